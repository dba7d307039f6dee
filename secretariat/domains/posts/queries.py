"""Who holds which post as of a day, each question one statement.

A post is in force from its start until the day before its end; an ended one without a day is in force on none.
Where posts are compared with others of the same person, "+q.body" keeps SQLite from looking through the whole body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.store.rows import Parameters, Rows

_HELD = """p.removed IS NULL AND (p.start IS NULL OR p.start <= :day)
  AND (p.end > :day OR (p.end IS NULL AND p.end_reason IS NULL))"""
_RANK = """LEFT JOIN (SELECT label, min(coalesce(rank, 9999)) AS rank FROM dictionary_entry
  WHERE dictionary = 'post_title' AND removed IS NULL GROUP BY label) d ON d.label = p.title"""
_JOB = """(SELECT e.id FROM employment e WHERE e.person = p.person AND e.removed IS NULL
  AND e.role IN ('负责人', '任职', '法定代表人')
  AND (e.start IS NULL OR e.start <= :day) AND (e.end IS NULL OR e.end > :day)
  ORDER BY CASE e.role WHEN '负责人' THEN 0 WHEN '任职' THEN 1 ELSE 2 END, e.id LIMIT 1)"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which posts are asked for: in these bodies, or in bodies of a kind and level, with these titles (none: all)."""

    bodies: tuple[int, ...] = ()
    kind: str = ""
    level: str = ""
    titles: tuple[str, ...] = ()
    term: int | None = None
    person: int | None = None

    def conditions(self) -> tuple[str, dict[str, str | int]]:
        """Conditions on p (post) and b (body), each led by AND, with their parameters."""
        tests: list[str] = []
        values: dict[str, str | int] = {}
        if self.bodies:
            tests.append(f"p.body IN ({_numbers(self.bodies)})")
        for name, record in (("term", self.term), ("person", self.person)):
            if record is not None:
                tests.append(f"p.{name} = :{name}")
                values[name] = record
        for name, value in (("kind", self.kind), ("level", self.level)):
            if value:
                tests.append(f"b.{name} = :{name}")
                values[name] = value
        if self.titles:
            names = {f"t{place}": title for place, title in enumerate(self.titles)}
            tests.append(f"p.title IN ({','.join(f':{name}' for name in names)})")
            values |= names
        return "".join(f" AND {one}" for one in tests), values


@dataclass(frozen=True, slots=True)
class Holding:
    """One post as it stood on a day, with what a list prints of its holder."""

    post: int
    person: int
    name: str
    sex: str | None
    birth: str | None
    politics: str | None
    education: str | None
    mobile: str | None
    unit: str | None
    unit_kind: str | None
    registration: str | None
    job: str | None
    body: int
    body_name: str
    kind: str | None
    level: str | None
    term: int | None
    number: int | None
    planned_end: str | None
    term_end: str | None
    title: str
    rank: int | None
    position: int | None
    nature: str | None
    sector: str | None
    constituency: str | None
    committee: str | None
    certificate: str | None
    start: str | None
    end: str | None
    end_reason: str | None
    given_by: str | None
    ended_by: str | None


_HOLDING = f"""SELECT p.id, p.person, n.name, n.sex, n.birth, n.politics, n.education, n.mobile,
  o.name, o.kind, o.registration_type, j.post, p.body, b.name, b.kind, b.level, p.term, t.number, t.planned_end, t.end,
  p.title, d.rank, p.position, p.nature, p.sector, p.constituency, p.committee, p.certificate,
  p.start, p.end, p.end_reason, p.given_by, p.ended_by
FROM post p JOIN person n ON n.id = p.person JOIN body b ON b.id = p.body LEFT JOIN term t ON t.id = p.term
{_RANK} LEFT JOIN employment j ON j.id = {_JOB} LEFT JOIN organization o ON o.id = j.organization
WHERE """


def holdings(rows: Rows, scope: Scope, day: str) -> list[Holding]:
    """The posts in force on a day; order them with `documents.official_order`."""
    more, values = scope.conditions()
    return _read(rows, f"{_HOLDING}{_HELD}{more}", {"day": day, **values})


def career(rows: Rows, person: int, day: str) -> list[Holding]:
    """Every post that a person ever held, the latest first, units as of the day."""
    sql = f"{_HOLDING}p.removed IS NULL AND p.person = :person ORDER BY p.start IS NULL, p.start DESC, d.rank, p.id"
    return _read(rows, sql, {"day": day, "person": person})


def of_posts(rows: Rows, posts: Iterable[int], day: str) -> list[Holding]:
    """The given posts, whether in force or not, units as of the day."""
    return _read(rows, f"{_HOLDING}p.removed IS NULL AND p.id IN ({_numbers(posts)})", {"day": day})


def _read(rows: Rows, sql: str, values: Parameters) -> list[Holding]:
    return [Holding(*row) for row in rows.query(sql, values)]


def seats_held(rows: Rows, scope: Scope, day: str) -> list[tuple[int, int, str, str, str, int]]:
    """(post, person, kind, level, title, body) of the posts in force on a day, for counting 人 and 人次."""
    more, values = scope.conditions()
    sql = f"""SELECT p.id, p.person, coalesce(b.kind, ''), coalesce(b.level, ''), p.title, p.body
    FROM post p JOIN body b ON b.id = p.body WHERE {_HELD}{more} ORDER BY p.id"""
    return rows.query(sql, {"day": day, **values})


