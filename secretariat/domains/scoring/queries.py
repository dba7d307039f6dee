"""SQL: who belongs to a body, group or list in a period, and what these people did.

Ids are bound as one JSON list. Attendance is reached from the events of the period or from the people, whichever
are fewer rows: among a million attendances the other way round takes ten times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from secretariat.domains.scoring.spans import Scope, opening
from secretariat.store.rows import Rows

Span = tuple[str, str]
"""First and last day of a period."""

_BODY = """SELECT p.person, p.start, p.end FROM post p
WHERE p.body = :record AND p.removed IS NULL AND (p.start IS NULL OR p.start <= :last)
  AND (p.end > :first OR (p.end IS NULL AND p.end_reason IS NULL))"""
_GROUP = """SELECT m.person, NULL, NULL FROM duty_member m
WHERE m.duty_group = :record AND m.removed IS NULL AND m.person IS NOT NULL"""
_HEAD = """(e.role = '负责人' AND e.removed IS NULL AND (e.start IS NULL OR e.start <= :last)
  AND (e.end IS NULL OR e.end > :first))"""
_LATER = "nullif(max(coalesce({0}.start, ''), coalesce(e.start, '')), '')"
_SOONER = "nullif(min(coalesce({0}.end, '9'), coalesce(e.end, '9')), '9')"
_LIST = f"""SELECT n.person, n.start, n.end FROM list_entry n
WHERE n.named_list = :record AND n.removed IS NULL AND n.person IS NOT NULL
  AND (n.start IS NULL OR n.start <= :last) AND (n.end IS NULL OR n.end > :first)
UNION ALL
SELECT e.person, {_LATER.format("n")}, {_SOONER.format("n")}
FROM list_entry n JOIN employment e ON e.organization = n.organization AND {_HEAD}
WHERE n.named_list = :record AND n.removed IS NULL AND n.person IS NULL
  AND (n.start IS NULL OR n.start <= :last) AND (n.end IS NULL OR n.end > :first)"""
_ROLL = """m.removed IS NULL AND (m.start IS NULL OR m.start <= :last)
  AND (m.end > :first OR (m.end IS NULL AND m.end_reason IS NULL))
  AND (m.stage IS NULL OR m.stage NOT IN ('申请中', '待审批')) AND (:merged OR m.chamber IS NULL)"""
_MEMBERS = f"""SELECT m.person, m.start, m.end FROM membership m WHERE m.person IS NOT NULL AND {_ROLL}
UNION ALL
SELECT e.person, {_LATER.format("m")}, {_SOONER.format("m")}
FROM membership m JOIN employment e ON e.organization = m.organization AND {_HEAD}
WHERE m.person IS NULL AND {_ROLL}"""
_SPELLS = {"body": _BODY, "group": _GROUP, "list": _LIST, "members": _MEMBERS}


def spells(rows: Rows, scope: Scope, span: Span) -> list[tuple[int, str | None, str | None]]:
    """(person, from, before) of everybody who belongs at some time of the period."""
    values: dict[str, Any] = {"first": span[0], "last": span[1]}
    if scope.kind == "members":
        values["merged"] = rows.setting("count_chamber_members", "是") == "是"
    else:
        values["record"] = scope.record
    return rows.query(_SPELLS[scope.kind], values)


def unverified(rows: Rows, scope: Scope) -> int:
    """How many of a group or list are only names that no person stands behind yet."""
    tests = {
        "group": "SELECT count(*) FROM duty_member WHERE duty_group = ? AND person IS NULL AND removed IS NULL",
        "list": """SELECT count(*) FROM list_entry WHERE named_list = ? AND person IS NULL
          AND organization IS NULL AND removed IS NULL""",
    }
    sql = tests.get(scope.kind)
    return int(rows.query(sql, (scope.record,))[0][0]) if sql else 0


class Person(NamedTuple):
    """What a list tells of a person."""

    id: int
    name: str
    phone: str | None
    unit: str | None


_PEOPLE = """SELECT p.id, p.name, coalesce(p.mobile, p.landline), o.name
FROM json_each(:ids) j CROSS JOIN person p ON p.id = j.value
LEFT JOIN employment w ON w.id = (SELECT e.id FROM employment e WHERE e.person = p.id AND e.removed IS NULL
  AND e.role IN ('负责人', '任职', '法定代表人')
  AND (e.start IS NULL OR e.start <= :day) AND (e.end IS NULL OR e.end > :day)
  ORDER BY CASE e.role WHEN '负责人' THEN 0 WHEN '任职' THEN 1 ELSE 2 END, e.id LIMIT 1)
