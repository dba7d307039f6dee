"""The records: sessions, proposals, who signed them, who handles them, and every step that they took."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, flag, link, mobile, note, text
from secretariat.base.fields import day as dated
from secretariat.domains.proposals.vocabulary import (
    CATEGORIES,
    COLLECTIVE_KIND_SYNONYMS,
    COLLECTIVE_KINDS,
    FORM_SYNONYMS,
    FORMS,
    KIND_SYNONYMS,
    KINDS,
    REJECTIONS,
    RESULT_SYNONYMS,
    RESULTS,
    ROLE_SYNONYMS,
    ROLES,
    SATISFACTION,
    SATISFACTION_SYNONYMS,
    STEPS,
)


@entity("session", label="届次会议", order="start desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A meeting to which proposals are made, such as 政协临川县第十届委员会第五次会议."""

    id: int = 0
    name: str = text(
        "届次会议", width=36, required=True, roster=True,
        aliases=("会议名称", "届次", "会次", "所属会议", "会议", "届次名称"),
    )  # fmt: skip
    short: str | None = text("会议简称", roster=True, help="如：十届五次")
    body: int | None = link("body", "所属组织")
    term: int | None = count("届", unit="届")
    meeting: int | None = count("次", unit="次")
    start: str | None = dated("开幕日期", roster=True)
    end: str | None = dated("闭幕日期", roster=True)
    deadline: str | None = dated("提案截止日期", past=False, help="此后提交的是平时提案")
    remark: str | None = note("会议备注", level=INTERNAL)


@entity("proposal", label="提案", title="title", order="submitted desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A 提案, 议案, 建议 or 社情民意. Its state is nowhere kept: it follows from the steps.

    `kind` is what the form says; whether it is joint is counted from the signers where they are known.
    """

    id: int = 0
    session: int | None = link("session", "届次会议")
    form: str = choice(
        "形式", entries=FORMS, synonyms=FORM_SYNONYMS, required=True, aliases=("提案形式", "文种", "建议类型")
    )
    serial: str | None = text("流水号", width=10, aliases=("登记号", "收件号", "受理号"))
    number: str | None = text(
        "提案号", width=8, roster=True,
        aliases=("编号", "提案编号", "案号", "议案号", "议案编号", "建议号", "建议编号", "立案号"),
    )  # fmt: skip
    title: str = text(
        "案由", width=40, required=True, roster=True,
        aliases=(
            "提案题目", "提案标题", "提案名称", "提案案由", "标题", "题目", "议案名称", "议案标题", "建议标题",
            "建议名称", "社情民意题目", "提案内容", "事由",
        ),
    )  # fmt: skip
    kind: str | None = choice("提案者类型", entries=KINDS, synonyms=KIND_SYNONYMS)
    collective_kind: str | None = choice(
        "集体提案类别", dictionary="collective_kind", entries=COLLECTIVE_KINDS, synonyms=COLLECTIVE_KIND_SYNONYMS,
        open=True,
    )  # fmt: skip
    collective_signer: str | None = text("集体提案者", aliases=("提案单位", "集体提案单位", "提案团体"))
    category: str | None = choice(
        "提案分类", dictionary="proposal_category", entries=CATEGORIES, open=True, roster=True,
        aliases=("分类", "内容分类", "所属类别", "提案内容分类", "内容类别"),
    )  # fmt: skip
    submitted: str | None = dated(
        "提交日期",
        roster=True,
        aliases=("提交时间", "收到日期", "收件日期", "提案日期", "提出日期", "提出时间"),
    )
    running: int | None = flag("平时提案", aliases=("是否平时提案", "闭会期间提案"))
    content: str | None = note("内容摘要", aliases=("内容", "主要内容", "摘要", "具体建议"))
    leader: str | None = text("领衔领导", aliases=("领衔督办领导", "督办领导", "领办领导", "包案领导"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注", "注", "情况说明", "备注说明"))


@entity("signer", label="提案人", title="person")
@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One person under a proposal; `position` 1 is the first signer (发起人).

    `name` stands for a person whom the office could not tell yet; it is empty where `person` is known.
    `unit` and `mobile` are as the paper has them.
    """

    id: int = 0
    proposal: int = link("proposal", "提案", required=True)
    person: int | None = link("person", "人员")
    name: str | None = text("未核实姓名", help="还没有对应到人员的提案人；对应之后就不用填")
    position: int = count("次序", required=True)
    unit: str | None = text("单位及职务")
    mobile: str | None = mobile("提案人手机", level=INTERNAL)


@entity("proposal_unit", label="承办单位")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalUnit:
    """A unit that handles a proposal, and how: 主办, 会办, 分办, 协办."""

    id: int = 0
    proposal: int = link("proposal", "提案", required=True)
    name: str = choice("承办单位", dictionary="handling_unit", open=True, required=True)
    role: str = choice("承办方式", entries=ROLES, synonyms=ROLE_SYNONYMS, required=True)
    organization: int | None = link("organization", "对应单位")


@entity("proposal_step", label="办理记录", title="kind", order="day")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStep:
    """One thing that happened to a proposal. A day that nobody wrote down stays empty.

    `due` is the day until which 交办, 延期 or 再办理 ask for an answer, as it was set then: a later change of
    the office's rules does not move it. `unit` is empty where a step concerns all units.
    """

    id: int = 0
    proposal: int = link("proposal", "提案", required=True)
    kind: str = choice("环节", entries=STEPS, required=True)
    unit: int | None = link("proposal_unit", "承办单位")
    day: str | None = dated("日期")
    due: str | None = dated("答复期限", past=False)
    result: str | None = choice(
        "办理结果", dictionary="result_class", entries=RESULTS, synonyms=RESULT_SYNONYMS, open=True,
        help="A已解决或基本解决，B正在解决或列入计划，C待以后解决，D留作参考；各地不同，可在选项里改",
    )  # fmt: skip
    satisfaction: str | None = choice(
        "满意度", dictionary="satisfaction", entries=SATISFACTION, synonyms=SATISFACTION_SYNONYMS, open=True
    )
    reason: str | None = choice("原因", dictionary="rejection_reason", entries=REJECTIONS, open=True)
    target: int | None = link("proposal", "并入的提案")
    who: str | None = text("经手人", help="批示、督办、面商、反馈的人")
    content: str | None = note("内容")
    basis: str | None = text("依据", help="会议或文号")


RECORDS = (Session, Proposal, Signer, ProposalUnit, ProposalStep)
