"""Connections to a data file with the settings that keep it safe."""

from __future__ import annotations

import sqlite3
from pathlib import Path

JOURNAL = "TRUNCATE"
"""A rollback journal, not WAL, so that the one file is always the whole truth; see tests/store/test_power_cut.py."""

_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",  # nothing personal in the system's temporary folder
)
_WRITING = (
    f"PRAGMA journal_mode = {JOURNAL}",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA cache_spill = OFF",  # readers wait for the commit only, and the journal has one part
    "PRAGMA foreign_keys = ON",
)
_FIRST_LOOK = "SELECT count(*) FROM sqlite_master"  # SQLite opens the file only now
PATIENCE = 5.0  # seconds to wait for a reader or a copying program


def connect_writer(path: Path) -> sqlite3.Connection:
    """The one writing connection; never creates a file. Transactions are begun and ended in so many words."""
    connection = _connect(path, "rw")
    try:
        for statement in (*_SETTINGS, *_WRITING):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_reader(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """A connection that cannot write. `immutable` is for finished files that nobody changes, as backups are."""
    connection = _connect(path, "ro&immutable=1" if immutable else "ro")
    try:
        for statement in (*_SETTINGS, "PRAGMA query_only = ON", _FIRST_LOOK):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = path.resolve().as_uri()
    if not uri.startswith("file:///"):  # a Windows share: SQLite takes the server as part of the path only
        uri = "file:////" + uri.removeprefix("file://")
    return sqlite3.connect(f"{uri}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None)


def problems(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong with the file, in a few words without values; an empty text for a sound file."""
    lines = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    if lines != ["ok"]:
        return f"完整性检查发现 {len(lines)} 处错误"
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return f"记录之间有 {len(broken)} 处联系断开" if broken else ""
