"""Records of any ledger counted by its columns: how many, what they add up to, how many persons and units.

Where all that is asked stands in the file, SQLite counts, right at a million records; what is derived or holds
several values in a cell is counted from the listing's arrays. Both give the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Count, Money
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.statistics import by_arrays, by_sql
from secretariat.store.statistics.dimensions import Dimension, day_column
from secretariat.store.statistics.parts import Ask, Counted, Line, Values

_NO_QUANTITY = ("", "年度", "期", "批", "届", "组", "岁", "天")
"""Units of numbers that say when, which one or how old, so that their sum would mean nothing."""
_NEVER_SUMMED = ("party_counts", "fee_standards")
"""Ledgers whose numbers stand side by side: the same party members on another day, one standard beside another."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """The lines in their order, the whole below, the columns that were added up, and how to read it."""

    ledger: Ledger
    dimensions: tuple[Dimension, ...]
    summed: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: Line
    notes: tuple[str, ...] = ()


def statistic(
    listing: Listing, by: Sequence[Column | Dimension], query: ListQuery, day_from: str | None = None,
    day_to: str | None = None,
) -> Statistic:  # fmt: skip
    """Count the records that a query shows by some columns; with days only those whose own day lies within them.

    Refuses days where the ledger knows none.
    """
    ledger = listing.ledger
    wanted = tuple(one if isinstance(one, Dimension) else Dimension.of(one) for one in by)
    day = day_column(ledger)
    if day is None and (day_from or day_to):
        raise Refusal(f"{ledger.label}没有日期，不能按起止日期统计。", "请去掉起止日期，或用条件筛选。")
    ask = Ask(wanted, summed(ledger), query, day, day_from, day_to)
    way = by_sql if by_sql.can_count(ledger, ask) else by_arrays
    counted = way.count(listing, ask)
    lines = tuple(_ordered(wanted, counted.lines))
    total = replace(counted.total, labels=("合计",))
    return Statistic(ledger, wanted, ask.summed, lines, total, tuple(_notes(ledger, ask, counted)))


def summed(ledger: Ledger) -> tuple[Column, ...]:
    """The columns of the records themselves whose sum means something."""
    if ledger.name in _NEVER_SUMMED:
        return ()
    return tuple(column for column in ledger.columns if _is_quantity(column, ledger))


def _is_quantity(column: Column, ledger: Ledger) -> bool:
    own = column.derive is not None or (column.paths and column.paths[0][0] == ledger.sources[0].alias)
    if not own or column.gather is not None:
        return False
    kind = column.kind
    return isinstance(kind, Money) or (isinstance(kind, Count) and kind.unit not in _NO_QUANTITY)


def _ordered(dimensions: Sequence[Dimension], lines: dict[Values, Line]) -> Iterable[Line]:
    sizes: list[Counter[Value]] = [Counter() for _ in dimensions]
    for values, line in lines.items():
        for size, value in zip(sizes, values, strict=True):
            size[value] += line.count
    for values in sorted(lines, key=_order(dimensions, sizes)):
        labels = tuple(one.text(value) for one, value in zip(dimensions, values, strict=True))
        yield replace(lines[values], labels=labels)


def _order(
    dimensions: Sequence[Dimension], sizes: Sequence[Counter[Value]]
) -> Callable[[Values], list[tuple[object, ...]]]:
    return lambda values: [
        one.rank(value, size[value]) for one, size, value in zip(dimensions, sizes, values, strict=True)
    ]


def _notes(ledger: Ledger, ask: Ask, counted: Counted) -> Iterable[str]:
    unit = ledger.unit
    if several := [one.label for one in ask.dimensions if one.several]:
        yield f"注：一条记录有几个{'、'.join(several)}的，在每一行各计一次，各行相加可能大于合计。"
    if ask.dated and ask.day is not None:
        yield f"注：起止日期按“{ask.day.label}”计，只知年月的按当年、当月第一天计。"
        if counted.undated:
            yield f"注：另有{counted.undated}{unit}没有填写{ask.day.label}，没有计入。"
    if counted.unlinked:
        yield f"注：有{counted.unlinked}{unit}只有名称，还没有对应到单位或人员，没有计入家数、人数。"
