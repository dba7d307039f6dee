"""Writes planned rows as records: visits with the demands found there, demands with their steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.intake import Outcome, RowPlan, State
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold
from secretariat.domains.service.completing import (
    CLAIMANT,
    PROBLEMS,
    PROGRAMME,
    RECORD,
    VISIT_RECORD,
    VISITED,
    Values,
    split_problems,
)
from secretariat.domains.service.course import read_days
from secretariat.domains.service.facts import StepsWriter
from secretariat.domains.service.verbs import PARTY, learn
from secretariat.domains.service.vocabulary import FOUND_ON_VISIT
from secretariat.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Ticket:
    """A whole row and the fields that say whom it is about; `follows` is the row whose visit it goes on with."""

    values: Mapping[str, Value]
    party: Mapping[str, Value]
    follows: int | None = None


class DemandsWriter:
    """Writes one import of demands; `current` are the cells of the demands that rows mean, as they were."""

    def __init__(self, tx: Transaction, current: Mapping[int, Mapping[str, Value]]) -> None:
        self._tx = tx
        self._current = current
        self._steps = StepsWriter(tx, read_days(tx))

    def write(self, plans: Sequence[RowPlan]) -> Outcome:
        """Write the new and the changed rows; other rows are only counted."""
        learn_words(self._tx, "demands", plans)
        states, records = counted(plans)
        for plan in plans:
            if plan.state is State.UPDATED and plan.record is not None:
                self._change(plan, plan.record)
                self._tx.checkpoint()
        fresh = [plan for plan in plans if plan.state is State.NEW]
        rows = [{**own(plan.ticket.values, "demand", RECORD), **plan.ticket.party} for plan in fresh]
        ids = self._tx.add_many("demand", rows) if rows else []
        for record, plan in zip(ids, fresh, strict=True):
            self._steps.add(record, plan.ticket.values)
            records[plan.number] = record
        self._steps.flush()
        return Outcome(states, records)

    def _change(self, plan: RowPlan, record: int) -> None:
        changed = {change.key: change.after for change in plan.changes}
        values = own(changed, "demand", RECORD)
        if CLAIMANT in changed:
            values |= plan.ticket.party
        if values:
            self._tx.change("demand", record, values)
        self._steps.change(record, changed, self._current.get(record, {}))


class VisitsWriter:
    """Writes one import of visits; programmes that are not there yet are made by their name."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._programmes: dict[str, int] = {
            fold(name): record for record, name in tx.columns("programme", ("name",))
        }

    def write(self, plans: Sequence[RowPlan]) -> Outcome:
        """Write the new and the changed rows; a row that goes on with another's visit makes none of its own."""
        learn_words(self._tx, "visits", plans)
        states, records = counted(plans)
        for plan in plans:
            if plan.state is State.UPDATED and plan.record is not None:
                self._change(plan, plan.record)
                self._tx.checkpoint()
        fresh = [plan for plan in plans if plan.state is State.NEW and plan.ticket.follows is None]
        rows = [self._visit(plan.ticket.values, plan.ticket.party) for plan in fresh]
        ids = self._tx.add_many("visit", rows) if rows else []
        records |= {plan.number: record for plan, record in zip(fresh, ids, strict=True)}
        self._follow([plan for plan in plans if plan.state is State.NEW], records)
        return Outcome(states, records, added=len(ids))

    def _visit(self, values: Mapping[str, Value], party: Mapping[str, Value]) -> Values:
        found = own(values, "visit", VISIT_RECORD) | dict(party)
        if name := values.get(PROGRAMME):
            found["programme"] = self._programme(str(name))
        return found

    def _programme(self, name: str) -> int:
        if fold(name) not in self._programmes:
            self._programmes[fold(name)] = self._tx.add("programme", {"name": name})
        return self._programmes[fold(name)]

    def _change(self, plan: RowPlan, record: int) -> None:
        changed = {change.key: change.after for change in plan.changes}
        party = plan.ticket.party if VISITED in changed else {}
        if values := self._visit(changed, party):
            self._tx.change("visit", record, values)
        if PROBLEMS in changed:
            self._find(record, split_problems(str(changed[PROBLEMS])))

    def _follow(self, plans: Iterable[RowPlan], records: dict[int, int]) -> None:
        """The problems of new rows, all on the visits that they tell of."""
        titles: dict[int, list[str]] = {}
        for plan in plans:
            record = records.get(plan.ticket.follows or plan.number)
            if record is None:
                continue
            records[plan.number] = record
            titles.setdefault(record, []).extend(split_problems(str(plan.ticket.values.get(PROBLEMS) or "")))
        visits = self._tx.many("visit", titles)
        rows = [
            _demand(visits[record], title)
            for record, found in titles.items()
            for title in dict.fromkeys(found)
        ]
        if rows:
            self._tx.add_many("demand", rows)

    def _find(self, visit: int, titles: Sequence[str]) -> None:
        """Add the problems that the visit does not have yet."""
        known = {fold(row["title"]) for row in self._tx.find("demand", visit=visit)}
        stored = self._tx.get("visit", visit) or {}
        fresh = [_demand(stored, title) for title in titles if fold(title) not in known]
        if fresh:
            self._tx.add_many("demand", fresh)


def _demand(visit: Mapping[str, Value], title: str) -> Values:
    shared = {name: visit.get(name) for name in (*PARTY, "day")}
    return {**shared, "visit": visit["id"], "title": title, "source": FOUND_ON_VISIT}


def own(values: Mapping[str, Value], entity: str, record_key: str) -> Values:
    """The fields of the record itself."""
    prefix = f"{entity}."
    return {key.removeprefix(prefix): value for key, value in values.items()
            if key.startswith(prefix) and key != record_key}  # fmt: skip


def counted(plans: Sequence[RowPlan]) -> tuple[dict[State, int], dict[int, int]]:
    """Rows by state, and the records that rows mean already."""
    states: dict[State, int] = {}
    for plan in plans:
        states[plan.state] = states.get(plan.state, 0) + 1
    return states, {plan.number: plan.record for plan in plans if plan.record is not None}


def learn_words(tx: Transaction, ledger: str, plans: Sequence[RowPlan]) -> None:
    """Words that an open list does not know yet become entries of it."""
    columns = {one.key: one for one in tx.catalog.ledgers[ledger].columns}
    fresh: dict[str, dict[str, None]] = {}
    for plan in plans:
        for change in plan.changes if plan.state in (State.NEW, State.UPDATED) else ():
            column = columns.get(change.key)
            if column is not None and column.dictionary and isinstance(column.kind, Choice):
                fresh.setdefault(column.dictionary, {})[str(change.after)] = None
    for dictionary, labels in fresh.items():
        learn(tx, dictionary, *labels)
