"""Who is due at an event: the people of bodies, duty groups, named lists and members as of a day."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.domains.events.queries import HELD, TITLE_RANK, WORKING, numbers
from secretariat.store.rows import Rows

_FIRST_ROLE = "CASE e.role WHEN '负责人' THEN 0 WHEN '法定代表人' THEN 1 ELSE 2 END, e.id"
_HEAD = f"""(SELECT e.person FROM employment e WHERE e.organization = o.id AND {WORKING}
  AND e.role IN ('负责人', '法定代表人') ORDER BY {_FIRST_ROLE} LIMIT 1)"""


def seats(rows: Rows, body: int, day: str) -> list[tuple[int, str, int, int, str]]:
    """(person, title, rank of the title, place by hand, name) of every post in force in a body."""
    return rows.query(
        f"""SELECT p.person, p.title, coalesce(d.rank, 9999), coalesce(p.position, 9999), n.name
        FROM post p JOIN person n ON n.id = p.person AND n.removed IS NULL
        LEFT JOIN {TITLE_RANK} d ON d.label = p.title WHERE {HELD} AND p.body = :body""",
        {"body": body, "day": day},
    )


def seats_by_body(rows: Rows, day: str) -> list[tuple[int, str, str, int, int]]:
    """(body, its name, title, rank of the title, persons with it), bodies with posts in force only."""
    return rows.query(
        f"""SELECT b.id, b.name, p.title, coalesce(d.rank, 9999), count(DISTINCT p.person)
        FROM post p JOIN person n ON n.id = p.person AND n.removed IS NULL
        JOIN body b ON b.id = p.body AND b.removed IS NULL
        LEFT JOIN {TITLE_RANK} d ON d.label = p.title WHERE {HELD}
        GROUP BY b.id, p.title ORDER BY coalesce(b.rank, 9999), b.id, coalesce(d.rank, 9999), p.title""",
        {"day": day},
    )


def group_members(rows: Rows, duty_group: int) -> list[int]:
    """The known persons of a duty group, leaders first."""
    found = rows.query(
        """SELECT m.person FROM duty_member m JOIN person n ON n.id = m.person AND n.removed IS NULL
        WHERE m.duty_group = ? AND m.removed IS NULL
        ORDER BY coalesce(m.leader, 0) DESC, m.position IS NULL, m.position, m.id""",
        (duty_group,),
    )
    return [row[0] for row in found]


def groups_with_size(rows: Rows) -> list[tuple[int, str, str | None, int]]:
    """(duty group, its name, its plan, known persons in it) by plan and number."""
    return rows.query(
        """SELECT g.id, g.name, r.name, count(DISTINCT n.id) FROM duty_group g
        LEFT JOIN rota r ON r.id = g.rota AND r.removed IS NULL
        JOIN duty_member m ON m.duty_group = g.id AND m.removed IS NULL
        JOIN person n ON n.id = m.person AND n.removed IS NULL
        WHERE g.removed IS NULL GROUP BY g.id ORDER BY r.start DESC, g.number IS NULL, g.number, g.id"""
    )


def list_people(rows: Rows, named_list: int, day: str) -> list[int]:
    """The persons on a named list on a day; an enterprise stands for its head."""
    found = rows.query(
        f"""SELECT coalesce(l.person, {_HEAD}) AS who FROM list_entry l
        LEFT JOIN organization o ON o.id = l.organization AND o.removed IS NULL
        JOIN person n ON n.id = who AND n.removed IS NULL
        WHERE l.named_list = :list AND l.removed IS NULL AND (l.start IS NULL OR l.start <= :day)
          AND (l.end IS NULL OR l.end > :day) ORDER BY l.id""",
        {"list": named_list, "day": day},
    )
    return list(dict.fromkeys(row[0] for row in found))


def lists_with_size(rows: Rows, day: str) -> list[tuple[int, str, int]]:
    """(named list, its name, entries in force) with any entry."""
    return rows.query(
        """SELECT s.id, s.name, count(*) FROM named_list s JOIN list_entry l ON l.named_list = s.id
          AND l.removed IS NULL AND (l.start IS NULL OR l.start <= :day) AND (l.end IS NULL OR l.end > :day)
          AND (l.person IS NOT NULL OR l.organization IS NOT NULL)
        WHERE s.removed IS NULL GROUP BY s.id ORDER BY s.start DESC, s.id DESC""",
        {"day": day},
    )


_MEMBER_HEADS = f"""SELECT m.id, coalesce(m.person, {_HEAD}) AS who FROM membership m
  LEFT JOIN organization o ON o.id = m.organization AND o.removed IS NULL
  JOIN person n ON n.id = who AND n.removed IS NULL
  WHERE m.removed IS NULL"""


def member_people(rows: Rows, memberships: Sequence[int], day: str) -> list[int]:
    """Who goes to a meeting for members: the head of a unit, an individual in person; in the given order."""
    found: dict[int, int] = {}
    for start in range(0, len(memberships), 500):
        part = numbers(memberships[start : start + 500])
        found.update(rows.query(f"{_MEMBER_HEADS} AND m.id IN ({part})", {"day": day}))
    return list(dict.fromkeys(found[one] for one in memberships if one in found))


def members_on_roll(rows: Rows, day: str) -> list[int]:
    """The memberships in force on a day."""
    found = rows.query(
        """SELECT id FROM membership WHERE removed IS NULL AND (start IS NULL OR start <= :day)
          AND (end > :day OR (end IS NULL AND end_reason IS NULL))
          AND (stage IS NULL OR stage NOT IN ('申请中', '待审批')) ORDER BY id""",
        {"day": day},
    )
    return [row[0] for row in found]
