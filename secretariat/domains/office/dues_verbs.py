"""The dues of a year: what every member owes by the standards in force, raised once and never twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from secretariat.base.text import organization_key
from secretariat.domains.office.dues import TERMLY
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

_OWN = ("执行委员会", "常务委员会", "主席会议", "会员代表大会", "监事会")
_CHAMBER = "商会"
"""The kinds of body whose posts decide what a member pays; a seat in 政协 or 人大 does not."""
_ANY_MEMBER = ("会员", "普通会员", "一般会员", "会员单位")
"""Standards for whoever has no higher one."""
_BETWEEN = re.compile(r"[、,，/／;；（）()\s和及]+")


@dataclass(frozen=True, slots=True)
class Due:
    """What one member is to pay: a unit or a person, by which words of which standard."""

    organization: int | None
    person: int | None
    post: str
    amount: int


@dataclass(frozen=True, slots=True)
class Dues:
    """The dues of a year before they are written; the rest are memberships by id, so that somebody looks at them."""

    year: int
    fresh: tuple[Due, ...] = ()
    present: tuple[int, ...] = ()
    """Members who have dues of this year (or of this term) already."""
    without: tuple[int, ...] = ()
    """Members to whom no standard applies."""
    unclear: tuple[int, ...] = ()
    """Members who pay by the term, of which it is not known when it began."""

    @property
    def total(self) -> int:
        """The sum in 分."""
        return sum(due.amount for due in self.fresh)


@dataclass(frozen=True, slots=True)
class _Rank:
    """What a member is: a word that a standard may name, and when the term of it began."""

    word: str
    since: str | None = None


def dues_of(rows: Rows, year: int, day: str) -> Dues:
    """What the members on the roll of a day owe for a year, by the standards in force on that day.

    The highest standard that names a post or the kind of a member applies. Nobody gets dues who has some of the
    year, under a bare name too; by the term, who has some since the term began.
    """
    standards = _standards(rows, day)
    ranks, paid = _Ranks(rows, day), _Paid(rows)
    found: dict[str, list[Any]] = {"fresh": [], "present": [], "without": [], "unclear": []}
    told: set[tuple[str, int]] = set()
    for member in _members(rows, day):
        payer = _payer(member)
        if payer in told:
            continue
        told.add(payer)
        kind, what = _judge(member, standards, ranks, paid, year)
        found[kind].append(what)
    return Dues(year, **{name: tuple(items) for name, items in found.items()})


def raise_dues(tx: Transaction, year: int, day: str) -> Dues:
    """Write the dues of a year; returns what was written and who was left out."""
    dues = dues_of(tx, year, day)
    tx.add_many("fee", [
        {"year": year, "organization": due.organization, "person": due.person, "post": due.post,
         "standard": due.amount}
        for due in dues.fresh
    ])  # fmt: skip
    tx.describe(f"{year}年度：{len(dues.fresh)} 笔")
    return dues


def _judge(
    member: Record, standards: list[Record], ranks: _Ranks, paid: _Paid, year: int
) -> tuple[str, Due | int]:
    best = _best(standards, list(ranks.of(member)))
    if best is None:
        state = "present" if paid.in_year(member, year) else "without"
        return state, member["id"]
    standard, rank = best
    first = year
    if standard["period"] == TERMLY:
        if rank.since is None:
            return "unclear", member["id"]
        first = min(year, int(rank.since[:4]))
    if paid.in_year(member, first, year):
        return "present", member["id"]
    due = Due(member["organization"], member["person"], standard["post"], standard["amount"])
    return "fresh", due


def _best(standards: list[Record], ranks: list[_Rank]) -> tuple[Record, _Rank] | None:
    """The highest standard that names what the member is; a standard for any member only where there is none."""
    words = {rank.word: rank for rank in ranks}
    named = [
        (standard, words[word])
        for standard in standards
        for word in _words(standard["post"])
        if word in words
    ]
    if not named:
        latest = max((rank for rank in ranks if rank.since), key=lambda rank: str(rank.since), default=None)
        named = [
            (standard, latest or _Rank(""))
            for standard in standards if set(_words(standard["post"])) & set(_ANY_MEMBER)
        ]  # fmt: skip
    return max(named, key=lambda pair: pair[0]["amount"], default=None)


def _words(text: object) -> list[str]:
    return [word for word in _BETWEEN.split(str(text or "")) if word]


def _in_force(row: Record, day: str) -> bool:
    return (row["start"] is None or row["start"] <= day) and (row["end"] is None or row["end"] > day)


def _standards(rows: Rows, day: str) -> list[Record]:
    return [row for row in rows.find("fee_standard") if _in_force(row, day)]


def _members(rows: Rows, day: str) -> Iterable[Record]:
    """The memberships on the roll, as the list of members tells it."""
    listing = Listing(rows, rows.catalog.ledgers["members"])
    ids = listing.select(ListQuery(as_of=day))
    known = rows.many("membership", ids)
    return [known[record] for record in ids]


def _payer(member: Record) -> tuple[str, int]:
    if member["organization"] is not None:
        return "organization", member["organization"]
    return "person", member["person"] or -member["id"]


def _counts(body: Record) -> bool:
    """Whether posts in a body are posts in this chamber: an affiliated chamber has a unit of its own."""
    return body["kind"] in _OWN or (body["kind"] == _CHAMBER and body["organization"] is None)


class _Ranks:
    """What members are on a day: their kind, their post as the roll has it, the posts of their people."""

    def __init__(self, rows: Rows, day: str) -> None:
        bodies = {row["id"] for row in rows.find("body") if _counts(row)}
        terms = {row["id"]: row["start"] for row in rows.find("term")}
        self._posts: dict[int, list[_Rank]] = {}
        for row in rows.find("post"):
            if row["body"] in bodies and _in_force(row, day) and not (row["end_reason"] and not row["end"]):
                rank = _Rank(row["title"], terms.get(row["term"]))
                self._posts.setdefault(row["person"], []).append(rank)
        self._people: dict[int, list[int]] = {}
        for row in rows.find("employment"):
            if row["person"] in self._posts and _in_force(row, day):
                self._people.setdefault(row["organization"], []).append(row["person"])

    def of(self, member: Record) -> Iterator[_Rank]:
        """Every word by which a standard may name a member."""
        yield _Rank(member["kind"])
        yield from (_Rank(word) for word in _words(member["federation_post"]))
        people = [member["person"]] if member["person"] is not None else []
        if member["organization"] is not None:
            people += self._people.get(member["organization"], [])
        for person in people:
            yield from self._posts.get(person, ())


class _Paid:
    """Who has dues of which years; a bare name counts for the unit or person of that name."""

    def __init__(self, rows: Rows) -> None:
        self._years: dict[tuple[str, int | str], set[int]] = {}
        for row in rows.find("fee"):
            for kind in ("organization", "person"):
                if row[kind] is not None:
                    self._years.setdefault((kind, row[kind]), set()).add(row["year"])
            if row["name"]:
                self._years.setdefault(("name", organization_key(row["name"])), set()).add(row["year"])
        self._units = dict(rows.columns("organization", ("name",)))
        self._people = dict(rows.columns("person", ("name",)))

    def in_year(self, member: Record, first: int, last: int | None = None) -> bool:
        """Whether a member has dues of a year, or of one of the years up to `last`."""
        kind, number = _payer(member)
        name = (self._units if kind == "organization" else self._people).get(number, "")
        years = self._years.get((kind, number), set()) | self._years.get(
            ("name", organization_key(name)), set()
        )
        return any(first <= year <= (last or first) for year in years)
