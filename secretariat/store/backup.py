"""Dated copies of the file, each verified before it gets its name, and kept by count, never by age."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from secretariat.base.errors import Refusal
from secretariat.store import faults
from secretariat.store.attachments import copy_contents, folder_of, kept_folder
from secretariat.store.connecting import connect_reader, problems
from secretariat.store.files import (
    beside,
    drop,
    give_own_counter,
    put_in_place,
    read_header,
    sha256_of,
    sync,
    sync_folder,
    write_text,
)
from secretariat.store.lock import waiting_lock
from secretariat.store.own_records import OWN_ENTITIES
from secretariat.store.rotation import Copy, superfluous

FIRST_CHANGE = "首次修改前"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{4})-(.+)-(\d{5,})\.db")
_SMALL = 20  # records; below this a loss of a fifth says nothing
_SHRUNK = 0.8
_RETRY_MINUTES = 10
_PATIENCE = 30.0  # seconds that another backup may take
_OWN = {item.name for item in OWN_ENTITIES}


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy. `made` is local time (ISO, minutes); `counts` holds live records by entity.

    `shrunk` marks a copy that holds a fifth fewer records of some kind than the one before it.
    """

    path: Path
    sequence: int
    made: str
    reason: str
    size: int
    version: int
    counts: Mapping[str, int] = field(default_factory=dict)
    sha256: str = ""
    shrunk: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of a restore drill: live records by entity in the backup and in the file now."""

    backup: Backup
    counts: Mapping[str, int]
    present: Mapping[str, int]


class Backups:
    """The backups of one data file, in the folder …-备份 beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.folder = faults.side_folder(self.path)
        self.warning = ""
        """What the clerk should know about the last automatic backup; empty where all is well."""
        self._day = ""
        self._failed: datetime | None = None

    def before_first_change(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Back up before the first change of a day. No room for it is a warning and does not stop the work.

        Raises DamagedFile when the copy shows that the file itself is damaged.
        """
        day = now.strftime("%Y-%m-%d")
        if day == self._day or self._waiting(now):
            return
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM operation)").fetchone()[0]:
            return
        try:
            made = {item.made[:10] for item in self.list()[:1]}
            if day not in made:
                self._make(connection, FIRST_CHANGE, now)
            self._day, self._failed = day, None
        except faults.DamagedFile:
            raise
        except Refusal as refusal:
            self._failed = now
            self.warning = f"今天的自动备份没有做成：{refusal}（修改已照常保存）"

    def make(self, reason: str, now: datetime, source: sqlite3.Connection | None = None) -> Backup:
        """Back up now, through `source` or a connection of its own; raises Refusal when that fails."""
        if source is not None:
            return self._make(source, reason, now)
        read_header(self.path)
        with faults.explained(self.path), contextlib.closing(connect_reader(self.path)) as reader:
            return self._make(reader, reason, now)

    def copy_to(self, target: Path) -> Path:
        """A verified copy at any place, such as a USB stick. Replaces only an older copy of ours there."""
        if target.is_dir():
            target = target / self.path.name
        target = target.resolve()
        if target == self.path:
            raise Refusal("不能把备份存成正在使用的数据文件本身。", "请换一个文件名或文件夹。")
        if target.exists():
            read_header(target)
        with faults.explained(target), contextlib.closing(connect_reader(self.path)) as reader:
            if not target.parent.is_dir():
                raise Refusal(f"找不到文件夹“{target.parent}”。", "请接好 U 盘或先建好文件夹。")
            temporary = beside(target, ".tmp")
            with _discarding(temporary):
                _copy(reader, temporary, self.path)
                put_in_place(temporary, target)
        copy_contents(folder_of(self.path), folder_of(target))
        return target

    def list(self) -> tuple[Backup, ...]:
        """All backups, the newest first, by their running number: a wrong clock changes nothing."""
        found: list[Backup] = []
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            for path in self.folder.iterdir():
                backup = read_backup(path)
                if backup is not None:
                    found.append(backup)
        return tuple(sorted(found, key=lambda item: item.sequence, reverse=True))

    def prove(self, backup: Backup) -> Proof:
        """Open the backup as a restore would, check all of it, and compare its counts with the file's."""
        _, counts = verify(backup.path, backup.sha256)
        if backup.counts and dict(backup.counts) != counts:
            raise faults.damaged(backup.path, "记录数与备份时不符")
        with faults.explained(self.path), contextlib.closing(connect_reader(self.path)) as reader:
            return Proof(backup, counts, live_counts(reader))

    def _waiting(self, now: datetime) -> bool:
        return self._failed is not None and abs((now - self._failed).total_seconds()) < _RETRY_MINUTES * 60

    def _make(self, source: sqlite3.Connection, reason: str, now: datetime) -> Backup:
        assert not source.in_transaction, "half a change is no state to keep"
        with faults.explained(self.path), self._alone():
            self._need_room(source)
            earlier = self.list()
            sequence = max((item.sequence for item in earlier), default=0) + 1
            final = self.folder / f"{now:%Y-%m-%d-%H%M}-{_plain(reason)}-{sequence:05}.db"
            temporary = beside(final, ".tmp")
            with _discarding(temporary):
                counts = _copy(source, temporary, self.path)
                backup = _describe(temporary, final, counts, earlier)
                write_text(_card(final), json.dumps(_noted(backup), ensure_ascii=False))
                put_in_place(temporary, final)
            copy_contents(folder_of(self.path), kept_folder(self.path))
        self._after(backup, earlier)
        return backup

    def _after(self, backup: Backup, earlier: tuple[Backup, ...]) -> None:
        self._day, self.warning = backup.made[:10], ""
        if backup.shrunk:
            self.warning = (
                "记录比上一次备份少了五分之一以上；以前的备份都已保留。如不是有意删除，请检查“历史”。"
            )
        copies = [Copy(item.sequence, item.made[:10], item.shrunk) for item in (backup, *earlier)]
        gone = superfluous(copies)
        with contextlib.suppress(OSError):  # an old copy too many does no harm
            for item in earlier:
                if item.sequence in gone:
                    drop(item.path)
                    drop(_card(item.path))

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one process at a time number a backup: the command line may run beside the window."""
        if not self.folder.is_dir():
            self.folder.mkdir()
            sync_folder(self.folder.parent)
        with waiting_lock(self.folder / "备份", _PATIENCE):
            for left in self.folder.glob("*.db.tmp*"):  # of a backup that was cut off
                drop(left)
            yield

    def _need_room(self, source: sqlite3.Connection) -> None:
        pages = source.execute("PRAGMA page_count").fetchone()[0]
        size = pages * source.execute("PRAGMA page_size").fetchone()[0]
        if shutil.disk_usage(self.folder).free < size * 1.1:
            raise faults.disk_full(self.folder)


def verify(path: Path, sha256: str = "") -> tuple[int, dict[str, int]]:
    """Check a closed copy completely; returns its version and its live records by entity.

    Raises Refusal for whatever is no sound data file, or has not the given hash.
    """
    header = read_header(path)
    with faults.reading(path):
        if sha256 and sha256_of(path) != sha256:
            raise faults.damaged(path, "内容与备份时不符")
        with contextlib.closing(connect_reader(path, immutable=not header.wal)) as reader:
            problem = problems(reader)
            if problem:
                raise faults.damaged(path, problem)
            return header.version, live_counts(reader)


def live_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Live records by table, of every table that has a recycle bin; the store's own records left out."""
    sql = (
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'removed'"
        " WHERE m.type = 'table' ORDER BY m.name"
    )
    names = [row[0] for row in connection.execute(sql) if row[0] not in _OWN and row[0].isidentifier()]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}" WHERE removed IS NULL').fetchone()[0]
        for name in names
    }


