"""The first lines of a list are those of the whole list, however they were found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.store import Store

NAMES = ("金盛建材有限公司", "重庆金源商贸有限公司", "石门科技有限公司", "金", "云溪科技厂")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "office.db", CATALOG, "临川县工商联") as store:
        with store.transact("录入") as tx:
            towns = ("石门乡", "大坪乡", "石门乡", None, "石门乡")
            rows = [{"name": name, "town": town} for name, town in zip(NAMES, towns, strict=True)]
            units = tx.add_many("organization", rows)
            tx.add_many("membership", [{"organization": unit, "kind": "企业会员"} for unit in units])
        yield store


@pytest.fixture
def listing(store: Store) -> Listing:
    return Listing(store.rows, store.catalog.ledgers["members"])


def names(listing: Listing, ids: list[int]) -> list[object]:
    return [row[0] for row in listing.rows(ids, ["organization.name"])]


@pytest.mark.parametrize("order", ((), ("-organization.name",)))
@pytest.mark.parametrize("search", ("", "金", "k", "cq", "没有"))
@pytest.mark.parametrize("filters", ((), (Filter("organization.town", "is", "石门乡"),)))
def test_first_is_the_beginning_of_select(
    listing: Listing, search: str, filters: tuple[Filter, ...], order: tuple[str, ...]
) -> None:
    query = ListQuery(search=search, filters=filters, order=order)
    for count in (1, 2, 9):
        assert listing.first(query, count) == listing.select(query)[:count]


def test_a_search_shows_the_best_first_and_only_what_the_filters_let_through(listing: Listing) -> None:
    assert names(listing, listing.first(ListQuery(search="金"), 2)) == ["金", "金盛建材有限公司"]
    query = ListQuery(search="金", filters=(Filter("organization.town", "is", "大坪乡"),))
    assert names(listing, listing.first(query, 9)) == ["重庆金源商贸有限公司"]


def test_contains_looks_anew_after_a_change_and_finds_nothing_in_empty_cells(
    store: Store, listing: Listing
) -> None:
    query = ListQuery(filters=(Filter("organization.town", "contains", "石 门"),), order=("membership.id",))
    assert names(listing, listing.select(query)) == [NAMES[0], NAMES[2], NAMES[4]]
    with store.transact("更正") as tx:
        tx.change("organization", 1, {"town": "大坪乡"})
    listing.forget()
    assert names(listing, listing.select(query)) == [NAMES[2], NAMES[4]]
