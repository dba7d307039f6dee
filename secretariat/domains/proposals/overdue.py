"""Who has not answered in time: one line for each unit and proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from secretariat.base.dates import last_day
from secretariat.domains.proposals.clocks import ClockRules, opinion_due, read_rules
from secretariat.domains.proposals.course import (
    Course,
    Step,
    Unit,
    course_of,
    in_order,
    read_steps,
    read_units,
)
from secretariat.domains.proposals.queries import Awaiting, awaiting_answers
from secretariat.domains.proposals.vocabulary import AGAIN, ANSWERING, ASSIGNED, REPLIED
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Overdue:
    """One unit that owes an answer (or, as 会办, its opinion); `days` over the deadline `due`."""

    proposal: int
    number: str
    title: str
    session: str
    unit: str
    role: str
    assigned_on: str | None
    due: str
    days: int


def overdue(rows: Rows, day: str) -> list[Overdue]:
    """All that is overdue at a day, the longest first. A proposal without a unit is listed with an empty one."""
    rules = read_rules(rows)
    found: list[Overdue] = []
    for line in awaiting_answers(rows, day):
        steps, units = read_steps(line.steps), read_units(line.units)
        course = course_of(steps, day, units)
        if course.running:
            found += _late_units(line, (steps, units, course), rules, day)
    return sorted(found, key=lambda one: (-one.days, one.unit, one.proposal))


def _late_units(
    line: Awaiting, told: tuple[Sequence[Step], Sequence[Unit], Course], rules: ClockRules, day: str
) -> list[Overdue]:
    steps, units, course = told
    heard = heard_units(steps, day)
    listed = units if any(unit.role in ANSWERING for unit in units) else (*units, Unit("", ""))
    late = []
    for unit in listed:
        helping = unit.role not in (*ANSWERING, "")
        due = opinion_due(course.assigned_on, rules) if helping else course.due
        over = _days_over(due, day)
        if due is not None and over > 0 and unit.name not in heard:
            late.append(_overdue(line, unit, (course.assigned_on, due), over))
    return late


def heard_units(steps: Sequence[Step], day: str) -> set[str]:
    """The units that answered since the proposal was last given out."""
    heard: set[str] = set()
    for step in in_order(steps, day):
        if step.kind in (ASSIGNED, AGAIN):
            heard.clear()
        elif step.kind == REPLIED and step.unit:
            heard.add(step.unit)
    return heard


@lru_cache(maxsize=4096)
def _days_over(due: str | None, day: str) -> int:
    return 0 if due is None else (date.fromisoformat(day) - date.fromisoformat(last_day(due))).days


def _overdue(line: Awaiting, unit: Unit, days: tuple[str | None, str], over: int) -> Overdue:
    return Overdue(
        line.id,
        line.number or "",
        line.title,
        line.session or "",
        unit.name,
        unit.role,
        days[0],
        days[1],
        over,
    )
