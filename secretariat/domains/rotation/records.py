"""The records: a plan, its groups and their members, shifts, and what was swapped."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, flag, link, note, text
from secretariat.base.fields import day as dated

BY_INDUSTRY, BY_TOWN, BY_POST, BY_HAND = BASES = ("行业", "乡镇街道", "职务", "人工")
MONTHLY, WEEKLY, QUARTERLY = RHYTHMS = ("每月", "每周", "每季度")
DICTIONARIES: tuple[Dictionary, ...] = ()


@entity("rota", label="轮值计划", order="start desc", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """A plan for a year (or any period): who takes turns, how groups were made, how often the turn changes."""

    id: int = 0
    name: str = text("轮值计划", width=28, required=True, roster=True, aliases=("计划名称", "轮值方案"))
    start: str = dated("开始日期", past=False, required=True, roster=True, aliases=("起始日期",))
    end: str = dated(
        "截止日期", past=False, required=True, roster=True, aliases=("终止日期",), help="最后一天"
    )
    basis: str | None = choice("分组依据", entries=BASES, roster=True)
    rhythm: str | None = choice("轮换周期", entries=RHYTHMS, roster=True)
    body: int | None = link("body", "轮值组织", help="从哪个组织的成员中分组，如执委会")
    remark: str | None = note("备注", level=INTERNAL)


@entity("duty_group", label="轮值组", order="number")
@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGroup:
    """A group that takes its turn together; `number` is its own, not that of any event."""

    id: int = 0
    rota: int | None = link("rota", "轮值计划", roster=True)
    number: int | None = count("组号", unit="组", roster=True, aliases=("组次", "轮值组号"))
    name: str = text(
        "轮值组", required=True, roster=True, aliases=("组别", "组名", "小组", "轮值组名称", "轮值小组")
    )
    field: str | None = text("行业或区域", width=24, roster=True, aliases=("行业", "区域", "片区", "产业"))
    remark: str | None = note("备注", level=INTERNAL)


@entity("duty_member", label="轮值成员", title="person")
@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMember:
    """A person in a group; leaders (组长) answer for its turn. Who was moved is in the history."""

    id: int = 0
    duty_group: int = link(
        "duty_group", "轮值组", required=True, roster=True, aliases=("组别", "小组", "组号")
    )
    person: int | None = link(
        "person", "姓名", roster=True, aliases=("成员", "成员姓名", "人员", "轮值成员", "轮值人")
    )
    name: str | None = text("未核实姓名")
    leader: int | None = flag("组长", roster=True, aliases=("是否组长", "负责人"))
    post: str | None = text("组内职务", aliases=("职务",))
    position: int | None = count("次序")
    remark: str | None = note("备注", level=INTERNAL)


@entity("shift", label="轮值班次", title="theme", order="start", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One turn of a group (or of one person) with its theme, and the event that fulfilled it."""

    id: int = 0
    rota: int = link("rota", "轮值计划", required=True, roster=True)
    duty_group: int | None = link("duty_group", "轮值组", roster=True, aliases=("组别", "值班组"))
    person: int | None = link("person", "轮值人", roster=True, aliases=("值班人", "轮值领导", "轮值会长"))
    start: str = dated("开始日期", past=False, required=True, roster=True, aliases=("起始日期", "轮值开始"))
    end: str | None = dated("结束日期", past=False, roster=True, help="最后一天")
    theme: str | None = text("轮值主题", width=28, roster=True, aliases=("主题", "活动主题", "月主题"))
    planned: str | None = note("活动安排", aliases=("计划活动", "工作安排"))
    event: int | None = link("event", "完成的活动", roster=True)
    duty_days: int | None = count("驻会天数", unit="天")
    handover: str | None = note("交接说明", aliases=("交接情况", "交接事项", "小结"))
    handed_over: str | None = dated("交接日期")
    remark: str | None = note("备注", level=INTERNAL)


@entity("shift_swap", label="换班记录", title="reason", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftSwap:
    """That two turns were exchanged, or one was handed to another group; groups and persons are those before it."""

    id: int = 0
    shift: int = link("shift", "班次", required=True)
    other: int | None = link("shift", "对调班次")
    from_group: int | None = link("duty_group", "原轮值组", roster=True)
    to_group: int | None = link("duty_group", "换为", roster=True)
    from_person: int | None = link("person", "原轮值人")
    to_person: int | None = link("person", "换为（人）")
    day: str | None = dated("换班日期", roster=True)
    reason: str | None = text("换班原因", width=28, roster=True)
    approved_by: str | None = text("批准人", roster=True)


RECORDS = (Rota, DutyGroup, DutyMember, Shift, ShiftSwap)
