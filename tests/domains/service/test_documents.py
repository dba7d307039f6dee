"""Papers about visits and demands: what stands on them, and that they can be printed."""

from pathlib import Path
from typing import Any

import pytest

from secretariat.base.document import Paragraph, Report, Table
from secretariat.base.errors import Refusal
from secretariat.domains.service.documents import (
    ageing_report,
    assignment_sheet,
    assignment_sheets,
    closing_table,
    reminder_letters,
    timeline,
    visits_table,
)
from secretariat.exchange.printing import write_report, write_roster
from secretariat.store.listing import Listing
from secretariat.store.store import Store
from tests.domains.service.office import TODAY, demand, step


def words(report: Report) -> str:
    """Everything that a report says."""
    found = [report.title]
    for block in report.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Table):
            rows = [
                "|".join(cell if isinstance(cell, str) else cell.text for cell in row) for row in block.rows
            ]
            found += [block.caption, *rows]
    return "\n".join(found)


@pytest.fixture
def made(store: Store) -> list[int]:
    with store.transact("登记") as tx:
        firm = tx.add("organization", {"name": "临川县金盛建材有限公司"})
        visit = tx.add("visit", {"organization": firm, "day": "2026-03-02", "leaders": "王主席"})
        shared: dict[str, Any] = {"organization": firm, "visit": visit, "source": "走访"}
        ids = [
            demand(tx, "用工缺口20人", number="2026-001", category="用工", leader="王主席", **shared),
            demand(tx, "贷款续贷难", number="2026-002", category="融资", **shared),
            demand(tx, "厂区道路破损", number="2026-003", name="老街餐饮店"),
            demand(tx, "尚未交办的", number="2026-004"),
        ]
        step(tx, ids[:2], "交办", "2026-03-05", department="县人社局", joint="县教育局", due="2026-03-31")
        step(tx, ids[2:3], "交办", "2026-03-05", department="县交通局", due="2026-12-31")
        step(tx, ids[:1], "答复", "2026-03-20", content="组织专场招聘，到岗18人")
        step(tx, ids[:1], "销号", "2026-03-28", satisfaction="满意", lesson="每季度办一次招聘会")
    return ids


def test_an_assignment_sheet_asks_the_department_with_room_for_its_answer(
    store: Store, made: list[int]
) -> None:
    report = assignment_sheet(store.rows, made[0], "2026-03-06")
    text = words(report)
    assert report.title == "企业诉求交办单" and text.splitlines()[1] == "县人社局："
    assert "请于2026年3月31日前办结并书面反馈" in text
    for line in ("诉求编号|2026-001", "诉求企业|临川县金盛建材有限公司", "诉求事项|用工缺口20人", "协办部门|县教育局",
                 "领办领导|王主席", "企业满意度|□满意　□基本满意　□不满意"):  # fmt: skip
        assert line in text.splitlines()
    assert "办理情况|" in text


def test_several_sheets_are_one_for_each_department(store: Store, made: list[int]) -> None:
    sheets = assignment_sheets(store.rows, made, TODAY)
    assert list(sheets) == ["县交通局", "县人社局"]
    assert "1|2026-001|临川县金盛建材有限公司|用工缺口20人|2026年3月31日" in words(sheets["县人社局"])
    assert "诉求事项|厂区道路破损" in words(sheets["县交通局"])


def test_a_sheet_about_nothing_is_refused(store: Store) -> None:
    with pytest.raises(Refusal, match="没有这件诉求"):
        assignment_sheet(store.rows, 99, TODAY)


def test_reminders_name_what_is_overdue_and_how_long(store: Store, made: list[int]) -> None:
    letters = reminder_letters(store.rows, TODAY)
    assert list(letters) == ["县人社局"]
    assert "截至2026年11月22日，你单位承办的下列1件企业诉求已超过办理期限" in words(letters["县人社局"])
    assert "1|2026-002|临川县金盛建材有限公司|贷款续贷难|2026年3月5日|2026年3月31日|236" in words(
        letters["县人社局"]
    )
    assert reminder_letters(store.rows, "2026-03-31") == {}


def test_the_closing_table_stands_as_of_its_day(store: Store, made: list[int]) -> None:
    listing = Listing(store.rows, store.catalog.ledgers["demands"])
    roster = closing_table(store.rows, listing, made[:2], TODAY)
    assert [column.label for column in roster.columns][:4] == ["编号", "诉求企业", "诉求事项", "责任部门"]
    assert list(roster.rows[0]) == [
        "2026-001", "临川县金盛建材有限公司", "用工缺口20人", "县人社局", "2026-03-05", "2026-03-31",
        "组织专场招聘，到岗18人", "已销号", "2026-03-28", "满意"]  # fmt: skip
    earlier = closing_table(store.rows, listing, made[:1], "2026-03-19")
    assert list(earlier.rows[0])[6:] == ["", "已交办", "", ""]


def test_the_list_of_visits_names_what_was_found(store: Store, made: list[int]) -> None:
    listing = Listing(store.rows, store.catalog.ledgers["visits"])
    roster = visits_table(store.rows, listing, listing.ids(), TODAY)
    assert list(roster.rows[0]) == [
        "2026-03-02", "临川县金盛建材有限公司", "王主席", "", "", "", "用工缺口20人；贷款续贷难"]  # fmt: skip


def test_a_demands_course_is_told_step_by_step(store: Store, made: list[int]) -> None:
    text = words(timeline(store.rows, made[0], TODAY))
    assert "2026年3月5日|交办|县人社局，协办：县教育局，期限2026年3月31日" in text
    assert "2026年3月28日|销号|满意，举一反三：每季度办一次招聘会" in text
    assert "销号" not in words(timeline(store.rows, made[0], "2026-03-21")).splitlines()[-1]


def test_papers_come_out_as_files(store: Store, made: list[int], tmp_path: Path) -> None:
    listing = Listing(store.rows, store.catalog.ledgers["demands"])
    roster = closing_table(store.rows, listing, made, TODAY)
    reports = [assignment_sheet(store.rows, made[0], TODAY), ageing_report(store.rows, TODAY)]
    reports += [*reminder_letters(store.rows, TODAY).values(), timeline(store.rows, made[0], TODAY)]
    for place, report in enumerate(reports):
        write_report(report, tmp_path / f"{place}.pdf")
        assert (tmp_path / f"{place}.pdf").read_bytes().startswith(b"%PDF")
    write_roster(roster, tmp_path / "销号表.xlsx")
    assert (tmp_path / "销号表.xlsx").stat().st_size > 1000
