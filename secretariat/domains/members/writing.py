"""Writes planned rows as records: organizations, persons, what they are to each other, and memberships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from secretariat.base.intake import Outcome, RowPlan, State
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key
from secretariat.domains.members.identity import OrganizationIndex, PersonIndex, Seats, phones
from secretariat.domains.members.vocabulary import (
    CHAMBER,
    CONTACT,
    INDIVIDUAL,
    LEGAL,
    MEMBER_OF_STAFF,
    PRINCIPAL,
)
from secretariat.store.extra_fields import new_entries
from secretariat.store.transaction import Transaction

Values = dict[str, Value]
_SEATS = (("principal", PRINCIPAL), ("contact", CONTACT), ("legal", LEGAL))


class MembersWriter:
    """Writes one import. New records get temporary negative numbers until their batch is written."""

    def __init__(
        self, tx: Transaction, people: PersonIndex, organizations: OrganizationIndex, seats: Seats
    ) -> None:
        self._tx = tx
        self._people = people
        self._organizations = organizations
        self._seats = seats
        self._new: dict[str, list[Values]] = {
            "organization": [],
            "person": [],
            "employment": [],
            "membership": [],
        }
        self._changes: dict[str, dict[int, Values]] = {}
        self._fills: dict[int, Values] = {}

    def write(self, plans: Sequence[RowPlan]) -> Outcome:
        """Write the new and the changed rows in batches; other rows are only counted."""
        self._write_choices(plans)
        fresh = [plan for plan in plans if plan.state is State.NEW]
        for plan in fresh:
            self._take_new(plan)
        old = [plan for plan in plans if plan.state is State.UPDATED]
        stored = self._tx.many("membership", [plan.record for plan in old if plan.record])
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

    def _take_new(self, plan: RowPlan) -> None:
        parts = _by_alias({change.key: change.after for change in plan.changes})
        organization, person = plan.ticket
        membership = parts.pop("membership", {})
        membership.pop("id", None)
        if membership["kind"] == INDIVIDUAL:
            person = person or self._person(parts.pop("principal"))
            membership["person"] = person
            self._place_of_work(person, parts)
        else:
            organization = self._organization(organization, parts.pop("organization", {}))
            membership["organization"] = organization
            self._fill_seats(organization, parts)
        self._affiliate(membership, parts)
        self._new["membership"].append(membership)

    def _organization(self, known: int | None, values: Values) -> int:
        if known is not None:
            self._alter("organization", known, values)
            return known
        self._new["organization"].append(values)
        record = -len(self._new["organization"])
        self._organizations.add(record, str(values["name"]), values.get("credit_code"))
        return record

    def _named_organization(self, name: Value, kind: str | None = None) -> int:
        found = self._organizations.by_name.get(organization_key(str(name)))
        values: Values = {"name": name}
        return (
            found
            if found is not None
            else self._organization(None, values | ({"kind": kind} if kind else {}))
        )

    def _person(self, values: Values) -> int:
        """The stored person whom the values identify, with blanks filled, or a new one."""
        name = str(values["name"])
        found = self._people.find(name, values.get("id_number"), values.get("mobile"))
        if found is not None:
            target = self._fills.setdefault(found, {}) if found > 0 else self._new["person"][-found - 1]
            for key, value in values.items():
                target.setdefault(key, value)
            return found
        self._new["person"].append(values)
        record = -len(self._new["person"])
        self._people.add(record, name, values.get("id_number"), values.get("mobile"))
        return record

    def _fill_seats(self, organization: int, parts: dict[str, Values]) -> None:
        """Seat the people of a row; the contact who is named like the principal is the same person."""
        seated: dict[str, int] = {}
        for alias, role in _SEATS:
            values = parts.get(alias)
            if not values or "name" not in values:
                continue
            person = _same_name(values, parts, seated)
            seated[alias] = person if person is not None else self._person(values)
            if person is not None:
                self._complete(person, values)
            post = parts.get(f"{alias}_job", {}).get("post")
            if (organization, role) not in self._seats.held:
                self._employ(seated[alias], organization, role, post)

    def _complete(self, person: int, values: Values) -> None:
        target = self._fills.setdefault(person, {}) if person > 0 else self._new["person"][-person - 1]
        for key, value in values.items():
            if key in ("mobile", "landline") and target.get(key):
                target[key] = "、".join(dict.fromkeys((*phones(target[key]), *phones(value))))
            target.setdefault(key, value)

    def _employ(self, person: int, organization: int, role: str, post: Value) -> None:
        values: Values = {"person": person, "organization": organization, "role": role, "post": post}
        self._new["employment"].append(values)

    def _place_of_work(self, person: int, parts: dict[str, Values]) -> None:
        name = parts.get("company", {}).get("name")
        if name is None:
            return
        organization = self._named_organization(name)
        if organization not in self._seats.works_at.get(person, ()):
            self._employ(person, organization, MEMBER_OF_STAFF, parts.get("principal_job", {}).get("post"))

    def _affiliate(self, membership: Values, parts: dict[str, Values]) -> None:
        if name := parts.get("chamber", {}).get("name"):
            membership["chamber"] = self._named_organization(name, CHAMBER)

    def _take_change(self, plan: RowPlan, stored: Mapping[str, Any]) -> None:
        parts = _by_alias({change.key: change.after for change in plan.changes})
        whole = _by_alias(plan.ticket)
        membership = parts.pop("membership", {})
        membership.pop("id", None)
        self._affiliate(membership, parts)
        self._alter("membership", stored["id"], membership)
        organization = stored["organization"]
        if organization is None:
            self._alter("person", stored["person"], parts.get("principal", {}))
            self._place_of_work(stored["person"], whole if "company" in parts else {})
            return
        self._alter("organization", organization, parts.get("organization", {}))
        for alias, role in _SEATS:
            self._change_seat((organization, role), parts.get(alias, {}), whole.get(alias, {}))
            post = parts.get(f"{alias}_job", {}).get("post")
            if post is not None and (organization, role) in self._seats.held:
                self._alter("employment", self._seats.held[organization, role][0], {"post": post})

    def _change_seat(self, seat: tuple[int, str], changed: Values, whole: Values) -> None:
        """The holder's own facts change; another name that no key ties to the holder is another person."""
        if not changed:
            return
        if seat not in self._seats.held:
            if "name" in whole:
                self._employ(self._person(whole), *seat, None)
            return
        job, holder = self._seats.held[seat]
        if "name" not in changed or self._is(holder, whole):
            self._alter("person", holder, changed)
            return
        self._alter("employment", job, {"end": date.today().isoformat()})
        self._employ(self._person(whole), *seat, None)
        del self._seats.held[seat]

    def _is(self, person: int, values: Values) -> bool:
        """Whether the ID number or a phone says that these are the facts of this person."""
        code = values.get("id_number")
        if code is not None and person in self._people.codes:
            return self._people.codes[person] == code
        name = self._people.names.get(person, "")
        return any(
            self._people.by_phone.get((name, number)) == person for number in phones(values.get("mobile"))
        )

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
            real[entity] = tx.add_many(entity, self._new[entity]) if self._new[entity] else []
            tx.checkpoint()
        for values in (*self._new["employment"], *self._new["membership"]):
            _settle(values, real)
        self._fill_blanks()
        for entity, changes in self._changes.items():
            for values in changes.values():
                _settle(values, real)
            tx.change_many(entity, changes)
        if self._new["employment"]:
            tx.add_many("employment", self._new["employment"])
        return tx.add_many("membership", self._new["membership"]) if self._new["membership"] else []

    def _fill_blanks(self) -> None:
        stored = self._tx.many("person", self._fills)
        for record, values in self._fills.items():
            blank = {key: value for key, value in values.items() if stored[record].get(key) is None}
            self._alter("person", record, blank)

    def _write_choices(self, plans: Sequence[RowPlan]) -> None:
        """Choices that an open dictionary does not know yet become entries of it."""
        columns = {item.key: item for item in self._tx.catalog.ledgers["members"].columns}
        fresh: dict[str, dict[str, None]] = {}
        known = {
            key: set(item.kind.entries) for key, item in columns.items() if isinstance(item.kind, Choice)
        }
        wanted = {key for key in known if columns[key].dictionary}
        for plan in plans:
            for change in plan.changes:
                if change.key in wanted and change.after not in known[change.key]:
                    fresh.setdefault(str(columns[change.key].dictionary), {})[str(change.after)] = None
        for dictionary, labels in fresh.items():
            if rows := new_entries(self._tx, dictionary, labels):
                self._tx.add_many("dictionary_entry", rows)


def _by_alias(values: Mapping[str, Value]) -> dict[str, Values]:
    parts: dict[str, Values] = {}
    for key, value in values.items():
        alias, _, name = key.partition(".")
        parts.setdefault(alias, {})[name] = value
    return parts


def _same_name(values: Values, parts: Mapping[str, Values], seated: Mapping[str, int]) -> int | None:
    """The person already seated on this row under the same name, unless a phone or ID number differs."""
    for alias, person in seated.items():
        other = parts[alias]
        if other["name"] == values["name"] and all(
            not (values.get(key) and other.get(key)) or set(phones(values[key])) & set(phones(other[key]))
            for key in ("mobile", "id_number")
        ):
            return person
    return None


def _settle(values: Values, real: Mapping[str, Sequence[int]]) -> None:
    """Replace temporary numbers by the ids that the batch got."""
    for key, entity in (("organization", "organization"), ("chamber", "organization"), ("person", "person")):
        record = values.get(key)
        if isinstance(record, int) and record < 0:
            values[key] = real[entity][-record - 1]
