"""A year of events in figures that open what they count, on the screen and on paper."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secretariat.base.document import Figure, Report, Table
from secretariat.gui.events.year import YearPart
from secretariat.gui.events.year_report import year_report
from secretariat.gui.session import Session
from secretariat.store.transaction import Transaction
from tests.gui.working import write

DAY = "2026-03-31"
HELD = (  # day, kind, headcount, post of a leader
    ("2026-01-10", "座谈讲座", 30, "副县长"), ("2026-01-20", "会议", 20, None), ("2026-03-05", "座谈讲座", 11, None),
    ("2026-12-01", "会议", None, None), ("2025-02-01", "座谈讲座", 5, None), ("2025-11-01", "会议", 7, None),
)  # fmt: skip


def fill(tx: Transaction) -> None:
    for day, kind, headcount, post in HELD:
        event = tx.add("event", {"title": f"{day}{kind}", "kind": kind, "start": day, "headcount": headcount})
        if post:
            tx.add("event_leader", {"event": event, "post": post, "rank": "处级"})
    tx.add("event", {"title": "取消的", "kind": "会议", "start": "2026-02-01", "cancelled": 1})


@pytest.fixture
def part(qtbot: QtBot, session: Session) -> YearPart:
    session.as_of = DAY
    write(qtbot, session, "录入", fill)
    shown = YearPart(session)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    shown.show()
    qtbot.waitUntil(lambda: shown.report is not None, timeout=3000)
    return shown


def table(report: Report, caption: str) -> list[list[str]]:
    found = next(block for block in report.blocks if isinstance(block, Table) and block.caption == caption)
    return [[cell.text if isinstance(cell, Figure) else cell for cell in line] for line in found.rows]


def test_months_and_categories_add_up(part: YearPart) -> None:
    assert part.report is not None
    assert table(part.report, "各月活动") == [
        # 月份, 座谈讲座, 会议, 合计, 人次, 处级以上领导
        ["1月", "1", "1", "2", "50", "1"], ["2月", "0", "0", "0", "0", "0"], ["3月", "1", "0", "1", "11", "0"],
        ["合计", "2", "1", "3", "61", "1"],
    ]  # fmt: skip
    assert table(part.report, "各类活动") == [
        ["座谈讲座", "2", "66.7%", "41", "20.5", "1", "增加1"], ["会议", "1", "33.3%", "20", "20.0", "0", "增加1"],
        ["合计", "3", "100.0%", "61", "20.3", "1", "增加2"],
    ]  # fmt: skip


def test_what_is_planned_is_told_apart(part: YearPart) -> None:
    shown = part.view.toPlainText()
    assert "年内还安排了活动1场，没有计入以上数字" in shown
    assert "3个月中有活动的月份2个（66.7%），没有活动的月份：2026年2月" in shown


def test_a_figure_opens_the_events_it_counts(qtbot: QtBot, session: Session, part: YearPart) -> None:
    held = {row["title"]: row["id"] for row in session.rows.find("event")}
    place = next(at for at, one in enumerate(part.view.selections()) if one.caption == "1月：会议")
    with qtbot.waitSignal(session.open_list, timeout=2000) as opened:
        part.view.follow(place)
    ledger, query = opened.args
    assert ledger == "events" and query.ids == (held["2026-01-20会议"],)


def test_another_year_is_chosen_and_follows_what_is_written(
    qtbot: QtBot, session: Session, part: YearPart
) -> None:
    part.choose_year("2025")
    qtbot.waitUntil(lambda: part.report is not None and "2025" in part.report.title, timeout=3000)
    assert part.report is not None and table(part.report, "各月活动")[-1] == [
        "合计",
        "1",
        "1",
        "2",
        "12",
        "0",
    ]
    late = {"title": "只知道是这一年", "kind": "会议", "start": "2025"}
    write(qtbot, session, "录入", lambda tx: tx.add("event", late))

    def lines() -> list[list[str]]:
        return table(part.report, "各月活动") if part.report else []

    qtbot.waitUntil(lambda: lines()[-1][3] == "3", timeout=3000)
    assert lines()[0][:4] == ["1月", "0", "0", "0"] and lines()[-2][:4] == ["月份不详", "0", "1", "1"]


def test_the_report_on_the_screen_goes_to_a_file(
    qtbot: QtBot, session: Session, part: YearPart, tmp_path: Path
) -> None:
    target = tmp_path / "年度.pdf"
    report = part.report
    assert report is not None
    part._paper.save(lambda _: report, target)
    qtbot.waitUntil(lambda: target.exists() and bool(session.rows.find("export_log")), timeout=8000)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_leap_day_has_its_like_a_year_before(session: Session) -> None:
    report = year_report(session.rows, "2024", "2024-02-29")
    assert report.as_of == "2024-02-29" and "没有登记活动" in report.blocks[1].text  # type: ignore[union-attr]


def test_without_events_the_page_says_what_it_is_for(qtbot: QtBot, session: Session) -> None:
    shown = YearPart(session)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.stack.currentWidget() is shown.empty and shown.report is None