def highest_titles(rows: Rows, scope: Scope, day: str) -> dict[int, tuple[int, str]]:
    """For each person the post of highest rank in force on a day: person → (post, title)."""
    more, values = scope.conditions()
    sql = f"""WITH ranked AS (SELECT p.person, p.id, p.title, row_number() OVER (
      PARTITION BY p.person ORDER BY coalesce(d.rank, 9999), p.position IS NULL, p.position, p.id) AS place
    FROM post p JOIN body b ON b.id = p.body {_RANK} WHERE {_HELD}{more})
    SELECT person, id, title FROM ranked WHERE place = 1"""
    return {person: (post, title) for person, post, title in rows.query(sql, {"day": day, **values})}


def double_identities(
    rows: Rows, body: int, kinds: Sequence[str], day: str
) -> list[tuple[int, int, str, str, str]]:
    """(person, post, kind, level, title) of the posts in bodies of these kinds that members of `body` hold too."""
    names = {f"k{place}": kind for place, kind in enumerate(kinds)}
    marks = ",".join(f":{name}" for name in names)
    sql = f"""SELECT p.person, p.id, b.kind, coalesce(b.level, ''), p.title
    FROM post p JOIN body b ON b.id = p.body WHERE {_HELD} AND b.kind IN ({marks}) AND p.body <> :body
    AND p.person IN (SELECT p.person FROM post p WHERE {_HELD} AND p.body = :body) ORDER BY p.person, p.id"""
    return rows.query(sql, {"day": day, "body": body, **names})


def terms_in_a_row(rows: Rows, day: str, scope: Scope | None = None) -> dict[int, int]:
    """For each post in force on a day with a term: how many terms running its holder has been in that body.

    Another title in an earlier term counts too; a term that the body has but the person missed breaks the row.
    """
    asked = scope or Scope()
    more, values = asked.conditions()
    one = " AND p.person = :person" if asked.person is not None else ""
    sql = f"""WITH placed AS (SELECT p.id, p.person, p.body, t.number, t.number - dense_rank() OVER (
        PARTITION BY p.person, p.body ORDER BY t.number) AS island
      FROM post p JOIN term t ON t.id = p.term
      WHERE p.removed IS NULL AND (p.start IS NULL OR p.start <= :day){one}),
    counted AS (SELECT id, dense_rank() OVER (PARTITION BY person, body, island ORDER BY number) AS running FROM placed)
    SELECT c.id, c.running FROM counted c CROSS JOIN post p ON p.id = c.id CROSS JOIN body b ON b.id = p.body
    WHERE {_HELD}{more}"""
    return dict(rows.query(sql, {"day": day, **values}))


def begun(rows: Rows, first: str, last: str) -> list[tuple[int, int, int, int]]:
    """(post, person, body, whether the person was in the body on the eve) of posts that began within the days."""
    sql = """SELECT p.id, p.person, p.body, EXISTS (SELECT 1 FROM post q WHERE q.person = p.person AND +q.body = p.body
      AND q.id <> p.id AND q.removed IS NULL AND (q.start IS NULL OR q.start < p.start)
      AND (q.end >= p.start OR (q.end IS NULL AND q.end_reason IS NULL)))
    FROM post p WHERE p.removed IS NULL AND p.start >= :first AND p.start <= :last ORDER BY p.id"""
    return rows.query(sql, {"first": _from(first), "last": last})


def ended(rows: Rows, first: str, last: str) -> list[tuple[int, int, int, int]]:
    """(post, person, body, whether the person stays in the body) of posts that ended within the days."""
    sql = """SELECT p.id, p.person, p.body, EXISTS (SELECT 1 FROM post q WHERE q.person = p.person AND +q.body = p.body
      AND q.id <> p.id AND q.removed IS NULL AND (q.start IS NULL OR q.start <= p.end)
      AND (q.end > p.end OR (q.end IS NULL AND q.end_reason IS NULL)))
    FROM post p WHERE p.removed IS NULL AND p.end >= :first AND p.end <= :last ORDER BY p.id"""
    return rows.query(sql, {"first": _from(first), "last": last})


def same_post_twice(rows: Rows) -> list[tuple[int, int]]:
    """Pairs of posts of one person with the same body and title whose times overlap."""
    sql = """SELECT p.id, q.id FROM post p JOIN post q ON q.person = p.person AND +q.body = p.body AND q.title = p.title
      AND q.id > p.id AND q.removed IS NULL
    WHERE p.removed IS NULL
      AND (p.end IS NOT NULL OR p.end_reason IS NULL) AND (q.end IS NOT NULL OR q.end_reason IS NULL)
      AND (p.end IS NULL OR q.start IS NULL OR q.start < p.end)
      AND (q.end IS NULL OR p.start IS NULL OR p.start < q.end)
    ORDER BY p.id, q.id"""
    return rows.query(sql)


def outside_term(rows: Rows) -> list[tuple[int, int]]:
    """(post, term) of posts that began before their term or outlast its real end."""
    sql = """SELECT p.id, t.id FROM post p JOIN term t ON t.id = p.term
    WHERE p.removed IS NULL AND t.removed IS NULL AND (
      (p.start IS NOT NULL AND t.start IS NOT NULL AND p.start < substr(t.start, 1, length(p.start)))
      OR (p.start IS NOT NULL AND t.end IS NOT NULL AND p.start >= t.end)
      OR (t.end IS NOT NULL AND p.end IS NOT NULL AND substr(p.end, 1, length(t.end)) > t.end)
      OR p.body <> t.body)
    ORDER BY p.id"""
    return rows.query(sql)


def _from(day: str) -> str:
    """The shortest date that begins on that first day of a month: 2026-10, in January the year itself."""
    return day[:4] if day[5:7] == "01" else day[:7]


def _numbers(values: Iterable[int]) -> str:
    return ",".join(str(int(one)) for one in values)
