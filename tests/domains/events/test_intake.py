"""Lists of events as offices keep them: what is understood, what is asked, and that nothing is lost."""

import json
from collections import Counter
from pathlib import Path

import pytest

from secretariat.base.intake import Decision, State
from secretariat.domains.events.figures import Happenings, with_leaders
from secretariat.exchange.reading import read_workbook
from secretariat.store.store import Store
from tests.domains.events.desk import add, attend, event, look, person, take, told, workbook
from tests.domains.members.office import dump

SAMPLES = Path(__file__).parents[2] / "samples"
LEDGER = SAMPLES / "轮值活动台账.xlsx"
HEAD = ("期次", "活动日期", "活动主题", "活动类别", "地点", "承办轮值组", "参加领导", "参加人次")
ROW = ("第1期", "2026-03-05", "银企座谈会", "对接", "三楼会议室", "第1组", "副县长张三", 30)


def test_the_sample_comes_in_whole_with_its_sign_in_sheet(store: Store) -> None:
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))["轮值活动台账.xlsx"]
    report = take(store, read_workbook(LEDGER))
    assert report.counts[State.NEW] == truth["events"] == 17
    assert [one.counts[State.NEW] for one in report.further] == [truth["person_times"]] == [519]
    held = Happenings.read(store.rows, ("2025-01-01", "2026-12-31"))
    assert (len(held.all), held.all.times) == (17, 519)
    assert {name: len(one) for name, one in held.by_category.items()} == truth["by_theme"]
    assert truth["with_leaders"] == 8
    assert {rank: len(found) for rank, found in with_leaders(store.rows, held.span).items()} == {"处级": 8}
    states = Counter(row["state"] for row in store.rows.find("attendance"))
    assert states == {"出席": 519}
    assert told(report) == [] and told(report.further[0]) == [], "no row is doubtful"


def test_the_cells_of_the_sample_stand_where_they_belong(store: Store) -> None:
    take(store, read_workbook(LEDGER))
    found = {row["number"]: row for row in store.rows.find("event")}
    assert sorted(found) == list(range(1, 18))
    assert found[3]["title"] == "座谈讲座·第3次轮值活动"
    assert (found[3]["start"], found[3]["place"], found[3]["headcount"]) == ("2025-03-12", "工业园区", 29)
    assert store.rows.title("duty_group", found[13]["duty_group"]) == "第1组", (
        "the group's number is not the event's"
    )
    assert len(store.rows.find("duty_group")) == 12
    assert [row["post"] for row in store.rows.find("event_leader", event=found[3]["id"])] == [
        "县委常委、统战部部长"
    ]


def test_with_the_roll_of_the_council_everybody_is_told(store: Store) -> None:
    take(store, read_workbook(SAMPLES / "执委会名单-第十一届.xlsx"), "posts")
    report = take(store, read_workbook(LEDGER))
    assert told(report.further[0]) == []
    assert all(row["person"] is not None for row in store.rows.find("attendance"))


def test_names_that_came_in_before_the_roll_are_told_by_the_next_import(store: Store) -> None:
    take(store, read_workbook(LEDGER))
    assert all(row["person"] is None for row in store.rows.find("attendance"))
    take(store, read_workbook(SAMPLES / "执委会名单-第十一届.xlsx"), "posts")
    report = take(store, read_workbook(LEDGER))
    assert [one.counts for one in report.further] == [{State.UPDATED: 519}]
    assert all(row["person"] is not None for row in store.rows.find("attendance"))


def test_the_second_import_changes_nothing_and_one_undo_takes_all_back(store: Store) -> None:
    before = dump(store)
    first = take(store, read_workbook(LEDGER))
    after = dump(store)
    again = take(store, read_workbook(LEDGER))
    assert again.operation is None
    assert again.counts == {State.SAME: 17}
    assert dump(store) == after
    assert first.operation is not None
    store.undo(first.operation)
    assert dump(store) == before


