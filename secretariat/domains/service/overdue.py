"""What is overdue and what is due soon, for the first page and for those who are reminded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.domains.service.docket import Case, Docket, read_docket
from secretariat.domains.service.vocabulary import IS_JUDGED, REGISTERED
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Awaited:
    """One demand for which a department owes an answer; `left` days until `due`, negative when overdue."""

    demand: int
    number: str
    title: str
    claimant: str
    department: str
    leader: str
    assigned_on: str | None
    due: str
    left: int

    @property
    def days(self) -> int:
        """How many days over the deadline."""
        return -self.left


def overdue(rows: Rows, day: str) -> list[Awaited]:
    """All that is overdue at a day, the longest first. A demand without a department is listed with an empty one."""
    return [one for one in awaited(rows, day) if one.left < 0]


def due_soon(rows: Rows, day: str, days: int = 30) -> list[Awaited]:
    """What is due within so many days from a day on, that day included, the most urgent first."""
    return [one for one in awaited(rows, day) if 0 <= one.left <= days]


def awaited(rows: Rows, day: str) -> list[Awaited]:
    """Every demand with a deadline that awaits an answer, the most urgent first."""
    return awaited_of(read_docket(rows, day, open_only=True))


def awaited_of(docket: Docket) -> list[Awaited]:
    """The same of a docket that was read already."""
    found = _awaited(docket.cases, docket.day)
    return sorted(found, key=lambda one: (one.left, one.department, one.demand))


def unassigned(rows: Rows, day: str) -> list[int]:
    """Demands that came in and were given to nobody yet, nor ended or put off."""
    cases = read_docket(rows, day, open_only=True).cases
    return [case.id for case in cases if case.course.state in (REGISTERED, IS_JUDGED)]


def _awaited(cases: tuple[Case, ...], day: str) -> Iterator[Awaited]:
    for case in cases:
        left, course = case.course.days_left(day), case.course
        if left is not None and course.due is not None:
            yield Awaited(
                case.id, case.number, case.title, case.claimant, course.department or "", case.leader or "",
                course.assigned_on, course.due, left,
            )  # fmt: skip
