"""The records: events, the leaders who came, who attended, and how kinds are told in reports."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, day, flag, link, money, note, text
from secretariat.base.fields import tags as labels
from secretariat.domains.events.vocabulary import (
    ATTENDANCE_ROLES,
    ATTENDANCE_STATES,
    EVENT_KINDS,
    FORMS,
    ORGANS,
    RANK_SYNONYMS,
    RANKS,
    REPORT_CATEGORIES,
    ROLE_SYNONYMS,
    STATE_SYNONYMS,
)


@entity("event", label="活动", title="title", order="start desc", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting, training, visit or any other event of the office. Whether it is over follows from its days.

    `number` is the place in its series (第9次), never the number of the group that held it. `headcount` is what
    the ledger says where nobody's name was kept; names, where there are any, are counted instead.
    """

    id: int = 0
    number: int | None = count(
        "期次",
        unit="期",
        roster=True,
        aliases=("活动期次", "期数", "第几期", "活动序次", "场次", "次数", "届次期次"),
    )
    title: str = text(
        "活动主题", width=36, required=True, roster=True,
        aliases=("主题", "活动名称", "会议名称", "活动内容", "会议主题", "名称", "活动标题", "活动项目"),
    )  # fmt: skip
    kind: str | None = choice(
        "活动类别", dictionary="event_kind", entries=EVENT_KINDS, open=True, roster=True,
        aliases=("类别", "活动类型", "类型", "主类别", "活动形式", "会议类型"),
    )  # fmt: skip
    tags: str | None = labels("标签", aliases=("活动标签", "关键词", "工作线"))
    start: str | None = day(
        "活动日期", past=False, roster=True,
        aliases=("日期", "时间", "活动时间", "会议时间", "会议日期", "开始日期", "举办时间", "举办日期"),
    )  # fmt: skip
    end: str | None = day("结束日期", past=False, aliases=("活动结束日期", "结束时间"))
    clock: str | None = text(
        "具体时间", width=14, aliases=("时刻", "开始时刻", "会议时刻"), help="如 上午9:00"
    )
    place: str | None = text("地点", width=20, roster=True, aliases=("活动地点", "会议地点", "举办地点"))
    host: str | None = text("主办单位", aliases=("主办", "组织单位", "举办单位"))
    undertaker: str | None = text("承办单位", aliases=("承办", "协办单位"))
    duty_group: int | None = link(
        "duty_group", "承办轮值组", roster=True, aliases=("轮值组", "值班组", "承办组", "轮值小组", "组别")
    )
    body: int | None = link(
        "body", "会议组织", help="开的是哪个组织的会：执委会、常委会…；应到人员和法定人数从这里来"
    )
    form: str | None = choice("参加方式", entries=FORMS)
    speaker: str | None = text("主讲人", aliases=("授课人", "讲师", "主持人"))
    visited: str | None = labels("参观走访单位", aliases=("参观单位", "考察单位", "走访单位", "参观点"))
    planned: int | None = count("预计人数", unit="人")
    headcount: int | None = count(
        "登记人次", unit="人次", aliases=("参加人次", "参加人数", "到会人数", "参会人数", "实到人数", "人次", "人数"),
        help="没有逐人签到时填写；有签到名单的，按名单统计",
    )  # fmt: skip
    budget: int | None = money("预算", unit="元", aliases=("活动预算", "经费预算"))
    cost: int | None = money("实际支出", unit="元", aliases=("支出", "费用", "经费"))
    notice: str | None = note("通知要求", help="印在通知里：着装、材料、请假要求…")
    summary: str | None = note("活动小结", aliases=("小结", "活动总结", "总结", "活动情况"))
    cancelled: int | None = flag("已取消", aliases=("取消", "是否取消"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注", "备注说明"))


@entity("event_leader", label="参加领导", title="post")
@dataclass(frozen=True, slots=True, kw_only=True)
class EventLeader:
    """A leader who came to an event; often only the post is written down."""

    id: int = 0
    event: int = link("event", "活动", required=True)
    person: int | None = link("person", "人员")
    name: str | None = text("姓名")
    post: str | None = text("职务", width=24)
    rank: str | None = choice(
        "级别", dictionary="leader_rank", entries=RANKS, synonyms=RANK_SYNONYMS, open=True
    )
    organ: str | None = choice("班子", entries=ORGANS)


@entity("attendance", label="参会情况", title="person")
@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at one event, expected or come. An empty `state` is 未登记.

    `name` stands for somebody whom the office could not tell yet; it is empty where `person` is known.
    """

    id: int = 0
    event: int = link(
        "event", "活动", required=True, roster=True, aliases=("活动主题", "活动名称", "会议名称", "主题")
    )
    person: int | None = link("person", "人员")
    name: str | None = text("未核实姓名")
    unit: str | None = text(
        "单位及职务", width=28, roster=True, aliases=("单位", "工作单位", "单位名称", "企业", "所在单位")
    )
    role: str | None = choice(
        "参会身份",
        entries=ATTENDANCE_ROLES,
        synonyms=ROLE_SYNONYMS,
        roster=True,
        aliases=("身份", "参加身份"),
    )
    state: str | None = choice(
        "出席情况", dictionary="attendance_state", entries=ATTENDANCE_STATES, synonyms=STATE_SYNONYMS, roster=True,
        aliases=("签到情况", "签到", "签名", "出席", "到会情况", "参加情况", "考勤", "是否到会", "是否签到", "是否参加",
        "状态"),
    )  # fmt: skip
    substitute: str | None = text("替会人", aliases=("代会人", "替会人员", "委托人"))
    reason: str | None = text("请假原因", aliases=("缺席原因", "请假事由", "原因"))
    signed: str | None = text("签到时间", width=10)
    speech: int | None = flag("发言", aliases=("是否发言",))
    seat: str | None = text("座位", width=8, aliases=("座次", "座位号"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注", "备注说明"))


@entity("kind_mapping", label="统计口径", title="kind")
@dataclass(frozen=True, slots=True, kw_only=True)
class KindMapping:
    """Under which category reports count a kind of event; replaces the usual one."""

    id: int = 0
    kind: str = choice(
        "活动类别", dictionary="event_kind", entries=EVENT_KINDS, open=True, required=True, roster=True
    )
    category: str = choice(
        "统计口径",
        dictionary="report_category",
        entries=REPORT_CATEGORIES,
        open=True,
        required=True,
        roster=True,
    )


RECORDS = (Event, EventLeader, Attendance, KindMapping)
