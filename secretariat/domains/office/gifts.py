"""Cash and goods in one cell of a list of donations: 现金5万元及棉被50床."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from secretariat.base.characters import clean
from secretariat.base.kinds import Money, Text
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column

GIFT = "gift"
_CASH, _GOODS, _WORTH = "donation.cash", "donation.goods", "donation.goods_value"
_AMOUNT = r"(?:人民币)?(?P<amount>\d[\d,，]*(?:\.\d+)?\s?(?:千|万|百万|千万|亿)?元)"
_MEANS = "现金|捐款|捐资|资金|善款|款"
_MONEY = re.compile(
    rf"(?:{_MEANS})?[:：]?{_AMOUNT}(?:现金|善款|资金)?|(?:{_MEANS})[（(]{_AMOUNT.replace('amount', 'inside')}[)）]"
)
_VALUED = "折合|折价|折款|价值|总价值|约合|合"
_THINGS = (
    re.compile(rf"(?P<goods>[^（()）]+)[（(](?:{_VALUED})?{_AMOUNT}[)）]"),
    re.compile(rf"(?P<goods>[^（()）]+?)(?:{_VALUED}){_AMOUNT}"),
    re.compile(rf"(?:{_VALUED}){_AMOUNT}的?(?P<goods>[^（()）元]+)"),
)
_BETWEEN = re.compile(
    r"[；;、，,+＋](?![^（(]*[)）])|(?<=[元)）\u4e00-\u9fff])(?:以?及|和)(?=[\d\u4e00-\u9fff])"
)
_ONLY_MONEY = re.compile(rf"元|[万亿]$|^(?:{_MEANS})$")


class Gift(NamedTuple):
    """What one cell names; amounts in 分."""

    cash: int | None
    goods: str | None
    worth: int | None


def read_gift(text: str) -> Gift | None:
    """Cash, goods and what these are worth; None where a part of the text cannot be told for certain."""
    cash, worth, goods = [], [], []
    for piece in filter(None, (part.strip() for part in _BETWEEN.split(clean(text)))):
        money = _MONEY.fullmatch(piece)
        things = next((found for one in _THINGS if (found := one.fullmatch(piece))), None)
        if money is not None:
            cash.append(_fen(money["amount"] or money["inside"]))
        elif things is not None:
            goods.append(things["goods"].strip())
            worth.append(_fen(things["amount"]))
        elif _ONLY_MONEY.search(piece) or not re.search(r"[^\d.\s]", piece):
            return None
        else:
            goods.append(piece)
    if not cash and not goods:
        return None
    return Gift(sum(cash) if cash else None, "、".join(goods) or None, sum(worth) if worth else None)


def _fen(amount: str) -> int:
    value = Money("元").read(amount).value
    return value if isinstance(value, int) else 0


def complete_gift(values: dict[str, Value]) -> dict[str, Value]:
    """What a cell with cash and goods says, where the row has no columns of their own for them."""
    text = values.get(GIFT)
    if text is None:
        return values
    if any(values.get(key) is not None for key in (_CASH, _GOODS, _WORTH)):
        del values[GIFT]
        return values
    gift = read_gift(str(text))
    if gift is not None:
        del values[GIFT]
        told = {_CASH: gift.cash, _GOODS: gift.goods, _WORTH: gift.worth}
        values |= {key: value for key, value in told.items() if value is not None}
    return values


def _shown(values: tuple[Any, ...], _: str) -> Value:
    cash, goods, worth = values
    yuan = Money("元")
    valued = f"（折合{yuan.show(worth)}元）" if worth is not None else ""
    things = f"{goods or '物资'}{valued}" if goods or valued else ""
    parts = (f"现金{yuan.show(cash)}元" if cash is not None else "", things)
    return "、".join(part for part in parts if part) or None


COLUMN = Column(
    GIFT, "捐赠款物", Text(24), inputs=(_CASH, _GOODS, _WORTH), derive=_shown, accepts=True,
    aliases=("款物", "捐款捐物", "捐赠内容", "捐赠情况", "捐赠款物情况", "捐款捐物情况", "捐赠款（物）"),
    help="由捐款、物资和折价拼成；导入时款和物写在一格里的，按此分开",
)  # fmt: skip
