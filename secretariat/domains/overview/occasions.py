"""Events in the monthly report: every one belongs to exactly one part, by its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from secretariat.base.document import Block, Figure, Note, Paragraph, Selection
from secretariat.domains.events.figures import Counts, Happening
from secretariat.domains.overview.part import Telling
from secretariat.domains.plain.indicators import Indicator, Records

LEARNING, SERVICE, RIGHTS, CHARITY, OFFICE = "learning", "service", "rights", "charity", "office"
_KINDS: Mapping[str, tuple[str, ...]] = {
    LEARNING: ("培训", "宣讲", "党建", "座谈讲座"),
    SERVICE: ("调研", "走访慰问", "对接", "参观考察", "参观学习", "服务交流"),
    RIGHTS: ("维权接待",),
    CHARITY: ("公益", "热心公益", "签约捐赠"),
    OFFICE: ("会议", "联谊", "其他"),
}
PART_OF = {kind: part for part, kinds in _KINDS.items() for kind in kinds}
"""To which part of the report a kind of event belongs."""
_PART_OF_CATEGORY = {
    "座谈讲座": LEARNING, "党建活动": LEARNING, "参观学习": SERVICE, "服务交流": SERVICE, "调研": SERVICE,
    "热心公益": CHARITY,
}  # fmt: skip
"""The same by the office's category (统计口径), for the kinds that it made itself."""


def part_of(one: Happening) -> str:
    """The one part to which an event belongs: by its kind, an office's own kind by its category, else 自身建设."""
    return PART_OF.get(one.kind) or _PART_OF_CATEGORY.get(one.category, OFFICE)


def _of(part: str, happenings: Iterable[Happening]) -> list[Happening]:
    return [one for one in happenings if part_of(one) == part]


def occasion_words(telling: Telling, part: str) -> list[Block]:
    """What was held in the month and in the year; nothing where there was nothing in these two years."""
    kinds = _kinds(telling, part)
    if not kinds:
        return []
    month, year = (_of(part, one.held) for one in (telling.events.month, telling.events.year))
    named = f"{'、'.join(kinds[:3])}{'等' if len(kinds) > 3 else ''}活动"
    pieces: list[str | Figure] = [f"本月没有举办{named}"]
    if month:
        pieces = [f"本月举办{named}", *_held(Counts.of(month), "本月")]
    pieces += ["；本年累计", *_held(Counts.of(year), "本年累计")]
    return [Paragraph((*pieces, "。"))]


def occasion_note(telling: Telling, part: str) -> list[Block]:
    """Which kinds of events stand in a part."""
    kinds = _kinds(telling, part)
    words = f"注：这里计入的活动类别有{'、'.join(kinds)}；每场活动只计入月报的一个部分。"
    return [Note(words)] if kinds else []


def _kinds(telling: Telling, part: str) -> list[str]:
    """The kinds of a part of which there was any this year or in the same part of last year."""
    happenings = (*telling.events.year.held, *telling.events.last_year.held)
    return list(dict.fromkeys(one.kind for one in _of(part, happenings)))


def _held(counts: Counts, when: str) -> list[str | Figure]:
    ids = Selection("events", None, counts.events, f"{when}活动")
    return [
        Figure(f"{len(counts)}场", len(counts), ids),
        "、",
        Figure(f"{counts.times}人次", counts.times, ids),
    ]


def occasion_indicators(telling: Telling, part: str) -> list[Indicator]:
    """场 and 人次 of the events that belong to a part, and 场 of each kind where there are several."""
    groups = [_of(part, one.held) for one in telling.events.all]
    if not any(groups):
        return []
    lines = [
        Indicator("举办活动", "场", *(_records(group) for group in groups)),
        Indicator("参加活动", "人次", *(_records(group, times=True) for group in groups)),
    ]
    kinds = list(dict.fromkeys(one.kind for group in groups for one in group))
    if len(kinds) > 1:
        lines[1:1] = [
            Indicator(
                f"　　　　{kind}" if place else f"　其中：{kind}", "场",
                *(_records(one for one in group if one.kind == kind) for group in groups),
            )
            for place, kind in enumerate(kinds)
        ]  # fmt: skip
    return lines


def _records(happenings: Iterable[Happening], *, times: bool = False) -> Records:
    counts = Counts.of(one for one in happenings if one.times or not times)
    return Records("events", counts.events, None, counts.times if times else None)
