"""Tables of the monthly report: what each kind, township or industry gained and lost, and who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.dates import add_months, month_bounds, same_month_last_year
from secretariat.base.document import Block, Figure, Note, Paragraph, PrintColumn, Selection, Table
from secretariat.base.figures import growth, percent, rounding_note
from secretariat.base.kinds.kind import Kind, Value
from secretariat.domains.members import figures
from secretariat.domains.members.figures import MonthCounts, Roll
from secretariat.domains.members.vocabulary import ENTERPRISE, GROUP, INDIVIDUAL
from secretariat.domains.plain.indicators import Indicator, Period, Records, indicator_table

UNITS = {ENTERPRISE: "家", GROUP: "个", INDIVIDUAL: "人"}
MOST_LISTED = 200
"""So many names stand in a report; a longer list is a roster."""

NEWCOMERS = "新入会名单"
"""The title of the attachment that names who joined."""

_LISTED = (
    ("organization.name", "会员名称", 30), ("membership.kind", "类别", 10), ("organization.town", "乡镇街道", 12),
    ("organization.industry", "行业", 20),
)  # fmt: skip
_DIFFERENCE = PrintColumn("增减", 8, "right", number=True)
_RATE, _SHARE = PrintColumn("增减%", 9, "right"), PrintColumn("占比", 9, "right")

Parts = tuple[Sequence[int], ...]
"""Members before, joined, left, now, and a year ago."""


@dataclass(frozen=True, slots=True)
class MonthlyFigures:
    """All that a monthly report counts: this month, this year so far, and the same month of last year."""

    month: str
    first: str
    last: str
    last_year_day: str
    roll: Roll
    now: MonthCounts
    last_year: MonthCounts
    joined_this_year: tuple[int, ...]
    left_this_year: tuple[int, ...]

    @classmethod
    def of(cls, roll: Roll, month: str) -> MonthlyFigures:
        """The figures of a month such as 2026-10."""
        first, last = month_bounds(month)
        earlier, new_year = same_month_last_year(month), f"{month[:4]}-01-01"
        return cls(
            month, first, last, month_bounds(earlier)[1], roll,
            figures.month_counts(roll, month), figures.month_counts(roll, earlier),
            tuple(roll.joined(new_year, last)), tuple(roll.left(new_year, last)),
        )  # fmt: skip

    @property
    def day_before(self) -> str:
        """The last day of the month before."""
        return month_bounds(add_months(self.month, -1))[1]

    @property
    def whole(self) -> Parts:
        """All members: before, joined, left, now, and a year ago."""
        now = self.now
        return now.before, now.joined, now.left, now.members, self.last_year.members

    def figure(self, ids: Sequence[int], unit: str, caption: str, day: str | None = None) -> Figure:
        """A count with its unit that opens the records it counts, as they were on its day."""
        selection = Selection("members", day or self.last, tuple(ids), caption)
        return Figure(f"{len(ids)}{unit}", len(ids), selection)

    def groups(self, key: str) -> dict[str, Parts]:
        """For each value of a column: before, joined, left, now, a year ago; the largest now first."""
        order = tuple(figures.kinds(self.roll, ())) if key == "membership.kind" else ()
        parts = [self.roll.by(ids, key, order) for ids in self.whole]
        names = dict.fromkeys(name for at in (3, 0, 4, 1, 2) for name in parts[at])
        known = [name for name in names if name != figures.UNKNOWN]
        last = [figures.UNKNOWN] if figures.UNKNOWN in names else []
        return {name: tuple(part.get(name, []) for part in parts) for name in (*known, *last)}


def _counted(label: str) -> PrintColumn:
    return PrintColumn(label, 8, "right", number=True)


def _difference(now: int, base: int) -> Figure:
    return Figure(f"{now - base:+d}" if now != base else "0", now - base)


def _cells(told: MonthlyFigures, name: str, parts: Parts) -> dict[str, str | Figure]:
    """The cells of one line by their heading."""
    before, joined, left, now, earlier = parts
    return {
        "上月末": told.figure(before, "", f"{name}：上月末", told.day_before),
        "本月新增": told.figure(joined, "", f"{name}：本月新增"),
        "本月退出": told.figure(left, "", f"{name}：本月退出"),
        "本月末": told.figure(now, "", f"{name}：本月末"),
        "占比": percent(len(now), len(told.now.members)),
        "上年同期": told.figure(earlier, "", f"{name}：上年同期", told.last_year_day),
        "增减": _difference(len(now), len(earlier)),
        "增减%": growth(len(now), len(earlier)),
    }


def _lines(
    told: MonthlyFigures, groups: Mapping[str, Parts], columns: Sequence[PrintColumn]
) -> tuple[tuple[str | Figure, ...], ...]:
    """A line for each group and one for all; the first column holds the name."""
    lines = []
    for name, parts in (*groups.items(), ("合计", told.whole)):
        cells = {"单位": UNITS.get(name, "个"), **_cells(told, name, parts)}
        lines.append((name, *(cells[column.label] for column in columns[1:])))
    return tuple(lines)


def movement_table(told: MonthlyFigures) -> list[Block]:
    """Members by kind, with what came and went; and the note where shares do not add up to 100."""
    groups = told.groups("membership.kind")
    columns = (
        PrintColumn("会员类别", 10), PrintColumn("单位", 6, "center"),
        *map(_counted, ("上月末", "本月新增", "本月退出", "本月末")), _SHARE, _counted("上年同期"), _DIFFERENCE, _RATE,
    )  # fmt: skip
    table = Table("会员增减情况", columns, _lines(told, groups, columns), total=True)
    return [table, *_rounding(groups)]


def progress_table(told: MonthlyFigures) -> Table:
    """The indicators of the members: the month beside the year so far and the same part of last year."""
    return indicator_table("会员发展情况", member_indicators(told), whole=True)


def member_indicators(told: MonthlyFigures) -> list[Indicator]:
    """Who joined and left, and how many there are at the month's end."""
    roll, (first, last) = told.roll, Period.of(told.month).last_year
    joined, left = roll.joined(first, last), roll.left(first, last)

    def of(ids: Sequence[int], day: str) -> Records:
        return Records("members", tuple(ids), day)

    day, before = told.last, told.last_year_day
    return [
        Indicator(label, "个", of(month, day), of(year, day), of(base, before))
        for label, month, year, base in (
            ("新增会员", told.now.joined, told.joined_this_year, joined),
            ("退出会员", told.now.left, told.left_this_year, left),
        )
    ] + [Indicator("月末会员总数", "个", of(told.now.members, day), None, of(told.last_year.members, before))]


