"""Two versions of the sample catalog with frozen steps between them."""

from __future__ import annotations

import dataclasses
import sqlite3

from secretariat.base.catalog import Catalog
from secretariat.base.entity import Entity, Field
from secretariat.base.kinds import Link, Text
from secretariat.store.schema import schema_sql
from tests.store.sample_catalog import CATALOG

_SHOP = CATALOG.entities["shop"]
_STREET = Field(name="street", label="街道", kind=Text())
_MARKET = Field(name="market", label="市场", kind=Link(), target="market")
_MARKET_RECORD = Entity(
    "market", "市场", (Field(name="name", label="名称", kind=Text(), required=True),), "name"
)

SECOND = (
    "CREATE TABLE market (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, removed INTEGER) STRICT",
    "ALTER TABLE shop ADD COLUMN street TEXT",
    "ALTER TABLE shop ADD COLUMN market INTEGER REFERENCES market(id) DEFERRABLE INITIALLY DEFERRED",
    "CREATE INDEX shop_market ON shop(market)",
)


def first(connection: sqlite3.Connection) -> None:
    for statement in schema_sql(CATALOG.entities.values()):
        connection.execute(statement)


def second(connection: sqlite3.Connection) -> None:
    for statement in SECOND:
        connection.execute(statement)


OLD = dataclasses.replace(CATALOG, steps=(first,))
DECLARED: Catalog = dataclasses.replace(
    CATALOG,
    entities={
        **CATALOG.entities,
        "shop": dataclasses.replace(_SHOP, fields=(*_SHOP.fields, _STREET, _MARKET), record=None),
        "market": _MARKET_RECORD,
    },
)
NEW = dataclasses.replace(DECLARED, steps=(first, second))
