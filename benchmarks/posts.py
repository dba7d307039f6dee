"""Posts and proposals of many years: a roster as of a past day, and who has not answered, beside plain SQL.

5,000 people, 40,000 posts in five bodies over eight terms, 20,000 proposals over twenty years.

Run: python benchmarks/posts.py
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.invented import company_name, person_name, phone
from benchmarks.measure import Measure, tell
from secretariat.base.dates import add_months
from secretariat.catalog import CATALOG
from secretariat.domains.posts.order import official_order
from secretariat.domains.posts.queries import Scope, holdings
from secretariat.domains.proposals.overdue import overdue
from secretariat.store.extra_fields import live_catalog
from secretariat.store.opening import open_reader
from secretariat.store.rows import Rows
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

PEOPLE, POSTS, TERMS, PROPOSALS = 5_000, 40_000, 8, 20_000
FIRST_YEAR, YEARS = 1986, 5
DAY = "2026-11-22"
PAST_DAYS = ("1988-06-30", "2003-06-30", "2018-06-30", DAY)
ROSTER_LIMIT, OVERDUE_LIMIT = 0.3, 50.0
REPEATS = 7
BODIES = (
    ("执行委员会", "执行委员会", "县"), ("县政协", "政协", "县"), ("市政协", "政协", "市"), ("县人大", "人大", "县"),
    ("建材商会", "商会", "县"),
)  # fmt: skip
TITLES = ("主席", *["副主席"] * 3, *["常委"] * 10, *["执委"] * 40)
UNITS = ("县人社局", "县工信局", "县教体局", "县商务局", "县住建局", "县金融办", "县发改委", "县市场监管局")
Record = dict[str, Any]

PLAIN_ROSTER = """SELECT n.name, n.sex, n.birth, b.name, p.title, p.start FROM post p
  JOIN person n ON n.id = p.person JOIN body b ON b.id = p.body
  WHERE p.removed IS NULL AND p.start <= :day AND (p.end > :day OR (p.end IS NULL AND p.end_reason IS NULL))"""
PLAIN_OVERDUE = """SELECT p.id, p.number, p.title, date(min(s.day), '+3 months') AS due FROM proposal p
  JOIN proposal_step s ON s.proposal = p.id AND s.kind = '交办' AND s.removed IS NULL
  WHERE p.removed IS NULL AND NOT EXISTS (SELECT 1 FROM proposal_step r
    WHERE r.proposal = p.id AND r.kind IN ('答复', '办结') AND r.removed IS NULL)
  GROUP BY p.id HAVING due < :day"""
"""The base: one fixed period for all, no units, no sent back, no extension, no calendar of its own."""


def make_file(path: Path) -> Path:
    """The file, made through the store like any other."""
    chance = random.Random(7)
    with Store.create(path, CATALOG, "临川县工商业联合会") as store:
        with store.transact("录入职务") as tx:
            _fill_posts(tx, chance)
        with store.transact("录入提案") as tx:
            _fill_proposals(tx, chance)
    return path


def _fill_posts(tx: Transaction, chance: random.Random) -> None:
    people = tx.add_many("person", [_person(chance) for _ in range(PEOPLE)])
    firms = tx.add_many(
        "organization", [{"name": company_name(chance), "kind": "企业"} for _ in range(PEOPLE)]
    )
    tx.add_many("employment", [
        {"person": person, "organization": firm, "role": "负责人", "post": "总经理"}
        for person, firm in zip(people, firms, strict=True)
    ])  # fmt: skip
    bodies = tx.add_many(
        "body", [{"name": name, "kind": kind, "level": level} for name, kind, level in BODIES]
    )
    posts: list[Record] = []
    for body in bodies:
        terms = tx.add_many("term", [_term(body, number) for number in range(TERMS)])
        for number, term in enumerate(terms):
            posts += _posts(chance, people, (body, term, number))
    tx.add_many("post", posts)


def _person(chance: random.Random) -> Record:
    birth = f"{chance.randrange(1940, 1999)}-{chance.randrange(1, 13):02d}"
    return {
        "name": person_name(chance),
        "sex": chance.choice("男女"),
        "birth": birth,
        "mobile": phone(chance),
    }


def _term(body: int, number: int) -> Record:
    start, end = (f"{FIRST_YEAR + YEARS * (number + more)}-12-18" for more in (0, 1))
    over = end if number < TERMS - 1 else None
    return {"body": body, "number": number + 1, "start": start, "planned_end": end, "end": over}


def _posts(chance: random.Random, people: list[int], place: tuple[int, int, int]) -> Iterator[Record]:
    body, term, number = place
    start, end = (f"{FIRST_YEAR + YEARS * (number + more)}-12-18" for more in (0, 1))
    for holder in chance.sample(people, POSTS // len(BODIES) // TERMS):
        left = add_months(start, chance.randrange(6, 54)) if chance.random() < 0.1 else end
        over = left if left != end or number < TERMS - 1 else None
        yield {
            "person": holder, "body": body, "term": term, "title": chance.choice(TITLES), "start": start, "end": over,
            "end_reason": "届满" if over else None,
        }  # fmt: skip


def _fill_proposals(tx: Transaction, chance: random.Random) -> None:
    days = [_day(chance) for _ in range(PROPOSALS)]
    proposals = tx.add_many("proposal", [
        {"title": f"关于第{place}件事的建议", "form": "提案", "number": f"{place % 1000:03d}", "submitted": day}
        for place, day in enumerate(days, start=1)
    ])  # fmt: skip
    units = tx.add_many(
        "proposal_unit",
        [{"proposal": one, "role": "主办", "name": chance.choice(UNITS)} for one in proposals],
    )
    steps: list[Record] = []
    for proposal, unit, day in zip(proposals, units, days, strict=True):
        steps += _steps(chance, (proposal, unit), day)
    tx.add_many("proposal_step", steps)


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(2007, 2027)}-{chance.randrange(1, 11):02d}-{chance.randrange(1, 29):02d}"


def _steps(chance: random.Random, whom: tuple[int, int], day: str) -> Iterator[Record]:
    """One in forty is not answered; the others within the time or a little behind it."""
    proposal, unit = whom
    yield {"proposal": proposal, "kind": "立案", "day": day}
    yield {"proposal": proposal, "kind": "交办", "day": day}
    if chance.random() > 1 / 40:
        replied = add_months(day, chance.randrange(1, 5))
        yield {
            "proposal": proposal,
            "kind": "答复",
            "day": replied,
            "unit": unit,
            "result": chance.choice("ABC"),
        }
        yield {"proposal": proposal, "kind": "反馈", "day": replied, "satisfaction": "满意"}


@contextmanager
def _reading(path: Path) -> Iterator[Rows]:
    connection = open_reader(path)
    try:
        yield Rows(connection, live_catalog(Rows(connection, CATALOG)))
    finally:
        connection.close()


def _best(work: Callable[[], object]) -> float:
    """The median of several runs in seconds, after a first one that fills the caches."""
    taken = []
    work()
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[REPEATS // 2]


def measures(path: Path) -> Iterator[Measure]:
    """The slowest roster of some days in the past, and the overdue list: against the limit and plain SQL."""
    with _reading(path) as rows:
        rosters = {
            day: _best(lambda day=day: official_order(holdings(rows, Scope(), day)))  # type: ignore[misc]
            for day in PAST_DAYS
        }
        slowest = max(rosters, key=lambda day: rosters[day])
        seats = len(holdings(rows, Scope(), slowest))
        plain = _best(lambda: rows.query(PLAIN_ROSTER, {"day": slowest}))
        label = f"roster of all {seats:,} seats as of {slowest} (40,000 posts)"
        yield Measure(f"{label}, against 0.3 s", rosters[slowest], ROSTER_LIMIT, 1.0)
        yield Measure(f"{label}, against plain SQL", rosters[slowest] * 1000, plain * 1000, None, "ms")
        late = len(overdue(rows, DAY))
        ours = _best(lambda: overdue(rows, DAY)) * 1000
        plain = _best(lambda: rows.query(PLAIN_OVERDUE, {"day": DAY})) * 1000
        label = f"overdue list of {late:,} (20,000 proposals)"
        yield Measure(f"{label}, against 50 ms", ours, OVERDUE_LIMIT, 1.0, "ms")
        yield Measure(f"{label}, against plain SQL", ours, plain, None, "ms")


def main() -> None:
    """Make the file and measure."""
    with tempfile.TemporaryDirectory() as folder:
        tell(measures(make_file(Path(folder, "商会.db"))))


if __name__ == "__main__":
    main()
