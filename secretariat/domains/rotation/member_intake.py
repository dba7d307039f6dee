"""How group lists come in: a person a row, or a group a row with its leaders and members in one cell each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from secretariat.base.intake import CellChange, Decision, Incoming, OnMatch, Outcome, RowPlan, State
from secretariat.base.kinds.kind import Value
from secretariat.base.text import split_people
from secretariat.domains.plain.people import Clues
from secretariat.domains.rotation.completing import Values
from secretariat.domains.rotation.ledger import FIELD, GROUP, LEADERS, ROTA
from secretariat.domains.rotation.plans import Plans, Seats
from secretariat.domains.rotation.reading import band_group
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

MEMBER, LEADER, POST, RECORD = "member", "duty_member.leader", "duty_member.post", "duty_member.id"
_OWN = {LEADER: "leader", POST: "post", "duty_member.position": "position", "duty_member.remark": "remark"}
_NOBODY_YET = frozenset(("待定", "待补", "待补充", "空缺", "暂缺", "缺", "未定", "暂定"))
_LEADING = ("组长", "副组长", "召集人")
Remark = tuple[str, str, str]


@dataclass(slots=True)
class Seat:
    """One person that a row puts into a group; `record` is the membership that exists, `values` what is written."""

    name: str
    person: int | None
    values: dict[str, Any]
    record: int | None = None


@dataclass(slots=True)
class Roll:
    """A row as it is understood."""

    number: int
    values: Values
    rota: int | None = None
    group: int | None = None
    seats: list[Seat] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


class MembersPlanner:
    """Plans and writes one import of group lists; reads its indexes once."""

    def __init__(self, rows: Rows) -> None:
        self._plans, self._seats = Plans.read(rows), Seats(rows, date.today().isoformat())
        self._members = {row["id"]: row for row in rows.find("duty_member")}
        self._groups = {group: rota for rota, found in self._plans.groups.items() for group, _, _ in found}
        self._seen: dict[tuple[int, int | str], int] = {}

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order."""
        self._seen.clear()
        plans = []
        line: tuple[str, str] | None = None
        for row in rows:
            if (found := _group_line(row.values)) is not None:
                line = found
                plans.append(
                    RowPlan(row.number, State.SKIPPED, remarks=((MEMBER, "分组标题，不是人员", "note"),))
                )
                continue
            row = _under(row, line)
            decision = decisions.get(row.number, Decision())
            plans.append(self._plan(row, decision, decision.on_match or on_match))
        return plans

    def _plan(self, incoming: Incoming, decision: Decision, on_match: OnMatch) -> RowPlan:
        if decision.skip:
            return RowPlan(incoming.number, State.SKIPPED)
        roll = Roll(incoming.number, dict(incoming.values))
        trouble = self._place(roll)
        if trouble:
            return RowPlan(roll.number, State.REJECTED, remarks=(*roll.remarks, trouble))
        self._seat(roll, decision.record)
        return self._judged(roll, on_match)

    def _place(self, roll: Roll) -> Remark | None:
        """Find plan and group; what is missing is the trouble."""
        found = self._plans.find(str(roll.values.get(ROTA) or self._plan_of(roll.values.get(RECORD))))
        if found.rota is None:
            return ROTA, found.doubt, "error"
        if roll.values.get(GROUP) is None:
            return GROUP, "没有写轮值组，这一行没有导入", "error"
        if found.note:
            roll.remarks.append((ROTA, found.note, "note"))
        roll.rota = found.rota
        roll.group = self._plans.group(found.rota, str(roll.values[GROUP]))
        known = self._plans.fields.get(roll.group, "")
        if roll.values.get(FIELD) is not None and not known:
            self._plans.fields[roll.group] = str(roll.values[FIELD])
        return None

    def _plan_of(self, stated: Value) -> str:
        """The name of the plan in which the membership of that number is."""
        row = self._members.get(stated) if isinstance(stated, int) else None
        plan = self._plans.rotas.get(self._groups.get(row["duty_group"], 0)) if row else None
        return str(plan["name"]) if plan else ""

    def _seat(self, roll: Roll, record: int | None) -> None:
        leaders, members = (self._named(roll, key) for key in (LEADERS, MEMBER))
        if members and roll.values.get(RECORD) in self._members:
            leaders = []  # the row of a membership is about nobody else: its leaders have rows of their own
        alone = len(leaders) + len(members) == 1
        for name in dict.fromkeys((*leaders, *members)):
            seat = self._told(roll, name, alone)
            if name in leaders:
                seat.values["leader"] = 1
            seat.record = self._present(roll, seat, record if alone else None)
            self._note_double(roll, seat)
            roll.seats.append(seat)

    @staticmethod
    def _named(roll: Roll, key: str) -> list[str]:
        """The people of a cell; 待定 is nobody yet, and told."""
        names = split_people(str(roll.values.get(key) or ""))
        nobody = [name for name in names if name in _NOBODY_YET]
        if nobody:
            roll.remarks.append((key, f"“{'、'.join(nobody)}”不是姓名，没有导入，定下来后请补上", "doubt"))
        return [name for name in names if name not in _NOBODY_YET]

    def _told(self, roll: Roll, name: str, alone: bool) -> Seat:
        """One name as a person, or as the bare name where that cannot be known."""
        values = roll.values
        clues = Clues(name)
        if alone:
            texts = (str(values.get(key) or "") for key in ("person.id_number", "person.mobile", "unit.name"))
            clues = Clues(name, *texts)
        assert roll.rota is not None
        told = self._seats.tell(clues, self._plans.rotas[roll.rota].get("body"))
        own = {_OWN[key]: value for key, value in values.items() if key in _OWN} if alone else {}
        if own.get("post") in _LEADING:
            own["leader"] = 1
        if told.person is None:
            roll.remarks.append((MEMBER if values.get(MEMBER) else LEADERS, told.doubt, "doubt"))
        return Seat(name, told.person, own)

    def _present(self, roll: Roll, seat: Seat, chosen: int | None) -> int | None:
        """The membership that a seat means: its number, else the person (or bare name) in that plan."""
        stated = roll.values.get(RECORD)
        for record in (chosen, stated):
            if isinstance(record, int) and record in self._members:
                return record
        same = [row for row in self._members.values() if self._same(row, roll, seat)]
        here = [row for row in same if row["duty_group"] == roll.group]
        return next((int(row["id"]) for row in (*here, *same)), None)

    def _same(self, row: Record, roll: Roll, seat: Seat) -> bool:
        if self._groups.get(row["duty_group"]) != roll.rota:
            return False
        if row["person"] is not None:
            return bool(row["person"] == seat.person) or (
                seat.person is None
                and row["duty_group"] == roll.group
                and self._seats.name(row["person"]) == seat.name
            )
        return bool(row["name"] == seat.name and row["duty_group"] == roll.group)

    def _note_double(self, roll: Roll, seat: Seat) -> None:
        """Say that somebody stands in two groups of one list: the last one would silently win."""
        if seat.person is None or roll.rota is None or roll.group is None:
            return
        before = self._seen.setdefault((roll.rota, seat.person), roll.group)
        if before != roll.group:
            where = self._plans.called(roll.rota, before)
            roll.remarks.append((MEMBER, f"“{seat.name}”在本表里还在“{where}”，请核对是不是同一人", "doubt"))

    def _judged(self, roll: Roll, on_match: OnMatch) -> RowPlan:
        if not roll.seats:
            return RowPlan(
                roll.number, State.REJECTED, remarks=(*roll.remarks, (MEMBER, "没有写姓名", "error"))
            )
        changes: list[CellChange] = []
        for seat in roll.seats:
            changes += self._changes(roll, seat, on_match)
        known = [seat.record for seat in roll.seats if seat.record is not None]
        state = State.NEW if len(known) < len(roll.seats) else State.UPDATED if changes else State.SAME
        if state is State.UPDATED and on_match is OnMatch.SKIP:
            state = State.SKIPPED
        if state is State.NEW:
            changes = [CellChange(key, None, value) for key, value in roll.values.items() if key != RECORD]
        return RowPlan(
            roll.number, state, known[0] if known else None, tuple(changes), (), tuple(roll.remarks), roll
        )

    def _changes(self, roll: Roll, seat: Seat, on_match: OnMatch) -> list[CellChange]:
        """What a seat changes in the membership that exists; its values are narrowed to that."""
        if seat.record is None:
            return []
        row = self._members[seat.record]
        wanted = dict(seat.values)
        if seat.person is not None and row["person"] is None:
            wanted |= {"person": seat.person, "name": None}
        if row["duty_group"] != roll.group and on_match is OnMatch.UPDATE:
            wanted["duty_group"] = roll.group
        keep = {name: value for name, value in wanted.items() if _differs(row[name], value, name, on_match)}
        seat.values = keep
        assert roll.rota is not None
        return [self._told_change(name, row, roll) for name in keep if name != "name"]

    def _told_change(self, name: str, row: Record, roll: Roll) -> CellChange:
        if name == "duty_group":
            assert roll.rota is not None
            return CellChange(
                GROUP, self._plans.called(roll.rota, row[name]), self._plans.called(roll.rota, roll.group)
            )
        if name == "person":
            return CellChange(MEMBER, row["name"], row["name"])
        key = next(key for key, own in _OWN.items() if own == name)
        return CellChange(key, row[name], _value(roll, name))

    def write(self, tx: Transaction, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        states: dict[State, int] = {}
        records: dict[int, int] = {}
        added = 0
        for plan in plans:
            states[plan.state] = states.get(plan.state, 0) + 1
            if plan.record is not None:
                records[plan.number] = plan.record
            if plan.state in (State.NEW, State.UPDATED):
                made = [self._write(tx, plan.ticket, seat) for seat in plan.ticket.seats]
                added += sum(1 for seat in plan.ticket.seats if seat.record is None)
                records.setdefault(plan.number, made[0])
                tx.checkpoint()
        return Outcome(states, records, added)

    def _write(self, tx: Transaction, roll: Roll, seat: Seat) -> int:
        assert roll.rota is not None and roll.group is not None
        group = self._plans.write_group(tx, roll.rota, roll.group)
        if seat.record is not None:
            values = {**seat.values, **({"duty_group": group} if "duty_group" in seat.values else {})}
            if values:
                tx.change("duty_member", seat.record, values)
            return seat.record
        position = seat.values.get("position") or len(tx.find("duty_member", duty_group=group)) + 1
        values = {**seat.values, "duty_group": group, "position": position}
        return tx.add(
            "duty_member", values | {"person": seat.person, "name": None if seat.person else seat.name}
        )


def _group_line(values: Mapping[str, Value]) -> tuple[str, str] | None:
    """Group and field, where a row holds nothing but the name of a group: 第一组（建筑业）."""
    said = {key for key, value in values.items() if value is not None} - {ROTA}
    return band_group(str(values[MEMBER])) if said == {MEMBER} else None


def _under(row: Incoming, line: tuple[str, str] | None) -> Incoming:
    """A row below a group line is of that group unless it says otherwise."""
    if line is None or row.values.get(GROUP) is not None:
        return row
    more = {GROUP: line[0], **({FIELD: line[1]} if line[1] else {})}
    return Incoming(row.number, {**row.values, **more})


def _value(roll: Roll, name: str) -> Value:
    seat = next((one for one in roll.seats if name in one.values), None)
    return seat.values[name] if seat is not None else None


def _differs(before: Value, after: Value, name: str, on_match: OnMatch) -> bool:
    if name == "leader" and not before and not after:
        return False
    if name in ("person", "name"):
        return before != after
    return before != after and (on_match is OnMatch.UPDATE or before is None)
