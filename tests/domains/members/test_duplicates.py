"""Doubles are found, told apart for good, and merged without loss."""

from secretariat.domains.members.duplicates import (
    Typed,
    alike_while_typing,
    declare_distinct,
    find_duplicates,
    merge_records,
)
from secretariat.store.store import Store
from tests.domains.members.office import (
    CODE,
    CODES,
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
    people,
    taken,
)

CONTACT = "contact.name"


def pairs(store: Store) -> list[tuple[str, int, int, str]]:
    return [(pair.entity, pair.one, pair.other, pair.reason) for pair in find_duplicates(store.rows)]


def add(store: Store, entity: str, **values: object) -> int:
    with store.transact("录入") as tx:
        return tx.add(entity, values)


def test_organizations_of_one_code_of_one_name_and_of_similar_names(store: Store) -> None:
    add(store, "organization", name="临川县金盛钢构有限公司", credit_code=CODES[0])
    add(store, "organization", name="临川县明珠酒店有限公司", credit_code=CODES[0])
    add(store, "organization", name="临川县金盛钢构有限责任公司")
    add(store, "organization", name="临川县金盛钢构(有限)公司")
    found = pairs(store)
    assert found[0] == ("organization", 1, 2, "统一社会信用代码相同")
    assert ("organization", 1, 3, "名称相近") in found


def test_people_of_one_id_number_of_one_phone_and_of_one_firm(store: Store) -> None:
    firm = add(store, "organization", name="甲建材有限公司")
    code, phone = {"id_number": ID_A}, {"mobile": "13800000001"}
    for values in (code, code, phone, phone, {}, {}):
        add(store, "person", name="张伟", **values)
    for person in (5, 6):
        add(store, "employment", person=person, organization=firm, role="任职")
    assert pairs(store) == [
        ("person", 1, 2, "身份证号相同"), ("person", 3, 4, "姓名和手机相同"), ("person", 5, 6, "姓名和单位相同"),
    ]  # fmt: skip


def test_homonyms_with_two_id_numbers_are_no_doubles(store: Store) -> None:
    add(store, "person", name="张伟", id_number=ID_A, mobile="13800000001")
    add(store, "person", name="张伟", id_number="361002198107089677", mobile="13800000001")
    assert pairs(store) == []


def test_what_was_declared_distinct_is_not_asked_again_even_after_a_merge(store: Store) -> None:
    for _ in range(3):
        add(store, "person", name="张伟", mobile="13800000001")
    with store.transact("不是同一人") as tx:
        declare_distinct(tx, find_duplicates(tx)[0])
    assert [pair[1:3] for pair in pairs(store)] == [(1, 3), (2, 3)]
    with store.transact("合并") as tx:
        merge_records(tx, "person", 3, 2, {})
    assert pairs(store) == []


def test_typing_tells_what_is_sure_and_what_only_looks_alike(store: Store) -> None:
    taken(store, [{NAME: "临川县金盛钢构有限公司", CODE: CODES[0], HEAD: "王建国", PHONE: "13800000001"}])
    rows = store.rows
    assert alike_while_typing(rows, Typed(code=CODES[0])) == [("organization", 1, "统一社会信用代码相同")]
    assert alike_while_typing(rows, Typed(name="临川县金盛钢构有限公司")) == [("organization", 1, "名称相同")]
    assert alike_while_typing(rows, Typed(name="金盛钢构股份有限公司")) == []
    assert alike_while_typing(rows, Typed(name="临川县金盛钢构股份有限公司")) == [
        ("organization", 1, "名称相近")
    ]
    sure = alike_while_typing(rows, Typed(person="王建国", mobile="13800000001"))
    assert sure == [("person", 1, "姓名和手机相同")]
    assert alike_while_typing(rows, Typed(person="王建国"))[0][2].startswith("同名")
    own = frozenset({("organization", 1), ("person", 1)})
    assert alike_while_typing(rows, Typed("临川县金盛钢构有限公司", CODES[0], "王建国", own=own)) == []


def test_a_short_beginning_warns_of_nobody(store: Store) -> None:
    taken(store, [{NAME: "临川县金盛钢构有限公司"}])
    assert alike_while_typing(store.rows, Typed(name="临")) == []


