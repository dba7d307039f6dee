"""Names of people and of organizations as values."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from secretariat.base.characters import HANZI, clean, clean_lines
from secretariat.base.kinds.cell import TextKind, doubt, empty_or_ditto, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Reading
from secretariat.base.names import COMPOUND_SURNAMES, is_organization, person_name, split_people

_SIMPLE = re.compile(rf"[{HANZI}]{{2,4}}")
_BRACKETED = re.compile(
    r"(?P<name>[^()（）\[\]【】]+?)\s*[(（\[【](?P<remark>[^()（）\[\]【】]*)[)）\]】]\s*(?P<rest>.*)", re.S
)
_WITH_PHONE = re.compile(
    rf"(?P<name>[{HANZI}·]{{2,}})[\s:：]*(?P<phone>1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}|(?:0\d{{2,3}}[- ]?)?[2-9]\d{{6,7}})"
)
_ADDRESSED = re.compile(rf"(?P<name>[{HANZI}]{{2,4}})(?P<title>先生|女士|小姐|同志)")
_SEXES = {"男": "男", "女": "女", "先生": "男", "女士": "女", "小姐": "女"}
_VACANT = frozenset(("空缺", "待定", "暂缺", "缺", "待补"))


class PersonName(TextKind):
    """One person's name; what stands in brackets behind it goes to `spill` ("sex", "remark", "mobile")."""

    name = "person_name"
    width = 10

    def tidy(self, raw: Any) -> str:
        return person_name(clean(raw))

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        if type(raw) is not str:
            return problem(f"{quoted(clean(raw))}不是姓名，请核对")
        return _read_person(raw)

    def objection(self, value: str) -> str | None:
        reading = _read_person(value)
        return None if reading.value == value else reading.problem or f"{quoted(value)}不是单独的姓名，请核对"


@lru_cache(maxsize=65536)
def _read_person(raw: str) -> Reading:
    text = person_name(raw)
    special = empty_or_ditto(text)
    if special is not None:
        return special
    if text in _VACANT:
        return Reading(note=f"{quoted(text)}不是姓名，按空白处理")
    if _SIMPLE.fullmatch(text) and text[-2:] not in _SEXES and not is_organization(text):
        return Reading(text) if not _is_list(raw) else _several(raw)
    return _read_with_remark(text) or _read_whole(raw, text)


def _is_list(raw: str) -> bool:
    return len(split_people(raw)) > 1


def _several(raw: str) -> Reading:
    return doubt(f"{quoted(clean(raw))}一格里有几个人，请分成几行，或只留一个")


def _read_with_remark(text: str) -> Reading | None:
    """张三(女), 张三女士, 张三 13800000000: the name, and the rest in its own place."""
    match = _BRACKETED.fullmatch(text)
    if match and not match["rest"]:
        name = person_name(match["name"])
        if _read_person(name).value == name:
            return _beside(name, match["remark"].strip())
    match = _WITH_PHONE.fullmatch(text)
    if match:
        sort = "mobile" if match["phone"].startswith("1") else "landline"
        return Reading(match["name"], note="姓名后面的号码记入电话", spill={sort: match["phone"]})
    match = _ADDRESSED.fullmatch(text)
    if match and match["name"] not in COMPOUND_SURNAMES:
        return _beside(match["name"], match["title"])
    return None


def _beside(name: str, remark: str) -> Reading:
    if remark in _SEXES:
        return Reading(name, spill={"sex": _SEXES[remark]})
    if not remark:
        return Reading(name)
    return Reading(name, note=f"其余文字「{remark}」记入备注", spill={"remark": remark})


def _read_whole(raw: str, text: str) -> Reading:
    if is_organization(text):
        return doubt(f"{quoted(text)}像是单位名称，不是人名，请核对")
    if _is_list(raw):
        return _several(raw)
    if not re.search(r"[^\W\d_]", text) or re.search(r"\d{3}", text):
        return problem(f"{quoted(text)}不是姓名，请核对")
    return Reading(text)


_HANZI_GAPS = re.compile(rf"(?<=[{HANZI}（）()])\s+(?=[{HANZI}（）()])")


class OrganizationName(TextKind):
    """An organization's name as the office writes it, without stray spaces and trailing punctuation."""

    name = "organization_name"
    width = 32

    def tidy(self, raw: Any) -> str:
        return _tidy_organization(clean_lines(raw))

    def understand(self, text: str) -> Reading:
        reason = self.objection(text)
        return problem(reason) if reason else Reading(text)

    def objection(self, value: str) -> str | None:
        return None if re.search(r"[^\W\d_]", value) else f"{quoted(value)}不是单位名称，请核对"


@lru_cache(maxsize=65536)
def _tidy_organization(text: str) -> str:
    return clean(_HANZI_GAPS.sub("", text)).strip(" 、,，;；。:：") or clean(text)
