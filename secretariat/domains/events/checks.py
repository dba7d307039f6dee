"""What is missing or contradicts itself in events: warnings that lead to the event, never blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.base.dates import add_months, show_date
from secretariat.domains.events import queries
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something to look at: the event, and what is odd about it in Chinese."""

    event: int
    message: str


def contradictions(rows: Rows) -> list[Contradiction]:
    """All warnings, by event."""
    found = [*_days(rows), *_headcounts(rows), *_twice(rows), *_too_early(rows)]
    return sorted(found, key=lambda one: (one.event, one.message))


def without_attendance(rows: Rows, day: str, months: int = 12) -> list[int]:
    """Events that ended before a day, within the months before it, of which nobody noted who or how many came."""
    return queries.ended_without_attendance(rows, day, add_months(day, -months))


def bare_names(rows: Rows) -> dict[int, int]:
    """The events with names on their list that nobody was told for, and how many each has."""
    return dict(queries.bare_names(rows))


def _days(rows: Rows) -> Iterator[Contradiction]:
    entity = rows.entity("event")
    for record, start, end, cancelled in rows.columns("event", ("start", "end", "cancelled")):
        if start is None and not cancelled:
            yield Contradiction(record, "没有活动日期，不计入任何月份")
        elif entity.backwards({"start": start, "end": end}) is not None:
            yield Contradiction(record, f"结束日期（{show_date(end)}）早于活动日期（{show_date(start)}）")


def _headcounts(rows: Rows) -> Iterator[Contradiction]:
    for event, written, came in queries.other_headcounts(rows):
        yield Contradiction(event, f"登记参加{written}人次，按名单到会{came}人次")


def _twice(rows: Rows) -> Iterator[Contradiction]:
    for event, person in queries.twice(rows):
        yield Contradiction(event, f"“{rows.title('person', person)}”在名单上不止一行")


def _too_early(rows: Rows) -> Iterator[Contradiction]:
    for event, _, name, since in queries.came_too_early(rows):
        yield Contradiction(event, f"“{name}”参加了活动，但入会日期（{show_date(since)}）在活动结束之后")
