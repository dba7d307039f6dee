"""What is printed about an event: everybody in the right order, room to sign, seats by rank."""

import pytest

from secretariat.base.document import Heading, NameCard, Paragraph
from secretariat.base.errors import Refusal
from secretariat.domains.events.documents import name_cards, notice, seat_order, seating, signin_sheet, spaced
from secretariat.store.store import Store
from tests.domains.events.desk import add, attend, event, person


@pytest.fixture
def meeting(store: Store) -> int:
    """A meeting of a council of three, a guest, somebody excused, and two leaders."""
    body = add(store, "body", name="执行委员会", kind="执行委员会")
    member, chair = person(store, "张三", "大山有限公司", mobile="13805740001"), person(store, "欧阳文")
    away = person(store, "李四")
    for who, title in ((member, "执委"), (chair, "主席"), (away, "执委")):
        add(store, "post", body=body, person=who, title=title)
    occasion = event(store, "第三次执委会", body=body, clock="上午9:00", place="三楼会议室", end="2026-03-06",
                     notice="请着正装。\n请提前入场。")  # fmt: skip
    attend(store, occasion, [member, chair], None)
    attend(store, occasion, [away], "请假")
    attend(store, occasion, [person(store, "王小明")], None, role="特邀")
    add(store, "event_leader", event=occasion, name="赵六", post="县政协副主席", rank="处级")
    add(store, "event_leader", event=occasion, post="县委常委、统战部部长", rank="处级")
    return occasion


def test_the_sheet_to_sign_has_everybody_by_post_and_room_to_sign(store: Store, meeting: int) -> None:
    sheet = signin_sheet(store.rows, meeting)
    assert sheet.title == "第三次执委会签到表"
    assert sheet.unit == "时间：2026年3月5日（星期四）上午9:00至6日　地点：三楼会议室"
    assert [column.label for column in sheet.columns] == ["姓名", "单位及职务", "参会身份", "签名", "备注"]
    assert [(row[0], row[1], row[2]) for row in sheet.rows] == [
        ("欧阳文", "", "应到"), ("张　三", "大山有限公司", "应到"), ("李　四", "", "应到"),
        ("王小明", "", "特邀")]  # fmt: skip
    assert [row[4] for row in sheet.rows] == ["", "", "请假", ""]
    assert all(str(row[3]).strip() == "" and "\n" in str(row[3]) for row in sheet.rows)


def test_phones_are_printed_only_when_asked_for(store: Store, meeting: int) -> None:
    assert "13805740001" not in str(signin_sheet(store.rows, meeting))
    assert "13805740001" in str(signin_sheet(store.rows, meeting, phones=True))


def test_without_a_list_the_sheet_has_blank_lines(store: Store) -> None:
    sheet = signin_sheet(store.rows, event(store))
    assert len(sheet.rows) == 30
    assert all(len(row) == len(sheet.columns) and not "".join(map(str, row)).strip() for row in sheet.rows)


def test_cards_are_for_whoever_comes(store: Store, meeting: int) -> None:
    cards = name_cards(store.rows, meeting)
    names = [card.name for card in cards.cards]
    assert names == ["赵　六", "王小明", "欧阳文", "张　三"], (
        "leaders, guests, then by post; not who is excused"
    )
    row = store.rows.find("attendance", state=None)[0]["id"]
    with store.transact("登记替会人") as tx:
        tx.change("attendance", row, {"state": "替会", "substitute": "钱七"})
    assert NameCard("钱　七") in name_cards(store.rows, meeting).cards


def test_nobody_on_the_list_has_no_cards_and_no_seats(store: Store) -> None:
    with pytest.raises(Refusal, match="还没有参会名单"):
        name_cards(store.rows, event(store))
    with pytest.raises(Refusal, match="还没有参会名单"):
        seating(store.rows, event(store))


def test_two_characters_are_spaced_and_others_not() -> None:
    assert [spaced(name) for name in ("张三", "欧阳文", "诸葛", "Li", "买买提·吐尔逊")] == [
        "张　三", "欧阳文", "诸　葛", "Li", "买买提·吐尔逊"]  # fmt: skip


def test_the_second_sits_to_the_left_of_the_first() -> None:
    assert seat_order(1) == [1]
    assert seat_order(2) == [2, 1]
    assert seat_order(5) == [4, 2, 1, 3, 5]
    assert seat_order(6) == [6, 4, 2, 1, 3, 5]
    assert all(sorted(seat_order(count)) == list(range(1, count + 1)) for count in range(12))


def test_the_platform_is_seen_from_the_hall(store: Store, meeting: int) -> None:
    plan = seating(store.rows, meeting, per_row=3)
    assert [list(row) for row in plan.rows] == [
        ["主席台", "县委常委、统战部部长", "赵　六", ""],
        ["第1排", "欧阳文", "王小明", "张　三"],
    ], (
        "the party committee before 政协; the second of two is at the first's left: to the right as the hall sees it"
    )
    whole = seating(store.rows, meeting, per_row=3, platform=0)
    assert [row[0] for row in whole.rows] == ["第1排", "第2排"]


def test_the_notice_says_when_where_and_who(store: Store, meeting: int) -> None:
    letter = notice(store.rows, meeting, "2026-03-01")
    assert letter.title == "关于召开第三次执委会的通知"
    texts = [block.text for block in letter.blocks if isinstance(block, Paragraph | Heading)]
    assert texts == [
        "执行委员会全体组成人员：",
        "经研究，定于2026年3月5日（星期四）上午9:00至6日召开第三次执委会。现将有关事项通知如下：",
        "一、时间", "2026年3月5日（星期四）上午9:00至6日。", "二、地点", "三楼会议室。",
        "三、参加人员", "执行委员会全体组成人员（3人）；特邀人员。", "四、有关要求", "请着正装。", "请提前入场。",
    ]  # fmt: skip
    assert (letter.office, letter.signed) == ("临川县工商业联合会", "2026年3月1日")


def test_a_notice_names_only_part_of_a_council_as_part(store: Store, meeting: int) -> None:
    with store.transact("移出名单") as tx:
        tx.remove("attendance", store.rows.find("attendance", state="请假")[0]["id"])
    first = notice(store.rows, meeting).blocks[0]
    assert isinstance(first, Paragraph) and first.text == "执行委员会有关组成人员："


def test_what_is_not_known_yet_is_told_later(store: Store) -> None:
    group = add(store, "duty_group", name="第3组")
    letter = notice(store.rows, event(store, "赴外考察", start=None, kind="参观考察", duty_group=group))
    texts = [block.text for block in letter.blocks if isinstance(block, Paragraph)]
    assert texts[:4] == [
        "第3组全体成员：",
        "经研究，定于近期开展赴外考察。现将有关事项通知如下：",
        "另行通知。",
        "另行通知。",
    ]


def test_a_cancelled_event_calls_nobody(store: Store) -> None:
    with pytest.raises(Refusal, match="已经取消"):
        notice(store.rows, event(store, cancelled=1))
