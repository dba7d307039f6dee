"""An invented office with a session of proposals in several states, for the tests of their pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from secretariat.domains.proposals.verbs import NewProposal, add_proposal, add_session, record_step
from secretariat.gui.session import Session
from secretariat.store.transaction import Transaction
from tests.gui.working import write

MEETING = "政协临川县第十届委员会第五次会议"
ROADS, SCHOOLS, LOANS, WATER = (
    "关于修通产业园道路的提案",
    "关于增加学位的提案",
    "关于贷款贴息的提案",
    "关于供水的提案",
)


def day_from_now(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def register(tx: Transaction) -> dict[str, int]:
    """Four proposals: waiting, filed, overdue, and due in ten days; ids by title, 王伟 and 李丽 as persons."""
    meeting = add_session(tx, MEETING)
    wang, li = (
        tx.add("person", {"name": name, "mobile": f"1380000000{at}"})
        for at, name in ((1, "王伟"), (2, "李丽"))
    )
    made: dict[str, int] = {"meeting": meeting, "王伟": wang, "李丽": li}
    rows: tuple[tuple[str, str, tuple[Any, ...], tuple[Any, ...]], ...] = (
        ("001", ROADS, (wang, li), ()), ("002", SCHOOLS, (li,), ()),
        ("003", LOANS, ("赵敏",), (("主办", "县财政局"), ("会办", "县工信局"))),
        ("004", WATER, (wang,), (("主办", "县水务局"),)),
    )  # fmt: skip
    for number, title, signers, units in rows:
        values: dict[str, str | int | None] = {
            "session": meeting,
            "number": number,
            "title": title,
            "submitted": day_from_now(-300),
        }
        made[title] = add_proposal(tx, NewProposal(values, signers, units))
    record_step(tx, [made[SCHOOLS], made[LOANS], made[WATER]], {"kind": "立案", "day": day_from_now(-250)})
    given = {"kind": "交办", "day": day_from_now(-100)}
    record_step(tx, [made[LOANS]], {**given, "due": day_from_now(-5)})
    record_step(tx, [made[WATER]], {**given, "due": day_from_now(10)})
    return made


def registered(qtbot: QtBot, session: Session) -> dict[str, int]:
    made: dict[str, int] = {}
    write(qtbot, session, "登记", lambda tx: made.update(register(tx)))
    return made
