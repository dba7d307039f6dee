"""What a clerk does with members, one by one and many at a time."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.members.verbs import (
    add_member,
    change_member,
    change_members,
    end_memberships,
    reinstate,
    remove_members,
)
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction
from tests.domains.members.office import (
    CODE,
    CODES,
    END,
    ENTERPRISE,
    GROUP,
    HEAD,
    ID,
    ID_A,
    INDIVIDUAL,
    KIND,
    NAME,
    PHONE,
    START,
    TOWN,
    dump,
    lines,
    operations,
    people,
    taken,
)

TODAY, YESTERDAY = date.today().isoformat(), (date.today() - timedelta(days=1)).isoformat()
POST, CONTACT, COMPANY, REASON = "principal_job.post", "contact.name", "company.name", "membership.end_reason"
STEEL = {NAME: "临川县金盛钢构有限公司", CODE: CODES[0], HEAD: "王建国", PHONE: "13800000001", POST: "总经理"}
PERSON = {KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, COMPANY: "甲商行", POST: "店主"}


def do(store: Store, verb: Callable[..., Any], *arguments: object, **more: object) -> Any:
    with store.transact("操作") as tx:
        return verb(tx, *arguments, **more)


def refused(store: Store, verb: Callable[..., object], *arguments: object) -> str:
    before, count = dump(store), operations(store)
    with pytest.raises(Refusal) as caught:
        do(store, verb, *arguments)
    assert (dump(store), operations(store)) == (before, count)
    return str(caught.value)


def test_a_member_needs_a_name(store: Store) -> None:
    assert "会员名称" in refused(store, add_member, {KIND: ENTERPRISE, TOWN: "城关镇", HEAD: "王建国"})
    assert "姓名" in refused(store, add_member, {KIND: INDIVIDUAL, PHONE: "13800000001"})


def test_adding_uses_the_person_and_the_organization_that_are_known(store: Store) -> None:
    do(store, add_member, STEEL)
    do(store, add_member, {NAME: "乙物流有限公司", HEAD: "王建国", PHONE: "13800000001"})
    do(store, add_member, PERSON)
    do(store, add_member, {NAME: "甲商行", KIND: ENTERPRISE})
    assert people(store) == ["王建国", "张伟"]
    assert len(store.rows.find("organization")) == 3


def test_who_is_a_member_already_is_refused(store: Store) -> None:
    do(store, add_member, STEEL)
    do(store, add_member, PERSON)
    assert "已经是会员" in refused(store, add_member, {NAME: "换个名字有限公司", CODE: CODES[0]})
    assert "已经是会员" in refused(store, add_member, PERSON)


def test_who_left_may_be_added_again(store: Store) -> None:
    first = do(store, add_member, STEEL)
    do(store, end_memberships, [first], "2024-01-01", "自愿退会")
    do(store, add_member, {**STEEL, START: "2025-01-01"})
    assert lines(store, START, END) == [(None, "2024-01-01"), ("2025-01-01", None)]
    assert len(store.rows.find("organization")) == 1
    assert "重新入会" in refused(store, reinstate, first)


def test_changing_cells_of_every_part(store: Store) -> None:
    number = do(store, add_member, STEEL)
    changes = {TOWN: "城关镇", PHONE: None, POST: "董事长", CONTACT: "李芳", "contact.mobile": "13800000002",
               "chamber.name": "建材商会", "membership.number": "A1", KIND: GROUP}  # fmt: skip
    assert do(store, change_member, number, changes)
    assert lines(store, *changes) == [tuple(changes.values())]
    assert not do(store, change_member, number, changes)


def test_a_name_is_corrected_or_somebody_else_takes_the_seat(store: Store) -> None:
    number = do(store, add_member, STEEL)
    do(store, change_member, number, {HEAD: "王建囯"})
    assert people(store) == ["王建囯"]
    do(
        store,
        change_member,
        number,
        {HEAD: "赵强", PHONE: "13911111111", POST: "经理"},
        replaced=("principal",),
    )
    assert lines(store, HEAD, PHONE, POST) == [("赵强", "13911111111", "经理")]
    assert lines(store, HEAD, PHONE, POST, as_of=YESTERDAY) == [("王建囯", "13800000001", "总经理")]


def test_a_known_person_who_takes_a_seat_keeps_what_is_known_and_gets_the_rest(store: Store) -> None:
    do(store, add_member, PERSON)
    number = do(store, add_member, STEEL)
    newcomer = {HEAD: "张伟", ID: ID_A, PHONE: "13922222222", "principal.education": "大学"}
    do(store, change_member, number, newcomer, replaced=("principal",))
    assert people(store) == ["张伟", "王建国"]
    assert lines(store, PHONE, "principal.education") == [("13922222222", "大学")] * 2


def test_a_seat_may_fall_vacant(store: Store) -> None:
    number = do(store, add_member, STEEL)
    do(store, change_member, number, {HEAD: None})
    assert lines(store, HEAD, PHONE) == [(None, None)]
    assert people(store) == ["王建国"]
    assert "负责人的姓名" in refused(store, change_member, number, {PHONE: "13800000009"})


def test_a_holder_who_leaves_tomorrow_still_holds_the_seat_today(store: Store) -> None:
    number = do(store, add_member, STEEL)
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    with store.transact("预定离任") as tx:
        tx.change("employment", 1, {"end": tomorrow})
    assert lines(store, HEAD) == [("王建国",)]
    assert lines(store, HEAD, as_of=tomorrow) == [(None,)]
    do(store, change_member, number, {POST: "顾问"})
    assert lines(store, POST) == [("顾问",)]


def test_an_individual_changes_name_township_and_work(store: Store) -> None:
    number = do(store, add_member, PERSON)
    do(store, change_member, number, {NAME: "张炜", TOWN: "大坪乡", POST: "经理"})
    assert lines(store, NAME, HEAD, TOWN, COMPANY, POST) == [("张炜", "张炜", "大坪乡", "甲商行", "经理")]
    do(store, change_member, number, {COMPANY: "乙商行"})
    assert lines(store, COMPANY, POST) == [("乙商行", None)]
    do(store, change_member, number, {COMPANY: None})
    assert lines(store, COMPANY) == [(None,)]
    assert "工作单位" in refused(store, change_member, number, {POST: "店主"})


def test_what_a_kind_of_member_has_not_is_refused_in_words(store: Store) -> None:
    unit, person = do(store, add_member, STEEL), do(store, add_member, PERSON)
    assert "个人会员" in refused(store, change_member, person, {"organization.capital": 100})
    assert "没有" in refused(store, change_member, person, {CONTACT: "李芳"})
    assert "没有" in refused(store, change_member, unit, {COMPANY: "甲商行"})
    for number, kind in ((unit, INDIVIDUAL), (person, GROUP)):
        assert "不能互换" in refused(store, change_member, number, {KIND: kind})


def test_status_is_a_stage_and_leaving_has_its_own_verb(store: Store) -> None:
    number = do(store, add_member, STEEL)
    do(store, change_member, number, {"status": "暂停"})
    assert lines(store, "status") == [("暂停",)]
    assert "请用“退会”" in refused(store, change_member, number, {"status": "除名"})


def test_bulk_change_counts_who_really_changed(store: Store) -> None:
    taken(store, [{NAME: f"第{at}商行", TOWN: "城关镇" if at < 2 else None} for at in range(5)])
    numbers = [1, 2, 3, 4, 5]
    assert do(store, change_members, numbers, TOWN, "城关镇") == 3
    assert do(store, change_members, numbers, "membership.number", "A") == 5
    assert do(store, change_members, numbers, "chamber.name", "城关商会") == 5
    count = operations(store)
    assert do(store, change_members, numbers, TOWN, "城关镇") == 0
    assert operations(store) == count


def test_ending_and_taking_it_back(store: Store) -> None:
    number = do(store, add_member, {**STEEL, START: "2018-05"})
    assert "早于入会日期" in refused(store, end_memberships, [number], "2018-04-30", "除名")
    do(store, end_memberships, [number], "2018", "除名")
    assert lines(store, END, REASON, "status") == [("2018", "除名", "除名")]
    assert "已经退会" in refused(store, end_memberships, [number], "2024-01-01", "除名")
    do(store, reinstate, number)
    assert lines(store, END, REASON, "status") == [(None, None, "在册")]


@pytest.mark.parametrize(
    ("day", "status", "scope"), [(-1, "在册", "current"), (0, "除名", "ended"), (1, "除名", "ended")]
)
def test_the_last_day_is_the_day_before_the_end(store: Store, day: int, status: str, scope: str) -> None:
    number = do(store, add_member, STEEL)
    do(store, end_memberships, [number], "2024-03-01", "除名")
    as_of = (date(2024, 3, 1) + timedelta(days=day)).isoformat()
    listing = Listing(store.rows, store.catalog.ledgers["members"])
    assert lines(store, "status", as_of=as_of) == [(status,)]
    for one in ("current", "ended"):
        found = listing.select(ListQuery(as_of=as_of, scope=one))
        assert found == ([number] if one == scope else [])


def test_an_end_yet_to_come_does_not_end_it_now(store: Store) -> None:
    number = do(store, add_member, STEEL)
    do(store, end_memberships, [number], (date.today() + timedelta(days=1)).isoformat(), "转出")
    listing = Listing(store.rows, store.catalog.ledgers["members"])
    assert listing.select(ListQuery()) == [number]
    assert lines(store, "status") == [("在册",)]


def test_removing_takes_what_nothing_else_needs_and_restoring_brings_it_back(store: Store) -> None:
    taken(store, [
        {**STEEL, CONTACT: "李芳"},
        {NAME: "乙物流有限公司", HEAD: "王建国", PHONE: "13800000001", CONTACT: "周敏"},
        {NAME: "丙酒店有限公司", "chamber.name": "乙物流有限公司"},
        PERSON,
    ])  # fmt: skip
    before = dump(store)
    do(store, remove_members, [1, 2])
    assert people(store) == [
        "王建国",
        "周敏",
        "张伟",
    ]  # 乙 stays as the chamber of 丙, and its people with it
    assert [row["name"] for row in store.rows.find("organization")] == [
        "乙物流有限公司",
        "丙酒店有限公司",
        "甲商行",
    ]
    do(store, lambda tx: tx.restore("membership", 1))
    assert lines(store, NAME, HEAD, CONTACT)[0] == (STEEL[NAME], "王建国", "李芳")
    do(store, lambda tx: tx.restore("membership", 2))
    assert dump(store) == before


def test_of_many_removed_at_once_one_comes_back_alone(store: Store) -> None:
    taken(store, [{NAME: f"第{at}商行", HEAD: "王建国", PHONE: "13800000001"} for at in range(3)])
    do(store, remove_members, [1, 2, 3])
    assert people(store) == []
    do(store, lambda tx: tx.restore("membership", 2))
    assert lines(store, NAME, HEAD) == [("第1商行", "王建国")]
    assert len(store.rows.find("employment")) == 1


def test_removing_a_member_leaves_the_workplace_of_another(store: Store) -> None:
    taken(store, [{NAME: "甲商行", HEAD: "周敏"}, PERSON])
    do(store, remove_members, [1])
    assert lines(store, NAME, COMPANY) == [("张伟", "甲商行")]


@pytest.mark.parametrize("entity", ["organization", "person"])
def test_what_a_member_is_made_of_cannot_be_removed_from_under_it(store: Store, entity: str) -> None:
    taken(store, [STEEL if entity == "organization" else PERSON])
    why = refused(store, Transaction.remove, entity, 1)
    assert "1条会员记录" in why


def test_undo_of_each_verb_restores_bit_for_bit(store: Store) -> None:
    taken(store, [STEEL, PERSON, {NAME: "乙物流有限公司", HEAD: "王建国", PHONE: "13800000001"}])
    steps: list[Callable[[Transaction], object]] = [
        lambda tx: add_member(tx, {NAME: "新会员有限公司", TOWN: "新镇", HEAD: "钱勇"}),
        lambda tx: change_member(tx, 1, {HEAD: "赵强", TOWN: "城关镇"}, ("principal",)),
        lambda tx: change_members(tx, [1, 2, 3], TOWN, "大坪乡"),
        lambda tx: end_memberships(tx, [1, 2], "2024-01-01", "除名"),
        lambda tx: remove_members(tx, [1, 2, 3]),
    ]
    for step in steps:
        before = dump(store)
        with store.transact("操作") as tx:
            step(tx)
        assert dump(store) != before
        store.undo()
        assert dump(store) == before
