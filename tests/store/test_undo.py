"""Undo and redo: nothing but what the operation did, after a restart too, and later edits are kept."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from secretariat.base.errors import Refusal
from secretariat.store import history
from secretariat.store.agreement import disagreements
from secretariat.store.store import Store
from tests.store.office import new_office, opened, times

TABLES = ("town", "shop", "visit")


def _contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {name: store.rows.query(f"SELECT * FROM {name} ORDER BY id") for name in TABLES}


def _shops(store: Store, number: int = 3) -> list[int]:
    with store.transact("录入") as tx:
        return tx.add_many("shop", [{"name": f"第{at}商行"} for at in range(number)])


def test_undo_and_redo_go_back_and_forth_through_a_restart(path: Path) -> None:
    states = []
    with new_office(path) as store:
        states.append(_contents(store))
        numbers = _shops(store)
        states.append(_contents(store))
        with store.transact("修改") as tx:
            tx.change("shop", numbers[0], {"name": "甲", "staff": 5})
        states.append(_contents(store))
        with store.transact("删除") as tx:
            tx.remove("shop", numbers[1])
        states.append(_contents(store))
    for step in (2, 1, 0):
        with opened(path) as store:
            assert store.undo().restored
            assert _contents(store) == states[step]
    for step in (1, 2, 3):
        with opened(path) as store:
            assert store.redo().restored
            assert _contents(store) == states[step]
    with opened(path) as store:
        with pytest.raises(Refusal, match="没有可以重做"):
            store.redo()
        assert list(disagreements(store.rows.scan)) == []


def test_the_founding_of_the_file_cannot_be_undone(store: Store) -> None:
    with pytest.raises(Refusal, match="没有可以撤销"):
        store.undo()


def test_something_new_ends_redo(store: Store) -> None:
    _shops(store)
    store.undo()
    _shops(store)
    with pytest.raises(Refusal, match="没有可以重做"):
        store.redo()


def test_an_older_operation_is_undone_but_later_edits_are_kept_and_named(store: Store) -> None:
    numbers = _shops(store, 5)
    imported = history.undoable(store.rows)
    assert imported is not None
    with store.transact("修改") as tx:
        tx.change("shop", numbers[2], {"remark": "电话核对过"})
    report = store.undo(imported.id)
    assert report.kept == (("shop", numbers[2]),) and report.restored == 4
    assert [row["remark"] for row in store.rows.find("shop")] == ["电话核对过"]
    assert list(disagreements(store.rows.scan)) == []


def test_an_older_change_of_a_cell_edited_since_is_kept(store: Store) -> None:
    numbers = _shops(store)
    with store.transact("整批修改") as tx:
        tx.change_many("shop", {number: {"staff": 7} for number in numbers})
    batch = history.undoable(store.rows)
    assert batch is not None
    with store.transact("单个修改") as tx:
        tx.change("shop", numbers[0], {"staff": 8})
        tx.change("shop", numbers[1], {"remark": "别的字段"})
    report = store.undo(batch.id)
    assert report.kept == (("shop", numbers[0]),)
    assert [row["staff"] for row in store.rows.find("shop")] == [8, None, None]
    assert store.rows.find("shop", id=numbers[1])[0]["remark"] == "别的字段"


def test_added_records_that_later_ones_need_are_kept(store: Store) -> None:
    with store.transact("导入") as tx:
        town, other = tx.add_many("town", [{"name": "青溪镇"}, {"name": "白水乡"}])
    imported = history.undoable(store.rows)
    assert imported is not None
    with store.transact("新店") as tx:
        shop = tx.add("shop", {"name": "甲", "town": town})
    report = store.undo(imported.id)
    assert report.kept == (("town", town),)
    assert store.rows.get("town", other) is None
    assert store.rows.find("shop")[0]["town"] == town and shop


def test_an_undo_in_the_history_can_itself_be_undone_by_number(store: Store) -> None:
    _shops(store)
    store.undo()
    last = history.operations(store.rows)[0]
    assert last.kind == "undo"
    store.undo(last.id)
    assert len(store.rows.find("shop")) == 3


def test_the_same_operation_is_not_undone_twice(store: Store) -> None:
    _shops(store)
    first = history.undoable(store.rows)
    assert first is not None
    store.undo(first.id)
    before = _contents(store)
    with pytest.raises(Refusal, match="已经撤销过"):
        store.undo(first.id)
    assert _contents(store) == before


def test_an_unknown_operation_is_refused(store: Store) -> None:
    with pytest.raises(Refusal, match="没有第99号"):
        store.undo(99)


def test_a_removed_record_comes_back_with_all_that_hangs_on_it(store: Store) -> None:
    with store.transact("录入") as tx:
        shop = tx.add("shop", {"name": "甲"})
        tx.add_many("visit", [{"shop": shop, "subject": "一"}, {"shop": shop, "subject": "二"}])
    before = _contents(store)
    with store.transact("删除") as tx:
        tx.remove("shop", shop)
    assert store.rows.find("visit") == []
    store.undo()
    assert _contents(store) == before


def test_a_broken_off_operation_leaves_nothing(store: Store) -> None:
    before = _contents(store)
    with pytest.raises(ZeroDivisionError), store.transact("中断") as tx:
        tx.add("town", {"name": "青溪镇"})
        1 / 0  # noqa: B018
    assert _contents(store) == before
    assert len(history.operations(store.rows)) == 1


def test_an_operation_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    numbers = _shops(store)
    before = len(history.operations(store.rows))
    with store.transact("空改") as tx:
        tx.change("shop", numbers[0], {"name": "第0商行"})
    assert len(history.operations(store.rows)) == before


def test_every_write_is_in_the_history(store: Store) -> None:
    numbers = _shops(store)
    with store.transact("改名") as tx:
        tx.change("shop", numbers[0], {"name": "乙"})
    newest = history.changes_of(store.rows, "shop", numbers[0])[0]
    assert (newest.name, newest.field, newest.before, newest.after) == ("改名", "name", "第0商行", "乙")


@pytest.mark.parametrize("table", ["change", "operation"])
def test_the_history_cannot_be_deleted(store: Store, table: str) -> None:
    import sqlite3

    _shops(store)
    store.close()
    connection = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="history is kept"):
        connection.execute(f"DELETE FROM {table}")
    connection.close()


@pytest.mark.parametrize("seed", range(times(6)))
def test_any_sequence_of_work_can_be_undone_step_by_step_and_redone(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with new_office(path) as store:
        states = [_contents(store)]
        while len(states) < 30:
            _random_work(store, chance)
            if _contents(store) != states[-1]:
                states.append(_contents(store))
        for state in states[-2::-1]:
            store.undo()
            assert _contents(store) == state
        for state in states[1:]:
            store.redo()
            assert _contents(store) == state
        assert list(disagreements(store.rows.scan)) == []


def _random_work(store: Store, chance: random.Random) -> None:
    towns = [row["id"] for row in store.rows.find("town")]
    shops = [row["id"] for row in store.rows.find("shop")]
    with store.transact("操作") as tx:
        for _ in range(chance.randrange(1, 4)):
            match chance.randrange(6):
                case 0:
                    towns.append(tx.add("town", {"name": f"乡{chance.random()}"}))
                case 1:
                    home = chance.choice(towns) if towns else None
                    shops += tx.add_many("shop", [{"name": "店", "town": home}] * chance.randrange(1, 4))
                case 2 if shops:
                    tx.change("shop", chance.choice(shops), {"staff": chance.randrange(9), "remark": None})
                case 3 if shops:
                    tx.add("visit", {"shop": chance.choice(shops), "subject": "走访"})
                case 4 if shops:
                    tx.remove("shop", shops.pop(chance.randrange(len(shops))))
                case 5:
                    gone = tx.find("shop", removed=True)
                    if gone:
                        tx.restore("shop", chance.choice(gone)["id"])
