"""One part of the monthly report, and what all parts are told from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.base.document import Block, Heading, Note
from secretariat.domains.events.section import PeriodCounts, period_counts
from secretariat.domains.overview.movement import MonthlyFigures
from secretariat.domains.plain.indicators import Indicator, Period, indicator_table
from secretariat.domains.proposals.docket import Docket, read_docket
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Telling:
    """The month that is told of: its days, the members, and the events of both years, each read once."""

    rows: Rows
    month: str
    period: Period
    members: MonthlyFigures
    events: PeriodCounts
    docket: Docket | None
    """The proposals, None in an office that never entered one."""

    @classmethod
    def of(cls, rows: Rows, members: MonthlyFigures) -> Telling:
        """Everything that several parts need."""
        period = Period.of(members.month)
        docket = read_docket(rows, period.last) if rows.columns("proposal", ()) else None
        return cls(rows, members.month, period, members, period_counts(rows, period), docket)

    @property
    def day(self) -> str:
        """The last day of the month."""
        return self.period.last


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part: what it says, its indicators (printed as one table behind `words`), and what follows."""

    key: str
    title: str
    words: tuple[Block, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    more: tuple[Block, ...] = ()
    caption: str = ""

    @property
    def empty(self) -> bool:
        """Whether the office keeps nothing that belongs here."""
        return not (self.words or self.indicators or self.more)

    def blocks(self, numeral: str) -> list[Block]:
        """The part under its heading: 五、权益维护."""
        table = (
            [indicator_table(self.caption or f"{self.title}情况", self.indicators)] if self.indicators else []
        )
        return [Heading(f"{numeral}、{self.title}"), *self.words, *table, *self.more]


def below(blocks: Iterable[Block]) -> list[Block]:
    """Blocks of a section under a heading of a higher level: its own heading left out, （一） becoming 1."""
    found: list[Block] = []
    number = 0
    for block in list(blocks)[1:]:
        if isinstance(block, Heading):
            number += 1
            text = block.text.partition("）")[2] or block.text
            found.append(Heading(f"{number}.{text}", 3))
        else:
            found.append(block)
    return found


def untitled(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of a section without its heading, and without the note that stands at the end of the report."""
    return [
        block
        for block in blocks[1:]
        if not (isinstance(block, Note) and block.text.startswith("注：上年同期"))
    ]
