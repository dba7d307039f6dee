"""Files of records that are gone are found again in another folder, and what stays lost leads to its record."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.keeping.backups import BackupsPage
from secretariat.gui.keeping.checks import ChecksPage
from secretariat.gui.keeping.files_part import FilesPart
from secretariat.gui.keeping.page import DataPage
from secretariat.gui.session import Session
from secretariat.store.attachments import attach
from secretariat.store.store import Store
from tests.gui.working import settle, write

NOTICE, PHOTO = "惠企政策通知.pdf", "现场照片.jpg"


@pytest.fixture
def session_with_files(qtbot: QtBot, session: Session, tmp_path: Path) -> Session:
    """Two documents: one has the notice, the other the notice and a photo; the originals stay in a folder."""
    originals = tmp_path / "原件"
    originals.mkdir()
    (originals / NOTICE).write_bytes(b"a" * 3000)
    (originals / PHOTO).write_bytes(b"b" * 5000)
    done: list[Any] = []

    def job(store: Store) -> None:
        notice, photo = (store.attachments.take_in(originals / name) for name in (NOTICE, PHOTO))
        with store.transact("登记文件") as tx:
            first, second = (tx.add("document", {"title": title}) for title in ("惠企政策", "调研报告"))
            for record, content in ((first, notice), (second, notice), (second, photo)):
                attach(tx, "document", record, content)

    session.write("登记文件", job, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    return session


def lose(session: Session, *, size: int) -> None:
    """Delete the kept copy of the file of that size."""
    folder = session.path.with_name(f"{session.path.stem}-附件")
    (found,) = (one for one in folder.rglob("*") if one.is_file() and one.stat().st_size == size)
    found.chmod(stat.S_IWRITE | stat.S_IREAD)
    found.unlink()


@pytest.fixture
def part(qtbot: QtBot, session_with_files: Session) -> FilesPart:
    made = FilesPart(session_with_files)
    qtbot.addWidget(made)
    made.show()
    return made


def find(qtbot: QtBot, part: FilesPart, folder: Path) -> None:
    part.find_in(folder)
    settle(qtbot, lambda: part.busy)


def test_where_the_files_lie_and_how_large_they_are(part: FilesPart) -> None:
    told = part.told.text()
    assert "共3个附件（2个文件），8 KB" in told
    assert "商会-附件" in told


def test_a_file_without_attachments_says_how_to_add_one(qtbot: QtBot, session: Session) -> None:
    empty = FilesPart(session)
    qtbot.addWidget(empty)
    assert empty.told.text().startswith("还没有附件") and not empty.find_button.isEnabled()


def test_nothing_is_missing(qtbot: QtBot, part: FilesPart, tmp_path: Path) -> None:
    find(qtbot, part, tmp_path / "原件")
    assert part.notice.text == "所有附件都在，没有要找回的。" and part.table.isHidden()


def test_what_is_found_comes_back_and_what_is_not_opens_its_record(
    qtbot: QtBot, session_with_files: Session, part: FilesPart, tmp_path: Path
) -> None:
    lose(session_with_files, size=3000)
    lose(session_with_files, size=5000)
    (tmp_path / "原件" / PHOTO).unlink()
    # Under another name, in a folder within: found by its content.
    stick = tmp_path / "U盘" / "旧资料"
    stick.mkdir(parents=True)
    (tmp_path / "原件" / NOTICE).rename(stick / "a.bin")
    find(qtbot, part, tmp_path / "U盘")
    assert "找回1个文件，还有1个附件没有找到" in part.notice.text
    assert part.table.lines.lines == [("文件：调研报告", PHOTO)] and part.table.isVisible()
    with qtbot.waitSignal(session_with_files.open_record) as caught:
        part.open(0)
    assert caught.args == ["document", 2]
    (tmp_path / "照片").write_bytes(b"b" * 5000)
    find(qtbot, part, tmp_path)
    assert part.notice.text == "找回1个文件，所有附件都在。" and part.table.isHidden()


def test_the_count_follows_what_is_added_and_removed(
    qtbot: QtBot, session_with_files: Session, part: FilesPart
) -> None:
    write(qtbot, session_with_files, "删除附件", lambda tx: tx.remove("attachment", 3))
    assert "共2个附件（1个文件），3 KB" in part.told.text()


def test_a_lost_file_is_told_by_the_check_which_leads_to_the_search(
    qtbot: QtBot, session_with_files: Session
) -> None:
    lose(session_with_files, size=5000)
    page = DataPage(session_with_files)
    qtbot.addWidget(page)
    page.show()
    page.show_part("check")
    checks = page.widget("check")
    assert isinstance(checks, ChecksPage)
    settle(qtbot, lambda: checks.busy)
    ((message,),) = checks.findings.lines.lines
    assert "附件" in message and "文件不在了" in message
    with qtbot.waitSignal(session_with_files.open_record) as caught:
        checks._open_finding(0)
    assert caught.args == ["document", 2]
    assert checks._notice._button.text() == "找回附件…"
    checks._notice._button.click()
    backups = page.widget("backup")
    assert page.part == "backup" and isinstance(backups, BackupsPage)
    assert backups.files.find_button.isVisible()


def test_the_backups_are_looked_through_first(
    qtbot: QtBot, session_with_files: Session, part: FilesPart, tmp_path: Path
) -> None:
    done: list[Any] = []
    session_with_files.write("备份", lambda store: store.backups.make("手工备份", store.clock()), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    lose(session_with_files, size=5000)
    (tmp_path / "空文件夹").mkdir()
    find(qtbot, part, tmp_path / "空文件夹")
    assert part.notice.text == "找回1个文件，所有附件都在。"