def _copy(source: sqlite3.Connection, temporary: Path, path: Path) -> dict[str, int]:
    """Copy by SQLite's backup interface, check the copy whole, and have it on the disk."""
    with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode = OFF")
        source.backup(target)
        problem = problems(target)
        if problem:
            raise faults.damaged(path, problem)
        counts = live_counts(target)
    give_own_counter(temporary)
    sync(temporary)
    return counts


def _describe(temporary: Path, final: Path, counts: dict[str, int], earlier: tuple[Backup, ...]) -> Backup:
    match = _NAME.fullmatch(final.name)
    assert match is not None, final.name
    day, minute, reason, sequence = match.groups()
    before = earlier[0].counts if earlier else {}
    shrunk = any(
        number >= _SMALL and counts.get(name, 0) < number * _SHRUNK for name, number in before.items()
    )
    made = f"{day} {minute[:2]}:{minute[2:]}"
    version = read_header(temporary).version
    size = temporary.stat().st_size
    return Backup(final, int(sequence), made, reason, size, version, counts, sha256_of(temporary), shrunk)


def _noted(backup: Backup) -> dict[str, object]:
    noted = asdict(backup)
    del noted["path"]
    return noted


def read_backup(path: Path) -> Backup | None:
    """A backup from its name and the card beside it; without a card, what the file itself tells."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    day, minute, reason, sequence = match.groups()
    made = f"{day} {minute[:2]}:{minute[2:]}"
    try:
        card = json.loads(_card(path).read_text("utf-8"))
        size, version, shrunk = int(card["size"]), int(card["version"]), bool(card["shrunk"])
        counts, digest = dict(card["counts"]), str(card["sha256"])
        whole = path.stat().st_size == size
        return (
            Backup(path, int(sequence), made, reason, size, version, counts, digest, shrunk)
            if whole
            else None
        )
    except (OSError, ValueError, KeyError, TypeError):
        return _without_card(path, int(sequence), made, reason)


def _without_card(path: Path, sequence: int, made: str, reason: str) -> Backup | None:
    try:
        version, counts = verify(path)
    except Refusal:
        return None
    return Backup(path, sequence, made, reason, path.stat().st_size, version, counts)


def _card(path: Path) -> Path:
    return path.with_suffix(".json")


def _plain(reason: str) -> str:
    return re.sub(r"[^\w（）]+", "", reason)[:20] or "备份"


@contextlib.contextmanager
def _discarding(temporary: Path) -> Iterator[None]:
    """Leave nothing half-made behind, whatever happens."""
    drop(temporary)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            drop(temporary)
        raise
