"""The lists of schemes, rules and entries by hand."""

from __future__ import annotations

from secretariat.base.entity import entity_of
from secretariat.base.ledger import Period
from secretariat.domains.plain.ledger import Plain, plain_ledger
from secretariat.domains.scoring.records import ScoreEntry, ScoreRule, ScoreScheme

SCHEMES = plain_ledger(
    entity_of(ScoreScheme), Plain("score_schemes", unit="个", order=("-score_scheme.start",))
)
RULES = plain_ledger(
    entity_of(ScoreRule), Plain("score_rules", unit="条", order=("scheme.name", "score_rule.position"))
)
ENTRIES = plain_ledger(
    entity_of(ScoreEntry),
    Plain(
        "score_entries",
        unit="条",
        order=("-score_entry.day",),
        period=Period("day", end=None),
        title="person.name",
    ),
)
LEDGERS = (SCHEMES, RULES, ENTRIES)
