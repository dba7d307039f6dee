"""Opening, making and closing the file: what is looked at before a single record is believed."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from secretariat.base.catalog import Catalog
from secretariat.base.errors import Refusal
from secretariat.store import faults, leftovers
from secretariat.store.backup import Backups
from secretariat.store.connecting import connect_reader, connect_writer, problems
from secretariat.store.files import (
    NEW,
    UNFINISHED,
    beside,
    drop,
    give_own_counter,
    put_in_place,
    read_header,
    sync,
)
from secretariat.store.migrations import migrate, steps_of
from secretariat.store.schema import quoted
from secretariat.store.state import State, read_state, write_state
from secretariat.store.watch import Watch

CHANGED_OUTSIDE = (
    "数据文件在程序外被改动或替换过（与上次关闭时不同）。"
    "如果不是您换的文件，请在“备份与恢复”中与最近的备份核对。"
)


class OpenFile:
    """The open file: its writing connection, what the clerk should be told, and how it is closed."""

    def __init__(self, path: Path, declared: Catalog) -> None:
        self.path = path
        self.warnings: tuple[str, ...] = ()
        self._known = len(steps_of(declared))
        self._verified = False
        self._closed = False
        with faults.reading(path):
            if leftovers.found(path):
                self.warnings = (leftovers.settle(path, self._known),)
            version = check_header(path, declared, older=True)
            _check_writable(path)
            for ending in UNFINISHED:
                drop(beside(path, ending))  # of a restore or a founding that was cut off
            self._written = bool(self.warnings)
            self._state = State() if self._written else read_state(path)
            self._watch = Watch(path)
        try:
            with faults.reading(path):
                self.connection = connect_writer(path)
            if version < self._known:
                self._migrate(declared)
            self._watch.note()
            check_tables(self.connection, declared, path)
        except BaseException:
            self.close(note=False)
            raise

    def verify(self) -> None:
        """Check the whole file: its hash as noted at the last close, its pages, its links.

        Adds to `warnings` what changed from outside; raises DamagedFile for broken contents. Bytes that are
        proven to be the same as at an earlier full check are not checked again.
        """
        if self._verified:
            return
        with faults.reading(self.path):
            same = self._compare()
            problem = "" if same and self._state.verified else problems(self.connection)
        if problem:
            raise faults.damaged(self.path, problem)
        self._verified = True

    def before_write(self) -> None:
        """Refuse when the file is not as this process left it; from now on the noted hash is void."""
        try:
            self._watch.check_place()
            self.connection.execute(
                "SELECT count(*) FROM sqlite_master"
            )  # a save that broke off is taken back
            self._watch.check_contents()
        except (faults.VanishedFile, sqlite3.OperationalError):
            if not self._found_again():
                raise
        if not self._written:
            if not self._verified:
                self._compare()
            write_state(self.path, State())
            self._written = True

    def after_write(self) -> None:
        """Remember the file as it is after a commit of our own."""
        self._watch.note()

    def close(self, *, note: bool = True) -> None:
        """Close the connection and, if `note`, keep the hash of the closed file. Doing it twice does no harm."""
        if self._closed:
            return
        self._closed = True
        connection = getattr(self, "connection", None)
        with contextlib.suppress(sqlite3.Error, OSError):  # every save is on the disk already
            if connection is not None:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                connection.execute("PRAGMA journal_mode = DELETE")
        with contextlib.suppress(sqlite3.Error, OSError):
            if connection is not None:
                connection.close()
            if note:
                self._note()
        self._watch.close()

    def _found_again(self) -> bool:
        """Take the file up again if it stands there as it was left: its disk was unplugged and put back."""
        if not self.path.exists():
            return False
        if leftovers.found(self.path):
            leftovers.settle(self.path, self._known)
        watch = Watch(self.path)
        if not watch.is_like(self._watch):
            watch.close()
            return False
        with contextlib.suppress(sqlite3.Error):
            self.connection.close()
        with contextlib.suppress(OSError):
            self._watch.close()
        self._watch, self.connection = watch, connect_writer(self.path)
        return True

    def _note(self) -> None:
        state = State(self._watch.sha256(), self._watch.size, self._verified and not self._written)
        if state != read_state(self.path):
            write_state(self.path, state)

    def _compare(self) -> bool:
        """Tell whether the bytes are those of the last close; if others are noted there, say so once."""
        if self._written or not self._state.sha256:
            return False
        same = self._watch.size == self._state.size and self._watch.sha256() == self._state.sha256
        if not same and CHANGED_OUTSIDE not in self.warnings:
            self.warnings += (CHANGED_OUTSIDE,)
        return same

    def _migrate(self, declared: Catalog) -> None:
        """Bring the file to the present version, after a full check and a backup; without these, not at all."""
        with faults.explained(self.path):
            self.verify()
            self.before_write()
            Backups(self.path).make("升级前", datetime.now(), self.connection)
            migrate(self.connection, steps_of(declared))
        self._verified = False


def open_writer(path: Path, declared: Catalog, *, thorough: bool = True) -> OpenFile:
    """Open an existing file for writing; the caller holds its lock.

    Without `thorough` the full check is left to the caller (`OpenFile.verify`), so that a window can paint
    first: of 100 MB it takes about a second. Raises Refusal in plain words for whatever is wrong.
    """
    opened = OpenFile(path.resolve(), declared)
    if thorough:
        try:
            opened.verify()
        except BaseException:
            opened.close(note=False)
            raise
    return opened


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; works beside the writer and on read-only files and folders."""
    with faults.reading(path):
        try:
            return connect_reader(path)
        except sqlite3.OperationalError as error:
            waits = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not waits and path.exists() and leftovers.found(path):
                raise faults.unclean(path) from error
            raise


