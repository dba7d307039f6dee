"""Restoring: verified first, swapped in one step, and what stood there before is kept."""

from __future__ import annotations

import random
import shutil
import sqlite3
import struct
from datetime import timedelta
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store import faults
from secretariat.store.backup import Backups
from secretariat.store.lock import AlreadyOpen
from secretariat.store.restoring import restore
from secretariat.store.store import Store
from tests.store.office import MORNING, copy_office, digest, new_office, opened, times
from tests.store.sample_catalog import CATALOG


@pytest.fixture
def saved(office_folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A file, and a backup of it from before ten more shops were added."""
    path = copy_office(office_folder, tmp_path / "copy")
    with opened(path) as store:
        backup = store.backups.make("手动", MORNING).path
        with store.transact("录入") as tx:
            tx.add_many("shop", [{"name": f"新{at}"} for at in range(10)])
    return path, backup


def _shops(path: Path) -> int:
    with opened(path) as store:
        assert store.warnings == ()
        return len(store.rows.find("shop"))


def test_a_restore_brings_the_backup_back_and_keeps_the_present_file(saved: tuple[Path, Path]) -> None:
    path, backup = saved
    done = restore(path, backup, CATALOG, MORNING + timedelta(hours=1))
    assert done.counts["shop"] == 29 and _shops(path) == 29
    assert done.kept is not None and done.kept.name == "2026-11-22-0930-恢复前-00003.db"
    restore(path, done.kept, CATALOG, MORNING + timedelta(hours=2))
    assert _shops(path) == 39
    assert not list(path.parent.glob("*.恢复*")) and not list(path.parent.glob("*-journal"))


def test_an_open_file_is_not_replaced(saved: tuple[Path, Path]) -> None:
    path, backup = saved
    with opened(path), pytest.raises(AlreadyOpen):
        restore(path, backup, CATALOG, MORNING)


def test_the_file_is_no_backup_of_itself(saved: tuple[Path, Path]) -> None:
    with pytest.raises(Refusal, match="本身"):
        restore(saved[0], saved[0], CATALOG, MORNING)


def test_damaged_backups_are_refused_and_the_file_stays(saved: tuple[Path, Path]) -> None:
    path, backup = saved
    whole, before, chance = backup.read_bytes(), digest(path), random.Random(1)
    for trial in range(times(60)):
        raw = bytearray(whole)
        if trial % 3 == 0:
            del raw[chance.randrange(len(raw)) :]
        else:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        backup.write_bytes(raw)
        with pytest.raises(Refusal) as caught:
            restore(path, backup, CATALOG, MORNING)
        assert backup.name in caught.value.message
        assert digest(path) == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + bytes(3000), bytes(9000)])
def test_foreign_files_are_refused_and_the_file_stays(saved: tuple[Path, Path], content: bytes) -> None:
    path, backup = saved
    before = digest(path)
    backup.write_bytes(content)
    with pytest.raises(Refusal, match="不能用来恢复"):
        restore(path, backup, CATALOG, MORNING)
    assert digest(path) == before


def test_a_missing_or_newer_backup_is_refused(saved: tuple[Path, Path]) -> None:
    path, backup = saved
    before = digest(path)
    with pytest.raises(faults.MissingFile):
        restore(path, backup.with_name("没有.db"), CATALOG, MORNING)
    raw = bytearray(backup.read_bytes())
    raw[60:64] = struct.pack(">I", 9)
    backup.write_bytes(raw)
    with pytest.raises(faults.NewerFile):
        restore(path, backup, CATALOG, MORNING)
    assert digest(path) == before


def test_a_damaged_file_is_replaced_and_kept_byte_for_byte(saved: tuple[Path, Path]) -> None:
    path, backup = saved
    path.write_bytes(path.read_bytes()[:30000])
    before = path.read_bytes()
    with pytest.raises(faults.DamagedFile):
        Store.open(path, CATALOG)
    done = restore(path, backup, CATALOG, MORNING)
    assert _shops(path) == 29
    assert done.kept is not None and done.kept.read_bytes() == before


def test_a_missing_file_is_brought_back(saved: tuple[Path, Path]) -> None:
    path, backup = saved
    path.unlink()
    assert restore(path, backup, CATALOG, MORNING).kept is None
    assert _shops(path) == 29


def test_leftovers_of_a_crash_do_not_spoil_the_restored_file(
    saved: tuple[Path, Path], tmp_path: Path
) -> None:
    path, backup = saved
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN")
    connection.execute("UPDATE shop SET remark = hex(randomblob(4000))")
    shutil.copytree(path.parent, tmp_path / "crashed")
    connection.close()
    crashed = tmp_path / "crashed" / path.name
    done = restore(crashed, tmp_path / "crashed" / "商会-备份" / backup.name, CATALOG, MORNING)
    assert _shops(crashed) == 29
    assert done.kept is not None
    restore(crashed, done.kept, CATALOG, MORNING)
    assert _shops(crashed) == 39  # what was kept is the state of the last save


def test_a_copy_from_another_place_can_be_restored(saved: tuple[Path, Path], tmp_path: Path) -> None:
    path, _ = saved
    stick = Backups(path).copy_to(tmp_path)
    other = tmp_path / "新电脑" / "商会.db"
    other.parent.mkdir()
    assert restore(other, stick, CATALOG, MORNING).counts["shop"] == 39
    assert _shops(other) == 39


def test_undo_works_on_after_a_restore(saved: tuple[Path, Path]) -> None:
    path, backup = saved
    restore(path, backup, CATALOG, MORNING)
    with opened(path) as store:
        with store.transact("再录") as tx:
            tx.add("town", {"name": "白水乡"})
        store.undo()
        assert store.rows.find("town", name="白水乡") == []


def test_a_new_file_can_be_replaced_too(path: Path, saved: tuple[Path, Path]) -> None:
    new_office(path).close()
    assert restore(path, saved[1], CATALOG, MORNING).counts["shop"] == 29
