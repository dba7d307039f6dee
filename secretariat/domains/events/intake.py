"""How rows of an events list become events, with the group that held them and the leaders who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    State,
)
from secretariat.base.kinds.kind import Value
from secretariat.domains.events.completing import (
    BODY,
    GROUP,
    HEADCOUNT,
    NUMBER,
    RECORD,
    START,
    TITLE,
    Values,
    assumed_of_events,
    complete_event,
)
from secretariat.domains.events.ledger import EVENTS, LEADERS_KEY
from secretariat.domains.events.matching import EventIndex, Found, Group, Groups, Known
from secretariat.domains.events.ranks import RankRules, read_leaders
from secretariat.domains.events.signing import ATTENDANCE_INTAKE
from secretariat.domains.events.writing import EventsWriter, EventTicket
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows

__all__ = ["ATTENDANCE_INTAKE", "EVENTS_INTAKE", "EventsPlanner"]

_NO_DECISION = Decision()
_COUNTED = ("category", "leader_ranks", "due", "came", "rate", "times")


@dataclass(slots=True)
class _Row:
    """One row on its way to a plan."""

    number: int
    values: Values
    found: Found = field(default_factory=Found)
    group: Group = field(default_factory=Group)
    body: int | None = None
    remarks: list[tuple[str, str, str]] = field(default_factory=list)

    def doubt(self, key: str, message: str) -> None:
        """Leave a cell out and say why."""
        self.values.pop(key, None)
        self.remarks.append((key, message, "doubt"))


class EventsPlanner:
    """Plans and writes one import of events; reads its indexes once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._listing = Listing(rows, rows.catalog.ledgers.get("events", EVENTS))
        self._index = EventIndex(rows)
        self._groups = Groups(rows)
        self._ranks = RankRules.read(rows)
        self._entity = rows.entity("event")
        self._bodies: dict[str, list[int]] = {}
        for record, name in rows.columns("body", ("name",)):
            self._bodies.setdefault(name, []).append(record)
        self._keys = {one.key for one in self._listing.ledger.columns}
        self._current: dict[int, dict[str, Value]] = {}
        self._held_by: dict[int, int | None] = {}
        self._earlier: dict[int, _Row] = {}
        self._meant: dict[int, _Row] = {}

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order."""
        self._meant.clear()
        taken = [self._taken(row, decisions.get(row.number, _NO_DECISION)) for row in rows]
        self._read_current(taken)
        plans = []
        for row in taken:
            decision = decisions.get(row.number, _NO_DECISION)
            plans.append(self._plan(row, decision, decision.on_match or on_match))
        return plans

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        return EventsWriter(tx, self._ranks).write(plans)

    def _taken(self, incoming: Incoming, decision: Decision) -> _Row:
        row = _Row(incoming.number, {key: one for key, one in incoming.values.items() if key not in _COUNTED})
        self._settle_days(row)
        self._find_links(row)
        known = _known(row)
        if decision.skip:
            return row
        if decision.record is not None and decision.record in self._index.known:
            row.found = Found(self._index.known[decision.record])
        elif decision.new:
            row.found = Found()
        else:
            record = row.values.get(RECORD)
            numbered = self._index.known.get(record) if isinstance(record, int) else None
            row.found = Found(numbered) if numbered is not None else self._index.same(known)
        if row.found.event is None and not row.found.candidates:
            self._index.add(known)
            self._earlier[known.id] = row
        return row

    def _settle_days(self, row: _Row) -> None:
        own = {key.removeprefix("event."): one for key, one in row.values.items()}
        backwards = self._entity.backwards(own)
        if backwards is not None:
            start, end = backwards
            row.doubt(
                f"event.{end.name}", f"{end.label}早于{start.label}（{own[start.name]}），没有导入，请核对"
            )
        if row.values.get(START) is None:
            row.remarks.append((START, "没有活动日期，已导入，但不计入任何月份，请补上", "doubt"))

    def _find_links(self, row: _Row) -> None:
        group = row.values.get(GROUP)
        if group is not None:
            day = row.values.get(START)
            row.group = self._groups.find(str(group), None if day is None else str(day))
            if row.group.doubt:
                row.doubt(GROUP, row.group.doubt)
        body = row.values.get(BODY)
        if body is not None:
            found = self._bodies.get(str(body), [])
            if len(found) == 1:
                row.body = found[0]
            else:
                many = f"有{len(found)}个组织都叫" if found else "还没有组织"
                row.doubt(BODY, f"{many}“{body}”，没有填会议组织")

    def _plan(self, row: _Row, decision: Decision, on_match: OnMatch) -> RowPlan:
        if decision.skip:
            return RowPlan(row.number, State.SKIPPED)
        if row.found.candidates:
            return self._doubtful(row)
        event = row.found.event
        if event is not None and event.id < 0:
            return self._twin(row, self._earlier[event.id])
        if event is None:
            return self._fresh(row)
        earlier = self._meant.setdefault(event.id, row)
        if earlier is not row and decision.record is None:
            return self._twin(row, earlier)
        return self._compared(row, event.id, on_match)

    def _doubtful(self, row: _Row) -> RowPlan:
        shown = tuple(Candidate(one.id, one.title, one.words) for one in row.found.candidates if one.id > 0)
        reason = "已有相近的活动（主题、期次、日期不全相同），请确认是不是同一次。"
        return RowPlan(
            row.number, State.DOUBTFUL, None, (), shown, (*row.remarks, ("", reason, "doubt")), None
        )

    def _twin(self, row: _Row, earlier: _Row) -> RowPlan:
        if row.values == earlier.values:
            return RowPlan(
                row.number, State.SAME, remarks=(("", "与本表前面一行相同，只导入一次。", "note"),)
            )
        reason = "本表前面已有同一次活动，但内容不同，请确认以哪一行为准。"
        return RowPlan(row.number, State.DOUBTFUL, remarks=(*row.remarks, ("", reason, "doubt")))

    def _fresh(self, row: _Row) -> RowPlan:
        changes = tuple(CellChange(key, None, value) for key, value in row.values.items() if key != RECORD)
        remarks = (*row.remarks, *self._unranked(row))
        return RowPlan(row.number, State.NEW, None, changes, (), remarks, self._ticket(row))

    def _ticket(self, row: _Row) -> EventTicket:
        return EventTicket(row.values, row.group, row.body)

    def _unranked(self, row: _Row) -> list[tuple[str, str, str]]:
        """A note on each leader whose rank the post does not tell."""
        leaders = read_leaders(str(row.values.get(LEADERS_KEY) or ""))
        unknown = [one.post or one.name for one in leaders if self._ranks.rank(one.post) is None]
        words = f"“{'、'.join(unknown)}”的级别认不出，没有填，需要时请补填"
        return [(LEADERS_KEY, words, "note")] if unknown else []

    def _compared(self, row: _Row, record: int, on_match: OnMatch) -> RowPlan:
        if on_match is OnMatch.SKIP:
            return RowPlan(row.number, State.SKIPPED, record)
        before = self._current[record]
        changes = tuple(
            CellChange(key, before.get(key), value)
            for key, value in row.values.items()
            if key in self._keys
            and not _says_so(key, value, before.get(key))
            and not (key == GROUP and row.group.id is not None and row.group.id == self._held_by[record])
            and (on_match is OnMatch.UPDATE or before.get(key) is None)
        )
        state = State.UPDATED if changes else State.SAME
        return RowPlan(row.number, state, record, changes, (), tuple(row.remarks), self._ticket(row))

    def _read_current(self, rows: Sequence[_Row]) -> None:
        events = {row.found.event.id for row in rows if row.found.event is not None}
        wanted = sorted(one for one in events if one > 0)
        keys = list(dict.fromkeys(key for row in rows for key in row.values if key in self._keys))
        self._held_by = {one: event["duty_group"] for one, event in self._rows.many("event", wanted).items()}
        for record, cells in zip(wanted, self._listing.rows(wanted, keys), strict=True):
            self._current[record] = dict(zip(keys, cells, strict=True))


def _known(row: _Row) -> Known:
    """The row as an event to be found again by later rows of the list."""
    values = row.values
    number, start, headcount = values.get(NUMBER), values.get(START), values.get(HEADCOUNT)
    return Known(
        -row.number, number if isinstance(number, int) else None, str(values.get(TITLE) or ""),
        None if start is None else str(start), None, headcount if isinstance(headcount, int) else None,
    )  # fmt: skip


def _says_so(key: str, value: Value, known: Value) -> bool:
    """Whether the file holds already what a row says, or knows a day better."""
    if key == RECORD or value == known:
        return True
    if key == LEADERS_KEY:
        told = (read_leaders(str(one or "")) for one in (value, known))
        first, second = ([(leader.name, leader.post) for leader in leaders] for leaders in told)
        return first == second
    return key.endswith((".start", ".end")) and known is not None and str(known).startswith(str(value))


EVENTS_INTAKE = Intake(
    ledger=EVENTS, planner=EventsPlanner, complete=complete_event, assumed=assumed_of_events, naming=(TITLE,),
    follows=(ATTENDANCE_INTAKE,),
)  # fmt: skip
