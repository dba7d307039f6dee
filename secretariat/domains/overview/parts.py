"""The parts of the monthly report between 概况 and 下月计划, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from secretariat.base.document import Block, Figure, Paragraph, Table
from secretariat.domains.office.figures import chambers, dues, giving, honours, learning, rights
from secretariat.domains.office.figures.words import Piece, rounds
from secretariat.domains.office.queries import any_of
from secretariat.domains.overview import occasions
from secretariat.domains.overview.main_roll import body_roll
from secretariat.domains.overview.occasions import occasion_indicators, occasion_note, occasion_words
from secretariat.domains.overview.part import Part, Telling, untitled
from secretariat.domains.plain.indicators import Indicator
from secretariat.domains.proposals import section as proposals
from secretariat.domains.rotation import section as rotation
from secretariat.domains.service import section as service

_FIRST_DAY = "0001-01-01"
_SERVICE_TABLE = "服务企业情况"


def parts(telling: Telling) -> list[Part]:
    """Every part of the month's figures that has something to tell, in the order of the report."""
    return [part for make in _MAKERS if not (part := make(telling)).empty]


def _learning(telling: Telling) -> Part:
    """政治引领: trainings, lectures and Party events; the classes of the training ledger."""
    rows, words = telling.rows, occasion_words(telling, occasions.LEARNING)
    lines = occasion_indicators(telling, occasions.LEARNING)
    if any_of(rows, ("training",)):
        monthly, yearly = (
            learning.classes(rows, telling.day, span).sentence(roughly=rounds(rows)).pieces
            for span in (telling.period.month, telling.period.year)
        )
        words.append(Paragraph(("培训班：本月", *monthly[:-1], "；本年累计", *yearly)))
        words += _reached(telling)
        lines += learning.learning_indicators(rows, telling.period)
    return Part(
        "learning", "政治引领", tuple(words), tuple(lines), tuple(occasion_note(telling, occasions.LEARNING))
    )


def _reached(telling: Telling) -> Iterator[Paragraph]:
    """How many of the main body the classes reached; nothing where no names were kept, or there is no body."""
    rows, day = telling.rows, telling.day
    roll = body_roll(rows, day)
    if roll is None:
        return
    yearly, ever = (
        learning.coverage(rows, roll.people, day, span) for span in (telling.period.year, (_FIRST_DAY, day))
    )
    if ever.told:
        yield Paragraph((
            f"{roll.name}：本年", *yearly.sentence().pieces, "历年累计", *ever.sentence().pieces
        ))  # fmt: skip


def _voice(telling: Telling) -> Part:
    """参政议政: proposals and their answers; what enterprises said on policies."""
    rows = telling.rows
    docket = telling.docket
    words = proposals.section_blocks(rows, telling.month, docket) if docket is not None else []
    lines = honours.opinion_indicators(rows, telling.period) if any_of(rows, ("opinion",)) else []
    return Part("voice", "参政议政", tuple(words), tuple(lines), caption="政策意见征询情况")


def _service(telling: Telling) -> Part:
    """服务企业: visits and demands, matching and other events for enterprises, pairings."""
    rows = telling.rows
    before: list[Block] = []
    after: list[Block] = []
    lines: list[Indicator] = []
    if any_of(rows, ("visit", "demand")):
        blocks = untitled(service.report_section(rows, telling.month))
        place = next((at for at, one in enumerate(blocks) if _is_table(one, _SERVICE_TABLE)), len(blocks))
        before, after = blocks[:place], blocks[place + 1 :]
        lines += [
            _line(row) for one in blocks[place : place + 1] if isinstance(one, Table) for row in one.rows
        ]
    before += occasion_words(telling, occasions.SERVICE)
    lines += occasion_indicators(telling, occasions.SERVICE)
    if any_of(rows, ("pairing",)):
        lines += giving.pairing_indicators(rows, telling.period)
    notes = occasion_note(telling, occasions.SERVICE)
    return Part("service", "服务企业", tuple(before), tuple(lines), (*notes, *after))


def _line(row: Sequence[str | Figure]) -> Indicator:
    """A printed line as an indicator, so that it may stand in a table with others."""
    label, unit, month, year, before = row[:5]
    cells = (one if isinstance(one, Figure) else Figure(one) for one in (month, year, before))
    return Indicator(str(label), str(unit), *cells)


def _is_table(block: Block, caption: str) -> bool:
    return isinstance(block, Table) and block.caption == caption


