"""The recycle bin: what was removed, by operation, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.session import Session
from secretariat.store.history import Operation, operation
from secretariat.store.rows import Record, Rows
from secretariat.store.store import Store

_PLACE = Qt.ItemDataRole.UserRole
_ORDER = ("membership", "organization", "person", "employment")


@dataclass(frozen=True, slots=True)
class Removed:
    """One removed record: where it was, what it is called, and the operation that removed it."""

    entity: str
    record: int
    label: str
    title: str
    operation: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What one operation removed."""

    operation: int
    name: str
    at: str
    records: tuple[Removed, ...]


def removed_batches(rows: Rows) -> list[Batch]:
    """All removed records by operation, the newest first."""
    found: dict[int, list[Removed]] = {}
    names = [*_ORDER, *(name for name in rows.catalog.entities if name not in _ORDER)]
    for name in names:
        for row in rows.removed(name):
            item = Removed(name, row["id"], rows.entity(name).label, _title(rows, name, row), row["removed"])
            found.setdefault(item.operation, []).append(item)
    known = {item.id: item for item in _operations(rows, found)}
    return [
        Batch(number, known[number].name, known[number].at.replace("T", " ")[:16], tuple(found[number]))
        for number in sorted(found, reverse=True)
    ]


def _operations(rows: Rows, numbers: Iterable[int]) -> list[Operation]:
    return [operation(rows, number) for number in numbers]


def _title(rows: Rows, entity: str, row: Record) -> str:
    if entity == "employment":
        person, unit = (rows.title(name, row[name]) for name in ("person", "organization"))
        return f"{person}（{unit}{row['role']}）"
    return rows.title(entity, row["id"])


class BinPage(FreshPart):
    """Shows what can be brought back; nothing is ever deleted for good by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["记录", "种类", "删除时间"])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setUniformRowHeights(True)
        self.tree.setColumnWidth(0, 460)
        self.tree.setColumnWidth(1, 120)
        self.tree.itemSelectionChanged.connect(self._on_selected)
        self.tree.itemActivated.connect(self._open)
        self.none = EmptyNotice("回收站是空的", "删除的会员、人员会放在这里，随时可以恢复。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.none)
        self.restore_button = QPushButton("恢复选中的(&R)")
        self.restore_button.setProperty("role", "primary")
        self.restore_button.clicked.connect(self.restore)
        hint = QLabel("选一条只恢复这一条（连同它的单位、人员）；选一次删除操作，整批恢复。双击可先看看。")
        hint.setProperty("tone", "muted")
        foot = QHBoxLayout()
        foot.addWidget(hint)
        foot.addStretch()
        foot.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.stack, 1)
        layout.addLayout(foot)
        self.follow(session.changed)

    def read(self) -> None:
        """Read the bin anew."""
        self.tree.clear()
        batches = removed_batches(self.session.rows)
        for batch in batches:
            top = QTreeWidgetItem(self.tree, [f"{batch.name}（{len(batch.records)} 条）", "", batch.at])
            top.setData(0, _PLACE, [(item.entity, item.record) for item in batch.records])
            for item in batch.records:
                leaf = QTreeWidgetItem(top, [item.title, item.label, ""])
                leaf.setData(0, _PLACE, [(item.entity, item.record)])
            top.setExpanded(len(batch.records) <= 12)
        self.stack.setCurrentIndex(0 if batches else 1)
        self._on_selected()

    def selected(self) -> list[tuple[str, int]]:
        """The selected records; of a selected operation all of them."""
        found: dict[tuple[str, int], None] = {}
        for item in self.tree.selectedItems():
            found.update(dict.fromkeys((entity, record) for entity, record in item.data(0, _PLACE)))
        return list(found)

    def restore(self) -> None:
        """Bring the selected records back in one operation."""
        chosen = self.selected()
        if not chosen:
            return

        def job(store: Store) -> None:
            with store.transact("从回收站恢复") as tx:
                for entity, record in chosen:
                    tx.restore(entity, record)

        self.session.write("从回收站恢复", job)

    def _on_selected(self) -> None:
        self.restore_button.setEnabled(bool(self.tree.selectedItems()))

    def _open(self, item: QTreeWidgetItem) -> None:
        places = item.data(0, _PLACE)
        if len(places) == 1 and places[0][0] in ("membership", "organization", "person"):
            self.session.open_record.emit(*places[0])