def check_readable(path: Path, declared: Catalog) -> None:
    """Refuse what `open_reader` should not be used on: no data file, newer, older, or cut off."""
    check_header(path.resolve(), declared, older=False)


def check_header(path: Path, declared: Catalog, *, older: bool) -> int:
    """The file's version; refuses other kinds of files, newer ones and, unless `older`, older ones."""
    header = read_header(path)
    known = len(steps_of(declared))
    if header.version > known:
        raise faults.newer(path, header.version, known)
    if header.version < 1:
        raise faults.damaged(path, "没有版本号")
    if header.version < known and not older:
        raise faults.older(path)
    return header.version


def check_tables(connection: sqlite3.Connection, declared: Catalog, path: Path) -> None:
    """Refuse a file that lacks a declared record or field."""
    with faults.reading(path):
        for entity in declared.entities.values():
            present = {row[1] for row in connection.execute(f"PRAGMA table_info({quoted(entity.name)})")}
            lacking = [item.label for item in entity if item.name not in present]
            if lacking or "removed" not in present:
                raise faults.damaged(path, f"缺少{entity.label}的{'、'.join(lacking) or '数据表'}")


def create_file(path: Path, declared: Catalog, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Make a file of the present version under a temporary name, then give it its own, all or nothing.

    `fill` writes the first records in an open transaction. The caller holds the lock. Refuses a path where
    something stands.
    """
    path = path.resolve()
    with faults.explained(path):
        if path.exists():
            raise Refusal(f"“{path}”已经存在，没有覆盖它。", "请换一个文件名，或用“打开”。")
        if leftovers.found(path):  # of a file that was moved away: it must not be played into the new one
            leftovers.set_aside(path)
        temporary = beside(path, NEW)
        try:
            drop(temporary)
            _build(temporary, declared, fill)
            for ending in ("-journal", "-wal", "-shm"):
                drop(beside(path, ending))
            put_in_place(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                drop(temporary)
            raise


def _build(path: Path, declared: Catalog, fill: Callable[[sqlite3.Connection], None]) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")  # a half-made file is thrown away anyway
        migrate(connection, steps_of(declared))
        connection.execute("BEGIN IMMEDIATE")
        fill(connection)
        connection.execute("COMMIT")
    give_own_counter(path)
    sync(path)


def _check_writable(path: Path) -> None:
    try:
        with path.open("r+b"):
            pass
    except PermissionError as error:
        raise faults.read_only(path) from error
    if not os.access(path.parent, os.W_OK):
        raise faults.read_only(path)
