"""What a clerk does with members: add, correct, replace a seat, end, remove, and bring back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.base.intake import CellChange, RowPlan, State
from secretariat.base.kinds.kind import Value
from secretariat.domains.members.identity import OrganizationIndex, PersonIndex, Seats
from secretariat.domains.members.intake import HEAD, KIND, NAME, complete
from secretariat.domains.members.vocabulary import CONTACT, INDIVIDUAL, LEGAL, PRINCIPAL
from secretariat.domains.members.writing import MembersWriter
from secretariat.store.transaction import Transaction

SEATS: Mapping[str, str] = {"principal": PRINCIPAL, "contact": CONTACT, "legal": LEGAL}
"""Column aliases of the seats of an organization, with their role."""


def add_member(tx: Transaction, values: Mapping[str, Value]) -> int:
    """A new member from ledger cells by column key; returns the membership's id.

    Refuses a member without a name. An organization or person that the keys identify is used again.
    """
    filled = complete({key: value for key, value in values.items() if value is not None}, "")
    if filled[KIND] == INDIVIDUAL and HEAD not in filled:
        raise Refusal("个人会员要有姓名。", "请填写“负责人”一栏（会员本人的姓名）。")
    if filled[KIND] != INDIVIDUAL and NAME not in filled:
        raise Refusal("会员名称不能为空。", "请填写单位名称。")
    people, organizations = PersonIndex.read(tx), OrganizationIndex.read(tx)
    code = filled.get("organization.credit_code")
    organization = organizations.by_code.get(str(code)) if code else None
    changes = tuple(CellChange(key, None, value) for key, value in filled.items())
    plan = RowPlan(1, State.NEW, None, changes, ticket=(organization, None))
    return MembersWriter(tx, people, organizations, Seats.read(tx)).write([plan]).records[1]


def change_member(
    tx: Transaction, membership: int, changes: Mapping[str, Value], replaced: Iterable[str] = ()
) -> None:
    """Change cells of a member by column key; None empties a cell.

    A changed name of a seat (principal, contact, legal) corrects the person's name, unless the seat's alias is
    in `replaced`: then the old holder's time ends today and another person takes the seat.
    """
    stored = tx.get("membership", membership)
    if stored is None or stored["removed"]:
        raise Refusal("这个会员已被删除。", "请在回收站中恢复后再改。")
    parts = _by_alias(changes)
    for alias in replaced:
        _replace_seat(tx, stored, alias, parts)
    _change_parts(tx, stored, parts)


def change_members(tx: Transaction, memberships: Sequence[int], key: str, value: Value) -> int:
    """Bulk change of one cell; returns how many members really changed."""
    changed = 0
    for membership in memberships:
        before = sum(map(len, tx.changed.records.values()))
        change_member(tx, membership, {key: value})
        changed += sum(map(len, tx.changed.records.values())) > before
        tx.checkpoint()
    return changed


def end_memberships(tx: Transaction, memberships: Iterable[int], day: str, reason: str) -> None:
    """End memberships on a day (the first day no longer in force) for a reason; ended ones are refused."""
    rows = tx.many("membership", memberships)
    for record, row in rows.items():
        if row["end"] or row["end_reason"]:
            raise Refusal(f"“{tx.title('membership', record) or '该会员'}”已经退会。", "请先取消选择这一行。")
        if row["start"] and day < row["start"]:
            raise Refusal("退会日期早于入会日期。", "请核对日期。")
    tx.change_many("membership", {record: {"end": day, "end_reason": reason} for record in rows})


def reinstate(tx: Transaction, membership: int) -> None:
    """Take back the end of a membership that was ended by mistake."""
    tx.change("membership", membership, {"end": None, "end_reason": None})


def remove_members(tx: Transaction, memberships: Iterable[int]) -> None:
    """Move members to the recycle bin, with their organization and people where nothing else needs them."""
    for membership in memberships:
        row = tx.get("membership", membership)
        if row is None or row["removed"]:
            continue
        people = {row["person"]} - {None}
        tx.remove("membership", membership)
        if (organization := row["organization"]) is not None:
            jobs = tx.find("employment", organization=organization)
            people |= {job["person"] for job in jobs}
            if not _needed(tx, "organization", organization, own="employment"):
                tx.remove("organization", organization)
        for person in people:
            if not tx.referring("person", person):
                tx.remove("person", person)


def _needed(tx: Transaction, entity: str, record: int, own: str) -> bool:
    return any(name != own for name, _, _ in tx.referring(entity, record))


def _by_alias(changes: Mapping[str, Value]) -> dict[str, dict[str, Value]]:
    parts: dict[str, dict[str, Value]] = {}
    for key, value in changes.items():
        alias, _, name = key.partition(".")
        parts.setdefault(alias, {})[name] = value
    return parts


def _seat(tx: Transaction, organization: int, role: str) -> dict[str, Any] | None:
    jobs = tx.find("employment", organization=organization, role=role, end=None)
    return jobs[0] if jobs else None


def _replace_seat(tx: Transaction, stored: Mapping[str, Any], alias: str, parts: dict[str, Any]) -> None:
    """End the holder's time today and seat the person that the new cells name."""
    organization, role = stored["organization"], SEATS[alias]
    values = parts.pop(alias, {})
    post = parts.pop(f"{alias}_job", {}).get("post")
    job = _seat(tx, organization, role)
    if job is not None:
        tx.change("employment", job["id"], {"end": date.today().isoformat()})
    if values.get("name"):
        _seat_person(tx, organization, role, values, post)


