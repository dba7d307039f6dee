"""An office with proposals: a catalog that holds them, delegates in a body, and short ways to record."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path
from typing import Any

from secretariat.base.catalog import Catalog
from secretariat.base.entity import entity, entity_of
from secretariat.base.fields import day, link, text
from secretariat.catalog import CATALOG
from secretariat.domains.proposals.ledger import PROPOSALS, SESSIONS
from secretariat.domains.proposals.records import RECORDS
from secretariat.domains.proposals.vocabulary import DICTIONARIES
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

MORNING = datetime(2026, 11, 22, 8, 30)
SAMPLE = Path(__file__).parents[2] / "samples" / "提案办理情况一览表.xlsx"
TITLE = "政协临川县第十届委员会第五次会议工商联界别提案办理情况一览表"
SESSION = "政协临川县第十届委员会第五次会议"


@entity("body", label="组织")
@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Stands in for the record of the posts domain, as far as proposals read it."""

    id: int = 0
    name: str = text("组织", required=True)
    kind: str | None = text("组织类别")
    level: str | None = text("级别")
    place: str | None = text("地区")


@entity("post", label="职务", title="title")
@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Stands in for the record of the posts domain, as far as proposals read it."""

    id: int = 0
    person: int = link("person", "人员", required=True)
    body: int = link("body", "组织", required=True)
    title: str = text("职务", required=True)
    sector: str | None = text("界别")
    start: str | None = day("任职日期")
    end: str | None = day("免职日期")


def _catalog() -> Catalog:
    mine = {item.name: item for item in map(entity_of, (Body, Post, *RECORDS))}
    return dataclasses.replace(
        CATALOG,
        entities={**mine, **CATALOG.entities},  # what is registered counts before what stands in
        ledgers={**CATALOG.ledgers, "proposals": PROPOSALS, "session": SESSIONS},
        dictionaries={**{item.name: item for item in DICTIONARIES}, **CATALOG.dictionaries},
        steps=(),
    )


PROPOSALS_CATALOG = _catalog()


def new_office(path: Path) -> Store:
    """A new file whose clock stands still."""
    store = Store.create(path, PROPOSALS_CATALOG, "临川县工商业联合会")
    store.clock = lambda: MORNING
    return store


def add_delegate(tx: Transaction, name: str, body: int, **more: Any) -> int:
    """A person with a seat in a body; `sector`, `start`, `end` are the seat's, the rest the person's."""
    seat = {key: more.pop(key) for key in ("sector", "start", "end") if key in more}
    person = tx.add("person", {"name": name, **more})
    tx.add("post", {"person": person, "body": body, "title": "委员", **seat})
    return person


def cppcc(tx: Transaction) -> int:
    """The county's CPPCC."""
    return tx.add("body", {"name": "政协临川县委员会", "kind": "政协", "level": "县", "place": "临川县"})
