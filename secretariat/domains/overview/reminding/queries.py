"""One statement for each sort of thing that has a day until which it should be done."""

from __future__ import annotations

from typing import NamedTuple

from secretariat.store.rows import Rows


class DueLine(NamedTuple):
    """A record with its day, what it is called, and a word beside it."""

    id: int
    day: str
    title: str
    detail: str | None


# Every statement takes :day and :until (the last day looked at) and tells what is due on or before :until.
CHAMBERS = """SELECT c.id, c.term_end, o.name, c.president FROM chamber c
  JOIN organization o ON o.id = c.organization
  WHERE c.removed IS NULL AND c.term_end <= :until AND (c.end IS NULL OR c.end > :day)"""
TERMS = """SELECT t.id, t.planned_end, b.name, '第' || t.number || '届' FROM term t JOIN body b ON b.id = t.body
  WHERE t.removed IS NULL AND b.removed IS NULL AND t.planned_end <= :until AND (t.end IS NULL OR t.end > :day)
    AND (t.start IS NULL OR t.start <= :day) AND NOT EXISTS (SELECT 1 FROM term n WHERE n.body = t.body
      AND n.removed IS NULL AND n.number > t.number AND n.start <= :day)"""
TASKS = """SELECT t.id, t.due, t.title, t.department FROM task t WHERE t.removed IS NULL AND t.due <= :until
  AND t.done IS NULL AND (t.progress IS NULL OR t.progress NOT IN ('已出台', '已完成'))"""
RIGHTS = """SELECT r.id, r.due, coalesce(r.number, r.category, '维权案件'), r.department FROM rights_case r
  WHERE r.removed IS NULL AND r.due <= :until AND r.closed IS NULL
    AND (r.result IS NULL OR r.result NOT IN ('办结', '终结'))"""
PAIRINGS = """SELECT p.id, p.end, coalesce(p.project, p.kind, '结对对接'), p.kind FROM pairing p
  WHERE p.removed IS NULL AND p.end BETWEEN :day AND :until
    AND (p.state IS NULL OR p.state NOT IN ('已完成', '已中止'))"""
ENTRIES = """SELECT e.id, e.end, coalesce(o.name, n.name, e.name, ''), l.name FROM list_entry e
  JOIN named_list l ON l.id = e.named_list
  LEFT JOIN organization o ON o.id = e.organization LEFT JOIN person n ON n.id = e.person
  WHERE e.removed IS NULL AND e.end BETWEEN :day AND :until"""
EVENTS = """SELECT e.id, e.start, e.title, e.place FROM event e WHERE e.removed IS NULL
  AND e.start BETWEEN :day AND :until AND length(e.start) = 10 AND coalesce(e.cancelled, 0) = 0"""
UNRECORDED = """SELECT e.id, coalesce(e.end, e.start), e.title, e.place FROM event e
  WHERE e.removed IS NULL AND coalesce(e.end, e.start) < :day AND e.start >= :since AND coalesce(e.cancelled, 0) = 0
    AND e.headcount IS NULL AND NOT EXISTS (SELECT 1 FROM attendance a
      WHERE a.event = e.id AND a.removed IS NULL AND a.state IS NOT NULL)"""
PROGRAMMES = """SELECT p.id, p.end, p.name,
    (SELECT count(*) FROM visit v WHERE v.programme = p.id AND v.removed IS NULL AND v.day <= :day)
      || '/' || p.target || '家'
  FROM programme p WHERE p.removed IS NULL AND p.end <= :until AND p.end >= :since AND p.target >
    (SELECT count(*) FROM visit v WHERE v.programme = p.id AND v.removed IS NULL AND v.day <= :day)"""
FEES = """SELECT min(f.id), f.due, '会费未缴清', count(*) || '笔，欠'
    || (sum(f.standard - coalesce(f.reduced, 0) - coalesce(f.paid, 0)) / 100) || '元'
  FROM fee f WHERE f.removed IS NULL AND f.due <= :until
    AND f.standard - coalesce(f.reduced, 0) > coalesce(f.paid, 0) GROUP BY f.due"""
_OWING = """SELECT f.id FROM fee f WHERE f.removed IS NULL AND f.due = :day
  AND f.standard - coalesce(f.reduced, 0) > coalesce(f.paid, 0) ORDER BY f.id"""
_GREETED = """SELECT person FROM greeting WHERE removed IS NULL AND person IS NOT NULL
  AND coalesce(year, CAST(substr(day, 1, 4) AS INTEGER)) = :year"""


def due_lines(rows: Rows, sql: str, day: str, until: str, since: str) -> list[DueLine]:
    """The lines of one of the statements above, by day."""
    found = [DueLine(*row) for row in rows.query(sql, {"day": day, "until": until, "since": since})]
    return sorted(found, key=lambda line: (line.day, line.id))


def owing(rows: Rows, due: str) -> tuple[int, ...]:
    """The fees with that deadline of which something is still owed."""
    return tuple(row[0] for row in rows.query(_OWING, {"day": due}))


def greeted(rows: Rows, year: int) -> set[int]:
    """The persons who were greeted in a year."""
    return {row[0] for row in rows.query(_GREETED, {"year": year})}
