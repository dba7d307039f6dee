"""Dues in figures: what was due and paid of a year, what is in arrears, and 收缴率."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.document import Paragraph
from secretariat.base.figures import rate
from secretariat.domains.office import queries
from secretariat.domains.office.figures.words import Piece, counted, money
from secretariat.domains.plain.indicators import Indicator, Period, Records
from secretariat.store.rows import Rows

FEES = "fees"


@dataclass(frozen=True, slots=True)
class YearsDues:
    """The dues of a year as they stand on a day, in 分; `settled` owe nothing any more, `owing` still do."""

    year: int
    day: str
    ids: tuple[int, ...]
    settled: tuple[int, ...]
    owing: tuple[int, ...]
    due: int
    paid: int
    arrears: int

    def sentence(self) -> Paragraph:
        """2026年度应缴会费120笔、60万元，实缴51万元，收缴率85.0%；缴清100笔，欠缴20笔、9万元。"""
        pieces: list[Piece] = [
            f"{self.year}年度应缴会费", counted(FEES, self.ids, self.day, f"{self.year}年度会费", "笔"),
            f"、{money(self.due)}，实缴{money(self.paid)}，收缴率{rate(self.due - self.arrears, self.due)}；缴清",
            counted(FEES, self.settled, self.day, "已缴清", "笔"), "，欠缴",
            counted(FEES, self.owing, self.day, "欠缴", "笔"),
        ]  # fmt: skip
        if self.owing:
            pieces.append(f"、{money(self.arrears)}")
        if self.unknown:
            pieces += ["；另有", counted(FEES, self.unknown, self.day, "未填应缴", "笔"), "没有填写应缴"]
        return Paragraph((*pieces, "。"))

    @property
    def unknown(self) -> tuple[int, ...]:
        """Those of which nobody said how much is due."""
        told = {*self.settled, *self.owing}
        return tuple(one for one in self.ids if one not in told)


def dues(rows: Rows, year: int, day: str) -> YearsDues:
    """The dues of a year; what was paid above the due counts as paid, but settles nobody else's."""
    found = queries.dues(rows, year, day)
    known = [(record, due, paid) for record, due, paid in found if due is not None]
    return YearsDues(
        year, day, tuple(record for record, _, _ in found), tuple(one for one, due, paid in known if paid >= due),
        tuple(one for one, due, paid in known if paid < due), sum(due for _, due, _ in known),
        sum(paid for _, _, paid in found), sum(max(0, due - paid) for _, due, paid in known),
    )  # fmt: skip


def dues_indicators(rows: Rows, period: Period) -> list[Indicator]:
    """Payments by the day on which they were made."""
    found = [
        [row for row in queries.within(rows, "fee", "paid_on", ("paid",), span) if row[1]]
        for span in period.spans
    ]
    ids = [[row[0] for row in part] for part in found]
    return [
        Indicator("会费收缴", "笔", *(Records(FEES, one, period.last) for one in ids)),
        Indicator("会费实收", "元", *(
            Records(FEES, one, period.last, sum(row[1] for row in part)) for one, part in zip(ids, found, strict=True)
        )),
    ]  # fmt: skip
