"""Lists of plans, groups and swaps: a turn is told by its day and theme, a group by the plan beside it."""

from __future__ import annotations

import pytest

from secretariat.store.store import Store
from tests.domains.plain.desk import seen, states, taken, told

SWAP = ["班次日期", "班次主题", "对调班次日期", "原轮值组", "换为", "换班日期", "换班原因", "批准人"]


@pytest.fixture
def turns(store: Store) -> list[int]:
    """Two groups with two turns, and another turn on the day of the first."""
    with store.transact("登记") as tx:
        rota = tx.add("rota", {"name": "2026年轮值", "start": "2026-01-01", "end": "2026-12-31"})
        groups = tx.add_many("duty_group", [{"rota": rota, "number": n, "name": f"第{n}组"} for n in (1, 2)])
        return tx.add_many("shift", [
            {"rota": rota, "duty_group": groups[0], "start": "2026-01-01", "theme": "调研"},
            {"rota": rota, "duty_group": groups[1], "start": "2026-02-01", "theme": "慰问"},
            {"rota": rota, "start": "2026-01-01", "theme": "值班"},
        ])  # fmt: skip


def test_a_swap_names_its_turn_by_day_and_theme(store: Store, turns: list[int]) -> None:
    row = ["2026.1.1", "调研", "2026.2.1", "第1组", "第2组", "2025.12.20", "组长出差", "赵会长"]
    preview = seen(
        store, "shift_swaps", SWAP, row, ["2026.1.1", None, None, "第1组", None, "2025.12.21", "另换"]
    )
    assert states(preview) == ["新增", "存疑"] and "有2条轮值班次" in told(preview)[0]
    taken(store, "shift_swaps", SWAP, row)
    (swap,) = store.rows.find("shift_swap")
    assert (swap["shift"], swap["other"], swap["reason"]) == (turns[0], turns[1], "组长出差")
    assert states(seen(store, "shift_swaps", SWAP, row)) == ["未变"]


def test_groups_are_told_by_number_or_name_within_their_plan(store: Store, turns: list[int]) -> None:
    head = ["轮值计划", "组号", "轮值组", "行业或区域"]
    report = taken(
        store, "duty_groups", head, ["2026年轮值", 1, "第一轮值组", "建筑业"],
        ["2026年轮值", None, "第2组", "农业"], ["2026年轮值", 3, "第3组", None],
    )  # fmt: skip
    assert states(report.preview) == ["更新", "更新", "新增"]
    found = [(row["number"], row["name"], row["field"]) for row in store.rows.find("duty_group")]
    assert found == [(1, "第一轮值组", "建筑业"), (2, "第2组", "农业"), (3, "第3组", None)]


def test_a_plan_is_told_by_its_name_and_makes_the_body_it_names(store: Store, turns: list[int]) -> None:
    head = ["轮值计划", "开始日期", "截止日期", "轮换周期", "轮值组织"]
    taken(store, "rotas", head, ["2026年轮值", "2026.1.1", "2026.12.31", "每月", "执委会"],
          ["2027年轮值", "2027.1.1", "2027.12.31", None, "执委会"])  # fmt: skip
    assert [(row["name"], row["rhythm"]) for row in store.rows.find("rota")] == [
        ("2026年轮值", "每月"),
        ("2027年轮值", None),
    ]
    assert [row["name"] for row in store.rows.find("body")].count("执委会") == 1


def test_the_row_of_a_membership_is_about_nobody_else(store: Store, turns: list[int]) -> None:
    """The column of the leaders, on every row of the program's own list, makes no leader of anybody else."""
    group = store.rows.find("duty_group", number=1)[0]["id"]
    with store.transact("登记") as tx:
        chief, other = tx.add_many("duty_member", [
            {"duty_group": group, "name": "王伟", "leader": 1}, {"duty_group": group, "name": "李丽", "leader": 0},
        ])  # fmt: skip
        tx.add("rota", {"name": "2025年轮值", "start": "2025-01-01", "end": "2025-12-31"})
    head = ["轮值组", "姓名", "组长", "本组组长", "记录号"]
    rows = (["第1组", "王伟", "是", "王伟", chief], ["第1组", "李丽", "否", "王伟", other])
    assert states(seen(store, "duty_members", head, *rows)) == ["未变", "未变"]
