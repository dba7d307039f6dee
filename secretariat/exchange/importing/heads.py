"""Where a table begins: the row or rows of headings, and what stands above each column."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from secretariat.base.characters import clean
from secretariat.exchange.importing.headings import heading, normalise
from secretariat.exchange.importing.layout import TableColumn
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.reading.model import CellValue, Sheet

_SEARCHED = 30
"""How many rows from the top may stand above a head."""
_LONGEST = 30
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Head:
    """The rows [first, last] of a head and the columns under it."""

    first: int
    last: int
    columns: tuple[TableColumn, ...]


def blank(value: CellValue) -> bool:
    """Whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not value.strip() and not clean(value))


def heading_like(value: CellValue) -> bool:
    """Whether a cell could be a heading: a short text that is no number, or a year."""
    if not isinstance(value, str):
        return isinstance(value, int) and 1990 <= value <= 2100
    text = clean(value)
    if text.isdigit() and len(text) == 4:
        return 1990 <= int(text) <= 2100
    return 0 < len(text) <= _LONGEST and not text.replace(".", "").replace("-", "").isdigit()


def find_head(sheet: Sheet, lexicon: Lexicon, start: int = 0) -> Head | None:
    """The most convincing head among the rows from `start` on, or None where nothing looks like one."""
    best: Head | None = None
    best_score = (0, 0)
    for row in range(start, min(len(sheet.rows), start + _SEARCHED)):
        for depth in range(1, _DEEPEST + 1):
            head = _head_at(sheet, lexicon, row, depth)
            # Of two heads that say the same, the one with fewer rows took no title line along.
            score = (head_score(head, lexicon) - _cut(sheet, head), -depth) if head else (0, 0)
            if head and score > best_score:
                best, best_score = head, score
    if best and best_score[0] >= min(2, len(best.columns)):
        return best
    # A single known heading beside unknown ones is a head too, unless another row looks more like one.
    return _unfamiliar_head(sheet, start) or (best if best and len(best.columns) <= 4 else None)


def head_score(head: Head, lexicon: Lexicon) -> int:
    """How many columns have a heading that offices use, and how many known group heads stand above them."""
    groups = {word for column in head.columns for word in column.heading.path[:-1] if lexicon.known(word)}
    return sum(1 for column in head.columns if familiar(column, lexicon)) + len(groups)


def _cut(sheet: Sheet, head: Head) -> int:
    """Something off for a head that begins or ends within cells merged downwards: the next row is a head too."""
    edges = ((head.first - 1, head.first), (head.last, head.last + 1))
    spans = (
        span for span in sheet.merged if any(span[0] <= upper and lower <= span[1] for upper, lower in edges)
    )
    return min(2, sum(1 for span in spans if span[1] - span[0] < _DEEPEST))


def familiar(column: TableColumn, lexicon: Lexicon) -> bool:
    """Whether the heading of a column is one that offices use, alone or together with its group."""
    path = column.heading.path
    return bool(path) and (
        lexicon.known(path[-1]) or lexicon.known("".join(path)) or bool(lexicon.means(column.heading))
    )


def _head_at(sheet: Sheet, lexicon: Lexicon, row: int, depth: int) -> Head | None:
    """The head of that many rows from `row`, where the rows could be one."""
    rows = sheet.rows[row : row + depth]
    if len(rows) < depth or not all(_texts_only(cells) for cells in rows):
        return None
    if sum(1 for value in rows[0] if not blank(value)) < 2 and (depth > 1 or _wide_title(sheet, row)):
        return None
    merged_to = _merged_to(sheet, row)
    if depth == 1 and merged_to > row and all(blank(value) for value in sheet.rows[merged_to]):
        depth = merged_to - row + 1
    elif depth > 1 and not all(
        _continues(sheet, lexicon, row, below) for below in range(row + 1, row + depth)
    ):
        return None
    return Head(row, row + depth - 1, columns_of(sheet, row, row + depth - 1))


