"""Traps 1 to 12: the file itself."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import openpyxl
import pytest

from secretariat.base.errors import Refusal
from secretariat.exchange.importing import Preview
from secretariat.exchange.reading import Workbook, read_workbook
from tests.exchange.importing.desk import SAMPLES, Desk, headings, labelled
from tests.exchange.importing.traps import trap
from tests.exchange.reading import build

TABLE = "单位名称,负责人\n青石县安达有限公司,张三\n"


def _read(content: bytes, name: str) -> Workbook:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_workbook(path)


def _refused(content: bytes, name: str) -> str:
    with pytest.raises(Refusal) as refusal:
        _read(content, name)
    assert name in str(refusal.value)
    return str(refusal.value)


def _names(preview: Preview) -> list[object]:
    return [labelled(preview, row)["会员名称"] for row in preview.rows]


def _saved(fill: object) -> bytes:
    out = io.BytesIO()
    workbook = openpyxl.Workbook()
    fill(workbook)  # type: ignore[operator]
    workbook.save(out)
    return out.getvalue()


def _two_columns(sheet: object) -> None:
    for row in (("单位名称", "负责人"), ("青石县安达有限公司", "张三")):
        sheet.append(row)  # type: ignore[attr-defined]


@trap(1, "旧格式 .xls 直接读")
def old_workbook(desk: Desk) -> None:
    preview = desk.preview(read_workbook(SAMPLES / "直属会员通讯录.xls"))
    assert len(preview.rows) == 90


@trap(2, ".xlsx 直接读")
def new_workbook(desk: Desk) -> None:
    preview = desk.preview(_read(_saved(lambda book: _two_columns(book.active)), "名单.xlsx"))
    assert _names(preview) == ["青石县安达有限公司"]


@trap(3, "看文件内容而不看后缀：改名为 .xls 的 CSV、网页表格都能读")
def renamed(desk: Desk) -> None:
    lines = "".join(f"<tr><td>{'</td><td>'.join(line.split(','))}</td></tr>" for line in TABLE.split())
    page = f"<meta charset=gbk><table>{lines}</table>"
    for content in (TABLE.encode("gb18030"), TABLE.encode("utf-8-sig"), page.encode("gbk")):
        assert _names(desk.preview(_read(content, "名单.xls"))) == ["青石县安达有限公司"]


@trap(4, "有密码的文件拒绝，并说明怎样去掉密码")
def encrypted(desk: Desk) -> None:
    assert "密码" in _refused(build.compound("EncryptedPackage", "EncryptionInfo"), "名单.xlsx")


@trap(5, "隐藏的工作表不导入，在说明里点名；点名选择后可以导入")
def hidden_sheet(desk: Desk) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        _two_columns(book.active)
        other = book.create_sheet("旧名单")
        _two_columns(other)
        other.sheet_state = "veryHidden"

    workbook = _read(_saved(fill), "名单.xlsx")
    preview = desk.preview(workbook)
    assert len(preview.rows) == 1 and any("旧名单" in note for note in preview.notes)
    assert len(desk.preview(workbook, sheet="旧名单").rows) == 1


@trap(6, "表头相同的几张工作表一起导入，表名作为分组（乡镇或商会）")
def sheets_by_town(desk: Desk) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = "石门乡"
        _two_columns(book.active)
        other = book.create_sheet("大坪乡商会")
        other.append(("单位名称", "负责人"))
        other.append(("临川县宏达有限公司", "李四"))

    preview = desk.preview(_read(_saved(fill), "名单.xlsx"))
    rows = [labelled(preview, row) for row in preview.rows]
    assert [row["乡镇街道"] for row in rows] == ["石门乡", "大坪乡"]
    assert rows[1]["所属商会"] == "大坪乡商会"


@trap(7, "空的 Sheet2、Sheet3 不妨碍导入")
def empty_sheets(desk: Desk) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        _two_columns(book.active)
        book.create_sheet("Sheet2")

    assert len(desk.preview(_read(_saved(fill), "名单.xlsx")).rows) == 1


@trap(8, "1904 日期系统的日期按真实日期读")
def dates_of_1904(desk: Desk) -> None:
    import datetime

    def fill(book: openpyxl.Workbook) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book.active.append(("单位名称", "入会时间"))
        book.active.append(("青石县安达有限公司", datetime.date(2019, 3, 5)))

    preview = desk.preview(_read(_saved(fill), "名单.xlsx"))
    assert labelled(preview, preview.rows[0])["入会日期"] == "2019-03-05"


@trap(9, "带宏的文件照常读表格，宏不运行")
def macros(desk: Desk) -> None:
    content = _saved(lambda book: _two_columns(book.active))
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    content = build.changed(content, lambda name, part: part.replace(kind, macro))
    assert len(desk.preview(_read(content, "名单.xlsm")).rows) == 1


@trap(10, "Excel 打开文件时的临时文件（~$）拒绝，并说明原因")
def lock_file(desk: Desk) -> None:
    assert "临时文件" in _refused(b"\x06Zhang" + b"\x20" * 160, "~$名单.xlsx")


@trap(11, "#REF! 和没有结果的公式列为问题，不当作空白")
def error_cells(desk: Desk) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        _two_columns(book.active)
        book.active["A3"], book.active["B3"] = "临川县宏达有限公司", "=Sheet9!A1"

    preview = desk.preview(_read(_saved(fill), "名单.xlsx"))
    assert len(preview.rows) == 2
    (problem,) = preview.problems
    assert (problem.row, problem.column) == (3, "负责人")


@trap(12, "格式刷到底的一百万空行不算行")
def formatted_to_the_end(desk: Desk) -> None:
    rows = b"".join(
        b'<row r="%d"><c t="inlineStr"><is><t>%s</t></is></c><c t="inlineStr"><is><t>%s</t></is></c></row>'
        % (row, one.encode(), other.encode())
        for row, (one, other) in enumerate((("单位名称", "负责人"), ("青石县安达有限公司", "张三")), 1)
    )
    far = b'<row r="1048576"><c r="A1048576" s="0"/></row>'
    preview = desk.preview(_read(build.sheet_of(rows + far), "名单.xlsx"))
    assert len(preview.rows) == 1 and preview.skipped_count == 0
    assert headings(preview) == {"单位名称": ("会员名称",), "负责人": ("负责人",)}
