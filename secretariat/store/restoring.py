"""Putting a backup in the place of the file: verified first, swapped in one step, nothing thrown away."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from secretariat.base.catalog import Catalog
from secretariat.base.errors import Refusal
from secretariat.store import faults, leftovers
from secretariat.store.attachments import copy_contents, folder_of, kept_folder
from secretariat.store.backup import Backups, read_backup, verify
from secretariat.store.connecting import connect_writer
from secretariat.store.files import (
    RESTORING,
    beside,
    copy_synced,
    drop,
    give_own_counter,
    put_in_place,
    read_header,
    sha256_of,
    sync_folder,
)
from secretariat.store.lock import FileLock
from secretariat.store.opening import check_header
from secretariat.store.state import State, write_state

REASON = "恢复前"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: where the file that stood there is kept (None without one), and the records now."""

    kept: Path | None
    counts: Mapping[str, int]


def restore(path: Path, backup: Path, declared: Catalog, now: datetime) -> Restored:
    """Put a backup in the place of the file at `path`, which nobody may have open.

    The backup is checked whole in a copy first; the present file is kept, as a backup if it is sound, else byte
    for byte. Raises Refusal and changes nothing otherwise.
    """
    path, backup = path.resolve(), backup.resolve()
    if backup == path:
        raise Refusal("要恢复的备份就是正在使用的数据文件本身。", "请选择备份文件夹中的备份。")
    lock = FileLock.acquire(path)
    try:
        with faults.explained(path):
            return _swap(path, backup, declared, now)
    finally:
        lock.release()


def _swap(path: Path, backup: Path, declared: Catalog, now: datetime) -> Restored:
    temporary = beside(path, RESTORING)
    try:
        counts = _verified_copy(backup, temporary, declared)
        _bring_contents(path, backup)
        kept = _keep(path, now)
        write_state(path, State())  # what was noted about the old file says nothing about the new one
        for ending in ("-journal", "-wal", "-shm"):
            drop(beside(path, ending))
        put_in_place(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            _drop_all(temporary)
        raise
    with contextlib.suppress(OSError):
        write_state(path, State(sha256_of(path), path.stat().st_size, verified=True))
    return Restored(kept, counts)


def _bring_contents(path: Path, backup: Path) -> None:
    """The attachments that lie with the backup, or beside a copy that was carried on a stick."""
    for folder in (backup.parent / kept_folder(path).name, folder_of(backup)):
        copy_contents(folder, folder_of(path))


def _verified_copy(backup: Path, temporary: Path, declared: Catalog) -> dict[str, int]:
    """Copy the backup, with a journal of its own if it has one, and check the copy whole."""
    try:
        if not leftovers.found(backup):
            check_header(backup, declared, older=True)
        with faults.reading(backup):
            _drop_all(temporary)
            copy_synced(backup, temporary)
            noted = read_backup(backup)
            if noted and noted.sha256 not in ("", sha256_of(temporary)):
                raise faults.damaged(backup, "内容与备份时不符")
            for journal in leftovers.found(backup):
                copy_synced(journal, beside(temporary, journal.name.removeprefix(backup.name)))
            _join(temporary)
        check_header(temporary, declared, older=True)
        _, counts = verify(temporary)
    except (faults.DamagedFile, faults.NotOurFile) as refusal:
        message = f"备份“{backup.name}”不能用来恢复：{refusal.message}"
        raise type(refusal)(message, "请换一个备份；现在的数据没有变化。") from refusal
    give_own_counter(temporary)
    return counts


def _join(temporary: Path) -> None:
    """Play back a journal that came with the copy, and leave the WAL mode of other tools."""
    with contextlib.closing(connect_writer(temporary)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master")
        connection.execute("PRAGMA journal_mode = DELETE")


def _keep(path: Path, now: datetime) -> Path | None:
    """Keep the present file: as a verified backup if it is sound, else byte for byte with its journals.

    A sound file is left without journals, so that the swap that follows is one single step.
    """
    if not path.exists():
        if leftovers.found(path):
            leftovers.set_aside(path)
        return None
    try:
        read_header(path)
        with faults.reading(path), contextlib.closing(connect_writer(path)) as connection:
            made = Backups(path).make(REASON, now, connection)
            connection.execute("PRAGMA journal_mode = DELETE")
            return made.path
    except (faults.DamagedFile, faults.NotOurFile):
        pass
    aside = leftovers.set_aside(path)
    sync_folder(aside.parent)
    return aside / path.name


def _drop_all(temporary: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        drop(beside(temporary, ending))
