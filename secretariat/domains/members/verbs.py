"""What a clerk does with members: add, correct, replace a seat, end, remove, and bring back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from secretariat.base.dates import first_day, last_day
from secretariat.base.errors import Refusal
from secretariat.base.intake import RowPlan, State
from secretariat.base.kinds.kind import Value
from secretariat.domains.members.completing import CODE, HEAD, KIND, NAME, complete, kind_of
from secretariat.domains.members.identity import (
    PHONES,
    OrganizationIndex,
    PersonIndex,
    Seats,
    holds,
    in_force,
    joined_phones,
)
from secretariat.domains.members.vocabulary import (
    CHAMBER,
    INDIVIDUAL,
    MEMBER_OF_STAFF,
    ON_ROLL,
    SEATS,
    STAGES,
)
from secretariat.domains.members.writing import MembersWriter, Ticket
from secretariat.store.transaction import Transaction

__all__ = [
    "SEATS",
    "add_member",
    "chamber_named",
    "change_member",
    "change_members",
    "end_memberships",
    "reinstate",
    "remove_members",
]

Parts = dict[str, dict[str, Value]]


def add_member(tx: Transaction, values: Mapping[str, Value]) -> int:
    """A new member from ledger cells by column key; returns the membership's id.

    Refuses a member without a name, and one who is a member already. An organization or person that the keys
    identify is used again.
    """
    filled = complete({key: value for key, value in values.items() if value is not None})
    kind = filled.setdefault(KIND, kind_of(filled))
    if kind == INDIVIDUAL and HEAD not in filled:
        raise Refusal("个人会员要有姓名。", "请填写“负责人”一栏（会员本人的姓名）。")
    if kind != INDIVIDUAL and NAME not in filled:
        raise Refusal("会员名称不能为空。", "请填写单位名称。")
    people, organizations = PersonIndex.read(tx), OrganizationIndex.read(tx)
    organization = person = None
    if kind == INDIVIDUAL:
        name, number = str(filled[HEAD]), filled.get("principal.id_number")
        person = _not_yet_member(tx, "person", people.find(name, number, filled.get("principal.mobile")))
    else:
        organization = _known_organization(tx, organizations, filled)
    plan = RowPlan(1, State.NEW, ticket=Ticket(filled, organization, person))
    return MembersWriter(tx, people, organizations, Seats.read(tx)).write([plan]).records[1]


def _known_organization(
    tx: Transaction, organizations: OrganizationIndex, filled: Mapping[str, Value]
) -> int | None:
    """The organization of that code, or one of that very name that is no member and has no other code."""
    code = filled.get(CODE)
    if code and str(code) in organizations.by_code:
        return _not_yet_member(tx, "organization", organizations.by_code[str(code)])
    for record in organizations.named(str(filled[NAME])):
        if not (code and record in organizations.codes) and not _is_member(tx, "organization", record):
            return record
    return None


def _not_yet_member(tx: Transaction, entity: str, record: int | None) -> int | None:
    if record is not None and _is_member(tx, entity, record):
        raise Refusal(f"“{tx.title(entity, record)}”已经是会员。", "请在会员列表中找到它再修改。")
    return record


def _is_member(tx: Transaction, entity: str, record: int) -> bool:
    own = tx.find("membership", **{entity: record})
    return bool(in_force(own))


def change_member(
    tx: Transaction, membership: int, changes: Mapping[str, Value], replaced: Iterable[str] = ()
) -> bool:
    """Change cells of a member by column key; None empties a cell. Returns whether anything really changed.

    A changed name of a seat (principal, contact, legal) corrects the person's name, unless the seat's alias is
    in `replaced`: then the old holder's time ends today and another person takes the seat.
    """
    stored = tx.get("membership", membership)
    if stored is None or stored["removed"]:
        raise Refusal("这个会员已被删除。", "请在回收站中恢复后再改。")
    parts = _by_alias(changes)
    changed = [_replace_seat(tx, stored, alias, parts) for alias in replaced]
    changed.append(_change_parts(tx, stored, parts))
    return any(changed)


def change_members(tx: Transaction, memberships: Sequence[int], key: str, value: Value) -> int:
    """Bulk change of one cell; returns how many members really changed."""
    alias, _, name = key.partition(".")
    if alias == "membership" and key != KIND:
        return len(tx.change_many("membership", {record: {name: value} for record in memberships}))
    changed = 0
    for membership in memberships:
        changed += change_member(tx, membership, {key: value})
        tx.checkpoint()
    return changed


def end_memberships(tx: Transaction, memberships: Iterable[int], day: str, reason: str) -> None:
    """End memberships on a day (the first day no longer in force) for a reason; ended ones are refused."""
    rows = {record: row for record, row in tx.many("membership", memberships).items() if not row["removed"]}
    for record, row in rows.items():
        title = tx.title("membership", record) or "该会员"
        if row["end"] or row["end_reason"]:
            raise Refusal(f"“{title}”已经退会。", "请先取消选择这一行。")
        if row["start"] and last_day(day) < first_day(row["start"]):
            raise Refusal(f"“{title}”的退会日期早于入会日期（{row['start']}）。", "请核对日期。")
    tx.change_many("membership", {record: {"end": day, "end_reason": reason or None} for record in rows})


def reinstate(tx: Transaction, membership: int) -> None:
    """Take back the end of a membership that was ended by mistake; refused where the member came back since."""
    row = tx.get("membership", membership)
    if row is None or row["removed"]:
        raise Refusal("这个会员已被删除。", "请在回收站中恢复后再改。")
    entity = "organization" if row["organization"] is not None else "person"
    again = [
        one for one in in_force(tx.find("membership", **{entity: row[entity]})) if one["id"] != membership
    ]
    if again:
        raise Refusal(f"“{tx.title('membership', membership)}”后来已重新入会。", "不能再取消上一次的退会。")
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
            if not _needed(tx, organization, jobs):
                people |= {job["person"] for job in jobs}
                tx.remove("organization", organization)
        for person in people:
            if not tx.referring("person", person):
                tx.remove("person", person)
        tx.checkpoint()


def _needed(tx: Transaction, organization: int, jobs: Sequence[Mapping[str, Any]]) -> bool:
    """Whether something other than its own people names an organization, or an individual member works there."""
    if any(name != "employment" for name, _, _ in tx.referring("organization", organization)):
        return True
    return any(_is_member(tx, "person", job["person"]) for job in jobs)


def _by_alias(changes: Mapping[str, Value]) -> Parts:
    parts: Parts = {}
    for key, value in changes.items():
        alias, _, name = key.partition(".")
        parts.setdefault(alias, {})[name] = value
    return parts


def _seat(tx: Transaction, organization: int, role: str) -> dict[str, Any] | None:
    today = date.today().isoformat()
    jobs = tx.find("employment", organization=organization, role=role)
    return next((job for job in jobs if holds(job["end"], today)), None)


def _replace_seat(tx: Transaction, stored: Mapping[str, Any], alias: str, parts: Parts) -> bool:
    """End the holder's time today and seat the person that the new cells name."""
    organization, role = stored["organization"], SEATS[alias]
    if organization is None:
        raise Refusal("个人会员就是本人，不能换人。", "请另外新增会员，再把这一位退会。")
    values = parts.pop(alias, {})
    post = parts.pop(f"{alias}_job", {}).get("post")
    job = _seat(tx, organization, role)
    if job is not None:
        tx.change("employment", job["id"], {"end": date.today().isoformat()})
    if values.get("name"):
        _seat_person(tx, (organization, role), values, post)
    return job is not None or bool(values.get("name"))


