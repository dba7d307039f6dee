"""Writes planned rows of a plain ledger: what they name is made first, then the records in batches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.intake import Outcome, RowPlan, State
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold
from secretariat.domains.plain.shape import Shape
from secretariat.store.extra_fields import learn
from secretariat.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Make:
    """A record that is made because rows name it; the first of its values is its title."""

    entity: str
    values: tuple[tuple[str, Value], ...]

    @property
    def key(self) -> tuple[object, ...]:
        """By what several rows mean the same new record."""
        return (self.entity, *(fold(str(value)) for _, value in self.values))


@dataclass(frozen=True, slots=True)
class Step:
    """One record to write: a new one (None) or changes; `makes` are what its links point to, by field."""

    record: int | None
    fields: Mapping[str, Value]
    makes: Mapping[str, Make]


def write_plans(tx: Transaction, shape: Shape, plans: Sequence[RowPlan]) -> Outcome:
    """Write the new and the changed rows; other rows are only counted. A row may give several records."""
    taken = [plan for plan in plans if plan.state in (State.NEW, State.UPDATED)]
    steps = [(plan.number, step) for plan in taken for step in plan.ticket]
    _learn(tx, shape, (step.fields for _, step in steps))
    made = _make(tx, steps)
    fresh = [(number, _settled(step, made)) for number, step in steps if step.record is None]
    entity = shape.entity.name
    ids = tx.add_many(entity, [values for _, values in fresh]) if fresh else []
    tx.checkpoint()
    changes = {step.record: _settled(step, made) for _, step in steps if step.record is not None}
    if changes:
        tx.change_many(entity, changes)
    states: dict[State, int] = {}
    for plan in plans:
        states[plan.state] = states.get(plan.state, 0) + 1
    records = {plan.number: plan.record for plan in plans if plan.record is not None}
    for (number, _), record in zip(fresh, ids, strict=True):
        records.setdefault(number, record)
    return Outcome(states, records, len(ids))


def _make(tx: Transaction, steps: Iterable[tuple[int, Step]]) -> dict[tuple[object, ...], int]:
    """The records that rows name and that are not there yet, each once."""
    wanted = {make.key: make for _, step in steps for make in step.makes.values()}
    made: dict[tuple[object, ...], int] = {}
    for entity in dict.fromkeys(make.entity for make in wanted.values()):
        same = {key: make for key, make in wanted.items() if make.entity == entity}
        ids = tx.add_many(entity, [dict(make.values) for make in same.values()])
        made |= dict(zip(same, ids, strict=True))
    return made


def _settled(step: Step, made: Mapping[tuple[object, ...], int]) -> dict[str, Value]:
    values = dict(step.fields)
    for name, make in step.makes.items():
        values[name] = made[make.key]
    return values


def _learn(tx: Transaction, shape: Shape, rows: Iterable[Mapping[str, Value]]) -> None:
    """Words that an open dictionary does not know yet become entries of it."""
    choices = {
        item.name: (item.dictionary, frozenset(item.kind.entries))
        for item in tx.entity(shape.entity.name).fields
        if isinstance(item.kind, Choice) and item.kind.open and item.dictionary
    }
    fresh: dict[str, dict[str, None]] = {}
    for values in rows:
        for name in choices.keys() & values.keys():
            dictionary, known = choices[name]
            value = values[name]
            if value is not None and value not in known:
                fresh.setdefault(dictionary, {})[str(value)] = None
    for dictionary, labels in fresh.items():
        learn(tx, dictionary, labels)
