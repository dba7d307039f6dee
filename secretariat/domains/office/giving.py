"""Donations in cash and goods, and what is paired with what: matching, aid, liaison."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, flag, link, money, note, text
from secretariat.base.fields import day as dated

PURPOSES = ("教育助学", "乡村振兴", "抗疫", "救灾", "济困", "敬老", "环保", "文化体育", "其他")
PAIR_KINDS = (
    "企业对接", "银企对接", "产学研对接", "供需对接", "村企结对", "帮扶结对", "龙头带动", "领导联系商会",
    "领导联系企业", "其他",
)  # fmt: skip
PAIR_STATES = ("洽谈", "已签约", "履行中", "已完成", "已中止")

DICTIONARIES = (
    Dictionary("purpose", "捐赠用途", PURPOSES),
    Dictionary("pair_kind", "结对类型", PAIR_KINDS),
    Dictionary("fund", "公益基金"),
)


@entity("donation", label="捐赠", title="organization", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Donation:
    """A gift in cash, in goods (with what they are worth), or in both."""

    id: int = 0
    day: str | None = dated("捐赠日期", roster=True, aliases=("捐赠时间", "日期", "时间", "捐款日期"))
    organization: int | None = link("organization", "捐赠企业")
    person: int | None = link("person", "捐赠个人")
    name: str | None = text("未核实捐赠方")
    cash: int | None = money(
        "捐款",
        unit="元",
        roster=True,
        aliases=("捐款金额", "现金", "捐赠金额", "款", "捐资", "捐款数额", "金额", "捐款额"),
    )
    goods: str | None = text(
        "物资", width=20, roster=True, aliases=("捐物", "物品", "物资名称", "捐赠物资", "实物")
    )
    goods_value: int | None = money(
        "物资折价",
        unit="元",
        roster=True,
        aliases=(
            "折价",
            "物资价值",
            "捐物折价",
            "物资金额",
            "折合金额",
            "物折价",
            "物资折款",
            "实物折价",
            "实物折款",
            "折款",
        ),
    )
    recipient: str | None = text(
        "受赠方", width=24, roster=True, aliases=("受赠单位", "接收单位", "受益单位", "捐赠对象", "受捐方")
    )
    purpose: str | None = choice(
        "捐赠用途",
        dictionary="purpose",
        entries=PURPOSES,
        open=True,
        roster=True,
        aliases=("用途", "捐赠类别", "类别", "项目"),
    )
    place: str | None = text("受赠地区", aliases=("地区", "地点", "捐赠地点"))
    fund: str | None = choice("公益基金", dictionary="fund", open=True, aliases=("基金",))
    event: int | None = link("event", "对应活动")
    voucher: str | None = text("票据号", aliases=("凭证号", "票据编号"))
    public: int | None = flag("可公示", aliases=("是否公示",))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("pairing", label="结对对接", title="project", order="start desc", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A paired with B: a lead firm and a small one, a firm and a village, a leader and a chamber."""

    id: int = 0
    kind: str | None = choice(
        "结对类型",
        dictionary="pair_kind",
        entries=PAIR_KINDS,
        open=True,
        roster=True,
        aliases=("类型", "对接类型", "类别"),
    )
    organization: int | None = link("organization", "甲方单位")
    person: int | None = link("person", "甲方个人")
    name: str | None = text("未核实甲方")
    other_organization: int | None = link("organization", "乙方单位")
    other_person: int | None = link("person", "乙方个人")
    other_name: str | None = text("未核实乙方")
    project: str | None = text(
        "项目或内容", width=28, roster=True, aliases=("项目", "对接内容", "合作项目", "帮扶内容", "产品")
    )
    start: str | None = dated(
        "开始日期", roster=True, aliases=("结对日期", "对接日期", "签约日期", "结对时间", "日期")
    )
    end: str | None = dated("结束日期", past=False, aliases=("终止日期",))
    state: str | None = choice(
        "进展",
        entries=PAIR_STATES,
        synonyms={"进行中": "履行中", "实施中": "履行中", "完成": "已完成"},
        roster=True,
        aliases=("状态", "进展情况"),
    )
    amount: int | None = money(
        "金额", roster=True, aliases=("合作金额", "贷款金额", "授信金额", "投入资金", "帮扶资金")
    )
    before: int | None = money("对接前业务额")
    after: int | None = money("对接后业务额")
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


RECORDS = (Donation, Pairing)
