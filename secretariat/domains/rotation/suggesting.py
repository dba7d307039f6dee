"""Which events may have fulfilled a turn: offered to the clerk, never taken by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.dates import show_date
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.planning import days_of
from secretariat.domains.rotation.queries import Happening, Turn
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An event within the days of a turn; `fits` where the same group held it and no other turn names it."""

    event: int
    title: str
    start: str
    words: str
    fits: bool


def suggestions(rows: Rows, turn: Turn) -> list[Suggestion]:
    """The events within the days of a turn, those of its own group first."""
    first, last = days_of(turn.start, turn.end)
    named = {
        one.event: one for one in queries.turns(rows) if one.event is not None and one.shift != turn.shift
    }
    found = [
        _suggestion(one, turn, named.get(one.event))
        for one in queries.happenings(rows, first[:7], last)
        if days_of(one.start, None)[1] >= first
    ]
    return sorted(found, key=lambda one: (not one.fits, one.start, one.event))


def _suggestion(one: Happening, turn: Turn, other: Turn | None) -> Suggestion:
    own = one.group is not None and one.group == turn.group
    words = [show_date(one.start), one.title]
    if own:
        words.append("本组承办")
    elif one.group_name:
        words.append(f"{one.group_name}承办")
    if other is not None:
        words.append("已记在另一班")
    return Suggestion(one.event, one.title, one.start, "　".join(words), own and other is None)


def remarks(rows: Rows, turn: Turn, event: int) -> list[str]:
    """What speaks against an event as the one that fulfilled a turn, in words; nothing of it forbids it."""
    row = rows.get("event", event)
    if row is None:
        return []
    found = []
    first, last = days_of(turn.start, turn.end)
    if row["start"] and (days_of(row["start"], None)[1] < first or days_of(row["start"], None)[0] > last):
        found.append(f"这场活动在{show_date(row['start'])}，不在这一班的日期之内。")
    if row["duty_group"] is not None and row["duty_group"] != turn.group:
        found.append(
            f"活动登记的承办轮值组是“{rows.title('duty_group', row['duty_group'])}”，不是这一班的组。"
        )
    if any(one.event == event and one.shift != turn.shift for one in queries.turns(rows)):
        found.append("这场活动已经记在另一班。")
    return found
