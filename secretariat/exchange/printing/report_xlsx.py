"""A report as a workbook: everything on the sheet 报告, and each table again on a sheet of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from secretariat.base.document import (
    Appendix,
    Bars,
    Block,
    Figure,
    Heading,
    Paragraph,
    PrintCell,
    PrintColumn,
    Report,
    Table,
)
from secretariat.exchange.printing.cells import figure_text
from secretariat.exchange.printing.roster_xlsx import column_width, text_width
from secretariat.exchange.printing.styles import Style
from secretariat.exchange.printing.workbook import Sheet, sheet_title, write_book

_WIDTH = 84.0
"""The width of the sheet 报告 in half-width characters: A4 portrait without shrinking much."""
_PARAGRAPH_WIDTH = 62.0
"""How many half-width characters of 14 points stand on a line of that width."""
_INDENT = "\u3000\u3000"

Cells = list[list[PrintCell]]


def write_report_book(report: Report, path: Path) -> tuple[str, ...]:
    """Write the report to `path`; figures that have a number are numeric cells."""
    tables = _tables(report.blocks)
    span = max((len(_visible(table.columns)) for table in tables), default=0)
    page = Sheet("报告", _widths(tables, max(span, 4)))
    page.add_merged([(len(page.widths), report.title, Style.TITLE)], _height(report.title, 48, 26))
    if report.subtitle:
        page.add_merged([(len(page.widths), report.subtitle, Style.CAPTION)], 20)
    for block in report.blocks:
        _block(page, block)
    _closing(page, report)
    sheets = [page]
    for number, table in enumerate(tables, 1):
        sheets.append(_table_sheet(table, number, [sheet.title for sheet in sheets]))
    for number, appendix in enumerate(report.appendices, 1):
        label = f"附件{number}" if len(report.enclosed) > 1 else "附件"
        sheets.append(_appendix_sheet(appendix, label, [sheet.title for sheet in sheets]))
    return write_book(path, sheets)


def _tables(blocks: Sequence[Block]) -> list[Table]:
    return [_as_table(block) for block in blocks if isinstance(block, Table | Bars)]


def _appendix_sheet(appendix: Appendix, label: str, taken: Sequence[str]) -> Sheet:
    """An attachment on a sheet of its own, its title above the table."""
    tables = _tables(appendix.blocks)
    span = max((len(_visible(table.columns)) for table in tables), default=0)
    widths = _widths(tables, max(span, 4))
    sheet = Sheet(
        sheet_title(f"{label} {appendix.title}", taken), widths, landscape=sum(widths) > _WIDTH + 10
    )
    sheet.add_merged([(len(sheet.widths), label, Style.HEADING)], 20)
    sheet.add_merged([(len(sheet.widths), appendix.title, Style.TITLE)], _height(appendix.title, 48, 26))
    for block in appendix.blocks:
        _block(sheet, block)
    return sheet


def _block(page: Sheet, block: Block) -> None:
    count = len(page.widths)
    if isinstance(block, Table | Bars):
        _print_table(page, _as_table(block))
    elif isinstance(block, Heading):
        text = _INDENT + block.text
        page.add_merged([(count, text, Style.HEADING)], _height(text, _PARAGRAPH_WIDTH, 20))
    elif isinstance(block, Paragraph):
        for line in block.text.split("\n"):
            text = _INDENT + line
            page.add_merged([(count, text, Style.PARAGRAPH)], _height(text, _PARAGRAPH_WIDTH, 20))
    else:
        page.add_merged([(count, block.text, Style.NOTE)], _height(block.text, _WIDTH, 15))


def _closing(page: Sheet, report: Report) -> None:
    count = len(page.widths)
    for number, name in enumerate(report.enclosed, 1):
        lead = "附件：" if number == 1 else "\u3000" * 3
        text = _INDENT + lead + (f"{number}." if len(report.enclosed) > 1 else "") + name
        page.add_merged([(count, text, Style.PARAGRAPH)], _height(text, _PARAGRAPH_WIDTH, 20))
    for text in (report.office, report.signed):
        if text:
            page.add_merged([(count, text + _INDENT, Style.LINE_RIGHT)], 22)


def _print_table(page: Sheet, table: Table) -> None:
    columns = _visible(table.columns)
    spare = len(page.widths) - len(columns)
    if table.caption:
        page.add_merged(
            [(len(page.widths), table.caption, Style.CAPTION)], _height(table.caption, _WIDTH, 20)
        )
    # The last column takes the cells that this table does not need, so that all tables are equally wide.
    spans = [1] * (len(columns) - 1) + [1 + spare]
    page.add_merged([(s, label, Style.HEAD) for s, label in zip(spans, _labels(columns), strict=True)])
    rows = _cells(table)
    for number, row in enumerate(rows):
        styles = _styles(columns, row, table.total and number == len(rows) - 1)
        page.add_merged(list(zip(spans, row, styles, strict=True)), _row_height(page, spans, row))
    if not rows:
        page.add_merged([(len(page.widths), "（没有记录）", Style.TEXT_CENTER)])


def _table_sheet(table: Table, number: int, taken: Sequence[str]) -> Sheet:
    columns, rows = _visible(table.columns), _cells(table)
    title = sheet_title(table.caption or f"表{number}", taken)
    widths = [column_width(column, (row[at] for row in rows)) for at, column in enumerate(columns)]
    sheet = Sheet(title, widths, landscape=sum(widths) > _WIDTH + 10, head=0)
    sheet.add([(label, Style.HEAD) for label in _labels(columns)])
    for at, row in enumerate(rows):
        styles = _styles(columns, row, table.total and at == len(rows) - 1)
        sheet.add(list(zip(row, styles, strict=True)))
    return sheet


def _as_table(block: Table | Bars) -> Table:
    if isinstance(block, Table):
        return block
    columns = (PrintColumn("项目", 20), PrintColumn(f"数量（{block.unit}）", 12, "right", number=True))
    return Table(block.caption, columns, tuple((label, Figure(str(n), n)) for label, n in block.bars))


def _visible(columns: Sequence[PrintColumn]) -> list[PrintColumn]:
    return [column for column in columns if not column.hidden]


def _labels(columns: Sequence[PrintColumn]) -> list[str]:
    return [column.label for column in columns]


def _cells(table: Table) -> Cells:
    kept = [number for number, column in enumerate(table.columns) if not column.hidden]
    return [[_value(row[number]) for number in kept] for row in table.rows]


def _value(cell: str | Figure) -> PrintCell:
    """A figure's number where the text says the same; 24.8% would lose its unit and stays text."""
    if isinstance(cell, Figure) and cell.number is not None and _same(cell):
        return cell.number
    return figure_text(cell)


