"""The report 参政议政统计: the proposals of a year until a month's end, by what offices ask for, and five years."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.base.dates import month_bounds, show_date
from secretariat.base.document import Block, Figure, Heading, Note, Paragraph, PrintColumn, Report, Table
from secretariat.domains.proposals.docket import Docket, read_docket
from secretariat.domains.proposals.figures import Tally, tally
from secretariat.domains.proposals.sentences import (
    figure,
    filing_sentence,
    overdue_sentence,
    received_sentence,
    replies_sentence,
    satisfaction_sentence,
    signers_sentence,
    years_sentence,
)
from secretariat.domains.proposals.stats import Statistic, StatLine, statistic
from secretariat.domains.proposals.vocabulary import RESULT_LEGEND, RESULT_LEGEND_SETTING, SATISFIED
from secretariat.store.rows import Rows

_YEARS = 5
_MOST_LINES = 30
_TABLES = (
    ("sort", "按提出方式"), ("category", "按分类"), ("sector", "按界别"), ("unit", "按主办单位"),
    ("first", "按第一提案人"),
)  # fmt: skip
_COLUMNS = tuple(
    PrintColumn(label, 9, "right", number=True)
    for label in ("收到", "立案", "已答复", "A类", "B类", "C类", "满意", "逾期")
)


def survey(rows: Rows, month: str) -> Report:
    """The figures of the year until the end of a month "2026-10", each of which opens its proposals."""
    year, last = month[:4], month_bounds(month)[1]
    docket = read_docket(rows, last)
    span = (f"{year}-01-01", last)
    blocks = [
        *_overview(docket, span),
        Heading("二、分项统计"),
        *(block for name, caption in _TABLES for block in _by(docket, name, caption, span)),
        *_years(docket, int(year), last),
        Note(f"注：{rows.setting(RESULT_LEGEND_SETTING, RESULT_LEGEND)}。"),
    ]
    office = rows.setting("office", "工商业联合会")
    title = f"{office}{year}年参政议政统计"
    return Report(title, tuple(blocks), office, last, show_date(last), f"（截至{show_date(last)}）")


def _overview(docket: Docket, span: tuple[str, str]) -> list[Block]:
    matters, day = docket.within(*span), docket.day
    counts = tally(matters, day)
    if not matters:
        return [Heading("一、总体情况"), Paragraph(("本年没有收到提案。",))]
    told: list[Paragraph] = [received_sentence(counts, day), filing_sentence(counts, day)]
    told += [Paragraph((signers_sentence(counts),)), replies_sentence(counts, day)]
    if (words := satisfaction_sentence(counts, day)) is not None:
        told.append(words)
    return [Heading("一、总体情况"), *told, overdue_sentence(counts, day)]


def _by(docket: Docket, name: str, caption: str, span: tuple[str, str]) -> list[Block]:
    found = statistic(docket, (name,), *span)
    return _table(found, caption, docket.day) if found.lines else []


def _table(found: Statistic, caption: str, day: str) -> list[Block]:
    """A table with a line a group and the whole below; of very many groups the largest ones."""
    shown, left = found.lines[:_MOST_LINES], len(found.lines) - _MOST_LINES
    lines = [_line(line, day) for line in (*shown, StatLine(("合计",), found.total))]
    columns = (PrintColumn(found.dimensions[0], 22), *_COLUMNS)
    notes = [Note(text) for text in found.notes]
    if left > 0:
        notes.append(Note(f"注：只列出前{_MOST_LINES}项，另有{left}项已计入合计。"))
    return [Table(caption, columns, tuple(lines), total=True), *notes]


def _line(line: StatLine, day: str) -> tuple[str | Figure, ...]:
    name = line.labels[0]
    cells = (figure(ids, day, f"{name}：{label}", "") for label, ids in _cells(line.tally))
    return (name, *cells)


def _cells(counts: Tally) -> Sequence[tuple[str, list[int]]]:
    return (
        ("收到", counts.received), ("立案", counts.filed), ("已答复", counts.replied),
        *((f"{result}类", counts.results.get(result, [])) for result in "ABC"),
        ("满意", counts.satisfaction.get(SATISFIED, [])), ("逾期", counts.overdue),
    )  # fmt: skip


def _years(docket: Docket, year: int, last: str) -> list[Block]:
    """The last five years, and the sessions of these."""
    span = (f"{year - _YEARS + 1}-01-01", last)
    blocks: list[Block] = []
    for name, caption in (("year", "按年份"), ("session", "按届次会议")):
        blocks += _by(docket, name, caption, span)
    if not blocks:
        return []
    counts = tally(docket.within(*span), docket.day)
    return [Heading("三、近五年情况"), years_sentence(counts, _YEARS, docket.day), *blocks]
