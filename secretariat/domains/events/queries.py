"""What events ask of the file, each question one statement.

Attendances are a million rows in a large file: nothing here reads them all unless it must.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.store.rows import Rows

HELD = """p.removed IS NULL AND (p.start IS NULL OR p.start <= :day)
  AND (p.end > :day OR (p.end IS NULL AND p.end_reason IS NULL))"""
WORKING = """e.removed IS NULL AND e.role IN ('负责人', '任职', '法定代表人')
  AND (e.start IS NULL OR e.start <= :day) AND (e.end IS NULL OR e.end > :day)"""
TITLE_RANK = """(SELECT label, min(coalesce(rank, 9999)) AS rank FROM dictionary_entry
  WHERE dictionary = 'post_title' AND removed IS NULL GROUP BY label)"""
_PART = 5000
_CAME = "('出席', '迟到', '早退', '替会')"
_DUE = "(a.role IS NULL OR a.role = '应到')"


def numbers(values: Iterable[int]) -> str:
    """Ids as the inside of an SQL list."""
    return ",".join(str(int(one)) for one in values)


def parts(values: Iterable[int]) -> Iterable[str]:
    """Ids as the insides of SQL lists, some thousands at a time: a statement must not grow without end."""
    wanted = list(values)
    for start in range(0, len(wanted), _PART):
        yield numbers(wanted[start : start + _PART])


# -- who is meant ---------------------------------------------------------------------------------------


def persons_named(
    rows: Rows, names: Sequence[str], codes: Sequence[str]
) -> list[tuple[int, str, str, str, str]]:
    """(person, name, former name, ID number, mobile) of all with one of these names or ID numbers."""
    found: dict[int, tuple[int, str, str, str, str]] = {}
    for column, wanted in (("name", names), ("former_name", names), ("id_number", codes)):
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            sql = f"""SELECT id, name, coalesce(former_name, ''), coalesce(id_number, ''), coalesce(mobile, '')
            FROM person WHERE removed IS NULL AND {column} IN ({marks})"""
            found |= {row[0]: row for row in rows.query(sql, part)}
    return [found[person] for person in sorted(found)]


def workplaces(rows: Rows, persons: Iterable[int]) -> list[tuple[int, str]]:
    """(person, name of a unit where that person works or worked)."""
    sql = """SELECT e.person, o.name FROM employment e JOIN organization o ON o.id = e.organization
    AND o.removed IS NULL WHERE e.removed IS NULL AND e.person IN ({}) ORDER BY e.id"""
    return [row for part in parts(persons) for row in rows.query(sql.format(part))]


def any_person(rows: Rows) -> bool:
    """Whether anybody is on file at all."""
    return bool(rows.query("SELECT 1 FROM person WHERE removed IS NULL LIMIT 1"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells a person from others of the same name."""

    person: int
    name: str
    unit: str | None
    job: str | None
    mobile: str | None
    birth: str | None
    town: str | None


def person_facts(rows: Rows, persons: Iterable[int], day: str) -> dict[int, Facts]:
    """Where these persons work on a day, their phone and birth, by person."""
    wanted = list(persons)
    found: dict[int, Facts] = {}
    for start in range(0, len(wanted), 500):
        sql = f"""SELECT n.id, n.name, o.name, j.post, n.mobile, n.birth, coalesce(n.town, o.town) FROM person n
        LEFT JOIN employment j ON j.id = (SELECT e.id FROM employment e WHERE e.person = n.id AND {WORKING}
          ORDER BY CASE e.role WHEN '负责人' THEN 0 WHEN '任职' THEN 1 ELSE 2 END, e.id LIMIT 1)
        LEFT JOIN organization o ON o.id = j.organization AND o.removed IS NULL
        WHERE n.id IN ({numbers(wanted[start : start + 500])})"""
        found.update((row[0], Facts(*row)) for row in rows.query(sql, {"day": day}))
    return found


def joined(rows: Rows, persons: Iterable[int]) -> dict[int, str]:
    """Since when each person, or a unit of the person, is a member; only where all starts are known."""
    sql = """SELECT who, min(coalesce(start, '')) FROM (
      SELECT m.person AS who, m.start FROM membership m WHERE m.removed IS NULL AND m.person IN ({0})
      UNION ALL
      SELECT e.person, m.start FROM employment e JOIN membership m ON m.organization = e.organization
      AND m.removed IS NULL WHERE e.removed IS NULL AND e.person IN ({0}))
    GROUP BY who"""
    found = (row for part in parts(persons) for row in rows.query(sql.format(part)))
    return {person: start for person, start in found if start}


