"""The history: operations with what they changed, and undo as a new operation through the same verbs."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.store.rows import Record, Rows
from secretariat.store.schema import quoted
from secretariat.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of the history. `at` is local time (ISO, seconds); `undone` says whether it is taken back."""

    id: int
    name: str
    at: str
    author: str
    kind: str
    reverts: int | None
    note: str | None
    undone: bool
    changes: int


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One changed field of one record in the history; values as stored."""

    operation: int
    at: str
    name: str
    author: str
    entity: str
    record: int
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What an undo did: the operation taken back, and the records that were kept since they changed later."""

    operation: Operation
    restored: int
    kept: tuple[tuple[str, int], ...]


_PART = 5000
"""Entries that are read at a time."""
_ENTRIES = "SELECT seq, entity, record, before, after FROM change WHERE operation = ?"
_OPERATIONS = """
SELECT o.id, o.name, o.at, o.author, o.kind, o.reverts, o.note,
       EXISTS (SELECT 1 FROM operation r WHERE r.reverts = o.id),
       (SELECT count(*) FROM change c WHERE c.operation = o.id)
FROM operation o
"""


def _read(row: Sequence[Any]) -> Operation:
    number, name, at, author, kind, reverts, note, undone, changes = row
    return Operation(number, name, at, author, kind, reverts, note, bool(undone), changes)


def operations(rows: Rows, limit: int = 200, before: int | None = None) -> list[Operation]:
    """The newest operations first, older than `before` if given."""
    sql = _OPERATIONS + " WHERE o.id < ? ORDER BY o.id DESC LIMIT ?"
    bound = before if before is not None else 1 << 62
    return [_read(row) for row in rows.query(sql, (bound, limit))]


def operation(rows: Rows, number: int) -> Operation:
    """One operation; refuses a number that does not exist."""
    found = rows.query(_OPERATIONS + " WHERE o.id = ?", (number,))
    if not found:
        raise Refusal(f"历史中没有第{number}号操作。", "请在“历史”中查看操作编号。")
    return _read(found[0])


def undoable(rows: Rows) -> Operation | None:
    """The operation that 撤销 would take back now."""
    sql = _OPERATIONS + (
        " WHERE o.kind IN ('do', 'redo') AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.reverts = o.id)"
        " ORDER BY o.id DESC LIMIT 1"
    )
    found = rows.query(sql)
    return _read(found[0]) if found else None


def redoable(rows: Rows) -> Operation | None:
    """The undo that 重做 would take back now: only until something new is done."""
    sql = _OPERATIONS + (
        " WHERE o.kind = 'undo' AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.reverts = o.id)"
        " AND NOT EXISTS (SELECT 1 FROM operation d WHERE d.kind = 'do' AND d.id > o.id)"
        " ORDER BY o.id DESC LIMIT 1"
    )
    found = rows.query(sql)
    return _read(found[0]) if found else None


def changes_of(rows: Rows, entity: str, record: int) -> list[FieldChange]:
    """Everything that ever happened to one record, the newest first, a line a field."""
    sql = (
        "SELECT c.operation, o.at, o.name, o.author, c.before, c.after FROM change c"
        " JOIN operation o ON o.id = c.operation WHERE c.entity = ? AND c.record = ?"
        " ORDER BY c.operation DESC, c.seq DESC"
    )
    result: list[FieldChange] = []
    for number, at, name, author, before, after in rows.query(sql, (entity, record)):
        old, new = json.loads(before or "{}"), json.loads(after or "{}")
        for key in dict.fromkeys((*old, *new)):
            line = FieldChange(number, at, name, author, entity, record, key, old.get(key), new.get(key))
            result.append(line)
    return result


def touched(
    rows: Rows, number: int, limit: int = -1
) -> list[tuple[str, int, dict[str, Any] | None, dict[str, Any] | None]]:
    """(entity, record, before, after) of each change of an operation, in order; the first `limit` if it is given."""
    sql = "SELECT entity, record, before, after FROM change WHERE operation = ? ORDER BY seq LIMIT ?"
    found = rows.scan(sql, (number, limit))
    return [(name, record, _parsed(old), _parsed(new)) for name, record, old, new in found]


def revert(tx: Transaction, number: int) -> UndoReport:
    """Take an operation back inside `tx`: records changed since stay as they are and are named."""
    target = operation(tx, number)
    if tx.query("SELECT 1 FROM operation WHERE reverts = ? AND id <> ?", (number, tx.operation)):
        raise Refusal(f"“{target.name}”已经撤销过了。", "要恢复它，请点“重做”或在历史中撤销那次撤销。")
    kept = _kept(tx, number)
    restored = 0
    for entries in _backwards(tx, number):
        for (name, step), group in groupby(entries, key=lambda entry: (entry[0], _step(entry))):
            wanted = [entry for entry in group if (name, entry[1]) not in kept]
            restored += len(wanted)
            _apply(tx, name, step, wanted)
    if not restored:
        raise Refusal(
            f"“{target.name}”涉及的记录后来都改过，没有可以撤销的内容。", "请在历史中先撤销后来的修改。"
        )
    return UndoReport(target, restored, tuple(sorted(kept)))


