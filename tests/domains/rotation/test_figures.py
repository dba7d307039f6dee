"""Who had how many turns, and in which months and years nothing was held."""

import pytest

from secretariat.domains.rotation.figures import (
    coverage,
    every_year,
    fairness,
    group_sentence,
    members_fairness,
    months_of,
    rota_period,
)
from tests.domains.rotation.office import Office

EMPTY = ("2018-02", "2018-09", "2019-06")


def fuan(office: Office) -> tuple[int, list[int], list[int]]:
    """The plan of domain.md A3: 20 months, 12 groups in turn, 17 events, three months without one."""
    rota = office.rota("2017-11", "2019-06")
    groups = office.groups(rota, 12)
    months = [month for month in months_of("2017-11", "2019-06") if month not in EMPTY]
    events = [
        office.event(f"{month}-10", f"第{at}次轮值活动", number=at, duty_group=groups[(at - 1) % 12])
        for at, month in enumerate(months, start=1)
    ]
    return rota, groups, events


def test_twenty_months_with_seventeen_events(office: Office) -> None:
    """A-14."""
    rota, _, events = fuan(office)
    found = coverage(office.rows, "2017-11", "2019-06", rota)
    assert found.sentence().text == (
        "20个月中有活动的月份17个（85.0%）；没有活动的月份：2018年2月、2018年9月、2019年6月。"
    )
    count = next(piece for piece in found.sentence().pieces if not isinstance(piece, str))
    assert count.counts is not None and count.counts.ledger == "events" and list(count.counts.ids) == events


def test_every_group_at_least_once_a_year_names_those_that_did_not(office: Office) -> None:
    """A-14: events 1 and 2 in 2017, 3 to 12 (groups 3 to 12) in 2018, 13 to 17 (groups 1 to 5) in 2019."""
    rota, groups, _ = fuan(office)
    years = every_year(office.rows, rota, "2017-11", "2019-06")
    assert [year.sentence().text for year in years] == [
        "2017年（11–12月）12组中有活动的2组（16.7%），没有活动的：第3组、第4组、第5组、第6组、第7组、第8组、第9组、"
        "第10组、第11组、第12组。",
        "2018年12组中有活动的10组（83.3%），没有活动的：第1组、第2组。",
        "2019年（1–6月）12组中有活动的5组（41.7%），没有活动的：第6组、第7组、第8组、第9组、第10组、第11组、第12组。",
    ]
    missing = [piece for piece in years[1].sentence().pieces if not isinstance(piece, str)][1]
    assert missing.counts is not None and missing.counts.ids == tuple(groups[:2])


def test_an_event_that_fulfils_a_shift_counts_for_its_group_once(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    event = office.event("2026-03-10")
    office.shift(rota, one, "2026-03", event=event)
    both = office.event("2026-04-10", duty_group=one)
    office.shift(rota, other, "2026-04", event=both)
    year = every_year(office.rows, rota, "2026-01", "2026-12")[0]
    assert (year.events[one], year.events[other], year.missing) == ((event, both), (both,), [])
    assert year.sentence().text == "2026年2组中有活动的2组（100.0%），每组至少一次。"
    assert coverage(office.rows, "2026-01", "2026-12", rota).covered == ["2026-03", "2026-04"]


def test_cancelled_events_and_those_of_other_plans_do_not_count(office: Office) -> None:
    rota, other = office.rota(), office.rota("2027-01-01", "2027-12-31")
    group, foreign = office.groups(rota, 1)[0], office.groups(other, 1)[0]
    office.event("2026-03-10", duty_group=group, cancelled=1)
    office.event("2026-04-10", duty_group=foreign)
    assert coverage(office.rows, "2026-01", "2026-04", rota).covered == []
    assert coverage(office.rows, "2026-01", "2026-04").covered == ["2026-04"]


def test_an_event_of_which_only_the_year_is_known_is_told_apart(office: Office) -> None:
    rota = office.rota()
    group = office.groups(rota, 1)[0]
    office.event("2026", duty_group=group)
    found = coverage(office.rows, "2026-01", "2026-02", rota)
    assert found.sentence().text == (
        "2个月中有活动的月份0个（0.0%）；没有活动的月份：2026年1月、2026年2月；另有1场活动只知年份，没有计入。"
    )
    assert every_year(office.rows, rota, "2026-01", "2026-12")[0].missing == []


def test_without_groups_there_is_no_share(office: Office) -> None:
    rota = office.rota()
    assert (
        every_year(office.rows, rota, "2026-01", "2026-12")[0].sentence().text
        == "2026年0组中有活动的0组（—）。"
    )
    assert group_sentence(office.rows, rota, "2026-05-01") == "还没有分组。"


def test_turns_so_far_weeks_since_and_the_next(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    event = office.event("2026-01-15")
    first = office.shift(rota, one, "2026-01-01", "2026-01-31", event=event)
    second = office.shift(rota, one, "2026-03-01", "2026-03-31")
    running = office.shift(rota, other, "2026-04-01", "2026-04-30")
    coming = office.shift(rota, one, "2026-05-01", "2026-05-31")
    mine, theirs = fairness(office.rows, rota, "2026-04-22")
    assert (mine.turns, mine.fulfilled, mine.overdue, mine.to_come) == (
        (first, second),
        (first,),
        (second,),
        (coming,),
    )
    assert (mine.latest, mine.weeks, mine.following) == ("2026-03-31", 3, "2026-05-01")
    assert (theirs.turns, theirs.weeks, theirs.following) == ((running,), 0, None)


def test_a_group_that_never_had_a_turn_has_no_weeks(office: Office) -> None:
    rota = office.rota()
    office.groups(rota, 1)
    share = fairness(office.rows, rota, "2026-04-22")[0]
    assert (share.turns, share.weeks, share.latest) == ((), None, None)


def test_people_who_take_turns_alone_are_told_too(office: Office) -> None:
    rota = office.rota(rhythm="每周")
    person = office.person("甲某")
    shift = office.add("shift", rota=rota, person=person, start="2026-01-05", end="2026-01-11")
    share = fairness(office.rows, rota, "2026-01-25")[0]
    assert (share.person, share.label, share.turns, share.weeks) == (person, "甲某", (shift,), 2)


def test_members_over_all_plans_fewest_turns_first(office: Office) -> None:
    past, rota = office.rota("2025-01-01", "2025-12-31"), office.rota()
    old, new = office.groups(past, 1)[0], office.groups(rota, 1)[0]
    veteran, novice = office.person("甲某"), office.person("乙某")
    for group, person in ((old, veteran), (new, veteran), (new, novice)):
        office.add("duty_member", duty_group=group, person=person)
    office.shift(past, old, "2025-06")
    office.shift(rota, new, "2026-02")
    found = members_fairness(office.rows, "2026-03-08")
    assert [(one.label, len(one.turns), one.weeks) for one in found] == [("乙某", 1, 1), ("甲某", 2, 1)]


@pytest.mark.parametrize(
    ("day", "period"),
    [("2026-05-04", ("2026-01-01", "2026-05-04")), ("2027-05-04", ("2026-01-01", "2026-12-31")),
     ("2025-01-01", ("2026-01-01", "2026-01-01"))],
)  # fmt: skip
def test_the_days_of_a_plan_that_have_come(office: Office, day: str, period: tuple[str, str]) -> None:
    assert rota_period(office.rows, office.rota(), day) == period
