"""A roster, and plain rows, as a workbook that can be edited and imported back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from unicodedata import east_asian_width

from secretariat.base.document import PrintCell, PrintColumn, Roster
from secretariat.base.errors import Refusal
from secretariat.exchange.printing.cells import labelled, shown
from secretariat.exchange.printing.styles import Style
from secretariat.exchange.printing.workbook import MOST_COLUMNS, Sheet, sheet_title, write_book

_SAMPLE = 500
"""So many rows are looked at for the widths of columns."""
_WIDEST, _NARROWEST = 60, 5
_PORTRAIT_WIDTH = 95
"""Half-width characters across an A4 page in portrait that can still be read after fitting to its width."""


def write_roster_book(roster: Roster, path: Path) -> tuple[str, ...]:
    """Write the roster to `path`: title, unit and day, a frozen row of labels, the rows, notes and maker."""
    columns = list(roster.columns)
    rows: Sequence[Sequence[PrintCell]] = roster.rows
    if roster.numbered:
        columns.insert(0, PrintColumn("序号", 6, "center", number=True, wrap=False))
        rows = [(number, *row) for number, row in enumerate(roster.rows, 1)]
    sheet = _sheet(sheet_title(roster.title, ()), columns, rows)
    sheet.header = roster.watermark
    _head(sheet, roster, len(columns))
    sheet.head = sheet.count
    sheet.add([(column.label, Style.HEAD) for column in columns])
    sheet.add_table(rows, [cell_styles(column) for column in columns])
    if not rows:
        sheet.add_merged([(len(columns), "（没有记录）", Style.TEXT_CENTER)])
    for note in _foot(roster):
        sheet.add_merged([(len(columns), note, Style.NOTE)], _height(note, sum(sheet.widths)))
    return write_book(path, [sheet])


def write_plain_book(
    path: Path, title: str, columns: Sequence[PrintColumn], rows: Sequence[Sequence[PrintCell]]
) -> tuple[str, ...]:
    """Write rows under a frozen row of labels with a filter, and nothing else."""
    sheet = _sheet(sheet_title(title, ()), columns, rows)
    sheet.head, sheet.filter = 0, True
    sheet.add([(column.label, Style.HEAD) for column in columns])
    sheet.add_table(rows, [cell_styles(column) for column in columns])
    return write_book(path, [sheet])


def cell_styles(column: PrintColumn) -> tuple[Style, Style | None]:
    """The styles of a column's texts and, where it is numeric, of its numbers."""
    text = {"left": Style.TEXT, "center": Style.TEXT_CENTER, "right": Style.TEXT_RIGHT}[column.align]
    if not column.number:
        return text, None
    return text, Style.NUMBER_CENTER if column.align == "center" else Style.NUMBER


def text_width(text: str) -> int:
    """The width of the longest line in half-width characters."""
    return max(sum(2 if east_asian_width(c) in "WFA" else 1 for c in line) for line in text.split("\n"))


def column_width(column: PrintColumn, cells: Iterator[PrintCell]) -> float:
    """A width that shows the usual cell on one line, in Excel's unit (characters 0)."""
    found = sorted(text_width(shown(cell)) for cell in cells)
    usual = found[int((len(found) - 1) * 0.95)] if found else column.width
    label = (
        (max(map(text_width, column.label.split("\n"))) + 1) // 2 if column.wrap else text_width(column.label)
    )
    return max(_NARROWEST, min(_WIDEST, max(usual, label, 4))) + 2


def _sheet(title: str, columns: Sequence[PrintColumn], rows: Sequence[Sequence[PrintCell]]) -> Sheet:
    if len(columns) > MOST_COLUMNS:
        raise Refusal(f"一张工作表最多 {MOST_COLUMNS:,} 列。", "请少选一些列再导出。")
    widths = [
        column_width(column, (row[number] for row in islice(rows, _SAMPLE)))
        for number, column in enumerate(columns)
    ]
    hidden = frozenset(number for number, column in enumerate(columns) if column.hidden)
    visible = sum(width for number, width in enumerate(widths) if number not in hidden)
    return Sheet(title, widths, hidden, landscape=visible > _PORTRAIT_WIDTH)


def _head(sheet: Sheet, roster: Roster, count: int) -> None:
    sheet.add_merged(
        [(count, roster.title, Style.TITLE)], _height(roster.title, sum(sheet.widths) / 1.7) * 1.6
    )
    unit, day = labelled("填报单位", roster.unit), labelled("截至日期", roster.as_of)
    if count == 1:
        sheet.add([("  ".join(filter(None, (unit, day))), Style.LINE_LEFT)], 20)
        return
    left = count - _columns_for(day, sheet, count)
    sheet.add_merged([(left, unit, Style.LINE_LEFT), (count - left, day, Style.LINE_RIGHT)], 20)


def _columns_for(text: str, sheet: Sheet, count: int) -> int:
    """How many columns at the right end are wide enough for the text."""
    used, number, wanted = 0.0, 0, text_width(text) + 2
    while number < count - 1 and (used < wanted or not number):
        number += 1
        used += 0.0 if count - number in sheet.hidden else sheet.widths[count - number]
    return number


def _foot(roster: Roster) -> list[str]:
    return [*roster.notes, *([labelled("制表人", roster.maker)] if roster.maker else [])]


def _height(text: str, width: float) -> float:
    lines = sum(-(-max(1, text_width(line)) // max(10, int(width))) for line in text.split("\n"))
    return 4.0 + 15 * lines
