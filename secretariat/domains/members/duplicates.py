"""Finds records that may be the same, while typing and on demand, and merges members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from secretariat.base.text import organization_key, organization_stem
from secretariat.domains.members.identity import phones
from secretariat.domains.members.vocabulary import CONTACT, LEGAL, MEMBER_OF_STAFF, PRINCIPAL
from secretariat.store.merging import merge
from secretariat.store.rows import Rows
from secretariat.store.transaction import Transaction

_LARGEST_GROUP = 20
"""More records under one key say something about the key, not about doubles."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one: `one` < `other`, with the Chinese reason."""

    entity: str
    one: int
    other: int
    reason: str


def find_duplicates(rows: Rows) -> list[Pair]:
    """All pairs that a clerk should look at, the surest first; pairs declared distinct are left out."""
    distinct = {(row["entity"], row["one"], row["other"]) for row in rows.find("distinct_pair")}
    found = [*_organization_pairs(rows), *_person_pairs(rows)]
    unique: dict[tuple[str, int, int], Pair] = {}
    for pair in found:
        unique.setdefault((pair.entity, pair.one, pair.other), pair)
    return [pair for key, pair in unique.items() if key not in distinct]


def declare_distinct(tx: Transaction, pair: Pair) -> None:
    """Remember that two records are different, so that nobody is asked again."""
    tx.add("distinct_pair", {"entity": pair.entity, "one": pair.one, "other": pair.other})


def _organization_pairs(rows: Rows) -> list[Pair]:
    table = rows.columns("organization", ("name", "credit_code"))
    codes = {record: code for record, _, code in table}
    by_code = _grouped((code, record) for record, _, code in table if code)
    by_name = _grouped((organization_key(name), record) for record, name, _ in table)
    by_stem = _grouped((organization_stem(name), record) for record, name, _ in table)
    alike = [
        pair for pair in _pairs("organization", by_stem, "名称相近")
        if not (codes[pair.one] and codes[pair.other])
    ]  # fmt: skip
    same_code = _pairs("organization", by_code, "统一社会信用代码相同")
    return [*same_code, *_pairs("organization", by_name, "名称相同"), *alike]


def _person_pairs(rows: Rows) -> list[Pair]:
    table = rows.columns("person", ("name", "id_number", "mobile"))
    codes = {record: code for record, _, code, _ in table}
    by_code = _grouped((code, record) for record, _, code, _ in table if code)
    by_phone = _grouped(
        ((name, number), record) for record, name, _, mobile in table for number in phones(mobile)
    )
    names = {record: name for record, name, _, _ in table}
    jobs = rows.columns("employment", ("person", "organization"))
    by_firm = _grouped(
        ((names[person], firm), person)
        for _, person, firm in {(0, *job[1:]) for job in jobs}
        if person in names
    )
    told_apart = [
        pair for pair in [*_pairs("person", by_phone, "姓名和手机相同"), *_pairs("person", by_firm, "姓名和单位相同")]
        if not (codes[pair.one] and codes[pair.other])
    ]  # fmt: skip
    return [*_pairs("person", by_code, "身份证号相同"), *told_apart]


def _grouped(entries: Iterable[tuple[Any, int]]) -> dict[Any, list[int]]:
    groups: dict[Any, list[int]] = defaultdict(list)
    for key, record in entries:
        groups[key].append(record)
    return groups


def _pairs(entity: str, groups: Mapping[Any, list[int]], reason: str) -> list[Pair]:
    return [
        Pair(entity, one, other, reason)
        for members in groups.values()
        if 1 < len(members) <= _LARGEST_GROUP
        for one, other in combinations(sorted(set(members)), 2)
    ]


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form while it is being filled; `own` are the (entity, id) that the form itself edits."""

    name: str = ""
    code: str = ""
    person: str = ""
    mobile: str = ""
    own: frozenset[tuple[str, int]] = frozenset()


def alike_while_typing(rows: Rows, typed: Typed) -> list[tuple[str, int, str]]:
    """(entity, id, reason) of records that what is being typed may double.

    Same code, or same phone with the same name, is sure; a similar name is a hint.
    """
    found = {**_alike_organizations(rows, typed), **_alike_people(rows, typed)}
    return [
        (entity, record, reason)
        for (entity, record), reason in found.items()
        if (entity, record) not in typed.own
    ]


def _alike_organizations(rows: Rows, typed: Typed) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    if len(typed.name) >= 2:
        key, stem = organization_key(typed.name), organization_stem(typed.name)
        for record, other in rows.columns("organization", ("name",)):
            if organization_key(other) == key:
                found["organization", record] = "名称相同"
            elif organization_stem(other) == stem:
                found["organization", record] = "名称相近"
    for row in rows.find("organization", credit_code=typed.code) if typed.code else ():
        found["organization", row["id"]] = "统一社会信用代码相同"
    return found


def _alike_people(rows: Rows, typed: Typed) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for row in rows.find("person", name=typed.person) if typed.person else ():
        shared = set(phones(row["mobile"])) & set(phones(typed.mobile))
        found["person", row["id"]] = "姓名和手机相同" if shared else "同名（请核对是否同一人）"
    return found


def merge_records(tx: Transaction, entity: str, keep: int, lose: int, chosen: Mapping[str, Any]) -> None:
    """Merge two organizations or persons with everything that hangs on them.

    Of two memberships in force one remains; of two holders of a seat the kept record's stays and the other
    becomes 任职, so that nobody vanishes.
    """
    merge(tx, entity, keep, lose, chosen)
    _merge_memberships(tx, entity, keep)
    if entity == "organization":
        for role in (PRINCIPAL, CONTACT, LEGAL):
            _settle_seat(tx, keep, role)


def _merge_memberships(tx: Transaction, entity: str, keep: int) -> None:
    """Overlapping memberships of one member become one: the earlier stays, blanks are filled."""
    periods = [
        row for row in tx.find("membership", **{entity: keep}) if not row["end"] and not row["end_reason"]
    ]
    if len(periods) < 2:
        return
    first, *others = sorted(periods, key=lambda row: (row["start"] or "9", row["id"]))
    for other in others:
        merge(tx, "membership", first["id"], other["id"], {})


def _settle_seat(tx: Transaction, organization: int, role: str) -> None:
    jobs = tx.find("employment", organization=organization, role=role, end=None)
    if len(jobs) < 2:
        return
    first, *others = sorted(jobs, key=lambda job: job["id"])
    for job in others:
        if job["person"] == first["person"]:
            tx.remove("employment", job["id"])
        else:
            tx.change("employment", job["id"], {"role": MEMBER_OF_STAFF})
