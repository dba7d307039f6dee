"""What a list shows while it has no rows: the first steps, or which conditions leave nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from secretariat.base.ledger import Ledger
from secretariat.gui.lists.conditions import sentence
from secretariat.gui.lists.first_words import FIRST, First
from secretariat.gui.lists.state import is_filtered, scopes_of
from secretariat.store.listing import ListQuery

if TYPE_CHECKING:
    from secretariat.gui.lists.page import ListPage

_PLAIN = First("可以单独新增。")
_LETTER = re.compile(r"\(&\w\)")


class EmptyNotice(QWidget):
    """A heading, a sentence and buttons in the middle of an empty page."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.text = QLabel(title), QLabel(text, wordWrap=True)
        self.title.setProperty("tone", "heading")
        self.text.setProperty("tone", "muted")
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    def offer(self, words: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """Add a button."""
        button = QPushButton(words)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda: act())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button


class NothingFits(EmptyNotice):
    """Says that the conditions leave nothing, and offers to take them away."""

    def __init__(self, clear: Callable[[], object]) -> None:
        super().__init__("", "")
        self._clear = self.offer("清除条件(&R)", clear, primary=True)

    def say(self, ledger: Ledger, query: ListQuery) -> None:
        """Name what was asked for."""
        filtered = is_filtered(query)
        scope = dict(scopes_of(ledger.name))[query.scope] if ledger.scoped and query.scope != "all" else ""
        self.title.setText(f"没有符合条件的{ledger.label}" if filtered else f"没有{scope}的{ledger.label}")
        where = f"范围“{scope}”；" if scope else ""
        self.text.setText(
            f"{where}{sentence(query, ledger)}".strip("；") if filtered else "可以换一个范围看看。"
        )
        self._clear.setVisible(filtered)


def first_steps(page: ListPage) -> EmptyNotice:
    """What a new office does first; the letters to press are on the same buttons of the toolbar above."""
    label = page.ledger.label
    words = FIRST.get(page.name, _PLAIN)
    notice = EmptyNotice(f"还没有{label}", words.why)
    if page.name in page.session.intakes:
        brings = _LETTER.sub("", words.brings) or f"导入{label}…"
        notice.offer(brings, page.actions_of.import_file, primary=True)
    notice.offer(f"手工新增{label}", page.actions_of.add)
    return notice
