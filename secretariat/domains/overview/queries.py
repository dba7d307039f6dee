"""SQL over all members at once, for the first page: the same answers as the lists give, in a tenth of the time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from secretariat.store.rows import Rows

# Dates known to the month or year count from their first day; as text they compare the same way.
_COUNTS = """m.removed IS NULL AND (m.stage IS NULL OR m.stage NOT IN ('申请中', '待审批'))
  AND NOT (m.end IS NULL AND m.end_reason IS NOT NULL)"""
_DIRECT = "NOT EXISTS (SELECT 1 FROM organization c WHERE c.id = m.chamber AND c.removed IS NULL)"
_IN_FORCE = "(m.start IS NULL OR m.start <= :day) AND (m.end IS NULL OR m.end > :day)"
_FIRST_DAY = "substr({0} || '-01-01', 1, 10)"
_JOINED = _FIRST_DAY.format("m.start")
_LEFT = f"max({_FIRST_DAY.format('m.end')}, coalesce({_JOINED}, ''))"

# Who heads a unit: as the member list tells it (members.ledger: the principal in force, of several the first to leave).
_HEAD_JOB = """(SELECT b.id FROM employment b WHERE b.organization = m.organization AND b.removed IS NULL
  AND b.role = '负责人' AND {when} ORDER BY COALESCE(b.start > :day, 0), b.end IS NULL, b.end, b.id LIMIT 1)"""
_NOW = "(b.end IS NULL OR b.end > :day)"
_THEN = f"(b.start IS NULL OR b.start <= :day) AND {_NOW}"


Standing = dict[str | None, list[int]]
"""Memberships by kind."""


def members_in_force(rows: Rows, day: str, *, merged: bool) -> Standing:
    """The members at the end of a day; those through chambers only where `merged`."""
    return _members(rows, _IN_FORCE, {"day": day}, merged=merged)


def members_joined(rows: Rows, first: str, last: str, *, merged: bool) -> Standing:
    """Who joined within the days and was in force at all."""
    where = f"{_JOINED} BETWEEN :first AND :last AND (m.end IS NULL OR m.end >= m.start OR m.start LIKE m.end || '%')"
    return _members(rows, where, {"first": first, "last": last}, merged=merged)


def members_left(rows: Rows, first: str, last: str, *, merged: bool) -> Standing:
    """Who left within the days."""
    where = f"m.end IS NOT NULL AND {_LEFT} BETWEEN :first AND :last AND (m.start IS NULL OR m.end >= m.start"
    return _members(
        rows, f"{where} OR m.start LIKE m.end || '%')", {"first": first, "last": last}, merged=merged
    )


def _members(rows: Rows, where: str, values: dict[str, str], *, merged: bool) -> Standing:
    level = "" if merged else f" AND {_DIRECT}"
    sql = f"SELECT m.kind, group_concat(m.id) FROM membership m WHERE {_COUNTS} AND {where}{level} GROUP BY m.kind"
    return {kind: list(map(int, ids.split(","))) for kind, ids in rows.query(sql, values)}


class Gaps(NamedTuple):
    """How many of the members that a list shows as in force lack something; `pending` are applications."""

    pending: int
    no_mobile: int
    no_code: int
    no_start: int
    no_head: int
    no_town: int


def gaps(rows: Rows, day: str, *, past: bool) -> Gaps:
    """What members lack, as the member list tells it for a day (`past`), or for now with those yet to begin."""
    current = "NOT ((m.end IS NOT NULL AND m.end <= :day) OR (m.end IS NULL AND m.end_reason IS NOT NULL))"
    waiting = "m.stage IN ('申请中', '待审批')" + (" OR m.start > :day" if past else "")
    head = _HEAD_JOB.format(when=_THEN if past else _NOW)
    sql = f"""
    SELECT coalesce(sum(waiting), 0), coalesce(sum(NOT waiting AND mobile IS NULL), 0),
      coalesce(sum(NOT waiting AND credit_code IS NULL AND kind != '个人会员'), 0),
      coalesce(sum(NOT waiting AND start IS NULL), 0), coalesce(sum(NOT waiting AND name IS NULL), 0),
      coalesce(sum(NOT waiting AND town IS NULL AND kind != '个人会员'), 0)
    FROM (SELECT coalesce({waiting}, 0) AS waiting, m.kind, m.start, p.mobile, p.name, o.credit_code, o.town
      FROM membership m
      LEFT JOIN organization o ON o.id = m.organization AND o.removed IS NULL
      LEFT JOIN employment e ON e.id = {head}
      LEFT JOIN person p ON p.id = coalesce(m.person, e.person) AND p.removed IS NULL
      WHERE m.removed IS NULL AND {current})"""
    return Gaps(*rows.query(sql, {"day": day})[0])


class Born(NamedTuple):
    """A person who heads a member, with the birth date and the member's unit."""

    person: int
    name: str
    birth: str
    membership: int
    unit: str | None


