"""The one box in which the program says what happened and what to do, and asks before something is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.gui.style import pixmap

_TINTS = {"info": "accent", "warning": "warn", "error": "bad"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One button of the box: its words, what it does, and its role (primary, danger or none)."""

    words: str
    act: Callable[[], object] | None = None
    role: str = ""


class MessageBox(QDialog):
    """What happened in bold, below it what to do, then the buttons; the first is the one that Enter presses."""

    def __init__(self, parent: QWidget | None, icon: str, happened: str, remedy: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("商会秘书")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.happened = _words(happened, "heading")
        self.remedy = _words(remedy, "")
        self.remedy.setVisible(bool(remedy))
        picture = QLabel()
        picture.setPixmap(pixmap(icon, _TINTS[icon], 32))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.happened)
        words.addWidget(self.remedy)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(18)
        layout.addLayout(row)
        layout.addLayout(self.buttons)

    def offer(self, answers: Sequence[Answer]) -> None:
        """Set the buttons; the box closes before a button's action runs."""
        for place, answer in enumerate(answers):
            button = QPushButton(answer.words)
            button.setProperty("role", answer.role or ("primary" if place == 0 else ""))
            button.setDefault(place == 0)
            button.setAutoDefault(place == 0)
            button.clicked.connect(lambda _=False, chosen=answer: self._choose(chosen))
            self.buttons.addWidget(button)
            if place == 0:
                button.setFocus()

    def _choose(self, answer: Answer) -> None:
        self.close()
        if answer.act is not None:
            answer.act()


def _words(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", tone)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setMinimumWidth(420)
    label.setMaximumWidth(560)
    return label


def show_refusal(parent: QWidget | None, refusal: Refusal, *more: Answer) -> MessageBox:
    """Show what the world refused, without blocking; `more` are further ways out beside 知道了."""
    box = MessageBox(parent, "warning", refusal.message, refusal.remedy)
    box.offer((Answer("知道了(&O)"), *more))
    box.open()
    return box


def tell(parent: QWidget | None, happened: str, remedy: str = "", icon: str = "info") -> MessageBox:
    """Say something that needs no decision, without blocking."""
    box = MessageBox(parent, icon, happened, remedy)
    box.offer((Answer("知道了(&O)"),))
    box.open()
    return box


def ask(parent: QWidget | None, question: str, detail: str, *answers: Answer) -> MessageBox:
    """Ask without blocking; Esc does the same as an answer without an action."""
    box = MessageBox(parent, "warning", question, detail)
    box.offer(answers)
    box.open()
    return box
