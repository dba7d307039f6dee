"""How lists of people come in: they are about the roll itself, so what a row says changes it. Nobody by name alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from secretariat.base.intake import (
    Candidate,
    CellChange,
    Decision,
    Incoming,
    Intake,
    OnMatch,
    Outcome,
    RowPlan,
)
from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key
from secretariat.domains.members.identity import holds
from secretariat.domains.members.ledger import ORGANIZATIONS, PEOPLE
from secretariat.domains.members.vocabulary import CONTACT, LEGAL, MEMBER_OF_STAFF, PRINCIPAL
from secretariat.domains.plain.comparing import Comparing
from secretariat.domains.plain.drafts import Draft
from secretariat.domains.plain.further import FurtherComparing, Told, others, own_plans
from secretariat.domains.plain.intake import PlainPlanner, Rules, plain_intake
from secretariat.domains.plain.matching import LineIndex
from secretariat.domains.plain.people import Clues, People
from secretariat.domains.plain.telling import ORGANIZATION, PERSON, Organizations, coded, decoded
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows
from secretariat.store.transaction import Transaction

NAME, CODE, UNIT, POST, MOBILE = "person.name", "person.id_number", "unit.name", "job.post", "person.mobile"
_ENTERPRISE = ("公司", "厂", "集团", "合作社", "商行", "店")
_FIRST = {role: place for place, role in enumerate((PRINCIPAL, MEMBER_OF_STAFF, LEGAL, CONTACT))}
_RULES = Rules(((f"={CODE}",), (NAME,)))


@dataclass(frozen=True, slots=True)
class Job:
    """Where a row says that a person works: an employment on record, or a new one in a unit (None: to be made)."""

    employment: int | None
    organization: int | None
    name: str
    post: Value


class PeopleComparing(FurtherComparing):
    """Compares rows of people with the persons and where they work."""

    aside = (UNIT, POST)

    def read(self, rows: Rows) -> PeopleComparing:
        """Read where everybody works, and what the list shows of it."""
        self._units = Organizations.read(rows)
        shown = Listing(rows, rows.catalog.ledgers[PEOPLE.name])
        self._shown = dict(zip(shown.ids(), zip(*shown.arrays((UNIT, POST)), strict=True), strict=True))
        self._jobs: dict[int, dict[int, tuple[int, Value]]] = {}
        today = date.today().isoformat()
        wanted = ("person", "organization", "role", "post", "end")
        told = sorted(rows.columns("employment", wanted), key=lambda row: _FIRST.get(row[3], len(_FIRST)))
        for job, person, organization, _, post, end in told:
            if holds(end, today):
                self._jobs.setdefault(person, {}).setdefault(organization, (job, post))
        self.chosen: dict[int, int] = {}
        return self

    def _tell(self, draft: Draft, held: Mapping[str, Value], fill: bool) -> Told:
        unit, post = self._now(draft.record)
        name = str(held.get(UNIT) or unit or "")
        if not name:
            return self._leave(draft, held, "没有写明在哪个单位")
        found = self._units.find(name, "")
        organization = self.chosen.get(draft.number) or self._place(draft.record, name) or found.record
        if organization is None and found.doubt and draft.answered:
            return self._leave(draft, held, found.doubt.rstrip("。"))
        if organization is None and found.doubt:
            shown = tuple(self._drafting.parties.candidate(*one) for one in found.candidates)
            draft.wait(UNIT, found.doubt, shown)
            return Told()
        job = self._jobs.get(draft.record or 0, {}).get(organization or 0)
        if job is not None:
            return self._other_post(held, job, fill)
        if fill and unit is not None:
            return Told()
        return self._other_unit(draft, held, Job(None, organization, name, held.get(POST)), (unit, post))

    @staticmethod
    def _other_post(held: Mapping[str, Value], job: tuple[int, Value], fill: bool) -> Told:
        """Somebody who works there: only the post may differ."""
        wanted, known = held.get(POST), job[1]
        if wanted is None or wanted == known or (fill and known is not None):
            return Told()
        return Told([CellChange(POST, known, wanted)], Job(job[0], None, "", wanted))

    @staticmethod
    def _other_unit(draft: Draft, held: Mapping[str, Value], job: Job, known: tuple[Value, Value]) -> Told:
        """A further place of work; the ones on record stay as they are."""
        if job.organization is None:
            draft.remarks.append((UNIT, f"名册里没有“{job.name}”，同时登记为单位", "note"))
        changes = [CellChange(UNIT, known[0], job.name)]
        if POST in held:
            changes.append(CellChange(POST, known[1], held[POST]))
        return Told(changes, job)

    def _place(self, person: int | None, name: str) -> int | None:
        """The unit of that name where the person works, which tells it from others of its name."""
        key = organization_key(name)
        here = self._jobs.get(person or 0, {})
        return next((unit for unit in here if organization_key(self._units.names.get(unit, "")) == key), None)

    def _now(self, person: int | None) -> tuple[Value, Value]:
        """The unit and the post that the list shows."""
        unit, post = self._shown.get(person or 0, (None, None))
        return unit, post


class PeoplePlanner(PlainPlanner):
    """Plans and writes one import of people: never by name alone; a namesake without anything further waits."""

    def __init__(self, *settings: Any) -> None:
        super().__init__(*settings)
        self._people = People.read(self._rows)
        self._met: dict[tuple[object, ...], Draft] = {}
        self._fresh: set[str] = set()

    def _comparer(self, rows: Rows) -> Comparing:
        return PeopleComparing(self._shape, self._columns, self._drafting, self._rules).read(rows)

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order."""
        self._met, self._fresh = {}, set()
        return super().plan(rows, on_match, decisions)

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans: the persons first, then where they work."""
        outcome = super().write(tx, own_plans(plans))
        jobs = others(plans)
        posts = {job.employment: {"post": job.post} for _, job in jobs if job.employment is not None}
        fresh = [(number, job) for number, job in jobs if job.employment is None]
        units = _made_units(tx, [job.name for _, job in fresh if job.organization is None])
        if posts:
            tx.change_many("employment", posts)
        if fresh:
            tx.add_many("employment", [
                {"person": outcome.records[number], "role": MEMBER_OF_STAFF, "post": job.post,
                 "organization": job.organization or units[organization_key(job.name)]}
                for number, job in fresh
            ])  # fmt: skip
        return outcome

    def _matched(self, draft: Draft, decision: Decision) -> Draft:
        self._chosen_unit(draft.number, decision)
        stated = draft.values.get(self._shape.record_key)
        if stated in self._index.lines or (decision.record or 0) in self._index.lines:
            return super()._matched(draft, decision)
        draft.values.pop(self._shape.record_key, None)
        if decision.new:
            return draft
        found = self._people.find(_clues(draft))
        draft.record = found.person
        if found.doubt:
            draft.wait(NAME, found.doubt, tuple(self._person(one) for one in found.candidates))
        return draft

    def _chosen_unit(self, number: int, decision: Decision) -> None:
        if (
            decision.record is not None
            and decision.record < 0
            and isinstance(self._comparing, PeopleComparing)
        ):
            sort, record = decoded(decision.record)
            if sort == ORGANIZATION:
                self._comparing.chosen[number] = record

    def _person(self, person: int) -> Candidate:
        """A person to choose from, under the record number itself: the list is about people."""
        return replace(self._drafting.parties.candidate(PERSON, person), record=person)

    def _part(
        self, draft: Draft, on_match: OnMatch, decision: Decision, run: tuple[LineIndex, dict[int, Draft]]
    ) -> RowPlan:
        who = _identity(draft)
        twin = None if decision.new else self._met.get(who)
        if twin is not None and not draft.waits:
            return self._repeated(draft, twin)
        self._met.setdefault(who, replace(draft, values=dict(draft.values)))
        name = str(draft.values.get(NAME) or "")
        if draft.record is None and not draft.waits and not decision.new:
            if name in self._fresh and len(who) == 2:
                draft.wait(NAME, f"本表前面已有同名的“{name}”，仅凭姓名不能确定是不是同一人，请确认。")
            self._fresh.add(name)
        return self._comparing.plan(draft, on_match)


def _clues(draft: Draft) -> Clues:
    """What a row tells about who is meant."""
    return Clues(*(str(draft.values.get(key) or "") for key in (NAME, CODE, MOBILE, UNIT)))


def _identity(draft: Draft) -> tuple[object, ...]:
    """By what two rows of one list mean the same person: the record, the ID number, else the name and what tells it."""
    if draft.record is not None:
        return ("record", draft.record, "")
    clues = _clues(draft)
    if clues.code:
        return ("code", clues.code, clues.name)
    told = (clues.mobile, organization_key(clues.organization))
    return ("name", clues.name, *told) if any(told) else ("name", clues.name)


def _made_units(tx: Transaction, names: Iterable[str]) -> dict[str, int]:
    """Units that rows name and that are not there yet, each once, by name key."""
    wanted = {organization_key(name): name for name in names}
    rows: list[Mapping[str, Value]] = [
        {"name": name, "kind": "企业" if name.endswith(_ENTERPRISE) else None} for name in wanted.values()
    ]
    return dict(zip(wanted, tx.add_many("organization", rows), strict=True)) if rows else {}


PEOPLE_INTAKE: Intake = plain_intake(
    PEOPLE, _RULES, planner=partial(PeoplePlanner, PEOPLE, _RULES),
    seeks={PEOPLE.name: int, ORGANIZATIONS.name: partial(coded, ORGANIZATION)},
)  # fmt: skip
