"""Counts of demands and visits; each knows the records it counts. Numbers are counted, never kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.base.figures import percent
from secretariat.domains.service.docket import Case, Docket, enterprises
from secretariat.domains.service.vocabulary import (
    ANSWERED_LATE,
    CATEGORIES,
    EXPLAINED,
    IN_TIME,
    KINDS,
    LATE,
    POSTPONED,
    REFUSED,
    ROUGHLY,
    SATISFACTION,
    SATISFIED,
    SOURCES,
    STATES,
)

UNKNOWN = "未填写"
CONTENT = (SATISFIED, ROUGHLY)
Groups = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of some demands; every list holds demand ids.

    `firms` is the number of different enterprises. Received are solved, running, postponed, explained and refused
    ones: each demand stands in exactly one of these five.
    """

    received: list[int]
    firms: int
    handed: list[int]
    answered: list[int]
    in_time: list[int]
    late_answers: list[int]
    overdue: list[int]
    solved: list[int]
    running: list[int]
    postponed: list[int]
    explained: list[int]
    refused: list[int]
    satisfaction: Groups

    @property
    def content(self) -> list[int]:
        """Those whose enterprise was satisfied or roughly so."""
        return [one for word in CONTENT for one in self.satisfaction.get(word, ())]

    def handing_rate(self, digits: int = 1) -> str:
        """交办率: given to a department, of all received."""
        return percent(len(self.handed), len(self.received), digits)

    def answer_rate(self, digits: int = 1) -> str:
        """回复率: answered, of all received."""
        return percent(len(self.answered), len(self.received), digits)

    def solving_rate(self, digits: int = 1) -> str:
        """解决率: solved, of all received."""
        return percent(len(self.solved), len(self.received), digits)

    def in_time_rate(self, digits: int = 1) -> str:
        """按时答复率: answered in time, of those answered in time or late and those overdue."""
        whole = len(self.in_time) + len(self.late_answers) + len(self.overdue)
        return percent(len(self.in_time), whole, digits)

    def satisfaction_rate(self, digits: int = 1, *, of_received: bool = False) -> str:
        """满意率 of those who said something, or (as 武汉 prints it) of all received."""
        whole = len(self.received) if of_received else sum(map(len, self.satisfaction.values()))
        return percent(len(self.content), whole, digits)


def tally(cases: Iterable[Case], day: str) -> Tally:
    """Count demands as of the day of their docket."""
    chosen = list(cases)

    def ids(test: Callable[[Case], Any]) -> list[int]:
        return [case.id for case in chosen if test(case)]

    clocks = {case.id: case.course.punctuality(day) for case in chosen}
    return Tally(
        received=ids(lambda _: True), firms=enterprises(chosen), handed=ids(lambda case: case.course.handed),
        answered=ids(lambda case: case.course.answered), in_time=ids(lambda case: clocks[case.id] == IN_TIME),
        late_answers=ids(lambda case: clocks[case.id] == ANSWERED_LATE),
        overdue=ids(lambda case: clocks[case.id] == LATE), solved=ids(lambda case: case.course.solved),
        running=ids(lambda case: not case.course.ended and case.course.state != POSTPONED),
        postponed=ids(lambda case: case.course.state == POSTPONED),
        explained=ids(lambda case: case.course.state == EXPLAINED),
        refused=ids(lambda case: case.course.state == REFUSED),
        satisfaction=grouped(chosen, lambda case: case.course.satisfaction, SATISFACTION, known_only=True),
    )  # fmt: skip


def grouped(
    cases: Iterable[Case],
    of: Callable[[Case], str | None],
    order: Sequence[str] = (),
    *,
    known_only: bool = False,
) -> Groups:
    """Ids by value: the given order first, then others as they come; 未填写 last, unless `known_only`."""
    found: Groups = {}
    for case in cases:
        value = of(case)
        if value is not None or not known_only:
            found.setdefault(value or UNKNOWN, []).append(case.id)
    names = [*(name for name in order if name in found), *(name for name in found if name not in order)]
    names.sort(key=lambda name: name == UNKNOWN)
    return {name: found[name] for name in names}


