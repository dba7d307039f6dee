"""Carrying out a 换届: old posts end, the new term begins, new posts are given, all dated to the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secretariat.base.dates import add_months, is_date, show_date
from secretariat.base.errors import Refusal
from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key
from secretariat.domains.posts import queries
from secretariat.domains.posts.ledger import STAFF
from secretariat.domains.posts.limits import Limits
from secretariat.domains.posts.queries import Scope
from secretariat.domains.posts.turnover import MOVE, STAY, Seat, TurnoverPlan
from secretariat.domains.posts.vocabulary import MOVED, TERM_OVER
from secretariat.store.extra_fields import new_entries
from secretariat.store.transaction import Transaction

_KEPT = ("nature", "sector", "constituency", "committee", "certificate", "position")
"""What stays the same for somebody who goes on in the same post."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a 换届 wrote: the new term, the posts that ended, the posts that began."""

    term: int
    ended: tuple[int, ...]
    appointed: tuple[int, ...]


def carry_out(tx: Transaction, plan: TurnoverPlan, day: str, meeting: str) -> Carried:
    """Write a plan inside one operation (name it `plan.name`), so that one undo takes all of it back.

    Refuses a plan with undecided seats, one that no longer fits the file, and a day before this term began.
    """
    _check(tx, plan, day, meeting)
    ended = _end_old(tx, plan, day, meeting)
    term = _open_term(tx, plan, day, meeting)
    people = [_person(tx, one) for one in plan.seats if one.seated]
    if rows := new_entries(tx, "post_title", [one.new_title for one in plan.seats if one.seated]):
        tx.add_many("dictionary_entry", rows)
    old = tx.many("post", [one.post for one in plan.seats if one.post is not None])
    given = {"body": plan.body, "term": term, "start": day, "given_by": meeting}
    posts: list[dict[str, Any]] = []
    for person, seat in zip(people, (one for one in plan.seats if one.seated), strict=True):
        kept = {name: old[seat.post][name] for name in _KEPT} if seat.decision == STAY and seat.post else {}
        posts.append({"person": person, "title": seat.new_title, **given, **kept})
    appointed = tx.add_many("post", posts) if posts else []
    tx.describe(f"{show_date(day)}，{meeting}：免去{len(ended)}，任命{len(appointed)}")
    return Carried(term, tuple(ended), tuple(appointed))


def _check(tx: Transaction, plan: TurnoverPlan, day: str, meeting: str) -> None:
    if not is_date(day) or len(day) != 10:
        raise Refusal("换届日期要写明年月日。", "请填写会议召开的日期。")
    if not meeting:
        raise Refusal("没有填写选举产生新一届的会议。", "请填写会议名称。")
    if plan.undecided:
        names = "、".join(one.facts.name for one in plan.undecided[:5])
        raise Refusal(f"还有{len(plan.undecided)}个席位没有决定：{names}等。", "请逐个决定后再执行换届。")
    if tx.find("term", body=plan.body, number=plan.number):
        raise Refusal("这一届已经存在。", "请核对届次，或撤销先前的换届。")
    term = tx.get("term", plan.term) if plan.term is not None else None
    if term and term["start"] and day < term["start"]:
        raise Refusal("换届日期早于本届开始的日期。", "请核对日期。")
    now = {one.post for one in queries.holdings(tx, Scope((plan.body,)), day)}
    planned = {one.post for one in plan.seats if one.post is not None}
    if now != planned:
        raise Refusal(
            "名单与现在的职务记录不一致，可能有人在这期间任职或免职。", "请重新打开换届名单再决定。"
        )


def _end_old(tx: Transaction, plan: TurnoverPlan, day: str, meeting: str) -> list[int]:
    changes: dict[int, dict[str, Value]] = {
        one.post: {
            "end": day,
            "ended_by": meeting,
            "end_reason": MOVED if one.decision == MOVE else TERM_OVER,
        }
        for one in plan.seats
        if one.post is not None
    }
    tx.change_many("post", changes)
    if plan.term is not None:
        tx.change("term", plan.term, {"end": day})
    return list(changes)


def _open_term(tx: Transaction, plan: TurnoverPlan, day: str, meeting: str) -> int:
    planned = add_months(day, 12 * Limits.read(tx).years)
    values = {
        "body": plan.body, "number": plan.number, "start": day, "planned_end": planned, "basis": meeting,
        "seats": plan.total,
    }  # fmt: skip
    term = tx.add("term", values)
    for title, seats in plan.quotas.items():
        tx.add("quota", {"term": term, "title": title, "seats": seats})
    return term


def _person(tx: Transaction, seat: Seat) -> int:
    """The person of a seat; somebody who is not on file yet is added, with the place of work."""
    if seat.person is not None:
        return seat.person
    facts = seat.facts
    values: dict[str, Value] = {
        "name": facts.name, "sex": facts.sex, "birth": facts.birth, "politics": facts.politics,
        "education": facts.education, "mobile": facts.mobile, "id_number": facts.code,
    }  # fmt: skip
    person = tx.add("person", values)
    if facts.unit:
        job: dict[str, Value] = {
            "person": person, "organization": _organization(tx, facts), "role": STAFF, "post": facts.job,
        }  # fmt: skip
        tx.add("employment", job)
    return person


def _organization(tx: Transaction, facts: Any) -> int:
    key = organization_key(facts.unit)
    found = next(
        (one for one, name in tx.columns("organization", ("name",)) if organization_key(name) == key), None
    )
    return int(found) if found else tx.add("organization", {"name": facts.unit, "kind": facts.unit_kind})
