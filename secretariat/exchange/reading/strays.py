"""Cells that lie so far from the table that somebody hit a key there by mistake."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from secretariat.exchange.reading.model import CellValue, Position, address

_ROW_GAP, _COLUMN_GAP = 1000, 100
_NAMED = 5


def set_apart(values: Mapping[Position, CellValue]) -> tuple[dict[Position, CellValue], list[Position]]:
    """The table, and the few cells beyond a wide gap of empty rows or columns."""
    last_row = _edge([row for row, _ in values], _ROW_GAP)
    inner = {at: value for at, value in values.items() if at[0] <= last_row}
    last_column = _edge([column for _, column in inner], _COLUMN_GAP)
    table = {at: value for at, value in inner.items() if at[1] <= last_column}
    return table, sorted(at for at in values if at not in table)


def note_on(strays: Collection[Position]) -> str:
    """The sentence that names the cells left out."""
    names = "、".join(address(*at) for at in list(strays)[:_NAMED])
    count = f"等 {len(strays)} 格，" if len(strays) > _NAMED else ""
    return f"单元格 {names} {count}远离表格，没有读入；如果有用，请移到表格旁边再导入。"


def _edge(places: list[int], gap: int) -> int:
    # The first wide gap with few cells behind it is the end of the table.
    places.sort()
    few = max(20, len(places) // 100)
    for index in range(max(1, len(places) - few), len(places)):
        if places[index] - places[index - 1] > gap:
            return places[index - 1]
    return places[-1]
