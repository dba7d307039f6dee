"""Whether the records are what the history says: the sum of all changes to a record must be the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from secretariat.store.schema import quoted

Disagreement = tuple[str, int]
"""(entity, record)."""

Scan = Callable[..., Iterator[tuple[Any, ...]]]
"""Runs a statement with its parameters: `Rows.scan` or a connection's `execute`."""

_Image = dict[str, Any] | None

_ENTITIES = (
    "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'removed'"
    " WHERE m.type = 'table' ORDER BY m.name"
)


def disagreements(scan: Scan) -> Iterator[Disagreement]:
    """Every record that is not as its last change left it, and every one that the history does not know."""
    names = [row[0] for row in scan(_ENTITIES)]
    for name in names:
        for record in _of_entity(scan, name):
            yield name, record
    marks = ",".join("?" * len(names))
    for name, record in scan(
        f"SELECT DISTINCT entity, record FROM change WHERE entity NOT IN ({marks})", names
    ):
        yield name, record


def _of_entity(scan: Scan, name: str) -> Iterator[int]:
    """Walks history and table side by side, both by id, so that memory stays small."""
    names = [row[1] for row in scan(f"PRAGMA table_info({quoted(name)})")]
    columns = ", ".join(map(quoted, names))
    table = iter(scan(f"SELECT id, {columns} FROM {quoted(name)} ORDER BY id"))
    row = next(table, None)
    for record, image in _images(scan, name):
        while row is not None and row[0] < record:
            yield row[0]
            row = next(table, None)
        kept: _Image = None
        if row is not None and row[0] == record:
            kept = {key: value for key, value in zip(names, row[1:], strict=True) if value is not None}
            row = next(table, None)
        if image != kept:
            yield record
    while row is not None:
        yield row[0]
        row = next(table, None)


def _images(scan: Scan, name: str) -> Iterator[tuple[int, _Image]]:
    """(record, its fields as the history has them, without the empty ones), by id."""
    sql = "SELECT record, before, after FROM change WHERE entity = ? ORDER BY record, operation, seq"
    for record, changes in groupby(scan(sql, (name,)), key=lambda row: row[0]):
        image: _Image = None
        for _, before, after in changes:
            image = _after(image, before, after)
        if image is None:
            yield record, None
        else:
            yield record, {"id": record, **{key: value for key, value in image.items() if value is not None}}


def _after(image: _Image, before: str | None, after: str | None) -> _Image:
    if after is None:
        return None
    changed: dict[str, Any] = json.loads(after)
    return changed if before is None else {**(image or {}), **changed}
