"""Whether a column only counts the rows."""

from __future__ import annotations

from collections.abc import Iterable

from secretariat.base.characters import clean
from secretariat.base.numerals import read_chinese_number
from secretariat.exchange.reading.model import CellValue


def is_running(values: Iterable[CellValue]) -> bool:
    """Whether the values count 1, 2, 3 (from 1 again in each group), in digits or Chinese numerals.

    Leading zeros mean a real number of a record: 0001 is kept as text and is no count.
    """
    before = 0
    seen = 0
    for value in values:
        number = _whole(value)
        if number is None:
            if value is None or value == "":
                continue
            return False
        if number not in (before + 1, 1):
            return False
        before = number
        seen += 1
    return seen > 0


def _whole(value: CellValue) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if value == int(value) else None
    text = clean(value) if isinstance(value, str) else ""
    if text.isdigit():
        return int(text) if not text.startswith("0") else None
    return read_chinese_number(text.strip("、.．")) if text else None
