"""Lists show the right records in the right order for every day, filter and search."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from secretariat.base.ledger import Period
from secretariat.store.listing import Filter, Listing, ListQuery, Scope
from secretariat.store.store import Store
from tests.store.ledger_catalog import CATALOG

TODAY = date.today()


def at(offset: int) -> str:
    return (TODAY + timedelta(days=offset)).isoformat()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "商会.db", CATALOG, "测试") as opened:
        yield opened


def add(store: Store, entity: str, *rows: dict[str, Any]) -> list[int]:
    with store.transact("录入") as tx:
        return tx.add_many(entity, rows)


def listing(store: Store) -> Listing:
    return Listing(store.rows, store.catalog.ledgers["clubs"])


def names(store: Store, query: ListQuery) -> list[Any]:
    made = listing(store)
    return [row[0] for row in made.rows(made.select(query), ["club.name"], query.as_of)]


def filtered(store: Store, key: str, operator: str, value: Any = None) -> list[Any]:
    return names(store, ListQuery(filters=(Filter(key, operator, value),)))


SHOPS = (
    {"name": "阿联会", "rank": "乙级", "size": 30, "start": "2018", "remark": "第一行\n第二行"},
    {"name": "北山会", "rank": "甲级", "size": 5, "start": "2018-05"},
    {"name": "重庆会", "rank": None, "size": None, "start": "2018-05-10"},
    {"name": "单家会", "rank": "自定", "size": 100, "start": "2019-01-01"},
    {"name": "ABC（东）会", "rank": "丙级", "size": 0, "start": None},
)


@pytest.mark.parametrize(
    ("key", "operator", "value", "found"),
    [
        ("club.rank", "is", "甲级", ["北山会"]),
        ("club.rank", "not", "甲级", ["ABC（东）会", "阿联会", "单家会", "重庆会"]),
        ("club.rank", "any", ("甲级", "乙级"), ["阿联会", "北山会"]),
        ("club.rank", "any", (), []),
        ("club.rank", "empty", None, ["重庆会"]),
        ("club.rank", "filled", None, ["ABC（东）会", "阿联会", "北山会", "单家会"]),
        ("club.name", "contains", "山", ["北山会"]),
        ("club.name", "contains", "abc(东)", ["ABC（东）会"]),
        ("club.remark", "contains", "第二行", ["阿联会"]),
        ("club.size", "from", 30, ["阿联会", "单家会"]),
        ("club.size", "to", 5, ["ABC（东）会", "北山会"]),
        ("club.size", "is", 0, ["ABC（东）会"]),
        ("club.start", "from", "2018-05", ["北山会", "单家会", "重庆会"]),
        ("club.start", "from", "2018-05-01", ["北山会", "单家会", "重庆会"]),
        ("club.start", "from", "2018-01-01", ["阿联会", "北山会", "单家会", "重庆会"]),
        ("club.start", "from", "2018-05-02", ["单家会", "重庆会"]),
        ("club.start", "to", "2018-05", ["阿联会", "北山会", "重庆会"]),
        ("club.start", "to", "2018-05-09", ["阿联会", "北山会"]),
        ("club.start", "to", "2017-12-31", []),
        ("club.start", "within", "2018", ["阿联会", "北山会", "重庆会"]),
        ("club.start", "within", "2018-05", ["北山会", "重庆会"]),
    ],
)
def test_filters(store: Store, key: str, operator: str, value: Any, found: list[str]) -> None:
    add(store, "club", *SHOPS)
    assert filtered(store, key, operator, value) == found


def test_a_total_counts_what_is_selected(store: Store) -> None:
    made = listing(store)
    for query in (ListQuery(), ListQuery(scope="all"), ListQuery(ids=(1, 2)), ListQuery(ids=())):
        assert made.total(query) == len(made.select(query))


def test_filters_add_up(store: Store) -> None:
    add(store, "club", *SHOPS)
    both = (Filter("club.start", "within", "2018"), Filter("club.size", "filled"))
    assert names(store, ListQuery(filters=both)) == ["阿联会", "北山会"]
    assert names(store, ListQuery(filters=both, ids=(2, 3))) == ["北山会"]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (("club.name",), "A阿北单重"), (("-club.name",), "重单北阿A"),
        (("club.rank",), "北阿A单重"), (("-club.rank",), "单A阿北重"),
        (("club.size",), "A北阿单重"), (("-club.size",), "单阿北A重"),
        (("club.start",), "阿北重单A"), (("-club.start",), "单重北阿A"),
        ((), "A阿北单重"),
    ],
)  # fmt: skip
def test_order_is_by_pinyin_by_the_list_of_choices_and_empties_come_last(
    store: Store, order: tuple[str, ...], found: str
) -> None:
    add(store, "club", *SHOPS)
    assert "".join(name[0] for name in names(store, ListQuery(order=order))) == found


def test_the_office_s_own_order_of_choices_counts(store: Store) -> None:
    add(store, "club", *SHOPS)
    with store.transact("排序") as tx:
        for row in tx.find("dictionary_entry", dictionary="rank"):
            tx.change("dictionary_entry", row["id"], {"rank": 10 - row["rank"]})
    assert [name[0] for name in names(store, ListQuery(order=("club.rank",)))] == list("A阿北单重")


def test_a_second_key_decides_among_equals(store: Store) -> None:
    ranked = zip("丁丙乙甲", "甲乙甲乙", strict=True)
    add(store, "club", *({"name": f"{letter}会", "rank": rank} for letter, rank in ranked))
    assert names(store, ListQuery(order=("club.rank", "club.name"))) == ["丁会", "乙会", "丙会", "甲会"]
    assert names(store, ListQuery(order=("club.rank", "-club.name"))) == ["乙会", "丁会", "甲会", "丙会"]


@pytest.mark.parametrize(
    ("record", "as_of", "scope"),
    [
        ({}, None, "current"),
        ({"end": at(1)}, None, "current"), ({"end": at(0)}, None, "ended"), ({"end": at(-1)}, None, "ended"),
        ({"start": at(1)}, None, "current"), ({"reason": "不详"}, None, "ended"),
        ({"stage": "申请中"}, None, "pending"), ({"stage": "申请中", "end": at(-1)}, None, "ended"),
        ({"start": "2020-05-05"}, "2020-05-04", "pending"), ({"start": "2020-05-05"}, "2020-05-05", "current"),
        ({"end": "2020-05-05"}, "2020-05-04", "current"), ({"end": "2020-05-05"}, "2020-05-05", "ended"),
        ({"end": "2020-05-05"}, "2020-05-06", "ended"),
        ({"start": "2020"}, "2019-12-31", "pending"), ({"start": "2020"}, "2020-01-01", "current"),
        ({"end": "2020-05"}, "2020-04-30", "current"), ({"end": "2020-05"}, "2020-05-01", "ended"),
    ],
)  # fmt: skip
def test_who_is_in_force_on_the_days_at_the_edges(
    store: Store, record: dict[str, str], as_of: str | None, scope: str
) -> None:
    add(store, "club", {"name": "会", **record})
    scopes: tuple[Scope, ...] = ("current", "ended", "pending")
    found = [one for one in scopes if names(store, ListQuery(as_of=as_of, scope=one))]
    assert found == [scope]
    assert names(store, ListQuery(as_of=as_of, scope="all")) == ["会"]


def test_the_leader_of_a_day_is_who_led_on_that_day(store: Store) -> None:
    add(store, "club", {"name": "会"})
    add(
        store,
        "person",
        {"name": "甲", "birth": "1970-06-15"},
        {"name": "乙", "birth": "1980-06-15"},
        {"name": "丙"},
    )
    add(
        store, "lead",
        {"club": 1, "person": 1, "end": "2020-01-01"},
        {"club": 1, "person": 2, "start": "2020-01-01", "end": at(1)},
        {"club": 1, "person": 3, "start": at(1)},
    )  # fmt: skip
    made = listing(store)
    told = {
        day: made.rows([1], ["leader.name", "age"], day)[0]
        for day in ("2019-12-31", "2020-01-01", at(0), at(1))
    }
    assert [row[0] for row in told.values()] == ["甲", "乙", "乙", "丙"]
    assert [row[1] for row in told.values()][:2] == [49, 39]
    assert made.rows([1], ["leader.name"])[0] == ["乙"]
    assert made.references([1], "leader", "2019-12-31") == {1: 1}
    assert made.references([1], "leader") == {1: 2}
    assert made.array("leader.name", "2019-12-31") == ["甲"]
    assert made.array("leader.name") == ["乙"]


def test_a_leader_yet_to_begin_is_shown_now_where_there_is_no_other(store: Store) -> None:
    add(store, "club", {"name": "会"})
    add(store, "person", {"name": "甲"})
    add(store, "lead", {"club": 1, "person": 1, "start": at(5)})
    made = listing(store)
    assert made.rows([1], ["leader.name"]) == [["甲"]]
    assert made.rows([1], ["leader.name"], at(0)) == [[None]]


def test_cells_are_the_same_one_by_one_and_all_at_once(store: Store) -> None:
    add(store, "club", *({"name": f"第{number}会", "size": number} for number in range(2100)))
    made = listing(store)
    keys = ["club.size", "age", "club.name"]
    many = made.rows(made.ids(), keys)
    assert many[:10] == made.rows(made.ids()[:10], keys)
    assert many[2099] == [2099, None, "第2099会"]


def test_cells_of_records_that_are_gone_are_left_out(store: Store) -> None:
    add(store, "club", {"name": "甲会"}, {"name": "乙会"})
    with store.transact("删除") as tx:
        tx.remove("club", 1)
    assert listing(store).rows([1, 2, 99], ["club.name"]) == [["乙会"]]


def test_a_list_forgets_when_told(store: Store) -> None:
    add(store, "club", {"name": "甲会"})
    made = listing(store)
    assert made.count() == 1
    add(store, "club", {"name": "乙会"})
    made.forget()
    assert made.count() == 2
    assert made.select(ListQuery(search="乙")) == [2]


def test_a_write_between_two_readings_never_shifts_the_cells(store: Store) -> None:
    """A reader's list that another connection overtakes still shows each cell beside its own record."""
    add(store, "club", {"name": "甲会", "size": 1}, {"name": "乙会", "size": 2})
    made = Listing(store.reader(), store.catalog.ledgers["clubs"])
    assert made.array("club.name") == ["甲会", "乙会"]
    with store.transact("删除") as tx:
        tx.remove("club", 1)
    assert made.array("club.size") == [None, 2]


