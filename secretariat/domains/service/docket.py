"""Demands and visits as of a day, read once for a whole report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.base.dates import first_day
from secretariat.domains.service.course import Course, Step, course_of, days_between, read_steps
from secretariat.domains.service.queries import (
    DemandLine,
    VisitLine,
    chosen_demands,
    demand_lines,
    visit_lines,
)
from secretariat.store.rows import Rows

Span = tuple[str, str]
"""First and last day, both counted."""


@dataclass(frozen=True, slots=True)
class Case:
    """One demand as of the docket's day. `party` tells the enterprises apart, also those only known by name."""

    id: int
    number: str
    day: str | None
    title: str
    party: str | None
    claimant: str
    category: str | None
    kind: str | None
    source: str | None
    leader: str | None
    steps: tuple[Step, ...]
    course: Course

    def age(self, day: str) -> int | None:
        """How many days ago it came in; None where that is not known to the day."""
        came = self.day or self.course.assigned_on
        return days_between(came, day) if came and len(came) == 10 else None


@dataclass(frozen=True, slots=True)
class Docket:
    """The demands that had come in by a day."""

    day: str
    cases: tuple[Case, ...]

    def within(self, span: Span | None) -> list[Case]:
        """Those that came in within these days; without a span also those of which no day is known."""
        return list(self.cases) if span is None else [one for one in self.cases if lies_in(one.day, span)]


def lies_in(day: str | None, span: Span) -> bool:
    """Whether a date lies within days, a partial one by its first day."""
    return day is not None and span[0] <= first_day(day) <= span[1]


def read_docket(rows: Rows, day: str, span: Span | None = None, *, open_only: bool = False) -> Docket:
    """The demands that had come in by a day, those of a span of days if one is given.

    With `open_only` only those that somebody still works on.
    """
    found = [_case(line, day) for line in demand_lines(rows, day, span, open_only=open_only)]
    cases = (one for one in found if one.day is None or first_day(one.day) <= day)
    kept = (
        one
        for one in cases
        if (span is None or lies_in(one.day, span)) and not (open_only and one.course.ended)
    )
    return Docket(day, tuple(kept))


def read_cases(rows: Rows, ids: Sequence[int], day: str) -> list[Case]:
    """Some demands in the given order, those that are gone left out."""
    found = {line.id: _case(line, day) for line in chosen_demands(rows, list(ids))}
    return [found[one] for one in ids if one in found]


def _case(line: DemandLine, day: str) -> Case:
    steps = read_steps(line.steps)
    return Case(
        line.id, line.number or "", line.day, line.title, line.party, line.claimant or "", line.category, line.kind,
        line.source, line.leader, steps, course_of(steps, day),
    )  # fmt: skip


def read_visits(rows: Rows, span: Span | None = None, programme: int | None = None) -> list[VisitLine]:
    """The visits of a span of days (without one also undated ones) or of a programme."""
    found = visit_lines(rows, span, programme)
    return found if span is None else [one for one in found if lies_in(one.day, span)]


def enterprises(lines: Iterable[Case | VisitLine]) -> int:
    """How many different enterprises (or persons) they are about: 家, as against 家次."""
    return len({line.party for line in lines if line.party})
