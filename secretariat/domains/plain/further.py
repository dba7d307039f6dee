"""Rows of a list that tell more than its own record holds: the current term of a body, where a person works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from secretariat.base.intake import Additions, CellChange, OnMatch, RowPlan, State
from secretariat.base.kinds.kind import Value
from secretariat.domains.plain.comparing import Comparing
from secretariat.domains.plain.drafts import Draft

TAKEN = (State.NEW, State.UPDATED)
_OPEN = (*TAKEN, State.SAME)


@dataclass(frozen=True, slots=True)
class Further:
    """The ticket of a row: what is written of its own record, and what of the other one."""

    own: tuple[Any, ...]
    other: Any


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of the other record: the cells that differ, and the notes for writing them."""

    changes: Sequence[CellChange] = ()
    other: Any = None


class FurtherComparing(Comparing):
    """Compares what belongs to the record itself as usual, and sets aside the columns that speak of another one."""

    aside: tuple[str, ...] = ()

    def plan(self, draft: Draft, on_match: OnMatch) -> RowPlan:
        """What will happen to one draft, the other record included."""
        held = {key: draft.values.pop(key) for key in self.aside if draft.values.get(key) is not None}
        if not held:
            return super().plan(draft, on_match)
        told = self._tell(draft, held, on_match is OnMatch.FILL)
        plan = super().plan(draft, on_match)
        if plan.state not in _OPEN or not told.changes:
            return plan
        return _joined(plan, told.changes, told.other)

    def _tell(self, draft: Draft, held: Mapping[str, Value], fill: bool) -> Told:
        """Judge the columns set aside; may leave words to the remark, or make the row wait.

        With `fill` only what is empty on record is to be written.
        """
        raise NotImplementedError

    def _leave(self, draft: Draft, held: Mapping[str, Value], reason: str) -> Told:
        """Words that have no place of their own: told, and kept in the remark."""
        for key, value in held.items():
            column = self._columns[key]
            piece = f"{column.label}：{column.kind.show(value)}"
            stored = self.stored.get(draft.record) if draft.record is not None else None
            if stored is None or piece not in str(stored.get("remark") or ""):
                draft.doubt(key, f"{reason}，记入备注")
            draft.pieces.append(piece)
        return Told()


def _joined(plan: RowPlan, changes: Sequence[CellChange], other: Any) -> RowPlan:
    ticket = Further(plan.ticket, other)
    if plan.state is State.NEW:
        shown = {change.key: change.after for change in (*plan.changes, *changes)}
        return replace(plan, changes=Additions(shown), ticket=ticket)
    return replace(plan, state=State.UPDATED, changes=(*plan.changes, *changes), ticket=ticket)


def own_plans(plans: Iterable[RowPlan]) -> list[RowPlan]:
    """The plans as they concern the record itself."""
    return [
        replace(plan, ticket=plan.ticket.own) if isinstance(plan.ticket, Further) else plan for plan in plans
    ]


def others(plans: Iterable[RowPlan]) -> list[tuple[int, Any]]:
    """(row number, notes) of the rows that write another record too."""
    return [
        (plan.number, plan.ticket.other)
        for plan in plans
        if plan.state in TAKEN and isinstance(plan.ticket, Further)
    ]
