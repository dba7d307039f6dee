"""Short ways to import a few rows into a plain ledger and to look at what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secretariat.base.intake import Candidate, Decision
from secretariat.catalog import INTAKES
from secretariat.exchange.importing import ImportOptions, Preview, Report, apply, prepare
from secretariat.exchange.reading import Sheet, Workbook
from secretariat.store.listing import Listing
from secretariat.store.store import Store

Row = Sequence[Any]


def seen(store: Store, ledger: str, *rows: Row, **options: Any) -> Preview:
    """What importing these rows would do."""
    width = max(map(len, rows))
    sheet = Sheet("Sheet1", [[*row, *[None] * (width - len(row))] for row in rows])
    book = Workbook(f"{ledger}.xlsx", f"{abs(hash(str(rows))):064x}"[:64], "xlsx", (sheet,))
    return prepare(book, INTAKES[ledger], store.rows, ImportOptions(**options))


def taken(store: Store, ledger: str, *rows: Row, **options: Any) -> Report:
    """Import these rows."""
    return apply(store, seen(store, ledger, *rows, **options))


def states(preview: Preview) -> list[str]:
    """新增, 更新, … of each row."""
    return [row.state.value for row in preview.rows]


def told(preview: Preview) -> list[str]:
    """The messages of all problems."""
    return [one.message for one in preview.problems]


def choices(preview: Preview, place: int = 0) -> tuple[Candidate, ...]:
    """The records that a row might mean."""
    return preview.rows[place].plan.candidates


def chosen(preview: Preview, place: int, title_or_detail: str) -> dict[int, Decision]:
    """The clerk's choice of the candidate that shows these words."""
    one = next(one for one in choices(preview, place) if title_or_detail in (one.title, one.detail))
    return {preview.rows[place].number: Decision(record=one.record)}


def cells(store: Store, ledger: str, *keys: str) -> list[tuple[Any, ...]]:
    """Cells of all records, in the order in which they were made."""
    listing = Listing(store.rows, store.catalog.ledgers[ledger])
    return [tuple(row) for row in listing.rows(sorted(listing.ids()), keys, "2026-11-22")]