def _seat_person(tx: Transaction, seat: tuple[int, str], values: Mapping[str, Value], post: Value) -> None:
    """Seat the person whom the cells identify, who also gets what else they say, or a new one."""
    filled = {name: value for name, value in values.items() if value is not None}
    person = PersonIndex.read(tx).find(str(filled["name"]), filled.get("id_number"), filled.get("mobile"))
    if person is None:
        person = tx.add("person", filled)
    else:
        known = tx.many("person", [person])[person]
        more: dict[str, Value] = {
            key: joined_phones(known[key], filled[key]) for key in PHONES if key in filled
        }
        tx.change("person", person, {**filled, **more})
    organization, role = seat
    tx.add("employment", {"person": person, "organization": organization, "role": role, "post": post})


def _change_parts(tx: Transaction, stored: Mapping[str, Any], parts: Parts) -> bool:
    membership = {**parts.pop("membership", {}), **_status(stored, parts)}
    if "chamber" in parts:
        membership["chamber"] = chamber_named(tx, parts.pop("chamber").get("name"))
    _refuse_crossing(stored, membership)
    changed = [tx.change("membership", stored["id"], membership)] if membership else []
    organization = stored["organization"]
    if organization is None:
        return any((*changed, *_change_individual(tx, stored["person"], parts)))
    _refuse_strangers(parts, ("organization", *SEATS, *(f"{alias}_job" for alias in SEATS)))
    if "organization" in parts:
        changed.append(tx.change("organization", organization, parts["organization"]))
    for alias, role in SEATS.items():
        cells = parts.get(alias, {}), parts.get(f"{alias}_job", {})
        changed.append(any(cells) and _change_seat(tx, (organization, role), *cells))
    return any(changed)


