"""The printed table of shifts, the list of groups, the handover sheet, and the monthly section."""

import pytest

from secretariat.base.document import Heading, Paragraph, Table
from secretariat.base.errors import Refusal
from secretariat.domains.rotation.documents import group_list, handover_sheet, shift_table, years_of
from secretariat.domains.rotation.section import month_section
from tests.domains.rotation.office import Office

DAY = "2026-04-15"


def small(office: Office) -> tuple[int, list[int], list[int]]:
    rota = office.rota()
    groups = office.groups(rota, 2)
    unit = office.add("organization", name="临川县金盛建材有限公司", kind="企业")
    leader = office.person("甲某", mobile="13800000001")
    office.add("employment", person=leader, organization=unit, role="负责人", post="董事长")
    office.member(groups[0], "乙某")
    office.add("duty_member", duty_group=groups[0], person=leader, leader=1)
    office.member(groups[1], "丙某", 1)
    march = office.event("2026-03-10", "走进建材城", duty_group=groups[0])
    for state in ("出席", "出席", "替会", "请假"):
        office.add("attendance", event=march, name="某人", state=state)
    shifts = [
        office.shift(rota, groups[0], "2026-03-01", "2026-03-31", event=march, theme="助企"),
        office.shift(rota, groups[1], "2026-04-01", "2026-04-30"),
    ]
    return rota, groups, shifts


def test_the_table_of_shifts(office: Office) -> None:
    rota, *_ = small(office)
    made = shift_table(office.rows, rota, DAY)
    assert (made.title, made.unit, made.as_of) == (
        "2026年轮值计划安排表",
        "临川县工商业联合会",
        "2026年4月15日",
    )
    assert list(made.rows) == [
        ["2026年3月", "第1组", "甲某", "助企", "", "走进建材城", "已办活动", ""],
        ["2026年4月", "第2组", "丙某", "", "", "", "轮值中", ""],
    ]
    with pytest.raises(Refusal, match="2025年还没有排班"):
        shift_table(office.rows, rota, DAY, "2025")
    assert years_of(office.rows, office.rota("2017-11", "2019-06")) == ["2017", "2018", "2019"]


def test_the_list_of_groups_keeps_phones_back_unless_asked(office: Office) -> None:
    rota, *_ = small(office)
    made = group_list(office.rows, rota, DAY)
    assert [line[2:] for line in made.rows] == [
        ["组长", "甲某", "临川县金盛建材有限公司董事长"], ["组员", "乙某", ""], ["组长", "丙某", ""],
    ]  # fmt: skip
    assert made.notes == ("2组，每组1–2人（平均1.5），组长每组1人。",)
    assert not any("13800000001" in map(str, line) for line in made.rows)
    assert group_list(office.rows, rota, DAY, phones=True).rows[0][-1] == "13800000001"


def test_the_handover_sheet_tells_what_was_done_and_who_follows(office: Office) -> None:
    _, _, shifts = small(office)
    made = handover_sheet(office.rows, shifts[0], DAY)
    table = made.blocks[0]
    assert isinstance(table, Table)
    facts = {str(label): str(text) for label, text in table.rows}
    assert facts["完成的活动"] == "2026年3月10日　走进建材城"
    assert (facts["到会"], facts["下一班"], facts["负责人"]) == ("3人次（名单4人）", "2026年4月第2组", "甲某")
    assert any(isinstance(one, Paragraph) and "接班（第2组）" in one.text for one in made.blocks)
    last = handover_sheet(office.rows, shifts[1], DAY).blocks[0]
    assert isinstance(last, Table) and ("下一班", "没有排下一班") in last.rows


def test_papers_of_an_empty_plan_are_refused_in_words(office: Office) -> None:
    rota = office.rota()
    with pytest.raises(Refusal, match="还没有排班"):
        shift_table(office.rows, rota, DAY)
    with pytest.raises(Refusal, match="还没有分组"):
        group_list(office.rows, rota, DAY)


def test_the_month_in_the_report(office: Office) -> None:
    small(office)
    blocks = month_section(office.rows, "2026-03")
    texts = [one.text for one in blocks if isinstance(one, Heading | Paragraph)]
    assert texts == [
        "轮值情况", "本月轮值1班，已办活动1班，逾期未办0班。", "今年以来轮值1班，已办活动1班，逾期未办0班。",
        "3个月中有活动的月份1个（33.3%）；没有活动的月份：2026年1月、2026年2月。",
        "2026年（1–3月）2组中有活动的1组（50.0%），没有活动的：第2组。",
    ]  # fmt: skip
    assert month_section(office.rows, "2025-03") == []
    may = [one.text for one in month_section(office.rows, "2026-05") if isinstance(one, Paragraph)]
    assert may[:2] == [
        "本月轮值0班，已办活动0班，逾期未办0班。",
        "今年以来轮值2班，已办活动1班，逾期未办1班。",
    ]
