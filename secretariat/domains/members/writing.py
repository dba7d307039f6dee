"""Writes planned rows as records: organizations, persons, what they are to each other, and memberships."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from secretariat.base.intake import Outcome, RowPlan, State
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.domains.members.identity import (
    PHONES,
    OrganizationIndex,
    PersonIndex,
    Seats,
    joined_phones,
    phones,
)
from secretariat.domains.members.vocabulary import CHAMBER, INDIVIDUAL, MEMBER_OF_STAFF, SEATS
from secretariat.store.extra_fields import new_entries
from secretariat.store.transaction import Transaction

Values = dict[str, Value]
Parts = Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a plan knows of its row: all its cells, and whom it means that is no member yet.

    With `fill` only blanks of those are filled; `apart` says that the row is nobody on the same list either.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    organization: int | None = None
    person: int | None = None
    fill: bool = False
    apart: bool = False


class MembersWriter:
    """Writes one import. New records get temporary negative numbers until their batch is written."""

    def __init__(
        self, tx: Transaction, people: PersonIndex, organizations: OrganizationIndex, seats: Seats
    ) -> None:
        self._tx = tx
        self._people = people
        self._organizations = organizations
        self._seats = seats
        self._today = date.today().isoformat()
        self._new: dict[str, list[Values]] = {
            "organization": [],
            "person": [],
            "employment": [],
            "membership": [],
        }
        self._changes: dict[str, dict[int, Values]] = {}
        self._fills: dict[str, dict[int, Values]] = {"organization": {}, "person": {}}
        self._paths: dict[str, tuple[str, str]] = {}

    def write(self, plans: Sequence[RowPlan]) -> Outcome:
        """Write the new and the changed rows in batches; other rows are only counted."""
        fresh = [plan for plan in plans if plan.state is State.NEW]
        old = [plan for plan in plans if plan.state is State.UPDATED and plan.record is not None]
        self._write_choices(fresh, old)
        for plan in fresh:
            self._take_new(plan.ticket)
        stored = self._tx.many("membership", [plan.record for plan in old if plan.record is not None])
        for plan in old:
            if plan.record in stored:
                self._take_change(plan, stored[plan.record])
        self._tx.checkpoint()
        memberships = self._flush()
        states: dict[State, int] = {}
        for plan in plans:
            states[plan.state] = states.get(plan.state, 0) + 1
        records = {plan.number: record for plan, record in zip(fresh, memberships, strict=True)}
        return Outcome(states, records | {plan.number: plan.record for plan in old if plan.record})

    def _take_new(self, ticket: Ticket) -> None:
        parts = self._by_alias(ticket.values)
        membership = parts.pop("membership")
        membership.pop("id", None)
        if membership["kind"] == INDIVIDUAL:
            membership["person"] = self._individual(ticket, parts)
        else:
            organization = self._organization(ticket, parts.get("organization", {}))
            membership["organization"] = organization
            self._seat_people(organization, parts, parts, fill=ticket.fill)
        self._affiliate(membership, parts)
        self._new["membership"].append(membership)

    def _individual(self, ticket: Ticket, parts: dict[str, Values]) -> int:
        values = {**parts["principal"], **_own_cells(parts)}
        if ticket.person is None:
            person = self._person(values)
        else:
            person = ticket.person
            self._complete(person, values) if ticket.fill else self._alter("person", person, values)
        self._place_of_work(person, parts, parts)
        return person

    def _organization(self, ticket: Ticket, values: Values) -> int:
        known = ticket.organization
        if known is None and not ticket.apart:
            known = self._twin(values)
        if known is None:
            return self._add_organization(values)
        if ticket.fill:
            self._fills["organization"].setdefault(known, {}).update(values)
        else:
            self._alter("organization", known, values)
        return known

    def _twin(self, values: Values) -> int | None:
        """The organization that an earlier row of this import made, for a further period of its membership."""
        index, code = self._organizations, values.get("credit_code")
        found = index.by_code.get(str(code)) if code else None
        if found is None:
            named = index.named(str(values["name"]))
            found = next((one for one in named if one < 0 and not (code and one in index.codes)), None)
        return found if found is not None and found < 0 else None

    def _add_organization(self, values: Values) -> int:
        self._new["organization"].append(values)
        record = -len(self._new["organization"])
        self._organizations.add(record, str(values["name"]), values.get("credit_code"))
        return record

    def _named_organization(self, name: Value, kind: str | None = None) -> int:
        found = self._organizations.one_named(str(name), chamber=kind == CHAMBER)
        if found is None:
            found = self._add_organization({"name": name, "kind": kind} if kind else {"name": name})
        return found

    def _person(self, values: Values) -> int:
        """The stored person whom the values identify, with blanks filled, or a new one."""
        name = str(values["name"])
        found = self._people.find(name, values.get("id_number"), values.get("mobile"))
        if found is not None:
            self._complete(found, values)
            return found
        self._new["person"].append(values)
        record = -len(self._new["person"])
        self._people.add(record, name, values.get("id_number"), values.get("mobile"))
        return record

    def _complete(self, person: int, values: Values) -> None:
        """Fill blanks of a person whom a row mentions, and add phones; what is known stays."""
        new = person < 0
        target = self._new["person"][-person - 1] if new else self._fills["person"].setdefault(person, {})
        for key, value in values.items():
            if key in PHONES and target.get(key):
                target[key] = joined_phones(target[key], value)
            target.setdefault(key, value)
        self._people.add(person, self._people.names[person], target.get("id_number"), target.get("mobile"))

    def _seat_people(self, organization: int, whole: Parts, changed: Parts, *, fill: bool = False) -> None:
        """Seat the people of a row; the contact who is named like the principal is the same person."""
        seated: dict[str, int] = {}
        for alias, role in SEATS.items():
            job, seat = f"{alias}_job", (organization, role)
            values, post = whole.get(alias, {}), whole.get(job, {}).get("post")
            if seat in self._seats.held and not self._replaced(seat, changed.get(alias, {}), values):
                employment, seated[alias] = self._seats.held[seat]
                self._tell(seated[alias], changed.get(alias, {}), fill)
                self._alter("employment", employment, {} if fill else changed.get(job, {}))
            elif "name" in values:
                if seat in self._seats.held:
                    self._alter("employment", self._seats.held[seat][0], {"end": self._today})
                seated[alias] = self._newcomer(values, whole, seated)
                self._employ(seated[alias], organization, role, post)

    def _tell(self, person: int, values: Values, fill: bool) -> None:
        if values:
            self._complete(person, values) if fill else self._alter("person", person, values)

    def _replaced(self, seat: tuple[int, str], changed: Values, whole: Values) -> bool:
        """Whether a row names somebody else: another name that no key ties to the holder."""
        holder = self._seats.held[seat][1]
        name = changed.get("name")
        return name not in (None, self._people.names.get(holder)) and not self._is(holder, whole)

    def _is(self, person: int, values: Values) -> bool:
        """Whether the ID number or a phone says that these are the facts of this person."""
        code = values.get("id_number")
        if code is not None and person in self._people.codes:
            return self._people.codes[person] == code
        name = self._people.names.get(person, "")
        return any(
            self._people.by_phone.get((name, number)) == person for number in phones(values.get("mobile"))
        )

    def _newcomer(self, values: Values, whole: Parts, seated: Mapping[str, int]) -> int:
        """The person already seated on this row under the same name, unless a phone or ID number differs."""
        for alias, person in seated.items():
            if self._people.names[person] == values["name"] and _agree(values, whole.get(alias, {})):
                self._complete(person, values)
                return person
        return self._person(values)

    def _employ(self, person: int, organization: int, role: str, post: Value) -> None:
        values: Values = {"person": person, "organization": organization, "role": role, "post": post}
        self._new["employment"].append(values)
        job = -len(self._new["employment"])
        if role == MEMBER_OF_STAFF:
            self._seats.works_at.setdefault(person, {})[organization] = (job, role)
        else:
            self._seats.held[organization, role] = (job, person)

    def _place_of_work(self, person: int, whole: Parts, changed: Parts) -> None:
        """Where an individual member works, and as what; another place of work ends the one before."""
        name, post = whole.get("company", {}).get("name"), whole.get("principal_job", {}).get("post")
        told = changed.get("principal_job", {})
        jobs = self._seats.works_at.get(person, {})
        if name is None:
            if jobs:
                self._alter("employment", _main_job(jobs), told)
            return
        organization = self._named_organization(name)
        if organization in jobs:
            self._alter("employment", jobs[organization][0], told)
            return
        for job, role in list(jobs.values())[:1] if whole is not changed else ():
            if role == MEMBER_OF_STAFF:
                self._alter("employment", job, {"end": self._today})
        self._employ(person, organization, MEMBER_OF_STAFF, post)

    def _affiliate(self, membership: Values, parts: Parts) -> None:
        if name := parts.get("chamber", {}).get("name"):
            membership["chamber"] = self._named_organization(name, CHAMBER)

    def _take_change(self, plan: RowPlan, stored: Mapping[str, Any]) -> None:
        changed = self._by_alias({change.key: change.after for change in plan.changes})
        whole = self._by_alias(plan.ticket.values)
        membership = changed.get("membership", {})
        self._affiliate(membership, changed)
        self._alter("membership", stored["id"], membership)
        if stored["organization"] is None:
            self._alter("person", stored["person"], {**changed.get("principal", {}), **_own_cells(changed)})
            if "company" in changed or "principal_job" in changed:
                self._place_of_work(stored["person"], whole, changed)
            return
        self._alter("organization", stored["organization"], changed.get("organization", {}))
        self._seat_people(stored["organization"], whole, changed)

    def _alter(self, entity: str, record: int, values: Values) -> None:
        if not values:
            return
        if record < 0:
            self._new[entity][-record - 1].update(values)
        else:
            self._changes.setdefault(entity, {}).setdefault(record, {}).update(values)

    def _flush(self) -> list[int]:
        """Write the batches, the linked before the linking; returns the ids of the new memberships."""
        tx, real = self._tx, {}
        for entity in ("organization", "person"):
            real[entity] = self._add(entity)
            tx.checkpoint()
        for linking in ("employment", "membership"):
            for values in self._new[linking]:
                _settle(values, real)
        for entity in self._fills:
            self._fill_blanks(entity)
        for entity, changes in self._changes.items():
            for values in changes.values():
                _settle(values, real)
            tx.change_many(entity, changes)
        self._add("employment")
        return self._add("membership")

    def _add(self, entity: str) -> list[int]:
        """Write the new records of one sort, and forget them: a large import holds very many."""
        rows = self._new.pop(entity)
        return self._tx.add_many(entity, rows) if rows else []

    def _fill_blanks(self, entity: str) -> None:
        fills = {record: values for record, values in self._fills[entity].items() if record > 0}
        stored = self._tx.many(entity, fills)
        for record, values in fills.items():
            known = stored[record] | self._changes.get(entity, {}).get(record, {})
            blank = {key: value for key, value in values.items() if known.get(key) is None}
            if entity == "person":
                more = {key: joined_phones(known[key], values[key]) for key in PHONES if key in values}
                blank |= {key: value for key, value in more.items() if value != known[key]}
            self._alter(entity, record, blank)

    def _write_choices(self, fresh: Iterable[RowPlan], old: Iterable[RowPlan]) -> None:
        """Choices that an open dictionary does not know yet become entries of it."""
        columns = [item for item in self._tx.catalog.ledgers["members"].columns if item.dictionary]
        rows: list[Mapping[str, Value]] = [plan.ticket.values for plan in fresh]
        rows += [{change.key: change.after for change in plan.changes} for plan in old]
        words: dict[str, dict[str, None]] = {}
        for item in columns:
            if isinstance(item.kind, Choice):
                used = dict.fromkeys(str(values[item.key]) for values in rows if item.key in values)
                known = frozenset(item.kind.entries)
                words.setdefault(str(item.dictionary), {}).update(
                    (word, None) for word in used if word not in known
                )
        for dictionary, labels in words.items():
            if entries := new_entries(self._tx, dictionary, labels) if labels else []:
                self._tx.add_many("dictionary_entry", entries)

    def _by_alias(self, values: Mapping[str, Value]) -> dict[str, Values]:
        paths, parts = self._paths, dict[str, Values]()
        for key, value in values.items():
            path = paths.get(key)
            if path is None:
                alias, _, name = key.partition(".")
                path = paths[key] = (alias, name)
            if path[0] in parts:
                parts[path[0]][path[1]] = value
            else:
                parts[path[0]] = {path[1]: value}
        return parts


def _own_cells(parts: Parts) -> Values:
    """What an individual member has in the unit's columns: the person's own township and industry, a corrected name."""
    cells = parts.get("organization", {})
    return {name: cells[name] for name in ("town", "industry", "name") if name in cells}


def _main_job(jobs: Mapping[int, tuple[int, str]]) -> int:
    """The employment that the list shows for a person: the first 任职, else the first of all."""
    return next((job for job, role in jobs.values() if role == MEMBER_OF_STAFF), next(iter(jobs.values()))[0])


def _agree(values: Values, other: Values) -> bool:
    """Whether neither phone nor ID number tells two people of one name apart."""
    return all(
        not (values.get(key) and other.get(key)) or set(phones(values[key])) & set(phones(other[key]))
        for key in ("mobile", "id_number")
    )


def _settle(values: Values, real: Mapping[str, Sequence[int]]) -> None:
    """Replace temporary numbers by the ids that the batch got."""
    for key, entity in (("organization", "organization"), ("chamber", "organization"), ("person", "person")):
        record = values.get(key)
        if isinstance(record, int) and record < 0:
            values[key] = real[entity][-record - 1]
