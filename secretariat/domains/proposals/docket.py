"""All proposals as of a day, read once for a whole report: who signed, who handles, and how far it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from secretariat.base.dates import first_day, last_day
from secretariat.domains.proposals.course import Course, Step, Unit, course_of
from secretariat.domains.proposals.ledger import kind_of
from secretariat.store.rows import Rows


class Signature(NamedTuple):
    """One signer: the person where known, the name as shown, and the sector (界别) in which the person sits."""

    person: int | None
    name: str
    sector: str | None


@dataclass(frozen=True, slots=True)
class Matter:
    """One proposal as of the docket's day. `sort` is 个人, 联名 or 集体; `session_day` when its meeting began."""

    id: int
    form: str
    number: str
    title: str
    session: str
    session_day: str | None
    sort: str | None
    collective_kind: str | None
    collective_signer: str | None
    category: str | None
    submitted: str | None
    leader: str | None
    signers: tuple[Signature, ...]
    units: tuple[Unit, ...]
    steps: tuple[Step, ...]
    course: Course

    @property
    def came(self) -> str | None:
        """When it came in: the day of submission, else when its session began."""
        return self.submitted or self.session_day

    @property
    def year(self) -> str | None:
        """The year in which it came in."""
        return self.came[:4] if self.came else None


@dataclass(frozen=True, slots=True)
class Docket:
    """The proposals that had come in by a day."""

    day: str
    matters: tuple[Matter, ...]

    def within(self, first: str | None, last: str | None) -> list[Matter]:
        """Those that came in within these days; where neither is given also those of which no day is known."""
        if first is None and last is None:
            return list(self.matters)
        return [matter for matter in self.matters if _within(matter.came, first, last)]

    def only(self, ids: Iterable[int]) -> Docket:
        """This docket with no others than these proposals."""
        wanted = set(ids)
        return replace(self, matters=tuple(matter for matter in self.matters if matter.id in wanted))


def _within(day: str | None, first: str | None, last: str | None) -> bool:
    return day is not None and (first or "") <= first_day(day) <= (last or "9")


def read_docket(rows: Rows, day: str) -> Docket:
    """All proposals that had come in by `day`, with their steps until then."""
    reading = _Reading(rows, day)
    wanted = (
        "session", "form", "number", "title", "kind", "collective_kind", "collective_signer", "category", "submitted",
        "leader",
    )  # fmt: skip
    found = (dict(zip(("id", *wanted), row, strict=True)) for row in rows.columns("proposal", wanted))
    matters = (reading.matter(row) for row in found)
    return Docket(
        day, tuple(matter for matter in matters if matter.came is None or first_day(matter.came) <= day)
    )


class _Reading:
    """Everything that hangs on proposals, by proposal."""

    def __init__(self, rows: Rows, day: str) -> None:
        self._day = day
        self._sessions = {row[0]: row[1:] for row in rows.columns("session", ("name", "start", "body"))}
        self._names = dict(rows.columns("person", ("name",)))
        self._signers = _by_proposal(rows.columns("signer", ("proposal", "position", "person", "name")))
        self._units: dict[int, list[Unit]] = defaultdict(list)
        self._unit_of: dict[int, Unit] = {}
        for record, proposal, role, name in rows.columns("proposal_unit", ("proposal", "role", "name")):
            self._unit_of[record] = Unit(role, name)
            self._units[proposal].append(self._unit_of[record])
        self._steps: dict[int, list[Step]] = defaultdict(list)
        fields = ("proposal", "kind", "day", "due", "unit", "result", "satisfaction")
        for _, proposal, kind, on, due, unit, result, satisfaction in rows.columns("proposal_step", fields):
            role, name = self._unit_of.get(unit, (None, None))
            self._steps[proposal].append(Step(kind, on, due, name, role, result, satisfaction))
        self._sectors = _sectors(rows)

    def matter(self, row: dict[str, Any]) -> Matter:
        """One proposal with what hangs on it."""
        name, start, body = self._sessions.get(row["session"], ("", None, None))
        came = row["submitted"] or start
        signers = tuple(self._signature(entry, body, came) for entry in sorted(self._signers[row["id"]]))
        steps, units = tuple(self._steps[row["id"]]), tuple(self._units[row["id"]])
        shown = "、".join(signer.name for signer in signers)
        return Matter(
            id=row["id"], form=row["form"], number=row["number"] or "", title=row["title"], session=name,
            session_day=start, sort=_text(kind_of((row["kind"], row["collective_signer"], shown), self._day)),
            collective_kind=row["collective_kind"], collective_signer=row["collective_signer"],
            category=row["category"], submitted=row["submitted"], leader=row["leader"], signers=signers, units=units,
            steps=steps, course=course_of(steps, self._day, units),
        )  # fmt: skip

    def _signature(self, entry: tuple[Any, ...], body: int | None, day: str | None) -> Signature:
        _, person, name = entry
        return Signature(person, name or self._names.get(person, ""), self._sector(person, body, day))

    def _sector(self, person: int | None, body: int | None, day: str | None) -> str | None:
        for other, sector, start, end in self._sectors.get(person, ()) if person else ():
            begun = start is None or day is None or first_day(start) <= last_day(day)
            if other == body and begun and (end is None or day is None or first_day(day) < last_day(end)):
                return str(sector)
        return None


def _by_proposal(found: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    groups: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for _, proposal, position, person, name in found:
        groups[proposal].append((position, person, name))
    return groups


def _sectors(rows: Rows) -> dict[int | None, list[tuple[Any, ...]]]:
    """(body, sector, start, end) of each person's seats; none in a file without posts."""
    seats: dict[int | None, list[tuple[Any, ...]]] = defaultdict(list)
    if "post" in rows.catalog.entities:
        for _, person, body, sector, start, end in rows.columns(
            "post", ("person", "body", "sector", "start", "end")
        ):
            if sector:
                seats[person].append((body, sector, start, end))
    return seats


def _text(value: object) -> str | None:
    return None if value is None else str(value)
