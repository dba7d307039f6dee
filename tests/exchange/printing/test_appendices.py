"""What is attached to a report: named under the text, and printed behind it on pages and sheets of its own."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from secretariat.base.document import Appendix, Figure, Paragraph, PrintColumn, Report, Table
from secretariat.exchange.printing import write_report
from tests.exchange.printing.printed import read

MM = 72 / 25.4
LEFT, CENTRE = 28 * MM, (28 + 156 / 2) * MM


def table(caption: str, *rows: tuple[str, int]) -> Table:
    columns = (PrintColumn("活动", 16), PrintColumn("人次", 8, "right", number=True))
    return Table(caption, columns, tuple((name, Figure(str(times), times)) for name, times in rows))


def report(*appendices: Appendix, beside: tuple[str, ...] = ()) -> Report:
    blocks = (Paragraph(("本月举办活动。",)),)
    office = "临川县工商业联合会"
    return Report("工作月报", blocks, office, "2026-10-31", "2026年10月31日", "", beside, appendices)


EVENTS = Appendix("活动台账", (table("", ("讲座", 60), ("调研", 8)),))
NEWCOMERS = Appendix("新入会名单", (Paragraph(("共2家。",)), table("名单", ("甲", 1))))


def test_each_stands_on_a_page_of_its_own_behind_the_signature(tmp_path: Path) -> None:
    path = tmp_path / "月报.pdf"
    write_report(report(EVENTS, NEWCOMERS), path)
    first, events, newcomers = read(path)
    assert "附件：1.活动台账" in first.text and "2.新入会名单" in first.text
    assert first.text.index("附件：") < first.text.index("2026年10月31日")
    assert "讲座" not in first.text and "讲座" in events.text and "共2家。" in newcomers.text
    label = next(run for run in events.runs if run.text == "附件1")
    title = next(run for run in events.runs if run.text == "活动台账")
    assert label.x == pytest.approx(LEFT, abs=0.1) and label.y > title.y
    assert title.x + title.width / 2 == pytest.approx(CENTRE, abs=1)
    assert any(run.text == "附件2" for run in newcomers.runs)


def test_a_single_one_has_no_number(tmp_path: Path) -> None:
    path = tmp_path / "月报.pdf"
    write_report(report(EVENTS), path)
    first, events = read(path)
    assert "附件：活动台账" in first.text
    assert any(run.text == "附件" for run in events.runs)


def test_what_is_handed_over_beside_the_report_is_numbered_after_it() -> None:
    assert report(EVENTS, beside=("照片",)).enclosed == ("活动台账", "照片")


def test_each_is_a_sheet_with_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "月报.xlsx"
    write_report(report(EVENTS, NEWCOMERS), path)
    book = load_workbook(path)
    assert book.sheetnames == ["报告", "附件1 活动台账", "附件2 新入会名单"]
    rows = [row[:2] for row in book["附件1 活动台账"].iter_rows(values_only=True)]
    assert rows[0][0] == "附件1" and rows[1][0] == "活动台账"
    assert rows[2] == ("活动", "人次") and [row[0] for row in rows[3:]] == ["讲座", "调研"]
    assert [
        cell for row in book["附件1 活动台账"].iter_rows(values_only=True) for cell in row if cell in (60, 8)
    ]
    told = [row[0] for row in book["报告"].iter_rows(values_only=True)]
    assert any("附件：1.活动台账" in str(cell) for cell in told)
