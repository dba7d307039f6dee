"""Reading .xlsb and .ods with calamine alone."""

from __future__ import annotations

from secretariat.exchange.reading.calamine_books import open_book, sheet_rows
from secretariat.exchange.reading.model import Sheet
from secretariat.exchange.reading.package import Package
from secretariat.exchange.reading.source import Found, Source
from secretariat.exchange.reading.table import Tidy, trim


def read_other_book(source: Source) -> Found:
    """All sheets of an .xlsb or .ods; raises Refusal when it is damaged, locked or far too large."""
    Package(source)  # looks for bombs, passwords and document types
    book, tidy = open_book(source), Tidy()
    sheets = []
    for about in book.sheets_metadata:
        rows = trim(sheet_rows(source, book, about.name, tidy))
        sheets.append(Sheet(about.name, rows, hidden=not str(about.visible).endswith(".Visible")))
    note = "这种格式的批注、颜色、错误值和隐藏的行没有读出；如果用到，请另存为 .xlsx 再导入。"
    return Found(sheets, [note])
