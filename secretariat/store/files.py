"""Operations on whole files that survive a power cut: written, synced, then renamed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import struct
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from secretariat.store import faults
from secretariat.store.schema import APPLICATION_ID

HEADER = 100  # bytes of an SQLite file's header
_MAGIC = b"SQLite format 3\x00"
_SMALLEST = 512
_CHUNK = 1 << 20
NEW, RESTORING = ".新建", ".恢复"
UNFINISHED = tuple(name + ending for name in (NEW, RESTORING) for ending in ("", "-journal"))
"""Endings of files that were being made when the program ended; whoever holds the lock may remove them."""
_RENAME_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a data file say (https://www.sqlite.org/fileformat.html, section 1.3)."""

    version: int
    counter: int
    wal: bool


def read_header(path: Path) -> Header:
    """The header of a data file of ours; refuses what is missing, empty, cut off or of another kind."""
    with faults.explained(path):
        if not path.exists():
            raise faults.missing(path)
        if not path.is_file():
            raise faults.not_ours(path)
        with path.open("rb") as file:
            raw = file.read(HEADER)
        size = path.stat().st_size
    if size == 0 or (size < _SMALLEST and _MAGIC.startswith(raw[:16])) or not any(raw):
        raise faults.empty(path)
    if size < _SMALLEST or raw[:16] != _MAGIC or raw[68:72] != struct.pack(">I", APPLICATION_ID):
        raise faults.not_ours(path)
    return _parsed(raw, size, path)


def _parsed(raw: bytes, size: int, path: Path) -> Header:
    page = int.from_bytes(raw[16:18], "big")
    page = 65536 if page == 1 else page
    pages, counter, valid_for = (int.from_bytes(raw[at : at + 4], "big") for at in (28, 24, 92))
    if size < page or (counter == valid_for and size < pages * page):
        raise faults.damaged(path, "文件被截短")
    return Header(int.from_bytes(raw[60:64], "big"), counter, raw[18] == 2)


def give_own_counter(path: Path) -> None:
    """Start a finished, closed file's change counter at a random number.

    A rollback journal holds the counter of the file that it belongs to. Files of different origin then never
    share counters, so that a journal left beside a file that was put in its place is known as foreign.
    """
    number = int.from_bytes(os.urandom(4), "big") >> 1
    with path.open("r+b") as file:
        for at in (24, 92):  # the counter, and the counter for which the page count is valid
            file.seek(at)
            file.write(number.to_bytes(4, "big"))
        file.flush()
        os.fsync(file.fileno())


def sha256(file: IO[bytes]) -> str:
    """The hash of a whole open file, as hexadecimal text."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """The hash of a file that no connection of this process has open."""
    with path.open("rb") as file:
        return sha256(file)


def sync(path: Path) -> None:
    """Have a file's bytes on the disk before going on."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk before going on, where the system can (Windows does it itself)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some network file systems refuse it
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def put_in_place(temporary: Path, final: Path) -> None:
    """Give a complete, synced file its name, replacing what stands there, all or nothing."""
    for _ in range(_RENAME_ATTEMPTS if os.name == "nt" else 0):  # a virus scanner looks at every new file
        try:
            temporary.replace(final)
            return
        except PermissionError:
            time.sleep(0.1)
    temporary.replace(final)
    sync_folder(final.parent)


def copy_synced(source: Path, target: Path) -> None:
    """A byte for byte copy that is on the disk when this returns."""
    with source.open("rb") as reading, target.open("wb") as writing:
        shutil.copyfileobj(reading, writing, _CHUNK)
        writing.flush()
        os.fsync(writing.fileno())


def write_text(path: Path, text: str) -> None:
    """Write a small file all or nothing."""
    temporary = path.with_name(f"{path.name}.tmp")
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(temporary, path)


def beside(path: Path, ending: str) -> Path:
    """The neighbour of a data file with that ending behind its full name."""
    return path.with_name(path.name + ending)


def drop(path: Path) -> None:
    """Remove a file of ours, also one that is not there."""
    path.unlink(missing_ok=True)
