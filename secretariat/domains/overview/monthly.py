"""The monthly report (月报): the members of a month, from one reading of the roll, then posts and proposals."""

from __future__ import annotations

from datetime import date
from typing import Any

from secretariat.base.dates import is_date, show_date
from secretariat.base.document import Block, Figure, Heading, Note, Paragraph, Report
from secretariat.base.errors import Refusal
from secretariat.base.figures import change, growth, percent
from secretariat.domains.members import figures
from secretariat.domains.members.figures import Roll
from secretariat.domains.overview.affairs import affairs, posts_figures, proposals_figures
from secretariat.domains.overview.movement import (
    UNITS,
    MonthlyFigures,
    changes,
    dimension,
    movement_table,
    progress_table,
)
from secretariat.store.rows import Rows

__all__ = ["MonthlyFigures", "as_json", "monthly_figures", "monthly_json", "monthly_report"]

_SECTIONS_OF_MEMBERS = 3
_DIMENSIONS = (("organization.town", "乡镇街道"), ("organization.industry", "行业"))


def monthly_figures(rows: Rows, month: str) -> MonthlyFigures:
    """The figures of a month "2026-10"; refuses what is no month."""
    if len(month) != 7 or not is_date(month) or month[:4] == "1800":
        raise Refusal(f"“{month}”不是月份。", "请写成 2026-10 这样的形式。")
    return MonthlyFigures.of(Roll.read(rows), month)


def monthly_report(rows: Rows, month: str) -> Report:
    """The report of a month, ready to be shown or printed."""
    told = monthly_figures(rows, month)
    office = rows.setting("office", "工商业联合会")
    title = f"{office}{show_date(month)}会员工作月报"
    others = affairs(rows, month, _SECTIONS_OF_MEMBERS + 1)
    blocks = (*_overview(told), *_distribution(told), *changes(told), *others)
    return Report(title, blocks, office, told.last, show_date(told.last))


def monthly_json(rows: Rows, month: str) -> dict[str, Any]:
    """All figures of a month for other programs; those of posts and proposals under keys of their own."""
    members = as_json(monthly_figures(rows, month))
    return {**members, "posts": posts_figures(rows, month), "proposals": proposals_figures(rows, month)}


def as_json(told: MonthlyFigures) -> dict[str, Any]:
    """The figures of the members for other programs: counts of them, by kind, township and industry."""
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
        "joined_this_year": len(told.joined_this_year),
        "left_this_year": len(told.left_this_year),
        "members_last_year": len(told.last_year.members),
        "joined_last_year": len(told.last_year.joined),
        "left_last_year": len(told.last_year.left),
        "chamber_members_counted": roll.merged,
        **{name: {label: len(ids) for label, ids in found.items()} for name, found in groups.items()},
    }


def _overview(told: MonthlyFigures) -> list[Block]:
    return [
        Heading("一、会员概况"),
        _total_sentence(told),
        _movement_sentence(told),
        *movement_table(told),
        progress_table(told),
        *(Note(words) for words in _notes(told)),
    ]


def _total_sentence(told: MonthlyFigures) -> Paragraph:
    members = told.now.members
    day = f"截至{show_date(told.last)}，"
    if not members:
        return Paragraph((f"{day}没有在册会员。",))
    kinds = [(kind, ids) for kind, ids in figures.kinds(told.roll, members).items() if ids]
    pieces: list[str | Figure] = [f"{day}共有会员", told.figure(members, "个", "月末会员")]
    if len(kinds) == 1:
        return Paragraph((*pieces, f"，全部为{kinds[0][0]}。"))
    pieces.append("，其中")
    for place, (kind, ids) in enumerate(kinds):
        figure = told.figure(ids, UNITS.get(kind, "个"), f"月末{kind}")
        pieces += ["；" if place else "", kind, figure, f"，占{percent(len(ids), len(members))}"]
    return Paragraph((*pieces, "。"))


def _movement_sentence(told: MonthlyFigures) -> Paragraph:
    """What came and went, against the end of last month and against last year."""
    now, before = told.now, len(told.now.before)
    pieces: list[str | Figure] = []
    if not now.joined and not now.left:
        pieces.append("本月没有会员加入或退出")
    else:
        joined, left = (
            told.figure(ids, "个", caption)
            for ids, caption in ((now.joined, "本月新增"), (now.left, "本月退出"))
        )
        pieces += ["本月新增", joined] if now.joined else ["本月没有新增会员"]
        pieces += ["，退出", left] if now.left else ["，没有会员退出"]
    pieces += [*_against_last_month(told, len(now.members) - before), "；", *_against_last_year(told), "。"]
    return Paragraph(tuple(pieces))


def _against_last_month(told: MonthlyFigures, net: int) -> list[str | Figure]:
    before = told.figure(told.now.before, "个", "上月末会员", told.day_before)
    if not net:
        return ["，与上月末（", before, "）持平"]
    word = (
        ("净增" if net > 0 else "净减")
        if told.now.joined and told.now.left
        else "增加"
        if net > 0
        else "减少"
    )
    return ["，比上月末（", before, f"）{word}{abs(net)}个"]


def _against_last_year(told: MonthlyFigures) -> list[str | Figure]:
    now, earlier = len(told.now.members), told.last_year.members
    when = f"上年同期（{show_date(told.last_year_day)}）"
    if not earlier:
        return [f"{when}没有在册会员"]
    base = told.figure(earlier, "个", "上年同期会员", told.last_year_day)
    if now == len(earlier):
        return [f"{when}为", base, "，同比持平"]
    rate = growth(now, len(earlier)).lstrip("+-")
    return [
        f"{when}为",
        base,
        f"，同比{change(now, len(earlier))}个，{'增长' if now > len(earlier) else '下降'}{rate}",
    ]


def _notes(told: MonthlyFigures) -> list[str]:
    """What a reader must know of the counting: who counts, and which dates are not known exactly."""
    now, roll = told.now, told.roll
    notes = [_counting_rule(told)]
    if date.today().isoformat() <= told.last:
        notes.append("注：本月尚未结束，数字按目前登记的情况统计。")
    for ids, key, label, verb in ((now.joined, "start", "入会", "新增"), (now.left, "end", "退会", "退出")):
        if rough := roll.only_year(ids, f"membership.{key}"):
            notes.append(f"注：本月{verb}会员{len(ids)}个，其中{rough}个的{label}日期只到年，按当年1月计。")
    if undated := roll.undated(now.members):
        notes.append(f"注：月末会员中有{undated}个没有填写入会日期，按早已入会计。")
    if roll.unclear:
        notes.append(
            f"注：另有{len(roll.unclear)}个会员没有退会日期或退会日期早于入会日期，各项数字都未计入，请核对后补正。"
        )
    return notes


def _counting_rule(told: MonthlyFigures) -> str:
    through = len(told.roll.through_chambers(told.last))
    if not through:
        return "统计口径：本表会员均为直属会员。"
    if told.roll.merged:
        return f"统计口径：会员数包括直属会员和所属商会会员，其中所属商会会员{through}个。"
    return f"统计口径：会员数只计直属会员，所属商会会员{through}个未计入。"


def _distribution(told: MonthlyFigures) -> list[Block]:
    blocks: list[Block] = [Heading("二、会员分布")]
    for numeral, (key, label) in zip("一二三四", _DIMENSIONS, strict=False):
        blocks += [Heading(f"（{numeral}）按{label}", 2), *dimension(told, key, label)]
    return blocks
