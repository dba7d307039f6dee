"""Partial dates: ISO text 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. The unknown is left out, never filled in."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1800, 2199
_SHAPE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def compose(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO text of these parts, or None where the calendar has no such date."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


@lru_cache(maxsize=65536)
def parts(iso: str) -> tuple[int, ...]:
    """Year, month and day as far as they are known; ValueError if the text is no partial date."""
    match = _SHAPE.fullmatch(iso)
    numbers = tuple(int(part) for part in match.groups() if part) if match else ()
    if not numbers or compose(*numbers) is None:
        raise ValueError("not a partial date")
    return numbers


def is_date(iso: object) -> bool:
    """Whether this is the text of a date that exists, whole or partial."""
    if not isinstance(iso, str):
        return False
    try:
        parts(iso)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65536)
def show_date(iso: str | None) -> str:
    """The date as printed: 2019年3月5日, 2019年3月, 2019年; empty for None."""
    if not iso:
        return ""
    return "".join(f"{number}{sign}" for number, sign in zip(parts(iso), "年月日", strict=False))


def first_day(iso: str) -> str:
    """The earliest day that the partial date can mean."""
    return (iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10]


def last_day(iso: str) -> str:
    """The latest day that the partial date can mean."""
    known = parts(iso)
    year, month = known[0], known[1] if len(known) > 1 else 12
    return iso if len(known) == 3 else f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def age(birth: str, on: str) -> int | None:
    """Full years (周岁) on a day.

    None where the known parts allow more than one answer (born 1975-08, asked in an August), or before birth.
    """
    youngest = _years(last_day(birth), first_day(on))
    oldest = _years(first_day(birth), last_day(on))
    return youngest if youngest == oldest and youngest >= 0 else None


def _years(birth: str, on: str) -> int:
    return int(on[:4]) - int(birth[:4]) - (on[5:] < birth[5:])


def month_bounds(month: str) -> tuple[str, str]:
    """First and last day of a month 'YYYY-MM'; ValueError if it is none."""
    if len(parts(month)) != 2:
        raise ValueError("not a month")
    return first_day(month), last_day(month)


def add_months(iso: str, count: int) -> str:
    """The date that many months later (or earlier), the day clamped to the month's last; precision is kept.

    ValueError for a year alone unless `count` is whole years.
    """
    known = parts(iso)
    if len(known) == 1 and count % 12:
        raise ValueError("a year alone moves by whole years only")
    year, month = divmod(known[0] * 12 + (known[1] if len(known) > 1 else 1) - 1 + count, 12)
    day = min(known[2], monthrange(year, month + 1)[1]) if len(known) == 3 else None
    moved = compose(year, month + 1 if len(known) > 1 else None, day)
    if moved is None:
        raise ValueError("outside the calendar")
    return moved


def same_month_last_year(iso: str) -> str:
    """The same month or day one year earlier; 29 February becomes the 28th."""
    return add_months(iso, -12)
