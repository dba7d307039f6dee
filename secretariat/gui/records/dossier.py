"""Everything about one member, person or unit, gathered as plain data; no window here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from secretariat.base.dates import show_date
from secretariat.base.entity import Field
from secretariat.base.kinds import IdNumber, Money
from secretariat.base.kinds.kind import Value
from secretariat.domains.members.vocabulary import ON_ROLL, ROLES
from secretariat.store.rows import Record, Rows

Place = tuple[str, int]
"""A record by entity and id."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One filled field: its words; `masked` where a part is hidden; `place` where it links to a record."""

    label: str
    text: str
    masked: str = ""
    warning: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What a person is or was to a unit; `namesakes` are the companies of others of that name."""

    id: int
    person: int
    organization: int
    role: str
    name: str
    company: str
    post: str
    mobile: str
    span: str
    ended: bool
    namesakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberPeriod:
    """One membership, past ones too."""

    id: int
    kind: str
    number: str
    chamber: str
    start: str
    end: str
    status: str
    ended: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a record's page shows."""

    place: Place
    title: str
    kind: str = ""
    status: str = ""
    lines: tuple[str, ...] = ()
    removed: bool = False
    sections: tuple[tuple[str, tuple[Fact, ...]], ...] = ()
    jobs: tuple[Job, ...] = ()
    periods: tuple[MemberPeriod, ...] = ()
    chamber: str = ""
    """The name of the chamber through which this is a member."""
    affiliated: int = 0
    """How many members belong to this unit as a chamber."""
    namesakes: tuple[str, ...] = ()
    organization: int | None = None
    person: int | None = None
    about: tuple[Place, ...] = field(default=())
    """The records whose history is shown."""


def gather(rows: Rows, entity: str, record: int) -> Dossier | None:
    """Everything about a record; None where it never was, or its adding was undone."""
    stored = rows.get(entity, record)
    if stored is None:
        return None
    if entity == "membership":
        return _of_membership(rows, stored)
    return _of_party(rows, entity, stored)


def _of_membership(rows: Rows, stored: Record) -> Dossier:
    organization, person = stored["organization"], stored["person"]
    party = ("organization", organization) if organization is not None else ("person", person)
    known = rows.get(*party)
    base = _of_party(rows, party[0], known) if known else Dossier(party, "")
    period = _period(rows, stored)
    own = facts_of(rows, "membership", stored, skip=("organization", "person", "kind"))
    return Dossier(
        ("membership", stored["id"]), base.title, period.kind, period.status, base.lines,
        stored["removed"] is not None, (*base.sections, ("会籍", own)), base.jobs, base.periods,
        period.chamber, base.affiliated, base.namesakes, organization, person,
        (("membership", stored["id"]), *base.about),
    )  # fmt: skip


def _of_party(rows: Rows, entity: str, stored: Record) -> Dossier:
    record = stored["id"]
    key = "organization" if entity == "organization" else "person"
    jobs = tuple(_jobs(rows, _employments(rows, key, stored)))
    periods = [_period(rows, row) for row in rows.find("membership", **{key: record})]
    periods.sort(key=lambda period: (not period.ended, period.id), reverse=True)
    title = str(stored["name"])
    about = [(entity, record)]
    if entity == "organization":
        about += [("person", job.person) for job in jobs if not job.ended]
    about += [("employment", job.id) for job in jobs]
    return Dossier(
        (entity, record), title, _kind_words(entity, stored), "", tuple(_lines(rows, entity, stored, jobs)),
        stored["removed"] is not None, ((_section(rows, entity), facts_of(rows, entity, stored, skip=("name",))),),
        jobs, tuple(periods), affiliated=_affiliated(rows, entity, record),
        namesakes=_namesakes(rows, record, title) if entity == "person" else (),
        organization=record if entity == "organization" else None,
        person=record if entity == "person" else None, about=tuple(dict.fromkeys(about)),
    )  # fmt: skip