_Entry = tuple[str, int, dict[str, Any] | None, dict[str, Any] | None]


_Raw = tuple[str, int, str | None, str | None]
"""An entry with its images as the journal holds them, as JSON."""


def _forwards(rows: Rows, number: int, wanted: Container[tuple[str, int]]) -> Iterator[list[_Entry]]:
    """The entries about some records, a few thousand at a time: an import has hundreds of thousands."""
    last = -1
    sql = f"{_ENTRIES} AND seq > ? ORDER BY seq LIMIT {_PART}"
    while found := rows.query(sql, (number, last)):
        last = found[-1][0]
        yield [_entry(row) for row in found if row[1:3] in wanted]


def _backwards(rows: Rows, number: int) -> Iterator[list[_Raw]]:
    """All entries from the last to the first, unread."""
    last = 1 << 62
    sql = f"{_ENTRIES} AND seq < ? ORDER BY seq DESC LIMIT {_PART}"
    while found := rows.query(sql, (number, last)):
        last = found[-1][0]
        yield [row[1:] for row in found]


def _entry(row: Sequence[Any]) -> _Entry:
    _, name, record, before, after = row
    return name, record, _parsed(before), _parsed(after)


def _parsed(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def _step(entry: _Raw) -> str:
    if entry[2] is None:
        return "added"
    return "taken" if entry[3] is None else "changed"


def _apply(tx: Transaction, name: str, step: str, entries: Sequence[_Raw]) -> None:
    """Undo entries of one kind; an added record stands as it was added again, so that image serves."""
    if not entries:
        return
    if step == "added":
        tx.take_out(name, [(record, after or "{}") for _, record, _, after in entries])
    elif step == "taken":
        tx.put_back(name, [(record, _parsed(before) or {}) for _, record, before, _ in entries])
    else:
        earliest: dict[int, dict[str, Any]] = {}
        for _, record, before, _ in entries:
            earliest.setdefault(record, {}).update(_parsed(before) or {})
        tx.overwrite(name, earliest)


def _kept(tx: Transaction, number: int) -> set[tuple[str, int]]:
    """Records that are no longer as the operation left them, and added ones that something else needs."""
    kept = _edited_since(tx, number)
    added: dict[str, set[int]] = {}
    sql = "SELECT entity, record FROM change WHERE operation = ? AND before IS NULL"
    for name, record in tx.scan(sql, (number,)):
        added.setdefault(name, set()).add(record)
    links = [
        (other.name, link.name, link.target)
        for other in tx.catalog.entities.values()
        for link in other.links
        if link.target in added
    ]
    pointers = {link: _pointing(tx, link[0], link[1]) for link in links}
    while True:
        needed = {
            (str(target), goal)
            for (name, _, target), pairs in pointers.items()
            for record, goal in pairs
            if goal in added[str(target)] and (record not in added.get(name, ()) or (name, record) in kept)
        }
        if needed <= kept:
            return kept
        kept |= needed


def _pointing(tx: Transaction, name: str, link: str) -> list[tuple[int, int]]:
    sql = f"SELECT id, {quoted(link)} FROM {quoted(name)} WHERE {quoted(link)} IS NOT NULL"
    return [(record, goal) for record, goal in tx.query(sql)]


def _edited_since(tx: Transaction, number: int) -> set[tuple[str, int]]:
    """Those not as the operation left them; only what it touched several times is pieced together as a whole."""
    # No write goes past the journal: what no later operation touched is as this one left it.
    later = set(tx.scan("SELECT DISTINCT entity, record FROM change WHERE operation > ?", (number,)))
    if not later:
        return set()
    sql = "SELECT entity, record FROM change WHERE operation = ? GROUP BY entity, record HAVING count(*) > 1"
    often = set(tx.scan(sql, (number,)))
    kept: set[tuple[str, int]] = set()
    pieced: list[_Entry] = []
    for entries in _forwards(tx, number, later):
        pieced += [entry for entry in entries if entry[:2] in often]
        kept |= _differing(tx, [entry for entry in entries if entry[:2] not in often])
    return kept | _differing(tx, pieced)


def _differing(tx: Transaction, entries: Sequence[_Entry]) -> set[tuple[str, int]]:
    """Records that are no longer as these entries, taken one after the other, left them."""
    left: dict[str, dict[int, dict[str, Any] | None]] = {}
    for name, record, before, after in entries:
        images = left.setdefault(name, {})
        if before is None or after is None:
            images[record] = after
        else:
            images[record] = {**(images.get(record) or {}), **after}
    whole = {(entry[0], entry[1]) for entry in entries if entry[2] is None}
    kept: set[tuple[str, int]] = set()
    for name, images in left.items():
        present = tx.many(name, images)
        for record, image in images.items():
            if not _as_left(present.get(record), image, whole=(name, record) in whole):
                kept.add((name, record))
    return kept


def _as_left(row: Record | None, image: dict[str, Any] | None, *, whole: bool) -> bool:
    if row is None or image is None:
        return row is None and image is None
    if whole:
        return all(image.get(name) == value for name, value in row.items() if name != "id")
    return all(row.get(name) == value for name, value in image.items())
