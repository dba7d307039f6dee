"""The list of the program's pages, at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from secretariat.gui.style import icon


@dataclass(frozen=True, slots=True)
class Place:
    """One page of the sidebar: its name in the program, its words, its icon."""

    name: str
    label: str
    icon: str


PLACES = (
    Place("dashboard", "工作台", "dashboard"),
    Place("members", "会员", "members"),
    Place("people", "人员", "people"),
    Place("posts", "职务", "posts"),
    Place("proposals", "提案", "proposals"),
    Place("events", "活动", "events"),
    Place("rotation", "轮值", "rotation"),
    Place("service", "走访诉求", "service"),
    Place("performance", "履职", "performance"),
    Place("ledgers", "台账", "ledgers"),
    Place("reports", "报表", "reports"),
    Place("data", "数据", "data"),
)


_ROW_OF_KEYS = "1234567890-="
"""The uppermost row of the keyboard, from left to right: one key with Ctrl for each page."""


def key_of(number: int) -> str:
    """The key of the page at a place of the sidebar, from 1 on: Ctrl+1 … Ctrl+9, Ctrl+0, Ctrl+-, Ctrl+=."""
    return f"Ctrl+{_ROW_OF_KEYS[number - 1]}"


class Sidebar(QFrame):
    """Buttons for the pages; Ctrl with the row of digits presses them."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place] = PLACES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFixedWidth(148)
        self.buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(2)
        for number, place in enumerate(places, start=1):
            button = self._button(place, number)
            group.addButton(button)
            layout.addWidget(button)
        layout.addStretch()

    def _button(self, place: Place, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(f" {place.label}")
        button.setIcon(icon(place.icon))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        button.setShortcut(key_of(number))
        button.setToolTip(f"{place.label}（{key_of(number)}）")
        button.setAccessibleName(place.label)
        button.clicked.connect(lambda: self.chosen.emit(place.name))
        button.toggled.connect(lambda on: button.setIcon(icon(place.icon, "accent" if on else "muted")))
        self.buttons[place.name] = button
        return button

    def mark(self, name: str) -> None:
        """Show which page is open; a page that is not in the list leaves the mark where it is."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)
