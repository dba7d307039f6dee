"""The table of every statistics section: 指标, 单位, 本月, 本年累计, 上年同期, 增减, 增减%."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.base.dates import month_bounds, same_month_last_year
from secretariat.base.document import Figure, PrintColumn, Selection, Table
from secretariat.base.figures import UNDEFINED, growth, in_unit

Span = tuple[str, str]
BASIS = "注：上年同期指上年1月至同月，增减按本年累计与上年同期相比。"


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a month, of the year until then, and of the same part of last year."""

    month: Span
    year: Span
    last_year: Span

    @classmethod
    def of(cls, month: str) -> Period:
        """The periods of a month such as 2026-10."""
        first, last = month_bounds(month)
        earlier = same_month_last_year(month)
        return cls(
            (first, last), (f"{month[:4]}-01-01", last), (f"{earlier[:4]}-01-01", month_bounds(earlier)[1])
        )

    @property
    def last(self) -> str:
        """The last day of the month."""
        return self.month[1]

    @property
    def spans(self) -> tuple[Span, Span, Span]:
        """Month, year so far, and the same part of last year."""
        return self.month, self.year, self.last_year


@dataclass(frozen=True, slots=True)
class Records:
    """Counted records of a ledger as of a day; `sum` is what they add up to where that is not how many they are."""

    ledger: str
    ids: Sequence[int]
    day: str | None = None
    sum: int | None = None

    @property
    def number(self) -> int:
        """The number that is printed; money in 分."""
        return len(self.ids) if self.sum is None else self.sum


Amount = Records | Figure | int | None
"""What a cell is made of: records, a figure as it is (a rate), a bare number, or nothing that could be told (—)."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the table; without `year` it is a number as of the month's end (月末数)."""

    label: str
    unit: str
    month: Amount
    year: Amount
    last_year: Amount

    @property
    def name(self) -> str:
        """The label without its indent."""
        return self.label.strip("　").removeprefix("其中：")

    @property
    def counted(self) -> bool:
        """Whether there is anything but zeros."""
        return any(_number(one) or _rate(one) for one in (self.month, self.year, self.last_year))

    def plain(self) -> dict[str, int | float | str | None]:
        """The line for programs, numbers in its unit."""
        cells = (("month", self.month), ("year", self.year), ("last_year", self.last_year))
        told = {name: amount_figure(amount, self.unit, "") for name, amount in cells}
        numbers = {name: one.text if _rate(one) else one.number for name, one in told.items()}
        return {"label": self.name, "unit": self.unit, **numbers}


def indicator_table(caption: str, indicators: Iterable[Indicator], whole: bool = False) -> Table:
    """The table of some indicators; lines of zeros but the first are left out unless the `whole` is wanted."""
    kept = [one for place, one in enumerate(indicators) if whole or place == 0 or one.counted]
    columns = (
        PrintColumn("指标", 22), PrintColumn("单位", 6, "center"),
        *(PrintColumn(label, 9, "right", number=True) for label in ("本月", "本年累计", "上年同期", "增减")),
        PrintColumn("增减%", 9, "right"),
    )  # fmt: skip
    return Table(caption, columns, tuple(map(_row, kept)))


def amount_figure(amount: Amount, unit: str, caption: str, word: str = "") -> Figure:
    """A number as text in its unit, followed by `word`, that opens the records it counts."""
    if amount is None:
        return Figure(UNDEFINED)
    if isinstance(amount, Figure):
        return amount
    number = _number(amount)
    counts = (
        Selection(amount.ledger, amount.day, tuple(amount.ids), caption)
        if isinstance(amount, Records)
        else None
    )
    return Figure(f"{in_unit(number, unit)}{word}", _plain(number, unit), counts)


def _row(one: Indicator) -> tuple[str | Figure, ...]:
    cells = (("本月", one.month), ("本年累计", one.year), ("上年同期", one.last_year))
    if one.year is None:
        cells = (("月末", one.month), ("本年累计", None), ("上年同月末", one.last_year))
    figures = (amount_figure(amount, one.unit, f"{one.name}：{word}") for word, amount in cells)
    return (one.label, one.unit, *figures, *_change(one))


def _change(one: Indicator) -> tuple[str | Figure, str]:
    now = one.month if one.year is None else one.year
    if now is None or one.last_year is None or _rate(now) or _rate(one.last_year):
        return UNDEFINED, UNDEFINED
    number, base = _number(now), _number(one.last_year)
    gap = number - base
    sign = "+" if gap > 0 else ""
    return Figure(f"{sign}{in_unit(gap, one.unit)}", _plain(gap, one.unit)), growth(number, base)


def _number(amount: Amount) -> int:
    if isinstance(amount, Records | Figure):
        return int(amount.number or 0)
    return amount or 0


def _rate(amount: Amount) -> bool:
    """Whether this is a share of something, which has no difference to another."""
    return isinstance(amount, Figure) and amount.number is None and amount.text not in ("", UNDEFINED)


def _plain(number: int, unit: str) -> int | float:
    """The number as a workbook holds it, in the unit of the table."""
    text = in_unit(number, unit)
    return float(text) if "." in text else int(text)
