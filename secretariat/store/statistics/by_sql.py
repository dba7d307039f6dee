"""Statistics counted by SQLite, where every column that is asked for stands in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from secretariat.base.ledger import Column, Ledger
from secretariat.store.ledger_sql import LedgerSql
from secretariat.store.listing import Filter, Listing
from secretariat.store.schema import quoted
from secretariat.store.statistics.dimensions import Dimension
from secretariat.store.statistics.parts import PERSON, UNIT, Ask, Counted, Line, link_of, party_of

_Bind = Callable[[Any], str]


def can_count(ledger: Ledger, ask: Ask) -> bool:
    """Whether nothing that is asked for is derived, gathered, searched for or has several values in a cell."""
    query = ask.query
    if query.ids is not None or query.search.strip():
        return False
    filters = [ledger.column(item.key) for item in query.filters]
    columns = [
        *(one.column for one in ask.dimensions),
        *ask.summed,
        *filters,
        *([ask.day] if ask.day else []),
    ]
    if any(one.several for one in ask.dimensions) or not all(map(_plain, columns)):
        return False
    return all(item.operator in _TESTS for item in query.filters)


def _plain(column: Column) -> bool:
    return column.derive is None and column.gather is None


def count(listing: Listing, ask: Ask) -> Counted:
    """The counts, each by one statement over the whole ledger."""
    return _Counting(listing, ask).counted()


class _Counting:
    """The statements of one question, with the values that they bind."""

    def __init__(self, listing: Listing, ask: Ask) -> None:
        self._file, self._ask, self._ledger = listing.file, ask, listing.ledger
        self._sql = LedgerSql(listing.ledger, listing.catalog)
        self._values: dict[str, Any] = {"day": ask.query.as_of or date.today().isoformat()}
        self._root = quoted(listing.ledger.sources[0].alias)
        # The link itself, not the record behind it: nothing that is named can be thrown away.
        self._links = [
            f"{self._root}.{quoted(entity)}" if link_of(listing.ledger, entity) else None
            for entity in (PERSON, UNIT)
        ]

    def counted(self) -> Counted:
        """Lines, total, the records without a day, and the bare names."""
        where = " AND ".join(self._conditions(dated=True)) or "1"
        keys = [self._key(one) for one in self._ask.dimensions]
        lines: dict[tuple[Any, ...], Line] = {}
        records = f"group_concat({self._root}.id)"
        if keys:
            grouped = self._select([*keys, *self._counts(), records], where, f" GROUP BY {', '.join(keys)}")
            lines = {row[: len(keys)]: self._line(row[len(keys) :]) for row in grouped}
        *total, found, bare = self._select(
            [*self._counts(), "NULL" if keys else records, self._bare()], where
        )[0]
        whole = ",".join(str(line.records) for line in lines.values()) if keys else found
        undated = self._undated() if self._ask.dated else 0
        return Counted(lines, self._line((*total, whole)), undated, bare or 0)

    def _undated(self) -> int:
        assert self._ask.day is not None
        missing = f"{self._sql.value(self._ask.day)} IS NULL"
        where = " AND ".join([*self._conditions(dated=False), missing])
        return int(self._select(["count(*)"], where)[0][0])

    def _select(self, parts: Sequence[str], where: str, grouping: str = "") -> list[tuple[Any, ...]]:
        ask = self._ask
        columns = [*(one.column for one in ask.dimensions), *ask.summed, *([ask.day] if ask.day else [])]
        columns += [self._ledger.column(item.key) for item in ask.query.filters]
        tables = self._sql.tables(columns, ask.query.as_of)
        return self._file.query(f"SELECT {', '.join(parts)} {tables} AND {where}{grouping}", self._values)

    def _key(self, one: Dimension) -> str:
        value = self._sql.value(one.column)
        return f"substr({value}, 1, {one.digits})" if one.digits else value

    def _counts(self) -> list[str]:
        sums = [f"sum({self._sql.value(column)})" for column in self._ask.summed]
        links = [f"count(DISTINCT {link})" if link else "NULL" for link in self._links]
        return ["count(*)", *sums, *links]

    def _line(self, row: tuple[Any, ...]) -> Line:
        return Line((), row[0], tuple(row[1:-3]), row[-3], row[-2], row[-1] or "")

    def _bare(self) -> str:
        """How many records have only a name for whoever takes part."""
        party = party_of(self._ledger)
        if party is None:
            return "0"
        root = self._ledger.sources[0].alias
        names = [f"{self._root}.{quoted(field)} IS NOT NULL" for alias, field in party.paths if alias == root]
        tests = [f"{link} IS NULL" for link in self._links if link]
        return f"sum({' AND '.join([*names, *tests])})"

    def _conditions(self, *, dated: bool) -> Iterator[str]:
        ask = self._ask
        yield from self._scope()
        for item in ask.query.filters:
            value = self._sql.value(self._ledger.column(item.key))
            yield _TESTS[item.operator](value, item, self._bind)
        if dated and ask.dated and ask.day is not None:
            value = self._sql.value(ask.day)
            first, last = self._bind(ask.first or ""), self._bind(ask.last or "9")
            yield f"substr({value} || '-01-01', 1, 10) BETWEEN {first} AND {last}"

    def _bind(self, value: Any) -> str:
        name = f"v{len(self._values)}"
        self._values[name] = value
        return f":{name}"

    def _scope(self) -> Iterator[str]:
        """Whether a record is in force on the day, has ended, or is yet to begin: as a listing tells it."""
        period, scope = self._ledger.period, self._ask.query.scope
        if scope == "all" or period is None:
            return
        ended, pending = "0", "0"
        if period.end:
            end = f"{self._root}.{quoted(period.end)}"
            ended = f"({end} IS NOT NULL AND {end} <= :day)"
            if period.reason:
                ended += f" OR ({end} IS NULL AND {self._root}.{quoted(period.reason)} IS NOT NULL)"
        if period.stage and period.outside:
            names = ", ".join(map(self._bind, period.outside))
            pending = f"coalesce({self._root}.{quoted(period.stage)} IN ({names}), 0)"
        if self._ask.query.as_of is not None:
            pending += f" OR coalesce({self._root}.{quoted(period.start)} > :day, 0)"
        yield {
            "ended": f"({ended})", "pending": f"NOT ({ended}) AND ({pending})",
            "current": f"NOT ({ended}) AND NOT ({pending})",
        }[scope]  # fmt: skip


def _since(value: str, item: Filter, bind: _Bind) -> str:
    """From a value on; a date known to the month or year counts from its first day."""
    wanted = item.value
    least = wanted.removesuffix("-01").removesuffix("-01") if isinstance(wanted, str) else wanted
    return f"{value} >= {bind(least)}"


def _until(value: str, item: Filter, bind: _Bind) -> str:
    if isinstance(item.value, str):
        return f"substr({value}, 1, {len(item.value)}) <= {bind(item.value)}"
    return f"{value} <= {bind(item.value)}"


_TESTS: dict[str, Callable[[str, Filter, _Bind], str]] = {
    "is": lambda value, item, bind: f"{value} IS {bind(item.value)}",
    "not": lambda value, item, bind: f"{value} IS NOT {bind(item.value)}",
    "empty": lambda value, item, bind: f"{value} IS NULL",
    "filled": lambda value, item, bind: f"{value} IS NOT NULL",
    "within": lambda value, item, bind: (
        f"substr({value}, 1, {len(str(item.value))}) = {bind(str(item.value))}"
    ),
    "from": _since,
    "to": _until,
}
"""The operators of a filter as SQL, each saying what `conditions.TESTS` says."""