LEFT JOIN organization o ON o.id = w.organization WHERE p.removed IS NULL"""


def people(rows: Rows, ids: Iterable[int], day: str) -> dict[int, Person]:
    """Name, phone and unit of people as of a day."""
    found = rows.query(_PEOPLE, {"ids": _listed(ids), "day": day})
    return {row[0]: Person(*row) for row in found}


def titles(rows: Rows, body: int, span: Span) -> dict[int, list[str]]:
    """The titles that each person has in a body within a period, the highest first."""
    sql = """SELECT p.person, p.title FROM post p LEFT JOIN (SELECT label, min(coalesce(rank, 9999)) AS rank
      FROM dictionary_entry WHERE dictionary = 'post_title' AND removed IS NULL GROUP BY label) d ON d.label = p.title
    WHERE p.body = :body AND p.removed IS NULL AND (p.start IS NULL OR p.start <= :last)
      AND (p.end > :first OR (p.end IS NULL AND p.end_reason IS NULL))
    ORDER BY p.end IS NOT NULL AND p.end <= :last, coalesce(d.rank, 9999), p.id"""
    found: dict[int, list[str]] = {}
    for person, title in rows.query(sql, {"body": body, "first": span[0], "last": span[1]}):
        found.setdefault(person, []).append(title)
    return found


def events_between(rows: Rows, span: Span) -> dict[int, str]:
    """The day of each event of a period that was not called off."""
    sql = """SELECT id, start FROM event
    WHERE removed IS NULL AND cancelled IS NOT 1 AND start >= :first AND start <= :last"""
    return dict(rows.query(sql, _bounds(span)))


def undated_events(rows: Rows) -> int:
    """How many events have no day, and so lie in no period."""
    sql = "SELECT count(*) FROM event WHERE removed IS NULL AND cancelled IS NOT 1 AND start IS NULL"
    return int(rows.query(sql)[0][0])


# The place of an event in the given order is told only where somebody has to look at it: of absences, and of people
# who did not belong all the time. Everybody else is counted by SQL alone.
_ATTENDED = """WITH ev(id, place) AS MATERIALIZED (SELECT value, key FROM json_each(:events))
SELECT a.person, a.state, a.role IS NULL OR a.role = '应到', group_concat(a.id), max(ev.place),
  group_concat(CASE WHEN a.state = '缺席' OR a.person IN (SELECT value FROM json_each(:partly)) THEN ev.place END)
