"""Workbooks: texts stay texts, numbers numbers, and what Excel cannot take is said."""

import dataclasses
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from secretariat.base.document import (
    Bars,
    Figure,
    Heading,
    Note,
    Paragraph,
    PrintCell,
    PrintColumn,
    Report,
    Roster,
    Table,
)
from secretariat.base.errors import Refusal
from secretariat.exchange.printing import workbook, write_report, write_roster, write_rows
from secretariat.exchange.printing.workbook import letters, sheet_title

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", '=HYPERLINK("x")']
COLUMNS = (PrintColumn("单位名称"), PrintColumn("手机"), PrintColumn("人数", number=True))


def roster(rows: Sequence[Sequence[PrintCell]], columns: tuple[PrintColumn, ...] = COLUMNS) -> Roster:
    return Roster(
        "会员名册", "临川县工商业联合会", "2026年10月31日", columns, rows, maker="王小明", notes=("注：一",)
    )


def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def values(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def report(*texts: str) -> Report:
    cells = tuple((text, Figure(text, None)) for text in texts)
    table = Table(texts[0], (PrintColumn(texts[0]), PrintColumn("乙")), cells)
    blocks = (
        Heading(texts[0]),
        Paragraph(texts),
        table,
        Note(texts[0]),
        Bars(texts[0], ((texts[0], 1),), "家"),
    )
    return Report(texts[0], blocks, texts[0], "2026-10-31", texts[0], texts[0], texts)


def test_no_exporter_ever_writes_a_formula(tmp_path: Path) -> None:
    rows = [[text, text, text] for text in DANGEROUS]
    names = tuple(PrintColumn(text) for text in DANGEROUS[:3])
    write_rows(tmp_path / "rows.xlsx", DANGEROUS[0], names, rows)
    document = dataclasses.replace(roster(rows, names), title="=1", unit="=2", as_of="+3", watermark="=4")
    write_roster(document, tmp_path / "roster.xlsx")
    write_report(report(*DANGEROUS), tmp_path / "report.xlsx")
    for name in ("rows", "roster", "report"):
        path = tmp_path / f"{name}.xlsx"
        kinds = {
            cell.data_type for sheet in book(path) for row in sheet for cell in row if cell.value is not None
        }
        assert kinds <= {"s", "n"}
        with zipfile.ZipFile(path) as archive:
            assert all(b"<f>" not in archive.read(entry) for entry in archive.namelist())


def test_a_roster_has_title_unit_day_labels_and_text_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_roster(roster([["甲厂", "013812345678", 35], ["乙厂", "330203199001011234", "约50"]]), path)
    sheet = book(path).active
    assert sheet["A1"].value == "会员名册"
    assert sheet["A2"].value == "填报单位：临川县工商业联合会"
    assert "截至日期：2026年10月31日" in [cell.value for cell in sheet[2]]
    assert [cell.value for cell in sheet[3]] == ["序号", "单位名称", "手机", "人数"]
    assert [cell.value for cell in sheet[4]] == [1, "甲厂", "013812345678", 35]
    assert [cell.value for cell in sheet[5]] == [2, "乙厂", "330203199001011234", "约50"]
    assert sheet["C5"].number_format == "@"
    assert sheet["D4"].data_type == "n"
    assert [row[0].value for row in sheet["A6:A7"]] == ["注：一", "制表人：王小明"]


def test_a_roster_is_ready_to_print(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    document = roster([["甲" * 30, "1", 2]], (*COLUMNS[:2], PrintColumn("记录号", hidden=True)))
    write_roster(dataclasses.replace(document, watermark="内部资料 R&D"), path)
    sheet = book(path).active
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$1:$3"
    assert int(sheet.page_setup.paperSize) == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.center.text == "第 &P 页  共 &N 页"
    assert "内部资料" in sheet.oddHeader.right.text
    assert sheet.column_dimensions["D"].hidden
    assert sheet["A3"].border.left.style == "thin"
    assert sheet["A3"].font.bold
    assert "A1:D1" in {str(area) for area in sheet.merged_cells.ranges}


@pytest.mark.parametrize(("count", "orientation"), [(3, "portrait"), (14, "landscape")])
def test_wide_rosters_are_landscape(tmp_path: Path, count: int, orientation: str) -> None:
    columns = tuple(PrintColumn(f"第{n}项") for n in range(count))
    write_roster(roster([["内容文字" for _ in columns]], columns), tmp_path / "a.xlsx")
    assert book(tmp_path / "a.xlsx").active.page_setup.orientation == orientation


def test_an_empty_roster_says_so(tmp_path: Path) -> None:
    write_roster(roster([]), tmp_path / "a.xlsx")
    assert ["（没有记录）", "", "", ""] in values(tmp_path / "a.xlsx")


def test_plain_rows_have_a_filter_and_a_frozen_head(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert (
        write_rows(path, "未导入的行", ["姓名", PrintColumn("人数", number=True)], [["张三", 3], [None, 2.5]])
        == ()
    )
    sheet = book(path).active
    assert sheet.title == "未导入的行"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.freeze_panes == "A2"
    assert values(path) == [["姓名", "人数"], ["张三", 3.0], ["", 2.5]]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("张\x00\x0b三\ud800\uffff", "张三"),
        (" 前后有空格 ", " 前后有空格 "),
        ("一行\n二行", "一行\n二行"),
        ("一行\r\n二行", "一行\n二行"),
        ("a<b>&\"c'", "a<b>&\"c'"),
        ("_x0041_", "_x0041_"),
        ("䶮堃喆犇㛃𬭎", "䶮堃喆犇㛃𬭎"),
        ("]]>", "]]>"),
    ],
)
def test_a_text_comes_back_as_it_was_written(tmp_path: Path, given: str, kept: str) -> None:
    write_rows(tmp_path / "a.xlsx", "表", [PrintColumn(given)], [[given]])
    assert values(tmp_path / "a.xlsx") == [[kept], [kept]]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (12, 12.0),
        (-2.5, -2.5),
        (0, 0.0),
        (330203199001011234, "330203199001011234"),
        (float("nan"), "nan"),
        (True, "是"),
        (None, ""),
    ],
)
def test_numbers_that_excel_holds_exactly_are_numbers(tmp_path: Path, given: Any, kept: Any) -> None:
    write_rows(tmp_path / "a.xlsx", "表", [PrintColumn("人数", number=True)], [[given], ["末"]])
    assert values(tmp_path / "a.xlsx")[1] == [kept]