def _rights(telling: Telling) -> Part:
    """权益维护: rights cases and mediation."""
    rows, day, period = telling.rows, telling.day, telling.period
    words = occasion_words(telling, occasions.RIGHTS)
    lines = occasion_indicators(telling, occasions.RIGHTS)
    if any_of(rows, ("rights_case",)):
        cases = [rights.rights_cases(rows, day, span).sentence() for span in (period.month, period.year)]
        words.append(_month_and_year("维权", cases))
    if any_of(rows, ("mediation",)):
        told = [rights.mediations(rows, day, span).sentence() for span in (period.month, period.year)]
        words.append(_month_and_year("调解", told))
    if any_of(rows, ("rights_case", "mediation")):
        lines += rights.indicators(rows, period)
    return Part(
        "rights", "权益维护", tuple(words), tuple(lines), tuple(occasion_note(telling, occasions.RIGHTS))
    )


def _month_and_year(label: str, told: Sequence[Paragraph]) -> Paragraph:
    """维权：本月受理…。本年累计受理…。"""
    month, year = (one.pieces for one in told)
    return Paragraph((f"{label}：本月", *month, "本年累计", *year))


def _chambers(telling: Telling) -> Part:
    """商会建设与党建: affiliated chambers, their ratings, party organizations."""
    rows, day = telling.rows, telling.day
    if not any_of(rows, ("chamber", "party_org", "chamber_review")):
        return Part("chambers", "商会建设与党建")
    words: list[Block] = []
    if any_of(rows, ("chamber",)):
        words.append(chambers.chambers(rows, day).sentence())
    if any_of(rows, ("chamber_review",)):
        words.append(chambers.rated(rows, day).sentence())
    if any_of(rows, ("party_org",)):
        words.append(chambers.party(rows, day).sentence())
    lines = chambers.chamber_indicators(rows, telling.period)
    return Part("chambers", "商会建设与党建", tuple(words), tuple(lines))


def _charity(telling: Telling) -> Part:
    """公益慈善: donations in cash and goods, charitable events."""
    rows, day, period = telling.rows, telling.day, telling.period
    words = occasion_words(telling, occasions.CHARITY)
    lines = occasion_indicators(telling, occasions.CHARITY)
    if any_of(rows, ("donation",)):
        for when, span in (("本月", period.month), ("本年累计", period.year)):
            gifts = giving.donations(rows, day, span)
            if gifts.ids:
                words.append(Paragraph((when, *gifts.givers().pieces, *gifts.sentence().pieces)))
            else:
                words.append(Paragraph((f"{when}没有登记捐赠。",)))
        lines += giving.giving_indicators(rows, period)
    return Part(
        "charity", "公益慈善", tuple(words), tuple(lines), tuple(occasion_note(telling, occasions.CHARITY))
    )


def _office(telling: Telling) -> Part:
    """自身建设与轮值: meetings and gatherings, the rota, documents, tasks, dues."""
    rows, period = telling.rows, telling.period
    words = occasion_words(telling, occasions.OFFICE)
    lines = occasion_indicators(telling, occasions.OFFICE)
    if any_of(rows, ("document", "task", "recommendation", "greeting")):
        lines += honours.paper_indicators(rows, period)
    if any_of(rows, ("task",)):
        words.append(honours.tasks(rows, telling.day).sentence())
    if any_of(rows, ("fee",)):
        words.append(dues.dues(rows, int(telling.month[:4]), telling.day).sentence())
        lines += dues.dues_indicators(rows, period)
    notes = occasion_note(telling, occasions.OFFICE)
    more = untitled(rotation.month_section(rows, telling.month)) if any_of(rows, ("shift",)) else []
    return Part("office", "自身建设与轮值", tuple(words), tuple(lines), (*notes, *more))


def _honours(telling: Telling) -> Part:
    """荣誉与宣传."""
    if not any_of(telling.rows, ("honour", "publicity")):
        return Part("honours", "荣誉与宣传")
    lines = honours.honour_indicators(telling.rows, telling.period)
    more: list[Block] = []
    words: list[Block] = []
    for block in honours.honour_blocks(telling.rows, telling.period):
        (more if isinstance(block, Table) else words).append(block)
    if not words:
        pieces: tuple[Piece, ...] = ("今年以来没有登记荣誉。",)
        words.append(Paragraph(pieces))
    return Part("honours", "荣誉与宣传", tuple(words), tuple(lines), tuple(more))


_MAKERS: tuple[Callable[[Telling], Part], ...] = (
    _learning, _voice, _service, _rights, _chambers, _charity, _office, _honours,
)  # fmt: skip
COUNTED_PARTS = ("learning", "voice", "service", "rights", "chambers", "charity", "office", "honours")
"""The keys of the parts that have indicators."""
