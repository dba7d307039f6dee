"""The rows under a head that the caller knows: for small tables with headings of their own, as a list of decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.errors import Refusal
from secretariat.base.text import clean
from secretariat.exchange.reading.model import CellValue, Sheet, Workbook

_HEAD_WITHIN = 30
"""A head stands among so many first rows of a sheet."""


@dataclass(frozen=True, slots=True)
class HeadedRow:
    """One row under the head: its 1-based number, and its filled cells by heading."""

    row: int
    cells: Mapping[str, CellValue]


def headed_rows(
    workbook: Workbook, meanings: Mapping[str, str], needed: Sequence[str], sheet: str = ""
) -> tuple[HeadedRow, ...]:
    """The rows of the first sheet (or of the named one) whose head has a column for each needed meaning.

    `meanings` tells what a heading means; columns with other headings are left out. Rows with at most one filled
    cell are titles and notes. Raises Refusal where no sheet has such a head.
    """
    named = [one for one in workbook.sheets if not sheet or one.name == sheet]
    if not named:
        raise Refusal(f"“{workbook.name}”里没有工作表“{sheet}”。", "请核对工作表名称。")
    for one in named:
        head = _head(one, meanings, needed)
        if head is not None:
            return tuple(_rows(one, head, meanings))
    words = "、".join(next(word for word, what in meanings.items() if what == one) for one in needed)
    raise Refusal(f"“{workbook.name}”里没有找到这样的表头：{words}。", "请把表头写成这些词，每个词一列。")


def _head(sheet: Sheet, meanings: Mapping[str, str], needed: Sequence[str]) -> int | None:
    for place, cells in enumerate(sheet.rows[:_HEAD_WITHIN]):
        found = {meanings.get(_word(cell)) for cell in cells}
        if found.issuperset(needed):
            return place
    return None


def _rows(sheet: Sheet, head: int, meanings: Mapping[str, str]) -> list[HeadedRow]:
    labels: dict[int, str] = {}
    for column, cell in enumerate(sheet.rows[head]):
        word = _word(cell)
        if word in meanings and word not in labels.values():
            labels[column] = word
    found = []
    for place, cells in enumerate(sheet.rows[head + 1 :], start=head + 2):
        filled = sum(1 for cell in cells if clean(cell))
        repeated = all(_word(cells[column]) == word for column, word in labels.items())
        if filled > 1 and not repeated:
            row = {word: cells[column] for column, word in labels.items() if clean(cells[column])}
            found.append(HeadedRow(place, row))
    return found


def _word(cell: CellValue) -> str:
    return clean(cell).replace(" ", "") if isinstance(cell, str) else ""
