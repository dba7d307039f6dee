"""工作台: numbers that open their lists, errands, and the first steps of an empty office."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from secretariat.catalog import CATALOG
from secretariat.gui.browser import Browser
from secretariat.gui.dashboard.cards import Tile
from secretariat.gui.dashboard.chart import MonthBars
from secretariat.gui.dashboard.page import DashboardPage
from secretariat.gui.window import Window
from secretariat.store.store import Store
from tests.gui.shell import PlainPage, make_window, office_file, open_in


def window_with_dashboard(qtbot: QtBot, folder: Path, path: Path) -> tuple[Window, DashboardPage]:
    makers = {
        name: lambda session, name=name: PlainPage(name)
        for name in ("members", "people", "reports", "data", "events", "ledgers")
    }
    browser = Browser(
        {**makers, "dashboard": DashboardPage}, lambda session, entity, record: PlainPage(entity)
    )
    window = make_window(qtbot, folder, browser)
    open_in(qtbot, window, path)
    page = browser.currentWidget()
    assert isinstance(page, DashboardPage)
    qtbot.waitUntil(lambda: page.facts is not None, timeout=5000)
    return window, page


def tiles(page: DashboardPage) -> dict[str, Tile]:
    return {tile.accessibleName(): tile for tile in page.findChildren(Tile) if tile in page._tiles}


def test_numbers_open_the_lists_that_they_count(qtbot: QtBot, tmp_path: Path) -> None:
    _window, page = window_with_dashboard(qtbot, tmp_path, office_file(tmp_path / "商会.db"))
    tile = tiles(page)["会员总数3家"]
    with qtbot.waitSignal(page.session.open_list) as asked:
        tile.click()
    assert asked.args is not None and asked.args[0] == "members"
    assert page.session.listing("members").select(asked.args[1]) == [1, 2, 3] or len(asked.args[1].ids) == 3


def test_numbers_are_told_for_the_chosen_day(qtbot: QtBot, tmp_path: Path) -> None:
    _window, page = window_with_dashboard(qtbot, tmp_path, office_file(tmp_path / "商会.db"))
    page.session.as_of = "2026-10-31"
    qtbot.waitUntil(lambda: "会员总数2家" in tiles(page))
    page.session.as_of = "2026-11-30"
    qtbot.waitUntil(lambda: "会员总数3家" in tiles(page) and "本月新增1家" in tiles(page))


def test_errands_name_what_is_missing_and_open_it(qtbot: QtBot, tmp_path: Path) -> None:
    _window, page = window_with_dashboard(qtbot, tmp_path, office_file(tmp_path / "商会.db"))
    links = {button.accessibleName(): button for button in page.errands.findChildren(QPushButton)}
    with qtbot.waitSignal(page.session.open_list) as asked:
        links["没有负责人"].click()
    assert asked.args is not None and page.session.listing("members").select(asked.args[1]) == [3]


def test_likely_doubles_lead_to_where_they_are_merged(qtbot: QtBot, tmp_path: Path) -> None:
    twins = ({"organization.name": "临川县甲厂"}, {"organization.name": "临川县甲厂"})
    window, page = window_with_dashboard(qtbot, tmp_path, office_file(tmp_path / "商会.db", twins))

    def links() -> list[QPushButton]:
        return [item for item in page.errands.findChildren(QPushButton) if "重复" in item.accessibleName()]

    qtbot.waitUntil(lambda: bool(links()), timeout=5000)
    links()[0].click()
    assert isinstance(shown := window.browser.currentWidget(), PlainPage) and shown.part == "duplicates"


def test_an_empty_office_is_shown_its_first_steps(qtbot: QtBot, tmp_path: Path) -> None:
    _window, page = window_with_dashboard(qtbot, tmp_path, office_file(tmp_path / "商会.db", ()))
    assert page.first_steps.isVisible() and not page.errands.isVisible() and not tiles(page)
    words = [button.accessibleName() for button in page.first_steps.findChildren(QPushButton)]
    assert words == ["导入会员名册", "手工新增会员", "试用示例数据"]


def test_it_counts_again_after_a_write(qtbot: QtBot, tmp_path: Path) -> None:
    _window, page = window_with_dashboard(qtbot, tmp_path, office_file(tmp_path / "商会.db"))

    def job(store: Store) -> None:
        with store.transact("移除") as tx:
            tx.remove("membership", 3)

    page.session.write("移除", job)
    qtbot.waitUntil(lambda: "会员总数2家" in tiles(page), timeout=5000)
    assert any("移除" in button.accessibleName() for button in page.latest.findChildren(QPushButton))


def test_a_page_that_is_not_shown_counts_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window, page = window_with_dashboard(qtbot, tmp_path, office_file(tmp_path / "商会.db"))
    window.go("members")
    facts = page.facts
    page.session.as_of = "2020-01-01"
    qtbot.wait(60)
    assert page.facts is facts
    window.go("dashboard")
    qtbot.waitUntil(lambda: page.facts is not facts)


def test_long_names_widen_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    long = ({"organization.name": "临川县" + "很长" * 40 + "有限公司", "principal.name": "单明",
             "principal.birth": "1970-12-01"},)  # fmt: skip
    window, page = window_with_dashboard(qtbot, tmp_path, office_file(tmp_path / "商会.db", long))
    window.resize(1024, 700)
    page.session.as_of = "2026-11-22"
    qtbot.waitUntil(lambda: page.birthdays.findChildren(QPushButton) != [])
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()
    assert any("生日" in label.text() for label in page.findChildren(QLabel))


def test_what_is_due_opens_its_record_and_a_birthday_is_greeted_once(qtbot: QtBot, tmp_path: Path) -> None:
    head = ({"organization.name": "临川县甲厂", "principal.name": "单明", "principal.birth": "1970-12-01"},)
    path = office_file(tmp_path / "商会.db", head)
    with Store.open(path, CATALOG) as store, store.transact("录入") as tx:
        task = tx.add("task", {"title": "编印年度报告", "due": "2026-11-20"})
    window, page = window_with_dashboard(qtbot, tmp_path, path)
    page.session.as_of = "2026-11-22"
    qtbot.waitUntil(lambda: bool(page.due.found) and page.due.found[0].left == -2)
    links = {button.accessibleName(): button for button in page.due.findChildren(QPushButton)}
    with qtbot.waitSignal(page.session.open_record) as asked:
        links["任务：编印年度报告"].click()
    assert asked.args == ["task", task]
    window.go("dashboard")

    def button() -> QPushButton:
        return next(
            item
            for item in page.birthdays.findChildren(QPushButton)
            if item.accessibleName() == "记下已问候单明"
        )

    button().click()
    qtbot.waitUntil(lambda: button().text() == "已问候" and not button().isEnabled(), timeout=5000)
    (row,) = page.session.rows.find("greeting")
    assert (row["day"], row["year"]) == ("2026-11-22", 2026)


def test_a_bar_of_the_year_is_chosen_by_key_and_opens_its_month(qtbot: QtBot, tmp_path: Path) -> None:
    path = office_file(tmp_path / "商会.db")
    with Store.open(path, CATALOG) as store, store.transact("录入") as tx:
        for day in ("2026-03-02", "2026-03-20", "2026-05-01", "2025-03-01"):
            tx.add("event", {"title": "座谈会", "start": day})
    _window, page = window_with_dashboard(qtbot, tmp_path, path)
    page.session.as_of = "2026-11-22"

    def bars() -> MonthBars | None:
        return next((one for one in page.bars.bars if one.series.label == "活动" and one.series.total), None)

    qtbot.waitUntil(lambda: bars() is not None and bars().series.total == 3, timeout=5000)  # type: ignore[union-attr]
    found = bars()
    assert found is not None and found.text_of(3) == "3月：2场" and found.text_of(12) == "12月：还没到"
    for _ in range(3):
        qtbot.keyClick(found, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.session.open_list) as asked:
        qtbot.keyClick(found, Qt.Key.Key_Return)
    assert asked.args is not None and asked.args[0] == "events"
    assert page.session.listing("events").select(asked.args[1]) == [2, 1]
