"""What a row would write: all of it for a new record, the differing cells for one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from secretariat.base.dates import show_date
from secretariat.base.intake import Additions, CellChange, OnMatch, RowPlan, State
from secretariat.base.kinds import PartialDate, Tags
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column
from secretariat.domains.plain.drafts import Draft, Drafting
from secretariat.domains.plain.matching import stored_party
from secretariat.domains.plain.shape import PartyCell, Shape
from secretariat.domains.plain.telling import Meant
from secretariat.domains.plain.writing import Make, Step
from secretariat.store.rows import Record


class Wishes(Protocol):
    """The part of the rules that comparing needs."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns without which a row tells nothing."""
        ...

    @property
    def some(self) -> tuple[str, ...]:
        """Columns of which a row tells at least one, or nothing."""
        ...

    @property
    def new_units(self) -> Mapping[str, str]:
        """Columns whose unknown units are made, with the kind of unit."""
        ...


class _Changes:
    """The cells that a row changes, with the fields to write."""

    def __init__(self, stored: Record | None, on_match: OnMatch) -> None:
        self.stored = stored
        self._fill = on_match is OnMatch.FILL
        self.cells: dict[str, CellChange] = {}
        self.fields: dict[str, Value] = {}
        self.makes: dict[str, Make] = {}
        self.of_field: dict[str, str] = {}

    def put(self, change: CellChange, fields: Mapping[str, Value], make: Make | None = None) -> None:
        """Note a change, unless only empty cells are to be filled and this one is not."""
        if self._fill and change.before is not None:
            return
        self.cells[change.key] = change
        self.fields.update(fields)
        for name in fields:
            self.of_field[name] = change.key
            if make is not None:
                self.makes[name] = make

    def drop(self, field: str) -> str | None:
        """Leave a field as it is; returns the column that it came from."""
        key = self.of_field.pop(field, None)
        if key is not None:
            self.cells.pop(key, None)
            self.fields.pop(field, None)
        return key


