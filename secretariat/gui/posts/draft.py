"""The decisions about a 换届 as they are kept in the file until it is carried out, and taken up again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.domains.posts.turnover import (
    Facts,
    Seat,
    TurnoverPlan,
    decide,
    nominate,
    open_plan,
    set_quota,
)
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

DRAFT = "换届草稿"
"""How the operations that keep a draft are named; they come by themselves, so that nobody is told of each."""
_WORKING = ("负责人", "任职", "法定代表人")
"""Roles of an employment by which somebody stands for a unit, in this order."""
_PREFIX = "turnover_draft:"


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A plan with the kept decisions, and sentences about those that fit no longer."""

    plan: TurnoverPlan
    lost: tuple[str, ...] = ()


def draft_name(body: int) -> str:
    """The name of the setting that keeps the draft of a body."""
    return f"{_PREFIX}{body}"


def stored_draft(rows: Rows, body: int) -> str:
    """The kept draft of a body as text; empty where there is none."""
    return rows.setting(draft_name(body))


def keep_draft(tx: Transaction, body: int, text: str) -> None:
    """Keep a draft, or with an empty text throw it away."""
    found = tx.find("setting", name=draft_name(body))
    if found:
        tx.change("setting", found[0]["id"], {"content": text or None})
    elif text:
        tx.add("setting", {"name": draft_name(body), "content": text})


def as_text(plan: TurnoverPlan) -> str:
    """What the clerk decided, as JSON; what the file knows anyway is not kept twice."""
    content = {
        "number": plan.number,
        "total": plan.total,
        "quotas": dict(plan.quotas),
        "seats": [
            [one.post, one.decision, one.new_title]
            for one in plan.seats
            if one.post is not None and one.decision
        ],
        "new": [_newcomer(one) for one in plan.seats if one.post is None],
    }
    return json.dumps(content, ensure_ascii=False)


def _newcomer(seat: Seat) -> dict[str, Any]:
    known = {"person": seat.person} if seat.person is not None else {"facts": asdict(seat.facts)}
    return {"title": seat.new_title, **known}


def take_up(rows: Rows, body: int, day: str, text: str) -> TakenUp:
    """The plan of a body as of a day with the decisions of a draft; nothing that fits no longer is left out silently.

    Refuses a draft whose term has come to exist meanwhile, as `open_plan` does.
    """
    content = _content(text)
    number = content.get("number")
    plan = open_plan(rows, body, day, number if isinstance(number, int) else None)
    if "quotas" in content:
        plan = _with_quotas(plan, content)
    lost: list[str] = []
    for post, decision, title in content.get("seats", ()):
        plan = _decided(rows, plan, (post, decision, title), lost)
    for one in content.get("new", ()):
        plan = _nominated(rows, plan, one, day, lost)
    return TakenUp(plan, tuple(lost))


def _content(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text) if text else {}
    except ValueError:
        content = {}
    return content if isinstance(content, dict) else {}


def _with_quotas(plan: TurnoverPlan, content: Mapping[str, Any]) -> TurnoverPlan:
    for title in set(plan.quotas) - set(content["quotas"]):
        plan = set_quota(plan, title, None)
    for title, seats in content["quotas"].items():
        plan = set_quota(plan, title, seats)
    return set_quota(plan, "", content.get("total"))


def _decided(rows: Rows, plan: TurnoverPlan, kept: tuple[int, str, str], lost: list[str]) -> TurnoverPlan:
    post, decision, title = kept
    seat = next((one for one in plan.seats if one.post == post), None)
    if seat is None:
        stored = rows.get("post", post)
        name = rows.title("person", stored["person"]) if stored else "一个席位"
        lost.append(f"{name}的职务已经不在任，原来的决定“{decision}”没有采用。")
        return plan
    return _try(plan, lambda: decide(plan, seat.place, decision, title), lost)


def _nominated(
    rows: Rows, plan: TurnoverPlan, kept: Mapping[str, Any], day: str, lost: list[str]
) -> TurnoverPlan:
    person, title = kept.get("person"), str(kept.get("title") or "")
    if person is None:
        known = {item.name for item in fields(Facts)}
        facts = Facts(**{name: value for name, value in kept.get("facts", {}).items() if name in known})
        return _try(plan, lambda: nominate(plan, facts, title), lost)
    stored = rows.get("person", person)
    if stored is None or stored["removed"]:
        lost.append(f"拟新提{title}的一个人已不在人员名单里，没有采用。")
        return plan
    return _try(plan, lambda: nominate(plan, facts_of_person(rows, stored, day), title, person), lost)


def _try(plan: TurnoverPlan, act: Callable[[], TurnoverPlan], lost: list[str]) -> TurnoverPlan:
    try:
        return act()
    except Refusal as refusal:
        lost.append(refusal.message)
        return plan


def facts_of_person(rows: Rows, stored: Record, day: str) -> Facts:
    """What the structure is counted by, of somebody on file who holds no seat yet; the unit as of a day."""
    jobs = [
        job for job in rows.find("employment", person=stored["id"])
        if job["role"] in _WORKING and _in_force(job, day)
    ]  # fmt: skip
    jobs.sort(key=lambda job: (_WORKING.index(job["role"]), job["id"]))
    job = jobs[0] if jobs else None
    unit = (rows.get("organization", job["organization"]) if job else None) or {}
    return Facts(
        stored["name"], stored["sex"], stored["birth"], stored["politics"], stored["education"], stored["mobile"],
        unit.get("name"), job["post"] if job else None, unit.get("kind"), unit.get("registration_type"),
    )  # fmt: skip


def _in_force(job: Mapping[str, Any], day: str) -> bool:
    return (job["start"] is None or job["start"] <= day) and (job["end"] is None or job["end"] > day)


def has_decisions(plan: TurnoverPlan) -> bool:
    """Whether anything was decided that would be lost."""
    return any(one.decision for one in plan.seats)
