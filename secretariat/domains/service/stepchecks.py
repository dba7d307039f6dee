"""Whether a step can have happened to a demand: not before what it follows, and no deadline before it was set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from secretariat.base.dates import first_day, last_day
from secretariat.base.problem import Problem, Severity
from secretariat.domains.service.course import STEP_FIELDS, Course, Step, course_of
from secretariat.domains.service.vocabulary import (
    AGAIN,
    ANSWERED,
    ASSIGNED,
    CLOSED,
    ENDED,
    EXTENDED,
    FED_BACK,
    JUDGED_BY_FIRM,
    REGISTERED,
    REPLIED,
    RETURNED,
)
from secretariat.store.rows import Record, Rows

FOLLOWS = {REPLIED: ASSIGNED, FED_BACK: REPLIED, EXTENDED: ASSIGNED, RETURNED: ASSIGNED, CLOSED: ASSIGNED}
"""What each step can only come after."""
_END_OF_TIME = "9999-12-31"
Objection = tuple[str, str, Severity]
"""The label of the field, what is wrong with it, and how bad that is."""


def is_before(one: str | None, other: str | None) -> bool:
    """Whether a date certainly lies before another; partial dates leave it open."""
    return bool(one and other) and last_day(str(one)) < first_day(str(other))


def as_step(row: Mapping[str, Any]) -> Step:
    """A stored step as the course takes it."""
    kind, *rest = (row.get(name) for name in STEP_FIELDS)
    return Step(str(kind), *rest)


class StepChecks:
    """Whether a step can be recorded for demands."""

    def __init__(self, rows: Rows, demands: Iterable[int]) -> None:
        self._rows = rows
        self._demands = rows.many("demand", demands)

    def objections(
        self,
        demand: int,
        values: Mapping[str, Any],
        own: int | None = None,
        besides: Sequence[Mapping[str, Any]] = (),
    ) -> list[Problem]:
        """What speaks against the step: errors stop it, doubts are worth a look. `column` is the field.

        `own` is the stored step that is being corrected; `besides` are steps that are written together with it.
        """
        stored = self._demands.get(demand)
        if stored is None or stored["removed"]:
            return [Problem("这件诉求已被删除，请刷新列表后再试")]
        stands = [row for row in self._rows.find("demand_step", demand=demand) if row["id"] != own]
        steps = [*stands, *besides]
        found = [*_wrong_days(stored, values, steps), *_wrong_due(values)]
        if own is None:
            found += _wrong_state(values, course_of(map(as_step, steps), _END_OF_TIME))
        else:
            found += _too_late(values, steps)
        name = called(stored)
        return [Problem(f"{name}：{text}", column=label, severity=level) for label, text, level in found]


def _wrong_days(
    stored: Record, values: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]
) -> list[Objection]:
    day, kind = values.get("day"), str(values["kind"])
    if is_before(day, stored["day"]):
        return [("日期", f"{kind}日期早于登记日期（{stored['day']}）", "error")]
    before = FOLLOWS.get(kind)
    earlier = [step["day"] for step in steps if step["kind"] == before and step["day"]]
    if earlier and is_before(day, min(earlier)):
        return [("日期", f"{kind}日期早于{before}日期（{min(earlier)}）", "error")]
    return []


def _too_late(values: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]) -> list[Objection]:
    """A step that is moved behind what followed it; where the demand was taken up again, both may well be."""
    kind, day = values["kind"], values.get("day")
    after = [step for step in steps if FOLLOWS.get(step["kind"]) == kind and is_before(step["day"], day)]
    if not after or any(step["kind"] == AGAIN for step in steps):
        return []
    return [("日期", f"{kind}日期晚于{after[0]['kind']}日期（{after[0]['day']}）", "error")]


def _wrong_due(values: Mapping[str, Any]) -> list[Objection]:
    if is_before(values.get("due"), values.get("day")):
        return [("办理期限", f"办理期限早于{values['kind']}日期（{values['day']}）", "error")]
    return []


def _wrong_state(values: Mapping[str, Any], course: Course) -> list[Objection]:
    kind = values["kind"]
    if kind == CLOSED and course.solved:
        return [("环节", "已经销号了", "error")]
    if kind == ASSIGNED and course.state in (*ENDED, ANSWERED, JUDGED_BY_FIRM):
        return [("环节", f"现在是“{course.state}”，再次交给部门请记为“{AGAIN}”", "error")]
    if kind == AGAIN and course.state == REGISTERED:
        return [("环节", f"还没有办理过，请记为“{ASSIGNED}”", "error")]
    return []


def called(stored: Mapping[str, Any]) -> str:
    """What a demand is called in a sentence: its number, else its title."""
    title = str(stored["title"])
    return (
        f"{stored['number']}号诉求" if stored["number"] else f"“{title[:20]}{'…' if len(title) > 20 else ''}”"
    )
