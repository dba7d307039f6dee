"""Turns a declared ledger into SQL: which records take part in a line, and where its values stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secretariat.base.catalog import Catalog
from secretariat.base.ledger import Column, Ledger, Path, Source
from secretariat.store.schema import quoted


class LedgerSql:
    """Builds SELECT statements over one ledger. `day` is bound as :day where a dated source needs it."""

    def __init__(self, ledger: Ledger, catalog: Catalog) -> None:
        self._ledger = ledger
        self._catalog = catalog

    def select(self, columns: Sequence[Column], day: str | None, where: str = "") -> str:
        """SELECT root id and the columns (which must have paths), one row a root record, by id."""
        root = self._ledger.sources[0].alias
        values = [f"{quoted(root)}.id", *(self._expression(item.paths) for item in columns)]
        joins = self._joins({path[0] for item in columns for path in item.paths}, day)
        condition = f" WHERE {quoted(root)}.removed IS NULL{where}"
        return f"SELECT {', '.join(values)} FROM {quoted(self._ledger.root)} {quoted(root)}{joins}{condition}"

    def dated(self, column: Column) -> bool:
        """Whether the value of a column depends on the as-of day."""
        return any(source.dated for source in self._needed({path[0] for path in column.paths}))

    def references(self, alias: str, day: str | None) -> str:
        """SELECT root id and the id of the record that an alias stands for, one row a root record."""
        root = self._ledger.sources[0].alias
        joins = self._joins({alias}, day)
        table = f"{quoted(self._ledger.root)} {quoted(root)}"
        condition = f" WHERE {quoted(root)}.removed IS NULL"
        return f"SELECT {quoted(root)}.id, {quoted(alias)}.id FROM {table}{joins}{condition}"

    def _needed(self, aliases: Iterable[str]) -> list[Source]:
        """The sources of the aliases and all that lead to them, in declared order, without the root."""
        wanted: set[str] = set()
        queue = list(aliases)
        while queue:
            source = self._ledger.source(queue.pop())
            if source.alias not in wanted:
                wanted.add(source.alias)
                queue.extend(path[0] for path in source.via)
                queue.extend([source.back[1]] if source.back else [])
        return [item for item in self._ledger.sources[1:] if item.alias in wanted]

    def _joins(self, aliases: set[str], day: str | None) -> str:
        return "".join(self._join(source, day) for source in self._needed(aliases))

    def _join(self, source: Source, day: str | None) -> str:
        alias, table = quoted(source.alias), quoted(source.entity)
        if source.via:
            match = f"{self._expression(source.via)} AND {alias}.removed IS NULL"
        else:
            match = f"({self._back(source, day)})"
        return f" LEFT JOIN {table} {alias} ON {alias}.id = {match}"

    def _back(self, source: Source, day: str | None) -> str:
        assert source.back is not None
        link, parent = source.back
        tests = [f"b.{quoted(link)} = {quoted(parent)}.id", "b.removed IS NULL"]
        tests += [f"b.{quoted(name)} = {_literal(value)}" for name, value in source.where]
        order = "b.id"
        if source.dated:
            tests.append(_in_force(day))
            order = "b.end IS NULL, b.end, b.id" if day else "b.id"
        return (
            f"SELECT b.id FROM {quoted(source.entity)} b WHERE {' AND '.join(tests)} ORDER BY {order} LIMIT 1"
        )

    def _expression(self, paths: Sequence[Path]) -> str:
        parts = [f"{quoted(alias)}.{quoted(name)}" for alias, name in paths]
        return parts[0] if len(parts) == 1 else f"COALESCE({', '.join(parts)})"


def _in_force(day: str | None) -> str:
    """In force on :day; without a day, not ended at all."""
    if day is None:
        return "b.end IS NULL"
    return "(b.start IS NULL OR b.start <= :day) AND (b.end IS NULL OR b.end > :day)"


def _literal(value: str | int | None) -> str:
    """A constant of a declaration as an SQL literal."""
    if isinstance(value, int):
        return str(value)
    assert value is not None and "'" not in value, value
    return f"'{value}'"
