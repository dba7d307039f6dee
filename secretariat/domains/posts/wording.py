"""How offices write posts in other bodies: 县政协常委, 市、区人大代表, 区政协委员(八届常委)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from secretariat.base.text import clean, is_blank_mark, read_chinese_number
from secretariat.domains.posts.vocabulary import (
    CITY,
    COUNTY,
    CPPCC,
    NATION,
    NPC,
    PARTY,
    PROVINCE,
    TOWN,
    USUAL_TITLE,
)

_WORDS = {
    "全国": NATION, "省": PROVINCE, "自治区": PROVINCE, "市": CITY, "州": CITY, "盟": CITY, "县": COUNTY,
    "区": COUNTY, "旗": COUNTY, "乡": TOWN, "镇": TOWN, "街道": TOWN,
}  # fmt: skip
_LEVEL = "全国|自治区|街道|[省市州盟县区旗乡镇]"
_ORGANS = {"人大": NPC, "人民代表大会": NPC, "政协": CPPCC, "党代会": PARTY, "党": PARTY}
_TITLES = {
    NPC: {
        "常委会主任": "主任", "主任": "主任", "常委会副主任": "副主任", "副主任": "副主任", "代表": "代表",
        "常委": "常委会委员", "常委会委员": "常委会委员", "常委会组成人员": "常委会委员",
    },
    CPPCC: {
        "主席": "主席", "副主席": "副主席", "秘书长": "秘书长", "常委": "常委", "常务委员": "常委", "委员": "委员",
    },
    PARTY: {"代表": "代表"},
}  # fmt: skip
_NUMERAL = "[零〇一二三四五六七八九十百\\d]+"
_TERM = re.compile(f"第?({_NUMERAL})届")
_PHRASE = re.compile(
    rf"(?P<places>(?:[\u4e00-\u9fff]{{0,6}}?(?:{_LEVEL})(?:[、,和及与/]\s*)?)*)"
    rf"(?P<term>第?{_NUMERAL}届)?(?P<organ>人民代表大会|人大|政协|党代会|党)"
    r"(?P<title>常委会副主任|常委会主任|常委会组成人员|常委会委员|常务委员|副主席|副主任|秘书长|主席|主任|常委|委员|代表)?"
    r"(?:[(（](?P<remark>[^()（）]*)[)）])?"
)
_LEADING_ORGAN = re.compile(rf"^(政协|人大)((?:[\u4e00-\u9fff]{{0,6}}?(?:{_LEVEL})))")
_TERM_FIRST = re.compile(
    rf"(第?{_NUMERAL}届)((?:[\u4e00-\u9fff]{{0,4}}?(?:{_LEVEL})))(?=人大|人民代表大会|政协)"
)
_GRADES = re.compile(
    r"(?<=[省市州盟县区旗乡镇国])[两二三四各]?级(?=人大|人民代表大会|政协|代表|委员|$|[、,])"
)
_PLACE = re.compile(rf"([\u4e00-\u9fff]{{0,6}}?)({_LEVEL})(?:[、,和及与/]\s*|$)")
_GAPS = re.compile(r"[;；\n。]+")
_COMMAS = " 、,，/和及与兼"
_YES = frozenset(("是", "√", "✓", "有", "1", "y", "Y", "★", "●"))


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a delegate body as a cell names it; `place` is the area's name where the cell gives it."""

    kind: str
    level: str
    title: str
    place: str = ""
    number: int | None = None

    @property
    def words(self) -> str:
        """What messages call it."""
        return f"{self.place or self.level}{self.kind}{self.title}"


@dataclass(frozen=True, slots=True)
class Seats:
    """What a cell names: the seats, and the words that could not be understood."""

    seats: tuple[Seat, ...] = ()
    rest: tuple[str, ...] = ()


def read_seats(text: str, usual: str = "", home: str = COUNTY) -> Seats:
    """The seats named in a cell. `usual` is the kind of body that a column is about (人大代表: 人大).

    In such a column the level alone (县, 市、区) or a mark (是, √) is enough; a mark means `home`, the
    office's own level.
    """
    seats: list[Seat] = []
    rest: list[str] = []
    for piece in _GAPS.split(clean_text(text)):
        found, left = _read_piece(piece, usual, home)
        seats += found
        rest += left
    return Seats(tuple(dict.fromkeys(seats)), tuple(rest))


def clean_text(text: str) -> str:
    """The cell on one line, ASCII commas for Chinese ones, blanks marks as nothing."""
    tidy = clean(text).replace("，", ",").replace(" ", "")
    return "" if is_blank_mark(tidy) else tidy


def _read_piece(piece: str, usual: str, home: str) -> tuple[list[Seat], list[str]]:
    if not piece:
        return [], []
    if usual and piece in _YES:
        return [Seat(usual, home, USUAL_TITLE[usual])], []
    seats: list[Seat] = []
    rest: list[str] = []
    at = 0
    # 政协临川县委员 reads like 临川县政协委员, 第十届县政协 like 县第十届政协, 县级人大 like 县人大
    tidy = _TERM_FIRST.sub(r"\2\1", _LEADING_ORGAN.sub(r"\2\1", _GRADES.sub("", piece)))
    for match in _PHRASE.finditer(tidy):
        found = _seats_of(match)
        if found:
            rest += _left(tidy[at : match.start()])
            seats += found
            at = match.end()
    left = _left(tidy[at:])
    if usual and not seats and left:
        bare = _bare(tidy, usual)
        return (bare, []) if bare else ([], left)
    return seats, rest + left


def _left(text: str) -> list[str]:
    word = text.strip(_COMMAS)
    return [word] if word else []


def _bare(text: str, usual: str) -> list[Seat]:
    """县, 市、区, 县级, 县代表, 常委 in a column that says itself which body is meant."""
    titles = _TITLES[usual]
    word = next((one for one in sorted(titles, key=len, reverse=True) if text.endswith(one)), "")
    title = titles.get(word, USUAL_TITLE[usual])
    places = _places(text.removesuffix(word).replace("级", ""))
    return [Seat(usual, level, title, place) for place, level in places]


def _seats_of(match: re.Match[str]) -> list[Seat]:
    kind = _ORGANS[match["organ"]]
    if kind == PARTY and match["organ"] == "党" and match["title"] != "代表":
        return []
    wanted = match["title"] or USUAL_TITLE[kind]
    title = _TITLES[kind].get(wanted)
    places = _places(match["places"] or "")
    if title is None or not places:
        return []
    number, higher = _term(match["term"]), None
    if match["remark"]:
        number = number if number is not None else _term(match["remark"])
        higher = next((_TITLES[kind][one] for one in _TITLES[kind] if match["remark"].endswith(one)), None)
    return [Seat(kind, level, higher or title, place, number) for place, level in places]


def _places(text: str) -> list[tuple[str, str]]:
    """(place, level) of each level word: 市、区 gives two; a place is kept where it is named: 临川县."""
    found = []
    at = 0
    for match in _PLACE.finditer(text):
        if match.start() != at:
            return []
        name, word = match[1].strip(_COMMAS), match[2]
        found.append((f"{name}{word}" if name else "", _WORDS[word]))
        at = match.end()
    return found if at == len(text) else []


def _term(text: str | None) -> int | None:
    match = _TERM.search(text or "")
    return numeral(match[1]) if match else None


def numeral(text: str) -> int | None:
    """The number of 十一 or 11."""
    return int(text) if text.isdigit() else read_chinese_number(text)
