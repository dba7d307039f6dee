"""A plain table model over a sorted list of ids: only the rows that are painted are read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from secretariat.base.errors import Refusal
from secretariat.base.kinds import IdNumber
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column
from secretariat.gui.style import colour
from secretariat.store.faults import explained
from secretariat.store.listing import Listing

Index = QModelIndex | QPersistentModelIndex
_BLOCK = 32
_KEPT = 120
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | _MIDDLE,
    "right": Qt.AlignmentFlag.AlignRight | _MIDDLE,
    "center": Qt.AlignmentFlag.AlignHCenter | _MIDDLE,
}
_ROLES = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ForegroundRole,
    )
)
"""All that a painted cell is asked for and that is answered; it is asked for ten things."""
_TOP = QModelIndex()


class ListModel(QAbstractTableModel):
    """The rows of a listing. `show` says which; blocks of rows are read when they are first painted."""

    failed = Signal(object)
    """A Refusal: the file or its disk is gone. The rows that cannot be read are blank."""

    def __init__(self, parent: QObject | None = None, path: Path | None = None) -> None:
        super().__init__(parent)
        self._path = path or Path()
        self._listing: Listing | None = None
        self.ids: list[int] = []
        self.columns: tuple[Column, ...] = ()
        self.as_of: str | None = None
        self.shows_codes = False
        self._order: tuple[str, ...] = ()
        self._mood_key = ""
        self._blocks: OrderedDict[int, list[list[Value]]] = OrderedDict()

    def show(self, listing: Listing, ids: list[int], columns: Sequence[Column], as_of: str | None) -> None:
        """Show these records with these columns, told for a day."""
        self.beginResetModel()
        self._listing, self.ids, self.columns, self.as_of = listing, ids, tuple(columns), as_of
        known = {item.key for item in listing.ledger.columns}
        self._mood_key = next((key for key in _INKS if key in known), "")
        self._blocks.clear()
        self.endResetModel()

    def show_order(self, order: tuple[str, ...]) -> None:
        """Mark the headings of the columns that the list is sorted by."""
        self._order = order
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def show_codes(self, shown: bool) -> None:
        """Show ID numbers in full, or masked."""
        self.shows_codes = shown
        if self.ids and self.columns:
            last = self.index(len(self.ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES or not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self.text(column, self.values(index.row())[index.column()])
            if role == Qt.ItemDataRole.ToolTipRole:
                return text or None
            return text.replace("\n", " ")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.kind.align]
        if role == Qt.ItemDataRole.ForegroundRole and self._mood_key:
            return _INKS[self._mood_key](column.key, self.values(index.row())[-1])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(column) + self._arrow(column.key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.kind.align]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.help or column.label}\n点一下排序，再点改为倒序；按住Shift点可加第二个排序"
        return None

    def values(self, row: int) -> list[Value]:
        """The stored values of a row, in the order of the columns."""
        block, offset = divmod(row, _BLOCK)
        found = self._blocks.get(block)
        if found is None:
            found = self._read(block)
        return found[offset]

    def text(self, column: Column, value: Value) -> str:
        """What a cell shows; ID numbers masked unless the clerk asked for them."""
        if isinstance(column.kind, IdNumber) and not self.shows_codes:
            return column.kind.mask(value)
        return column.kind.show(value)

    def row_of(self, record: int) -> int | None:
        """Where a record stands, or None."""
        try:
            return self.ids.index(record)
        except ValueError:
            return None

    def lines(self, ids: Sequence[int]) -> list[list[str]]:
        """The texts of records as they are shown, for the clipboard."""
        assert self._listing is not None
        keys = [item.key for item in self.columns]
        cells = self._listing.rows(ids, keys, self.as_of)
        return [
            [self.text(item, value) for item, value in zip(self.columns, line, strict=True)] for line in cells
        ]

    def _read(self, block: int) -> list[list[Value]]:
        assert self._listing is not None
        keys = [item.key for item in self.columns] + ([self._mood_key] if self._mood_key else [])
        part = self.ids[block * _BLOCK : (block + 1) * _BLOCK]
        found: list[list[Value]] = []
        try:
            with explained(self._path):
                found = self._listing.rows(part, keys, self.as_of)
        except Refusal as refusal:
            self.failed.emit(refusal)
        # A record that vanished under the list until its refresh arrives is an empty line.
        found += [[None] * len(keys)] * (len(part) - len(found))
        self._blocks[block] = found
        while len(self._blocks) > _KEPT:
            self._blocks.popitem(last=False)
        return found

    def _arrow(self, key: str) -> str:
        for place, item in enumerate(self._order, start=1):
            if item.removeprefix("-") == key:
                number = str(place) if len(self._order) > 1 else ""
                return (" ↓" if item.startswith("-") else " ↑") + number
        return ""


def heading(column: Column) -> str:
    """The heading of a column, with the unit of an amount."""
    unit = str(getattr(column.kind, "unit", ""))
    return f"{column.label}（{unit}）" if unit else column.label


def _status_ink(key: str, status: Value) -> QBrush | None:
    """Lines of those who are not (yet) in force are pale."""
    if status in (None, "在册", "暂停", "在任", "届满留任"):
        return None
    return QBrush(colour("warn" if status in ("申请中", "待审批", "未到任") else "faint"))


def _clock_ink(key: str, left: Value) -> QBrush | None:
    """What is overdue is red, what is due soon is amber, in the cells that tell of it."""
    if not isinstance(left, int) or key not in _CLOCKS or left > SOON:
        return None
    return QBrush(colour("bad" if left < 0 else "warn"))


SOON = 30
"""Days before a deadline from which on a list warns of it."""
_CLOCKS = ("state", "due", "days_left", "punctuality")
_INKS: dict[str, Callable[[str, Value], QBrush | None]] = {"status": _status_ink, "days_left": _clock_ink}
"""By what lines are coloured: the column, and the ink of a cell by its column and that column's value."""
