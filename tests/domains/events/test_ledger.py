"""The lists: counts beside each event, the category by the office's mapping, 未登记 where nothing was noted."""

from typing import Any

from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.store import Store
from tests.domains.events.desk import add, attend, event, person


def cells(store: Store, ledger: str, *keys: str) -> list[list[Any]]:
    listing = Listing(store.rows, store.catalog.ledgers[ledger])
    return listing.rows(listing.ids(), keys)


def test_the_counts_of_an_event_stand_beside_it(store: Store) -> None:
    occasion = event(store)
    attend(store, occasion, [person(store, "张三"), person(store, "李四")])
    attend(store, occasion, [person(store, "王五")], "请假")
    attend(store, occasion, [person(store, "赵六")], role="列席")
    event(store, headcount=25)
    planned = event(store)
    attend(store, planned, [person(store, "钱七")], None)
    assert cells(store, "events", "due", "came", "rate", "times") == [
        [3, 2, "66.7%", 3], [None, None, None, 25], [1, None, None, None]]  # fmt: skip


def test_the_category_follows_the_office(store: Store) -> None:
    event(store, kind="培训")
    event(store, kind=None)
    assert cells(store, "events", "category") == [["座谈讲座"], [None]]
    mapped = add(store, "kind_mapping", kind="培训", category="服务交流")
    assert cells(store, "events", "category") == [["服务交流"], [None]]
    with store.transact("删除") as tx:
        tx.remove("kind_mapping", mapped)
    assert cells(store, "events", "category") == [["座谈讲座"], [None]]


def test_leaders_are_shown_with_post_and_rank(store: Store) -> None:
    occasion = event(store)
    add(store, "event_leader", event=occasion, name="张三", post="副县长", rank="处级")
    add(store, "event_leader", event=occasion, post="县政协副主席", rank="处级")
    assert cells(store, "events", "leaders", "leader_ranks") == [["副县长张三；县政协副主席", "处级、处级"]]


def test_unrecorded_is_said_and_can_be_filtered(store: Store) -> None:
    occasion = event(store, number=3)
    attend(store, occasion, [person(store, "张三")], None)
    attend(store, occasion, [person(store, "李四")], "请假")
    add(store, "attendance", event=occasion, name="王五", unit="大山有限公司厂长", state="出席")
    found = cells(
        store, "attendance", "attendee", "recorded", "event.start", "event.number", "event.kind", "job"
    )
    assert found == [
        ["张三", "未登记", "2026-03-05", 3, "会议", None], ["李四", "请假", "2026-03-05", 3, "会议", None],
        ["王五", "出席", "2026-03-05", 3, "会议", "厂长"],
    ]  # fmt: skip
    listing = Listing(store.rows, store.catalog.ledgers["attendance"])
    assert len(listing.select(ListQuery(filters=(Filter("recorded", "is", "未登记"),)))) == 1


def test_events_are_found_by_a_leader(store: Store) -> None:
    occasion = event(store)
    event(store)
    add(store, "event_leader", event=occasion, name="欧阳文", post="副县长")
    listing = Listing(store.rows, store.catalog.ledgers["events"])
    assert listing.select(ListQuery(search="欧阳文")) == [occasion]
