"""What is due as a slip to print: one table for each kind."""

from __future__ import annotations

from secretariat.base.dates import show_date
from secretariat.base.document import Block, Heading, Paragraph, PrintColumn, Report, Table
from secretariat.base.text import chinese_number
from secretariat.domains.overview.reminding.reminders import DAYS, Reminder, by_kind, reminders
from secretariat.store.rows import Rows

_COLUMNS = (
    PrintColumn("序号", 5, "center"), PrintColumn("日期", 12), PrintColumn("期限", 12), PrintColumn("事项", 36),
    PrintColumn("说明", 24),
)  # fmt: skip


def due_report(rows: Rows, day: str, days: int = DAYS) -> Report:
    """Everything overdue on a day or due within the next days, ready to be printed."""
    found = reminders(rows, day, days)
    blocks: list[Block] = []
    for place, (kind, group) in enumerate(by_kind(found).items(), start=1):
        late = sum(1 for one in group if one.overdue)
        words = f"共{len(group)}项" + (f"，其中逾期{late}项" if late else "") + "。"
        blocks += [Heading(f"{chinese_number(place)}、{kind}"), Paragraph((words,)), _table(kind, group)]
    if not blocks:
        blocks.append(Paragraph((f"没有逾期的事项，{days}天内也没有到期的。",)))
    office = rows.setting("office", "")
    return Report("待办事项", tuple(blocks), office, day, show_date(day))


def _table(kind: str, group: list[Reminder]) -> Table:
    lines = tuple(
        (str(place), one.day, one.when, one.title, one.detail) for place, one in enumerate(group, start=1)
    )
    return Table(f"{kind}一览", _COLUMNS, lines)
