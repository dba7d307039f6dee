"""The section 参政议政 of the monthly report: what came in, what was answered, and what is overdue."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secretariat.base.dates import first_day, show_date
from secretariat.base.document import Block, Figure, Heading, Note, Paragraph, PrintColumn, Table
from secretariat.domains.plain.indicators import BASIS, Indicator, Period, Records, Span, indicator_table
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

_Counting = Callable[[Docket, Span], list[int]]


def report_section(rows: Rows, month: str, numeral: str = "三") -> list[Block]:
    """The blocks of 参政议政 for a month; a short paragraph where there are no proposals at all."""
    docket = read_docket(rows, Period.of(month).last)
    heading = Heading(f"{numeral}、参政议政")
    if not docket.matters:
        return [heading, Paragraph(("尚未登记提案。",))]
    sentence, table, *rest = section_blocks(rows, month, docket)
    return [heading, sentence, table, Note(BASIS), *rest]


def section_blocks(rows: Rows, month: str, docket: Docket) -> list[Block]:
    """What that section says of the proposals of a docket, without its heading and the note on last year."""
    period = Period.of(month)
    table = indicator_table("提案工作情况", indicators(docket, period))
    told = [_month_sentence(docket, period), table, *_year_sentences(rows, docket, period)]
    return [*told, *_overdue(overdue(rows, period.last))]


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


def indicators(docket: Docket, period: Period) -> list[Indicator]:
    """The lines about proposals: what came in, by form, and how many had each step."""
    return [_indicator(docket, period, label, counting) for label, counting in _INDICATORS]


def _indicator(docket: Docket, period: Period, label: str, counting: _Counting) -> Indicator:
    month, year, before = (Records("proposals", counting(docket, span), docket.day) for span in period.spans)
    return Indicator(label, "件", month, year, before)


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
