"""SQL over proposals that the generic list cannot ask fast enough."""

from __future__ import annotations

from typing import NamedTuple

from secretariat.domains.proposals.course import PART, RECORD
from secretariat.store.rows import Rows


class Awaiting(NamedTuple):
    """A proposal that may still owe an answer, with its steps and units as the ledger gathers them."""

    id: int
    number: str | None
    title: str
    session: str | None
    leader: str | None
    steps: str
    units: str | None


# The first part reads the steps twice from end to end, which is faster than to look up 20,000 proposals in the
# index; what it lets through too much is sorted out by the course of each proposal.
_AWAITING = """
WITH awaiting AS (
  SELECT s.proposal FROM proposal_step s WHERE s.kind = '交办' AND s.removed IS NULL AND s.proposal NOT IN (
    SELECT r.proposal FROM proposal_step r WHERE r.kind IN ('答复', '办结') AND r.removed IS NULL
      AND (r.day IS NULL OR r.day <= :day)
      AND (r.unit IS NULL OR r.unit NOT IN (SELECT h.id FROM proposal_unit h WHERE h.role IN ('会办', '协办'))))
  UNION
  SELECT s.proposal FROM proposal_step s WHERE s.kind = '再办理' AND s.removed IS NULL AND NOT EXISTS (
    SELECT 1 FROM proposal_step r WHERE r.proposal = s.proposal AND r.kind IN ('答复', '办结') AND r.removed IS NULL
      AND length(s.day) = 10 AND r.day > s.day AND r.day <= :day)
  UNION
  SELECT u.proposal FROM proposal_unit u WHERE u.role = '分办' AND u.removed IS NULL
)
SELECT p.id, p.number, p.title, COALESCE(s.short, s.name), p.leader,
  (SELECT group_concat(v, :record) FROM (
    SELECT t.kind || :part || COALESCE(t.day, '') || :part || COALESCE(t.due, '') || :part
      || COALESCE(u.name, '') || :part || COALESCE(u.role, '') || :part || COALESCE(t.result, '') || :part
      || COALESCE(t.satisfaction, '') || :part AS v
    FROM proposal_step t LEFT JOIN proposal_unit u ON u.id = t.unit
    WHERE t.proposal = p.id AND t.removed IS NULL ORDER BY t.id)),
  (SELECT group_concat(v, :record) FROM (
    SELECT u.role || :part || u.name AS v FROM proposal_unit u
    WHERE u.proposal = p.id AND u.removed IS NULL ORDER BY u.id))
FROM awaiting a JOIN proposal p ON p.id = a.proposal LEFT JOIN session s ON s.id = p.session
WHERE p.removed IS NULL ORDER BY p.id
"""


def awaiting_answers(rows: Rows, day: str) -> list[Awaiting]:
    """Every proposal that may owe an answer on a day: given out, and not answered or closed until then."""
    found = rows.query(_AWAITING, {"part": PART, "record": RECORD, "day": day})
    return [Awaiting(*row) for row in found if row[5]]
