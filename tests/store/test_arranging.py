"""The office's own lists: renaming, merging and ordering, on the program's real declarations."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.base.errors import Refusal
from secretariat.catalog import CATALOG
from secretariat.store import arranging
from secretariat.store.extra_fields import add_extra_field
from secretariat.store.store import Store


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "商会.db", CATALOG, "临川县工商业联合会") as store:
        with store.transact("录入") as tx:
            tx.add_many(
                "organization", [{"name": f"第{n}公司", "kind": "企业", "scale": "小型"} for n in range(3)]
            )
        yield store


def labels(store: Store, dictionary: str = "scale") -> dict[str, int]:
    return {one.label: one.uses for one in arranging.entries_of(store.rows, dictionary)}


def test_renaming_tells_how_many_records_changed_and_is_one_undo(real: Store) -> None:
    with real.transact("改名") as tx:
        assert arranging.rename_entry(tx, "scale", "小型", "小微") == 3
    assert labels(real) == {"大型": 0, "中型": 0, "小微": 3, "微型": 0}
    real.undo()
    assert labels(real) == {"大型": 0, "中型": 0, "小型": 3, "微型": 0}


def test_merging_into_a_retired_entry_brings_it_back(real: Store) -> None:
    entry = next(one for one in arranging.entries_of(real.rows, "scale") if one.label == "微型")
    with real.transact("停用") as tx:
        arranging.retire_entry(tx, entry.id, retired=True)
    with real.transact("合并") as tx:
        arranging.merge_entries(tx, "scale", "小型", "微型")
    assert labels(real) == {"大型": 0, "中型": 0, "微型": 3}
    assert not any(one.retired for one in arranging.entries_of(real.rows, "scale"))


def test_records_keep_a_retired_word_and_may_be_edited(real: Store) -> None:
    entry = next(one for one in arranging.entries_of(real.rows, "scale") if one.label == "小型")
    with real.transact("停用") as tx:
        arranging.retire_entry(tx, entry.id, retired=True)
    with real.transact("修改") as tx:
        tx.change("organization", 1, {"address": "中山路1号"})
    assert labels(real)["小型"] == 3


@pytest.mark.parametrize("dictionary", ["member_kind", "stage"])
def test_words_that_the_program_counts_by_stay(real: Store, dictionary: str) -> None:
    first = arranging.entries_of(real.rows, dictionary)[0]
    assert arranging.is_fixed(real.rows, dictionary)
    for verb in (
        lambda tx: arranging.add_entry(tx, dictionary, "别的"),
        lambda tx: arranging.rename_entry(tx, dictionary, first.label, "别的"),
        lambda tx: arranging.merge_entries(tx, dictionary, first.label, "别的"),
        lambda tx: arranging.retire_entry(tx, first.id, retired=True),
        lambda tx: arranging.remove_entry(tx, dictionary, first.id),
    ):
        with pytest.raises(Refusal, match="不能改动"), real.transact("试") as tx:
            verb(tx)


def test_an_entry_in_use_is_not_removed(real: Store) -> None:
    entry = next(one for one in arranging.entries_of(real.rows, "scale") if one.label == "小型")
    with pytest.raises(Refusal, match="3 条记录在用"), real.transact("删除") as tx:
        arranging.remove_entry(tx, "scale", entry.id)


def test_an_extra_field_keeps_its_contents_through_removal_and_undo(real: Store) -> None:
    with real.transact("加字段") as tx:
        name = add_extra_field(tx, "organization", "光伏")
        tx.change("organization", 1, {name: "有"})
    number = int(name.removeprefix("x"))
    with real.transact("改名") as tx:
        arranging.rename_extra_field(tx, number, "光伏设备")
    assert arranging.extra_field_uses(real.rows, "organization", number) == 1
    with real.transact("删字段") as tx:
        arranging.remove_extra_field(tx, number)
    assert name not in real.rows.entity("organization").names
    real.undo()
    assert real.rows.many("organization", (1,))[1][name] == "有"


def test_an_extra_field_gets_no_label_that_the_record_has(real: Store) -> None:
    with real.transact("加字段") as tx:
        name = add_extra_field(tx, "organization", "光伏")
    with pytest.raises(Refusal, match="已有"), real.transact("改名") as tx:
        arranging.rename_extra_field(tx, int(name.removeprefix("x")), "注册资本")
