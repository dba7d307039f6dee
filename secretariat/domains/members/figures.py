"""Counts of members as of a day; each knows the memberships it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.base.dates import first_day, month_bounds
from secretariat.base.kinds.kind import Value
from secretariat.domains.members.vocabulary import DIRECT, MEMBER_KINDS, NOT_YET
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows

UNKNOWN = "未填写"


@dataclass(frozen=True, slots=True)
class Roll:
    """The memberships that count, with what is needed to count them; one reading serves a whole report."""

    listing: Listing
    counted: frozenset[int]

    @classmethod
    def read(cls, rows: Rows) -> Roll:
        """All memberships; those through chambers only if the office counts them (设置: 统计时并入)."""
        listing = Listing(rows, rows.catalog.ledgers["members"])
        ids, levels = listing.ids(), listing.array("level")
        merged = rows.setting("count_chamber_members", "是") == "是"
        counted = (record for record, level in zip(ids, levels, strict=True) if merged or level == DIRECT)
        return cls(listing, frozenset(counted))

    def in_force(self, day: str) -> list[int]:
        """The members at the end of a day: joined by then and not yet left."""
        return [
            record
            for record, start, end, open_ended in self._periods()
            if _covers(start, end, open_ended, day)
        ]

    def joined(self, first: str, last: str) -> list[int]:
        """Those who joined within the days; a date known to the month or year counts from its first day."""
        return [
            record
            for record, start, _, _ in self._periods()
            if start is not None and first <= first_day(start) <= last
        ]

    def left(self, first: str, last: str) -> list[int]:
        """Those who left within the days."""
        return [
            record
            for record, _, end, _ in self._periods()
            if end is not None and first <= first_day(end) <= last
        ]

    def by(self, members: Iterable[int], key: str, order: Sequence[str] = ()) -> dict[str, list[int]]:
        """Members grouped by a column: in the given order, then by size; 未填写 last."""
        values = dict(zip(self.listing.ids(), self.listing.array(key), strict=True))
        return grouped(members, values, order)

    def _periods(self) -> Iterable[tuple[int, str | None, str | None, bool]]:
        arrays = [
            self.listing.array(key)
            for key in ("membership.start", "membership.end", "membership.end_reason", "membership.stage")
        ]
        for record, start, end, reason, stage in zip(self.listing.ids(), *arrays, strict=True):
            if record in self.counted and stage not in NOT_YET:
                yield record, _text(start), _text(end), end is None and reason is not None


def grouped(
    members: Iterable[int], values: Mapping[int, Value], order: Sequence[str]
) -> dict[str, list[int]]:
    """Records by their value: the given order first, then by size, then by name; 未填写 last."""
    groups: dict[str, list[int]] = {name: [] for name in order}
    unknown: list[int] = []
    for record in members:
        value = values.get(record)
        (unknown if value is None else groups.setdefault(str(value), [])).append(record)
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


def _covers(start: str | None, end: str | None, ended_unknown: bool, day: str) -> bool:
    if ended_unknown:
        return False
    return (start is None or first_day(start) <= day) and (end is None or first_day(end) > day)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
