"""A month at the office with the keyboard alone: two events, a turn of duty, ten visits, thirty demands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from secretariat.base.document import Figure, Report, Table
from secretariat.catalog import CATALOG, INTAKES
from secretariat.exchange.importing import ImportOptions, apply, prepare
from secretariat.exchange.reading import read_workbook
from secretariat.gui.browser import Browser
from secretariat.gui.dashboard.page import DashboardPage
from secretariat.gui.events.event_dialog import EventDialog
from secretariat.gui.events.expect_dialog import ExpectDialog
from secretariat.gui.events.paste_dialog import PasteDialog
from secretariat.gui.events.record import EventPage
from secretariat.gui.reports.page import ReportPage
from secretariat.gui.rotation.balance_dialog import BalanceDialog
from secretariat.gui.rotation.page import CALENDAR, GROUPS, RotationPage
from secretariat.gui.rotation.plan_dialog import PlanDialog
from secretariat.gui.rotation.rota_dialog import RotaDialog
from secretariat.gui.rotation.shift_dialog import ShiftDialog
from secretariat.gui.service.demands import DemandList
from secretariat.gui.service.entry import VisitDialog
from secretariat.gui.service.letters import LettersDialog
from secretariat.gui.service.page import DEMANDS, ServicePage
from secretariat.gui.service.step_dialog import StepDialog
from secretariat.store.store import Store
from tests.gui.clerk import Clerk
from tests.gui.shell import make_window, open_in

SAMPLES = Path(__file__).parents[1] / "samples"
TODAY = "2026-11-22"
MEETING, OUTING = "第十一届执委会第六次会议", "走进城东工业园"
FIRMS = (
    "云溪县民欣商贸有限责任公司", "临川县嘉禾酒店管理有限公司", "青石县广厦包装股份有限公司",
    "云溪县恒泰健康有限公司", "云溪县凯旋大药房有限公司",
)  # fmt: skip
SHOP = "老街修车铺"
"""It is not on the roll."""


class _Today(date):
    @classmethod
    def today(cls) -> date:  # type: ignore[override]
        return date.fromisoformat(TODAY)


def office_from_samples(path: Path) -> Path:
    """A file into which the office's own lists were imported: members, the council, last year's events."""
    with Store.create(path, CATALOG, "临川县工商业联合会") as store:
        for name, ledger in (
            ("会员名册-规范.xlsx", "members"), ("执委会名单-第十一届.xlsx", "posts"),
            ("轮值活动台账.xlsx", "events"), ("轮值活动台账.xlsx", "attendance"),
        ):  # fmt: skip
            apply(store, prepare(read_workbook(SAMPLES / name), INTAKES[ledger], store.rows, ImportOptions()))
    return path


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    monkeypatch.setattr("secretariat.gui.reports.page.date", _Today)
    window = make_window(qtbot, tmp_path, Browser())
    window.resize(1280, 800)
    session = open_in(qtbot, window, office_from_samples(tmp_path / "商会.db"))
    session.as_of = TODAY
    with qtbot.waitActive(window):
        window.activateWindow()
    yield Clerk(qtbot, window, session)
    window.opener.close_now()


def test_a_month_by_keyboard_from_the_samples(clerk: Clerk, tmp_path: Path) -> None:
    before, first = everything(clerk), clerk.undo_name
    hold_the_council(clerk)
    print_the_signin_sheet(clerk, tmp_path / "签到表.pdf")
    lay_out_the_turns(clerk)
    came = visit_a_park(clerk)
    fulfil_the_turn(clerk)
    visit_ten_times(clerk)
    hand_ten_out_and_close_five(clerk, tmp_path)
    see_what_is_due(clerk)
    read_the_report(clerk, times=42 + came)
    clerk.goes_to("Ctrl+1", "dashboard")
    assert everything(clerk) != before
    while clerk.undo_name != first:
        clerk.takes_back()
    assert everything(clerk) == before


def everything(clerk: Clerk) -> dict[str, list[Any]]:
    """All records that are not removed; that something was printed is noted for good."""
    rows = clerk.session.rows
    return {name: rows.find(name) for name in rows.catalog.entities if name != "export_log"}


# -- two events -------------------------------------------------------------------------------------------


def new_event(clerk: Clerk, *fields: str, link: str) -> EventPage:
    """The form from 主题 on, then the body or group that is found by its name; the event is open at the end."""
    clerk.goes_to("Ctrl+6", "events")
    clerk.press("Ctrl+N")
    clerk.sees(EventDialog)
    clerk.fill(*fields)
    clerk.write(link)
    clerk.press("Down", "Return", "Ctrl+S")
    clerk.is_back(EventDialog)
    clerk.press("Return")
    return clerk.finds(EventPage)


def expect_the_offered(clerk: Clerk) -> None:
    """应到 of the event's own body or group: it is ticked already."""
    clerk.press("Alt+Y")
    clerk.sees(ExpectDialog)
    clerk.press("Ctrl+Return")
    clerk.is_back(ExpectDialog)


