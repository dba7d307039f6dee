"""How shift plans come in: 月份, 轮值组, 主题, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from secretariat.base.dates import last_day
from secretariat.base.intake import CellChange, Decision, Incoming, OnMatch, Outcome, RowPlan, State
from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold
from secretariat.domains.plain.people import Clues
from secretariat.domains.rotation.completing import Values
from secretariat.domains.rotation.ledger import GROUP, MONTH, ROTA
from secretariat.domains.rotation.plans import Plans, Seats
from secretariat.domains.rotation.reading import read_days
from secretariat.domains.rotation.records import WEEKLY
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

START, END, PERSON, EVENT, RECORD = "shift.start", "shift.end", "person.name", "event.title", "shift.id"
_OWN = {
    f"shift.{name}": name
    for name in ("start", "end", "theme", "planned", "duty_days", "handover", "handed_over", "remark")
}
_LINKS = {"duty_group": GROUP, "person": PERSON, "event": EVENT}
Remark = tuple[str, str, str]


@dataclass(slots=True)
class Line:
    """A row as it is understood: the plan, and the fields that it fills."""

    number: int
    values: Values
    rota: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


class ShiftsPlanner:
    """Plans and writes one import of shifts; reads its indexes once."""

    def __init__(self, rows: Rows) -> None:
        self._plans, self._seats = Plans.read(rows), Seats(rows, date.today().isoformat())
        self._shifts = {row["id"]: row for row in rows.find("shift")}
        self._rows, self._entity = rows, rows.entity("shift")
        self._events: dict[str, list[tuple[int, str | None]]] = {}
        for event, title, start in rows.columns("event", ("title", "start")):
            self._events.setdefault(fold(str(title)), []).append((event, start))
        self._taken: dict[tuple[Any, ...], int] = {}

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order."""
        self._taken.clear()
        plans = []
        for row in rows:
            decision = decisions.get(row.number, Decision())
            plans.append(self._plan(row, decision, decision.on_match or on_match))
        return plans

    def _plan(self, incoming: Incoming, decision: Decision, on_match: OnMatch) -> RowPlan:
        if decision.skip:
            return RowPlan(incoming.number, State.SKIPPED)
        line = Line(incoming.number, dict(incoming.values))
        trouble = self._understand(line)
        if trouble is not None:
            return RowPlan(line.number, State.REJECTED, remarks=(*line.remarks, trouble))
        if (first := self._twin(line)) is not None:
            words = (
                "与本表前面一行相同，只导入一次。"
                if first
                else "本表前面已有这一班，但内容不同，请确认以哪一行为准。"
            )
            state = State.SAME if first else State.DOUBTFUL
            return RowPlan(line.number, state, remarks=(*line.remarks, ("", words, "note" if first else "doubt")),
                           ticket=line)  # fmt: skip
        return self._compared(line, decision, on_match)

    def _understand(self, line: Line) -> Remark | None:
        """Read plan, days, whose turn and event; what cannot be known is told, what must be known is the trouble."""
        values = line.values
        found = self._plans.find(str(values.get(ROTA) or ""), str(values.get(START) or ""))
        if found.rota is None:
            return ROTA, found.doubt, "error"
        if found.note:
            line.remarks.append((ROTA, found.note, "note"))
        line.rota = found.rota
        line.fields = {_OWN[key]: value for key, value in values.items() if key in _OWN}
        trouble = self._days(line, found.rota)
        if trouble is not None:
            return trouble
        if values.get(GROUP) is not None:
            line.fields["duty_group"] = self._plans.group(found.rota, str(values[GROUP]))
        self._person(line)
        self._event(line)
        return None

    def _days(self, line: Line, rota: int) -> Remark | None:
        if MONTH in line.values:
            text = str(line.values[MONTH])
            weekly = self._plans.rotas[rota].get("rhythm") == WEEKLY
            if text.endswith("-01") and len(text) == 10 and not weekly:
                line.remarks.append((MONTH, f"{text}按{text[:7]}整月理解", "note"))
                text = text[:7]
            days = read_days(text, *self._plans.period(rota))
            if days.doubt:
                return MONTH, days.doubt, "error"
            line.fields |= {"start": days.start, "end": line.fields.get("end") or days.end}
        if line.fields.get("start") is None:
            return START, "没有写轮值时间，这一行没有导入", "error"
        if line.fields.get("end") is None and len(str(line.fields["start"])) < 10:
            line.fields["end"] = last_day(str(line.fields["start"]))
        if self._entity.backwards(line.fields):
            words = f"结束日期{line.fields['end']}早于开始日期{line.fields['start']}，没有记下结束日期"
            line.remarks.append((END, words, "doubt"))
            line.fields["end"] = None
        return None

    def _person(self, line: Line) -> None:
        if line.values.get(PERSON) is None:
            return
        texts = (
            str(line.values.get(key) or "")
            for key in (PERSON, "person.id_number", "person.mobile", "unit.name")
        )
        assert line.rota is not None
        told = self._seats.tell(Clues(*texts), self._plans.rotas[line.rota].get("body"))
        if told.person is None:
            name = line.values[PERSON]
            line.remarks.append((PERSON, told.doubt.replace("姓名已保留", "姓名记入备注"), "doubt"))
            remark = "；".join(
                filter(None, (str(line.fields.get("remark") or ""), f"轮值人：{name}（待对应）"))
            )
            line.fields["remark"] = remark
        else:
            line.fields["person"] = told.person

    def _event(self, line: Line) -> None:
        """The event of that title, within the days where several have it; never guessed."""
        title = line.values.get(EVENT)
        if title is None:
            return
        found = self._events.get(fold(str(title)), [])
        within = [one for one in found if self._in_days(line, one[1])]
        chosen = found if len(found) == 1 else within
        if len(chosen) == 1:
            line.fields["event"] = chosen[0][0]
            return
        words = "几场" if found else "没有"
        line.remarks.append((EVENT, f"活动台账里{words}叫“{title}”的活动，没有记下完成的活动", "doubt"))

    def _in_days(self, line: Line, start: str | None) -> bool:
        first, last = str(line.fields["start"]), str(line.fields.get("end") or line.fields["start"])
        return bool(start) and first[: len(str(start))] <= str(start) <= last_day(last)

    def _twin(self, line: Line) -> bool | None:
        """Whether an earlier row of the run is the same turn: alike (True), otherwise (False), or none (None)."""
        key = (line.rota, line.fields["start"], line.fields.get("duty_group"), line.fields.get("person"))
        alike = hash(tuple(sorted((name, str(value)) for name, value in line.fields.items())))
        before = self._taken.setdefault(key, alike)
        first = (key, "seen") not in self._taken
        self._taken[key, "seen"] = 1
        return None if first else before == alike

    def _compared(self, line: Line, decision: Decision, on_match: OnMatch) -> RowPlan:
        record = decision.record or (None if decision.new else self._match(line))
        if record is None:
            changes = tuple(
                CellChange(key, None, value) for key, value in line.values.items() if key != RECORD
            )
            return RowPlan(line.number, State.NEW, None, changes, (), tuple(line.remarks), line)
        if on_match is OnMatch.SKIP:
            return RowPlan(line.number, State.SKIPPED, record, remarks=tuple(line.remarks), ticket=line)
        row = self._shifts[record]
        line.fields = {
            name: value for name, value in line.fields.items() if self._news(row, name, value, on_match)
        }
        changes = tuple(self._change(name, row, line) for name in line.fields)
        state = State.UPDATED if changes else State.SAME
        return RowPlan(line.number, state, record, changes, (), tuple(line.remarks), line)

    def _match(self, line: Line) -> int | None:
        """The shift that a row means: its number, else the one of the plan that begins then, the same duty first."""
        stated = line.values.get(RECORD)
        if isinstance(stated, int) and stated in self._shifts:
            return stated
        begun = [row for row in self._shifts.values()
                 if row["rota"] == line.rota and row["start"] == line.fields["start"]]  # fmt: skip
        same = [row for row in begun if _duty(row) == _duty(line.fields)]
        found = same or [row for row in begun if _duty(line.fields) == (None, None) or len(begun) == 1]
        return int(found[0]["id"]) if len(found) == 1 else None

    def _news(self, row: Record, name: str, value: Value, on_match: OnMatch) -> bool:
        if value is None or row[name] == value:
            return False
        if name == "remark" and str(value) in str(row[name] or ""):
            return False
        return on_match is OnMatch.UPDATE or row[name] is None

    def _change(self, name: str, row: Record, line: Line) -> CellChange:
        if name in _LINKS:
            target = self._entity.field(name).target or ""
            return CellChange(
                _LINKS[name], self._rows.title(target, row[name]) or None, line.values.get(_LINKS[name])
            )
        return CellChange(f"shift.{name}", row[name], line.fields[name])

    def write(self, tx: Transaction, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        states: dict[State, int] = {}
        records: dict[int, int] = {}
        for plan in plans:
            states[plan.state] = states.get(plan.state, 0) + 1
            if plan.state in (State.NEW, State.UPDATED):
                records[plan.number] = self._write(tx, plan)
                tx.checkpoint()
            elif plan.record is not None:
                records[plan.number] = plan.record
        return Outcome(states, records)

    def _write(self, tx: Transaction, plan: RowPlan) -> int:
        line: Line = plan.ticket
        assert line.rota is not None
        values = dict(line.fields)
        if values.get("duty_group") is not None:
            values["duty_group"] = self._plans.write_group(tx, line.rota, values["duty_group"])
        if plan.record is not None:
            tx.change("shift", plan.record, values)
            return plan.record
        return tx.add("shift", values | {"rota": self._plans.write_rota(tx, line.rota)})


def _duty(row: Mapping[str, Any]) -> tuple[int | None, int | None]:
    return row.get("duty_group"), row.get("person")
