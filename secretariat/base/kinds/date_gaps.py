"""Dates that leave something to their surroundings: 3月12日 in a list of 2026, 4月8日-10日 in one cell."""

from __future__ import annotations

import re
from typing import NamedTuple

from secretariat.base.characters import clean, fold
from secretariat.base.dates import compose
from secretariat.base.numerals import read_chinese_number

_NUMERAL = "一二三四五六七八九十"
_MONTH = re.compile(
    rf"(?P<month>\d{{1,2}}|[元{_NUMERAL}]{{1,2}})\s?月(?:份|\s?(?P<day>\d{{1,2}}(?!\d)|[{_NUMERAL}]{{1,3}})\s?[日号])?"
    r"(?P<rest>.*)",
    re.S,
)
_POINTED = re.compile(
    r"(?P<month>\d{1,2})(?P<sign>[./])(?P<day>\d{1,2})(?![\d./])\s?[日号]?(?P<rest>.*)", re.S
)
_DASH = r"(?:-{1,2}|—{1,2}|–|~|～|至|到)"
_DAYS = re.compile(
    rf"(?:(?P<year>\d{{4}})[年./])?(?P<month>\d{{1,2}})[./月](?P<day>\d{{1,2}})[日号]?{_DASH}"
    rf"(?:(?:(?P<year2>\d{{4}})[年./])?(?P<month2>\d{{1,2}})[./月])?(?P<day2>\d{{1,2}})[日号]?"
)
_DASHED = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:—{1,2}|–|~|～|至|到)"
    r"(?P<year2>\d{4})-(?P<month2>\d{1,2})-(?P<day2>\d{1,2})"
)
_MONTHS = re.compile(
    rf"(?P<year>\d{{4}})[年./](?P<month>\d{{1,2}})月?{_DASH}(?P<year2>\d{{4}})[年./](?P<month2>\d{{1,2}})月?"
)


class Span(NamedTuple):
    """The first and the last day that one cell names; `backwards` where they are the wrong way round."""

    start: str
    end: str

    @property
    def backwards(self) -> bool:
        """Whether the end lies before the start."""
        return self.end < self.start


def with_year(text: str, year: int) -> str | None:
    """A date without its year as one of that year: 3月12日上午 → 2026年3月12日上午; None for anything else."""
    bare = clean(text)
    match = _MONTH.fullmatch(bare) or _POINTED.fullmatch(bare)
    if match is None:
        return None
    month, day = _number(match["month"]), _number(match["day"])
    if month is None or not 1 <= month <= 12 or (match["day"] and day is None):
        return None
    return f"{year}年{month}月{f'{day}日' if day else ''}{match['rest']}"


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else 1 if text == "元" else read_chinese_number(text)


def read_span(text: str, year: int | None = None) -> Span | None:
    """The two dates of a cell such as 2026年4月8日-10日, 2026.5.11-5.15 or 2025.9-2026.6; None for anything else.

    `year` is that of dates without one.
    """
    bare = fold(text)
    match = _DAYS.fullmatch(bare) or _DASHED.fullmatch(bare)
    months = None if match is not None else _MONTHS.fullmatch(bare)
    if match is not None:
        first, last = _of_days(match, year)
    elif months is not None:
        first = compose(int(months["year"]), int(months["month"]))
        last = compose(int(months["year2"]), int(months["month2"]))
    else:
        return None
    return Span(first, last) if first and last else None


def _of_days(match: re.Match[str], year: int | None) -> tuple[str | None, str | None]:
    """What the end leaves out is as in the start."""
    begun = int(match["year"]) if match["year"] else year
    ended = int(match["year2"]) if match["year2"] else begun
    month = int(match["month"])
    month2 = int(match["month2"]) if match["month2"] else month
    if begun is None or ended is None:
        return None, None
    return compose(begun, month, int(match["day"])), compose(ended, month2, int(match["day2"]))
