"""How a list of meetings of a term comes in."""

from __future__ import annotations

from secretariat.base.intake import Intake
from secretariat.domains.plain.intake import Rules, plain_intake
from secretariat.domains.proposals.ledger import SESSIONS

SESSIONS_INTAKE: Intake = plain_intake(SESSIONS, Rules((("root.name",), ("=root.short",))))
