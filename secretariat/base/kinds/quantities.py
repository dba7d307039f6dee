"""Amounts of money, kept as whole 分, and counts of people, firms and things."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, ClassVar

from secretariat.base.characters import clean
from secretariat.base.kinds.cell import doubt, empty_or_ditto, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value
from secretariat.base.numerals import read_chinese_number

FEN = {"元": 100, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "千万元": 10**9, "亿元": 10**10}
"""How many 分 one of each unit is."""

_LIMIT = 10**17
_NUMERALS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_SHAPE = re.compile(
    r"(?P<lead>[^\d+\-.]*?)(?P<number>[+-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)\s?(?P<about>余|多|来|几)?\s?"
    r"(?P<unit>百万|千万|万亿|千|百|万|亿|w|W)?\s?(?P<more>余|多)?(?P<tail>.*)",
    re.S,
)
_SPELT = re.compile(rf"[{_NUMERALS}十拾百佰千仟万亿]+")
_RANGE = re.compile(r"\d\s?[万亿千元人家]*\s?(?:-+|—+|–|~|～|至|到)\s?\d")
_FOREIGN = re.compile(
    r"美元|美金|欧元|欧|港元|港币|港|日元|英镑|韩元|韩币|台币|卢布|澳元|加元|法郎|马克|外币|USD|EUR|HKD|JPY|GBP|[$€£]",
    re.I,
)
_MULTIPLES = {
    "千": 1000,
    "百": 100,
    "万": 10_000,
    "w": 10_000,
    "W": 10_000,
    "亿": 10**8,
    "百万": 10**6,
    "千万": 10**7,
}
_MULTIPLES |= {"万亿": 10**12}
_HOME = re.compile(r"人民币|RMB|CNY|[¥￥]", re.I)
_ABOUT = re.compile(r"约|大约|大概|近|超过?|逾|不足|以上|左右|上下|以下|以内|多|余")


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number as written: its value, whether a multiple such as 万 stood behind it, and the words around."""

    number: Decimal
    multiple: int | None
    about: bool
    lead: str
    tail: str


def _parse(text: str) -> _Quantity | None:
    arabic = _arabic(text)
    match = _SHAPE.fullmatch(arabic)
    if not match:
        return None
    try:
        number = Decimal(re.sub("[,，]", "", match["number"]))
    except InvalidOperation:
        return None
    # 五百万 says its 万 itself: in a column of 万元 it is not multiplied once more.
    spoken = 1 if arabic != text and {"万", "亿"} & set(text) else None
    multiple = _MULTIPLES[match["unit"]] if match["unit"] else spoken
    about = bool(
        match["about"] or match["more"] or _ABOUT.search(match["lead"]) or _ABOUT.match(match["tail"])
    )
    return _Quantity(number, multiple, about, match["lead"].strip(" :："), match["tail"].strip(" 。.,，;；"))


def _arabic(text: str) -> str:
    """The text with a spelt-out numeral (五百万) as digits, where it can be read for certain."""
    if any(sign.isdigit() for sign in text):
        return text
    match = _SPELT.search(text)
    number = read_chinese_number(match[0]) if match else None
    return (
        text if match is None or number is None else text[: match.start()] + str(number) + text[match.end() :]
    )


