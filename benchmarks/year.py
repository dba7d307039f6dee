"""The office's years: 100,000 members, 20,000 events with 1,000,000 attendances, a body of 5,000 people.

The month's figures, the coverage of the body in a year and the first page, each beside bare SQL of the same counts.

Run: python benchmarks/year.py [--office FILE]      (--make OUT.db only makes the file)
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measure import Measure, tell
from benchmarks.office import MEMBERS, OFFICE_OPTION, make_office
from secretariat.catalog import CATALOG
from secretariat.domains.events.vocabulary import ABSENT, EVENT_KINDS, EXCUSED, LATE, PRESENT
from secretariat.domains.overview.coverage.figures import coverage
from secretariat.domains.overview.desk import desk
from secretariat.domains.overview.monthly import monthly_json
from secretariat.domains.overview.reminding.reminders import reminders
from secretariat.domains.overview.year import year_series
from secretariat.domains.scoring.spans import Scope
from secretariat.domains.service.vocabulary import ASSIGNED, CATEGORIES, CLOSED, SOURCES
from secretariat.store.extra_fields import live_catalog
from secretariat.store.opening import open_reader
from secretariat.store.rows import Rows
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
MAKE_OPTION = "--make"


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
        path = Path(folder, "商会.db")
        # In a process of its own: what making a million records leaves in memory would slow what is measured.
        subprocess.run(
            [sys.executable, __file__, MAKE_OPTION, str(path)], stdout=subprocess.DEVNULL, check=True
        )
        yield path


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


PLAIN_MONTH = (
    """SELECT e.kind, count(DISTINCT e.id), count(a.id) FROM event e LEFT JOIN attendance a ON a.event = e.id
      AND a.removed IS NULL AND a.state IN ('出席', '迟到', '早退', '替会')
      WHERE e.removed IS NULL AND e.start BETWEEN :first AND :last GROUP BY 1""",
    "SELECT count(*), count(DISTINCT organization) FROM visit WHERE removed IS NULL AND day BETWEEN :first AND :last",
    "SELECT count(*), count(DISTINCT organization) FROM demand WHERE removed IS NULL AND day BETWEEN :first AND :last",
    """SELECT kind, count(DISTINCT demand) FROM demand_step WHERE removed IS NULL AND day BETWEEN :first AND :last
      GROUP BY 1""",
    """SELECT m.kind, o.town, o.industry, count(*) FROM membership m LEFT JOIN organization o ON o.id = m.organization
      WHERE m.removed IS NULL AND m.start <= :last AND (m.end IS NULL OR m.end > :last) GROUP BY 1, 2, 3""",
)
"""The counts of one span; a report has three of them: the month, the year so far, the same part of last year."""
SPANS = (("2026-10-01", "2026-10-31"), ("2026-01-01", "2026-10-31"), ("2025-01-01", "2025-10-31"))
PLAIN_COVERAGE = """SELECT a.person, a.state, count(*), max(e.start) FROM event e
  CROSS JOIN attendance a ON a.event = e.id AND a.removed IS NULL
  WHERE e.removed IS NULL AND e.start BETWEEN '2026-01-01' AND '2026-12-31'
    AND a.person IN (SELECT person FROM post WHERE removed IS NULL) GROUP BY 1, 2"""
PLAIN_DESK = (
    "SELECT count(*), kind FROM membership WHERE removed IS NULL AND (end IS NULL OR end > :day) GROUP BY kind",
    """SELECT sum(o.credit_code IS NULL), sum(o.town IS NULL), sum(m.start IS NULL),
      sum(p.id IS NULL), sum(p.mobile IS NULL)
      FROM membership m LEFT JOIN organization o ON o.id = m.organization
      LEFT JOIN employment e ON e.organization = m.organization AND e.role = '负责人' AND e.removed IS NULL
      LEFT JOIN person p ON p.id = e.person WHERE m.removed IS NULL AND (m.end IS NULL OR m.end > :day)""",
    """SELECT s.demand, max(s.due) FROM demand_step s WHERE s.kind = '交办' AND s.removed IS NULL AND s.due <= :day
      AND NOT EXISTS (SELECT 1 FROM demand_step c WHERE c.demand = s.demand AND c.kind = '销号') GROUP BY 1""",
    """SELECT e.id FROM event e WHERE e.start BETWEEN '2025-11-22' AND :day
      AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.event = e.id AND a.state IS NOT NULL)""",
    """SELECT substr(e.start, 1, 7), count(DISTINCT e.id), count(a.id) FROM event e
      LEFT JOIN attendance a ON a.event = e.id AND a.state IN ('出席', '迟到') WHERE e.start LIKE '2026%' GROUP BY 1""",
    "SELECT substr(day, 1, 7), count(*) FROM visit WHERE day LIKE '2026%' GROUP BY 1",
    "SELECT substr(day, 1, 7), count(*) FROM demand WHERE day LIKE '2026%' GROUP BY 1",
)
MONTH_LIMIT, COVERAGE_LIMIT, DESK_LIMIT = 1.0, 0.3, 0.5
REPEATS = 5


def _best(work: Callable[[], object]) -> float:
    """The median of several runs in seconds, after a first one that fills the caches."""
    taken = []
    work()
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[REPEATS // 2]


def _pairs(rows: Rows) -> Iterator[tuple[str, float, Callable[[], object], Callable[[], object]]]:
    """What is measured: label, limit in seconds, ours, and the bare SQL."""
    body = rows.find("body")[0]["id"]
    yield (
        "month's figures (100,000 members, 1,000,000 attendances in 20,000 events)", MONTH_LIMIT,
        lambda: monthly_json(rows, MONTH),
        lambda: [rows.query(sql, {"first": one, "last": last}) for one, last in SPANS for sql in PLAIN_MONTH],
    )  # fmt: skip
    yield (
        "coverage of a body of 5,000 in a year", COVERAGE_LIMIT,
        lambda: coverage(rows, Scope("body", body), "2026-01-01", "2026-12-31"), lambda: rows.query(PLAIN_COVERAGE),
    )  # fmt: skip
    yield (
        "first page: numbers, what is due, the year in bars", DESK_LIMIT,
        lambda: (desk(rows, DAY, None), reminders(rows, DAY), year_series(rows, DAY)),
        lambda: [rows.query(sql, {"day": DAY}) for sql in PLAIN_DESK],
    )  # fmt: skip


def measures(path: Path) -> Iterator[Measure]:
    """Each against its limit and against the bare SQL."""
    connection = open_reader(path)
    try:
        rows = Rows(connection, live_catalog(Rows(connection, CATALOG)))
        for label, limit, ours, plain in _pairs(rows):
            taken = _best(ours)
            yield Measure(f"{label}, against {limit:g} s", taken, limit, 1.0)
            yield Measure(f"{label}, against bare SQL", taken * 1000, _best(plain) * 1000, None, "ms")
    finally:
        connection.close()


def main() -> None:
    """Measure, or make the file that --make names."""
    if MAKE_OPTION in sys.argv:
        print(make_file(Path(sys.argv[sys.argv.index(MAKE_OPTION) + 1])))
        return
    with year_file() as path:
        tell(measures(path))


if __name__ == "__main__":
    main()
