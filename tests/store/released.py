"""Makes the file that stands for a released version: `python -m tests.store.released` after a version is frozen.

It writes tests/files/vN.db with some of every record, and vN.json with what a later version must find in it.
A file once made is never made again.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from secretariat.base.catalog import Catalog
from secretariat.base.entity import Entity, Field
from secretariat.base.kinds import Choice
from secretariat.store.backup import Backups
from secretariat.store.migrations import steps_of
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

FOLDER = Path(__file__).parent.parent / "files"
WITHOUT_EXAMPLE = ("extra_field", "attachment")
"""The columns of an added field come with it (add_extra_field); the contents of attachments lie beside the file."""
_EXAMPLES: tuple[Any, ...] = (
    "示例", "2019-03-05", "2019-03", "13800138000", "0794-5210000", "zhang@example.cn", "91361000MA35F1AB0X",
    "110101199003070011", 1, 0, "https://example.cn", "甲\n乙",
)  # fmt: skip


def make(catalog: Catalog, folder: Path = FOLDER) -> Path:
    """Write the file and the expectation of the catalog's present version; returns the file's path."""
    folder.mkdir(exist_ok=True)
    path = folder / f"v{len(steps_of(catalog))}.db"
    with Store.create(path, catalog, "临川县工商业联合会") as store:
        store.clock = lambda: datetime(2026, 11, 22, 8, 30)
        with store.transact("录入") as tx:
            for entity in _in_order(catalog):
                _fill(tx, entity)
        with store.transact("误改") as tx:
            tx.remove("saved_view", 1)
        store.undo()
        with store.transact("删除") as tx:
            tx.remove("saved_view", 2)
        expected = contents(store)
    Path(path.with_suffix(".json")).write_text(json.dumps(expected, ensure_ascii=False, indent=1), "utf-8")
    for backup in Backups(path).folder.iterdir():
        backup.unlink()
    Backups(path).folder.rmdir()
    return path


def contents(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every record, removed or not, without its empty fields, and the history."""
    found = {
        name: [_filled(row) for row in (*store.rows.find(name), *store.rows.removed(name))]
        for name in store.catalog.entities
    }
    operations = store.rows.query("SELECT id, name, at, kind, reverts FROM operation WHERE kind <> 'start'")
    names = ("id", "name", "at", "kind", "reverts")
    found["operation"] = [_filled(dict(zip(names, row, strict=True))) for row in operations]
    return {name: rows for name, rows in found.items() if rows}


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def _in_order(catalog: Catalog) -> list[Entity]:
    """Records after those that they must point to."""
    left, ordered = list(catalog.entities.values()), list[Entity]()
    while left:
        waiting = {entity.name for entity in left}
        ready = [
            item for item in left if not any(link.required and link.target in waiting for link in item.links)
        ]
        ordered += ready
        left = [item for item in left if item not in ready]
    return ordered


def _fill(tx: Transaction, entity: Entity) -> None:
    """One record with as much as there are examples for, and one with the least."""
    if entity.name in WITHOUT_EXAMPLE:
        return
    whole = {item.name: _example(tx, item) for item in entity}
    least = {item.name: whole[item.name] for item in entity if item.required}
    tx.add_many(entity.name, [_filled(whole), least])


def _example(tx: Transaction, item: Field) -> Any:
    if item.target:
        rows = tx.find(item.target)
        return rows[0]["id"] if rows else None
    entries = item.kind.entries if isinstance(item.kind, Choice) else ()
    return next((value for value in (*entries, *_EXAMPLES) if _fits(item, value)), None)


def _fits(item: Field, value: Any) -> bool:
    wanted = int if item.kind.sql == "INTEGER" else str
    return isinstance(value, wanted) and item.kind.check(value) is None


if __name__ == "__main__":
    from secretariat.catalog import CATALOG

    print(make(CATALOG))
