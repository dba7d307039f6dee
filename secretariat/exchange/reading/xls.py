"""Reading .xls (also .et and .wps under that name): values by calamine, the rest from the records."""

from __future__ import annotations

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.biff import BookRecords, SheetRecords, book_records, sheet_records
from secretariat.exchange.reading.calamine_books import open_book, sheet_rows
from secretariat.exchange.reading.compound import Compound, Malformed
from secretariat.exchange.reading.model import CellValue, Sheet
from secretariat.exchange.reading.source import Found, Source
from secretariat.exchange.reading.table import Tidy, trim
from secretariat.exchange.reading.xlsx import hidden_notes

_Area = tuple[int, int, int, int]


def read_xls(source: Source) -> Found:
    """All sheets of an .xls; raises Refusal when it is damaged, locked or too large."""
    try:
        compound = Compound(source.content)
        name = next(each for each in ("Workbook", "WORKBOOK", "Book") if each in compound.streams)
        stream = compound.stream(name)
    except Malformed:
        raise refusals.cut_short(source.name) from None
    records = book_records(stream)
    if records.encrypted:
        raise refusals.encrypted(source.name)
    book, tidy = open_book(source), Tidy()
    starts = dict(records.sheets)
    sheets, charts = [], []
    for about in book.sheets_metadata:
        if not str(about.typ).endswith(".WorkSheet"):
            charts.append(about.name)
            continue
        rows = sheet_rows(source, book, about.name, tidy)
        merged = [
            (top, bottom, left, right)
            for (top, left), (bottom, right) in book.get_sheet_by_name(about.name).merged_cell_ranges or ()
        ]
        start = starts.get(about.name)
        said = sheet_records(stream, start, records) if start is not None else SheetRecords()
        hidden = not str(about.visible).endswith(".Visible")
        sheets.append(_assembled(about.name, hidden, (rows, merged), said))
    return Found(sheets, _notes(records, compound, charts))


def _notes(records: BookRecords, compound: Compound, charts: list[str]) -> list[str]:
    notes = []
    if not records.biff8:
        notes.append("这是很早的 Excel 95 格式，颜色、批注和错误值没有读出。")
    if "_VBA_PROJECT_CUR" in compound.streams:
        notes.append("文件含有宏，没有读取，也没有运行。")
    if records.external:
        notes.append("文件引用了别的工作簿，引用来的值按文件中保存的结果读入。")
    if records.from_1904:
        notes.append("文件的日期从1904年算起（苹果电脑的做法），已按此换算。")
    if charts:
        notes.append("、".join(f"“{name}”" for name in charts) + "是图表或宏工作表，没有表格可读。")
    return notes


def _assembled(
    name: str, hidden: bool, read: tuple[list[list[CellValue]], list[_Area]], said: SheetRecords
) -> Sheet:
    rows, merged = read
    for (row, column), number in said.raw.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = number
    rows = trim(rows, said.errors)
    height, width = len(rows), len(rows[0]) if rows else 0
    hidden_rows = {row for row in said.hidden_rows if row < height}
    hidden_columns = {
        column for first, last in said.hidden_columns for column in range(first, min(last + 1, width))
    }
    return Sheet(
        name=name,
        rows=rows,
        hidden=hidden,
        merged=tuple(
            sorted(
                (top, min(bottom, height - 1), left, min(right, width - 1))
                for top, bottom, left, right in merged
                if top < height and left < width
            )
        ),
        errors=said.errors,
        formats=said.formats,
        marks={at: mark for at, mark in said.marks.items() if _filled(rows, *at)},
        comments=said.comments,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        notes=tuple(hidden_notes(rows, hidden_rows, hidden_columns)),
    )


def _filled(rows: list[list[CellValue]], row: int, column: int) -> bool:
    return row < len(rows) and column < len(rows[row]) and rows[row][column] is not None
