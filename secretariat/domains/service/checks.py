"""What contradicts itself in the demands of a file: warnings that lead to the demand, never blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from secretariat.base.dates import show_date
from secretariat.base.text import fold
from secretariat.domains.service.stepchecks import FOLLOWS, is_before
from secretariat.domains.service.vocabulary import AGAIN
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something to look at: the demand, and what is odd about it in Chinese."""

    demand: int
    message: str


class _Demand(NamedTuple):
    number: str | None
    day: str | None
    visit: int | None


class _Step(NamedTuple):
    kind: str
    day: str | None
    due: str | None


def contradictions(rows: Rows) -> list[Contradiction]:
    """All warnings, by demand."""
    demands = {one: _Demand(*cells) for one, *cells in rows.columns("demand", ("number", "day", "visit"))}
    found = [*_steps(rows, demands), *_of_visits(rows, demands), *_numbers(demands)]
    return sorted(found, key=lambda one: (one.demand, one.message))


def _steps(rows: Rows, demands: Mapping[int, _Demand]) -> Iterator[Contradiction]:
    courses: dict[int, list[_Step]] = defaultdict(list)
    for _, demand, *cells in rows.columns("demand_step", ("demand", "kind", "day", "due")):
        courses[demand].append(_Step(*cells))
    for demand, steps in courses.items():
        if demand in demands:
            for message in dict.fromkeys(_of_course(demands[demand], steps)):
                yield Contradiction(demand, message)


def _of_course(demand: _Demand, steps: Sequence[_Step]) -> Iterator[str]:
    again = any(step.kind == AGAIN for step in steps)
    for step in steps:
        told = f"{step.kind}日期（{show_date(step.day)}）"
        if is_before(step.day, demand.day):
            yield f"{told}早于登记日期（{show_date(demand.day)}）"
        if is_before(step.due, step.day):
            yield f"办理期限（{show_date(step.due)}）早于{told}"
        before = FOLLOWS.get(step.kind)
        days = [one.day for one in steps if one.kind == before and one.day]
        # A demand that was taken up again goes through the same steps twice.
        if days and not again and is_before(step.day, min(days)):
            yield f"{told}早于{before}日期（{show_date(min(days))}）"


def _of_visits(rows: Rows, demands: Mapping[int, _Demand]) -> Iterator[Contradiction]:
    visits = dict(rows.columns("visit", ("day",)))
    for record, demand in demands.items():
        visited = visits.get(demand.visit) if demand.visit is not None else None
        if is_before(demand.day, visited):
            told = f"登记日期（{show_date(demand.day)}）早于发现它的走访（{show_date(visited)}）"
            yield Contradiction(record, told)


def _numbers(demands: Mapping[int, _Demand]) -> Iterator[Contradiction]:
    groups: dict[str, list[int]] = defaultdict(list)
    for record, demand in demands.items():
        if demand.day is None:
            yield Contradiction(record, "没有登记日期，不计入任何月份")
        if demand.number:
            groups[fold(demand.number)].append(record)
    for records in groups.values():
        for record in records if len(records) > 1 else ():
            number = str(demands[record].number).removesuffix("号")
            yield Contradiction(record, f"{number}号诉求有{len(records)}件")
