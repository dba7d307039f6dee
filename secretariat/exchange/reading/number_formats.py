"""What an Excel number format says about the number under it: a date, a time, an amount."""

from __future__ import annotations

import datetime
import re

from secretariat.exchange.reading.model import CellValue

_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hmsHMS]+\])[^\]]*\]')
_DAY = datetime.timedelta(days=1)
_LAST_DAY = 2_958_466  # 31 December 9999 and not a day more, counted from 1900


def is_date(code: str) -> bool:
    """Whether a number under this format is shown as a date, a time or a duration."""
    first = _SILENT.sub("", code.split(";")[0]).lower()
    return "general" not in first and re.search(r"[ymdhs]", first) is not None


def dated(number: float, code: str, from_1904: bool) -> CellValue:
    """The date, time or duration that a serial number means; the number itself when it means none."""
    shown = _SILENT.sub("", code.split(";")[0]).lower()
    if re.search(r"\[[hms]+\]", shown) and abs(number) < _LAST_DAY:
        return _to_the_millisecond(datetime.timedelta(days=number))
    if not 0 <= number < _LAST_DAY - (1462 if from_1904 else 0):
        return number
    if number < 1 and not from_1904:
        moment = datetime.datetime.min + _to_the_millisecond(number * _DAY)
        return moment.time()
    # Excel counts a 29 February 1900 that never was: the days before it lie one further on.
    start = datetime.datetime(1904, 1, 1) if from_1904 else datetime.datetime(1899, 12, 30)
    early = _DAY if not from_1904 and number < 60 else datetime.timedelta()
    moment = start + early + _to_the_millisecond(number * _DAY)
    return moment.date() if number == int(number) else moment


def _to_the_millisecond(length: datetime.timedelta) -> datetime.timedelta:
    return datetime.timedelta(milliseconds=round(length / datetime.timedelta(milliseconds=1)))


def hides_day(code: str) -> bool:
    """Whether a date under this format is shown without its day: such a day was never typed."""
    shown = _SILENT.sub("", code.split(";")[0]).lower()
    return is_date(code) and "y" in shown and not re.search(r"[dhs]", shown)


def is_percent(code: str) -> bool:
    """Whether a number under this format is shown as a percentage."""
    return "%" in _SILENT.sub("", code.split(";")[0])


def says_more(code: str) -> bool:
    """Whether a format says something of every number under it that the value itself does not."""
    return is_percent(code) or hides_day(code)


def tells_decimals(number: float, code: str) -> bool:
    """Whether a number like 1975.1 may be a year with a month, and its format says how many digits it has."""
    return (
        1900 <= number < 2101
        and number != int(number)
        and bool(code)
        and code != "General"
        and not is_date(code)
    )