class Comparing:
    """Compares drafts with the records that they mean; `stored` holds these."""

    def __init__(
        self, shape: Shape, columns: Mapping[str, Column], drafting: Drafting, wishes: Wishes
    ) -> None:
        self._shape = shape
        self._columns = columns
        self._drafting = drafting
        self._wishes = wishes
        self.stored: Mapping[int, Record] = {}

    def plan(self, draft: Draft, on_match: OnMatch) -> RowPlan:
        """What will happen to one draft."""
        stored = self.stored.get(draft.record) if draft.record is not None else None
        if stored is not None and on_match is OnMatch.SKIP:
            return RowPlan(draft.number, State.SKIPPED, draft.record)
        known = self._stored_parties(stored) if stored else {}
        self._drafting.settle_parties(draft, known, self._wishes.new_units)
        self._drafting.settle_links(draft, stored or {})
        if draft.waits:
            self._tell_backwards(draft)
            return _waiting(draft)
        self._drafting.settle_facts(draft)
        self._drafting.settle_rest(draft)
        changes = _Changes(stored, on_match)
        self._take_parties(draft, changes, known)
        self._take_links(draft, changes)
        self._take_cells(draft, changes)
        self._put_in_order(draft, changes)
        if draft.likely is not None and changes.cells:
            self._drafting.ask(draft, *draft.likely)
            return _waiting(draft)
        return self._planned(draft, changes)

    def _stored_parties(self, stored: Record) -> dict[str, Meant]:
        found = {one.key: stored_party(stored, one, self._drafting.parties) for one in self._shape.parties}
        return {key: one for key, one in found.items() if one is not None}

    def _planned(self, draft: Draft, changes: _Changes) -> RowPlan:
        remarks = list(draft.remarks)
        step = Step(draft.record, changes.fields, changes.makes)
        if draft.record is not None:
            state = State.UPDATED if changes.cells else State.SAME
            steps = (step,) if changes.cells else ()
            return RowPlan(
                draft.number, state, draft.record, tuple(changes.cells.values()), (), tuple(remarks), steps
            )
        if lacking := self._lacking(changes):
            told = f"没有填写{lacking}，这一行没有导入，请补上。"
            return RowPlan(draft.number, State.REJECTED, remarks=(*remarks, ("", told, "error")), ticket=())
        shown = Additions({key: change.after for key, change in changes.cells.items()})
        return RowPlan(draft.number, State.NEW, None, shown, (), tuple(remarks), (step,))

    def _lacking(self, changes: _Changes) -> str:
        """The labels of the cells that a new record cannot be without."""
        entity = self._shape.entity
        fields = changes.fields.keys() | changes.makes.keys()
        missing = [one.label for one in entity.fields if one.required and one.name not in fields]
        missing += [self._columns[key].label for key in self._wishes.needs if key not in changes.cells]
        some = [self._columns[key].label for key in self._wishes.some if key not in changes.cells]
        if some and len(some) == len(self._wishes.some):
            missing.append("」或「".join(some))
        return "、".join(f"「{label}」" for label in dict.fromkeys(missing))

    def _take_parties(self, draft: Draft, changes: _Changes, known: Mapping[str, Meant]) -> None:
        for cell in self._shape.parties:
            meant, before = draft.who.get(cell.key), known.get(cell.key)
            if meant is None:
                continue
            if before is not None and self._same(draft, cell, meant, before):
                continue
            make = None
            if meant.one is None and not cell.name:
                unit = (("name", meant.text), ("kind", self._wishes.new_units[cell.key]))
                make = Make("organization", unit)
                draft.remarks.append((cell.key, f"名册里没有“{meant.text}”，同时登记为单位", "note"))
            told = before is None or (before.one is None and before.text == meant.text)
            shown = CellChange(cell.key, None if told or before is None else before.text, meant.text)
            changes.put(shown, _party_fields(cell, meant), make)

    @staticmethod
    def _same(draft: Draft, cell: PartyCell, meant: Meant, before: Meant) -> bool:
        """Whether the record has this party already; a name alone never takes the place of one that is told."""
        if meant.one is not None:
            return meant.one == before.one
        if before.one is not None:
            if before.text != meant.text:
                told = f"名册里没有“{meant.text}”，原来对应的“{before.text}”没有改动"
                draft.doubt(cell.key, told)
            return True
        return meant.text == before.text

    def _take_links(self, draft: Draft, changes: _Changes) -> None:
        for cell in self._shape.links:
            linked = draft.links.get(cell.key)
            if linked is None or linked.doubt:
                continue
            stored = changes.stored[cell.field] if changes.stored else None
            if linked.record is not None and linked.record == stored:
                continue
            before = self._drafting.targets.name_of(cell, stored) if stored is not None else None
            make = Make(cell.target, linked.make) if linked.record is None else None
            if make is not None:
                title = str(dict(linked.make)[cell.title])
                draft.remarks.append((cell.key, f"还没有“{title}”，同时新建", "note"))
            changes.put(CellChange(cell.key, before, linked.text), {cell.field: linked.record}, make)

    def _take_cells(self, draft: Draft, changes: _Changes) -> None:
        remark = self._shape.remark
        for key, field in self._shape.own.items():
            value = draft.values.get(key)
            before = changes.stored[field] if changes.stored else None
            if key == remark and draft.pieces:
                value = _remark(value, draft.pieces, before)
            if value is None or self._says_so(key, value, before):
                continue
            changes.put(CellChange(key, before, value), {field: value})
        if draft.pieces and not remark:
            draft.doubt("", f"没有备注栏可放：{'；'.join(draft.pieces)}")

    def _says_so(self, key: str, value: Value, known: Value) -> bool:
        """Whether the file holds already what a row says in other words, or knows it better."""
        if known is None or known == value:
            return known == value
        kind = self._columns[key].kind
        if isinstance(kind, Tags):
            return set(str(value).split("、")) == set(str(known).split("、"))
        return isinstance(kind, PartialDate) and str(known).startswith(str(value))

    def _tell_backwards(self, draft: Draft) -> None:
        """A row that waits is told of dates the wrong way round all the same, so that both are mended at once."""
        keys = {name: key for key, name in self._shape.own.items() if key in draft.values}
        pair = self._shape.entity.backwards({name: draft.values[key] for name, key in keys.items()})
        if pair is not None:
            start, end = pair
            day = show_date(str(draft.values[keys[start.name]]))
            draft.doubt(keys[end.name], f"{end.label}早于{start.label}（{day}），请核对")

    def _put_in_order(self, draft: Draft, changes: _Changes) -> None:
        """Of two dates the wrong way round the later one is not taken, or the one that the row changes."""
        while (
            pair := self._shape.entity.backwards({**(changes.stored or {}), **changes.fields})
        ) is not None:
            start, end = pair
            dropped = end if end.name in changes.fields else start
            if dropped.name not in changes.fields:
                return  # so it stands on record already
            other = start if dropped is end else end
            day = {**(changes.stored or {}), **changes.fields}[other.name]
            key = changes.drop(dropped.name)
            words = "早于" if dropped is end else "晚于"
            told = f"{dropped.label}{words}{other.label}（{show_date(str(day))}），没有导入，请核对"
            draft.doubt(key or "", told)


def _waiting(draft: Draft) -> RowPlan:
    return RowPlan(draft.number, State.DOUBTFUL, None, (), draft.candidates, tuple(draft.remarks), ())


def _party_fields(cell: PartyCell, meant: Meant) -> dict[str, Value]:
    """The fields that hold a party: exactly one of them is filled."""
    values: dict[str, Value] = dict.fromkeys(cell.fields)
    if meant.one is not None:
        values[cell.organization if meant.sort == "organization" else cell.person] = meant.record
    elif cell.name:
        values[cell.name] = meant.text
    return values


def _remark(value: Value, pieces: list[str], before: Value) -> Value:
    """A remark with words that have no place of their own; what stands there already is not said twice."""
    start = str(before or "") if value is None or (before and str(value) in str(before)) else str(value)
    fresh = [one for one in dict.fromkeys(pieces) if one not in start]
    return "；".join(one for one in (start, *fresh) if one) or None
