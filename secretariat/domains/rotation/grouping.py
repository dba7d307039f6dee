"""Writing a draft of groups: those that are there stay the same records, so shifts and events keep their group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.domains.rotation.balancing import Candidate, Draft, DraftGroup
from secretariat.store.rows import Record
from secretariat.store.transaction import Transaction


def make_groups(tx: Transaction, rota: int, draft: Draft) -> list[int]:
    """Make the groups of a plan those of a draft; returns their ids in order.

    A group of the same number stays and is renamed; who changes group moves; who is in none leaves. Refuses a draft
    that has somebody twice, and to take away a group that shifts or events name.
    """
    plan = tx.get("rota", rota)
    if plan is None or plan["removed"] is not None:
        raise Refusal("这个轮值计划已不存在。", "请刷新后再试。")
    _refuse_twice(draft)
    tx.change(
        "rota", rota, {"basis": draft.basis, **({"body": draft.body} if draft.body is not None else {})}
    )
    present = tx.find("duty_group", rota=rota)
    ids = [_group(tx, rota, group, present) for group in draft.groups]
    _seat(tx, [row["id"] for row in present], dict(zip(ids, draft.groups, strict=True)))
    for row in present:
        if row["id"] not in ids:
            tx.remove("duty_group", row["id"])
    return ids


def _refuse_twice(draft: Draft) -> None:
    seen: dict[int, str] = {}
    for group in draft.groups:
        for one in group.members:
            if one.person is not None and one.person in seen:
                raise Refusal(
                    f"“{one.name}”同时在“{seen[one.person]}”和“{group.name}”里。",
                    "请从其中一组移出，再保存。",
                )
            if one.person is not None:
                seen[one.person] = group.name


def _group(tx: Transaction, rota: int, group: DraftGroup, present: Sequence[Record]) -> int:
    """The record of a drafted group: its own, else the one of that number, else a new one."""
    values = {"rota": rota, "number": group.number, "name": group.name, "field": group.field}
    same = [row for row in present if row["id"] == group.record] or [
        row for row in present if group.record is None and row["number"] == group.number
    ]
    if not same:
        return tx.add("duty_group", values)
    tx.change("duty_group", same[0]["id"], values)
    return int(same[0]["id"])


def _seat(tx: Transaction, former: Iterable[int], groups: dict[int, DraftGroup]) -> None:
    """Give every group its members, moving those who are in another one now."""
    seated = [row for group in former for row in tx.find("duty_member", duty_group=group)]
    known = {row["id"]: row for row in seated}
    by_person = {row["person"]: row["id"] for row in seated if row["person"] is not None}
    staying: dict[int, dict[str, Any]] = {}
    fresh: list[dict[str, Any]] = []
    for group, drafted in groups.items():
        for position, one in enumerate(drafted.members, start=1):
            values: dict[str, Any] = {"duty_group": group, "leader": int(one.leader), "position": position}
            record = _record_of(one, known, by_person)
            if record is not None:
                staying[record] = values | {"leader": _flag(one, known[record])}
            else:
                fresh.append(values | {"person": one.person, "name": None if one.person else one.name})
    for record in known.keys() - staying.keys():
        tx.remove("duty_member", record)
    tx.change_many("duty_member", staying)
    if fresh:
        tx.add_many("duty_member", fresh)


def _flag(one: Candidate, row: Record) -> int | None:
    """否 and not said are the same: a re-arranged group does not rewrite them."""
    return row["leader"] if bool(row["leader"]) == one.leader else int(one.leader)


def _record_of(one: Candidate, known: dict[int, Record], by_person: dict[int, int]) -> int | None:
    """The membership that somebody has: told by the person; a bare name only by its own record."""
    if one.person is not None:
        return by_person.get(one.person)
    return one.member if one.member in known else None
