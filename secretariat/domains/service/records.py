"""The records: programmes of visits, visits, demands, and every step that a demand took."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, link, mobile, money, note, tags, text
from secretariat.base.fields import day as dated
from secretariat.domains.service.vocabulary import (
    CATEGORIES,
    KINDS,
    SATISFACTION,
    SATISFACTION_SYNONYMS,
    SEASONS,
    SOURCE_SYNONYMS,
    SOURCES,
    STEPS,
)


@entity("programme", label="走访方案", order="start desc", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme of visits for a season or a campaign, such as 送清凉 in July."""

    id: int = 0
    name: str = text(
        "走访方案", width=28, required=True, roster=True, aliases=("方案名称", "走访活动", "专项行动")
    )
    season: str | None = choice("方案类别", dictionary="season", entries=SEASONS, open=True, roster=True)
    start: str | None = dated("开始日期", past=False, roster=True)
    end: str | None = dated("截止日期", past=False, roster=True, help="最后一天")
    target: int | None = count("计划走访", unit="家", roster=True, aliases=("计划家数", "目标家数"))
    remark: str | None = note("备注", level=INTERNAL)


@entity("visit_quota", label="走访任务", title="leader")
@dataclass(frozen=True, slots=True, kw_only=True)
class VisitQuota:
    """How many enterprises one leader is to visit in a programme."""

    id: int = 0
    programme: int = link("programme", "走访方案", required=True, roster=True)
    leader: str = text("走访领导", required=True, roster=True, aliases=("领导", "包联领导", "责任人"))
    department: str | None = text("责任部门", aliases=("部门",))
    number: int = count(
        "走访家数", unit="家", required=True, roster=True, aliases=("任务数", "家数", "计划家数")
    )


@entity("visit", label="走访", title="organization", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit that the office paid to an enterprise or a person. Its problems are demands that point to it."""

    id: int = 0
    programme: int | None = link("programme", "走访方案", roster=True, aliases=("走访活动", "专项行动"))
    day: str | None = dated("走访日期", roster=True, aliases=("走访时间", "日期", "时间", "慰问日期"))
    organization: int | None = link("organization", "走访单位")
    person: int | None = link("person", "走访对象")
    name: str | None = text("未核实单位")
    leaders: str | None = tags(
        "走访领导", roster=True, aliases=("带队领导", "走访人", "走访人员", "领导", "带队")
    )
    department: str | None = choice(
        "走访部门", dictionary="department", open=True, aliases=("部门", "责任部门", "走访科室", "联合部门")
    )
    contact: str | None = text("接待人", aliases=("企业接待人", "陪同人员", "对接人", "联系人", "企业联系人"))
    outcome: str | None = note("走访情况", roster=True, aliases=("情况", "走访内容", "了解情况", "走访记录"))
    gifts: str | None = text("慰问品", aliases=("慰问物品", "慰问情况"))
    gift_value: int | None = money("慰问金额", unit="元", aliases=("慰问金", "慰问品价值"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注", "备注说明"))


@entity("demand", label="诉求", title="title", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What an enterprise asks for. Its state is nowhere kept: it follows from the steps."""

    id: int = 0
    number: str | None = text(
        "诉求编号", width=10, roster=True, aliases=("编号", "问题编号", "清单编号", "诉求号")
    )
    day: str | None = dated(
        "登记日期", roster=True, aliases=("受理日期", "收到日期", "提出日期", "反映时间", "登记时间", "日期")
    )
    organization: int | None = link("organization", "诉求企业")
    person: int | None = link("person", "诉求人")
    name: str | None = text("未核实企业")
    phone: str | None = mobile("联系电话", level=INTERNAL, aliases=("诉求人电话", "手机", "电话"))
    title: str = text(
        "诉求事项", width=40, required=True, roster=True,
        aliases=("诉求", "问题", "诉求内容", "主要诉求", "问题描述", "反映问题", "事项", "困难问题", "存在问题",
        "诉求问题"),
    )  # fmt: skip
    content: str | None = note("详细情况", aliases=("具体内容", "详情", "情况说明"))
    category: str | None = choice(
        "诉求类别", dictionary="demand_category", entries=CATEGORIES, open=True, roster=True,
        aliases=("问题类别", "类别", "问题类型", "诉求类型"),
    )  # fmt: skip
    kind: str | None = choice(
        "诉求性质", dictionary="demand_kind", entries=KINDS, open=True, aliases=("性质",)
    )
    source: str | None = choice(
        "诉求来源", dictionary="demand_source", entries=SOURCES, synonyms=SOURCE_SYNONYMS, open=True, roster=True,
        aliases=("来源", "问题来源", "渠道", "来源渠道"),
    )  # fmt: skip
    visit: int | None = link("visit", "发现的走访")
    leader: str | None = text("领办领导", roster=True, aliases=("包案领导", "责任领导", "领办人"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注", "备注说明"))


@entity("demand_step", label="诉求办理", title="kind", order="day")
@dataclass(frozen=True, slots=True, kw_only=True)
class DemandStep:
    """One thing that happened to a demand. `due` is the day until which 交办, 延期 or 重新办理 ask for an answer."""

    id: int = 0
    demand: int = link("demand", "诉求", required=True)
    kind: str = choice("环节", entries=STEPS, required=True)
    day: str | None = dated("日期")
    department: str | None = choice("主办部门", dictionary="department", open=True)
    joint: str | None = tags("协办部门")
    due: str | None = dated("办理期限", past=False)
    content: str | None = note("内容")
    satisfaction: str | None = choice("满意度", entries=SATISFACTION, synonyms=SATISFACTION_SYNONYMS)
    lesson: str | None = note("举一反三", help="同类问题怎样一并解决、怎样防止再发生")
    who: str | None = text("经手人")


RECORDS = (Programme, VisitQuota, Visit, Demand, DemandStep)
