"""What lists of visits and demands have in common: whom a row means, what it changes, what stands there twice.

Decisions and candidates with a negative number name units and persons, others the record itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from secretariat.base.intake import (
    CellChange,
    Decision,
    Incoming,
    OnMatch,
    RowPlan,
    State,
)
from secretariat.base.kinds import PartialDate
from secretariat.base.kinds.kind import Value
from secretariat.base.text import is_organization, organization_key, organization_stem
from secretariat.domains.plain.shape import shape_of
from secretariat.domains.plain.telling import Meant, Organizations, Parties, decoded
from secretariat.domains.service.completing import (
    CLAIMANT,
    RECORD,
    DraftRow,
    Values,
    add_remark,
)
from secretariat.domains.service.ledger import DEMANDS
from secretariat.domains.service.matching import Known, Match
from secretariat.domains.service.writing import Ticket
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows

_NO_DECISION = Decision()
_FACTS = ("organization.town", "organization.industry", "organization.credit_code")


class ServicePlanner:
    """What visits and demands have in common: whom a row means, what it changes, what stands in the list twice."""

    ledger, entity, party, record_key = DEMANDS, "demand", CLAIMANT, RECORD

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        ledger = rows.catalog.ledgers.get(self.ledger.name, self.ledger)
        self._listing = Listing(rows, ledger)
        self._kinds = {one.key: one.kind for one in ledger.columns}
        shape = shape_of(ledger, rows.entity(self.entity))
        self._cell = next(cell for cell in shape.parties if cell.key == self.party)
        self._parties = Parties(rows)
        self._units = Organizations.read(rows)
        self._current: dict[int, dict[str, Value]] = {}

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order."""
        taken = [self._taken(row, decisions.get(row.number, _NO_DECISION)) for row in rows]
        self._read_current(taken)
        seen: dict[tuple[object, ...], DraftRow] = {}
        plans = []
        for row in taken:
            decision = decisions.get(row.number, _NO_DECISION)
            plans.append(self._plan(row, decision, decision.on_match or on_match, seen))
        return plans

    def _taken(self, incoming: Incoming, decision: Decision) -> DraftRow:
        row = DraftRow(incoming.number, dict(incoming.values))
        self._settle(row)
        row.meant = self._whom(row, decision)
        if decision.record is not None and decision.record > 0:
            row.record = decision.record if decision.record in self._known() else None
            row.meant = dataclasses.replace(row.meant, candidates=(), doubt="") if row.meant else None
        elif not (row.meant and row.meant.doubt):
            match = self._match(row)
            row.record, row.doubt = match.record, "" if decision.new else match.doubt
        self._keep_facts(row)
        return row

    def _whom(self, row: DraftRow, decision: Decision) -> Meant | None:
        """The unit or person of a row: as decided, by its keys, asked, or only the name."""
        meant = self._parties.meant(self._cell, row.values)
        if meant is None:
            return None
        if decision.record is not None and decision.record < 0:
            sort, record = decoded(decision.record)
            return Meant(meant.text, sort, record)
        if decision.new:
            return Meant(meant.text)
        if meant.one is None and not meant.doubt and not self._known_by_name(meant):
            meant = self._asked(meant)
        if meant.one is None and not meant.doubt and meant.remark:
            row.note(self.party, meant.remark, "doubt")
        return meant

    def _asked(self, meant: Meant) -> Meant:
        """A name like that of a known unit is asked, never merged."""
        found = (
            self._units.by_stem.get(organization_stem(meant.text), ()) if is_organization(meant.text) else ()
        )
        if not found:
            return meant
        choices = tuple(("organization", one) for one in found[:5])
        doubt = (
            f"名册里没有“{meant.text}”，有名称相近的单位，请选择是不是同一家；不是的选“作为新的”，只记名称。"
        )
        return Meant(meant.text, candidates=choices, doubt=doubt)

    def _known_by_name(self, meant: Meant) -> bool:
        """Whether the clerk let this very name stand by itself at an earlier import."""
        return bool(self._index().about(meant))

    def _keep_facts(self, row: DraftRow) -> None:
        """What a list tells of a unit that is not on the roll goes to the remark."""
        if row.meant is None or row.meant.one is not None or row.meant.doubt:
            return
        labels = {one.key: one.label for one in self._listing.ledger.columns}
        for key in _FACTS:
            if row.values.get(key) is not None:
                add_remark(row.values, f"{self.entity}.remark", f"{labels[key]}：{row.values[key]}")

    def _plan(
        self, row: DraftRow, decision: Decision, on_match: OnMatch, seen: dict[tuple[object, ...], DraftRow]
    ) -> RowPlan:
        if decision.skip:
            return RowPlan(row.number, State.SKIPPED)
        if row.meant is not None and row.meant.doubt:
            shown = tuple(self._parties.candidate(*one) for one in row.meant.candidates)
            remarks = (*row.remarks, (self.party, row.meant.doubt, "doubt"))
            return RowPlan(row.number, State.DOUBTFUL, None, (), shown, remarks, self._ticket(row))
        if row.doubt:
            return self._doubtful(row, row.doubt)
        twin = self._twin(row, seen)
        if twin is not None and not decision.new and (plan := self._repeated(row, twin)) is not None:
            return plan
        return self._fresh(row) if row.record is None else self._compared(row, row.record, on_match)

    def _doubtful(self, row: DraftRow, reason: str) -> RowPlan:
        remarks = (*row.remarks, ("", reason, "doubt"))
        return RowPlan(row.number, State.DOUBTFUL, None, (), (), remarks, self._ticket(row))

    def _ticket(self, row: DraftRow) -> Ticket:
        return Ticket(row.values, self._fields(row))

    def _fields(self, row: DraftRow) -> Values:
        """The fields that say whom the record is about."""
        if row.meant is None:
            return {}
        one = row.meant.one
        fields: Values = {"organization": None, "person": None, "name": None if one else row.meant.text}
        return {**fields, **({one[0]: one[1]} if one else {})}

    def _fresh(self, row: DraftRow) -> RowPlan:
        changes = tuple(
            CellChange(key, None, value) for key, value in row.values.items() if key != self.record_key
        )
        return RowPlan(row.number, State.NEW, None, changes, (), tuple(row.remarks), self._ticket(row))

    def _compared(self, row: DraftRow, record: int, on_match: OnMatch) -> RowPlan:
        if on_match is OnMatch.SKIP:
            return RowPlan(row.number, State.SKIPPED, record)
        before = self._current[record]
        changes = tuple(
            CellChange(key, before.get(key), value)
            for key, value in row.values.items()
            if key in self._kinds
            and not key.startswith(("organization.", "person."))
            and (on_match is OnMatch.UPDATE or before.get(key) is None)
            and not self._says_so(row, record, key, value)
        )
        state = State.UPDATED if changes else State.SAME
        return RowPlan(row.number, state, record, changes, (), tuple(row.remarks), self._ticket(row))

    def _says_so(self, row: DraftRow, record: int, key: str, value: Value) -> bool:
        """Whether the file holds already what a row says in other words, or knows it better."""
        known = self._current[record].get(key)
        if key == self.record_key:
            return True
        if key == self.party:
            return self._same_party(row, record, known)
        if known is None:
            return False
        if known == value:
            return True
        return isinstance(self._kinds.get(key), PartialDate) and str(known).startswith(str(value))

    def _same_party(self, row: DraftRow, record: int, known: Value) -> bool:
        one, linked = row.meant.one if row.meant else None, self._index().linked.get(record)
        if one is not None:
            return one == linked
        return organization_key(str(known or "")) == organization_key(row.meant.text if row.meant else "")

    def _read_current(self, rows: Sequence[DraftRow]) -> None:
        wanted = sorted({row.record for row in rows if row.record is not None})
        keys = dict.fromkeys((self.party, *self._needed, *(key for row in rows for key in row.values)))
        known = [key for key in keys if key in self._kinds or key == "steps"]
        for record, cells in zip(wanted, self._listing.rows(wanted, known), strict=True):
            self._current[record] = dict(zip(known, cells, strict=True))

    _needed: tuple[str, ...] = ()

    def _known(self) -> Mapping[int, Any]:
        return self._index().rows

    def _index(self) -> Known:
        raise NotImplementedError

    def _settle(self, row: DraftRow) -> None:
        raise NotImplementedError

    def _match(self, row: DraftRow) -> Match:
        raise NotImplementedError

    def _twin(self, row: DraftRow, seen: dict[tuple[object, ...], DraftRow]) -> DraftRow | None:
        raise NotImplementedError

    def _repeated(self, row: DraftRow, twin: DraftRow) -> RowPlan | None:
        raise NotImplementedError
