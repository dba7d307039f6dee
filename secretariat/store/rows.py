"""Reading records: what a reader and a running transaction have in common."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from secretariat.base.catalog import Catalog
from secretariat.base.entity import Entity, entity_of
from secretariat.store.schema import quoted

Record = dict[str, Any]
"""One record by field name, `id` and `removed` included."""

Parameters = Sequence[Any] | Mapping[str, Any]

_T = TypeVar("_T")
_BATCH = 500


class Rows:
    """Reads records through one connection. `catalog` is the live one, with the office's own fields."""

    def __init__(self, connection: sqlite3.Connection, catalog: Catalog) -> None:
        self._connection = connection
        self.catalog = catalog

    def close(self) -> None:
        """Give up a reading connection of one's own (`Store.reader`); the writer's is closed by its store."""
        self._connection.close()

    def entity(self, name: str) -> Entity:
        """The live declaration of a record."""
        return self.catalog.entities[name]

    def query(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a read-only statement; the text comes from `store` or a `queries` module."""
        return self._connection.execute(sql, parameters).fetchall()

    def scan(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a read-only statement, one by one."""
        return self._connection.execute(sql, parameters)

    def get(self, entity: str, record: int) -> Record | None:
        """One record by its id, removed or not; None if it never was or was undone."""
        found = self.many(entity, (record,))
        return found.get(record)

    def many(self, entity: str, records: Iterable[int]) -> dict[int, Record]:
        """Records by id; unknown ids are left out."""
        names = self._names(entity)
        wanted = list(records)
        result: dict[int, Record] = {}
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(part))
            sql = f"SELECT {_columns(names)} FROM {quoted(entity)} WHERE id IN ({marks})"
            for row in self._connection.execute(sql, part):
                result[row[0]] = dict(zip(names, row, strict=True))
        return result

    def find(self, entity: str, /, **equals: Any) -> list[Record]:
        """The live records whose fields equal the given values, by id."""
        return self._find(entity, "removed IS NULL", equals)

    def removed(self, entity: str) -> list[Record]:
        """The records of the recycle bin, by id."""
        return self._find(entity, "removed IS NOT NULL", {})

    def _find(self, entity: str, condition: str, equals: Mapping[str, Any]) -> list[Record]:
        names = self._names(entity)
        conditions = [condition]
        conditions += [f"{quoted(name)} IS ?" for name in equals]
        where = " AND ".join(conditions)
        sql = f"SELECT {_columns(names)} FROM {quoted(entity)} WHERE {where} ORDER BY id"
        rows = self._connection.execute(sql, tuple(equals.values()))
        return [dict(zip(names, row, strict=True)) for row in rows]

    def load(self, record_class: type[_T], record: int) -> _T | None:
        """One record as its declared dataclass, without the office's own fields."""
        found = self.get(entity_of(record_class).name, record)
        return None if found is None else build(record_class, found)

    def columns(self, entity: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
        """(id, field, field, …) of every live record, by id: for jobs over the whole table."""
        sql = f"SELECT {_columns(('id', *names))} FROM {quoted(entity)} WHERE removed IS NULL ORDER BY id"
        return self._connection.execute(sql).fetchall()

    def referring(self, entity: str, record: int) -> list[tuple[str, str, int]]:
        """(entity, link field, id) of every live record that points at this one."""
        result: list[tuple[str, str, int]] = []
        for other in self.catalog.entities.values():
            for link in other.links:
                if link.target == entity:
                    rows = self.find(other.name, **{link.name: record})
                    result.extend((other.name, link.name, row["id"]) for row in rows)
        return result

    def title(self, entity: str, record: int | None) -> str:
        """What a record is called, for people; an empty text where there is none."""
        found = self.get(entity, record) if record is not None else None
        if found is None:
            return ""
        declared = self.entity(entity)
        title = declared.field(declared.title)
        if title.target is None:
            return title.kind.show(found[title.name])
        links = (title, *(item for item in declared.links if item is not title))
        filled = (item for item in links if found[item.name] is not None)
        return next((self.title(str(item.target), found[item.name]) for item in filled), "")

    def setting(self, name: str, default: str = "") -> str:
        """One setting of the office, such as its name."""
        found = self.find("setting", name=name)
        return str(found[0]["content"] or default) if found else default

    def _names(self, entity: str) -> tuple[str, ...]:
        return ("id", *self.entity(entity).names, "removed")


def build(record_class: type[_T], values: Record) -> _T:
    """A declared dataclass from a record; fields it does not declare are left out."""
    make: Callable[..., _T] = record_class
    names = entity_of(record_class).names
    return make(id=values["id"], **{name: values.get(name) for name in names})


def _columns(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))
