"""A second start on the same file is refused kindly; a dead holder is no holder."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store import faults
from secretariat.store.lock import AlreadyOpen, FileLock
from secretariat.store.opening import open_reader
from secretariat.store.store import Store
from tests.store.office import filled, new_office, opened
from tests.store.sample_catalog import CATALOG

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, pathlib
from secretariat.store.lock import AlreadyOpen, FileLock
try:
    lock = FileLock.acquire(pathlib.Path(sys.argv[1]))
except AlreadyOpen:
    print("refused", flush=True)
else:
    print("held", flush=True)
    sys.stdin.read()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", HOLD, str(path)]
    return subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_the_second_start_is_told_who_has_the_file(path: Path) -> None:
    with new_office(path), pytest.raises(AlreadyOpen) as caught:
        Store.open(path, CATALOG)
    text = str(caught.value)
    assert "商会.db" in text and "电脑" in text and "用户" in text and "打开" in text and "切换" in text
    assert caught.value.holder in caught.value.message


def test_what_is_refused_can_still_be_read(path: Path) -> None:
    with new_office(path) as store, contextlib.closing(store.reader()) as reader:
        assert reader.setting("office") == "临川县工商业联合会"


def test_another_path_to_the_same_file_is_the_same_file(path: Path, tmp_path: Path) -> None:
    with new_office(path):
        (tmp_path / "sub").mkdir()
        with pytest.raises(AlreadyOpen):
            FileLock.acquire(tmp_path / "sub" / ".." / "商会.db")


def test_a_lock_file_alone_means_nothing(path: Path) -> None:
    filled(path)
    note = {"user": "张", "pc": "PC", "since": "2020-01-01 08:00", "pid": 1}
    path.with_name("商会.db.lock").write_text(json.dumps(note), "utf-8")
    with opened(path):
        pass
    assert not path.with_name("商会.db.lock").exists()


def test_a_killed_holder_leaves_the_file_free(path: Path) -> None:
    filled(path)
    process = _holder(path)
    assert _answer(process) == "held"
    with pytest.raises(AlreadyOpen):
        Store.open(path, CATALOG)
    _end(process)
    opened(path).close()


def test_of_many_starts_at_once_exactly_one_gets_the_file(path: Path) -> None:
    processes = [_holder(path) for _ in range(8)]
    answers = sorted(_answer(process) for process in processes)
    for process in processes:
        _end(process)
    assert answers == ["held"] + ["refused"] * 7


def test_taking_turns_never_gives_two_holders(tmp_path: Path) -> None:
    """The lock file is removed by its holder: whoever waits for a removed one must not believe to hold it."""
    script = """
import os, pathlib, sys
from secretariat.store.lock import AlreadyOpen, FileLock
path, inside = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
done = 0
while done < 150:
    try:
        lock = FileLock.acquire(path)
    except AlreadyOpen:
        continue
    os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
    inside.unlink()
    lock.release()
    done += 1
"""
    arguments = [sys.executable, "-c", script, str(tmp_path / "商会.db"), str(tmp_path / "inside")]
    processes = [subprocess.Popen(arguments, cwd=ROOT) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]


def test_releasing_twice_does_no_harm(path: Path) -> None:
    lock = FileLock.acquire(path)
    lock.release()
    other = FileLock.acquire(path)
    lock.release()
    with pytest.raises(AlreadyOpen):
        FileLock.acquire(path)
    other.release()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
def test_a_folder_that_cannot_be_written_is_said_to_be_read_only() -> None:
    folder = Path("/var/tmp") / f"secretariat-lock-{os.getpid()}"
    folder.mkdir(mode=0o755)
    try:
        os.seteuid(65534)
        with pytest.raises(faults.ReadOnlyFile, match="只能读取"):
            FileLock.acquire(folder / "商会.db")
    finally:
        os.seteuid(0)
        folder.rmdir()


def test_a_share_that_cannot_lock_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_: int) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("secretariat.store.lock._try_lock", no_locks)
    with pytest.raises(Refusal, match="不支持加锁") as caught:
        FileLock.acquire(path)
    assert "本机" in caught.value.remedy


def test_a_copying_program_delays_a_save_but_loses_nothing(store: Store) -> None:
    store._connection.execute("PRAGMA busy_timeout = 20")
    copying = open_reader(store.path)
    copying.execute("BEGIN")
    copying.execute("SELECT count(*) FROM town").fetchone()
    with pytest.raises(Refusal, match="占用") as caught, store.transact("录入") as tx:
        tx.add("town", {"name": "白水乡"})
    assert "再试" in caught.value.remedy
    assert store.rows.find("town") == []
    copying.close()
    with store.transact("录入") as tx:
        tx.add("town", {"name": "白水乡"})
    assert len(store.rows.find("town")) == 1
