"""What reports say about events: sentences of counts that open the events they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from secretariat.base.dates import show_date
from secretariat.base.document import Figure, Paragraph, Selection
from secretariat.base.figures import UNDEFINED, decimal, percent
from secretariat.domains.events.figures import Counts, Happenings, Months

Piece = str | Figure


def figure(events: Sequence[int], caption: str, unit: str = "场") -> Figure:
    """A count of events with its unit that opens them."""
    return Figure(f"{len(events)}{unit}", len(events), Selection("events", None, tuple(events), caption))


def times_figure(counts: Counts, caption: str, unit: str = "人次") -> Figure:
    """The 人次 of some events; it opens the events, each with its own."""
    return Figure(f"{counts.times}{unit}", counts.times, Selection("events", None, counts.events, caption))


def mean(counts: Counts) -> str:
    """场均: 人次 by the events of which they are known, with one decimal; — where there is none."""
    known = len(counts.events) - len(counts.untold)
    return decimal(Fraction(counts.times, known), 1) if known else UNDEFINED


def held_sentence(told: Happenings, leaders: Mapping[str, Sequence[int]]) -> Paragraph:
    """17场，519人次，场均30.5人次；座谈讲座3、参观学习2、服务交流2、调研3、热心公益7；有处级领导参加8场。"""
    counts = told.all
    pieces: list[Piece] = [figure(counts.events, "活动"), "，", times_figure(counts, "参加活动")]
    pieces.append(f"，场均{mean(counts)}人次" if counts.times else "")
    for place, (category, group) in enumerate(told.by_category.items()):
        pieces += ["、" if place else "；", category, figure(group.events, category, "")]
    for place, (rank, events) in enumerate(leaders.items()):
        pieces += ["、" if place else "；有", f"{rank}领导参加", figure(events, f"有{rank}领导参加")]
    if counts.untold:
        pieces += ["；其中", figure(counts.untold, "没有登记参加情况"), "没有登记参加情况"]
    return Paragraph((*pieces, "。"))


def months_sentence(told: Months) -> Paragraph:
    """20个月中有活动的月份17个（85.0%），没有活动的月份：2018年3月、2018年9月、2019年2月。"""
    whole, filled = len(told.events), told.filled
    events = tuple(one for month in filled for one in told.events[month])
    share = percent(len(filled), whole)
    count = Figure(f"{len(filled)}个", len(filled), Selection("events", None, events, "有活动的月份"))
    pieces: list[Piece] = [f"{whole}个月中有活动的月份", count, f"（{share}）"]
    if told.empty:
        pieces.append(f"，没有活动的月份：{'、'.join(show_date(month) for month in told.empty)}")
    if told.vague:
        pieces += ["；另有", figure(told.vague, "只知道年份的活动"), "只知道年份，没有计入"]
    return Paragraph((*pieces, "。"))


def people_sentence(persons: int, bare: int, times: int) -> str:
    """共519人次、168人（不重复计算）; names that nobody was told for are said, not guessed into persons."""
    text = f"共{times}人次、{persons}人（同一人参加多次的只计一人）"
    return f"{text}，另有{bare}人次只有姓名、尚未对应到人员。" if bare else f"{text}。"
