"""Writes planned rows of a sign-in sheet, and the events that its title lines name for the first time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.intake import Outcome, RowPlan, State
from secretariat.base.kinds.kind import Value
from secretariat.domains.events.completing import LINE, MOBILE, NAME, NOTE, Values
from secretariat.domains.events.matching import Known
from secretariat.domains.events.writing import learn_words
from secretariat.store.transaction import Transaction

PHONE_WORD = "手机"
"""Before the number of somebody whom nobody was told for, in the remark."""


@dataclass(frozen=True, slots=True)
class AttendanceTicket:
    """A whole row with its event (a negative id: to be made) and the person, where it is known who is meant."""

    event: Known
    person: int | None
    values: Values


def own_fields(values: Mapping[str, Value]) -> dict[str, Value]:
    """The fields of the attendance itself by name."""
    return {key.removeprefix("attendance."): one for key, one in values.items()
            if key.startswith("attendance.") and key != LINE}  # fmt: skip


class AttendanceWriter:
    """Writes one import of attendances inside a running transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._made: dict[int, int] = {}

    def write(self, plans: Sequence[RowPlan]) -> Outcome:
        """Write the new and the changed rows; other rows are only counted."""
        learn_words(self._tx, "attendance", plans)
        states: dict[State, int] = {}
        records: dict[int, int] = {}
        for plan in plans:
            states[plan.state] = states.get(plan.state, 0) + 1
            if plan.record is not None:
                records[plan.number] = plan.record
        fresh = [plan for plan in plans if plan.state is State.NEW]
        rows = [self._row(plan) for plan in fresh]
        ids = self._tx.add_many("attendance", rows) if rows else []
        records |= {plan.number: record for plan, record in zip(fresh, ids, strict=True)}
        changed = {plan.record: self._changes(plan) for plan in plans
                   if plan.state is State.UPDATED and plan.record is not None}  # fmt: skip
        self._tx.change_many("attendance", changed)
        return Outcome(states, records)

    def _row(self, plan: RowPlan) -> dict[str, Value]:
        ticket: AttendanceTicket = plan.ticket
        own = own_fields({one.key: one.after for one in plan.changes})
        bare = ticket.person is None
        mobile = ticket.values.get(MOBILE) if bare else None
        if mobile:
            words = f"{PHONE_WORD}{mobile}"
            note = str(ticket.values.get(NOTE) or "")
            own["remark"] = f"{note}；{words}" if note else words
        name = ticket.values.get(NAME) if bare else None
        return {**own, "event": self._event(ticket.event), "person": ticket.person, "name": name}

    def _changes(self, plan: RowPlan) -> dict[str, Value]:
        changed = own_fields({one.key: one.after for one in plan.changes})
        if any(one.key == NAME for one in plan.changes) and plan.ticket.person is not None:
            changed |= {"person": plan.ticket.person, "name": None}
        return changed

    def _event(self, event: Known) -> int:
        if event.id > 0:
            return event.id
        if event.id not in self._made:
            values = {"title": event.title, "start": event.start, "number": event.number}
            self._made[event.id] = self._tx.add("event", values)
        return self._made[event.id]