def test_each_sheet_is_found_by_its_headings(store: Store) -> None:
    book = read_workbook(LEDGER)
    assert [one.sheet for one in look(store, book).tables] == ["活动"]
    assert [one.sheet for one in look(store, book, "attendance").tables] == ["签到"]
    assert "工作表“签到”是参会情况（519行），随后一起导入。" in look(store, book).notes
    assert look(store, book, sheet="活动").following == (), "whoever chooses a sheet gets that sheet"


def test_a_row_becomes_an_event_with_group_and_leaders(store: Store) -> None:
    report = take(store, workbook(("活动", (HEAD, ROW))))
    assert told(report) == []
    row = store.rows.find("event")[0]
    assert {name: row[name] for name in ("number", "title", "kind", "start", "place", "headcount", "remark")} == {
        "number": 1, "title": "银企座谈会", "kind": "对接", "start": "2026-03-05", "place": "三楼会议室",
        "headcount": 30, "remark": None,
    }  # fmt: skip
    group = store.rows.find("duty_group")[0]
    assert (row["duty_group"], group["name"], group["number"], group["rota"]) == (
        group["id"],
        "第1组",
        1,
        None,
    )
    leader = store.rows.find("event_leader")[0]
    assert (leader["name"], leader["post"], leader["rank"], leader["organ"]) == (
        "张三",
        "副县长",
        "处级",
        "政府",
    )


def test_what_is_taken_for_granted_is_said(store: Store) -> None:
    notes = " ".join(look(store, workbook(("活动", (HEAD, ROW)))).notes)
    assert "承办轮值组按名称新建" in notes
    assert "工商联主席和其他职务的级别不推断" in notes
    bare = look(store, workbook(("活动", (("活动主题", "活动日期"), ("座谈会", "2026-03-05")))))
    assert bare.notes == ()


def test_the_group_is_that_of_the_plan_of_the_day(store: Store) -> None:
    plans = [
        add(store, "rota", name=f"{year}年", start=f"{year}-01-01", end=f"{year}-12-31")
        for year in (2025, 2026)
    ]
    groups = [add(store, "duty_group", name="第1组", number=1, rota=plan) for plan in plans]
    rows = (ROW, ("第2期", "2025-06-01", "座谈会", "会议", "", "1组", "", ""),
            ("第3期", "2026-06-01", "调研", "调研", "", "第一轮值组", "", ""),
            ("第4期", "2024-06-01", "联谊", "联谊", "", "第1组", "", ""))  # fmt: skip
    take(store, workbook(("活动", (HEAD, *rows))))
    found = {row["number"]: row["duty_group"] for row in store.rows.find("event")}
    assert (found[1], found[2], found[3]) == (groups[1], groups[0], groups[1])
    assert found[4] not in groups, "no plan covers that day: a group of its own"


def test_two_groups_that_both_fit_are_not_guessed(store: Store) -> None:
    for _ in range(2):
        add(store, "duty_group", name="第1组", number=1)
    report = take(store, workbook(("活动", (HEAD, ROW))))
    assert told(report) == [(2, "承办轮值组", "有2个轮值组都是“第1组”，不能确定是哪一个，没有填")]
    assert store.rows.find("event")[0]["duty_group"] is None


def test_dates_the_wrong_way_round_and_missing_ones_are_doubts_with_a_position(store: Store) -> None:
    head = ("活动主题", "活动日期", "结束日期")
    rows = (("考察", "2026-03-05", "2026-03-01"), ("没有日期的活动", "", ""))
    report = take(store, workbook(("活动", (head, *rows))))
    assert told(report) == [
        (2, "结束日期", "结束日期早于活动日期（2026-03-05），没有导入，请核对"),
        (3, "活动日期", "没有活动日期，已导入，但不计入任何月份，请补上"),
    ]
    assert [(row["title"], row["end"]) for row in store.rows.find("event")] == [
        ("考察", None),
        ("没有日期的活动", None),
    ]


def test_the_hour_beside_the_day_is_the_clock(store: Store) -> None:
    take(store, workbook(("活动", (("活动主题", "活动时间"), ("座谈会", "2026年3月5日上午9:30")))))
    row = store.rows.find("event")[0]
    assert (row["start"], row["clock"], row["remark"]) == ("2026-03-05", "上午9:30", None)


