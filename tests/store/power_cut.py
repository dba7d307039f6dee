"""Cuts the power in thought: replays the program's SQL on a recording disk and makes up what a cut could leave.

What was written since a file's last sync may be on the disk or not, sector by sector; a truncation, a creation or
a removal that was not synced may have happened or not. The recorder is an SQLite VFS by apsw.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512
_DUMPED = ("operation", "change", "town", "shop", "visit")


@dataclass(frozen=True)
class Step:
    """One thing that the disk was told: kind, file, and the offset or size and the bytes."""

    kind: str
    path: str
    at: int = 0
    content: bytes = b""


@dataclass
class Recording:
    """The steps of a replayed piece of work; `saved` are the lengths of the log at which a commit was answered."""

    steps: list[Step] = field(default_factory=list)
    saved: list[int] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    start: dict[str, bytes] = field(default_factory=dict)


class _Disk(apsw.VFS):
    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        super().__init__("recorder", "")

    def xOpen(self, name: Any, flags: list[int]) -> _File:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        if not Path(path).exists():
            self.recording.steps.append(Step("create", path))
        return _File(path, name, flags, self.recording)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self.recording.steps.append(Step("delete synced" if syncdir else "delete", filename))


class _File(apsw.VFSFile):
    def __init__(self, path: str, name: Any, flags: list[int], recording: Recording) -> None:
        self.path, self.recording = path, recording
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self.recording.steps.append(Step("write", self.path, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self.recording.steps.append(Step("truncate", self.path, newsize))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self.recording.steps.append(Step("sync", self.path))


def spoken_sql(connection: sqlite3.Connection) -> list[str]:
    """The list into which every statement that the connection runs from now on is put."""
    spoken: list[str] = []
    connection.set_trace_callback(lambda sql: None if sql.startswith("--") else spoken.append(sql))
    return spoken


def record(path: Path, settings: list[str], statements: list[str]) -> Recording:
    """Replay statements on a copy of the file through the recording disk."""
    recording = Recording(start={str(path): path.read_bytes()})
    disk = _Disk(recording)
    connection = apsw.Connection(str(path), vfs="recorder", flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        for setting in settings:
            list(connection.execute(setting))
        recording.states.append(dump(connection))
        for statement in statements:
            list(connection.execute(statement))
            if statement == "COMMIT":
                recording.saved.append(len(recording.steps))
                recording.states.append(dump(connection))
    finally:
        connection.close()
        disk.unregister()
    return recording


def dump(connection: Any) -> str:
    """Everything a clerk could see, as text."""
    return repr([list(connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2")) for name in _DUMPED])


def cuts(
    recording: Recording, number: int, chance: random.Random
) -> Iterator[tuple[dict[str, bytes], set[str]]]:
    """(files as a cut leaves them, the states that may be found in them), many times."""
    for _ in range(number):
        at = chance.randrange(len(recording.steps) + 1)
        answered = sum(1 for length in recording.saved if length <= at)
        allowed = set(recording.states[answered : answered + 2])
        yield _left(recording, at, chance), allowed


def _left(recording: Recording, at: int, chance: random.Random) -> dict[str, bytes]:
    durable: dict[str, bytes | None] = dict(recording.start)
    pending: dict[str, list[Step]] = {}
    for step in recording.steps[:at]:
        if step.kind == "sync":
            durable[step.path] = _after(durable.get(step.path), pending.pop(step.path, []))
        elif step.kind == "delete synced":
            durable[step.path] = None
            pending.pop(step.path, None)
        else:
            pending.setdefault(step.path, []).append(step)
    for path, steps in pending.items():
        durable[path] = _after(durable.get(path), list(_some(steps, chance)))
    return {path: content for path, content in durable.items() if content is not None}


def _some(steps: list[Step], chance: random.Random) -> Iterator[Step]:
    """A part of the steps: writes torn into sectors, each there or not; now and then all or none."""
    share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    for step in steps:
        if step.kind != "write":
            if chance.random() < share:
                yield step
            continue
        for start in range(0, len(step.content), SECTOR):
            if chance.random() < share:
                yield Step("write", step.path, step.at + start, step.content[start : start + SECTOR])


def _after(content: bytes | None, steps: list[Step]) -> bytes | None:
    raw = None if content is None else bytearray(content)
    for step in steps:
        if step.kind == "delete":
            raw = None
        elif step.kind == "create":
            raw = bytearray() if raw is None else raw
        else:
            raw = bytearray() if raw is None else raw
            if step.kind == "truncate":
                del raw[step.at :]
            else:
                raw.extend(bytes(max(0, step.at + len(step.content) - len(raw))))
                raw[step.at : step.at + len(step.content)] = step.content
    return None if raw is None else bytes(raw)


def lay(files: dict[str, bytes], folder: Path) -> None:
    """Write files into an empty folder, under their own names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
