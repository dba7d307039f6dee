"""A row of chips with counts: pressing one narrows a list to it, pressing it again shows everything."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.style import COLOURS

ALL = "全部"
_LOOK = (
    f"QToolButton {{ border: 1px solid {COLOURS['line']}; border-radius: 11px; padding: 3px 11px;"
    f" background: {COLOURS['card']}; }}"
    f"QToolButton:checked {{ background: {COLOURS['accent_pale']}; border-color: {COLOURS['accent']};"
    f" color: {COLOURS['accent']}; font-weight: 600; }}"
    f"QToolButton:focus {{ border-color: {COLOURS['accent']}; }}"
)


class Chips(QWidget):
    """`chosen` carries the name of the chip that is pressed, 全部 where it was pressed before."""

    chosen = Signal(str)

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self._unit, self._present = unit, ALL
        self._flow = FlowLayout(self)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show a chip for each name in its order; one that was there and is not named any more goes."""
        if list(counts) != list(self.buttons):
            self._make(list(counts))
        for name, button in self.buttons.items():
            button.setText(f"{name} {counts[name]}")
            button.setAccessibleName(f"{name}{counts[name]}{self._unit}")
        self.mark(self._present)

    def mark(self, name: str) -> None:
        """Show which chip the list is narrowed to; "" for none of them."""
        self._present = name
        for other, button in self.buttons.items():
            button.setChecked(other == name)

    def _make(self, names: list[str]) -> None:
        self._flow.clear()
        self.buttons = {}
        for name in names:
            button = tool(name, partial(self._press, name), checkable=True, tip=_tip(name, self._unit))
            button.setStyleSheet(_LOOK)
            self.buttons[name] = button
            self._flow.addWidget(button)
            button.show()

    def _press(self, name: str) -> None:
        again = name == self._present and name != ALL
        self.mark(ALL if again else name)
        self.chosen.emit(self._present)


def _tip(name: str, unit: str) -> str:
    return "显示全部" if name == ALL else f"只看{name}的（{unit}）；再点一下显示全部"
