"""How lists of bodies and of their terms come in. A body tells of its term too: of the running one, or that number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from secretariat.base.intake import CellChange, Intake, Outcome, RowPlan
from secretariat.base.kinds.kind import Value
from secretariat.domains.plain.comparing import Comparing
from secretariat.domains.plain.drafts import Draft
from secretariat.domains.plain.further import FurtherComparing, Told, others, own_plans
from secretariat.domains.plain.intake import PlainPlanner, Rules, plain_intake
from secretariat.domains.posts.ledger import BODIES, TERMS
from secretariat.store.listing import Listing
from secretariat.store.rows import Record, Rows

NUMBER = "term.number"
_OF_TERM = tuple(one.key for one in BODIES.columns if one.key.startswith("term."))
_BODY_RULES = Rules((("body.name",),))
_TERM_RULES = Rules((("body.name", "term.number"),), makes=("body",))


@dataclass(frozen=True, slots=True)
class OfTerm:
    """What a row writes of a term: of that one, or (None) of a new one."""

    term: int | None
    fields: Mapping[str, Value]


class BodyComparing(FurtherComparing):
    """Compares rows of bodies with the bodies and their terms."""

    aside = _OF_TERM

    def read(self, rows: Rows) -> BodyComparing:
        """Read the terms of all bodies, and which of them are running."""
        listing = Listing(rows, rows.catalog.ledgers[BODIES.name])
        bodies = listing.ids()
        self._terms: dict[int, Record] = {row["id"]: row for row in rows.find("term")}
        self._numbered = {(row["body"], row["number"]): row["id"] for row in reversed(self._terms.values())}
        self._running = listing.references(bodies, "term") if bodies else {}
        return self

    def _tell(self, draft: Draft, held: Mapping[str, Value], fill: bool) -> Told:
        number = held.get(NUMBER)
        if number is None and self._running.get(draft.record or 0) is None:
            return self._leave(draft, held, "没有写明是第几届，没有记入届次")
        term = self._term(draft.record, number)
        known = self._terms[term] if term is not None else {}
        fields = {key.partition(".")[2]: value for key, value in held.items()}
        fields = {name: value for name, value in fields.items() if known.get(name) != value}
        if fill:
            fields = {name: value for name, value in fields.items() if known.get(name) is None}
        if fields and term is None and draft.record is not None:
            draft.remarks.append((NUMBER, f"还没有第{number}届，同时新建", "note"))
        changes = [CellChange(f"term.{name}", known.get(name), value) for name, value in fields.items()]
        return Told(changes, OfTerm(term, fields))

    def _term(self, body: int | None, number: Value) -> int | None:
        """The term that a row speaks of; None for one that is to be made."""
        if body is None:
            return None
        return self._running.get(body) if number is None else self._numbered.get((body, int(str(number))))


class BodiesPlanner(PlainPlanner):
    """Plans and writes one import of bodies."""

    def _comparer(self, rows: Rows) -> Comparing:
        return BodyComparing(self._shape, self._columns, self._drafting, self._rules).read(rows)

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans: the bodies first, then what is told of their terms."""
        outcome = super().write(tx, own_plans(plans))
        changed: dict[int, Mapping[str, Value]] = {}
        fresh: list[dict[str, Value]] = []
        for number, told in others(plans):
            if told.term is not None:
                changed[told.term] = told.fields
            else:
                fresh.append({"body": outcome.records[number], **told.fields})
        if changed:
            tx.change_many("term", changed)
        if fresh:
            tx.add_many("term", fresh)
        return outcome


BODIES_INTAKE: Intake = plain_intake(BODIES, _BODY_RULES, planner=partial(BodiesPlanner, BODIES, _BODY_RULES))
TERMS_INTAKE: Intake = plain_intake(TERMS, _TERM_RULES)
