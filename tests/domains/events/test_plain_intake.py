"""Lists of leaders at events, told by title, day and number, and of how kinds are counted."""

from __future__ import annotations

from secretariat.store.store import Store
from tests.domains.plain.desk import cells, seen, states, taken, told

HEAD = ["活动", "活动日期", "期次", "姓名", "职务", "级别"]


def test_leaders_come_to_the_event_of_that_day_and_posts_stay_apart(store: Store) -> None:
    with store.transact("登记") as tx:
        events = tx.add_many("event", [
            {"title": "政企恳谈会", "start": "2026-03-05", "number": 1},
            {"title": "政企恳谈会", "start": "2026-06-05", "number": 2},
        ])  # fmt: skip
    rows = (
        ["政企恳谈会", "2026.6.5", None, None, "副县长"], ["政企恳谈会", None, 2, None, "统战部部长"],
        ["政企恳谈会", "2026.6", None, "郑重", "县长"], ["政企恳谈会", None, None, None, "书记"],
        ["政企恳谈会", None, 1, None, None, "县处级副职"],
    )  # fmt: skip
    preview = seen(store, "event_leaders", HEAD, *rows)
    assert states(preview) == ["新增", "新增", "新增", "存疑", "错误"]
    assert any("「姓名」或「职务」" in one for one in told(preview))
    taken(store, "event_leaders", HEAD, *rows)
    assert [row["event"] for row in store.rows.find("event_leader")] == [events[1]] * 3
    assert cells(store, "event_leaders", "leader", "event_leader.post") == [
        (None, "副县长"), (None, "统战部部长"), ("郑重", "县长"),
    ]  # fmt: skip
    again = (*rows[:2], ["政企恳谈会", None, 2, "郑重", "代县长"])
    assert states(seen(store, "event_leaders", HEAD, *again)) == ["未变", "未变", "更新"]


def test_how_a_kind_is_counted_is_changed_by_its_row(store: Store) -> None:
    head = ["活动类别", "统计口径"]
    taken(store, "kind_mappings", head, ["座谈会", "会议"])
    report = taken(store, "kind_mappings", head, ["座谈会", "培训"], ["沙龙", "会议"])
    assert states(report.preview) == ["更新", "新增"]
    assert cells(store, "kind_mappings", "kind_mapping.kind", "kind_mapping.category") == [
        ("座谈会", "培训"),
        ("沙龙", "会议"),
    ]
