"""What is missing or contradicts itself leads to the event."""

from secretariat.domains.events.checks import bare_names, contradictions, without_attendance
from secretariat.store.store import Store
from tests.domains.events.desk import add, attend, event, person


def messages(store: Store) -> list[tuple[int, str]]:
    return [(one.event, one.message) for one in contradictions(store.rows)]


def test_sound_events_are_not_mentioned(store: Store) -> None:
    head = person(store, "张三", "大山有限公司")
    unit = store.rows.find("organization")[0]["id"]
    add(store, "membership", kind="企业会员", organization=unit, start="2026-03")
    attend(store, event(store, headcount=1, end="2026-03-06"), [head])
    event(store, start=None, cancelled=1)
    event(store, start="2026-03-05", end="2026-03")
    assert messages(store) == []


def test_dates_numbers_and_repeated_people_are_named(store: Store) -> None:
    twice = person(store, "张三")
    backwards = event(store, end="2026-03-04")
    undated = event(store, start=None)
    differing = event(store, headcount=30)
    attend(store, differing, [twice, twice])
    assert messages(store) == [
        (backwards, "结束日期（2026年3月4日）早于活动日期（2026年3月5日）"),
        (undated, "没有活动日期，不计入任何月份"),
        (differing, "“张三”在名单上不止一行"),
        (differing, "登记参加30人次，按名单到会2人次"),
    ]


def test_who_came_before_joining_is_named(store: Store) -> None:
    late, early, guest = (person(store, name, f"{name}公司") for name in ("张三", "李四", "王五"))
    for unit, start in zip(
        store.rows.find("organization"), ("2026-03-06", "2020-01-01", "2026-04-01"), strict=True
    ):
        add(store, "membership", kind="企业会员", organization=unit["id"], start=start)
    occasion = event(store)
    attend(store, occasion, [late, early])
    attend(store, occasion, [guest], role="特邀")
    assert messages(store) == [(occasion, "“张三”参加了活动，但入会日期（2026年3月6日）在活动结束之后")]
    unit = store.rows.find("organization")[0]["id"]
    add(store, "membership", kind="企业会员", organization=unit, end="2019-01-01", end_reason="退会")
    assert messages(store) == [], "an earlier membership whose start is unknown says nothing"


def test_events_nobody_was_noted_for(store: Store) -> None:
    over = event(store, start="2026-03-05")
    event(store, start="2026-03-05", end="2026-03-08")
    event(store, start="2026-03-05", headcount=12)
    event(store, start="2026-03-05", cancelled=1)
    event(store, start="2024-03-05")
    attend(store, event(store), [person(store, "张三")])
    listed = event(store)
    attend(store, listed, [person(store, "李四")], None)
    assert without_attendance(store.rows, "2026-03-08") == [over, listed]
    assert without_attendance(store.rows, "2026-03-05") == []


def test_bare_names_by_event(store: Store) -> None:
    occasion = event(store)
    for name in ("甲", "乙"):
        add(store, "attendance", event=occasion, name=name)
    assert bare_names(store.rows) == {occasion: 2}
