"""The list of proposals, as a clerk knows it from Excel; what depends on steps is told for the day asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from secretariat.base.entity import INTERNAL, entity_of
from secretariat.base.kinds import Choice, Count, Flag, Note, PartialDate, Phone, Text
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value
from secretariat.base.ledger import Column, Gather, Ledger, Path, Period, Source, column, ledger_of
from secretariat.domains.plain.ledger import numbered
from secretariat.domains.proposals.course import PART, RECORD, Course, read_units, told
from secretariat.domains.proposals.records import Proposal, ProposalStep, ProposalUnit, Session
from secretariat.domains.proposals.vocabulary import (
    ASSISTANT,
    COLLECTIVE,
    DECISION_SYNONYMS,
    DECISIONS,
    HOST,
    JOINER,
    JOINT,
    KIND_SYNONYMS,
    KINDS,
    PUNCTUALITY,
    SINGLE,
    SPLITTER,
    STATES,
)

HANDLING, SIGNERS, ANSWER, MEETING = "办理", "提案者", "答复", "会议"

_SESSION, _PROPOSAL, _STEP, _UNIT = map(entity_of, (Session, Proposal, ProposalStep, ProposalUnit))
_BACK: Path = ("proposal", "proposal")


def _own(*names: str) -> tuple[tuple[Path, ...], ...]:
    return tuple((("", name),) for name in names)


def _behind(key: str, gather: Gather) -> Column:
    return Column(key, key, Text(), gather=gather)


_NAME: tuple[Path, ...] = (("person", "name"), ("", "name"))
_STEPS = Gather(
    "proposal_step", _BACK,
    (
        *_own("kind", "day", "due"), (("unit", "name"),), (("unit", "role"),), *_own("result", "satisfaction"),
        (("target", "number"), ("target", "title")),
    ),
    between=RECORD, within=PART,
)  # fmt: skip
_FIRST = (("position", 1),)
BEHIND = (
    _behind("steps", _STEPS),
    _behind("units", Gather("proposal_unit", _BACK, _own("role", "name"), between=RECORD, within=PART)),
    _behind("signers", Gather("signer", _BACK, (_NAME,), ("position",))),
    _behind("unlinked_names", Gather("signer", _BACK, _own("name"), ("position",))),
    _behind("opinions", Gather(
        "proposal_step", _BACK, _own("content"), ("day",), (("kind", "反馈"),), between="；")),
    _behind("first_unit", Gather("signer", _BACK, _own("unit"), where=_FIRST)),
    _behind("first_mobile", Gather(
        "signer", _BACK, ((("", "mobile"), ("person", "mobile")),), where=_FIRST)),
)  # fmt: skip


def _units(role: str, label: str, aliases: tuple[str, ...] = (), roster: bool = False) -> Column:
    def derive(values: tuple[Any, ...], day: str) -> Value:
        return "、".join(unit.name for unit in read_units(values[0]) if unit.role == role) or None

    return Column(
        f"units.{role}",
        label,
        Text(20),
        (),
        aliases,
        HANDLING,
        roster,
        inputs=("units",),
        derive=derive,
        accepts=True,
    )


def first_signer(values: tuple[Any, ...], day: str) -> Value:
    """The collective signer, or the first of the persons."""
    collective, signers = values
    return collective or (signers.partition("、")[0] if signers else None)


def joint_signers(values: tuple[Any, ...], day: str) -> Value:
    """The persons behind the first; all of them where the first signer is collective."""
    collective, signers = values
    if not signers:
        return None
    return signers if collective else signers.partition("、")[2] or None


def kind_of(values: tuple[Any, ...], day: str) -> Value:
    """个人, 联名 or 集体: counted from the signers, or as the form says where nobody was named."""
    stated, collective, signers = values
    if collective or stated == COLLECTIVE:
        return COLLECTIVE
    if signers and "、" in signers:
        return JOINT
    return stated or (SINGLE if signers else None)


def _same(values: tuple[Any, ...], day: str) -> Value:
    return values[0]  # type: ignore[no-any-return]


def _passed(key: str, label: str, kind: Kind, source: str, **more: Any) -> Column:
    """A visible column over one that is gathered."""
    return Column(key, label, kind, inputs=(source,), derive=_same, **{"group": SIGNERS, **more})


def _flag(value: bool) -> Value:
    return 1 if value else None


def _proposal(name: str, group: str = "", **changes: Any) -> Column:
    return column("proposal", _PROPOSAL.field(name), group=group, **changes)


@dataclass(frozen=True)
class Counted(Count):
    """A number that the program counts itself: what a workbook says of it is not read."""

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        return NOTHING


def _told(key: str, label: str, kind: Kind, pick: Callable[[Course, str], Value], **more: Any) -> Column:
    """A column that tells something of the course of a proposal on the day asked."""

    def derive(values: tuple[Any, ...], day: str) -> Value:
        return pick(told(values[0], values[1], day), day)

    return Column(
        key,
        label,
        kind,
        inputs=("steps", "units"),
        derive=derive,
        accepts=True,
        **{"group": HANDLING, **more},
    )


_KIND = Choice(KINDS, KIND_SYNONYMS, open=True)
_WHO = ("proposal.collective_signer", "signers")
_DATE, _PLAN = PartialDate(), PartialDate(past=False)

_PAPER = (
    column("session", _SESSION.field("name"), group=MEETING, roster=False, required=False),
    _proposal("number"),
    _proposal("title"),
    Column("first_signer", "第一提案人", Text(14), (), (
        "提案人", "提案者", "提案委员", "领衔代表", "领衔人", "发起人", "第一提案者", "提案人姓名", "代表姓名",
        "委员姓名", "建议人", "提出人", "领衔委员"), SIGNERS, True, inputs=_WHO, derive=first_signer, accepts=True),
    Column("joint_signers", "联名人", Text(20), (), (
        "联名委员", "联名提案人", "附议人", "联名代表", "附议代表", "其他提案人", "联名者", "附议委员"), SIGNERS, True,
        inputs=_WHO, derive=joint_signers, accepts=True),
    _proposal("kind", SIGNERS, label="提案类型", kind=_KIND, aliases=(
        "提案类别", "提案者类型", "提案性质", "提案方式", "类别", "类型")),
    Column("sort", "提出方式", Choice(KINDS), inputs=("proposal.kind", *_WHO), derive=kind_of, group=SIGNERS,
           accepts=True, help="个人、联名或集体：按提案人数算出"),
    _proposal("collective_kind", SIGNERS),
    _proposal("collective_signer", SIGNERS),
    _proposal("category"),
    _proposal("submitted"),
)  # fmt: skip
_COURSE = (
    _told("state", "状态", Choice(STATES), lambda course, day: course.state, roster=True),
    _told("filing", "立案情况", Choice(DECISIONS, DECISION_SYNONYMS, open=True), lambda course, day: course.filing,
          roster=True, aliases=("是否立案", "立案与否", "审查意见", "审查结果", "处理情况", "立案")),
    _told("filed_on", "立案日期", _DATE, lambda course, day: course.filed_on, aliases=("立案时间",)),
    _told("merged_into", "并入提案", Text(10), lambda course, day: course.target,
          aliases=("并入提案号", "并案提案号", "主案号", "并入")),
    _units(HOST, "主办单位", ("承办单位", "牵头单位", "主办部门", "承办部门", "独办单位", "办理单位"), roster=True),
    _units(JOINER, "会办单位", ("会办部门", "参与单位"), roster=True),
    _units(SPLITTER, "分办单位", ("分办部门",)),
    _units(ASSISTANT, "协办单位", ("协办部门", "配合单位")),
    _told("assigned_on", "交办日期", _DATE, lambda course, day: course.assigned_on, roster=True,
          aliases=("交办时间", "转办日期", "分办日期")),
    _told("due", "答复期限", _PLAN, lambda course, day: course.due, roster=True,
          aliases=("办理期限", "办结期限", "答复时限")),
    _told("days_left", "剩余天数", Counted("天"), lambda course, day: course.days_left(day)),
    _told("punctuality", "是否逾期", Choice(PUNCTUALITY), lambda course, day: course.punctuality(day)),
    _told("replied_on", "答复日期", _DATE, lambda course, day: course.replied_on, roster=True,
          aliases=("答复时间", "复函日期", "办复日期", "回复日期")),
    _told("result", "办理结果", _STEP.field("result").kind, lambda course, day: course.result, roster=True,
          dictionary="result_class", aliases=(
              "办理类别", "答复类别", "结果分类", "解决程度", "办理结果类别", "答复分类", "办理情况")),
    _told("satisfaction", "满意度", _STEP.field("satisfaction").kind, lambda course, day: course.satisfaction,
          roster=True, dictionary="satisfaction", aliases=(
              "委员意见", "代表意见", "委员反馈", "反馈意见", "满意情况", "是否满意", "反馈结果", "满意程度",
              "评价")),
    _passed("opinion", "反馈内容", Note(), "opinions", aliases=("意见建议", "反馈情况"), accepts=True, group=HANDLING),
    _told("key", "重点", Flag(), lambda course, day: _flag(course.key),
          aliases=("重点提案", "是否重点", "是否重点提案", "重点督办")),
    _told("excellent", "优秀", Flag(), lambda course, day: _flag(course.excellent),
          aliases=("优秀提案", "是否优秀", "是否优秀提案")),
)  # fmt: skip
_MORE = (
    *(_proposal(name, required=False) for name in ("form", "serial", "running", "leader")),
    _passed("signer.unit", "提案人单位及职务", Text(24), "first_unit", accepts=True, aliases=(
        "提案人单位", "提案人工作单位", "委员单位", "工作单位及职务", "单位及职务")),
    _passed("signer.mobile", "提案人手机", Phone(mobile=True), "first_mobile", accepts=True, level=INTERNAL, aliases=(
        "提案人电话", "委员手机", "提案人联系电话", "联系电话", "手机", "手机号码")),
    _passed("unlinked", "未核实提案人", Text(16), "unlinked_names", accepts=True),
    _proposal("content"),
    _proposal("remark"),
    column("session", _SESSION.field("short"), group=MEETING, roster=False, label="会议简称"),
    Column("proposal.id", "记录号", Count(), (("proposal", "id"),),
           help="程序给每件提案的编号；导出后在Excel里改好再导入，靠它找回同一件提案"),
)  # fmt: skip
COUNTED = ("state", "days_left", "punctuality", "sort", "unlinked", "session.short")
"""What the program tells by itself: cells of its own exports that are not taken back."""
COLUMNS: tuple[Column, ...] = (*_PAPER, *_COURSE, *_MORE)

PROPOSALS = Ledger(
    name="proposals",
    label="提案",
    root="proposal",
    sources=(Source("proposal", "proposal"), Source("session", "session", via=(("proposal", "session"),))),
    columns=COLUMNS,
    title="proposal.title",
    searched=(
        "proposal.title",
        "first_signer",
        "joint_signers",
        "units.主办",
        "proposal.number",
        "proposal.serial",
    ),
    order=("session.name", "proposal.form", "proposal.number", "proposal.submitted"),
    period=Period("submitted", end=None),
    unit="件",
    behind=BEHIND,
)

SESSIONS = numbered(ledger_of(_SESSION, unit="次", searched=("name", "short")))
