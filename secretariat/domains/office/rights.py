"""维权 and 人民调解: cases and disputes. What is known of the parties is internal."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, flag, link, mobile, money, note, text
from secretariat.base.fields import day as dated

WAYS = ("交办", "联办", "督办", "提办", "自办")
RESULTS = DONE, RUNNING, ENDED = ("办结", "正在处理", "终结")
RESULT_SYNONYMS = {"已办结": DONE, "结案": DONE, "已结": DONE, "已解决": DONE, "在办": RUNNING, "处理中": RUNNING,
                   "办理中": RUNNING, "未办结": RUNNING, "撤回": ENDED, "撤诉": ENDED, "进入司法": ENDED,
                   "司法": ENDED}  # fmt: skip
RIGHTS_CATEGORIES = (
    "合同纠纷",
    "债务纠纷",
    "行政执法",
    "政策兑现",
    "产权保护",
    "劳动用工",
    "征地拆迁",
    "涉企收费",
    "其他",
)
DISPUTES = ("合同纠纷", "劳动争议", "债务纠纷", "股权纠纷", "损害赔偿", "产品质量", "知识产权", "其他")
ORIGINS = ("当事人申请", "主动调解", "法院委派", "法院委托", "部门移送", "其他")
STAGES = ("诉前", "诉中", "诉后")
AGREED, FAILED, WITHDRAWN = OUTCOMES = ("达成协议", "未达成", "撤回")
OUTCOME_SYNONYMS = {
    "调解成功": AGREED,
    "成功": AGREED,
    "达成": AGREED,
    "调解不成": FAILED,
    "未成功": FAILED,
    "终止": FAILED,
}
PERFORMED = ("已履行", "部分履行", "未履行")

DICTIONARIES = (
    Dictionary("rights_category", "维权类别", RIGHTS_CATEGORIES),
    Dictionary("dispute_kind", "纠纷类型", DISPUTES),
)


@entity("rights_case", label="维权案件", title="number", order="day desc", spans=(("day", "closed"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class RightsCase:
    """A complaint of an enterprise that the office took up (domain.md B6)."""

    id: int = 0
    number: str | None = text("案件编号", width=12, roster=True, aliases=("编号", "受理编号", "案号"))
    day: str | None = dated(
        "受理日期", roster=True, aliases=("受理时间", "投诉日期", "登记日期", "收件日期", "日期")
    )
    organization: int | None = link("organization", "投诉企业", level=INTERNAL)
    person: int | None = link("person", "投诉人", level=INTERNAL)
    name: str | None = text("未核实投诉人", level=INTERNAL)
    phone: str | None = mobile("投诉人电话", level=INTERNAL, aliases=("联系电话", "电话", "手机"))
    respondent: str | None = text(
        "被投诉单位", width=24, level=INTERNAL, aliases=("被投诉人", "被诉单位", "被反映单位")
    )
    category: str | None = choice(
        "维权类别", dictionary="rights_category", entries=RIGHTS_CATEGORIES, open=True, roster=True,
        aliases=("类别", "案件类别", "投诉类别", "类型"),
    )  # fmt: skip
    content: str | None = note(
        "维权诉求", level=INTERNAL, aliases=("投诉内容", "诉求", "主要诉求", "案情", "投诉事项")
    )
    amount: int | None = money("涉及金额", roster=True, aliases=("涉案金额", "标的额", "金额"))
    way: str | None = choice("办理方式", entries=WAYS, roster=True, aliases=("交办方式",))
    department: str | None = choice(
        "办理部门",
        dictionary="department",
        open=True,
        roster=True,
        aliases=("承办部门", "责任部门", "主办单位"),
    )
    due: str | None = dated("办理期限", past=False, aliases=("限期", "办结期限"))
    closed: str | None = dated("办结日期", roster=True, aliases=("办结时间", "结案日期", "结案时间"))
    result: str | None = choice(
        "办理结果",
        entries=RESULTS,
        synonyms=RESULT_SYNONYMS,
        roster=True,
        aliases=("结果", "办理状态", "状态", "是否办结"),
    )
    recovered: int | None = money("挽回损失", roster=True, aliases=("挽回金额", "挽回经济损失"))
    course: str | None = note("办理情况", level=INTERNAL, aliases=("处理情况", "办理过程"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("mediation", label="调解案件", title="number", order="day desc", spans=(("day", "closed"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class Mediation:
    """A dispute before the chamber's 人民调解委员会; `number` is that of the file, 〔2026〕人调字第1号."""

    id: int = 0
    number: str | None = text("卷宗号", width=16, roster=True, aliases=("案号", "编号", "调解案号", "卷号"))
    day: str | None = dated("受理日期", roster=True, aliases=("受理时间", "申请日期", "登记日期", "日期"))
    organization: int | None = link("organization", "申请企业", level=INTERNAL)
    person: int | None = link("person", "申请人", level=INTERNAL)
    name: str | None = text("未核实申请人", level=INTERNAL)
    applicant_facts: str | None = note(
        "申请人情况", level=INTERNAL, help="性别、民族、年龄、职业、住址、联系方式"
    )
    respondent: str | None = text("被申请人", width=24, level=INTERNAL, aliases=("对方当事人", "被申请方"))
    respondent_facts: str | None = note("被申请人情况", level=INTERNAL)
    dispute: str | None = choice(
        "纠纷类型",
        dictionary="dispute_kind",
        entries=DISPUTES,
        open=True,
        roster=True,
        aliases=("案由", "纠纷类别", "类型"),
    )
    origin: str | None = choice("案件来源", entries=ORIGINS, roster=True, aliases=("来源",))
    stage: str | None = choice(
        "调解阶段", entries=STAGES, roster=True, aliases=("阶段",),
        synonyms={"诉前调解": "诉前", "诉中调解": "诉中", "诉后调解": "诉后"},
    )  # fmt: skip
    amount: int | None = money("标的额", roster=True, aliases=("涉及金额", "争议金额", "标的", "金额"))
    committee: str | None = text("调解组织", width=24, aliases=("调委会", "调解委员会"))
    mediator: str | None = text("调解员", roster=True, aliases=("调解人", "承办调解员"))
    content: str | None = note("纠纷简况", level=INTERNAL, aliases=("纠纷内容", "案情", "简要情况"))
    closed: str | None = dated("结案日期", roster=True, aliases=("结案时间", "办结日期"))
    result: str | None = choice(
        "调解结果", entries=OUTCOMES, synonyms=OUTCOME_SYNONYMS, roster=True, aliases=("结果", "处理结果")
    )
    agreed_amount: int | None = money("协议金额", aliases=("调解金额",))
    performed: str | None = choice("履行情况", entries=PERFORMED, aliases=("协议履行", "是否履行"))
    confirmed: int | None = flag("司法确认", aliases=("是否司法确认",))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


RECORDS = (RightsCase, Mediation)
