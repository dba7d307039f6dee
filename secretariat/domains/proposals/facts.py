"""Facts of a list become steps: filed, given out, answered, judged. A day that the list lacks is not invented."""

from __future__ import annotations

from collections.abc import Mapping

from secretariat.base.kinds.kind import Value
from secretariat.domains.proposals.clocks import ClockRules, reply_due
from secretariat.domains.proposals.completing import (
    ASSIGNED_ON,
    DUE,
    EXCELLENT,
    FILED_ON,
    FILING,
    KEY,
    OPINION_TEXT,
    REPLIED_ON,
    RESULT,
    SATISFACTION,
    Values,
)
from secretariat.domains.proposals.vocabulary import (
    ASSIGNED,
    DECISIONS,
    FEEDBACK,
    MERGED,
    REPLIED,
)
from secretariat.domains.proposals.vocabulary import EXCELLENT as EXCELLENT_STEP
from secretariat.domains.proposals.vocabulary import FILED as FILED_STEP
from secretariat.domains.proposals.vocabulary import KEY as KEY_STEP
from secretariat.store.rows import Record
from secretariat.store.transaction import Transaction

_FLAGS = ((KEY, KEY_STEP), (EXCELLENT, EXCELLENT_STEP))
_FIELDS = {
    ASSIGNED: {ASSIGNED_ON: "day", DUE: "due"},
    REPLIED: {REPLIED_ON: "day", RESULT: "result"},
    FEEDBACK: {SATISFACTION: "satisfaction", OPINION_TEXT: "content"},
}


class StepsWriter:
    """Collects the steps of new proposals and writes them in one go; changes those of known ones at once."""

    def __init__(self, tx: Transaction, rules: ClockRules) -> None:
        self._tx = tx
        self._rules = rules
        self._new: list[Values] = []

    def add(self, proposal: int, values: Mapping[str, Value], host: int | None) -> None:
        """The steps that a row tells of a new proposal; `host` is the unit that answers, where there is one."""
        if values.get(FILING) or values.get(FILED_ON):
            kind = values.get(FILING) or FILED_STEP
            self._new.append({"proposal": proposal, "kind": kind, "day": values.get(FILED_ON)})
        for kind, fields in _FIELDS.items():
            told = {name: values[key] for key, name in fields.items() if values.get(key) is not None}
            if told:
                self._new.append(self._step(proposal, kind, told, host))
        for key, kind in _FLAGS:
            if values.get(key):
                self._new.append({"proposal": proposal, "kind": kind})

    def change(self, proposal: int, changed: Mapping[str, Value], host: int | None) -> None:
        """The steps after changed cells: the latest step of a kind is corrected, a missing one added.

        Another decision (立案, then 并案) is a further step: both happened.
        """
        steps = self._tx.find("proposal_step", proposal=proposal)
        self._decide(proposal, changed, steps)
        for kind, fields in _FIELDS.items():
            told = {name: changed[key] for key, name in fields.items() if key in changed}
            if not told:
                continue
            latest = [step for step in steps if step["kind"] == kind]
            if latest:
                self._tx.change("proposal_step", latest[-1]["id"], told)
            else:
                self._new.append(self._step(proposal, kind, told, host))
        for key, kind in _FLAGS:
            if key in changed:
                self._flag(proposal, kind, steps, bool(changed[key]))

    def merge(self, proposal: int, target: int | None) -> None:
        """Note into which proposal this one was merged, on its step 并案."""
        self.flush()
        steps = [step for step in self._tx.find("proposal_step", proposal=proposal) if step["kind"] == MERGED]
        if steps:
            self._tx.change("proposal_step", steps[-1]["id"], {"target": target})

    def flush(self) -> None:
        """Write what was collected."""
        if self._new:
            self._tx.add_many("proposal_step", self._new)
            self._new = []

    def _step(self, proposal: int, kind: str, told: Values, host: int | None) -> Values:
        values: Values = {"proposal": proposal, "kind": kind, **told}
        if kind == ASSIGNED and "due" not in told:
            day = told.get("day")
            values["due"] = reply_due(None if day is None else str(day), self._rules)
        if kind == REPLIED:
            values["unit"] = host
        return values

    def _decide(self, proposal: int, changed: Mapping[str, Value], steps: list[Record]) -> None:
        if not changed.keys() & {FILING, FILED_ON}:
            return
        latest = [step for step in steps if step["kind"] in DECISIONS]
        if FILING in changed or not latest:
            kind = changed.get(FILING) or FILED_STEP
            self._new.append({"proposal": proposal, "kind": kind, "day": changed.get(FILED_ON)})
        else:
            self._tx.change("proposal_step", latest[-1]["id"], {"day": changed[FILED_ON]})

    def _flag(self, proposal: int, kind: str, steps: list[Record], wanted: bool) -> None:
        present = [step for step in steps if step["kind"] == kind]
        if wanted and not present:
            self._new.append({"proposal": proposal, "kind": kind})
        for step in present if not wanted else ():
            self._tx.remove("proposal_step", step["id"])
