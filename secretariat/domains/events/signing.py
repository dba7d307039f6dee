"""How rows of a sign-in sheet become attendances: which event, whom, and what is doubtful. No row is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from secretariat.base.characters import fold
from secretariat.base.dates import show_date
from secretariat.base.intake import (
    Candidate,
    CellChange,
    Decision,
    Incoming,
    Intake,
    OnMatch,
    Outcome,
    RowPlan,
    State,
)
from secretariat.base.kinds.kind import Value
from secretariat.base.text import split_organization_and_post
from secretariat.domains.events import queries
from secretariat.domains.events.completing import (
    CODE,
    LINE,
    MOBILE,
    NAME,
    NUMBER,
    ROLE,
    START,
    STATE,
    TITLE,
    UNIT,
    Values,
    assumed_of_attendance,
    complete_attendance,
)
from secretariat.domains.events.ledger import ATTENDANCES
from secretariat.domains.events.matching import EventIndex, Known, listed
from secretariat.domains.events.queries import Attendee
from secretariat.domains.events.signing_in import AttendanceTicket, AttendanceWriter, own_fields
from secretariat.domains.events.telling import Listed, Named, people_named
from secretariat.domains.events.vocabulary import CAME, EXPECTED
from secretariat.domains.plain.people import Clues, People
from secretariat.store.rows import Rows

_NO_DECISION = Decision()
_SHOWN = (TITLE, NUMBER, START)
"""Columns that say which event; they are not fields of the attendance itself."""
_NOBODY = "人员里还没有这个人，先记下姓名，以后再对应"
_TWICE = "与本表前面一行相同，只导入一次。"


@dataclass(slots=True)
class _Row:
    """One row on its way to a plan: its event (negative: to be made), its person, and the line that it is on."""

    number: int
    values: Values
    event: Known | None = None
    problem: str = ""
    person: int | None = None
    line: int | None = None
    remarks: list[tuple[str, str, str]] = field(default_factory=list)


class AttendancePlanner:
    """Plans and writes one import of attendances; reads its indexes once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._events = EventIndex(rows)
        self._anybody = queries.any_person(rows)
        self._lists: dict[int, _Sheet] = {}
        self._people = People()
        self._stored: dict[int, dict[str, Any]] = {}

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order."""
        taken = [_Row(row.number, dict(row.values)) for row in rows]
        for row in taken:
            self._find_event(row)
        self._read(taken)
        for row in taken:
            self._find_person(row)
            self._find_line(row, decisions.get(row.number, _NO_DECISION))
        self._doubt_too_early(taken)
        lines = {row.line for row in taken if row.line is not None}
        self._stored = self._rows.many("attendance", lines)
        seen: dict[tuple[object, ...], _Row] = {}
        plans = []
        for row in taken:
            decision = decisions.get(row.number, _NO_DECISION)
            plans.append(self._plan(row, decision, decision.on_match or on_match, seen))
        return self._with_headcounts(taken, plans)

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        return AttendanceWriter(tx).write(plans)

    # -- which event ------------------------------------------------------------------------------------

    def _find_event(self, row: _Row) -> None:
        values = row.values
        if (exported := self._of_line(values.get(LINE))) is not None:
            row.event = exported
            return
        number, title, day = values.get(NUMBER), str(values.get(TITLE) or ""), values.get(START)
        wanted = Known(
            -row.number, number if isinstance(number, int) else None, title, str(day) if day else None
        )
        if not title and wanted.number is None:
            row.problem = "没有写明是哪次活动，没有导入。请加一列期次或活动主题，或在表上方写明活动名称。"
            return
        found = self._events.meant(wanted)
        if found.event is not None:
            row.event = found.event
        elif found.candidates:
            row.problem = (
                f"有几次活动都相符（{listed(found.candidates)}），请加一列活动主题或活动日期，没有导入。"
            )
        elif title and day:
            row.event = wanted
            self._events.add(wanted)
        else:
            which = f"“{title}”" if title else f"第{wanted.number}期"
            more = "，也没有写活动日期" if title else ""
            row.problem = f"还没有登记{which}这次活动{more}，没有导入。请先导入或登记活动。"

    def _of_line(self, stated: Value) -> Known | None:
        """The event of the line whose number an export gave to the row."""
        line = self._rows.get("attendance", stated) if isinstance(stated, int) else None
        return self._events.known.get(line["event"]) if line is not None and line["removed"] is None else None

    def _read(self, rows: Sequence[_Row]) -> None:
        """The persons that the names may mean, and the lists of the events, each read once."""
        names = [str(row.values.get(NAME) or "") for row in rows]
        codes = [str(row.values[CODE]) for row in rows if row.values.get(CODE)]
        self._people = people_named(self._rows, [one for one in names if one], codes)
        events = sorted({row.event.id for row in rows if row.event is not None and row.event.id > 0})
        attendees = queries.attendees(self._rows, events)
        self._lists = {event: _Sheet(self._rows, attendees.get(event, [])) for event in events}

    # -- who --------------------------------------------------------------------------------------------

    def _find_person(self, row: _Row) -> None:
        values = row.values
        name, unit = str(values.get(NAME) or ""), str(values.get(UNIT) or "")
        if row.event is None or not name:
            return
        code, mobile = (str(values.get(key) or "") for key in (CODE, MOBILE))
        organization = split_organization_and_post(unit)[0] or unit
        found = self._people.find(Clues(name, code, mobile, organization))
        sheet = self._lists.get(row.event.id)
        row.person = found.person
        if row.person is None and sheet is not None and not sheet.bare(name, unit):
            row.person = sheet.listed.tell(Named(name, unit, mobile))
        if row.person is None:
            self._leave_bare(row, found.doubt)

    def _leave_bare(self, row: _Row, doubt: str) -> None:
        """The name stays as it stands, and the phone beside it in the remark."""
        if doubt:
            row.remarks.append((NAME, f"{doubt.rstrip('。，请选择')}，先记下姓名，以后再对应", "doubt"))
        else:
            row.remarks.append((NAME, _NOBODY, "doubt" if self._anybody else "note"))
        if row.values.get(CODE):
            row.remarks.append((CODE, "没有对应到人员，身份证号不保存", "note"))

    def _find_line(self, row: _Row, decision: Decision) -> None:
        sheet = self._lists.get(row.event.id) if row.event is not None else None
        if sheet is None or decision.new:
            return
        stated = row.values.get(LINE)
        row.line = sheet.find(row.person, str(row.values.get(NAME) or ""), str(row.values.get(UNIT) or ""))
        if isinstance(stated, int) and stated in sheet.lines:
            row.line = stated
        if decision.record is not None and decision.record in sheet.lines:
            row.line = decision.record
        told = sheet.lines[row.line].person if row.line is not None else None
        if told is not None and row.person is None:
            row.person = told
            row.remarks = [one for one in row.remarks if one[0] not in (NAME, CODE)]
        elif row.line is None and sheet.has_list and row.values.get(ROLE) is None:
            row.remarks.append((ROLE, "不在应到名单上，也没有写参会身份，按应到统计", "note"))

    def _doubt_too_early(self, rows: Sequence[_Row]) -> None:
        """Who was at an event that had ended before the person, or the person's unit, joined."""
        came = [row for row in rows if row.event is not None and row.person is not None]
        joined = queries.joined(self._rows, sorted({row.person for row in came if row.person is not None}))
        for row in came:
            since, event = joined.get(row.person or 0), row.event
            last = (event.end or event.start) if event is not None else None
            if since and last and since[: len(last)] > last[: len(since)]:
                words = f"活动在{show_date(last)}结束，早于入会日期（{show_date(since)}），请核对"
                row.remarks.append((NAME, words, "doubt"))

    # -- what becomes of it -----------------------------------------------------------------------------

    def _plan(
        self, row: _Row, decision: Decision, on_match: OnMatch, seen: dict[tuple[object, ...], _Row]
    ) -> RowPlan:
        if decision.skip:
            return RowPlan(row.number, State.SKIPPED)
        if row.problem:
            return RowPlan(row.number, State.DOUBTFUL, remarks=(*row.remarks, ("", row.problem, "doubt")))
        if not row.values.get(NAME) and row.line is None:
            return RowPlan(row.number, State.REJECTED, remarks=((NAME, "没有姓名，没有导入", "error"),))
        twin = self._twin(row, seen)
        if twin is not None and not decision.new:
            return self._repeated(row, twin)
        if row.line is None:
            return self._fresh(row)
        return self._compared(row, row.line, on_match)

    def _twin(self, row: _Row, seen: dict[tuple[object, ...], _Row]) -> _Row | None:
        """An earlier row about the same person at the same event."""
        assert row.event is not None
        name, unit = fold(str(row.values.get(NAME) or "")), fold(str(row.values.get(UNIT) or ""))
        key = (row.event.id, row.person) if row.person is not None else (row.event.id, name, unit)
        earlier = seen.setdefault(key, row)
        return None if earlier is row else earlier

    def _repeated(self, row: _Row, twin: _Row) -> RowPlan:
        if row.values == twin.values:
            return RowPlan(row.number, State.SAME, twin.line, remarks=(("", _TWICE, "note"),))
        candidates = (Candidate(twin.line, str(row.values.get(NAME)), "前面一行"),) if twin.line else ()
        reason = "本表前面已有这个人在这次活动的情况，但内容不同，请确认以哪一行为准。"
        return RowPlan(
            row.number, State.DOUBTFUL, None, (), candidates, (*row.remarks, ("", reason, "doubt"))
        )

    def _fresh(self, row: _Row) -> RowPlan:
        ticket = self._ticket(row)
        shown = {key: one for key, one in row.values.items() if key in (*_SHOWN, NAME)}
        changes = {**shown, **{f"attendance.{name}": one for name, one in own_fields(row.values).items()}}
        told = tuple(CellChange(key, None, one) for key, one in changes.items() if one is not None)
        return RowPlan(row.number, State.NEW, None, told, (), tuple(row.remarks), ticket)

    def _compared(self, row: _Row, line: int, on_match: OnMatch) -> RowPlan:
        if on_match is OnMatch.SKIP:
            return RowPlan(row.number, State.SKIPPED, line)
        before = self._stored[line]
        changes = [
            CellChange(f"attendance.{name}", before.get(name), value)
            for name, value in own_fields(row.values).items()
            if value is not None
            and before.get(name) != value
            and (on_match is OnMatch.UPDATE or before.get(name) is None)
            and not (name == "unit" and before.get(name) is not None and before["person"] is not None)
        ]
        if row.person is not None and before["person"] is None:
            changes.insert(0, CellChange(NAME, before["name"], row.values.get(NAME)))
        state = State.UPDATED if changes else State.SAME
        return RowPlan(row.number, state, line, tuple(changes), (), tuple(row.remarks), self._ticket(row))

    @staticmethod
    def _ticket(row: _Row) -> AttendanceTicket:
        assert row.event is not None
        return AttendanceTicket(row.event, row.person, row.values)

    def _with_headcounts(self, rows: Sequence[_Row], plans: list[RowPlan]) -> list[RowPlan]:
        """On the first row of an event: that its written number differs from those who came by name."""
        first: dict[int, int] = {}
        states: dict[int, dict[object, Value]] = {}
        for place, (row, plan) in enumerate(zip(rows, plans, strict=True)):
            if row.event is None or plan.state not in (State.NEW, State.UPDATED, State.SAME):
                continue
            event = row.event.id
            first.setdefault(event, place)
            held = states.setdefault(event, self._lists[event].states() if event in self._lists else {})
            key: object = row.line if row.line is not None else ("row", row.number)
            if plan.state is not State.SAME or row.line is not None:
                held[key] = row.values.get(STATE) or held.get(key)
        for event, place in first.items():
            written, came = (
                self._events.known[event].headcount,
                sum(1 for one in states[event].values() if one in CAME),
            )
            if written is not None and written != came and any(states[event].values()):
                words = (
                    f"“{self._events.known[event].title}”登记参加{written}人次，按名单到会{came}人次，请核对"
                )
                remarks = (*plans[place].remarks, ("", words, "doubt"))
                plans[place] = replace(plans[place], remarks=remarks)
        return plans


