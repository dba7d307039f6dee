"""The rows of a preview as a table: a state for each row and each cell, made only for what is painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from secretariat.base.intake import State
from secretariat.base.ledger import Column
from secretariat.exchange.importing import Preview, PreviewCell, PreviewRow
from secretariat.gui.pieces import chip_colours
from secretariat.gui.style import colour

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
MOODS = {
    State.NEW: "good",
    State.UPDATED: "accent",
    State.SAME: "muted",
    State.DOUBTFUL: "warn",
    State.REJECTED: "bad",
    State.SKIPPED: "muted",
}
"""The colour of each state, as the palette names it."""
PLACE, STATE, REASON = range(3)
_FIXED = ("表格行", "结果", "说明")
ADDED = "（由程序补充）"
"""Stands for the raw text of a value that has no cell of its own."""
_WIDTHS = (60, 72, 220)
_KEPT = 600  # rows whose cells are remembered; more than any screen shows
TROUBLED = "troubled"
"""A filter like a state: rows that come in, with a cell that does not."""


class RowsModel(QAbstractTableModel):
    """Shows a preview's rows, all of them or those of one state."""

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._rows: list[PreviewRow] = []
        self._keys: list[str] = []
        self._labels: list[str] = []
        self._added: list[Column] = []
        """Columns without one in the workbook: what follows from the rest of a row, or was split off a cell."""
        self._cells: OrderedDict[int, dict[str, PreviewCell]] = OrderedDict()

    def show_rows(self, preview: Preview, wanted: str = "") -> None:
        """Show the rows of a state (its Chinese name), the troubled ones, or all."""
        self.beginResetModel()
        if preview is not self._preview:
            self._preview = preview
            self._cells.clear()
            self._set_columns(preview)
        self._rows = [one for one in preview.rows if _wanted(one, wanted)]
        self.endResetModel()

    def _set_columns(self, preview: Preview) -> None:
        labels: dict[str, str] = {}
        first = {row.table: row for row in reversed(preview.rows)}
        for place in sorted(first):
            for cell in preview.cells(first[place]):
                labels.setdefault(cell.column, cell.label)
        added = {key for row in preview.rows for key in row.values} - labels.keys()
        self._added = [column for column in preview.ledger.columns if column.key in added]
        labels.update((column.key, column.label) for column in self._added)
        self._keys, self._labels = list(labels), list(labels.values())

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the columns behind the fixed ones."""
        return tuple(self._keys)

    def width(self, section: int) -> int:
        """The width in pixels at which a column is first shown."""
        if section < len(_FIXED):
            return _WIDTHS[section]
        key = self._keys[section - len(_FIXED)]
        known = (
            (column for column in self._preview.ledger.columns if column.key == key) if self._preview else ()
        )
        kind = next((column.kind for column in known), None)
        return max(90, min(240, 8 * kind.width + 24)) if kind else 130

    @property
    def rows(self) -> list[PreviewRow]:
        """The rows that are shown."""
        return self._rows

    def place_of(self, number: int) -> int | None:
        """Where the row of that number is shown; None if it is not."""
        return next((place for place, one in enumerate(self._rows) if one.number == number), None)

    def cells(self, row: PreviewRow) -> dict[str, PreviewCell]:
        """The cells of a row by column key."""
        known = self._cells.get(row.number)
        if known is None:
            assert self._preview is not None
            known = {cell.column: cell for cell in self._preview.cells(row)}
            known.update(_added_cells(row, self._added))
            self._cells[row.number] = known
            if len(self._cells) > _KEPT:
                self._cells.popitem(last=False)
        return known

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's name and default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_FIXED) + len(self._keys)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return (*_FIXED, *self._labels)[section]
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row, section = self._rows[index.row()], index.column()
        if section < len(_FIXED):
            return self._fixed(row, section, role)
        cell = self.cells(row).get(self._keys[section - len(_FIXED)])
        return None if cell is None else _cell(row, cell, role)

    def _fixed(self, row: PreviewRow, section: int, role: int) -> Any:
        if role == _Role.DisplayRole:
            return (_place(row), row.state.value, reason(row))[section]
        if role == _Role.ToolTipRole and section == REASON:
            return "\n".join(one.message for one in row.problems) or None
        if role == _Role.ForegroundRole and section != STATE:
            return colour("warn" if section == REASON and troubled(row) else "muted")
        return None


def _added_cells(row: PreviewRow, columns: list[Column]) -> Iterator[tuple[str, PreviewCell]]:
    changes = {change.key: change for change in row.plan.changes}
    for column in columns:
        value = row.values.get(column.key)
        if value is not None:
            change, shown = changes.get(column.key), column.kind.show(value)
            before = column.kind.show(change.before) if change else shown
            cell = PreviewCell(column.key, column.label, ADDED, shown, before, shown, change is not None)
            yield column.key, cell


def _wanted(row: PreviewRow, wanted: str) -> bool:
    if wanted == TROUBLED:
        return row.state not in (State.DOUBTFUL, State.REJECTED) and troubled(row)
    return not wanted or row.state.value == wanted


def troubled(row: PreviewRow) -> bool:
    """Whether a cell of the row is bad or could mean two things."""
    return any(one.severity != "note" for one in row.problems)


def reason(row: PreviewRow) -> str:
    """In one line why a row is what it is: its gravest remark first."""
    ranks = {"error": 0, "doubt": 1, "note": 2}
    said = sorted(row.problems, key=lambda one: (bool(one.column), ranks[one.severity]))
    grave = [one for one in said if one.severity != "note"] or said
    if not grave:
        return ""
    first = grave[0]
    text = f"{first.column}：{first.message}" if first.column else first.message
    return f"{text}（另有{len(grave) - 1}处）" if len(grave) > 1 else text


def _place(row: PreviewRow) -> str:
    return f"{row.row}"


def _cell(row: PreviewRow, cell: PreviewCell, role: int) -> Any:
    if role == _Role.DisplayRole:
        return cell_text(row, cell)
    if role == _Role.ToolTipRole:
        return _told(cell)
    mood = _mood(row, cell)
    if role == _Role.BackgroundRole and mood:
        return chip_colours(mood)[1]
    if role == _Role.ForegroundRole and mood in ("bad", "warn"):
        return chip_colours(mood)[0]
    return None


def cell_text(row: PreviewRow, cell: PreviewCell) -> str:
    """What the table shows: old → new for a change, the raw text in brackets for what was not taken."""
    if cell.raw and not cell.understood and any(one.severity != "note" for one in cell.problems):
        return f"[{cell.raw}]"
    if cell.changed and cell.before and row.state is State.UPDATED:
        return f"{cell.before} → {cell.after}"
    return cell.after or cell.understood


def _mood(row: PreviewRow, cell: PreviewCell) -> str:
    gravest = {one.severity for one in cell.problems}
    if "error" in gravest:
        return "bad"
    if "doubt" in gravest:
        return "warn"
    return "accent" if cell.changed and row.state is State.UPDATED else ""


def _told(cell: PreviewCell) -> str:
    lines = [f"表格里：{cell.raw or '（空）'}", f"理解为：{cell.understood or '（空）'}"]
    if cell.changed:
        lines.append(f"原来：{cell.before or '（空）'}，导入后：{cell.after}")
    return "\n".join([*lines, *(one.message for one in cell.problems)])
