"""Invented enterprises and their demands behind a session, and a clerk who types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from secretariat.domains.service.verbs import NewVisit, record_step, register_visit
from secretariat.gui.lists.page import ListPage
from secretariat.gui.session import Session
from tests.gui.working import write

TODAY = "2026-11-22"
FIRMS = tuple(
    f"临川县{name}有限公司" for name in ("金盛建材", "宏达商贸", "青云电子", "绿源农业", "飞马物流")
)
WORKERS, LOAN, ROAD, POWER = "用工缺口20人", "贷款续贷难", "道路破损", "用电负荷不足"


def commit(text: str, widget: QWidget | None = None) -> None:
    """Type Chinese as an input method does, into the widget with the focus."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    target = widget or QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, event)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, modifier)


def registered(qtbot: QtBot, session: Session) -> dict[str, int]:
    """Four demands of two visits: one waiting, one overdue, one due soon, one closed; ids by title."""
    made: dict[str, int] = {}

    def verb(tx: Any) -> None:
        firms = [row["id"] for row in tx.find("organization")]
        for firm, titles in ((firms[0], (WORKERS, LOAN)), (firms[1], (ROAD, POWER))):
            values = {"organization": firm, "day": "2026-09-01", "leaders": "王主席"}
            found = register_visit(tx, NewVisit(values, titles))
            made.update(zip(titles, found.demands, strict=True))
        given = {"kind": "交办", "day": "2026-09-05"}
        record_step(tx, [made[LOAN]], {**given, "department": "县金融办", "due": "2026-10-01"})
        record_step(tx, [made[ROAD]], {**given, "department": "县交通局", "due": "2026-12-01"})
        record_step(tx, [made[POWER]], {**given, "department": "县供电公司"})
        record_step(tx, [made[POWER]], {"kind": "销号", "day": "2026-09-20", "satisfaction": "满意"})

    write(qtbot, session, "登记", verb)
    return made


def shown(page: ListPage, key: str) -> list[str]:
    """The texts of one column, from above."""
    place = [column.key for column in page.model.columns].index(key)
    return [page.model.index(row, place).data() or "" for row in range(page.model.rowCount())]


def select(page: ListPage, ids: Sequence[int]) -> None:
    page.view.clearSelection()
    page.view.take_up(list(ids), ids[0])
