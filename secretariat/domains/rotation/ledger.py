"""The lists of plans, groups, their members, shifts and swaps."""

from __future__ import annotations

from typing import Any

from secretariat.base.dates import show_date
from secretariat.base.entity import entity_of
from secretariat.base.kinds import Count, PartialDate, Text
from secretariat.base.ledger import Column, Gather, Period, Source
from secretariat.domains.plain.ledger import Party, Plain, plain_ledger
from secretariat.domains.rotation.records import DutyGroup, DutyMember, Rota, Shift, ShiftSwap

ROTA, GROUP, NUMBER, FIELD, LEADERS, MONTH = (
    "rota.name", "duty_group.name", "duty_group.number", "duty_group.field", "leaders", "month",
)  # fmt: skip


def _month(values: tuple[Any, ...], day: str) -> str | None:
    start = values[0]
    return show_date(str(start)[:7]) if start else None


_PLAN = Source("rota", "rota", via=(("duty_group", "rota"),))
_OF_GROUP = (
    Column(ROTA, "轮值计划", Text(28), (("rota", "name"),), ("计划名称", "轮值方案"), accepts=True),
    Column(FIELD, "行业或区域", Text(24), (("duty_group", "field"),), ("行业", "区域", "片区", "产业", "所属行业")),
    Column(
        LEADERS, "本组组长", Text(24), (), ("组长姓名", "正副组长", "组长名单", "轮值组长"), accepts=True,
        gather=Gather("duty_member", ("duty_group", "duty_group"), ((("person", "name"), ("", "name")),),
                      ("position",), (("leader", 1),)),
        help="一行一个组的名单，组长写在这一列，几个人用顿号隔开",
    ),
)  # fmt: skip
_NAMES = ("成员", "成员姓名", "人员", "轮值成员", "轮值人", "组员", "组员姓名", "成员名单")
_BEHIND = (
    Column(NUMBER, "组号", Count(), (("duty_group", "number"),)),
    Column("rota.start", "开始日期", PartialDate(False), (("rota", "start"),)),
)
_MONTH = Column(
    MONTH, "轮值月份", Text(14), (), ("月份", "轮值时间", "时间", "轮值日期", "日期", "月", "周次"),
    inputs=("shift.start",), derive=_month, accepts=True, help="如 2026年3月、3月、3月2日-8日",
)  # fmt: skip

ROTAS = plain_ledger(entity_of(Rota), Plain("rotas", unit="个", order=("-rota.start",)))
GROUPS = plain_ledger(entity_of(DutyGroup), Plain("duty_groups", unit="组", order=("duty_group.number",)))
MEMBERS = plain_ledger(entity_of(DutyMember), Plain(
    "duty_members", unit="人", order=("-rota.start", NUMBER, "duty_member.position"), sources=(_PLAN,), more=_OF_GROUP,
    behind=_BEHIND, parties=(Party("member", "姓名", organization="", aliases=_NAMES),),
))  # fmt: skip
SHIFTS = plain_ledger(entity_of(Shift), Plain(
    "shifts", unit="班", order=("shift.start",), period=Period("start", end=None), title="shift.theme", more=(_MONTH,),
))  # fmt: skip
_TURN = PartialDate(past=False)
_SWAPPED = (
    Column("shift.start", "班次日期", _TURN, (("shift", "start"),), ("班次开始日期", "班次"), roster=True,
           required=True, help="换的是哪一班：它的开始日期"),
    Column("shift.theme", "班次主题", Text(20), (("shift", "theme"),), help="同一天有几班时，用来分清是哪一班"),
    Column("other.start", "对调班次日期", _TURN, (("other", "start"),), ("对调班次",), roster=True),
)  # fmt: skip
SWAPS = plain_ledger(entity_of(ShiftSwap), Plain(
    "shift_swaps", unit="次", order=("-shift_swap.day",), hidden=("shift", "other"), more=_SWAPPED,
))  # fmt: skip
LEDGERS = (ROTAS, GROUPS, MEMBERS, SHIFTS, SWAPS)
