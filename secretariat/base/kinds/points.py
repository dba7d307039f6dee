"""Points of a score: a number with at most two decimals that may be below zero."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from secretariat.base.characters import clean
from secretariat.base.kinds.cell import empty_or_ditto, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value

_LIMIT = 10**9
_PER_TIME = re.compile(
    r"^(?:每一?[次场件篇条个])?\s?([+＋\-－]?\d+(?:\.\d+)?分?)(?:[/／每]\s?[次场件篇条个])?$"
)
"""每次3分, 5分/次: how often it counts is said by the rule itself."""


class Points(Kind):
    """Points (分), kept as whole hundredths of a point."""

    name: ClassVar[str] = "points"
    sql: ClassVar[str] = "INTEGER"
    align: ClassVar[str] = "right"
    comparison: ClassVar[str] = "number"
    unit = "分"
    width: int = 8

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        text = clean(raw)
        special = empty_or_ditto(text)
        if special is not None:
            return special
        try:
            hundredths = (
                Decimal(_PER_TIME.sub(r"\1", text).removesuffix("分").replace("－", "-").strip()) * 100
            )
        except InvalidOperation:
            return problem(f"{quoted(text)}不是分数，请填数字，如 5、0.5、-2")
        if not hundredths.is_finite() or hundredths != int(hundredths) or abs(hundredths) >= _LIMIT:
            return problem(f"{quoted(text)}不是有效的分数，最多两位小数")
        return Reading(int(hundredths))

    def check(self, value: Value) -> str | None:
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LIMIT):
            return None
        return "分数不是有效的数字，请重新填写"

    def show(self, value: Value) -> str:
        if not isinstance(value, int):
            return ""
        text = f"{Decimal(value) / 100:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def plain(self, value: Value) -> int | float | None:
        if not isinstance(value, int):
            return None
        return value // 100 if value % 100 == 0 else value / 100
