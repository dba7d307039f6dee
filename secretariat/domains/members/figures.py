"""Counts of members as of a day; each knows the memberships it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from secretariat.base.dates import first_day, last_day, month_bounds
from secretariat.base.kinds.kind import Value
from secretariat.domains.members.vocabulary import DIRECT, MEMBER_KINDS, NOT_YET
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows

UNKNOWN = "未填写"
TOLD_BY = ("membership.kind", "organization.town", "organization.industry")
"""By what reports count members: read together with their dates, which is quicker than one by one."""
COUNT_CHAMBERS = "count_chamber_members"
"""The setting that says whether members of affiliated chambers count (是) or not (否)."""

Period = tuple[int, str | None, str | None]
"""A membership with its first day, and its first day no longer in force, each None where open."""


@dataclass(frozen=True, slots=True)
class Roll:
    """The memberships that count, with what is needed to count them; one reading serves a whole report.

    `through` are all members of affiliated chambers, counted (`merged`) or not. `unclear` are those that were
    never in force by their own dates, or ended on an unknown day: they are in no count, and reports say so.
    """

    listing: Listing
    periods: tuple[Period, ...]
    through: tuple[Period, ...]
    unclear: tuple[int, ...]
    merged: bool
    _values: dict[str, dict[int, Value]] = field(default_factory=dict, repr=False, compare=False)
    """Columns by record that were asked for already."""

    @classmethod
    def read(cls, rows: Rows) -> Roll:
        """All memberships; those through chambers only if the office counts them (设置: 统计时并入)."""
        listing = Listing(rows, rows.catalog.ledgers["members"])
        merged = counts_chambers(rows)
        periods, through, unclear = [], [], []
        for record, level, period in _periods(listing):
            if level != DIRECT and period is not None:
                through.append(period)
            if level == DIRECT or merged:
                unclear.append(record) if period is None else periods.append(period)
        return cls(listing, tuple(periods), tuple(through), tuple(unclear), merged)

    def in_force(self, day: str) -> list[int]:
        """The members at the end of a day: joined by then and not yet left."""
        return _in_force(self.periods, day)

    def through_chambers(self, day: str) -> list[int]:
        """Those who belong through an affiliated chamber on a day, counted or not."""
        return _in_force(self.through, day)

    def joined(self, first: str, last: str) -> list[int]:
        """Those who joined within the days, by date; one known to the month or year counts from its first day."""
        found = [(start, record) for record, start, _ in self.periods if start and first <= start <= last]
        return [record for _, record in sorted(found)]

    def left(self, first: str, last: str) -> list[int]:
        """Those who left within the days, by date."""
        found = [(end, record) for record, _, end in self.periods if end and first <= end <= last]
        return [record for _, record in sorted(found)]

    def undated(self, members: Iterable[int]) -> int:
        """How many of the members have no date of joining, and so count from ever."""
        starts = {record: start for record, start, _ in self.periods}
        return sum(1 for record in members if starts.get(record) is None)

    def only_year(self, members: Iterable[int], key: str) -> int:
        """How many of the members have a date that is known to the year only."""
        values = self._column(key)
        return sum(1 for record in members if len(str(values[record] or "")) == 4)

    def by(self, members: Iterable[int], key: str, order: Sequence[str] = ()) -> dict[str, list[int]]:
        """Members grouped by a column: in the given order, then by size; 未填写 last."""
        return grouped(members, self._column(key), order)

    def _column(self, key: str) -> dict[int, Value]:
        if key not in self._values:
            self._values[key] = dict(zip(self.listing.ids(), self.listing.array(key), strict=True))
        return self._values[key]


def counts_chambers(rows: Rows) -> bool:
    """Whether the office counts members of affiliated chambers among its own (设置: 统计时并入)."""
    return rows.setting(COUNT_CHAMBERS, "是") == "是"


def _periods(listing: Listing) -> Iterable[tuple[int, Value, Period | None]]:
    """(record, level, period) of each membership that got beyond its application; None for an unclear period."""
    names = ("level", *(f"membership.{name}" for name in ("start", "end", "end_reason", "stage")))
    arrays = listing.arrays((*names, *TOLD_BY))[: len(names)]
    for record, level, start, end, reason, stage in zip(listing.ids(), *arrays, strict=True):
        if stage in NOT_YET:
            continue
        if end is None and (start is None or len(start) == 10):  # nearly all
            yield record, level, None if reason is not None else (record, start, None)
        else:
            yield record, level, _period(record, _text(start), _text(end), ended=reason is not None)


def _period(record: int, start: str | None, end: str | None, *, ended: bool) -> Period | None:
    """The days of a membership; who joined and left within dates that overlap left on the first day possible."""
    if end is None:
        return None if ended else (record, start and first_day(start), None)
    if start is None:
        return record, None, first_day(end)
    if last_day(end) < first_day(start):
        return None
    return record, first_day(start), max(first_day(start), first_day(end))


def _in_force(periods: Iterable[Period], day: str) -> list[int]:
    return [
        record
        for record, start, end in periods
        if (start is None or start <= day) and (end is None or end > day)
    ]


def grouped(
    members: Iterable[int], values: Mapping[int, Value], order: Sequence[str]
) -> dict[str, list[int]]:
    """Records by their value: the given order first, then by size, then by name; 未填写 last."""
    found: defaultdict[Value, list[int]] = defaultdict(list)
    for record in members:
        found[values.get(record)].append(record)
    unknown = found.pop(None, [])
    groups: dict[str, list[int]] = {name: [] for name in order}
    groups |= {str(value): ids for value, ids in found.items()}
    known = [name for name in groups if name in order]
    others = sorted(
        (name for name in groups if name not in order), key=lambda name: (-len(groups[name]), name)
    )
    result = {name: groups[name] for name in (*known, *others)}
    return result | ({UNKNOWN: unknown} if unknown else {})


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """The members of one month: at its end, at the end of the month before, joined, left."""

    month: str
    members: tuple[int, ...]
    before: tuple[int, ...]
    joined: tuple[int, ...]
    left: tuple[int, ...]


def month_counts(roll: Roll, month: str) -> MonthCounts:
    """The counts of a month such as 2026-10."""
    first, last = month_bounds(month)
    before = roll.in_force(_day_before(first))
    return MonthCounts(
        month,
        tuple(roll.in_force(last)),
        tuple(before),
        tuple(roll.joined(first, last)),
        tuple(roll.left(first, last)),
    )


def kinds(roll: Roll, members: Iterable[int]) -> dict[str, list[int]]:
    """Members by kind: enterprise, group, individual, empty ones included."""
    return roll.by(members, "membership.kind", MEMBER_KINDS)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