def test_a_leader_whose_rank_is_not_known_is_noted_and_kept(store: Store) -> None:
    row = (*ROW[:6], "县工商联主席李四", 30)
    preview = look(store, workbook(("活动", (HEAD, row))))
    assert any("“县工商联主席”的级别认不出" in one.message for one in preview.remarks)
    take(store, workbook(("活动", (HEAD, row))))
    leader = store.rows.find("event_leader")[0]
    assert (leader["name"], leader["rank"]) == ("李四", None)


def test_changed_cells_update_and_blank_ones_leave_alone(store: Store) -> None:
    take(store, workbook(("活动", (HEAD, ROW))))
    changed = ("1", "2026-03-05", "银企座谈会", "", "四楼会议室", "1组", "副县长张三；县政协副主席", None)
    report = take(store, workbook(("活动", (HEAD, changed))))
    assert report.counts[State.UPDATED] == 1
    row = store.rows.find("event")[0]
    assert (row["kind"], row["place"], row["headcount"]) == ("对接", "四楼会议室", 30)
    assert [one["post"] for one in store.rows.find("event_leader")] == ["副县长", "县政协副主席"]
    assert len(store.rows.find("duty_group")) == 1


def test_the_same_title_on_another_day_is_another_event(store: Store) -> None:
    take(
        store,
        workbook(
            ("活动", (("活动主题", "活动日期"), ("月度例会", "2026-03-05"), ("月度例会", "2026-04-05")))
        ),
    )
    assert len(store.rows.find("event")) == 2


@pytest.mark.parametrize(
    "row",
    [("第1期", "2026-03-05", "另一个主题"), ("第1期", "2026-03-09", "银企座谈会"), ("", "", "银企座谈会")],
)
def test_an_event_that_is_nearly_the_same_is_asked_about(store: Store, row: tuple[str, ...]) -> None:
    take(store, workbook(("活动", (HEAD, ROW))))
    known = store.rows.find("event")[0]["id"]
    book = workbook(("活动", (HEAD[:3], row)))
    preview = look(store, book)
    assert [one.state for one in preview.rows] == [State.DOUBTFUL]
    assert [one.record for one in preview.rows[0].plan.candidates] == [known]
    take(store, book, decisions={1: Decision(new=True)})
    assert len(store.rows.find("event")) == 2


def test_two_lines_of_one_event_in_a_list_come_in_once_or_are_asked_about(store: Store) -> None:
    head = ("活动主题", "活动日期", "地点")
    same = workbook(("活动", (head, ("座谈会", "2026-03-05", "甲"), ("座谈会", "2026-03-05", "甲"))))
    assert [one.state for one in look(store, same).rows] == [State.NEW, State.SAME]
    other = workbook(("活动", (head, ("座谈会", "2026-03-05", "甲"), ("座谈会", "2026-03-05", "乙"))))
    assert [one.state for one in look(store, other).rows] == [State.NEW, State.DOUBTFUL]


def test_an_export_comes_back_by_its_record_number(store: Store) -> None:
    one = event(store, "座谈会", headcount=None)
    attend(store, one, [person(store, "张三")])
    book = workbook(
        (
            "活动",
            (
                ("记录号", "活动主题", "活动日期", "到会人次", "实到"),
                (one, "改名的座谈会", "2026-03-06", 7, 7),
            ),
        )
    )
    report = take(store, book)
    assert report.counts[State.UPDATED] == 1
    row = store.rows.find("event")[0]
    assert (row["title"], row["start"], row["headcount"]) == ("改名的座谈会", "2026-03-06", None)


def test_two_lines_that_mean_one_known_event_are_asked_about_on_every_import(store: Store) -> None:
    book = workbook(("活动", [HEAD, ROW, (*ROW[:4], "党校", *ROW[5:])]))
    first = take(store, book)
    assert [row.state for row in first.preview.rows] == [State.NEW, State.DOUBTFUL]
    before = dump(store)
    again = take(store, book)
    assert [row.state for row in again.preview.rows] == [State.SAME, State.DOUBTFUL]
    assert "以哪一行为准" in told(again)[-1][2]
    assert dump(store) == before


SIGNED = "执委会签到表（2026年7月8日）"


