"""Which words in a leader's post mean which rank: a table that the office may change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.domains.events.ranks import listed_posts, written_posts
from secretariat.domains.events.vocabulary import RANKS
from secretariat.gui.pieces import action, list_table, row, shortcut

Index = QModelIndex | QPersistentModelIndex
_POST, _RANK = 0, 1
_SEPARATORS = "、，,/：:;； \t"
_LINES = 9  # that are seen without scrolling


class _RankDelegate(QStyledItemDelegate):
    """Lets one of the ranks be chosen in a cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.addItems(RANKS)
        box.activated.connect(lambda _: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())


class _Table(QTableWidget):
    """Enter edits a cell, as F2 does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing and self.currentItem():
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)


class RankTable(QWidget):
    """(post, rank) line by line; `changed` after each change by the clerk."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = ""
        self.table = _Table(0, 2)
        list_table(self.table)
        self.table.setHorizontalHeaderLabels(["职务里的词", "级别"])
        self.table.setAccessibleName("领导职务的级别")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.table.setItemDelegateForColumn(_RANK, _RankDelegate(self.table))
        self.table.setColumnWidth(_POST, 260)
        self.table.setMaximumWidth(480)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight((_LINES + 1) * height + 8)
        self.table.itemChanged.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addLayout(row(
            action("增加一个职务(&A)", self.add, tip="Insert"),
            action("删除所选职务(&X)", self.remove, tip="Delete"),
            action("恢复默认的级别(&M)", self.restore, tip="保存以后才生效"), None,
        ))  # fmt: skip
        shortcut(self.table, "Ins", self.add)
        shortcut(self.table, "Del", self.remove)

    @property
    def posts(self) -> list[tuple[str, str]]:
        """What stands in the table; lines without a post are left out."""
        lines = (
            (self._text(at, _POST).strip(), self._text(at, _RANK)) for at in range(self.table.rowCount())
        )
        return [(post, rank) for post, rank in lines if post]

    @property
    def text(self) -> str:
        """The table as it is kept."""
        return written_posts(self.posts)

    def show_text(self, text: str, usual: str) -> None:
        """Show a table as it is kept; `usual` is what it can be put back to."""
        self._usual = usual
        self._show(listed_posts(text))

    def trouble(self) -> str:
        """What is wrong with the table, in words; "" for nothing."""
        ranks: dict[str, str] = {}
        for post, rank in self.posts:
            if any(sign in post for sign in _SEPARATORS):
                return f"“{post}”里有标点或空格：一行只写一个职务。"
            if ranks.setdefault(post, rank) != rank:
                return f"“{post}”写了两个级别（{ranks[post]}、{rank}），请删掉一行。"
        return "" if ranks else "领导职务的级别不能全部删掉；不需要的话，点“恢复默认的级别”。"

    def add(self) -> None:
        """A new line under the chosen one, ready to type into."""
        at = self.table.currentRow() + 1 if self.table.currentRow() >= 0 else self.table.rowCount()
        rank = self._text(at - 1, _RANK) if at else RANKS[0]
        self.table.insertRow(at)
        self._put(at, "", rank)
        self.table.setCurrentCell(at, _POST)
        self.table.setFocus()
        self.table.edit(self.table.model().index(at, _POST))

    def remove(self) -> None:
        """Take the chosen line away."""
        at = self.table.currentRow()
        if at >= 0:
            self.table.removeRow(at)
            self.changed.emit()

    def restore(self) -> None:
        """Show the usual table again."""
        self._show(listed_posts(self._usual))
        self.changed.emit()

    def _show(self, posts: Sequence[tuple[str, str]]) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(len(posts))
        for at, (post, rank) in enumerate(posts):
            self._put(at, post, rank)
        self.table.blockSignals(False)
        if posts:
            self.table.setCurrentCell(0, _POST)

    def _put(self, at: int, post: str, rank: str) -> None:
        self.table.setItem(at, _POST, QTableWidgetItem(post))
        self.table.setItem(at, _RANK, QTableWidgetItem(rank))

    def _text(self, at: int, column: int) -> str:
        item = self.table.item(at, column)
        return item.text() if item is not None else ""
