"""A file with the program's own catalog, and short ways to put members into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from secretariat.base.intake import Decision, Incoming, OnMatch, Outcome, RowPlan, Setting
from secretariat.catalog import CATALOG
from secretariat.domains.members.intake import MembersPlanner, complete
from secretariat.store.listing import Listing
from secretariat.store.store import Store

NAME, KIND, CODE = "organization.name", "membership.kind", "organization.credit_code"
HEAD, PHONE, ID = "principal.name", "principal.mobile", "principal.id_number"
START, END, TOWN = "membership.start", "membership.end", "organization.town"
ENTERPRISE, GROUP, INDIVIDUAL = "企业会员", "团体会员", "个人会员"

# Invented, with sound check characters.
CODES = ("91361002FQEFLCR632", "913610223PAWPNGXY7", "913610215G70Q6HXUN", "91361021U2RHRUTX8N")
ID_A, ID_B = "53010219200508011X", "361002198107089677"

Row = Mapping[str, Any]


def new_office(path: Path) -> Store:
    """A new file whose clock stands still."""
    store = Store.create(path, CATALOG, "临川县工商业联合会")
    store.clock = lambda: datetime(2026, 11, 22, 8, 30)
    return store


def planned(
    store: Store, rows: Iterable[Row], on_match: OnMatch = OnMatch.UPDATE, band: str = "",
    decisions: Mapping[int, Decision] | None = None,
) -> tuple[MembersPlanner, list[RowPlan]]:  # fmt: skip
    """The plans for rows that stand in one workbook, numbered from 1."""
    planner = MembersPlanner(store.rows)
    incoming = [
        Incoming(number, complete(dict(row), Setting(band))) for number, row in enumerate(rows, start=1)
    ]
    return planner, planner.plan(incoming, on_match, decisions or {})


def taken(store: Store, rows: Iterable[Row], on_match: OnMatch = OnMatch.UPDATE, **more: Any) -> Outcome:
    """Import rows as one operation."""
    planner, plans = planned(store, rows, on_match, **more)
    with store.transact("导入") as tx:
        return planner.write(tx, plans)


def states(plans: Iterable[RowPlan]) -> list[str]:
    """新增, 更新, … of each row."""
    return [plan.state.value for plan in plans]


def lines(store: Store, *keys: str, scope: Any = "all", as_of: str | None = None) -> list[tuple[Any, ...]]:
    """Cells of every member in the order of entry."""
    listing = Listing(store.rows, store.catalog.ledgers["members"])
    return [tuple(row) for row in listing.rows(listing.ids(), keys, as_of)]


def people(store: Store) -> list[str]:
    """The names of all persons on file."""
    return [row["name"] for row in store.rows.find("person")]


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every table as it is, but for the history that always grows."""
    skipped = ("operation", "change", "sqlite_sequence")
    connection = sqlite3.connect(store.path)
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall()
            for name in names if name not in skipped and name != "fingerprint"
        }  # fmt: skip
    finally:
        connection.close()


def operations(store: Store) -> int:
    """How many entries the history has."""
    return int(store.rows.query("SELECT count(*) FROM operation")[0][0])
