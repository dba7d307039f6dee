"""下月计划: what is on the calendar of the next month and what falls due in it."""

from __future__ import annotations

from secretariat.base.dates import add_months, last_day, month_bounds, show_date
from secretariat.base.document import Block, Figure, Paragraph, PrintColumn, Selection, Table
from secretariat.domains.overview.part import Part, Telling
from secretariat.domains.overview.reminding import reminders as due
from secretariat.domains.overview.reminding.reminders import Reminder, by_kind

_NOT_PLANNED = (due.BIRTHDAY, due.UNRECORDED)
"""Kinds of reminders that are no work of a month."""
_LEDGERS = {
    "proposal": "proposals", "demand": "demands", "shift": "shifts", "rights_case": "rights_cases", "task": "tasks",
    "event": "events", "term": "terms", "chamber": "chambers", "programme": "programmes", "fee": "fees",
    "pairing": "pairings", "list_entry": "list_entries",
}  # fmt: skip
_MOST_LISTED = 60


def plan_part(telling: Telling) -> Part:
    """Events, turns of the rota, deadlines and ends of terms of the next month; nothing where there are none."""
    first, last = month_bounds(add_months(telling.month, 1))
    found = [one for one in _reminders(telling, last) if first <= last_day(one.day) <= last]
    if not found:
        return Part("plan", "下月计划")
    groups = by_kind(found)
    pieces: list[str | Figure] = [f"{show_date(first[:7])}计划和到期的事项："]
    for place, (kind, group) in enumerate(groups.items()):
        pieces += ["、" if place else "", kind, _count(telling, kind, group)]
    words: list[Block] = [Paragraph((*pieces, "。"))]
    if len(found) > _MOST_LISTED:
        words.append(Paragraph((f"事项较多，下面列出前{_MOST_LISTED}项。",)))
    return Part("plan", "下月计划", tuple(words), (), (_table(found[:_MOST_LISTED]),))


def _reminders(telling: Telling, last: str) -> list[Reminder]:
    days = due.days_between(telling.day, last)
    found = (one for one in due.reminders(telling.rows, telling.day, days) if one.kind not in _NOT_PLANNED)
    return sorted(found, key=lambda one: (last_day(one.day), due.KINDS.index(one.kind), one.record))


def _count(telling: Telling, kind: str, group: list[Reminder]) -> Figure:
    ids = dict.fromkeys(record for one in group for record in (one.ids or (one.record,)))
    opens = Selection(_LEDGERS[group[0].entity], None, tuple(ids), f"下月{kind}")
    return Figure(f"{len(ids)}项", len(ids), opens)


def _table(found: list[Reminder]) -> Table:
    columns = (
        PrintColumn("日期", 12), PrintColumn("事项", 12), PrintColumn("内容", 40), PrintColumn("说明", 24),
    )  # fmt: skip
    return Table("下月计划", columns, tuple((one.day, one.kind, one.title, one.detail) for one in found))
