"""What is done with a list of attendance: nobody twice, nothing lost, and the next of a series begins empty."""

from collections.abc import Sequence

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.events.naming import Named, read_names
from secretariat.domains.events.telling import Teller, Told
from secretariat.domains.events.verbs import (
    Taken,
    cancel_event,
    copy_event,
    expect,
    mark,
    take_names,
    tell_attendee,
    tell_attendees,
)
from secretariat.store.store import Store
from tests.domains.events.desk import add, attend, event, marks, person


def take(store: Store, occasion: int, answers: Sequence[Told], state: str | None) -> Taken:
    with store.transact("粘贴名单") as tx:
        return take_names(tx, occasion, answers, state)


def test_expecting_people_twice_puts_each_on_the_list_once(store: Store) -> None:
    occasion, people = event(store), [person(store, name) for name in ("张三", "李四")]
    with store.transact("应到") as tx:
        assert expect(tx, occasion, [*people, people[0]]) == 2
        assert expect(tx, occasion, people, role="列席") == 0
    assert marks(store, occasion) == [("张三", None), ("李四", None)]
    assert {row["role"] for row in store.rows.find("attendance")} == {"应到"}


def test_a_removed_event_takes_nobody(store: Store) -> None:
    occasion, somebody = event(store), person(store, "张三")
    with store.transact("删除") as tx:
        tx.remove("event", occasion)
    with pytest.raises(Refusal, match="已不存在"), store.transact("应到") as tx:
        expect(tx, occasion, [somebody])


def test_marking_counts_real_changes_and_keeps_reasons(store: Store) -> None:
    occasion = event(store)
    attend(store, occasion, [person(store, "张三"), person(store, "李四")], None)
    one, other = (row["id"] for row in store.rows.find("attendance"))
    with store.transact("登记") as tx:
        tx.change("attendance", one, {"reason": "出差", "state": "请假"})
        assert mark(tx, {one: "出席", other: "缺席"}) == 2
        assert mark(tx, {one: "出席"}) == 0
    assert store.rows.get("attendance", one)["reason"] == "出差"  # type: ignore[index]
    with store.transact("登记") as tx:
        mark(tx, {other: None})
    assert marks(store, occasion) == [("张三", "出席"), ("李四", None)]


def test_a_pasted_list_marks_adds_and_keeps_unknown_names(store: Store) -> None:
    occasion, due = event(store), person(store, "张三")
    known = person(store, "李四", "大山有限公司")
    attend(store, occasion, [due], None)
    answers = Teller(store.rows, occasion).tell_all(
        read_names("张三、李四（大山有限公司）\n生面孔\n王五 某某公司")
    )
    assert take(store, occasion, answers, "出席") == Taken(added=3, marked=1, bare=2)
    assert marks(store, occasion) == [
        ("张三", "出席"),
        ("李四", "出席"),
        ("生面孔", "出席"),
        ("王五", "出席"),
    ]
    assert store.rows.find("attendance", person=known)[0]["unit"] == "大山有限公司"
    assert take(store, occasion, answers, "出席") == Taken(), "the same list again changes nothing"


def test_a_list_without_a_state_leaves_what_was_noted(store: Store) -> None:
    occasion, due = event(store), person(store, "张三")
    attend(store, occasion, [due], "请假")
    take(store, occasion, [Told(Named("张三"), due)], None)
    assert marks(store, occasion) == [("张三", "请假")]


def test_bare_names_are_told_when_the_roll_has_come_in(store: Store) -> None:
    occasion = event(store)
    take(store, occasion, [Told(Named("张三", "大山有限公司")), Told(Named("李四"))], "出席")
    known = person(store, "张三", "大山有限公司")
    person(store, "李四")
    with store.transact("对应人员") as tx:
        assert tell_attendees(tx, occasion) == 1
    assert [row["person"] for row in store.rows.find("attendance")] == [known, None]
    assert marks(store, occasion) == [("张三", "出席"), ("李四", "出席")]


def test_a_bare_name_that_is_somebody_on_the_list_joins_that_line(store: Store) -> None:
    occasion, due = event(store), person(store, "张三", "大山有限公司")
    attend(store, occasion, [due], None)
    bare = add(
        store, "attendance", event=occasion, name="张三", unit="大山有限公司", state="迟到", reason="堵车"
    )
    with store.transact("对应人员") as tx:
        assert tell_attendees(tx, occasion) == 1
    left = store.rows.find("attendance", event=occasion)
    assert [(row["person"], row["state"], row["reason"], row["name"]) for row in left] == [
        (due, "迟到", "堵车", None)
    ]
    removed = store.rows.get("attendance", bare)
    assert removed is not None and removed["removed"] is not None, "the other line is in the recycle bin"


def test_a_clerk_says_whom_a_name_means(store: Store) -> None:
    occasion, chosen = event(store), person(store, "张三")
    bare = add(store, "attendance", event=occasion, name="老张", state="出席")
    with store.transact("对应人员") as tx:
        tell_attendee(tx, bare, chosen)
    assert marks(store, occasion) == [("张三", "出席")]


def test_cancelling_keeps_the_list_and_says_why(store: Store) -> None:
    occasion = event(store, remark="已发通知")
    attend(store, occasion, [person(store, "张三")], None)
    with store.transact("取消活动") as tx:
        assert cancel_event(tx, occasion, "台风")
    row = store.rows.get("event", occasion)
    assert row is not None and (row["cancelled"], row["remark"]) == (1, "已发通知；取消：台风")
    assert len(marks(store, occasion)) == 1


@pytest.mark.parametrize(
    ("title", "number", "following"),
    [
        ("调研·第9次轮值活动", 9, "调研·第10次轮值活动"),
        ("第九次执委会", 9, "第十次执委会"),
        ("第3届第9次会议", 9, "第3届第10次会议"),
        ("银企座谈会", 9, "银企座谈会"),
        ("第9次轮值活动", None, "第9次轮值活动"),
    ],
)
def test_the_next_of_a_series_is_counted_on(
    store: Store, title: str, number: int | None, following: str
) -> None:
    occasion = event(store, title, number=number, place="三楼会议室", cost=5000, summary="很好")
    attend(store, occasion, [person(store, "张三")])
    with store.transact("复制活动") as tx:
        made = store.rows.get("event", copy_event(tx, occasion))
    assert made is not None
    assert (made["title"], made["number"]) == (following, None if number is None else number + 1)
    assert (made["place"], made["kind"]) == ("三楼会议室", "会议")
    assert made["start"] is made["cost"] is made["summary"] is None
    assert marks(store, made["id"]) == []
