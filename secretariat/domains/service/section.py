"""The section 服务企业 of the monthly report: visits, and what became of the demands of enterprises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from secretariat.base.dates import month_bounds, same_month_last_year, show_date
from secretariat.base.document import Block, Figure, Heading, Note, Paragraph, PrintColumn, Selection, Table
from secretariat.base.figures import growth
from secretariat.domains.service.docket import Docket, Span, enterprises, lies_in, read_docket, read_visits
from secretariat.domains.service.figures import AGES, NO_AGE, AgeLine, ageing, tally
from secretariat.domains.service.overdue import awaited_of
from secretariat.domains.service.queries import VisitLine, dated_steps
from secretariat.domains.service.sentences import (
    answered_sentence,
    figure,
    firms_figure,
    handing_sentence,
    solved_sentence,
    visits_figure,
    visits_sentence,
)
from secretariat.domains.service.vocabulary import AGAIN, ASSIGNED, CLOSED, EXPLAINED, REPLIED
from secretariat.store.rows import Rows

_T = TypeVar("_T")


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
        last_year = (f"{earlier[:4]}-01-01", month_bounds(earlier)[1])
        return cls((first, last), (f"{month[:4]}-01-01", last), last_year)

    @property
    def spans(self) -> tuple[Span, Span, Span]:
        """Month, year to date, same part of last year."""
        return self.month, self.year, self.last_year


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the report's table: this month, this year so far, and the same part of last year."""

    label: str
    unit: str
    month: Figure
    year: Figure
    last_year: Figure

    @property
    def told(self) -> bool:
        """Whether it counts anything at all."""
        return any(one.number for one in (self.month, self.year, self.last_year))


WHEN = ("本月", "本年累计", "上年同期")
_STEPPED = (("诉求交办", (ASSIGNED, AGAIN)), ("诉求答复", (REPLIED, EXPLAINED)), ("诉求销号", (CLOSED,)))


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything that a month's section is told from, read once: month, year to date, same part of last year."""

    day: str
    visits: tuple[list[VisitLine], ...]
    dockets: tuple[Docket, ...]

    @classmethod
    def of(cls, rows: Rows, month: str) -> _Read:
        """What the periods of a month hold.

        Each is told as it stood at its own end: last year's demands may have been solved since.
        """
        period = Period.of(month)
        year, before = (read_visits(rows, span) for span in (period.year, period.last_year))
        visits = ([line for line in year if lies_in(line.day, period.month)], year, before)
        now, earlier = (read_docket(rows, span[1], span) for span in (period.year, period.last_year))
        dockets = (Docket(now.day, tuple(now.within(period.month))), now, earlier)
        return cls(period.month[1], visits, dockets)


def indicators(rows: Rows, month: str) -> list[Indicator]:
    """The lines about visits and demands for a month; the rate of a period is that of the demands it brought in."""
    return _indicators(rows, month, _Read.of(rows, month))


def _indicators(rows: Rows, month: str, read: _Read) -> list[Indicator]:
    day = read.day
    lines = [
        _of("走访", "家次", [visits_figure(found, day, f"走访：{when}", "") for found, when in _with(read.visits)]),
        _of("走访企业", "家", [
            _plain(firms_figure(enterprises(found), [one.id for one in found], day, f"走访企业：{when}", "visits"))
            for found, when in _with(read.visits)
        ]),
        _of("诉求收到", "件", [
            figure([case.id for case in docket.cases], day, f"诉求收到：{when}", "")
            for docket, when in _with(read.dockets)
        ]),
    ]  # fmt: skip
    period = Period.of(month)
    steps = dated_steps(
        rows, tuple(kind for _, kinds in _STEPPED for kind in kinds), (period.last_year[0], day)
    )
    for label, kinds in _STEPPED:
        found = [_happened(steps, kinds, span) for span in period.spans]
        lines.append(
            _of(label, "件", [figure(ids, day, f"{label}：{when}", "") for ids, when in _with(found)])
        )
    return [*lines, _of("诉求解决率", "%", [_rate(docket) for docket in read.dockets])]


def _happened(steps: Sequence[tuple[str, int, str]], kinds: tuple[str, ...], span: Span) -> list[int]:
    """The demands of which a step of these kinds has its day within the days."""
    return list(dict.fromkeys(demand for kind, demand, day in steps if kind in kinds and lies_in(day, span)))


def report_section(rows: Rows, month: str, numeral: str = "四") -> list[Block]:
    """The blocks of 服务企业 for a month; a short paragraph where there are neither visits nor demands."""
    read = _Read.of(rows, month)
    lines = _indicators(rows, month, read)
    heading = Heading(f"{numeral}、服务企业")
    opened = read_docket(rows, read.day, open_only=True)
    if not any(line.told for line in lines) and not opened.cases:
        return [heading, Paragraph(("尚未登记走访和诉求。",))]
    return [heading, *_sentences(read), indicator_table("服务企业情况", lines), *_open(opened)]


