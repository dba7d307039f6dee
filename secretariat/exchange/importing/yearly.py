"""Lists with a column for each year (2024年会费, 2025年会费): one table for each year, as if each had its own sheet."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from secretariat.base.intake import Yearly
from secretariat.exchange.importing.headings import Heading, heading
from secretariat.exchange.importing.heads import blank
from secretariat.exchange.importing.layout import Subtotal, Table, TableColumn
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.meanings import AS_REMARK, ColumnMapping, How

_YEAR = re.compile(r"(?P<year>20\d\d)\s?(?:年度?)?(?!\s?[-—~至\d.])(?P<rest>.*)", re.S)


def by_years(table: Table, yearly: Yearly | None, lexicon: Lexicon) -> list[Table]:
    """The table itself, or one for each year that its headings name: what all years share, and the year's own columns.

    A row is a record of a year only where something stands in one of the year's columns.
    """
    found = {column.index: _of_year(column, yearly) for column in table.columns} if yearly else {}
    years = sorted({one[0] for one in found.values() if one is not None})
    if yearly is None or not years or _names_year(table, yearly, lexicon):
        return [table]
    return [_one(table, year, found) for year in years]


def _names_year(table: Table, yearly: Yearly, lexicon: Lexicon) -> bool:
    """Whether a column of its own says which year a row is about."""
    return any(one.key == yearly.year for column in table.columns for one in lexicon.means(column.heading))


def _of_year(column: TableColumn, yearly: Yearly) -> tuple[int, Heading] | None:
    """The year that a heading begins with, and what the rest of it says."""
    path = (*column.heading.path[:-1], column.heading.shown)
    match = _YEAR.fullmatch(path[0])
    if match is None:
        return None
    parts = tuple(part for part in (match["rest"].strip(), *path[1:]) if part)
    return int(match["year"]), heading(parts or (yearly.bare,))


def _one(table: Table, year: int, found: dict[int, tuple[int, Heading] | None]) -> Table:
    """The table of one year."""
    columns, own = [], []
    for column in table.columns:
        told = found[column.index]
        if told is None:
            columns.append(column)
        elif told[0] == year:
            own.append(column.index)
            columns.append(replace(column, heading=told[1], above=f"{year}年"))
    part = replace(table, columns=tuple(columns), titles=(*table.titles, f"{year}年"))
    cells = [part.values(column) for column in columns if column.index in own]
    kept = [place for place in range(len(table.data)) if any(not blank(column[place]) for column in cells)]
    part.data, part.bands = [table.data[place] for place in kept], [table.bands[place] for place in kept]
    part.subtotals = [
        Subtotal(one.row, _before(kept, one.start), _before(kept, one.end), None, one.sums)
        for one in table.subtotals
        if one.sums
    ]
    return part


def _before(kept: list[int], place: int) -> int:
    return sum(1 for one in kept if one < place)


def unshared(
    mappings: tuple[ColumnMapping, ...], yearly: Yearly | None, shared: Collection[int]
) -> tuple[ColumnMapping, ...]:
    """The columns of a table of one year; what belongs to one payment but stands once for all years is a remark.

    `shared` are the places of the columns that several years have in common.
    """
    if yearly is None or not shared:
        return mappings
    return tuple(
        ColumnMapping(one.column, (), How.UNKNOWN, one.keys, AS_REMARK)
        if one.column.index in shared and one.how is not How.CHOSEN and set(one.keys) & yearly.own
        else one
        for one in mappings
    )


def shared_by(tables: list[Table]) -> set[int]:
    """The places of the columns that all of several tables have."""
    if len(tables) < 2:
        return set()
    places = [{column.index for column in table.columns} for table in tables]
    return set.intersection(*places)
