"""The 132 seats of the sample council taken through 换届 by keyboard, carried out, and undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.catalog import INTAKES
from secretariat.exchange.importing import apply, prepare
from secretariat.exchange.reading import read_workbook
from secretariat.gui.posts.carry_dialog import CarryDialog
from secretariat.gui.posts.turnover import TurnoverPart
from secretariat.gui.session import Session
from secretariat.store.store import Store

SAMPLE = Path(__file__).parents[2] / "samples" / "执委会名单-第十一届.xlsx"
SEATS, LEAVING = 132, 12


def bring_in(store: Store) -> None:
    apply(store, prepare(read_workbook(SAMPLE), INTAKES["posts"], store.rows))


def test_a_whole_council_is_decided_by_keys_carried_out_and_undone(qtbot: QtBot, session: Session) -> None:
    done: list[object] = []
    session.write("导入职务", bring_in, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=15000)
    before = len(session.rows.find("post", end=None))
    part = TurnoverPart(session)
    qtbot.addWidget(part)
    part.show()
    part.begin()
    for place in range(SEATS):
        key = Qt.Key.Key_3 if place >= SEATS - LEAVING else Qt.Key.Key_1
        qtbot.keyClick(part.view, key)  # type: ignore[no-untyped-call]
        qtbot.keyClick(part.view, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert part.plan is not None
    decided = [seat.decision for seat in part.plan.seats]
    assert decided.count("留任") == SEATS - LEAVING and decided.count("退出") == LEAVING
    dialog = part.carry()
    assert isinstance(dialog, CarryDialog)
    dialog.meeting.setText("县工商联第十二次会员代表大会")
    dialog.day.put_text("2026-11-20")
    with qtbot.waitSignal(dialog.carried, timeout=15000):
        dialog.accept()
    (term,) = session.rows.find("term", number=12)
    assert len(session.rows.find("post", term=term["id"], end=None)) == SEATS - LEAVING
    undone: list[object] = []
    session.write("撤销", lambda store: store.undo(), undone.append)
    qtbot.waitUntil(lambda: bool(undone), timeout=15000)
    assert session.rows.find("term", number=12) == []
    assert len(session.rows.find("post", end=None)) == before