def hold_the_council(clerk: Clerk) -> None:
    page = new_event(clerk, MEETING, "会议", "2026-11-18", "9:00", "县总商会三楼会议室", link="执行委员会")
    expect_the_offered(clerk)
    assert page.counts.text() == "应到132　实到0　未登记132　法定人数88人"
    clerk.press(*["1"] * 40, "2", "4", "5")
    clerk.letters("ycdh")
    assert [page.grid.model.line(one).name for one in page.grid.model.shown] == ["尉迟德华"]
    clerk.press("Return")
    clerk.waits(
        lambda: page.grid.settled and "实到42（含迟到1）　请假1　缺席1　未登记88" in page.counts.text()
    )


def print_the_signin_sheet(clerk: Clerk, path: Path) -> None:
    clerk.from_menu("Ctrl+P", "S", "D")
    clerk.names(path)
    clerk.waits(lambda: path.exists())
    assert path.read_bytes().startswith(b"%PDF")
    clerk.reads_a_message(path.name)


def visit_a_park(clerk: Clerk) -> int:
    """The second event: the group is expected, who came is pasted from a chat; returns how many came."""
    page = new_event(clerk, OUTING, "参观学习", "2026-11-20", "14:30", "城东工业园", "", link="第11组")
    expect_the_offered(clerk)
    people = [line.name for line in page.grid.lines]
    assert len(people) in (10, 11)
    clerk.copied("\n".join(f"{at}. {name}" for at, name in enumerate([*people[:-1], "江宇", "欧阳无名"], 1)))
    clerk.press("Alt+V")
    dialog = clerk.sees(PasteDialog)
    clerk.press("Ctrl+V")
    known = len(people) - 1
    clerk.waits(
        lambda: dialog.summary.text().startswith(f"共{known + 2}人：{known}人认出，1人不确定，1人没有")
    )
    clerk.press("Tab", "Tab", "Return", "Down", "Return")
    clerk.waits(lambda: dialog.summary.text().endswith("其中1人只登记姓名。"))
    clerk.press("Ctrl+Return")
    clerk.is_back(PasteDialog)
    clerk.waits(lambda: f"实到{known + 2}" in page.counts.text() and "未登记1" in page.counts.text())
    return known + 2


# -- the turn of duty -------------------------------------------------------------------------------------


def lay_out_the_turns(clerk: Clerk) -> None:
    """A plan that takes over the groups of last year's events, with the council balanced over them."""
    clerk.goes_to("Ctrl+7", "rotation")
    page = clerk.finds(RotationPage)
    clerk.press("Alt+N")
    clerk.sees(RotaDialog)
    clerk.press("Return")
    clerk.is_back(RotaDialog)
    assert page.part == GROUPS
    clerk.press("Alt+Y")
    clerk.waits(lambda: len(clerk.session.rows.find("duty_group", rota=page.chosen.rota)) == 12)
    clerk.press("Alt+B")
    dialog = clerk.sees(BalanceDialog)
    clerk.press("Alt+F")
    clerk.waits(lambda: len(dialog.draft.people) > 100)
    clerk.press("Ctrl+S")
    clerk.is_back(BalanceDialog)
    clerk.press("Alt+1")
    clerk.waits(lambda: page.part == CALENDAR)
    clerk.press("Alt+P")
    clerk.sees(PlanDialog)
    clerk.press("Ctrl+Return")
    clerk.is_back(PlanDialog)
    assert len(clerk.session.rows.find("shift")) == 12


def fulfil_the_turn(clerk: Clerk) -> None:
    """November's shift: its event is offered, taken, and the work handed over."""
    clerk.goes_to("Ctrl+7", "rotation")
    page = clerk.finds(RotationPage)
    clerk.press("Home", *["Down"] * 10, "Return")
    dialog = clerk.sees(ShiftDialog)
    clerk.write("服务园区企业")
    clerk.press("Alt+Y", "Home", "Return")
    assert dialog.event_editor.text().startswith(OUTING) and not dialog.remark.text()
    clerk.press("Alt+X")
    clerk.write("园区用工问题请下一组跟进")
    clerk.press("Alt+R")
    clerk.write("2026-11-21")
    clerk.press("Ctrl+S")
    clerk.is_back(ShiftDialog)
    shift = clerk.session.rows.get("shift", page.calendar.table.chosen() or 0) or {}
    assert (shift["start"], shift["handed_over"], shift["theme"]) == (
        "2026-11-01",
        "2026-11-21",
        "服务园区企业",
    )
    line = [page.calendar.table.item(10, column) for column in (4, 5)]
    assert [item.text() for item in line if item is not None] == [f"2026-11-20　{OUTING}", "已办活动"]


