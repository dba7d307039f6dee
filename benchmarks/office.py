"""A data file of 100,000 invented members, made through the store like any other file.

Run: python benchmarks/office.py OUT.db [COUNT]
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.invented import Invented, enterprises, phone
from secretariat.catalog import CATALOG
from secretariat.domains.members.vocabulary import CONTACT, ENTERPRISE, INDUSTRIES, PRINCIPAL
from secretariat.store.extra_fields import live_catalog
from secretariat.store.listing import Listing
from secretariat.store.opening import open_reader
from secretariat.store.rows import Rows
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

MEMBERS = 100_000
TOWNS = ("城关街道", "东河街道", "临江镇", "白塔镇", "青石镇", "云溪镇", "石门乡", "大坪乡")
CHAMBERS = 40
OFFICE_OPTION = "--office"
Record = dict[str, Any]


def make_office(path: Path, count: int = MEMBERS) -> Path:
    """A new file at `path` with so many members, a third of them through chambers, one in twenty gone."""
    with Store.create(path, CATALOG, "临川县工商业联合会") as store, store.transact("导入会员") as tx:
        _fill(tx, list(enterprises(count)), random.Random(11))
    return path


@contextmanager
def office(count: int = MEMBERS) -> Iterator[Path]:
    """The file that `--office PATH` names, or one made now and gone afterwards."""
    if OFFICE_OPTION in sys.argv:
        yield Path(sys.argv[sys.argv.index(OFFICE_OPTION) + 1])
        return
    with tempfile.TemporaryDirectory() as folder:
        yield make_office(Path(folder, "office.db"), count)


@contextmanager
def opened(path: Path) -> Iterator[Listing]:
    """The member list of a file, read as the window reads it."""
    connection = open_reader(path)
    try:
        rows = Rows(connection, live_catalog(Rows(connection, CATALOG)))
        yield Listing(rows, rows.catalog.ledgers["members"])
    finally:
        connection.close()


def _fill(tx: Transaction, invented: list[Invented], chance: random.Random) -> None:
    towns = [{"dictionary": "town", "label": town, "rank": rank} for rank, town in enumerate(TOWNS, 1)]
    tx.add_many("dictionary_entry", towns)
    chambers = [{"name": f"临川县第{number}商会", "kind": "商会"} for number in range(1, CHAMBERS + 1)]
    chamber_ids = tx.add_many("organization", chambers)
    organizations = tx.add_many("organization", [_organization(one, chance) for one in invented])
    heads = tx.add_many("person", [_person(one.head, one.phone, chance) for one in invented])
    apart = [at for at, one in enumerate(invented) if one.contact != one.head]
    contacts = [_person(invented[at].contact, phone(chance), chance) for at in apart]
    contact_of = dict(zip(apart, tx.add_many("person", contacts), strict=True))
    jobs: list[Record] = []
    for at, organization in enumerate(organizations):
        jobs.append({"person": heads[at], "organization": organization, "role": PRINCIPAL, "post": "总经理"})
        contact = contact_of.get(at, heads[at])
        jobs.append({"person": contact, "organization": organization, "role": CONTACT, "post": None})
    tx.add_many("employment", jobs)
    tx.add_many("membership", [_membership(one, chamber_ids, chance) for one in organizations])


def _organization(one: Invented, chance: random.Random) -> Record:
    town = chance.choice(TOWNS)
    return {
        "name": one.name,
        "kind": "企业",
        "credit_code": one.code,
        "town": town,
        "industry": chance.choice(INDUSTRIES),
        "address": f"临川县{town}人民路{chance.randrange(1, 900)}号",
        "capital": chance.choice((50, 100, 500, 1000)) * 1_000_000,
        "staff": chance.randrange(3, 900),
        "founded": f"{chance.randrange(1985, 2024)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
    }


def _person(name: str, number: str, chance: random.Random) -> Record:
    return {
        "name": name,
        "sex": chance.choice("男女"),
        "birth": f"{chance.randrange(1950, 2000)}-{chance.randrange(1, 13):02d}",
        "mobile": number,
        "politics": "群众",
    }


def _membership(organization: int, chambers: list[int], chance: random.Random) -> Record:
    gone = chance.random() < 0.05
    return {
        "organization": organization,
        "kind": ENTERPRISE,
        "chamber": chance.choice(chambers) if chance.random() < 1 / 3 else None,
        "start": f"{chance.randrange(1998, 2026)}-{chance.randrange(1, 13):02d}",
        "end": f"2026-0{chance.randrange(1, 9)}-15" if gone else None,
        "end_reason": "自愿退会" if gone else None,
    }


def main() -> None:
    """Make the file that the first argument names."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else MEMBERS
    print(make_office(Path(sys.argv[1]), count))


if __name__ == "__main__":
    main()
