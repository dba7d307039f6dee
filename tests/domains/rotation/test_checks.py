"""What is wrong with a rota is told with the records behind it, and what is due comes to the office's desk."""

from secretariat.domains.rotation.checks import (
    BACKWARDS,
    CANCELLED,
    ELSEWHEN,
    LATE,
    NO_DUTY,
    NO_LEADER,
    NO_PLAN,
    NO_SUCCESSOR,
    NOBODY,
    OVERLAP,
    TWO_GROUPS,
    UNKNOWN,
    counted,
    warnings,
)
from secretariat.domains.rotation.checks import RotaWarning as Warn
from secretariat.domains.rotation.due import due_shifts
from tests.domains.rotation.office import Office

DAY = "2026-04-15"


def of_kind(office: Office, kind: str, rota: int | None = None) -> list[Warn]:
    return [one for one in warnings(office.rows, DAY, rota) if one.kind == kind]


def test_a_sound_plan_has_nothing_to_look_at(office: Office) -> None:
    rota = office.rota()
    for group in office.groups(rota, 2):
        office.member(group, f"组长{group}", 1)
        office.shift(rota, group, f"2026-0{group + 4}-01", f"2026-0{group + 4}-28")
    assert warnings(office.rows, DAY) == []


def test_groups_without_leader_and_without_members(office: Office) -> None:
    rota = office.rota()
    one, other, _ = office.groups(rota, 3)
    office.member(one, "甲某")
    office.member(other, "乙某", 1)
    found = of_kind(office, NO_LEADER)
    assert [(each.message, each.counts.ledger, each.counts.ids) for each in found] == [
        ("2026年轮值计划第1组没有组长。", "duty_groups", (one,))
    ]
    assert [each.message for each in of_kind(office, NOBODY)] == ["2026年轮值计划第3组还没有成员。"]


def test_somebody_in_two_groups_of_one_plan(office: Office) -> None:
    rota, following = office.rota(), office.rota("2027-01-01", "2027-12-31")
    person = office.person("甲某")
    groups = [*office.groups(rota, 2), *office.groups(following, 1)]
    ids = [office.add("duty_member", duty_group=group, person=person, leader=1) for group in groups]
    found = of_kind(office, TWO_GROUPS)
    assert len(found) == 1 and found[0].counts.ids == tuple(ids[:2])
    assert "第1组、第2组" in found[0].message


def test_a_bare_name_waits_for_its_person(office: Office) -> None:
    group = office.groups(office.rota(), 1)[0]
    member = office.add("duty_member", duty_group=group, name="无名氏", leader=1)
    assert [one.counts.ids for one in of_kind(office, UNKNOWN)] == [(member,)]


def test_shifts_that_overlap_are_told_also_behind_a_long_one(office: Office) -> None:
    rota = office.rota()
    one, other = office.groups(rota, 2)
    quarter = office.shift(rota, one, "2026-05-01", "2026-07-31")
    office.shift(rota, other, "2026-05-01", "2026-05-31")
    july = office.shift(rota, other, "2026-07")
    office.shift(rota, other, "2026-08")
    found = of_kind(office, OVERLAP)
    assert len(found) == 2 and (quarter, july) in [tuple(sorted(each.counts.ids)) for each in found]


def test_past_shifts_without_event_and_with_a_cancelled_one(office: Office) -> None:
    rota = office.rota()
    group = office.groups(rota, 1)[0]
    late = office.shift(rota, group, "2026-02")
    off = office.shift(rota, group, "2026-03", event=office.event("2026-03-05", "取消的", cancelled=1))
    office.shift(rota, group, "2026-04")
    assert [one.counts.ids for one in of_kind(office, LATE)] == [(late,)]
    assert [(one.counts.ids, "“取消的”已取消" in one.message) for one in of_kind(office, CANCELLED)] == [
        ((off,), True)
    ]


def test_an_event_that_cannot_have_been_in_the_shift(office: Office) -> None:
    rota = office.rota()
    group = office.groups(rota, 1)[0]
    office.shift(rota, group, "2026-02", event=office.event("2026"))
    odd = office.shift(rota, group, "2026-03", event=office.event("2026-05-02"))
    assert [one.counts.ids for one in of_kind(office, ELSEWHEN)] == [(odd,)]


def test_a_shift_of_nobody_and_days_the_wrong_way_round(office: Office) -> None:
    rota = office.rota()
    nobody = office.shift(rota, None, "2026-05")
    wrong = office.shift(rota, office.groups(rota, 1)[0], "2026-06-30", "2026-06-01")
    assert [one.counts.ids for one in of_kind(office, NO_DUTY)] == [(nobody,)]
    assert [one.counts.ids for one in of_kind(office, BACKWARDS)] == [(wrong,)]


def test_a_plan_that_is_over_without_a_successor(office: Office) -> None:
    past = office.rota("2025-01-01", "2025-12-31")
    assert [one.counts.ids for one in of_kind(office, NO_SUCCESSOR)] == [(past,)]
    office.rota()
    assert of_kind(office, NO_SUCCESSOR) == []


def test_groups_of_no_plan_are_told_once(office: Office) -> None:
    loose = [office.add("duty_group", number=at, name=f"第{at}组") for at in (1, 2)]
    found = of_kind(office, NO_PLAN)
    assert [one.counts.ids for one in found] == [tuple(loose)]
    assert of_kind(office, NO_PLAN, office.rota()) == [] and counted(found) == {NO_PLAN: 1}


def test_what_is_due_today_and_in_the_days_to_come(office: Office) -> None:
    rota = office.rota()
    group = office.groups(rota, 1)[0]
    feb = office.shift(rota, group, "2026-02-01", "2026-02-28")
    march = office.shift(rota, group, "2026-03-01", "2026-03-31", event=office.event("2026-03-10"))
    april = office.shift(rota, group, "2026-04-01", "2026-04-30")
    may = office.shift(rota, group, "2026-05-01", "2026-05-31", theme="助企")
    office.shift(rota, group, "2026-06-01", "2026-06-30")
    found = due_shifts(office.rows, DAY)
    assert [(one.shift, one.kind, one.day, one.days) for one in found] == [
        (feb, "逾期未办活动", "2026-02-28", 46), (march, "轮值未交接", "2026-03-31", 15),
        (april, "轮值中未办活动", "2026-04-30", 0), (may, "即将轮值", "2026-05-01", 0),
    ]  # fmt: skip
    assert found[3].title == "2026年5月第1组“助企”" and found[3].detail == "2026年5月1日开始，由第1组轮值。"
    assert [one.shift for one in due_shifts(office.rows, DAY, days=10)] == [feb, march, april]


def test_long_past_plans_and_handovers_are_not_asked_for_ever(office: Office) -> None:
    past = office.rota("2024-01-01", "2024-12-31")
    office.shift(past, office.groups(past, 1)[0], "2024-05")
    rota = office.rota()
    group = office.groups(rota, 1)[0]
    office.shift(rota, group, "2026-01-01", "2026-01-31", event=office.event("2026-01-10"))
    handed = office.event("2026-03-10")
    office.shift(rota, group, "2026-03-01", "2026-03-31", event=handed, handed_over="2026-04-01")
    assert due_shifts(office.rows, DAY) == []


def test_a_planned_event_is_nothing_to_chase(office: Office) -> None:
    rota = office.rota()
    office.shift(
        rota, office.groups(rota, 1)[0], "2026-04-01", "2026-04-30", event=office.event("2026-04-28")
    )
    assert due_shifts(office.rows, DAY) == []
