"""Lists that keep several years side by side: each year becomes records of its own."""

from __future__ import annotations

from secretariat.store.store import Store
from tests.domains.members.office import dump
from tests.domains.plain.desk import Row, cells, seen, states, taken, told

KEYS = ("fee.year", "payer", "fee.standard", "fee.paid", "fee.remark")
FIRM, FARM = "临川县安达建材有限公司", "临川县大地农业有限公司"
LIST: tuple[Row, ...] = (
    ("会员会费缴纳情况表",),
    ("序号", "会员名称", "会费标准", "2024年会费", "2025年会费", "2026年会费"),
    (1, FIRM, 5000, 5000, "√", "未缴"),
    (2, FARM, 2000, None, "2000元", None),
)


def test_each_year_of_a_member_is_one_fee(office: Store) -> None:
    taken(office, "fees", *LIST)
    assert sorted(cells(office, "fees", *KEYS)) == sorted([
        (2024, FIRM, 500_000, 500_000, None),
        (2025, FIRM, 500_000, 500_000, None),
        (2026, FIRM, 500_000, None, None),
        (2025, FARM, 200_000, 200_000, None),
    ])  # fmt: skip


def test_an_empty_cell_of_a_year_says_nothing(office: Store) -> None:
    taken(office, "fees", *LIST)
    assert [year for year, payer, *_ in cells(office, "fees", *KEYS) if payer == FARM] == [2025]


def test_the_second_import_changes_nothing(office: Store) -> None:
    taken(office, "fees", *LIST)
    before = dump(office)
    again = seen(office, "fees", *LIST)
    assert set(states(again)) == {"未变"}
    taken(office, "fees", *LIST)
    assert dump(office) == before


def test_a_word_that_is_no_amount_is_told_under_the_heading_of_its_year(office: Store) -> None:
    rows = (LIST[1], (1, FIRM, 5000, 5000, "免", 5000))
    preview = seen(office, "fees", *rows)
    assert [(one.row, one.column, one.value) for one in preview.problems] == [(2, "2025年会费", "免")]
    taken(office, "fees", *rows)
    assert (2025, FIRM, 500_000, None, "缴费情况：免") in cells(office, "fees", *KEYS)


def test_a_name_that_nobody_knows_is_told_once_for_all_years(office: Store) -> None:
    preview = seen(office, "fees", LIST[1], (1, "没听说过的公司", 500, 500, 500, 500))
    assert len(told(preview)) == 1 and states(preview) == ["新增"] * 3


def test_years_as_group_heads(office: Store) -> None:
    rows = (
        ("会员单位", "2024年", None, "2025年", None),
        (None, "应缴", "实缴", "应缴", "实缴"),
        (FIRM, 5000, 5000, 5000, 3000),
    )
    taken(office, "fees", *rows)
    assert sorted(cells(office, "fees", *KEYS)) == [
        (2024, FIRM, 500_000, 500_000, None),
        (2025, FIRM, 500_000, 300_000, None),
    ]


def test_bare_years_are_fees_and_one_day_of_payment_is_of_none_of_them(office: Store) -> None:
    rows = (("会员名称", "2024", "2025", "缴费日期"), (FIRM, 1000, 1000, "2025.3.1"))
    taken(office, "fees", *rows)
    assert sorted(cells(office, "fees", *KEYS, "fee.paid_on")) == [
        (2024, FIRM, None, 100_000, "缴费日期：2025.3.1", None),
        (2025, FIRM, None, 100_000, "缴费日期：2025.3.1", None),
    ]


def test_with_one_year_only_the_day_of_payment_is_that_of_its_fee(office: Store) -> None:
    taken(office, "fees", ("会员名称", "2025年会费", "缴费日期"), (FIRM, 1000, "2025.3.1"))
    assert cells(office, "fees", *KEYS, "fee.paid_on") == [(2025, FIRM, None, 100_000, None, "2025-03-01")]


def test_a_column_of_its_own_for_the_year_stands_above_the_headings(office: Store) -> None:
    preview = seen(office, "fees", ("年度", "会员名称", "2025年会费"), (2024, FIRM, 1000))
    assert [row.values["fee.year"] for row in preview.rows] == [2024]


def test_assessments_of_chambers_by_years(office: Store) -> None:
    guild = "临川县餐饮行业商会"
    rows = (
        ("四好商会认定情况",),
        ("商会名称", "2024年", "2025年"),
        (guild, "省级", None),
        (guild, None, "全国"),
    )
    taken(office, "chamber_reviews", *rows)
    keys = ("chamber_review.year", "chamber_review.level", "chamber_review.kind")
    assert cells(office, "chamber_reviews", *keys) == [(2024, "省部", "四好商会"), (2025, "全国", "四好商会")]
