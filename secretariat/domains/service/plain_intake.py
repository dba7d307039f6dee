"""How lists of programmes, of quotas and of the steps of demands come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from secretariat.base.intake import Decision, Incoming, Intake, OnMatch, RowPlan, State
from secretariat.base.problem import Problem
from secretariat.domains.plain.comparing import Comparing
from secretariat.domains.plain.drafts import Draft
from secretariat.domains.plain.intake import PlainPlanner, Rules, plain_intake
from secretariat.domains.service.course import STEP_FIELDS
from secretariat.domains.service.ledger import PROGRAMMES, QUOTAS, STEPS
from secretariat.domains.service.stepchecks import StepChecks
from secretariat.store.rows import Rows

DEMAND = "demand.title"
_STEP_RULES = Rules((
    (DEMAND, "demand_step.kind", "demand_step.day", "demand_step.content"),
    (DEMAND, "demand_step.kind", "=demand_step.day"),
))  # fmt: skip
_FIELDS = {"日期": "demand_step.day", "环节": "demand_step.kind", "办理期限": "demand_step.due"}


class StepsComparing(Comparing):
    """Compares rows with the steps on record, and refuses what cannot have happened to the demand."""

    def read(self, rows: Rows) -> StepsComparing:
        """Read the demands whose course is told."""
        self._checks = StepChecks(rows, [record for record, _ in rows.columns("demand", ("day",))])
        self.before: dict[int, list[Mapping[str, Any]]] = {}
        return self

    def plan(self, draft: Draft, on_match: OnMatch) -> RowPlan:
        """What will happen to one draft; steps of the same list count as what was done before."""
        plan = super().plan(draft, on_match)
        linked = draft.links.get(DEMAND)
        stored = self.stored.get(draft.record) if draft.record is not None else None
        demand = linked.record if linked is not None else (stored or {}).get("demand")
        if plan.state not in (State.NEW, State.UPDATED) or not isinstance(demand, int):
            return plan
        values = {**dict.fromkeys(STEP_FIELDS), **(stored or {}), **plan.ticket[0].fields}
        besides = self.before.setdefault(demand, [])
        found = self._checks.objections(demand, values, draft.record, besides)
        if any(one.severity == "error" for one in found):
            return RowPlan(
                draft.number, State.REJECTED, remarks=(*plan.remarks, *map(_remark, found)), ticket=()
            )
        if draft.record is None:
            besides.append(values)
        return replace(plan, remarks=(*plan.remarks, *map(_remark, found)))


class StepsPlanner(PlainPlanner):
    """Plans and writes one import of steps."""

    def _comparer(self, rows: Rows) -> Comparing:
        return StepsComparing(self._shape, self._columns, self._drafting, self._rules).read(rows)

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order."""
        if isinstance(self._comparing, StepsComparing):
            self._comparing.before.clear()
        return super().plan(rows, on_match, decisions)


def _remark(problem: Problem) -> tuple[str, str, str]:
    return _FIELDS.get(problem.column, ""), problem.message, problem.severity


PLAIN_INTAKES: dict[str, Intake] = {
    "programmes": plain_intake(PROGRAMMES, Rules((("programme.name",),))),
    "visit_quotas": plain_intake(
        QUOTAS, Rules((("programme.name", "visit_quota.leader"),), makes=("programme",))
    ),
    "demand_steps": plain_intake(STEPS, _STEP_RULES, planner=partial(StepsPlanner, STEPS, _STEP_RULES)),
}
