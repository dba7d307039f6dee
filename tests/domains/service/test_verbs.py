"""Registering visits with their problems, steps for many demands at once, and what is refused."""

from typing import Any

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.service.verbs import (
    NewVisit,
    change_demand,
    close,
    correct_step,
    next_numbers,
    record_step,
    register_demand,
    register_visit,
    reopen,
    tell_parties,
)
from secretariat.store.store import Store
from tests.domains.service.office import TODAY, cells, demand, put, step


def test_a_visit_and_its_problems_are_one_operation(store: Store) -> None:
    firm = put(store, "organization", name="临川县金盛建材有限公司")
    before = len(store.rows.query("SELECT id FROM operation"))
    with store.transact("登记走访") as tx:
        values: dict[str, str | int | None] = {
            "organization": firm,
            "day": "2026-03-02",
            "leaders": "王主席",
            "department": "办公室",
        }
        made = register_visit(tx, NewVisit(values, ("用工缺口20人", "", "  贷款续贷难 ")))
    assert len(store.rows.query("SELECT id FROM operation")) == before + 1
    assert cells(store, "visits", "visited", "problems", "problem_count", "times") == [
        ["临川县金盛建材有限公司", "用工缺口20人；贷款续贷难", 2, 1]
    ]
    assert cells(store, "demands", "demand.number", "demand.title", "claimant", "demand.source", "state") == [
        ["2026-001", "用工缺口20人", "临川县金盛建材有限公司", "走访", "已登记"],
        ["2026-002", "贷款续贷难", "临川县金盛建材有限公司", "走访", "已登记"],
    ]
    assert [row["visit"] for row in store.rows.find("demand")] == [made.visit, made.visit]
    labels = [row["label"] for row in store.rows.find("dictionary_entry", dictionary="department")]
    assert labels == ["办公室"]


def test_a_visit_to_nobody_is_refused(store: Store) -> None:
    with pytest.raises(Refusal, match="没有写走访的是谁"), store.transact("登记走访") as tx:
        register_visit(tx, NewVisit({"day": "2026-03-02"}))


def test_numbers_go_on_within_their_year_and_are_never_given_twice(store: Store) -> None:
    with store.transact("登记") as tx:
        for number in ("2026-007", "2025-031", "甲5", "2026-1000"):
            register_demand(tx, {"title": "诉求", "number": number})
        assert next_numbers(tx, "2026", 2) == ["2026-1001", "2026-1002"]
        assert next_numbers(tx, "2025") == ["2025-032"] and next_numbers(tx, "2027") == ["2027-001"]
        with pytest.raises(Refusal, match="诉求编号2026-007已有一件"):
            register_demand(tx, {"title": "另一件", "number": "2026-007"})


def test_ten_are_given_out_at_once_with_the_offices_deadline(store: Store) -> None:
    put(store, "setting", name="demand_days", content="15")
    with store.transact("登记") as tx:
        made = [demand(tx, f"诉求{n}", number=f"2026-{n:03d}") for n in range(10)]
    with store.transact("交办") as tx:
        told = record_step(tx, made, {"kind": "交办", "day": "2026-03-02", "department": "县工信局"})
    assert len(told.steps) == 10 and not told.problems
    shown = cells(store, "demands", "state", "department", "assigned_on", "due", "punctuality", "days_left")
    assert shown == [["已交办", "县工信局", "2026-03-02", "2026-03-17", "逾期", -250]] * 10


@pytest.mark.parametrize(
    ("values", "message", "column"),
    [
        ({"kind": "销号", "day": "2026-03-01"}, "销号日期早于登记日期（2026-03-02）", "日期"),
        ({"kind": "交办", "day": "2026-03-01"}, "交办日期早于登记日期（2026-03-02）", "日期"),
        ({"kind": "答复", "day": "2026-03-04"}, "答复日期早于交办日期（2026-03-05）", "日期"),
        ({"kind": "销号", "day": "2026-03-04"}, "销号日期早于交办日期（2026-03-05）", "日期"),
        (
            {"kind": "延期", "day": "2026-03-20", "due": "2026-03-01"},
            "办理期限早于延期日期（2026-03-20）",
            "办理期限",
        ),
    ],
)
def test_what_cannot_have_happened_is_told_with_its_field(
    store: Store, values: dict[str, Any], message: str, column: str
) -> None:
    with store.transact("登记") as tx:
        one = demand(tx, "用工难", number="2026-001")
        step(tx, one, "交办", "2026-03-05", department="县人社局")
        told = record_step(tx, [one], values)
    assert not told.steps
    assert [(one.message, one.column) for one in told.problems] == [(f"2026-001号诉求：{message}", column)]
    assert len(store.rows.find("demand_step")) == 1


