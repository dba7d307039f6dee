"""The rota in the monthly report: whose turn it was, what came of it, and what is still missing this year."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.base.dates import last_day, month_bounds, show_date
from secretariat.base.document import Block, Figure, Heading, Paragraph, PrintColumn, Selection, Table
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.documents import leaders_of
from secretariat.domains.rotation.figures import coverage, every_year
from secretariat.domains.rotation.planning import days_of
from secretariat.domains.rotation.queries import Turn
from secretariat.domains.rotation.wording import DONE, OVERDUE, span, state_of
from secretariat.store.rows import Record, Rows


def turns_within(rows: Rows, first: str, last: str) -> list[Turn]:
    """The turns, of all plans, of which a day lies within these days."""
    return [
        one for one in queries.turns(rows)
        if days_of(one.start, one.end)[0] <= last and days_of(one.start, one.end)[1] >= first
    ]  # fmt: skip


def month_section(rows: Rows, month: str, heading: str = "轮值情况") -> list[Block]:
    """The section of a month 2026-10; empty where the file knows no turn in this year up to the month's end."""
    first, last = month_bounds(month)
    year = turns_within(rows, f"{month[:4]}-01-01", last)
    if not year:
        return []
    found = [one for one in year if days_of(one.start, one.end)[1] >= first]
    blocks: list[Block] = [
        Heading(heading),
        _summary(found, last, "本月轮值"),
        _summary(year, last, "今年以来轮值"),
    ]
    if found:
        blocks.append(_table(rows, found, last))
    blocks.append(coverage(rows, f"{month[:4]}-01", month).sentence())
    for row in _running(rows, last):
        begin = max(str(row["start"])[:7], f"{month[:4]}-01")
        blocks += [one.sentence() for one in every_year(rows, row["id"], begin, month)]
    return blocks


def _summary(turns: Sequence[Turn], day: str, words: str) -> Paragraph:
    """本月轮值1班，已办活动1班，逾期未办0班。"""
    counts = (
        (words, list(turns)),
        ("已办活动", _in_state(turns, day, DONE)),
        ("逾期未办", _in_state(turns, day, OVERDUE)),
    )
    pieces: list[str | Figure] = []
    for place, (label, found) in enumerate(counts):
        ids = tuple(one.shift for one in found)
        pieces += [
            "，" if place else "",
            label,
            Figure(f"{len(ids)}班", len(ids), Selection("shifts", None, ids, label)),
        ]
    return Paragraph((*pieces, "。"))


def _in_state(turns: Sequence[Turn], day: str, state: str) -> list[Turn]:
    return [one for one in turns if state_of(one, day) == state]


def _table(rows: Rows, turns: Sequence[Turn], day: str) -> Table:
    leaders: dict[int, str] = {}
    for rota in dict.fromkeys(one.rota for one in turns):
        leaders |= leaders_of(rows, rota, day)
    columns = (
        PrintColumn("轮值时间", 14), PrintColumn("轮值组", 10), PrintColumn("组长", 14), PrintColumn("主题", 18),
        PrintColumn("完成的活动", 22), PrintColumn("情况", 10),
    )  # fmt: skip
    lines = tuple(
        (
            span(one.start, one.end), one.group_name or one.person_name or "",
            one.person_name or leaders.get(one.group or 0, ""), one.theme or "", one.event_title or "",
            state_of(one, day),
        )
        for one in turns
    )  # fmt: skip
    return Table(f"{show_date(day[:7])}轮值情况", columns, lines)


def _running(rows: Rows, day: str) -> list[Record]:
    """The plans that run on a day and have groups."""
    plans = [row for row in rows.find("rota") if row["start"] <= day and last_day(row["end"]) >= day]
    return [row for row in plans if queries.groups(rows, row["id"])]
