"""Finding the tables of a sheet without hints; every row of the sheet gets exactly one class."""

from __future__ import annotations

import dataclasses

from secretariat.base.characters import clean, shortened
from secretariat.exchange.importing.forms import find_form
from secretariat.exchange.importing.headings import Heading, folded, normalise
from secretariat.exchange.importing.heads import Head, blank, columns_of, familiar, find_head
from secretariat.exchange.importing.layout import (
    FRAME,
    Layout,
    RowClass,
    SkippedRow,
    Subtotal,
    Table,
    TableColumn,
)
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.rowclasses import Frame, band_name, classify, stated_count
from secretariat.exchange.importing.vocabulary import TABLE_UNIT
from secretariat.exchange.reading.model import Sheet


def find_tables(sheet: Sheet, lexicon: Lexicon) -> Layout:
    """All tables of a sheet with their rows, and the reason for every row that belongs to none."""
    form = find_form(sheet, lexicon)
    if form is not None:
        return _form_layout(sheet, form)
    head = find_head(sheet, lexicon)
    if head is None:
        return _no_table(sheet)
    walk = _Walk(sheet, lexicon)
    walk.before(head)
    while head is not None:
        head = walk.under(head)
    return walk.layout()


def _form_layout(sheet: Sheet, form: Table) -> Layout:
    rows = range(len(sheet.rows))
    classes = tuple(
        RowClass.DATA if any(not blank(cell) for cell in sheet.rows[row]) else RowClass.BLANK for row in rows
    )
    return Layout(sheet, (form,), classes, ())


def _no_table(sheet: Sheet) -> Layout:
    skipped = []
    classes = []
    for row, cells in enumerate(sheet.rows):
        empty = all(blank(value) for value in cells)
        classes.append(RowClass.BLANK if empty else RowClass.TITLE)
        if not empty:
            skipped.append(
                SkippedRow(
                    sheet.name, row + 1, RowClass.TITLE, "这张工作表里没有找到名单", row_text(sheet, row)
                )
            )
    return Layout(sheet, (), tuple(classes), tuple(skipped))


def row_text(sheet: Sheet, row: int) -> str:
    """The beginning of what stands in a row, for a list of skipped rows."""
    return shortened(" ".join(clean(value) for value in sheet.rows[row] if not blank(value)), 40)


