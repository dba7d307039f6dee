"""Sign-in sheets: which event, whom, and that every row comes in or says why it waits."""

import pytest

from secretariat.base.intake import OnMatch, State
from secretariat.exchange.reading import Workbook
from secretariat.store.store import Store
from tests.domains.events.desk import add, attend, event, look, marks, person, take, told, workbook

HEAD = ("期次", "姓名", "单位", "签到情况")
UNKNOWN = "人员里还没有这个人，先记下姓名，以后再对应"


def sheet(*rows: tuple[object, ...], head: tuple[str, ...] = HEAD, titles: tuple[str, ...] = ()) -> Workbook:
    above = tuple((line, *[None] * (len(head) - 1)) for line in titles)
    return workbook(("签到", (*above, head, *rows)))


def test_people_are_told_by_number_phone_and_unit(store: Store) -> None:
    event(store, number=1)
    coded = person(store, "张三", id_number="53010219200508011X")
    phoned = person(store, "李四", mobile="13805740001")
    placed = person(store, "王五", "大山有限公司")
    head = (*HEAD, "手机", "身份证号")
    report = take(store, sheet(
        ("第1期", "张三", "", "出席", "", "53010219200508011X"), ("第1期", "李四", "", "迟到", "13805740001", ""),
        ("第1期", "王五", "大山有限公司董事长", "请假", "", ""), head=head), "attendance")  # fmt: skip
    assert told(report) == []
    assert [row["person"] for row in store.rows.find("attendance")] == [coded, phoned, placed]
    assert [row["state"] for row in store.rows.find("attendance")] == ["出席", "迟到", "请假"]


def test_a_name_alone_stays_a_name_with_a_doubt_at_its_place(store: Store) -> None:
    occasion = event(store, number=1)
    person(store, "张三")
    report = take(store, sheet(("第1期", "张三", "", "√"), ("第1期", "生面孔", "某某公司", "")), "attendance")
    assert marks(store, occasion) == [("张三", "出席"), ("生面孔", None)]
    assert all(row["person"] is None for row in store.rows.find("attendance"))
    assert told(report) == [
        (2, "姓名", "已有同名的人，仅凭姓名不能确定是不是同一人，先记下姓名，以后再对应"),
        (3, "姓名", UNKNOWN),
    ]


def test_a_name_on_the_list_of_those_due_is_that_person(store: Store) -> None:
    occasion, due = event(store, number=1), person(store, "张三")
    attend(store, occasion, [due], None)
    report = take(store, sheet(("第1期", "张三", "", "出席")), "attendance")
    assert told(report) == []
    assert report.counts[State.UPDATED] == 1
    assert marks(store, occasion) == [("张三", "出席")]


def test_the_phone_of_somebody_unknown_is_kept(store: Store) -> None:
    event(store, number=1)
    person(store, "别人")
    take(store, sheet(("第1期", "生面孔", "", "出席", "13805740001"), head=(*HEAD, "手机")), "attendance")
    assert store.rows.find("attendance")[0]["remark"] == "手机13805740001"


def test_rows_are_told_when_the_roll_comes_in_later(store: Store) -> None:
    occasion = event(store, number=1)
    book = sheet(("第1期", "张三", "大山有限公司", "出席"))
    take(store, book, "attendance")
    known = person(store, "张三", "大山有限公司")
    again = take(store, book, "attendance")
    assert again.counts[State.UPDATED] == 1
    assert [row["person"] for row in store.rows.find("attendance", event=occasion)] == [known]
    assert take(store, book, "attendance").counts == {State.SAME: 1}


