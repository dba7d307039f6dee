"""Counts of posts and of their holders as of a day, and what changed in a month; each knows the posts it counts.

人 are distinct persons, 人次 their posts: who is 县 and 市 delegate is one person and counts twice (domain.md A0.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.base.dates import month_bounds, show_date
from secretariat.base.document import Block, Figure, Heading, Note, Paragraph, PrintColumn, Selection, Table
from secretariat.domains.posts import queries
from secretariat.domains.posts.order import body_order, title_order
from secretariat.domains.posts.queries import Scope
from secretariat.domains.posts.vocabulary import CPPCC, DELEGATE_KINDS, LEVELS, NPC
from secretariat.store.rows import Rows

OTHERS = "其他"


@dataclass(frozen=True, slots=True)
class Seated:
    """Some posts and who holds them."""

    posts: tuple[int, ...] = ()
    people: frozenset[int] = frozenset()

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Seated:
        """From (post, person) pairs."""
        listed = list(pairs)
        return cls(tuple(post for post, _ in listed), frozenset(person for _, person in listed))

    def figure(self, unit: str, caption: str, day: str | None) -> Figure:
        """The number of persons with its unit, opening the posts behind it."""
        return self._figure(len(self.people), unit, caption, day)

    def times(self, unit: str, caption: str, day: str | None) -> Figure:
        """The number of posts with its unit, opening them."""
        return self._figure(len(self.posts), unit, caption, day)

    def _figure(self, number: int, unit: str, caption: str, day: str | None) -> Figure:
        return Figure(f"{number}{unit}", number, Selection("posts", day, self.posts, caption))


@dataclass(frozen=True, slots=True)
class Delegates:
    """人大代表 and 政协委员 as of a day: by body kind, by kind and level, and all together."""

    day: str
    whole: Seated
    by_kind: Mapping[str, Seated]
    by_level: Mapping[tuple[str, str], Seated]

    def sentence(self) -> Paragraph:
        """政协委员12名、人大代表6名；合计17人（18人次）。"""
        cppcc, npc = self.by_kind[CPPCC], self.by_kind[NPC]
        return Paragraph((
            "政协委员", cppcc.figure("名", "政协委员", self.day), "、人大代表", npc.figure("名", "人大代表", self.day),
            "；合计", self.whole.figure("人", "代表委员", self.day),
            "（", self.whole.times("人次", "代表委员", self.day), "）。",
        ))  # fmt: skip

    def table(self) -> Table:
        """Persons by level, one row a kind; who sits on two levels counts on each and once in the sum."""
        heads = (*LEVELS, "人数", "人次")
        columns = (PrintColumn("身份", 12), *(PrintColumn(head, 8, "right", number=True) for head in heads))
        rows: list[tuple[str | Figure, ...]] = []
        for kind, label in ((NPC, "人大代表"), (CPPCC, "政协委员")):
            parts = [(level, self.by_level.get((kind, level), Seated())) for level in LEVELS]
            cells = [part.figure("", f"{level}{label}", self.day) for level, part in parts]
            whole = self.by_kind[kind]
            rows.append((label, *cells, whole.figure("", label, self.day), whole.times("", label, self.day)))
        return Table("人大代表、政协委员分级情况", columns, tuple(rows))


def delegates(rows: Rows, day: str, among: Iterable[int] | None = None) -> Delegates:
    """The delegates as of a day; `among` keeps only those persons (the members of an association)."""
    wanted = None if among is None else set(among)
    held = [
        one for kind in DELEGATE_KINDS for one in queries.seats_held(rows, Scope(kind=kind), day)
        if wanted is None or one[1] in wanted
    ]  # fmt: skip
    by_level = {
        key: Seated.of((post, person) for post, person, kind, level, *_ in held if (kind, level) == key)
        for key in {(kind, level) for _, _, kind, level, *_ in held}
    }
    by_kind = {
        kind: Seated.of((post, person) for post, person, found, *_ in held if found == kind)
        for kind in DELEGATE_KINDS
    }
    return Delegates(day, Seated.of((post, person) for post, person, *_ in held), by_kind, by_level)


def by_title(rows: Rows, scope: Scope, day: str) -> dict[str, Seated]:
    """The posts in force by title, in the order of rank."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for post, person, _, _, title, _ in queries.seats_held(rows, scope, day):
        groups.setdefault(title, []).append((post, person))
    return {title: Seated.of(groups[title]) for title in sorted(groups, key=title_order(rows))}


