"""Who never came: attendance, visits and proposals of the people of a body, group or list in a period."""

from secretariat.domains.overview.coverage.figures import (
    CHECKS,
    Coverage,
    CoverageLine,
    Limits,
    coverage,
)
from secretariat.domains.scoring.spans import Scope

__all__ = ["CHECKS", "Coverage", "CoverageLine", "Limits", "Scope", "coverage"]
