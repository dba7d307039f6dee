"""核对 on the pages: each line tells a contradiction and opens its record; it goes once it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.gui.events.page import EventsPage
from secretariat.gui.oddities import OdditiesDialog, OdditiesPart, of_demands
from secretariat.gui.proposals.page import ProposalListPage
from secretariat.gui.service.page import ServicePage
from secretariat.gui.session import Session
from secretariat.store.transaction import Transaction
from tests.gui.working import settle, working_session, write


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db", ()) as opened:
        yield opened


def odd_records(tx: Transaction) -> None:
    tx.add("event", {"title": "日期不明的座谈会", "kind": "会议"})
    for title in ("用电", "用工"):
        tx.add("demand", {"title": title, "number": "1号", "day": "2026-03-02"})
    tx.add("proposal", {"title": "关于减负的提案", "form": "提案"})


def settled(qtbot: QtBot, part: object) -> OdditiesPart:
    assert isinstance(part, OdditiesPart)
    settle(qtbot, lambda: part.busy)
    return part


def told(part: OdditiesPart) -> list[tuple[str, ...]]:
    return list(part.table.lines.lines)


def test_events_have_a_part_that_opens_what_is_odd(qtbot: QtBot, session: Session) -> None:
    write(qtbot, session, "登记", odd_records)
    page = EventsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.show_part("核对")
    part = settled(qtbot, page.widget("核对"))
    assert told(part) == [("日期不明的座谈会", "没有活动日期，不计入任何月份")]
    with qtbot.waitSignal(session.open_record) as caught:
        qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert caught.args == ["event", 1]


def test_demands_are_listed_until_they_are_mended(qtbot: QtBot, session: Session) -> None:
    write(qtbot, session, "登记", odd_records)
    page = ServicePage(session)
    qtbot.addWidget(page)
    page.show()
    page.show_part("核对")
    part = settled(qtbot, page.widget("核对"))
    assert told(part) == [("用电", "1号诉求有2件"), ("用工", "1号诉求有2件")]
    assert "共2处" in part.told.text()
    with qtbot.waitSignal(session.open_list) as caught:
        part.list_button.click()
    assert caught.args[0] == "demands" and caught.args[1].ids == (1, 2)
    write(qtbot, session, "改编号", lambda tx: tx.change("demand", 2, {"number": "2号"}))
    settled(qtbot, part)
    assert told(part) == [] and part.stack.currentWidget() is part.nothing
    assert part.open_button.isHidden() and part.list_button.isHidden()


def test_proposals_are_checked_in_a_window_of_their_own(qtbot: QtBot, session: Session) -> None:
    write(qtbot, session, "登记", odd_records)
    page = ProposalListPage(session)
    qtbot.addWidget(page)
    page.show()
    dialog = page.check()
    part = settled(qtbot, dialog.part)
    assert told(part) == [
        ("关于减负的提案", "没有归入届次会议"), ("关于减负的提案", "没有登记提案人"),
    ]  # fmt: skip
    with qtbot.waitSignal(session.open_record) as caught:
        part.open_button.click()
    assert caught.args == ["proposal", 1]
    dialog.close()


def test_nothing_is_looked_for_while_nobody_sees_it(qtbot: QtBot, session: Session) -> None:
    part = OdditiesPart(session, of_demands())
    qtbot.addWidget(part)
    write(qtbot, session, "登记", odd_records)
    assert not part.busy and told(part) == []
    part.show()
    settled(qtbot, part)
    assert len(told(part)) == 2


def test_a_sound_file_says_so(qtbot: QtBot, session: Session) -> None:
    dialog = OdditiesDialog(session, of_demands())
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    settled(qtbot, dialog.part)
    assert dialog.part.stack.currentWidget() is dialog.part.nothing
    assert "没有矛盾" in dialog.part.nothing.text.text()
