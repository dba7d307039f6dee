"""维权 and 调解 in figures: how many were taken up and settled, the money at stake and what was recovered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.base.dates import first_day
from secretariat.base.document import Paragraph
from secretariat.base.figures import rate
from secretariat.domains.office import queries
from secretariat.domains.office.figures.words import Piece, counted, money, shares
from secretariat.domains.office.queries import Span
from secretariat.domains.office.rights import AGREED, DONE, ENDED, RUNNING, STAGES
from secretariat.domains.plain.indicators import Indicator, Period, Records
from secretariat.store.rows import Rows

CASES, MEDIATIONS = "rights_cases", "mediations"


@dataclass(frozen=True, slots=True)
class Cases:
    """The rights cases taken up within a span, as they stand on a day; money in 分."""

    day: str
    received: tuple[int, ...]
    done: tuple[int, ...]
    ended: tuple[int, ...]
    amount: int
    recovered: int

    def sentence(self) -> Paragraph:
        """受理73件，办结73件，办结率100%；涉及金额2367.93万元，挽回损失1697.93万元。"""
        pieces: list[Piece] = [
            "受理", counted(CASES, self.received, self.day, "维权受理", "件"), "，办结",
            counted(CASES, self.done, self.day, "维权办结", "件"),
            f"，办结率{rate(len(self.done), len(self.received))}",
        ]  # fmt: skip
        if self.ended:
            pieces += ["，终结", counted(CASES, self.ended, self.day, "维权终结", "件")]
        if self.amount or self.recovered:
            pieces.append(f"；涉及金额{money(self.amount)}，挽回损失{money(self.recovered)}")
        return Paragraph((*pieces, "。"))


def rights_cases(rows: Rows, day: str, span: Span | None = None) -> Cases:
    """The cases of a span (of all days until `day` without one)."""
    fields = ("day", "closed", "result", "amount", "recovered")
    found = [
        row for row in queries.within(rows, "rights_case", "day", fields, span)
        if row[1] is None or first_day(row[1]) <= day
    ]  # fmt: skip
    done = [row for row in found if _is_over(row[2], row[3], day) and row[3] != ENDED]
    ended = [row for row in found if _is_over(row[2], row[3], day) and row[3] == ENDED]
    return Cases(
        day, tuple(row[0] for row in found), tuple(row[0] for row in done), tuple(row[0] for row in ended),
        sum(row[4] or 0 for row in found), sum(row[5] or 0 for row in done),
    )  # fmt: skip


def _is_over(closed: str | None, result: str | None, day: str) -> bool:
    """Settled by the day: by its result or its day of settlement, none of which may lie later."""
    if closed is not None and first_day(closed) > day:
        return False
    return result in (DONE, ENDED) or (closed is not None and result != RUNNING)


@dataclass(frozen=True, slots=True)
class Mediated:
    """The disputes taken up within a span, as they stand on a day; `stages` in their usual order."""

    day: str
    received: tuple[int, ...]
    stages: dict[str, list[int]]
    closed: tuple[int, ...]
    agreed: tuple[int, ...]
    amount: int
    agreed_amount: int

    def sentence(self) -> Paragraph:
        """受理调解10件（诉前6、诉中3、诉后1），结案9件，达成协议8件，调解成功率88.9%；标的额120万元，…。"""
        pieces: list[Piece] = ["受理调解", counted(MEDIATIONS, self.received, self.day, "调解受理", "件")]
        pieces += shares(MEDIATIONS, self.stages, self.day, "调解：")
        pieces += [
            "，结案", counted(MEDIATIONS, self.closed, self.day, "调解结案", "件"), "，达成协议",
            counted(MEDIATIONS, self.agreed, self.day, "达成协议", "件"),
            f"，调解成功率{rate(len(self.agreed), len(self.closed))}",
        ]  # fmt: skip
        if self.amount or self.agreed_amount:
            pieces.append(f"；标的额{money(self.amount)}，协议金额{money(self.agreed_amount)}")
        return Paragraph((*pieces, "。"))


def mediations(rows: Rows, day: str, span: Span | None = None) -> Mediated:
    """The disputes of a span (of all days until `day` without one)."""
    fields = ("day", "closed", "result", "stage", "amount", "agreed_amount")
    found = [
        row for row in queries.within(rows, "mediation", "day", fields, span)
        if row[1] is None or first_day(row[1]) <= day
    ]  # fmt: skip
    over = [row for row in found if _closed_by(row[2], row[3], day)]
    agreed = [row for row in over if row[3] == AGREED]
    stages = {stage: [row[0] for row in found if row[4] == stage] for stage in STAGES}
    return Mediated(
        day, tuple(row[0] for row in found), stages, tuple(row[0] for row in over), tuple(row[0] for row in agreed),
        sum(row[5] or 0 for row in found), sum(row[6] or 0 for row in agreed),
    )  # fmt: skip


def _closed_by(closed: str | None, result: str | None, day: str) -> bool:
    return first_day(closed) <= day if closed is not None else result is not None


def indicators(rows: Rows, period: Period) -> list[Indicator]:
    """The lines about cases and disputes: taken up by their day, settled by the day of settlement."""
    return [
        _dated(rows, period, "维权受理", ("rights_case", "day", "")),
        _settled(rows, period, "维权办结", DONE),
        _sums(rows, period, "维权涉及金额", ("day", "amount")),
        _sums(rows, period, "维权挽回损失", ("closed", "recovered")),
        _dated(rows, period, "调解受理", ("mediation", "day", "")),
        _dated(rows, period, "调解结案", ("mediation", "closed", "")),
        _dated(rows, period, "　其中：达成协议", ("mediation", "closed", AGREED)),
    ]


def _dated(rows: Rows, period: Period, label: str, what: tuple[str, str, str]) -> Indicator:
    """Records of (entity, day field, result), of any result where it is empty, by their day."""
    entity, day, result = what
    ledger = CASES if entity == "rights_case" else MEDIATIONS

    def records(span: Span) -> Records:
        found = queries.within(rows, entity, day, ("result",), span)
        ids = [record for record, told in found if not result or told == result]
        return Records(ledger, ids, period.last)

    return Indicator(label, "件", *map(records, period.spans))


def _settled(rows: Rows, period: Period, label: str, result: str) -> Indicator:
    def records(span: Span) -> Records:
        found = queries.within(rows, "rights_case", "closed", ("result",), span)
        return Records(CASES, [record for record, told in found if told in (None, result)], period.last)

    return Indicator(label, "件", *map(records, period.spans))


def _sums(rows: Rows, period: Period, label: str, fields: Sequence[str]) -> Indicator:
    day, amount = fields

    def records(span: Span) -> Records:
        found = [
            row for row in queries.within(rows, "rights_case", day, (amount,), span) if row[1] is not None
        ]
        return Records(CASES, [row[0] for row in found], period.last, sum(row[1] for row in found))

    return Indicator(label, "万元", *map(records, period.spans))
