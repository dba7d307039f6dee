"""Cash and goods that stand in one cell of a list of donations."""

import pytest

from secretariat.domains.office.gifts import read_gift
from secretariat.store.store import Store
from tests.domains.members.office import dump
from tests.domains.office.books import FARM, FIRM, furnish
from tests.domains.plain.desk import cells, seen, states, taken, told


@pytest.mark.parametrize(
    ("text", "gift"),
    [
        ("现金50000元", (5_000_000, None, None)),
        ("捐款5万元", (5_000_000, None, None)),
        ("现金（5000元）", (500_000, None, None)),
        ("大米200袋（折合2万元）", (None, "大米200袋", 2_000_000)),
        ("价值3000元的图书", (None, "图书", 300_000)),
        ("1万元及棉被50床", (1_000_000, "棉被50床", None)),
        ("大米10袋、油5桶（价值2,000元）", (None, "大米10袋、油5桶", 200_000)),
        ("口罩一批", (None, "口罩一批", None)),
    ],
)
def test_what_a_cell_gives(text: str, gift: tuple[int | None, str | None, int | None]) -> None:
    assert read_gift(text) == gift


@pytest.mark.parametrize("text", ["50000", "约5万元", "5万", "现金", "2-3万元", "5万元左右"])
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert read_gift(text) is None


def test_a_list_with_cash_and_goods_in_one_column(store: Store) -> None:
    furnish(store)
    rows = (("捐赠方", "捐赠款物（元）", "日期"), (FIRM, "现金5万元", "2026.3.1"),
            (FARM, "1万元及棉被50床（折合6000元）", "2026.3.2"), (FIRM, "约3万元", "2026.3.3"))  # fmt: skip
    taken(store, "donations", *rows)
    assert cells(store, "donations", "donation.cash", "donation.goods", "donation.goods_value") == [
        (5_000_000, None, None), (1_000_000, "棉被50床", 600_000), (None, None, None),
    ]  # fmt: skip
    assert cells(store, "donations", "donation.remark")[2] == ("捐赠款物：约3万元",)
    before, again = dump(store), seen(store, "donations", *rows)
    assert states(again) == ["未变"] * 3 and len(told(again)) == 1
    taken(store, "donations", *rows)
    assert dump(store) == before


def test_a_total_beside_cash_and_goods_is_not_taken_for_cash(store: Store) -> None:
    furnish(store)
    rows = (("捐赠统计表（单位：万元）",), ("企业", "金额", "现金", "物资折款"), (FIRM, 5, 3, 2))
    taken(store, "donations", *rows)
    keys = ("donation.cash", "donation.goods_value", "gift")
    assert cells(store, "donations", *keys) == [(3_000_000, 2_000_000, "现金30000元、物资（折合20000元）")]
    assert states(seen(store, "donations", *rows)) == ["未变"], "the total is in a field of its own"


def test_alone_an_amount_is_cash(store: Store) -> None:
    furnish(store)
    taken(store, "donations", ("企业", "金额"), (FIRM, "8000元"))
    assert cells(store, "donations", "donation.cash") == [(800_000,)]
