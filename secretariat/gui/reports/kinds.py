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
    ReportKind("monthly", "会员工作月报", "月末会员数、当月新增和退出、分布和同比", monthly_report),
    ReportKind(
        "proposals", "参政议政统计", "本年收到、立案、答复、满意情况，按分类、界别、单位、年份", survey
    ),
)
