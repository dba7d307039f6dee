"""Reading "XML Spreadsheet 2003", which reporting systems write and name .xls."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.decoding import text_of
from secretariat.exchange.reading.model import CellValue, Position, Sheet
from secretariat.exchange.reading.package import refuse_doctype
from secretariat.exchange.reading.source import Found, Source
from secretariat.exchange.reading.table import Tidy, from_positions, trim

_SPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]+)""")


@dataclass(slots=True)
class _Worksheet:
    """A worksheet while its rows go by."""

    name: str
    values: dict[Position, CellValue] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    errors: dict[Position, str] = field(default_factory=dict)
    comments: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden: bool = False
    row: int = 0


def read_xml_2003(source: Source) -> Found:
    """All worksheets of the file; raises Refusal when it is no well-formed XML or has a document type."""
    declared = _ENCODING.search(source.content[:200])
    text, _ = text_of(source.name, source.content, declared[1].decode() if declared else "")
    content = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    refuse_doctype(source.name, [content])
    try:
        worksheets = _worksheets(content, source)
    except ElementTree.ParseError:
        raise refusals.damaged(source.name) from None
    note = "这个文件其实是“XML 表格 2003”，颜色和数字格式没有读出。"
    return Found([_finished(each, source) for each in worksheets], [note])


def _worksheets(content: bytes, source: Source) -> list[_Worksheet]:
    found: list[_Worksheet] = []
    for event, element in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):
        if event == "start" and element.tag == _SPACE + "Worksheet":
            found.append(_Worksheet(element.get(_SPACE + "Name", "")))
        elif event == "end" and found and element.tag == _SPACE + "Row":
            _take_row(found[-1], element)
            element.clear()
            if len(found[-1].values) > source.limits.area:
                raise refusals.too_wide(source.name, found[-1].name)
        elif event == "end" and found and element.tag.endswith("excel}Visible"):
            found[-1].hidden = element.text in ("SheetHidden", "SheetVeryHidden")
    return found


def _take_row(sheet: _Worksheet, row: ElementTree.Element) -> None:
    sheet.row = _count(row, "Index", sheet.row + 1) - 1
    if row.get(_SPACE + "Hidden") == "1":
        sheet.hidden_rows.add(sheet.row)
    column = 0
    for cell in row.iter(_SPACE + "Cell"):
        column = _count(cell, "Index", column + 1) - 1
        _take_cell(sheet, cell, (sheet.row, column))
        down, across = _count(cell, "MergeDown", 0), _count(cell, "MergeAcross", 0)
        if down or across:
            sheet.merged.append((sheet.row, sheet.row + down, column, column + across))
        column += 1 + across
    sheet.row += 1 + _count(row, "Span", 0)


def _take_cell(sheet: _Worksheet, cell: ElementTree.Element, at: Position) -> None:
    for each in cell:
        text = "".join(each.itertext())
        if each.tag == _SPACE + "Comment" and text.strip():
            sheet.comments[at] = text.strip()
        elif each.tag == _SPACE + "Data" and text:
            kind = each.get(_SPACE + "Type", "String")
            if kind == "Error":
                sheet.errors[at] = text
            else:
                sheet.values[at] = _value(kind, text)


def _value(kind: str, text: str) -> CellValue:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return _moment(datetime.datetime.fromisoformat(text))
    except ValueError:
        return text  # what does not fit its kind is kept as written
    return text == "1" if kind == "Boolean" else text


def _moment(moment: datetime.datetime) -> CellValue:
    if moment.year == 1899:  # a time without a day
        return moment.time()
    return moment.date() if moment.time() == datetime.time() else moment


def _count(element: ElementTree.Element, name: str, default: int) -> int:
    text = element.get(_SPACE + name, "")
    return int(text) if text.isdecimal() and len(text) < 8 else default


def _finished(sheet: _Worksheet, source: Source) -> Sheet:
    positions = [*sheet.values, *sheet.errors]
    height = max((row for row, _ in positions), default=-1) + 1
    width = max((column for _, column in positions), default=-1) + 1
    if height * width > source.limits.area:
        raise refusals.too_wide(source.name, sheet.name)
    tidy = Tidy()
    rows = trim([tidy.row(row) for row in from_positions(sheet.values)], sheet.errors)
    hidden = frozenset(row for row in sheet.hidden_rows if row < height)
    return Sheet(
        sheet.name,
        rows,
        hidden=sheet.hidden,
        merged=tuple(
            (top, min(bottom, height - 1), left, min(right, width - 1))
            for top, bottom, left, right in sheet.merged
            if top < height and left < width
        ),
        errors=sheet.errors,
        comments=sheet.comments,
        hidden_rows=hidden,
        notes=(f"有 {len(hidden)} 行被隐藏或筛选，也已读入。",) if hidden else (),
    )
