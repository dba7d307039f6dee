"""A ledger: the flat list that a clerk knows from Excel, declared over linked records."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from secretariat.base.entity import PUBLIC, Entity, Field
from secretariat.base.kinds.kind import Kind, Value

Path = tuple[str, str]
"""Where a value stands: (source alias, field name)."""


@dataclass(frozen=True, slots=True)
class Source:
    """One record that takes part in each line of a ledger.

    The root has neither `via` nor `back`. `via` follows links forward: the first of these (alias, link field)
    that is not empty. `back` looks for the one record of `entity` whose link field points at an alias:
    (link field here, alias there); `where` narrows it; `dated` takes the one in force on the day. `on` names the
    field there that the link field must equal, where that is not the number of the record.
    """

    alias: str
    entity: str
    via: tuple[Path, ...] = ()
    back: Path | None = None
    where: tuple[tuple[str, Value], ...] = ()
    dated: bool = False
    on: str = "id"


@dataclass(frozen=True, slots=True)
class Gather:
    """Every live record of `entity` that points at a line, as one text: the signers of a proposal, its steps.

    `back` is (link field there, alias here), as in a source; `order` names fields there. Each of `parts` is the
    first of its (link field, field) that is not empty, "" standing for the record itself. Records are joined by
    `between`, the parts of one by `within`; a record whose single part is empty is left out.
    """

    entity: str
    back: Path
    parts: tuple[tuple[Path, ...], ...]
    order: tuple[str, ...] = ()
    where: tuple[tuple[str, Value], ...] = ()
    between: str = "、"
    within: str = "\x1f"


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when a record is in force: start <= day < end, a missing start or end being open.

    Without an `end` field a record is in force from its start on for good.
    A filled `reason` without an end means ended on an unknown day, so in force on none. Records whose
    `stage` field is in `outside` are not (yet) in force.
    """

    start: str = "start"
    end: str | None = "end"
    reason: str | None = None
    stage: str | None = None
    outside: tuple[str, ...] = ()


Derivation = Callable[[tuple[Any, ...], str], Value]
"""Computes a value from its inputs and the as-of day (ISO text)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger: the first of `paths` that is not empty, gathered, or derived from other columns."""

    key: str
    label: str
    kind: Kind
    paths: tuple[Path, ...] = ()
    aliases: tuple[str, ...] = ()
    group: str = ""
    roster: bool = False
    level: str = PUBLIC
    dictionary: str | None = None
    required: bool = False
    help: str = ""
    inputs: tuple[str, ...] = ()
    derive: Derivation | None = None
    accepts: bool = False
    """True for a derived column that an import may fill all the same: its intake knows what it means."""
    added: bool = False
    gather: Gather | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Every heading under which a workbook may hold this column, the label first."""
        return (self.label, *self.aliases)

    @property
    def written(self) -> bool:
        """True where an import may fill it."""
        return (self.derive is None and self.gather is None) or self.accepts


def column(alias: str, field: Field, **changes: Any) -> Column:
    """A column that shows a declared field of one source; `changes` override its attributes."""
    base = Column(
        key=f"{alias}.{field.name}",
        label=field.label,
        kind=field.kind,
        paths=((alias, field.name),),
        aliases=field.aliases,
        roster=field.roster,
        level=field.level,
        dictionary=field.dictionary,
        required=field.required,
        help=field.help,
        added=field.added,
    )
    return dataclasses.replace(base, **changes)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A named list over the records of one root entity, with its columns in the order of the printed roster.

    `title` is the key of the column that names a line; `searched` the keys that the search box looks into;
    `order` the default sort, a "-" before a key meaning downwards.
    """

    name: str
    label: str
    root: str
    sources: tuple[Source, ...]
    columns: tuple[Column, ...]
    title: str
    searched: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    period: Period | None = None
    unit: str = "条"
    behind: tuple[Column, ...] = ()
    """Columns that nobody sees: what derived columns are made of."""

    @property
    def scoped(self) -> bool:
        """Whether its records come and go, so that those in force and those that have ended are told apart."""
        return self.period is not None and self.period.end is not None

    def column(self, key: str) -> Column:
        """The column of that key, also one behind the others; KeyError if there is none."""
        for candidate in (*self.columns, *self.behind):
            if candidate.key == key:
                return candidate
        raise KeyError(f"{self.name}: {key}")

    def labelled(self, label: str) -> Column | None:
        """The column with that Chinese label (or key), or None."""
        return next((item for item in self.columns if label in (item.label, item.key)), None)

    def source(self, alias: str) -> Source:
        """The source of that alias; KeyError if there is none."""
        for candidate in self.sources:
            if candidate.alias == alias:
                return candidate
        raise KeyError(f"{self.name}: {alias}")

    def extended(self, added: tuple[Column, ...]) -> Ledger:
        """This ledger with the office's own columns behind the declared ones."""
        return dataclasses.replace(self, columns=self.columns + added) if added else self


def ledger_of(entity: Entity, *, unit: str = "条", searched: tuple[str, ...] = ()) -> Ledger:
    """The ledger of a record that stands alone: one column a field, `root` being its only source."""
    columns = tuple(column("root", item) for item in entity.fields if item.target is None)
    title = f"root.{entity.title}"
    look = tuple(f"root.{name}" for name in searched) or (title,)
    source = Source("root", entity.name)
    return Ledger(
        entity.name, entity.label, entity.name, (source,), columns, title, look, (title,), unit=unit
    )
