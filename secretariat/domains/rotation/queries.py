"""What the duty rota asks of the file, each question one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from secretariat.store.rows import Rows

_HELD = """p.removed IS NULL AND (p.start IS NULL OR p.start <= :day)
  AND (p.end > :day OR (p.end IS NULL AND p.end_reason IS NULL))"""
_JOB = """(SELECT e.id FROM employment e WHERE e.person = n.id AND e.removed IS NULL
  AND e.role IN ('负责人', '任职', '法定代表人')
  AND (e.start IS NULL OR e.start <= :day) AND (e.end IS NULL OR e.end > :day)
  ORDER BY CASE e.role WHEN '负责人' THEN 0 WHEN '任职' THEN 1 ELSE 2 END, e.id LIMIT 1)"""
_WORK = f"LEFT JOIN employment j ON j.id = {_JOB} LEFT JOIN organization o ON o.id = j.organization"


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who may be put into a group, with one title in the body asked for ("" without a body)."""

    person: int
    name: str
    title: str
    position: int | None
    unit: str | None
    job: str | None
    industry: str | None
    town: str | None


_PLACE = """coalesce(o.industry, n.industry), coalesce(o.town, n.town)"""


def holders(rows: Rows, body: int, day: str) -> list[Holder]:
    """Every post in force in a body on a day; a person with two titles is there twice."""
    sql = f"""SELECT n.id, n.name, p.title, p.position, o.name, j.post, {_PLACE}
    FROM post p JOIN person n ON n.id = p.person AND n.removed IS NULL {_WORK}
    WHERE {_HELD} AND p.body = :body ORDER BY p.id"""
    return [Holder(*row) for row in rows.query(sql, {"day": day, "body": body})]


def people(rows: Rows, wanted: Iterable[int], day: str) -> list[Holder]:
    """These persons, without a title."""
    sql = f"""SELECT n.id, n.name, '', NULL, o.name, j.post, {_PLACE}
    FROM person n {_WORK} WHERE n.removed IS NULL AND n.id IN ({_numbers(wanted)}) ORDER BY n.id"""
    return [Holder(*row) for row in rows.query(sql, {"day": day})]


@dataclass(frozen=True, slots=True)
class Turn:
    """One shift with what is told of it. An event that was cancelled fulfils nothing: `event` is None then."""

    shift: int
    rota: int
    rota_name: str
    group: int | None
    number: int | None
    group_name: str | None
    person: int | None
    person_name: str | None
    start: str
    end: str | None
    theme: str | None
    planned: str | None
    event: int | None
    event_title: str | None
    event_start: str | None
    event_group: int | None
    handover: str | None
    handed_over: str | None
    cancelled: str | None
    """The title of the event that was cancelled."""


_HOLDS = "e.id IS NOT NULL AND coalesce(e.cancelled, 0) = 0"


