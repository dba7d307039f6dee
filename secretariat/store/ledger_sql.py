"""Turns a declared ledger into SQL: which records take part in a line, and where its values stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secretariat.base.catalog import Catalog
from secretariat.base.ledger import Column, Gather, Ledger, Path, Source
from secretariat.store.schema import quoted


class LedgerSql:
    """Builds SELECT statements over one ledger; :day is bound to the as-of day, or today where there is none."""

    def __init__(self, ledger: Ledger, catalog: Catalog) -> None:
        self._ledger = ledger
        self._catalog = catalog

    def select(self, columns: Sequence[Column], day: str | None, where: str = "") -> str:
        """SELECT root id and the columns (which must have paths), one row a root record, by id."""
        values = [f"{quoted(self._ledger.sources[0].alias)}.id", *map(self.value, columns)]
        return f"SELECT {', '.join(values)} {self.tables(columns, day)}{where}"

    def tables(self, columns: Iterable[Column], day: str | None) -> str:
        """FROM and WHERE of the live root records, with the sources that these columns are read from."""
        root = quoted(self._ledger.sources[0].alias)
        joins = self._joins({alias for item in columns for alias in _aliases(item)}, day)
        return f"FROM {quoted(self._ledger.root)} {root}{joins} WHERE {root}.removed IS NULL"

    def dated(self, column: Column) -> bool:
        """Whether the value of a column depends on the as-of day."""
        return any(source.dated for source in self._needed(_aliases(column)))

    def references(self, alias: str, day: str | None, where: str = "") -> str:
        """SELECT root id and the id of the record that an alias stands for, one row a root record."""
        root = self._ledger.sources[0].alias
        joins = self._joins({alias}, day)
        table = f"{quoted(self._ledger.root)} {quoted(root)}"
        condition = f" WHERE {quoted(root)}.removed IS NULL{where}"
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
        tests = [f"b.{quoted(link)} = {quoted(parent)}.{quoted(source.on)}", "b.removed IS NULL"]
        tests += [f"b.{quoted(name)} = {_literal(value)}" for name, value in source.where]
        order = "b.id"
        if source.dated:
            tests.append(_in_force(day))
            # Of several, whoever leaves first: a successor whose start is unknown came after.
            order = "COALESCE(b.start > :day, 0), b.end IS NULL, b.end, b.id"
        return (
            f"SELECT b.id FROM {quoted(source.entity)} b WHERE {' AND '.join(tests)} ORDER BY {order} LIMIT 1"
        )

    def value(self, column: Column) -> str:
        """The expression of a column that has paths or is gathered."""
        return self._gathered(column.gather) if column.gather else self._expression(column.paths)

    def _gathered(self, gather: Gather) -> str:
        """A subquery that joins the texts of all linked records in their order."""
        link, parent = gather.back
        entity = self._catalog.entities[gather.entity]
        links = list(dict.fromkeys(path[0] for part in gather.parts for path in part if path[0]))
        names = {"": "b"} | {name: f"g{place}" for place, name in enumerate(links)}
        joins = "".join(
            f" LEFT JOIN {quoted(entity.field(name).target)} {names[name]} ON {names[name]}.id = b.{quoted(name)}"
            for name in links
        )
        texts = [_first_of([f"{names[one]}.{quoted(field)}" for one, field in part]) for part in gather.parts]
        if len(texts) > 1:
            texts = [f"COALESCE({text}, '')" for text in texts]
        tests = [f"b.{quoted(link)} = {quoted(parent)}.id", "b.removed IS NULL"]
        tests += [f"b.{quoted(name)} = {_literal(value)}" for name, value in gather.where]
        order = ", ".join(f"b.{quoted(name)}" for name in (*gather.order, "id"))
        value = f" || {_characters(gather.within)} || ".join(texts)
        inner = (
            f"SELECT {value} AS v FROM {quoted(gather.entity)} b{joins}"
            f" WHERE {' AND '.join(tests)} ORDER BY {order}"
        )
        return f"(SELECT group_concat(v, {_characters(gather.between)}) FROM ({inner}))"

    def _expression(self, paths: Sequence[Path]) -> str:
        return _first_of([f"{quoted(alias)}.{quoted(name)}" for alias, name in paths])


def _first_of(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"COALESCE({', '.join(parts)})"


def _aliases(column: Column) -> set[str]:
    """The sources that a column is read from."""
    return {column.gather.back[1]} if column.gather else {path[0] for path in column.paths}


def _characters(text: str) -> str:
    """A separator as SQL, control characters included."""
    return f"char({', '.join(str(ord(sign)) for sign in text)})"


def _in_force(day: str | None) -> str:
    """In force on :day; now (without a day) also what is yet to begin, where nothing else is in force."""
    ongoing = "(b.end IS NULL OR b.end > :day)"
    return ongoing if day is None else f"(b.start IS NULL OR b.start <= :day) AND {ongoing}"


def _literal(value: str | int | None) -> str:
    """A constant of a declaration as an SQL literal."""
    if isinstance(value, int):
        return str(value)
    assert value is not None and "'" not in value, value
    return f"'{value}'"
