"""换届: every seat decided, the structure seen as one decides, one operation dated to the meeting, one undo."""

from __future__ import annotations

import dataclasses

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.posts.carrying import carry_out
from secretariat.domains.posts.decisions import DecisionLine, read_decisions
from secretariat.domains.posts.structure import coming, comparison, decisions, present, structure_report
from secretariat.domains.posts.turnover import (
    FRESH,
    LEAVE,
    MOVE,
    STAY,
    Facts,
    TurnoverPlan,
    decide,
    nominate,
    open_plan,
    set_quota,
    withdraw,
)
from secretariat.exchange.reading import read_workbook
from secretariat.store.store import Store
from tests.domains.posts.desk import DAY, Clerk, PostsDesk
from tests.exchange.importing.desk import SAMPLES

MEETING = "县工商联第十二次会员代表大会"
ON = "2026-12-20"
PEOPLE = (
    ("赵明", "主席", "男", "1960-05", "中共党员", "大学"),
    ("钱华", "副主席", "女", "1970-05", "群众", "大专"),
    ("孙丽", "执委", "女", "1980-05", "民建会员", "硕士研究生"),
    ("周洋", "执委", "男", "1990-05", "群众", "大学"),
)


@pytest.fixture
def body(clerk: Clerk) -> int:
    council = clerk.body()
    term = clerk.term(council, seats=4)
    clerk.add("quota", term=term, title="副主席", seats=1)
    for place, (name, title, sex, birth, politics, education) in enumerate(PEOPLE):
        person = clerk.person(
            name, sex=sex, birth=birth, politics=politics, education=education, mobile=f"1380000000{place}"
        )
        clerk.works(
            person, f"临川县第{place}贸易有限公司", registration_type="国有企业" if name == "周洋" else None
        )
        clerk.post(person, council, title, term=term, start="2021-12-18", nature="兼职")
    return council


def places(plan: TurnoverPlan) -> dict[str, int]:
    return {one.facts.name: one.place for one in plan.seats}


def decided(plan: TurnoverPlan) -> TurnoverPlan:
    at = places(plan)
    plan = decide(plan, at["赵明"], LEAVE)
    plan = decide(plan, at["钱华"], MOVE, "主席")
    plan = decide(plan, at["孙丽"], STAY)
    plan = decide(plan, at["周洋"], STAY)
    return nominate(
        plan,
        Facts("吴敏", "女", "1985-01", "群众", "大学", unit="临川县新星有限公司", job="董事长"),
        "副主席",
    )


def test_a_plan_opens_with_the_present_seats_the_next_number_and_the_quotas(store: Store, body: int) -> None:
    plan = open_plan(store.rows, body, DAY)
    assert plan.name == "换届：第十二届执行委员会" and (plan.old_number, plan.total) == (11, 4)
    assert [one.title for one in plan.seats] == ["主席", "副主席", "执委", "执委"]
    assert plan.quotas == {"副主席": 1} and len(plan.undecided) == 4
    with pytest.raises(Refusal, match="第十一届"):
        open_plan(store.rows, body, DAY, number=11)


def test_the_structure_moves_as_one_decides(store: Store, body: int) -> None:
    plan = open_plan(store.rows, body, DAY)
    before = present(plan, DAY)
    assert (before.people, before.women, before.communists, before.private) == (4, 2, 1, 3)
    assert before.average_age == "51.0"  # 66, 56, 46, 36
    assert coming(plan, DAY).people == 0
    after = coming(decided(plan), DAY)
    assert (after.people, after.women, after.communists, after.average_age) == (
        4,
        3,
        0,
        "44.8",
    )  # 56, 46, 36, 41
    assert after.by_title == {"主席": 1, "副主席": 1, "执委": 2} and after.above == {}
    assert after.by_age == {"36至45岁": 2, "46至55岁": 1, "56至60岁": 1}
    assert decisions(decided(plan)) == {"留任": 2, "新提": 1, "退出": 1, "转任": 1, "": 0}


