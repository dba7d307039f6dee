"""Whom does a row mean? Never a person by name alone: ID number, then phone, then name and organization."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key, organization_stem
from secretariat.domains.members.vocabulary import CHAMBER, CONTACT, LEGAL, PRINCIPAL
from secretariat.store.rows import Rows

Values = Mapping[str, Value]
PHONES = ("mobile", "landline")
"""The fields of a person that hold numbers, of which there may be several."""


def phones(value: Value) -> tuple[str, ...]:
    """The numbers of a phone field."""
    return tuple(str(value).split("、")) if value else ()


def joined_phones(one: Value, other: Value) -> Value:
    """All numbers of two phone fields, each once."""
    return "、".join(dict.fromkeys((*phones(one), *phones(other)))) or None


def holds(end: str | None, day: str) -> bool:
    """Whether a seat or a membership that ends then (None: open) is still in force on a day."""
    return end is None or end > day


@dataclass(slots=True)
class PersonIndex:
    """Persons by what identifies them; ids are positive for stored ones, negative for ones to be written."""

    by_code: dict[str, int] = field(default_factory=dict)
    by_phone: dict[tuple[str, str], int] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    former: dict[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls, rows: Rows) -> PersonIndex:
        """The index over all persons of the file."""
        index = cls()
        wanted = ("name", "id_number", "mobile", "former_name")
        for record, name, code, mobile, former in rows.columns("person", wanted):
            index.add(record, name, code, mobile)
            if former:
                index.former[record] = former
        return index

    def add(self, record: int, name: str, code: Value, mobile: Value) -> None:
        """Make a person known under its keys."""
        self.names[record] = name
        if code:
            self.by_code.setdefault(str(code), record)
            self.codes[record] = str(code)
        for number in phones(mobile):
            self.by_phone.setdefault((name, number), record)

    def of_code(self, code: Value) -> int | None:
        """The person of that ID number, whatever the name."""
        return self.by_code.get(str(code)) if code else None

    def find(self, name: str, code: Value, mobile: Value) -> int | None:
        """The person of that ID number and name, else of that name and phone (unless the ID numbers differ).

        An ID number under another name is somebody's slip: it makes nobody the same person.
        """
        record = self.of_code(code)
        if record is not None and name in (self.names[record], self.former.get(record)):
            return record
        for number in phones(mobile):
            record = self.by_phone.get((name, number))
            if record is not None and not (code and self.codes.get(record, code) != code):
                return record
        return None


@dataclass(slots=True)
class OrganizationIndex:
    """Organizations by credit code, by exact name, and by the stem of their name."""

    by_code: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)
    by_stem: dict[str, list[int]] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    former: dict[int, str] = field(default_factory=dict)
    chambers: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, rows: Rows) -> OrganizationIndex:
        """The index over all organizations of the file."""
        index = cls()
        wanted = ("name", "credit_code", "former_name", "kind")
        for record, name, code, former, kind in rows.columns("organization", wanted):
            index.add(record, name, code)
            if former:
                index.former[record] = organization_key(former)
            if kind == CHAMBER:
                index.chambers.add(record)
        for record, former in index.former.items():
            index.by_name.setdefault(former, [record])
        return index

    def add(self, record: int, name: str, code: Value) -> None:
        """Make an organization known under its keys."""
        self.names[record] = name
        if code:
            self.by_code.setdefault(str(code), record)
            self.codes[record] = str(code)
        self.by_name.setdefault(organization_key(name), []).append(record)
        self.by_stem.setdefault(organization_stem(name), []).append(record)

    def named(self, name: str) -> list[int]:
        """Every organization of exactly that name (or formerly so called, where none is now)."""
        return self.by_name.get(organization_key(name), [])

    def one_named(self, name: str, chamber: bool = False) -> int | None:
        """The organization that another record names as a chamber or place of work; the first of several."""
        found = self.named(name)
        if chamber:
            found = [record for record in found if record in self.chambers] or found
        return found[0] if found else None

    def alike(self, name: str, code: Value) -> list[int]:
        """Organizations whose names differ only in wording, where the codes do not tell them apart."""
        found = self.by_stem.get(organization_stem(name), ()) if self.by_stem else ()
        return [record for record in found if not (code and record in self.codes)]


@dataclass(slots=True)
class Seats:
    """Who holds which seat of an organization now: (organization, role) → (employment id, person id)."""

    held: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)
    works_at: dict[int, dict[int, tuple[int, str]]] = field(default_factory=dict)
    """For each person the organizations in order of id, with the employment and its role."""

    @classmethod
    def read(cls, rows: Rows) -> Seats:
        """The seats that are held today."""
        seats, today = cls(), date.today().isoformat()
        wanted = ("person", "organization", "role", "end")
        for record, person, organization, role, end in rows.columns("employment", wanted):
            if not holds(end, today):
                continue
            if role in (PRINCIPAL, LEGAL, CONTACT):
                seats.held.setdefault((organization, role), (record, person))
            seats.works_at.setdefault(person, {}).setdefault(organization, (record, role))
        return seats


@dataclass(slots=True)
class MembershipIndex:
    """Memberships by number, organization and person; several periods of one member in order of id."""

    by_number: dict[str, int] = field(default_factory=dict)
    of_organization: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    of_person: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    by_id: dict[int, dict[str, Any]] = field(default_factory=dict)
    individuals: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def read(cls, rows: Rows, names: Mapping[int, str]) -> MembershipIndex:
        """The index over all memberships; `names` are those of the persons."""
        index = cls()
        wanted = ("organization", "person", "number", "start", "end", "end_reason")
        for row in rows.columns("membership", wanted):
            index.add(dict(zip(("id", *wanted), row, strict=True)), names)
        return index

    def add(self, row: dict[str, Any], names: Mapping[int, str]) -> None:
        """Make a membership known under its keys."""
        self.by_id[row["id"]] = row
        if row["number"]:
            self.by_number.setdefault(row["number"], row["id"])
        if row["organization"] is not None:
            self.of_organization.setdefault(row["organization"], []).append(row)
        elif row["person"] is not None:
            self.of_person.setdefault(row["person"], []).append(row)
            self.individuals.setdefault(names.get(row["person"], ""), []).append(row["id"])


def in_force(periods: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The memberships that have not ended."""
    return [row for row in periods if row["end"] is None and row["end_reason"] is None]
