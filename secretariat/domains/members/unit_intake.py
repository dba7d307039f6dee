"""How lists of units come in: they are about the roll itself, so what a row says changes it."""

from __future__ import annotations

from functools import partial
from typing import Any

from secretariat.base.intake import Decision, Intake
from secretariat.base.text import organization_key, organization_stem
from secretariat.domains.members.ledger import ORGANIZATIONS
from secretariat.domains.plain.drafts import Draft
from secretariat.domains.plain.intake import PlainPlanner, Rules, plain_intake
from secretariat.domains.plain.telling import Organizations

UNIT_NAME, CREDIT_CODE = "root.name", "root.credit_code"
_RULES = Rules(((f"={CREDIT_CODE}",), (UNIT_NAME,)))


class UnitsPlanner(PlainPlanner):
    """Plans and writes one import of units: by record number, by credit code, else by name or former name."""

    def __init__(self, *settings: Any) -> None:
        super().__init__(*settings)
        self._units = Organizations.read(self._rows)

    def _matched(self, draft: Draft, decision: Decision) -> Draft:
        stated = draft.values.get(self._shape.record_key)
        draft = super()._matched(draft, decision)
        name = str(draft.values.get(UNIT_NAME) or "")
        if draft.waits or draft.answered or decision.new or not name:
            return draft
        if draft.record is None:
            self._formerly(draft, name)
        elif draft.record != stated and not self._so_called(draft.record, name):
            known = self._units.names[draft.record]
            reason = f"统一社会信用代码与已有的“{known}”相同，但名称不同，请核对。"
            draft.wait(UNIT_NAME, reason, (self._candidate(draft.record),))
        return draft

    def _so_called(self, unit: int, name: str) -> bool:
        alike = organization_stem(self._units.names[unit]) == organization_stem(name)
        return alike or unit in self._units.by_former.get(organization_key(name), ())

    def _formerly(self, draft: Draft, name: str) -> None:
        """A row under the former name of a unit means that unit, and does not take its new name away."""
        code = str(draft.values.get(CREDIT_CODE) or "")
        found = [
            one for one in self._units.by_former.get(organization_key(name), ())
            if not (code and self._units.codes.get(one, code) != code)
        ]  # fmt: skip
        if len(found) == 1:
            draft.record = found[0]
            draft.values[UNIT_NAME] = known = self._units.names[found[0]]
            draft.remarks.append((UNIT_NAME, f"“{name}”是“{known}”的曾用名称，名称没有改动", "note"))


UNITS_INTAKE: Intake = plain_intake(
    ORGANIZATIONS, _RULES, planner=partial(UnitsPlanner, ORGANIZATIONS, _RULES)
)
