"""Tables and bar charts within the text area of a report."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.base.document import Bars, PrintColumn, Table
from secretariat.exchange.printing.cells import figure_text
from secretariat.exchange.printing.columns import Choice, Fit, Paper, fit, measure_columns
from secretariat.exchange.printing.faces import Role
from secretariat.exchange.printing.grid import Grid, Group, Piece, draw_head, draw_rows, lay_out, paginate
from secretariat.exchange.printing.linebreaking import balance_lines, break_lines
from secretariat.exchange.printing.report_page import HEIGHT, LEFT, PITCH, WIDTH, Pages
from secretariat.exchange.printing.typesetting import clean

_CAPTION = 14.0
_CAPTION_PITCH = 22.0
_GAP = 8.0
_PAPER = Paper("版心", WIDTH)
_BAR_SIZE, _BAR_PITCH, _BAR = 12.0, 20.0, 11.0
_CHOICE = Choice(
    tuple((_PAPER, size) for size in (14.0, 12.0, 10.5)),
    tuple((_PAPER, size) for size in (12.0, 10.5, 9.0, 8.0, 7.0)),
)


def print_table(pages: Pages, table: Table) -> None:
    """Print a table under its caption, its head on every page; a wide one in parts below each other."""
    grid, chosen = _arrange(pages, table)
    for number, group in enumerate(chosen.groups):
        caption = clean(table.caption) + (f"（{number + 1}）" if len(chosen.groups) > 1 else "")
        _part(pages, grid, group, (caption, table.total))


def table_start(pages: Pages, table: Table) -> float:
    """The height in points of what stands together at the start: caption, head, first row."""
    return min(HEIGHT, _start(pages, _arrange(pages, table)[0], clean(table.caption)))


def _arrange(pages: Pages, table: Table) -> tuple[Grid, Fit]:
    columns = [_printable(column) for column in table.columns if not column.hidden]
    kept = [number for number, column in enumerate(table.columns) if not column.hidden]
    texts = [[clean(figure_text(row[number])) for row in table.rows] for number in kept]
    faces = (pages.press.face(Role.BODY), pages.press.face(Role.HEADING))
    chosen = fit(measure_columns(columns, texts, faces[0]), _CHOICE)
    return lay_out(columns, texts, faces, chosen), chosen


def _printable(column: PrintColumn) -> PrintColumn:
    align = "right" if column.number and column.align == "left" else column.align
    return PrintColumn(clean(column.label), column.width, align, column.number, False, column.wrap)


def _caption_lines(pages: Pages, caption: str) -> list[str]:
    face = pages.press.face(Role.HEADING)
    return balance_lines(caption, face.width, WIDTH / _CAPTION) if caption else []


def _start(pages: Pages, grid: Grid, caption: str) -> float:
    first = grid.height(grid.lines[0]) if grid.lines else PITCH
    return _GAP + len(_caption_lines(pages, caption)) * _CAPTION_PITCH + grid.head_height + first


def _part(pages: Pages, grid: Grid, group: Group, titled: tuple[str, bool]) -> None:
    caption, total = titled
    # A first row that is higher than what is left is cut, so it must not chase the table from page to page.
    pages.need(min(_start(pages, grid, caption), HEIGHT / 2))
    if pages.used:
        pages.take(_GAP)
    _print_caption(pages, caption)
    room = HEIGHT - grid.head_height
    stretches = paginate(grid, pages.left - grid.head_height, room)
    for number, pieces in enumerate(stretches):
        if number:
            pages.turn()
        draw_head(pages.press, grid, group, (LEFT, pages.take(grid.head_height)))
        _rows(pages, grid, group, (pieces, total))
    if not grid.lines:
        _print_caption(pages, "（没有记录）")
    pages.take(min(_GAP, max(0.0, pages.left)))


def _rows(pages: Pages, grid: Grid, group: Group, marked: tuple[Sequence[Piece], bool]) -> None:
    pieces, total = marked
    heights = [grid.height(piece.last - piece.first) for piece in pieces]
    top = pages.y
    if total and pieces and pieces[-1].row == len(grid.lines) - 1:
        width, above = sum(width for _, width in group), sum(heights[:-1])
        pages.press.fill(LEFT, top - above - heights[-1], width, heights[-1], 0.93)
    pages.take(draw_rows(pages.press, grid, group, pieces, (LEFT, top)))


def _print_caption(pages: Pages, caption: str) -> None:
    face = pages.press.face(Role.HEADING)
    for line in _caption_lines(pages, caption):
        top = pages.take(_CAPTION_PITCH)
        x = LEFT + (WIDTH - face.width(line) * _CAPTION) / 2
        pages.press.text((x, top - _CAPTION_PITCH / 2 - 0.38 * _CAPTION), line, face, _CAPTION)


def print_bars(pages: Pages, chart: Bars) -> None:
    """Print a bar for each label, as long as its value, with the value and the unit behind it."""
    face = pages.press.face(Role.BODY)
    labels = [break_lines(clean(label), face.width, 12.0, 12.0) for label, _ in chart.bars]
    margin = max((face.width(line) for lines in labels for line in lines), default=0.0) * _BAR_SIZE + 6
    values = [f"{value}{chart.unit}" for _, value in chart.bars]
    tail = max(map(face.width, values), default=0.0) * _BAR_SIZE + 6
    longest = max((abs(value) for _, value in chart.bars), default=0) or 1
    pages.need(_GAP + _CAPTION_PITCH + 2 * _BAR_PITCH)
    if pages.used:
        pages.take(_GAP)
    _print_caption(pages, clean(chart.caption))
    for lines, (_, value), text in zip(labels, chart.bars, values, strict=True):
        height = max(_BAR_PITCH, len(lines) * _BAR_SIZE * 1.25)
        pages.need(height)
        middle = pages.take(height) - height / 2
        _print_label(pages, lines, margin, middle)
        length = (WIDTH - margin - tail) * abs(value) / longest
        # A value below zero is drawn lighter; its sign stands in the text.
        pages.press.fill(LEFT + margin, middle - _BAR / 2, length, _BAR, 0.45 if value >= 0 else 0.8)
        at = (LEFT + margin + length + 4, middle - 0.38 * _BAR_SIZE)
        pages.press.text(at, text, face, _BAR_SIZE)
    if not chart.bars:
        _print_caption(pages, "（没有记录）")
    pages.take(min(_GAP, max(0.0, pages.left)))


def _print_label(pages: Pages, lines: list[str], margin: float, middle: float) -> None:
    face, pitch = pages.press.face(Role.BODY), _BAR_SIZE * 1.25
    top = middle + (len(lines) - 1) * pitch / 2 - 0.38 * _BAR_SIZE
    for number, line in enumerate(lines):
        x = LEFT + margin - 6 - face.width(line) * _BAR_SIZE
        pages.press.text((x, top - number * pitch), line, face, _BAR_SIZE)
