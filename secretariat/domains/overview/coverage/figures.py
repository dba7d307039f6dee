"""How far the people of a body came along in a period, counted from attendance, visits and proposals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import TypeAlias

from secretariat.base.dates import is_date
from secretariat.base.document import Figure, Selection
from secretariat.base.errors import Refusal
from secretariat.base.figures import percent
from secretariat.domains.events.vocabulary import ABSENT, CAME_IN_PERSON, EXCUSED
from secretariat.domains.posts.order import title_order
from secretariat.domains.scoring import queries
from secretariat.domains.scoring.spans import Scope, Spell, belongs, merged
from secretariat.store.rows import Rows
from secretariat.store.strokes import stroke_key

Span: TypeAlias = "tuple[str, str]"
Ids: TypeAlias = "tuple[int, ...]"

NEVER, LOW, RUN, UNVISITED, SILENT, NO_PHONE = CHECKS = (
    "从未参加", "出席率低", "连续缺席", "未走访", "未提案", "无电话",
)  # fmt: skip
MEMBERS_NAME = "会员负责人"


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on the office wants to be told: a rate in per cent, and absences in a row."""

    rate: int = 60
    run: int = 3


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One person. Attendance is kept by record; 应到 is whatever has an entry: nobody is absent for want of one.

    `other` holds substitutes and states of the office's own; `guest` those where the person came without having
    been expected. `last` is the last day on which the person came to anything, before the period too.
    """

    person: int
    name: str
    unit: str
    phone: str
    title: str
    came: Ids
    excused: Ids
    absent: Ids
    other: Ids
    unrecorded: Ids
    guest: Ids
    run: int
    last: str
    visits: Ids
    proposals: Ids

    @property
    def expected(self) -> Ids:
        """The attendances that were expected of the person and have an entry."""
        return (*self.came, *self.excused, *self.absent, *self.other)

    @property
    def rate(self) -> str:
        """出席率: came of 应到."""
        return percent(len(self.came), len(self.expected))

    def below(self, rate: int) -> bool:
        """Whether the person came to less than that share; nobody who was not expected did."""
        return len(self.came) * 100 < rate * len(self.expected)

    def fails(self, check: str, limits: Limits) -> bool:
        """Whether the line belongs to what a check lists."""
        return {
            NEVER: not self.came and not self.guest, LOW: self.below(limits.rate),
            RUN: limits.run > 0 and self.run >= limits.run, UNVISITED: not self.visits,
            SILENT: not self.proposals, NO_PHONE: not self.phone,
        }[check]  # fmt: skip

    def missing(self, limits: Limits, checks: Iterable[str] = CHECKS) -> tuple[str, ...]:
        """What is missing, in words: 缺席3次（连续）, 出席率50.0%."""
        words = {
            NEVER: "本期从未参加活动", LOW: f"出席率{self.rate}", RUN: f"连续缺席{self.run}次", UNVISITED: "未走访",
            SILENT: "未提交提案", NO_PHONE: "没有电话",
        }  # fmt: skip
        found = [check for check in CHECKS if check in checks and self.fails(check, limits)]
        if NEVER in found and LOW in found:
            found.remove(LOW)
        return tuple(words[check] for check in found)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The people of a scope in a period, by the official order of their titles, then by name."""

    scope: Scope
    name: str
    first: str
    last: str
    lines: tuple[CoverageLine, ...]
    notes: tuple[str, ...] = ()

    def failing(self, check: str, limits: Limits) -> list[CoverageLine]:
        """Those that a check lists."""
        return [line for line in self.lines if line.fails(check, limits)]

    def calls(self, checks: Iterable[str], limits: Limits) -> list[CoverageLine]:
        """Those that any of the checks lists."""
        asked = tuple(checks)
        return [line for line in self.lines if any(line.fails(check, limits) for check in asked)]

    @property
    def totals(self) -> Totals:
        """The sums over all people."""

        def count(name: str) -> int:
            return sum(len(getattr(line, name)) for line in self.lines)

        return Totals(
            people=len(self.lines), expected=count("expected"), came=count("came"), excused=count("excused"),
            absent=count("absent"), other=count("other"), unrecorded=count("unrecorded"),
            reached=tuple(line.person for line in self.lines if line.came or line.guest),
        )  # fmt: skip

    def figure(self, lines: Iterable[CoverageLine], unit: str, caption: str) -> Figure:
        """A count of people that opens them."""
        ids = tuple(line.person for line in lines)
        return Figure(f"{len(ids)}{unit}", len(ids), Selection("people", self.last, ids, caption))


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the people of a coverage: attendances (人次), and the people who came at least once."""

    people: int
    expected: int
    came: int
    excused: int
    absent: int
    other: int
    unrecorded: int
    reached: Ids = ()

    @property
    def rate(self) -> str:
        """出席率 over all people and events."""
        return percent(self.came, self.expected)

    @property
    def reach(self) -> str:
        """覆盖率: people who came at least once, of all."""
        return percent(len(self.reached), self.people)


def coverage(rows: Rows, scope: Scope, first: str, last: str) -> Coverage:
    """Count the attendance, visits and proposals of everybody who belongs to the scope within a period."""
    _check(first, last)
    span = (first, last)
    spells = merged(queries.spells(rows, scope, span))
    facts = queries.people(rows, spells, last)
    found = _tally(rows, {person: spells[person] for person in facts}, span)
    titles = queries.titles(rows, scope.record, span) if scope.kind == "body" else {}
    lines = [_line(facts[person], found.get(person) or _Tally(), titles.get(person)) for person in facts]
    rank = title_order(rows)
    lines.sort(key=lambda line: (rank(line.title), stroke_key(line.name), line.person))
    return Coverage(scope, scope_name(rows, scope), first, last, tuple(lines), _notes(rows, scope, last))


def _check(first: str, last: str) -> None:
    for day in (first, last):
        if not (is_date(day) and len(day) == 10):
            raise Refusal(f"“{day}”不是日期。", "请写成 2026-10-31 这样的形式。")
    if last < first:
        raise Refusal("截止日期早于开始日期。", "请把两个日期对调。")


def scope_name(rows: Rows, scope: Scope) -> str:
    """What the body, group or list is called; refuses one that is not there."""
    if scope.kind == "members":
        return MEMBERS_NAME
    entity = {"body": "body", "group": "duty_group", "list": "named_list"}[scope.kind]
    stored = rows.get(entity, scope.record)
    if stored is None or stored["removed"] is not None:
        raise Refusal("要统计的组织、轮值组或名单已不存在。", "请重新选择。")
    rota = rows.title("rota", stored.get("rota")) if scope.kind == "group" else ""
    return f"{rota}{stored['name']}"


@dataclass(slots=True)
class _Tally:
    """What was found of one person while counting."""

    came: Ids = ()
    excused: Ids = ()
    absent: Ids = ()
    other: Ids = ()
    unrecorded: Ids = ()
    guest: Ids = ()
    visits: Ids = ()
    proposals: Ids = ()
    absences: Ids = ()
    answered: int = -1
    last: str = ""

    @property
    def run(self) -> int:
        """Absences since the last event to which the person came, sent somebody, or was excused from."""
        return sum(1 for at in self.absences if at > self.answered)


def _tally(rows: Rows, spells: Mapping[int, tuple[Spell, ...]], span: Span) -> dict[int, _Tally]:
    held = queries.events_between(rows, span)
    events = sorted(held, key=lambda event: (held[event], event))
    days = [held[event] for event in events]
    partly = {person for person, mine in spells.items() if not _throughout(mine, days)}
    found = {person: _Tally() for person in spells}
    for told in queries.attended(rows, list(spells), events, partly):
        tally = found[told.person]
        if told.state in CAME_IN_PERSON:
            tally.last = max(tally.last, days[told.latest])
        records = tuple(map(int, told.records.split(",")))
        places = tuple(map(int, told.places.split(","))) if told.places else (told.latest,)
        if told.person in partly:
            inside = [belongs(spells[told.person], days[place]) for place in places]
            records, places = tuple(compress(records, inside)), tuple(compress(places, inside))
        if records:
            _take(tally, told.state, told.expected, (records, places))
    for person, visit in queries.visits(rows, spells, span):
        found[person].visits += (visit,)
    for person, proposal in queries.proposals(rows, spells, span):
        found[person].proposals += (proposal,)
    before = [person for person, tally in found.items() if not tally.last]
    for person, day in queries.last_came(rows, before, span[0], CAME_IN_PERSON).items():
        found[person].last = day
    return found


def _throughout(spells: Iterable[Spell], days: Sequence[str]) -> bool:
    """Whether one of the spells holds all these days in order, so that none has to be looked at singly."""
    return not days or any(start <= days[0] and days[-1] < stop for start, stop in spells)


def _take(tally: _Tally, state: str | None, expected: bool, entries: tuple[Ids, Ids]) -> None:
    """Count attendances in force, all of one state: their records, and of their events the places that matter."""
    records, places = entries
    if not expected:
        if state in CAME_IN_PERSON:
            tally.guest += records
            tally.answered = max(tally.answered, *places)
    elif state is None:
        tally.unrecorded += records
    elif state == ABSENT:
        tally.absent += records
        tally.absences += places
    else:
        tally.answered = max(tally.answered, *places)
        if state in CAME_IN_PERSON:
            tally.came += records
        elif state == EXCUSED:
            tally.excused += records
        else:
            tally.other += records


def _line(fact: queries.Person, tally: _Tally, titles: list[str] | None) -> CoverageLine:
    return CoverageLine(
        person=fact.id, name=fact.name, unit=fact.unit or "", phone=fact.phone or "",
        title=titles[0] if titles else "", came=tally.came, excused=tally.excused,
        absent=tally.absent, other=tally.other, unrecorded=tally.unrecorded,
        guest=tally.guest, run=tally.run, last=tally.last, visits=tally.visits,
        proposals=tally.proposals,
    )  # fmt: skip


def _notes(rows: Rows, scope: Scope, last: str) -> tuple[str, ...]:
    """What a reader must know of the counting."""
    notes = [
        "注：任职之前和离任之后的活动不计；没有登记出席情况的不计入应到；连续缺席从最近一次往前数，请假不算缺席。"
    ]
    if last >= date.today().isoformat():
        notes.append("注：统计期间尚未结束，按目前登记的情况统计。")
    if names := queries.unverified(rows, scope):
        notes.append(f"注：另有{names}人只有姓名，还没有对应到人员，未统计。")
    if undated := queries.undated_events(rows):
        notes.append(f"注：另有{undated}场活动没有填写日期，未统计。")
    return tuple(notes)
