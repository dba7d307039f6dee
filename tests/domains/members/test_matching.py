"""Whom a row means: the order of keys, and the questions where the keys do not settle it."""

import pytest

from secretariat.base.intake import Decision, OnMatch
from secretariat.store.store import Store
from tests.domains.members.office import (
    CODE,
    CODES,
    END,
    ENTERPRISE,
    GROUP,
    HEAD,
    ID,
    ID_A,
    ID_B,
    INDIVIDUAL,
    KIND,
    NAME,
    PHONE,
    START,
    lines,
    people,
    planned,
    states,
    taken,
)

NUMBER, RECORD, COMPANY = "membership.number", "membership.id", "company.name"
STEEL = {
    NAME: "临川县金盛钢构有限公司",
    CODE: CODES[0],
    HEAD: "王建国",
    PHONE: "13800000001",
    START: "2018-05-01",
}


def state_of(store: Store, **row: object) -> str:
    return states(planned(store, [{key.replace("__", "."): value for key, value in row.items()}])[1])[0]


def one(store: Store, row: dict[str, object], **more: object):
    plan = planned(store, [row], **more)[1][0]  # type: ignore[arg-type]
    return plan.state.value, [plan.remarks[0][1]] if plan.remarks else []


def test_the_credit_code_stands_above_the_name(store: Store) -> None:
    taken(store, [STEEL, {NAME: "临川县广厦包装有限公司", CODE: CODES[1]}])
    plan = planned(store, [{NAME: "临川县广厦包装有限公司", CODE: CODES[0]}])[1][0]
    assert plan.state.value == "更新"
    assert plan.record == 1
    assert [(one.key, one.after) for one in plan.changes] == [(NAME, "临川县广厦包装有限公司")]


def test_a_row_without_code_is_found_by_its_exact_name_whatever_the_brackets(store: Store) -> None:
    taken(store, [{NAME: "临川县金盛（集团）有限公司", CODE: CODES[0]}])
    assert one(store, {NAME: "临川县金盛(集团)有限公司", HEAD: "王建国"})[0] == "更新"


def test_the_same_name_with_another_sound_code_is_another_enterprise(store: Store) -> None:
    taken(store, [STEEL])
    assert one(store, {NAME: STEEL[NAME], CODE: CODES[1]})[0] == "新增"


def test_the_same_name_with_a_mistyped_code_is_asked(store: Store) -> None:
    taken(store, [STEEL])
    state, why = one(store, {NAME: STEEL[NAME], CODE: CODES[0][:-1] + "3"})
    assert state == "存疑"
    assert "请核对代码" in why[0]


def test_a_name_that_two_members_share_is_asked_with_both_to_choose_from(store: Store) -> None:
    taken(store, [STEEL, {NAME: STEEL[NAME], CODE: CODES[1]}])
    plan = planned(store, [{NAME: STEEL[NAME], HEAD: "李明"}])[1][0]
    assert plan.state.value == "存疑"
    assert [one.record for one in plan.candidates] == [1, 2]


def test_a_similar_name_is_asked_unless_both_codes_differ(store: Store) -> None:
    taken(store, [STEEL])
    assert one(store, {NAME: "临川县金盛钢构有限责任公司"})[0] == "存疑"
    assert one(store, {NAME: "临川县金盛钢构有限责任公司", CODE: CODES[1]})[0] == "新增"


def test_a_former_name_finds_the_member_and_does_not_rename_it_back(store: Store) -> None:
    taken(store, [{**STEEL, "organization.former_name": "临川县金盛铁器厂"}])
    plan = planned(store, [{NAME: "临川县金盛铁器厂", HEAD: "王建国"}])[1][0]
    assert (plan.state.value, plan.record) == ("未变", 1)


def test_a_record_number_finds_the_member_even_under_a_new_name(store: Store) -> None:
    taken(store, [STEEL])
    plan = planned(store, [{RECORD: 1, NAME: "临川县金盛重工有限公司", CODE: CODES[0]}])[1][0]
    assert (plan.state.value, plan.record) == ("更新", 1)


def test_a_record_number_from_elsewhere_under_a_strange_name_is_asked(store: Store) -> None:
    taken(store, [STEEL])
    state, why = one(store, {RECORD: 1, NAME: "青石县宏达电子有限公司", HEAD: "文志"})
    assert state == "存疑"
    assert "记录号" in why[0]


