"""Reading tables of web pages: many offices' systems name such a page .xls and Excel opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from html.parser import HTMLParser

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.decoding import text_of
from secretariat.exchange.reading.model import Position, Sheet
from secretariat.exchange.reading.separated import unread_characters
from secretariat.exchange.reading.source import Found, Source
from secretariat.exchange.reading.table import Tidy, from_positions, trim

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_UNSEEN = {"style", "script", "title", "head", "template", "noscript"}
_BLOCKS = {"p", "div", "li"}
_STRUCK = {"s", "strike", "del"}
_WIDEST, _HIGHEST = 1000, 65_534  # HTML standard, 4.9.11


@dataclass(slots=True)
class _TableCell:
    """A table cell as the page has it."""

    down: int
    across: int
    pieces: list[str] = field(default_factory=list)
    struck: bool = False

    def text(self) -> str:
        """What is seen of it: white space counts once, line breaks stay."""
        lines = "".join(self.pieces).split("\n")
        text = "\n".join(re.sub(r"[ \t\r\f]+", " ", line).strip(" ") for line in lines).strip("\n")
        return text if text.strip() else ""


@dataclass(slots=True)
class _Table:
    """A table that is being read."""

    rows: list[list[_TableCell]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    open_cell: _TableCell | None = None


class _Page(HTMLParser):
    """Collects every table of a page, inner ones apart from those around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.frames = False
        self._open: list[_Table] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            # Pages made by programs often never close <head>.
            self._unseen += tag != "head"
        elif tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag in ("frame", "iframe"):
            self.frames = True
        elif self._open:
            self._inside(self._open[-1], tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "p"):
            self.handle_endtag(tag)

    def _inside(self, table: _Table, tag: str, attributes: dict[str, str | None]) -> None:
        cell = table.open_cell
        if tag in ("tr", "caption"):
            table.open_cell = None
            if "display:none" in (attributes.get("style") or "").replace(" ", "").lower():
                table.hidden.add(len(table.rows))
            table.rows.append([])
        if tag in ("td", "th", "caption"):
            if not table.rows:
                table.rows.append([])
            table.open_cell = _TableCell(
                _span(attributes.get("rowspan"), _HIGHEST), _span(attributes.get("colspan"), _WIDEST)
            )
            table.rows[-1].append(table.open_cell)
        elif cell is not None and (tag == "br" or (tag in _BLOCKS and cell.pieces)):
            cell.pieces.append("\n")
        elif cell is not None and tag in _STRUCK:
            cell.struck = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - (tag != "head"))
        elif tag == "table" and self._open:
            self._open.pop()
        elif tag in ("td", "th", "tr", "caption") and self._open:
            self._open[-1].open_cell = None

    def handle_data(self, data: str) -> None:
        if self._open and not self._unseen and self._open[-1].open_cell is not None:
            self._open[-1].open_cell.pieces.append(re.sub(r"[\r\n]+", " ", data))


def read_page(source: Source) -> Found:
    """Every table of a web page as a sheet; raises Refusal when it has none."""
    declared = _CHARSET.search(source.content[: 1 << 13])
    text, encoding = text_of(source.name, source.content, declared[1].decode() if declared else "")
    page = _Page()
    page.feed(text)
    page.close()
    placed = [_placed(table, source) for table in page.tables]
    sheets = [sheet for sheet in placed if sheet.rows]
    if not sheets and page.frames:
        raise refusals.web_frame(source.name)
    numbered = [_named(sheet, f"表格{number}") for number, sheet in enumerate(sheets, 1)]
    return Found(numbered, [f"这个文件其实是网页，已读出其中的表格（{encoding} 编码）。"])


def read_web_archive(source: Source) -> Found:
    """The tables of a web page saved as a single file (MHTML, RFC 2557)."""
    sheets: list[Sheet] = []
    for part in message_from_bytes(source.content).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and b"<t" in content.lower():
                sheets += read_page(Source(source.name, content, source.limits)).sheets
    numbered = [_named(sheet, f"表格{number}") for number, sheet in enumerate(sheets, 1)]
    return Found(numbered, ["这个文件其实是网页，已读出其中的表格。"])


def _named(sheet: Sheet, name: str) -> Sheet:
    return Sheet(
        name,
        sheet.rows,
        merged=sheet.merged,
        errors=sheet.errors,
        marks=sheet.marks,
        hidden_rows=sheet.hidden_rows,
        notes=sheet.notes,
    )


def _span(text: str | None, most: int) -> int:
    digits = re.match(r"\s*([0-9]{1,6})", text or "1")
    return max(1, min(int(digits[1]) if digits else 1, most))


def _placed(table: _Table, source: Source) -> Sheet:
    texts: dict[Position, str] = {}
    merged: list[tuple[int, int, int, int]] = []
    marks: dict[Position, str] = {}
    taken: dict[int, int] = {}  # column -> the last row that a cell above reaches down to
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while taken.get(column, -1) >= number:
                column += 1
            bottom = min(number + cell.down, len(table.rows)) - 1
            if text := cell.text():
                texts[number, column] = text
                if cell.struck:
                    marks[number, column] = "删除线"
            if bottom > number or cell.across > 1:
                merged.append((number, bottom, column, column + cell.across - 1))
                taken.update(dict.fromkeys(range(column, column + cell.across), bottom))
            column += cell.across
    return _as_sheet(table, texts, (merged, marks), source)


def _as_sheet(
    table: _Table,
    texts: dict[Position, str],
    noticed: tuple[list[tuple[int, int, int, int]], dict[Position, str]],
    source: Source,
) -> Sheet:
    if not texts:
        return Sheet("", [])
    if (max(at[0] for at in texts) + 1) * (max(at[1] for at in texts) + 1) > source.limits.area:
        raise refusals.too_wide(source.name, "表格")
    tidy = Tidy()
    rows = trim([tidy.row(row) for row in from_positions(dict(texts))])
    hidden = frozenset(number for number in table.hidden if number < len(rows))
    width = len(rows[0])
    return Sheet(
        "",
        rows,
        merged=tuple(
            (top, min(bottom, len(rows) - 1), left, min(right, width - 1))
            for top, bottom, left, right in noticed[0]
            if top < len(rows) and left < width
        ),
        errors=unread_characters(rows),
        marks=noticed[1],
        hidden_rows=hidden,
        notes=(f"有 {len(hidden)} 行被隐藏，也已读入。",) if hidden else (),
    )
