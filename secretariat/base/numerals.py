"""Chinese numerals, as session numbers, dates and hand-written lists use them."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_VALUES = {sign: value for value, sign in enumerate(_DIGITS)}
_VALUES |= dict(zip("〇○两壹贰叁肆伍陆柒捌玖", (0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}
_DIGIT_RUN = re.compile(f"[{''.join(_VALUES)}]+")
_NUMERAL = re.compile(f"[{''.join(_VALUES)}{''.join(_POWERS)}万亿]+")
_COLLOQUIAL = re.compile(f"[百佰千仟万亿][{''.join(_VALUES)}]$")


def chinese_number(number: int) -> str:
    """The numeral of a whole number from 0 to 99,999,999: 11 is 十一, 105 is 一百零五."""
    if not 0 <= number < 100_000_000:
        raise ValueError(number)
    if number == 0:
        return _DIGITS[0]
    high, low = divmod(number, 10_000)
    text = _below_ten_thousand(high) + "万" if high else ""
    if low:
        text += ("零" if high and low < 1000 else "") + _below_ten_thousand(low)
    return text.removeprefix("一") if text.startswith("一十") else text


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _UNITS[place]
        gap = digit == 0
    return text


def read_chinese_number(text: str) -> int | None:
    """The number of a Chinese numeral, spoken (十一, 五百万) or digit by digit (二〇一九); else None."""
    if not _NUMERAL.fullmatch(text):
        return None
    if _DIGIT_RUN.fullmatch(text):
        return int("".join(str(_VALUES[sign]) for sign in text))
    if _COLLOQUIAL.search(text):
        return None  # 一百二 is 120 in speech and 102 on paper
    return _spoken(text)


def _spoken(text: str) -> int | None:
    total = section = digit = 0
    limit = 10**9
    for sign in text:
        if sign in _VALUES:
            if digit:
                return None
            digit = _VALUES[sign]
        elif sign in _POWERS:
            section += (digit or 1) * _POWERS[sign]
            digit = 0
        else:
            group = _GROUPS[sign]
            whole = section + digit
            if group >= limit or not whole:
                return None
            limit, total, section, digit = group, total + whole * group, 0, 0
    return total + section + digit
