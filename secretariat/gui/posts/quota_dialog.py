"""How many seats there are of each title, and in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from secretariat.gui.pieces import action, hint, row

_MOST = 9999


class QuotaDialog(QDialog):
    """Edits the quotas of a term; an empty line means no limit. `chosen` carries (title → seats, seats in all)."""

    chosen = Signal(object, object)

    def __init__(
        self,
        titles: Sequence[str],
        quotas: Mapping[str, int],
        total: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("职数")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.total = SeatsLine(total)
        self.boxes = {title: SeatsLine(quotas.get(title)) for title in dict.fromkeys((*quotas, *titles))}
        body = QWidget()
        form = QFormLayout(body)
        form.addRow("总名额", self.total)
        for title, box in self.boxes.items():
            form.addRow(title, box)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(hint("超出职数只提醒，不阻止。留空表示不限。"))
        layout.addWidget(area, 1)
        layout.addLayout(
            row(None, action("确定(&O)", self.accept, primary=True), action("取消(&C)", self.reject))
        )
        self.resize(380, 520)
        self.total.setFocus()

    def accept(self) -> None:
        quotas = {title: box.value() for title, box in self.boxes.items() if box.value()}
        self.chosen.emit(quotas, self.total.value() or None)
        super().accept()


class SeatsLine(QLineEdit):
    """A number of seats; empty means no limit."""

    def __init__(self, seats: int | None) -> None:
        super().__init__(placeholderText="不限")
        self.setValidator(QIntValidator(0, _MOST, self))
        self.set_value(seats)

    def value(self) -> int:
        """The number typed; 0 for none."""
        text = self.text().strip()
        return int(text) if text.isdecimal() else 0

    def set_value(self, seats: int | None) -> None:
        """Write a number as if typed."""
        self.setText(str(seats) if seats else "")
