"""Writes the next frozen step from what the declarations have and the present steps do not make.

    python -m secretariat.store.migrations.generate            the next step
    python -m secretariat.store.migrations.generate --first    step 1 anew, as long as no version was released

A step, once released, is never changed again. Renamed, retyped or dropped fields are refused here: only a person
knows where their values go, and writes that step by hand.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from secretariat.base.catalog import Catalog
from secretariat.base.entity import Entity
from secretariat.store.migrations import STEPS, Step
from secretariat.store.migrations.structure import Structure, structure
from secretariat.store.schema import column_sql, quoted, schema_sql, table_sql

FOLDER = Path(__file__).parent
_MODULE = '''"""{title}"""

from __future__ import annotations

from sqlite3 import Connection

STATEMENTS = (
{statements}
)


def apply(connection: Connection) -> None:
    """Run the statements inside the open transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)
'''
_LIST = '''"""The frozen steps in order; written by `generate`."""

from secretariat.store.migrations import {modules}

STEPS = ({steps},)
'''


def made_by(steps: Sequence[Step]) -> Structure:
    """What the steps make out of an empty file."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in steps:
            step(connection)
        return structure(connection)


def declared_by(catalog: Catalog) -> Structure:
    """What the declarations ask for."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in schema_sql(catalog.entities.values()):
            connection.execute(statement)
        return structure(connection)


def next_statements(catalog: Catalog, steps: Sequence[Step]) -> list[str]:
    """The statements that lead from the steps to the declarations; empty where there is no difference.

    Raises ValueError, naming the difference, for one that must be written by hand.
    """
    present, wanted = made_by(steps), declared_by(catalog)
    _refuse_losses(present, wanted)
    statements: list[str] = []
    for entity in catalog.entities.values():
        if entity.name in present.tables:
            statements += _added_columns(entity, present)
        else:
            statements += table_sql(entity)
    return statements


def _refuse_losses(present: Structure, wanted: Structure) -> None:
    gone = [f"{name}.{column}" for name, table in present.tables.items() for column in table.columns
            if column not in (wanted.tables[name].columns if name in wanted.tables else {})]  # fmt: skip
    both = present.tables.keys() & wanted.tables.keys()
    changed = [f"{name}.{column}" for name in sorted(both) for column, what in wanted.tables[name].columns.items()
               if present.tables[name].columns.get(column, what) != what]  # fmt: skip
    triggers = [name for name, sql in wanted.triggers.items() if present.triggers.get(name) != sql]
    if gone or changed or triggers:
        raise ValueError(f"to be written by hand: gone {gone}, changed {changed}, triggers {triggers}")


def _added_columns(entity: Entity, present: Structure) -> list[str]:
    statements: list[str] = []
    for item in entity:
        if item.name in present.tables[entity.name].columns:
            continue
        if item.required:
            raise ValueError(
                f"to be written by hand: {entity.name}.{item.name} is required: what do old rows hold?"
            )
        statements.append(f"ALTER TABLE {quoted(entity.name)} ADD COLUMN {column_sql(item)}")
        if item.target:
            index = quoted(f"{entity.name}_{item.name}")
            statements.append(f"CREATE INDEX {index} ON {quoted(entity.name)}({quoted(item.name)})")
    return statements


def write_step(number: int, statements: Sequence[str], folder: Path = FOLDER) -> Path:
    """Write the module of a step and put it on the list of steps."""
    title = "The first version: an empty file." if number == 1 else f"Version {number}."
    body = "\n".join(f'    """\n{_indented(statement)}\n    """,' for statement in statements)
    path = folder / f"m{number:04}.py"
    path.write_text(_MODULE.format(title=title, statements=body), encoding="utf-8", newline="\n")
    names = [f"m{at:04}" for at in range(1, number + 1)]
    steps = ", ".join(f"{name}.apply" for name in names)
    text = _LIST.format(modules=", ".join(names), steps=steps)
    (folder / "steps.py").write_text(text, encoding="utf-8", newline="\n")
    return path


def _indented(statement: str) -> str:
    return "\n".join(f"    {line}" for line in statement.splitlines())


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the next step for the program's catalog."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", action="store_true", help="write step 1 anew (before the first release)")
    parser.add_argument(
        "--catalog", default="secretariat.catalog:CATALOG", help="module:name of the declarations"
    )
    options = parser.parse_args(arguments)
    module, _, name = options.catalog.partition(":")
    catalog: Catalog = getattr(importlib.import_module(module), name)  # the store must not know it
    steps = () if options.first else STEPS
    statements = next_statements(catalog, steps) if steps else schema_sql(catalog.entities.values())
    if statements:
        write_step(len(steps) + 1, statements)


if __name__ == "__main__":
    main()
