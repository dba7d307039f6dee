"""What one cell of an .xlsx sheet holds, and what is odd about it."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree

from secretariat.exchange.reading.model import CellValue, Position
from secretariat.exchange.reading.number_formats import dated, is_date, says_more, tells_decimals
from secretariat.exchange.reading.package import Package
from secretariat.exchange.reading.sheet_xml import SheetXml, XmlCell
from secretariat.exchange.reading.xlsx_parts import Frame

NO_RESULT = "公式没有结果"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Findings:
    """What is odd on a sheet, by position; `raw` holds numbers that no date can be."""

    errors: dict[Position, str] = field(default_factory=dict)
    formats: dict[Position, str] = field(default_factory=dict)
    marks: dict[Position, str] = field(default_factory=dict)
    raw: dict[Position, CellValue] = field(default_factory=dict)


class CellReader:
    """Reads single cells of one workbook."""

    def __init__(self, package: Package, frame: Frame) -> None:
        """Shared texts are loaded when the first one is asked for."""
        self._package, self._frame = package, frame

    @cached_property
    def _shared(self) -> list[str]:
        part = self._frame.shared_texts
        if not part or not self._package.has(part):
            return []
        return [_text_of(each) for each in self._package.tree(part) if each.tag.endswith("si")]

    def value(self, xml: SheetXml, cell: XmlCell) -> CellValue:
        """The cell's value; None for errors, formulas without a result and empty texts."""
        if cell.kind == b"inlineStr":
            return _inline(xml, cell.inner)
        text = stored(xml, cell)
        if not text or cell.kind == b"e":
            return None
        if cell.kind == b"s":
            return self._shared[int(text)] if text.isdecimal() and int(text) < len(self._shared) else None
        return self._plain(cell, text)

    def _plain(self, cell: XmlCell, text: str) -> CellValue:
        if cell.kind == b"b":
            return text in ("1", "true")
        try:
            if cell.kind == b"d":
                return datetime.datetime.fromisoformat(text)
            if cell.kind == b"n":
                return self._number(float(text), cell.style)
        except ValueError:
            pass  # what is no number is kept as the text that it is
        return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)

    def _number(self, number: float, style: int) -> CellValue:
        code = self._format(style)
        if is_date(code):
            value = dated(number, code, self._frame.from_1904)
            if not isinstance(value, float):
                return value
        return int(number) if number.is_integer() else number

    def _format(self, style: int) -> str:
        formats = self._frame.styles.formats
        return formats[style] if style < len(formats) else ""

    def look(self, xml: SheetXml, cell: XmlCell, findings: Findings) -> None:
        """Note down what is odd about the cell."""
        at = (cell.row, cell.column)
        text = stored(xml, cell)
        if cell.kind == b"e":
            findings.errors[at] = text or "#N/A"
        elif not text and cell.kind != b"str" and b"<" + xml.prefix + b"f" in cell.inner:
            findings.errors[at] = NO_RESULT
        elif cell.kind == b"n" and text:
            self._look_at_number(at, text, cell.style, findings)
        marks = self._frame.styles.marks
        mark = marks[cell.style] if cell.style < len(marks) else ""
        if mark and (text or (cell.kind == b"inlineStr" and _inline(xml, cell.inner))):
            findings.marks[at] = mark

    def _look_at_number(self, at: Position, text: str, style: int, findings: Findings) -> None:
        try:
            number = float(text)
        except ValueError:
            return
        code = self._format(style)
        if number < 0 and is_date(code) and "[" not in code:
            findings.raw[at] = int(number) if number.is_integer() else number
        elif tells_decimals(number, code) or says_more(code):
            findings.formats[at] = code


def look_over(xml: SheetXml, reader: CellReader, odd_styles: list[int]) -> Findings:
    """All that is odd on the sheet; in a regular one only cells that may be odd are opened."""
    findings = Findings()
    if not xml.regular:
        for cell in xml.cells():
            reader.look(xml, cell, findings)
        return findings
    patterns = [rb"<~v>(?:(?:19|20)[0-9]{2}|2100)\.[0-9]", rb"<~v>-"]
    if b't="e"' in xml.content or b"t='e'" in xml.content:
        patterns.append(rb"""<~c r="[^<>]*\st=["']e["'][^<>]*>""")
    if b"<" + xml.prefix + b"f" in xml.content:
        ending = rb"\s*(?:<~v\s*/>|<~v>\s*</~v>)?\s*</~c>"
        patterns += [rb"</~f>" + ending, rb"<~f[^<>]*/>" + ending]
    for pattern in patterns:
        for cell in xml.cells_around(pattern):
            reader.look(xml, cell, findings)
    for cell in xml.cells_of_styles(odd_styles):
        reader.look(xml, cell, findings)
    return findings


def stored(xml: SheetXml, cell: XmlCell) -> str:
    """The text between the cell's value tags; empty when there is none."""
    start = cell.inner.find(b"<" + xml.prefix + b"v>")
    start = cell.inner.find(b"<" + xml.prefix + b"v ") if start < 0 else start
    begin = cell.inner.find(b">", start) + 1
    end = cell.inner.find(b"</" + xml.prefix + b"v>", begin)
    if start < 0 or end < 0:
        return ""
    return html.unescape(cell.inner[begin:end].decode("utf-8", "replace"))


def comments_of(package: Package, part: str) -> dict[Position, str]:
    """The comments of a sheet, with their authors' names as Excel writes them into the text."""
    from secretariat.exchange.reading.sheet_xml import position

    if not part or not package.has(part):
        return {}
    comments = {}
    for each in package.tree(part).iter():
        at = position(each.get("ref", "").encode()) if each.tag.endswith("}comment") else None
        if at:
            comments[at] = _text_of(each).strip()
    return comments


def _inline(xml: SheetXml, inner: bytes) -> str | None:
    without_phonetics = xml.pattern(rb"<~rPh[\s>].*?</~rPh>").sub(b"", inner)
    pieces = xml.pattern(rb"<~t(?:\s[^<>]*)?>([^<]*)</~t>").findall(without_phonetics)
    text = html.unescape(b"".join(pieces).decode("utf-8", "replace"))
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) or None


def _text_of(element: ElementTree.Element) -> str:
    if element.tag.endswith("}rPh") or element.tag.endswith("}phoneticPr"):
        return ""
    own = element.text or "" if element.tag.endswith("}t") or element.tag == "t" else ""
    text = own + "".join(map(_text_of, element))
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if element.tag.endswith("si") else text
