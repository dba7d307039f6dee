"""Whether a meeting can decide, and who stays away again."""

from fractions import Fraction
from typing import Any

import pytest

from secretariat.domains.events.quorum import Quorum, absent_again, quorum
from secretariat.store.store import Store
from tests.domains.events.desk import add, attend, event, person


def held(store: Store, *states: str | None, **values: Any) -> int:
    occasion = event(store, **values)
    for number, state in enumerate(states):
        attend(store, occasion, [person(store, f"张{number}")], state)
    return occasion


def test_every_state_is_kept_apart(store: Store) -> None:
    states = ("出席", "出席", "迟到", "早退", "替会", "请假", "缺席", None, None)
    told = quorum(store.rows, held(store, *states))
    assert (told.expected, told.came, told.in_person) == (9, 5, 4)
    assert (told.late, told.left_early, told.excused, told.absent, told.substitute, told.unrecorded) == (
        1,
        1,
        1,
        1,
        1,
        2,
    )
    assert told.rate() == "55.6%"
    assert (told.needed, told.met) == (6, False)


def test_only_those_who_are_due_count(store: Store) -> None:
    occasion = held(store, "出席", "缺席", "出席")
    attend(store, occasion, [person(store, "列席甲"), person(store, "列席乙")], "出席", role="列席")
    attend(store, occasion, [person(store, "嘉宾")], None, role="特邀")
    add(store, "attendance", event=occasion, person=person(store, "没写身份"), state="出席")
    told = quorum(store.rows, occasion)
    assert (told.expected, told.came) == (4, 3)
    assert set(told.others) == {("列席", 2, 2), ("特邀", 1, 0)}


@pytest.mark.parametrize(
    ("expected", "came", "met"),
    [(3, 2, True), (4, 2, False), (4, 3, True), (100, 66, False), (100, 67, True)],
)
def test_two_thirds_are_enough_and_no_fewer(expected: int, came: int, met: bool) -> None:
    assert Quorum(expected=expected, came=came).met is met


def test_nobody_due_is_no_quorum_and_no_rate(store: Store) -> None:
    told = quorum(store.rows, event(store))
    assert (told.rate(), told.met, told.expected) == ("—", False, 0)


@pytest.mark.parametrize(
    ("setting", "share"),
    [("1/2", Fraction(1, 2)), ("60%", Fraction(3, 5)), ("过半", Fraction(2, 3)), ("0", Fraction(2, 3))],
)
def test_the_office_may_have_another_share(store: Store, setting: str, share: Fraction) -> None:
    add(store, "setting", name="quorum", content=setting)
    assert quorum(store.rows, event(store)).share == share


def test_a_removed_line_counts_no_more(store: Store) -> None:
    occasion = held(store, "出席", "缺席")
    with store.transact("移出名单") as tx:
        tx.remove("attendance", store.rows.find("attendance", state="缺席")[0]["id"])
    assert quorum(store.rows, occasion).rate() == "100.0%"


def test_absences_without_leave_are_counted_within_the_year(store: Store) -> None:
    twice, thrice, excused = (person(store, name) for name in ("张三", "李四", "王五"))
    for day in ("2026-03-05", "2026-06-05", "2026-09-05"):
        occasion = event(store, start=day)
        attend(store, occasion, [thrice], "缺席")
        attend(store, occasion, [excused], "请假")
        attend(store, occasion, [twice], "出席" if day == "2026-06-05" else "缺席")
    attend(store, event(store, start="2025-12-31"), [twice, excused], "缺席")
    attend(store, event(store, start="2026-10-01", cancelled=1), [twice], "缺席")
    attend(store, event(store, start="2026-11-01"), [excused, excused], "缺席", role="列席")
    found = absent_again(store.rows, 2026)
    assert [(one.name, one.times) for one in found] == [("李四", 3), ("张三", 2)]
    assert found[0].message == "“李四”本年无故缺席3次，请按本会章程处理。"
    assert [one.name for one in absent_again(store.rows, "2026", times=3)] == ["李四"]