def test_more_than_the_quota_is_shown_and_not_in_the_way(store: Store, body: int) -> None:
    plan = nominate(decided(open_plan(store.rows, body, DAY)), Facts("郑强"), "副主席")
    assert coming(plan, DAY).above == {"副主席": 1, "": 1}
    assert coming(set_quota(set_quota(plan, "副主席", 2), "", None), DAY).above == {}
    at = places(plan)
    assert coming(withdraw(plan, at["郑强"]), DAY).above == {}


def test_decisions_that_make_no_sense_are_refused(store: Store, body: int) -> None:
    plan = open_plan(store.rows, body, DAY)
    for decision, title, words in (
        (FRESH, "执委", "本届成员"),
        (MOVE, "", "拟任职务"),
        (MOVE, "主席", "相同"),
        ("升", "", "决定"),
    ):
        with pytest.raises(Refusal, match=words):
            decide(plan, places(plan)["赵明"], decision, title)
    with pytest.raises(Refusal, match="已在名单"):
        nominate(plan, Facts("赵明"), "执委", plan.seats[0].person)
    with pytest.raises(Refusal, match="本届成员"):
        withdraw(plan, 1)


def test_the_comparison_names_everybody_with_old_and_new_post(store: Store, body: int) -> None:
    table = comparison(decided(open_plan(store.rows, body, DAY)), "临川县工商联", DAY)
    assert table.title == "第十二届执行委员会换届对照表"
    assert [(row[0], *row[6:]) for row in table.rows] == [
        ("钱华", "副主席", "主席", "转任"),
        ("吴敏", "—", "副主席", "新提"),
        ("孙丽", "执委", "执委", "留任"),
        ("周洋", "执委", "执委", "留任"),
        ("赵明", "主席", "—", "退出"),
    ]
    report = structure_report(store.rows, decided(open_plan(store.rows, body, DAY)), DAY)
    assert report.title == "第十二届执行委员会换届结构分析"


def test_carried_out_as_one_operation_and_taken_back_by_one_undo(store: Store, body: int) -> None:
    before = {one["id"]: one for one in store.rows.find("post")}
    plan = decided(open_plan(store.rows, body, DAY))
    with store.transact(plan.name) as tx:
        done = carry_out(tx, plan, ON, MEETING)
    rows = store.rows
    assert (len(done.ended), len(done.appointed)) == (4, 4)
    assert {(one["end"], one["ended_by"]) for one in rows.many("post", done.ended).values()} == {
        (ON, MEETING)
    }
    reasons = {
        rows.title("person", one["person"]): one["end_reason"]
        for one in rows.many("post", done.ended).values()
    }
    assert reasons == {"赵明": "届满", "钱华": "转任", "孙丽": "届满", "周洋": "届满"}
    fresh = rows.many("post", done.appointed).values()
    assert {(rows.title("person", one["person"]), one["title"]) for one in fresh} == {
        ("钱华", "主席"), ("孙丽", "执委"), ("周洋", "执委"), ("吴敏", "副主席"),
    }  # fmt: skip
    assert {one["nature"] for one in fresh if one["title"] == "执委"} == {"兼职"}
    old, new = rows.find("term")
    assert old["end"] == new["start"] == ON and (new["number"], new["planned_end"]) == (12, "2031-12-20")
    assert rows.find("quota", term=new["id"])[0]["seats"] == 1
    newcomer = rows.find("person", name="吴敏")[0]
    assert (
        rows.title("organization", rows.find("employment", person=newcomer["id"])[0]["organization"])
        == "临川县新星有限公司"
    )
    store.undo()
    assert {one["id"]: one for one in store.rows.find("post")} == before and len(store.rows.find("term")) == 1
    assert not store.rows.find("person", name="吴敏")


@pytest.mark.parametrize(
    ("day", "meeting", "words"),
    [("2026-12", MEETING, "年月日"), (ON, "", "会议"), ("2020-01-01", MEETING, "早于")],
)
def test_day_and_meeting_are_needed(store: Store, body: int, day: str, meeting: str, words: str) -> None:
    plan = decided(open_plan(store.rows, body, DAY))
    with pytest.raises(Refusal, match=words), store.transact(plan.name) as tx:
        carry_out(tx, plan, day, meeting)
    assert len(store.rows.find("term")) == 1