def signed(store: Store, *rows: tuple[object, ...]) -> list[tuple[object, ...]]:
    """Name, state, substitute and reason of each line that a sign-in sheet gives."""
    take(store, workbook(("签到", [(SIGNED,), ("姓名", "单位", "签到", "备注"), *rows])), "attendance")
    held = store.rows.find("attendance")
    return [(row["name"], row["state"], row["substitute"], row["reason"]) for row in held]


def test_who_came_for_somebody_else_sits_in_that_seat(store: Store) -> None:
    rows = (
        ("陈明（代李强）", "安达公司", "√", None),
        ("赵刚(代 钱伟)", None, None, None),
        ("孙丽", None, "√", None),
    )
    assert signed(store, *rows) == [
        ("李强", "替会", "陈明", None),
        ("钱伟", "替会", "赵刚", None),
        ("孙丽", "出席", None, None),
    ]


def test_leave_in_the_remark_is_leave_where_nothing_else_is_said(store: Store) -> None:
    assert signed(
        store,
        ("陈明", None, None, "请假"),
        ("赵刚", None, None, "因公出差请假"),
        ("钱伟", None, "√", "上次请假"),
        ("孙丽", None, None, "未请假"),
    ) == [
        ("陈明", "请假", None, None),
        ("赵刚", "请假", None, "因公出差请假"),
        ("钱伟", "出席", None, None),
        ("孙丽", None, None, None),
    ]


def test_names_in_several_columns_are_all_people(store: Store) -> None:
    rows = [(SIGNED,), ("姓名", "姓名", "姓名"), ("陈明", "赵刚", "钱伟"), ("孙丽", None, None)]
    take(store, workbook(("签到", rows)), "attendance")
    assert [row["name"] for row in store.rows.find("attendance")] == ["陈明", "孙丽", "赵刚", "钱伟"]


def test_of_two_of_one_name_the_one_without_a_unit_stays_apart_on_the_next_import(store: Store) -> None:
    person(store, "王伟", "永兴公司")
    person(store, "王伟", "宏远公司")
    rows = [(SIGNED,), ("姓名", "单位", "签到"), ("王伟", None, "√"), ("王伟", "永兴公司", "请假")]
    take(store, workbook(("签到", rows)), "attendance")
    before = dump(store)
    again = take(store, workbook(("签到", rows)), "attendance")
    assert [row.state for row in again.preview.rows] == [State.SAME, State.SAME]
    assert dump(store) == before


def test_who_was_at_an_event_before_joining_is_told(store: Store) -> None:
    late = person(store, "周新", "新叶公司", mobile="13905740099")
    organization = store.rows.find("organization", name="新叶公司")[0]["id"]
    kind = {"kind": "企业会员", "organization": organization, "start": "2026-10-01"}
    add(store, "membership", **kind)
    event(store, "执委会", start="2026-07-08")
    rows = [(SIGNED,), ("姓名", "手机", "签到"), ("周新", "13905740099", "√")]
    report = take(store, workbook(("签到", rows)), "attendance")
    assert [(row, column) for row, column, _ in told(report)] == [(3, "姓名")]
    assert "早于入会日期（2026年10月1日）" in told(report)[0][2]
    assert [row["person"] for row in store.rows.find("attendance")] == [late], "told, and not lost"


def test_the_line_that_counts_those_who_came_is_nobody(store: Store) -> None:
    rows = [(SIGNED,), ("姓名", "职务", "签到"), ("陈明", "会长", "√"), ("应到：4人", None, "实到：3人")]
    report = take(store, workbook(("签到", rows)), "attendance")
    assert [row["name"] for row in store.rows.find("attendance")] == ["陈明"]
    assert [one.row for one in report.preview.skipped if "表尾" in one.reason] == [4]


def test_absent_with_leave_in_the_remark_is_leave(store: Store) -> None:
    rows = (
        ("陈明", None, "否", "请假（孩子生病）"),
        ("赵刚", None, "×", None),
        ("钱伟", None, "√", "请假后赶到"),
    )
    assert [state for _, state, *_ in signed(store, *rows)] == ["请假", "缺席", "出席"]
