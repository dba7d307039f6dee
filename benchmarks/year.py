"""The office's years: 100,000 members, 20,000 events with 1,000,000 attendances, a body of 5,000 people.

Run: python benchmarks/year.py [--office FILE]    (python benchmarks/year.py OUT.db only makes the file)
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.office import MEMBERS, OFFICE_OPTION, make_office
from secretariat.catalog import CATALOG
from secretariat.domains.events.vocabulary import ABSENT, EVENT_KINDS, EXCUSED, LATE, PRESENT
from secretariat.domains.service.vocabulary import ASSIGNED, CATEGORIES, CLOSED, SOURCES
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

EVENTS, EACH, BODY = 20_000, 50, 5_000
VISITS = DEMANDS = 20_000
FIRST_YEAR, LAST_YEAR = 2017, 2026
DAY, MONTH = "2026-11-22", "2026-10"
PLACES = ("县工商联会议室", "工业园区", "白塔镇", "云溪镇")
DEPARTMENTS = ("县人社局", "县工信局", "县商务局", "县金融办")
STATES = (*[PRESENT] * 14, LATE, EXCUSED, EXCUSED, ABSENT, None)
Record = dict[str, Any]


def make_file(path: Path, members: int = MEMBERS) -> Path:
    """The file, made through the store like any other."""
    make_office(path, members)
    chance = random.Random(23)
    with Store.open(path, CATALOG) as store:
        with store.transact("录入执委") as tx:
            people = _fill_body(tx, chance)
        with store.transact("录入活动") as tx:
            _fill_events(tx, people, chance)
        with store.transact("录入走访诉求") as tx:
            _fill_service(tx, chance)
    return path


@contextmanager
def year_file() -> Iterator[Path]:
    """The file that `--office PATH` names, or one made now and gone afterwards."""
    if OFFICE_OPTION in sys.argv:
        yield Path(sys.argv[sys.argv.index(OFFICE_OPTION) + 1])
        return
    with tempfile.TemporaryDirectory() as folder:
        yield make_file(Path(folder, "商会.db"))


def _fill_body(tx: Transaction, chance: random.Random) -> list[int]:
    people = [record for record, *_ in tx.columns("person", ())][:BODY]
    body = tx.add("body", {"name": "县执委会", "kind": "执行委员会", "level": "县"})
    term = tx.add("term", {"body": body, "number": 11, "start": "2021-12-18", "planned_end": "2026-12-18"})
    tx.add_many("post", [
        {"person": one, "body": body, "term": term, "title": "副主席" if place < 30 else "执委",
         "start": "2021-12-18" if chance.random() < 0.9 else "2024-06-01"}
        for place, one in enumerate(people)
    ])  # fmt: skip
    return people


def _day(chance: random.Random, last: int = LAST_YEAR) -> str:
    return f"{chance.randrange(FIRST_YEAR, last + 1)}-{chance.randrange(1, 12):02d}-{chance.randrange(1, 29):02d}"


def _fill_events(tx: Transaction, people: list[int], chance: random.Random) -> None:
    events = tx.add_many("event", [
        {"title": f"第{place}次活动", "number": place, "kind": chance.choice(EVENT_KINDS), "start": _day(chance),
         "place": chance.choice(PLACES)}
        for place in range(1, EVENTS + 1)
    ])  # fmt: skip
    for start in range(0, len(events), 1000):
        tx.add_many("attendance", [
            {"event": event, "person": person, "role": "应到", "state": chance.choice(STATES)}
            for event in events[start : start + 1000]
            for person in chance.sample(people, EACH)
        ])  # fmt: skip
    tx.add_many("event_leader", [
        {"event": event, "post": "副县长", "rank": "处级"} for event in chance.sample(events, EVENTS // 3)
    ])  # fmt: skip


def _fill_service(tx: Transaction, chance: random.Random) -> None:
    units = [record for record, *_ in tx.columns("organization", ())]
    visits = [
        {"day": _day(chance), "organization": chance.choice(units), "leaders": "单明"} for _ in range(VISITS)
    ]
    tx.add_many("visit", visits)
    days = [_day(chance) for _ in range(DEMANDS)]
    demands = tx.add_many("demand", [
        {"title": f"第{place}件诉求", "day": day, "organization": chance.choice(units),
         "category": chance.choice(CATEGORIES), "source": chance.choice(SOURCES)}
        for place, day in enumerate(days, start=1)
    ])  # fmt: skip
    steps: list[Record] = []
    for demand, day in zip(demands, days, strict=True):
        due = f"{day[:4]}-{min(12, int(day[5:7]) + 1):02d}{day[7:]}"
        steps.append({
            "demand": demand, "kind": ASSIGNED, "day": day, "due": due, "department": chance.choice(DEPARTMENTS),
        })  # fmt: skip
        if chance.random() < 0.97:
            steps.append({"demand": demand, "kind": CLOSED, "day": due, "satisfaction": "满意"})
    tx.add_many("demand_step", steps)


def main() -> None:
    """Make the file that the first argument names."""
    print(make_file(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
