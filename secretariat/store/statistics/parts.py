"""What a statistic is made of: the question, its lines, and who takes part in a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger
from secretariat.store.listing import ListQuery
from secretariat.store.statistics.dimensions import Dimension

PERSON, UNIT = "person", "organization"

Values = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its labels, the records (packed as text where SQLite counted them), and what they come to.

    `sums` are in the order of `Statistic.summed`, None where no record has the number; `persons` and `units` are
    None where the ledger has no such link.
    """

    labels: tuple[str, ...]
    count: int
    sums: tuple[int | None, ...]
    persons: int | None
    units: int | None
    records: tuple[int, ...] | str = field(repr=False, default=())

    @property
    def ids(self) -> tuple[int, ...]:
        """The records that the line counts, by number."""
        if isinstance(self.records, str):
            return tuple(sorted(map(int, self.records.split(",")))) if self.records else ()
        return self.records


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to be counted: the records of a query, of which the day lies within the days."""

    dimensions: tuple[Dimension, ...]
    summed: tuple[Column, ...]
    query: ListQuery
    day: Column | None = None
    first: str | None = None
    last: str | None = None

    @property
    def dated(self) -> bool:
        """Whether only some days count."""
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Counted:
    """Raw counts before they are put in order: lines by their values, the total, and who was left aside."""

    lines: dict[Values, Line]
    total: Line
    undated: int
    unlinked: int


def link_of(ledger: Ledger, entity: str) -> str | None:
    """The alias under which the record itself names a person (a unit), or None."""
    root = ledger.sources[0].alias
    return next(
        (one.alias for one in ledger.sources if one.via == ((root, entity),) and one.entity == entity), None
    )


def party_of(ledger: Ledger) -> Column | None:
    """The column of whoever takes part, which may hold a bare name of the record's own."""
    for column in ledger.columns:
        aliases = [alias for alias, _ in column.paths]
        if ledger.sources[0].alias in aliases[1:] and aliases[0] in (UNIT, PERSON):
            return column
    return None
