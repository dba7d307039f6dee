"""From an empty or older file to the present version, by frozen steps that import nothing of the program.

A step that changes values writes an operation and its changes to the history as well, or `check` would find
records that the history does not explain.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

from secretariat.base.catalog import Catalog
from secretariat.store.migrations.steps import STEPS
from secretariat.store.schema import APPLICATION_ID, schema_sql

__all__ = ["STEPS", "Step", "migrate", "steps_of"]

Step = Callable[[Any], None]
"""Makes one version from the one before, inside the transaction that is open on the given connection."""


def steps_of(declared: Catalog) -> tuple[Step, ...]:
    """The catalog's frozen steps; without any, its declarations are the only version."""
    return declared.steps or (partial(_build, declared),)


def migrate(connection: sqlite3.Connection, steps: tuple[Step, ...]) -> None:
    """Bring the file to the last step's version in one transaction: the old version or the new, never between.

    Raises sqlite3.IntegrityError when a step leaves links that point nowhere.
    """
    connection.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table that others point to
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in steps[version:]:
            step(connection)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise sqlite3.IntegrityError("a migration step broke links between records")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys = ON")


def _build(declared: Catalog, connection: sqlite3.Connection) -> None:
    for statement in schema_sql(declared.entities.values()):
        connection.execute(statement)
