"""Donations and pairings in figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.base.document import Paragraph
from secretariat.domains.office import queries
from secretariat.domains.office.figures.words import Piece, counted, money, per_span
from secretariat.domains.office.queries import Span
from secretariat.domains.plain.indicators import Indicator, Period, Records, amount_figure
from secretariat.store.rows import Rows

DONATIONS, PAIRINGS = "donations", "pairings"
LEADING = "龙头带动"
_SIDES = {LEADING: ("龙头", "中小微")}
"""What the two sides of a kind of pairing are called; 甲方 and 乙方 of any other."""
_UNKNOWN_SIDE = ("甲方", "乙方")


@dataclass(frozen=True, slots=True)
class Gifts:
    """Donations with what each gave in cash and in goods, in 分, and how many different givers are known."""

    day: str
    given: tuple[tuple[int, int, int], ...]
    firms: int
    people: int

    @property
    def ids(self) -> tuple[int, ...]:
        """All of them, also those of which nobody wrote down what they are worth."""
        return tuple(record for record, _, _ in self.given)

    @property
    def cash(self) -> Records:
        """What was given in cash."""
        return self._records((record, cash) for record, cash, _ in self.given)

    @property
    def goods(self) -> Records:
        """What was given in goods."""
        return self._records((record, goods) for record, _, goods in self.given)

    @property
    def whole(self) -> Records:
        """What all of them come to."""
        return self._records((record, cash + goods) for record, cash, goods in self.given)

    def _records(self, worth: Iterable[tuple[int, int]]) -> Records:
        some = [(record, fen) for record, fen in worth if fen]
        return Records(DONATIONS, tuple(record for record, _ in some), self.day, sum(fen for _, fen in some))

    def sentence(self) -> Paragraph:
        """捐资30万元。 With goods: 捐赠款物5435万元（款5000万元、物折价435万元）。"""
        unit = "元" if self.whole.number < 1_000_000 else "万元"
        total = amount_figure(self.whole, unit, "捐赠", unit)
        if not self.goods.number:
            return Paragraph(("捐资", total, "。"))
        if not self.cash.number:
            return Paragraph(("捐赠物资折价", total, "。"))
        parts = f"（款{money(self.cash.number)}、物折价{money(self.goods.number)}）。"
        return Paragraph(("捐赠款物", total, parts))

    def givers(self) -> Paragraph:
        """捐赠12笔，涉及企业8家、个人3人。"""
        pieces: list[Piece] = ["捐赠", counted(DONATIONS, self.ids, self.day, "捐赠", "笔")]
        known = [f"{word}{number}{unit}" for word, number, unit in
                 (("企业", self.firms, "家"), ("个人", self.people, "人")) if number]  # fmt: skip
        return Paragraph((*pieces, f"，涉及{'、'.join(known)}。" if known else "。"))


def donations(rows: Rows, day: str, span: Span | None = None) -> Gifts:
    """The donations of a span (of all days without one)."""
    fields = ("cash", "goods_value", "organization", "person")
    found = queries.within(rows, "donation", "day", fields, span)
    return Gifts(
        day, tuple((row[0], row[1] or 0, row[2] or 0) for row in found), len({row[3] for row in found} - {None}),
        len({row[4] for row in found} - {None}),
    )  # fmt: skip


def giving_indicators(rows: Rows, period: Period) -> list[Indicator]:
    """How many donations, what they come to, and of it cash and goods."""
    spans = [donations(rows, period.last, span) for span in period.spans]
    return [
        Indicator("捐赠", "笔", *(Records(DONATIONS, one.ids, one.day) for one in spans)),
        Indicator("捐赠款物", "元", *(one.whole for one in spans)),
        Indicator("　其中：捐款", "元", *(one.cash for one in spans)),
        Indicator("　　　　物资折价", "元", *(one.goods for one in spans)),
    ]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairings of one kind: how many pairs, and how many different ones stand on each side."""

    day: str
    kind: str
    ids: tuple[int, ...]
    ones: int
    others: int

    def sentence(self) -> Paragraph:
        """龙头60家、中小微78家，结对78对。"""
        one, other = _SIDES.get(self.kind, _UNKNOWN_SIDE)
        total = counted(PAIRINGS, self.ids, self.day, self.kind, "对")
        return Paragraph((f"{one}{self.ones}家、{other}{self.others}家，结对", total, "。"))


def pairs(rows: Rows, day: str, kind: str | None = None) -> Pairs:
    """The pairings in force on a day, of one kind or of all."""
    fields = (
        "kind", "end", "organization", "person", "name", "other_organization", "other_person", "other_name",
    )  # fmt: skip
    found = [
        row for row in queries.within(rows, "pairing", "start", ("start", *fields), None)
        if (kind is None or row[2] == kind) and (row[1] or "") <= day and (row[3] or "9") > day
    ]  # fmt: skip
    return Pairs(
        day, kind or "", tuple(row[0] for row in found), _different([row[4:7] for row in found]),
        _different([row[7:10] for row in found]),
    )  # fmt: skip


def _different(sides: Sequence[tuple[object, ...]]) -> int:
    """Units and persons by who they are, bare names by the name; empty sides are nobody."""
    told = {next(((place, one) for place, one in enumerate(side) if one is not None), None) for side in sides}
    return len(told - {None})


def pairing_indicators(rows: Rows, period: Period) -> list[Indicator]:
    """New pairings."""
    return [per_span(rows, period, "新增结对对接", (PAIRINGS, "pairing", "start", "对"))]
