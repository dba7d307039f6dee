"""The window around a file: opening, refusing, moving about, undoing, closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from secretariat.catalog import CATALOG
from secretariat.gui.messages import MessageBox
from secretariat.gui.single_instance import may_be_open, ring
from secretariat.gui.start_dialogs import NewOfficeDialog
from secretariat.gui.window import Window
from secretariat.store.history import operations
from secretariat.store.listing import ListQuery
from secretariat.store.store import Store
from tests.gui.shell import OFFICE, PlainPage, make_window, office_file, open_in, plain_browser


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return office_file(tmp_path / "商会.db")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = make_window(qtbot, tmp_path)
    yield made
    made.opener.close_now()


def shown(window: Window) -> PlainPage:
    page = window.browser.currentWidget()
    assert isinstance(page, PlainPage)
    return page


def start_words(window: Window) -> str:
    return " ".join(label.text() for label in window.start.widget().findChildren(QLabel))


def rename(store: Store, name: str) -> None:
    with store.transact("修改会员") as tx:
        tx.change("organization", 1, {"name": name})


def test_without_a_file_the_first_steps_are_offered(window: Window) -> None:
    assert window.stack.currentWidget() is window.start
    assert all(words in start_words(window) for words in ("新建", "打开", "试用示例数据"))
    assert not window.sidebar.isEnabled()


def test_an_open_file_shows_its_office_and_the_first_page(qtbot: QtBot, window: Window, path: Path) -> None:
    open_in(qtbot, window, path)
    assert shown(window).text() == "dashboard"
    assert OFFICE in window.windowTitle()
    assert OFFICE in window.status.file.text() and path.name in window.status.file.text()
    assert window.status.counts.text() == "会员记录 3　人员 2"
    assert window.sidebar.buttons["dashboard"].isChecked()


def test_the_window_says_what_it_opens_while_it_opens(window: Window, path: Path) -> None:
    window.open_path(path)
    assert "正在打开" in window.status.file.text() and "正在打开" in start_words(window)


def test_a_file_that_is_none_of_ours_is_refused_with_ways_out(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    wrong = tmp_path / "名单.db"
    wrong.write_bytes(b"no database" * 100)
    with qtbot.waitSignal(window.opener.refused):
        window.open_path(wrong)
    words = start_words(window)
    assert "不是商会秘书的数据文件" in words and str(wrong) in words and "新建" in words
    assert wrong.read_bytes() == b"no database" * 100


def test_after_a_refusal_another_file_opens(qtbot: QtBot, window: Window, tmp_path: Path, path: Path) -> None:
    with qtbot.waitSignal(window.opener.refused):
        window.open_path(tmp_path / "没有.db")
    open_in(qtbot, window, path)
    assert window.stack.currentWidget() is window.browser


def test_a_new_office_is_asked_for_its_name_and_opens_empty(qtbot: QtBot, window: Window) -> None:
    window.ask_new()
    dialog = window.findChildren(NewOfficeDialog)[-1]
    assert not dialog.make.isEnabled()
    dialog.name.setText("青石县总商会")
    with qtbot.waitSignal(window.opener.opened, timeout=5000):
        dialog.make.click()
    assert window.program.default_path.exists()
    assert "青石县总商会" in window.windowTitle()


def test_a_new_office_never_takes_the_place_of_a_file(qtbot: QtBot, tmp_path: Path, path: Path) -> None:
    dialog = NewOfficeDialog(path)
    qtbot.addWidget(dialog)
    assert dialog.path != path
    dialog.name.setText("青石县总商会")
    dialog.place.setText(str(path))
    assert not dialog.make.isEnabled() and "已经存在" in dialog.problem.text()


def test_the_sample_is_a_file_of_its_own(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.opener.opened, timeout=5000):
        window.start.sample_wanted.emit()
    assert window.session is not None and window.session.path.name == "示例商会.db"
    assert not window.program.default_path.exists()


def test_back_and_forward_follow_the_places_visited(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)
    window.go("members")
    session.open_record.emit("membership", 2)
    assert shown(window).text() == "membership 2"
    assert window.sidebar.buttons["members"].isChecked()
    window.header.back.trigger()
    assert shown(window).text() == "members"
    window.header.forward.trigger()
    assert shown(window).text() == "membership 2"
    assert not window.header.forward.isEnabled()


def test_a_figure_opens_the_list_that_it_counts(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)
    query = ListQuery(scope="all", ids=(1, 3))
    session.open_list.emit("members", query)
    assert shown(window).text() == "members" and shown(window).query == query


def test_a_button_of_the_first_page_leads_into_the_data_page(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    open_in(qtbot, window, path)
    window.follow("duplicates")
    assert shown(window).text() == "data" and shown(window).part == "duplicates"


def test_pages_are_made_once_and_only_when_shown(qtbot: QtBot, window: Window, path: Path) -> None:
    open_in(qtbot, window, path)
    assert [page.text() for page in window.browser.pages() if isinstance(page, PlainPage)] == ["dashboard"]
    window.go("members")
    first = shown(window)
    window.go("people")
    window.go("members")
    assert shown(window) is first


def test_a_save_says_so_and_its_undo_is_one_press_away(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)
    with qtbot.waitSignal(session.changed):
        session.write("改名", lambda store: rename(store, "新名称公司"))
    assert window.toast.isVisible() and window.toast.words.text() == "已保存：修改会员"
    assert window.header.undo.text() == "撤销“修改会员”"
    with qtbot.waitSignal(session.changed):
        window.toast.button.click()
    assert session.rows.title("organization", 1) == "临川县金盛建材有限公司"
    assert window.toast.words.text() == "已撤销：修改会员" and window.toast.button.text() == "重做"
    assert window.header.redo.text() == "重做“修改会员”"


def test_undo_and_redo_by_keys(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)
    with qtbot.waitSignal(session.changed):
        session.write("改名", lambda store: rename(store, "新名称公司"))
    with qtbot.waitSignal(session.changed):
        window.header.undo.trigger()
    with qtbot.waitSignal(session.changed):
        window.header.redo.trigger()
    assert session.rows.title("organization", 1) == "新名称公司"
    assert window.header.undo.shortcut().toString() == "Ctrl+Z"
    assert window.header.redo.shortcut().toString() == "Ctrl+Y"


def test_an_undo_names_what_it_left_alone(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)

    def two(store: Store) -> None:
        with store.transact("批量修改") as tx:
            tx.change_many("organization", {1: {"town": "甲镇"}, 2: {"town": "甲镇"}})
        with store.transact("修改会员") as tx:
            tx.change("organization", 2, {"town": "乙镇"})

    with qtbot.waitSignal(session.changed):
        session.write("改", two)
    qtbot.waitUntil(lambda: window.undoing.undo_name == "修改会员")
    number = next(item.id for item in operations(session.rows) if item.name == "批量修改")
    window.undoing.undo(number)
    qtbot.waitUntil(lambda: bool(window.findChildren(MessageBox)))
    box = window.findChildren(MessageBox)[-1]
    assert "保留不动" in box.happened.text() and "临川县宏达商贸有限公司" in box.remedy.text()
    box.close()


def test_a_refused_write_is_told_in_words(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)

    def wrong(store: Store) -> None:
        with store.transact("新增") as tx:
            tx.add("organization", {"name": None})

    with qtbot.waitSignal(session.refused):
        session.write("新增", wrong)
    box = window.findChildren(MessageBox)[-1]
    assert box.happened.text() == "单位的「单位名称」不能为空。" and "请填写" in box.remedy.text()
    box.close()


def test_another_day_is_shown_in_a_bar_with_the_way_back(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)
    window.status.day_chosen.emit("2026-10-31")
    assert session.as_of == "2026-10-31"
    assert window.day_bar.isVisible() and window.day_bar.words.text() == "按2026年10月31日的情况显示"
    assert "2026年10月31日" in window.status.day.text()
    window._choose_day(None)
    assert session.as_of is None and not window.day_bar.isVisible()
    assert window.status.day.text() == "截至：今天"


def test_typed_words_hold_the_window(qtbot: QtBot, window: Window, path: Path) -> None:
    open_in(qtbot, window, path)
    shown(window).agrees = False
    window.close()
    assert window.isVisible() and window.session is not None
    shown(window).agrees = True
    with qtbot.waitSignal(window.gone, timeout=5000):
        window.close()


def test_closing_finishes_what_is_being_written(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)
    session.write("改名", lambda store: rename(store, "关闭前的名称"))
    with qtbot.waitSignal(window.gone, timeout=5000):
        window.close()
    with Store.open(path, CATALOG) as store:
        assert store.rows.title("organization", 1) == "关闭前的名称"


def test_opening_another_file_lets_go_of_the_first(
    qtbot: QtBot, window: Window, path: Path, tmp_path: Path
) -> None:
    open_in(qtbot, window, path)
    other = office_file(tmp_path / "另一个.db", ())
    window.open_path(other)
    qtbot.waitUntil(lambda: window.session is not None and window.session.path == other, timeout=5000)
    assert not path.with_name("商会.db.lock").exists()
    assert window.program.settings.recent[:2] == (other, path)


def test_a_second_start_brings_it_forward(qtbot: QtBot, window: Window, path: Path, tmp_path: Path) -> None:
    open_in(qtbot, window, path)
    assert may_be_open(path) and not may_be_open(tmp_path / "别的.db")
    window.showMinimized()
    assert ring(path)
    qtbot.waitUntil(lambda: not window.isMinimized())
    assert not ring(tmp_path / "别的.db")


def test_a_file_that_is_open_elsewhere_is_refused_and_named(qtbot: QtBot, window: Window, path: Path) -> None:
    with Store.open(path, CATALOG):
        with qtbot.waitSignal(window.opener.refused):
            window.open_path(path)
        assert "已经打开" in start_words(window) and "从备份恢复" not in start_words(window)


def test_the_file_in_use_is_backed_up_from_the_menu(qtbot: QtBot, window: Window, path: Path) -> None:
    open_in(qtbot, window, path)
    window.back_up()
    qtbot.waitUntil(lambda: window.status.backup.text().startswith("备份：今天"), timeout=5000)


def test_a_restore_brings_back_the_records(qtbot: QtBot, window: Window, path: Path) -> None:
    session = open_in(qtbot, window, path)
    window.back_up()
    with qtbot.waitSignal(session.changed, timeout=5000):
        session.write("改名", lambda store: rename(store, "改错的名称"))
    backup = next(path.with_name("商会-备份").glob("*手工备份*.db"))
    with qtbot.waitSignal(window.opener.opened, timeout=5000):
        window.restore(path, backup)
    assert window.session is not None
    assert window.session.rows.title("organization", 1) == "临川县金盛建材有限公司"


def test_every_menu_entry_has_words_and_a_key_is_given_once(window: Window) -> None:
    actions = [action for menu in window.menuBar().actions() for action in menu.menu().actions()]
    keys = [action.shortcut().toString() for action in actions if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert all(action.text() for action in actions if not action.isSeparator())


def test_ctrl_f_goes_to_the_search_box(qtbot: QtBot, window: Window, path: Path) -> None:
    open_in(qtbot, window, path)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.header.search


def test_record_pages_do_not_pile_up(qtbot: QtBot, tmp_path: Path, path: Path) -> None:
    browser = plain_browser()
    window = make_window(qtbot, tmp_path, browser)
    session = open_in(qtbot, window, path)
    for record in range(1, 30):
        session.open_record.emit("membership", record)
    assert len(list(browser.pages())) < 15
    window.header.back.trigger()
    assert shown(window).text() == "membership 28"
