"""How lists of leaders at events, and of how kinds are told in reports, come in."""

from __future__ import annotations

from secretariat.base.intake import Intake
from secretariat.domains.events.ledger import LEADERS, MAPPINGS
from secretariat.domains.plain.intake import Rules, plain_intake

_LEADER_RULES = Rules(
    (("event.title", "=leader"), ("event.title", "leader", "event_leader.post")),
    some=("leader", "event_leader.post"),
)
LEADERS_INTAKE: Intake = plain_intake(LEADERS, _LEADER_RULES)
MAPPINGS_INTAKE: Intake = plain_intake(MAPPINGS, Rules((("kind_mapping.kind",),)))
