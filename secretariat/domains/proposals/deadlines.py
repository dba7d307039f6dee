"""What is overdue and what is due soon, for the first page and for reminders."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.domains.proposals.course import told
from secretariat.domains.proposals.queries import awaiting_answers
from secretariat.store.rows import Rows

SOON = 30


@dataclass(frozen=True, slots=True)
class Deadline:
    """A proposal that awaits an answer: days left, negative when overdue."""

    proposal: int
    number: str
    title: str
    left: int


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Those overdue and those due within 30 days, the most urgent first; `any` whether there are proposals at all."""

    any: bool
    overdue: tuple[Deadline, ...] = ()
    soon: tuple[Deadline, ...] = ()


def deadlines(rows: Rows, day: str) -> Deadlines:
    """What awaits an answer on a day; nothing in a file that keeps no proposals."""
    if "proposal" not in rows.catalog.entities or not rows.columns("proposal", ()):
        return Deadlines(False)
    found = awaited(rows, day)
    late = tuple(one for one in found if one.left < 0)
    return Deadlines(True, late, tuple(one for one in found if one.left >= 0))


def awaited(rows: Rows, day: str, days: int = SOON) -> list[Deadline]:
    """The proposals whose answer is overdue or due within so many days, the most urgent first."""
    found: list[Deadline] = []
    for line in awaiting_answers(rows, day):
        left = told(line.steps, line.units, day).days_left(day)
        if left is not None and left <= days:
            found.append(Deadline(line.id, line.number or "", line.title, left))
    return sorted(found, key=lambda one: (one.left, one.number))
