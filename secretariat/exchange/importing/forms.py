"""One-page forms (登记表): each label with its value beside it, instead of a head with rows below."""

from __future__ import annotations

import dataclasses
import itertools

from secretariat.base.characters import clean
from secretariat.exchange.importing.headings import heading, normalise
from secretariat.exchange.importing.heads import blank, heading_like
from secretariat.exchange.importing.layout import Table, TableColumn
from secretariat.exchange.importing.lexicon import Lexicon, about
from secretariat.exchange.importing.vocabulary import SEQUENCE_WORDS
from secretariat.exchange.reading.model import Sheet

_ROWS = 60
_LEAST = 4
"""Fewer labels than this are no form."""


def find_form(sheet: Sheet, lexicon: Lexicon) -> Table | None:
    """The form on a sheet as a table of one record, or None where the sheet is no form."""
    rows = range(min(len(sheet.rows), _ROWS))
    pairs = [pair for row in rows for pair in _pairs(sheet, lexicon, row)]
    spread = {column.cell[0] for column in pairs if column.cell}
    if len(pairs) < _LEAST or len(spread) < 3 or _heads_a_table(sheet, lexicon, pairs):
        return None
    unique: dict[str, TableColumn] = {}
    for column in pairs:
        unique.setdefault(column.heading.key, column)
    first = min(spread)
    columns = tuple(dataclasses.replace(column, index=place) for place, column in enumerate(unique.values()))
    return Table(sheet, (), columns, [first], [""])


def _heads_a_table(sheet: Sheet, lexicon: Lexicon, pairs: list[TableColumn]) -> bool:
    """Whether one row alone holds most labels, or the sheet is longer than a page: then it is a list."""
    best = max((_labels(sheet, lexicon, row) for row in range(min(len(sheet.rows), _ROWS))), default=0)
    return best > max(4, len(pairs) // 2) or len(sheet.rows) > _ROWS


def _labels(sheet: Sheet, lexicon: Lexicon, row: int) -> int:
    return sum(1 for value in sheet.rows[row] if _is_label(value, lexicon))


def _is_label(value: object, lexicon: Lexicon) -> bool:
    if not isinstance(value, str) or not heading_like(value):
        return False
    word = normalise(value)
    return word not in SEQUENCE_WORDS and lexicon.known(word)


def _pairs(sheet: Sheet, lexicon: Lexicon, row: int) -> list[TableColumn]:
    """Label and value in turn along a row; a label without a value to its right is an empty field."""
    cells = [(index, value) for index, value in enumerate(sheet.rows[row]) if not blank(value)]
    group = _group_beside(sheet, row)
    pairs = []
    for (_, label), (place, value) in itertools.pairwise(cells):
        if (
            _is_label(label, lexicon)
            and not _is_label(value, lexicon)
            and not about(normalise(str(label)) if group else "")
        ):
            parts = (group, clean(label)) if group else (clean(label),)
            pairs.append(TableColumn(place, heading(parts), (row, place)))
    return pairs


def _group_beside(sheet: Sheet, row: int) -> str:
    """The label merged over several rows at the left, such as 企业负责人, whose fields stand beside it."""
    for first, last, left, _ in sheet.merged:
        if first <= row <= last and last > first and left == 0:
            text = clean(sheet.rows[first][left]) if not blank(sheet.rows[first][left]) else ""
            if text and about(normalise(text)):
                return text
    return ""
