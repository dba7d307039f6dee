"""By what the records of a ledger are counted: a column, its dates cut to years or months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.dates import show_date
from secretariat.base.entity import SENSITIVE
from secretariat.base.errors import Refusal
from secretariat.base.kinds import Choice, Count, Money, Phone, Tags
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger

UNKNOWN = "未填写"
YEAR, MONTH = "年", "月"
_SEPARATOR = "、"
_OF_A_YEAR = "年度"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column to count by; `step` cuts dates to the year (年) or the month (月)."""

    column: Column
    step: str = ""

    @classmethod
    def of(cls, column: Column) -> Dimension:
        """The column as it is, a date by its year."""
        return cls(column, YEAR if column.kind.comparison == "date" else "")

    @property
    def label(self) -> str:
        """The heading: 登记日期 for its years, 登记日期:月 for its months."""
        return f"{self.column.label}:{MONTH}" if self.step == MONTH else self.column.label

    @property
    def digits(self) -> int | None:
        """How many characters of a date count."""
        return {YEAR: 4, MONTH: 7}.get(self.step)

    @property
    def several(self) -> bool:
        """Whether one cell may hold several values, each of which counts."""
        column = self.column
        return isinstance(column.kind, Tags | Phone) or (
            column.gather is not None and column.gather.between == _SEPARATOR
        )

    def values(self, cell: Value) -> Sequence[Value]:
        """What a cell counts under: its value, cut to the step; each of several once."""
        if cell is None:
            return (None,)
        if self.several:
            return tuple(dict.fromkeys(part for part in str(cell).split(_SEPARATOR) if part)) or (None,)
        return (str(cell)[: self.digits],) if self.digits else (cell,)

    def text(self, value: Value) -> str:
        """A value as it is printed; 未填写 for none."""
        if value is None:
            return UNKNOWN
        if not self.step:
            return self.column.kind.show(value)
        rough = self.step == MONTH and len(str(value)) == len("2026")
        return show_date(str(value)) + ("（月份不详）" if rough else "")

    def rank(self, value: Value, size: int) -> tuple[Any, ...]:
        """Where a value stands: by the order of a list or the run of dates and numbers, else the larger first."""
        if value is None:
            return (1,)
        kind = self.column.kind
        if self.step or isinstance(kind, Count | Money):
            return (0, value)
        if kind.comparison == "flag":
            return (0, value == 0)
        places = kind.entries if isinstance(kind, Choice) else ()
        place = places.index(value) if value in places else len(places)
        return (0, place, -size, str(value))


def dimension(ledger: Ledger, word: str) -> Dimension:
    """The dimension of a written word: a column's label, 登记日期:月 for months; refuses what cannot be counted by."""
    label, _, step = word.strip().replace("：", ":").partition(":")
    column = named_column(ledger, label)
    if column is None:
        labels = "、".join(item.label for item in ledger.columns if _countable(item))
        raise Refusal(f"{ledger.label}不能按“{word}”统计。", f"可以按：{labels}。")
    if not _countable(column):
        raise Refusal(f"“{column.label}”是敏感内容或记录号，不能按它统计。", "请换一个字段。")
    found = Dimension.of(column)
    if not step:
        return found
    if not found.step or step not in (YEAR, MONTH):
        raise Refusal(f"“{word}”看不懂。", "日期字段可以写成 字段:年 或 字段:月，其他字段不带冒号。")
    return Dimension(column, step)


def named_column(ledger: Ledger, word: str) -> Column | None:
    """The column of that label or key, else the only one that knows the word as a heading."""
    exact = ledger.labelled(word)
    if exact is not None:
        return exact
    known = [item for item in ledger.columns if word in item.aliases]
    return known[0] if len(known) == 1 else None


def _countable(column: Column) -> bool:
    return column.level != SENSITIVE and not column.key.endswith(".id")


def day_column(ledger: Ledger) -> Column | None:
    """The column that says when a record was: its start, its only date, its year, its first date or an event's."""
    root = ledger.sources[0].alias
    by_key: Mapping[str, Column] = {item.key: item for item in ledger.columns}
    if ledger.period is not None and f"{root}.{ledger.period.start}" in by_key:
        return by_key[f"{root}.{ledger.period.start}"]
    own = [item for item in ledger.columns if item.paths and item.paths[0][0] == root]
    dates = [item for item in own if item.kind.comparison == "date"]
    if len(dates) == 1:
        return dates[0]
    years = [item for item in own if isinstance(item.kind, Count) and item.kind.unit == _OF_A_YEAR]
    linked = [item for item in ledger.columns if item.paths == (("event", "start"),)]
    return next(iter((*years, *dates, *linked)), None)
