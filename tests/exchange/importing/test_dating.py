"""Dates that lean on where they stand: the year of the title, and both days of an event in one cell."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.catalog import INTAKES
from secretariat.exchange.importing import ImportOptions, Preview, prepare
from secretariat.exchange.reading import Sheet
from secretariat.store.store import Store
from tests.exchange.importing.desk import book, sheet

HEAD = ["活动主题", "时间", "地点"]


def seen(store: Store, ledger: str, *sheets: Sheet) -> Preview:
    return prepare(book(*sheets), INTAKES[ledger], store.rows, ImportOptions())


def day(store: Store, cell: Any, *titles: str, name: str = "Sheet1", **marks: Any) -> tuple[Any, list[str]]:
    """The day that a cell under 时间 gives an event, and what is wrong."""
    told = seen(
        store, "events", sheet([*([one] for one in titles), HEAD, ["座谈会", cell, "三楼"]], name, **marks)
    )
    return told.rows[0].values.get("event.start"), [one.message for one in told.problems]


@pytest.mark.parametrize("title", ["2026年轮值活动台账", "县工商联活动统计表（2026年度）"])
def test_a_day_takes_the_year_of_the_title_and_it_is_said(store: Store, title: str) -> None:
    told = seen(store, "events", sheet([[title], HEAD, ["座谈会", "3月12日", "三楼"]]))
    assert told.rows[0].values["event.start"] == "2026-03-12"
    assert [(one.row, one.column, one.message) for one in told.remarks] == [
        (3, "时间", "没有写年份，按标题的年份读作2026年3月12日")
    ]


def test_the_name_of_the_sheet_is_a_title_too(store: Store) -> None:
    assert day(store, "3.12", name="2025年")[0] == day(store, "3.12", name="2025")[0] == "2025-03-12"


@pytest.mark.parametrize(
    "title",
    ["活动台账", "2025-2026年活动台账", "2025年、2026年活动", "填报时间：2026年7月", "截至2026年6月底"],
)
def test_without_one_certain_year_the_day_is_asked_for(store: Store, title: str) -> None:
    found, wrong = day(store, "3月12日", title)
    assert found is None and "没有年份" in wrong[0]


def test_two_lines_with_different_years_give_none(store: Store) -> None:
    found, wrong = day(store, "3月12日", "根据2025年工作总结", "2026年活动台账")
    assert found is None and "没有年份" in wrong[0]


@pytest.mark.parametrize("cell", ["3月5日", "3.5"])
def test_under_a_group_line_with_another_year_the_title_says_nothing(store: Store, cell: str) -> None:
    rows = [["2026年活动"], HEAD, ["座谈", cell, "三楼"], ["2025年活动"], HEAD, ["调研", cell, "各镇"]]
    told = seen(store, "events", sheet(rows))
    assert {row.values.get("event.start") for row in told.rows} == {None}
    assert sorted({one.row for one in told.problems if "没有年份" in one.message}) == [3, 6]


def test_a_full_date_keeps_its_own_year(store: Store) -> None:
    assert day(store, "2025.12.30", "2026年活动台账")[0] == "2025-12-30"


def test_a_number_that_may_be_the_first_or_the_tenth_is_asked(store: Store) -> None:
    assert day(store, 4.1, "2026年活动台账")[0] is None
    assert "4月10日" in day(store, 4.1, "2026年活动台账")[1][0]
    assert day(store, 4.15, "2026年活动台账")[0] == "2026-04-15"


def test_a_birthday_or_the_day_of_joining_is_not_of_the_year_of_the_list(store: Store) -> None:
    rows = [["2026年会员名册"], ["单位名称", "入会时间"], ["临川县安达有限公司", "3月12日"]]
    told = seen(store, "members", sheet(rows))
    assert "membership.start" not in told.rows[0].values
    assert ["没有年份" in one.message for one in told.problems] == [True]


def test_what_stands_behind_the_day_is_kept(store: Store) -> None:
    rows = [["2026年活动台账"], HEAD, ["银企对接会", "4.15上午9:00", "三楼"], ["调研", "5月中旬", "各镇"]]
    told = seen(store, "events", sheet(rows))
    assert told.rows[0].values["event.clock"] == "上午9:00"
    assert told.rows[1].values["event.remark"] == "时间：中旬"


def test_two_days_in_one_cell_are_start_and_end(store: Store) -> None:
    told = seen(store, "events", sheet([["2026年活动"], HEAD, ["考察", "4月8日-10日", "苏州"]]))
    values = told.rows[0].values
    assert (values["event.start"], values["event.end"]) == ("2026-04-08", "2026-04-10")
    assert not told.problems


def test_two_days_the_wrong_way_round_are_a_doubt_with_its_place(store: Store) -> None:
    rows = [HEAD, ["捐赠", "2026-06-01至2026-05-30", "小学"]]
    told = seen(store, "events", sheet(rows))
    assert not {"event.start", "event.end"} & set(told.rows[0].values)
    assert (told.problems[0].row, told.problems[0].column) == (2, "时间")
    assert "结束早于开始" in told.problems[0].message


def test_beside_an_end_of_its_own_a_span_is_asked_about(store: Store) -> None:
    rows = [["活动主题", "时间", "结束日期"], ["考察", "2026.4.8-4.10", "2026.4.12"]]
    told = seen(store, "events", sheet(rows))
    assert told.rows[0].values.get("event.end") == "2026-04-12"
    assert "一段时间" in told.problems[0].message
