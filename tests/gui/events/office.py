"""An invented council of a county and a meeting that its people are to come to, for the tests of the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pytestqt.qtbot import QtBot

from secretariat.domains.events.verbs import expect
from secretariat.gui.session import Session
from secretariat.store.transaction import Transaction
from tests.gui.working import write

MEETING = "第十二届执委会第三次会议"
DAY = "2026-11-22"
COUNCIL = (
    ("张善政", "临川县金盛建材有限公司", "13800000001", "主席"),
    ("李丽", "临川县宏达商贸有限公司", "13800000002", "副主席"),
    ("仇大海", "青溪茶业有限公司", "13800000003", "副主席"),
    ("王伟", "临川县老街餐饮店", "13800000004", "执委"),
    ("王伟", "白云石材厂", "13800000005", "执委"),
    ("解小明", "城关五金行", "13800000006", "执委"),
)
OUTSIDE = (("赵胜", "临川县农机公司", "13800000007"), ("钱多多", "", ""))
"""People of the file who are not of the council; a name without a unit."""


@dataclass
class Office:
    """The ids of what was put in; of the two 王伟 the first is under 王伟, the other under 王伟2."""

    body: int = 0
    event: int = 0
    people: dict[str, int] = field(default_factory=dict)


def settle_office(qtbot: QtBot, session: Session, *, listed: bool = True) -> Office:
    made = Office()
    write(qtbot, session, "录入", lambda tx: fill(tx, made, listed=listed))
    return made


def fill(tx: Transaction, made: Office, *, listed: bool = True) -> None:
    """Put the council in, and the meeting with the council as those who are due."""
    made.body = tx.add("body", {"name": "执行委员会", "kind": "执行委员会", "level": "县"})
    term = tx.add(
        "term", {"body": made.body, "number": 12, "start": "2026-01-10", "planned_end": "2031-01-10"}
    )
    for name, unit, mobile, title in COUNCIL:
        person = _person(tx, made, name, unit, mobile)
        post: dict[str, Any] = {"person": person, "body": made.body, "term": term, "title": title}
        tx.add("post", {**post, "start": "2026-01-10"})
    for name, unit, mobile in OUTSIDE:
        _person(tx, made, name, unit, mobile)
    made.event = tx.add("event", {
        "title": MEETING, "number": 3, "kind": "会议", "start": DAY, "clock": "上午9:00", "place": "县总商会三楼会议室",
        "body": made.body,
    })  # fmt: skip
    if listed:
        expect(
            tx,
            made.event,
            [made.people[name] for name in ("张善政", "李丽", "仇大海", "王伟", "王伟2", "解小明")],
        )


def _person(tx: Transaction, made: Office, name: str, unit: str, mobile: str) -> int:
    person = tx.add("person", {"name": name, "mobile": mobile or None})
    made.people[f"{name}2" if name in made.people else name] = person
    if unit:
        organization = tx.add("organization", {"name": unit, "kind": "企业"})
        role = {"person": person, "organization": organization, "role": "负责人", "post": "总经理"}
        tx.add("employment", role)
    return person


def states(session: Session, event: int) -> dict[str, str | None]:
    """The stored state by person's name, or by bare name."""
    found: dict[str, str | None] = {}
    for row in session.rows.find("attendance", event=event):
        name = session.rows.title("person", row["person"]) if row["person"] else row["name"]
        found[f"{name}2" if name in found else name] = row["state"]
    return found
