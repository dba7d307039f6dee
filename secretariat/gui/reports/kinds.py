"""The reports that the program can make, listed by hand: a new one gets its line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from secretariat.base.document import Report
from secretariat.domains.overview.monthly import monthly_report
from secretariat.gui.proposals.survey import survey
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report of a month "2026-10": its name, what it tells, and how it is made."""

    name: str
    label: str
    told: str
    build: Callable[[Rows, str], Report]


REPORT_KINDS: tuple[ReportKind, ...] = (
    ReportKind(
        "monthly",
        "工作月报",
        "会员、活动、提案、走访诉求等各项工作，本月、本年累计和上年同期",
        monthly_report,
    ),
    ReportKind(
        "proposals", "参政议政统计", "本年收到、立案、答复、满意情况，按分类、界别、单位、年份", survey
    ),
)