def _exact(raw: Any) -> Decimal | None:
    """The exact decimal that a number cell shows, or None for what is no number."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        return None
    number = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    return number if number.is_finite() and abs(number) < _LIMIT else None


def _trimmed(words: str) -> str:
    """The words around a number, without the brackets that hold them."""
    pairs = (("(", ")"), ("（", "）"))
    whole = any(words.startswith(left) and words.endswith(right) for left, right in pairs)
    return words[1:-1].strip() if whole else words


@dataclass(frozen=True)
class Money(Kind):
    """Money, kept as whole 分, typed and shown in `unit`; `reads` is the unit of plain numbers if another."""

    name: ClassVar[str] = "money"
    sql: ClassVar[str] = "INTEGER"
    align: ClassVar[str] = "right"
    comparison: ClassVar[str] = "number"
    unit: str = "万元"
    reads: str = ""

    def with_unit(self, unit: str) -> Money:
        """A copy that takes plain numbers as 元, 万元 or 亿元, as a heading said."""
        return dataclasses.replace(self, reads=unit)

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        plain = self.reads or self.unit
        if type(raw) is str:
            return _read_money(raw, plain)
        number = _exact(raw)
        if number is None:
            return problem(f"{quoted(clean(raw))}不是金额，请填数字")
        return _in_fen(number, plain, clean(raw))

    def check(self, value: Value) -> str | None:
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LIMIT):
            return None
        return "金额不是有效的数字，请重新填写"

    def show(self, value: Value) -> str:
        if not isinstance(value, int):
            return ""
        return _plain_decimal(Decimal(value) / FEN[self.unit])

    def edit(self, value: Value) -> str:
        text = self.show(value)
        return text + self.unit if text and self.reads not in ("", self.unit) else text

    def plain(self, value: Value) -> int | float | None:
        if not isinstance(value, int):
            return None
        whole, rest = divmod(value, FEN[self.unit])
        return whole if rest == 0 else float(Decimal(value) / FEN[self.unit])


def _plain_decimal(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_fen(number: Decimal, unit: str, text: str) -> Reading:
    exact = number * FEN[unit]
    if abs(exact) >= _LIMIT:
        return problem(f"{quoted(text)}太大，请核对单位是不是{unit}")
    value = int(exact.to_integral_value(ROUND_HALF_UP))
    if value != exact:
        return Reading(value, note=f"{quoted(text)}{unit}按分四舍五入")
    if unit == "万元" and abs(number) > 1_000_000:
        return Reading(value, note=f"{_plain_decimal(number)}万元超过100亿元，请核对单位是不是元")
    return Reading(value)


@lru_cache(maxsize=65536)
def _read_money(raw: str, plain: str) -> Reading:
    text = clean(raw)
    special = empty_or_ditto(text)
    if special is not None:
        return special
    if text.isascii() and text.isdigit() and len(text) < 18:
        return _in_fen(Decimal(text), plain, text)
    if _FOREIGN.search(text):
        return problem(f"{quoted(text)}是外币，请换算成人民币（{plain}）后填写")
    if _RANGE.search(text):
        return doubt(f"{quoted(text)}是一个范围，请只填一个数")
    found = _parse(_HOME.sub("", text).strip())
    if found is None or "%" in found.tail or _only_words(found, text):
        return problem(f"{quoted(text)}不是金额，请填数字")
    if _digits_in(found.tail):
        return doubt(f"{quoted(text)}一格里有几个数，请分开填写")
    return _money_of(found, plain, text)


def _only_words(found: _Quantity, text: str) -> bool:
    """Whether the one numeral is part of a word: 慰问品一批 is no 1元, 三万元 is an amount."""
    if any(sign.isdigit() for sign in text):
        return False
    spoken = found.multiple is not None or found.tail.startswith(("元", "圆", "块"))
    return not spoken and bool(found.lead or found.tail)


def _digits_in(tail: str) -> bool:
    """Whether a second number stands behind the first outside of brackets."""
    return any(sign.isdigit() for sign in re.sub(r"[(（][^)）]*[)）]", "", tail))


def _money_of(found: _Quantity, plain: str, text: str) -> Reading:
    spoken = found.tail.startswith(("元", "圆", "块"))
    tail = re.sub(r"^[元圆块]钱?[整正]?", "", found.tail).strip()
    if found.multiple is None and not spoken:
        unit, number = plain, found.number
    else:
        unit, number = "元", found.number * (found.multiple or 1)
    reading = _in_fen(number, unit, text)
    return _remarked(reading, found, tail, text)


def _remarked(reading: Reading, found: _Quantity, tail: str, text: str) -> Reading:
    if reading.value is None:
        return reading
    words = "、".join(word for word in (_trimmed(found.lead), _trimmed(tail)) if word)
    notes = [reading.note] if reading.note else []
    if found.about:
        notes.append(f"{quoted(text)}是约数")
    elif words:
        notes.append(f"其余文字「{words}」记入备注")
    spill = {"remark": text if found.about else words} if words or found.about else {}
    return Reading(reading.value, note="；".join(notes) or None, spill=spill)


_COUNTED = re.compile(
    r"^(?:人次|人|名|位|家次|家|个|户|件|条|篇|场次|场|次|期|批次|批|学时|课时|亩|间|台|套|辆|岁|年度|年|届|次|组|支|笔|份|项)"
)
_OTHER_MEASURE = re.compile("天|周|星期|个月|小时|分钟|元|万元|公里|公斤|吨")
_FIRST = re.compile("首[批次期届]")


@dataclass(frozen=True)
class Count(Kind):
    """A whole number of people, firms or things; `unit` (人, 家, 件) is for headings and print."""

    name: ClassVar[str] = "count"
    sql: ClassVar[str] = "INTEGER"
    align: ClassVar[str] = "right"
    comparison: ClassVar[str] = "number"
    unit: str = ""
    width: int = 8

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        if type(raw) is str:
            return _read_count(raw, self.unit)
        number = _exact(raw)
        if number is None:
            return problem(f"{quoted(clean(raw))}不是数字，请填数字")
        return _whole(number, clean(raw))

    def check(self, value: Value) -> str | None:
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LIMIT):
            return None
        return "应填0或正整数"


def _whole(number: Decimal, text: str) -> Reading:
    if number < 0 or number != int(number) or number >= _LIMIT:
        return problem(f"{quoted(text)}不对，应填0或正整数")
    return Reading(int(number))


@lru_cache(maxsize=65536)
def _read_count(raw: str, unit: str = "") -> Reading:
    text = clean(raw).removeprefix("第")
    special = empty_or_ditto(text)
    if special is not None:
        return special
    if text.isascii() and text.isdigit() and len(text) < 18:
        return Reading(int(text))
    if _FIRST.fullmatch(text):
        return Reading(1)
    if _RANGE.search(text):
        return doubt(f"{quoted(text)}是一个范围，请只填一个数")
    found = _parse(text)
    if found is None or "%" in found.tail:
        return problem(f"{quoted(text)}不是数字，请填数字")
    if _digits_in(found.tail):
        return doubt(f"{quoted(text)}一格里有几个数，请分开填写")
    foreign = _OTHER_MEASURE.match(found.tail)
    if foreign and foreign[0] != unit:
        return doubt(f"{quoted(text)}说的是多少{foreign[0]}，这一栏要的是多少{unit or '个'}，请换算后填写")
    if found.lead == "第":
        found = dataclasses.replace(found, lead="")  # 第三期
    tail = _COUNTED.sub("", found.tail).strip()
    about = found.about or bool(_ABOUT.match(tail))
    found = dataclasses.replace(found, about=about)
    return _remarked(_whole(found.number * (found.multiple or 1), text), found, tail, text)
