"""What an unclean end leaves beside the file: kept aside first, then judged, then joined or removed."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import struct
from datetime import datetime
from pathlib import Path

from secretariat.base.errors import Refusal
from secretariat.store import faults
from secretariat.store.agreement import disagreements
from secretariat.store.connecting import connect_writer, problems
from secretariat.store.files import beside, copy_synced, drop, read_header, sync_folder

_ENDINGS = ("-journal", "-wal")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_KEPT = 3
_ASIDE = "异常-"


def found(path: Path) -> list[Path]:
    """The journals beside the file that SQLite would play back on opening."""
    return [item for item in (beside(path, ending) for ending in _ENDINGS) if _alive(item)]


def settle(path: Path, known: int) -> str:
    """Keep file and journals aside and find out whether they belong together; returns a sentence for the clerk.

    The file's own journal is played back, a foreign one removed (its copy stays aside). Raises DamagedFile when
    the file is sound neither with nor without it, NewerFile above version `known`; nothing is changed then.
    """
    left = found(path)
    aside = set_aside(path)
    trial = aside / f"试-{path.name}"
    try:
        own = _sound(path, trial, left)
        if not own and not _sound(path, trial, []):
            raise faults.damaged(path, "上次没有正常关闭")
        version = read_header(trial).version
        if version > known:
            raise faults.newer(path, version, known)
    finally:
        for ending in ("", *_ENDINGS, "-shm"):
            drop(beside(trial, ending))
    if own:
        with contextlib.closing(connect_writer(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
        return "上次没有正常关闭，已恢复到最后一次保存的内容。"
    for item in left:
        drop(item)
    sync_folder(path.parent)
    return f"文件旁边有不属于它的旧日志，已移到“{aside.parent.name}”文件夹；请核对最近修改的内容是否都在。"


def set_aside(path: Path) -> Path:
    """A byte for byte copy of the file and its journals in a folder of its own, which is returned."""
    aside = _new_folder(faults.side_folder(path))
    for ending in ("", *_ENDINGS):
        source = beside(path, ending)
        if source.exists():
            copy_synced(source, aside / source.name)
    sync_folder(aside)
    older = sorted(aside.parent.glob(f"{_ASIDE}*"), key=lambda item: item.stat().st_mtime_ns)
    for folder in older[:-_KEPT]:
        if folder != aside:
            shutil.rmtree(folder, ignore_errors=True)
    return aside


def _new_folder(side: Path) -> Path:
    side.mkdir(exist_ok=True)
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    number = 0
    while True:
        folder = side / f"{_ASIDE}{stamp}{f'-{number}' if number else ''}"
        with contextlib.suppress(FileExistsError):
            folder.mkdir()
            return folder
        number += 1


def _alive(journal: Path) -> bool:
    try:
        with journal.open("rb") as file:
            return file.read(1) not in (b"", b"\x00")
    except FileNotFoundError:
        return False


def _sound(path: Path, trial: Path, journals: list[Path]) -> bool:
    """Tell whether the file, joined with these journals, is whole: pages, links, and history against records."""
    for ending in ("", *_ENDINGS, "-shm"):
        drop(beside(trial, ending))
    copy_synced(path, trial)
    for item in journals:
        ending = item.name.removeprefix(path.name)
        if ending == "-journal" and not _own_journal(path, item):
            return False
        if ending == "-wal" and not _in_wal_mode(path):
            return False
        copy_synced(item, beside(trial, ending))
    try:
        with contextlib.closing(connect_writer(trial)) as connection:
            whole = not problems(connection) and next(disagreements(connection.execute), None) is None
        read_header(trial)
    except (sqlite3.DatabaseError, UnicodeError, Refusal):
        return False
    return whole


def _in_wal_mode(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


def _own_journal(path: Path, journal: Path) -> bool:
    """Tell whether the change counter kept in the journal fits the file's: the same, or one before it."""
    before = _counter_in(journal)
    with path.open("rb") as file:
        present = int.from_bytes(file.read(28)[24:28], "big")
    return before is None or present in (before, before + 1)


def _counter_in(journal: Path) -> int | None:
    """The change counter on the first page as the journal holds it (fileformat.html, section 3); None without."""
    with journal.open("rb") as file:
        head = file.read(28)
        if len(head) < 28 or head[:8] != _JOURNAL_MAGIC:
            return None
        count, _, _, sector, page = struct.unpack(">5I", head[8:28])
        if not 512 <= page <= 65536 or not 32 <= sector <= 65536:
            return None
        file.seek(sector)
        for _ in range(min(count, 1 << 20)):
            record = file.read(4 + page + 4)
            if len(record) < 8 + page:
                return None
            if int.from_bytes(record[:4], "big") == 1:
                return int.from_bytes(record[28:32], "big")
    return None
