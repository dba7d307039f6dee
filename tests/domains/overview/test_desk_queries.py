"""The first page's SQL tells the same as the member list and the roll, whatever dates members have."""

import random
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.domains.members.figures import COUNT_CHAMBERS, Roll
from secretariat.domains.overview.desk import desk
from secretariat.domains.overview.queries import (
    Standing,
    members_at,
    members_in_force,
    members_joined,
    members_left,
)
from secretariat.store.listing import Listing
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

DAYS = ("2020-02-29", "2025-12-31", "2026-01-01", "2026-05-15", "2026-11-22")


def _date(chance: random.Random) -> str | None:
    if chance.random() < 0.2:
        return None
    year = chance.choice((2019, 2020, 2025, 2026, 2027))
    full = f"{year}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
    return full[: chance.choice((4, 7, 10, 10))]


def _fill(tx: Transaction, chance: random.Random) -> None:
    chamber = tx.add("organization", {"name": "行业商会"})
    gone = tx.add("organization", {"name": "旧商会"})
    for place in range(60):
        one = chance.random() < 0.3
        person = tx.add("person", {"name": f"人{place}", "mobile": chance.choice((None, "13800000001"))})
        unit = None if one else tx.add("organization", {
            "name": f"厂{place}", "town": chance.choice((None, "青溪镇")),
            "credit_code": chance.choice((None, "91350100M000100Y43")),
        })  # fmt: skip
        for _ in range(chance.randrange(3)):
            if unit:
                tx.add("employment", {
                    "person": person, "organization": unit, "role": chance.choice(("负责人", "联系人")),
                    "start": _date(chance), "end": _date(chance),
                })  # fmt: skip
        end = _date(chance) if chance.random() < 0.5 else None
        tx.add("membership", {
            "organization": unit, "person": person if one else None, "kind": "个人会员" if one else "企业会员",
            "start": _date(chance), "end": end,
            "end_reason": chance.choice((None, "自愿退会")) if end is None else "转出",
            "stage": chance.choice((None, None, "在册", "待审批")), "chamber": chance.choice((None, chamber, gone)),
        })  # fmt: skip
    tx.remove("membership", 1)


def every(found: Standing) -> list[int]:
    return sorted(record for ids in found.values() for record in ids)


@pytest.mark.parametrize("seed", range(6))
def test_the_numbers_and_gaps_are_those_of_roll_and_list(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Store.create(tmp_path / "商会.db", CATALOG, "临川县工商业联合会") as store:
        with store.transact("录入") as tx:
            _fill(tx, chance)
            if seed % 2:
                tx.add("setting", {"name": COUNT_CHAMBERS, "content": "否"})
        rows, merged = store.rows, not seed % 2
        roll, listing = Roll.read(rows), Listing(rows, rows.catalog.ledgers["members"])
        assert members_at(rows, DAYS, merged=merged) == [len(roll.in_force(day)) for day in DAYS]
        for day in DAYS:
            first = day[:7] + "-01"
            assert every(members_in_force(rows, day, merged=merged)) == sorted(roll.in_force(day))
            joined = members_joined(rows, first, day, merged=merged)
            assert every(joined) == sorted(roll.joined(first, day))
            left = members_left(rows, first, day, merged=merged)
            assert every(left) == sorted(roll.left(first, day))
            for as_of in (day, None):
                told = {one.label: one for one in desk(rows, day, as_of).errands}
                for item in told.values():
                    assert item.query is not None
                    if as_of is not None:
                        assert item.count == len(listing.select(item.query)), (seed, day, item.label)


def test_without_a_day_the_gaps_are_those_of_now(tmp_path: Path) -> None:
    from datetime import date

    with Store.create(tmp_path / "商会.db", CATALOG, "临川县工商业联合会") as store:
        with store.transact("录入") as tx:
            _fill(tx, random.Random(99))
        listing = Listing(store.rows, store.rows.catalog.ledgers["members"])
        found = desk(store.rows, date.today().isoformat(), None).errands
        assert found
        for item in found:
            assert item.query is not None and item.count == len(listing.select(item.query)), item.label
