"""How wide the columns of a printed table are, on which paper, and in how many groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.base.document import PrintColumn
from secretariat.exchange.printing.typesetting import Typeface

PADDING = 3.0
"""Points between a cell's text and its lines, left and right."""
_WIDEST = 24.0
"""Ems that one column may ask for before it wraps, while the others still want room."""
_LONGEST_WORD = 12.5
_SHORT = 4.5
"""Ems up to which a value is kept on one line: names, kinds and townships, which read badly when broken."""
_WORD = re.compile(r"[0-9A-Za-z*@._/+\-]{4,}")


@dataclass(frozen=True, slots=True)
class Need:
    """The room a column asks for, in ems: for all on one line, for a good look, and at the very least."""

    natural: float
    wanted: float
    least: float


@dataclass(frozen=True, slots=True)
class Paper:
    """A page to fit on: its name, and the width in points that tables may take."""

    name: str
    room: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The chosen paper and size, and groups of (column number, width in points).

    More than one group means that the table is cut into sheets laid side by side, each beginning with the
    columns that name the row.
    """

    paper: Paper
    size: float
    groups: tuple[tuple[tuple[int, float], ...], ...]

    @property
    def widths(self) -> dict[int, float]:
        """Column number → width in points."""
        return {number: width for group in self.groups for number, width in group}


@dataclass(frozen=True, slots=True)
class Choice:
    """The papers and sizes to try: as wished, then smaller, and for wrapped cells from big to small."""

    one_line: tuple[tuple[Paper, float], ...]
    wrapped: tuple[tuple[Paper, float], ...]
    fixed: int = 1
    """So many columns at the left name the row and are repeated in every group."""


def measure_columns(
    columns: Sequence[PrintColumn], texts: Sequence[Sequence[str]], face: Typeface
) -> list[Need]:
    """What each column needs for its label and its texts (`texts` holds one sequence for each column)."""
    return [_need(column, cells, face) for column, cells in zip(columns, texts, strict=True)]


def _need(column: PrintColumn, cells: Sequence[str], face: Typeface) -> Need:
    label = max(map(face.width, column.label.split("\n")))
    widths = sorted(_widest_line(cell, face) for cell in cells) or [column.width / 2]
    natural = max(widths[-1], label)
    if not column.wrap:
        return Need(natural, natural, natural)
    usual = widths[int((len(widths) - 1) * 0.98)]
    words = {word for cell in cells for word in _WORD.findall(cell)}
    word = min(max(map(face.width, words), default=0.0), _LONGEST_WORD)
    # A few values that are much longer than the rest wrap; a little longer ones get their room.
    common = natural if natural <= 1.35 * usual else usual
    wanted = min(natural, max(min(common, _WIDEST), column.width / 2, label, word))
    short = widths[-1] if widths[-1] <= _SHORT else 0.0
    return Need(natural, wanted, min(natural, max(word, short, min(label, 3.0), min(wanted / 3, 6.0))))


def _widest_line(cell: str, face: Typeface) -> float:
    return face.width(cell) if "\n" not in cell else max(map(face.width, cell.split("\n")))


def fit(needs: Sequence[Need], choice: Choice) -> Fit:
    """The first paper and size on which all columns stand side by side; else the table is cut into groups."""
    for paper, size in choice.one_line:
        if _points(needs, "wanted", size) <= paper.room:
            return Fit(paper, size, (_spread(needs, "wanted", paper.room, size),))
    wanted_at_most = 2.5
    for paper, size in choice.wrapped:
        wanted = _points(needs, "wanted", size)
        if _points(needs, "least", size) <= paper.room and wanted <= wanted_at_most * paper.room:
            return Fit(paper, size, (_spread(needs, "least", paper.room, size),))
    paper, size = choice.wrapped[len(choice.wrapped) // 2]
    return Fit(paper, size, _groups(needs, choice.fixed, paper.room, size))


def _points(needs: Sequence[Need], which: str, size: float) -> float:
    return sum(float(getattr(need, which)) * size + 2 * PADDING for need in needs)


def _spread(needs: Sequence[Need], which: str, room: float, size: float) -> tuple[tuple[int, float], ...]:
    """Widths that fill the room: each its `which`, then towards its next wish, then all alike."""
    widths = [float(getattr(need, which)) * size + 2 * PADDING for need in needs]
    for wish in ("wanted", "natural"):
        gaps = [
            max(0.0, getattr(n, wish) * size + 2 * PADDING - w) for n, w in zip(needs, widths, strict=True)
        ]
        part = min(1.0, max(0.0, room - sum(widths)) / (sum(gaps) or 1.0))
        widths = [width + gap * part for width, gap in zip(widths, gaps, strict=True)]
    scale = room / (sum(widths) or 1.0)
    return tuple(enumerate(width * scale for width in widths))


def _groups(
    needs: Sequence[Need], fixed: int, room: float, size: float
) -> tuple[tuple[tuple[int, float], ...], ...]:
    """Columns in groups that fit the room. The first `fixed` lead every group, at most two fifths wide."""
    lead = _within([_one(need, size) for need in needs[:fixed]], room * 0.4)
    rest_room = room - sum(lead)
    groups: list[list[tuple[int, float]]] = []
    used = rest_room
    for number, need in enumerate(needs[fixed:], fixed):
        width = min(_one(need, size), rest_room)
        if used + width > rest_room + 0.01:
            groups.append([])
            used = 0.0
        groups[-1].append((number, width))
        used += width
    # One scale for all groups: what is repeated stays as wide, and a short last one is not blown up.
    scale = min((room / (sum(lead) + sum(width for _, width in group)) for group in groups), default=1.0)
    return tuple(tuple((n, w * scale) for n, w in (*enumerate(lead), *group)) for group in groups)


def _one(need: Need, size: float) -> float:
    return need.wanted * size + 2 * PADDING


def _within(widths: list[float], room: float) -> list[float]:
    total = sum(widths)
    return widths if total <= room else [width * room / total for width in widths]