def turns(rows: Rows, rota: int | None = None) -> list[Turn]:
    """The shifts of a plan, or of all, in the order of their days."""
    one = " AND s.rota = :rota" if rota is not None else ""
    sql = f"""SELECT s.id, s.rota, r.name, s.duty_group, g.number, g.name, s.person, n.name, s.start, s.end, s.theme,
      s.planned, CASE WHEN {_HOLDS} THEN e.id END, CASE WHEN {_HOLDS} THEN e.title END,
      CASE WHEN {_HOLDS} THEN e.start END, CASE WHEN {_HOLDS} THEN e.duty_group END, s.handover, s.handed_over,
      CASE WHEN e.cancelled = 1 THEN e.title END
    FROM shift s JOIN rota r ON r.id = s.rota LEFT JOIN duty_group g ON g.id = s.duty_group
    LEFT JOIN person n ON n.id = s.person LEFT JOIN event e ON e.id = s.event AND e.removed IS NULL
    WHERE s.removed IS NULL{one} ORDER BY s.start, g.number, s.id"""
    return [Turn(*row) for row in rows.query(sql, {} if rota is None else {"rota": rota})]


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a group as lists show it; `person` is None where it is not known who is meant."""

    member: int
    group: int
    person: int | None
    name: str
    leader: bool
    post: str | None
    unit: str | None
    job: str | None
    mobile: str | None
    industry: str | None
    town: str | None


def members(rows: Rows, rota: int | None, day: str) -> list[Member]:
    """The members of a plan's groups (None: of all groups), leaders first; units as of the day."""
    one = " AND g.rota = :rota" if rota is not None else ""
    sql = f"""SELECT m.id, m.duty_group, m.person, coalesce(n.name, m.name, ''), coalesce(m.leader, 0) = 1, m.post,
      o.name, j.post, n.mobile, {_PLACE}
    FROM duty_member m JOIN duty_group g ON g.id = m.duty_group AND g.removed IS NULL
    LEFT JOIN person n ON n.id = m.person {_WORK}
    WHERE m.removed IS NULL{one}
    ORDER BY g.number IS NULL, g.number, g.id, coalesce(m.leader, 0) DESC, m.position IS NULL, m.position, m.id"""
    values: dict[str, int | str] = {"day": day} if rota is None else {"day": day, "rota": rota}
    return [Member(*row) for row in rows.query(sql, values)]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a plan, or one that belongs to none yet."""

    group: int
    rota: int | None
    number: int | None
    name: str
    field: str | None


def groups(rows: Rows, rota: int | None = None) -> list[Group]:
    """The groups of a plan (None: every group) in the order of their numbers."""
    one = " AND g.rota = :rota" if rota is not None else ""
    sql = f"""SELECT g.id, g.rota, g.number, g.name, g.field FROM duty_group g
    WHERE g.removed IS NULL{one} ORDER BY g.number IS NULL, g.number, g.id"""
    return [Group(*row) for row in rows.query(sql, {} if rota is None else {"rota": rota})]


@dataclass(frozen=True, slots=True)
class Held:
    """An event and a group that held it: its own 承办轮值组, or the one whose shift it fulfilled."""

    event: int
    title: str
    start: str | None
    group: int | None
    rota: int | None


def held(rows: Rows, first: str, last: str) -> list[Held]:
    """Every event that was not cancelled and began in these years, once for each group that held it.

    From the year of `first` (of some events only the year is known) to the day `last`.
    """
    sql = f"""SELECT e.id, e.title, e.start, g.id, g.rota FROM
      (SELECT x.id AS event, x.duty_group AS duty_group FROM event x WHERE x.duty_group IS NOT NULL
        AND x.start >= :first AND x.start <= :last
      UNION SELECT s.event, s.duty_group FROM shift s WHERE s.event IS NOT NULL AND s.removed IS NULL) h
    JOIN event e ON e.id = h.event LEFT JOIN duty_group g ON g.id = h.duty_group AND g.removed IS NULL
    WHERE e.removed IS NULL AND {_HOLDS} AND e.start >= :first AND e.start <= :last
    ORDER BY e.start, e.id, g.number, g.id"""
    return [Held(*row) for row in rows.query(sql, {"first": first[:4], "last": last})]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that might fulfil a shift."""

    event: int
    title: str
    start: str
    group: int | None
    group_name: str | None


def happenings(rows: Rows, first: str, last: str) -> list[Happening]:
    """The events that were not cancelled and began within these days (the first may be cut to its month)."""
    sql = f"""SELECT e.id, e.title, e.start, e.duty_group, g.name FROM event e
    LEFT JOIN duty_group g ON g.id = e.duty_group
    WHERE e.removed IS NULL AND {_HOLDS} AND e.start >= :first AND e.start <= :last ORDER BY e.start, e.id"""
    return [Happening(*row) for row in rows.query(sql, {"first": first, "last": last})]


def attendance_counts(rows: Rows, event: int) -> tuple[int, int]:
    """How many came to an event (人次), and how many were named for it at all."""
    sql = """SELECT coalesce(sum(state IN ('出席', '迟到', '早退', '替会')), 0), count(*) FROM attendance
    WHERE removed IS NULL AND event = :event"""
    came, named = rows.query(sql, {"event": event})[0]
    return int(came), int(named)


def _numbers(values: Iterable[int]) -> str:
    return ",".join(str(int(one)) for one in values)
