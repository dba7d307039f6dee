"""Writes planned rows of an events list: events, the groups that are not there yet, and the leaders who came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.intake import Outcome, RowPlan, State
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.domains.events.completing import BODY, GROUP, RECORD, Values
from secretariat.domains.events.ledger import LEADERS_KEY
from secretariat.domains.events.matching import Group
from secretariat.domains.events.ranks import RankRules, organ_of, read_leaders
from secretariat.store.extra_fields import learn
from secretariat.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class EventTicket:
    """A whole row with the duty group and the body that it names."""

    values: Values
    group: Group
    body: int | None = None


class EventsWriter:
    """Writes one import of events inside a running transaction."""

    def __init__(self, tx: Transaction, ranks: RankRules) -> None:
        self._tx = tx
        self._ranks = ranks
        self._made: dict[str, int] = {}

    def write(self, plans: Sequence[RowPlan]) -> Outcome:
        """Write the new and the changed rows; other rows are only counted."""
        learn_words(self._tx, "events", plans)
        states: dict[State, int] = {}
        records: dict[int, int] = {}
        for plan in plans:
            states[plan.state] = states.get(plan.state, 0) + 1
            if plan.record is not None:
                records[plan.number] = plan.record
            if plan.state is State.UPDATED and plan.record is not None:
                self._change(plan, plan.record)
                self._tx.checkpoint()
        return Outcome(states, records | self._add([plan for plan in plans if plan.state is State.NEW]))

    def _add(self, plans: Sequence[RowPlan]) -> dict[int, int]:
        rows = [self._event({one.key: one.after for one in plan.changes}, plan.ticket) for plan in plans]
        ids = self._tx.add_many("event", rows) if rows else []
        leaders = [
            one for record, plan in zip(ids, plans, strict=True)
            for one in self._leaders(record, plan.ticket.values.get(LEADERS_KEY))
        ]  # fmt: skip
        if leaders:
            self._tx.add_many("event_leader", leaders)
        return {plan.number: record for plan, record in zip(plans, ids, strict=True)}

    def _change(self, plan: RowPlan, record: int) -> None:
        changed = {change.key: change.after for change in plan.changes}
        values = self._event(changed, plan.ticket)
        if values:
            self._tx.change("event", record, values)
        if LEADERS_KEY in changed:
            self._replace_leaders(record, changed[LEADERS_KEY])

    def _event(self, changed: Mapping[str, Value], ticket: EventTicket) -> dict[str, Value]:
        values = {key.removeprefix("event."): one for key, one in changed.items()
                  if key.startswith("event.") and key != RECORD}  # fmt: skip
        if GROUP in changed:
            values["duty_group"] = self._group(ticket.group)
        if BODY in changed:
            values["body"] = ticket.body
        return values

    def _group(self, group: Group) -> int | None:
        if group.id is not None or not group.name:
            return group.id
        if group.name not in self._made:
            values = {"name": group.name, "number": group.number}
            self._made[group.name] = self._tx.add("duty_group", values)
        return self._made[group.name]

    def _leaders(self, event: int, text: Value) -> Iterable[dict[str, Value]]:
        for one in read_leaders(str(text or "")):
            yield {"event": event, "name": one.name or None, "post": one.post or None,
                   "rank": self._ranks.rank(one.post), "organ": organ_of(one.post)}  # fmt: skip

    def _replace_leaders(self, event: int, text: Value) -> None:
        """Make the leaders those of the row; one who stays keeps what else is known of him."""
        wanted = list(self._leaders(event, text))
        for row in self._tx.find("event_leader", event=event):
            name = row["name"] or self._tx.title("person", row["person"]) or None
            same = next((one for one in wanted if (one["name"], one["post"]) == (name, row["post"])), None)
            if same is not None:
                wanted.remove(same)
            else:
                self._tx.remove("event_leader", row["id"])
        self._tx.add_many("event_leader", wanted)


def learn_words(tx: Transaction, ledger: str, plans: Sequence[RowPlan]) -> None:
    """Words that an open dictionary does not know yet become entries of it."""
    columns = {
        one.key: one for one in tx.catalog.ledgers[ledger].columns if one.dictionary and one.derive is None
    }
    fresh: dict[str, dict[str, None]] = {}
    for plan in plans:
        for change in plan.changes if plan.state in (State.NEW, State.UPDATED) else ():
            column = columns.get(change.key)
            if column is not None and isinstance(column.kind, Choice) and column.dictionary and change.after:
                fresh.setdefault(column.dictionary, {})[str(change.after)] = None
    for dictionary, labels in fresh.items():
        learn(tx, dictionary, labels)
