"""The writing verbs: each checks, writes, and keeps the record before and after in the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.catalog import Catalog
from secretariat.base.entity import Entity
from secretariat.base.errors import Cancelled, Refusal
from secretariat.store.rows import Record, Rows
from secretariat.store.schema import quoted

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """What an operation changed: its id and name, and the touched record ids by entity."""

    operation: int
    name: str
    records: Mapping[str, frozenset[int]] = field(default_factory=dict)


class Transaction(Rows):
    """One named operation in the making. Made by `Store.transact`; nothing else writes to the file."""

    def __init__(self, connection: sqlite3.Connection, catalog: Catalog, operation: int, name: str) -> None:
        super().__init__(connection, catalog)
        self.operation = operation
        self.name = name
        self._seq = 0
        self._touched: dict[str, set[int]] = {}
        self.cancelled: Callable[[], bool] = lambda: False

    @property
    def changed(self) -> Changed:
        """What this operation has changed so far."""
        records = {name: frozenset(ids) for name, ids in self._touched.items() if ids}
        return Changed(self.operation, self.name, records)

    def add(self, entity: str, values: Values) -> int:
        """A new record; returns its id. Refuses values that their kind does not allow."""
        return self.add_many(entity, [values])[0]

    def add_many(self, entity: str, rows: Sequence[Values]) -> list[int]:
        """New records in one go; returns their ids in order."""
        declared = self.entity(entity)
        for row in rows:
            _check_new(declared, row)
        first = self._next_id(entity)
        ids = list(range(first, first + len(rows)))
        self._insert(entity, zip(ids, rows, strict=True))
        return ids

    def change(self, entity: str, record: int, values: Values) -> bool:
        """Change fields of a record; False (and no journal entry) where they already are so."""
        return bool(self.change_many(entity, {record: values}))

    def change_many(self, entity: str, changes: Mapping[int, Values]) -> set[int]:
        """Change fields of many records; returns the ids that really changed."""
        declared = self.entity(entity)
        known = set(declared.names)
        before = self.many(entity, changes)
        differing: dict[int, dict[str, Any]] = {}
        for record, values in changes.items():
            if record not in before:
                raise Refusal(f"这条{declared.label}已不存在。", "请刷新后再试。")
            _check_names(declared, values, known)
            wanted = {name: value for name, value in values.items() if before[record][name] != value}
            _check_values(declared, wanted)
            if wanted:
                differing[record] = wanted
        self._update(entity, before, differing)
        return set(differing)

    def remove(self, entity: str, record: int) -> None:
        """Move a record to the recycle bin, and with it every record that cannot be without it."""
        for name, ids in self._dependents(entity, record).items():
            before = self.many(name, ids)
            self._update(name, before, {item: {"removed": self.operation} for item in ids})

    def restore(self, entity: str, record: int) -> None:
        """Take a record out of the recycle bin, with all that went there in the same operation."""
        row = self.get(entity, record)
        if row is None or row["removed"] is None:
            return
        batch = row["removed"]
        for name in self.catalog.entities:
            rows = {item["id"]: item for item in self.removed(name) if item["removed"] == batch}
            self._update(name, rows, {item: {"removed": None} for item in rows})

    def put_back(self, entity: str, rows: Iterable[tuple[int, Values]]) -> None:
        """Insert records under the ids that they had: only undo needs this."""
        self._insert(entity, rows)

    def overwrite(self, entity: str, changes: Mapping[int, Values]) -> None:
        """Set fields to what the journal holds, without checking them again: only undo needs this."""
        self._update(entity, self.many(entity, changes), changes)

    def take_out(self, entity: str, records: Sequence[int]) -> None:
        """Delete records for good (the journal keeps them): only undo needs this."""
        before = self.many(entity, records)
        entries = [(record, _text(_full(before[record])), None) for record in records]
        self._connection.executemany(f"DELETE FROM {quoted(entity)} WHERE id = ?", [(r,) for r in records])
        self._journal(entity, entries)

    def add_column(self, entity: str, name: str, sql_type: str) -> None:
        """Make the column of an added field; nothing happens where an undone attempt left it behind."""
        present = {row[1] for row in self.query(f"PRAGMA table_info({quoted(entity)})")}
        if name not in present:
            assert sql_type in ("TEXT", "INTEGER"), sql_type
            self._connection.execute(f"ALTER TABLE {quoted(entity)} ADD COLUMN {quoted(name)} {sql_type}")

    def checkpoint(self) -> None:
        """A place where a long operation may be given up; raises Cancelled when the clerk asked for it."""
        if self.cancelled():
            raise Cancelled(self.name)

    def describe(self, note: str) -> None:
        """Attach a sentence to the operation, shown in the history."""
        self._connection.execute("UPDATE operation SET note = ? WHERE id = ?", (note, self.operation))

    def _next_id(self, entity: str) -> int:
        rows = self.query("SELECT seq FROM sqlite_sequence WHERE name = ?", (entity,))
        return int(rows[0][0]) + 1 if rows else 1

    def _insert(self, entity: str, rows: Iterable[tuple[int, Values]]) -> None:
        names = (*self.entity(entity).names, "removed")
        columns = ", ".join(map(quoted, ("id", *names)))
        marks = ",".join("?" * (len(names) + 1))
        lines: list[tuple[Any, ...]] = []
        entries: list[tuple[int, str | None, str | None]] = []
        for record, values in rows:
            lines.append((record, *map(values.get, names)))
            entries.append((record, None, _text(_filled(values))))
        self._connection.executemany(f"INSERT INTO {quoted(entity)} ({columns}) VALUES ({marks})", lines)
        self._journal(entity, entries)

    def _update(self, entity: str, before: Mapping[int, Record], changes: Mapping[int, Values]) -> None:
        entries: list[tuple[int, str | None, str | None]] = []
        by_names: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for record, values in changes.items():
            names = tuple(values)
            by_names.setdefault(names, []).append((*values.values(), record))
            old = {name: before[record][name] for name in names}
            entries.append((record, _text(old), _text(values)))
        for names, lines in by_names.items():
            sets = ", ".join(f"{quoted(name)} = ?" for name in names)
            self._connection.executemany(f"UPDATE {quoted(entity)} SET {sets} WHERE id = ?", lines)
        self._journal(entity, entries)

    def _journal(self, entity: str, entries: Sequence[tuple[int, str | None, str | None]]) -> None:
        start = self._seq
        self._seq += len(entries)
        self._connection.executemany(
            "INSERT INTO change (operation, seq, entity, record, before, after) VALUES (?,?,?,?,?,?)",
            [
                (self.operation, start + offset, entity, record, old, new)
                for offset, (record, old, new) in enumerate(entries)
            ],
        )
        self._touched.setdefault(entity, set()).update(entry[0] for entry in entries)

    def _dependents(self, entity: str, record: int) -> dict[str, list[int]]:
        """The record and all that hang on it by a required link, by entity."""
        found: dict[str, list[int]] = {entity: [record]}
        queue = [(entity, record)]
        while queue:
            for name, link, other in self.referring(*queue.pop()):
                required = self.entity(name).field(link).required
                if required and other not in found.setdefault(name, []):
                    found[name].append(other)
                    queue.append((name, other))
        return {name: ids for name, ids in found.items() if ids}


def _text(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _filled(values: Values) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _full(row: Record) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None and name != "id"}


def _check_new(entity: Entity, values: Values) -> None:
    for item in entity.fields:
        value = values.get(item.name)
        if value is None:
            if item.required:
                raise Refusal(f"{entity.label}的「{item.label}」不能为空。", "请填写后再保存。")
        elif reason := item.kind.check(value):
            raise Refusal(f"{entity.label}的「{item.label}」：{reason}")
    if not values.keys() <= {*entity.names, "removed"}:
        raise KeyError(f"{entity.name}: {sorted(values.keys() - set(entity.names))}")


def _check_names(entity: Entity, values: Values, known: set[str]) -> None:
    if unknown := values.keys() - known:
        raise KeyError(f"{entity.name}: {sorted(unknown)}")


def _check_values(entity: Entity, values: Values) -> None:
    for name, value in values.items():
        item = entity.field(name)
        if value is None and item.required:
            raise Refusal(f"{entity.label}的「{item.label}」不能为空。", "请填写后再保存。")
        reason = item.kind.check(value) if value is not None else None
        if reason:
            raise Refusal(f"{entity.label}的「{item.label}」：{reason}")
