"""How groups, shifts and their state are said."""

from __future__ import annotations

from secretariat.base.dates import first_day, show_date
from secretariat.domains.rotation.planning import days_of
from secretariat.domains.rotation.queries import Turn

DONE, ARRANGED, RUNNING, OVERDUE, COMING = STATES = ("已办活动", "已排活动", "轮值中", "逾期未办", "未到")
"""An event has been held · is planned · today is within the shift · it is over without an event · it is to come."""


def state_of(turn: Turn, day: str) -> str:
    """How a shift stands on a day."""
    first, last = days_of(turn.start, turn.end)
    if turn.event is not None:
        held = turn.event_start is None or first_day(turn.event_start) <= day
        return DONE if held else ARRANGED
    if last < day:
        return OVERDUE
    return RUNNING if first <= day else COMING


def who(turn: Turn) -> str:
    """Whose turn it is: the group, the person, or both."""
    return " ".join(one for one in (turn.group_name, turn.person_name) if one) or "未安排"


def span(start: str, end: str | None) -> str:
    """When, in few words: 2026年3月 for a whole month, else 2026年3月2日至8日."""
    first, last = days_of(start, end)
    if first.endswith("-01") and first[:7] == last[:7] and last == days_of(first[:7], None)[1]:
        return show_date(first[:7])
    if first == last:
        return show_date(first)
    head, tail = show_date(first), show_date(last)
    if first[:7] == last[:7]:
        return f"{head}至{int(last[8:])}日"
    return f"{head}至{tail.split('年', 1)[1] if first[:4] == last[:4] else tail}"


def called(turn: Turn) -> str:
    """A shift in a sentence: 2026年3月第3组."""
    return f"{span(turn.start, turn.end)}{who(turn)}"