def test_a_serial_number_taken_for_a_member_number_overwrites_nobody(store: Store) -> None:
    taken(store, [{**STEEL, NUMBER: "1"}])
    assert one(store, {NUMBER: "1", NAME: "青石县宏达电子有限公司"})[0] == "存疑"
    assert one(store, {NUMBER: "1", NAME: STEEL[NAME], "organization.staff": 30})[0] == "更新"


def test_a_member_number_with_another_code_is_asked(store: Store) -> None:
    taken(store, [{**STEEL, NUMBER: "LC001"}])
    assert one(store, {NUMBER: "LC001", NAME: STEEL[NAME], CODE: CODES[1]})[0] == "存疑"


def test_an_unknown_record_number_changes_nothing_by_itself(store: Store) -> None:
    taken(store, [STEEL])
    assert one(store, {**STEEL, RECORD: 77})[0] == "未变"


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({HEAD: "张伟", PHONE: "13900000001"}, "未变"),
        ({HEAD: "张伟", PHONE: "13900000002"}, "存疑"),
        ({HEAD: "张伟"}, "存疑"),
        ({HEAD: "张伟", COMPANY: "临川县和天商行"}, "更新"),
        ({HEAD: "张伟", COMPANY: "临川县百川商行"}, "存疑"),
        ({HEAD: "李伟", PHONE: "13900000001"}, "新增"),
    ],
)
def test_an_individual_is_never_matched_by_name_alone(store: Store, row: dict[str, str], state: str) -> None:
    taken(store, [{KIND: INDIVIDUAL, HEAD: "张伟", PHONE: "13900000001", COMPANY: "临川县和天商行"}])
    more = {"principal.sex": "男"} if state == "更新" else {}
    assert one(store, {KIND: INDIVIDUAL, **row, **more})[0] == state


def test_homonyms_with_their_own_phones_stay_two_persons(store: Store) -> None:
    taken(store, [{KIND: INDIVIDUAL, HEAD: "张伟", PHONE: f"1390000000{at}"} for at in (1, 2)])
    taken(store, [{NAME: f"第{at}建材有限公司", HEAD: "张伟", PHONE: f"1390000000{at}"} for at in (3, 4)])
    assert people(store) == ["张伟"] * 4
    assert len(lines(store, NAME)) == 4


def test_homonyms_with_different_id_numbers_are_told_apart_without_asking(store: Store) -> None:
    taken(store, [{KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A}])
    assert one(store, {KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_B})[0] == "新增"


def test_an_id_number_under_another_name_is_asked_and_merges_nobody(store: Store) -> None:
    taken(store, [{KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A}])
    state, why = one(store, {KIND: INDIVIDUAL, HEAD: "王芳", ID: ID_A})
    assert state == "存疑"
    assert "身份证号" in why[0]
    taken(store, [{NAME: "甲建材有限公司", HEAD: "李军", ID: ID_A}])
    assert people(store) == ["张伟", "李军"]


def test_the_same_id_number_finds_the_person_without_a_phone(store: Store) -> None:
    taken(store, [{KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, PHONE: "13900000001"}])
    plan = planned(store, [{KIND: INDIVIDUAL, HEAD: "张伟", ID: ID_A, PHONE: "13900000009"}])[1][0]
    assert (plan.state.value, plan.record) == ("更新", 1)


def test_a_namesake_is_taken_for_the_same_only_if_enough_else_agrees(store: Store) -> None:
    known = {KIND: INDIVIDUAL, HEAD: "张伟", "principal.birth": "1975-08", "principal.sex": "男"}
    taken(store, [known])
    assert one(store, known)[0] == "未变"
    assert one(store, {KIND: INDIVIDUAL, HEAD: "张伟", "principal.sex": "男"})[0] == "存疑"
    assert one(store, {**known, "principal.birth": "1976-01"})[0] == "存疑"


def test_who_left_and_comes_back_gets_a_second_period(store: Store) -> None:
    taken(store, [{**STEEL, END: "2020-06-30", "membership.end_reason": "自愿退会"}])
    taken(store, [{**STEEL, START: "2022-01-01"}])
    assert lines(store, NAME, START, END) == [
        (STEEL[NAME], "2018-05-01", "2020-06-30"), (STEEL[NAME], "2022-01-01", None),
    ]  # fmt: skip
    assert len(store.rows.find("organization")) == 1
    assert people(store) == ["王建国"]