def _wide_title(sheet: Sheet, row: int) -> bool:
    """Whether the only text of a row stands above several columns: a title."""
    return any(first == row and right > left for first, _, left, right in sheet.merged)


def _texts_only(cells: list[CellValue]) -> bool:
    return any(not blank(value) for value in cells) and all(
        blank(value) or heading_like(value) for value in cells
    )


def _merged_to(sheet: Sheet, row: int) -> int:
    """The last row to which head cells that begin in `row` are merged downwards."""
    ends = [last for first, last, left, right in sheet.merged if first == row and last - first < _DEEPEST]
    return min(max(ends, default=row), len(sheet.rows) - 1)


def _continues(sheet: Sheet, lexicon: Lexicon, top: int, below: int) -> bool:
    """Whether a row is the lower part of a head: merges say so, or its words do."""
    cells = sheet.rows[below]
    filled = [column for column, value in enumerate(cells) if not blank(value)]
    known = sum(1 for column in filled if lexicon.known(normalise(str(cells[column]))))
    merged = _merged_to(sheet, top) >= below or any(
        top <= first < below and right > left and all(left <= column <= right for column in filled)
        for first, _, left, right in sheet.merged
    )
    grouped = any(top <= first < below and right > left for first, _, left, right in sheet.merged)
    gaps = any(blank(sheet.rows[top][column]) for column in filled)
    if merged:
        return known >= 1 or grouped
    return gaps and known >= max(2, (len(filled) + 1) // 2)


def columns_of(sheet: Sheet, first: int, last: int) -> tuple[TableColumn, ...]:
    """The columns under the head rows, with the texts above each; columns without any text are left out."""
    width = max((len(cells) for cells in sheet.rows[first : last + 1]), default=0)
    levels = [_level(sheet, row, last, width) for row in range(first, last + 1)]
    columns = []
    for index in range(width):
        parts = tuple(dict.fromkeys(level[index] for level in levels if level[index]))
        if parts:
            columns.append(TableColumn(index, heading(parts)))
    return tuple(columns)


def _level(sheet: Sheet, row: int, last: int, width: int) -> list[str]:
    """The texts of one head row, group heads spread over the columns that they cover."""
    cells = sheet.rows[row]
    texts = [
        "" if index >= len(cells) or blank(cells[index]) else clean(cells[index]) for index in range(width)
    ]
    spread = list(texts)
    covered: set[int] = set()
    for top, _, left, right in sheet.merged:
        if top == row and right > left:
            spread[left : right + 1] = [texts[left]] * (min(right, width - 1) - left + 1)
            covered.update(range(left, right + 1))
    if row < last and not any(top == row for top, _, _, _ in sheet.merged):
        _spread_by_gaps(sheet, row, spread)
    return spread


def _spread_by_gaps(sheet: Sheet, row: int, texts: list[str]) -> None:
    """Without merges (a CSV file): a group head reaches over the blanks to its right that have a heading below."""
    below = sheet.rows[row + 1]
    for index in range(1, len(texts)):
        under = index < len(below) and not blank(below[index])
        before = index - 1 < len(below) and not blank(below[index - 1])
        if not texts[index] and under and before:
            texts[index] = texts[index - 1]


def _unfamiliar_head(sheet: Sheet, start: int) -> Head | None:
    """The head of a table that uses none of our words: the first full row of different texts above other values."""
    for row in range(start, min(len(sheet.rows) - 1, start + 8)):
        cells = [value for value in sheet.rows[row] if not blank(value)]
        if len(cells) < 2 or not all(heading_like(value) for value in cells):
            continue
        texts = {normalise(str(value)) for value in cells}
        below = [value for value in sheet.rows[row + 1] if not blank(value)]
        if len(texts) == len(cells) and len(below) >= 2 and any(_valued(value) for value in below):
            return Head(row, row, columns_of(sheet, row, row))
    return None


def _valued(value: CellValue) -> bool:
    """A cell that is no heading: a number or a date."""
    return isinstance(value, int | float | datetime.date) or (
        isinstance(value, str) and clean(value).isdigit()
    )
