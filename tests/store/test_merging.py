"""Two records become one and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.store.merging import conflicts, merge
from secretariat.store.store import Store
from tests.store.ledger_catalog import CATALOG


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "商会.db", CATALOG, "测试") as opened:
        with opened.transact("录入") as tx:
            tx.add_many(
                "club", [{"name": "甲会", "size": 5}, {"name": "甲协会", "size": 7, "start": "2018-05"}]
            )
            tx.add_many("person", [{"name": "王建国"}, {"name": "李芳"}])
            tx.add_many(
                "lead", [{"club": 1, "person": 1}, {"club": 2, "person": 1}, {"club": 2, "person": 2}]
            )
        yield opened


def test_what_differs_is_asked(store: Store) -> None:
    found = [(item.label, item.kept, item.lost) for item in conflicts(store.rows, "club", 1, 2)]
    assert found == [("名称", "甲会", "甲协会"), ("人数", 5, 7)]


def test_blanks_are_filled_choices_win_and_links_move(store: Store) -> None:
    with store.transact("合并") as tx:
        merge(tx, "club", 1, 2, {"size": 7})
    (club,) = store.rows.find("club")
    assert (club["name"], club["size"], club["start"]) == ("甲会", 7, "2018-05")
    assert [(row["club"], row["person"]) for row in store.rows.find("lead")] == [(1, 1), (1, 2)]


def test_the_lost_record_stays_readable_with_its_own_values(store: Store) -> None:
    with store.transact("合并") as tx:
        merge(tx, "club", 1, 2, {})
    (lost,) = store.rows.removed("club")
    assert (lost["name"], lost["size"]) == ("甲协会", 7)


def test_one_undo_takes_the_merge_back(store: Store) -> None:
    before = [store.rows.find(name) for name in ("club", "person", "lead")]
    with store.transact("合并") as tx:
        merge(tx, "club", 1, 2, {"size": 7})
    assert store.undo().kept == ()
    assert [store.rows.find(name) for name in ("club", "person", "lead")] == before


@pytest.mark.parametrize("pair", [(1, 1), (1, 99), (3, 1)])
def test_both_records_must_be_there(store: Store, pair: tuple[int, int]) -> None:
    with store.transact("删除") as tx:
        tx.remove("club", tx.add("club", {"name": "旧会"}))
    with pytest.raises(Refusal), store.transact("合并") as tx:
        merge(tx, "club", *pair, {})
    assert len(store.rows.find("club")) == 2
