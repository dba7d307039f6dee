"""What an import writes: persons shared, seats passed on, blanks kept, nothing lost, everything undone."""

from datetime import date, timedelta

import pytest

from secretariat.base.intake import OnMatch, Setting
from secretariat.domains.members.completing import complete
from secretariat.store import history
from secretariat.store.store import Store
from tests.domains.members.office import (
    CODE,
    CODES,
    END,
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
    planned,
    states,
    taken,
)

CONTACT, CONTACT_PHONE, POST, COMPANY = "contact.name", "contact.mobile", "principal_job.post", "company.name"
REMARK, CHAMBER, STATUS, STAGE = "membership.remark", "chamber.name", "status", "membership.stage"
REASON = "membership.end_reason"
TODAY, YESTERDAY = date.today().isoformat(), (date.today() - timedelta(days=1)).isoformat()

STEEL = {
    NAME: "临川县金盛钢构有限公司", CODE: CODES[0], KIND: "企业会员", TOWN: "城关镇", START: "2018-05",
    "organization.industry": "制造业", "organization.capital": 5_000_000_00, "organization.staff": 30,
    HEAD: "王建国", PHONE: "13800000001", "principal.sex": "男", "principal.birth": "1975-08",
    POST: "总经理", CONTACT: "李芳", CONTACT_PHONE: "13800000002", "legal.name": "王建国",
}  # fmt: skip
MIXED = (
    STEEL,
    {NAME: "临川县建材商会", HEAD: "王建国", PHONE: "13800000001", CONTACT: "王建国"},
    {KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, COMPANY: "临川县和天商行", POST: "店主", TOWN: "大坪乡"},
    {NAME: "临川县百川物流有限公司", CHAMBER: "城关镇商会", STATUS: "已退会", END: "2024-03-01"},
    {NAME: "临川县明珠酒店有限公司", CHAMBER: "城关镇商会", STATUS: "申请中", HEAD: "周敏"},
)


def test_importing_the_same_again_changes_nothing_and_leaves_no_trace(store: Store) -> None:
    taken(store, MIXED)
    before, count = dump(store), operations(store)
    planner, plans = planned(store, MIXED)
    assert states(plans) == ["未变"] * 5
    with store.transact("再次导入") as tx:
        planner.write(tx, plans)
    assert (dump(store), operations(store)) == (before, count)


@pytest.mark.parametrize("on_match", list(OnMatch))
def test_undo_brings_every_table_back_as_it_was(store: Store, on_match: OnMatch) -> None:
    taken(store, MIXED)
    before = dump(store)
    again = [
        {**STEEL, HEAD: "赵强", PHONE: "13911111111", POST: "董事长", TOWN: "新乡镇"},
        {NAME: "临川县新会员有限公司", HEAD: "张伟", ID: ID_A, "principal.education": "大学"},
        {KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, COMPANY: "临川县别处商行", POST: "经理"},
    ]
    taken(store, again, on_match)
    assert dump(store) != before
    report = store.undo()
    assert report.kept == ()
    assert dump(store) == before


def test_redo_brings_the_import_back(store: Store) -> None:
    taken(store, MIXED)
    after = dump(store)
    store.undo()
    assert lines(store, NAME) == []
    store.redo()
    assert dump(store) == after


def test_undo_keeps_what_was_edited_since_and_names_it(store: Store) -> None:
    taken(store, [STEEL, {NAME: "临川县百川物流有限公司"}])
    with store.transact("修改") as tx:
        tx.change("organization", 1, {"town": "大坪乡"})
    number = history.operations(store.rows)[1].id
    report = store.undo(number)
    assert ("organization", 1) in report.kept
    assert [row["name"] for row in store.rows.find("organization")] == [STEEL[NAME]]


def test_one_person_who_leads_two_enterprises_is_one_person_with_two_posts(store: Store) -> None:
    taken(store, [
        {NAME: "甲建材有限公司", HEAD: "王建国", PHONE: "13800000001", POST: "总经理"},
        {NAME: "乙物流有限公司", HEAD: "王建国", PHONE: "13800000001", POST: "监事"},
    ])  # fmt: skip
    assert people(store) == ["王建国"]
    assert lines(store, HEAD, POST) == [("王建国", "总经理"), ("王建国", "监事")]


