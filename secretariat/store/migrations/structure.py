"""The tables of a file as plain values, for comparing two files; the order of columns plays no part."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Table:
    """One table: (type, required, primary key, target of its link) by column, and whether it is strict."""

    columns: dict[str, tuple[str, bool, int, str]]
    strict: bool
    without_rowid: bool


@dataclass(frozen=True, slots=True)
class Structure:
    """All that a file declares: tables, indexes as (table, columns) by name, and the text of its triggers."""

    tables: dict[str, Table] = field(default_factory=dict)
    indexes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)


def structure(connection: sqlite3.Connection) -> Structure:
    """What the file behind the connection declares, columns that an office added (x1, x2 …) left out."""
    found = Structure()
    for name, kind, strict, without_rowid in connection.execute(
        "SELECT name, type, strict, wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"
    ).fetchall():
        if kind == "table":
            found.tables[name] = Table(_columns(connection, name), bool(strict), bool(without_rowid))
    for name, table in connection.execute(
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall():
        columns = connection.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (name,))
        found.indexes[name] = (table, *(row[0] for row in columns))
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"):
        found.triggers[name] = " ".join(sql.split())
    return found


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, tuple[str, bool, int, str]]:
    links = {
        row[0]: row[1]
        for row in connection.execute('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,))
    }
    rows = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,))
    return {
        name: (kind, bool(required), key, links.get(name, ""))
        for name, kind, required, key in rows
        if not (name[0] == "x" and name[1:].isdigit())
    }
