"""An office's file with posts, for the tests of this domain."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from secretariat.base.catalog import Catalog
from secretariat.base.entity import entity_of
from secretariat.base.kinds.kind import Value
from secretariat.base.text import chinese_number
from secretariat.catalog import CATALOG as PRESENT
from secretariat.domains.posts.body import Body, Quota, Term
from secretariat.domains.posts.intake import POSTS_INTAKE
from secretariat.domains.posts.ledger import BODIES, POSTS, TERMS
from secretariat.domains.posts.post import Post
from secretariat.domains.posts.vocabulary import DICTIONARIES
from secretariat.exchange.importing import ImportOptions, Preview, Report, apply, prepare
from secretariat.exchange.reading.model import Workbook
from secretariat.store.store import Store
from tests.exchange.importing.desk import book, sheet

MORNING = datetime.datetime(2026, 11, 22, 8, 30)
_RECORDS = tuple(map(entity_of, (Body, Term, Quota, Post)))
CATALOG = Catalog(
    entities={**PRESENT.entities, **{item.name: item for item in _RECORDS}},
    ledgers={**PRESENT.ledgers, **{item.name: item for item in (POSTS, BODIES, TERMS)}},
    dictionaries={**PRESENT.dictionaries, **{item.name: item for item in DICTIONARIES}},
)
"""The program's catalog with this domain's records, whether or not it lists them itself."""

COUNCIL = (
    "临川县工商联(总商会)第十一届执行委员会组成人员名单",
    "(2021年12月18日县工商联第十一次会员代表大会选举产生)",
)
DAY = "2026-11-22"


def new_office(path: Path) -> Store:
    """A new file of the county's federation, whose clock stands still."""
    store = Store.create(path, CATALOG, "临川县工商业联合会")
    store.clock = lambda: MORNING
    return store


class PostsDesk:
    """Imports lists of posts into one file, and reads them back."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def preview(
        self, source: Workbook | list[list[Any]], titles: tuple[str, ...] = COUNCIL, **options: Any
    ) -> Preview:
        rows = source if isinstance(source, Workbook) else [*([one] for one in titles), *source]
        workbook = rows if isinstance(rows, Workbook) else book(sheet(rows))
        return prepare(workbook, POSTS_INTAKE, self.store.rows, ImportOptions(**options))

    def bring_in(
        self, source: Workbook | list[list[Any]], titles: tuple[str, ...] = COUNCIL, **options: Any
    ) -> Report:
        return apply(self.store, self.preview(source, titles, **options))

    def held(self, name: str) -> list[str]:
        """The posts of a person in words: 执行委员会副主席."""
        rows = self.store.rows
        people = {row["id"] for row in rows.find("person", name=name)}
        bodies = dict(rows.columns("body", ("name",)))
        return sorted(
            f"{bodies[row['body']]}{row['title']}" for row in rows.find("post") if row["person"] in people
        )


class Clerk:
    """Puts records into a file by hand, in few words."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, entity: str, **values: Value) -> int:
        with self.store.transact("录入") as tx:
            return tx.add(entity, values)

    def body(
        self, name: str = "执行委员会", kind: str | None = None, level: str = "县", **more: Value
    ) -> int:
        return self.add("body", name=name, kind=kind or name, level=level, **more)

    def term(self, body: int, number: int = 11, start: str = "2021-12-18", **more: Value) -> int:
        return self.add("term", body=body, number=number, start=start, **more)

    def person(self, name: str, **more: Value) -> int:
        return self.add("person", name=name, **more)

    def people(self, count: int, **more: Value) -> list[int]:
        with self.store.transact("录入") as tx:
            return tx.add_many(
                "person", [{"name": f"甲{chinese_number(place)}", **more} for place in range(count)]
            )

    def posts(self, people: list[int], body: int, title: str, **more: Value) -> list[int]:
        with self.store.transact("录入") as tx:
            rows = [{"person": one, "body": body, "title": title, **more} for one in people]
            return tx.add_many("post", rows)

    def post(self, person: int, body: int, title: str, **more: Value) -> int:
        return self.posts([person], body, title, **more)[0]

    def works(self, person: int, name: str, post: str = "董事长", **more: Value) -> int:
        organization = self.add("organization", name=name, **{"kind": "企业", **more})
        self.add("employment", person=person, organization=organization, role="任职", post=post)
        return organization
