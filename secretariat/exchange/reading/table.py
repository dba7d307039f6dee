"""Rows of plain values: whole numbers as int, empty as None, the same text kept once, edges cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from secretariat.exchange.reading.model import CellValue, Position


class _Texts(dict[str, str | None]):
    # One object for equal texts: less memory, and the way to the other process is twice as fast.
    def __missing__(self, text: str) -> str | None:
        clean = text.replace("\0", "") or None
        self[text] = clean
        return clean


class Tidy:
    """Turns values as parsers give them into cell values."""

    def __init__(self) -> None:
        """Start with no text known."""
        self._texts = _Texts({"": None})

    def row(self, values: Iterable[Any]) -> list[CellValue]:
        """One row of cell values."""
        texts = self._texts
        return [
            texts[value] if value.__class__ is str else _number(value) if value.__class__ is float else value
            for value in values
        ]

    def rows(self, raw: Iterable[Iterable[Any]], top: int = 0, left: int = 0) -> list[list[CellValue]]:
        """All rows, the `top` empty rows and `left` empty columns before them restored."""
        empty: list[CellValue] = [None] * left
        rows = [empty + self.row(values) for values in raw] if left else [self.row(values) for values in raw]
        return [[] for _ in range(top)] + rows


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def filled(rows: list[list[CellValue]]) -> int:
    """How many cells have a value."""
    return sum(len(row) - row.count(None) for row in rows)


def trim(rows: list[list[CellValue]], keep: Iterable[Position] = ()) -> list[list[CellValue]]:
    """Cut empty rows and columns at the end, but none with a kept position; make all rows equally long."""
    height = max((row + 1 for row, _ in keep), default=0)
    width = max((column + 1 for _, column in keep), default=0)
    while len(rows) > height and rows[-1].count(None) == len(rows[-1]):
        rows.pop()
    for row in rows:
        length = len(row)
        while length > width and row[length - 1] is None:
            length -= 1
        width = max(width, length)
    rows.extend([] for _ in range(height - len(rows)))
    for row in rows:
        if len(row) > width:
            del row[width:]
        elif len(row) < width:
            row.extend([None] * (width - len(row)))
    return rows


def from_positions(values: Mapping[Position, CellValue]) -> list[list[CellValue]]:
    """Rows from single cells."""
    if not values:
        return []
    height = max(row for row, _ in values) + 1
    width = max(column for _, column in values) + 1
    rows: list[list[CellValue]] = [[None] * width for _ in range(height)]
    for (row, column), value in values.items():
        rows[row][column] = value
    return rows
