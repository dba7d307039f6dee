"""Finds records that may be the same, while typing and on demand, and merges members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from secretariat.base.entity import Field
from secretariat.base.text import organization_key, organization_stem
from secretariat.domains.members.identity import in_force, phones
from secretariat.domains.members.vocabulary import MEMBER_OF_STAFF, SEATS
from secretariat.store.merging import conflicts, merge
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
            if not _may_share(stem, other):
                continue
            if organization_key(other) == key:
                found["organization", record] = "名称相同"
            elif organization_stem(other) == stem:
                found["organization", record] = "名称相近"
    for row in rows.find("organization", credit_code=typed.code) if typed.code else ():
        found["organization", row["id"]] = "统一社会信用代码相同"
    return found


def _may_share(stem: str, name: str) -> bool:
    """Whether a name can have this stem at all: quickly seen, since all names are looked at while typing."""
    low = name.lower()
    return stem[-2:] in low or "(" in low or "（" in low


def _alike_people(rows: Rows, typed: Typed) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for row in rows.find("person", name=typed.person) if typed.person else ():
        shared = set(phones(row["mobile"])) & set(phones(typed.mobile))
        found["person", row["id"]] = "姓名和手机相同" if shared else "同名（请核对是否同一人）"
    return found


def merge_records(tx: Transaction, entity: str, keep: int, lose: int, chosen: Mapping[str, Any]) -> None:
    """Merge two organizations or persons with everything that hangs on them.

    Of two memberships in force one remains; of two holders of a seat the kept record's stays and the other
    becomes 任职, so that nobody vanishes. What two memberships told differently is noted in the remark.
    """
    first = {job["id"] for job in tx.find("employment", **{entity: keep})}
    merge(tx, entity, keep, lose, chosen)
    _merge_memberships(tx, entity, keep)
    _merge_employments(tx, entity, keep)
    if entity == "organization":
        for role in SEATS.values():
            _settle_seat(tx, keep, role, first)


def _merge_memberships(tx: Transaction, entity: str, keep: int) -> None:
    """Memberships of one member that are both in force become one: the earlier stays, blanks are filled."""
    periods = in_force(tx.find("membership", **{entity: keep}))
    if len(periods) < 2:
        return
    first, *others = sorted(periods, key=lambda row: (row["start"] or "9", row["id"]))
    for other in others:
        differing = [
            item for item in conflicts(tx, "membership", first["id"], other["id"]) if item.field != "remark"
        ]
        fields = {item.name: item for item in tx.entity("membership")}
        told = [f"{item.label}：{_shown(tx, fields[item.field], item.lost)}" for item in differing]
        remarks = [tx.many("membership", [row["id"]])[row["id"]]["remark"] for row in (first, other)]
        words = [part for part in dict.fromkeys(remarks) if part]
        words += [f"合并前另有{'，'.join(told)}"] if told else []
        merge(tx, "membership", first["id"], other["id"], {"remark": "；".join(words) or None})


def _shown(tx: Transaction, field: Field, value: Any) -> str:
    return tx.title(field.target, value) if field.target else field.kind.show(value)


def _merge_employments(tx: Transaction, entity: str, keep: int) -> None:
    """The same person in the same role of one organization is one employment; both posts are kept."""
    known: dict[tuple[int, int, str], dict[str, Any]] = {}
    for job in tx.find("employment", **{entity: keep}, end=None):
        first = known.setdefault((job["person"], job["organization"], job["role"]), job)
        if first is not job:
            posts = "、".join(dict.fromkeys(post for post in (first["post"], job["post"]) if post))
            starts = sorted(start for start in (first["start"], job["start"]) if start)
            chosen = {"post": posts or None, "start": starts[0] if starts else None}
            merge(tx, "employment", first["id"], job["id"], chosen)
            first.update(chosen)


def _settle_seat(tx: Transaction, organization: int, role: str, first: AbstractSet[int]) -> None:
    """One holder a seat: the kept organization's own, else whoever is known longest."""
    jobs = tx.find("employment", organization=organization, role=role, end=None)
    holder = min(jobs, key=lambda job: (job["id"] not in first, job["id"]), default=None)
    for job in jobs:
        if job is not holder:
            tx.change("employment", job["id"], {"role": MEMBER_OF_STAFF})
