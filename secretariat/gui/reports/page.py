"""The reports page: choose a report and a month, read it, open what its figures count, save or print it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QWidget,
)

from secretariat.base.dates import add_months, show_date
from secretariat.base.document import Report, Selection
from secretariat.exchange.printing import write_report
from secretariat.gui.background import Background
from secretariat.gui.file_choice import ask_save
from secretariat.gui.pieces import EmptyPage, Notice, action, add_choice, heading, page_layout, row, shortcut
from secretariat.gui.reports.kinds import REPORT_KINDS, ReportKind
from secretariat.gui.reports.preview import PdfPreview, pdf_bytes
from secretariat.gui.reports.view import ReportView
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Rows

_YEARS = 12
_FILTERS = {".pdf": "PDF 文件 (*.pdf)", ".xlsx": "Excel 工作簿 (*.xlsx)"}


def last_complete_month(today: date) -> str:
    """The month before this one, such as 2026-10."""
    return add_months(today.isoformat()[:7], -1)


class ReportPage(QWidget):
    """Shows a report of a month. What is saved and printed is the very report on the screen."""

    import_wanted = Signal()
    """The office is empty, and the clerk wants to import its members."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = Background(session, self)
        self._writing = Background(session, self)
        self._stale = True
        self.report: Report | None = None
        self.kinds = QListWidget()
        self.months = QComboBox()
        self.view = ReportView(session)
        self._notice = Notice()
        self._status = QLabel()
        self._stack = QStackedWidget()
        self._empty = EmptyPage(
            "还没有记录，报表没有内容",
            "先把办公室现有的会员名册导入进来（Excel、WPS 表格都可以），月报就会自己算出来。",
            "导入会员名册(&I)…",
        )
        self._empty.chosen.connect(self.import_wanted)
        self._make()
        self._connect()
        self.setFocusProxy(self.view)

    @property
    def month(self) -> str:
        """The chosen month, such as 2026-10."""
        return str(self.months.currentData())

    @property
    def kind(self) -> ReportKind:
        """The chosen report."""
        return REPORT_KINDS[max(0, self.kinds.currentRow())]

    @property
    def busy(self) -> bool:
        """Whether the report is being made, or a file is being written."""
        return self._reading.busy or self._writing.busy

    def choose_month(self, month: str) -> None:
        """Show the report of another month of the list."""
        place = self.months.findData(month)
        if place >= 0:
            self.months.setCurrentIndex(place)

    def save(self, path: Path) -> None:
        """Write the report on the screen as .pdf or .xlsx, by the suffix."""
        report = self.report
        if report is None:
            return

        def saved(warnings: tuple[str, ...]) -> None:
            self._say_saved(path, warnings)

        self._status.setText("正在写文件…")
        self._writing.run(lambda: write_report(report, path), saved, self._not_saved)

    def preview(self) -> None:
        """Show the PDF of the report on the screen, page by page."""
        report = self.report
        if report is None:
            return

        def job() -> bytes:
            with TemporaryDirectory() as folder:
                return pdf_bytes(lambda path: write_report(report, path), Path(folder))

        self._status.setText("正在排版…")
        self._writing.run(job, lambda content: self._show_pdf(report.title, content), self._not_saved)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the report when the page is first seen, or after something changed."""
        super().showEvent(event)
        if self._stale:
            self._make_report()

    def _make(self) -> None:
        for kind in REPORT_KINDS:
            add_choice(self.kinds, kind.label, kind.name, kind.told)
        self.kinds.setCurrentRow(0)
        self.kinds.setFixedWidth(170)
        newest = date.today().isoformat()[:7]
        for back in range(_YEARS * 12):
            month = add_months(newest, -back)
            self.months.addItem(show_date(month) + ("（本月未完）" if not back else ""), month)
        self.months.setCurrentIndex(self.months.findData(last_complete_month(date.today())))
        self.months.setMaxVisibleItems(18)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        layout = page_layout(self)
        layout.addLayout(row(heading("报表"), None, self._status))
        layout.addLayout(self._tools())
        layout.addWidget(self._notice)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.kinds)
        body.addWidget(self._stack, 1)
        layout.addLayout(body, 1)

    def _tools(self) -> QHBoxLayout:
        label = QLabel("月份(&M)：")
        label.setBuddy(self.months)
        self._saving = [
            action(
                "打印预览(&V)…", self.preview, primary=True, tip="看打印出来的样子，也可以直接打印（Ctrl+P）"
            ),
            action("导出 PDF(&D)…", lambda: self._ask_path(".pdf"), tip="Ctrl+S"),
            action("导出 Excel(&E)…", lambda: self._ask_path(".xlsx"), tip="Ctrl+Shift+S"),
        ]
        earlier = action("上月(&U)", lambda: self._step(1), tip="PgUp")
        later = action("下月(&W)", lambda: self._step(-1), tip="PgDn")
        return row(label, earlier, self.months, later, None, *self._saving)

    def _connect(self) -> None:
        self.months.currentIndexChanged.connect(lambda _: self._make_report())
        self.kinds.currentRowChanged.connect(lambda _: self._make_report())
        self.view.opened.connect(self._open)
        self._session.changed.connect(self._changed)
        self._session.runner.broken.connect(self._forget_status)
        shortcut(self, "Ctrl+P", self.preview)
        shortcut(self, "Ctrl+S", lambda: self._ask_path(".pdf"))
        shortcut(self, "Ctrl+Shift+S", lambda: self._ask_path(".xlsx"))
        shortcut(self, "F5", self._make_report)
        shortcut(self, "Ctrl+PgUp", lambda: self._step(1))
        shortcut(self, "Ctrl+PgDown", lambda: self._step(-1))

    def _step(self, back: int) -> None:
        place = self.months.currentIndex() + back
        if 0 <= place < self.months.count():
            self.months.setCurrentIndex(place)

    def _forget_status(self, _: object) -> None:
        self._status.setText("")

    def _changed(self, _: object) -> None:
        self._stale = True
        if self.isVisible():
            self._make_report()

    def _make_report(self) -> None:
        self._stale = False
        kind, month = self.kind, self.month
        self._status.setText("正在统计…")
        self._notice.say("")

        def job(rows: Rows) -> Report | None:
            return kind.build(rows, month) if _has_records(rows) else None

        self._reading.read(job, self._show, self._not_saved)

    def _show(self, report: Report | None) -> None:
        self.report = report
        self._status.setText("")
        for button in self._saving:
            button.setEnabled(report is not None)
        self._stack.setCurrentWidget(self._empty if report is None else self.view)
        if report is not None:
            self.view.show_report(report)

    def _open(self, selection: Selection) -> None:
        query = ListQuery(as_of=selection.as_of, scope="all", ids=selection.ids)
        self._session.open_list.emit(selection.ledger, query)

    def _ask_path(self, suffix: str) -> None:
        if self.report is None:
            return
        folder = str(self._session.property("saveFolder") or "")
        suggested = str(Path(folder) / f"{self.report.title}{suffix}")
        ask_save(self, "保存报表", suggested, _FILTERS[suffix], self._save_there)

    def _save_there(self, path: Path) -> None:
        self._session.setProperty("saveFolder", str(path.parent))
        self.save(path)

    def _say_saved(self, path: Path, warnings: tuple[str, ...]) -> None:
        self._status.setText("")
        self._notice.say("\n".join((f"已保存到“{path}”。", *warnings)), "warn" if warnings else "good")
        self._notice.offer("打开文件(&F)", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def _show_pdf(self, title: str, content: bytes) -> None:
        self._status.setText("")
        PdfPreview(title, content, self.window()).show()

    def _not_saved(self, error: BaseException) -> None:
        self._status.setText("")
        self._session.refused.emit(error)


def _has_records(rows: Rows) -> bool:
    return any(rows.columns(entity, ()) for entity in ("membership", "post", "proposal"))
