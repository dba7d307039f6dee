"""The card of attachments: files come in by choosing or dragging, are opened, saved and taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from secretariat.gui.attachments import AttachmentsCard, size_words
from secretariat.gui.messages import MessageBox
from secretariat.gui.session import Session
from tests.gui.working import working_session, write


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db", ()) as opened:
        write(qtbot, opened, "登记", lambda tx: tx.add("document", {"title": "惠企政策"}))
        yield opened


@pytest.fixture
def card(qtbot: QtBot, session: Session) -> AttachmentsCard:
    made = AttachmentsCard(session, "document", 1)
    qtbot.addWidget(made)
    made.show()
    return made


def a_file(folder: Path, name: str, content: bytes = b"x" * 3000) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def add(qtbot: QtBot, session: Session, card: AttachmentsCard, *paths: Path) -> None:
    with qtbot.waitSignal(session.changed):
        card.add(paths)


def boxes() -> list[MessageBox]:
    return [
        item for item in QApplication.topLevelWidgets() if isinstance(item, MessageBox) and item.isVisible()
    ]


def test_files_come_in_as_one_operation_and_show_name_and_size(
    qtbot: QtBot, session: Session, card: AttachmentsCard, tmp_path: Path
) -> None:
    assert not card.table.isVisible()
    add(qtbot, session, card, a_file(tmp_path, "通知.pdf"), a_file(tmp_path, "附表.xlsx", b"y" * 2_200_000))
    lines = [[card.table.item(row, place).text() for place in (0, 1)] for row in range(2)]  # type: ignore[union-attr]
    assert lines == [["通知.pdf", "3 KB"], ["附表.xlsx", "2.1 MB"]]
    assert card.table.item(0, 2).text().endswith("日")  # type: ignore[union-attr]


def test_a_file_that_is_refused_is_named_and_the_others_come_in(
    qtbot: QtBot, session: Session, card: AttachmentsCard, tmp_path: Path
) -> None:
    add(
        qtbot,
        session,
        card,
        a_file(tmp_path, "程序.exe"),
        a_file(tmp_path, "通知.pdf"),
        tmp_path / "没有.pdf",
    )
    qtbot.waitUntil(lambda: bool(boxes()))
    assert [one.content.name for one in card.files] == ["通知.pdf"]
    words = boxes()[-1].happened.text()
    assert "程序.exe" in words and "没有.pdf" in words
    boxes()[-1].close()


def test_dragged_files_come_in(qtbot: QtBot, session: Session, card: AttachmentsCard, tmp_path: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path, "照片.jpg")))])
    dropped = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(session.changed):
        card.dropEvent(dropped)
    assert [one.content.name for one in card.files] == ["照片.jpg"]


def test_enter_opens_the_very_content(
    qtbot: QtBot, session: Session, card: AttachmentsCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(opened.append(Path(url.toLocalFile()))) or True
    )
    add(qtbot, session, card, a_file(tmp_path, "通知.pdf", b"words"))
    card.open()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].read_bytes() == b"words" and opened[0].suffix == ".pdf"


def test_a_content_that_is_gone_is_told_in_words(
    qtbot: QtBot, session: Session, card: AttachmentsCard, tmp_path: Path
) -> None:
    add(qtbot, session, card, a_file(tmp_path, "通知.pdf"))
    for file in (tmp_path / "商会-附件").rglob("*.pdf"):
        file.chmod(0o600)
        file.unlink()
    with qtbot.waitSignal(session.refused) as told:
        card.open()
    assert "通知.pdf" in told.args[0].message


def test_a_copy_is_saved_elsewhere(
    qtbot: QtBot, session: Session, card: AttachmentsCard, tmp_path: Path
) -> None:
    add(qtbot, session, card, a_file(tmp_path, "通知.pdf", b"words"))
    card.save(card.files[0], tmp_path / "副本.pdf")
    qtbot.waitUntil(lambda: bool(boxes()))
    assert (tmp_path / "副本.pdf").read_bytes() == b"words"
    boxes()[-1].close()


def test_delete_takes_the_selected_one_away(
    qtbot: QtBot, session: Session, card: AttachmentsCard, tmp_path: Path
) -> None:
    add(qtbot, session, card, a_file(tmp_path, "甲.pdf", b"a"), a_file(tmp_path, "乙.pdf", b"b"))
    card.table.selectRow(0)
    card.table.setFocus()
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(card.table, Qt.Key.Key_Delete)
    assert [one.content.name for one in card.files] == ["乙.pdf"]


def test_the_card_of_a_removed_record_only_shows(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    made = AttachmentsCard(session, "document", 1, editable=False)
    qtbot.addWidget(made)
    assert not made.acceptDrops() and "没有附件" in made._none.text()


def test_sizes_are_told_as_people_read_them() -> None:
    assert [size_words(size) for size in (1, 1024, 1_500_000)] == ["1 KB", "1 KB", "1.4 MB"]