def _seat_person(
    tx: Transaction, organization: int, role: str, values: Mapping[str, Value], post: Value
) -> None:
    filled = {name: value for name, value in values.items() if value is not None}
    people = PersonIndex.read(tx)
    person = people.find(str(filled["name"]), filled.get("id_number"), filled.get("mobile"))
    if person is None:
        person = tx.add("person", filled)
    tx.add("employment", {"person": person, "organization": organization, "role": role, "post": post})


def _change_parts(tx: Transaction, stored: Mapping[str, Any], parts: dict[str, dict[str, Value]]) -> None:
    membership = parts.pop("membership", {})
    if "chamber" in parts:
        membership["chamber"] = chamber_named(tx, parts.pop("chamber").get("name"))
    if membership:
        tx.change("membership", stored["id"], membership)
    organization = stored["organization"]
    if organization is None:
        _change_individual(tx, stored["person"], parts)
        return
    if "organization" in parts:
        tx.change("organization", organization, parts["organization"])
    for alias, role in SEATS.items():
        _change_seat(tx, organization, role, parts.get(alias, {}), parts.get(f"{alias}_job", {}))


def _change_individual(tx: Transaction, person: int, parts: Mapping[str, dict[str, Value]]) -> None:
    if "principal" in parts:
        tx.change("person", person, parts["principal"])
    company = parts.get("company", {}).get("name")
    post = parts.get("principal_job", {}).get("post")
    jobs = tx.find("employment", person=person, end=None)
    if company and not any(tx.title("organization", job["organization"]) == company for job in jobs):
        organization = _organization_named(tx, str(company))
        for job in jobs:
            tx.change("employment", job["id"], {"end": date.today().isoformat()})
        values = {"person": person, "organization": organization, "role": "任职", "post": post}
        tx.add("employment", values)
    elif "post" in parts.get("principal_job", {}) and jobs:
        tx.change("employment", jobs[0]["id"], {"post": post})


def _change_seat(
    tx: Transaction,
    organization: int,
    role: str,
    values: Mapping[str, Value],
    job_values: Mapping[str, Value],
) -> None:
    if not values and not job_values:
        return
    job = _seat(tx, organization, role)
    if job is None:
        if values.get("name"):
            _seat_person(tx, organization, role, values, job_values.get("post"))
        elif any(value is not None for value in values.values()):
            raise Refusal(f"还没有填写{role}的姓名。", f"请先填写{role}的姓名，再填其他内容。")
        return
    if "name" in values and values["name"] is None:
        tx.change("employment", job["id"], {"end": date.today().isoformat()})
        return
    if values:
        tx.change("person", job["person"], values)
    if job_values:
        tx.change("employment", job["id"], job_values)


def chamber_named(tx: Transaction, name: Value) -> int | None:
    """The id of the affiliated chamber of that name, made where it is new; None for an empty name."""
    return _organization_named(tx, str(name), "商会") if name else None


def _organization_named(tx: Transaction, name: str, kind: str | None = None) -> int:
    found = tx.find("organization", name=name)
    return int(found[0]["id"]) if found else tx.add("organization", {"name": name, "kind": kind})
