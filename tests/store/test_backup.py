"""Backups: one before the first change of a day, each verified, none lost, none half-made listed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store import backup as backup_module
from secretariat.store import faults
from secretariat.store.backup import Backups, verify
from secretariat.store.opening import open_reader
from secretariat.store.store import Store
from tests.store.office import MORNING, copy_office, digest, new_office, opened


def _add_town(store: Store, name: str = "白水乡") -> None:
    with store.transact("录入") as tx:
        tx.add("town", {"name": name})


def _towns(path: Path) -> int:
    connection = open_reader(path)
    number: int = connection.execute("SELECT count(*) FROM town").fetchone()[0]
    connection.close()
    return number


def test_the_first_change_of_a_day_is_preceded_by_a_backup(store: Store) -> None:
    for day in range(3):
        store.clock = lambda day=day: MORNING + timedelta(days=day)  # type: ignore[misc]
        _add_town(store)
        _add_town(store)
    found = store.backups.list()
    assert [item.made for item in found] == ["2026-11-24 08:30", "2026-11-23 08:30", "2026-11-22 08:30"]
    assert {item.reason for item in found} == {"首次修改前"}
    assert [_towns(item.path) for item in found] == [4, 2, 0]
    assert [item.counts["town"] for item in found] == [4, 2, 0]
    assert found[0].path.name == "2026-11-24-0830-首次修改前-00003.db"


def test_opening_again_on_the_same_day_makes_no_second_backup(path: Path) -> None:
    for _ in range(3):
        with opened(path) if path.exists() else new_office(path) as store:
            _add_town(store)
    assert len(Backups(path).list()) == 1


def test_looking_makes_no_backup(path: Path) -> None:
    new_office(path).close()
    with opened(path):
        pass
    assert Backups(path).list() == ()


def test_a_backup_opens_like_the_file(store: Store, tmp_path: Path) -> None:
    _add_town(store)
    made = store.backups.make("导入前", MORNING)
    assert made.reason == "导入前" and made.counts == {"town": 1, "shop": 0, "visit": 0}
    assert verify(made.path, made.sha256) == (1, {"town": 1, "shop": 0, "visit": 0})
    copy = tmp_path / "copy.db"
    shutil.copy(made.path, copy)
    with opened(copy) as other:
        assert len(other.rows.find("town")) == 1


def test_backups_are_ordered_by_number_whatever_the_clock_says(store: Store) -> None:
    for year in (2026, 2016, 2036, 2026):
        store.backups.make("手动", datetime(year, 11, 22))
    assert [item.sequence for item in store.backups.list()] == [4, 3, 2, 1]


def test_a_reason_makes_no_odd_file_name(store: Store) -> None:
    made = store.backups.make("../导入前: a/b\\c?*" + "长" * 90, MORNING)
    assert made.path.parent == store.backups.folder
    assert len(made.path.name) < 60 and store.backups.list()[0].path == made.path


def test_a_backup_without_its_card_is_read_from_itself(store: Store) -> None:
    _add_town(store)
    made = store.backups.list()[0]
    made.path.with_suffix(".json").unlink()
    (found,) = store.backups.list()
    assert found.counts == made.counts and found.version == 1 and found.size == made.size


def test_a_broken_or_foreign_file_in_the_folder_is_not_listed(store: Store) -> None:
    _add_town(store)
    folder = store.backups.folder
    whole = store.backups.list()[0].path.read_bytes()
    (folder / "2026-11-22-0900-手动-00008.db").write_bytes(whole[:9000])
    (folder / "2026-11-22-0900-手动-00009.db").write_bytes(b"")
    (folder / "说明.txt").write_text("x")
    cut = store.backups.make("手动", MORNING).path
    cut.write_bytes(cut.read_bytes()[:20000])
    assert [item.sequence for item in store.backups.list()] == [1]


def test_of_a_damaged_file_no_backup_is_made_and_none_goes(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    with opened(path) as store:
        for day in range(12):
            store.backups.make("手动", MORNING + timedelta(days=day))
    good = {item.path.name for item in Backups(path).list()}
    raw = bytearray(path.read_bytes())
    raw[4096 * 9 : 4096 * 9 + 60] = b"\xff" * 60
    path.write_bytes(raw)
    for _ in range(50):
        with pytest.raises(faults.DamagedFile):
            Backups(path).make("手动", MORNING)
    assert {item.path.name for item in Backups(path).list()} == good
    assert not list(Backups(path).folder.glob("*.tmp*"))


def test_a_sudden_loss_of_records_keeps_all_older_backups(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    with opened(path) as store:
        for day in range(40):
            store.backups.make("手动", MORNING + timedelta(days=day))
        with store.transact("误删") as tx:
            for row in store.rows.find("shop")[:15]:
                tx.remove("shop", row["id"])
        before = {item.sequence for item in store.backups.list()}
        store.backups.make("手动", MORNING + timedelta(days=41))
        assert "少了五分之一以上" in store.warnings[0]
        for day in range(42, 80):
            store.backups.make("手动", MORNING + timedelta(days=day))
        assert before <= {item.sequence for item in store.backups.list()}


def test_no_room_for_the_daily_backup_does_not_stop_the_work(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(store.path.parent)
    monkeypatch.setattr(backup_module.shutil, "disk_usage", lambda _: usage._replace(free=100))
    _add_town(store)
    assert len(store.rows.find("town")) == 1
    assert "没有空间" in store.warnings[0] and "照常保存" in store.warnings[0]
    with pytest.raises(faults.DiskFull):
        store.backups.make("导入前", MORNING)
    monkeypatch.undo()
    store.clock = lambda: MORNING + timedelta(minutes=20)
    _add_town(store)
    assert store.warnings == () and len(store.backups.list()) == 1


def test_the_restore_drill_compares_with_the_file(store: Store) -> None:
    _add_town(store)
    _add_town(store, "青溪镇")
    proof = store.backups.prove(store.backups.list()[0])
    assert (proof.counts["town"], proof.present["town"]) == (0, 2)


def test_the_restore_drill_notices_one_changed_bit(store: Store) -> None:
    _add_town(store)
    made = store.backups.list()[0]
    raw = bytearray(made.path.read_bytes())
    raw[-9] ^= 1
    made.path.write_bytes(raw)
    with pytest.raises(faults.DamagedFile, match="与备份时不符"):
        store.backups.prove(made)


def test_a_copy_goes_to_any_place(store: Store, tmp_path: Path) -> None:
    _add_town(store)
    stick = tmp_path / "U盘"
    stick.mkdir()
    assert store.backups.copy_to(stick) == stick / "商会.db"
    _add_town(store)
    store.backups.copy_to(stick / "商会.db")
    assert _towns(stick / "商会.db") == 2
    assert [item.name for item in stick.iterdir()] == ["商会.db"]


def test_a_copy_replaces_nothing_but_an_older_copy(store: Store, tmp_path: Path) -> None:
    letter = tmp_path / "通知.docx"
    letter.write_bytes(b"PK" + bytes(1000))
    before = digest(letter)
    with pytest.raises(faults.NotOurFile):
        store.backups.copy_to(letter)
    with pytest.raises(Refusal, match="本身"):
        store.backups.copy_to(store.path)
    with pytest.raises(Refusal, match="找不到文件夹"):
        store.backups.copy_to(tmp_path / "没有" / "a.db")
    assert digest(letter) == before


def test_a_backup_needs_a_file(path: Path) -> None:
    with pytest.raises(faults.MissingFile):
        Backups(path).make("手动", MORNING)


def test_two_processes_never_take_the_same_number(store: Store) -> None:
    script = (
        "import sys, pathlib, datetime\nfrom secretariat.store.backup import Backups\n"
        "for _ in range(3): Backups(pathlib.Path(sys.argv[1])).make('手动', datetime.datetime(2026, 11, 22, 9))\n"
    )
    root = Path(__file__).resolve().parents[2]
    processes = [
        subprocess.Popen([sys.executable, "-c", script, str(store.path)], cwd=root) for _ in range(3)
    ]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert [item.sequence for item in store.backups.list()] == list(range(9, 0, -1))


def test_backups_of_different_moments_have_journals_of_their_own(store: Store) -> None:
    counters = set()
    for _ in range(5):
        raw = store.backups.make("手动", MORNING).path.read_bytes()
        assert raw[24:28] == raw[92:96]
        counters.add(raw[24:28])
    assert len(counters) == 5


def test_a_temporary_file_of_a_cut_off_backup_is_cleared_away(store: Store) -> None:
    store.backups.make("手动", MORNING)
    left = store.backups.folder / "2026-11-22-0900-手动-00009.db.tmp"
    left.write_bytes(b"half")
    store.backups.make("手动", MORNING)
    assert not left.exists()
