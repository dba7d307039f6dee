"""A roster as a PDF: A4 portrait or landscape by its columns, nothing cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from secretariat.base.document import PrintColumn, Roster
from secretariat.exchange.printing.cells import labelled, shown
from secretariat.exchange.printing.columns import Choice, Fit, Paper, fit, measure_columns
from secretariat.exchange.printing.faces import Role
from secretariat.exchange.printing.grid import Grid, Group, Piece, draw_head, draw_rows, lay_out, paginate
from secretariat.exchange.printing.linebreaking import balance_lines, break_lines
from secretariat.exchange.printing.press import A4, MM, Press
from secretariat.exchange.printing.typesetting import clean

_SIDE, _TOP, _BOTTOM = 15 * MM, 15 * MM, 16 * MM
_PORTRAIT = Paper("portrait", A4[0] - 2 * _SIDE)
_LANDSCAPE = Paper("landscape", A4[1] - 2 * _SIDE)
_TITLE, _LINE, _FOOT, _SMALLEST = 18.0, 10.5, 9.0, 7.0
_NOTE_PITCH = 14.0
_EMPTY = "（没有记录）"


def draw_roster(roster: Roster, path: Path) -> tuple[str, ...]:
    """Write the roster to `path` and return what the clerk should know about the fonts."""
    press = Press(path, roster.title, roster.unit)
    columns, texts = visible_table(roster)
    faces = (press.face(Role.SONG), press.face(Role.HEADING))
    choice = _choice(2 if roster.numbered and len(columns) > 2 else 1)
    chosen = fit(measure_columns(columns, texts, faces[0]), choice)
    sheets = _Sheets(press, roster, lay_out(columns, texts, faces, chosen), chosen)
    sheets.draw()
    press.save()
    return press.type.warnings()


def visible_table(roster: Roster) -> tuple[list[PrintColumn], list[list[str]]]:
    """The printed columns, with 序号 before them where wanted, and for each column its texts."""
    kept = [number for number, column in enumerate(roster.columns) if not column.hidden]
    columns = [roster.columns[number] for number in kept]
    texts = [[clean(shown(row[number])) for row in roster.rows] for number in kept]
    if roster.numbered:
        columns.insert(0, PrintColumn("序号", 6, "center", number=True, wrap=False))
        texts.insert(0, [str(number) for number in range(1, len(roster.rows) + 1)])
    return [_printable(column) for column in columns], texts


def _printable(column: PrintColumn) -> PrintColumn:
    align = "right" if column.number and column.align == "left" else column.align
    return PrintColumn(clean(column.label), column.width, align, column.number, False, column.wrap)


def _choice(fixed: int) -> Choice:
    halves = [size / 2 for size in range(21, 13, -1)]
    wide = tuple((_LANDSCAPE, size) for size in halves if size >= 8)
    wrapped = tuple((_LANDSCAPE, size) for size in halves if _SMALLEST <= size <= 9)
    return Choice(((_PORTRAIT, 10.5), (_PORTRAIT, 10.0), *wide), wrapped, fixed)


@dataclass(slots=True)
class _Sheets:
    """The pages of one roster."""

    press: Press
    roster: Roster
    grid: Grid
    fit: Fit

    def draw(self) -> None:
        """Draw every page: rows downwards, and for each stretch of rows its groups of columns."""
        first = self._body_height() - self._title_height()
        pages = paginate(self.grid, first, self._body_height())
        groups = self.fit.groups
        notes_apart = not self._notes_fit(pages)
        total = len(pages) * len(groups) + notes_apart
        for index, pieces in enumerate(pages):
            for number, group in enumerate(groups):
                self._open()
                bottom = self._table(pieces, group, index == 0)
                self._foot(index * len(groups) + number + 1, total, number)
                if index == len(pages) - 1 and number == len(groups) - 1 and not notes_apart:
                    self._notes(bottom - 6)
                self.press.end_page()
        if notes_apart:
            self._notes_page(total)

    @property
    def _paper(self) -> tuple[float, float]:
        return (A4[1], A4[0]) if self.fit.paper is _LANDSCAPE else A4

    def _body_height(self) -> float:
        return self._paper[1] - _TOP - _BOTTOM - self.grid.head_height

    def _title_lines(self) -> list[str]:
        room = self.fit.paper.room / _TITLE
        return balance_lines(clean(self.roster.title), self.press.face(Role.TITLE).width, room)

    def _head_lines(self) -> list[tuple[str, str]]:
        """The line of unit and day; two lines where they do not fit side by side."""
        unit, day = (
            labelled("填报单位", clean(self.roster.unit)),
            labelled("截至日期", clean(self.roster.as_of)),
        )
        measure = self.press.face(Role.SONG).width
        room = self.fit.paper.room / _LINE
        if measure(unit + day) + 1 <= room:
            return [(unit, day)] if unit or day else []
        return [*((line, "") for line in break_lines(unit, measure, room, room)), ("", day)]

    def _title_height(self) -> float:
        return len(self._title_lines()) * _TITLE * 1.4 + len(self._head_lines()) * _LINE * 1.5 + 4

    def _open(self) -> None:
        self.press.begin(self._paper)
        if self.roster.watermark:
            self.press.slanted(clean(self.roster.watermark), self.press.face(Role.HEADING), 0.9)

    def _table(self, pieces: Sequence[Piece], group: Group, with_title: bool) -> float:
        y = self._paper[1] - _TOP
        if with_title:
            y = self._title(y)
        draw_head(self.press, self.grid, group, (_SIDE, y))
        y -= self.grid.head_height
        if pieces or self.roster.rows:
            return y - draw_rows(self.press, self.grid, group, pieces, (_SIDE, y))
        self._middle(y - 20, _EMPTY, Role.SONG, _LINE)
        return y - 30

    def _title(self, y: float) -> float:
        for line in self._title_lines():
            self._middle(y - _TITLE, line, Role.TITLE, _TITLE)
            y -= _TITLE * 1.4
        face = self.press.face(Role.SONG)
        for left, right in self._head_lines():
            self.press.text((_SIDE, y - _LINE), left, face, _LINE)
            width = face.width(right) * _LINE
            self.press.text((_SIDE + self.fit.paper.room - width, y - _LINE), right, face, _LINE)
            y -= _LINE * 1.5
        return y - 4

    def _middle(self, y: float, text: str, role: Role, size: float) -> None:
        face = self.press.face(role)
        self.press.text(((self._paper[0] - face.width(text) * size) / 2, y), text, face, size)

    def _foot(self, page: int, total: int, group: int | None) -> None:
        face, y = self.press.face(Role.SONG), _BOTTOM - 14
        if self.roster.maker:
            maker = labelled("制表人", clean(self.roster.maker))
            self.press.text((_SIDE, y), maker, face, _FOOT)
        self._middle(y, f"第 {page} 页  共 {total} 页", Role.SONG, _FOOT)
        if group is not None and len(self.fit.groups) > 1:
            text = f"各列分 {len(self.fit.groups)} 张并排，本页是第 {group + 1} 张"
            at = self._paper[0] - _SIDE - face.width(text) * _FOOT
            self.press.text((at, y), text, face, _FOOT)

    def _note_lines(self) -> list[str]:
        face, room = self.press.face(Role.SONG), self.fit.paper.room / _FOOT
        return [
            part for note in self.roster.notes for part in break_lines(clean(note), face.width, room, room)
        ]

    def _notes_fit(self, pages: list[list[Piece]]) -> bool:
        room = self._body_height() - (self._title_height() if len(pages) == 1 else 0)
        used = sum(self.grid.height(piece.last - piece.first) for piece in pages[-1]) or 30
        return used + 6 + len(self._note_lines()) * _NOTE_PITCH <= room

    def _notes(self, y: float, lines: Sequence[str] | None = None) -> None:
        for line in self._note_lines() if lines is None else lines:
            y -= _NOTE_PITCH
            self.press.text((_SIDE, y + 3), line, self.press.face(Role.SONG), _FOOT)

    def _notes_page(self, page: int) -> None:
        self._open()
        self._notes(self._paper[1] - _TOP)
        self._foot(page, page, None)
        self.press.end_page()
