"""What calamine does not tell of an .xls: errors, hidden rows, marks, number formats, comments.

Record numbers and layouts are those of [MS-XLS] (BIFF8); records of other kinds are passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from secretariat.exchange.reading.marks import mark_of, reddish, yellowish
from secretariat.exchange.reading.model import CellValue, Position
from secretariat.exchange.reading.number_formats import is_date, says_more, tells_decimals
from secretariat.exchange.reading.xlsx_parts import BUILT_IN

_FORMULA, _NOTE, _FONT, _CONTINUE, _COLINFO, _BOUNDSHEET = 0x06, 0x1C, 0x31, 0x3C, 0x7D, 0x85
_PALETTE, _MULRK, _XF, _LABELSST, _TXO, _EXTERNAL = 0x92, 0xBD, 0xE0, 0xFD, 0x1B6, 0x1AE
_NUMBER, _LABEL, _BOOLERR, _ROW, _RK, _FORMAT, _OBJ = 0x203, 0x204, 0x205, 0x208, 0x27E, 0x41E, 0x5D
_BOF, _EOF, _FILEPASS, _DATEMODE = 0x809, 0x0A, 0x2F, 0x22
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_COLOURS = {2: "FFFFFF", 3: "FF0000", 6: "FFFF00", 8: "000000", 10: "FF0000", 13: "FFFF00"}
_COLOURS |= {16: "800000", 19: "808000", 26: "FFFFCC", 43: "FFFF99"}
_SOLID = 1


@dataclass(slots=True)
class SheetRecords:
    """What the records of one sheet say beside its values."""

    errors: dict[Position, str] = field(default_factory=dict)
    formats: dict[Position, str] = field(default_factory=dict)
    marks: dict[Position, str] = field(default_factory=dict)
    raw: dict[Position, CellValue] = field(default_factory=dict)
    comments: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class BookRecords:
    """What the records before the sheets say."""

    biff8: bool = False
    encrypted: bool = False
    from_1904: bool = False
    external: bool = False
    sheets: list[tuple[str, int]] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    fonts: list[tuple[bool, int]] = field(default_factory=list)
    cells: list[tuple[int, int, int, int]] = field(default_factory=list)  # font, format, pattern, colour
    colours: dict[int, str] = field(default_factory=lambda: dict(_COLOURS))

    def mark(self, style: int) -> str:
        """The words for the form of cells with this style."""
        if style >= len(self.cells):
            return ""
        font, _, pattern, colour = self.cells[style]
        font -= font > 4  # [MS-XLS] 2.5.129: there is no font 4
        struck, ink = self.fonts[font] if font < len(self.fonts) else (False, 0)
        yellow = pattern == _SOLID and yellowish(self.colours.get(colour, ""))
        return mark_of(struck, reddish(self.colours.get(ink, "")), yellow)

    def format(self, style: int) -> str:
        """The number format of cells with this style."""
        return self.formats.get(self.cells[style][1], "") if style < len(self.cells) else ""


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """The records from a place on, up to the end of that part of the stream."""
    at, depth = start, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        depth += (kind == _BOF) - (kind == _EOF)
        at += 4 + length
        if depth <= 0:
            return


def book_records(stream: bytes) -> BookRecords:
    """The records that hold for the whole workbook."""
    book = BookRecords()
    for kind, body in records(stream):
        if kind == _BOF and len(body) >= 2:
            book.biff8 = book.biff8 or body[:2] == b"\x00\x06"
        elif kind == _FILEPASS:
            book.encrypted = True
            return book
        elif kind == _DATEMODE:
            book.from_1904 = body[:1] == b"\1"
        elif kind == _EXTERNAL:
            book.external = book.external or len(body) > 4  # 4 bytes: this workbook itself
        elif book.biff8:
            _take_style(book, kind, body)
    return book


def _take_style(book: BookRecords, kind: int, body: bytes) -> None:
    if kind == _BOUNDSHEET and len(body) >= 8:
        book.sheets.append((_text(body[6], body[7:]), struct.unpack_from("<I", body)[0]))
    elif kind == _FONT and len(body) >= 6:
        flags, ink = struct.unpack_from("<HH", body, 2)
        book.fonts.append((bool(flags & 0x08), ink))
    elif kind == _FORMAT and len(body) >= 5:
        number, length = struct.unpack_from("<HH", body)
        book.formats[number] = _text(length, body[4:])
    elif kind == _XF and len(body) >= 20:
        font, number = struct.unpack_from("<HH", body)
        pattern = struct.unpack_from("<I", body, 14)[0] >> 26
        book.cells.append((font, number, pattern, struct.unpack_from("<H", body, 18)[0] & 0x7F))
    elif kind == _PALETTE and len(body) >= 2:
        for index in range((len(body) - 2) // 4):
            book.colours[8 + index] = body[2 + 4 * index : 5 + 4 * index].hex()


def sheet_records(stream: bytes, start: int, book: BookRecords) -> SheetRecords:
    """What the records of the sheet that begins there say."""
    sheet = SheetRecords()
    texts: dict[int, str] = {}
    shape, expecting = 0, 0
    for kind, body in records(stream, start):
        if kind == _CONTINUE and expecting and body:
            texts[shape], expecting = _text(expecting, body), 0
        elif kind == _OBJ and len(body) >= 8:
            shape = struct.unpack_from("<H", body, 6)[0]
        elif kind == _TXO and len(body) >= 12:
            expecting = struct.unpack_from("<H", body, 10)[0]
        elif kind == _NOTE and len(body) >= 8:
            row, column, _, number = struct.unpack_from("<HHHH", body)
            sheet.comments[row, column] = texts.get(number, "").strip()
        elif kind in _TAKERS:
            _TAKERS[kind](sheet, body, book)
    sheet.comments = {at: text for at, text in sheet.comments.items() if text}
    return sheet


def _row(sheet: SheetRecords, body: bytes, _book: BookRecords) -> None:
    if len(body) >= 16 and body[12] & 0x20:
        sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])


def _columns(sheet: SheetRecords, body: bytes, _book: BookRecords) -> None:
    if len(body) >= 10 and body[8] & 0x01:
        first, last = struct.unpack_from("<HH", body)
        sheet.hidden_columns.append((first, min(last, 255)))


def _label(sheet: SheetRecords, body: bytes, book: BookRecords) -> None:
    if len(body) >= 6:
        row, column, style = struct.unpack_from("<HHH", body)
        _take_mark(sheet, (row, column), book, style)


def _formula(sheet: SheetRecords, body: bytes, book: BookRecords) -> None:
    if len(body) < 14:
        return
    row, column, style = struct.unpack_from("<HHH", body)
    if body[12:14] != b"\xff\xff":
        _take_number(sheet, (row, column), struct.unpack_from("<d", body, 6)[0], (book, style))
    elif body[6] == 2:
        sheet.errors[row, column] = _ERRORS.get(body[8], "#N/A")
    elif body[6] == 0:
        _take_mark(sheet, (row, column), book, style)


def _boolerr(sheet: SheetRecords, body: bytes, book: BookRecords) -> None:
    if len(body) >= 8:
        row, column, style = struct.unpack_from("<HHH", body)
        if body[7]:
            sheet.errors[row, column] = _ERRORS.get(body[6], "#N/A")
        else:
            _take_mark(sheet, (row, column), book, style)


def _float(sheet: SheetRecords, body: bytes, book: BookRecords) -> None:
    if len(body) >= 14:
        row, column, style, number = struct.unpack_from("<HHHd", body)
        _take_number(sheet, (row, column), number, (book, style))


def _rk(sheet: SheetRecords, body: bytes, book: BookRecords) -> None:
    if len(body) >= 10:
        row, column, style, packed = struct.unpack_from("<HHHI", body)
        _take_number(sheet, (row, column), unpacked(packed), (book, style))


def _several_rk(sheet: SheetRecords, body: bytes, book: BookRecords) -> None:
    if len(body) >= 6:
        row, first = struct.unpack_from("<HH", body)
        for index in range((len(body) - 6) // 6):
            style, packed = struct.unpack_from("<HI", body, 4 + 6 * index)
            _take_number(sheet, (row, first + index), unpacked(packed), (book, style))


def unpacked(packed: int) -> float:
    """The number in an RkNumber ([MS-XLS] 2.5.217): 30 bits, whole or float, perhaps hundredths."""
    if packed & 2:
        number = float((packed >> 2) - (1 << 30) if packed >> 31 else packed >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return number / 100 if packed & 1 else number


def _take_number(sheet: SheetRecords, at: Position, number: float, style: tuple[BookRecords, int]) -> None:
    book, code = style[0], style[0].format(style[1])
    if number < 0 and is_date(code) and "[" not in code:
        sheet.raw[at] = int(number) if number.is_integer() else number
    elif tells_decimals(number, code) or says_more(code):
        sheet.formats[at] = code
    _take_mark(sheet, at, book, style[1])


def _take_mark(sheet: SheetRecords, at: Position, book: BookRecords, style: int) -> None:
    if mark := book.mark(style):
        sheet.marks[at] = mark


def _text(length: int, body: bytes) -> str:
    # A flag byte, then characters of one or two bytes.
    if body[:1] and body[0] & 1:
        return body[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return body[1 : 1 + length].decode("latin-1")


_TAKERS = {
    _ROW: _row, _COLINFO: _columns, _LABELSST: _label, _LABEL: _label, _FORMULA: _formula,
    _BOOLERR: _boolerr, _NUMBER: _float, _RK: _rk, _MULRK: _several_rk,
}  # fmt: skip
