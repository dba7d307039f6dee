"""Writes planned rows as records: sessions, proposals, signers, units, and the steps that the row tells of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from secretariat.base.intake import Outcome, RowPlan, State
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.domains.proposals.clocks import read_rules
from secretariat.domains.proposals.completing import (
    FILING,
    FIRST,
    JOINT,
    MERGED_INTO,
    MOBILE,
    RECORD,
    SESSION,
    UNIT,
    UNITS,
    Values,
    names_of,
)
from secretariat.domains.proposals.facts import StepsWriter
from secretariat.domains.proposals.matching import Place, ProposalIndex
from secretariat.domains.proposals.sessions import SessionIndex, session_values
from secretariat.store.extra_fields import learn
from secretariat.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Ticket:
    """A whole row, its session (an id, or the name of one to be made), and the persons that its names mean."""

    values: Values
    session: Place = None
    people: Mapping[str, int] = field(default_factory=dict)
    doubts: tuple[tuple[str, str, str], ...] = ()


class ProposalsWriter:
    """Writes one import inside a running transaction."""

    def __init__(self, tx: Transaction, sessions: SessionIndex, index: ProposalIndex) -> None:
        self._tx = tx
        self._sessions = sessions
        self._index = index
        self._made: dict[str, int] = {}
        self._steps = StepsWriter(tx, read_rules(tx))

    def write(self, plans: Sequence[RowPlan]) -> Outcome:
        """Write the new and the changed rows; other rows are only counted."""
        add_choices(self._tx, plans)
        states: dict[State, int] = {}
        records: dict[int, int] = {}
        for plan in plans:
            states[plan.state] = states.get(plan.state, 0) + 1
            if plan.record is not None:
                records[plan.number] = plan.record
            if plan.state is State.UPDATED and plan.record is not None:
                self._change(plan, plan.record)
                self._tx.checkpoint()
        records |= self._add([plan for plan in plans if plan.state is State.NEW])
        self._merge(plans, records)
        self._steps.flush()
        return Outcome(states, records)

    def _add(self, plans: Sequence[RowPlan]) -> dict[int, int]:
        tx = self._tx
        rows = [self._proposal(plan.ticket) for plan in plans]
        ids = tx.add_many("proposal", rows) if rows else []
        signers, units = [], []
        for record, values, plan in zip(ids, rows, plans, strict=True):
            self._index.add({
                "id": record, **{name: values.get(name) for name in ("session", "form", "number", "title")},
                "first": str(values.get("collective_signer") or plan.ticket.values.get(FIRST) or ""),
            })  # fmt: skip
            signers += _signers(record, plan.ticket)
            units += _units(record, plan.ticket.values)
        if signers:
            tx.add_many("signer", signers)
        made = tx.add_many("proposal_unit", units) if units else []
        hosts: dict[int, list[int]] = {}
        for unit, values in zip(made, units, strict=True):
            if values["role"] == "主办":
                hosts.setdefault(int(str(values["proposal"])), []).append(unit)
        for record, plan in zip(ids, plans, strict=True):
            answering = hosts.get(record, [])
            self._steps.add(record, plan.ticket.values, answering[0] if len(answering) == 1 else None)
        return {plan.number: record for plan, record in zip(plans, ids, strict=True)}

    def _proposal(self, ticket: Ticket) -> Values:
        values = _own(ticket.values)
        values["session"] = self._session(ticket.session)
        return values

    def _session(self, place: Place) -> int | None:
        if not isinstance(place, str):
            return place
        if place not in self._made:
            known = self._sessions.find(place)
            self._made[place] = (
                known if known is not None else self._tx.add("session", session_values(self._tx, place))
            )
        return self._made[place]

    def _change(self, plan: RowPlan, record: int) -> None:
        changed = {change.key: change.after for change in plan.changes}
        own = _own(changed)
        if SESSION in changed:
            own["session"] = self._session(plan.ticket.session)
        if own:
            self._tx.change("proposal", record, own)
        if changed.keys() & {FIRST, JOINT}:
            self._sign(record, plan.ticket)
        beside = {name: changed[key] for key, name in ((UNIT, "unit"), (MOBILE, "mobile")) if key in changed}
        if beside:
            for row in self._tx.find("signer", proposal=record, position=1):
                self._tx.change("signer", row["id"], beside)
        for key, role in UNITS.items():
            if key in changed:
                change_units(self._tx, record, role, str(changed[key]).split("、"))
        hosts = self._tx.find("proposal_unit", proposal=record, role="主办")
        self._steps.change(record, changed, hosts[0]["id"] if len(hosts) == 1 else None)

    def _sign(self, record: int, ticket: Ticket) -> None:
        """Make the signers those of the row; a person told earlier stays told."""
        present = sorted(self._tx.find("signer", proposal=record), key=lambda row: row["position"])
        shown = {row["name"] or self._tx.title("person", row["person"]): row for row in present}
        names = list(shown)
        first = ticket.values.get(FIRST) or next(iter(names), None)
        joint = str(ticket.values[JOINT]).split("、") if JOINT in ticket.values else names[1:]
        wanted = list(dict.fromkeys([*([str(first)] if first else []), *joint]))
        for name, row in shown.items():
            if name not in wanted:
                self._tx.remove("signer", row["id"])
        for position, name in enumerate(wanted, start=1):
            if name in shown:
                self._tx.change("signer", shown[name]["id"], {"position": position})
            else:
                self._tx.add("signer", signer_values(record, position, name, ticket.people.get(name)))

    def _merge(self, plans: Sequence[RowPlan], records: Mapping[int, int]) -> None:
        for plan in plans:
            if plan.state not in (State.NEW, State.UPDATED) or plan.number not in records:
                continue
            number = {change.key: change.after for change in plan.changes}.get(MERGED_INTO)
            if number is not None:
                record = records[plan.number]
                target = self._index.numbered(self._index.known[record]["session"], number)
                self._steps.merge(record, target)


def signer_values(proposal: int, position: int, name: str, person: int | None) -> Values:
    """The fields of a signer: the person, or the name where it is not known who is meant."""
    return {"proposal": proposal, "position": position, "person": person, "name": None if person else name}


def change_units(tx: Transaction, proposal: int, role: str, names: Sequence[str]) -> None:
    """Make these the units of a role. A name that takes another's place corrects it, with what the unit did.

    A unit that already answered or was heard stays, even if the list does not name it any more.
    """
    present = {row["name"]: row["id"] for row in tx.find("proposal_unit", proposal=proposal, role=role)}
    fresh = [name for name in names if name not in present]
    gone = [unit for name, unit in present.items() if name not in names]
    for name, unit in zip(fresh, gone, strict=False):
        tx.change("proposal_unit", unit, {"name": name})
    for name in fresh[len(gone) :]:
        tx.add("proposal_unit", {"proposal": proposal, "role": role, "name": name})
    for unit in gone[len(fresh) :]:
        if not tx.find("proposal_step", unit=unit):
            tx.remove("proposal_unit", unit)


def add_choices(tx: Transaction, plans: Sequence[RowPlan]) -> None:
    """Words that an open dictionary does not know yet become entries of it."""
    fresh: dict[str, dict[str, None]] = {}
    columns = {one.key: one for one in tx.catalog.ledgers["proposals"].columns}
    for plan in plans:
        for change in plan.changes if plan.state in (State.NEW, State.UPDATED) else ():
            column = columns.get(change.key)
            if change.key in UNITS:
                fresh.setdefault("handling_unit", {}).update(dict.fromkeys(str(change.after).split("、")))
            elif column is not None and column.dictionary and isinstance(column.kind, Choice):
                fresh.setdefault(column.dictionary, {})[str(change.after)] = None
    for dictionary, labels in fresh.items():
        learn(tx, dictionary, labels)


def _own(values: Mapping[str, Value]) -> Values:
    """The fields of the proposal itself."""
    return {
        key.removeprefix("proposal."): value
        for key, value in values.items()
        if key.startswith("proposal.") and key != RECORD
    }


def _signers(proposal: int, ticket: Ticket) -> list[Values]:
    rows = []
    for position, name in enumerate(names_of(ticket.values), start=1):
        values = signer_values(proposal, position, name, ticket.people.get(name))
        if position == 1:
            values |= {"unit": ticket.values.get(UNIT), "mobile": ticket.values.get(MOBILE)}
        rows.append(values)
    return rows


def _units(proposal: int, values: Values) -> list[Values]:
    return [
        {"proposal": proposal, "role": role, "name": name}
        for key, role in UNITS.items()
        if values.get(key)
        for name in str(values[key]).split("、")
    ]


__all__ = ["FILING", "ProposalsWriter", "Ticket", "add_choices", "change_units", "learn", "signer_values"]
