"""What a clerk does with the rota: make groups, move people, lay out shifts, swap, fulfil, hand over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.dates import first_day, is_date, last_day
from secretariat.base.entity import Entity
from secretariat.base.errors import Refusal
from secretariat.base.kinds.kind import Value
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.planning import Duty, days_of, lay_out
from secretariat.domains.rotation.queries import Turn
from secretariat.domains.rotation.wording import called, span
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

OPEN, GROUP, PLAN, SWAP, HAND, FULFIL, HAND_OVER = (
    "新建轮值计划", "轮值分组", "排班", "换班", "交给别组", "记完成的活动", "轮值交接",
)  # fmt: skip
MOVE, ADD, LEAD, ADOPT, REMOVE, TELL = (
    "调组",
    "加入轮值组",
    "指定组长",
    "归入轮值计划",
    "移出轮值组",
    "对应人员",
)
"""Names of the operations, for the history."""


@dataclass(frozen=True, slots=True)
class Why:
    """When, why and by whose word a turn was given away."""

    day: str | None = None
    reason: str = ""
    approved_by: str = ""


def open_rota(tx: Transaction, values: Mapping[str, Value]) -> int:
    """A new plan. Refuses days the wrong way round, and a name that another plan has."""
    filled = {name: value for name, value in values.items() if value is not None}
    check_days(tx.entity("rota"), filled)
    if tx.find("rota", name=filled.get("name")):
        raise Refusal(f"已有轮值计划“{filled['name']}”。", "请换一个名称，如加上年份。")
    return tx.add("rota", filled)


def check_days(entity: Entity, values: Mapping[str, Any]) -> None:
    """Refuse dates the wrong way round."""
    if wrong := entity.backwards(values):
        start, end = wrong
        raise Refusal(
            f"{end.label}（{values[end.name]}）早于{start.label}（{values[start.name]}）。",
            "请核对这两个日期。",
        )


# -- groups ---------------------------------------------------------------------------------------------------


def add_member(tx: Transaction, group: int, person: int, leader: bool = False) -> int:
    """Put a person into a group. Refuses somebody who is in a group of that plan already."""
    _refuse_double(tx, group, person)
    values = {"duty_group": group, "person": person, "leader": int(leader), "position": _behind(tx, group)}
    return tx.add("duty_member", values)


def move_member(tx: Transaction, member: int, group: int) -> None:
    """Move a member to another group of the same plan, behind those who are there."""
    row, to = _need(tx, "duty_member", member), _need(tx, "duty_group", group)
    here = _need(tx, "duty_group", row["duty_group"])
    if here["rota"] != to["rota"]:
        raise Refusal(f"“{here['name']}”和“{to['name']}”不在同一个轮值计划里。", "请选择本计划的组。")
    if row["duty_group"] == group:
        return
    if row["person"] is not None and tx.find("duty_member", duty_group=group, person=row["person"]):
        raise Refusal(
            f"“{tx.title('person', row['person'])}”已经在“{to['name']}”里。", "请从原来的组移出即可。"
        )
    tx.change("duty_member", member, {"duty_group": group, "position": _behind(tx, group)})


def name_leader(tx: Transaction, member: int, leader: bool) -> None:
    """Make a member 组长, or an ordinary member again."""
    tx.change("duty_member", member, {"leader": int(leader)})


def tell_member(tx: Transaction, member: int, person: int) -> None:
    """Say who a bare name in a group is. Refuses somebody who is in a group of that plan already."""
    row = _need(tx, "duty_member", member)
    if row["person"] != person:
        _refuse_double(tx, row["duty_group"], person)
        tx.change("duty_member", member, {"person": person, "name": None})


def adopt_groups(tx: Transaction, rota: int, groups: Iterable[int]) -> None:
    """Take groups that belong to no plan, such as those an imported ledger names, into a plan.

    Refuses a number that the plan has already.
    """
    numbers = {row["number"] for row in tx.find("duty_group", rota=rota)} - {None}
    for group in groups:
        row = _need(tx, "duty_group", group)
        if row["rota"] is not None:
            raise Refusal(f"“{row['name']}”已经属于一个轮值计划。", "请刷新后再试。")
        if row["number"] in numbers:
            raise Refusal(
                f"这个计划已有第{row['number']}组。", f"请先改“{row['name']}”的组号，或把两组合并。"
            )
        tx.change("duty_group", group, {"rota": rota})


def _refuse_double(tx: Transaction, group: int, person: int) -> None:
    rota = _need(tx, "duty_group", group)["rota"]
    for row in tx.find("duty_member", person=person):
        other = tx.get("duty_group", row["duty_group"]) or {}
        if other.get("removed") is None and (
            row["duty_group"] == group or (rota and other.get("rota") == rota)
        ):
            raise Refusal(
                f"“{tx.title('person', person)}”已经在“{other['name']}”里。",
                "一个人只在一个组；要换组请用“调组”。",
            )


def _behind(tx: Transaction, group: int) -> int:
    return max((row["position"] or 0 for row in tx.find("duty_member", duty_group=group)), default=0) + 1


# -- shifts ---------------------------------------------------------------------------------------------------


def plan_shifts(
    tx: Transaction, rota: int, first_month: str, order: Sequence[Duty], themes: Sequence[str] = ()
) -> list[int]:
    """Lay out the shifts of a plan from a month to its end, those in `order` taking turns. Returns their ids.

    Refuses days for which the plan has shifts already.
    """
    plan = _need(tx, "rota", rota)
    slots = lay_out(plan, first_month, order, themes)
    for one in queries.turns(tx, rota):
        first, last = days_of(one.start, one.end)
        if slots and first <= slots[-1].end and last >= slots[0].start:
            raise Refusal(
                f"{span(one.start, one.end)}已有班次。", "请从还没有排班的月份排起，或先删除那些班次。"
            )
    rows = [
        {"rota": rota, "duty_group": slot.duty.group, "person": slot.duty.person, "start": slot.start,
         "end": slot.end, "theme": slot.theme or None}
        for slot in slots
    ]  # fmt: skip
    return tx.add_many("shift", rows) if rows else []


def swap_shifts(tx: Transaction, one: int, other: int, why: Why) -> int:
    """Exchange who takes two turns of a plan; days and themes stay. Returns the record of it.

    Refuses turns that were fulfilled or handed over: what has happened is not exchanged.
    """
    turn, with_turn = _open_turn(tx, one), _open_turn(tx, other)
    if one == other or _duty(turn) == _duty(with_turn):
        raise Refusal("这两班本来就是同一组。", "请选择另外一组的班次。")
    if turn.rota != with_turn.rota:
        raise Refusal("这两班不在同一个轮值计划里。", "请选择本计划的班次，或用“交给别组”。")
    record = tx.add("shift_swap", _swap(turn, _duty(with_turn), why) | {"other": other})
    _give(tx, one, _duty(with_turn))
    _give(tx, other, _duty(turn))
    return record


def hand_to(tx: Transaction, shift: int, duty: Duty, why: Why) -> int:
    """Give one turn to another group or person without anything in return. Returns the record of it."""
    turn = _open_turn(tx, shift)
    if duty == Duty():
        raise Refusal("没有选择交给谁。", "请选择轮值组或轮值人。")
    if duty == _duty(turn):
        raise Refusal("这一班本来就由它轮值。", "请选择另外一组。")
    record = tx.add("shift_swap", _swap(turn, duty, why))
    _give(tx, shift, duty)
    return record


def fulfil(tx: Transaction, shift: int, event: int | None) -> None:
    """Say which event fulfilled a turn; None takes that back. Refuses an event that was cancelled."""
    if event is not None:
        row = _need(tx, "event", event)
        if row["cancelled"]:
            raise Refusal(f"活动“{row['title']}”已取消，不能算完成轮值。", "请选择另一场活动。")
    tx.change("shift", shift, {"event": event})


def hand_over(tx: Transaction, shift: int, note: str, day: str) -> None:
    """Note that a turn was handed over to the next. Refuses a day before the turn began."""
    turn = _turn(tx, shift)
    if not is_date(day):
        raise Refusal("没有填写交接日期。", "请填写交接的日期。")
    if last_day(day) < first_day(turn.start):
        raise Refusal(f"交接日期（{day}）早于这一班的开始日期（{turn.start}）。", "请核对日期。")
    tx.change("shift", shift, {"handover": note.strip() or None, "handed_over": day})


def turn_of(rows: Rows, shift: int) -> Turn | None:
    """One shift with what is told of it; None where it is not there."""
    row = rows.get("shift", shift)
    if row is None or row["removed"] is not None:
        return None
    return next((one for one in queries.turns(rows, row["rota"]) if one.shift == shift), None)


def _turn(tx: Transaction, shift: int) -> Turn:
    turn = turn_of(tx, shift)
    if turn is None:
        raise Refusal("这一班已不存在。", "请刷新后再试。")
    return turn


def _open_turn(tx: Transaction, shift: int) -> Turn:
    """A turn that may still be given away."""
    turn = _turn(tx, shift)
    if turn.event is not None:
        raise Refusal(
            f"{called(turn)}已经办了活动“{turn.event_title}”，不能再换班。",
            "如果记错了，请先去掉这一班的完成活动。",
        )
    if turn.handed_over is not None:
        raise Refusal(f"{called(turn)}已经交接，不能再换班。", "如果记错了，请先去掉这一班的交接日期。")
    return turn


def _duty(turn: Turn) -> Duty:
    return Duty(turn.group, turn.person)


def _swap(turn: Turn, to: Duty, why: Why) -> dict[str, Any]:
    return {
        "shift": turn.shift, "from_group": turn.group, "from_person": turn.person, "to_group": to.group,
        "to_person": to.person, "day": why.day, "reason": why.reason.strip() or None,
        "approved_by": why.approved_by.strip() or None,
    }  # fmt: skip


def _give(tx: Transaction, shift: int, duty: Duty) -> None:
    tx.change("shift", shift, {"duty_group": duty.group, "person": duty.person})


def _need(tx: Transaction, entity: str, record: int) -> Record:
    row = tx.get(entity, record)
    if row is None or row["removed"] is not None:
        raise Refusal(f"这条{tx.entity(entity).label}已不存在。", "请刷新后再试。")
    return row
