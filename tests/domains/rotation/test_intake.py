"""Group lists and shift plans as clerks keep them come in whole, and come in once."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.base.intake import Intake
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.intake import MEMBERS_INTAKE, SHIFTS_INTAKE
from secretariat.domains.rotation.reading import group_number, plan_hint, read_days
from secretariat.exchange.importing import ImportOptions, Preview, Report, apply, prepare
from tests.domains.rotation.office import Office
from tests.exchange.importing.desk import book, sheet

DAY = "2026-11-22"
GROUPS = [
    ["临川县工商联2026年轮值分组名单"],
    ["序号", "组别", "行业", "组长", "成员"],
    [1, "第一组", "建筑业", "王伟、李丽", "丁一、解小明"],
    [2, "第二组", "农业", "单于安", "曾经理、仇大海、无名氏"],
]
PLAN = [
    ["临川县工商联2026年轮值安排表"],
    ["月份", "轮值组", "轮值主题", "完成的活动"],
    ["1月", "第1组", "开门红", None],
    ["2月", "2", "助企纾困", "走进银行"],
    ["3月2日-3月31日", "第三组", "春耕", None],
]


def preview(office: Office, intake: Intake, rows: list[list[Any]], **options: Any) -> Preview:
    return prepare(book(sheet(rows)), intake, office.rows, ImportOptions(**options))


def bring_in(office: Office, intake: Intake, rows: list[list[Any]], **options: Any) -> Report:
    return apply(office.store, preview(office, intake, rows, **options))


def council(office: Office) -> dict[str, int]:
    body = office.add("body", name="执行委员会", kind="执行委员会", level="县")
    names = ("王伟", "李丽", "丁一", "解小明", "单于安", "曾经理", "仇大海")
    people = {name: office.person(name) for name in names}
    for person in people.values():
        office.add("post", person=person, body=body, title="执委", start="2021-12-18")
    return people


def seats(office: Office) -> list[tuple[str, str, bool]]:
    groups = {one.group: one.name for one in queries.groups(office.rows)}
    return [
        (groups[one.group], one.name, bool(one.leader)) for one in queries.members(office.rows, None, DAY)
    ]


def told(result: Preview | Report) -> list[str]:
    shown = result.preview if isinstance(result, Report) else result
    return [one.message for one in shown.problems]


def test_one_group_a_row_with_its_people_in_cells(office: Office) -> None:
    people = council(office)
    report = bring_in(office, MEMBERS_INTAKE, GROUPS)
    assert seats(office) == [
        ("第1组", "王伟", True), ("第1组", "李丽", True), ("第1组", "丁一", False), ("第1组", "解小明", False),
        ("第2组", "单于安", True), ("第2组", "曾经理", False), ("第2组", "仇大海", False), ("第2组", "无名氏", False),
    ]  # fmt: skip
    plan = office.rows.find("rota")[0]
    assert (plan["name"], plan["start"], plan["end"]) == ("2026年轮值计划", "2026-01-01", "2026-12-31")
    assert [(one.number, one.field) for one in queries.groups(office.rows)] == [(1, "建筑业"), (2, "农业")]
    assert {row["person"] for row in office.rows.find("duty_member")} == {*people.values(), None}
    assert any("没有“无名氏”" in text for text in told(report))
    assert any("2026年的轮值计划" in note for note in report.preview.notes)


def test_the_same_list_again_changes_nothing_and_one_undo_takes_it_back(office: Office) -> None:
    council(office)
    first = bring_in(office, MEMBERS_INTAKE, GROUPS)
    again = bring_in(office, MEMBERS_INTAKE, [*GROUPS, []])
    assert again.operation is None or again.counts.get("新增", 0) == again.counts.get("更新", 0) == 0
    assert len(office.rows.find("duty_member")) == 8
    office.store.undo(first.operation)
    assert office.rows.find("duty_member") == [] and office.rows.find("rota") == []


def test_one_person_a_row_told_by_phone_with_the_part_played(office: Office) -> None:
    person = office.person("王伟", mobile="13800000001")
    office.person("王伟", mobile="13900000001")
    rows = [
        ["2026年轮值组成员"], ["轮值组", "姓名", "手机", "组长", "组内职务"],
        ["1", "王伟", "13800000001", "√", None], ["1", "李丽", None, None, "副组长"], ["1", "王伟", None, None, None],
    ]  # fmt: skip
    report = bring_in(office, MEMBERS_INTAKE, rows)
    found = office.rows.find("duty_member")
    assert [(row["person"], row["name"], bool(row["leader"]), row["post"]) for row in found] == [
        (person, None, True, None), (None, "李丽", True, "副组长"), (None, "王伟", False, None),
    ]  # fmt: skip
    assert any("仅凭姓名不能确定" in text for text in told(report))


def test_groups_as_lines_between_the_people(office: Office) -> None:
    rows = [
        ["2026年轮值分组名单", None], ["姓名", "单位"], ["第一组（建筑业）", None], ["王伟", "临川县金盛建材有限公司"],
        ["李丽", "临川县宏达商贸有限公司"], ["第二组（农业）", None], ["丁一", "临川县绿源农业有限公司"],
    ]  # fmt: skip
    bring_in(office, MEMBERS_INTAKE, rows)
    assert [(group, name) for group, name, _ in seats(office)] == [
        ("第1组", "王伟"),
        ("第1组", "李丽"),
        ("第2组", "丁一"),
    ]
    assert [one.field for one in queries.groups(office.rows)] == ["建筑业", "农业"]


def test_who_stands_in_another_group_now_is_moved(office: Office) -> None:
    people = council(office)
    rota = office.rota()
    one, other = office.groups(rota, 2)
    member = office.add("duty_member", duty_group=one, person=people["王伟"], leader=1)
    rows = [["轮值组", "姓名"], ["第2组", "王伟"]]
    shown = preview(office, MEMBERS_INTAKE, rows)
    change = shown.rows[0].plan.changes[0]
    assert (change.before, change.after) == ("第1组", "第2组")
    assert preview(office, MEMBERS_INTAKE, rows, on_match="fill").rows[0].state == "未变"
    bring_in(office, MEMBERS_INTAKE, rows)
    row = office.rows.get("duty_member", member) or {}
    assert (row["duty_group"], row["leader"], len(office.rows.find("duty_member"))) == (other, 1, 1)


def test_without_a_plan_rows_wait_with_a_reason(office: Office) -> None:
    shown = preview(office, MEMBERS_INTAKE, [["轮值组", "姓名"], ["第2组", "王伟"], [None, "李丽"]])
    assert [row.state for row in shown.rows] == ["错误", "错误"]
    assert any("还没有轮值计划" in text for text in told(shown))
    office.rota()
    office.rota("2027-01-01", "2027-12-31")
    shown = preview(office, MEMBERS_INTAKE, [["轮值组", "姓名"], ["第2组", "王伟"]])
    assert any("不知道属于哪个轮值计划" in text for text in told(shown))
    named = [
        ["轮值计划", "轮值组", "姓名"],
        ["2027年轮值计划", "第2组", "王伟"],
        ["下届计划", "第2组", "李丽"],
    ]
    assert [row.state for row in preview(office, MEMBERS_INTAKE, named).rows] == ["新增", "错误"]


def test_somebody_in_two_groups_of_one_list_is_told(office: Office) -> None:
    council(office)
    office.rota()
    shown = preview(office, MEMBERS_INTAKE, [["轮值组", "姓名"], ["第1组", "王伟"], ["第2组", "王伟"]])
    assert any("还在“第1组”" in text for text in told(shown))


def test_a_shift_plan_comes_in_with_its_events(office: Office) -> None:
    event = office.event("2026-02-10", "走进银行")
    report = bring_in(office, SHIFTS_INTAKE, PLAN)
    found = queries.turns(office.rows)
    assert [(one.start, one.end, one.number, one.theme, one.event) for one in found] == [
        ("2026-01-01", "2026-01-31", 1, "开门红", None), ("2026-02-01", "2026-02-28", 2, "助企纾困", event),
        ("2026-03-02", "2026-03-31", 3, "春耕", None),
    ]  # fmt: skip
    assert [one.name for one in queries.groups(office.rows)] == ["第1组", "第2组", "第3组"]
    assert report.counts["新增"] == 3
    again = bring_in(office, SHIFTS_INTAKE, [*PLAN, []])
    assert len(queries.turns(office.rows)) == 3 and again.counts.get("未变") == 3


def test_bad_cells_of_a_shift_plan_are_told_and_the_rest_comes_in(office: Office) -> None:
    rows = [
        ["2026年轮值安排表"], ["轮值计划", "开始日期", "结束日期", "轮值组", "完成的活动"],
        ["2026年轮值计划", "2026-05-31", "2026-05-01", "第1组", "没有的活动"],
        ["2026年轮值计划", None, None, "第2组", None],
    ]  # fmt: skip
    report = bring_in(office, SHIFTS_INTAKE, rows)
    turn = queries.turns(office.rows)
    assert [(one.start, one.end) for one in turn] == [("2026-05-31", None)]
    texts = told(report)
    assert any("早于开始日期" in text for text in texts) and any(
        "没有叫“没有的活动”的活动" in text for text in texts
    )
    assert any("没有写轮值时间" in text for text in texts)
    assert [one.row for one in report.preview.problems if "早于" in one.message] == [3]


def test_a_month_that_the_plan_has_twice_is_asked(office: Office) -> None:
    office.rota("2025-06", "2027-05", name="两年轮值")
    shown = preview(
        office,
        SHIFTS_INTAKE,
        [["轮值计划", "月份", "轮值组"], ["两年轮值", "7月", "1"], ["两年轮值", "2027年3月", "1"]],
    )
    assert [row.state for row in shown.rows] == ["错误", "新增"]
    assert any("没有写年份" in text for text in told(shown))


def test_a_later_list_updates_theme_and_group_of_a_turn(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    shift = office.shift(rota, one, "2026-03-01", "2026-03-31", theme="旧")
    rows = [["月份", "轮值组", "轮值主题"], ["2026年3月", "第2组", "新"]]
    assert preview(office, SHIFTS_INTAKE, rows, on_match="fill").rows[0].state == "未变"
    bring_in(office, SHIFTS_INTAKE, rows)
    row = office.rows.get("shift", shift) or {}
    assert (row["theme"], row["duty_group"]) == ("新", other)


def test_people_who_take_turns_alone(office: Office) -> None:
    people = council(office)
    rota = office.rota(rhythm="每周")
    rows = [["轮值时间", "轮值领导"], ["3月2日-8日", "王伟"], ["3月9日-15日", "生人"]]
    report = bring_in(office, SHIFTS_INTAKE, rows)
    assert [(one.rota, one.start, one.end, one.person) for one in queries.turns(office.rows)] == [
        (rota, "2026-03-02", "2026-03-08", people["王伟"]), (rota, "2026-03-09", "2026-03-15", None),
    ]  # fmt: skip
    assert office.rows.find("shift")[1]["remark"] == "轮值人：生人（待对应）"
    assert any("没有“生人”" in text for text in told(report))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3月", ("2026-03-01", "2026-03-31")), ("2026年2月", ("2026-02-01", "2026-02-28")),
        ("2026.3", ("2026-03-01", "2026-03-31")), ("3月2日-8日", ("2026-03-02", "2026-03-08")),
        ("1-3月", ("2026-01-01", "2026-03-31")), ("第二季度", ("2026-04-01", "2026-06-30")),
        ("12月28日至1月3日", ("2026-12-28", "2027-01-03")), ("2月30日", ("", "")), ("8日-2日", ("", "")),
        ("3月8日-2日", ("", "")), ("全年", ("", "")),
    ],
)  # fmt: skip
def test_days_as_clerks_write_them(text: str, days: tuple[str, str]) -> None:
    found = read_days(text, "2026-01-01", "2026-12-31")
    assert (found.start, found.end) == days and bool(found.doubt) == (days == ("", ""))


def test_numbers_of_groups_and_years_of_titles() -> None:
    assert [group_number(text) for text in ("第3组", "十二组", "第一轮值组", "7", "建筑组")] == [
        3,
        12,
        1,
        7,
        None,
    ]
    assert plan_hint(["2026—2027年度轮值名单"]) == "2026–2027年轮值计划"
    assert plan_hint(["2026年会员名册"]) == ""


def test_an_id_number_that_is_not_the_council_members_is_not_taken_for_them(office: Office) -> None:
    people = council(office)
    with office.store.transact("录入") as tx:
        tx.change("person", people["王伟"], {"id_number": "53010219200508011X"})
    office.person("王伟")
    office.rota()
    rows = [["轮值组", "姓名", "身份证号"], ["第1组", "王伟", "11010519491231002X"]]
    bring_in(office, MEMBERS_INTAKE, rows)
    found = office.rows.find("duty_member")
    assert [(row["person"], row["name"]) for row in found] == [(None, "王伟")]


def test_months_in_words_are_months() -> None:
    plan = ("2026-01-01", "2026-12-31")
    assert (read_days("二月", *plan).start, read_days("二月", *plan).end) == ("2026-02-01", "2026-02-28")
    assert read_days("元月", *plan).start == "2026-01-01"
    assert read_days("十一月至十二月", *plan).end == "2026-12-31"
    assert read_days("第四周", *plan).doubt


def test_a_seat_that_is_still_open_is_nobody(office: Office) -> None:
    rows = [["2026年轮值分组名单"], ["组别", "组长", "成员"], ["第一组", "待定", "丁一、待定"]]
    report = bring_in(office, MEMBERS_INTAKE, rows)
    assert [(one.row, one.column) for one in report.preview.problems][:2] == [(3, "组长"), (3, "成员")]
    names = {
        office.rows.title("duty_member", row["id"]) or row["name"] for row in office.rows.find("duty_member")
    }
    assert not any("待定" in (name or "") for name in names)
    assert len(office.rows.find("duty_member")) == 1
