"""The members of a month in the monthly report: how many, what came and went, where they are, who left."""

from __future__ import annotations

from datetime import date

from secretariat.base.dates import show_date
from secretariat.base.document import Block, Figure, Heading, Note, Paragraph
from secretariat.base.figures import change, growth, percent
from secretariat.domains.members import figures
from secretariat.domains.overview.movement import (
    UNITS,
    MonthlyFigures,
    departures,
    dimension,
    movement_table,
    progress_table,
)

_DIMENSIONS = (("organization.town", "乡镇街道"), ("organization.industry", "行业"))


def members_blocks(told: MonthlyFigures) -> list[Block]:
    """The three subsections about members: 会员情况, 会员分布, 会员变动."""
    return [
        Heading("（一）会员情况", 2),
        _total_sentence(told),
        _movement_sentence(told),
        *movement_table(told),
        progress_table(told),
        *(Note(words) for words in _notes(told)),
        Heading("（二）会员分布", 2),
        *_distribution(told),
        Heading("（三）会员变动", 2),
        *departures(told),
    ]


def _distribution(told: MonthlyFigures) -> list[Block]:
    blocks: list[Block] = []
    for place, (key, label) in enumerate(_DIMENSIONS, start=1):
        blocks += [Heading(f"{place}.按{label}", 3), *dimension(told, key, label)]
    return blocks


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
