"""Three members of a body: one comes, one comes seldom, one never."""

from dataclasses import dataclass
from datetime import date

from secretariat.store.transaction import Transaction

YEAR = date.today().year
STATES = {
    "王伟": ("出席", "出席", "出席"),
    "李丽": ("出席", "请假", "缺席"),
    "张敏": ("缺席", "缺席", "缺席"),
}


@dataclass
class Members:
    """The ids of what was put in."""

    body: int
    people: dict[str, int]
    events: list[int]
    absences: list[int]


def fill(tx: Transaction) -> Members:
    body = tx.add("body", {"name": "政协临川县委员会", "kind": "政协"})
    people = {}
    for number, name in enumerate(STATES):
        people[name] = tx.add("person", {"name": name, "mobile": f"1380000000{number}"})
        tx.add("post", {"person": people[name], "body": body, "title": "委员", "start": "2020-01-01"})
    events, absences = [], []
    for place in range(3):
        values = {"title": f"第{place + 1}次会议", "kind": "会议", "start": f"{YEAR}-01-0{place + 1}"}
        events.append(tx.add("event", values))
        for name, states in STATES.items():
            made = tx.add("attendance", {"event": events[-1], "person": people[name], "state": states[place]})
            if name == "张敏":
                absences.append(made)
    return Members(body, people, events, absences)