def test_a_known_person_with_another_phone_keeps_both(store: Store) -> None:
    rows = [
        {NAME: "甲建材有限公司", HEAD: "王建国", ID: ID_A, PHONE: "13800000001"},
        {
            NAME: "乙物流有限公司",
            HEAD: "王建国",
            ID: ID_A,
            PHONE: "13800000009",
            "principal.education": "大学",
        },
    ]
    taken(store, rows)
    assert lines(store, PHONE) == [("13800000001、13800000009",)] * 2
    assert states(planned(store, rows)[1]) == ["未变", "未变"]


def test_a_person_found_in_the_file_gets_blanks_filled_and_phones_added(store: Store) -> None:
    taken(store, [{NAME: "甲建材有限公司", HEAD: "王建国", ID: ID_A, PHONE: "13800000001"}])
    taken(
        store,
        [{NAME: "乙物流有限公司", HEAD: "王建国", ID: ID_A, PHONE: "13800000009", "principal.sex": "男"}],
    )
    assert lines(store, PHONE, "principal.sex") == [("13800000001、13800000009", "男")] * 2


def test_the_contact_who_is_the_principal_is_one_person(store: Store) -> None:
    taken(store, [{NAME: "甲建材有限公司", HEAD: "王建国", PHONE: "13800000001", CONTACT: "王建国"}])
    taken(store, [{NAME: "乙物流有限公司", HEAD: "李明", CONTACT: "李明", CONTACT_PHONE: "13800000002"}])
    assert people(store) == ["王建国", "李明"]
    assert lines(store, PHONE, CONTACT_PHONE) == [("13800000001",) * 2, ("13800000002",) * 2]


def test_a_contact_of_the_same_name_with_another_phone_is_somebody_else(store: Store) -> None:
    taken(store, [
        {NAME: "甲建材有限公司", HEAD: "王建国", PHONE: "13800000001", CONTACT: "王建国", CONTACT_PHONE: "13800000002"}
    ])  # fmt: skip
    assert people(store) == ["王建国", "王建国"]


def test_a_contact_who_comes_later_and_is_named_like_the_principal_is_that_person(store: Store) -> None:
    taken(store, [{NAME: "甲建材有限公司", HEAD: "王建国", PHONE: "13800000001"}])
    taken(store, [{NAME: "甲建材有限公司", CONTACT: "王建国", HEAD: "王建国"}])
    assert people(store) == ["王建国"]


def test_another_principal_ends_the_old_ones_time_and_keeps_the_history(store: Store) -> None:
    taken(store, [STEEL])
    taken(store, [{NAME: STEEL[NAME], CODE: CODES[0], HEAD: "赵强", PHONE: "13911111111", POST: "董事长"}])
    assert lines(store, HEAD, PHONE, POST) == [("赵强", "13911111111", "董事长")]
    assert lines(store, HEAD, PHONE, POST, as_of=TODAY) == [("赵强", "13911111111", "董事长")]
    assert lines(store, HEAD, PHONE, POST, as_of=YESTERDAY) == [("王建国", "13800000001", "总经理")]
    jobs = store.rows.find("employment", role="负责人")
    assert [(job["end"], job["post"]) for job in jobs] == [(TODAY, "总经理"), (None, "董事长")]


def test_a_corrected_name_with_the_same_phone_is_the_same_principal(store: Store) -> None:
    taken(store, [STEEL])
    taken(store, [{NAME: STEEL[NAME], HEAD: "王建囯", PHONE: "13800000001"}])
    assert lines(store, HEAD) == [("王建囯",)]
    assert len(store.rows.find("employment", role="负责人")) == 1


def test_a_later_row_may_add_a_seat_with_its_post(store: Store) -> None:
    taken(store, [{NAME: "甲建材有限公司"}])
    rows = [
        {NAME: "甲建材有限公司", HEAD: "王建国", POST: "厂长", CONTACT: "李芳", "contact_job.post": "会计"}
    ]
    taken(store, rows)
    assert lines(store, HEAD, POST, CONTACT, "contact_job.post") == [("王建国", "厂长", "李芳", "会计")]
    assert states(planned(store, rows)[1]) == ["未变"]


def test_facts_of_the_holder_come_in_without_the_name(store: Store) -> None:
    taken(store, [STEEL])
    taken(store, [{NAME: STEEL[NAME], PHONE: "13700000000", POST: "董事长"}])
    assert lines(store, HEAD, PHONE, POST) == [("王建国", "13700000000", "董事长")]


def test_facts_of_nobody_are_told_and_the_row_comes_in(store: Store) -> None:
    row = {NAME: "甲建材有限公司", CONTACT_PHONE: "13800000002", TOWN: "城关镇"}
    plan = planned(store, [row])[1][0]
    assert plan.state.value == "新增"
    assert [(key, level) for key, _, level in plan.remarks] == [(CONTACT_PHONE, "doubt")]
    assert "联系人的姓名" in plan.remarks[0][1]
    taken(store, [row])
    assert states(planned(store, [row])[1]) == ["未变"]


