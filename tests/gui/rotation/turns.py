"""A council of nine, a plan of three groups, and its year of shifts."""

from dataclasses import dataclass

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from secretariat.domains.rotation.planning import Duty
from secretariat.domains.rotation.verbs import plan_shifts
from secretariat.store.transaction import Transaction

NAMES = ("单于安", "李丽", "仇大海", "王伟", "丁一", "解小明", "曾经理", "翟大姐", "尉迟兵")
THEMES = ("开门红", "助企", "春耕")


@dataclass
class Turns:
    """The ids of what was put in."""

    rota: int
    groups: list[int]
    people: dict[str, int]
    members: dict[str, int]
    shifts: list[int]
    event: int
    own_event: int
    """An event of the second group in February that no shift names yet."""


def council(tx: Transaction) -> dict[str, int]:
    """Three vice presidents and six members of the council; people by name."""
    body = tx.add("body", {"name": "执行委员会", "kind": "执行委员会", "level": "县"})
    people: dict[str, int] = {}
    for place, name in enumerate(NAMES):
        industry = ("建筑业", "农业", "物流")[place % 3]
        people[name] = tx.add("person", {"name": name, "industry": industry})
        title = "副会长" if place < 3 else "执委"
        tx.add("post", {"person": people[name], "body": body, "title": title, "start": "2021-12-18"})
    return people


def fill(tx: Transaction) -> Turns:
    """Put everything in."""
    people = council(tx)
    rota = tx.add(
        "rota", {"name": "2026年轮值计划", "start": "2026-01-01", "end": "2026-12-31", "rhythm": "每月"}
    )
    groups = [tx.add("duty_group", {"rota": rota, "number": at, "name": f"第{at}组"}) for at in (1, 2, 3)]
    members = {
        name: tx.add("duty_member", {"duty_group": groups[at % 3], "person": people[name], "leader": int(at < 3),
                                     "position": at // 3 + 1})
        for at, name in enumerate(NAMES)
    }  # fmt: skip
    shifts = plan_shifts(tx, rota, "2026-01", [Duty(one) for one in groups], THEMES)
    event = tx.add("event", {"title": "走进建材城", "start": "2026-03-10", "duty_group": groups[2]})
    tx.change("shift", shifts[2], {"event": event})
    own = tx.add("event", {"title": "助企座谈", "start": "2026-02-09", "duty_group": groups[1]})
    return Turns(rota, groups, people, members, shifts, event, own)


def commit(widget: QWidget, text: str) -> None:
    """Type Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    widget.setFocus()
    QApplication.sendEvent(widget, event)