def indicator_table(caption: str, lines: list[Indicator]) -> Table:
    """Indicators as the report's table, with the change against last year."""
    columns = (
        PrintColumn("指标", 22), PrintColumn("单位", 6, "center"),
        *(PrintColumn(label, 9, "right", number=True) for label in (*WHEN, "增减")), PrintColumn("增减%", 9, "right"),
    )  # fmt: skip
    return Table(caption, columns, tuple(_row(line) for line in lines))


def _sentences(read: _Read) -> list[Block]:
    """What happened in the month, and how far the demands of this year are."""
    day, (monthly, yearly, _), docket = read.day, read.visits, read.dockets[1]
    blocks: list[Block] = []
    if yearly:
        pieces = visits_sentence(monthly, day, "本月").pieces[:-1]
        blocks.append(Paragraph((*pieces, "；", *visits_sentence(yearly, day, "本年累计").pieces)))
    if docket.cases:
        counts = tally(docket.cases, day)
        pieces = ("本年收到诉求", *solved_sentence(counts, day, unit="件").pieces)
        pieces += handing_sentence(counts, day).pieces
        pieces += answered_sentence(counts, day).pieces
        blocks.append(Paragraph(pieces))
    return blocks


def _open(opened: Docket) -> list[Block]:
    """How long open demands have been open, and which are overdue."""
    lines = ageing(opened)
    if not lines:
        return []
    blocks: list[Block] = [ageing_table(lines, opened.day)]
    if late := [one for one in awaited_of(opened) if one.left < 0]:
        columns = (
            PrintColumn("责任部门", 16), PrintColumn("诉求编号", 10), PrintColumn("诉求企业", 24),
            PrintColumn("诉求事项", 36), PrintColumn("办理期限", 12), PrintColumn("逾期天数", 8, "right", number=True),
        )  # fmt: skip
        told = tuple(
            (
                one.department or "未登记",
                one.number,
                one.claimant,
                one.title,
                show_date(one.due),
                str(one.days),
            )
            for one in late
        )
        blocks.append(Table("逾期未答复的诉求", columns, told))
    return [*blocks, Note("注：在办时间从登记之日算起；暂缓的计入在办，解释说明、不受理的不计。")]


def ageing_table(lines: list[AgeLine], day: str) -> Table:
    """Open demands by department and how long they have been open; every number opens its demands."""
    undated = any(line.cells[-1] for line in lines)
    heads = [label for label, _, _ in AGES] + ([NO_AGE] if undated else [])
    columns = (
        PrintColumn("责任部门", 18), *(PrintColumn(label, 9, "right", number=True) for label in heads),
        PrintColumn("合计", 8, "right", number=True), PrintColumn("其中逾期", 9, "right", number=True),
    )  # fmt: skip
    rows: list[tuple[str | Figure, ...]] = []
    for line in lines:
        cells = [
            figure(ids, day, f"{line.department}：{head}", "")
            for head, ids in zip(heads, line.cells, strict=False)
        ]
        ends = (figure(line.all, day, f"{line.department}：在办", ""),
                figure(line.overdue, day, f"{line.department}：逾期", ""))  # fmt: skip
        rows.append((line.department, *cells, *ends))
    return Table("在办诉求时限情况（件）", columns, tuple(rows), total=True)


def _with(found: Sequence[_T]) -> list[tuple[_T, str]]:
    return list(zip(found, WHEN, strict=True))


def _of(label: str, unit: str, cells: list[Figure]) -> Indicator:
    return Indicator(label, unit, *cells)


def _plain(one: Figure) -> Figure:
    """The figure without its unit, which stands in a column of its own."""
    return Figure(str(one.number), one.number, one.counts)


def _rate(docket: Docket) -> Figure:
    counts = tally(docket.cases, docket.day)
    text = counts.solving_rate()
    ids = tuple(counts.solved)
    return Figure(text.rstrip("%"), None, Selection("demands", docket.day, ids, "已解决") if ids else None)


def _row(line: Indicator) -> tuple[str | Figure, ...]:
    now, before = line.year.number, line.last_year.number
    if now is None or before is None:
        return line.label, line.unit, line.month, line.year, line.last_year, "", ""
    gap = int(now) - int(before)
    return (
        line.label, line.unit, line.month, line.year, line.last_year, Figure(f"{gap:+d}" if gap else "0", gap),
        growth(int(now), int(before)),
    )  # fmt: skip