def test_a_number_outside_a_number_column_is_text(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.xlsx", "表", ["编号"], [[12], [3.0]])
    assert values(tmp_path / "a.xlsx") == [["编号"], ["12"], ["3"]]


def test_a_text_longer_than_a_cell_is_reported(tmp_path: Path) -> None:
    (warning,) = write_rows(tmp_path / "a.xlsx", "表", ["备注"], [["长" * 32_768]])
    assert "A2" in warning
    assert "32,767" in warning
    assert values(tmp_path / "a.xlsx")[1] == ["长" * 32_767]


def test_too_many_rows_are_refused_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(Refusal, match="最多 3 行"):
        write_rows(tmp_path / "a.xlsx", "表", ["名"], [["甲"], ["乙"], ["丙"]])
    assert list(tmp_path.iterdir()) == []


def test_another_kind_of_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    for write in (
        lambda path: write_roster(roster([]), path),
        lambda path: write_report(report("甲"), path),
        lambda path: write_rows(path, "表", ["名"], []),
    ):
        with pytest.raises(Refusal) as caught:
            write(tmp_path / "名册.docx")
        assert ".xlsx" in caught.value.remedy


def test_the_same_roster_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_roster(roster([["甲", "1", 2]]), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_report_is_one_sheet_and_each_table_again(tmp_path: Path) -> None:
    columns = (PrintColumn("指标"), PrintColumn("本月", number=True), PrintColumn("增减%", align="right"))
    rows = (
        ("新入会", Figure("1,012", 1012), Figure("24.8%", 24.8)),
        ("合计", Figure("1,012", 1012), "—"),
    )
    blocks = (
        Heading("一、概况"),
        Paragraph(("共有", Figure("1,012家", 1012), "。")),
        Table("表1 会员/情况", columns, rows, total=True),
        Bars("各镇会员", (("城关镇", 12),), "家"),
    )
    path = tmp_path / "a.xlsx"
    write_report(Report("月报", blocks, "县工商联", "2026-10-31", "2026年10月31日"), path)
    sheets = book(path)
    assert sheets.sheetnames == ["报告", "表1 会员 情况", "各镇会员"]
    first = [cell.value for row in sheets["报告"] for cell in row if cell.value is not None]
    assert first[:3] == ["月报", "　　一、概况", "　　共有1,012家。"]
    assert first[-2:] == ["县工商联　　", "2026年10月31日　　"]
    assert 1012 in first
    table = [[cell.value for cell in row] for row in sheets["表1 会员 情况"]]
    assert table == [["指标", "本月", "增减%"], ["新入会", 1012, "24.8%"], ["合计", 1012, "—"]]
    assert [[cell.value for cell in row] for row in sheets["各镇会员"]] == [
        ["项目", "数量（家）"],
        ["城关镇", 12],
    ]
    assert sheets["报告"].page_setup.orientation == "portrait"


def test_sheet_titles_are_such_as_excel_takes() -> None:
    assert sheet_title("会员[1]:名册?", ()) == "会员 1  名册"
    assert sheet_title("", ()) == "表"
    assert sheet_title("长" * 40, ()) == "长" * 31
    assert sheet_title("长" * 40, ["长" * 31]) == "长" * 29 + " 2"
    assert sheet_title("Abc", ["ABC"]) == "Abc 2"
    assert sheet_title("History", ()) == "History 2"


def test_columns_are_named_as_in_excel() -> None:
    numbers = (0, 25, 26, 51, 52, 701, 702, 16_383)
    assert [letters(n) for n in numbers] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]


def test_long_notes_titles_and_watermarks_stay_within_what_excel_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    long = "很长的说明。" * 2000
    write_roster(dataclasses.replace(roster([]), title=long, notes=(long,), watermark="&" * 500), path)
    sheet = book(path).active
    assert all((row.height or 0) <= 409 for row in sheet.row_dimensions.values())
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode("utf-8")
    header = xml.split("<oddHeader>")[1].split("</oddHeader>")[0].replace("&amp;", "&")
    assert len(header) < 255
