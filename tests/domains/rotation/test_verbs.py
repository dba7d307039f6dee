"""Plans, moves, shifts, swaps with their history, and what fulfils a turn."""

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.planning import Duty, first_free
from secretariat.domains.rotation.suggesting import remarks, suggestions
from secretariat.domains.rotation.verbs import (
    Why,
    add_member,
    adopt_groups,
    fulfil,
    hand_over,
    hand_to,
    move_member,
    name_leader,
    open_rota,
    plan_shifts,
    swap_shifts,
    turn_of,
)
from secretariat.domains.rotation.wording import called, span, state_of
from tests.domains.rotation.office import Office

WHY = Why("2026-02-20", "组长出国", "主席办公会")


def spans(office: Office, rota: int) -> list[tuple[str, str | None, int | None]]:
    return [(one.start, one.end, one.number) for one in queries.turns(office.rows, rota)]


def ordered(groups: list[int]) -> list[Duty]:
    return [Duty(one) for one in groups]


def test_a_plan_with_days_the_wrong_way_round_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match=r"截止日期.*早于开始日期"):
        office.do(open_rota, {"name": "甲", "start": "2026-12-31", "end": "2026-01-01"})
    office.do(open_rota, {"name": "甲", "start": "2026-01", "end": "2026-12"})
    with pytest.raises(Refusal, match="已有轮值计划"):
        office.do(open_rota, {"name": "甲", "start": "2027", "end": "2027"})


def test_a_year_month_by_month_the_groups_in_turn(office: Office) -> None:
    rota = office.rota()
    office.do(plan_shifts, rota, "2026-01", ordered(office.groups(rota, 5)), ["开门红"])
    found = spans(office, rota)
    assert len(found) == 12
    assert found[0] == ("2026-01-01", "2026-01-31", 1) and found[1] == ("2026-02-01", "2026-02-28", 2)
    assert found[5] == ("2026-06-01", "2026-06-30", 1) and found[11] == ("2026-12-01", "2026-12-31", 2)
    assert [one.theme for one in queries.turns(office.rows, rota)][:2] == ["开门红", None]


def test_a_plan_from_november_over_the_turn_of_the_year(office: Office) -> None:
    rota = office.rota("2017-11", "2019-06")
    office.do(plan_shifts, rota, "2017-11", ordered(office.groups(rota, 12)))
    found = spans(office, rota)
    assert len(found) == 20 and found[3] == ("2018-02-01", "2018-02-28", 4) and found[-1][1] == "2019-06-30"


def test_weeks_go_from_monday_to_sunday_and_are_cut_at_the_ends(office: Office) -> None:
    rota = office.rota("2026-01-01", "2026-01-20", rhythm="每周")
    people = [office.person("甲某"), office.person("乙某")]
    office.do(plan_shifts, rota, "2026-01", [Duty(person=one) for one in people])
    # 1 January 2026 is a Thursday.
    assert [(one, other) for one, other, _ in spans(office, rota)] == [
        ("2026-01-01", "2026-01-04"), ("2026-01-05", "2026-01-11"), ("2026-01-12", "2026-01-18"),
        ("2026-01-19", "2026-01-20"),
    ]  # fmt: skip
    assert [one.person for one in queries.turns(office.rows, rota)] == [*people, *people]


def test_quarters_are_those_of_the_calendar(office: Office) -> None:
    rota = office.rota("2026-02-01", "2026-12-31", rhythm="每季度")
    office.do(plan_shifts, rota, "2026-02", ordered(office.groups(rota, 2)))
    assert spans(office, rota) == [
        ("2026-02-01", "2026-03-31", 1), ("2026-04-01", "2026-06-30", 2), ("2026-07-01", "2026-09-30", 1),
        ("2026-10-01", "2026-12-31", 2),
    ]  # fmt: skip


def test_days_that_have_shifts_are_not_laid_out_twice(office: Office) -> None:
    rota = office.rota()
    groups = office.groups(rota)
    office.shift(rota, groups[0], "2026-01-01", "2026-03-31")
    with pytest.raises(Refusal, match="2026年1月1日至3月31日已有班次"):
        office.do(plan_shifts, rota, "2026-03", ordered(groups))
    plan = office.rows.get("rota", rota) or {}
    free = first_free(plan, queries.turns(office.rows, rota))
    assert free == "2026-04"
    office.do(plan_shifts, rota, free, ordered(groups[1:]))
    assert spans(office, rota)[1] == ("2026-04-01", "2026-04-30", 2)
    assert first_free(plan, queries.turns(office.rows, rota)) == ""


