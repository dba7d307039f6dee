"""A report on a sheet of paper on the screen; figures are links with a word on what they open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QHelpEvent, QResizeEvent, QTextFrameFormat
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from secretariat.base.document import Report, Selection
from secretariat.base.ledger import Ledger
from secretariat.gui.reports.html import ReportText
from secretariat.gui.session import Session

_LINE = 860  # pixels: the widest line that is still easily read
_MARGIN = 28


class ReportView(QTextBrowser):
    """Shows a report. `opened` carries the Selection of the figure that was clicked (or chosen by Tab and Enter)."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text: ReportText | None = None
        # A table as wide as the page is rounded up to a pixel more.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._open)

    def show_report(self, report: Report) -> None:
        """Show a report from its beginning."""
        self._text = ReportText(report)
        self.setHtml(self._text.html)
        self._centre()

    def follow(self, place: int) -> None:
        """Open the figure of that place in the text, as a click on it would."""
        self._open(QUrl(f"figure:{place}"))

    def selections(self) -> list[Selection]:
        """What the figures open, in the order of the text."""
        return list(self._text.selections) if self._text else []

    def words(self, selection: Selection) -> str:
        """What a figure's tooltip says."""
        ledger: Ledger = self._session.catalog.ledgers[selection.ledger]
        what = f"{selection.caption}：" if selection.caption else ""
        return f"{what}点开看这 {len(selection.ids)} {ledger.unit}{ledger.label}"

    def event(self, event: QEvent) -> bool:
        """Show the words of a figure under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            inside = self.viewport().mapFrom(self, event.pos())
            found = self._text.selection(self.anchorAt(inside)) if self._text else None
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.words(found), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in the middle."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        side = max(_MARGIN, (self.viewport().width() - _LINE) // 2)
        frame = self.document().rootFrame()
        layout: QTextFrameFormat = frame.frameFormat()
        if layout.leftMargin() != side or layout.topMargin() != _MARGIN:
            layout.setLeftMargin(side)
            layout.setRightMargin(side)
            layout.setTopMargin(_MARGIN)
            layout.setBottomMargin(_MARGIN)
            frame.setFrameFormat(layout)

    def _open(self, link: QUrl) -> None:
        selection = self._text.selection(link.toString()) if self._text else None
        if selection is not None:
            self.opened.emit(selection)
