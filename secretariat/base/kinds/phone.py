"""Phone numbers: mobiles and landlines told apart, several in one cell, digits never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from secretariat.base.characters import clean, clean_lines
from secretariat.base.kinds.cell import MASKED, TextKind, empty_or_ditto, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Reading

_MOBILE_FAST = re.compile(r"1[3-9]\d{9}", re.ASCII)
_GROUPED = re.compile(r"(1[3-9]\d)[- ](\d{4})[- ](\d{4})", re.ASCII)
_PAIR = re.compile(r"(?P<mobile>1[3-9]\d{9})[/、;；](?P<landline>0[3-9]\d\d-[2-9]\d{6,7})", re.ASCII)
_MOBILES = range(13_000_000_000, 20_000_000_000)
# A hyphen and one or two digits (86251234-5) more likely name the next line than an extension.
_EXTENSION = r"(?:\s?(?:转|分机|ext\.?|[#*]|-(?=\d{{3}}))\s?(?P<{0}>\d{{1,5}}))?(?!\d)"
_TOKEN = re.compile(
    r"(?<!\d)(?:(?:\+|00)?86[- ]?)?0?(?P<mobile>1[3-9](?:[- ]?\d){9})(?!\d)"
    r"|(?<!\d)(?:(?:\+|00)86[- ]?)?(?P<service>[48]00[- ]?\d{3}[- ]?\d{4}|[48]00[- ]?\d{4}[- ]?\d{3})(?!\d)"
    r"|(?<!\d)(?:(?:\+|00)?86[- ]?)?[（(]?(?P<area>010|02\d|0[3-9]\d\d)[)） -]{0,2}(?P<number>[2-9]\d{2,3}[- ]?\d{4})"
    + _EXTENSION.format("extension")
    + r"|(?<!\d)(?:\+|00)86[- ]?(?P<bare>(?:10|2\d|[3-9]\d\d)[- ]?[2-9]\d{6,7})(?!\d)"
    r"|(?P<foreign>\+(?!86)\d{1,4}[- ]?\d[\d -]{3,12}\d)"
    r"|(?<![\d-])(?P<local>[2-9]\d{2,3}[- ]?\d{4})" + _EXTENSION.format("inner") + r"|(?P<run>\d+)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[/、,，;；|\n\\]|或者?|和|及")
_LABEL = re.compile(r"联系电话|手机号码?|手机|电话|座机|固话|mobile|tel|phone", re.IGNORECASE)
_LOOSE = " ()（）:：.。-[]【】—+"
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_AREAS = (
    r"10|2\d|31\d|335|349|35\d|37\d|39[1-8]|41[1-9]|421|427|429|43\d|45\d|46[4-9]|47\d|48[23]|51\d|52[37]|53\d|54[36]|55\d|"
    r"56[1-6]|57\d|580|59\d|63[1-5]|66[0-8]|69[12]|701|71\d|72[248]|73\d|74[3-6]|75\d|76\d|77\d|79\d|81[2-8]|82[5-7]|83\d|85\d|"
    r"87\d|88[36-8]|89\d|90\d|91\d|93\d|94[13]|95[1-5]|97\d|99\d"
)
_LOST_ZERO = re.compile(rf"({_AREAS})([2-9]\d{{6,7}})")
_CANONICAL = {
    "mobile": re.compile(r"1[3-9]\d{9}", re.ASCII),
    "landline": re.compile(
        r"(?:(?:010|02\d|0[3-9]\d\d)-)?[2-9]\d{6,7}(?:转\d{1,5})?|[48]00-\d{3}-\d{4}", re.ASCII
    ),
    "short": re.compile(r"[1-9]\d{2,5}|\+\d{6,17}", re.ASCII),
}


@dataclass(slots=True)
class _Findings:
    """What stood in one cell, sorted by sort of number."""

    mobile: dict[str, None]
    landline: dict[str, None]
    short: dict[str, None]
    bad: list[str]
    words: list[str]
    notes: list[str]


@dataclass(frozen=True)
class Phone(TextKind):
    """One or several numbers joined by 、; `mobile` says which sort the field holds, `mixed` that it holds both.

    Numbers of the other sort go to `spill` ("landline" or "mobile"); short, internal and foreign numbers stay.
    """

    name: ClassVar[str] = "phone"
    private: ClassVar[bool] = True
    mobile: bool = True
    mixed: bool = False
    width: int = 14

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        if type(raw) is str:
            return (self.mobile and _at_once(raw)) or self._read_text(raw)
        if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != raw or raw < 0 or raw % 1:
            return problem(f"{quoted(clean(raw))}不是电话号码，请在Excel里把该列改为文本后重新填写")
        number = int(raw)
        return Reading(str(number)) if self.mobile and number in _MOBILES else self._read_text(str(number))

    def _read_text(self, raw: str) -> Reading:
        reading = _read_cell(raw, self.mobile)
        return _with_other_sort(reading) if self.mixed and reading.spill else reading

    def objection(self, value: str) -> str | None:
        sorts = (
            ("mobile", "landline", "short")
            if self.mixed
            else ("mobile" if self.mobile else "landline", "short")
        )
        for number in value.split("、"):
            if not any(_CANONICAL[sort].fullmatch(number) for sort in sorts):
                wanted = "手机号应是11位数字，以1开头" if self.mobile else "座机应写成0794-8261402这样"
                return f"{quoted(number)}不对，{wanted}"
        return None

    def mask(self, value: object) -> str:
        return "、".join(_masked(number) for number in value.split("、")) if isinstance(value, str) else ""


def _at_once(raw: str) -> Reading | None:
    """The spellings that fill most cells of a mobile column, without the general search."""
    if _MOBILE_FAST.fullmatch(raw):
        return Reading(raw)
    grouped = _GROUPED.fullmatch(raw)
    if grouped:
        return Reading("".join(grouped.groups()))
    pair = _PAIR.fullmatch(raw)
    return Reading(pair["mobile"], spill={"landline": pair["landline"]}) if pair else None


def _with_other_sort(reading: Reading) -> Reading:
    """The reading for a field that holds mobiles and landlines alike."""
    numbers = (reading.value, reading.spill.get("mobile"), reading.spill.get("landline"))
    left = {sort: text for sort, text in reading.spill.items() if sort not in ("mobile", "landline")}
    notes = [note for note in (reading.note or "").split("；") if note and "记入" not in note]
    value = "、".join(str(one) for one in numbers if one)
    return Reading(value or None, note="；".join(notes) or None, spill=left)


def _masked(number: str) -> str:
    if _MOBILE_FAST.fullmatch(number):
        return f"{number[:3]}****{number[-4:]}"
    if number.startswith(("400-", "800-")):
        return number
    area, _, rest = number.rpartition("-")
    main = rest.partition("转")[0]
    return (f"{area}-" if area else "") + "*" * max(3, len(main) - 4) + main[-4:] * (len(main) > 6)


@lru_cache(maxsize=65536)
def _read_cell(raw: str, mobile: bool) -> Reading:
    text = clean_lines(raw).removeprefix("'")
    special = empty_or_ditto(text)
    if special is not None:
        return special
    if "**" in text:
        return MASKED
    if _SCIENTIFIC.fullmatch(text.replace(" ", "")):
        return problem(f"{quoted(text)}的末几位已经丢失，请在Excel里把该列改为文本后重新填写")
    found = _Findings({}, {}, {}, [], [], [])
    for piece in _SEPARATOR.split(text):
        _scan(piece, found)
    return _settle(text, found, mobile)


def _scan(piece: str, found: _Findings) -> None:
    rest: list[str] = []
    end = 0
    for match in _TOKEN.finditer(piece):
        rest.append(piece[end : match.start()])
        end = match.end()
        _sort(match, found)
    rest.append(piece[end:])
    words = " ".join(word for word in (_LABEL.sub("", part).strip(_LOOSE) for part in rest) if word)
    if words:
        found.words.append(words)


def _sort(match: re.Match[str], found: _Findings) -> None:
    digits = {name: re.sub(r"\D", "", part) for name, part in match.groupdict().items() if part}
    if "mobile" in digits:
        found.mobile[digits["mobile"]] = None
    elif "service" in digits:
        found.landline[_service(digits["service"])] = None
    elif "area" in digits:
        found.landline[_landline(digits["area"], digits["number"], digits.get("extension"))] = None
    elif "bare" in digits:
        _run(digits["bare"], found, noted=False)
    elif "foreign" in digits:
        found.short["+" + digits["foreign"]] = None
    elif "local" in digits:
        found.landline[_landline("", digits["local"], digits.get("inner"))] = None
    else:
        _run(digits["run"], found, noted=True)


def _service(digits: str) -> str:
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


def _landline(area: str, number: str, extension: str | None) -> str:
    return (f"{area}-" if area else "") + number + (f"转{extension}" if extension else "")


def _run(digits: str, found: _Findings, noted: bool) -> None:
    """A bare run of digits: a short number, or a landline whose leading 0 Excel dropped."""
    lost = _LOST_ZERO.fullmatch(digits) if len(digits) in (10, 11) else None
    if lost:
        number = f"0{lost[1]}-{lost[2]}"
        found.landline[number] = None
        if noted:
            found.notes.append(f"{digits}补上了区号前的0，读作{number}")
    elif 3 <= len(digits) <= 6 and digits[0] != "0":
        found.short[digits] = None
    else:
        found.bad.append(digits)


def _settle(text: str, found: _Findings, mobile: bool) -> Reading:
    own, other = (found.mobile, found.landline) if mobile else (found.landline, found.mobile)
    kept = (*own, *found.short)
    if not kept and not other:
        return problem(_why_nothing(text, found))
    notes = list(found.notes)
    spill = {}
    if other:
        spill["landline" if mobile else "mobile"] = "、".join(other)
        if not kept:
            notes.append("这是座机，不是手机号，记入座机" if mobile else "这是手机号，不是座机，记入手机")
    if found.bad:
        notes.append(f"{'、'.join(found.bad)}位数不对，没有当作电话")
    if found.bad or found.words:
        spill["remark"] = "、".join((*found.words, *found.bad))
    return Reading("、".join(kept) or None, note="；".join(notes) or None, spill=spill)


def _why_nothing(text: str, found: _Findings) -> str:
    for digits in found.bad:
        if digits.startswith("1"):
            return f"{quoted(text)}位数不对：手机号应是11位，这里是{len(digits)}位，请核对"
        return f"{quoted(text)}位数不对，请核对"
    return f"{quoted(text)}里没有电话号码，请核对"
