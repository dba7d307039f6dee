"""Pieces of sentences: counts that open what they count, groups in brackets, money in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from secretariat.base.document import Figure, Selection
from secretariat.base.figures import amount, approximate
from secretariat.domains.office import queries
from secretariat.domains.office.queries import Span
from secretariat.domains.plain.indicators import Indicator, Period, Records
from secretariat.store.rows import Rows

Piece = str | Figure
_WAN = 1_000_000
"""10,000 元 in 分: below it sums are told in 元."""
ROUND_WORDS = "round_words"
"""The setting that prints 4016 as 4000余 (是); exact numbers otherwise."""


def counted(ledger: str, ids: Sequence[int], day: str | None, caption: str, unit: str) -> Figure:
    """A count with its unit that opens the records it counts."""
    return Figure(f"{len(ids)}{unit}", len(ids), Selection(ledger, day, tuple(ids), caption))


def number(total: int, unit: str, opens: Selection | None, *, roughly: bool = False) -> Figure:
    """A number that is not how many records it opens; `roughly` tells it in round words."""
    return Figure(f"{approximate(total) if roughly else total}{unit}", total, opens)


def money(fen: int) -> str:
    """A sum of money as sentences tell it: 30万元, 500元."""
    return amount(fen, "元" if abs(fen) < _WAN else "万元")


def shares(ledger: str, groups: Mapping[str, Sequence[int]], day: str | None, caption: str) -> list[Piece]:
    """The groups that are not empty in brackets: （诉前6、诉中3）; nothing where there are none."""
    filled = [(label, ids) for label, ids in groups.items() if ids]
    if not filled:
        return []
    pieces: list[Piece] = []
    for place, (label, ids) in enumerate(filled):
        pieces += ["、" if place else "（", label, counted(ledger, ids, day, f"{caption}{label}", "")]
    return [*pieces, "）"]


def grouped(
    pairs: Iterable[tuple[int, str | None]], order: Sequence[str], unknown: str
) -> dict[str, list[int]]:
    """Records by a word: in the given order, then by size; those without one last."""
    groups: dict[str, list[int]] = {name: [] for name in order}
    for record, word in pairs:
        groups.setdefault(word or unknown, []).append(record)
    others = [name for name in groups if name not in order and name != unknown]
    names = (*order, *sorted(others, key=lambda name: (-len(groups[name]), name)), unknown)
    return {name: groups[name] for name in names if groups.get(name)}


def rounds(rows: Rows) -> bool:
    """Whether the office wants large counts in round words."""
    return rows.setting(ROUND_WORDS, "否") == "是"


def per_span(rows: Rows, period: Period, label: str, what: tuple[str, str, str, str]) -> Indicator:
    """An indicator that counts the records of (ledger, entity, day field, unit) by their day."""
    ledger, entity, day, unit = what

    def records(span: Span) -> Records:
        return Records(ledger, [row[0] for row in queries.within(rows, entity, day, (), span)], period.last)

    return Indicator(label, unit, *map(records, period.spans))
