"""What happens between a foreign table and the records: incoming rows, plans for them, and the counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import repeat
from typing import Any, NamedTuple, Protocol, overload

from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Ledger


class State(StrEnum):
    """What will happen to a row; the value is what the preview shows."""

    NEW = "新增"
    UPDATED = "更新"
    SAME = "未变"
    DOUBTFUL = "存疑"
    REJECTED = "错误"
    SKIPPED = "跳过"


class OnMatch(StrEnum):
    """What to do with a row whose record exists: overwrite differing cells, fill empty ones, or leave it."""

    UPDATE = "update"
    FILL = "fill"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One understood row: `number` identifies it within the run, `values` holds only what is filled."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the clerk said about one row: leave it out, take it as new, or take it for that record."""

    skip: bool = False
    new: bool = False
    record: int | None = None
    on_match: OnMatch | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a row might mean: root id, its title, and what tells it apart."""

    record: int
    title: str
    detail: str


class CellChange(NamedTuple):
    """One cell that a row would change, with stored values. A tuple, since an import makes very many of them."""

    key: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Additions(Sequence[CellChange]):
    """The cells of a new record as changes, made as they are looked at: a large list would fill the memory."""

    values: Mapping[str, Value]

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[CellChange]:
        return map(CellChange, self.values.keys(), repeat(None), self.values.values())

    @overload
    def __getitem__(self, place: int) -> CellChange: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[CellChange, ...]: ...
    def __getitem__(self, place: int | slice) -> CellChange | tuple[CellChange, ...]:
        return tuple(self)[place]


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What will happen to one row. `remarks` are (column key or "", Chinese message, severity)."""

    number: int
    state: State
    record: int | None = None
    changes: Sequence[CellChange] = ()
    candidates: tuple[Candidate, ...] = ()
    remarks: tuple[tuple[str, str, str], ...] = ()
    ticket: Any = None
    """The intake's own notes for writing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an intake wrote, counted while writing: how many rows by state, root record ids by row number.

    `added` counts the new root records where a row may give several or none; None: one for each new row.
    """

    states: Mapping[State, int] = field(default_factory=dict)
    records: Mapping[int, int] = field(default_factory=dict)
    added: int | None = None


class Planner(Protocol):
    """Matches incoming rows with the records that exist; holds what it read for one run."""

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order. Writes nothing."""
        ...

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out plans inside a running transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a row stands: the group line above it, the lines above the head of its table (top first), its sheet.

    `headings` are the keys of the columns that its table has.
    """

    band: str = ""
    titles: tuple[str, ...] = ()
    sheet: str = ""
    headings: frozenset[str] = frozenset()


NOWHERE = Setting()
"""The setting of a row that stands in no table."""


def _unchanged(values: dict[str, Value], setting: Setting) -> dict[str, Value]:
    return values


def _nothing_assumed(setting: Setting) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Yearly:
    """A ledger of which offices keep several years side by side, a column or a group of columns for each.

    `year` is the column that holds the year, `bare` what a heading means that is nothing but a year, `own` the
    columns that belong to one year only.
    """

    year: str
    bare: str
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Intake:
    """How rows come into a ledger: `planner` makes a Planner from a reader of the records (store.rows.Rows).

    `complete` may fill in values that follow from the others on the row or from where it stands, before
    planning; `assumed` says in Chinese what it will take for granted about a whole table.
    """

    ledger: Ledger
    planner: Callable[[Any], Planner]
    complete: Callable[[dict[str, Value], Setting], dict[str, Value]] = _unchanged
    assumed: Callable[[Setting], tuple[str, ...]] = _nothing_assumed
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Headings that could mean several columns: folded heading → column keys, the likeliest first."""
    telling: Mapping[str, Callable[[Sequence[str]], bool]] = field(default_factory=dict)
    """Where the cells themselves say whether an ambiguous heading means a column: column key → judge of its texts.

    Where candidates of a heading have a judge and none of them accepts, the heading means none of them.
    """
    naming: tuple[str, ...] = ()
    """Columns any of which makes a row a record, besides the title and the names of people."""
    follows: tuple[Intake, ...] = ()
    """Lists that often stand on other sheets of the same workbook, taken in behind this one: who came to the events."""
    seeks: Mapping[str, Callable[[int], int]] = field(default_factory=dict)
    """Where the clerk may look for what a row means: name of a ledger → how its record's number stands in a Decision.

    Empty: in the ledger itself, by the number as it is.
    """
    yearly: Yearly | None = None
    """Where a heading such as 2024年会费 gives the year of the record."""
    ticks: Mapping[str, tuple[str, Value]] = field(default_factory=dict)
    """Headings under which a tick stands for a value: folded heading → (column key, value), as 党员 √."""