def test_a_month_alone_contradicts_nothing_within_it(store: Store) -> None:
    with store.transact("登记") as tx:
        one = demand(tx, "用工难", "2026-03-20")
        assert record_step(tx, [one], {"kind": "交办", "day": "2026-03"}).steps


def test_the_possible_ones_of_many_are_recorded_and_the_others_told(store: Store) -> None:
    with store.transact("登记") as tx:
        early, late = demand(tx, "早的", "2026-03-01"), demand(tx, "晚的", "2026-03-09")
        told = record_step(tx, [early, late], {"kind": "交办", "day": "2026-03-05"})
    assert list(told.steps) == [early]
    assert told.problems[0].message.startswith("“晚的”：交办日期早于登记日期")


def test_closing_twice_and_giving_out_what_is_closed_is_refused_until_it_is_taken_up_again(
    store: Store,
) -> None:
    with store.transact("登记") as tx:
        one = demand(tx, "用工难")
        step(tx, one, "交办", "2026-03-05", department="县人社局")
        assert close(tx, [one], "2026-03-20", satisfaction="满意", lesson="建专班").steps
        assert "已经销号了" in close(tx, [one], "2026-03-21").problems[0].message
        again = record_step(tx, [one], {"kind": "交办", "day": "2026-03-21"})
        assert "请记为“重新办理”" in again.problems[0].message
        assert reopen(tx, [one], "2026-03-22", content="企业反映又缺人").steps
    shown = cells(store, "demands", "state", "satisfaction", "lesson", "due", "closed_on")
    assert shown == [["办理中", None, "建专班", "2026-04-21", None]]


def test_a_recorded_step_is_corrected_under_the_same_checks(store: Store) -> None:
    with store.transact("登记") as tx:
        one = demand(tx, "用工难")
        step(tx, one, "交办", "2026-03-05", department="县人社局")
        step(tx, one, "销号", "2026-03-20")
    closing = store.rows.find("demand_step", kind="销号")[0]["id"]
    with store.transact("修改") as tx:
        correct_step(tx, closing, {"day": "2026-03-25", "satisfaction": "满意"})
    assert cells(store, "demands", "closed_on", "satisfaction") == [["2026-03-25", "满意"]]
    with pytest.raises(Refusal, match="销号日期早于交办日期"), store.transact("修改") as tx:
        correct_step(tx, closing, {"day": "2026-03-04"})
    given = store.rows.find("demand_step", kind="交办")[0]["id"]
    with pytest.raises(Refusal, match="交办日期晚于销号日期（2026-03-25）"), store.transact("修改") as tx:
        correct_step(tx, given, {"day": "2026-03-26"})


def test_a_demand_cannot_be_registered_after_something_was_done_about_it(store: Store) -> None:
    with store.transact("登记") as tx:
        one = demand(tx, "用工难")
        step(tx, one, "交办", "2026-03-05")
    with pytest.raises(Refusal, match="登记日期晚于交办日期（2026-03-05）"), store.transact("修改") as tx:
        change_demand(tx, one, {"day": "2026-03-06"})
    with store.transact("修改") as tx:
        assert change_demand(tx, one, {"day": "2026-03-04", "category": "用工"})
    assert cells(store, "demands", "demand.day", "demand.category", day=TODAY) == [["2026-03-04", "用工"]]


def test_names_are_linked_once_their_unit_is_registered_and_only_where_one_has_the_name(store: Store) -> None:
    with store.transact("登记") as tx:
        tx.add("visit", {"name": "青溪茶厂"})
        for name in ("青溪茶厂", "老街餐饮店", "同名公司", "王伟"):
            demand(tx, "用工难", name=name)
    tea = put(store, "organization", name="青溪茶厂")
    for _ in range(2):
        put(store, "organization", name="同名公司")
    put(store, "person", name="王伟")
    with store.transact("对应企业") as tx:
        assert tell_parties(tx) == (2, ["老街餐饮店", "同名公司", "王伟"])
    assert [(row["organization"], row["name"]) for row in store.rows.find("visit")] == [(tea, None)]
    assert [row["organization"] for row in store.rows.find("demand")] == [tea, None, None, None]
    with store.transact("对应企业") as tx:
        assert tell_parties(tx)[0] == 0
