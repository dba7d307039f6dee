"""The section 参政议政 of the monthly report: what came in, what was answered, and what is overdue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secretariat.base.dates import first_day, month_bounds, same_month_last_year, show_date
from secretariat.base.document import Block, Figure, Heading, Note, Paragraph, PrintColumn, Table
from secretariat.base.figures import growth
from secretariat.domains.proposals.docket import Docket, Matter, read_docket
from secretariat.domains.proposals.figures import tally
from secretariat.domains.proposals.overdue import Overdue, overdue
from secretariat.domains.proposals.sentences import (
    figure,
    overdue_sentence,
    replies_sentence,
    satisfaction_sentence,
)
from secretariat.domains.proposals.vocabulary import (
    ANSWERING,
    ASSIGNED,
    COLLECTIVE,
    FEEDBACK,
    FILED,
    FORMS,
    OPINION,
    REPLIED,
    RESULT_LEGEND,
    RESULT_LEGEND_SETTING,
    ROUGHLY,
    SATISFIED,
)
from secretariat.store.rows import Rows

Span = tuple[str, str]
_Counting = Callable[[Docket, Span], list[int]]


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a month, of the year until then, and of the same part of last year."""

    month: Span
    year: Span
    last_year: Span

    @classmethod
    def of(cls, month: str) -> Period:
        """The periods of a month such as 2026-10."""
        first, last = month_bounds(month)
        earlier = same_month_last_year(month)
        return cls(
            (first, last), (f"{month[:4]}-01-01", last), (f"{earlier[:4]}-01-01", month_bounds(earlier)[1])
        )


def report_section(rows: Rows, month: str, numeral: str = "三") -> list[Block]:
    """The blocks of 参政议政 for a month; a short paragraph where there are no proposals at all."""
    period = Period.of(month)
    docket = read_docket(rows, period.month[1])
    blocks: list[Block] = [Heading(f"{numeral}、参政议政")]
    if not docket.matters:
        return [*blocks, Paragraph(("尚未登记提案。",))]
    blocks += [_month_sentence(docket, period), _table(docket, period)]
    blocks += [Note("注：上年同期指上年1月至同月，增减按本年累计与上年同期相比。")]
    blocks += _year_sentences(rows, docket, period)
    return [*blocks, *_overdue(overdue(rows, period.month[1]))]


def received(docket: Docket, span: Span) -> list[int]:
    """Those that came in within the days."""
    return [matter.id for matter in docket.within(*span)]


def with_step(docket: Docket, span: Span, kind: str, words: Sequence[str] = ()) -> list[int]:
    """Those of which a step has its day within the days; `words` are degrees of satisfaction to choose from."""
    return [matter.id for matter in docket.matters if _happened(matter, span, kind, words)]


def _happened(matter: Matter, span: Span, kind: str, words: Sequence[str]) -> bool:
    return any(
        step.kind == kind
        and step.day is not None
        and span[0] <= first_day(step.day) <= span[1]
        and (kind != REPLIED or step.role is None or step.role in ANSWERING)
        and (not words or step.satisfaction in words)
        for step in matter.steps
    )


def _of_form(form: str) -> _Counting:
    return lambda docket, span: [matter.id for matter in docket.within(*span) if matter.form == form]


def _collective(docket: Docket, span: Span) -> list[int]:
    return [matter.id for matter in docket.within(*span) if matter.sort == COLLECTIVE]


def _stepped(kind: str, words: Sequence[str] = ()) -> _Counting:
    return lambda docket, span: with_step(docket, span, kind, words)


_INDICATORS: tuple[tuple[str, _Counting], ...] = (
    ("收到", received),
    *((f"　其中：{form}" if form != OPINION else "　　　　社情民意", _of_form(form)) for form in FORMS),
    ("　其中：集体提出", _collective),
    ("立案", _stepped(FILED)),
    ("交办", _stepped(ASSIGNED)),
    ("答复", _stepped(REPLIED)),
    ("反馈满意、基本满意", _stepped(FEEDBACK, (SATISFIED, ROUGHLY))),
)


def _month_sentence(docket: Docket, period: Period) -> Paragraph:
    day = docket.day
    return Paragraph((
        "本月收到提案等", figure(received(docket, period.month), day, "本月收到"), "，交办",
        figure(with_step(docket, period.month, ASSIGNED), day, "本月交办"), "，答复",
        figure(with_step(docket, period.month, REPLIED), day, "本月答复"), "；本年累计收到",
        figure(received(docket, period.year), day, "本年累计收到"), "。",
    ))  # fmt: skip


def _table(docket: Docket, period: Period) -> Table:
    columns = (
        PrintColumn("指标", 22), PrintColumn("单位", 6, "center"),
        *(PrintColumn(label, 9, "right", number=True) for label in ("本月", "本年累计", "上年同期", "增减")),
        PrintColumn("增减%", 9, "right"),
    )  # fmt: skip
    rows = tuple(_row(docket, period, label, counting) for label, counting in _INDICATORS)
    kept = tuple(
        row for place, row in enumerate(rows) if place == 0 or any(_number(cell) for cell in row[2:5])
    )
    return Table("提案工作情况", columns, kept)


def _row(docket: Docket, period: Period, label: str, counting: _Counting) -> tuple[str | Figure, ...]:
    month, year, before = (counting(docket, span) for span in (period.month, period.year, period.last_year))
    gap = len(year) - len(before)
    name = label.strip("　").removeprefix("其中：")
    return (
        label,
        "件",
        figure(month, docket.day, f"{name}：本月", ""),
        figure(year, docket.day, f"{name}：本年累计", ""),
        figure(before, docket.day, f"{name}：上年同期", ""),
        Figure(f"{gap:+d}" if gap else "0", gap),
        growth(len(year), len(before)),
    )


def _number(cell: str | Figure) -> int | float:
    return (cell.number or 0) if isinstance(cell, Figure) else 0


def _year_sentences(rows: Rows, docket: Docket, period: Period) -> list[Block]:
    """How far the proposals of this year are."""
    counts = tally(docket.within(*period.year), docket.day)
    if not counts.received:
        return []
    filed = figure(counts.filed, docket.day, "本年立案")
    start = f"本年收到的{len(counts.received)}件中，立案"
    pieces: list[str | Figure] = [start, filed, f"（立案率{counts.filing_rate()}）。"]
    pieces += replies_sentence(counts, docket.day).pieces
    if (told := satisfaction_sentence(counts, docket.day)) is not None:
        pieces += told.pieces
    pieces += overdue_sentence(counts, docket.day).pieces
    legend = rows.setting(RESULT_LEGEND_SETTING, RESULT_LEGEND)
    return [Paragraph(tuple(pieces)), *([Note(f"注：{legend}。")] if counts.results else [])]


def _overdue(late: Sequence[Overdue]) -> list[Block]:
    if not late:
        return []
    columns = (
        PrintColumn("承办单位", 18), PrintColumn("方式", 6, "center"), PrintColumn("提案号", 8),
        PrintColumn("案由", 36), PrintColumn("答复期限", 12), PrintColumn("逾期天数", 8, "right", number=True),
    )  # fmt: skip
    rows = tuple(
        (one.unit or "未登记", one.role, one.number, one.title, show_date(one.due), str(one.days))
        for one in late
    )
    return [Table("逾期未答复的提案", columns, rows)]
