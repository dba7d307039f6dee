"""Statistics of any ledger: what is counted, in which order, and that SQLite and the arrays say the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from secretariat.base.errors import Refusal
from secretariat.catalog import LEDGERS
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.statistics import Statistic, by_arrays, by_sql, dimension, statistic, summed
from secretariat.store.statistics.counting import day_column
from secretariat.store.statistics.dimensions import Dimension
from secretariat.store.statistics.parts import Ask
from secretariat.store.store import Store
from tests.domains.members.office import new_office


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_office(tmp_path / "商会.db") as opened:
        yield opened


def listing(store: Store, ledger: str) -> Listing:
    return Listing(store.rows, store.catalog.ledgers[ledger])


def told(store: Store, ledger: str, *by: str, query: ListQuery | None = None, **days: str) -> Statistic:
    made = listing(store, ledger)
    return statistic(made, [dimension(made.ledger, word) for word in by], query or ListQuery(), **days)


def table(found: Statistic) -> list[tuple[Any, ...]]:
    return [(*line.labels, line.count) for line in found.lines]


def gifts(store: Store) -> list[int]:
    """Five donations of two firms, a person, and a name that nobody has looked up."""
    with store.transact("录入") as tx:
        one, other = tx.add_many("organization", [{"name": "甲公司"}, {"name": "乙公司"}])
        person = tx.add("person", {"name": "张三"})
        return tx.add_many("donation", [
            {"day": "2026-01-05", "organization": one, "cash": 100_00, "purpose": "救灾"},
            {"day": "2026-03", "organization": one, "cash": 50_00, "goods_value": 30_00, "purpose": "教育助学"},
            {"day": "2025-12-31", "organization": other, "purpose": "教育助学"},
            {"day": None, "person": person, "cash": 7, "purpose": "修桥"},
            {"day": "2026", "name": "李四", "cash": 1},
        ])  # fmt: skip


def test_lines_follow_the_dictionary_then_size_and_what_is_empty_comes_last(store: Store) -> None:
    ids = gifts(store)
    found = told(store, "donations", "捐赠用途")
    assert table(found) == [("教育助学", 2), ("救灾", 1), ("修桥", 1), ("未填写", 1)]
    assert [line.ids for line in found.lines] == [(ids[1], ids[2]), (ids[0],), (ids[3],), (ids[4],)]
    assert found.total.ids == tuple(ids)


def test_sums_units_and_persons_of_each_line(store: Store) -> None:
    gifts(store)
    found = told(store, "donations", "捐赠用途")
    assert [column.label for column in found.summed] == ["捐款", "物资折价"]
    assert [line.sums for line in found.lines] == [(50_00, 30_00), (100_00, None), (7, None), (1, None)]
    assert [(line.units, line.persons) for line in found.lines] == [(2, 0), (1, 0), (0, 1), (0, 0)]
    assert (found.total.sums, found.total.units, found.total.persons) == ((150_08, 30_00), 2, 1)
    assert "注：有1笔只有名称，还没有对应到单位或人员，没有计入家数、人数。" in found.notes


def test_dates_count_by_year_or_by_month_in_their_own_order(store: Store) -> None:
    gifts(store)
    assert table(told(store, "donations", "捐赠日期")) == [("2025年", 1), ("2026年", 3), ("未填写", 1)]
    assert table(told(store, "donations", "捐赠日期：月")) == [
        ("2025年12月", 1), ("2026年（月份不详）", 1), ("2026年1月", 1), ("2026年3月", 1), ("未填写", 1),
    ]  # fmt: skip


def test_days_leave_out_the_undated_and_say_so(store: Store) -> None:
    gifts(store)
    found = told(store, "donations", "捐赠用途", day_from="2026-01-01", day_to="2026-12-31")
    assert table(found) == [("教育助学", 1), ("救灾", 1), ("未填写", 1)]
    assert "注：另有1笔没有填写捐赠日期，没有计入。" in found.notes
    assert told(store, "donations", "捐赠用途", day_from="2026-01-02").total.count == 2


def test_each_of_several_values_counts_once_in_its_line(store: Store) -> None:
    with store.transact("录入") as tx:
        tx.add_many("event", [
            {"title": "一", "tags": "法律、诚信", "cost": 5}, {"title": "二", "tags": "法律"}, {"title": "三"},
        ])  # fmt: skip
    found = told(store, "events", "标签")
    assert table(found) == [("法律", 2), ("诚信", 1), ("未填写", 1)]
    assert found.total.count == 3
    assert any("在每一行各计一次" in note for note in found.notes)


def test_two_columns_keep_the_larger_group_first(store: Store) -> None:
    with store.transact("录入") as tx:
        for title, place, kind in (
            ("一", "县宾馆", "调研"), ("二", "县宾馆", "会议"), ("三", "党校", "会议"), ("四", "县宾馆", "调研"),
        ):  # fmt: skip
            tx.add("event", {"title": title, "place": place, "kind": kind})
    assert table(told(store, "events", "地点", "活动类别")) == [
        ("县宾馆", "会议", 1), ("县宾馆", "调研", 2), ("党校", "会议", 1),
    ]  # fmt: skip


def test_conditions_and_derived_columns(store: Store) -> None:
    with store.transact("录入") as tx:
        tx.add_many("fee", [
            {"year": 2026, "name": "甲", "standard": 1000, "paid": 400},
            {"year": 2026, "name": "乙", "standard": 1000, "paid": 1000},
            {"year": 2025, "name": "甲", "standard": 500},
        ])  # fmt: skip
    found = told(store, "fees", "会费年度", query=ListQuery(filters=(Filter("fee.year", "is", 2026),)))
    sums = dict(zip((column.label for column in found.summed), found.total.sums, strict=True))
    assert (table(found), sums["欠缴"], sums["应缴"]) == ([("2026", 2)], 600, 2000)
    assert told(store, "fees", "会费年度", day_from="2026-01-01", day_to="2026-12-31").total.count == 2


@pytest.mark.parametrize(
    ("ledger", "word", "message"),
    [
        ("donations", "颜色", "不能按“颜色”统计"),
        ("donations", "捐赠用途:月", "看不懂"),
        ("donations", "记录号", "敏感内容或记录号"),
        ("people", "身份证号", "敏感内容或记录号"),
    ],
)
def test_what_cannot_be_counted_by_is_refused_in_words(
    store: Store, ledger: str, word: str, message: str
) -> None:
    with pytest.raises(Refusal, match=message):
        told(store, ledger, word)


def test_years_numbers_of_issues_and_ordinals_are_not_added_up() -> None:
    for ledger in LEDGERS:
        assert not {column.label for column in summed(ledger)} & {
            "期次",
            "荣誉年度",
            "批次",
            "组号",
            "记录号",
            "年龄",
        }


def _value(field: Any, draw: random.Random, targets: dict[str, list[int]]) -> Any:
    if field.target is not None:
        return draw.choice(targets[field.target]) if targets.get(field.target) else None
    if draw.random() < 0.3 and not field.required:
        return None
    kind = field.kind
    entries = getattr(kind, "entries", ())
    if kind.comparison == "date":
        return draw.choice(("2024", "2025-03", "2025-11-30", "2026-01-01", "2026-10-05", "2099-01-01"))
    if entries:
        return draw.choice(entries)
    if kind.comparison == "flag":
        return draw.randint(0, 1)
    if kind.sql == "INTEGER":
        return draw.randint(0, 3)
    return draw.choice(("甲", "乙")) if kind.name in ("text", "note", "choice") else None


def _fill(store: Store) -> None:
    """A few records of every kind, links first to what is there already."""
    draw, targets = random.Random(4), dict[str, list[int]]()
    with store.transact("录入") as tx:
        targets["organization"] = tx.add_many("organization", [{"name": f"{name}公司"} for name in "甲乙丙"])
        targets["person"] = tx.add_many("person", [{"name": f"王{name}"} for name in "一二三"])
        for _ in range(2):
            for ledger in LEDGERS:
                entity = store.catalog.entities[ledger.root]
                if entity.name in ("organization", "person"):
                    continue
                if any(one.required and one.target and not targets.get(one.target) for one in entity.fields):
                    continue
                rows = [
                    {one.name: _value(one, draw, targets) for one in entity.fields} for _ in range(12)
                ]  # fmt: skip
                targets[entity.name] = targets.get(entity.name, []) + tx.add_many(entity.name, rows)


def test_sqlite_counts_what_the_arrays_count(store: Store) -> None:
    """Every plain column of every ledger, in every scope, past and present, with and without days."""
    _fill(store)
    queries = [
        ListQuery(as_of=day, scope=scope)  # type: ignore[arg-type]
        for day in (None, "2025-06-01") for scope in ("current", "ended", "pending", "all")
    ]  # fmt: skip
    compared = 0
    for declared in LEDGERS:
        made = listing(store, declared.name)
        for column in made.ledger.columns:
            for number, query in enumerate(queries):
                day = day_column(made.ledger)
                days = ("2025-03-01", "2026-10-05") if number % 2 and day else (None, None)
                plain = tuple(one for one in summed(made.ledger) if one.derive is None)
                ask = Ask((Dimension.of(column),), plain, query, day, *days)
                if by_sql.can_count(made.ledger, ask):
                    compared += 1
                    assert _comparable(by_sql.count(made, ask)) == _comparable(by_arrays.count(made, ask)), (
                        column
                    )
    assert compared > 500


def _comparable(counted: Any) -> Any:
    def plain(line: Any) -> Any:
        return (line.count, line.sums, line.persons, line.units, line.ids)

    lines = {values: plain(line) for values, line in counted.lines.items()}
    return lines, plain(counted.total), counted.undated, counted.unlinked


@pytest.mark.parametrize(
    "condition",
    [
        Filter("donation.purpose", "is", "救灾"), Filter("donation.purpose", "not", "救灾"),
        Filter("donation.purpose", "empty"), Filter("donation.purpose", "filled"),
        Filter("donation.day", "within", "2026"), Filter("donation.day", "from", "2026-01-01"),
        Filter("donation.day", "to", "2026-03"), Filter("donation.cash", "from", 7), Filter("donation.cash", "to", 7),
        Filter("donor", "is", "甲公司"),
    ],
)  # fmt: skip
def test_conditions_mean_the_same_to_both(store: Store, condition: Filter) -> None:
    gifts(store)
    made = listing(store, "donations")
    query = ListQuery(filters=(condition,))
    ask = Ask((dimension(made.ledger, "捐赠用途"),), summed(made.ledger), query, day_column(made.ledger))
    assert by_sql.can_count(made.ledger, ask)
    both = (_comparable(by_sql.count(made, ask)), _comparable(by_arrays.count(made, ask)))
    assert both[0] == both[1] and both[0][1][0] > 0


def test_searched_derived_and_several_go_by_the_arrays(store: Store) -> None:
    gifts(store)
    made = listing(store, "donations")
    query = ListQuery(search="甲公司")
    ask = Ask((dimension(made.ledger, "捐赠用途"),), (), query)
    assert not by_sql.can_count(made.ledger, ask)
    assert by_arrays.count(made, ask).total.count == 2
