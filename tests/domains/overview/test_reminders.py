"""What is due: each sort on its border days, and nothing that is done already."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.domains.overview.reminding.reminders import Reminder, reminders
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction
from tests.domains.overview.roll import put_member

DAY = "2026-11-22"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "商会.db", CATALOG, "临川县工商业联合会") as opened:
        yield opened


def told(store: Store, kind: str, day: str = DAY, days: int = 30) -> list[tuple[str, int]]:
    return [(one.title, one.left) for one in reminders(store.rows, day, days) if one.kind == kind]


def add(store: Store, *records: tuple[str, dict[str, object]]) -> list[int]:
    with store.transact("录入") as tx:
        return [tx.add(name, values) for name, values in records]


def test_nothing_is_due_in_an_empty_file(store: Store) -> None:
    assert reminders(store.rows, DAY) == []


def test_a_task_is_told_from_thirty_days_before_until_it_is_done(store: Store) -> None:
    def task(title: str, due: str, **more: object) -> tuple[str, dict[str, object]]:
        return "task", {"title": title, "due": due, **more}

    add(
        store, task("今天到期", DAY), task("昨天到期", "2026-11-21"), task("第30天", "2026-12-22"),
        task("第31天", "2026-12-23"),
        task("已完成", "2026-11-20", progress="已完成"), task("有完成日期", "2026-11-20", done="2026-11-19"),
        task("只到月", "2026-11"),
    )  # fmt: skip
    assert told(store, "任务") == [("只到月", 8), ("昨天到期", -1), ("今天到期", 0), ("第30天", 30)]


def test_a_chamber_is_told_ninety_days_before_its_term_ends(store: Store) -> None:
    units = add(
        store, *(("organization", {"name": name}) for name in ("甲商会", "乙商会", "丙商会", "丁商会"))
    )
    ends = ("2027-02-20", "2027-02-21", "2026-11-01", "2026-11-01")
    add(store, *(
        ("chamber", {"organization": unit, "term_end": end, "end": "2026-01-01" if place == 3 else None})
        for place, (unit, end) in enumerate(zip(units, ends, strict=True))
    ))  # fmt: skip
    assert told(store, "商会换届") == [("丙商会", -21), ("甲商会", 90)]


def test_a_term_is_over_when_its_successor_began(store: Store) -> None:
    bodies = add(store, ("body", {"name": "执委会"}), ("body", {"name": "监事会"}))
    for body in bodies:
        add(store, ("term", {"body": body, "number": 11, "start": "2021-11-20", "planned_end": "2026-11-20"}))
    add(store, ("term", {"body": bodies[1], "number": 12, "start": "2026-11-10"}))
    assert told(store, "届满换届") == [("执委会", -2)]


def test_an_event_that_passed_without_attendance_is_asked_about(store: Store) -> None:
    person = add(store, ("person", {"name": "单明"}))[0]
    titles = ("没登记", "有出席", "有人次", "已取消", "只有应到", "太早", "今天的")
    days = ("2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", "2024-01-01", DAY)
    events = add(
        store, *(("event", {"title": title, "start": day}) for title, day in zip(titles, days, strict=True))
    )
    with store.transact("登记") as tx:
        tx.add("attendance", {"event": events[1], "person": person, "state": "出席"})
        tx.change("event", events[2], {"headcount": 12})
        tx.change("event", events[3], {"cancelled": 1})
        tx.add("attendance", {"event": events[4], "person": person})
    assert told(store, "活动未登记出席") == [("只有应到", -5), ("没登记", -1)]
    assert told(store, "近期活动") == [("今天的", 0)]


def test_what_is_owed_is_told_as_one_line_that_knows_its_members(store: Store) -> None:
    fees = add(
        store, ("fee", {"year": 2026, "name": "甲厂", "standard": 200_000, "paid": 50_000, "due": "2026-11-30"}),
        ("fee", {"year": 2026, "name": "乙厂", "standard": 200_000, "reduced": 200_000, "due": "2026-11-30"}),
        ("fee", {"year": 2026, "name": "丙厂", "standard": 100_000, "due": "2026-11-30"}),
    )  # fmt: skip
    (one,) = [item for item in reminders(store.rows, DAY) if item.kind == "会费"]
    assert (one.detail, one.ids, one.left) == ("2笔，欠2500元", (fees[0], fees[2]), 8)


def test_a_rights_case_is_due_until_it_is_closed(store: Store) -> None:
    add(
        store, ("rights_case", {"number": "甲", "due": "2026-11-25"}),
        ("rights_case", {"number": "乙", "due": "2026-11-01", "result": "办结"}),
        ("rights_case", {"number": "丙", "due": "2026-11-01", "closed": "2026-10-30"}),
    )  # fmt: skip
    assert told(store, "维权办理") == [("甲", 3)]


def _head(tx: Transaction, name: str, birth: str) -> int:
    put_member(tx, {"organization.name": f"{name}厂", "principal.name": name, "principal.birth": birth})
    return int(tx.find("person", name=name)[0]["id"])


def test_a_birthday_says_whether_it_was_greeted_this_year(store: Store) -> None:
    with store.transact("录入") as tx:
        first, second = _head(tx, "单明", "1975-11-25"), _head(tx, "吴青", "1980-01-02")
        tx.add("greeting", {"person": first, "day": "2026-11-20"})
        tx.add("greeting", {"person": second, "day": "2026-01-02"})
    found: list[Reminder] = [one for one in reminders(store.rows, DAY, 60) if one.kind == "生日"]
    assert [(one.title, one.left, one.done) for one in found] == [("单明", 3, True), ("吴青", 41, False)]


def test_a_programme_is_told_while_visits_are_missing(store: Store) -> None:
    done, short = add(
        store, ("programme", {"name": "送温暖", "end": "2026-12-01", "target": 1}),
        ("programme", {"name": "大走访", "end": "2026-12-01", "target": 2}),
    )  # fmt: skip
    add(store, ("visit", {"programme": done, "day": "2026-11-20", "name": "甲"}),
        ("visit", {"programme": short, "day": "2026-11-20", "name": "乙"}))  # fmt: skip
    assert told(store, "走访方案") == [("大走访", 9)]
