"""How rows of a proposals list become proposals: which each means, what it will change, and what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from secretariat.base.kinds import PartialDate
from secretariat.base.kinds.kind import Value
from secretariat.domains.proposals.completing import (
    FIRST,
    FORM,
    MERGED_INTO,
    MOBILE,
    NUMBER,
    OPINION_TEXT,
    RECORD,
    SATISFACTION,
    SESSION,
    SUBMITTED,
    TITLE,
    UNIT,
    UNITS,
    assumed,
    complete,
    names_of,
)
from secretariat.domains.proposals.drafts import DraftRow, settle, twin_of
from secretariat.domains.proposals.ledger import PROPOSALS
from secretariat.domains.proposals.matching import Match, Place, ProposalIndex, number_key
from secretariat.domains.proposals.people import Named, SignerMatcher
from secretariat.domains.proposals.sessions import SessionIndex, body_of, read_session
from secretariat.domains.proposals.writing import ProposalsWriter, Ticket
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows

Remark = tuple[str, str, str]
_NO_DECISION = Decision()
_FIRST_OF_ALL = ("first_signer", "joint_signers", SESSION)


class ProposalsPlanner:
    """Plans and writes one import of proposals; reads its indexes once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._listing = Listing(rows, rows.catalog.ledgers.get("proposals", PROPOSALS))
        firsts = dict(zip(self._listing.ids(), self._listing.array(FIRST), strict=True))
        self._index = ProposalIndex.read(rows, firsts)
        self._sessions = SessionIndex(rows)
        self._bodies = dict(rows.columns("session", ("body",)))
        self._people = SignerMatcher(rows)
        self._kinds = {one.key: one.kind for one in self._listing.ledger.columns}
        self._words = getattr(self._kinds[SATISFACTION], "entries", ())
        self._current: dict[int, dict[str, Value]] = {}

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order."""
        taken = [self._taken(row, decisions.get(row.number, _NO_DECISION)) for row in rows]
        self._merges(taken)
        self._read_current(taken)
        seen: dict[tuple[object, ...], DraftRow] = {}
        plans = []
        for row in taken:
            decision = decisions.get(row.number, _NO_DECISION)
            plans.append(self._plan(row, decision, decision.on_match or on_match, seen))
        return plans

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        return ProposalsWriter(tx, self._sessions, self._index).write(plans)

    def _taken(self, incoming: Incoming, decision: Decision) -> DraftRow:
        row = DraftRow(incoming.number, dict(incoming.values), None)
        row.values.setdefault(FORM, "提案")
        self._find_session(row)
        settle(row, self._words)
        row.match = self._index.match(row.values, row.session)
        if decision.record is not None:
            row.match = Match(decision.record)
        elif decision.new:
            row.match = Match()
        return row

    def _find_session(self, row: DraftRow) -> None:
        text = row.values.get(SESSION)
        if text is None:
            return
        found = self._sessions.find(str(text))
        named = read_session(str(text))
        if found is not None:
            row.session = found
            row.values[SESSION] = self._sessions.title(found)
        elif named is not None and named.full:
            row.session = row.values[SESSION] = named.full
        else:
            row.doubt(
                SESSION, f"没有“{text}”这次会议，这件提案先不归入会议；请登记会议后再改，或写出会议全称"
            )

    def _merges(self, rows: Sequence[DraftRow]) -> None:
        """Into what proposals are merged: it must exist, be another one, and not lead back."""
        numbered = {
            (row.session, number_key(row.values[NUMBER])): row for row in rows if row.values.get(NUMBER)
        }
        for row in rows:
            number = row.values.get(MERGED_INTO)
            if number is None:
                continue
            twin = numbered.get((row.session, number_key(number)))
            stored = self._index.numbered(row.session, number)
            target = twin.node if twin else ("id", stored) if stored is not None else None
            if target is None:
                row.doubt(MERGED_INTO, f"这次会议没有{number}号提案，没有记下并入哪一件")
            elif target == row.node:
                row.doubt(MERGED_INTO, "提案不能并入自己，没有记下并入哪一件")
            elif self._index.circular(row.node, target):
                row.doubt(MERGED_INTO, f"与{number}号提案互相并入，成了循环，没有记下并入哪一件")
            else:
                self._index.merged[row.node] = target

    def _plan(
        self, row: DraftRow, decision: Decision, on_match: OnMatch, seen: dict[tuple[object, ...], DraftRow]
    ) -> RowPlan:
        if decision.skip:
            return RowPlan(row.number, State.SKIPPED)
        if row.match.doubt:
            return self._doubtful(row, row.match.doubt, row.match.candidates)
        twin = twin_of(row, seen)
        if twin is not None and not decision.new:
            if twin.values == row.values:
                return RowPlan(
                    row.number, State.SAME, remarks=(("", "与本表前面一行相同，只导入一次。", "note"),)
                )
            return self._doubtful(row, "本表前面已有同一件提案，但内容不同，请确认以哪一行为准。", ())
        if row.match.record is None:
            return self._fresh(row)
        return self._compared(row, row.match.record, on_match)

    def _doubtful(self, row: DraftRow, reason: str, candidates: Sequence[int]) -> RowPlan:
        shown = tuple(self._candidate(record) for record in candidates)
        remarks = (*row.remarks, ("", reason, "doubt"))
        return RowPlan(row.number, State.DOUBTFUL, None, (), shown, tuple(remarks), self._ticket(row))

    def _candidate(self, record: int) -> Candidate:
        cells = self._listing.rows([record], (TITLE, NUMBER, FIRST, SESSION))[0]
        return Candidate(record, str(cells[0]), "，".join(str(cell) for cell in cells[1:] if cell))

    def _fresh(self, row: DraftRow) -> RowPlan:
        ticket = self._ticket(row)
        remarks = [*row.remarks, *ticket.doubts]
        changes = tuple(CellChange(key, None, value) for key, value in row.values.items() if key != RECORD)
        return RowPlan(row.number, State.NEW, None, changes, (), tuple(remarks), ticket)

    def _ticket(self, row: DraftRow) -> Ticket:
        """The row with its signers told, for writing."""
        values, people, doubts = row.values, {}, []
        body = self._body(row.session)
        day = values.get(SUBMITTED)
        for place, name in enumerate(names_of(values)):
            beside = (values.get(MOBILE), values.get(UNIT)) if place == 0 else (None, None)
            texts = [None if one is None else str(one) for one in (*beside, day)]
            answer = self._people.tell(Named(name, texts[0], texts[1], body, texts[2]))
            if answer.person is None:
                key = FIRST if place == 0 else "joint_signers"
                doubts.append((key, answer.reason, "doubt"))
            else:
                people[name] = answer.person
        return Ticket(values, row.session, people, tuple(doubts))

    def _body(self, session: Place) -> int | None:
        if isinstance(session, int):
            return self._bodies.get(session)
        named = read_session(session) if session else None
        return body_of(self._rows, named) if named else None

    def _compared(self, row: DraftRow, record: int, on_match: OnMatch) -> RowPlan:
        if on_match is OnMatch.SKIP:
            return RowPlan(row.number, State.SKIPPED, record)
        before = self._current[record]
        changes = tuple(
            CellChange(key, before.get(key), value)
            for key, value in row.values.items()
            if before.get(key) != value
            and (on_match is OnMatch.UPDATE or before.get(key) is None)
            and not self._says_so(key, value, before.get(key))
        )
        ticket = self._ticket(row)
        signed = any(change.key in (FIRST, "joint_signers") for change in changes)
        remarks = (*row.remarks, *(ticket.doubts if signed else ()))
        state = State.UPDATED if changes else State.SAME
        return RowPlan(row.number, state, record, changes, (), remarks, ticket)

    def _says_so(self, key: str, value: Value, known: Value) -> bool:
        """Whether the file holds already what a row says in other words, or knows it better."""
        if key == RECORD:
            return True
        if known is None:
            return value == 0
        if key in (NUMBER, MERGED_INTO):
            return number_key(value) == number_key(known)
        if key in UNITS:
            return set(str(value).split("、")) == set(str(known).split("、"))
        if key == OPINION_TEXT:
            return str(value) in str(known).split("；")
        return isinstance(self._kinds.get(key), PartialDate) and str(known).startswith(str(value))

    def _read_current(self, rows: Sequence[DraftRow]) -> None:
        wanted = sorted({row.match.record for row in rows if row.match.record is not None})
        keys = dict.fromkeys((*_FIRST_OF_ALL, *(key for row in rows for key in row.values)))
        known = [key for key in keys if key in self._kinds]
        for record, cells in zip(wanted, self._listing.rows(wanted, known), strict=True):
            self._current[record] = dict(zip(known, cells, strict=True))


PROPOSALS_INTAKE = Intake(ledger=PROPOSALS, planner=ProposalsPlanner, complete=complete, assumed=assumed)
