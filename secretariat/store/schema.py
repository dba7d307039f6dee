"""SQL for the declared records: what the tables must look like."""

from __future__ import annotations

from collections.abc import Iterable

from secretariat.base.entity import Entity, Field

APPLICATION_ID = 0x43434D53  # "CCMS": marks the file as ours
BOOKKEEPING = """
CREATE TABLE operation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('start', 'note', 'do', 'undo', 'redo')),
  reverts INTEGER REFERENCES operation(id),
  note TEXT
) STRICT;
CREATE INDEX operation_reverts ON operation(reverts);
CREATE TABLE change (
  operation INTEGER NOT NULL REFERENCES operation(id) DEFERRABLE INITIALLY DEFERRED,
  seq INTEGER NOT NULL,
  entity TEXT NOT NULL,
  record INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (operation, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record ON change(entity, record);
CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER change_is_final BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
"""


def column_sql(field: Field) -> str:
    """The column definition of one field."""
    link = f" REFERENCES {quoted(field.target)}(id) DEFERRABLE INITIALLY DEFERRED" if field.target else ""
    required = " NOT NULL" if field.required else ""
    return f"{quoted(field.name)} {field.kind.sql}{required}{link}"


def table_sql(entity: Entity) -> list[str]:
    """The statements that create one record's table and the indexes of its links."""
    columns = ["id INTEGER PRIMARY KEY AUTOINCREMENT", *map(column_sql, entity.fields), "removed INTEGER"]
    body = ",\n  ".join(columns)
    statements = [f"CREATE TABLE {quoted(entity.name)} (\n  {body}\n) STRICT"]
    for link in entity.links:
        name = quoted(f"{entity.name}_{link.name}")
        statements.append(f"CREATE INDEX {name} ON {quoted(entity.name)}({quoted(link.name)})")
    return statements


def schema_sql(entities: Iterable[Entity]) -> list[str]:
    """Every statement that makes an empty file of the present version, bookkeeping tables first."""
    statements = _split(BOOKKEEPING)
    for entity in entities:
        statements.extend(table_sql(entity))
    return statements


def quoted(name: str | None) -> str:
    """An SQL identifier; names come from declarations only."""
    assert name is not None and name.isidentifier(), name
    return f'"{name}"'


def _split(script: str) -> list[str]:
    """The statements of a script; those of a trigger stay together."""
    statements, current = [], ""
    for line in script.strip().splitlines():
        current += line + "\n"
        if line.rstrip().endswith(";"):
            statements.append(current.strip().rstrip(";") + (";" if "END;" in current else ""))
            current = ""
    return statements
