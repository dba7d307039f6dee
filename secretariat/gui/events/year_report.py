"""A year of events as a report: what was held month by month and by category, and who of the leaders came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secretariat.base.dates import show_date
from secretariat.base.document import (
    Bars,
    Block,
    Figure,
    Heading,
    Note,
    Paragraph,
    PrintColumn,
    Report,
    Selection,
    Table,
)
from secretariat.base.figures import change, percent, rounding_note
from secretariat.domains.events.figures import (
    NO_MONTH,
    Counts,
    Happenings,
    Span,
    months,
    people,
    with_leaders,
)
from secretariat.domains.events.sentences import figure, held_sentence, mean, months_sentence, people_sentence
from secretariat.store.rows import Rows

_HIGH = ("省部级", "厅局级", "处级")
_Row = tuple[str | Figure, ...]


def year_span(year: str, day: str) -> Span:
    """The days of a year that have come: of the running year until the day."""
    return f"{year}-01-01", min(f"{year}-12-31", max(day, f"{year}-01-01"))


def year_report(rows: Rows, year: str, day: str) -> Report:
    """The report of a year as of a day; figures open the events they count."""
    span = year_span(year, day)
    told = Happenings.read(rows, span)
    office = rows.setting("office", "工商业联合会")
    blocks = (*_overview(rows, told, year), *_by_month(rows, told), *_by_category(rows, told, year))
    return Report(f"{office}{year}年活动统计", blocks, office, span[1], show_date(span[1]))


def _overview(rows: Rows, told: Happenings, year: str) -> Iterable[Block]:
    yield Heading("一、总的情况")
    if not told.held:
        yield Paragraph((f"{year}年到{show_date(told.span[1])}为止没有登记活动。",))
        return
    sentence = held_sentence(told, with_leaders(rows, told.span))
    yield Paragraph(("共举办活动", *sentence.pieces))
    persons, bare = people(rows, told.all.events)
    if persons or bare:
        yield Paragraph((people_sentence(persons, bare, told.all.times),))
    yield months_sentence(months(rows, f"{year}-01", told.span[1][:7]))
    yield from _planned(rows, told, year)


def _planned(rows: Rows, told: Happenings, year: str) -> Iterable[Block]:
    """What is planned for the rest of the year is told apart, and counted nowhere else."""
    whole = Happenings.read(rows, (f"{year}-01-01", f"{year}-12-31"), told.categories)
    later = [one for one in whole.all.events if one not in set(told.all.events)]
    if later:
        planned = figure(later, "年内还安排的活动")
        yield Paragraph((f"{show_date(told.span[1])}以后，年内还安排了活动", planned, "，没有计入以上数字。"))


def _by_month(rows: Rows, told: Happenings) -> Iterable[Block]:
    if not told.held:
        return
    names = list(told.by_category)
    led = {
        event for rank, events in with_leaders(rows, told.span).items() if rank in _HIGH for event in events
    }
    columns = (
        PrintColumn("月份", 10), *(PrintColumn(name, 9, "right", number=True) for name in names),
        *(PrintColumn(label, 9, "right", number=True) for label in ("合计（场）", "人次", "有处级以上领导（场）")),
    )  # fmt: skip
    parts = [(label, _of_month(told, month)) for label, month in _months(told)]
    lines = [_month_row(label, some, names, led) for label, some in [*parts, ("合计", told)]]
    yield Heading("二、各月活动")
    yield Table("各月活动", columns, tuple(lines), total=True)
    yield Bars("各月参加活动人次", tuple((label, some.all.times) for label, some in parts), "人次")


def _months(told: Happenings) -> list[tuple[str, str]]:
    """Each month up to the day, and a line for events of which only the year is known."""
    year, last = told.span[0][:4], int(told.span[1][5:7])
    lines = [(f"{number}月", f"{year}-{number:02}") for number in range(1, last + 1)]
    return [*lines, ("月份不详", NO_MONTH)] if NO_MONTH in told.by_month else lines


def _of_month(told: Happenings, month: str) -> Happenings:
    """The events of one month; those known to a year only stand in none."""
    chosen = set(told.by_month.get(month, Counts()).events)
    return Happenings(told.span, tuple(one for one in told.held if one.event in chosen), told.categories)


def _month_row(label: str, some: Happenings, names: Sequence[str], led: set[int]) -> _Row:
    counts = [(name, some.by_category.get(name, Counts()).events) for name in names]
    high = [event for event in some.all.events if event in led]
    return (
        label, *(_count(events, f"{label}：{name}") for name, events in counts),
        _count(some.all.events, f"{label}活动"), _times(some.all, f"{label}参加活动"),
        _count(high, f"{label}有处级以上领导参加"),
    )  # fmt: skip


def _by_category(rows: Rows, told: Happenings, year: str) -> Iterable[Block]:
    if not told.held:
        return
    before = Happenings.read(rows, _last_year(told.span), told.categories)
    names = told.categories.sorted({*told.by_category, *before.by_category})
    columns = (
        PrintColumn("统计口径", 14), PrintColumn("场次", 8, "right", number=True), PrintColumn("占比", 9, "right"),
        PrintColumn("人次", 9, "right", number=True), PrintColumn("场均人次", 10, "right"),
        PrintColumn("上年同期（场）", 10, "right", number=True), PrintColumn("增减", 9, "right"),
    )  # fmt: skip
    lines = [_category_row(name, told, before) for name in names]
    yield Heading("三、各类活动")
    yield Table("各类活动", columns, (*lines, _category_row("合计", told, before)), total=True)
    note = rounding_note([len(group) for group in told.by_category.values()])
    if note:
        yield Note(note)
    yield Note(
        "注：人次按逐人签到统计，没有逐人签到的按登记人次；替会的计人次。上年同期指上年同样的起止日期。"
    )


def _category_row(name: str, told: Happenings, before: Happenings) -> _Row:
    whole = name == "合计"
    now = told.all if whole else told.by_category.get(name, Counts())
    then = before.all if whole else before.by_category.get(name, Counts())
    return (
        name, _count(now.events, name), percent(len(now), len(told.all)), _times(now, f"{name}参加"), mean(now),
        _count(then.events, f"上年同期：{name}"), change(len(now), len(then)),
    )  # fmt: skip


def _last_year(span: Span) -> Span:
    """The same days of the year before; 29 February ends on the 28th."""
    first, last = (f"{int(day[:4]) - 1}{day[4:]}" for day in span)
    return first, f"{last[:4]}-02-28" if last.endswith("-02-29") else last


def _count(events: Sequence[int], caption: str) -> Figure:
    return Figure(
        str(len(events)), len(events), Selection("events", None, tuple(events), caption) if events else None
    )


def _times(counts: Counts, caption: str) -> Figure:
    opens = Selection("events", None, counts.events, caption) if counts.times else None
    return Figure(str(counts.times), counts.times, opens)
