"""The list of everything the program keeps: records, ledgers and editable dictionaries."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from secretariat.base.entity import Entity, Field
from secretariat.base.kinds import Choice
from secretariat.base.ledger import Column, Ledger, column

_T = TypeVar("_T", Field, Column)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """An editable list of choices with its Chinese label and the entries a new office starts with."""

    name: str
    label: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalog:
    """All records, ledgers and dictionaries by name, the office's own fields included.

    `steps` are the frozen migrations that make a file of the present version, each given an open connection;
    without any, the declarations themselves are the one and only version.
    """

    entities: Mapping[str, Entity]
    ledgers: Mapping[str, Ledger]
    dictionaries: Mapping[str, Dictionary] = field(default_factory=dict)
    steps: tuple[Callable[[Any], None], ...] = ()

    def extended(self, added: Mapping[str, tuple[Field, ...]]) -> Catalog:
        """This catalog with the office's own fields in their entities and ledgers."""
        entities = {name: item.extended(added.get(name, ())) for name, item in self.entities.items()}
        ledgers = {name: item.extended(_added_columns(item, added)) for name, item in self.ledgers.items()}
        return dataclasses.replace(self, entities=entities, ledgers=ledgers)

    def with_choices(self, entries: Mapping[str, tuple[str, ...]]) -> Catalog:
        """This catalog with every choice offering the live entries of its dictionary."""
        entities = {
            name: dataclasses.replace(item, fields=tuple(_offering(one, entries) for one in item.fields))
            for name, item in self.entities.items()
        }
        ledgers = {
            name: dataclasses.replace(item, columns=tuple(_offering(one, entries) for one in item.columns))
            for name, item in self.ledgers.items()
        }
        return dataclasses.replace(self, entities=entities, ledgers=ledgers)


def _added_columns(ledger: Ledger, added: Mapping[str, tuple[Field, ...]]) -> tuple[Column, ...]:
    """Columns for the added fields, on the first source of each entity that takes part in the ledger."""
    seen: set[str] = set()
    columns: list[Column] = []
    for source in ledger.sources:
        if source.entity in seen:
            continue
        seen.add(source.entity)
        fields = (item for item in added.get(source.entity, ()) if item.target is None)
        columns.extend(column(source.alias, item, group="补充字段") for item in fields)
    return tuple(columns)


def _offering(item: _T, entries: Mapping[str, tuple[str, ...]]) -> _T:
    kind = item.kind
    if isinstance(kind, Choice) and item.dictionary is not None and item.dictionary in entries:
        return dataclasses.replace(item, kind=kind.with_entries(entries[item.dictionary]))
    return item
