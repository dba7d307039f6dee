"""How rows come into any plain ledger: from its declaration alone, with keys that say which record a row means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from secretariat.base.intake import (
    Additions,
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
from secretariat.base.kinds import Text
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Ledger
from secretariat.base.text import fold, split_people
from secretariat.domains.plain.comparing import Comparing
from secretariat.domains.plain.drafts import Draft, Drafting
from secretariat.domains.plain.ledger import UNIT_WORDS
from secretariat.domains.plain.matching import Keys, LineIndex, stored_lines
from secretariat.domains.plain.shape import UNIT, Shape, shape_of
from secretariat.domains.plain.telling import ORGANIZATION, PERSON, coded
from secretariat.domains.plain.writing import Step, write_plans
from secretariat.store.rows import Rows

MADE = ("training", "named_list")
"""Records that an import may make because a row names them: a name is all that they need."""
_ROLLS = {ORGANIZATION: "organization", PERSON: "people"}
"""The ledgers of those who may be named."""
_NO_DECISION = Decision()
_TWICE = "与本表前面一行相同，只导入一次。"
_WORK = ("单位", *UNIT_WORDS)
_GRAVITY = (State.NEW, State.UPDATED, State.SAME)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the declaration does not say. `keys` are the ways in which a record is found again, the surest first.

    A row without one of `needs` (besides the required cells) or with none of `some` tells nothing and is refused.
    `spread` are columns that may name several, each of which becomes a record; `new_units` columns whose unknown
    units are made, with their kind; `makes` the records that may be made by name.
    """

    keys: Keys = ()
    needs: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()
    new_units: Mapping[str, str] = field(default_factory=dict)
    makes: tuple[str, ...] = MADE
    some: tuple[str, ...] = ()


def plain_intake(ledger: Ledger, rules: Rules | None = None, **settings: Any) -> Intake:
    """The intake of a plain ledger; `settings` are further attributes of `base.intake.Intake`."""
    rules = rules or Rules()
    shared = shared_words(ledger)
    own = {key: _any_text for keys in shared.values() for key in keys if key.endswith(".phone")}
    intake = Intake(
        ledger, partial(PlainPlanner, ledger, rules), ambiguous=shared, telling=own, naming=_naming(ledger),
        seeks={**party_seeks(ledger), ledger.name: int},
    )  # fmt: skip
    ambiguous = {**intake.ambiguous, **settings.pop("ambiguous", {})}
    telling = {**intake.telling, **settings.pop("telling", {})}
    return replace(intake, ambiguous=ambiguous, telling=telling, **settings)


def party_seeks(ledger: Ledger) -> dict[str, Callable[[int], int]]:
    """The rolls in which whoever a row names may be found: those of the units and persons that its records name."""
    named = {one.entity for one in ledger.sources if len(one.via) == 1 and one.via[0][0] == ledger.root}
    return {roll: partial(coded, sort) for sort, roll in _ROLLS.items() if sort in named}


def _any_text(texts: Sequence[str]) -> bool:
    return bool(texts)


def _naming(ledger: Ledger) -> tuple[str, ...]:
    """The columns any of which makes a row a record: its title, its parties, what must be filled in, what it tells."""
    own = f"{ledger.root}."
    told = (
        one.key for one in ledger.columns
        if one.written and ("." not in one.key or one.required or one.key.startswith(own))
    )  # fmt: skip
    return tuple(dict.fromkeys((ledger.title, *told)))


