"""The list page: filters, sorting, selection, keys, the clipboard, deleting, views."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from secretariat.gui.importing.wizard import ImportWizard
from secretariat.gui.lists.memory import ListMemory
from secretariat.gui.lists.page import ListPage
from secretariat.gui.lists.state import usual_state
from secretariat.gui.messages import MessageBox
from secretariat.gui.session import Session
from secretariat.store.history import undoable
from secretariat.store.listing import Filter, ListQuery
from tests.gui.roll_office import BANK, BUILDER, CAFE, OWNER, TRADER, dialog_of
from tests.gui.working import write


@pytest.fixture
def page(qtbot: QtBot, session: Session, members: dict[str, int]) -> ListPage:
    shown = ListPage(session, "members")
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.show()
    return shown


def names(page: ListPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def test_members_in_force_are_listed_and_counted(page: ListPage) -> None:
    assert set(names(page)) == {BUILDER, BANK, CAFE, OWNER}
    assert page.counts.text() == "共 4 家"


def test_the_scope_shows_those_who_left(page: ListPage) -> None:
    ended = next(button for button in page.bar.scopes.buttons() if button.text() == "已退会")
    ended.click()
    assert names(page) == [TRADER]


def test_search_finds_by_pinyin_with_every_reading(qtbot: QtBot, page: ListPage) -> None:
    for query in ("cqyh", "zqyh", "重庆"):
        page.bar.search.setText(query)
        qtbot.waitUntil(lambda: names(page) == [BANK], timeout=1000)
        page.bar.search.setText("")
        qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=1000)


def test_a_quick_choice_offers_values_with_counts_and_filters(qtbot: QtBot, page: ListPage) -> None:
    town = next(choice for choice in page.bar.quick if choice.key == "organization.town")
    assert page.bar.offers("organization.town") == [
        ("青溪镇", "青溪镇", 2), ("城关街道", "城关街道", 1), (None, "未填写", 1),
    ]  # fmt: skip
    ticks = town.drop_down()
    ticks.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert set(names(page)) == {BUILDER, CAFE}
    assert page.counts.text() == "共 4 家，符合 2 家"
    ticks.window().close()
    page.bar.clear.click()
    assert page.model.rowCount() == 4


def test_a_click_on_a_heading_sorts_and_a_second_one_turns(page: ListPage) -> None:
    page.view.heading_clicked.emit("membership.start", False)
    assert names(page) == [OWNER, BUILDER, BANK, CAFE]
    page.view.heading_clicked.emit("membership.start", False)
    assert names(page)[0] == CAFE
    start = page.state.columns.index("membership.start")
    assert page.model.headerData(start, Qt.Orientation.Horizontal) == "入会日期 ↓"


def test_enter_opens_the_member(qtbot: QtBot, page: ListPage, members: dict[str, int]) -> None:
    page.view.selectRow(names(page).index(BANK))
    with qtbot.waitSignal(page.session.open_record) as asked:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert asked.args == ["membership", members[BANK]]


def test_id_numbers_are_masked_until_asked_for(page: ListPage, members: dict[str, int]) -> None:
    page.show_state(replace(page.state, columns=("organization.name", "principal.id_number")))
    row = names(page).index(BUILDER)
    assert "*" in page.model.index(row, 1).data()
    page.codes.click()
    assert page.model.index(row, 1).data() == "53010219200508011X"


def test_rows_are_copied_as_excel_takes_them(qtbot: QtBot, page: ListPage) -> None:
    page.show_state(
        replace(page.state, columns=("organization.name", "principal.mobile", "organization.capital"))
    )
    page.view.selectRow(names(page).index(BUILDER))
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "会员名称\t负责人手机\t注册资本（万元）", f"{BUILDER}\t13800000001\t50",
    ]  # fmt: skip


def test_copied_text_cannot_become_a_formula(qtbot: QtBot, page: ListPage, members: dict[str, int]) -> None:
    from secretariat.domains.members.verbs import change_member

    bad = {"organization.remark": '=HYPERLINK("x")', "membership.remark": "一\n二"}
    write(qtbot, page.session, "改", lambda tx: change_member(tx, members[BANK], bad))
    page.show_state(replace(page.state, columns=("organization.remark", "membership.remark")))
    page.view.take_up([members[BANK]], members[BANK])
    page.view.copy_rows()
    line = QGuiApplication.clipboard().text().split("\r\n")[1]
    assert line == '"\'=HYPERLINK(""x"")"\t"一\n二"'


def test_delete_moves_to_the_bin_and_undo_brings_back(
    qtbot: QtBot, page: ListPage, members: dict[str, int]
) -> None:
    page.view.selectRow(names(page).index(CAFE))
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: CAFE not in names(page), timeout=2000)
    last = undoable(page.session.rows)
    assert last is not None and last.name == "删除会员"
    page.session.write("撤销", lambda store: store.undo())
    qtbot.waitUntil(lambda: CAFE in names(page), timeout=2000)


def test_the_selection_stays_when_the_list_is_read_anew(
    qtbot: QtBot, page: ListPage, members: dict[str, int]
) -> None:
    page.view.take_up([members[CAFE], members[BUILDER]], members[CAFE])
    page.view.heading_clicked.emit("membership.start", False)
    assert set(page.view.selected_ids()) == {members[CAFE], members[BUILDER]}
    assert page.view.current_id() == members[CAFE]


def test_everything_is_selected_without_walking_cells(page: ListPage) -> None:
    page.view.selectAll()
    assert page.view.selected_ids() == page.model.ids
    assert page.counts.text() == "共 4 家，已选 4 家"


def test_pasted_rows_open_the_import(qtbot: QtBot, page: ListPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(page.actions_of, "_open_wizard", lambda pasted: opened.append(pasted))
    QGuiApplication.clipboard().setText("单位名称\t手机\n甲厂\t13800000003")
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["单位名称\t手机\n甲厂\t13800000003"]
    QGuiApplication.clipboard().setText("")
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "剪贴板里没有文字" in dialog_of(MessageBox).happened.text()
    dialog_of(MessageBox).close()


def test_import_opens_the_wizard(qtbot: QtBot, page: ListPage) -> None:
    page.actions_of.import_file()
    wizard = dialog_of(ImportWizard)
    wizard.close()


def test_a_report_s_records_are_shown_for_its_day(page: ListPage, members: dict[str, int]) -> None:
    page.show_query(ListQuery(as_of="2023-06-30", scope="all", ids=(members[TRADER], members[CAFE])))
    assert set(names(page)) == {TRADER, CAFE}
    chips = [page.bar._chips.itemAt(place).widget().text() for place in range(page.bar._chips.count())]  # type: ignore[union-attr]
    assert [chip.removesuffix("  ✕") for chip in chips] == ["指定的2家", "按2023年6月30日的情况"]


def test_conditions_that_leave_nothing_are_named(page: ListPage) -> None:
    page.show_query(ListQuery(filters=(Filter("organization.town", "is", "无此乡"),)))
    assert page.stack.currentWidget() is page.nothing
    assert "无此乡" in page.nothing.text.text()
    page.bar.clear_conditions()
    assert page.stack.currentWidget() is page.view


def test_an_empty_office_is_told_what_to_do_first(qtbot: QtBot, session: Session) -> None:
    shown = ListPage(session, "members")
    qtbot.addWidget(shown)
    shown.show()
    assert shown.stack.currentWidget() is shown.first
    assert shown.bar.isHidden()


def test_views_are_saved_shown_renamed_and_deleted(qtbot: QtBot, page: ListPage) -> None:
    wanted = replace(page.state, columns=("organization.name",), query=ListQuery(scope="ended"))
    page.show_state(wanted)
    page.views.save_as("退会的")
    qtbot.waitUntil(lambda: len(page.views.saved()) == 1, timeout=2000)
    page.show_usual()
    page.views.show_view(page.views.saved()[0])
    assert page.state == wanted
    page.views.rename(page.views.saved()[0], "已退会名单")
    qtbot.waitUntil(lambda: page.views.saved()[0]["label"] == "已退会名单", timeout=2000)
    page.views.fill()
    assert "已退会名单" in [action.text() for action in page.views.actions()]
    page.views.remove_view(page.views.saved()[0])
    qtbot.waitUntil(lambda: not page.views.saved(), timeout=2000)
    page.session.write("撤销", lambda store: store.undo())
    qtbot.waitUntil(lambda: len(page.views.saved()) == 1, timeout=2000)


def test_the_last_state_and_widths_are_remembered(qtbot: QtBot, page: ListPage, session: Session) -> None:
    page.show_query(ListQuery(scope="all", filters=(Filter("organization.town", "any", ("青溪镇",)),)))
    page.show_state(replace(page.state, columns=("organization.name", "organization.town")))
    page.view.setColumnWidth(1, 333)
    qtbot.waitUntil(lambda: page.memory.widths().get("organization.town") == 333, timeout=2000)
    page.hide()
    memory = ListMemory(session.path, page.ledger)
    assert memory.state() == page.state
    again = ListPage(session, "members")
    qtbot.addWidget(again)
    again.show()
    assert again.view.columnWidth(1) == 333


def test_extra_fields_are_columns_like_any_other(
    qtbot: QtBot, page: ListPage, members: dict[str, int]
) -> None:
    from secretariat.domains.members.verbs import change_member
    from secretariat.store.extra_fields import add_extra_field

    made: list[str] = []
    write(
        qtbot, page.session, "加字段", lambda tx: made.append(add_extra_field(tx, "organization", "网格员"))
    )
    key = f"organization.{made[0]}"
    write(qtbot, page.session, "改", lambda tx: change_member(tx, members[BANK], {key: "赵六"}))
    page.show_state(replace(page.state, columns=("organization.name", key)))
    assert page.model.index(names(page).index(BANK), 1).data() == "赵六"


def test_a_list_never_sizes_columns_by_all_rows(page: ListPage) -> None:
    header = page.view.horizontalHeader()
    modes = {header.sectionResizeMode(section) for section in range(header.count())}
    assert header.ResizeMode.ResizeToContents not in modes
    assert page.view.verticalHeader().sectionResizeMode(0) is header.ResizeMode.Fixed
    assert isinstance(page.view, QTableView)


def test_only_painted_rows_are_read(qtbot: QtBot, page: ListPage) -> None:
    read: list[int] = []
    listing = page.session.listing("members")
    original = listing.rows
    listing.rows = lambda ids, keys, as_of=None: (read.append(len(ids)), original(ids, keys, as_of))[1]  # type: ignore[method-assign]
    page.model.show(listing, page.model.ids * 500, page.model.columns, None)
    page.view.viewport().repaint()
    assert sum(read) <= 128


def test_the_list_of_people_works_the_same(qtbot: QtBot, session: Session, members: dict[str, int]) -> None:
    shown = ListPage(session, "people")
    qtbot.addWidget(shown)
    shown.show()
    assert sorted(names(shown)) == sorted(["王伟", "王伟", "李丽", "单于安", OWNER])
    assert not shown.bar.scopes.buttons()
    shown.bar.search.setText("sys")
    qtbot.waitUntil(lambda: names(shown) == [], timeout=1000)
    shown.bar.search.setText("sms")
    qtbot.waitUntil(lambda: names(shown) == [OWNER], timeout=1000)


def test_the_usual_state_shows_again(page: ListPage) -> None:
    page.show_state(replace(page.state, columns=("organization.town",)))
    page.show_usual()
    assert page.state == usual_state(page.ledger)


def test_a_long_list_is_read_aside_and_a_search_shows_the_best_first(
    qtbot: QtBot, page: ListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secretariat.gui.lists.page._LONG", 0)
    monkeypatch.setattr("secretariat.gui.lists.page._FIRST", 1)
    page.listing.forget()
    page.refresh()
    assert page.counts.text() == "正在读取…"
    qtbot.waitUntil(lambda: page.counts.text() == "共 4 家", timeout=2000)
    page.bar.search.setText("lin")
    qtbot.waitUntil(lambda: page.counts.text() == "共 4 家，符合 1 家以上", timeout=2000)
    assert names(page) == [BUILDER]
    qtbot.waitUntil(lambda: set(names(page)) == {BUILDER, BANK}, timeout=2000)
    assert page.counts.text() == "共 4 家，符合 2 家"


def test_a_list_read_aside_shows_what_was_written_meanwhile(
    qtbot: QtBot, page: ListPage, members: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from secretariat.domains.members.verbs import change_member

    monkeypatch.setattr("secretariat.gui.lists.page._LONG", 0)
    page.listing.forget()
    page.refresh()
    write(
        qtbot,
        page.session,
        "改",
        lambda tx: change_member(tx, members[BANK], {"organization.name": "改名银行"}),
    )
    qtbot.waitUntil(lambda: "改名银行" in names(page), timeout=2000)


def test_a_vanished_file_is_said_in_words(
    qtbot: QtBot, page: ListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError(5, "Input/output error", str(page.session.path))

    listing = page.listing
    monkeypatch.setattr(listing, "rows", gone)
    with qtbot.waitSignal(page.session.refused) as refused:
        page.model.show(listing, page.model.ids, page.model.columns, None)
        assert page.model.index(0, 0).data() == ""
    assert "找不到数据文件" in refused.args[0].message
