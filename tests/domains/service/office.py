"""An office with visits and demands: short ways to register them, and small lists to import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from secretariat.catalog import CATALOG, INTAKES
from secretariat.domains.service.verbs import record_step
from secretariat.exchange.importing import ImportOptions, Preview, Report, apply, prepare
from secretariat.exchange.reading import Sheet, Workbook
from secretariat.store.listing import Listing
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

MORNING = datetime(2026, 11, 22, 8, 30)
TODAY = "2026-11-22"


def new_office(path: Path) -> Store:
    """A new file whose clock stands still."""
    store = Store.create(path, CATALOG, "临川县工商业联合会")
    store.clock = lambda: MORNING
    return store


def put(store: Store, entity: str, **values: Any) -> int:
    with store.transact("登记") as tx:
        return tx.add(entity, values)


def demand(tx: Transaction, title: str, day: str | None = "2026-03-02", **values: Any) -> int:
    return tx.add("demand", {"title": title, "day": day, **values})


def step(
    tx: Transaction, demands: int | Sequence[int], kind: str, day: str | None = None, **values: Any
) -> None:
    wanted = [demands] if isinstance(demands, int) else demands
    told = record_step(tx, wanted, {"kind": kind, "day": day, **values})
    assert not told.problems, told.problems


def cells(store: Store, ledger: str, *keys: str, day: str = TODAY) -> list[list[Any]]:
    """Cells of every record, in the order of their numbers."""
    listing = Listing(store.rows, store.catalog.ledgers[ledger])
    return listing.rows(listing.ids(), keys, day)


def preview(store: Store, ledger: str, table: Sequence[Sequence[Any]], **options: Any) -> Preview:
    width = max(len(row) for row in table)
    rows = [[*row, *[None] * (width - len(row))] for row in table]
    merged = ((0, 0, 0, width - 1),) if len(table[0]) == 1 else ()
    book = Workbook(
        "清单.xlsx", f"{abs(hash(str(table))):064x}"[:64], "xlsx", (Sheet("清单", rows, merged=merged),)
    )
    return prepare(book, INTAKES[ledger], store.rows, ImportOptions(**options))


def bring_in(store: Store, ledger: str, table: Sequence[Sequence[Any]], **options: Any) -> Report:
    return apply(store, preview(store, ledger, table, **options))


def said(told: Preview) -> list[tuple[int | None, str, str]]:
    """(row, heading, message) of everything doubtful or wrong, names that are not on the roll left aside."""
    return [(one.row, one.column, one.message) for one in told.problems if "待对应" not in one.message]


def states(told: Preview) -> list[str]:
    return [row.state.value for row in told.rows]
