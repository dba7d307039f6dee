"""What a foreign file holds once it is read: plain values and what was noticed about them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

CellValue = (
    str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta | None
)

Position = tuple[int, int]
"""(row, column), both counted from 0."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a foreign file may cost before it is refused."""

    seconds: float = 30.0
    memory_bytes: int = 1 << 30
    file_bytes: int = 100 << 20
    unpacked_bytes: int = 300 << 20
    entries: int = 20_000
    area: int = 5_000_000
    answer_bytes: int = 300 << 20


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with everything that was noticed about it; built on demand, rows hold plain values."""

    row: int
    column: int
    value: CellValue
    error: str = ""
    number_format: str = ""
    mark: str = ""
    comment: str = ""

    @property
    def address(self) -> str:
        """The cell's name as the clerk sees it in Excel, such as B12."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows[0]` is row 1 and its first value column A; every row has the same length.

    Empty cells are None. Trailing empty rows and columns are cut. All positions count from 0.
    """

    name: str
    rows: list[list[CellValue]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    errors: dict[Position, str] = field(default_factory=dict)
    formats: dict[Position, str] = field(default_factory=dict)
    marks: dict[Position, str] = field(default_factory=dict)
    comments: dict[Position, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """The cell with all that was noticed about it; outside the table it is an empty one."""
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])
        at = (row, column)
        return Cell(
            row,
            column,
            self.rows[row][column] if inside else None,
            self.errors.get(at, ""),
            self.formats.get(at, ""),
            self.marks.get(at, ""),
            self.comments.get(at, ""),
        )


@dataclass(frozen=True, slots=True)
class Workbook:
    """A foreign file as read: its sheets that hold something, and sentences for the clerk.

    `kind` is xlsx, xls, xlsb, ods, csv, html, xml (Excel 2003) or pasted; `sha256` is the hash of the bytes.
    """

    name: str
    sha256: str
    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def column_letters(column: int) -> str:
    """The letters above a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The name of a cell counted from 0, as Excel shows it: (0, 0) is A1."""
    return f"{column_letters(column)}{row + 1}"
