"""Facts of a list become steps: given out, answered, judged, closed. A day that the list lacks is not invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from secretariat.base.kinds.kind import Value
from secretariat.domains.service.completing import (
    ASSIGNED_ON,
    CLOSED_ON,
    DEPARTMENT,
    DUE,
    JOINT,
    LESSON,
    PROGRESS,
    REPLIED_ON,
    SATISFACTION,
    STATE,
    Values,
)
from secretariat.domains.service.course import days_later
from secretariat.domains.service.vocabulary import (
    AGAIN,
    ANSWERED,
    ASSIGNED,
    CLOSED,
    ENDED,
    EXPLAINED,
    FED_BACK,
    HANDLED,
    JUDGED_BY_FIRM,
    POSTPONED,
    REFUSED,
    REPLIED,
    SOLVED,
    STEP_OF_STATE,
)
from secretariat.store.rows import Record
from secretariat.store.transaction import Transaction

_ENDS = (EXPLAINED, REFUSED, POSTPONED)
_FIELDS = {
    ASSIGNED: {ASSIGNED_ON: "day", DEPARTMENT: "department", JOINT: "joint", DUE: "due"},
    FED_BACK: {SATISFACTION: "satisfaction"},
}
TOLD = (STATE, DEPARTMENT, JOINT, ASSIGNED_ON, DUE, REPLIED_ON, PROGRESS, SATISFACTION, CLOSED_ON, LESSON)
"""The columns of a list that become steps."""


def steps_of(values: Mapping[str, Value]) -> list[Values]:
    """The steps that a row tells of, in their usual order."""
    state = values.get(STATE)
    steps = [_named(kind, fields, values) for kind, fields in _FIELDS.items()]
    steps = [one for one in steps if len(one) > 1]
    word = _word(values, state)
    if word is not None:
        steps.append(word)
    if values.get(CLOSED_ON) or state == SOLVED:
        steps.append(_filled(CLOSED, day=values.get(CLOSED_ON), lesson=values.get(LESSON)))
    elif values.get(LESSON):
        steps.append(_filled(HANDLED, lesson=values[LESSON]))
    kinds = {one["kind"] for one in steps}
    needed = STEP_OF_STATE.get(str(state))
    if needed is not None and needed not in kinds and not _says(kinds, str(state)):
        steps.append({"kind": needed})
    return sorted(steps, key=lambda one: _ORDER.index(str(one["kind"])))


_ORDER = ("研判", ASSIGNED, HANDLED, REPLIED, FED_BACK, *_ENDS, CLOSED)


def _says(kinds: set[Value], state: str) -> bool:
    """办理中 says no more than that it was given out; a later step says more than an earlier one."""
    return STEP_OF_STATE[state] == HANDLED and bool(kinds)


def _word(values: Mapping[str, Value], state: Value) -> Values | None:
    """What was done or answered: an answer where the row says so, else something on the way."""
    day, content = values.get(REPLIED_ON), values.get(PROGRESS)
    if state in _ENDS and day is None:
        return _filled(str(state), day=values.get(CLOSED_ON) if state != POSTPONED else None, content=content)
    if day is None and content is None:
        return None
    answered = day is not None or values.get(CLOSED_ON) or state in (ANSWERED, JUDGED_BY_FIRM, SOLVED)
    return _filled(REPLIED if answered else HANDLED, day=day, content=content)


def _named(kind: str, fields: Mapping[str, str], values: Mapping[str, Value]) -> Values:
    return _filled(kind, **{name: values.get(key) for key, name in fields.items()})


def _filled(kind: str, **told: Value) -> Values:
    return {"kind": kind, **{name: value for name, value in told.items() if value is not None}}


class StepsWriter:
    """Collects the steps of new demands and writes them in one go; changes those of known ones at once."""

    def __init__(self, tx: Transaction, days: int) -> None:
        self._tx = tx
        self._days = days
        self._new: list[Values] = []

    def add(self, demand: int, values: Mapping[str, Value]) -> None:
        """The steps that a row tells of a new demand."""
        for step in steps_of(values):
            self._new.append(self._whole(demand, step))

    def change(self, demand: int, changed: Mapping[str, Value], present: Mapping[str, Value]) -> None:
        """The steps after changed cells: the latest step of a kind is corrected, a missing one added.

        `present` are the cells as they were: whether an answer is meant depends on them too.
        """
        if not changed.keys() & set(TOLD):
            return
        stored = self._tx.find("demand_step", demand=demand)
        context = {key: present.get(key) for key in (STATE, CLOSED_ON) if key not in changed}
        for step in steps_of({**changed, **_only_ended(context, changed)}):
            self._correct(demand, stored, step)

    def _correct(self, demand: int, stored: Sequence[Record], step: Values) -> None:
        """Change the step that bears a value now; what no step bears goes to the latest of its kind or a new one."""
        kind = str(step["kind"])
        told = {name: value for name, value in step.items() if name != "kind"}
        for name in [one for one in told if one != "day"]:
            bearer = _bearer(stored, name, kind)
            if bearer is not None:
                self._tx.change("demand_step", bearer["id"], {name: told.pop(name)})
        latest = _latest(stored, kind)
        if latest is None and (told or len(step) == 1):
            self._new.append(self._whole(demand, {"kind": kind, **told}))
        elif latest is not None and told:
            self._tx.change("demand_step", latest["id"], told)

    def flush(self) -> None:
        """Write what was collected."""
        if self._new:
            self._tx.add_many("demand_step", self._new)
            self._new = []

    def _whole(self, demand: int, step: Values) -> Values:
        row: Values = {"demand": demand, **step}
        if step["kind"] == ASSIGNED and "due" not in step:
            day = step.get("day")
            row["due"] = days_later(None if day is None else str(day), self._days)
        return row


def _only_ended(context: Mapping[str, Value], changed: Mapping[str, Value]) -> dict[str, Value]:
    """Words that are added to an ended demand belong to its answer."""
    return {STATE: context[STATE]} if PROGRESS in changed and context.get(STATE) in ENDED else {}


def _bearer(stored: Sequence[Record], name: str, kind: str) -> Record | None:
    """The last step that has that field filled; words count only on a step of that kind or on the end itself."""
    ordered = sorted(stored, key=lambda row: (row["day"] or "", row["id"]))
    found = [row for row in ordered if row.get(name)]
    if not found or (name == "content" and found[-1]["kind"] not in (kind, *_ENDS, CLOSED)):
        return None
    return found[-1]


def _latest(stored: Sequence[Record], kind: str) -> dict[str, Any] | None:
    """The last step of a kind since the demand was last taken up again."""
    again = max((place for place, row in enumerate(stored) if row["kind"] == AGAIN), default=-1)
    found = [row for row in stored[again + 1 :] if row["kind"] == kind]
    return found[-1] if found else None