FROM {0} WHERE a.removed IS NULL AND a.person IS NOT NULL GROUP BY 1, 2, 3"""
_OF_EVENTS = _ATTENDED.format("ev CROSS JOIN attendance a ON a.event = ev.id")
_OF_PEOPLE = _ATTENDED.format(
    "json_each(:ids) p CROSS JOIN attendance a ON a.person = p.value CROSS JOIN ev ON ev.id = a.event"
)
_SIZES = """SELECT (SELECT count(*) FROM json_each(:ids) p CROSS JOIN attendance a ON a.person = p.value),
  (SELECT count(*) FROM json_each(:events) e CROSS JOIN attendance a ON a.event = e.value)"""
_PERSON_COSTS = 3
"""A row reached from its person lies apart from the next one; those of an event lie together."""
_SAMPLE = 50
"""So many people and events tell how many rows hang on all of them."""


class Attended(NamedTuple):
    """The attendances of one person in one state: their records, the place of the latest of their events in the order
    that was given, and the places of all of them where the state is 缺席 or the person was named in `partly`.
    """

    person: int
    state: str | None
    expected: bool
    records: str
    latest: int
    places: str | None


def attended(
    rows: Rows, ids: Sequence[int], events: Sequence[int], partly: Iterable[int] = ()
) -> list[Attended]:
    """The attendances of people at events, by person, state and whether they were expected."""
    ways, more, wanted = (_OF_PEOPLE, _OF_EVENTS), {"partly": _listed(partly)}, set(ids)
    return [Attended(*row) for row in _nearer(rows, ways, (ids, events), more) if row[0] in wanted]


def _nearer(
    rows: Rows, ways: tuple[str, str], given: tuple[Sequence[int], Sequence[int]], more: Mapping[str, str]
) -> list[tuple[Any, ...]]:
    """Ask from the people or from the events, whichever way fewer rows are looked at."""
    ids, events = given
    some = {"ids": _listed(_spread(ids)), "events": _listed(_spread(events))}
    of_people, of_events = rows.query(_SIZES, some)[0]
    people_way = of_people * max(1, len(ids) / _SAMPLE) * _PERSON_COSTS < of_events * max(
        1, len(events) / _SAMPLE
    )
    values = {"ids": _listed(ids), "events": _listed(events), **more}
    return rows.query(ways[0] if people_way else ways[1], values)


def _spread(ids: Sequence[int]) -> Sequence[int]:
    """At most so many of them as are a sample, from all over."""
    return ids[:: max(1, -(-len(ids) // _SAMPLE))]


def last_came(rows: Rows, ids: Iterable[int], before: str, states: Iterable[str]) -> dict[int, str]:
    """The last day before a day on which each person came to anything."""
    sql = """SELECT a.person, max(e.start) FROM json_each(:ids) p CROSS JOIN attendance a ON a.person = p.value
    CROSS JOIN event e ON e.id = a.event WHERE a.removed IS NULL AND e.removed IS NULL AND e.cancelled IS NOT 1
      AND e.start < :before AND a.state IN (SELECT value FROM json_each(:states)) GROUP BY a.person"""
    given = {"ids": _listed(ids), "before": opening(before), "states": json.dumps(list(states))}
    return dict(rows.query(sql, given))


def visits(rows: Rows, ids: Iterable[int], span: Span) -> list[tuple[int, int]]:
    """(person, visit) of visits that were paid to people, or to the units in which they worked on that day."""
    sql = """SELECT p.value, v.id FROM json_each(:ids) p CROSS JOIN visit v ON v.person = p.value
    WHERE v.removed IS NULL AND v.day >= :first AND v.day <= :last
    UNION SELECT p.value, v.id FROM json_each(:ids) p CROSS JOIN employment e ON e.person = p.value
      CROSS JOIN visit v ON v.organization = e.organization
    WHERE v.removed IS NULL AND v.day >= :first AND v.day <= :last AND e.removed IS NULL
      AND e.role IN ('负责人', '任职', '法定代表人')
      AND (e.start IS NULL OR e.start <= v.day) AND (e.end IS NULL OR e.end > v.day)"""
    return rows.query(sql, {"ids": _listed(ids), **_bounds(span)})


def proposals(rows: Rows, ids: Iterable[int], span: Span) -> list[tuple[int, int]]:
    """(person, proposal) of 提案, 议案 and 建议 that people signed and that came in within a period."""
    sql = """SELECT DISTINCT s.person, s.proposal FROM json_each(:ids) p CROSS JOIN signer s ON s.person = p.value
      CROSS JOIN proposal t ON t.id = s.proposal LEFT JOIN session n ON n.id = t.session
    WHERE s.removed IS NULL AND t.removed IS NULL AND t.form <> '社情民意'
      AND coalesce(t.submitted, n.start) >= :first AND coalesce(t.submitted, n.start) <= :last"""
    return rows.query(sql, {"ids": _listed(ids), **_bounds(span)})


class Held(NamedTuple):
    """An event as far as rules ask of it."""

    day: str
    end: str | None
    clock: str | None
    title: str
    kind: str | None
    tags: str | None
    form: str | None


def events_held(rows: Rows, span: Span) -> dict[int, Held]:
    """The events of a period that were not called off."""
    sql = """SELECT id, start, "end", clock, title, kind, tags, form FROM event
    WHERE removed IS NULL AND cancelled IS NOT 1 AND start >= :first AND start <= :last"""
    return {row[0]: Held(*row[1:]) for row in rows.query(sql, _bounds(span))}


_AT_EVENT = """SELECT a.person, a.event, a.state, a.role IS NULL OR a.role = '应到', a.speech IS 1
FROM {0} WHERE a.removed IS NULL AND {1}"""
_AT_EVENT_OF_EVENTS = _AT_EVENT.format(
    "json_each(:events) e CROSS JOIN attendance a ON a.event = e.value",
    "a.person IN (SELECT value FROM json_each(:ids))",
)
_AT_EVENT_OF_PEOPLE = _AT_EVENT.format(
    "json_each(:ids) p CROSS JOIN attendance a ON a.person = p.value",
    "a.event IN (SELECT value FROM json_each(:events))",
)


def attendance(
    rows: Rows, ids: Iterable[int], events: Iterable[int]
) -> list[tuple[int, int, str | None, bool, bool]]:
    """(person, event, state, whether expected, whether they spoke) of people at events."""
    given = (list(ids), list(events))
    return _nearer(rows, (_AT_EVENT_OF_PEOPLE, _AT_EVENT_OF_EVENTS), given, {})


class Signed(NamedTuple):
    """One person under one proposal: the place among those who signed, and how many these are."""

    person: int
    proposal: int
    place: int
    signers: int
    collective: bool
    form: str
    title: str
    day: str


_SIGNED = """SELECT s.person, t.id, (SELECT count(*) + 1 FROM signer o WHERE o.proposal = t.id AND o.removed IS NULL
    AND (o.position < s.position OR (o.position = s.position AND o.id < s.id))),
  (SELECT count(*) FROM signer o WHERE o.proposal = t.id AND o.removed IS NULL),
  t.kind = '集体' OR t.collective_signer IS NOT NULL, t.form, t.title, coalesce(t.submitted, n.start)
