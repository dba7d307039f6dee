"""What a sheet turns out to be: tables with their columns and rows, and every other row with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from secretariat.exchange.importing.headings import Heading
from secretariat.exchange.reading.model import CellValue, Position, Sheet


class RowClass(StrEnum):
    """What one row of a sheet is; every row ends in exactly one class."""

    HEAD = "表头"
    TITLE = "标题"
    BAND = "分组"
    DATA = "数据"
    SUBTOTAL = "小计"
    FOOTER = "表尾"
    BLANK = "空行"


FRAME = frozenset((RowClass.HEAD, RowClass.TITLE))
"""Classes that belong to any table and are no loss: they are listed, but not counted as skipped."""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is not taken: `row` is the 1-based row of the sheet, `text` the beginning of what stands there."""

    sheet: str
    row: int
    kind: RowClass
    reason: str
    text: str
    counted: bool = True


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table: `index` is its place in the sheet.

    In a form, `cell` is where the value stands, and `index` only counts the fields.
    """

    index: int
    heading: Heading
    cell: Position | None = None
    above: str = ""
    """What was taken off the front of the heading as it stands in the sheet: 2024年."""


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row that adds up others, or a band that counts them: data rows [start, end) of the table.

    `row` is the 0-based row of the sheet; `stated` the number of records that it names, if it names one.
    """

    row: int
    start: int
    end: int
    stated: int | None = None
    sums: bool = True


@dataclass(slots=True)
class Table:
    """One table in a sheet. `data` are the 0-based rows of its records, `bands` the group each stands in."""

    sheet: Sheet
    head_rows: tuple[int, ...]
    columns: tuple[TableColumn, ...]
    data: list[int] = field(default_factory=list)
    bands: list[str] = field(default_factory=list)
    subtotals: list[Subtotal] = field(default_factory=list)
    unit: str = ""
    titles: tuple[str, ...] = ()
    """The lines that stand above the first head of the sheet, top first."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The heading keys, for comparing tables."""
        return tuple(column.heading.key for column in self.columns)

    def values(self, column: TableColumn) -> list[CellValue]:
        """The raw cells of a column, one a record; a vertically merged cell counts for all rows it covers."""
        rows = self.sheet.rows
        if column.cell is not None:
            return [rows[column.cell[0]][column.cell[1]]]
        index = column.index
        cells = [rows[row][index] for row in self.data]
        spans = [span for span in self.sheet.merged if span[2] == index and span[1] > span[0]]
        if spans:
            places = {row: place for place, row in enumerate(self.data)}
            for first, last, _, _ in spans:
                for row in range(first + 1, last + 1):
                    if row in places:
                        cells[places[row]] = rows[first][index]
        return cells

    def raw(self, place: int, column: TableColumn) -> CellValue:
        """The raw cell of one record; a vertically merged cell counts for all rows it covers."""
        row, index = self.position(place, column)
        value = self.sheet.rows[row][index]
        if value is None:
            for first, last, left, _ in self.sheet.merged:
                if left == index and first < row <= last:
                    return self.sheet.rows[first][index]
        return value

    def position(self, place: int, column: TableColumn) -> Position:
        """Where the cell of the record at that place of `data` stands in the sheet, counted from 0."""
        return column.cell or (self.data[place], column.index)


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything found in one sheet."""

    sheet: Sheet
    tables: tuple[Table, ...]
    classes: tuple[RowClass, ...]
    skipped: tuple[SkippedRow, ...]
