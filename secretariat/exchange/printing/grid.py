"""A ruled table on a page: cells wrapped once, rows cut into pages, pages drawn column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from secretariat.base.document import Align, PrintColumn
from secretariat.exchange.printing.columns import PADDING, Fit
from secretariat.exchange.printing.linebreaking import balance_lines, break_lines
from secretariat.exchange.printing.press import Press
from secretariat.exchange.printing.typesetting import Typeface

LEADING = 1.3
"""Line pitch within a cell, in ems."""
_GAP = 4.0
"""Points of a row above and below its text, together."""
_BASELINE = 0.36
"""The baseline lies so far below the middle of its line, in ems: Han glyphs span -0.12 to 0.88."""

Group = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines `first` to `last` (excluded) of a row on one page: all, unless it is longer than a page."""

    row: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to draw: texts by column, cells of more than one line, and the lines of each row."""

    columns: Sequence[PrintColumn]
    texts: Sequence[Sequence[str]]
    face: Typeface
    head: Typeface
    size: float
    wrapped: dict[tuple[int, int], list[str]]
    lines: list[int]
    labels: dict[int, list[str]]

    @property
    def pitch(self) -> float:
        """Points from one line to the next within a cell."""
        return self.size * LEADING

    def height(self, lines: int) -> float:
        """The height in points of a row of so many lines."""
        return lines * self.pitch + _GAP

    @property
    def head_height(self) -> float:
        """The height of the row of labels, in points."""
        return self.height(max(map(len, self.labels.values()))) + 2


def lay_out(
    columns: Sequence[PrintColumn],
    texts: Sequence[Sequence[str]],
    faces: tuple[Typeface, Typeface],
    chosen: Fit,
) -> Grid:
    """Wrap what does not fit its column; `texts` by column, `faces` for body and head."""
    body, head = faces
    count = len(texts[0]) if texts else 0
    lines, wrapped, labels = [1] * count, {}, {}
    for number, width in chosen.widths.items():
        room = (width - 2 * PADDING) / chosen.size
        labels[number] = balance_lines(columns[number].label, head.width, room)
        for row, cell in enumerate(texts[number]):
            if "\n" in cell or body.width(cell) > room + 1e-6:
                wrapped[row, number] = parts = break_lines(cell, body.width, room, room)
                lines[row] = max(lines[row], len(parts))
    return Grid(columns, texts, body, head, chosen.size, wrapped, lines, labels)


def paginate(grid: Grid, first_room: float, room: float) -> list[list[Piece]]:
    """The pieces of rows on each page, where the first page has `first_room` points below the head row.

    A row moves on whole to the next page; one that is higher than a page is cut. Without rows there is one
    empty page.
    """
    pages: list[list[Piece]] = [[]]
    left = first_room
    for row, lines in enumerate(grid.lines):
        first = 0
        while first < lines:
            fitting = _fitting(grid, left)
            if fitting < lines - first and _should_turn(grid, pages[-1], lines - first, (left, room)):
                pages.append([])
                left = room
                continue
            last = min(lines, first + max(1, fitting))
            pages[-1].append(Piece(row, first, last))
            left -= grid.height(last - first)
            first = last
    return pages


def _fitting(grid: Grid, left: float) -> int:
    return int((left - _GAP + 0.01) / grid.pitch)


def _should_turn(grid: Grid, page: list[Piece], lines: int, rooms: tuple[float, float]) -> bool:
    """Whether lines that do not fit what is left go to a new page instead of being cut here."""
    left, room = rooms
    if page and grid.height(lines) <= room:
        return True
    return _fitting(grid, left) < 1 and (bool(page) or left < room)


def draw_head(press: Press, grid: Grid, group: Group, corner: tuple[float, float]) -> None:
    """Draw the row of labels with its top left at `corner` (points, y upwards)."""
    x, y = corner
    height, total = grid.head_height, sum(width for _, width in group)
    press.fill(x, y - height, total, height, 0.9)
    parts = [grid.head.select(grid.size)]
    for left, (number, width) in _edges(x, group):
        labels = grid.labels[number]
        middle = y - height / 2 + (len(labels) - 1) * grid.pitch / 2
        for line, label in enumerate(labels):
            at = left + (width - grid.head.width(label) * grid.size) / 2
            base = middle - line * grid.pitch - _BASELINE * grid.size
            parts.append(f"1 0 0 1 {at:.2f} {base:.2f} Tm {grid.head.show(label, grid.size)}")
    press.text_block(parts)
    rule(press, group, corner, [height])


def draw_rows(
    press: Press, grid: Grid, group: Group, pieces: Sequence[Piece], corner: tuple[float, float]
) -> float:
    """Draw pieces of rows below `corner` and return their height in points."""
    x, y = corner
    heights = [grid.height(piece.last - piece.first) for piece in pieces]
    tops = [y - below for below in accumulate(heights, initial=0.0)]
    middles = [(upper + lower) / 2 for upper, lower in pairwise(tops)]
    for left, (number, width) in _edges(x, group):
        press.text_block(_column(grid, number, (left, width), zip(pieces, middles, strict=True)))
    rule(press, group, corner, heights)
    return sum(heights)


def _column(
    grid: Grid, number: int, span: tuple[float, float], placed: Iterable[tuple[Piece, float]]
) -> list[str]:
    """The operators for one column of a page."""
    face, size, align = grid.face, grid.size, grid.columns[number].align
    cells, wrapped, show = grid.texts[number], grid.wrapped, grid.face.show
    start, width = span[0] + PADDING, span[1] - 2 * PADDING
    drop = _BASELINE * size
    parts = [face.select(size)]
    for piece, middle in placed:
        many = wrapped.get((piece.row, number))
        if many is not None:
            parts += _lines(grid, many[piece.first : piece.last], (start, width, middle), align)
        elif piece.first == 0 and (cell := cells[piece.row]):
            at = start if align == "left" else _shifted(start, width - face.width(cell) * size, align)
            parts.append(f"1 0 0 1 {at:.2f} {middle - drop:.2f} Tm {show(cell, size)}")
    return parts


def _lines(grid: Grid, lines: list[str], place: tuple[float, float, float], align: Align) -> list[str]:
    start, width, middle = place
    size, top = grid.size, middle + (len(lines) - 1) * grid.pitch / 2 - _BASELINE * grid.size
    parts = []
    for line, text in enumerate(lines):
        at = _shifted(start, width - grid.face.width(text) * size, align)
        parts.append(f"1 0 0 1 {at:.2f} {top - line * grid.pitch:.2f} Tm {grid.face.show(text, size)}")
    return parts


def _shifted(start: float, spare: float, align: Align) -> float:
    return start + spare * {"left": 0.0, "center": 0.5, "right": 1.0}[align]


def rule(press: Press, group: Group, corner: tuple[float, float], heights: Sequence[float]) -> None:
    """Draw the thin lines around and between the cells of rows of these heights."""
    x, y = corner
    xs = list(accumulate((width for _, width in group), initial=x))
    ys = [y - below for below in accumulate(heights, initial=0.0)]
    across = [(xs[0], level, xs[-1], level) for level in ys]
    down = [(edge, ys[0], edge, ys[-1]) for edge in xs]
    press.lines([*across, *down], 0.4)


def _edges(x: float, group: Group) -> Iterator[tuple[float, tuple[int, float]]]:
    lefts = accumulate((width for _, width in group), initial=x)
    return zip(lefts, group, strict=False)