def test_an_undecided_or_outdated_plan_is_refused(store: Store, clerk: Clerk, body: int) -> None:
    plan = open_plan(store.rows, body, DAY)
    with pytest.raises(Refusal, match="还有4个席位没有决定"), store.transact(plan.name) as tx:
        carry_out(tx, plan, ON, MEETING)
    plan = decided(plan)
    clerk.post(clerk.person("冯杰"), body, "执委", start="2026-11-30")
    with pytest.raises(Refusal, match="不一致"), store.transact(plan.name) as tx:
        carry_out(tx, plan, ON, MEETING)


def line(row: int, **cells: str) -> DecisionLine:
    return DecisionLine(row, cells)


def test_decisions_come_from_the_rows_of_a_workbook(store: Store, body: int) -> None:
    plan, problems = read_decisions(store.rows, open_plan(store.rows, body, DAY), [
        line(4, 姓名="赵 明", 现任职务="主席", 决定="退出"),
        line(5, 姓名="钱华", 手机="138-0000-0001", 决定="转任", 拟任职务="主席"),
        line(6, 姓名="孙丽", 单位="临川县第2贸易有限公司", 决定="留任"),
        line(7, 姓名="周洋", 职务="执委", 决定="连任"),
        line(8, 姓名="吴敏", 性别="女", 决定="新提", 拟任职务="副主席", 单位及职务="临川县新星有限公司董事长"),
    ])  # fmt: skip
    assert problems == [] and plan.undecided == ()
    newcomer = plan.seats[-1]
    assert (newcomer.new_title, newcomer.facts.unit, newcomer.facts.job) == (
        "副主席",
        "临川县新星有限公司",
        "董事长",
    )
    with store.transact(plan.name) as tx:
        assert len(carry_out(tx, plan, ON, MEETING).appointed) == 4


def test_rows_that_cannot_be_taken_are_told_with_their_number(store: Store, clerk: Clerk, body: int) -> None:
    clerk.person("郑强", mobile="13900000000")
    plan, problems = read_decisions(store.rows, open_plan(store.rows, body, DAY), [
        line(2, 决定="留任"),
        line(3, 姓名="赵明", 决定="留任"),
        line(4, 姓名="钱华", 职务="副主席", 决定="也许"),
        line(5, 姓名="孙丽", 职务="执委", 决定="留任", 拟任职务="常委"),
        line(6, 姓名="无此人", 职务="执委", 决定="退出"),
        line(7, 姓名="郑强", 决定="新提", 拟任职务="执委"),
        line(8, 姓名="周洋", 职务="执委", 决定="转任"),
        line(9, 姓名="钱华", 职务="副主席", 决定="留任"),
        line(10, 姓名="钱华", 手机="13800000001", 决定="退出"),
    ])  # fmt: skip
    assert [one.row for one in problems] == [2, 3, 4, 5, 6, 7, 8, 10]
    told = {one.row: one.message for one in problems}
    assert "仅凭姓名" in told[3] and "同名" in told[7] and "第9行" in told[10] and "转任" in told[5]
    assert len(plan.undecided) == 3


def test_a_whole_council_of_132_turns_over(desk: PostsDesk) -> None:
    desk.bring_in(read_workbook(SAMPLES / "执委会名单-第十一届.xlsx"))
    rows = desk.store.rows
    council = rows.find("body", kind="执行委员会")[0]["id"]
    plan = open_plan(rows, council, DAY)
    assert len(plan.seats) == 132
    plan = dataclasses.replace(
        plan, seats=tuple(decide(plan, one.place, STAY).seat(one.place) for one in plan.seats)
    )
    with desk.store.transact(plan.name) as tx:
        done = carry_out(tx, plan, ON, MEETING)
    assert len(done.appointed) == 132 and len(desk.store.rows.find("post")) == 132 + 132 + 80
    assert len(open_plan(desk.store.rows, council, "2027-01-01").seats) == 132
    desk.store.undo()
    assert len(desk.store.rows.find("post")) == 212