def test_who_was_told_by_hand_stays_told(store: Store) -> None:
    occasion, chosen = event(store, number=1), person(store, "张三")
    book = sheet(("第1期", "张三", "大山有限公司", "出席"))
    take(store, book, "attendance")
    line = store.rows.find("attendance", event=occasion)[0]["id"]
    with store.transact("对应") as tx:
        tx.change("attendance", line, {"person": chosen, "name": None})
    again = take(store, book, "attendance")
    assert again.counts == {State.SAME: 1}
    assert told(again) == []
    add(store, "membership", kind="个人会员", person=chosen, start="2026-04-01")
    assert "早于入会日期" in told(look(store, book, "attendance"))[0][2], "the line speaks of the person told"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("第9期", "张三", "", "出席"), "还没有登记第9期这次活动，没有导入。请先导入或登记活动。"),
        (
            ("", "张三", "", "出席"),
            "没有写明是哪次活动，没有导入。请加一列期次或活动主题，或在表上方写明活动名称。",
        ),
    ],
)
def test_a_row_without_its_event_waits_and_the_others_come_in(
    store: Store, row: tuple[str, ...], words: str
) -> None:
    event(store, number=1)
    report = take(store, sheet(("第1期", "李四", "", "出席"), row), "attendance")
    assert [one.state for one in report.preview.rows] == [State.NEW, State.DOUBTFUL]
    assert (3, "", words) in told(report)
    assert len(store.rows.find("attendance")) == 1


def test_a_number_that_two_series_share_is_asked_about(store: Store) -> None:
    event(store, "执委会", number=1)
    wanted = event(store, "轮值活动", number=1, start="2026-04-05")
    report = take(store, sheet(("第1期", "张三", "", "出席")), "attendance")
    assert "执委会，第1期，2026年3月5日；轮值活动，第1期，2026年4月5日" in told(report)[0][2]
    take(
        store,
        sheet(("1", "轮值活动", "张三", "出席"), head=("期次", "活动主题", "姓名", "签到")),
        "attendance",
    )
    take(
        store,
        sheet(("1", "2026-04-05", "李四", "出席"), head=("期次", "活动日期", "姓名", "签到")),
        "attendance",
    )
    assert marks(store, wanted) == [("张三", "出席"), ("李四", "出席")]


def test_an_exported_line_is_found_by_its_number(store: Store) -> None:
    for _ in range(2):
        occasion = event(store, "例会")
        attend(store, occasion, [person(store, "张三")], None)
    line = store.rows.find("attendance", event=occasion)[0]["id"]
    report = take(
        store,
        sheet((line, "例会", "张三", "请假"), head=("记录号", "活动", "姓名", "出席情况")),
        "attendance",
    )
    assert told(report) == []
    assert [row["state"] for row in store.rows.find("attendance")] == [None, "请假"]


def test_one_sheet_for_one_event_with_the_event_in_its_title(store: Store) -> None:
    head = ("序号", "姓名", "单位", "职务", "手机", "签到")
    rows = (
        (1, "张　三", "大山有限公司", "董事长", "13805740001", "√"),
        (2, "李四", "小河厂", "厂长", "", ""),
    )
    book = sheet(*rows, head=head, titles=("临川县工商联银企座谈会签到表", "2026年3月5日"))
    preview = look(store, book, "attendance")
    assert (
        "按标题，这份签到表是“临川县工商联银企座谈会”（2026-03-05）的，没有登记过的会新建这次活动。"
        in preview.notes
    )
    take(store, book, "attendance")
    made = store.rows.find("event")[0]
    assert (made["title"], made["start"]) == ("临川县工商联银企座谈会", "2026-03-05")
    assert marks(store, made["id"]) == [("张三", "出席"), ("李四", None)]
    assert [row["unit"] for row in store.rows.find("attendance")] == ["大山有限公司董事长", "小河厂厂长"]
    assert take(store, book, "attendance").counts == {State.SAME: 2}
    assert len(store.rows.find("event")) == 1


def test_the_title_finds_the_event_that_is_there(store: Store) -> None:
    there = event(store, "银企座谈会")
    event(store, "银企座谈会", start="2025-03-05")
    take(
        store,
        sheet(("张三", "√"), head=("姓名", "签到"), titles=("银企座谈会签到表（2026年3月5日）",)),
        "attendance",
    )
    assert marks(store, there) == [("张三", "出席")]
    assert len(store.rows.find("event")) == 2


