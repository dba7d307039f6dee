"""What contradicts itself in demands leads to the demand."""

from __future__ import annotations

from secretariat.domains.service.checks import contradictions
from secretariat.store.store import Store
from tests.domains.service.office import demand, put, step


def messages(store: Store) -> list[tuple[int, str]]:
    return [(one.demand, one.message) for one in contradictions(store.rows)]


def test_a_demand_with_a_sound_course_is_not_mentioned(store: Store) -> None:
    visit = put(store, "visit", day="2026-03")
    with store.transact("登记") as tx:
        one = demand(tx, "用电", number="1号", visit=visit)
        step(tx, one, "交办", "2026-03", department="供电公司", due="2026-04-01")
        step(tx, one, "答复", "2026-03-20")
        step(tx, one, "销号", "2026-03-25")
        step(tx, one, "重新办理", "2026-05-06", due="2026-06-01")
        step(tx, one, "答复", "2026-05-20")
    assert messages(store) == []


def test_steps_before_what_they_follow_are_named(store: Store) -> None:
    record = put(store, "demand", title="用电", day="2026-03-02")
    for values in (
        {"kind": "交办", "day": "2026-03-10", "due": "2026-03-05"},
        {"kind": "答复", "day": "2026-03-08"},
        {"kind": "销号", "day": "2026-03-01"},
    ):
        put(store, "demand_step", demand=record, **values)
    assert messages(store) == [
        (record, "办理期限（2026年3月5日）早于交办日期（2026年3月10日）"),
        (record, "答复日期（2026年3月8日）早于交办日期（2026年3月10日）"),
        (record, "销号日期（2026年3月1日）早于交办日期（2026年3月10日）"),
        (record, "销号日期（2026年3月1日）早于登记日期（2026年3月2日）"),
    ]


def test_a_demand_that_went_round_twice_is_not_in_the_wrong_order(store: Store) -> None:
    record = put(store, "demand", title="用电", day="2026-03-02")
    for kind, day in (("答复", "2026-03-08"), ("重新办理", "2026-03-09"), ("交办", "2026-03-10")):
        put(store, "demand_step", demand=record, kind=kind, day=day)
    assert messages(store) == []


def test_a_demand_found_on_a_later_visit_is_named(store: Store) -> None:
    visit = put(store, "visit", day="2026-03-05")
    record = put(store, "demand", title="用工", day="2026-03-02", visit=visit)
    told = "登记日期（2026年3月2日）早于发现它的走访（2026年3月5日）"
    assert messages(store) == [(record, told)]


def test_a_number_used_twice_and_a_demand_without_a_day_are_named(store: Store) -> None:
    first = put(store, "demand", title="用电", day="2026-03-02", number="A1")
    second = put(store, "demand", title="用工", number="a1")
    assert messages(store) == [
        (first, "A1号诉求有2件"),
        (second, "a1号诉求有2件"),
        (second, "没有登记日期，不计入任何月份"),
    ]


def test_what_was_thrown_away_is_not_mentioned(store: Store) -> None:
    record = put(store, "demand", title="用电", day="2026-03-02")
    put(store, "demand_step", demand=record, kind="销号", day="2026-03-01")
    with store.transact("删除") as tx:
        tx.remove("demand", record)
    assert messages(store) == []
