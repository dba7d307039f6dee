"""Counts of events and of those who came; each knows the events it counts. 场 are events, 人次 comings, 人 persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from secretariat.base.dates import add_months
from secretariat.domains.events import queries
from secretariat.domains.events.categories import UNKNOWN, Categories
from secretariat.domains.events.vocabulary import RANKS
from secretariat.store.rows import Rows

Span = tuple[str, str]
"""First and last day, both included."""
NO_MONTH = ""
"""Under which events stand whose month is not known."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event that took place: `times` are those who came (人次), by name where names were kept."""

    event: int
    start: str
    kind: str
    category: str
    times: int
    told: bool
    """Whether anybody noted who or how many came."""


@dataclass(frozen=True, slots=True)
class Counts:
    """So many events with so many comings; `untold` are the events of which nobody noted who or how many came."""

    events: tuple[int, ...] = ()
    times: int = 0
    untold: tuple[int, ...] = ()

    @classmethod
    def of(cls, happenings: Iterable[Happening]) -> Counts:
        """The counts of some events."""
        some = list(happenings)
        events, untold = (one.event for one in some), (one.event for one in some if not one.told)
        return cls(tuple(events), sum(one.times for one in some), tuple(untold))

    def __len__(self) -> int:
        return len(self.events)


@dataclass(frozen=True)
class Happenings:
    """The events of a span that were not cancelled, in the order of their days."""

    span: Span
    held: tuple[Happening, ...]
    categories: Categories

    @classmethod
    def read(cls, rows: Rows, span: Span, categories: Categories | None = None) -> Happenings:
        """What took place within the days."""
        told = categories or Categories.read(rows)
        return cls(span, tuple(_happening(one, told) for one in queries.held(rows, *span)), told)

    def within(self, span: Span) -> Happenings:
        """Those of a narrower span."""
        chosen = (one for one in self.held if span[0] <= (one.start + "-01-01")[:10] <= span[1])
        return Happenings(span, tuple(chosen), self.categories)

    @cached_property
    def all(self) -> Counts:
        """All of them."""
        return Counts.of(self.held)

    @cached_property
    def by_category(self) -> dict[str, Counts]:
        """By the category of reports, in their order."""
        return self._grouped(lambda one: one.category, self.categories.sorted)

    @cached_property
    def by_kind(self) -> dict[str, Counts]:
        """By the kind as it was entered, the most frequent first."""
        groups = self._grouped(lambda one: one.kind, sorted)
        return dict(sorted(groups.items(), key=lambda pair: (pair[0] == UNKNOWN, -len(pair[1]))))

    @cached_property
    def by_month(self) -> dict[str, Counts]:
        """By month 2026-10; those known to the year only under NO_MONTH."""
        return self._grouped(lambda one: one.start[:7] if len(one.start) >= 7 else NO_MONTH, sorted)

    def _grouped(
        self, of: Callable[[Happening], str], order: Callable[[set[str]], Iterable[str]]
    ) -> dict[str, Counts]:
        groups: dict[str, list[Happening]] = {}
        for one in self.held:
            groups.setdefault(of(one), []).append(one)
        return {name: Counts.of(groups[name]) for name in order(set(groups))}


def _happening(one: queries.Held, categories: Categories) -> Happening:
    times = one.came if one.named else one.headcount or 0
    told = one.named or one.headcount is not None
    return Happening(one.event, one.start or "", one.kind or UNKNOWN, categories.of(one.kind), times, told)


def with_leaders(rows: Rows, span: Span) -> dict[str, tuple[int, ...]]:
    """The events within the days by the rank of the leaders who came, the highest first; each once a rank."""
    found: dict[str, list[int]] = {}
    for event, rank in queries.leaders_at(rows, *span):
        found.setdefault(rank, []).append(event)
    names = [*(rank for rank in RANKS if rank in found), *(rank for rank in found if rank not in RANKS)]
    return {rank: tuple(found[rank]) for rank in names}


def people(rows: Rows, events: Iterable[int]) -> tuple[int, int]:
    """人: how many different known persons came to these events in person, and how many names are not told yet."""
    return queries.persons_at(rows, events)


@dataclass(frozen=True, slots=True)
class Months:
    """Every month of a stretch with the events that began in it; `vague` are those known to a year only."""

    events: dict[str, tuple[int, ...]]
    vague: tuple[int, ...] = ()

    @property
    def filled(self) -> list[str]:
        """The months with an event."""
        return [month for month, events in self.events.items() if events]

    @property
    def empty(self) -> list[str]:
        """The months without one."""
        return [month for month, events in self.events.items() if not events]


def months(rows: Rows, first: str = "", last: str = "") -> Months:
    """The months from one (2026-03) to another; without bounds from the first event to the last."""
    bounds = queries.started(rows)
    if bounds is None and not (first and last):
        return Months({})
    start, end = (first or bounds[0][:7], last or bounds[1][:7]) if bounds else (first, last)
    start, end = start if len(start) == 7 else f"{start}-01", end if len(end) == 7 else f"{end}-12"
    happenings = Happenings.read(rows, (f"{start}-01", f"{end}-31"))
    found = happenings.by_month
    told: dict[str, tuple[int, ...]] = {}
    month = start
    while month <= end:
        told[month] = found.get(month, Counts()).events
        month = add_months(month, 1)
    return Months(told, found.get(NO_MONTH, Counts()).events)
