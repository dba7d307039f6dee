"""Figures as reports print them: exact arithmetic, rounded half up, never through a float."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

UNDEFINED = "—"
"""What is printed where there is nothing to divide by."""

ROUNDING_NOTE = "注:部分合计数因四舍五入与分项略有出入。"
_UNITS = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}


def rounded(number: Fraction, digits: int = 0) -> Fraction:
    """The number rounded to so many decimals, halves away from zero (四舍五入)."""
    scale = 10**digits
    units = (abs(number) * scale + Fraction(1, 2)).__floor__()
    return Fraction(units if number >= 0 else -units, scale)


def decimal(number: Fraction | int, digits: int, trim: bool = False) -> str:
    """The number with exactly so many decimals; `trim` drops zeros at the end (30.0 is 30)."""
    value = rounded(Fraction(number), digits)
    units = abs(value) * 10**digits
    whole, rest = divmod(int(units), 10**digits)
    text = f"{whole}.{rest:0{digits}d}" if digits else str(whole)
    if trim and digits:
        text = text.rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 else text


def percent(part: int, whole: int, digits: int = 1) -> str:
    """The share as text, "71.3%"; — where the whole is 0."""
    return f"{decimal(Fraction(part * 100, whole), digits)}%" if whole else UNDEFINED


def rate(part: int, whole: int, digits: int = 1) -> str:
    """How much of the whole is done, as sentences print it: 100% where it is all, else the share; — of nothing."""
    return "100%" if whole and part == whole else percent(part, whole, digits)


def growth(now: int, base: int, digits: int = 1) -> str:
    """The growth in per cent, "+24.8%" or "-3.1%"; 持平 where nothing changed, — where the base is 0."""
    if not base:
        return UNDEFINED
    if now == base:
        return "持平"
    share = decimal(Fraction((now - base) * 100, abs(base)), digits)
    return f"{'+' if now > base and not share.startswith('-') else ''}{share}%"


def change(now: int, base: int) -> str:
    """The difference in words: 增加27, 减少3, 持平."""
    if now == base:
        return "持平"
    return f"增加{now - base}" if now > base else f"减少{base - now}"


def approximate(number: int) -> str:
    """A count in round words: 4016 is 4000余, 48 is 近50, 20345 is 2万余; round counts stay exact.

    Two leading digits are kept (one below 100); 近 is said within a fifth of the step to the next.
    """
    if number < 10:
        return str(number)
    step = 10 ** max(1, len(str(number)) - 2)
    below, rest = number // step * step, number % step
    if rest == 0:
        return _round_number(number)
    if rest * 5 >= step * 4:
        return f"近{_round_number(below + step)}"
    return f"{_round_number(below)}余"


def _round_number(number: int) -> str:
    return f"{decimal(Fraction(number, 10_000), 4, trim=True)}万" if number >= 10_000 else str(number)


def amount(fen: int, unit: str = "万元", digits: int = 2) -> str:
    """Money of so many 分 in 元, 万元 or 亿元, with at most `digits` decimals: 30万元, 1.5亿元."""
    return f"{decimal(Fraction(fen, _UNITS[unit]), digits, trim=True)}{unit}"


def in_unit(number: int, unit: str) -> str:
    """A number of a table whose unit stands beside it: 分 in 元, 万元 or 亿元, anything else as it is."""
    return decimal(Fraction(number, _UNITS[unit]), 2, trim=True) if unit in _UNITS else str(number)


def rounding_note(parts: Sequence[int], digits: int = 1) -> str | None:
    """The printed remark where the rounded shares of these parts do not add up to 100, else None."""
    whole = sum(parts)
    if not whole:
        return None
    shown = sum((rounded(Fraction(part * 100, whole), digits) for part in parts), Fraction(0))
    return None if shown == 100 else ROUNDING_NOTE
