"""How rows of a list become visits and demands: which each means, what it will change, and what is doubtful."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from secretariat.base.intake import (
    CellChange,
    Intake,
    OnMatch,
    Outcome,
    RowPlan,
    State,
)
from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold
from secretariat.domains.plain.intake import party_seeks
from secretariat.domains.service.completing import (
    CLOSED_ON,
    JOINT,
    NUMBER,
    PROBLEMS,
    PROGRAMME,
    PROGRESS,
    STATE,
    TITLE,
    VISIT_DAY,
    VISIT_RECORD,
    VISITED,
    DraftRow,
    complete_demand,
    complete_visit,
    is_open,
    settle_demand,
    several_units,
    split_problems,
)
from secretariat.domains.service.ledger import DEMANDS, VISITS
from secretariat.domains.service.matching import DemandIndex, Known, Match, VisitIndex, keys_of
from secretariat.domains.service.planning import ServicePlanner
from secretariat.domains.service.vocabulary import ENDED, STATES
from secretariat.domains.service.writing import DemandsWriter, VisitsWriter
from secretariat.store.rows import Rows


class DemandsPlanner(ServicePlanner):
    """Plans and writes one import of demands."""

    _needed = (STATE, CLOSED_ON, PROGRESS, "steps")

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._demands = DemandIndex(rows)

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        return DemandsWriter(tx, self._current).write(plans)

    def _index(self) -> Known:
        return self._demands.known

    def _settle(self, row: DraftRow) -> None:
        settle_demand(row)

    def _match(self, row: DraftRow) -> Match:
        return self._demands.match(row.values, row.meant)

    def _compared(self, row: DraftRow, record: int, on_match: OnMatch) -> RowPlan:
        told, known = row.values.get(STATE), self._current[record].get(STATE)
        if is_open(told) and known in ENDED and on_match is not OnMatch.SKIP:
            words = (
                f"文件里这件诉求是“{known}”，表里写的是“{told}”，没有改；确要重新办理的，请打开这件诉求记录"
            )
            row.note(STATE, words, "doubt")
        return super()._compared(row, record, on_match)

    def _says_so(self, row: DraftRow, record: int, key: str, value: Value) -> bool:
        known = self._current[record]
        if key == STATE:
            return _no_later(value, known.get(STATE))
        if key == PROGRESS and known.get("steps"):
            return str(value) in str(known["steps"])
        if key == JOINT and known.get(key):
            return set(str(value).split("、")) == set(str(known[key]).split("、"))
        if key == NUMBER and known.get(key):
            return fold(str(value)) == fold(str(known[key]))
        return super()._says_so(row, record, key, value)

    def _twin(self, row: DraftRow, seen: dict[tuple[object, ...], DraftRow]) -> DraftRow | None:
        if row.record is not None:
            key: tuple[object, ...] = ("id", row.record)
        elif row.values.get(NUMBER):
            key = ("number", fold(str(row.values[NUMBER])))
        else:
            key = (
                "words",
                keys_of(row.meant)[0],
                fold(str(row.values.get(TITLE) or "")),
                row.values.get("demand.day"),
            )
        earlier = seen.setdefault(key, row)
        return None if earlier is row else earlier

    def _repeated(self, row: DraftRow, twin: DraftRow) -> RowPlan | None:
        if twin.values == row.values:
            remark = ("", "与本表前面一行相同，只导入一次。", "note")
            return RowPlan(row.number, State.SAME, remarks=(remark,))
        return self._doubtful(row, "本表前面已有同一件诉求，但内容不同，请确认以哪一行为准。")


class VisitsPlanner(ServicePlanner):
    """Plans and writes one import of visits; the problems of a row become demands."""

    ledger, entity, party, record_key = VISITS, "visit", VISITED, VISIT_RECORD
    _needed = (PROBLEMS,)

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._visits = VisitIndex(rows)
        self._programmes = {fold(name) for _, name in rows.columns("programme", ("name",))}

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        return VisitsWriter(tx).write(plans)

    def _index(self) -> Known:
        return self._visits.known

    def _settle(self, row: DraftRow) -> None:
        if (number := several_units(str(row.values.get(VISITED) or ""))) > 1:
            row.note(VISITED, f"一格里像有{number}家单位，现按1家次计；请分成{number}行", "doubt")
        remark = str(row.values.get("visit.remark") or "")
        if "家次：" in remark:
            row.note("visit.remark", f"{remark}：一行按1家次计，原数记入备注", "doubt")
        if not row.values.get(VISIT_DAY):
            row.note(VISIT_DAY, "没有走访日期，按月统计时不会计入", "doubt")
        name = row.values.get(PROGRAMME)
        if name and fold(str(name)) not in self._programmes:
            self._programmes.add(fold(str(name)))
            row.note(PROGRAMME, f"还没有“{name}”这个走访方案，将新建")

    def _match(self, row: DraftRow) -> Match:
        return self._visits.match(row.values, row.meant)

    def _says_so(self, row: DraftRow, record: int, key: str, value: Value) -> bool:
        if key == PROBLEMS:
            known = {fold(one) for one in split_problems(str(self._current[record].get(PROBLEMS) or ""))}
            return all(fold(one) in known for one in split_problems(str(value)))
        return super()._says_so(row, record, key, value)

    def _twin(self, row: DraftRow, seen: dict[tuple[object, ...], DraftRow]) -> DraftRow | None:
        day = row.values.get(VISIT_DAY)
        known: tuple[object, ...] = ("id", row.record)
        key = known if row.record is not None else ("new", keys_of(row.meant)[0], day)
        earlier = seen.setdefault(key, row)
        return None if earlier is row else earlier

    def _repeated(self, row: DraftRow, twin: DraftRow) -> RowPlan | None:
        """One visit on several rows, a problem on each: the later rows add their problems to it."""
        differing = [
            key
            for key, value in row.values.items()
            if key != PROBLEMS and twin.values.get(key, value) != value
        ]
        if differing:
            return self._doubtful(row, "本表前面已有同一天对这家企业的走访，但内容不同，请确认是不是同一次。")
        fresh = set(split_problems(str(row.values.get(PROBLEMS) or "")))
        fresh -= set(split_problems(str(twin.values.get(PROBLEMS) or "")))
        if not fresh:
            remark = ("", "与本表前面一行是同一次走访，只导入一次。", "note")
            return RowPlan(row.number, State.SAME, remarks=(remark,))
        remarks = (*row.remarks, (PROBLEMS, "与本表前面一行是同一次走访，问题一并记在那一次", "note"))
        problems = row.values[PROBLEMS]
        ticket = dataclasses.replace(self._ticket(row), follows=twin.number)
        if row.record is None:
            return RowPlan(
                row.number, State.NEW, None, (CellChange(PROBLEMS, None, problems),), (), remarks, ticket
            )
        if self._says_so(row, row.record, PROBLEMS, problems):
            return RowPlan(row.number, State.SAME, row.record, (), (), remarks, ticket)
        change = CellChange(PROBLEMS, self._current[row.record].get(PROBLEMS), problems)
        return RowPlan(row.number, State.UPDATED, row.record, (change,), (), remarks, ticket)


def _no_later(told: Value, known: Value) -> bool:
    """Whether a state says no more than the file knows: an older list, or only that it is not done yet."""
    if told == known or known is None:
        return told == known
    if is_open(told) and (known in ENDED or told == "办理中"):
        return True
    return is_open(told) and is_open(known) and STATES.index(str(told)) <= STATES.index(str(known))


VISITS_INTAKE = Intake(
    ledger=VISITS, planner=VisitsPlanner, complete=complete_visit,
    ambiguous={"日期": (VISIT_DAY,), "部门": ("visit.department",)}, seeks={VISITS.name: int, **party_seeks(VISITS)},
)  # fmt: skip
DEMANDS_INTAKE = Intake(
    ledger=DEMANDS, planner=DemandsPlanner, complete=complete_demand, seeks={DEMANDS.name: int, **party_seeks(DEMANDS)},
    ambiguous={
        "联系电话": ("demand.phone", "person.mobile"), "电话": ("demand.phone", "person.mobile"),
        "手机": ("demand.phone", "person.mobile"), "日期": ("demand.day", "assigned_on"),
        "时间": ("demand.day", "assigned_on"),
    },
)  # fmt: skip