def test_search_is_best_first_unless_an_order_is_asked_for(store: Store) -> None:
    add(
        store, "club", {"name": "大山会"}, {"name": "山会", "end": "2001"}, {"name": "山"}, {"name": "山下会"}
    )
    assert names(store, ListQuery(search="山")) == ["山", "山下会", "大山会"]
    assert names(store, ListQuery(search="山", order=("-club.name",))) == ["山下会", "山", "大山会"]
    assert names(store, ListQuery(search="山", scope="all"))[:2] == ["山", "山会"]
    assert names(store, ListQuery(search="sx")) == ["山下会"]
    assert names(store, ListQuery(search="没有")) == []


def test_the_first_lines_are_those_of_the_whole(store: Store) -> None:
    add(store, "club", *({"name": f"山{letter}会", "size": at} for at, letter in enumerate("甲乙丙丁")))
    made = listing(store)
    large = (Filter("club.size", "from", 2),)
    for query in (ListQuery(), ListQuery(search="山"), ListQuery(search="山", filters=large)):
        assert made.first(query, 2) == made.select(query)[:2]


def test_records_that_only_begin_stay_in_force_for_good(store: Store) -> None:
    add(store, "club", *({"name": name, "start": day} for name, day in (
        ("早", "2018"), ("当日", "2019-03-01"), ("晚", "2019-03-02"), ("不详", None))))  # fmt: skip
    ledger = dataclasses.replace(store.catalog.ledgers["clubs"], period=Period("start", end=None))
    made = Listing(store.rows, ledger)

    def found(day: str | None, scope: Scope = "current") -> set[Any]:
        return {row[0] for row in made.rows(made.select(ListQuery(day, scope)), ["club.name"], day)}

    assert not ledger.scoped
    assert found(None) == found("2030-01-01") == {"早", "当日", "晚", "不详"}
    assert found("2019-03-01") == {"早", "当日", "不详"}
    assert found("2019-03-01", "pending") == {"晚"}
    assert found("2030-01-01", "ended") == set()
