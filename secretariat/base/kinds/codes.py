"""Numbers that a state office gave: 身份证号 (GB 11643-1999) and 统一社会信用代码 (GB 32100-2015).

A wrong check digit warns and never blocks: genuine old numbers with slips exist.
"""

from __future__ import annotations

import re
from typing import Any

from secretariat.base.characters import clean
from secretariat.base.dates import compose
from secretariat.base.kinds.cell import MASKED, TextKind, empty_or_ditto, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Reading, Value

_LOST = "精度已丢失：Excel把长数字的末几位变成了0，请在Excel里把该列改为文本后重新填写"
_FAST_ID = re.compile(r"\d{17}[\dX]", re.ASCII)
_OLD_ID = re.compile(r"\d{15}", re.ASCII)
_OTHER_ID = re.compile(r"[A-Z][A-Z0-9]{4,19}|\d{8}|[A-Z0-9]{1,3}\d{6,9}\([A-Z0-9]\)", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.ASCII)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_GAPS = re.compile(r"[\s'‘’`-]+")


def id_check_digit(first: str) -> str:
    """The 18th character that belongs to the first 17 digits of an ID number."""
    return "10X98765432"[
        sum(int(digit) * weight for digit, weight in zip(first, _ID_WEIGHTS, strict=True)) % 11
    ]


def birth_of(number: str) -> str | None:
    """The birth date (ISO) inside an 18- or 15-digit ID number, or None."""
    if _FAST_ID.fullmatch(number):
        return compose(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    if _OLD_ID.fullmatch(number):
        return compose(1900 + int(number[6:8]), int(number[8:10]), int(number[10:12]))
    return None


def sex_of(number: str) -> str | None:
    """男 or 女 by the sequence digit of an 18- or 15-digit ID number, or None."""
    if _FAST_ID.fullmatch(number):
        return "男" if int(number[16]) % 2 else "女"
    if _OLD_ID.fullmatch(number):
        return "男" if int(number[14]) % 2 else "女"
    return None


def _number_read(raw: Any) -> Reading | None:
    """A problem where the cell is a number too long for Excel; None where it is text or short enough."""
    if isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) >= 10**15:
        return problem(_LOST)
    return None


class _Code(TextKind):
    """What both codes share: upper case, no gaps, numbers that lost digits are refused."""

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        lost = None if type(raw) is str else _number_read(raw)
        return lost or self.understand(clean(raw))

    def tidy(self, raw: Any) -> str:
        """Cleaned text without gaps, in upper case, apostrophes and hyphens dropped."""
        return _GAPS.sub("", clean(raw)).upper()


class IdNumber(_Code):
    """An ID number as text: 18 or 15 digits, or another document's number."""

    name = "id_number"
    private = True
    width = 20

    def understand(self, text: str) -> Reading:
        if _FAST_ID.fullmatch(text):
            return Reading(text, note=self.warn(text))
        special = empty_or_ditto(text)
        if special is not None:
            return special
        tidy = _GAPS.sub("", text).upper().replace("（", "(").replace("）", ")")
        if "**" in tidy:
            return Reading(note="已遮盖，未改动")
        if _SCIENTIFIC.fullmatch(tidy):
            return problem(_LOST)
        reason = self.objection(tidy)
        return problem(reason) if reason else Reading(tidy, note=self.warn(tidy))

    def objection(self, value: str) -> str | None:
        if any(pattern.fullmatch(value) for pattern in (_FAST_ID, _OLD_ID, _OTHER_ID)):
            return None
        if re.fullmatch(r"\d+X?", value, re.ASCII):
            return f"身份证号应是18位，这里是{len(value)}位，请核对"
        return "不是身份证号，也不像护照、通行证的号码，请核对"

    def warn(self, value: Value) -> str | None:
        if not isinstance(value, str):
            return None
        if _FAST_ID.fullmatch(value):
            return _doubt_about_id(value)
        if _OLD_ID.fullmatch(value):
            return (
                "是15位的旧身份证号" if birth_of(value) else "是15位的旧身份证号，其中的出生日期不对，请核对"
            )
        return "不是18位身份证号，按其他证件的号码保存"

    def mask(self, value: Value) -> str:
        text = self.show(value)
        if len(text) >= 15:
            return f"{text[:4]}{'*' * (len(text) - 8)}{text[-4:]}"
        return f"{text[:2]}{'*' * max(2, len(text) - 4)}{text[-2:]}" if text else ""


def _doubt_about_id(value: str) -> str | None:
    if birth_of(value) is None:
        return "身份证号里的出生日期不对，请核对"
    if id_check_digit(value[:17]) == value[17]:
        return None
    if value.endswith("000"):
        return "身份证号校验码不对，末三位是000，可能在Excel里丢失过精度，请核对"
    return "身份证号校验码不对，请核对"


_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SIGN_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}
_CODE_WEIGHTS = tuple(3**place % 31 for place in range(17))
_CREDIT = re.compile(r"[0-9A-Z]{18}", re.ASCII)
_OLD_CREDIT = re.compile(r"\d{13}|\d{15}|\d{8}[0-9X]", re.ASCII)
_CONFUSED = str.maketrans("OI", "01")


def credit_check_digit(first: str) -> str | None:
    """The 18th character that belongs to the first 17 of a credit code; None if one of them is not allowed."""
    try:
        total = sum(_SIGN_VALUES[sign] * weight for sign, weight in zip(first, _CODE_WEIGHTS, strict=True))
    except KeyError:
        return None
    return _SIGNS[-total % 31]


class CreditCode(_Code):
    """A credit code of 18 characters, or the licence or organisation number that came before it."""

    name = "credit_code"
    width = 20

    def understand(self, text: str) -> Reading:
        special = empty_or_ditto(text)
        if special is not None:
            return special
        tidy = _GAPS.sub("", text).upper()
        if "**" in tidy:
            return MASKED
        if _SCIENTIFIC.fullmatch(tidy):
            return problem(_LOST)
        if not _CREDIT.fullmatch(tidy):
            reason = self.objection(tidy)
            return problem(reason) if reason else Reading(tidy, note=self.warn(tidy))
        mended = tidy.translate(_CONFUSED)
        if mended != tidy and credit_check_digit(mended[:17]) == mended[17]:
            return Reading(
                mended, note=f"{quoted(tidy)}里的字母O、I不会出现在信用代码里，读作数字0、1后校验码相符"
            )
        return Reading(tidy, note=self.warn(tidy))

    def objection(self, value: str) -> str | None:
        if _CREDIT.fullmatch(value) or _OLD_CREDIT.fullmatch(value):
            return None
        if re.fullmatch(r"[0-9A-Z]+", value, re.ASCII):
            return f"{quoted(value)}不对：统一社会信用代码应是18位，这里是{len(value)}位，请核对"
        return f"{quoted(value)}不是统一社会信用代码，请核对"

    def warn(self, value: Value) -> str | None:
        if not isinstance(value, str):
            return None
        if not _CREDIT.fullmatch(value):
            return "是旧的注册号或机构代码，不是18位统一社会信用代码"
        wanted = credit_check_digit(value[:17])
        if wanted is None or value[17] not in _SIGN_VALUES:
            return "统一社会信用代码里不会出现字母I、O、Z、S、V，请核对"
        return None if wanted == value[17] else "统一社会信用代码校验码不对，请核对"
