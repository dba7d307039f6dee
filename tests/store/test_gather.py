"""A ledger can show many linked records in one cell: visits of a shop, in their order, with what they link to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from secretariat.base.kinds import Text
from secretariat.base.ledger import Column, Gather, Ledger, Source
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.store import Store
from tests.store.sample_catalog import CATALOG

SUBJECTS = Gather("visit", ("shop", "shop"), ((("", "subject"),),), ("subject",))
CODED = Gather(
    "visit",
    ("shop", "shop"),
    ((("", "subject"),), (("shop", "remark"), ("shop", "name"))),
    between="\x1e",
    within="\x1f",
)


def last(values: tuple[str | None, ...], day: str) -> str | None:
    return values[0].split("、")[-1] if values[0] else None


SHOPS = Ledger(
    "shops", "店铺", "shop", (Source("shop", "shop"),),
    (
        Column("shop.name", "名称", Text(), (("shop", "name"),)),
        Column("last", "最近事由", Text(), inputs=("subjects",), derive=last, accepts=True),
    ),
    "shop.name", order=("shop.name",),
    behind=(Column("subjects", "", Text(), gather=SUBJECTS), Column("coded", "", Text(), gather=CODED)),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.db", replace(CATALOG, ledgers={"shops": SHOPS}), "某") as opened:
        with opened.transact("录入") as tx:
            first, second = tx.add_many("shop", [{"name": "甲店", "remark": "街口"}, {"name": "乙店"}])
            third = tx.add("shop", {"name": "丙店"})
            for shop, subject in ((first, "b"), (first, "a"), (first, "c"), (second, "d")):
                tx.add("visit", {"shop": shop, "subject": subject})
            assert third
        with opened.transact("删除") as tx:
            tx.remove("visit", 3)
        yield opened


def test_gathered_texts_stand_in_order_without_the_removed(store: Store) -> None:
    listing = Listing(store.rows, SHOPS)
    assert listing.rows(listing.ids(), ("shop.name", "subjects")) == [
        ["甲店", "a、b"],
        ["乙店", "d"],
        ["丙店", None],
    ]
    assert listing.array("subjects") == ["a、b", "d", None]


def test_parts_follow_links_and_take_the_first_that_is_filled(store: Store) -> None:
    listing = Listing(store.rows, SHOPS)
    assert listing.array("coded") == ["b\x1f街口\x1ea\x1f街口", "d\x1f乙店", None]


def test_what_is_derived_from_them_can_be_filtered_and_is_not_offered_itself(store: Store) -> None:
    listing = Listing(store.rows, SHOPS)
    assert listing.select(ListQuery(filters=(Filter("last", "is", "b"),))) == [1]
    assert [column.key for column in SHOPS.columns if column.written] == ["shop.name", "last"]
    assert not any(column.written for column in SHOPS.behind)
