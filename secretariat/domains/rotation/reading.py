"""What rows of group lists and shift plans say: the number of a group, the days of a turn, the plan they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from secretariat.base.dates import compose, first_day, is_date, last_day
from secretariat.base.text import fold, read_chinese_number

_NUMBER = re.compile(r"(?:第)?(\d{1,3}|[一二三四五六七八九十百]{1,5})(?:轮值)?(?:小)?组?")
_BAND = re.compile(
    r"(?P<group>第?(?:\d{1,3}|[一二三四五六七八九十]{1,4})(?:轮值)?小?组)[(（:：\s]*(?P<field>[^()（）:：]*)[)）]?"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
_TURN_WORDS = re.compile(r"轮值|值班|轮班")
_DASH = re.compile(r"\s*(?:至|到|—|–|-{1,2}|~|～)\s*")
_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)[年./-])?(?:(?P<month>\d{1,2})[月./-])?(?:(?P<day>\d{1,2})(?P<sign>日|号)?)?(?P<whole>月)?"
)
_QUARTER = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?第?(?P<number>[1-4一二三四])季度?")
_SPELT = re.compile(r"(?:元|[一二三四五六七八九十]{1,2})(?=月)|[一二三四五六七八九十]{1,3}(?=[日号])")
_LONGEST_WRAP = 3
"""Months: what reaches further over the end of a year, as 8月-2月, is taken for a slip."""


def group_number(text: str) -> int | None:
    """The number in the name of a group: 第3组, 三组, 第十二轮值组, 3; None where it has none."""
    match = _NUMBER.fullmatch(re.sub(r"\s+", "", fold(text)))
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else read_chinese_number(match[1])


def group_name(text: str) -> str:
    """What a group is called: a bare number becomes 第3组."""
    number = group_number(text)
    return f"第{number}组" if number is not None else text.strip()


def band_group(text: str) -> tuple[str, str] | None:
    """Group and field of a group line in a list: 第一组（建筑业） → ("第一组", "建筑业")."""
    match = _BAND.match(text.strip())
    return (match["group"], match["field"].strip()) if match else None


def plan_hint(lines: Iterable[str]) -> str:
    """What the lines above a list say of its plan: 2026年轮值计划, 2026–2027年轮值计划; "" where they name no year."""
    for line in lines:
        years = _YEAR.findall(line)
        if years and _TURN_WORDS.search(line):
            return plan_name(years)
    return ""


def plan_name(years: Iterable[str]) -> str:
    """What a plan of these years is called that has no name of its own."""
    known = sorted(set(years))
    return f"{'–'.join(dict.fromkeys((known[0], known[-1])))}年轮值计划"


def years_in(text: str) -> tuple[int, int] | None:
    """The first and last year that a name tells."""
    years = sorted(map(int, _YEAR.findall(text)))
    return (years[0], years[-1]) if years else None


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a turn, or in `doubt` why they cannot be told."""

    start: str = ""
    end: str = ""
    doubt: str = ""


def read_days(text: str, first: str, last: str) -> Days:
    """The days of a turn from a cell of a plan that lasts from `first` to `last`: 3月, 2026.3, 3月2日-8日.

    A month without its year is that of the plan; where the plan has two such months it is asked.
    """
    bare = _SPELT.sub(lambda match: str(_spelt(match[0])), fold(text))
    quarter = _QUARTER.fullmatch(bare)
    pieces = [text] if is_date(text) else _DASH.split(bare)
    unclear = Days(doubt=f"看不懂轮值时间“{text}”，请写成2026年3月或3月2日-8日")
    if quarter is not None:
        return _dated(text, *_of_quarter(quarter), (first, last))
    begin = _parts(pieces[0]) if len(pieces) <= 2 and pieces[0] else None
    end = _parts(pieces[-1], begin) if begin is not None and len(pieces) == 2 else begin
    if begin is None or end is None or begin[1] is None or end[1] is None:
        return unclear
    return _dated(text, begin, end, (first, last))


def _spelt(numeral: str) -> int:
    """元月, 二月, 十二月."""
    return 1 if numeral == "元" else read_chinese_number(numeral) or 0


def _of_quarter(match: re.Match[str]) -> tuple[_Parts, _Parts]:
    number = int(match["number"]) if match["number"].isdigit() else read_chinese_number(match["number"])
    year, month = int(match["year"]) if match["year"] else None, (number or 1) * 3
    return (year, month - 2, None), (year, month, None)


_Parts = tuple[int | None, int | None, int | None]
"""Year, month, day."""


def _parts(text: str, before: _Parts | None = None) -> _Parts | None:
    """The numbers of one date; behind a dash what is left out is that of the first date."""
    if is_date(text):
        known = [int(part) for part in text.split("-")]
        return known[0], known[1] if len(known) > 1 else None, known[2] if len(known) > 2 else None
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    if match["whole"] or (month is None and before is None and day is not None and not match["sign"]):
        month, day = (day if month is None else month), (None if month is None else day)
    if month is None and before is not None:
        month, day = (before[1], day) if before[2] is not None else (day, None)
    return (year if year is not None or before is None else before[0]), month, day


def _dated(text: str, begin: _Parts, end: _Parts, plan: tuple[str, str]) -> Days:
    years = [begin[0]] if begin[0] is not None else list(range(int(plan[0][:4]), int(plan[1][:4]) + 1))
    found = []
    for year in years:
        start = _composed(year, begin)
        until = end[0] or year
        stop = _composed(until, end)
        if start and stop and stop < start and _wraps(begin, end):  # 12月28日-1月3日
            stop = _composed(year + 1, end)
        if start and stop and (begin[0] is not None or _within(start, plan)):
            found.append((first_day(start), last_day(stop)))
    if len(found) > 1:
        return Days(doubt=f"轮值时间“{text}”没有写年份，计划里有{len(found)}个这样的月份，请写明年份")
    if not found:
        return Days(doubt=f"轮值时间“{text}”不在计划的起止日期之内，或没有这一天")
    if found[0][1] < found[0][0]:
        return Days(doubt=f"轮值时间“{text}”的结束早于开始，请核对")
    return Days(*found[0])


def _wraps(begin: _Parts, end: _Parts) -> bool:
    """Whether the days go over the end of a year that nobody wrote."""
    if end[0] is not None and end[0] != begin[0]:
        return False
    months = ((end[1] or 0) - (begin[1] or 0)) % 12
    return (end[1] or 0) < (begin[1] or 0) and months <= _LONGEST_WRAP


def _composed(year: int, known: _Parts) -> str | None:
    return compose(year, known[1], known[2])


def _within(start: str, plan: tuple[str, str]) -> bool:
    return last_day(start) >= first_day(plan[0]) and first_day(start) <= last_day(plan[1])