class _Sheet:
    """The list of one event as it stands in the file."""

    def __init__(self, rows: Rows, attendees: Sequence[Attendee]) -> None:
        self.lines = {one.id: one for one in attendees}
        self.listed = Listed(rows, attendees)
        self.has_list = any(one.role == EXPECTED and one.state is None for one in attendees)
        self._persons = {one.person: one.id for one in attendees if one.person is not None}
        self._names: dict[str, list[Attendee]] = {}
        for one in attendees:
            self._names.setdefault(fold(one.name), []).append(one)

    def states(self) -> dict[object, Value]:
        """The state of each line."""
        return {one.id: one.state for one in self.lines.values()}

    def bare(self, name: str, unit: str) -> bool:
        """Whether such a name stands on the list already without a person: this row is that one."""
        return any(
            one.person is None and fold(one.unit or "") == fold(unit)
            for one in self._names.get(fold(name), ())
        )

    def find(self, person: int | None, name: str, unit: str) -> int | None:
        """The line of a person, else that of a bare name beside the same unit (or where either has none)."""
        if person is not None and person in self._persons:
            return self._persons[person]
        same = [
            one for one in self._names.get(fold(name), ())
            if (person is None or one.person is None)
            and (fold(one.unit or "") == fold(unit) or (one.person is None and not (one.unit and unit)))
        ]  # fmt: skip
        return same[0].id if len(same) == 1 else None


ATTENDANCE_INTAKE = Intake(
    ledger=ATTENDANCES, planner=AttendancePlanner, complete=complete_attendance, assumed=assumed_of_attendance,
    naming=(NAME,),
)  # fmt: skip
