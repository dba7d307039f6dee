from __future__ import annotations

import pytest

from secretariat.domains.members.ledger import MEMBERS
from secretariat.exchange.importing.headings import heading, normalise, unit_of
from secretariat.exchange.importing.layout import Layout, RowClass
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.tables import find_tables
from secretariat.exchange.reading import read_workbook
from tests.exchange.importing.desk import SAMPLES, sheet

LEXICON = Lexicon(MEMBERS)
HEAD = ["序号", "单位名称", "负责人", "手机"]


def _layout(*rows: list[object], **marks: object) -> Layout:
    return find_tables(sheet(rows, **marks), LEXICON)


def _row(number: int, name: str = "青石县安达有限公司") -> list[object]:
    return [number, name, "张三", "13805740001"]


@pytest.mark.parametrize(
    ("text", "plain", "unit"),
    [
        ("注册资金\n(万元)", "注册资金", "万元"),
        ("年营业额/万元", "年营业额", "万元"),
        ("总资产（单位：元）", "总资产", "元"),
        ("姓  名", "姓名", ""),
        ("*单位名称：", "单位名称", ""),
        ("出生年月(如1975.08)", "出生年月", ""),
        ("电话/传真", "电话/传真", ""),
        ("员工人数(人)", "员工人数", "人"),
        ("★会员类别", "会员类别", ""),
    ],
)
def test_a_heading_is_compared_without_its_dress(text: str, plain: str, unit: str) -> None:
    assert normalise(text) == plain and unit_of(text) == unit


def test_a_group_head_written_into_one_line_is_taken_apart() -> None:
    assert heading(("企业负责人/姓名",)).path == ("企业负责人", "姓名")
    assert heading(("电话/传真",)).path == ("电话/传真",)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xls*")), ids=lambda path: path.name)
def test_every_row_of_the_samples_has_one_class_and_is_accounted_for(path) -> None:  # type: ignore[no-untyped-def]
    for one in read_workbook(path).sheets:
        layout = find_tables(one, LEXICON)
        assert len(layout.classes) == len(one.rows)
        taken = {row for table in layout.tables for row in table.data}
        listed = {skipped.row - 1 for skipped in layout.skipped}
        assert taken == {row for row, kind in enumerate(layout.classes) if kind is RowClass.DATA}
        for row, cells in enumerate(one.rows):
            filled = any(value is not None and str(value).strip() for value in cells)
            assert filled == (row in taken or row in listed)


def test_a_company_that_has_only_its_name_is_a_record() -> None:
    layout = _layout(HEAD, _row(1), [None, "临川县宏达有限公司"], [3, "云溪县瑞丰有限公司"])
    assert layout.tables[0].data == [1, 2, 3]


def test_a_band_ends_with_its_subtotal() -> None:
    layout = _layout(HEAD, ["石门乡商会"], _row(1), ["小计", 1], _row(2))
    assert layout.tables[0].bands == ["石门乡商会", ""]


def test_a_numbered_band_is_not_a_record() -> None:
    layout = _layout(HEAD, ["一", "招宝山街道(1家)"], _row(1), ["二", "石门乡"], _row(1))
    assert layout.tables[0].bands == ["招宝山街道", "石门乡"]


def test_a_group_line_keeps_the_number_that_is_its_name() -> None:
    layout = _layout(
        HEAD, ["第一轮值组(1人)"], _row(1), ["第十二小组"], _row(1), ["二、第二组(建筑业)"], _row(1)
    )
    assert layout.tables[0].bands == ["第一轮值组", "第十二小组", "第二组(建筑业)"]


def test_the_title_repeated_on_each_page_is_no_band() -> None:
    layout = _layout(["会员名册"], HEAD, _row(1), ["会员名册"], HEAD, _row(2))
    assert layout.tables[0].bands == ["", ""] and layout.classes[3] is RowClass.TITLE


def test_another_table_below_with_other_columns_is_found() -> None:
    layout = _layout(
        HEAD, _row(1), [], ["姓名", "性别", "出生年月", "手机号码"], ["李四", "男", "1975.8", "13805740002"]
    )
    assert [len(table.data) for table in layout.tables] == [1, 1]
    assert layout.tables[1].keys == ("姓名", "性别", "出生年月", "手机号码")


def test_a_title_and_unit_line_are_never_taken_for_the_upper_row_of_the_head() -> None:
    layout = _layout(["填报单位:县工商联", None, "填报时间:2026年", "单位:万元"], HEAD, _row(1))
    assert layout.tables[0].keys == ("序号", "单位名称", "负责人", "手机") and layout.tables[0].unit == "万元"


def test_a_column_with_values_but_no_heading_is_kept_by_its_place() -> None:
    layout = _layout(HEAD, [*_row(1), "甲"], [*_row(2), "乙"])
    assert layout.tables[0].keys[-1] == "第5列"


def test_a_sheet_without_a_table_says_so_row_by_row() -> None:
    layout = _layout(["旧数据", "作废"])
    assert not layout.tables and [one.reason for one in layout.skipped] == ["这张工作表里没有找到名单"]


def test_a_company_called_after_a_total_stays_a_record() -> None:
    names = ("共创有限公司", "总计科技有限公司", "计家墩合作社")
    layout = _layout(HEAD, *(_row(number, name) for number, name in enumerate(names, 1)))
    assert len(layout.tables[0].data) == 3


def test_a_table_of_unknown_words_is_still_a_table() -> None:
    layout = _layout(["期次", "主题"], [1, "学习"], [2, "参观"])
    assert layout.tables[0].keys == ("期次", "主题") and len(layout.tables[0].data) == 2