class _Walk:
    """Goes down a sheet once, from its first head to its last row."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self._sheet = sheet
        self._lexicon = lexicon
        self._classes: list[RowClass | None] = [None] * len(sheet.rows)
        self._reasons: dict[int, str] = {}
        self._titles: set[str] = set()
        self._lines: list[str] = []
        self._tables: list[Table] = []
        self._unit = ""

    def before(self, head: Head) -> None:
        """Everything above the first head is title."""
        for row in range(head.first):
            self._frame_row(row, RowClass.TITLE, "表头上方的标题或说明")

    def under(self, head: Head) -> Head | None:
        """Take the rows under a head; returns the head of another table further down, if there is one."""
        for row in range(head.first, head.last + 1):
            self._set(row, RowClass.HEAD, "表头")
        parts = side_by_side(with_unnamed(self._sheet, head))
        end, following = len(self._sheet.rows), None
        for number, part in enumerate(parts):
            rows, following = self._part(part, range(part.last + 1, end), number == 0)
            end = rows
        return following

    def _part(self, head: Head, rows: range, leading: bool) -> tuple[int, Head | None]:
        frame = Frame.of(self._sheet, head, self._lexicon, frozenset(self._titles))
        rows_of_head = tuple(range(head.first, head.last + 1))
        table = Table(self._sheet, rows_of_head, head.columns, unit=self._unit, titles=tuple(self._lines))
        self._tables.append(table)
        fill = _Fill(table)
        for row in rows:
            kind, reason = classify(frame, row)
            if kind is RowClass.DATA:
                other = self._other_head(head, row) if leading else None
                if other is not None:
                    return row, other
            self._set(row, kind, reason)
            fill.take(row, kind, frame)
        fill.close()
        return rows.stop, None

    def _other_head(self, head: Head, row: int) -> Head | None:
        """The head of a further table with other columns, where a row under a table is one."""
        cells = self._sheet.rows[row]
        first = next((value for value in cells if value is not None), None)
        if type(first) is not str or len(first) > 12 or not self._lexicon.known(normalise(first)):
            return None
        cells = [value for value in cells if not blank(value)]
        if len(cells) < 3 or not all(isinstance(value, str) for value in cells):
            return None
        columns = columns_of(self._sheet, row, row)
        known = sum(1 for column in columns if familiar(column, self._lexicon))
        if known < 3 or known < 0.6 * len(columns):
            return None
        found = find_head(self._sheet, self._lexicon, row)
        return found if found and found.first == row and found.columns != head.columns else None

    def _frame_row(self, row: int, kind: RowClass, reason: str) -> None:
        cells = [clean(value) for value in self._sheet.rows[row] if not blank(value)]
        if not cells:
            self._set(row, RowClass.BLANK, "空行")
            return
        self._set(row, kind, reason)
        self._titles.update(folded(text) for text in cells)
        self._lines.append(" ".join(cells))
        unit = TABLE_UNIT.search(folded("".join(cells)))
        self._unit = unit[1] if unit else self._unit

    def _set(self, row: int, kind: RowClass, reason: str) -> None:
        """The first class that is not blank stays: a row may hold records of two tables side by side."""
        if self._classes[row] is None or (
            self._classes[row] is RowClass.BLANK and kind is not RowClass.BLANK
        ):
            self._classes[row] = kind
            self._reasons[row] = reason
        elif kind is RowClass.DATA:
            self._classes[row] = kind

    def layout(self) -> Layout:
        """The result."""
        classes = tuple(kind or RowClass.BLANK for kind in self._classes)
        skipped = tuple(
            self._skipped(row, kind)
            for row, kind in enumerate(classes)
            if kind is not RowClass.DATA
            and (kind is not RowClass.BLANK or self._reasons.get(row, "空行") != "空行")
        )
        return Layout(self._sheet, tuple(table for table in self._tables if table.data), classes, skipped)

    def _skipped(self, row: int, kind: RowClass) -> SkippedRow:
        reason = self._reasons.get(row, kind.value)
        counted = kind not in FRAME or reason.startswith("重复")
        return SkippedRow(self._sheet.name, row + 1, kind, reason, row_text(self._sheet, row), counted)


class _Fill:
    """Collects the records of one table, the group line that each stands under, and what is added up where."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._band = ""
        self._band_start = 0
        self._stated: tuple[int, int] | None = None
        self._segment = 0

    def take(self, row: int, kind: RowClass, frame: Frame) -> None:
        """Note one classified row."""
        if kind is RowClass.DATA:
            self._table.data.append(row)
            self._table.bands.append(self._band)
        elif kind is RowClass.BAND:
            self._begin(row)
        elif kind is RowClass.SUBTOTAL:
            self._subtotal(row)

    def _begin(self, row: int) -> None:
        self.close()
        texts = [clean(value) for value in self._table.sheet.rows[row] if not blank(value)]
        self._band, stated = band_name(max(texts, key=len))
        self._stated = (row, stated) if stated is not None else None
        self._band_start = self._segment = len(self._table.data)

    def _subtotal(self, row: int) -> None:
        texts = [clean(value) for value in self._table.sheet.rows[row] if isinstance(value, str)]
        words = folded("".join(texts[:2]))
        grand = any(word in words for word in ("总计", "总合计", "总数", "全县", "全区")) or (
            "合计" in words and any(one.sums for one in self._table.subtotals)
        )
        start = 0 if grand else self._segment
        self._table.subtotals.append(Subtotal(row, start, len(self._table.data), stated_count(texts)))
        if "本页" not in words:
            self.close()
            self._band = ""
            self._segment = len(self._table.data)

    def close(self) -> None:
        """The group line ends here: what it stated can be compared."""
        if self._stated is not None:
            row, stated = self._stated
            end = len(self._table.data)
            self._table.subtotals.append(Subtotal(row, self._band_start, end, stated, sums=False))
            self._stated = None


def with_unnamed(sheet: Sheet, head: Head) -> Head:
    """The head with the columns that have values but no heading: they are called by their place."""
    named = {column.index for column in head.columns}
    width = max((len(cells) for cells in sheet.rows), default=0)
    unnamed = []
    for index in (index for index in range(width) if index not in named):
        rows = range(head.last + 1, len(sheet.rows))
        filled = sum(1 for row in rows if not blank(sheet.rows[row][index]))
        if filled and not _footnotes_only(sheet, head, index, filled):
            name = f"第{index + 1}列"
            unnamed.append(TableColumn(index, Heading(name, (name,))))
    columns = tuple(sorted((*head.columns, *unnamed), key=lambda column: column.index))
    return dataclasses.replace(head, columns=columns)


def _footnotes_only(sheet: Sheet, head: Head, index: int, filled: int) -> bool:
    """Whether the values of a column without heading stand only in rows that have nothing else: margins, titles."""
    rows = (row for row in range(head.last + 1, len(sheet.rows)) if not blank(sheet.rows[row][index]))
    return all(sum(1 for value in sheet.rows[row] if not blank(value)) <= 2 for row in rows)


def side_by_side(head: Head) -> tuple[Head, ...]:
    """The tables that share one head row: the same headings once more to the right (1-30 | 31-60)."""
    keys = [column.heading.key for column in head.columns]
    for width in range(1, len(keys) // 2 + 1):
        pieces = [keys[start : start + width] for start in range(0, len(keys), width)]
        if all(piece == pieces[0] for piece in pieces) and len(set(pieces[0])) == width:
            starts = range(0, len(keys), width)
            return tuple(
                dataclasses.replace(head, columns=head.columns[start : start + width]) for start in starts
            )
    return (head,)
