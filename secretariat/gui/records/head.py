"""The head of a record's page: its title with chips, quiet lines, and the buttons that wrap."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.pieces import row, toned
from secretariat.gui.style import COLOURS


class RecordHead(QFrame):
    """What stands above the cards of a record; filled from the top."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 14, 20, 12)
        self.body.setSpacing(8)

    def say_gone(self, what: str, done: str = "登记") -> None:
        """Say that the record is not there any more, and how it comes back."""
        self.body.addWidget(toned(f"{what}已经不在了", "title"))
        self.body.addWidget(
            QLabel(f"{done}它的那次操作可能被撤销了。按Alt+←回到上一页；点“重做”可以让它回来。")
        )

    def add_title(self, words: str, chips: Iterable[tuple[str, str]]) -> None:
        """The title, which can be copied, and at its right the chips: words and mood of each."""
        title = toned(words, "title")
        title.setWordWrap(True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = row(title)
        line.setStretch(0, 1)
        for text, mood in chips:
            line.addWidget(chip(text, mood), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def add_buttons(self, buttons: Iterable[QWidget]) -> None:
        """The buttons side by side, in more lines where the window is narrow."""
        box = QWidget()
        flow = FlowLayout(box)
        for button in buttons:
            flow.addWidget(button)
        self.body.addWidget(box)


def chip(words: str, mood: str) -> QLabel:
    """A short word on a coloured ground; the mood is good, warn, bad, accent or muted."""
    label = QLabel(words)
    ink, paper = ("text", "sidebar") if mood == "muted" else (mood, f"{mood}_pale")
    label.setStyleSheet(
        f"background: {COLOURS[paper]}; color: {COLOURS[ink]}; border-radius: 9px; padding: 3px 10px;"
    )
    return label
