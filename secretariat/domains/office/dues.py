"""Dues: what each post pays, what was due, reduced and paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secretariat.base.catalog import Dictionary
from secretariat.base.entity import INTERNAL, entity
from secretariat.base.fields import choice, count, day, link, money, note, text
from secretariat.base.kinds import Money, Text
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column

YEARLY, TERMLY = PERIODS = ("年", "届")
METHODS = ("转账", "现金", "微信", "支付宝", "其他")

DICTIONARIES = (Dictionary("payment_method", "缴费方式", METHODS),)


@entity("fee_standard", label="会费标准", title="post", spans=(("start", "end"),))
@dataclass(frozen=True, slots=True, kw_only=True)
class FeeStandard:
    """What a post (会长, 副会长, 会员 …) pays a year or a term, from one day to another."""

    id: int = 0
    post: str = text("职务或类别", required=True, roster=True, aliases=("职务", "会员类别", "类别", "级别"))
    amount: int = money(
        "会费标准", unit="元", required=True, roster=True, aliases=("标准", "金额", "应缴金额")
    )
    period: str | None = choice(
        "缴费周期",
        entries=PERIODS,
        roster=True,
        aliases=("周期",),
        synonyms={"每年": "年", "年度": "年", "每届": "届"},
    )
    start: str | None = day("执行日期", roster=True, aliases=("开始日期", "起始日期"))
    end: str | None = day("停止日期", past=False)
    basis: str | None = text("依据", width=24, aliases=("文件", "会议"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


@entity("fee", label="会费", title="organization", order="year desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What one member owes for one year (or the term that begins in it), and what was paid of it."""

    id: int = 0
    year: int = count(
        "会费年度", unit="年度", required=True, roster=True, aliases=("年度", "年份", "缴费年度")
    )
    organization: int | None = link("organization", "缴费单位")
    person: int | None = link("person", "缴费人")
    name: str | None = text("未核实会员")
    post: str | None = text("职务或类别", roster=True, aliases=("职务", "会员类别", "会员级别"))
    standard: int | None = money(
        "应缴", unit="元", roster=True, aliases=("应缴会费", "应缴金额", "会费标准", "标准", "应收")
    )
    reduced: int | None = money("减免", unit="元", roster=True, aliases=("减免金额", "减免会费"))
    due: str | None = day("缴费期限", past=False, aliases=("截止日期", "期限"))
    paid: int | None = money(
        "实缴",
        unit="元",
        roster=True,
        aliases=("实缴会费", "已缴", "已缴会费", "缴费金额", "实缴金额", "实收", "会费"),
    )
    paid_on: str | None = day(
        "缴费日期", roster=True, aliases=("缴费时间", "缴纳日期", "交费日期", "日期", "时间")
    )
    method: str | None = choice(
        "缴费方式", dictionary="payment_method", entries=METHODS, open=True, aliases=("方式", "支付方式")
    )
    receipt: str | None = text("收据号", aliases=("票据号", "收据编号", "票号"))
    remark: str | None = note("备注", level=INTERNAL, aliases=("说明", "附注"))


def _arrears(values: tuple[Any, ...], _: str) -> Value:
    """What is still to be paid; empty where nothing was due, nothing below 0."""
    standard, reduced, paid = values
    return None if standard is None else max(0, standard - (reduced or 0) - (paid or 0))


ARREARS = Column(
    "arrears", "欠缴", Money("元"), inputs=("fee.standard", "fee.reduced", "fee.paid"), derive=_arrears,
    roster=True, help="应缴减去减免和实缴，由程序算出",
)  # fmt: skip

SETTLED = "settled"


def _settled(values: tuple[Any, ...], _: str) -> Value:
    """In one word whether a member has paid."""
    standard, reduced, paid = values
    if standard is None:
        return "已缴" if paid else None
    due = standard - (reduced or 0)
    return "已缴" if (paid or 0) >= due else "部分缴" if paid else "未缴"


STATE = Column(
    SETTLED, "缴费情况", Text(8), inputs=("fee.standard", "fee.reduced", "fee.paid"), derive=_settled, accepts=True,
    aliases=("缴纳情况", "是否缴费", "缴费状态", "是否已缴"), help="由应缴、减免、实缴算出；导入时可以只打勾或写“已缴”",
)  # fmt: skip

RECORDS = (FeeStandard, Fee)
