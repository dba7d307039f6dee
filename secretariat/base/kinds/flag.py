"""Yes or no."""

from __future__ import annotations

from typing import Any

from secretariat.base.characters import clean
from secretariat.base.kinds.cell import empty_or_ditto, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value

_YES = ("是", "√", "✓", "✔", "☑", "对", "y", "yes", "true", "1", "★", "●", "⊙", "v")
_NO = ("否", "×", "✗", "✘", "✕", "不是", "非", "n", "no", "false", "0", "☐", "□", "○", "☆", "x")
_READINGS = {word: Reading(1) for word in _YES} | {word: Reading(0) for word in _NO}


class Flag(Kind):
    """Yes (1) or no (0); ticks, stars and Y/N are understood, anything else is a problem."""

    name = "flag"
    sql = "INTEGER"
    align = "center"
    width = 6
    comparison = "flag"

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        text = clean(raw)
        known = _READINGS.get(text.lower())
        if known is not None:
            return known
        return empty_or_ditto(text) or problem(f"{quoted(text)}看不出是「是」还是「否」，请填是或否")

    def check(self, value: Value) -> str | None:
        return None if value is None or value in (0, 1) else "应填是或否"

    def show(self, value: Value) -> str:
        return "" if value is None else "是" if value else "否"

    def plain(self, value: Value) -> bool | None:
        return None if value is None else bool(value)
