"""A button that opens a list of ticks: filters a column by several of its values at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.kinds.kind import Value
from secretariat.gui.style import COLOURS
from secretariat.store.search import matches

Offer = tuple[Value, str, int]
"""A value, its words, and how many records have it."""

_VALUE = Qt.ItemDataRole.UserRole
_MANY = 12


class TickList(QWidget):
    """Values with ticks and, where they are many, a field that finds them by characters or pinyin."""

    changed = Signal()

    def __init__(
        self, offers: Sequence[Offer], ticked: Sequence[Value], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.finder = QLineEdit(placeholderText="查找（汉字或拼音首字母）")
        self.finder.setVisible(len(offers) > _MANY)
        self.finder.textChanged.connect(self._narrow)
        self.list = QListWidget()
        for value, label, count in offers:
            item = QListWidgetItem(f"{label}（{count}）" if count >= 0 else label)
            item.setData(_VALUE, (value, label))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.finder)
        layout.addWidget(self.list)

    def ticked(self) -> tuple[Value, ...]:
        """The ticked values, in the order offered."""
        return tuple(
            item.data(_VALUE)[0] for item in self._items() if item.checkState() is Qt.CheckState.Checked
        )

    def clear_ticks(self) -> None:
        """Take all ticks away."""
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.changed.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, text: str) -> None:
        for item in self._items():
            label = item.data(_VALUE)[1]
            item.setHidden(bool(text.strip()) and not matches(text, (label,)))


class _Popup(QFrame):
    """The frame that drops down below the button; Esc or a click elsewhere closes it."""

    def __init__(self, ticks: TickList, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("ticks")
        self.setStyleSheet(
            f"#ticks {{ background: {COLOURS['card']}; border: 1px solid {COLOURS['line_dark']}; }}"
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        clear, done = QPushButton("清除(&C)"), QPushButton("确定(&O)")
        clear.clicked.connect(ticks.clear_ticks)
        done.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(clear)
        buttons.addStretch()
        buttons.addWidget(done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(ticks)
        layout.addLayout(buttons)
        self.resize(300, min(420, 110 + 32 * max(3, ticks.list.count())))
        (ticks.finder if ticks.finder.isVisibleTo(ticks) else ticks.list).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


class QuickChoice(QToolButton):
    """Shows what a column is filtered by; pressing it offers the column's values with their counts."""

    chosen = Signal(str, tuple)

    def __init__(
        self, key: str, label: str, offers: Callable[[str], list[Offer]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key, self._label, self._offers = key, label, offers
        self._values: tuple[Value, ...] = ()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(f"按{label}筛选，可选几项")
        self.setAccessibleName(label)
        self.clicked.connect(self.drop_down)
        self.show_values(())

    def show_values(self, values: tuple[Value, ...]) -> None:
        """Show which values the list is filtered by."""
        self._values = values
        self.setText(f"{self._label}（{len(values)}） ▾" if values else f"{self._label} ▾")
        self.setProperty("state", "on" if values else "")
        self.setStyleSheet("font-weight: 600;" if values else "")

    def drop_down(self) -> TickList:
        """Open the list of ticks below the button."""
        ticks = TickList(self._offers(self.key), self._values, self)
        ticks.changed.connect(lambda: self._take(ticks.ticked()))
        popup = _Popup(ticks, self)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        return ticks

    def _take(self, values: tuple[Value, ...]) -> None:
        self.show_values(values)
        self.chosen.emit(self.key, values)
