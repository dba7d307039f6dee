"""What is wrong or doubtful in the rota: told, opened, never in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from secretariat.base.dates import last_day, show_date
from secretariat.base.document import Selection
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.planning import days_of
from secretariat.domains.rotation.queries import Member, Turn
from secretariat.domains.rotation.wording import OVERDUE, called, span, state_of
from secretariat.store.rows import Rows

(NO_LEADER, NOBODY, TWO_GROUPS, UNKNOWN, OVERLAP, LATE, CANCELLED, ELSEWHEN, NO_DUTY, BACKWARDS, NO_SUCCESSOR,
 NO_PLAN) = KINDS = (
    "没有组长", "没有成员", "一人两组", "姓名待核实", "班次重叠", "逾期未办", "活动已取消", "活动不在班期",
    "没有轮值组", "日期颠倒", "到期未接续", "未归入计划",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RotaWarning:
    """Something to look at: its kind, a sentence, and the records behind it, which the clerk can open."""

    kind: str
    message: str
    counts: Selection


def warnings(rows: Rows, day: str, rota: int | None = None) -> list[RotaWarning]:
    """All warnings about a plan, or about all plans, as of a day."""
    turns = queries.turns(rows, rota)
    found = [
        *_groups(rows, rota, day), *_shifts(turns, day), *_overlapping(turns), *_backwards(rows, rota),
        *_without_successor(rows, rota, day), *_without_plan(rows, rota),
    ]  # fmt: skip
    return sorted(found, key=lambda one: KINDS.index(one.kind))


def counted(found: Sequence[RotaWarning]) -> dict[str, int]:
    """How many warnings of each kind."""
    return dict(Counter(one.kind for one in found))


def _warning(kind: str, message: str, ledger: str, ids: Sequence[int]) -> RotaWarning:
    return RotaWarning(kind, message, Selection(ledger, None, tuple(ids), f"{kind}：{message}"))


def _groups(rows: Rows, rota: int | None, day: str) -> Iterator[RotaWarning]:
    names = {row["id"]: row["name"] for row in rows.find("rota")}
    people: dict[int, list[Member]] = {}
    for one in queries.members(rows, rota, day):
        people.setdefault(one.group, []).append(one)
    of_rota: dict[tuple[int, int], list[tuple[Member, str]]] = {}
    for group in queries.groups(rows, rota):
        if group.rota is None:
            continue
        members, plan = people.get(group.group, []), names.get(group.rota, "")
        if not members:
            yield _warning(NOBODY, f"{plan}{group.name}还没有成员。", "duty_groups", [group.group])
        elif not any(one.leader for one in members):
            yield _warning(NO_LEADER, f"{plan}{group.name}没有组长。", "duty_groups", [group.group])
        yield from _unknown(members, f"{plan}{group.name}")
        for one in members:
            if one.person is not None:
                of_rota.setdefault((group.rota, one.person), []).append((one, group.name))
    for (plan_id, _), several in of_rota.items():
        if len(several) > 1:
            where = "、".join(dict.fromkeys(name for _, name in several))
            message = f"{several[0][0].name}在{names.get(plan_id, '')}的{where}中出现{len(several)}次。"
            yield _warning(TWO_GROUPS, message, "duty_members", [one.member for one, _ in several])


def _unknown(members: Sequence[Member], group: str) -> Iterator[RotaWarning]:
    unknown = [one for one in members if one.person is None]
    if unknown:
        names = "、".join(one.name or "（空）" for one in unknown[:5])
        message = f"{group}有{len(unknown)}人只有姓名，还没有和人员对上：{names}{'等' if len(unknown) > 5 else ''}。"
        yield _warning(UNKNOWN, message, "duty_members", [one.member for one in unknown])


def _shifts(turns: Sequence[Turn], day: str) -> Iterator[RotaWarning]:
    for one in turns:
        if one.cancelled is not None:
            message = f"{called(one)}登记的活动“{one.cancelled}”已取消，这一班等于没有办活动。"
            yield _warning(CANCELLED, message, "shifts", [one.shift])
        elif state_of(one, day) == OVERDUE:
            yield _warning(LATE, f"{called(one)}已过，还没有登记活动。", "shifts", [one.shift])
        if one.event is not None and _outside(one):
            message = f"{called(one)}登记的活动在{show_date(one.event_start)}，不在这一班的日期之内。"
            yield _warning(ELSEWHEN, message, "shifts", [one.shift])
        if one.group is None and one.person is None:
            message = f"{span(one.start, one.end)}的班次没有轮值组，也没有轮值人。"
            yield _warning(NO_DUTY, message, "shifts", [one.shift])


def _outside(turn: Turn) -> bool:
    """Whether the event cannot have been within the shift, as far as both dates are known."""
    if not turn.event_start:
        return False
    first, last = days_of(turn.start, turn.end)
    begin, end = days_of(turn.event_start, None)
    return end < first or begin > last


def _overlapping(turns: Sequence[Turn]) -> Iterator[RotaWarning]:
    for _, group in groupby(sorted(turns, key=lambda one: one.rota), key=lambda one: one.rota):
        ordered = sorted(group, key=lambda one: (days_of(one.start, one.end), one.shift))
        running: Turn | None = None
        for one in ordered:
            if (
                running is not None
                and days_of(one.start, one.end)[0] <= days_of(running.start, running.end)[1]
            ):
                message = f"{called(running)}与{called(one)}的日期重叠。"
                yield _warning(OVERLAP, message, "shifts", [running.shift, one.shift])
            if running is None or days_of(one.start, one.end)[1] > days_of(running.start, running.end)[1]:
                running = one


def _backwards(rows: Rows, rota: int | None) -> Iterator[RotaWarning]:
    for entity, ledger in (("rota", "rotas"), ("shift", "shifts")):
        declared = rows.entity(entity)
        for row in rows.find(entity):
            if rota not in (None, row["id"] if entity == "rota" else row["rota"]):
                continue
            if pair := declared.backwards(row):
                start, end = pair
                name = rows.title(entity, row["id"]) or declared.label
                message = f"“{name}”的{end.label}{row[end.name]}早于{start.label}{row[start.name]}。"
                yield _warning(BACKWARDS, message, ledger, [row["id"]])


def _without_successor(rows: Rows, rota: int | None, day: str) -> Iterator[RotaWarning]:
    """The latest plan of a body is over, and none follows."""
    plans = rows.find("rota")
    for row in plans:
        end = last_day(row["end"])
        later = any(other["id"] != row["id"] and other["body"] == row["body"] and last_day(other["end"]) > end
                    for other in plans)  # fmt: skip
        if rota in (None, row["id"]) and end < day and not later:
            message = f"“{row['name']}”已于{show_date(row['end'])}到期，还没有新的轮值计划。"
            yield _warning(NO_SUCCESSOR, message, "rotas", [row["id"]])


def _without_plan(rows: Rows, rota: int | None) -> Iterator[RotaWarning]:
    loose = [] if rota is not None else [one for one in queries.groups(rows) if one.rota is None]
    if loose:
        names = "、".join(one.name for one in loose[:12])
        message = f"有{len(loose)}个轮值组不属于任何轮值计划：{names}{'等' if len(loose) > 12 else ''}。"
        yield _warning(NO_PLAN, message, "duty_groups", [one.group for one in loose])
