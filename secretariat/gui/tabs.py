"""Tabs with words above the parts of a page; Alt and a number show one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from secretariat.gui.style import COLOURS

_LOOK = (
    "QToolButton {{ border: none; border-bottom: 2px solid transparent; padding: 6px 14px; color: {muted}; }}"
    "QToolButton:checked {{ border-bottom: 2px solid {accent}; color: {accent}; font-weight: bold; }}"
    "QToolButton:checked:!hover {{ background: transparent; }} QToolButton:focus {{ background: {accent_pale}; }}"
)


class Tabs(QWidget):
    """One tab for each name; `chosen` carries the name of the one that the clerk presses."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 0)
        layout.setSpacing(2)
        for number, name in enumerate(names, start=1):
            button = self._button(name, number)
            group.addButton(button)
            layout.addWidget(button)
        layout.addStretch()

    def mark(self, name: str) -> None:
        """Show which part is open."""
        self.buttons[name].setChecked(True)

    def _button(self, name: str, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(name)
        button.setCheckable(True)
        button.setShortcut(f"Alt+{number}")
        button.setToolTip(f"{name}（Alt+{number}）")
        button.setStyleSheet(_LOOK.format(**COLOURS))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self.buttons[name] = button
        return button
