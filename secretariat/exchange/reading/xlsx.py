"""Reading .xlsx and .xlsm: values by calamine, checked against the sheet's own XML."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.model import CellValue, Position, Sheet
from secretariat.exchange.reading.number_formats import says_more
from secretariat.exchange.reading.package import Package
from secretariat.exchange.reading.sheet_xml import SheetXml, Unreadable
from secretariat.exchange.reading.source import Found, Source
from secretariat.exchange.reading.strays import note_on, set_apart
from secretariat.exchange.reading.table import Tidy, filled, from_positions, trim
from secretariat.exchange.reading.xlsx_cells import CellReader, Findings, comments_of, look_over
from secretariat.exchange.reading.xlsx_parts import Frame, SheetPart, frame_of

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Rows = list[list[CellValue]]


@dataclass(frozen=True, slots=True)
class _Book:
    """The workbook that is being read."""

    source: Source
    package: Package
    frame: Frame
    reader: CellReader
    calamine: CalamineWorkbook | None
    tidy: Tidy


def read_xlsx(source: Source) -> Found:
    """All sheets of an .xlsx; raises Refusal when it is damaged, locked or far too large."""
    package = Package(source)
    frame = frame_of(package)
    reader = CellReader(package, frame)
    book = _Book(source, package, frame, reader, _opened(source), Tidy())
    charts = [part.name for part in frame.sheets if not part.holds_cells]
    notes = list(frame.notes)
    if charts:
        names = "、".join(f"“{name}”" for name in charts)
        notes.append(f"{names}是图表或宏工作表，没有表格可读。")
    return Found([_sheet(book, part) for part in frame.sheets if part.holds_cells], notes)


def _opened(source: Source) -> CalamineWorkbook | None:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(source.content))
    except PasswordError:
        raise refusals.encrypted(source.name) from None
    except CalamineError:
        return None  # some files break rules that do not matter for their values: the XML is read itself


def _sheet(book: _Book, part: SheetPart) -> Sheet:
    try:
        xml = SheetXml(book.package.read(part.part))
    except Unreadable:
        raise refusals.damaged(book.source.name) from None
    if not xml.is_whole():
        raise refusals.damaged(book.source.name)
    styles = book.frame.styles
    odd = [style for style, mark in enumerate(styles.marks) if mark or says_more(styles.formats[style])]
    findings = look_over(xml, book.reader, odd)
    rows, notes = _rows(book, part, xml, findings)
    for (row, column), number in findings.raw.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = number
    rows = trim(rows, [at for at in findings.errors if _near(at, rows)])
    return _assembled(book, part, xml, (rows, findings, notes))


def _near(at: Position, rows: Rows) -> bool:
    return at[0] < len(rows) + 1000 and at[1] < len(rows[0] if rows else ()) + 100


def _rows(book: _Book, part: SheetPart, xml: SheetXml, findings: Findings) -> tuple[Rows, list[str]]:
    if _area(xml, book.source.limits.area) > book.source.limits.area:
        return _without_strays(book, part, xml)
    rows = _by_calamine(book, part)
    if rows is None:
        if not xml.is_well_formed():
            raise refusals.damaged(book.source.name)
        return from_positions(_values(book, part, xml)), []
    expected = xml.filled() - sum(1 for text in findings.errors.values() if text.startswith("#"))
    if xml.regular and expected == filled(rows):
        return rows, []
    return _completed(book, xml, rows)


def _area(xml: SheetXml, most: int) -> int:
    if xml.regular and xml.widest_area() <= most:
        return 0
    height = width = 0
    for cell in xml.cells():
        height, width = max(height, cell.row + 1), max(width, cell.column + 1)
    return height * width


def _by_calamine(book: _Book, part: SheetPart) -> Rows | None:
    from python_calamine import CalamineError

    if book.calamine is None:
        return None
    try:
        sheet = book.calamine.get_sheet_by_name(part.name)
    except CalamineError:
        return None
    if sheet.start is None:
        return []
    return book.tidy.rows(sheet.to_python(), *sheet.start)


def _values(book: _Book, part: SheetPart, xml: SheetXml) -> dict[Position, CellValue]:
    values: dict[Position, CellValue] = {}
    for cell in xml.cells():
        value = book.reader.value(xml, cell)
        if value is not None and value != "":
            values[cell.row, cell.column] = value
        if len(values) > book.source.limits.area:
            raise refusals.too_wide(book.source.name, part.name)
    return values


def _without_strays(book: _Book, part: SheetPart, xml: SheetXml) -> tuple[Rows, list[str]]:
    values = _values(book, part, xml)
    if not values:
        return [], []
    table, strays = set_apart(values)
    area = (max(row for row, _ in table) + 1) * (max(column for _, column in table) + 1)
    if area > book.source.limits.area:
        raise refusals.too_wide(book.source.name, part.name)
    return from_positions(table), [note_on(strays)] if strays else []


def _completed(book: _Book, xml: SheetXml, rows: Rows) -> tuple[Rows, list[str]]:
    # The counts differ: look at every cell of the XML for what is missing in the rows.
    missed = 0
    for cell in xml.cells():
        value = book.reader.value(xml, cell)
        if value is None or value == "":
            continue
        rows.extend([] for _ in range(cell.row + 1 - len(rows)))
        row = rows[cell.row]
        row.extend([None] * (cell.column + 1 - len(row)))
        if row[cell.column] is None:
            row[cell.column] = value
            missed += 1
    return rows, [f"有 {missed} 格写法特殊，已另行读出，请核对。"] if missed else []


def _assembled(book: _Book, part: SheetPart, xml: SheetXml, read: tuple[Rows, Findings, list[str]]) -> Sheet:
    rows, findings, notes = read
    height, width = len(rows), len(rows[0]) if rows else 0
    hidden_rows = xml.hidden_rows(height)
    hidden_columns = xml.hidden_columns(width)
    merged = (
        (top, min(bottom, height - 1), left, min(right, width - 1))
        for top, bottom, left, right in xml.merged()
        if top < height and left < width
    )
    return Sheet(
        name=part.name,
        rows=rows,
        hidden=part.hidden,
        merged=tuple(sorted(area for area in merged if area[0] < area[1] or area[2] < area[3])),
        errors=findings.errors,
        formats=findings.formats,
        marks=findings.marks,
        comments=comments_of(book.package, part.comments),
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        notes=(*notes, *hidden_notes(rows, hidden_rows, hidden_columns)),
    )


def hidden_notes(rows: Rows, hidden_rows: set[int], hidden_columns: set[int]) -> list[str]:
    """Sentences on hidden rows and columns that hold something."""
    notes = []
    full = sum(1 for row in hidden_rows if any(value is not None for value in rows[row]))
    if full:
        notes.append(f"有 {full} 行被隐藏或筛选，也已读入。")
    if hidden_columns and rows:
        notes.append(f"有 {len(hidden_columns)} 列被隐藏，也已读入。")
    return notes
