"""Lists of a ledger: which records, in which order, and their cells; fast at 100,000 records.

Columns are read once into arrays and kept until the next write; filtering and sorting walk the arrays, and
only the lines that are shown become rows. (SQL per page or a sorting proxy model were far slower.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from typing import Any, Literal

from secretariat.base.catalog import Catalog
from secretariat.base.kinds import Choice, Kind
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger, Period
from secretariat.store.conditions import TESTS, folded
from secretariat.store.ledger_sql import LedgerSql
from secretariat.store.rows import Rows

Scope = Literal["current", "ended", "pending", "all"]
_MOST_MASKS = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: `operator` is one of is, not, any, contains, empty, filled, from, to, within.

    `within` is for dates: the value is a year or a month that the date lies in; `any` takes a tuple.
    """

    key: str
    operator: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: the day it is told for (None: now, later starts included), scope, filters, order."""

    as_of: str | None = None
    scope: Scope = "current"
    filters: tuple[Filter, ...] = ()
    search: str = ""
    order: tuple[str, ...] = ()
    ids: tuple[int, ...] | None = None


class Listing:
    """The lines of one ledger. Holds arrays by column; call `forget` after records changed."""

    def __init__(self, rows: Rows, ledger: Ledger) -> None:
        self._rows = rows
        self.ledger = ledger
        self._sql = LedgerSql(ledger, rows.catalog)
        self._positions: dict[int, int] = {}
        self._ids: list[int] = []
        self._arrays: dict[tuple[str, str | None], list[Value]] = {}
        self._orders: dict[tuple[tuple[str, ...], str | None], list[int]] = {}
        self._masks: dict[tuple[str, str, str, str | None], bytes] = {}
        self._folded: dict[tuple[str, str | None], list[str | None]] = {}
        self._index: Any = None
        self._adopted = False
        self._loaded = ""

    @property
    def catalog(self) -> Catalog:
        """The live catalog that this listing was made for."""
        return self._rows.catalog

    @property
    def file(self) -> Rows:
        """Where it reads from."""
        return self._rows

    def forget(self) -> None:
        """Drop what was read, since records changed."""
        self._arrays.clear()
        self._orders.clear()
        self._masks.clear()
        self._folded.clear()
        self._loaded = ""
        if not self._adopted:
            self._index = None

    def adopt(self, index: Any) -> None:
        """Use a search index that somebody else keeps up to date; `forget` leaves it alone."""
        self._index, self._adopted = index, True

    def is_ready(self, query: ListQuery) -> bool:
        """Whether `select` answers this from what is read already, without touching the file."""
        arrays = {key for key, _ in self._arrays}
        known = all(item.key in arrays for item in query.filters)
        ordered = (query.order or self.ledger.order, query.as_of) in self._orders
        searched = not query.search.strip() or self._index is not None
        return self._loaded == date.today().isoformat() and known and ordered and searched

    def take(self, other: Listing) -> None:
        """Take over what another listing read aside from the same file, so that this one need not read it."""
        if self._loaded != other._loaded or self._ids != other._ids:
            self.forget()
            self._ids, self._positions, self._loaded = other._ids, other._positions, other._loaded
        self._arrays |= other._arrays
        self._orders |= other._orders
        self._masks |= other._masks
        self._folded |= other._folded
        self._index = self._index if self._index is not None else other._index

    def count(self) -> int:
        """How many records there are, in force or not."""
        self._load_ids()
        return len(self._ids)

    def total(self, query: ListQuery) -> int:
        """How many records a query shows, its search left aside; without making the list of them."""
        self._load_ids()
        return self._fitting(query).count(1)

    def select(self, query: ListQuery) -> list[int]:
        """The ids of the records that a query shows, in its order."""
        self._load_ids()
        if query.search.strip():
            return self._searched(query)
        positions = self._ordered(query.order or self.ledger.order, query.as_of)
        chosen = compress(positions, map(self._fitting(query).__getitem__, positions))
        return list(map(self._ids.__getitem__, chosen))

    def first(self, query: ListQuery, count: int) -> list[int]:
        """The first lines of `select`: a search without an order of its own looks no further than for these."""
        if query.search.strip() and not query.order:
            self._load_ids()
            return self.index().find(query.search, count, self._kept(query))  # type: ignore[no-any-return]
        return self.select(query)[:count]

    def rows(self, ids: Sequence[int], keys: Sequence[str], as_of: str | None = None) -> list[list[Value]]:
        """The cells of some lines, as stored values."""
        self._load_ids()
        places = [self._positions[item] for item in ids if item in self._positions]
        if len(places) > 2000:
            arrays = self.arrays(keys, as_of)
            return [[array[place] for array in arrays] for place in places]
        return self._fetched([self._ids[place] for place in places], keys, as_of)

    def array(self, key: str, as_of: str | None = None) -> list[Value]:
        """One column of every record, in the order of ids."""
        column = self.ledger.column(key)
        day = as_of if self._depends_on_day(column) else None
        if (key, day) not in self._arrays:
            self._load_ids()
            self._read([column], as_of)
        return self._arrays[key, day]

    def arrays(self, keys: Sequence[str], as_of: str | None = None) -> list[list[Value]]:
        """Several columns, those not known yet read at once: their sources are then looked up only once."""
        self._load_ids()
        inputs = [name for key in keys for name in self.ledger.column(key).inputs]
        columns = [self.ledger.column(key) for key in dict.fromkeys((*keys, *inputs))]
        days = {item.key: as_of if self._depends_on_day(item) else None for item in columns}
        self._read([item for item in columns if (item.key, days[item.key]) not in self._arrays], as_of)
        return [self._arrays[key, days[key]] for key in keys]

    def ids(self) -> list[int]:
        """Every live record of the ledger's root, in the order of `array`."""
        self._load_ids()
        return self._ids

    def references(self, ids: Sequence[int], alias: str, as_of: str | None = None) -> dict[int, int | None]:
        """For each line the id of the record behind an alias, such as the principal's person."""
        found: dict[int, int | None] = {}
        for where in self._parts(ids):
            found.update(self._rows.query(self._sql.references(alias, as_of, where), _bound(as_of)))
        return found

    def links(self, alias: str, as_of: str | None = None) -> list[int | None]:
        """For every record, in the order of `ids`, the id of the record behind an alias."""
        self._load_ids()
        found = dict(self._rows.query(self._sql.references(alias, as_of), _bound(as_of)))
        return [found.get(record) for record in self._ids]

    @property
    def _root(self) -> str:
        return f'"{self.ledger.sources[0].alias}"'

    def _parts(self, ids: Sequence[int]) -> Iterable[str]:
        """Conditions that ask for some records, a few hundred at a time."""
        for start in range(0, len(ids), 500):
            part = ",".join(str(int(item)) for item in ids[start : start + 500])
            yield f" AND {self._root}.id IN ({part})"

    def _load_ids(self) -> None:
        today = date.today().isoformat()
        if self._loaded == today:
            return
        self.forget()  # nothing is read yet, or midnight has passed and "now" is another day
        sql = f"{self._sql.select((), None)} ORDER BY {self._root}.id"
        self._ids = [row[0] for row in self._rows.scan(sql)]
        self._positions = {record: position for position, record in enumerate(self._ids)}
        self._loaded = today

    def _depends_on_day(self, column: Column) -> bool:
        return column.derive is not None or self._sql.dated(column)

    def _read(self, columns: Sequence[Column], as_of: str | None) -> None:
        plain = [item for item in columns if item.derive is None]
        if plain:
            sql = f"{self._sql.select(plain, as_of)} ORDER BY {self._root}.id"
            found = self._aligned(self._rows.query(sql, _bound(as_of)), len(plain))
            for offset, item in enumerate(plain, start=1):
                day = as_of if self._depends_on_day(item) else None
                self._arrays[item.key, day] = [row[offset] for row in found]
        for item in columns:
            if item.derive is not None:
                self._arrays[item.key, as_of] = self._derived(item, as_of)

    def _aligned(self, found: list[tuple[Any, ...]], width: int) -> list[tuple[Any, ...]]:
        """The rows in the order of ids, even if another connection wrote between the two readings."""
        if [row[0] for row in found] == self._ids:
            return found
        known, nothing = {row[0]: row for row in found}, (None,) * width
        return [known.get(record, (record, *nothing)) for record in self._ids]

    def _derived(self, column: Column, as_of: str | None) -> list[Value]:
        assert column.derive is not None
        day = as_of or date.today().isoformat()
        inputs = [self.array(key, as_of) for key in column.inputs]
        return [column.derive(values, day) for values in zip(*inputs, strict=True)]

    def _fetched(self, ids: Sequence[int], keys: Sequence[str], as_of: str | None) -> list[list[Value]]:
        columns = [self.ledger.column(key) for key in keys]
        inputs = dict.fromkeys(name for item in columns for name in item.inputs)
        plain = list(dict.fromkeys([item.key for item in columns if item.derive is None] + list(inputs)))
        cells = self._cells(ids, [self.ledger.column(key) for key in plain], as_of)
        day = as_of or date.today().isoformat()
        result: list[list[Value]] = []
        nothing = (None,) * len(plain)
        for record in ids:
            known = dict(zip(plain, cells.get(record, nothing), strict=True))
            result.append([_cell(item, known, day) for item in columns])
        return result

    def _cells(
        self, ids: Sequence[int], columns: Sequence[Column], as_of: str | None
    ) -> dict[int, Sequence[Value]]:
        cells: dict[int, Sequence[Value]] = {}
        for where in self._parts(ids):
            found = self._rows.query(self._sql.select(columns, as_of, where), _bound(as_of))
            cells.update((row[0], row[1:]) for row in found)
        return cells

    def _fitting(self, query: ListQuery) -> bytes:
        """For each position 1 where it fulfils all conditions but the search, else 0."""
        size = len(self._ids)
        found = int.from_bytes(b"\1" * size, "big")
        for mask in self._masks_of(query):
            found &= int.from_bytes(mask, "big")
        return found.to_bytes(size, "big")

    def _masks_of(self, query: ListQuery) -> Iterable[bytes]:
        """For each condition but the search, whether each position fulfils it (1) or not (0)."""
        if query.ids is not None:
            wanted = set(query.ids)
            yield bytes(map(wanted.__contains__, self._ids))
        if query.scope != "all" and self.ledger.period is not None:
            yield self._mask(Filter("", "is", query.scope), query.as_of)
        for item in query.filters:
            yield self._mask(item, query.as_of)

    def _mask(self, item: Filter, as_of: str | None) -> bytes:
        """The mask of one condition (without a key: of a scope); kept, since a clerk adds one at a time."""
        key = (item.key, item.operator, repr(item.value), as_of)
        if key not in self._masks:
            if len(self._masks) >= _MOST_MASKS:
                self._masks.clear()
            if item.operator == "contains":
                part, texts = folded(item.value), self._folds(item.key, as_of)
                self._masks[key] = bytes(text is not None and part in text for text in texts)
            else:
                values = self.array(item.key, as_of) if item.key else self._states(as_of)
                self._masks[key] = bytes(map(TESTS[item.operator](item.value), values))
        return self._masks[key]

    def _folds(self, key: str, as_of: str | None) -> list[str | None]:
        """A column as `contains` sees it."""
        if (key, as_of) not in self._folded:
            values = self.array(key, as_of)
            self._folded[key, as_of] = [None if value is None else folded(value) for value in values]
        return self._folded[key, as_of]

    def _states(self, as_of: str | None) -> list[Value]:
        """current, ended or pending, for every record."""
        key = ("", as_of)
        if key not in self._arrays:
            period = self.ledger.period
            assert period is not None
            start = period.start
            names = [start, period.end or start, period.reason or start, period.stage or start]
            found = self._aligned(self._rows.columns(self.ledger.root, names), len(names))
            today = as_of or date.today().isoformat()
            self._arrays[key] = [_state(row, today, as_of, period) for row in found]
        return self._arrays[key]

    def _ordered(self, order: tuple[str, ...], as_of: str | None) -> list[int]:
        key = (order, as_of)
        if key not in self._orders:
            positions = list(range(len(self._ids)))
            for name in reversed(order):
                positions = self._sorted(positions, name, as_of)
            self._orders[key] = positions
        return self._orders[key]

    def _sorted(self, positions: list[int], name: str, as_of: str | None) -> list[int]:
        """Stable sort by one column; empty cells come last both upwards and downwards."""
        down = name.startswith("-")
        column = self.ledger.column(name.removeprefix("-"))
        values = self.array(column.key, as_of)
        rank = sort_rank(column.kind)
        filled = [position for position in positions if values[position] is not None]
        empty = [position for position in positions if values[position] is None]
        ranks = {value: rank(value) for value in {values[position] for position in filled}}
        filled.sort(key=lambda position: ranks[values[position]], reverse=down)
        return filled + empty

    def _searched(self, query: ListQuery) -> list[int]:
        """All records that a search finds, in the order asked for, else best first."""
        found: list[int] = self.index().find(query.search, None, self._kept(query))
        if not query.order:
            return found
        wanted = {self._positions[item] for item in found}
        return [self._ids[at] for at in self._ordered(query.order, query.as_of) if at in wanted]

    def _kept(self, query: ListQuery) -> Callable[[int], bool]:
        """Whether a record is there (an adopted index may be late) and all but the search would show it."""
        fits, places = self._fitting(query), self._positions
        return lambda record: record in places and fits[places[record]] == 1

    def index(self) -> Any:
        """The search index over the ledger's searched columns."""
        if self._index is None:
            from secretariat.store.search import SearchIndex

            self._load_ids()
            columns = [self.ledger.column(key) for key in self.ledger.searched]
            missing = [item for item in columns if (item.key, None) not in self._arrays]
            self._read(missing, None)
            arrays = [self._arrays[item.key, None] for item in columns]
            self._index = SearchIndex(
                (record, tuple(str(value) for value in values if value))
                for record, *values in zip(self._ids, *arrays, strict=True)
            )
        return self._index