def _employments(rows: Rows, key: str, stored: Record) -> list[Record]:
    """What ties people to units; of a removed record that which went to the bin with it."""
    if stored["removed"] is None:
        return rows.find("employment", **{key: stored["id"]})
    gone = rows.removed("employment")
    return [row for row in gone if row[key] == stored["id"] and row["removed"] == stored["removed"]]


def _section(rows: Rows, entity: str) -> str:
    return "本人" if entity == "person" else rows.entity(entity).label


def _kind_words(entity: str, stored: Record) -> str:
    return "人员" if entity == "person" else str(stored["kind"] or "单位")


def _affiliated(rows: Rows, entity: str, record: int) -> int:
    return len(rows.find("membership", chamber=record)) if entity == "organization" else 0


def _lines(rows: Rows, entity: str, stored: Record, jobs: Iterable[Job]) -> Iterator[str]:
    """The short facts below the title: code, township, phone; for a person the company."""
    if entity == "organization":
        yield from (str(stored[name]) for name in ("credit_code", "town", "phone") if stored[name])
        heads = [f"{job.role}{job.name} {job.mobile}".strip() for job in jobs if not job.ended]
        yield from heads[:1]
    else:
        yield from (f"{job.company} {job.post}".strip() for job in jobs if not job.ended)
        yield from (rows.entity("person").field("mobile").kind.show(stored["mobile"]) or "未填手机",)


def facts_of(rows: Rows, entity: str, stored: Record, skip: tuple[str, ...]) -> tuple[Fact, ...]:
    """The filled fields of a record in words, in their order."""
    fields = (item for item in rows.entity(entity) if item.name not in skip)
    return tuple(_fact(rows, item, stored[item.name]) for item in fields if stored[item.name] is not None)


def _fact(rows: Rows, item: Field, value: Value) -> Fact:
    if item.target is not None and isinstance(value, int):
        return Fact(item.label, rows.title(item.target, value), place=(item.target, value))
    text = item.kind.show(value)
    unit = str(getattr(item.kind, "unit", ""))
    if unit and (isinstance(item.kind, Money) or text):
        text = f"{text} {unit}"
    masked = item.kind.mask(value) if isinstance(item.kind, IdNumber) else ""
    return Fact(item.label, text, masked, item.kind.warn(value) or "")


def _jobs(rows: Rows, found: list[Record]) -> Iterator[Job]:
    people = rows.many("person", {row["person"] for row in found})
    places = {role: place for place, role in enumerate(ROLES)}
    mobile = rows.entity("person").field("mobile").kind
    found.sort(
        key=lambda row: (row["end"] is not None, places.get(row["role"], 9), row["start"] or "", row["id"])
    )
    for row in found:
        person = people.get(row["person"])
        if person is None:
            continue
        company = rows.title("organization", row["organization"])
        yield Job(
            row["id"], row["person"], row["organization"], row["role"], person["name"], company, row["post"] or "",
            mobile.show(person["mobile"]), _span(row["start"], row["end"]), row["end"] is not None,
            _namesakes(rows, row["person"], person["name"]),
        )  # fmt: skip


def _span(start: str | None, end: str | None) -> str:
    if not start and not end:
        return ""
    return f"{show_date(start) or '…'} — {show_date(end) or '今'}"


def _period(rows: Rows, row: Record) -> MemberPeriod:
    ended = row["end"] is not None or row["end_reason"] is not None
    status = (row["end_reason"] or "已退会") if ended else (row["stage"] or ON_ROLL)
    return MemberPeriod(
        row["id"], row["kind"], row["number"] or "", rows.title("organization", row["chamber"]),
        show_date(row["start"]), show_date(row["end"]), status, ended,
    )  # fmt: skip


def _namesakes(rows: Rows, person: int, name: str) -> tuple[str, ...]:
    """Where the others of that name work, so that nobody takes one for the other."""
    others = [row["id"] for row in rows.find("person", name=name) if row["id"] != person]
    return tuple(_company(rows, other) for other in others)


def _company(rows: Rows, person: int) -> str:
    jobs = rows.find("employment", person=person)
    current = [job for job in jobs if job["end"] is None] or jobs
    return rows.title("organization", current[0]["organization"]) if current else "单位不详"
