"""The year at a glance: what each month brought, as bars."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.dates import month_bounds
from secretariat.domains.members.figures import counts_chambers
from secretariat.domains.overview import queries
from secretariat.store.rows import Rows

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Series:
    """One line of bars: a number a month from January on, None for months to come.

    `ledger` is the list that a bar opens, `key` its column of days.
    """

    label: str
    unit: str
    numbers: tuple[int | None, ...]
    ledger: str
    key: str

    @property
    def total(self) -> int:
        """The sum of the months; of members it means nothing."""
        return sum(number or 0 for number in self.numbers)

    @property
    def empty(self) -> bool:
        """Whether no month has anything to show."""
        return not any(self.numbers)


_COUNTED = (
    ("活动", "场", "events", "events", "event.start"),
    ("参加活动", "人次", "attendances", "events", "event.start"),
    ("提案", "件", "proposals", "proposals", "proposal.submitted"),
    ("收到诉求", "件", "demands", "demands", "demand.day"),
    ("诉求销号", "件", "closed", "demands", "closed_on"),
    ("走访", "家次", "visits", "visits", "visit.day"),
)


def year_series(rows: Rows, day: str) -> list[Series]:
    """The members at the end of each month of the year of `day`, then what came in month by month."""
    year = day[:4]
    ends = [month_bounds(f"{year}-{month:02d}")[1] for month in range(1, MONTHS + 1)]
    past = [min(end, day) for end in ends if end[:7] <= day[:7]]
    members = queries.members_at(rows, past, merged=counts_chambers(rows))
    found = [Series("会员", "家", _padded(members), "members", "membership.start")]
    for label, unit, what, ledger, key in _COUNTED:
        months = queries.per_month(rows, what, year, day)
        numbers = [months.get(end[:7], 0) for end in ends[: len(past)]]
        found.append(Series(label, unit, _padded(numbers), ledger, key))
    return found


def _padded(numbers: list[int]) -> tuple[int | None, ...]:
    return (*numbers, *[None] * (MONTHS - len(numbers)))