def by_group(rows: Rows, scope: Scope, day: str, groups: Mapping[str, Sequence[str]]) -> dict[str, Seated]:
    """Each person once, by the highest title, in groups of titles (常执委: 常委 and 执委); the rest as 其他.

    So the parts always add up to the whole.
    """
    label = {title: name for name, titles in groups.items() for title in titles}
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in (*groups, OTHERS)}
    for person, (post, title) in queries.highest_titles(rows, scope, day).items():
        found[label.get(title, OTHERS)].append((post, person))
    return {name: Seated.of(pairs) for name, pairs in found.items() if pairs or name != OTHERS}


def group_sentence(name: str, parts: Mapping[str, Seated], day: str) -> Paragraph:
    """执委132人：兼职副主席9、副会长27、常执委93、其他3。"""
    whole = _all(parts.values())
    pieces: list[str | Figure] = [name, whole.figure("人", name, day), "："]
    for place, (label, part) in enumerate(parts.items()):
        pieces += ["、" if place else "", label, part.figure("", label, day)]
    return Paragraph((*pieces, "。"))


@dataclass(frozen=True, slots=True)
class Movement:
    """What a month did to one body: who holds its posts at the end, who came in, moved within, and left."""

    body: int
    name: str
    now: Seated
    before: Seated
    joined: Seated
    moved: Seated
    left: Seated


def movements(rows: Rows, month: str) -> list[Movement]:
    """Every body with posts in a month 2026-10, in the order of bodies."""
    first, last = month_bounds(month)
    now, before = _by_body(rows, last), _by_body(rows, _eve(first))
    joined, moved, left = _sorted_changes(rows, first, last)
    names = {row["id"]: row for row in rows.find("body")}
    touched = {*now, *before, *joined, *moved, *left}
    order = sorted((names[body] for body in touched if body in names), key=body_order(rows))
    parts = (now, before, joined, moved, left)
    return [
        Movement(row["id"], row["name"], *(part.get(row["id"], Seated()) for part in parts)) for row in order
    ]


def _by_body(rows: Rows, day: str) -> dict[int, Seated]:
    groups: dict[int, list[tuple[int, int]]] = {}
    for post, person, _, _, _, body in queries.seats_held(rows, Scope(), day):
        groups.setdefault(body, []).append((post, person))
    return {body: Seated.of(pairs) for body, pairs in groups.items()}


def _sorted_changes(rows: Rows, first: str, last: str) -> tuple[dict[int, Seated], ...]:
    """By body: who came in, who got another post while in it (连任, 转任), who left it."""
    found: tuple[dict[int, list[tuple[int, int]]], ...] = ({}, {}, {})
    for post, person, body, was_in in queries.begun(rows, first, last):
        found[1 if was_in else 0].setdefault(body, []).append((post, person))
    for post, person, body, stays in queries.ended(rows, first, last):
        if not stays:
            found[2].setdefault(body, []).append((post, person))
    return tuple({body: Seated.of(pairs) for body, pairs in part.items()} for part in found)


def _eve(first: str) -> str:
    return (date.fromisoformat(first) - timedelta(days=1)).isoformat()


