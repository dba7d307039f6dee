"""What the title lines over a list say: whose list it is, of which term, elected when and by which meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable

from secretariat.base.characters import clean
from secretariat.base.kinds import read_date
from secretariat.base.kinds.kind import Value
from secretariat.domains.posts.vocabulary import (
    CHAMBER,
    CITY,
    CONGRESS,
    COUNTY,
    CPPCC,
    EXECUTIVE,
    FELLOWSHIP,
    LEADERS,
    NATION,
    NPC,
    OWN_KINDS,
    PARTY,
    PROVINCE,
    STANDING,
    SUPERVISORS,
    TOWN,
)
from secretariat.domains.posts.wording import numeral

_NUMERAL = "[零〇一二三四五六七八九十百\\d]+"
_TERM = re.compile(f"第?({_NUMERAL})届")
_FEW = "[\\d一二三四五六七八九十]{1,3}"
_DAY = re.compile(rf"(\d{{4}}|[一二三四五六七八九〇零○]{{4}})[年.\-/]{_FEW}(?:[月.\-/](?:{_FEW}日?)?)?")
_ELECTED = re.compile(
    r"[(（]?(?P<before>[^()（）]*?)(?:选举产生|推选产生|协商产生|选举|推选|审议通过|表决通过|通过|产生|任命|决定)[)）]?"
)
_ORGAN = re.compile(r"工商联(?:[(（]?总?商会[)）]?)?|工商业联合会(?:[(（]?总?商会[)）]?)?|总商会")
_PLACE = re.compile(r"([\u4e00-\u9fff]{1,8}?(?:自治区|自治州|自治县|街道|[省市州盟县区旗乡镇]))")
_LEVELS = {
    "省": PROVINCE, "自治区": PROVINCE, "市": CITY, "州": CITY, "盟": CITY, "县": COUNTY, "区": COUNTY,
    "旗": COUNTY, "乡": TOWN, "镇": TOWN, "街道": TOWN,
}  # fmt: skip
_OWN_WORDS = (
    ("常务委员会", STANDING), ("常委会", STANDING), ("常务委员", STANDING),
    ("主席会议", LEADERS), ("主席班子", LEADERS),
    ("监事会", SUPERVISORS), ("会员代表", CONGRESS), ("执行委员", EXECUTIVE), ("执委", EXECUTIVE),
    ("领导班子", LEADERS), ("领导机构", EXECUTIVE),
)  # fmt: skip
_CHAMBER = re.compile(
    r"([\u4e00-\u9fff（）()]{2,24}?(?:商会|协会|联合会|促进会))(?=第|理事|监事|会长|会员|负责|领导|班子|名单|组成)"
)
_FELLOWSHIP = re.compile(r"([\u4e00-\u9fff]{2,24}?联谊会)")
_LIST = re.compile(r"名单|名册|一览|花名册|登记表|组成人员|情况表|通讯录|简况")

BODY, KIND, LEVEL, PLACE = "body.name", "body.kind", "body.level", "body.place"
NUMBER, START, GIVEN_BY = "term.number", "post.start", "post.given_by"


def read_titles(lines: Iterable[str]) -> dict[str, Value]:
    """Column keys with what the title lines say, as far as they do: body, kind, level, place, term, day, meeting."""
    found: dict[str, Value] = {}
    for line in lines:
        text = clean(line).replace(" ", "")
        if text and _tells_of_election(text):
            for key, value in _election(text).items():
                found.setdefault(key, value)
        elif text:
            for key, value in _body(text).items():
                found.setdefault(key, value)
    return found


def level_of(place: str) -> str | None:
    """The level of a named area by its last word: 临川县 is 县."""
    if place.startswith(("全国", "中华")):
        return NATION
    return next(
        (_LEVELS[word] for word in sorted(_LEVELS, key=len, reverse=True) if place.endswith(word)), None
    )


def own_place(office: str) -> tuple[str, str | None]:
    """The area and level of an office by its name: 临川县工商业联合会 gives 临川县, 县."""
    match = _PLACE.match(office)
    return (match[1], level_of(match[1])) if match else ("", None)


def _tells_of_election(text: str) -> bool:
    return _ELECTED.search(text) is not None and not _LIST.search(text)


def _election(text: str) -> dict[str, Value]:
    """(2021年12月18日县工商联第十一次会员代表大会选举产生): the day and the meeting."""
    match = _ELECTED.search(text)
    before = (match["before"] if match else text).strip("(（,，、。 ")
    day = _DAY.search(before)
    found: dict[str, Value] = {}
    if day:
        value = read_date(day[0]).value
        if value is not None:
            found[START] = value
        before = before.replace(day[0], "", 1)
    meeting = before.strip("在于经由,，、。 ")
    if meeting:
        found[GIVEN_BY] = meeting
    return found


def _body(text: str) -> dict[str, Value]:
    found = _delegates(text) or _own(text) or _association(text)
    term = _TERM.search(text)
    if found and term and (number := numeral(term[1])) is not None:
        found[NUMBER] = number
    return found


def _delegates(text: str) -> dict[str, Value]:
    """政协临川县第十届委员会委员名单, 临川县第十七届人民代表大会代表名册."""
    kind = CPPCC if "政协" in text or "政治协商会议" in text else None
    if "人民代表大会" in text or "人大代表" in text or "人大常委" in text:
        kind = None if kind else NPC
    elif "党代表" in text or "党代会" in text:
        kind = PARTY
    if kind is None:
        return {}
    rest = text.replace("中国人民政治协商会议", "").replace("政协", "")
    return {KIND: kind, **_area(rest)}


def _own(text: str) -> dict[str, Value]:
    """临川县工商联(总商会)第十一届执行委员会组成人员名单."""
    organ = _ORGAN.search(text)
    rest = text[organ.end() :] if organ else text
    kind = next((kind for word, kind in _OWN_WORDS if word in rest), None)
    if kind is None or (organ is None and _CHAMBER.search(text)):
        return {KIND: EXECUTIVE, **_area(text[: organ.start()])} if organ and _TERM.search(text) else {}
    return {KIND: kind, **_area(text[: organ.start()] if organ else "")}


def _association(text: str) -> dict[str, Value]:
    """临川县福建商会第三届理事会名单, 镇海区创二代联谊会会员名单."""
    for pattern, kind in ((_FELLOWSHIP, FELLOWSHIP), (_CHAMBER, CHAMBER)):
        match = pattern.search(text)
        if match:
            return {KIND: kind, BODY: match[1], **_area(match[1])}
    return {}


def _area(text: str) -> dict[str, Value]:
    match = _PLACE.match(text)
    if match is None:
        return {}
    level = level_of(match[1])
    if len(match[1]) < 2:
        return {LEVEL: level} if level else {}
    return {PLACE: match[1], **({LEVEL: level} if level else {})}


def body_name(kind: str, level: str | None, place: str, home: str) -> str:
    """What a body is called that no list names: 执行委员会, 县政协, 青石县人大."""
    area = "" if place == home else place
    if kind in OWN_KINDS:
        return f"{area}工商联{kind}" if area else kind
    return f"{area or level or ''}{kind}"
