"""Whom a pasted name means, and what is written for it; no window here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from secretariat.base.text import is_organization, organization_key
from secretariat.domains.events.telling import Named, read_names
from secretariat.domains.plain.people import Clues, People
from secretariat.store.rows import Rows

_UNIT_FIELD = {"trainee": "unit", "list_entry": "department"}
_NUMBERING = re.compile(r"^\s*[（(]?\d{1,4}[)）.、．]?(?=\D)\s*")
_BETWEEN = re.compile(r"[、，,；;\t]")
_AROUND = " \t　。；;，,、"
KNOWN, UNSURE, NEW, PRESENT = "认出", "不确定", "没有这个人", "已在名单里"


@dataclass(frozen=True, slots=True)
class Line:
    """One pasted name: whom it means, or who comes into question. `target` is person or organization."""

    named: Named
    target: str
    state: str
    record: int | None = None
    candidates: tuple[int, ...] = ()

    def chosen(self, record: int | None) -> Line:
        """The same line with the clerk's answer."""
        return replace(self, record=record)


@dataclass(frozen=True, slots=True)
class Target:
    """Where the names go: the kind of record, its link to the record above it, and that record."""

    entity: str
    link: str
    above: int


def names_in(text: str, *, units: bool) -> list[Named]:
    """The names in a pasted text; with `units`, a line that is the name of a unit stands for the unit."""
    if not units:
        return read_names(text)
    found: list[Named] = []
    for line in text.splitlines():
        plain = _NUMBERING.sub("", line).strip(_AROUND)
        parts = [part.strip(_AROUND) for part in _BETWEEN.split(plain) if part.strip(_AROUND)]
        if parts and all(map(is_organization, parts)):
            found += [Named(part, "", "") for part in parts]
        else:
            found += read_names(line)
    return found


def told(rows: Rows, target: Target, names: Iterable[Named]) -> list[Line]:
    """Each name with whom it means. Nobody is told by the name alone: then the clerk is asked."""
    people = People.read(rows)
    units: dict[str, list[int]] = {}
    for record, name in rows.columns("organization", ("name",)):
        units.setdefault(organization_key(name), []).append(record)
    fields = rows.entity(target.entity).names
    present = rows.find(target.entity, **{target.link: target.above})
    there = {(kind, row[kind]) for row in present for kind in ("person", "organization") if row.get(kind)}
    bare = {row["name"] for row in present if row["name"]}
    lines = []
    for named in names:
        if "organization" in fields and is_organization(named.name):
            line = _unit_line(named, units.get(organization_key(named.name), []))
        else:
            line = _person_line(named, people)
        seen = (line.target, line.record) in there if line.record is not None else named.name in bare
        lines.append(replace(line, state=PRESENT) if seen else line)
    return lines


def _unit_line(named: Named, found: Sequence[int]) -> Line:
    if len(found) == 1:
        return Line(named, "organization", KNOWN, found[0], tuple(found))
    return Line(named, "organization", UNSURE if found else NEW, None, tuple(found))


def _person_line(named: Named, people: People) -> Line:
    found = people.find(Clues(named.name, "", named.mobile, named.unit))
    if found.person is not None:
        return Line(named, "person", KNOWN, found.person, (found.person,))
    state = UNSURE if found.candidates else NEW
    return Line(named, "person", state, None, found.candidates)


def values_of(target: Target, line: Line, fields: Sequence[str]) -> dict[str, Any]:
    """The record for a line: linked, or under the bare name; what has no field of its own goes into the remark."""
    values: dict[str, Any] = {target.link: target.above}
    if line.record is not None:
        values[line.target] = line.record
    else:
        values["name"] = line.named.name
    rest = [line.named.mobile] if line.record is None else []
    unit_field = _UNIT_FIELD.get(target.entity, "")
    if unit_field in fields:
        values[unit_field] = line.named.unit or None
    elif line.record is None:
        rest.insert(0, line.named.unit)
    remark = " ".join(word for word in rest if word)
    return {**values, "remark": remark} if remark else values