DIMENSIONS: Mapping[str, tuple[str, Callable[[Case], str | None], Sequence[str]]] = {
    "category": ("诉求类别", lambda case: case.category, CATEGORIES),
    "department": ("主办部门", lambda case: case.course.department, ()),
    "source": ("诉求来源", lambda case: case.source, SOURCES),
    "kind": ("诉求性质", lambda case: case.kind, KINDS),
    "month": ("登记月份", lambda case: case.day[:7] if case.day and len(case.day) > 4 else None, ()),
    "state": ("状态", lambda case: case.course.state, STATES),
    "leader": ("领办领导", lambda case: case.leader, ()),
    "claimant": ("诉求企业", lambda case: case.claimant or None, ()),
}
"""By what demands are counted: name → Chinese label, the group of a demand, the usual order of the groups."""
_BY_NAME = frozenset(("month",))


def by_dimension(docket: Docket, name: str) -> dict[str, Tally]:
    """Demands of a docket by a dimension (its name or Chinese label): months in order, others by their list or size."""
    found = next((one for one in DIMENSIONS.items() if name in (one[0], one[1][0])), None)
    if found is None:
        labels = "、".join(label for label, _, _ in DIMENSIONS.values())
        raise Refusal(f"诉求不能按“{name}”统计。", f"可以按：{labels}。")
    key, (_, of, order) = found
    groups: dict[str, list[Case]] = {}
    for case in docket.cases:
        groups.setdefault(of(case) or UNKNOWN, []).append(case)

    def place(label: str) -> tuple[Any, ...]:
        known = order.index(label) if label in order else len(order)
        size = 0 if key in _BY_NAME else -len(groups[label])
        return label == UNKNOWN, known, size, label

    return {label: tally(groups[label], docket.day) for label in sorted(groups, key=place)}


AGES: tuple[tuple[str, int, int | None], ...] = (
    ("0–10天", 0, 10),
    ("11–30天", 11, 30),
    ("31–60天", 31, 60),
    ("61–90天", 61, 90),
    ("90天以上", 91, None),
)
NO_AGE, NOBODY, TOTAL = "日期不详", "尚未交办", "合计"


@dataclass(frozen=True, slots=True)
class AgeLine:
    """The open demands of one department by how long they have been open; `overdue` are those past their deadline."""

    department: str
    cells: tuple[tuple[int, ...], ...]
    all: tuple[int, ...]
    overdue: tuple[int, ...]


def ageing(docket: Docket) -> list[AgeLine]:
    """Open demands by department and age, the busiest department first, the sum last; none where nothing is open.

    The cells of a line follow AGES, and a last one for those of which no day is known.
    """
    opened = [case for case in docket.cases if not case.course.ended]
    groups: dict[str, list[Case]] = {}
    for case in opened:
        groups.setdefault(case.course.department or NOBODY, []).append(case)
    names = sorted(groups, key=lambda name: (name == NOBODY, -len(groups[name]), name))
    lines = [_age_line(name, groups[name], docket.day) for name in names]
    return [*lines, _age_line(TOTAL, opened, docket.day)] if lines else []


def _age_line(name: str, cases: Sequence[Case], day: str) -> AgeLine:
    cells: list[list[int]] = [[] for _ in range(len(AGES) + 1)]
    for case in cases:
        cells[_age_place(case.age(day))].append(case.id)
    late = tuple(case.id for case in cases if case.course.punctuality(day) == LATE)
    return AgeLine(name, tuple(map(tuple, cells)), tuple(case.id for case in cases), late)


def _age_place(age: int | None) -> int:
    if age is None:
        return len(AGES)
    return next((place for place, (_, _, last) in enumerate(AGES) if last is None or age <= last), len(AGES))