def test_merging_organizations_keeps_everybody_and_everything(store: Store) -> None:
    taken(store, [
        {NAME: "临川县金盛钢构有限公司", CODE: CODES[0], HEAD: "王建国", PHONE: "13800000001", START: "2018-05",
         "membership.number": "A001", "membership.remark": "老会员", "principal_job.post": "总经理"},
        {NAME: "金盛钢构", HEAD: "赵强", TOWN: "城关镇", CONTACT: "李芳", START: "2020",
         "membership.number": "B007", "membership.remark": "微信群里报名"},
        {KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, "company.name": "金盛钢构"},
        {NAME: "丙建材有限公司", "chamber.name": "金盛钢构"},
    ])  # fmt: skip
    before = dump(store)
    with store.transact("合并单位") as tx:
        merge_records(tx, "organization", 1, 2, {})
    found = lines(store, NAME, TOWN, HEAD, CONTACT, START, "membership.number", "membership.remark")
    assert found[0] == (
        "临川县金盛钢构有限公司", "城关镇", "王建国", "李芳", "2018-05", "A001",
        "老会员；微信群里报名；合并前另有会员编号：B007，入会日期：2020年",
    )  # fmt: skip
    assert len(found) == 3
    jobs = store.rows.find("employment", organization=1)
    assert sorted((store.rows.title("person", job["person"]), job["role"]) for job in jobs) == [
        ("张伟", "任职"), ("李芳", "联系人"), ("王建国", "负责人"), ("赵强", "任职"),
    ]  # fmt: skip
    assert lines(store, "company.name", "chamber.name")[1:] == [
        ("临川县金盛钢构有限公司", None), (None, "临川县金盛钢构有限公司"),
    ]  # fmt: skip
    store.undo()
    assert dump(store) == before


def test_the_kept_organizations_own_holder_stays_even_if_entered_later(store: Store) -> None:
    taken(store, [{NAME: "金盛钢构", HEAD: "赵强"}, {NAME: "临川县金盛钢构有限公司", HEAD: "王建国"}])
    with store.transact("合并单位") as tx:
        merge_records(tx, "organization", 2, 1, {})
    assert lines(store, HEAD) == [("王建国",)]


def test_chosen_values_win(store: Store) -> None:
    taken(store, [{NAME: "甲建材有限公司", TOWN: "城关镇"}, {NAME: "甲建材厂", TOWN: "大坪乡"}])
    with store.transact("合并单位") as tx:
        merge_records(tx, "organization", 1, 2, {"town": "大坪乡"})
    assert lines(store, NAME, TOWN) == [("甲建材有限公司", "大坪乡")]


def test_merging_people_keeps_every_post_and_seat(store: Store) -> None:
    taken(store, [
        {NAME: "甲建材有限公司", HEAD: "张伟", PHONE: "13800000001", "principal_job.post": "总经理"},
        {NAME: "乙物流有限公司", HEAD: "张伟", PHONE: "13800000002", CONTACT: "张伟"},
        {KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A},
    ])  # fmt: skip
    for person, post in ((1, None), (2, "顾问")):
        add(store, "employment", person=person, organization=1, role="任职", post=post)
    assert people(store) == ["张伟"] * 3
    with store.transact("合并人员") as tx:
        merge_records(tx, "person", 1, 2, {"mobile": "13800000001、13800000002"})
        merge_records(tx, "person", 1, 3, {})
    assert people(store) == ["张伟"]
    assert lines(store, HEAD, PHONE, ID, CONTACT) == [
        ("张伟", "13800000001、13800000002", ID_A, None),
        ("张伟", "13800000001、13800000002", ID_A, "张伟"),
        ("张伟", "13800000001、13800000002", ID_A, None),
    ]
    assert [job["post"] for job in store.rows.find("employment", role="任职")] == ["顾问"]


def test_a_period_that_ended_stays_beside_the_present_one(store: Store) -> None:
    taken(store, [
        {NAME: "甲建材有限公司", START: "2010-01-01", "membership.end": "2015-01-01"},
        {NAME: "甲建材厂", START: "2018-01-01"},
    ])  # fmt: skip
    with store.transact("合并单位") as tx:
        merge_records(tx, "organization", 1, 2, {})
    assert lines(store, NAME, START) == [("甲建材有限公司", "2010-01-01"), ("甲建材有限公司", "2018-01-01")]
