"""Reading dates as offices write them: precision is kept, no day invented, two meanings are a doubt."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any

from secretariat.base.characters import clean
from secretariat.base.dates import FIRST_YEAR, LAST_YEAR, compose, show_date
from secretariat.base.kinds.cell import doubt, empty_or_ditto, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Reading
from secretariat.base.numerals import read_chinese_number

_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(10_000, 60_001)
_WAY_OUT = "请写成1975.08、1975-08-15或1975年8月这样"
_CENTURY_BORN = 30
"""Two-digit years from here on can only be 19xx in a list of past events; below it is asked."""

_DATED = re.compile(
    r"(?P<year>\d{4})(?:\s?(?P<sep>[-/.、,，])\s?|\s?年\s?|(?P<gap>\s))(?P<month>\d{1,2})(?!\d)"
    r"(?:\s?(?:月|(?(sep)(?P=sep)|(?(gap)\s|[.]))|月\s)\s?(?P<day>\d{1,2})(?!\d)\s?[日号]?|\s?月份?)?(?P<rest>.*)",
    re.S,
)
_SHORT = re.compile(
    r"'?(?P<year>\d{2})(?P<mark>\s?[-/.年、]\s?)(?P<month>\d{1,2})"
    r"(?:\s?[-/.月、]\s?(?P<day>\d{1,2})(?!\d)[日号]?|月份?)?(?!\d)(?P<rest>.*)",
    re.S,
)
_YEAR = re.compile(r"(?P<year>\d{4})\s?年?(?!\d)(?P<rest>.*)", re.S)
_SHORT_YEAR = re.compile(r"(?P<year>\d{2})年(?P<rest>\D.*)?", re.S)
_DIGITS = re.compile(r"(\d{4})(\d\d)?(\d\d)?")
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})[-/.](?:(?P<b>\d{1,2})[-/.])?(?P<year>\d{4})")
_RANGE = re.compile(r"^[^\d]{0,2}(?:\s?(?:-+|—+|–|~|～|至|到)\s?)(?:\d|今年|现)")
_TIME = re.compile(r"^[T\s]?\s?\d{1,2}[:：]\d\d(?:[:：]\d\d(?:\.\d+)?)?$")
_TAIL = " .。,，、;；-/"
_NUMERAL = "〇○零一二三四五六七八九"
_SPELT = re.compile(
    rf"(?P<year>[{_NUMERAL}]{{2}}(?:[{_NUMERAL}]{{2}})?)年(?:(?P<month>[元一二三四五六七八九十]{{1,2}})月份?"
    r"(?:(?P<day>[一二三四五六七八九十]{1,3})[日号])?)?(?P<rest>.*)",
    re.S,
)
_LUNAR = re.compile(
    r"农历|阴历|旧历|古历|腊月|正月|冬月|闰[一二三四五六七八九十]|廿|(?<!年)初[一二三四五六七八九十]"
)
_AGE = re.compile(r"[（(]?(?:现年|年龄)?[:：]?\d{1,3}(?:周?岁)?[)）]?")
_SPOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SESSION = re.compile(r"届")
_LEADING = re.compile(r"^(约|大约|大概|生于|出生于|于|自|从|始于)[:：]?(?=['\d〇○一二三四五六七八九零])")
_OF_YEAR = re.compile(r"^(?:[初底末]|中(?!旬))")
_LAST = {4: "年", 7: "月"}
"""The last sign of a date to the year or month: 2025年12月底 says 月底."""


def read_date(raw: Any, number_format: str | None = None, *, past: bool = True) -> Reading:
    """Understand a date cell. `past` says that two-digit years mean the last century, not this one.

    A number 1975.1 may be January or October: only a number format with two decimals ("0.00") tells.
    """
    if raw is None or raw == "":
        return NOTHING
    if type(raw) is str:
        return _read_text(raw, past)
    if isinstance(raw, datetime.date):
        return _shortened(_read_calendar(raw), number_format)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return problem(f"{quoted(clean(raw))}不是日期，{_WAY_OUT}")
    if isinstance(raw, int) or raw.is_integer():
        return _read_text(str(int(raw)), past)
    return _read_decimal(raw, number_format, past)


def _read_calendar(raw: datetime.date) -> Reading:
    if raw.year < 1900 or (raw.year, raw.month) == (1900, 1):
        return problem(
            f"{quoted(f'{raw.year}年{raw.month}月{raw.day}日')}多半是Excel把0或空格子显示成了日期，请核对原表"
        )
    iso = compose(raw.year, raw.month, raw.day)
    return Reading(iso) if iso else problem(f"「{raw.year}年」超出了可用的年份，请核对")


def _shortened(reading: Reading, number_format: str | None) -> Reading:
    """A date shown as 2019年4月 has no day: Excel put the 1st there by itself. Any other day was typed."""
    if not number_format or reading.value is None:
        return reading
    shown = _SPOKEN.sub("", number_format.split(";")[0]).lower()
    iso = str(reading.value)
    if "y" not in shown or "d" in shown or not iso.endswith("-01"):
        return reading
    return Reading(iso[:4] if "m" not in shown and iso.endswith("-01-01") else iso[:7])


def _read_decimal(raw: float, number_format: str | None, past: bool) -> Reading:
    if _SERIALS.start <= raw < _SERIALS.stop:
        return _read_serial(int(raw))
    text = repr(raw)
    whole, _, fraction = text.partition(".")
    if not whole.isdigit() or not fraction.isdigit():
        return problem(f"{quoted(text)}不是日期，{_WAY_OUT}")
    if fraction == "1" and len(whole) in (2, 4):
        if not _two_decimals(number_format):
            return doubt(
                f"{quoted(text)}是数字，可能是{whole}年1月，也可能是{whole}年10月，请写明{whole}.01或{whole}.10"
            )
        text = f"{whole}.10"
    elif len(fraction) == 4 and len(whole) == 4:
        return _dated(text, int(whole), int(fraction[:2]), int(fraction[2:]))
    return _read_text(text, past)


def _two_decimals(number_format: str | None) -> bool:
    """Whether the cell shows exactly two decimals, as "0.00" and "0.00_ " do."""
    if not number_format:
        return False
    return re.search(r"[0#]\.00(?![0#])", number_format.split(";")[0]) is not None


@lru_cache(maxsize=65536)
def _read_text(raw: str, past: bool) -> Reading:
    text = clean(raw)
    special = empty_or_ditto(text)
    if special is not None:
        return special
    if text.isascii() and text.isdigit():
        return _read_digits(text, past)
    if _LUNAR.search(text):
        return doubt(f"{quoted(text)}像是农历日期，请换算成公历后填写")
    lead = _LEADING.match(text)
    if not lead:
        return _read_written(text, past)
    reading = _read_written(text[lead.end() :], past)
    return _with_remark(reading, text) if reading.value else reading


def _read_digits(text: str, past: bool) -> Reading:
    match = _DIGITS.fullmatch(text)
    if len(text) == 5:
        return _read_five_digits(text)
    if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        reading = _dated(text, *(int(part) for part in match.groups() if part))
        if reading.value or len(text) != 6:
            return reading
    if len(text) == 6:
        return _short_year(text, int(text[:2]), (int(text[2:4]), int(text[4:])), past)
    if len(text) <= 3:
        return problem(f"{quoted(text)}不是日期（像是年龄或序号），{_WAY_OUT}")
    return problem(f"{quoted(text)}不是日期，{_WAY_OUT}")


def _read_five_digits(text: str) -> Reading:
    serial = int(text)
    if serial not in _SERIALS:
        return problem(f"{quoted(text)}不是日期，{_WAY_OUT}")
    year, month = int(text[:4]), int(text[4])
    if 1900 <= year <= 2099 and month:
        meant = show_date((_EPOCH + datetime.timedelta(days=serial)).isoformat())
        return doubt(f"{quoted(text)}可能是{year}年{month}月，也可能是Excel的日期序号（{meant}），请写明")
    return _read_serial(serial)


def _read_serial(serial: int) -> Reading:
    iso = (_EPOCH + datetime.timedelta(days=serial)).isoformat()
    return Reading(iso, note=f"「{serial}」是Excel的日期序号，读作{show_date(iso)}")


def _read_written(text: str, past: bool) -> Reading:
    match = _YEAR_LAST.fullmatch(text.strip(_TAIL))
    if match:
        return _year_last(text, match)
    for pattern, take in ((_DATED, _take_full), (_SHORT, _take_short), (_SPELT, _take_spelt)):
        match = pattern.fullmatch(text)
        if match:
            return take(text, match, past)
    match = _YEAR.fullmatch(text)
    if match and not _SESSION.match(match["rest"]):
        return _finish(text, _dated(text, int(match["year"])), match["rest"])
    match = _SHORT_YEAR.fullmatch(text)
    if match:
        return _finish(text, _short_year(text, int(match["year"]), (), past), match["rest"] or "")
    return _not_a_date(text)


def _take_full(text: str, match: re.Match[str], past: bool) -> Reading:
    year, month, day = int(match["year"]), int(match["month"]), match["day"]
    if day is None and month > 12 and _is_range(text):
        return _range(text)
    return _finish(text, _dated(text, year, month, *([int(day)] if day else [])), match["rest"])


def _take_short(text: str, match: re.Match[str], past: bool) -> Reading:
    year = int(match["year"])
    tail = (int(match["month"]), *([int(match["day"])] if match["day"] else []))
    spoken = "年" in match["mark"]
    if not spoken and year <= 31 and past:
        return doubt(f"{quoted(text)}里没有完整的年份，{_WAY_OUT}")
    return _finish(text, _short_year(text, year, tail, past), match["rest"])


def _take_spelt(text: str, match: re.Match[str], past: bool) -> Reading:
    year = read_chinese_number(match["year"]) or 0
    tail = tuple(_spelt_number(match[part]) for part in ("month", "day") if match[part])
    if len(match["year"]) == 2:
        return _finish(text, _short_year(text, year, tail, past), match["rest"])
    return _finish(text, _dated(text, year, *tail), match["rest"])


def _spelt_number(text: str) -> int:
    return 1 if text == "元" else read_chinese_number(text) or 0


def _year_last(text: str, match: re.Match[str]) -> Reading:
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"] or 0)
    if not b:
        return _noted(_dated(text, year, a))
    if a != b and a <= 12 and b <= 12:
        return doubt(f"{quoted(text)}可能是{a}月{b}日，也可能是{b}月{a}日，请写成{year}-月-日的样子")
    month, day = (a, b) if a <= 12 else (b, a)
    return _noted(_dated(text, year, month, day))


def _noted(reading: Reading) -> Reading:
    if reading.value is None:
        return reading
    return Reading(reading.value, note=f"读作{show_date(str(reading.value))}", spill=reading.spill)


def _short_year(text: str, year: int, tail: tuple[int, ...], past: bool) -> Reading:
    if past and year >= _CENTURY_BORN:
        return _noted(_dated(text, 1900 + year, *tail))
    if not past and year < _CENTURY_BORN:
        return _noted(_dated(text, 2000 + year, *tail))
    if compose(2000 + year, *tail) is None and compose(1900 + year, *tail) is None:
        return _dated(text, 2000 + year, *tail)
    return doubt(
        f"{quoted(text)}的年份只有两位，可能是19{year:02d}年，也可能是20{year:02d}年，请写出四位年份"
    )


def _dated(text: str, year: int, *tail: int) -> Reading:
    iso = compose(year, *tail)
    if iso:
        return Reading(iso)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return problem(f"{quoted(text)}的年份不对，请核对")
    if not 1 <= tail[0] <= 12:
        return problem(f"{quoted(text)}没有这样的日期（月份只能是1到12），请核对")
    return problem(f"{quoted(text)}没有这一天，请核对")


def _finish(text: str, reading: Reading, rest: str) -> Reading:
    """Settle what stands behind the date: nothing, a time, the end of a range, or a remark."""
    if reading.value is None or not rest.strip(_TAIL) or _TIME.match(rest):
        return reading
    if _RANGE.match(rest):
        return _range(text)
    if rest.lstrip()[0] in "-/.0123456789":
        return problem(f"{quoted(text)}看不出是哪一天，{_WAY_OUT}")
    remark = rest.strip(_TAIL)
    if remark[0] in "(（" and remark[-1] in ")）":
        remark = remark[1:-1]
    return _with_remark(
        reading, f"{_LAST.get(len(str(reading.value)), '')}{remark}" if _OF_YEAR.match(remark) else remark
    )


def _with_remark(reading: Reading, remark: str) -> Reading:
    meant = show_date(str(reading.value))
    return Reading(reading.value, note=f"读作{meant}，其余文字「{remark}」记入备注", spill={"remark": remark})


def _is_range(text: str) -> bool:
    return re.fullmatch(r"\d{4}\s?[-/—–~～]\s?\d{2,4}.*", text, re.S) is not None


def _range(text: str) -> Reading:
    return doubt(f"{quoted(text)}是一段时间，请只填开始的日期，结束的日期另填")


def _not_a_date(text: str) -> Reading:
    if _SESSION.search(text):
        return problem(f"{quoted(text)}说的是届次，不是日期，请填写日期")
    if _AGE.fullmatch(text):
        return problem(f"{quoted(text)}只有年龄，没有出生日期，请填写出生年月")
    if re.match(
        r"[\d一二三四五六七八九十]{1,2}月|(?:0?[1-9]|1[0-2])[./](?:0?[1-9]|[12]\d|3[01])(?![\d./])", text
    ):
        return problem(f"{quoted(text)}没有年份，请补上年份")
    return problem(f"{quoted(text)}不是日期，{_WAY_OUT}")
