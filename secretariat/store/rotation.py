"""Which backups to keep: by count and running number, so that a wrong clock deletes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

NEWEST, DAYS, WEEKS, MONTHS = 10, 7, 4, 12


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup as the rotation sees it; `day` is the day (ISO) that the clock showed."""

    sequence: int
    day: str
    shrunk: bool = False


def superfluous(copies: Sequence[Copy]) -> set[int]:
    """The numbers of the backups that may go: all but the newest ten, 7 daily, 4 weekly, 12 monthly.

    A copy that lost a fifth of its records freezes all that are older than it, until the newer ones fill
    twelve months by themselves.
    """
    ordered = sorted(copies, key=lambda item: item.sequence, reverse=True)
    break_at = next((at for at, item in enumerate(ordered) if item.shrunk), None)
    free, kept = ordered, set[int]()
    if break_at is not None and len(_last_of_each(ordered[: break_at + 1], _month, MONTHS)) < MONTHS:
        free, kept = ordered[:break_at], {ordered[break_at].sequence}
    kept |= {item.sequence for item in free[:NEWEST]}
    for label, number in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= _last_of_each(free, label, number)
    return {item.sequence for item in free} - kept


def _last_of_each(ordered: Sequence[Copy], label: Callable[[Copy], str], number: int) -> set[int]:
    """The newest copy of each of the newest `number` days, weeks or months, in the order of running numbers."""
    found: dict[str, int] = {}
    for item in ordered:
        if label(item) not in found and len(found) < number:
            found[label(item)] = item.sequence
    return set(found.values())


def _day(item: Copy) -> str:
    return item.day


def _week(item: Copy) -> str:
    year, week, _ = date.fromisoformat(item.day).isocalendar()
    return f"{year}-{week}"


def _month(item: Copy) -> str:
    return item.day[:7]