# -- one event ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attendee:
    """One row of an event's list: the person or the bare name, the part and the state (None: 未登记)."""

    id: int
    person: int | None
    name: str
    unit: str | None
    role: str | None
    state: str | None


def attendees(rows: Rows, events: Iterable[int]) -> dict[int, list[Attendee]]:
    """The lists of events in the order in which they were written, by event."""
    found: dict[int, list[Attendee]] = {}
    sql = """SELECT a.event, a.id, a.person, coalesce(n.name, a.name, ''), a.unit, a.role, a.state
    FROM attendance a LEFT JOIN person n ON n.id = a.person
    WHERE a.removed IS NULL AND a.event IN ({}) ORDER BY a.id"""
    for event, *row in (row for part in parts(events) for row in rows.query(sql.format(part))):
        found.setdefault(event, []).append(Attendee(*row))
    return found


def roles_and_states(rows: Rows, event: int) -> list[tuple[str | None, str | None, int]]:
    """(part, state, how many) of an event's list."""
    return rows.query(
        "SELECT role, state, count(*) FROM attendance WHERE event = ? AND removed IS NULL GROUP BY role, state",
        (event,),
    )


def event_leaders(rows: Rows, event: int) -> list[tuple[int | None, str, str, str | None]]:
    """(person, name, post, rank) of the leaders at an event, in their order."""
    return rows.query(
        """SELECT l.person, coalesce(n.name, l.name, ''), coalesce(l.post, ''), l.rank FROM event_leader l
        LEFT JOIN person n ON n.id = l.person WHERE l.event = ? AND l.removed IS NULL ORDER BY l.id""",
        (event,),
    )


def best_titles(
    rows: Rows, persons: Iterable[int], body: int | None, day: str
) -> dict[int, tuple[int, int, str]]:
    """(rank, place by hand, title) of each person's highest post in force, in one body or in the federation's own."""
    own = "b.id = :body" if body is not None else "b.kind IN ('执行委员会', '常务委员会', '主席会议')"
    values: dict[str, str | int] = {"day": day} if body is None else {"day": day, "body": body}
    found = rows.query(
        f"""SELECT p.person, coalesce(d.rank, 9999), coalesce(p.position, 9999), p.title
        FROM post p JOIN body b ON b.id = p.body AND b.removed IS NULL AND {own}
        LEFT JOIN {TITLE_RANK} d ON d.label = p.title
        WHERE {HELD} AND p.person IN ({numbers(persons)})""",
        values,
    )
    best: dict[int, tuple[int, int, str]] = {}
    for person, rank, position, title in found:
        best[person] = min(best.get(person, (10_000, 10_000, "")), (rank, position, title))
    return best


# -- counts ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """One event that was not cancelled; `named` is whether anybody's coming was noted, `came` how many came."""

    event: int
    start: str | None
    kind: str | None
    headcount: int | None
    named: bool
    came: int


def held(rows: Rows, first: str, last: str) -> list[Held]:
    """The events that began within the days, with how many came; a start known to the month counts from its 1st.

    The bounds are ISO days; events without a start are in none.
    """
    return [
        Held(event, start, kind, headcount, bool(named), came)
        for event, start, kind, headcount, named, came in rows.query(
            f"""SELECT e.id, e.start, e.kind, e.headcount, coalesce(c.named, 0), coalesce(c.came, 0)
            FROM event e LEFT JOIN (
              SELECT a.event, count(a.state) AS named, sum(a.state IN {_CAME}) AS came
              FROM attendance a WHERE a.removed IS NULL
                AND a.event IN (SELECT x.id FROM event x WHERE {_within("x")}) GROUP BY a.event) c ON c.event = e.id
            WHERE {_within("e")} ORDER BY e.start, e.id""",
            {"first": first, "last": last},
        )
    ]


def _within(alias: str) -> str:
    start = f"substr({alias}.start || '-01-01', 1, 10)"
    return f"""{alias}.removed IS NULL AND coalesce({alias}.cancelled, 0) = 0
      AND {start} >= :first AND {start} <= :last"""


def persons_at(rows: Rows, events: Iterable[int]) -> tuple[int, int]:
    """How many different known persons came to these events in person (人), and how many bare names."""
    known, bare = rows.query(
        f"""SELECT count(DISTINCT a.person), coalesce(sum(a.person IS NULL), 0) FROM attendance a
        WHERE a.removed IS NULL AND a.state IN ('出席', '迟到', '早退') AND a.event IN ({numbers(events)})"""
    )[0]
    return int(known), int(bare)


