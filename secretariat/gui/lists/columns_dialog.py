"""Chooses which columns a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.ledger import Column, Ledger
from secretariat.store.search import matches

_KEY = Qt.ItemDataRole.UserRole


class ColumnChooser(QWidget):
    """All columns by group at the left, ticked where shown; the shown ones in their order at the right."""

    changed = Signal()

    def __init__(
        self, ledger: Ledger, shown: Sequence[str], usual: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = {item.key: item for item in ledger.columns}
        self._usual = tuple(usual)
        self.finder = QLineEdit(placeholderText="查找字段（汉字或拼音首字母）")
        self.finder.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self._groups: dict[str, tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = {}
        self._fill_tree()
        self.order = QListWidget()
        self.order.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.order.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._lay_out()
        self.show_keys(shown)
        self.tree.itemChanged.connect(self._on_tick)
        self.order.model().rowsMoved.connect(lambda: self.changed.emit())

    def keys(self) -> tuple[str, ...]:
        """The shown columns, in order."""
        return tuple(self.order.item(row).data(_KEY) for row in range(self.order.count()))

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show a choice of columns."""
        self.order.clear()
        for key in keys:
            if key in self._columns:
                self._append(key)
        self.tree.blockSignals(True)
        for item in self._leaves():
            ticked = item.data(0, _KEY) in keys
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.tree.blockSignals(False)
        self.changed.emit()

    def shift(self, step: int) -> None:
        """Move the chosen column up (-1) or down (1)."""
        row = self.order.currentRow()
        target = row + step
        if row < 0 or not 0 <= target < self.order.count():
            return
        item = self.order.takeItem(row)
        self.order.insertItem(target, item)
        self.order.setCurrentRow(target)
        self.changed.emit()

    def drop(self) -> None:
        """Take the chosen column out."""
        item = self.order.currentItem()
        if item is not None:
            self.show_keys([key for key in self.keys() if key != item.data(_KEY)])

    def _lay_out(self) -> None:
        left, right, buttons = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        left.addWidget(QLabel("全部字段（打勾的显示）"))
        left.addWidget(self.finder)
        left.addWidget(self.tree)
        right.addWidget(QLabel("显示的列，按顺序（可拖动）"))
        right.addWidget(self.order)
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            ("上移(&U)", lambda: self.shift(-1)), ("下移(&D)", lambda: self.shift(1)), ("去掉(&T)", self.drop),
            ("恢复默认(&R)", lambda: self.show_keys(self._usual)),
        )  # fmt: skip
        for words, act in acts:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: act())
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(left, 5)
        layout.addLayout(right, 5)
        layout.addLayout(buttons)

    def _fill_tree(self) -> None:
        for column in self._columns.values():
            title = column.group or "其他"
            if title not in self._groups:
                self._groups[title] = (QTreeWidgetItem(self.tree, [title]), [])
                self._groups[title][0].setFlags(Qt.ItemFlag.ItemIsEnabled)
            top, leaves = self._groups[title]
            leaf = QTreeWidgetItem(top, [column.label])
            leaf.setData(0, _KEY, column.key)
            leaf.setToolTip(0, column.help)
            leaf.setCheckState(0, Qt.CheckState.Unchecked)
            leaves.append(leaf)
        self.tree.expandAll()

    def _leaves(self) -> list[QTreeWidgetItem]:
        return [leaf for _, leaves in self._groups.values() for leaf in leaves]

    def _append(self, key: str) -> None:
        item = QListWidgetItem(self._columns[key].label)
        item.setData(_KEY, key)
        self.order.addItem(item)

    def _on_tick(self, item: QTreeWidgetItem) -> None:
        key, keys = item.data(0, _KEY), self.keys()
        if item.checkState(0) is Qt.CheckState.Checked and key not in keys:
            self._append(key)
            self.order.setCurrentRow(self.order.count() - 1)
            self.changed.emit()
        elif item.checkState(0) is Qt.CheckState.Unchecked and key in keys:
            self.show_keys([one for one in keys if one != key])

    def _narrow(self, text: str) -> None:
        for leaf in self._leaves():
            leaf.setHidden(bool(text.strip()) and not self._fits(text, self._columns[leaf.data(0, _KEY)]))
        for top, leaves in self._groups.values():
            top.setHidden(all(leaf.isHidden() for leaf in leaves))

    @staticmethod
    def _fits(text: str, column: Column) -> bool:
        return matches(text, column.words)


class ColumnsDialog(QDialog):
    """The chooser in a window; `chosen` carries the keys in order."""

    chosen = Signal(object)

    def __init__(
        self, ledger: Ledger, shown: Sequence[str], usual: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{ledger.label}列表显示哪些列")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.chooser = ColumnChooser(ledger, shown, usual)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.chooser.changed.connect(self._check)
        layout = QVBoxLayout(self)
        layout.addWidget(self.chooser)
        layout.addWidget(self.buttons)
        self.resize(720, 560)

    def accept(self) -> None:
        self.chosen.emit(self.chooser.keys())
        super().accept()

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.chooser.keys()))
