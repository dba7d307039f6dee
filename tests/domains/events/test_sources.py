"""Who is due: the people of a body as of a day, of a duty group, of a named list, or the heads of members."""

from secretariat.domains.events.sources import (
    Source,
    people_of,
    people_of_body,
    people_of_group,
    people_of_list,
    people_of_members,
    sources,
)
from secretariat.store.store import Store
from tests.domains.events.desk import DAY, add, person


def seat(store: Store, body: int, who: int, title: str, **values: object) -> None:
    add(store, "post", body=body, person=who, title=title, **values)


def test_a_body_has_its_people_of_the_day_in_official_order(store: Store) -> None:
    body = add(store, "body", name="执行委员会", kind="执行委员会")
    chair, vice, member, gone, coming = (
        person(store, name) for name in ("主席甲", "副主席乙", "执委丙", "前任丁", "新任戊")
    )
    seat(store, body, member, "执委")
    seat(store, body, vice, "副主席")
    seat(store, body, chair, "主席")
    seat(store, body, chair, "执委")
    seat(store, body, gone, "执委", end="2026-03-05", end_reason="辞去")
    seat(store, body, coming, "执委", start="2026-03-06")
    assert people_of_body(store.rows, body, DAY) == [chair, vice, member]
    assert set(people_of_body(store.rows, body, "2026-03-04")) == {chair, vice, gone, member}
    assert people_of_body(store.rows, body, DAY, ("主席", "副主席")) == [chair, vice]


def test_the_parts_of_a_body_are_offered_from_the_highest_title_down(store: Store) -> None:
    body = add(store, "body", name="执行委员会", kind="执行委员会")
    for name, title in (("甲", "主席"), ("乙", "常委"), ("丙", "常委"), ("丁", "执委")):
        seat(store, body, person(store, name), title)
    found = sources(store.rows, DAY)
    assert [(one.label, one.count) for one in found] == [
        ("执行委员会", 4), ("执行委员会：主席", 1), ("执行委员会：常委及以上", 3)]  # fmt: skip
    assert len(people_of(store.rows, found[2], DAY)) == 3


def test_a_group_has_its_leaders_first_and_only_known_people(store: Store) -> None:
    group = add(store, "duty_group", name="第1组", number=1)
    one, leader = person(store, "甲"), person(store, "乙")
    add(store, "duty_member", duty_group=group, person=one)
    add(store, "duty_member", duty_group=group, person=leader, leader=1)
    add(store, "duty_member", duty_group=group, name="没对应的人")
    assert people_of_group(store.rows, group) == [leader, one]
    assert sources(store.rows, DAY) == [Source("duty_group", group, "第1组", 2)]


def test_a_list_of_enterprises_is_stood_for_by_their_heads(store: Store) -> None:
    named = add(store, "named_list", name="培育对象")
    head, expert, gone = person(store, "甲", "大山有限公司"), person(store, "乙"), person(store, "丙")
    organization = store.rows.find("organization")[0]["id"]
    add(store, "list_entry", named_list=named, organization=organization)
    add(store, "list_entry", named_list=named, person=expert)
    add(store, "list_entry", named_list=named, person=gone, end="2026-01-01")
    assert people_of_list(store.rows, named, DAY) == [head, expert]
    assert [(one.label, one.count) for one in sources(store.rows, DAY)] == [("培育对象", 2)]


def test_members_come_in_person_or_by_their_head(store: Store) -> None:
    head, alone = person(store, "甲", "大山有限公司"), person(store, "乙")
    empty = add(store, "organization", name="无人公司", kind="企业")
    first = store.rows.find("organization")[0]["id"]
    ids = [
        add(store, "membership", kind="个人会员", person=alone),
        add(store, "membership", kind="企业会员", organization=first, start="2020-01-01"),
        add(store, "membership", kind="企业会员", organization=empty),
        add(store, "membership", kind="企业会员", organization=first, start="2010-01-01", end="2015-01-01"),
    ]
    assert people_of_members(store.rows, ids, DAY) == [alone, head]
    whole = sources(store.rows, DAY)[-1]
    assert (whole.kind, whole.count) == ("membership", 3)
    assert people_of(store.rows, whole, DAY) == [alone, head]
