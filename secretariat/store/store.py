"""The open file: one writing connection, named operations, undo and redo."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from secretariat.base.catalog import Catalog
from secretariat.base.errors import Refusal
from secretariat.store import history
from secretariat.store.attachments import Attachments
from secretariat.store.backup import Backups
from secretariat.store.extra_fields import default_entries, live_catalog
from secretariat.store.faults import explained, reading
from secretariat.store.lock import FileLock
from secretariat.store.opening import OpenFile, create_file, open_reader, open_writer
from secretariat.store.rows import Rows
from secretariat.store.transaction import Changed, Transaction

Clock = Callable[[], datetime]


class Store:
    """One office's file, open for writing by this process. Use it from the thread that opened it.

    `declared` is the program's catalog; `catalog` the live one with the office's own fields and choices.
    """

    def __init__(self, opened: OpenFile, declared: Catalog, lock: FileLock) -> None:
        self.path = opened.path
        self.declared = declared
        self.backups = Backups(self.path)
        self.attachments = Attachments(self.path)
        self.clock: Clock = datetime.now
        self._file = opened
        self._lock = lock
        self.cancelled: Callable[[], bool] = lambda: False
        """Asked at every checkpoint of an operation; set by the thread runner."""
        self._listeners: list[Callable[[Changed], None]] = []
        self.catalog = live_catalog(Rows(self._connection, declared))

    @classmethod
    def create(cls, path: Path, declared: Catalog, office: str) -> Store:
        """A new, empty file for an office of that name. Refuses a path where a file stands already."""
        lock = FileLock.acquire(path)
        try:
            create_file(path, declared, lambda connection: _found(connection, declared, office))
        except BaseException:
            lock.release()
            raise
        return cls._opened(path, declared, lock, thorough=True)

    @classmethod
    def open(cls, path: Path, declared: Catalog, *, thorough: bool = True) -> Store:
        """Open an existing file: checks it, migrates an older one after a backup, and locks it.

        Without `thorough` the full check is left for `verify`, which the caller runs soon after.
        Raises Refusal in plain words for whatever stands in the way.
        """
        return cls._opened(path, declared, FileLock.acquire(path), thorough=thorough)

    @classmethod
    def _opened(cls, path: Path, declared: Catalog, lock: FileLock, *, thorough: bool) -> Store:
        try:
            opened = open_writer(path, declared, thorough=thorough)
        except BaseException:
            lock.release()
            raise
        try:
            with reading(opened.path):
                return cls(opened, declared, lock)
        except BaseException:
            opened.close(note=False)
            lock.release()
            raise

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._file.connection  # another one after the file's disk was away

    def verify(self) -> tuple[str, ...]:
        """Check the whole file now; returns all warnings, raises DamagedFile for broken contents."""
        self._file.verify()
        return self.warnings

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the clerk should know about the file and its automatic backup, in whole sentences."""
        backup = (self.backups.warning,) if self.backups.warning else ()
        return (*self._file.warnings, *backup)

    def close(self) -> None:
        """Close the file and note its fingerprint, so that a change from outside is noticed next time."""
        self._file.close()
        self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def rows(self) -> Rows:
        """Reads through the writing connection, for the thread that writes."""
        return Rows(self._connection, self.catalog)

    def reader(self) -> Rows:
        """Reads through a connection of its own that cannot write, for the thread that calls this."""
        return Rows(open_reader(self.path), self.catalog)

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Call `listener` after each operation that changed something, on the writing thread."""
        self._listeners.append(listener)

    @contextmanager
    def transact(self, name: str, *, kind: str = "do", reverts: int | None = None) -> Iterator[Transaction]:
        """One named operation: all of it is kept, or (on any exception) nothing. Empty ones leave no trace."""
        with explained(self.path):
            self._file.before_write()
            self._lock.renew()
            self.backups.before_first_change(self._connection, self.clock())
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                number = _begin(self._connection, (name, self.clock(), kind, reverts))
                tx = Transaction(self._connection, self.catalog, number, name)
                tx.cancelled = self.cancelled
                yield tx
                changed = tx.changed
                self._connection.execute("COMMIT" if changed.records else "ROLLBACK")
                self._file.after_write()
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        if changed.records:
            self._announce(changed)

    def undo(self, number: int | None = None) -> history.UndoReport:
        """Take back an operation, the newest by default; it becomes an operation of its own."""
        target = history.operation(self.rows, number) if number else history.undoable(self.rows)
        if target is None:
            raise Refusal("没有可以撤销的操作。")
        with self.transact(f"撤销：{target.name}", kind="undo", reverts=target.id) as tx:
            return history.revert(tx, target.id)

    def redo(self) -> history.UndoReport:
        """Take back the newest undo, as long as nothing new was done since."""
        target = history.redoable(self.rows)
        if target is None:
            raise Refusal("没有可以重做的操作。")
        name = target.name.removeprefix("撤销：")
        with self.transact(name, kind="redo", reverts=target.id) as tx:
            return history.revert(tx, target.id)

    def _announce(self, changed: Changed) -> None:
        if {"extra_field", "dictionary_entry"} & changed.records.keys():
            self.catalog = live_catalog(Rows(self._connection, self.declared))
        for listener in self._listeners:
            listener(changed)


def _found(connection: sqlite3.Connection, declared: Catalog, office: str) -> None:
    """The first operation of a new file, written before the file has its name."""
    number = _begin(connection, ("新建数据文件", datetime.now(), "start", None))
    tx = Transaction(connection, declared, number, "新建数据文件")
    tx.add("setting", {"name": "office", "content": office})
    tx.add_many("dictionary_entry", default_entries(declared))


def _begin(connection: sqlite3.Connection, entry: tuple[str, datetime, str, int | None]) -> int:
    """Write the entry (name, time, kind, reverts) of an operation that begins; returns its number."""
    name, at, kind, reverts = entry
    values = (name, at.isoformat(timespec="seconds"), _author(), kind, reverts)
    sql = "INSERT INTO operation (name, at, author, kind, reverts) VALUES (?,?,?,?,?)"
    number = connection.execute(sql, values).lastrowid
    assert number is not None
    return number


def _author() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
