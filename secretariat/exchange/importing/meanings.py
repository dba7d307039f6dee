"""What a column of a workbook can mean, and what is known about headings before anything is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from secretariat.base.kinds.kind import Value
from secretariat.exchange.importing.layout import TableColumn

LEAVE_OUT, AS_EXTRA, AS_REMARK = "", "+extra", "+remark"
"""Choices for a column instead of a ledger column: not at all, as a field of its own, at the end of the remark."""
RECORD_WORDS = frozenset(("记录号", "记录编号"))
"""Headings of the record number in the program's own exports."""


class How(StrEnum):
    """How the meaning of a column was found; the value is shown beside it."""

    EXACT = "表头一致"
    GROUP = "按上级表头"
    CONTEXT = "按相邻的列"
    ALIKE = "表头相近"
    REMEMBERED = "按上次的选择"
    CHOSEN = "本次选择"
    SPLIT = "拆成单位和职务"
    BOTH = "没有另外的负责人列，同时作为负责人"
    JOINED = "并入同一人（单位）的电话"
    DERIVED = "由其他列算出，不导入"
    RECORD = "记录号"
    SEQUENCE = "序号，不导入"
    OWN = "本程序加的列，不导入"
    BAND = "分组标题"
    AMBIGUOUS = "含义不明，请选择"
    REPEATED = "与前面的列重复，请选择"
    UNKNOWN = "没有对应的字段"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What one column of a table becomes. `keys` are ledger columns (two where a cell is split, none where the
    column is left out); `otherwise` is AS_EXTRA or AS_REMARK for a column that the ledger does not have.
    """

    column: TableColumn
    keys: tuple[str, ...]
    how: How
    candidates: tuple[str, ...] = ()
    otherwise: str = LEAVE_OUT

    @property
    def open(self) -> bool:
        """Whether the clerk should be asked."""
        return self.how in (How.AMBIGUOUS, How.REPEATED)

    @property
    def likely(self) -> bool:
        """Whether it was understood by likeness or neighbours, so that it is worth a look."""
        return self.how in (How.ALIKE, How.CONTEXT)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is known about headings beforehand: the clerk's choices now, those remembered, and what the intake knows
    of headings that could mean several columns, of cells that tell, and of ticks.
    """

    chosen: Mapping[str, str]
    remembered: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]
    unknown: str = AS_EXTRA
    telling: Mapping[str, Callable[[Sequence[str]], bool]] = field(default_factory=dict)
    ticks: Mapping[str, tuple[str, Value]] = field(default_factory=dict)