def test_the_day_of_a_sheet_may_be_any_day_of_the_event(store: Store) -> None:
    occasion = event(store, "培训班", start="2026-03-05", end="2026-03-06")
    head = ("活动主题", "日期", "姓名", "签到")
    take(store, sheet(("培训班", "2026-03-06", "张三", "√"), head=head), "attendance")
    assert marks(store, occasion) == [("张三", "出席")]
    take(store, sheet(("培训班", "2026-03-07", "李四", "√"), head=head), "attendance")
    assert len(store.rows.find("event")) == 2, "the 7th is another event"


def test_who_joined_after_the_event_is_doubted_and_comes_in(store: Store) -> None:
    occasion = event(store, number=1, start="2026-03-05", end="2026-03-06")
    person(store, "张三", "大山有限公司")
    person(store, "李四", "小河有限公司")
    units = store.rows.find("organization")
    add(store, "membership", kind="企业会员", organization=units[0]["id"], start="2026-03-07")
    add(store, "membership", kind="企业会员", organization=units[1]["id"], start="2026-03")
    rows = (("第1期", "张三", "大山有限公司", "出席"), ("第1期", "李四", "小河有限公司", "出席"))
    report = take(store, sheet(*rows), "attendance")
    assert told(report) == [(2, "姓名", "活动在2026年3月6日结束，早于入会日期（2026年3月7日），请核对")]
    assert len(marks(store, occasion)) == 2


def test_a_written_number_that_differs_from_the_names_is_reported(store: Store) -> None:
    event(store, "座谈会", number=1, headcount=3)
    rows = (("第1期", "张三", "", "出席"), ("第1期", "李四", "", "请假"), ("第1期", "王五", "", "替会"))
    report = take(store, sheet(*rows), "attendance")
    assert told(report) == [(2, "", "“座谈会”登记参加3人次，按名单到会2人次，请核对")]
    more = take(store, sheet(("第1期", "赵六", "", "迟到")), "attendance")
    assert told(more) == [], "with the one who comes now it is three"


def test_the_same_person_twice_comes_in_once_or_is_asked_about(store: Store) -> None:
    event(store, number=1)
    row = ("第1期", "张三", "大山有限公司", "出席")
    assert [one.state for one in look(store, sheet(row, row), "attendance").rows] == [State.NEW, State.SAME]
    other = ("第1期", "张三", "大山有限公司", "请假")
    assert [one.state for one in look(store, sheet(row, other), "attendance").rows] == [
        State.NEW,
        State.DOUBTFUL,
    ]
    elsewhere = ("第1期", "张三", "小河有限公司", "出席")
    assert [one.state for one in look(store, sheet(row, elsewhere), "attendance").rows] == [
        State.NEW,
        State.NEW,
    ]


def test_a_blank_cell_never_takes_a_state_away_and_filling_leaves_what_is_there(store: Store) -> None:
    occasion = event(store, number=1)
    take(store, sheet(("第1期", "张三", "", "出席")), "attendance")
    take(store, sheet(("第1期", "张三", "", "")), "attendance")
    assert marks(store, occasion) == [("张三", "出席")]
    take(store, sheet(("第1期", "张三", "", "请假")), "attendance", on_match=OnMatch.FILL)
    assert marks(store, occasion) == [("张三", "出席")]
    take(store, sheet(("第1期", "张三", "", "请假")), "attendance")
    assert marks(store, occasion) == [("张三", "请假")]


def test_an_unreadable_state_is_named_and_the_row_comes_in(store: Store) -> None:
    occasion = event(store, number=1)
    report = take(store, sheet(("第1期", "张三", "", "喝酒去了")), "attendance")
    assert [(row, column) for row, column, _ in told(report)] == [(2, "签到情况")]
    assert marks(store, occasion) == [("张三", None)]
