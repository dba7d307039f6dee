"""Sentences on the page; a number in them opens the records that it counts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from secretariat.base.document import Paragraph, Selection
from secretariat.gui.session import Session
from secretariat.gui.style import COLOURS
from secretariat.store.listing import ListQuery


class Told(QLabel):
    """Shows paragraphs one below the other; links are reached with Tab and opened with Enter."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selections: list[Selection] = []
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self.open_link)

    def tell(self, paragraphs: Sequence[Paragraph | str]) -> None:
        """Show these sentences."""
        self._selections.clear()
        self.setText("<br>".join(self._line(one) for one in paragraphs))
        self.setVisible(bool(paragraphs))

    def _line(self, paragraph: Paragraph | str) -> str:
        if isinstance(paragraph, str):
            return escape(paragraph)
        parts = []
        for piece in paragraph.pieces:
            if isinstance(piece, str) or piece.counts is None or not piece.counts.ids:
                parts.append(escape(piece if isinstance(piece, str) else piece.text))
                continue
            self._selections.append(piece.counts)
            link = f'<a href="{len(self._selections) - 1}" style="color: {COLOURS["accent"]};">'
            parts.append(f"{link}{escape(piece.text)}</a>")
        return "".join(parts)

    def open_link(self, link: str) -> None:
        """Open the records behind a number."""
        counts = self._selections[int(link)]
        self._session.open_list.emit(
            counts.ledger, ListQuery(as_of=counts.as_of, scope="all", ids=counts.ids)
        )
