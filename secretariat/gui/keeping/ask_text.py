"""A small window that asks for one name, or for one of several, without blocking."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from secretariat.gui.pieces import action, hint, row


class _Question(QDialog):
    """What both questions share: words above, a field, and two buttons; Enter says yes, Esc no."""

    def __init__(self, parent: QWidget, title: str, told: str, field: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        words = QLabel(title)
        words.setProperty("tone", "heading")
        self.yes = action("确定(&O)", self.accept, primary=True)
        self.yes.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(10)
        layout.addWidget(words)
        if told:
            layout.addWidget(hint(told))
        layout.addWidget(field)
        layout.addLayout(row(None, self.yes, action("取消(&C)", self.reject)))
        field.setFocus()


class TextQuestion(_Question):
    """Asks for a name."""

    def __init__(self, parent: QWidget, title: str, told: str, text: str = "") -> None:
        self.line = QLineEdit(text)
        super().__init__(parent, title, told, self.line)
        self.line.selectAll()
        self.line.textChanged.connect(lambda _: self._allow())
        self._allow()

    def _allow(self) -> None:
        self.yes.setEnabled(bool(self.line.text().strip()))


class ChoiceQuestion(_Question):
    """Asks for one of several."""

    def __init__(self, parent: QWidget, title: str, told: str, entries: Sequence[str]) -> None:
        self.box = QComboBox()
        self.box.addItems(list(entries))
        self.box.setMaxVisibleItems(16)
        super().__init__(parent, title, told, self.box)


def ask_text(
    parent: QWidget, words: tuple[str, str], slot: Callable[[str], object], text: str = ""
) -> TextQuestion:
    """Ask for a name with (question, explanation); `slot` gets it if the clerk says yes."""
    question = TextQuestion(parent, *words, text)
    question.accepted.connect(lambda: slot(question.line.text().strip()))
    question.open()
    return question


def ask_choice(
    parent: QWidget, words: tuple[str, str], slot: Callable[[str], object], entries: Sequence[str]
) -> ChoiceQuestion:
    """Ask for one of several; `slot` gets it if the clerk says yes."""
    question = ChoiceQuestion(parent, *words, entries)
    question.accepted.connect(lambda: slot(question.box.currentText()))
    question.open()
    return question
