"""Workbooks of the usual kinds, read cell by cell as the office sees them."""

import datetime
import json
import re
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from secretariat.base.errors import Refusal
from secretariat.exchange.reading import DEFAULT_LIMITS, Sheet, Workbook
from secretariat.exchange.reading.package import Package
from secretariat.exchange.reading.parsing import parse
from secretariat.exchange.reading.sheet_xml import SheetXml
from secretariat.exchange.reading.source import Source
from secretariat.exchange.reading.xlsx_cells import CellReader
from secretariat.exchange.reading.xlsx_parts import frame_of
from tests.exchange.reading.build import MAIN, SAMPLES, changed, sheet_of, small, xlsx


def read(content: bytes, name: str = "名册.xlsx") -> Workbook:
    return parse(name, content, DEFAULT_LIMITS)


def sheet(content: bytes) -> Sheet:
    return read(content).sheets[0]


def test_values_come_as_what_they_are() -> None:
    def fill(ws: Worksheet) -> None:
        ws["B3"], ws["C3"] = 13805740001, " 张三 "
        ws["D3"], ws["E3"], ws["F3"] = datetime.date(2019, 4, 1), True, 1.5
        ws["G3"], ws["H3"] = datetime.datetime(2020, 1, 2, 3, 4), datetime.time(8, 30)

    rows = sheet(xlsx(fill)).rows
    assert rows[0] == rows[1] == [None] * 8
    assert rows[2][:3] == [None, 13805740001, " 张三 "] and type(rows[2][1]) is int
    assert rows[2][3:6] == [datetime.date(2019, 4, 1), True, 1.5]
    assert rows[2][6:] == [datetime.datetime(2020, 1, 2, 3, 4), datetime.time(8, 30)]


@pytest.mark.parametrize("number", [*range(27, 32), 36, *range(50, 55), 57, 58])
def test_chinese_built_in_date_formats_are_dates(number: int) -> None:
    content = xlsx(lambda ws: ws.__setitem__("A1", datetime.date(2019, 4, 1)))

    def restyle(name: str, part: bytes) -> bytes:
        return re.sub(rb'numFmtId="14"', b'numFmtId="%d"' % number, part) if "styles" in name else part

    assert sheet(changed(content, restyle)).rows == [[datetime.date(2019, 4, 1)]]


def test_1904_dates_are_converted_and_told() -> None:
    content = xlsx(lambda ws: ws.__setitem__("A1", datetime.date(2019, 4, 1)))

    def mac(name: str, part: bytes) -> bytes:
        return (
            part.replace(b"<workbookPr ", b'<workbookPr date1904="1" ') if name == "xl/workbook.xml" else part
        )

    book = read(changed(content, mac))
    assert book.sheets[0].rows == [[datetime.date(2023, 4, 2)]]  # 1,462 days on
    assert any("1904" in note for note in book.notes)


def test_a_negative_number_under_a_date_format_stays_a_number() -> None:
    def fill(ws: Worksheet) -> None:
        ws["A1"] = -5
        ws["A1"].number_format = "yyyy-mm-dd"

    assert sheet(xlsx(fill)).rows == [[-5]]


def test_errors_and_formulas_without_a_result_are_named() -> None:
    found = sheet(
        sheet_of(
            b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" t="e"><v>#N/A</v></c>'
            b'<c r="C1"><f>1+1</f></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="str"><f>""</f><v></v></c>'
            b'<c r="F1"><f>A1</f><v/></c></row><row r="9"><c r="H9" t="e"><f>Z1</f><v>#REF!</v></c></row>'
        )
    )
    assert found.errors == {
        (0, 1): "#N/A",
        (0, 2): "公式没有结果",
        (0, 5): "公式没有结果",
        (8, 7): "#REF!",
    }
    assert found.rows[0] == ["x", None, None, 2, None, None, None, None] and len(found.rows) == 9
    assert not found.notes


def test_the_format_of_what_may_be_year_and_month_is_kept() -> None:
    def fill(ws: Worksheet) -> None:
        for at, value, code in (("A1", 1975.1, "0.00"), ("B1", 1975.1, "General"), ("C1", 12.5, "0.00")):
            ws[at], ws[at].number_format = value, code

    found = sheet(xlsx(fill))
    assert found.formats == {(0, 0): "0.00"}
    assert found.rows == [[1975.1, 1975.1, 12.5]]


