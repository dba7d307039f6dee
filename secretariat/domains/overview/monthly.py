"""The monthly report (月报), first edition: the members of a month, from one reading of the roll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.dates import is_date, month_bounds, same_month_last_year, show_date
from secretariat.base.document import (
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
from secretariat.base.errors import Refusal
from secretariat.base.figures import change, growth, percent, rounding_note
from secretariat.domains.members import figures
from secretariat.domains.members.figures import MonthCounts, Roll
from secretariat.domains.members.vocabulary import ENTERPRISE, GROUP, INDIVIDUAL
from secretariat.store.rows import Rows

_UNITS = {ENTERPRISE: "家", GROUP: "个", INDIVIDUAL: "人"}
_DIMENSIONS = (("organization.town", "乡镇街道"), ("organization.industry", "行业"))
_LISTED = (
    ("organization.name", "会员名称", 30), ("membership.kind", "类别", 10), ("organization.town", "乡镇街道", 12),
    ("organization.industry", "行业", 20),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MonthlyFigures:
    """All that a monthly report counts: this month, and the same month of last year."""

    month: str
    first: str
    last: str
    last_year_day: str
    roll: Roll
    now: MonthCounts
    last_year: MonthCounts


def monthly_figures(rows: Rows, month: str) -> MonthlyFigures:
    """The figures of a month "2026-10"; refuses what is no month."""
    if len(month) != 7 or not is_date(month):
        raise Refusal(f"“{month}”不是月份。", "请写成 2026-10 这样的形式。")
    first, last = month_bounds(month)
    roll = Roll.read(rows)
    earlier = same_month_last_year(month)
    return MonthlyFigures(
        month, first, last, month_bounds(earlier)[1], roll,
        figures.month_counts(roll, month), figures.month_counts(roll, earlier),
    )  # fmt: skip


def monthly_report(rows: Rows, month: str) -> Report:
    """The report of a month, ready to be shown or printed."""
    told = monthly_figures(rows, month)
    office = rows.setting("office", "工商业联合会")
    title = f"{office}{show_date(month)}会员工作月报"
    blocks = (*_overview(told), *_distribution(told), *_changes(told))
    return Report(title, blocks, office, told.last, show_date(told.last))


def as_json(told: MonthlyFigures) -> dict[str, Any]:
    """The figures for other programs: counts of members, by kind, township and industry."""
    now, roll = told.now, told.roll
    groups = {
        "by_kind": figures.kinds(roll, now.members),
        "by_town": roll.by(now.members, "organization.town"),
        "by_industry": roll.by(now.members, "organization.industry"),
    }
    return {
        "month": told.month,
        "as_of": told.last,
        "members": len(now.members),
        "members_before": len(now.before),
        "joined": len(now.joined),
        "left": len(now.left),
        "members_last_year": len(told.last_year.members),
        "joined_last_year": len(told.last_year.joined),
        "left_last_year": len(told.last_year.left),
        **{name: {label: len(ids) for label, ids in found.items()} for name, found in groups.items()},
    }


def _overview(told: MonthlyFigures) -> list[Block]:
    return [
        Heading("一、会员概况"),
        _total_sentence(told),
        _movement_sentence(told),
        _movement_table(told),
        *_balance_note(told),
    ]


def _figure(
    told: MonthlyFigures, ids: Sequence[int], unit: str, caption: str, day: str | None = None
) -> Figure:
    """A count with its unit that opens the records it counts, as they were on its day."""
    return Figure(f"{len(ids)}{unit}", len(ids), Selection("members", day or told.last, tuple(ids), caption))


def _cell(told: MonthlyFigures, ids: Sequence[int], caption: str, day: str | None = None) -> Figure:
    return _figure(told, ids, "", caption, day)


def _total_sentence(told: MonthlyFigures) -> Paragraph:
    pieces: list[str | Figure] = [f"截至{show_date(told.last)}，共有会员"]
    pieces += [_figure(told, told.now.members, "个", "月末会员"), "，其中"]
    for place, (kind, ids) in enumerate(figures.kinds(told.roll, told.now.members).items()):
        unit = _UNITS.get(kind, "个")
        pieces += ["、" if place else "", kind, _figure(told, ids, unit, f"月末{kind}")]
    return Paragraph((*pieces, "。"))


def _movement_sentence(told: MonthlyFigures) -> Paragraph:
    now, before, earlier = told.now, len(told.now.before), told.last_year.members
    net = len(now.members) - before
    moved = f"净{change(len(now.members), before)}个" if net else "持平"
    compared = f"，与上月末（{before}个）相比{moved}"
    yearly = change(len(now.members), len(earlier))
    rate = growth(len(now.members), len(earlier)).lstrip("+-")
    tail = (
        f"{yearly}个，{'增长' if len(now.members) > len(earlier) else '下降'}{rate}"
        if yearly != "持平"
        else "持平"
    )
    if not earlier:
        tail = f"{yearly}个" if yearly != "持平" else "持平"
    return Paragraph((
        "本月新增", _figure(told, now.joined, "个", "本月新增"), "，退出", _figure(told, now.left, "个", "本月退出"),
        f"{compared}；上年同期（{show_date(told.last_year_day)}）为",
        _figure(told, earlier, "个", "上年同期会员", told.last_year_day), f"，同比{tail}。",
    ))  # fmt: skip


_COUNT_COLUMNS = (
    PrintColumn("上月末", 8, "right", number=True),
    PrintColumn("本月新增", 8, "right", number=True),
    PrintColumn("本月退出", 8, "right", number=True),
    PrintColumn("本月末", 8, "right", number=True),
    PrintColumn("上年同期", 8, "right", number=True),
    PrintColumn("增减", 8, "right", number=True),
    PrintColumn("增减%", 9, "right"),
)


def _movement_table(told: MonthlyFigures) -> Table:
    groups = _movement_groups(told, "membership.kind")
    columns = (PrintColumn("指标", 14), PrintColumn("单位", 6, "center"), *_COUNT_COLUMNS)
    rows = [
        (kind, _UNITS.get(kind, "个"), *_movement_cells(told, kind, parts)) for kind, parts in groups.items()
    ]
    total = ("合计", "个", *_movement_cells(told, "合计", _whole(told)))
    return Table("会员增减情况", columns, (*rows, total), total=True)


def _whole(told: MonthlyFigures) -> tuple[Sequence[int], ...]:
    now = told.now
    return now.before, now.joined, now.left, now.members, told.last_year.members


def _movement_groups(told: MonthlyFigures, key: str) -> dict[str, tuple[Sequence[int], ...]]:
    """For each value of a column: before, joined, left, now, last year; the largest groups of now first."""
    order: tuple[str, ...] = ()
    if key == "membership.kind":
        order = tuple(figures.kinds(told.roll, ()))
    parts = [told.roll.by(ids, key, order) for ids in _whole(told)]
    names = dict.fromkeys(
        name for part in (parts[3], parts[0], parts[4], parts[1], parts[2]) for name in part
    )
    known = [name for name in names if name != figures.UNKNOWN]
    last = [figures.UNKNOWN] if figures.UNKNOWN in names else []
    return {name: tuple(part.get(name, []) for part in parts) for name in (*known, *last)}


def _movement_cells(
    told: MonthlyFigures, name: str, parts: Sequence[Sequence[int]]
) -> tuple[str | Figure, ...]:
    before, joined, left, now, earlier = parts
    difference = len(now) - len(earlier)
    return (
        _cell(told, before, f"{name}：上月末"),
        _cell(told, joined, f"{name}：本月新增"),
        _cell(told, left, f"{name}：本月退出"),
        _cell(told, now, f"{name}：本月末"),
        _cell(told, earlier, f"{name}：上年同期", told.last_year_day),
        Figure(f"{difference:+d}" if difference else "0", difference),
        growth(len(now), len(earlier)),
    )


def _balance_note(told: MonthlyFigures) -> list[Block]:
    """The roll must balance; where dates contradict each other, say so instead of hiding it."""
    now = told.now
    gap = len(now.before) + len(now.joined) - len(now.left) - len(now.members)
    if not gap:
        return []
    words = "上月末＋新增－退出与月末相差"
    return [Note(f"注：{words}{abs(gap)}个，原因是有会员的入会、退会日期矛盾或缺少日期，请在“数据”页检查。")]


def _distribution(told: MonthlyFigures) -> list[Block]:
    blocks: list[Block] = [Heading("二、会员分布")]
    for numeral, (key, label) in zip("一二三四", _DIMENSIONS, strict=False):
        blocks += [Heading(f"（{numeral}）按{label}", 2), *_dimension(told, key, label)]
    return blocks


def _dimension(told: MonthlyFigures, key: str, label: str) -> list[Block]:
    groups = _movement_groups(told, key)
    whole = len(told.now.members)
    if not groups:
        return [Paragraph(("本月末没有会员。",))]
    sizes = [len(parts[3]) for parts in groups.values()]
    columns = (
        PrintColumn(label, 22),
        *_COUNT_COLUMNS[1:4],
        PrintColumn("占比", 9, "right"),
        *_COUNT_COLUMNS[4:6],
    )
    rows = [
        (
            name,
            *_movement_cells(told, name, parts)[1:4],
            percent(len(parts[3]), whole),
            *_movement_cells(told, name, parts)[4:6],
        )
        for name, parts in groups.items()
    ]
    all_cells = _movement_cells(told, "合计", _whole(told))
    total = ("合计", *all_cells[1:4], percent(whole, whole), *all_cells[4:6])
    note = rounding_note(sizes)
    table = Table(f"会员按{label}分布", columns, (*rows, total), total=True)
    return [_leading_sentence(told, groups, label), table, *([Note(note)] if note else [])]


def _leading_sentence(
    told: MonthlyFigures, groups: Mapping[str, Sequence[Sequence[int]]], label: str
) -> Paragraph:
    """The three largest groups in words."""
    ranked = [(name, parts[3]) for name, parts in groups.items() if name != figures.UNKNOWN and parts[3]]
    ranked.sort(key=lambda item: -len(item[1]))
    if not ranked:
        return Paragraph((f"会员的{label}尚未填写。",))
    pieces: list[str | Figure] = (
        [f"按{label}分，会员较多的是"] if len(ranked) > 1 else [f"按{label}分，会员都在"]
    )
    for place, (name, ids) in enumerate(ranked[:3]):
        share = percent(len(ids), len(told.now.members))
        pieces += [
            "、" if place else "",
            name,
            _figure(told, ids, "个", f"{label}：{name}"),
            f"（占{share}）",
        ]
    unknown = groups.get(figures.UNKNOWN)
    if unknown and unknown[3]:
        pieces += ["；未填写", _figure(told, unknown[3], "个", f"{label}未填写")]
    return Paragraph((*pieces, "。"))


def _changes(told: MonthlyFigures) -> list[Block]:
    """Who joined and who left, by name."""
    now = told.now
    return [
        Heading("三、本月会员变动"),
        *_named(told, "（一）本月新增会员", now.joined, (("membership.start", "入会日期", 14),)),
        *_named(
            told, "（二）本月退出会员", now.left,
            (("membership.end", "退会日期", 14), ("membership.end_reason", "原因", 10)),
        ),
    ]  # fmt: skip


def _named(
    told: MonthlyFigures, heading: str, ids: Sequence[int], more: tuple[tuple[str, str, int], ...]
) -> list[Block]:
    if not ids:
        return [Heading(heading, 2), Paragraph(("本月没有。",))]
    listed = (*_LISTED, *more)
    columns = (PrintColumn("序号", 5, "center"), *(PrintColumn(label, width) for _, label, width in listed))
    keys = [key for key, _, _ in listed]
    kinds = [told.roll.listing.ledger.column(key).kind for key in keys]
    rows = tuple(
        (str(place), *(kind.show(cell) for kind, cell in zip(kinds, cells, strict=True)))
        for place, cells in enumerate(told.roll.listing.rows(ids, keys, told.last), start=1)
    )
    return [Heading(heading, 2), Table(heading.partition("）")[2], columns, rows)]
