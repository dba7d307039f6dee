"""Counts of the rota: how big groups are, who had how many turns, in which months and years nothing was held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.base.dates import add_months, first_day, last_day, parts, show_date
from secretariat.base.document import Figure, Paragraph, Selection
from secretariat.base.figures import percent
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.balancing import balance_sentence
from secretariat.domains.rotation.planning import days_of
from secretariat.domains.rotation.queries import Group, Held, Turn
from secretariat.domains.rotation.wording import DONE, OVERDUE, state_of
from secretariat.store.rows import Rows


def group_sentence(rows: Rows, rota: int, day: str) -> str:
    """12组，每组10–11人（平均10.8），组长每组3人。"""
    sizes = {group.group: [0, 0] for group in queries.groups(rows, rota)}
    for member in queries.members(rows, rota, day):
        sizes[member.group][0] += 1
        sizes[member.group][1] += bool(member.leader)
    return balance_sentence([one for one, _ in sizes.values()], [one for _, one in sizes.values()])


# -- fairness -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Share:
    """What one group (or person) has done of a plan, as of a day.

    `turns` are the shifts that have begun, `fulfilled` and `overdue` those of them with and without their event,
    `weeks` the full weeks since the last day of the latest turn (0 while it runs, None where there was none).
    """

    group: int | None
    person: int | None
    label: str
    turns: tuple[int, ...]
    fulfilled: tuple[int, ...]
    overdue: tuple[int, ...]
    to_come: tuple[int, ...]
    latest: str | None
    weeks: int | None
    following: str | None


def fairness(rows: Rows, rota: int, day: str) -> list[Share]:
    """Every group of a plan and every person with turns of their own, the groups by number."""
    turns = queries.turns(rows, rota)
    shares = [
        _share(group.name, (group.group, None), [one for one in turns if one.group == group.group], day)
        for group in queries.groups(rows, rota)
    ]
    people = {one.person: one.person_name or "" for one in turns if one.person is not None}
    shares += [
        _share(name, (None, person), [one for one in turns if one.person == person], day)
        for person, name in people.items()
    ]
    return shares


def members_fairness(rows: Rows, day: str) -> list[Share]:
    """Everybody who is in a group of any plan: the turns of their groups and their own, fewest and longest ago first.

    A move between groups carries no day, so the turns are those of the groups in which they are now.
    """
    of_group: dict[int, list[Turn]] = {}
    own: dict[int, list[Turn]] = {}
    for turn in queries.turns(rows):
        if turn.person is not None:
            own.setdefault(turn.person, []).append(turn)
        elif turn.group is not None:
            of_group.setdefault(turn.group, []).append(turn)
    found: dict[int, tuple[str, dict[int, Turn]]] = {}
    for member in queries.members(rows, None, day):
        if member.person is not None:
            _, known = found.setdefault(member.person, (member.name, {}))
            known.update({one.shift: one for one in of_group.get(member.group, ())})
    for person, turns in own.items():
        _, known = found.setdefault(person, (turns[0].person_name or "", {}))
        known.update({one.shift: one for one in turns})
    shares = [
        _share(name, (None, person), list(turns.values()), day) for person, (name, turns) in found.items()
    ]
    return sorted(shares, key=lambda one: (len(one.turns), one.latest or "", one.person or 0))


def _share(label: str, whose: tuple[int | None, int | None], turns: Sequence[Turn], day: str) -> Share:
    begun = [one for one in turns if days_of(one.start, one.end)[0] <= day]
    coming = [one for one in turns if days_of(one.start, one.end)[0] > day]
    states = {one.shift: state_of(one, day) for one in begun}
    latest = max((days_of(one.start, one.end)[1] for one in begun), default=None)
    return Share(
        *whose, label, tuple(states), tuple(shift for shift, state in states.items() if state == DONE),
        tuple(shift for shift, state in states.items() if state == OVERDUE), tuple(one.shift for one in coming),
        latest, _weeks(latest, day), min((first_day(one.start) for one in coming), default=None),
    )  # fmt: skip


def _weeks(latest: str | None, day: str) -> int | None:
    if latest is None:
        return None
    return max(0, (date.fromisoformat(day) - date.fromisoformat(latest)).days) // 7


# -- months with and without an event -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coverage:
    """The months of a period, each with the events that began in it; `undated` are those whose month is not known."""

    events: Mapping[str, tuple[int, ...]]
    undated: tuple[int, ...] = ()

    @property
    def covered(self) -> list[str]:
        """The months with an event."""
        return [month for month, ids in self.events.items() if ids]

    @property
    def empty(self) -> list[str]:
        """The months without one."""
        return [month for month, ids in self.events.items() if not ids]

    def sentence(self) -> Paragraph:
        """20个月中有活动的月份17个（85.0%）；没有活动的月份：2018年2月、2018年9月、2019年6月。"""
        ids = tuple(one for month in self.events.values() for one in month)
        number, whole = len(self.covered), len(self.events)
        count = Figure(f"{number}个", number, Selection("events", None, ids, "有活动的月份"))
        pieces: list[str | Figure] = [f"{whole}个月中有活动的月份", count, f"（{percent(number, whole)}）"]
        if self.empty:
            pieces.append(f"；没有活动的月份：{'、'.join(show_date(month) for month in self.empty)}")
        if self.undated:
            told = Figure(f"{len(self.undated)}场", len(self.undated),
                          Selection("events", None, self.undated, "只知年份的活动"))  # fmt: skip
            pieces += ["；另有", told, "活动只知年份，没有计入"]
        return Paragraph((*pieces, "。"))


def coverage(rows: Rows, first: str, last: str, rota: int | None = None) -> Coverage:
    """The months from the one of `first` to the one of `last` with the events that a duty group held in them.

    `rota` keeps those of one plan's groups; an event of two groups counts once.
    """
    months: dict[str, dict[int, None]] = {month: {} for month in months_of(first, last)}
    undated: dict[int, None] = {}
    for one in queries.held(rows, first, last_day(last)):
        if rota is not None and one.rota != rota:
            continue
        month = (one.start or "")[:7]
        if len(month) == 7 and month in months:
            months[month][one.event] = None
        elif len(month) == 4 and first[:4] <= month <= last[:4]:
            undated[one.event] = None
    return Coverage({month: tuple(ids) for month, ids in months.items()}, tuple(undated))


def months_of(first: str, last: str) -> list[str]:
    """Every month from the one to the other: 2017-11 … 2019-06."""
    month, end, found = first_day(first)[:7], last_day(last)[:7], []
    while month <= end:
        found.append(month)
        month = add_months(month, 1)
    return found


# -- every group at least once a year -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GroupYear:
    """One calendar year: the events of each group in it, and the groups that held none."""

    year: str
    first: str
    last: str
    events: Mapping[int, tuple[int, ...]]
    names: Mapping[int, str]

    @property
    def missing(self) -> list[int]:
        """The groups without an event."""
        return [group for group, ids in self.events.items() if not ids]

    def sentence(self) -> Paragraph:
        """2018年12组中有活动的10组（83.3%），没有活动的：第3组、第7组。 A year cut by the plan names its months."""
        whole, held = len(self.events), len(self.events) - len(self.missing)
        ids = tuple(one for events in self.events.values() for one in events)
        name = f"{self.year}年{self._months()}"
        count = Figure(f"{held}组", held, Selection("events", None, ids, f"{name}各组活动"))
        pieces: list[str | Figure] = [f"{name}{whole}组中有活动的", count, f"（{percent(held, whole)}）"]
        if self.missing:
            names = "、".join(self.names[group] for group in self.missing)
            none = Figure(
                names,
                len(self.missing),
                Selection("duty_groups", None, tuple(self.missing), f"{name}没有活动的组"),
            )
            pieces += ["，没有活动的：", none]
        elif whole:
            pieces.append("，每组至少一次")
        return Paragraph((*pieces, "。"))

    def _months(self) -> str:
        first, last = int(self.first[5:7]), int(self.last[5:7])
        return (
            "" if (first, last) == (1, 12) else f"（{first}月）" if first == last else f"（{first}–{last}月）"
        )


def every_year(rows: Rows, rota: int, first: str, last: str) -> list[GroupYear]:
    """For each calendar year of the days, which groups of a plan held at least one event (每组每年至少一次)."""
    groups = queries.groups(rows, rota)
    events = [one for one in queries.held(rows, first, last_day(last)) if one.rota == rota]
    begin, end = first_day(first)[:7], last_day(last)[:7]
    return [
        _group_year(str(year), (max(begin, f"{year}-01"), min(end, f"{year}-12")), groups, events)
        for year in range(int(begin[:4]), int(end[:4]) + 1)
    ]


def _group_year(
    year: str, months: tuple[str, str], groups: Sequence[Group], events: Iterable[Held]
) -> GroupYear:
    found: dict[int, list[int]] = {one.group: [] for one in groups}
    for one in events:
        if one.group in found and _within(one.start, year, months):
            found[one.group].append(one.event)
    names = {one.group: one.name for one in groups}
    return GroupYear(year, *months, {group: tuple(ids) for group, ids in found.items()}, names)


def _within(start: str | None, year: str, months: tuple[str, str]) -> bool:
    """Whether an event lies in these months of the year; one of which only the year is known lies in that year."""
    if not start or start[:4] != year:
        return False
    return len(parts(start)) == 1 or months[0] <= start[:7] <= months[1]


def rota_period(rows: Rows, rota: int, day: str) -> tuple[str, str]:
    """The days of a plan that have come: from its start to its end, or to `day` where that is earlier."""
    stored = rows.get("rota", rota) or {}
    first = first_day(str(stored["start"]))
    return first, max(first, min(last_day(str(stored["end"])), day))