def test_blanks_never_overwrite(store: Store) -> None:
    taken(store, [STEEL])
    before = dump(store)
    taken(store, [{NAME: STEEL[NAME], CODE: CODES[0]}])
    assert dump(store) == before


def test_a_less_precise_date_or_fewer_phones_say_nothing_new(store: Store) -> None:
    taken(store, [{**STEEL, PHONE: "13800000001、13800000003", START: "2018-05-06"}])
    row = {NAME: STEEL[NAME], PHONE: "13800000003", START: "2018", HEAD: "王建国"}
    assert states(planned(store, [row])[1]) == ["未变"]
    finer = planned(store, [{NAME: STEEL[NAME], "principal.birth": "1975-08-15"}])[1][0]
    assert [change.key for change in finer.changes] == ["principal.birth"]


def test_a_band_gives_the_chamber_and_the_township(store: Store) -> None:
    taken(store, [{NAME: "甲建材有限公司"}], band="城关镇商会")
    taken(store, [{NAME: "乙物流有限公司"}], band="大坪乡")
    taken(store, [{NAME: "城关镇商会"}], band="城关镇商会")
    assert lines(store, NAME, CHAMBER, TOWN, "level") == [
        ("甲建材有限公司", "城关镇商会", "城关镇", "所属商会会员"),
        ("乙物流有限公司", None, "大坪乡", "直属会员"),
        ("城关镇商会", None, "城关镇", "直属会员"),
    ]
    assert [row["kind"] for row in store.rows.find("organization", name="城关镇商会")] == ["商会"]


def test_a_band_may_name_the_kind_of_member(store: Store) -> None:
    taken(store, [{NAME: "临川县企业之家"}], band="团体会员")
    taken(store, [{HEAD: "张伟", NAME: "临川县百川物流有限公司", PHONE: "13800000001"}], band="个人会员")
    assert lines(store, NAME, KIND, COMPANY) == [
        ("临川县企业之家", GROUP, None), ("张伟", INDIVIDUAL, "临川县百川物流有限公司"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "stage", "reason"),
    [
        ("在册", "在册", None), ("申请中", "申请中", None), ("暂停", "暂停", None), ("除名", None, "除名"),
        ("已退会", None, "已退会"),
    ],
)  # fmt: skip
def test_words_of_status(store: Store, word: str, stage: str | None, reason: str | None) -> None:
    taken(store, [{NAME: "甲建材有限公司", STATUS: word}])
    assert lines(store, STAGE, REASON, STATUS) == [(stage, reason, word)]
    assert states(planned(store, [{NAME: "甲建材有限公司", STATUS: word}])[1]) == ["未变"]


def test_on_the_roll_is_what_an_empty_status_means_already(store: Store) -> None:
    taken(store, [{NAME: "甲建材有限公司"}])
    assert states(planned(store, [{NAME: "甲建材有限公司", STATUS: "在册"}])[1]) == ["未变"]


def test_an_individual_keeps_all_that_the_row_says(store: Store) -> None:
    row = {
        KIND: INDIVIDUAL, NAME: "张伟", TOWN: "大坪乡", "organization.industry": "制造业",
        "organization.address": "大坪乡人民路1号", "organization.capital": 1_000_000, "organization.staff": 5,
        PHONE: "13900000001", POST: "理事", CONTACT: "张伟", CONTACT_PHONE: "13900000002",
    }  # fmt: skip
    taken(store, [row])
    keys = (NAME, TOWN, "organization.industry", "principal.home", PHONE, REMARK)
    assert lines(store, *keys) == [
        ("张伟", "大坪乡", "制造业", "大坪乡人民路1号", "13900000001、13900000002",
         "注册资本：1万元；员工人数：5人；职务：理事"),
    ]  # fmt: skip
    assert states(planned(store, [row])[1]) == ["未变"]


def test_the_contact_of_an_individual_has_no_place_and_is_told(store: Store) -> None:
    plan = planned(store, [{KIND: INDIVIDUAL, HEAD: "张伟", CONTACT: "李芳", CONTACT_PHONE: "13900000002"}])[
        1
    ][0]
    assert [key for key, _, _ in plan.remarks] == [CONTACT, CONTACT_PHONE]
    assert {change.key for change in plan.changes} == {KIND, HEAD}


