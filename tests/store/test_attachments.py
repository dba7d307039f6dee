"""Attachments: copied, found by their contents, part of the backup, and no name leads out of their folder."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store import attachments as module
from secretariat.store.attachments import Attached, Content, attach, attachments_of, detach, safe_name
from secretariat.store.backup import Backups
from secretariat.store.checks import check_file
from secretariat.store.merging import merge
from secretariat.store.restoring import restore
from secretariat.store.store import Store
from tests.store.office import CATALOG, MORNING, new_office

SCAN = b"%PDF-1.7 scan of an application form"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "来件" / "入会申请表 2026.pdf"
    file.parent.mkdir()
    file.write_bytes(SCAN)
    return file


def _town(store: Store, name: str = "白水乡") -> int:
    with store.transact("录入") as tx:
        return tx.add("town", {"name": name})


def _attached(store: Store, town: int, file: Path) -> Attached:
    content = store.attachments.take_in(file)
    with store.transact("添加附件") as tx:
        attach(tx, "town", town, content)
    return attachments_of(store.rows, "town", town)[-1]


def test_an_attachment_outlives_the_file_that_was_attached(store: Store, scan: Path) -> None:
    one = _attached(store, _town(store), scan)
    scan.unlink()
    place = store.attachments.find(one.content)
    assert place.read_bytes() == SCAN
    assert (one.content.name, one.content.size) == ("入会申请表 2026.pdf", len(SCAN))
    assert place.suffix == ".pdf"
    assert "入会" not in str(place.relative_to(store.path.parent))


def test_the_same_file_twice_is_one_attachment_and_one_content(store: Store, scan: Path) -> None:
    town = _town(store)
    first = _attached(store, town, scan)
    assert _attached(store, town, scan).id == first.id
    _attached(store, _town(store, "青溪镇"), scan)
    assert sum(1 for file in store.attachments.folder.rglob("*") if file.is_file()) == 1


def test_what_was_detached_comes_back_by_undo(store: Store, scan: Path) -> None:
    town = _town(store)
    one = _attached(store, town, scan)
    with store.transact("删除附件") as tx:
        detach(tx, one.id)
    assert attachments_of(store.rows, "town", town) == []
    store.undo()
    assert attachments_of(store.rows, "town", town) == [one]
    assert store.attachments.find(one.content).read_bytes() == SCAN


@pytest.mark.parametrize(
    "digest", ["../../outside", "/etc/passwd", "..\\..\\outside", "a" * 63, "A" * 64, "", "0" * 64 + "/../x"]
)
def test_no_hash_that_a_record_names_reaches_outside(store: Store, digest: str) -> None:
    outside = store.path.parent / "outside"
    outside.write_bytes(b"secret")
    with pytest.raises(Refusal):
        store.attachments.find(Content(digest, 6, "a.txt"))


EVIL = [
    "../../x.pdf", "..\\..\\x.pdf", "/etc/passwd", "C:\\x.pdf", "a:b.pdf", "CON", "con.txt", "NUL.pdf", "lpt1.doc",
    "x.pdf.", " .. ", ".", "..", "", "a\x00b.pdf", "a\nb.pdf", "\u202efdp.exe", "长" * 300 + ".pdf", "a" * 300,
    "x?.pdf", 'a"b<c>|d*.pdf', "~$x.doc",
]  # fmt: skip


@pytest.mark.parametrize("name", EVIL)
def test_every_name_becomes_one_plain_name(tmp_path: Path, name: str) -> None:
    plain = safe_name(name)
    assert plain not in ("", ".", "..")
    assert Path(plain).name == plain == plain.strip(" .")
    assert not set(plain) & set('\\/:*?"<>|\x00\n\u202e')
    assert plain.split(".")[0].lower() not in {"con", "nul", "lpt1"}
    assert len(plain.encode()) <= 255
    (tmp_path / plain).write_bytes(b"x")
    assert [file.name for file in tmp_path.iterdir()] == [plain]
    assert safe_name(plain) == plain


@pytest.mark.parametrize("name", ["病毒.exe", "a.BAT", "b.lnk", "c.js"])
def test_what_would_run_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"MZ")
    with pytest.raises(Refusal, match="程序"):
        store.attachments.take_in(file)


def test_a_folder_an_empty_and_an_enormous_file_are_refused_in_words(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "空.txt").touch()
    (tmp_path / "大.zip").write_bytes(b"12345")
    monkeypatch.setattr(module, "LARGEST", 4)
    for name, word in (("空.txt", "空文件"), ("大.zip", "超过"), ("没有.pdf", "不是文件")):
        with pytest.raises(Refusal, match=word):
            store.attachments.take_in(tmp_path / name)
    with pytest.raises(Refusal, match="不是文件"):
        store.attachments.take_in(tmp_path)


def test_a_changed_content_is_brought_back_from_the_backup(store: Store, scan: Path) -> None:
    one = _attached(store, _town(store), scan)
    store.backups.make("手工备份", MORNING)
    place = store.attachments.find(one.content)
    place.chmod(0o600)
    place.write_bytes(b"%PDF-1.7 something else, saved by a viewer")
    assert store.attachments.find(one.content).read_bytes() == SCAN
    shutil.rmtree(store.attachments.folder)
    assert store.attachments.find(one.content).read_bytes() == SCAN


def test_a_content_that_is_gone_is_named_by_the_check_and_found_again(
    store: Store, scan: Path, tmp_path: Path
) -> None:
    one = _attached(store, _town(store), scan)
    assert check_file(store.rows) == []
    shutil.rmtree(store.attachments.folder)
    with pytest.raises(Refusal, match="附件"):
        store.attachments.find(one.content)
    (finding,) = check_file(store.rows)
    assert (finding.entity, finding.record) == ("town", one.record)
    assert "入会" not in finding.message
    elsewhere = tmp_path / "旧电脑" / "资料"
    elsewhere.mkdir(parents=True)
    (elsewhere / "别的.pdf").write_bytes(b"x" * len(SCAN))
    (elsewhere / "改了名.bin").write_bytes(SCAN)
    assert store.attachments.find_again(store.rows, elsewhere.parent) == 1
    assert check_file(store.rows) == []


def test_a_copy_on_a_stick_and_a_restore_bring_the_contents_along(
    path: Path, scan: Path, tmp_path: Path
) -> None:
    with new_office(path) as store:
        one = _attached(store, _town(store), scan)
        stick = tmp_path / "U盘"
        stick.mkdir()
        target = store.backups.copy_to(stick)
    shutil.rmtree(store.attachments.folder)
    shutil.rmtree(store.backups.folder / "附件", ignore_errors=True)
    restore(path, target, CATALOG, MORNING)
    with Store.open(path, CATALOG) as again:
        assert again.attachments.find(one.content).read_bytes() == SCAN


def test_an_automatic_backup_keeps_the_contents(path: Path, scan: Path) -> None:
    with new_office(path) as store:
        one = _attached(store, _town(store), scan)
        store.backups.make("手工备份", MORNING)
    kept = Backups(path).folder / "附件" / one.content.sha256[:2] / f"{one.content.sha256}.pdf"
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == one.content.sha256


def test_a_foreign_thing_in_the_folder_is_not_copied_into_backups(store: Store, scan: Path) -> None:
    _attached(store, _town(store), scan)
    (store.attachments.folder / "ab").mkdir(exist_ok=True)
    (store.attachments.folder / "ab" / "说明.txt").write_text("not ours", encoding="utf-8")
    store.backups.make("手工备份", MORNING)
    assert not list((store.backups.folder / "附件").rglob("说明.txt"))


def test_merging_moves_the_files_along(store: Store, scan: Path) -> None:
    keep, lose = _town(store, "白水乡"), _town(store, "白水镇")
    _attached(store, keep, scan)
    other = scan.with_name("照片.jpg")
    other.write_bytes(b"jpeg")
    _attached(store, lose, scan)
    _attached(store, lose, other)
    with store.transact("合并") as tx:
        merge(tx, "town", keep, lose, {})
    names = [one.content.name for one in attachments_of(store.rows, "town", keep)]
    assert names == ["入会申请表 2026.pdf", "照片.jpg"]


def test_a_full_disk_is_told_in_words_and_leaves_nothing_half(
    store: Store, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "sync", full)
    with pytest.raises(Refusal, match="没有空间"):
        store.attachments.take_in(scan)
    assert not [file for file in store.attachments.folder.rglob("*") if file.is_file()]