# -- visits and demands -----------------------------------------------------------------------------------


def visit_ten_times(clerk: Clerk) -> None:
    """Eight visits to five firms of the roll, two to a shop that is not on it; three demands typed beneath each."""
    clerk.goes_to("Ctrl+8", "service")
    clerk.press("Ctrl+N")
    dialog = clerk.sees(VisitDialog)
    for number in range(10):
        clerk.write(FIRMS[number % 5] if number < 8 else SHOP)
        clerk.press("Down", "Return", "Alt+Q")
        for line in range(3):
            clerk.write(f"第{number * 3 + line + 1}个问题")
            clerk.press("Return")
        clerk.press("Ctrl+Return")
        clerk.waits(lambda n=number: len(clerk.session.rows.find("visit")) == n + 1)  # type: ignore[misc]
        clerk.waits(lambda: dialog.who.line.text() == "" and dialog.next_button.isEnabled())
    clerk.press("Escape")
    clerk.is_back(VisitDialog)


def hand_ten_out_and_close_five(clerk: Clerk, folder: Path) -> None:
    page = clerk.finds(ServicePage)
    clerk.press("Alt+2")
    clerk.waits(lambda: page.part == DEMANDS)
    demands = page.widget(DEMANDS)
    assert isinstance(demands, DemandList)
    clerk.waits(lambda: demands.model.rowCount() == 30)
    record(clerk, demands, 10, "2", "县工信局")
    clerk.press("Alt+J")
    letters = clerk.sees(LettersDialog)
    clerk.waits(lambda: list(letters.letters) == ["县工信局"])
    clerk.press("Ctrl+S")
    clerk.names(folder, letters)
    clerk.waits(lambda: letters.notice.text == "已保存1份交办单。")
    assert [path.name for path in folder.glob("*.pdf")].count(f"交办单-县工信局-{TODAY}.pdf") == 1
    clerk.press("Escape")
    clerk.is_back(LettersDialog)
    record(clerk, demands, 5, "6", "满意")


def record(clerk: Clerk, demands: DemandList, count: int, key: str, word: str) -> None:
    """Select the first so many, choose a step from the menu by its digit, type what is asked for."""
    clerk.press("Ctrl+Home", *["Shift+Down"] * (count - 1))
    assert len(demands.view.selected_ids()) == count
    clerk.from_menu("Ctrl+J", key)
    clerk.sees(StepDialog)
    clerk.write(word)
    clerk.press("Ctrl+S")
    clerk.is_back(StepDialog)


# -- what comes of it -------------------------------------------------------------------------------------


def see_what_is_due(clerk: Clerk) -> None:
    """Ten were handed out and five of them are closed: five are due in thirty days."""
    clerk.goes_to("Ctrl+1", "dashboard")
    page = clerk.finds(DashboardPage)
    clerk.waits(lambda: any(one.entity == "demand" for one in page.due.found))
    due = {one.title: one.when for one in page.due.found if one.entity == "demand"}
    assert due == {f"第{number}个问题": "还有30天" for number in range(6, 11)}
    months = [one.day[:7] for one in page.due.found if one.entity == "shift"]
    assert "2026-10" in months and "2026-11" not in months


def read_the_report(clerk: Clerk, times: int) -> None:
    clerk.goes_to("Ctrl+-", "reports")
    page = clerk.finds(ReportPage)
    clerk.waits(lambda: page.report is not None)
    clerk.press("Ctrl+PgDown")
    clerk.waits(lambda: page.month == "2026-11" and not page.busy)
    assert page.report is not None
    told = this_month(page.report)
    expected = {
        "举办活动": 2, "参加活动": times, "走访": 10, "走访企业": 6, "诉求收到": 30, "诉求交办": 10, "诉求销号": 5,
    }  # fmt: skip
    assert {label: told[label] for label in expected} == expected


def this_month(report: Report) -> Counter[str]:
    """The numbers of the column 本月 by their label; each event stands in one part of the report only."""
    found: Counter[str] = Counter()
    for table in report.blocks:
        heads = [column.label for column in table.columns] if isinstance(table, Table) else []
        if isinstance(table, Table) and "本月" in heads:
            for row in table.rows:
                cell = row[heads.index("本月")]
                if isinstance(cell, Figure) and isinstance(cell.number, int):
                    found[str(row[0]).strip()] += cell.number
    return found