def _status(stored: Mapping[str, Any], parts: Parts) -> dict[str, Value]:
    """会员状态 as a stage of admission; leaving has a date and a verb of its own."""
    if "status" not in parts:
        return {}
    status = parts.pop("status")[""]
    if status is not None and status not in STAGES:
        raise Refusal(f"会员状态不能直接改成“{status}”。", "请用“退会”，写明日期和原因。")
    if stored["end"] or stored["end_reason"]:
        raise Refusal("已退会的会员不能改状态。", "请先取消退会，或让其重新入会。")
    return {"stage": status or ON_ROLL}


def _refuse_crossing(stored: Mapping[str, Any], membership: Mapping[str, Value]) -> None:
    kind = membership.get("kind", stored["kind"])
    if (kind == INDIVIDUAL) != (stored["organization"] is None):
        raise Refusal("单位会员和个人会员不能互换。", "请另外新增会员，再把这一条退会或删除。")


def _refuse_strangers(parts: Parts, own: Iterable[str]) -> None:
    if strange := parts.keys() - set(own):
        raise Refusal(
            "这类会员没有要改的这一项。", f"请只选择有这一项的会员（{'、'.join(sorted(strange))}）。"
        )


def _change_individual(tx: Transaction, person: int, parts: Parts) -> list[bool]:
    _refuse_strangers(parts, ("principal", "principal_job", "company", "organization"))
    cells = parts.get("organization", {})
    if cells.keys() - {"town", "industry", "name"}:
        raise Refusal("个人会员没有单位的资料。", "请只选择单位会员，或改“工作单位”的资料。")
    values = {**parts.get("principal", {}), **cells}
    changed = [tx.change("person", person, values)] if values else []
    if "company" in parts or "principal_job" in parts:
        changed.append(_change_work(tx, person, parts))
    return changed


def _change_work(tx: Transaction, person: int, parts: Parts) -> bool:
    """Another place of work ends the one before; an emptied one only ends it."""
    job, told = _main_job(tx, person), parts.get("principal_job", {})
    if "company" in parts:
        company = parts["company"].get("name")
        organization = _organization_named(tx, str(company)) if company else None
        if job is None or organization != job["organization"]:
            return _change_employer(tx, person, job, (organization, told.get("post")))
    if job is None and told.get("post") is not None:
        raise Refusal("还没有填写工作单位。", "请先填写工作单位，再填职务。")
    return bool(job and told and tx.change("employment", job["id"], told))


def _change_employer(
    tx: Transaction, person: int, job: Mapping[str, Any] | None, work: tuple[int | None, Value]
) -> bool:
    organization, post = work
    if job is not None and job["role"] == MEMBER_OF_STAFF:
        tx.change("employment", job["id"], {"end": date.today().isoformat()})
    if organization is not None:
        values = {"person": person, "organization": organization, "role": MEMBER_OF_STAFF, "post": post}
        tx.add("employment", values)
    return job is not None or organization is not None


def _main_job(tx: Transaction, person: int) -> dict[str, Any] | None:
    """The employment that the list shows for an individual: the first 任职, else a seat as principal."""
    today = date.today().isoformat()
    jobs = [job for job in tx.find("employment", person=person) if holds(job["end"], today)]
    for role in (MEMBER_OF_STAFF, SEATS["principal"]):
        if found := next((job for job in jobs if job["role"] == role), None):
            return found
    return None


def _change_seat(
    tx: Transaction, seat: tuple[int, str], values: Mapping[str, Value], job_values: Mapping[str, Value]
) -> bool:
    organization, role = seat
    job = _seat(tx, organization, role)
    if job is None:
        if values.get("name"):
            _seat_person(tx, seat, values, job_values.get("post"))
            return True
        if any(value is not None for value in (*values.values(), *job_values.values())):
            raise Refusal(f"还没有填写{role}的姓名。", f"请先填写{role}的姓名，再填其他内容。")
        return False
    if "name" in values and values["name"] is None:
        return tx.change("employment", job["id"], {"end": date.today().isoformat()})
    changed = [tx.change("person", job["person"], values)] if values else []
    changed += [tx.change("employment", job["id"], job_values)] if job_values else []
    return any(changed)


def chamber_named(tx: Transaction, name: Value) -> int | None:
    """The id of the affiliated chamber of that name, made where it is new; None for an empty name."""
    return _organization_named(tx, str(name), CHAMBER) if name else None


def _organization_named(tx: Transaction, name: str, kind: str | None = None) -> int:
    found = OrganizationIndex.read(tx).one_named(name, chamber=kind == CHAMBER)
    return found if found is not None else tx.add("organization", {"name": name, "kind": kind})
