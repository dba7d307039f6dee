"""Heads that are hard to see: groups above unknown words, the same heading over and over."""

from __future__ import annotations

from secretariat.catalog import INTAKES
from secretariat.exchange.importing import ImportOptions, prepare
from secretariat.exchange.importing.heads import find_head
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.store.store import Store
from tests.exchange.importing.desk import book, sheet

GROUPED = [
    ["2025年度活动一览表", None, None, None],
    ["月份", "活动", None, "参加情况"],
    [None, "日期", "主题", "人数"],
    ["一月", "1月8日", "年终总结会", "50"],
    [None, "1月20日", "走访慰问", "12"],
]
MERGED = ((0, 0, 0, 3), (1, 2, 0, 0), (1, 1, 1, 2), (3, 4, 0, 0))


def test_a_head_does_not_begin_within_a_cell_that_is_merged_downwards(store: Store) -> None:
    head = find_head(sheet(GROUPED, merged=MERGED), Lexicon(INTAKES["events"].ledger))
    assert head is not None and (head.first, head.last) == (1, 2)


def test_no_heading_of_such_a_head_is_lost(store: Store) -> None:
    told = prepare(book(sheet(GROUPED, merged=MERGED)), INTAKES["events"], store.rows, ImportOptions())
    shown = [one.column.heading.shown for one in told.tables[0].mappings]
    assert shown == ["月份", "日期", "主题", "人数"]
    assert [row.values["event.headcount"] for row in told.rows] == [50, 12]
    assert told.new_fields == ("月份",)


def test_years_written_as_words_can_be_headings(store: Store) -> None:
    told = prepare(
        book(sheet([["姓名", "2024", "2025"], ["张三", 100, 200]])),
        INTAKES["fees"],
        store.rows,
        ImportOptions(),
    )
    assert [row.values["fee.year"] for row in told.rows] == [2024, 2025]


def test_a_heading_that_repeats_is_several_tables_side_by_side(store: Store) -> None:
    rows = [["2026年5月1日志愿活动签到表", None], ["姓名", "姓名"], ["张三", "李四"], ["王五", None]]
    told = prepare(book(sheet(rows)), INTAKES["attendance"], store.rows, ImportOptions())
    assert [row.values["attendee"] for row in told.rows] == ["张三", "王五", "李四"]
    assert told.new_fields == ()
