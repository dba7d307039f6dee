"""Rows under a known head: found below titles, with their own numbers; notes and repeated heads are none."""

import pytest

from secretariat.base.errors import Refusal
from secretariat.exchange.reading.headed import headed_rows
from secretariat.exchange.reading.model import CellValue, Sheet, Workbook

MEANINGS = {"姓名": "name", "名字": "name", "决定": "decision", "去留": "decision", "职务": "title"}
NEEDED = ("name", "decision")


def book(*sheets: list[list[CellValue]]) -> Workbook:
    named = tuple(Sheet(f"表{place}", rows) for place, rows in enumerate(sheets, start=1))
    return Workbook("人选.xlsx", "", "xlsx", named)


def test_rows_keep_their_numbers_and_cells_their_headings() -> None:
    rows: list[list[CellValue]] = [
        ["人选名单", None, None, None], ["序号", "姓 名", "去留", "电话"], [1, "赵明", "留任", 138], [None] * 4,
        ["序号", "姓名", "去留", "电话"], [2, "钱华", None, 139], ["注：待定", None, None, None],
    ]  # fmt: skip
    found = headed_rows(book(rows), MEANINGS, NEEDED)
    assert [(one.row, dict(one.cells)) for one in found] == [
        (3, {"姓名": "赵明", "去留": "留任"}),
        (6, {"姓名": "钱华"}),
    ]


def test_the_first_sheet_with_such_a_head_counts_unless_one_is_named() -> None:
    first: list[list[CellValue]] = [["姓名", "电话"], ["甲", "1"]]
    second: list[list[CellValue]] = [["名字", "决定"], ["乙", "退出"]]
    third: list[list[CellValue]] = [["名字", "决定"], ["丙", "退出"]]
    three = book(first, second, third)
    assert headed_rows(three, MEANINGS, NEEDED)[0].cells == {"名字": "乙", "决定": "退出"}
    assert headed_rows(three, MEANINGS, NEEDED, "表3")[0].cells == {"名字": "丙", "决定": "退出"}
    with pytest.raises(Refusal, match="姓名、决定"):
        headed_rows(three, MEANINGS, NEEDED, "表1")
    with pytest.raises(Refusal, match="表9"):
        headed_rows(three, MEANINGS, NEEDED, "表9")


def test_of_two_columns_of_one_heading_the_first_counts() -> None:
    rows: list[list[CellValue]] = [["姓名", "决定", "姓名"], ["赵明", "留任", "别人"]]
    assert headed_rows(book(rows), MEANINGS, NEEDED)[0].cells["姓名"] == "赵明"


def test_a_workbook_without_such_a_head_is_refused() -> None:
    with pytest.raises(Refusal, match="人选"):
        headed_rows(book([["姓名"], ["甲"]]), MEANINGS, NEEDED)