def sort_rank(kind: Kind) -> Callable[[Any], Any]:
    """How values of a kind are ordered: choices by their list, text by pinyin, the rest as they are."""
    from secretariat.store.pinyin import sort_key

    if isinstance(kind, Choice):
        places = {entry: (place, "") for place, entry in enumerate(kind.entries)}
        return lambda value: places.get(value) or (len(places), sort_key(value))
    if kind.sql == "INTEGER":
        return lambda value: value
    return sort_key if kind.comparison == "text" else lambda value: value


def _cell(column: Column, known: dict[str, Value], day: str) -> Value:
    if column.derive is None:
        return known[column.key]
    return column.derive(tuple(known[name] for name in column.inputs), day)


def _state(row: Sequence[Any], today: str, as_of: str | None, period: Period) -> str:
    _, start, end, reason, stage = row
    if period.end and (
        (end is not None and end <= today) or (period.reason and end is None and reason is not None)
    ):
        return "ended"
    if (period.stage and stage in period.outside) or (
        as_of is not None and start is not None and start > as_of
    ):
        return "pending"
    return "current"


def _bound(as_of: str | None) -> dict[str, str]:
    return {"day": as_of or date.today().isoformat()}


def narrowed(query: ListQuery, *filters: Filter) -> ListQuery:
    """The query with further filters."""
    return replace(query, filters=query.filters + filters)
