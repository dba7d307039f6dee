"""The two documents of a 换届 in the making."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from secretariat.base.document import Report, Roster
from secretariat.domains.posts import structure
from secretariat.domains.posts.turnover import TurnoverPlan
from secretariat.store.rows import Rows

PlanDocument: TypeAlias = "Callable[[TurnoverPlan, str, Rows], Roster | Report]"
"""Makes a document of a plan as of a day."""


def comparison_of(plan: TurnoverPlan, day: str, rows: Rows) -> Roster:
    """The 对照表 of old and new."""
    return structure.comparison(plan, rows.setting("office"), day)


def report_of(plan: TurnoverPlan, day: str, rows: Rows) -> Report:
    """The structure of both terms side by side."""
    return structure.structure_report(rows, plan, day)