def test_marks_comments_and_merges() -> None:
    def fill(ws: Worksheet) -> None:
        ws["A1"], ws["A2"], ws["A3"], ws["A4"] = "会员名册", "张三", "李四", "王五"
        ws["A2"].font = Font(strike=True, color="FFFF0000")
        ws["A3"].fill = PatternFill("solid", fgColor="FFFF00")
        ws["B3"].fill = PatternFill("solid", fgColor="FFFF00")
        ws["A4"].comment = Comment("2021年退会", "办公室")
        ws.merge_cells("A1:B1")
        ws["B4"] = "x"

    found = sheet(xlsx(fill))
    assert found.marks == {(1, 0): "删除线、红字", (2, 0): "黄底"}
    assert found.comments == {(3, 0): "2021年退会"}
    assert found.merged == ((0, 0, 0, 1),)
    cell = found.cell(3, 0)
    assert (cell.address, cell.value, cell.comment) == ("A4", "王五", "2021年退会")
    assert found.cell(99, 99).value is None


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B2"], book.active["C3"] = 1, 2, 3
    book.active.row_dimensions[2].hidden = True
    book.active.row_dimensions[70].hidden = True
    book.active.column_dimensions["B"].hidden = True
    old = book.create_sheet("旧")
    old["A1"], old.sheet_state = "x", "veryHidden"
    book.create_sheet("Sheet3")
    import io

    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue())
    first, second = found.sheets
    assert first.hidden_rows == {1} and first.hidden_columns == {1}
    assert any("1 行被隐藏" in note for note in first.notes)
    assert (second.name, second.hidden) == ("旧", True)
    assert any("Sheet3" in note for note in found.notes)


def test_strict_open_xml_is_read() -> None:
    def strict(_name: str, part: bytes) -> bytes:
        old = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        part = part.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        return part.replace(old, b"http://purl.oclc.org/ooxml/officeDocument/relationships")

    assert sheet(changed(small(), strict)).rows == [["姓名", None], [None, "张三"]]


def test_prefixed_cells_without_positions_are_read() -> None:
    rows = (
        b"<x:row><x:c><x:v>7</x:v></x:c><x:c/><x:c t='e'><x:v>#REF!</x:v></x:c></x:row>"
        b'<x:row r="3"><x:c t="inlineStr"><x:is><x:t>a&amp;b</x:t></x:is></x:c></x:row>'
    )
    xml = b'<x:worksheet xmlns:x="' + MAIN + b'"><x:sheetData>' + rows + b"</x:sheetData></x:worksheet>"
    content = changed(small(), lambda name, part: xml if name.endswith("sheet1.xml") else part)
    found = sheet(content)
    assert found.rows[0][0] == 7 and found.rows[2][0] == "a&b"
    assert list(found.errors.values()) == ["#REF!"]


def test_a_stray_far_cell_is_named_and_the_rest_read() -> None:
    def fill(ws: Worksheet) -> None:
        ws["A1"], ws["B2"], ws["XFD1048576"] = "姓名", datetime.date(2019, 4, 1), "x"

    found = sheet(xlsx(fill))
    assert found.rows == [["姓名", None], [None, datetime.date(2019, 4, 1)]]
    assert any("XFD1048576" in note for note in found.notes)


def test_a_million_formatted_empty_rows_do_not_matter() -> None:
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(2, 1_048_577))
    found = sheet(sheet_of(b'<row r="1"><c r="A1" t="str"><v>x</v></c></row>' + empty))
    assert found.rows == [["x"]]


def test_values_all_over_a_vast_area_are_refused() -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"><v>1</v></c></row>' % (row, row, row)
        for row in range(1, 2000)
    )
    with pytest.raises(Refusal) as refused:
        read(sheet_of(rows))
    assert "名册.xlsx" in refused.value.message and "新建的工作簿" in refused.value.remedy


def test_values_that_calamine_drops_are_read_from_the_xml() -> None:
    # A second cell of the same place wins in neither program; a cell of an unknown kind is dropped by one.
    found = sheet(sheet_of(b'<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="n"><v>abc</v></c></row>'))
    assert found.rows == [[1, "abc"]]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_the_own_reader_and_calamine_agree_on_every_sample(path) -> None:  # type: ignore[no-untyped-def]
    content = path.read_bytes()
    package = Package(Source(path.name, content, DEFAULT_LIMITS))
    frame = frame_of(package)
    reader = CellReader(package, frame)
    for part, found in zip(frame.sheets, read(content).sheets, strict=True):
        xml = SheetXml(package.read(part.part))
        own = {(cell.row, cell.column): reader.value(xml, cell) for cell in xml.cells()}
        own = {at: value for at, value in own.items() if value is not None}
        dense = {
            (row, column): value
            for row, values in enumerate(found.rows)
            for column, value in enumerate(values)
            if value is not None
        }
        assert own == dense and len(dense) > 1


def test_the_plain_sample_is_read_as_its_truth_says() -> None:
    truth = json.loads((SAMPLES / "truth.json").read_text("utf-8"))["会员名册-规范.xlsx"]
    heads, *rows = sheet((SAMPLES / "会员名册-规范.xlsx").read_bytes()).rows
    assert len(rows) == len(truth)
    for row, true in zip(rows, truth, strict=True):
        record = dict(zip(heads, row, strict=True))
        for name in ("会员名称", "统一社会信用代码", "注册资本", "负责人手机", "身份证号"):
            assert record[name] == true[name]
        assert str(record["成立日期"]) == true["成立日期"]


def test_less_memory_for_the_area_is_kept_to() -> None:
    limits = replace(DEFAULT_LIMITS, area=3)
    with pytest.raises(Refusal, match="范围太大"):
        parse("名册.xlsx", small(), limits)


def test_macros_are_told() -> None:
    import io
    import zipfile

    out = io.BytesIO(small())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    assert any("宏" in note for note in read(out.getvalue()).notes)