def leaders_at(rows: Rows, first: str, last: str) -> list[tuple[int, str]]:
    """(event, rank) of the leaders at events within the days, each once."""
    return rows.query(
        f"""SELECT DISTINCT e.id, l.rank FROM event e JOIN event_leader l ON l.event = e.id AND l.removed IS NULL
        WHERE {_within("e")} AND l.rank IS NOT NULL ORDER BY e.id""",
        {"first": first, "last": last},
    )


def started(rows: Rows) -> tuple[str, str] | None:
    """The first and the last start of all events that were not cancelled."""
    first, last = rows.query(
        """SELECT min(start), max(start) FROM event WHERE removed IS NULL AND coalesce(cancelled, 0) = 0
        AND start IS NOT NULL"""
    )[0]
    return (first, last) if first else None


# -- what is odd ----------------------------------------------------------------------------------------


def ended_without_attendance(rows: Rows, day: str, since: str) -> list[int]:
    """Events that ended before a day (and began on or after another) of which nobody noted who or how many came."""
    found = rows.query(
        """SELECT e.id FROM event e WHERE e.removed IS NULL AND coalesce(e.cancelled, 0) = 0 AND e.headcount IS NULL
          AND coalesce(e.end, e.start) < :day AND e.start >= :since
          AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.event = e.id AND a.removed IS NULL AND a.state IS NOT NULL)
        ORDER BY e.start, e.id""",
        {"day": day, "since": since},
    )
    return [row[0] for row in found if row[0] is not None]


def other_headcounts(rows: Rows) -> list[tuple[int, int, int]]:
    """(event, written number, how many came by name) where the two differ."""
    return rows.query(
        f"""SELECT e.id, e.headcount, sum(a.state IN {_CAME}) AS came FROM event e
        JOIN attendance a ON a.event = e.id AND a.removed IS NULL AND a.state IS NOT NULL
        WHERE e.removed IS NULL AND e.headcount IS NOT NULL GROUP BY e.id HAVING came <> e.headcount ORDER BY e.id"""
    )


def twice(rows: Rows) -> list[tuple[int, int]]:
    """(event, person) who stands on the list of one event more than once."""
    return rows.query(
        """SELECT event, person FROM attendance WHERE removed IS NULL AND person IS NOT NULL
        GROUP BY event, person HAVING count(*) > 1 ORDER BY event, person"""
    )


def bare_names(rows: Rows) -> list[tuple[int, int]]:
    """(event, how many names on its list nobody was told for)."""
    return rows.query(
        """SELECT event, count(*) FROM attendance WHERE removed IS NULL AND person IS NULL
        GROUP BY event ORDER BY event"""
    )


def came_too_early(rows: Rows) -> list[tuple[int, int, str, str]]:
    """(event, person, name, first day as a member) of those who were at an event that had ended before they joined."""
    return rows.query(
        f"""WITH joined AS (SELECT who, min(coalesce(start, '')) AS since FROM (
            SELECT m.person AS who, m.start FROM membership m WHERE m.removed IS NULL AND m.person IS NOT NULL
            UNION ALL
            SELECT e.person, m.start FROM membership m JOIN employment e ON e.organization = m.organization
              AND e.removed IS NULL WHERE m.removed IS NULL) GROUP BY who)
        SELECT v.id, a.person, n.name, j.since FROM attendance a
        CROSS JOIN event v ON v.id = a.event AND v.removed IS NULL AND coalesce(v.end, v.start) IS NOT NULL
        CROSS JOIN joined j ON j.who = a.person AND j.since <> ''
          AND substr(j.since, 1, length(coalesce(v.end, v.start))) > coalesce(v.end, v.start)
        CROSS JOIN person n ON n.id = a.person
        WHERE a.removed IS NULL AND a.state IN {_CAME} AND {_DUE} ORDER BY v.id, a.person"""
    )


def absences(rows: Rows, year: str) -> list[tuple[int, str, int]]:
    """(person, name, attendance) for every 缺席 without leave of somebody who was due, in a year, in its order."""
    return rows.query(
        f"""SELECT a.person, n.name, a.id FROM event e CROSS JOIN attendance a ON a.event = e.id
          AND a.removed IS NULL AND a.state = '缺席' AND {_DUE} JOIN person n ON n.id = a.person
        WHERE e.removed IS NULL AND coalesce(e.cancelled, 0) = 0 AND substr(e.start, 1, 4) = :year
        ORDER BY +a.person, e.start, e.id""",
        {"year": year},
    )
