"""How lists of schemes, of their rules, and of points given by hand come in."""

from __future__ import annotations

from secretariat.base.intake import Intake
from secretariat.domains.plain.intake import Rules, plain_intake
from secretariat.domains.scoring.ledger import ENTRIES, RULES, SCHEMES

INTAKES: dict[str, Intake] = {
    "score_schemes": plain_intake(SCHEMES, Rules((("score_scheme.name",),))),
    "score_rules": plain_intake(
        RULES,
        Rules((("scheme.name", "score_rule.category", "score_rule.item", "score_rule.source"),)),
    ),
    "score_entries": plain_intake(
        ENTRIES,
        Rules((("scheme.name", "person.name", "score_entry.day", "score_entry.reason"),)),
    ),
}