FROM json_each(:ids) p CROSS JOIN signer s ON s.person = p.value CROSS JOIN proposal t ON t.id = s.proposal
LEFT JOIN session n ON n.id = t.session
WHERE s.removed IS NULL AND t.removed IS NULL
  AND coalesce(t.submitted, n.start) >= :first AND coalesce(t.submitted, n.start) <= :last
ORDER BY coalesce(t.submitted, n.start), t.id, s.position"""


def signed(rows: Rows, ids: Iterable[int], span: Span) -> list[Signed]:
    """What people signed and what came in within a period, by day."""
    return [Signed(*row) for row in rows.query(_SIGNED, {"ids": _listed(ids), **_bounds(span)})]


def steps(rows: Rows, proposals: Iterable[int]) -> dict[int, list[tuple[str, str | None, str | None]]]:
    """(kind, day, result) of the steps of proposals, as they were recorded."""
    sql = """SELECT s.proposal, s.kind, s.day, s.result FROM json_each(:ids) p
    CROSS JOIN proposal_step s ON s.proposal = p.value WHERE s.removed IS NULL ORDER BY s.id"""
    found: dict[int, list[tuple[str, str | None, str | None]]] = {}
    for proposal, kind, day, result in rows.query(sql, {"ids": _listed(proposals)}):
        found.setdefault(proposal, []).append((kind, day, result))
    return found


def trained(rows: Rows, ids: Iterable[int], span: Span) -> list[tuple[int, int, str, str]]:
    """(person, trainee record, class, day) of the training classes that began within a period."""
    sql = """SELECT t.person, t.id, c.name, c.start FROM json_each(:ids) p
      CROSS JOIN trainee t ON t.person = p.value CROSS JOIN training c ON c.id = t.training
    WHERE t.removed IS NULL AND c.removed IS NULL AND c.start >= :first AND c.start <= :last ORDER BY c.start, t.id"""
    return rows.query(sql, {"ids": _listed(ids), **_bounds(span)})


def donated(rows: Rows, ids: Iterable[int], span: Span) -> list[tuple[int, int, str, str]]:
    """(person, donation, what for, day) of what people gave, or units whose head they were on that day."""
    told = "coalesce(d.recipient, d.purpose, '捐赠')"
    sql = f"""SELECT p.value AS person, d.id AS id, {told}, d.day AS day FROM json_each(:ids) p
      CROSS JOIN donation d ON d.person = p.value WHERE d.removed IS NULL AND d.day >= :first AND d.day <= :last
    UNION SELECT p.value, d.id, {told}, d.day FROM json_each(:ids) p CROSS JOIN employment e ON e.person = p.value
      CROSS JOIN donation d ON d.organization = e.organization
    WHERE d.removed IS NULL AND d.day >= :first AND d.day <= :last AND e.removed IS NULL
      AND e.role IN ('负责人', '法定代表人')
      AND (e.start IS NULL OR e.start <= d.day) AND (e.end IS NULL OR e.end > d.day)
    ORDER BY day, id"""
    return rows.query(sql, {"ids": _listed(ids), **_bounds(span)})


def anybody(rows: Rows, span: Span) -> list[int]:
    """Everybody who came to an event or signed a proposal that came in within a period."""
    sql = """SELECT a.person FROM event e CROSS JOIN attendance a ON a.event = e.id
    WHERE e.removed IS NULL AND a.removed IS NULL AND e.start >= :first AND e.start <= :last AND a.person IS NOT NULL
    UNION SELECT s.person FROM proposal t JOIN signer s ON s.proposal = t.id LEFT JOIN session n ON n.id = t.session
    WHERE t.removed IS NULL AND s.removed IS NULL AND s.person IS NOT NULL
      AND coalesce(t.submitted, n.start) >= :first AND coalesce(t.submitted, n.start) <= :last
    UNION SELECT t.person FROM trainee t JOIN training c ON c.id = t.training
    WHERE t.removed IS NULL AND c.removed IS NULL AND t.person IS NOT NULL AND c.start >= :first AND c.start <= :last
    UNION SELECT d.person FROM donation d
    WHERE d.removed IS NULL AND d.person IS NOT NULL AND d.day >= :first AND d.day <= :last"""
    return [row[0] for row in rows.query(sql, _bounds(span))]


def _bounds(span: Span) -> dict[str, str]:
    """A date known to the month or year only counts from its first day."""
    return {"first": opening(span[0]), "last": span[1]}


def _listed(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))