def test_a_former_member_on_a_list_without_dates_is_asked(store: Store) -> None:
    taken(store, [{**STEEL, END: "2020-06-30"}])
    row = {NAME: STEEL[NAME], CODE: CODES[0]}
    state, why = one(store, row)
    assert state == "存疑"
    assert "重新入会" in why[0]
    taken(store, [row], decisions={1: Decision(new=True)})
    assert len(store.rows.find("organization")) == 1
    assert lines(store, END) == [("2020-06-30",), (None,)]


def test_an_earlier_period_does_not_end_the_present_one(store: Store) -> None:
    taken(store, [STEEL])
    plans = planned(store, [{**STEEL, START: "2010-01-01", END: "2015-01-01"}])[1]
    assert states(plans) == ["新增"]


def test_two_periods_of_one_member_in_one_file_share_the_organization(store: Store) -> None:
    first = {**STEEL, START: "2010-01-01", END: "2015-01-01"}
    taken(store, [first, STEEL])
    assert len(store.rows.find("organization")) == 1
    assert len(store.rows.find("membership")) == 2
    assert people(store) == ["王建国"]
    assert states(planned(store, [first, STEEL])[1]) == ["未变", "未变"]


def test_a_decision_for_a_record_stands_above_the_keys(store: Store) -> None:
    taken(store, [STEEL])
    row = {NAME: "临川县金盛钢构有限责任公司", HEAD: "王建国"}
    plans = planned(store, [row], decisions={1: Decision(record=1)})[1]
    assert [(plan.state.value, plan.record) for plan in plans] == [("更新", 1)]


def test_a_decision_to_leave_out_or_take_as_new(store: Store) -> None:
    taken(store, [STEEL])
    row = {NAME: "临川县金盛钢构有限责任公司"}
    assert states(planned(store, [row], decisions={1: Decision(skip=True)})[1]) == ["跳过"]
    assert states(planned(store, [row], decisions={1: Decision(new=True)})[1]) == ["新增"]


def test_a_stale_decision_for_a_record_that_is_gone_falls_back_to_the_keys(store: Store) -> None:
    taken(store, [STEEL])
    assert states(planned(store, [STEEL], decisions={1: Decision(record=99)})[1]) == ["未变"]


def test_rows_of_one_file_that_say_the_same_come_in_once(store: Store) -> None:
    assert states(planned(store, [STEEL, STEEL])[1]) == ["新增", "未变"]
    assert states(planned(store, [STEEL, {**STEEL, HEAD: "李明"}])[1]) == ["新增", "存疑"]
    nameless = {KIND: INDIVIDUAL, HEAD: "张伟"}
    assert states(planned(store, [nameless, nameless])[1]) == ["新增", "存疑"]
    skipped = planned(store, [STEEL, {**STEEL, HEAD: "李明"}], decisions={1: Decision(skip=True)})[1]
    assert states(skipped) == ["跳过", "新增"]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({NAME: "临川县建材商会"}, GROUP), ({NAME: "临川县女企业家协会"}, GROUP),
        ({NAME: "临川县金盛钢构有限公司"}, ENTERPRISE), ({NAME: "欧阳建国"}, INDIVIDUAL),
        ({NAME: "张伟", HEAD: "张伟"}, INDIVIDUAL), ({HEAD: "张伟"}, INDIVIDUAL),
        ({NAME: "临川县金盛钢构有限公司", HEAD: "张伟"}, ENTERPRISE),
    ],
)  # fmt: skip
def test_the_kind_follows_from_the_names_where_no_column_says_it(
    store: Store, row: dict[str, str], kind: str
) -> None:
    taken(store, [row])
    assert lines(store, KIND) == [(kind,)]


def test_a_guessed_kind_never_changes_a_known_member(store: Store) -> None:
    taken(store, [{NAME: "临川县企业家之家", KIND: GROUP}])
    assert states(planned(store, [{NAME: "临川县企业家之家"}])[1]) == ["未变"]
    plan = planned(store, [{NAME: "临川县企业家之家", KIND: INDIVIDUAL, HEAD: "张伟", RECORD: 1}])[1][0]
    assert KIND not in [change.key for change in plan.changes]


def test_skip_and_fill(store: Store) -> None:
    taken(store, [{**STEEL, "organization.staff": 30}])
    row = {**STEEL, "organization.staff": 50, "organization.town": "城关镇"}
    assert states(planned(store, [row], OnMatch.SKIP)[1]) == ["跳过"]
    plan = planned(store, [row], OnMatch.FILL)[1][0]
    assert [change.key for change in plan.changes] == ["organization.town"]
    taken(store, [row], OnMatch.FILL)
    assert lines(store, "organization.staff", "organization.town") == [(30, "城关镇")]
