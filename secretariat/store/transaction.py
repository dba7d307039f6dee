"""The writing verbs: each checks, writes, and keeps the record before and after in the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.catalog import Catalog
from secretariat.base.entity import Entity, Field
from secretariat.base.errors import Cancelled, Refusal
from secretariat.store.rows import Record, Rows
from secretariat.store.schema import quoted

Values = Mapping[str, Any]
_PART = 5000
"""Records that are written at a time."""


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
        _check_new(self.entity(entity), rows)
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
        """Move a record to the recycle bin, and with it every record that cannot be without it.

        Refuses where something else still names one of them: it would be left without its name.
        """
        leaving = self._dependents(entity, record)
        self._refuse_needed(leaving)
        for name, ids in leaving.items():
            before = self.many(name, ids)
            self._update(name, before, {item: {"removed": self.operation} for item in ids})

    def restore(self, entity: str, record: int) -> None:
        """Take a record out of the recycle bin, with what it links to and what hangs on it of the same removal."""
        for name, ids in self._companions(entity, record).items():
            self._update(name, self.many(name, ids), {item: {"removed": None} for item in ids})

    def put_back(self, entity: str, rows: Iterable[tuple[int, Values]]) -> None:
        """Insert records under the ids that they had: only undo needs this."""
        self._insert(entity, rows)

    def overwrite(self, entity: str, changes: Mapping[int, Values]) -> None:
        """Set fields to what the journal holds, without checking them again: only undo needs this."""
        self._update(entity, self.many(entity, changes), changes)

    def take_out(self, entity: str, images: Sequence[tuple[int, str]]) -> None:
        """Delete records for good; the journal keeps the given images (JSON): only undo needs this."""
        entries = [(record, image, None) for record, image in images]
        self._connection.executemany(f"DELETE FROM {quoted(entity)} WHERE id = ?", [(r,) for r, _ in images])
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
        """Insert in parts: the journal's texts of a hundred thousand records need not stand side by side."""
        given = list(rows)
        for start in range(0, len(given), _PART):
            self._insert_part(entity, given[start : start + _PART])

    def _insert_part(self, entity: str, given: Sequence[tuple[int, Values]]) -> None:
        used = set().union(*(values.keys() for _, values in given))
        names = tuple(name for name in (*self.entity(entity).names, "removed") if name in used)
        columns = ", ".join(map(quoted, ("id", *names)))
        marks = ",".join("?" * (len(names) + 1))
        lines = [(record, *map(values.get, names)) for record, values in given]
        entries = [(record, None, _text(_filled(values))) for record, values in given]
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

    def _refuse_needed(self, leaving: Mapping[str, Sequence[int]]) -> None:
        for name, ids in leaving.items():
            for record in ids:
                users = [
                    other
                    for other, _, user in self.referring(name, record)
                    if user not in leaving.get(other, ())
                ]
                if users:
                    label = self.entity(users[0]).label
                    raise Refusal(
                        f"“{self.title(name, record)}”还有{len(users)}条{label}记录在用，不能删除。",
                        f"请先删除或改动这些{label}记录。",
                    )

    def _companions(self, entity: str, record: int) -> dict[str, list[int]]:
        """The removed record, what it links to, and what hangs on these and lacks nothing else, of one removal."""
        row = self.get(entity, record)
        if row is None or row["removed"] is None:
            return {}
        batch = {
            (name, item["id"]): item
            for name in self.catalog.entities
            for item in self.removed(name)
            if item["removed"] == row["removed"]
        }
        back = self._with_targets({(entity, record)}, batch)
        newest = back
        while newest:
            newest = {key for key in batch.keys() - back if self._hangs_on(key, batch, newest, back)}
            back = self._with_targets(back | newest, batch)
        found: dict[str, list[int]] = {}
        for name, item in sorted(back):
            found.setdefault(name, []).append(item)
        return found

    def _with_targets(
        self, wanted: set[tuple[str, int]], batch: Mapping[tuple[str, int], Record]
    ) -> set[tuple[str, int]]:
        """The records and, on and on, the removed ones that they link to."""
        found, queue = set(wanted), list(wanted)
        while queue:
            key = queue.pop()
            targets = {(str(link.target), batch[key][link.name]) for link in self.entity(key[0]).links}
            fresh = (targets & batch.keys()) - found
            found |= fresh
            queue.extend(fresh)
        return found

    def _hangs_on(
        self,
        key: tuple[str, int],
        batch: Mapping[tuple[str, int], Record],
        newest: set[tuple[str, int]],
        back: set[tuple[str, int]],
    ) -> bool:
        """Whether a record cannot be without one of the newest that come back, and needs nothing that stays away.

        The one that it is called by (its title) may come back with it: the people of an organization do.
        """
        declared, row = self.entity(key[0]), batch[key]
        links = [(item, (str(item.target), row[item.name])) for item in declared.links]
        hangs = any(item.required and target in newest for item, target in links)
        away = [item for item, target in links if target in batch and target not in back]
        return hangs and all(item.name == declared.title for item in away)


_text: Callable[[Values], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _filled(values: Values) -> Values:
    if None not in values.values():
        return values
    return {name: value for name, value in values.items() if value is not None}


def _check_new(entity: Entity, rows: Sequence[Values]) -> None:
    """Check whole new records, field by field: a value that many of them share is judged once."""
    used = set().union(*(row.keys() for row in rows))
    if unknown := used - {*entity.names, "removed"}:
        raise KeyError(f"{entity.name}: {sorted(unknown)}")
    for item in entity.fields:
        if item.name not in used and not item.required:
            continue
        values = {row.get(item.name) for row in rows}
        if None in values:
            if item.required:
                raise Refusal(f"{entity.label}的「{item.label}」不能为空。", "请填写后再保存。")
            values.discard(None)
        for value in values:
            _check_value(entity, item, value)


def _check_value(entity: Entity, field: Field, value: Any) -> None:
    if reason := field.kind.check(value):
        raise Refusal(f"{entity.label}的「{field.label}」：{reason}")


def _check_names(entity: Entity, values: Values, known: set[str]) -> None:
    if unknown := values.keys() - known:
        raise KeyError(f"{entity.name}: {sorted(unknown)}")


def _check_values(entity: Entity, values: Values) -> None:
    for name, value in values.items():
        item = entity.field(name)
        if value is None and item.required:
            raise Refusal(f"{entity.label}的「{item.label}」不能为空。", "请填写后再保存。")
        if value is not None:
            _check_value(entity, item, value)