def month_section(rows: Rows, month: str, heading: str = "组织与职务变动") -> list[Block]:
    """The monthly report's section: the table of bodies, and by name who was appointed and who left."""
    _, last = month_bounds(month)
    moved = movements(rows, month)
    blocks: list[Block] = [Heading(heading)]
    if not moved:
        return [*blocks, Paragraph(("本月末没有登记职务。",))]
    return [
        *blocks,
        _summary(moved, last),
        _movement_table(moved, last),
        *_balance(moved),
        *_named(rows, moved, last),
    ]


def _all(parts: Iterable[Seated]) -> Seated:
    listed = list(parts)
    posts = tuple(post for one in listed for post in one.posts)
    return Seated(posts, frozenset(person for one in listed for person in one.people))


def _summary(moved: Sequence[Movement], last: str) -> Paragraph:
    now, joined, left = (_all(getattr(one, part) for one in moved) for part in ("now", "joined", "left"))
    return Paragraph((
        f"截至{show_date(last)}，", now.figure("人", "现任职务", last),
        "担任各类职务（", now.times("人次", "现任职务", last), "）；",
        "本月新任", joined.figure("人", "本月新任", None), "（", joined.times("人次", "本月新任", None), "），",
        "免去", left.figure("人", "本月免去", None), "（", left.times("人次", "本月免去", None), "）。",
    ))  # fmt: skip


def _movement_table(moved: Sequence[Movement], last: str) -> Table:
    heads = ("上月末人数", "新任", "免去", "连任或转任", "现任人数", "现任职务数")
    columns = (PrintColumn("组织", 20), *(PrintColumn(head, 10, "right", number=True) for head in heads))
    rows = tuple(
        (
            one.name,
            one.before.figure("", f"{one.name}：上月末", None),
            one.joined.figure("", f"{one.name}：本月新任", None),
            one.left.figure("", f"{one.name}：本月免去", None),
            one.moved.figure("", f"{one.name}：连任或转任", None),
            one.now.figure("", f"{one.name}：现任", last),
            one.now.times("", f"{one.name}：现任职务", last),
        )
        for one in moved
    )
    return Table("各组织任职变动情况（人）", columns, rows)


def _balance(moved: Sequence[Movement]) -> list[Block]:
    """Where the dates of a body contradict each other its row cannot add up: say so."""
    odd = [
        one.name for one in moved
        if len(one.before.people) + len(one.joined.people) - len(one.left.people) != len(one.now.people)
    ]  # fmt: skip
    return (
        [Note(f"注：{'、'.join(odd)}的上月末＋新任－免去与现任不符，原因是有职务的日期矛盾或缺少。")]
        if odd
        else []
    )


def _named(rows: Rows, moved: Sequence[Movement], last: str) -> list[Block]:
    blocks: list[Block] = []
    for numeral, part, label, day in (("一", "joined", "新任", "start"), ("二", "left", "免去", "end")):
        posts = [post for one in moved for post in getattr(one, part).posts]
        blocks.append(Heading(f"（{numeral}）本月{label}", 2))
        blocks.append(_names(rows, posts, last, day) if posts else Paragraph(("本月没有。",)))
    return blocks


def _names(rows: Rows, posts: Sequence[int], last: str, day: str) -> Table:
    found = {one.post: one for one in queries.of_posts(rows, posts, last)}
    columns = (
        PrintColumn("序号", 5, "center"), PrintColumn("姓名", 10), PrintColumn("组织", 20), PrintColumn("职务", 12),
        PrintColumn("日期", 12), PrintColumn("依据", 24), *((PrintColumn("原因", 8),) if day == "end" else ()),
    )  # fmt: skip
    lines = []
    for place, post in enumerate((post for post in posts if post in found), start=1):
        one = found[post]
        basis = one.given_by if day == "start" else one.ended_by
        more = (one.end_reason or "",) if day == "end" else ()
        lines.append(
            (str(place), one.name, one.body_name, one.title, str(getattr(one, day) or ""), basis or "", *more)
        )
    return Table("新任名单" if day == "start" else "免去名单", columns, tuple(lines))
