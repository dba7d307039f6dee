"""SQL over visits and demands: whole tables in one pass, as the figures need them."""

from __future__ import annotations

from typing import NamedTuple

from secretariat.domains.service.course import PART, RECORD, STEP_FIELDS
from secretariat.store.rows import Rows


class DemandLine(NamedTuple):
    """A demand with its steps as the list gathers them; `party` tells enterprises apart, known or only named."""

    id: int
    number: str | None
    day: str | None
    title: str
    category: str | None
    kind: str | None
    source: str | None
    leader: str | None
    party: str | None
    claimant: str | None
    steps: str | None


class VisitLine(NamedTuple):
    """A visit; `party` tells the visited apart, known or only named."""

    id: int
    day: str | None
    programme: int | None
    leaders: str | None
    department: str | None
    party: str | None
    visited: str | None


_PARTY = """CASE WHEN r.organization IS NOT NULL THEN 'o' || r.organization WHEN r.person IS NOT NULL
  THEN 'p' || r.person WHEN r.name IS NOT NULL THEN 'n' || r.name END"""
_NAMES = """LEFT JOIN organization o ON o.id = r.organization LEFT JOIN person p ON p.id = r.person"""
_STEP = " || :part || ".join(
    f"COALESCE(s.{name}, '')" if name != "kind" else "s.kind" for name in STEP_FIELDS
)
_STEPS = (
    f"(SELECT group_concat(v, :record) FROM (SELECT {_STEP} AS v FROM demand_step s"
    " WHERE s.demand = r.id AND s.removed IS NULL ORDER BY s.id))"
)
_DEMANDS = f"""SELECT r.id, r.number, r.day, r.title, r.category, r.kind, r.source, r.leader, {_PARTY},
  COALESCE(o.name, p.name, r.name), {_STEPS} FROM demand r {_NAMES} WHERE r.removed IS NULL"""
_WITHIN = " AND r.day >= :first AND r.day <= :last"
# A demand is open unless it was ended and not taken up again; what this lets through too much, its course sorts out.
_OPEN = """ AND (r.id NOT IN (SELECT s.demand FROM demand_step s WHERE s.kind IN ('销号', '解释说明', '不受理')
  AND s.removed IS NULL AND (s.day IS NULL OR s.day <= :day))
  OR r.id IN (SELECT s.demand FROM demand_step s WHERE s.kind = '重新办理' AND s.removed IS NULL))"""
_CHOSEN = " AND r.id IN (SELECT value FROM json_each(:ids))"


def demand_lines(
    rows: Rows, day: str, span: tuple[str, str] | None = None, *, open_only: bool = False
) -> list[DemandLine]:
    """Demands that had come in by a day, of a span of days if one is given (undated ones only without one).

    `open_only` leaves most of the ended ones out, and only those.
    """
    sql, bound = _DEMANDS, {"part": PART, "record": RECORD}
    if span is not None:
        sql += _WITHIN
        bound |= {"first": span[0][:4], "last": span[1]}
    if open_only:
        sql += _OPEN
        bound["day"] = day
    return [DemandLine(*row) for row in rows.query(sql, bound)]


def chosen_demands(rows: Rows, ids: list[int]) -> list[DemandLine]:
    """Some demands by id."""
    bound = {"part": PART, "record": RECORD, "ids": str(ids)}
    return [DemandLine(*row) for row in rows.query(_DEMANDS + _CHOSEN, bound)]


def dated_steps(rows: Rows, kinds: tuple[str, ...], span: tuple[str, str]) -> list[tuple[str, int, str]]:
    """(kind, demand, day) of the steps of these kinds whose day may lie within the days, partial days included."""
    marks = ",".join("?" * len(kinds))
    sql = (
        "SELECT DISTINCT s.kind, s.demand, s.day FROM demand_step s JOIN demand r ON r.id = s.demand"
        f" WHERE s.day >= ? AND s.day <= ? AND s.kind IN ({marks}) AND s.removed IS NULL AND r.removed IS NULL"
        " ORDER BY s.demand"
    )
    return [(kind, demand, day) for kind, demand, day in rows.query(sql, (span[0][:4], span[1], *kinds))]


def visit_lines(
    rows: Rows, span: tuple[str, str] | None = None, programme: int | None = None
) -> list[VisitLine]:
    """Visits, of a span of days (undated ones only without one) or of a programme if given."""
    sql = f"""SELECT r.id, r.day, r.programme, r.leaders, r.department, {_PARTY}, COALESCE(o.name, p.name, r.name)
      FROM visit r {_NAMES} WHERE r.removed IS NULL"""
    bound: dict[str, object] = {}
    if span is not None:
        sql += _WITHIN
        bound |= {"first": span[0][:4], "last": span[1]}
    if programme is not None:
        sql += " AND r.programme = :programme"
        bound["programme"] = programme
    return [VisitLine(*row) for row in rows.query(f"{sql} ORDER BY r.day, r.id", bound)]


def numbers_like(rows: Rows, pattern: str) -> list[str]:
    """The numbers of demands that fit a pattern such as 2026-*."""
    found = rows.query("SELECT number FROM demand WHERE removed IS NULL AND number GLOB ?", (pattern,))
    return [str(row[0]) for row in found]
