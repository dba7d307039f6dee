"""A clerk's desk for the tests of the import: small workbooks, previews of them, and single cells."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from secretariat.base.kinds.kind import Value
from secretariat.domains.members.intake import MEMBERS_INTAKE
from secretariat.exchange.importing import ImportOptions, Preview, PreviewRow, Report, apply, prepare
from secretariat.exchange.reading import Sheet, Workbook
from secretariat.store.store import Store

MORNING = datetime.datetime(2026, 11, 22, 8, 30)
NAME, CODE = "单位名称", "统一社会信用代码"


def sheet(rows: Sequence[Sequence[Any]], name: str = "名单", **marks: Any) -> Sheet:
    """A sheet as the reader gives it: all rows equally long, empty cells None."""
    width = max((len(row) for row in rows), default=0)
    return Sheet(name, [[*row, *[None] * (width - len(row))] for row in rows], **marks)


def book(*sheets: Sheet, name: str = "名单.xlsx") -> Workbook:
    """A workbook of these sheets."""
    return Workbook(name, f"{abs(hash(str(sheets))):064x}"[:64], "xlsx", sheets)


@dataclass(frozen=True)
class Understood:
    """What became of one cell: the values of its row by Chinese label, and what was said about it."""

    values: dict[str, Value]
    errors: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def problem(self) -> str:
        """Errors and doubts in one text."""
        return "；".join((*self.errors, *self.doubts))


class Desk:
    """Imports into one office's file."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def preview(self, source: Workbook | Sheet | Sequence[Sequence[Any]], **options: Any) -> Preview:
        """What importing these rows would do."""
        if not isinstance(source, Workbook):
            source = book(source if isinstance(source, Sheet) else sheet(source))
        return prepare(source, MEMBERS_INTAKE, self.store.rows, ImportOptions(**options))

    def bring_in(self, source: Workbook | Sheet | Sequence[Sequence[Any]], **options: Any) -> Report:
        """Import these rows."""
        return apply(self.store, self.preview(source, **options))

    def cell(self, heading: str, raw: Any, number_format: str = "", **marks: Any) -> Understood:
        """How one cell under one heading is understood, on the row of a company of its own."""
        formats = {(1, 1): number_format} if number_format else {}
        table = sheet([[NAME, heading], ["青石县安达有限公司", raw]], formats=formats, **marks)
        return said(self.preview(table))


def said(preview: Preview, place: int = 0) -> Understood:
    """What became of the row at that place of a preview."""
    row = preview.rows[place]
    problems = {
        level: [one.message for one in row.problems if one.severity == level]
        for level in ("error", "doubt", "note")
    }
    return Understood(labelled(preview, row), problems["error"], problems["doubt"], problems["note"])


def labelled(preview: Preview, row: PreviewRow) -> dict[str, Value]:
    """The values of a row by the label of their column, as JSON shows them."""
    columns = {column.key: column for column in preview.ledger.columns}
    return {
        columns[key].label: columns[key].kind.plain(value)
        for key, value in row.values.items()
        if key in columns
    }


def skipped(preview: Preview) -> list[tuple[int, str]]:
    """(row of the sheet, class) of every row that is no record."""
    return [(one.row, one.kind.value) for one in preview.skipped]


def headings(preview: Preview, table: int = 0) -> dict[str, tuple[str, ...]]:
    """What the columns of a table became: heading key → labels."""
    labels = {column.key: column.label for column in preview.ledger.columns}
    return {
        one.column.heading.key: tuple(labels.get(key, key) for key in one.keys)
        for one in preview.tables[table].mappings
    }


SAMPLES = Path(__file__).parents[2] / "samples"