def shared_words(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Headings that may mean several columns: a unit is the party, or beside a name where the person works."""
    words: dict[str, dict[str, None]] = {}
    work = next((one.key for one in ledger.columns if one.key in _places(ledger)), "")
    for one in ledger.columns:
        if not one.written:
            continue
        for word in one.words:
            words.setdefault(fold(word), {})[one.key] = None
            if work and "." not in one.key and word in _WORK:
                words[fold(word)][work] = None
    phone = f"{ledger.root}.phone"
    return {
        word: tuple(sorted(found, key=lambda key: key != phone))
        for word, found in words.items()
        if len(found) > 1
    }


def _places(ledger: Ledger) -> tuple[str, ...]:
    """The columns that may say where a person works."""
    own = (f"{ledger.root}.unit", f"{ledger.root}.department")
    return (UNIT, *(one.key for one in ledger.columns if one.key in own and type(one.kind) is Text))


class PlainPlanner:
    """Plans and writes one import of a plain ledger; reads its indexes once."""

    def __init__(self, ledger: Ledger, rules: Rules, rows: Rows) -> None:
        live = rows.catalog.ledgers.get(ledger.name, ledger)
        self._rows = rows
        self._rules = rules
        self._shape = shape_of(live, rows.catalog.entities[live.root])
        columns = self._columns = {one.key: one for one in live.columns}
        self._drafting = Drafting(rows, self._shape, columns, rules.makes)
        self._keys = rules.keys or (_all_columns(self._shape),)
        self._days = frozenset(key for key, one in columns.items() if one.kind.name == "partial_date")
        empty = LineIndex(self._keys, self._days)
        self._index = stored_lines(rows, self._shape, self._drafting.parties, empty)
        self._comparing: Comparing = self._comparer(rows)
        self._title = live.title

    def _comparer(self, rows: Rows) -> Comparing:
        """What compares rows with records; a ledger with more on its rows than its own record has another one."""
        return Comparing(self._shape, self._columns, self._drafting, self._rules)

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order: who is meant, which record it is, then the cells compared."""
        drafted = [self._drafts(row, decisions.get(row.number, _NO_DECISION)) for row in rows]
        wanted = {one.record for drafts in drafted for one in drafts if one.record is not None}
        self._comparing.stored = self._rows.many(self._shape.entity.name, wanted)
        seen, before = LineIndex(self._keys, self._days), dict[int, Draft]()
        plans = []
        for row, drafts in zip(rows, drafted, strict=True):
            decision = decisions.get(row.number, _NO_DECISION)
            if decision.skip:
                plans.append(RowPlan(row.number, State.SKIPPED))
                continue
            wish = decision.on_match or on_match
            parts = [self._part(one, wish, decision, (seen, before)) for one in drafts]
            plans.append(parts[0] if len(parts) == 1 else _together(row, parts))
        return plans

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        return write_plans(tx, self._shape, plans)

    def _drafts(self, row: Incoming, decision: Decision) -> list[Draft]:
        spread = list(self._spread(row.values))
        asked = self._drafting.asked(spread, decision)
        return [
            self._matched(self._drafting.draft(row.number, values, decision, asked.get(place, "")), decision)
            for place, values in enumerate(spread)
        ]

    def _spread(self, values: Mapping[str, Value]) -> Iterable[Mapping[str, Value]]:
        """甲：乙、丙 as 甲：乙 and 甲：丙."""
        for key in self._rules.spread:
            names = split_people(str(values[key])) if values.get(key) else ()
            if len(names) > 1:
                return [{**values, key: name} for name in names]
        return [values]

    def _matched(self, draft: Draft, decision: Decision) -> Draft:
        """The draft with the record that it means."""
        stated = draft.values.pop(self._shape.record_key, None)
        if decision.record is not None and decision.record in self._index.lines:
            draft.record, draft.answered = decision.record, True
            return draft
        line = self._drafting.line(draft)
        if isinstance(stated, int) and stated in self._index.lines:
            draft.record = stated
            if not decision.new and self._index.contradicts(stated, line):
                reason = f"记录号{stated}是另一条记录，内容都不相同，请核对。"
                draft.wait(self._shape.record_key, reason, (self._candidate(stated),))
            return draft
        found = [] if decision.new else self._index.find(line)
        if len(found) == 1:
            draft.record = found[0]
        elif found:
            shown = tuple(self._candidate(one) for one in found[:5])
            draft.wait("", "有几条已有的记录与这一行相符，请选择是哪一条。", shown)
        return draft

    def _part(
        self, draft: Draft, on_match: OnMatch, decision: Decision, run: tuple[LineIndex, dict[int, Draft]]
    ) -> RowPlan:
        seen, before = run
        line = self._drafting.line(draft)
        twins = [] if decision.new else [one for one in seen.find(line) if _may_be_one(draft, before[one])]
        open_ = draft.waits or any(
            one.doubt for one in draft.who.values()
        )  # whom it means is to be asked first
        if twins and not (open_ and draft.values != before[twins[0]].values):
            judged = self._comparing.plan(replace(draft, values=dict(draft.values)), on_match)
            return judged if judged.state is State.REJECTED else self._repeated(draft, before[twins[0]])
        place = len(before)
        before[place] = replace(draft, values=dict(draft.values))
        seen.add(place, line)
        return self._comparing.plan(draft, on_match)

    def _repeated(self, draft: Draft, twin: Draft) -> RowPlan:
        if draft.values == twin.values:
            return RowPlan(draft.number, State.SAME, twin.record, remarks=(("", _TWICE, "note"),), ticket=())
        label = self._shape.entity.label
        reason = f"本表前面已有同一条{label}，但内容不同，请确认以哪一行为准。"
        return RowPlan(draft.number, State.DOUBTFUL, None, remarks=(("", reason, "doubt"),), ticket=())

    def _candidate(self, record: int) -> Candidate:
        """A record of the list to choose from: what it is called, and its keys."""
        line = self._index.lines[record]
        names = [next(iter(one), "") for one in line.spellings.values()]
        cells = [str(one) for key, one in line.cells.items() if one is not None and key in self._shape.own]
        title = self._rows.title(self._shape.entity.name, record) or f"记录{record}"
        return Candidate(record, title, "，".join(one for one in (*names, *cells) if one)[:60])


def _may_be_one(draft: Draft, earlier: Draft) -> bool:
    """Whether two rows may mean one record: not where each is known to mean another."""
    return draft.record is None or earlier.record is None or draft.record == earlier.record


def _all_columns(shape: Shape) -> tuple[str, ...]:
    parties, links = (one.key for one in shape.parties), (one.key for one in shape.links)
    return (*parties, *links, *(key for key in shape.own if key != shape.remark))


def _together(row: Incoming, parts: Sequence[RowPlan]) -> RowPlan:
    """The plan of a row that gives several records: all of them or none."""
    remarks = tuple(dict.fromkeys(remark for part in parts for remark in part.remarks))
    open_ = next((one for one in parts if one.state not in _GRAVITY), None)
    if open_ is not None:
        return replace(open_, remarks=remarks)
    state = next(one for one in _GRAVITY if any(part.state is one for part in parts))
    steps: tuple[Step, ...] = tuple(step for part in parts for step in part.ticket)
    record = next((part.record for part in parts if part.record is not None), None)
    return RowPlan(row.number, state, record, _whole(row, parts), (), remarks, steps)


def _whole(row: Incoming, parts: Sequence[RowPlan]) -> Sequence[CellChange]:
    """The changes as the row tells them: the several names in one cell."""
    fresh = [part for part in parts if part.state is State.NEW]
    if fresh:
        shown = {
            change.key: row.values.get(change.key, change.after) for part in fresh for change in part.changes
        }
        return Additions(shown)
    return tuple({change.key: change for part in parts for change in part.changes}.values())
