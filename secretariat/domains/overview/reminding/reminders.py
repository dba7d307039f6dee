"""Everything that is due, from every part of the program, as one list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.base.dates import last_day, show_date
from secretariat.domains.overview.desk import birthdays
from secretariat.domains.overview.reminding import queries
from secretariat.domains.overview.reminding.queries import DueLine, due_lines
from secretariat.domains.proposals.deadlines import awaited
from secretariat.domains.rotation.due import due_shifts
from secretariat.domains.service.overdue import awaited as awaited_demands
from secretariat.store.rows import Rows

DAYS = 30
TERM_DAYS = 90
"""So long before its end the change of a body's or a chamber's term is told (domain.md B2)."""
LOOK_BACK = 365
"""Events and programmes that ended longer ago are not asked about any more."""

PROPOSAL, DEMAND, SHIFT, CHAMBER, TERM, EVENT, UNRECORDED = (
    "提案答复", "诉求办理", "轮值", "商会换届", "届满换届", "近期活动", "活动未登记出席",
)  # fmt: skip
TASK, RIGHTS, PROGRAMME, FEE, PAIRING, ENTRY, BIRTHDAY = (
    "任务", "维权办理", "走访方案", "会费", "结对到期", "名单到期", "生日",
)  # fmt: skip
KINDS = (
    PROPOSAL, DEMAND, RIGHTS, TASK, SHIFT, UNRECORDED, EVENT, TERM, CHAMBER, PROGRAMME, FEE, PAIRING, ENTRY, BIRTHDAY,
)  # fmt: skip
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to see to. `left` counts the days from the day asked to `day`, below 0 what is overdue.

    `entity` and `record` name what it is about; `ids` all records where it is about several of them.
    """

    kind: str
    day: str
    title: str
    detail: str
    entity: str
    record: int
    left: int
    ids: tuple[int, ...] = ()
    done: bool = False
    """True for a birthday that was greeted already."""

    @property
    def overdue(self) -> int | None:
        """By how many days it is overdue, or None."""
        return -self.left if self.left < 0 else None

    @property
    def when(self) -> str:
        """How far it is, in words: 逾期3天, 今天, 还有5天."""
        if self.left == 0:
            return "今天"
        return f"逾期{-self.left}天" if self.left < 0 else f"还有{self.left}天"


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of reminders: its statement, the record it is about, and how many days ahead it looks."""

    kind: str
    sql: str
    entity: str
    days: int | None = None


_SORTS = (
    _Sort(RIGHTS, queries.RIGHTS, "rights_case"),
    _Sort(TASK, queries.TASKS, "task"),
    _Sort(UNRECORDED, queries.UNRECORDED, "event"),
    _Sort(EVENT, queries.EVENTS, "event"),
    _Sort(TERM, queries.TERMS, "term", TERM_DAYS),
    _Sort(CHAMBER, queries.CHAMBERS, "chamber", TERM_DAYS),
    _Sort(PROGRAMME, queries.PROGRAMMES, "programme"),
    _Sort(PAIRING, queries.PAIRINGS, "pairing"),
    _Sort(ENTRY, queries.ENTRIES, "list_entry"),
)


def reminders(rows: Rows, day: str, days: int = DAYS) -> list[Reminder]:
    """What is overdue on a day or due within the next days, by kind and day; terms are told 90 days ahead."""
    found = [
        *_proposals(rows, day, days), *_demands(rows, day, days), *_shifts(rows, day, days),
        *(one for sort in _SORTS for one in _of_sort(rows, sort, day, days)), *_fees(rows, day, days),
        *_birthdays(rows, day, days),
    ]  # fmt: skip
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.day, one.record))


def by_kind(found: Iterable[Reminder]) -> dict[str, list[Reminder]]:
    """Reminders grouped by kind, in their order."""
    groups: dict[str, list[Reminder]] = {}
    for one in found:
        groups.setdefault(one.kind, []).append(one)
    return groups


def days_between(day: str, due: str) -> int:
    """How many days `due` lies behind `day`; one known to the month or year only counts to its last day."""
    return (date.fromisoformat(last_day(due)) - date.fromisoformat(day)).days


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _of_sort(rows: Rows, sort: _Sort, day: str, days: int) -> Iterable[Reminder]:
    ahead = max(days, sort.days or 0)
    for line in due_lines(rows, sort.sql, day, _shifted(day, ahead), _shifted(day, -LOOK_BACK)):
        left = days_between(day, line.day)
        if left <= ahead:
            yield _told(sort.kind, sort.entity, line, left)


def _told(kind: str, entity: str, line: DueLine, left: int) -> Reminder:
    return Reminder(kind, line.day, line.title, line.detail or "", entity, line.id, left)


def _proposals(rows: Rows, day: str, days: int) -> Iterable[Reminder]:
    for one in awaited(rows, day, days):
        title = f"{one.number}　{one.title}".strip("　")
        yield Reminder(PROPOSAL, _shifted(day, one.left), title, "", "proposal", one.proposal, one.left)


def _demands(rows: Rows, day: str, days: int) -> Iterable[Reminder]:
    for one in awaited_demands(rows, day):
        if one.left <= days:
            detail = "，".join(word for word in (one.claimant, one.department) if word)
            yield Reminder(DEMAND, one.due, one.title, detail, "demand", one.demand, one.left)


def _shifts(rows: Rows, day: str, days: int) -> Iterable[Reminder]:
    for one in due_shifts(rows, day, days):
        yield Reminder(SHIFT, one.day, one.title, one.detail, "shift", one.shift, days_between(day, one.day))


def _fees(rows: Rows, day: str, days: int) -> Iterable[Reminder]:
    for line in due_lines(rows, queries.FEES, day, _shifted(day, days), ""):
        left, ids = days_between(day, line.day), queries.owing(rows, line.day)
        yield Reminder(FEE, line.day, line.title, line.detail or "", "fee", line.id, left, ids)


def _birthdays(rows: Rows, day: str, days: int) -> Iterable[Reminder]:
    done = {year: queries.greeted(rows, year) for year in {int(day[:4]), int(_shifted(day, days)[:4])}}
    for one in birthdays(rows, day, days):
        left, greeted = days_between(day, one.day), one.person in done.get(int(one.day[:4]), ())
        detail = "，".join(word for word in (one.unit, f"{one.age}岁", "已问候" if greeted else "") if word)
        yield Reminder(BIRTHDAY, one.day, one.name, detail, "person", one.person, left, (), greeted)


def sentence(one: Reminder) -> str:
    """A reminder in one line of text."""
    beside = f"（{one.detail}）" if one.detail else ""
    return f"{show_date(one.day)}　{one.when}　{one.title}{beside}"
