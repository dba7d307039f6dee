"""The lists of programmes, visits and demands, as a clerk knows them from Excel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from secretariat.base.entity import entity_of
from secretariat.base.kinds import Choice, Count, Note, PartialDate, Tags, Text
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value
from secretariat.base.ledger import Column, Gather, Ledger, Period, column
from secretariat.domains.plain.ledger import Party, Plain, plain_ledger
from secretariat.domains.service.course import PART, RECORD, STEP_FIELDS, Course, told
from secretariat.domains.service.records import Demand, DemandStep, Programme, Visit, VisitQuota
from secretariat.domains.service.vocabulary import PUNCTUALITY, STATE_SYNONYMS, STATES

HANDLING, FOUND = "办理", "发现问题"
_UNIT_WORDS = (
    "企业名称",
    "单位名称",
    "企业",
    "单位",
    "会员单位",
    "被走访单位",
    "受访企业",
    "走访企业",
    "公司名称",
)
_STEP = entity_of(DemandStep)


@dataclass(frozen=True)
class Counted(Count):
    """A number that the program counts itself: what a workbook says of it is not read."""

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        return NOTHING


def _told(key: str, label: str, kind: Kind, pick: Callable[[Course, str], Value], **more: Any) -> Column:
    """A column that tells something of the course of a demand on the day asked."""

    def derive(values: tuple[Any, ...], day: str) -> Value:
        return pick(told(values[0], day), day)

    return Column(key, label, kind, inputs=("steps",), derive=derive, accepts=True, group=HANDLING, **more)


_DATE, _PLAN = PartialDate(), PartialDate(past=False)
_COURSE = (
    _told("state", "状态", Choice(STATES, STATE_SYNONYMS, open=True), lambda course, day: course.state, roster=True,
          aliases=("是否解决", "是否办结", "是否销号", "办理状态", "完成情况", "解决情况", "是否完成", "办理进度",
                   "当前状态", "销号情况", "办结情况")),
    _told("department", "主办部门", _STEP.field("department").kind, lambda course, day: course.department, roster=True,
          dictionary="department", aliases=(
              "责任部门", "牵头部门", "承办部门", "办理部门", "责任单位", "主办单位", "承办单位", "牵头单位",
              "交办部门", "办理单位", "转办部门", "交办单位")),
    _told("joint", "协办部门", Tags(), lambda course, day: course.joint,
          aliases=("协办单位", "配合部门", "配合单位", "会办部门")),
    _told("assigned_on", "交办日期", _DATE, lambda course, day: course.assigned_on, roster=True,
          aliases=("交办时间", "转办时间", "转办日期", "分办日期")),
    _told("due", "办理期限", _PLAN, lambda course, day: course.due, roster=True,
          aliases=("办结时限", "限期", "完成时限", "办理时限", "整改期限", "答复期限", "期限", "限办时间",
                   "办结期限", "要求办结时间")),
    _told("days_left", "剩余天数", Counted("天"), lambda course, day: course.days_left(day)),
    _told("punctuality", "是否逾期", Choice(PUNCTUALITY), lambda course, day: course.punctuality(day)),
    _told("replied_on", "答复日期", _DATE, lambda course, day: course.replied_on,
          aliases=("答复时间", "回复时间", "回复日期")),
    _told("progress", "办理情况", Note(), lambda course, day: course.progress, roster=True, aliases=(
        "办理结果", "答复内容", "办理进展", "处理情况", "落实情况", "进展情况", "解决措施", "处理结果",
        "办理情况及结果", "整改情况", "办理结果/答复内容")),
    _told("satisfaction", "满意度", _STEP.field("satisfaction").kind, lambda course, day: course.satisfaction,
          roster=True, aliases=("企业满意度", "是否满意", "评价", "企业评价", "满意情况", "满意程度")),
    _told("closed_on", "销号日期", _DATE, lambda course, day: course.closed_on, roster=True,
          aliases=("销号时间", "办结时间", "办结日期", "解决时间", "完成时间", "实际完成时间", "结案时间")),
    _told("lesson", "举一反三", Note(), lambda course, day: course.lesson, aliases=("举一反三情况", "建章立制")),
)  # fmt: skip
COUNTED = ("days_left", "punctuality")
"""What the program tells by itself: cells of its own exports that are not taken back."""
_STEPS = Column("steps", "steps", Text(), gather=Gather(
    "demand_step", ("demand", "demand"), tuple((("", name),) for name in STEP_FIELDS), between=RECORD, within=PART,
))  # fmt: skip


def _problems(values: tuple[Any, ...], day: str) -> Value:
    return "；".join(values[0].split(RECORD)) if values[0] else None


def _problem_count(values: tuple[Any, ...], day: str) -> Value:
    return values[0].count(RECORD) + 1 if values[0] else None


def _one_time(values: tuple[Any, ...], day: str) -> Value:
    return 1


_FOUND = Column("titles", "titles", Text(), gather=Gather(
    "demand", ("visit", "visit"), ((("", "title"),),), between=RECORD))  # fmt: skip
_VISIT_MORE = (
    Column("problems", "发现问题", Note(), (), (
        "诉求", "问题", "存在问题", "企业诉求", "困难问题", "反映问题", "主要问题", "存在困难", "困难和问题",
        "问题和诉求", "诉求及问题", "意见建议", "企业反映问题", "主要诉求", "收集问题", "发现的问题",
        "主要问题及诉求", "问题及诉求", "主要问题和诉求", "困难及诉求"),
        FOUND, True, inputs=("titles",), derive=_problems, accepts=True,
        help="走访发现的问题，每条都登记为一件诉求；几条之间用分号或编号隔开"),
    Column("problem_count", "问题数", Counted("件"), (), ("问题件数", "诉求数", "问题条数"), FOUND,
           inputs=("titles",), derive=_problem_count, accepts=True),
    Column("times", "家次", Count("家次"), (), ("走访家次",), FOUND, inputs=("visit.id",), derive=_one_time,
           accepts=True, help="一次走访计一家次"),
)  # fmt: skip
_VISIT_ORDER = ("visit.day", "visited", "visit.leaders", "problems", "visit.outcome", "programme.name")
_DEMAND_ORDER = (
    "demand.number", "demand.day", "claimant", "demand.title", "state", "department", "due", "satisfaction",
    "closed_on", "demand.category", "demand.source",
)  # fmt: skip


def _ordered(ledger: Ledger, first: tuple[str, ...]) -> Ledger:
    """The ledger with these columns in front: what a clerk looks at first."""
    front = tuple(ledger.column(key) for key in first)
    return replace(ledger, columns=(*front, *(one for one in ledger.columns if one.key not in first)))


PROGRAMMES = plain_ledger(entity_of(Programme), Plain("programmes", unit="个", order=("-programme.start",)))
QUOTAS = plain_ledger(
    entity_of(VisitQuota), Plain("visit_quotas", unit="条", order=("programme.name", "visit_quota.leader"))
)
VISITS = _ordered(plain_ledger(entity_of(Visit), Plain(
    "visits", unit="家次", order=("-visit.day",), title="visited", period=Period("day", end=None),
    parties=(Party("visited", "走访单位", aliases=_UNIT_WORDS),), searched=("visited", "visit.outcome", "problems"),
    more=_VISIT_MORE, behind=(_FOUND,),
)), _VISIT_ORDER)  # fmt: skip
DEMANDS = _ordered(plain_ledger(entity_of(Demand), Plain(
    "demands", unit="件", order=("-demand.day", "demand.number"), period=Period("day", end=None), hidden=("visit",),
    parties=(Party("claimant", "诉求企业", aliases=("诉求单位", "提出单位", *_UNIT_WORDS)),),
    searched=("demand.title", "claimant", "demand.number"), more=_COURSE, behind=(_STEPS,),
)), _DEMAND_ORDER)  # fmt: skip
STEPS = plain_ledger(entity_of(DemandStep), Plain("demand_steps", unit="条", order=("demand_step.day",), more=(
    Column("demand.number", "诉求编号", Text(10), (("demand", "number"),), ("编号", "问题编号", "诉求号"), roster=True),
    Column("demand.day", "登记日期", _DATE, (("demand", "day"),)),
)))  # fmt: skip
LEDGERS = (PROGRAMMES, QUOTAS, VISITS, DEMANDS, STEPS)


def step_columns(names: tuple[str, ...]) -> tuple[Column, ...]:
    """The fields of a step as columns of a form."""
    return tuple(column("step", _STEP.field(name)) for name in names)
