"""Fields that the office adds behave like declared ones, and dictionaries grow and shrink with the office."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store.extra_fields import EXTRA_KINDS, add_extra_field, new_entries
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.store import Store
from tests.store.ledger_catalog import CATALOG


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "商会.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path, CATALOG, "测试") as opened:
        yield opened


def add_field(store: Store, label: str, kind: str = "text", entries: str = "", entity: str = "club") -> str:
    with store.transact("新增字段") as tx:
        return add_extra_field(tx, entity, label, kind, entries)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "文字"), ("note", "两行\n文字"), ("date", "2019-03"), ("count", 12), ("money", 5_000_000),
        ("flag", 1), ("choice", "红"),
    ],
)  # fmt: skip
def test_every_kind_is_kept_listed_filtered_and_read_again(
    store: Store, path: Path, kind: str, value: object
) -> None:
    name = add_field(store, "颜色", kind, "红\n绿")
    with store.transact("录入") as tx:
        tx.add("club", {"name": "甲会", name: value})
        tx.add("club", {"name": "乙会"})
    store.close()
    with Store.open(path, CATALOG) as again:
        ledger = again.catalog.ledgers["clubs"]
        column = ledger.labelled("颜色")
        assert column is not None and column.added
        listing = Listing(again.rows, ledger)
        assert listing.array(column.key) == [value, None]
        assert listing.select(ListQuery(filters=(Filter(column.key, "is", value),))) == [1]
        assert listing.select(ListQuery(filters=(Filter(column.key, "empty"),), order=(column.key,))) == [2]


def test_every_kind_on_offer_can_be_made(store: Store) -> None:
    for number, kind in enumerate(EXTRA_KINDS):
        add_field(store, f"字段{'一二三四五六七八'[number]}", kind)
    assert len([item for item in store.catalog.entities["club"] if item.added]) == len(EXTRA_KINDS)


def test_a_wrong_value_is_refused_in_the_words_of_the_field(store: Store) -> None:
    name = add_field(store, "周年", "date")
    with pytest.raises(Refusal, match="周年"), store.transact("录入") as tx:
        tx.add("club", {"name": "甲会", name: "某天"})


@pytest.mark.parametrize("label", ["名称", "负责人", "负责人年龄", " ", "人数 "])
def test_a_name_that_is_taken_is_refused(store: Store, label: str) -> None:
    with pytest.raises(Refusal):
        add_field(store, label)
    assert store.rows.find("extra_field") == []


def test_a_field_of_a_person_behind_the_list_is_checked_against_the_list(store: Store) -> None:
    with pytest.raises(Refusal):
        add_field(store, "等级", entity="person")
    add_field(store, "爱好", entity="person")
    column = store.catalog.ledgers["clubs"].labelled("爱好")
    assert column is not None and column.key.startswith("leader.")


def test_an_undone_field_is_gone_and_comes_back_with_redo(store: Store) -> None:
    name = add_field(store, "颜色")
    store.undo()
    assert store.catalog.ledgers["clubs"].labelled("颜色") is None
    store.redo()
    with store.transact("录入") as tx:
        tx.add("club", {"name": "甲会", name: "红"})
    assert store.rows.find("club", **{name: "红"})[0]["name"] == "甲会"


def test_new_words_join_a_dictionary_once_and_behind_the_last(store: Store) -> None:
    with store.transact("新选项") as tx:
        rows = new_entries(tx, "rank", ["丁级", "甲级", "丁级", "戊级"])
        tx.add_many("dictionary_entry", rows)
    field = store.catalog.entities["club"].field("rank")
    assert getattr(field.kind, "entries", ()) == ("甲级", "乙级", "丙级", "丁级", "戊级")
    column = store.catalog.ledgers["clubs"].column("club.rank")
    assert getattr(column.kind, "entries", ()) == ("甲级", "乙级", "丙级", "丁级", "戊级")


def test_a_retired_word_is_not_offered_but_stays_readable(store: Store) -> None:
    with store.transact("录入") as tx:
        tx.add("club", {"name": "甲会", "rank": "丙级"})
        row = tx.find("dictionary_entry", dictionary="rank", label="丙级")[0]
        tx.change("dictionary_entry", row["id"], {"retired": 1})
    assert getattr(store.catalog.entities["club"].field("rank").kind, "entries", ()) == ("甲级", "乙级")
    assert store.rows.find("club", rank="丙级")[0]["name"] == "甲会"
