"""Another name in a seat of a unit: is it the same person with the name put right, or somebody else?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QRadioButton, QVBoxLayout, QWidget


class SeatQuestion(QFrame):
    """Two answers below a changed name; `answered` carries True for somebody else."""

    answered = Signal(bool)

    def __init__(self, seat: str, holder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "warn-bar")
        self._seat, self._holder = seat, holder
        self.words = QLabel(wordWrap=True)
        self.words.setProperty("tone", "strong")
        self.corrected = QRadioButton("更正姓名：还是同一个人，原来写错了")
        self.replaced = QRadioButton("换人：原来的人到今天为止，记入经历")
        self._group = QButtonGroup(self)
        for button in (self.corrected, self.replaced):
            button.setMinimumHeight(24)
            self._group.addButton(button)
        self.replaced.toggled.connect(self._on_toggle)
        self.corrected.toggled.connect(self._on_toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        for widget in (self.words, self.corrected, self.replaced):
            layout.addWidget(widget)
        self.hide()

    def show_name(self, name: str) -> None:
        """Ask about a new name; an unchanged or empty one needs no answer."""
        asked = bool(name) and name != self._holder
        self.words.setText(f"{self._seat}由“{self._holder}”改为“{name}”，请选一种：")
        self.setVisible(asked)

    @property
    def open(self) -> bool:
        """Whether an answer is wanted and missing."""
        return not self.isHidden() and self._group.checkedButton() is None

    @property
    def is_replaced(self) -> bool:
        """Whether somebody else takes the seat."""
        return not self.isHidden() and self.replaced.isChecked()

    def _on_toggle(self, checked: bool) -> None:
        if checked:
            self.answered.emit(self.replaced.isChecked())
