"""SQL over the office's other ledgers: whole tables in one pass, as the figures need them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secretariat.store.rows import Rows
from secretariat.store.schema import quoted

Span = tuple[str, str]
"""First and last day, both counted; a date known to the month or year counts from its first day."""

_FIRST_DAY = "substr({0} || '-01-01', 1, 10)"


def within(
    rows: Rows, entity: str, day: str, fields: Sequence[str], span: Span | None
) -> list[tuple[Any, ...]]:
    """(id, field, …) of the records whose day lies within a span, without one of all."""
    names = ", ".join(map(quoted, ("id", *fields)))
    where = f" AND {_FIRST_DAY.format(quoted(day))} BETWEEN ? AND ?" if span is not None else ""
    sql = f"SELECT {names} FROM {quoted(entity)} WHERE removed IS NULL{where} ORDER BY id"
    return rows.query(sql, span or ())


def any_of(rows: Rows, entities: Sequence[str]) -> bool:
    """Whether any record of these kinds was ever entered (and is still there)."""
    return any(rows.query(f"SELECT 1 FROM {quoted(name)} WHERE removed IS NULL LIMIT 1") for name in entities)


# -- training -------------------------------------------------------------------------------------------------


def classes(rows: Rows, span: Span | None = None) -> list[tuple[int, int]]:
    """(training, attendances) of the classes that began within a span: names counted, else the written number."""
    where = f" AND {_FIRST_DAY.format('t.start')} BETWEEN ? AND ?" if span is not None else ""
    return rows.query(
        f"""SELECT t.id, coalesce(nullif(count(n.id), 0), t.headcount, 0) FROM training t
        LEFT JOIN trainee n ON n.training = t.id AND n.removed IS NULL
        WHERE t.removed IS NULL{where} GROUP BY t.id ORDER BY t.id""",
        span or (),
    )


def trained(rows: Rows, span: Span | None = None) -> tuple[set[int], int]:
    """The different persons trained within a span, and how many names nobody was told for."""
    where = f" AND {_FIRST_DAY.format('t.start')} BETWEEN ? AND ?" if span is not None else ""
    found = rows.query(
        f"""SELECT n.person, count(*) FROM trainee n JOIN training t ON t.id = n.training AND t.removed IS NULL
        WHERE n.removed IS NULL{where} GROUP BY n.person""",
        span or (),
    )
    return {person for person, _ in found if person is not None}, sum(
        n for person, n in found if person is None
    )


def without_names(rows: Rows, span: Span | None = None) -> int:
    """How many classes of a span have a number of participants, but the name of none."""
    where = f" AND {_FIRST_DAY.format('t.start')} BETWEEN ? AND ?" if span is not None else ""
    found = rows.query(
        f"""SELECT count(*) FROM training t WHERE t.removed IS NULL AND t.headcount > 0{where}
        AND NOT EXISTS (SELECT 1 FROM trainee n WHERE n.training = t.id AND n.removed IS NULL)""",
        span or (),
    )
    return int(found[0][0])


_HELD = (
    """(p.start IS NULL OR p.start <= :day) AND (p.end > :day OR (p.end IS NULL AND p.end_reason IS NULL))"""
)
_MEMBERS = """m.removed IS NULL AND (m.start IS NULL OR m.start <= :day)
  AND (m.end > :day OR (m.end IS NULL AND m.end_reason IS NULL))
  AND (m.stage IS NULL OR m.stage NOT IN ('申请中', '待审批'))"""
_HEAD = """coalesce(m.person, (SELECT e.person FROM employment e WHERE e.organization = m.organization
  AND e.removed IS NULL AND e.role = '负责人' AND (e.start IS NULL OR e.start <= :day)
  AND (e.end IS NULL OR e.end > :day) ORDER BY e.end IS NULL, e.end, e.id LIMIT 1))"""


def people_of_body(rows: Rows, body: int, day: str) -> set[int]:
    """Who holds a post in a body on a day."""
    sql = f"SELECT DISTINCT p.person FROM post p WHERE p.removed IS NULL AND p.body = :body AND {_HELD}"
    return {row[0] for row in rows.query(sql, {"body": body, "day": day})}


def heads_of_members(rows: Rows, day: str, chamber: int | None = None) -> set[int]:
    """The heads of the members on the roll of a day and the members in person; of one chamber, or of all."""
    where = "" if chamber is None else " AND m.chamber = :chamber"
    sql = f"SELECT DISTINCT {_HEAD} FROM membership m WHERE {_MEMBERS}{where}"
    bound: dict[str, Any] = {"day": day} if chamber is None else {"day": day, "chamber": chamber}
    return {row[0] for row in rows.query(sql, bound) if row[0] is not None}


# -- chambers and party organizations as of a day -------------------------------------------------------------

_STANDING = "({0}.{1} IS NULL OR {0}.{1} <= :day) AND ({0}.{2} IS NULL OR {0}.{2} > :day)"


def chambers_at(rows: Rows, day: str) -> list[tuple[int, int, str | None]]:
    """(chamber, its unit, kind) of the affiliated chambers on a day."""
    where = _STANDING.format("c", "start", '"end"')
    return rows.query(
        f"SELECT c.id, c.organization, c.kind FROM chamber c WHERE c.removed IS NULL AND {where} ORDER BY c.id",
        {"day": day},
    )


def party_at(rows: Rows, day: str) -> list[tuple[int, int | None, str | None, int | None]]:
    """(party organization, its unit, kind, members by the latest count until the day) of those there are on a day."""
    where = _STANDING.format("g", "founded", "dissolved")
    return rows.query(
        f"""SELECT g.id, g.organization, g.kind, (SELECT n.members FROM party_count n WHERE n.party_org = g.id
          AND n.removed IS NULL AND n.day <= :day ORDER BY n.day DESC, n.id DESC LIMIT 1)
        FROM party_org g WHERE g.removed IS NULL AND {where} ORDER BY g.id""",
        {"day": day},
    )


# -- dues -----------------------------------------------------------------------------------------------------


def dues(rows: Rows, year: int, day: str) -> list[tuple[int, int | None, int]]:
    """(fee, due after reductions or None where it is not known, paid by the day) of a year, in 分.

    What has no day of payment counts as paid.
    """
    return rows.query(
        """SELECT id, max(0, standard - coalesce(reduced, 0)),
          CASE WHEN paid_on IS NULL OR paid_on <= :day THEN coalesce(paid, 0) ELSE 0 END
        FROM fee WHERE removed IS NULL AND year = :year ORDER BY id""",
        {"year": year, "day": day},
    )