def _same(figure: Figure) -> bool:
    try:
        return float(figure.text.replace(",", "").replace("−", "-")) == figure.number
    except ValueError:
        return False


def _styles(columns: Sequence[PrintColumn], row: Sequence[PrintCell], total: bool) -> list[Style]:
    return [
        _style(column, isinstance(value, int | float), total)
        for column, value in zip(columns, row, strict=True)
    ]


def _style(column: PrintColumn, number: bool, total: bool) -> Style:
    if total:
        return Style.SUM_NUMBER if number else Style.SUM_TEXT
    if number:
        return Style.NUMBER_CENTER if column.align == "center" else Style.NUMBER
    right = column.align == "right" or (column.number and column.align == "left")
    return Style.TEXT_RIGHT if right else {"center": Style.TEXT_CENTER}.get(column.align, Style.TEXT)


def _widths(tables: Sequence[Table], count: int) -> list[float]:
    """One width per column that suits the tables, together as wide as the page."""
    wishes = [8.0] * count
    for table in tables:
        rows = _cells(table)
        for at, column in enumerate(_visible(table.columns)):
            wishes[at] = max(wishes[at], min(30.0, column_width(column, (row[at] for row in rows))))
    scale = max(1.0, _WIDTH / sum(wishes))
    return [round(width * scale, 1) for width in wishes]


def _row_height(page: Sheet, spans: Sequence[int], row: Sequence[PrintCell]) -> float:
    """Excel does not fit the height of rows with merged cells by itself."""
    heights, at = [18.0], 0
    for span, value in zip(spans, row, strict=True):
        width = sum(page.widths[at : at + span])
        heights.append(_height(str(value), width - 2, 15) if isinstance(value, str) else 18.0)
        at += span
    return max(heights)


def _height(text: str, width: float, pitch: float) -> float:
    lines = sum(-(-max(1, text_width(line)) // max(4, int(width))) for line in text.split("\n"))
    return 4 + pitch * lines