def dimension(told: MonthlyFigures, key: str, label: str) -> list[Block]:
    """Members by township or industry: a sentence, the table, and the note on rounding."""
    groups = told.groups(key)
    if not groups:
        return [Paragraph(("本月末没有会员。",))]
    columns = (
        PrintColumn(label, 22), *map(_counted, ("本月新增", "本月退出", "本月末")), _SHARE, _counted("上年同期"),
        _DIFFERENCE,
    )  # fmt: skip
    table = Table(f"会员按{label}分布", columns, _lines(told, groups, columns), total=True)
    return [_leading_sentence(told, groups, label), table, *_rounding(groups)]


def _rounding(groups: Mapping[str, Parts]) -> list[Block]:
    note = rounding_note([len(parts[3]) for parts in groups.values()])
    return [Note(note)] if note else []


def _leading_sentence(told: MonthlyFigures, groups: Mapping[str, Parts], label: str) -> Paragraph:
    """The largest groups in words, and how many are in none."""
    ranked = [(name, parts[3]) for name, parts in groups.items() if name != figures.UNKNOWN and parts[3]]
    ranked.sort(key=lambda item: -len(item[1]))
    unknown = groups.get(figures.UNKNOWN, ((),) * 5)[3]
    if not ranked:
        words = f"会员的{label}都没有填写。" if unknown else "本月末没有会员。"
        return Paragraph((words,))
    if len(ranked) == 1 and not unknown:
        name, ids = ranked[0]
        return Paragraph(
            (f"按{label}分，会员全部为{name}，共", told.figure(ids, "个", f"{label}：{name}"), "。")
        )
    pieces: list[str | Figure] = [f"按{label}分，会员较多的是" if len(ranked) > 3 else f"按{label}分，"]
    # Names such as 农、林、牧、渔业 hold the comma of lists themselves.
    comma = "；" if any("、" in name for name, _ in ranked[:3]) else "、"
    for place, (name, ids) in enumerate(ranked[:3]):
        share = percent(len(ids), len(told.now.members))
        figure = told.figure(ids, "个", f"{label}：{name}")
        pieces += [comma if place else "", name, figure, f"（占{share}）"]
    if unknown:
        stop = "。" if comma == "；" else "；"
        pieces += [f"{stop}另有", told.figure(unknown, "个", f"{label}未填写"), f"未填写{label}"]
    return Paragraph((*pieces, "。"))


def departures(told: MonthlyFigures) -> list[Block]:
    """How many came, whose names stand in an attachment, and who left, by name."""
    left = (("membership.end", "退会日期", 14), ("membership.end_reason", "原因", 10))
    joined = told.now.joined
    if joined:
        figure = told.figure(joined, "个", "本月新增会员")
        came = Paragraph(("本月新增会员", figure, f"，名单见附件《{NEWCOMERS}》。"))
    else:
        came = Paragraph(("本月没有新增会员。",))
    return [came, *_named(told, "本月退出会员", told.now.left, left)]


def newcomers(told: MonthlyFigures) -> list[Block]:
    """Who joined, by name, for the attachment; nothing where nobody did."""
    if not told.now.joined:
        return []
    return _named(told, "本月新增会员", told.now.joined, (("membership.start", "入会日期", 14),))


def _shown(kind: Kind, cell: Value) -> str:
    """A cell of a list of names; dates as 2026-10-02, which stays on one line."""
    return str(cell or "") if kind.comparison == "date" else kind.show(cell)


def _named(
    told: MonthlyFigures, caption: str, ids: Sequence[int], more: tuple[tuple[str, str, int], ...]
) -> list[Block]:
    if not ids:
        return [Paragraph((f"本月没有{caption.removeprefix('本月')}。",))]
    listed = (*_LISTED, *more)
    columns = (PrintColumn("序号", 5, "center"), *(PrintColumn(label, width) for _, label, width in listed))
    keys = [key for key, _, _ in listed]
    kinds = [told.roll.listing.ledger.column(key).kind for key in keys]
    rows = tuple(
        (str(place), *(_shown(kind, cell) for kind, cell in zip(kinds, cells, strict=True)))
        for place, cells in enumerate(told.roll.listing.rows(ids[:MOST_LISTED], keys, told.last), start=1)
    )
    table = Table(caption, columns, rows)
    if len(ids) <= MOST_LISTED:
        return [table]
    total = told.figure(ids, "个", caption)
    words = (f"{caption}共", total, f"，名单较长，这里列出前{MOST_LISTED}个，全部名单请看会员名册。")
    return [Paragraph(words), table]