@pytest.mark.parametrize(
    ("first", "words"), [("2027-01", "起止日期之内"), ("2025-12", "起止日期之内"), ("一月", "从哪个月排起")]
)
def test_a_first_month_outside_the_plan_is_refused(office: Office, first: str, words: str) -> None:
    rota = office.rota()
    with pytest.raises(Refusal, match=words):
        office.do(plan_shifts, rota, first, ordered(office.groups(rota)))


def test_without_groups_there_is_nothing_to_lay_out(office: Office) -> None:
    with pytest.raises(Refusal, match="还没有轮值组"):
        office.do(plan_shifts, office.rota(), "2026-01", [])


def test_a_member_moves_within_the_plan_only(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    member, present = office.member(one, "甲某", 1), office.member(other, "乙某")
    office.do(move_member, member, other)
    row = office.rows.get("duty_member", member) or {}
    assert (row["duty_group"], row["leader"], row["position"]) == (other, 1, 1)
    elsewhere = office.groups(office.rota("2027-01-01", "2027-12-31"), 1)[0]
    with pytest.raises(Refusal, match="不在同一个轮值计划"):
        office.do(move_member, present, elsewhere)


def test_one_person_is_in_one_group_of_a_plan(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    person = office.person("甲某")
    office.do(add_member, one, person, True)
    with pytest.raises(Refusal, match=r"甲某.*已经在“第1组”"):
        office.do(add_member, other, person)
    office.do(add_member, office.groups(office.rota("2027-01-01", "2027-12-31"), 1)[0], person)


def test_a_leader_is_named_and_relieved(office: Office) -> None:
    member = office.member(office.groups(office.rota(), 1)[0], "甲某")
    office.do(name_leader, member, True)
    assert office.rows.get("duty_member", member)["leader"] == 1  # type: ignore[index]
    office.do(name_leader, member, False)
    assert not office.rows.get("duty_member", member)["leader"]  # type: ignore[index]


def test_groups_of_an_imported_ledger_come_into_a_plan(office: Office) -> None:
    loose = [office.add("duty_group", number=at, name=f"第{at}组") for at in (1, 2)]
    rota = office.rota()
    office.do(adopt_groups, rota, loose)
    assert [one.rota for one in queries.groups(office.rows)] == [rota, rota]
    again = office.add("duty_group", number=2, name="第2组")
    with pytest.raises(Refusal, match="已有第2组"):
        office.do(adopt_groups, rota, [again])


def test_a_swap_exchanges_the_groups_and_keeps_who_it_was(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    march = office.shift(rota, one, "2026-03", theme="春耕")
    april = office.shift(rota, other, "2026-04", theme="助企")
    swap = office.rows.get("shift_swap", office.do(swap_shifts, march, april, WHY)) or {}
    turns = {turn.shift: turn for turn in queries.turns(office.rows, rota)}
    assert (turns[march].group, turns[march].theme) == (other, "春耕") and turns[april].group == one
    assert (swap["from_group"], swap["to_group"], swap["reason"], swap["approved_by"], swap["day"]) == (
        one, other, "组长出国", "主席办公会", "2026-02-20",
    )  # fmt: skip
    office.do(swap_shifts, march, april, WHY)
    assert len(office.rows.find("shift_swap")) == 2


def test_a_swap_undone_leaves_no_trace(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    march, april = office.shift(rota, one, "2026-03"), office.shift(rota, other, "2026-04")
    office.do(swap_shifts, march, april, WHY)
    office.store.undo()
    assert office.rows.find("shift_swap") == []
    assert [turn.group for turn in queries.turns(office.rows, rota)] == [one, other]


def test_what_has_happened_is_not_swapped(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    march = office.shift(rota, one, "2026-03", event=office.event("2026-03-10", "春耕走访"))
    april = office.shift(rota, other, "2026-04")
    with pytest.raises(Refusal, match="2026年3月第1组已经办了活动“春耕走访”"):
        office.do(swap_shifts, april, march, WHY)
    may = office.shift(rota, one, "2026-05", handed_over="2026-06-01")
    with pytest.raises(Refusal, match="已经交接"):
        office.do(hand_to, may, Duty(other), WHY)


def test_swaps_that_mean_nothing_are_refused(office: Office) -> None:
    rota, following = office.rota(), office.rota("2027-01-01", "2027-12-31")
    one, other = office.groups(rota, 2)
    march, april = office.shift(rota, one, "2026-03"), office.shift(rota, one, "2026-04")
    with pytest.raises(Refusal, match="本来就是同一组"):
        office.do(swap_shifts, march, april, WHY)
    with pytest.raises(Refusal, match="不在同一个轮值计划"):
        office.do(swap_shifts, march, office.shift(following, other, "2027-01"), WHY)
    with pytest.raises(Refusal, match="没有选择交给谁"):
        office.do(hand_to, march, Duty(), WHY)


def test_a_turn_is_given_to_another_group(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    march = office.shift(rota, one, "2026-03")
    swap = office.rows.get("shift_swap", office.do(hand_to, march, Duty(other), WHY)) or {}
    assert (swap["from_group"], swap["to_group"], swap["other"]) == (one, other, None)
    assert turn_of(office.rows, march).group == other  # type: ignore[union-attr]


def test_an_event_fulfils_a_turn_unless_it_was_cancelled(office: Office) -> None:
    rota = office.rota()
    group = office.groups(rota, 1)[0]
    march = office.shift(rota, group, "2026-03")
    event, off = office.event("2026-03-10"), office.event("2026-03-12", "取消的", cancelled=1)
    with pytest.raises(Refusal, match="已取消"):
        office.do(fulfil, march, off)
    office.do(fulfil, march, event)
    turn = turn_of(office.rows, march)
    assert turn is not None and (state_of(turn, "2026-03-05"), state_of(turn, "2026-03-10")) == (
        "已排活动",
        "已办活动",
    )
    office.do(lambda tx: tx.change("event", event, {"cancelled": 1}))
    late = turn_of(office.rows, march)
    assert late is not None and state_of(late, "2026-04-01") == "逾期未办"
    office.do(fulfil, march, None)
    assert office.rows.get("shift", march)["event"] is None  # type: ignore[index]


def test_a_turn_is_handed_over_after_it_began(office: Office) -> None:
    rota = office.rota()
    march = office.shift(rota, office.groups(rota, 1)[0], "2026-03")
    with pytest.raises(Refusal, match="早于这一班的开始日期"):
        office.do(hand_over, march, "", "2026-02-28")
    with pytest.raises(Refusal, match="没有填写交接日期"):
        office.do(hand_over, march, "", "")
    office.do(hand_over, march, " 走访12家 ", "2026-04-01")
    row = office.rows.get("shift", march) or {}
    assert (row["handover"], row["handed_over"]) == ("走访12家", "2026-04-01")


def test_events_of_the_group_within_the_days_are_offered_first(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    march = office.shift(rota, one, "2026-03")
    foreign = office.event("2026-03-05", "别组活动", duty_group=other)
    own = office.event("2026-03-20", "本组活动", duty_group=one)
    vague = office.event("2026-03", "日子不详")
    office.event("2026-04-01", "下月", duty_group=one)
    office.event("2026-03-21", "取消的", duty_group=one, cancelled=1)
    turn = turn_of(office.rows, march)
    assert turn is not None
    found = suggestions(office.rows, turn)
    assert [(each.event, each.fits) for each in found] == [(own, True), (vague, False), (foreign, False)]
    assert turn_of(office.rows, march).event is None  # type: ignore[union-attr]
    assert "本组承办" in found[0].words and "第2组承办" in found[2].words
    assert any("承办轮值组是“第2组”" in text for text in remarks(office.rows, turn, foreign))
    later = office.event("2026-05-01", "五月")
    assert "不在这一班的日期之内" in remarks(office.rows, turn, later)[0]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-03", None, "2026年3月"),
        ("2026-03-01", "2026-03-31", "2026年3月"),
        ("2026-03-02", "2026-03-08", "2026年3月2日至8日"),
        ("2026-03-30", "2026-04-05", "2026年3月30日至4月5日"),
        ("2026-12-28", "2027-01-03", "2026年12月28日至2027年1月3日"),
        ("2026-03-02", None, "2026年3月2日"),
    ],
)
def test_days_in_few_words(start: str, end: str | None, words: str) -> None:
    assert span(start, end) == words


def test_a_turn_of_nobody_says_so(office: Office) -> None:
    rota = office.rota()
    shift = office.shift(rota, None, "2026-03")
    assert called(turn_of(office.rows, shift)) == "2026年3月未安排"  # type: ignore[arg-type]
