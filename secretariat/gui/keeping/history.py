"""数据 → 操作历史: every operation, what it did to which record, and taking any of them back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from secretariat.gui.keeping import operations
from secretariat.gui.keeping.operations import LISTED, Touched
from secretariat.gui.pieces import Notice, action, heading, hint, page_layout, row
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT, colour
from secretariat.store import history
from secretariat.store.history import Operation, UndoReport

_PAGE = 200
_OPERATION, _RECORD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_LABELS = ("时间", "操作", "说明", "改动", "状态", "谁")
_WIDTHS = (150, 270, 260, 64, 76, 70)


class HistoryPage(QWidget):
    """The history, the newest first. An operation opens to the records it touched; a record opens its page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: dict[int, Operation] = {}
        self._notice = Notice()
        self.tree = QTreeWidget()
        self._undo = action(
            "撤销所选操作(&U)", self.undo, picture="undo", tip="收回所选操作；后来又改过的记录保留"
        )
        self._older = action("更早的操作(&E)", self.show_older)
        self._prepare_tree()
        layout = page_layout(self)
        layout.addLayout(row(heading("操作历史"), None, self._undo))
        layout.addWidget(hint(
            "每一次录入、修改、导入、删除都在这里，随时可以收回，隔了多久、重新开机也可以。"
            "点左边的箭头看改了哪些记录，双击记录打开它。"
        ))  # fmt: skip
        layout.addWidget(self._notice)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row(self._older, None))
        session.changed.connect(self.refresh)
        self.refresh()

    def _prepare_tree(self) -> None:
        self.tree.setHeaderLabels(list(_LABELS))
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        for place, width in enumerate(_WIDTHS):
            self.tree.setColumnWidth(place, width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.tree.itemExpanded.connect(self._fill)
        self.tree.itemActivated.connect(lambda item, _: self._open(item))
        self.tree.currentItemChanged.connect(lambda *_: self._allow())

    def refresh(self) -> None:
        """Show the newest operations; what was open stays open."""
        opened = [number for number, item in self._items() if item.isExpanded()]
        current = self.current
        self._shown.clear()
        self.tree.clear()
        self._append(history.operations(self._session.rows, _PAGE))
        for number, item in self._items():
            item.setExpanded(number in opened)
            if current is not None and number == current.id:
                self.tree.setCurrentItem(item)
        self._allow()

    def show_older(self) -> None:
        """Append the operations before those that are shown."""
        self._append(history.operations(self._session.rows, _PAGE, before=min(self._shown, default=None)))

    @property
    def current(self) -> Operation | None:
        """The chosen operation, or the one whose record is chosen."""
        item = self.tree.currentItem()
        while item is not None and item.parent() is not None:
            item = item.parent()
        return self._shown.get(item.data(0, _OPERATION)) if item is not None else None

    def choose(self, number: int) -> None:
        """Choose an operation that is shown."""
        for found, item in self._items():
            if found == number:
                self.tree.setCurrentItem(item)

    def undo(self) -> None:
        """Take back the chosen operation."""
        chosen = self.current
        if chosen is not None and operations.can_undo(chosen):
            number = chosen.id
            self._session.write("撤销", lambda store: operations.take_back(store, number), self._undone)

    def _undone(self, report: UndoReport) -> None:
        self._notice.say(*operations.told(self._session.rows, report))

    def _append(self, found: list[Operation]) -> None:
        for one in found:
            told = (operations.when(one), one.name, one.note or "")
            cells = [*told, f"{one.changes:,}", operations.state(one), one.author]
            item = QTreeWidgetItem(cells)
            item.setData(0, _OPERATION, one.id)
            item.setSizeHint(0, QSize(0, ROW_HEIGHT))
            item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(1, one.name)
            item.setToolTip(2, one.note or "")
            if one.changes:
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            if one.undone:
                for place in range(len(cells)):
                    item.setForeground(place, colour("faint"))
            self.tree.addTopLevelItem(item)
            self._shown[one.id] = one
        self._older.setVisible(len(found) == _PAGE)

    def _items(self) -> list[tuple[int, QTreeWidgetItem]]:
        items = (self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount()))
        return [(item.data(0, _OPERATION), item) for item in items if item is not None]

    def _fill(self, item: QTreeWidgetItem) -> None:
        """List the records of an operation when it is first opened."""
        if item.childCount():
            return
        one = self._shown[item.data(0, _OPERATION)]
        found = list(operations.touched(self._session.rows, one.id))
        for touched in found:
            item.addChild(_record_item(touched))
        if len(found) == LISTED and one.changes > LISTED:
            rest = QTreeWidgetItem(["", f"……共 {one.changes:,} 处改动，只列出前 {LISTED} 条记录"])
            item.addChild(rest)

    def _open(self, item: QTreeWidgetItem) -> None:
        target = item.data(0, _RECORD)
        if target is not None and target[1]:
            self._session.open_record.emit(target[0], target[1])

    def _allow(self) -> None:
        chosen = self.current
        self._undo.setEnabled(chosen is not None and operations.can_undo(chosen))


def _record_item(touched: Touched) -> QTreeWidgetItem:
    item = QTreeWidgetItem([touched.done, touched.label, touched.details])
    item.setData(0, _RECORD, (touched.entity, touched.record))
    item.setSizeHint(0, QSize(0, ROW_HEIGHT))
    item.setToolTip(2, touched.details)
    item.setToolTip(1, "双击打开" if touched.record else touched.label)
    return item
