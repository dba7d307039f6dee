"""Events in the monthly report: how many were held and how many came, by category, against last year."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.document import Block, Heading, Note, Paragraph
from secretariat.domains.events.categories import Categories
from secretariat.domains.events.figures import Counts, Happenings, Span, people, with_leaders
from secretariat.domains.events.sentences import figure, held_sentence, times_figure
from secretariat.domains.plain.indicators import BASIS, Indicator, Period, Records, indicator_table
from secretariat.store.rows import Rows

_HIGH = ("省部级", "厅局级", "处级")


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """What took place in a month, in the year until then, and in the same part of last year."""

    period: Period
    month: Happenings
    year: Happenings
    last_year: Happenings

    @property
    def all(self) -> tuple[Happenings, Happenings, Happenings]:
        """The three, in the order of the report's columns."""
        return self.month, self.year, self.last_year

    @property
    def categories(self) -> list[str]:
        """Every category of any of the three, in the order of reports."""
        return self.year.categories.sorted({name for one in self.all for name in one.by_category})

    def category(self, name: str) -> tuple[Counts, Counts, Counts]:
        """The counts of one category."""
        month, year, last_year = (one.by_category.get(name, Counts()) for one in self.all)
        return month, year, last_year


def month_counts(rows: Rows, span: Span) -> Happenings:
    """What took place within the days, to be asked by category, kind and month."""
    return Happenings.read(rows, span)


def period_counts(rows: Rows, period: Period) -> PeriodCounts:
    """What took place in the periods of a report; the file is read once a year."""
    categories = Categories.read(rows)
    year = Happenings.read(rows, period.year, categories)
    last_year = Happenings.read(rows, period.last_year, categories)
    return PeriodCounts(period, year.within(period.month), year, last_year)


def indicators(rows: Rows, period: Period, counts: PeriodCounts | None = None) -> list[Indicator]:
    """The lines about events: 场 by category, 人次, 人, and events with leaders of 处级 or above."""
    told = counts or period_counts(rows, period)
    lines = [_line("举办活动", "场", *(one.all for one in told.all))]
    lines += [_line(f"　其中：{name}", "场", *told.category(name)) for name in told.categories]
    lines.append(_line("参加活动", "人次", *(one.all for one in told.all)))
    month, year, before = (people(rows, one.all.events)[0] for one in told.all)
    lines.append(Indicator("参加活动的人（不重复）", "人", month, year, before))
    month_led, year_led, before_led = (_led(rows, span) for span in period.spans)
    lines.append(Indicator("有处级以上领导参加", "场", month_led, year_led, before_led))
    return lines


def category_lines(told: PeriodCounts, names: list[str] | None = None) -> list[Indicator]:
    """场 and 人次 of each category, for a section that tells of some of them only."""
    lines: list[Indicator] = []
    for name in told.categories if names is None else names:
        lines.append(_line(name, "场", *told.category(name)))
        lines.append(_line(f"　{name}参加", "人次", *told.category(name)))
    return lines


def report_section(rows: Rows, month: str, heading: str = "活动情况") -> list[Block]:
    """The blocks about events for a month; a short paragraph where none was held in these two years."""
    period = Period.of(month)
    told = period_counts(rows, period)
    if not told.year.held and not told.last_year.held:
        return [Heading(heading), Paragraph(("今年以来没有登记活动。",))]
    return [
        Heading(heading),
        _month_sentence(told),
        Paragraph(("今年以来", *held_sentence(told.year, with_leaders(rows, period.year)).pieces)),
        indicator_table("活动情况", indicators(rows, period, told)),
        Note(BASIS),
    ]


def _month_sentence(told: PeriodCounts) -> Paragraph:
    """本月举办活动2场，61人次。"""
    counts = told.month.all
    if not counts.events:
        return Paragraph(("本月没有举办活动。",))
    held, came = figure(counts.events, "本月活动"), times_figure(counts, "本月参加活动")
    return Paragraph(("本月举办活动", held, "，", came, "。"))


def _line(label: str, unit: str, month: Counts, year: Counts, last_year: Counts) -> Indicator:
    """One line of 场 or 人次; either opens the events."""
    parts = [Records("events", one.events, None, one.times if unit == "人次" else None)
             for one in (month, year, last_year)]  # fmt: skip
    return Indicator(label, unit, *parts)


def _led(rows: Rows, span: Span) -> Records:
    found = with_leaders(rows, span)
    events = dict.fromkeys(one for rank in _HIGH for one in found.get(rank, ()))
    return Records("events", sorted(events))
