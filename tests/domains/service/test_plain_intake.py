"""Lists of quotas and of steps of demands: the demand is told by number or title, its course must be possible."""

from __future__ import annotations

import pytest

from secretariat.store.store import Store
from tests.domains.plain.desk import seen, states, taken, told

STEPS = ["诉求编号", "诉求", "登记日期", "环节", "日期", "主办部门", "办理期限", "内容"]


@pytest.fixture
def demands(store: Store) -> list[int]:
    with store.transact("登记") as tx:
        return tx.add_many("demand", [
            {"number": "2026-001", "title": "用工难", "day": "2026-05-06"},
            {"number": "2026-002", "title": "用工难", "day": "2026-06-01"},
            {"number": None, "title": "道路不平", "day": "2026-05-20"},
        ])  # fmt: skip


def test_the_demand_is_told_by_number_by_title_or_by_its_day(store: Store, demands: list[int]) -> None:
    rows = (
        ["2026-002", None, None, "交办", "2026.6.3", "县人社局"], [None, "道路不平", None, "交办", "2026.5.21"],
        [None, "用工难", "2026.5.6", "交办", "2026.5.7"], [None, "用工难", None, "交办", "2026.6.8"],
        ["2026-001", "道路不平", None, "交办", "2026.6.8"], ["2026-009", None, None, "交办", "2026.6.8"],
    )  # fmt: skip
    preview = seen(store, "demand_steps", STEPS, *rows)
    assert states(preview) == ["新增", "新增", "新增", "存疑", "存疑", "存疑"]
    assert [
        "有2条诉求都叫“用工难”" in told(preview)[0],
        "不相符" in told(preview)[1],
        "没有“2026-009”" in told(preview)[2],
    ] == [True] * 3
    taken(store, "demand_steps", STEPS, *rows)
    assert [row["demand"] for row in store.rows.find("demand_step")] == [demands[1], demands[2], demands[0]]
    assert states(seen(store, "demand_steps", STEPS, *rows[:3])) == ["未变"] * 3


def test_a_step_that_cannot_have_been_is_refused_with_its_place(store: Store, demands: list[int]) -> None:
    preview = seen(
        store, "demand_steps", STEPS,
        ["2026-001", None, None, "交办", "2026.5.10"], ["2026-001", None, None, "销号", "2026.5.8"],
        ["2026-002", None, None, "销号", "2026.5.1"], ["2026-001", None, None, "答复", "2026.5.12"],
    )  # fmt: skip
    assert states(preview) == ["新增", "错误", "错误", "新增"]
    first, second = preview.problems
    assert (first.row, first.column) == (3, "日期") and "早于交办日期" in first.message
    assert (second.row, second.column) == (4, "日期") and "早于登记日期" in second.message


def test_a_whole_course_comes_in_at_once(store: Store, demands: list[int]) -> None:
    course = [
        ("交办", "2026.5.10"),
        ("答复", "2026.5.20"),
        ("销号", "2026.5.25"),
        ("重新办理", "2026.6.1"),
        ("销号", "2026.6.9"),
    ]
    rows = [["2026-001", None, None, kind, day] for kind, day in course]
    assert states(seen(store, "demand_steps", STEPS, *rows)) == ["新增"] * 5
    assert states(seen(store, "demand_steps", STEPS, *rows[:3], ["2026-001", None, None, "销号", "2026.5.26"])) == [
        *["新增"] * 3, "错误",
    ]  # fmt: skip


def test_a_quota_makes_its_programme(store: Store) -> None:
    head = ["走访方案", "走访领导", "走访家数"]
    rows = (["2026年送清凉", "赵会长", 5], ["2026年送清凉", "钱书记", 3])
    report = taken(store, "visit_quotas", head, *rows)
    assert states(report.preview) == ["新增", "新增"]
    assert [row["name"] for row in store.rows.find("programme")] == ["2026年送清凉"]
    assert states(seen(store, "visit_quotas", head, ["2026年送清凉", "赵会长", 6], rows[1])) == [
        "更新",
        "未变",
    ]