def heads_born(rows: Rows, month_days: Sequence[str], day: str, *, merged: bool) -> list[Born]:
    """The heads of the members of a day who were born on one of the given days ("11-22"), each once."""
    wanted = ",".join(f"'{one}'" for one in month_days)
    level = "" if merged else f" AND {_DIRECT}"
    sql = f"""
    WITH born AS MATERIALIZED (SELECT id, name, birth FROM person
      WHERE removed IS NULL AND length(birth) = 10 AND substr(birth, 6) IN ({wanted}))
    SELECT b.id, b.name, b.birth, min(m.id), o.name FROM born b
      JOIN (SELECT id AS person, NULL AS organization FROM born
        UNION ALL SELECT e.person, e.organization FROM born JOIN employment e ON e.person = born.id
          WHERE e.removed IS NULL AND e.role = '负责人') w ON w.person = b.id
      JOIN membership m ON (w.organization IS NULL AND m.person = b.id)
        OR (m.person IS NULL AND m.organization = w.organization)
      LEFT JOIN organization o ON o.id = m.organization AND o.removed IS NULL
    WHERE {_COUNTS} AND {_IN_FORCE}{level}
      AND (m.person = b.id OR b.id = (SELECT h.person FROM employment h WHERE h.id = {_HEAD_JOB.format(when=_THEN)}))
    GROUP BY b.id ORDER BY b.id"""
    return [Born(*row) for row in rows.query(sql, {"day": day})]


def members_ever(rows: Rows) -> int:
    """How many memberships were ever entered."""
    return int(rows.query("SELECT count(*) FROM membership WHERE removed IS NULL")[0][0])


_MONTHLY = {
    "events": """SELECT substr(e.start, 1, 7), count(*) FROM event e WHERE e.removed IS NULL
      AND coalesce(e.cancelled, 0) = 0 AND e.start BETWEEN :first AND :last GROUP BY 1""",
    "attendances": """SELECT month, sum(came) FROM (SELECT substr(e.start, 1, 7) AS month,
        coalesce(nullif((SELECT count(*) FROM attendance a WHERE a.event = e.id AND a.removed IS NULL
          AND a.state IN ('出席', '迟到', '早退', '替会')), 0), e.headcount, 0) AS came
      FROM event e WHERE e.removed IS NULL AND coalesce(e.cancelled, 0) = 0
        AND e.start BETWEEN :first AND :last) GROUP BY 1""",
    "proposals": """SELECT substr(p.submitted, 1, 7), count(*) FROM proposal p WHERE p.removed IS NULL
      AND p.submitted BETWEEN :first AND :last GROUP BY 1""",
    "demands": """SELECT substr(d.day, 1, 7), count(*) FROM demand d WHERE d.removed IS NULL
      AND d.day BETWEEN :first AND :last GROUP BY 1""",
    "closed": """SELECT substr(s.day, 1, 7), count(DISTINCT s.demand) FROM demand_step s
      JOIN demand d ON d.id = s.demand AND d.removed IS NULL
      WHERE s.removed IS NULL AND s.kind = '销号' AND s.day BETWEEN :first AND :last GROUP BY 1""",
    "visits": """SELECT substr(v.day, 1, 7), count(*) FROM visit v WHERE v.removed IS NULL
      AND v.day BETWEEN :first AND :last GROUP BY 1""",
}


def per_month(rows: Rows, what: str, year: str, last: str) -> dict[str, int]:
    """How many of something each month of a year had, until the last day; what has no month is left out."""
    found = rows.query(_MONTHLY[what], {"first": year, "last": last})
    return {month: number for month, number in found if len(month or "") == 7}


def members_at(rows: Rows, days: Sequence[str], *, merged: bool) -> list[int]:
    """How many members there were at the end of each of some days."""
    level = "" if merged else f" AND {_DIRECT}"
    sql = f"SELECT m.start, m.end, count(*) FROM membership m WHERE {_COUNTS}{level} GROUP BY 1, 2"
    periods = rows.query(sql)
    return [
        sum(count for start, end, count in periods if (not start or start <= day) and (not end or end > day))
        for day in days
    ]


_NAMESAKES = """SELECT p.id FROM person p WHERE p.removed IS NULL AND p.name IN (
    SELECT name FROM person WHERE removed IS NULL GROUP BY name HAVING count(*) > 1) ORDER BY p.name, p.id"""


def namesakes(rows: Rows) -> list[int]:
    """The persons whose name another person has too."""
    return [row[0] for row in rows.query(_NAMESAKES)]


def bare_names(rows: Rows, entity: str, name: str) -> list[int]:
    """The records of an entity that hold a name of which it is not known yet who is meant."""
    sql = f'SELECT id FROM "{entity}" WHERE removed IS NULL AND "{name}" IS NOT NULL ORDER BY id'
    return [row[0] for row in rows.query(sql)]


def backwards(rows: Rows, entity: str, start: str, end: str) -> list[int]:
    """The records whose end lies before their start, as far as both days are known."""
    known = f'min(length("{start}"), length("{end}"))'
    sql = f"""SELECT id FROM "{entity}" WHERE removed IS NULL AND "{start}" IS NOT NULL AND "{end}" IS NOT NULL
      AND substr("{end}", 1, {known}) < substr("{start}", 1, {known}) ORDER BY id"""
    return [row[0] for row in rows.query(sql)]
