"""Declare a record once: from one dataclass come its column, check, editor, filter, heading and print."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from secretariat.base.kinds.kind import Kind

PUBLIC, INTERNAL, SENSITIVE = "public", "internal", "sensitive"

_T = TypeVar("_T")
_ENTITY = "__entity__"
_FIELD = "secretariat"


@dataclass(frozen=True, slots=True)
class Field:
    """One declared (or office-added) field of a record.

    `target` names the entity that a link points to; `dictionary` the editable list that a choice takes its
    values from. `level` is the privacy level: PUBLIC, INTERNAL or SENSITIVE.
    """

    name: str
    label: str
    kind: Kind
    required: bool = False
    roster: bool = False
    aliases: tuple[str, ...] = ()
    level: str = PUBLIC
    help: str = ""
    target: str | None = None
    dictionary: str | None = None
    added: bool = False
    """True for a field that the office added itself."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every heading under which a workbook may hold this field, the label first."""
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of record: its table name, its Chinese label, its fields in order, and its title field."""

    name: str
    label: str
    fields: tuple[Field, ...]
    title: str
    order: str = "id"
    record: type[Any] | None = None
    spans: tuple[tuple[str, str], ...] = ()
    """Pairs of date fields of which the second must not lie before the first."""

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError if there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(f"{self.name}.{name}")

    @property
    def names(self) -> tuple[str, ...]:
        """The column names, in the declared order, without the bookkeeping columns."""
        return tuple(item.name for item in self.fields)

    def backwards(self, values: Mapping[str, Any]) -> tuple[Field, Field] | None:
        """The first pair of filled date fields (start, end) in `values` that is the wrong way round, or None.

        Partial dates are compared as far as both are known: 2026-05 is not before 2026-05-20.
        """
        for start, end in self.spans:
            one, other = values.get(start), values.get(end)
            if one and other and str(other)[: len(str(one))] < str(one)[: len(str(other))]:
                return self.field(start), self.field(end)
        return None

    @property
    def links(self) -> tuple[Field, ...]:
        """The fields that point to other records."""
        return tuple(item for item in self.fields if item.target)

    def extended(self, added: tuple[Field, ...]) -> Entity:
        """This entity with the office's own fields behind the declared ones."""
        return dataclasses.replace(self, fields=self.fields + added) if added else self


def declare(kind: Kind, label: str, **options: Any) -> Any:
    """A dataclass field that carries a declaration; `options` are the attributes of `Field`."""
    declared = Field(name="", label=label, kind=kind, **options)
    return dataclasses.field(default=None, metadata={_FIELD: declared})


def entity(
    name: str, *, label: str, title: str = "name", order: str = "id", spans: tuple[tuple[str, str], ...] = ()
) -> Callable[[type[_T]], type[_T]]:
    """Class decorator: turns a dataclass of declared fields into a record of the program."""

    def attach(cls: type[_T]) -> type[_T]:
        fields = tuple(
            dataclasses.replace(cast(Field, item.metadata[_FIELD]), name=item.name)
            for item in dataclasses.fields(cast(Any, cls))
            if _FIELD in item.metadata
        )
        setattr(cls, _ENTITY, Entity(name, label, fields, title, order, cls, spans))
        return cls

    return attach


def entity_of(record: Any) -> Entity:
    """The declaration behind a record or a record class."""
    return cast(Entity, getattr(record, _ENTITY))