def test_an_individual_who_changes_the_place_of_work(store: Store) -> None:
    first = {KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, COMPANY: "甲商行", POST: "店主"}
    second = {**first, COMPANY: "乙商行", POST: "经理"}
    taken(store, [first])
    taken(store, [second])
    assert lines(store, COMPANY, POST) == [("乙商行", "经理")]
    assert lines(store, COMPANY, POST, as_of=YESTERDAY) == [("甲商行", "店主")]
    assert states(planned(store, [second])[1]) == ["未变"]


def test_an_individual_with_only_another_post(store: Store) -> None:
    row = {KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, COMPANY: "甲商行", POST: "店主"}
    taken(store, [row])
    taken(store, [{KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, POST: "经理"}])
    assert lines(store, COMPANY, POST, REMARK) == [("甲商行", "经理", None)]


def test_an_individual_who_leads_a_member_enterprise_works_there(store: Store) -> None:
    rows = [
        {NAME: "甲建材有限公司", HEAD: "张伟", PHONE: "13900000001", POST: "总经理"},
        {KIND: INDIVIDUAL, HEAD: "张伟", PHONE: "13900000001", COMPANY: "甲建材有限公司"},
    ]
    taken(store, rows)
    assert lines(store, NAME, COMPANY) == [("甲建材有限公司", None), ("张伟", "甲建材有限公司")]
    assert people(store) == ["张伟"]
    assert states(planned(store, rows)[1]) == ["未变", "未变"]


def test_a_principals_other_employment_does_not_show_on_the_enterprise(store: Store) -> None:
    taken(store, [
        {KIND: INDIVIDUAL, HEAD: "张伟", PHONE: "13900000001", COMPANY: "乙商行", POST: "店主"},
        {NAME: "甲建材有限公司", HEAD: "张伟", PHONE: "13900000001"},
    ])  # fmt: skip
    assert lines(store, NAME, COMPANY, POST)[1] == ("甲建材有限公司", None, None)


def test_a_name_corrected_in_either_column_of_an_individual_is_a_correction(store: Store) -> None:
    taken(store, [{KIND: INDIVIDUAL, HEAD: "张伟", PHONE: "13900000001"}])
    exported = {"membership.id": 1, KIND: INDIVIDUAL, NAME: "张伟", HEAD: "张伟", PHONE: "13900000001"}
    taken(store, [{**exported, NAME: "张炜"}])
    assert lines(store, NAME, COMPANY) == [("张炜", None)]
    taken(store, [{**exported, NAME: "张炜", HEAD: "张玮"}])
    assert lines(store, NAME, COMPANY) == [("张玮", None)]


def test_new_choices_join_their_dictionaries_in_the_same_operation(store: Store) -> None:
    taken(store, [{NAME: "甲建材有限公司", TOWN: "城关镇", HEAD: "王建国", "principal.education": "党校"}])
    assert [row["label"] for row in store.rows.find("dictionary_entry", dictionary="town")] == ["城关镇"]
    education = store.catalog.entities["person"].field("education").kind
    assert education.read("大学").value == "大学"
    assert education.read("党校").note is None
    store.undo()
    assert store.rows.find("dictionary_entry", dictionary="town") == []


def test_every_open_list_starts_from_a_dictionary(store: Store) -> None:
    for entity in store.catalog.entities.values():
        for item in entity.fields:
            if item.dictionary and getattr(item.kind, "open", False):
                assert item.dictionary in store.catalog.dictionaries, item.label


def test_what_follows_from_a_row_is_the_same_whatever_was_there_before() -> None:
    once = complete({NAME: "张伟", "organization.staff": 5}, Setting("大坪乡"))
    assert complete(dict(once), Setting("大坪乡")) == once


def test_a_principal_replaced_twice_is_told_for_every_day(store: Store) -> None:
    taken(store, [STEEL])
    jobs = [("王建国", "2020-01-01"), ("赵强", "2022-01-01"), ("钱勇", None)]
    with store.transact("换人") as tx:
        tx.change("employment", 1, {"end": "2020-01-01"})
        for name, end in jobs[1:]:
            person = tx.add("person", {"name": name})
            tx.add("employment", {"person": person, "organization": 1, "role": "负责人", "end": end})
    told = [
        lines(store, HEAD, as_of=day)[0][0]
        for day in ("2019-12-31", "2020-01-01", "2021-12-31", "2022-01-01")
    ]
    assert told == ["王建国", "赵强", "赵强", "钱勇"]
    assert lines(store, HEAD) == [("钱勇",)]
