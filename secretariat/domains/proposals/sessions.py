"""Which session a text means: 政协临川县第十届委员会第五次会议, 县政协十届五次会议, 十届五次."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from secretariat.base.text import chinese_number, clean, read_chinese_number
from secretariat.store.rows import Rows

CPPCC, NPC = "政协", "人大"

_NUMERAL = "[零〇一二三四五六七八九十百0-9]{1,4}"
_AREA = "[\u4e00-\u9fff]{1,12}?(?:自治区|自治州|自治县|[省市县区旗州盟乡镇])"
_LONG_CPPCC = re.compile(
    rf"(?:中国人民政治协商会议|政协)(?P<place>全国|{_AREA})?(?:委员会)?第?(?P<term>{_NUMERAL})届"
    rf"(?P<inner>全国|{_AREA})?委员会第?(?P<meeting>{_NUMERAL})次(?:全体)?会议"
)
_LONG_NPC = re.compile(
    rf"(?P<place>{_AREA})?第?(?P<term>{_NUMERAL})届(?P<inner>全国)?人民代表大会第?(?P<meeting>{_NUMERAL})次会议"
)
_SHORT = re.compile(
    rf"(?P<place>{_AREA}|[省市县区旗州乡镇])?(?P<kind>政协|人大)?第?(?P<term>{_NUMERAL})届第?(?P<meeting>{_NUMERAL})次"
)
_YEAR = re.compile(r"\d{4}年度?")
_LEVELS = {
    "全国": "全国", "省": "省", "自治区": "省", "市": "市", "州": "市", "盟": "市", "县": "县", "区": "县", "旗": "县",
    "乡": "乡", "镇": "乡",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionName:
    """A session as a text names it. `kind` is 政协, 人大 or empty; `place` is empty where only a level stands."""

    kind: str
    place: str
    level: str
    term: int
    meeting: int

    @property
    def short(self) -> str:
        """The usual short form, 十届五次."""
        return f"{chinese_number(self.term)}届{chinese_number(self.meeting)}次"

    @property
    def full(self) -> str:
        """The official name; empty where the text names no place or kind of body."""
        if not self.kind or not self.place:
            return ""
        term, meeting = chinese_number(self.term), chinese_number(self.meeting)
        if self.place == "全国":
            council = "全国委员会" if self.kind == CPPCC else "全国人民代表大会"
            return f"{CPPCC if self.kind == CPPCC else ''}第{term}届{council}第{meeting}次会议"
        if self.kind == CPPCC:
            return f"政协{self.place}第{term}届委员会第{meeting}次会议"
        return f"{self.place}第{term}届人民代表大会第{meeting}次会议"


def read_session(text: str) -> SessionName | None:
    """The session that a text names anywhere in it, or None."""
    tidy = _YEAR.sub("", clean(text).replace(" ", ""))
    for pattern, kind in ((_LONG_CPPCC, CPPCC), (_LONG_NPC, NPC), (_SHORT, "")):
        match = pattern.search(tidy)
        found = _session(match, kind) if match else None
        if found is not None:
            return found
    return None


def _session(match: re.Match[str], kind: str) -> SessionName | None:
    term, meeting = _number(match["term"]), _number(match["meeting"])
    if not term or not meeting:
        return None
    place = match["place"] or match.groupdict().get("inner") or ""
    level = next((_LEVELS[end] for end in sorted(_LEVELS, key=len, reverse=True) if place.endswith(end)), "")
    named = place if place == "全国" or len(place) > 1 else ""
    return SessionName(kind or match["kind"] or "", named, level, term, meeting)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else read_chinese_number(text)


class SessionIndex:
    """The sessions of the file by what texts call them; `add` makes one known that is being written."""

    def __init__(self, rows: Rows) -> None:
        self._sessions: dict[int, tuple[str, str | None]] = {}
        self._read: dict[int, SessionName | None] = {}
        self._numbers: dict[int, tuple[int | None, int | None]] = {}
        for record, name, short, term, meeting in rows.columns(
            "session", ("name", "short", "term", "meeting")
        ):
            self.add(record, name, short)
            self._numbers[record] = (term, meeting)

    def add(self, record: int, name: str, short: str | None = None) -> None:
        """Make a session known."""
        self._sessions[record] = (name, short)
        self._read[record] = read_session(name)

    def title(self, record: int) -> str:
        """What a session is called."""
        return self._sessions[record][0]

    def find(self, text: str) -> int | None:
        """The one session that a text means; None where there is none, or more than one."""
        exact = [record for record, names in self._sessions.items() if text in names]
        if len(exact) == 1:
            return exact[0]
        wanted = read_session(text)
        if wanted is None:
            return None
        found = [record for record in self._sessions if self._fits(record, wanted)]
        return found[0] if len(found) == 1 else None

    def _fits(self, record: int, wanted: SessionName) -> bool:
        known = self._read[record]
        if known is None:
            return self._numbers.get(record) == (wanted.term, wanted.meeting)
        return (known.term, known.meeting) == (wanted.term, wanted.meeting) and all(
            not one or not other or one == other
            for one, other in (
                (known.kind, wanted.kind),
                (known.place, wanted.place),
                (known.level, wanted.level),
            )
        )


def body_of(rows: Rows, session: SessionName) -> int | None:
    """The body that meets in a session, where the file has exactly one of that kind, level and place."""
    if "body" not in rows.catalog.entities or not session.kind:
        return None
    found = [row["id"] for row in rows.find("body", kind=session.kind) if _meets(row, session)]
    return found[0] if len(found) == 1 else None


def _meets(body: dict[str, Any], session: SessionName) -> bool:
    if session.level and body.get("level") and body["level"] != session.level:
        return False
    stem = session.place[:-1]
    named = f"{body['name']}{body.get('place') or ''}"
    # A body that is called 县政协 without a place is the office's own.
    return not stem or stem in named or (not body.get("place") and len(str(body["name"])) <= 5)


def session_values(rows: Rows, text: str) -> dict[str, Any]:
    """The fields of a new session of that name, as far as the name tells them."""
    found = read_session(text)
    if found is None:
        return {"name": text}
    values = {"name": found.full or text, "short": found.short, "term": found.term, "meeting": found.meeting}
    return values | {"body": body_of(rows, found)}


def first_session(texts: Iterable[str]) -> SessionName | None:
    """The session that the first of the texts names."""
    return next((found for found in map(read_session, texts) if found is not None), None)
