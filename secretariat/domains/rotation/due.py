"""What the rota asks of the office now: turns that begin, that run without an event, that are over without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.base.dates import last_day, show_date
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.planning import days_of
from secretariat.domains.rotation.queries import Turn
from secretariat.domains.rotation.wording import COMING, DONE, OVERDUE, RUNNING, called, state_of, who
from secretariat.store.rows import Rows

BEGINS, RUNS, LATE, NOT_HANDED = DUE_KINDS = ("即将轮值", "轮值中未办活动", "逾期未办活动", "轮值未交接")
AFTERMATH_DAYS = 90
"""So long after its end a plan still asks for what was not done."""
HANDOVER_DAYS = 31
"""So long after a turn its handover is asked for: offices that do without are not asked for ever."""


@dataclass(frozen=True, slots=True)
class DueShift:
    """One turn to see to: `day` is when it begins or ended, `days` how many days it is over (0: not yet)."""

    shift: int
    kind: str
    day: str
    title: str
    detail: str
    days: int = 0


def due_shifts(rows: Rows, day: str, days: int = 30) -> list[DueShift]:
    """What is due at a day and in the days to come, the longest overdue first."""
    plans = {row["id"]: last_day(row["end"]) for row in rows.find("rota")}
    oldest = _shifted(day, -AFTERMATH_DAYS)
    found = [
        due
        for one in queries.turns(rows)
        if plans.get(one.rota, "") >= oldest
        for due in (_due(one, day, _shifted(day, days)),)
        if due is not None
    ]
    return sorted(found, key=lambda one: (-one.days, one.day, one.shift))


def _due(turn: Turn, day: str, horizon: str) -> DueShift | None:
    first, last = days_of(turn.start, turn.end)
    state = state_of(turn, day)
    over = max(0, (date.fromisoformat(day) - date.fromisoformat(last)).days)
    if state == OVERDUE:
        return _told(turn, LATE, last, f"{show_date(last)}已过，还没有登记活动", over)
    if state == RUNNING:
        return _told(turn, RUNS, last, f"到{show_date(last)}为止，还没有登记活动")
    if state == COMING and first <= horizon:
        return _told(turn, BEGINS, first, f"{show_date(first)}开始，由{who(turn)}轮值")
    if state == DONE and turn.handed_over is None and 0 < over <= HANDOVER_DAYS:
        return _told(turn, NOT_HANDED, last, f"{show_date(last)}结束，还没有登记交接", over)
    return None


def _told(turn: Turn, kind: str, day: str, detail: str, days: int = 0) -> DueShift:
    title = called(turn) + (f"“{turn.theme}”" if turn.theme else "")
    return DueShift(turn.shift, kind, day, title, f"{detail}。", days)


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
