"""Opening: only a whole file of ours is opened, and what is refused is left as it was."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import struct
import zipfile
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store import faults
from secretariat.store.files import beside
from secretariat.store.lock import AlreadyOpen
from secretariat.store.opening import check_readable, open_reader
from secretariat.store.store import Store
from tests.store.office import copy_office, digest, new_office, opened, times
from tests.store.sample_catalog import CATALOG


def test_create_never_replaces_a_file(path: Path) -> None:
    path.write_bytes(b"something")
    with pytest.raises(Refusal, match="已经存在"):
        Store.create(path, CATALOG, "临川")
    assert path.read_bytes() == b"something"


def test_a_new_file_holds_the_office_and_leaves_no_stray_files(path: Path) -> None:
    new_office(path).close()
    with opened(path) as store:
        assert store.rows.setting("office") == "临川县工商业联合会"
        assert store.warnings == ()
    assert [item.name for item in path.parent.iterdir() if item.is_file()] == ["商会.db"]


def test_opening_never_creates(path: Path) -> None:
    with pytest.raises(faults.MissingFile, match="找不到数据文件"):
        Store.open(path, CATALOG)
    assert list(path.parent.iterdir()) == []


def test_a_missing_folder_is_named(path: Path) -> None:
    with pytest.raises(faults.MissingFile, match="找不到"):
        Store.open(path.parent / "U盘" / "商会.db", CATALOG)


def _foreign_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE shop (id INTEGER PRIMARY KEY, name TEXT)")
    connection.commit()
    connection.close()


def _workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>" * 200)


WRONG_KINDS = {
    "empty": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"S"),
    "magic only": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "cut magic": lambda path: path.write_bytes(b"SQLite form"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "ones": lambda path: path.write_bytes(b"\xff" * 8192),
    "511 zeros": lambda path: path.write_bytes(bytes(511)),
    "text": lambda path: path.write_text("会员名册\n" * 500, "utf-8"),
    "csv": lambda path: path.write_text("姓名,电话\n" * 500, "gb18030"),
    "xml": lambda path: path.write_text("<?xml version='1.0'?><a/>" * 99, "utf-8"),
    "html": lambda path: path.write_text("<html><table></table></html>" * 50, "utf-8"),
    "json": lambda path: path.write_text("{}" * 800, "utf-8"),
    "xlsx": _workbook,
    "xls": lambda path: path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)),
    "png": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000)),
    "pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + b"x" * 2000),
    "exe": lambda path: path.write_bytes(b"MZ" + bytes(2000)),
    "7z": lambda path: path.write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(2000)),
    "random": lambda path: path.write_bytes(os.urandom(5000)),
    "another program's database": _foreign_database,
    "sqlite header and rubbish": lambda path: path.write_bytes(b"SQLite format 3\0" + os.urandom(8176)),
    "older sqlite": lambda path: path.write_bytes(
        b"** This file contains an SQLite 2.1 database **" + bytes(2000)
    ),
}


@pytest.mark.parametrize("kind", WRONG_KINDS)
def test_what_is_no_data_file_is_refused_and_left_alone(path: Path, kind: str) -> None:
    WRONG_KINDS[kind](path)
    before = digest(path)
    for attempt in (lambda: Store.open(path, CATALOG), lambda: check_readable(path, CATALOG)):
        with pytest.raises(Refusal) as caught:
            attempt()
        assert "商会.db" in caught.value.message and caught.value.remedy
    assert digest(path) == before
    assert [item.name for item in path.parent.iterdir()] == ["商会.db"]


def test_a_folder_is_no_data_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(faults.NotOurFile):
        Store.open(path, CATALOG)


def test_a_file_cut_anywhere_is_refused_and_left_alone(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    whole = path.read_bytes()
    for step in range(times(60)):
        path.write_bytes(whole[: len(whole) * step // times(60)])
        before = digest(path)
        with pytest.raises(faults.DamagedFile):
            Store.open(path, CATALOG)
        assert digest(path) == before


def test_a_newer_file_is_refused_and_left_alone(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    raw = bytearray(path.read_bytes())
    raw[60:64] = struct.pack(">I", 7)
    path.write_bytes(raw)
    with pytest.raises(faults.NewerFile, match=r"文件版本 7.*新版本"):
        Store.open(path, CATALOG)
    with pytest.raises(faults.NewerFile):
        check_readable(path, CATALOG)
    assert path.read_bytes() == bytes(raw)


def test_a_file_without_a_declared_table_is_refused(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE visit")
    connection.close()
    with pytest.raises(faults.DamagedFile, match="走访"):
        Store.open(path, CATALOG)


def test_a_path_with_odd_characters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "总商会 50% #1?" if os.name != "nt" else tmp_path / "总商会 50% #1"
    folder.mkdir()
    path = folder / "数据&文件 'a'.db"
    new_office(path).close()
    with opened(path) as store, contextlib.closing(store.reader()) as reader:
        assert reader.setting("office") == "临川县工商业联合会"


def test_a_reader_cannot_write(path: Path) -> None:
    new_office(path).close()
    connection = open_reader(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM setting")
    connection.close()


def test_the_settings_that_keep_the_file_safe_are_on(path: Path) -> None:
    with new_office(path) as store:
        values = {
            name: store.rows.query(f"PRAGMA {name}")[0][0]
            for name in ("trusted_schema", "cell_size_check", "foreign_keys", "synchronous", "journal_mode")
        }
        assert store.rows.query("PRAGMA cache_spill")[0][0] == 0
    assert values == {
        "trusted_schema": 0, "cell_size_check": 1, "foreign_keys": 1, "synchronous": 3, "journal_mode": "truncate",
    }  # fmt: skip


def test_the_check_may_come_after_opening(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    raw = bytearray(path.read_bytes())
    connection = open_reader(path)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change_record'").fetchone()[0]
    connection.close()
    raw[(page - 1) * 4096 : (page - 1) * 4096 + 100] = b"\xff" * 100
    path.write_bytes(raw)
    with (
        Store.open(path, CATALOG, thorough=False) as store,
        pytest.raises(faults.DamagedFile, match=r"损坏.*备份"),
    ):
        store.verify()


def test_a_change_from_outside_is_told(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE shop SET staff = 5 WHERE id = 3")
    connection.commit()
    connection.close()
    with opened(path) as store:
        assert "程序外" in store.warnings[0]
    with opened(path) as store:
        assert store.warnings == ()  # told once: the file was closed by us since


def test_looking_only_leaves_the_file_and_its_note_as_they_are(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    opened(path).close()
    before = {item: digest(item) for item in path.parent.rglob("*") if item.is_file()}
    opened(path).close()
    assert {item: digest(item) for item in path.parent.rglob("*") if item.is_file()} == before


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be replaced on Windows")
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced", "folder renamed", "overwritten"])
def test_a_file_that_changes_while_open_is_not_written(office_folder: Path, tmp_path: Path, how: str) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    other = copy_office(office_folder, tmp_path / "other")
    with opened(path) as store:
        with store.transact("一次") as tx:
            tx.add("town", {"name": "白水乡"})
        if how == "moved":
            path.rename(path.with_name("移走.db"))
        elif how == "deleted":
            path.unlink()
        elif how == "replaced":
            other.replace(path)
        elif how == "folder renamed":
            path.parent.rename(tmp_path / "renamed")
        else:
            path.write_bytes(other.read_bytes())
        before = digest(path) if path.exists() else None
        with pytest.raises(faults.VanishedFile, match="没有保存"), store.transact("二次") as tx:
            tx.add("town", {"name": "丢失乡"})
        assert (digest(path) if path.exists() else None) == before


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be renamed on Windows")
def test_saving_works_again_when_the_drive_is_back(office_folder: Path, tmp_path: Path) -> None:
    path = copy_office(office_folder, tmp_path / "copy")
    with opened(path) as store:
        path.parent.rename(tmp_path / "away")
        with pytest.raises(faults.VanishedFile), store.transact("拔出") as tx:
            tx.add("town", {"name": "白水乡"})
        (tmp_path / "away").rename(path.parent)
        with store.transact("插回") as tx:
            tx.add("town", {"name": "白水乡"})
        assert len(store.rows.find("town", name="白水乡")) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_the_right_to_write_one_can_read(office_folder: Path, tmp_path: Path, what: str) -> None:
    folder = (
        Path("/var/tmp") / f"secretariat-{os.getpid()}-{what}"
    )  # pytest's own folders are closed to others
    path = copy_office(office_folder, folder)
    try:
        path.chmod(0o644 if what == "file" else 0o666)
        folder.chmod(0o777 if what == "file" else 0o755)
        os.seteuid(65534)
        with pytest.raises(faults.ReadOnlyFile, match="只能读取"):
            Store.open(path, CATALOG)
        check_readable(path, CATALOG)
        connection = open_reader(path)
        assert connection.execute("SELECT count(*) FROM shop").fetchone() == (30,)
        connection.close()
    finally:
        os.seteuid(0)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be removed on Windows")
@pytest.mark.parametrize("broken_off", [False, True])
def test_saving_works_again_on_a_disk_that_was_unplugged(
    office_folder: Path, tmp_path: Path, broken_off: bool
) -> None:
    """An unplugged disk comes back as other files with the same bytes, perhaps beside the journal of a save."""
    path = copy_office(office_folder, tmp_path / "copy")
    with opened(path) as store:
        with store.transact("先前") as tx:
            tx.add("town", {"name": "白水乡"})
        stick = (_crashed(path.parent) if broken_off else copy_office(path.parent, tmp_path / "stick")).parent
        shutil.rmtree(path.parent)
        with pytest.raises(faults.VanishedFile), store.transact("拔出") as tx:
            tx.add("town", {"name": "没存上"})
        stick.rename(path.parent)
        with store.transact("插回") as tx:
            tx.add("town", {"name": "黄土镇"})
        with pytest.raises(AlreadyOpen):
            Store.open(path, CATALOG)
    with opened(path) as store:
        assert [row["name"] for row in store.rows.find("town")] == ["青溪镇", "白水乡", "黄土镇"]
        assert store.warnings == ()


def _crashed(folder: Path) -> Path:
    """A file beside the journal of a save that was cut off after its pages were written."""
    path = folder / "商会.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN")
    connection.execute("UPDATE shop SET remark = hex(randomblob(3000))")
    copy = folder.with_name(folder.name + "-crashed")
    shutil.copytree(folder, copy)
    connection.execute("ROLLBACK")
    connection.close()
    return copy / "商会.db"


def test_after_an_unclean_end_the_last_save_is_back(office_folder: Path, tmp_path: Path) -> None:
    clean = copy_office(office_folder, tmp_path / "copy")
    with opened(clean) as store:
        wanted = store.rows.find("shop")
    path = _crashed(clean.parent)
    assert beside(path, "-journal").stat().st_size > 0
    with pytest.raises(Refusal, match="没有正常关闭"):
        open_reader(path)
    with opened(path) as store:
        assert store.rows.find("shop") == wanted
        assert "没有正常关闭" in store.warnings[0]
    assert not beside(path, "-journal").exists()


@pytest.mark.parametrize("trial", range(20))
def test_a_backup_laid_by_hand_beside_an_old_journal_is_whole(
    office_folder: Path, tmp_path: Path, trial: int
) -> None:
    clean = copy_office(office_folder, tmp_path / "copy")
    with opened(clean) as store:
        if trial % 2:
            with store.transact("早先") as tx:
                tx.change("shop", 1 + trial, {"remark": "改" * 500 * trial})
        backup = store.backups.make("手动", store.clock()).path
        wanted = store.rows.find("shop")
        with store.transact("后来") as tx:
            tx.add_many("shop", [{"name": f"新{at}", "remark": "长" * 400} for at in range(40 + trial)])
    path = _crashed(clean.parent)
    path.write_bytes(backup.read_bytes())
    journal = beside(path, "-journal").read_bytes()
    with opened(path) as store:
        assert store.rows.find("shop") == wanted
        assert "旧日志" in store.warnings[0]
    aside = [item for item in path.parent.rglob("*-journal") if item.is_file()]
    assert [item.read_bytes() for item in aside] == [journal]


def test_a_new_file_is_not_mixed_with_the_journal_of_one_that_was_moved_away(
    office_folder: Path, tmp_path: Path
) -> None:
    path = _crashed(copy_office(office_folder, tmp_path / "copy").parent)
    path.unlink()
    with new_office(path) as store:
        assert store.rows.find("shop") == []


def test_a_copy_taken_while_open_has_every_save(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "U盘.db"
    with new_office(path) as store:
        for number in range(1, 41):
            with store.transact("录入") as tx:
                tx.add("town", {"name": f"第{number}乡"})
            copy.write_bytes(path.read_bytes())
            connection = open_reader(copy)
            assert connection.execute("SELECT count(*) FROM town").fetchone() == (number,)
            connection.close()
