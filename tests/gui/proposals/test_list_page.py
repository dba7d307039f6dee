"""The list of proposals: states as chips, sessions, one step for many, colours, removal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from secretariat.gui.lists.page import ListPage
from secretariat.gui.messages import MessageBox
from secretariat.gui.proposals.entry import ProposalDialog
from secretariat.gui.proposals.page import ProposalListPage
from secretariat.gui.session import Session
from secretariat.gui.style import colour
from secretariat.store.history import undoable
from tests.gui.proposals.desk import LOANS, MEETING, ROADS, SCHOOLS, WATER, day_from_now
from tests.gui.working import write


@pytest.fixture
def page(qtbot: QtBot, session: Session, made: dict[str, int]) -> ProposalListPage:
    shown = ProposalListPage(session)
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    shown.show()
    qtbot.waitUntil(lambda: shown.chips.buttons["全部"].text() == "全部 4", timeout=3000)
    return shown


def titles(page: ListPage) -> list[str]:
    return [page.model.index(row, 1).data() for row in range(page.model.rowCount())]


def select(page: ListPage, made: dict[str, int], *names: str) -> None:
    page.view.clearSelection()
    page.view.take_up([made[name] for name in names], made[names[0]])


def test_the_list_stands_in_the_order_in_which_an_office_works(page: ProposalListPage) -> None:
    assert titles(page) == [ROADS, SCHOOLS, LOANS, WATER]


def test_chips_count_the_states_and_narrow_the_list(page: ProposalListPage) -> None:
    shown = {name: button.text() for name, button in page.chips.buttons.items() if button.isVisible()}
    assert shown == {
        "全部": "全部 4", "待立案": "待立案 1", "待交办": "待交办 1", "办理中": "办理中 2", "逾期": "逾期 1",
    }  # fmt: skip
    page.chips.buttons["办理中"].click()
    assert titles(page) == [LOANS, WATER]
    page.chips.buttons["逾期"].click()
    assert titles(page) == [LOANS]
    page.chips.buttons["逾期"].click()
    assert len(titles(page)) == 4


def test_proposals_do_not_end_so_no_scope_is_offered(page: ProposalListPage) -> None:
    assert not [one for one in page.findChildren(QAbstractButton) if one.property("scope")]


def test_a_session_is_chosen_and_the_chips_count_within_it(
    qtbot: QtBot, page: ProposalListPage, session: Session
) -> None:
    from secretariat.domains.proposals.verbs import NewProposal, add_proposal, add_session

    def more(tx: object) -> None:
        meeting = add_session(tx, "政协临川县第十届委员会第四次会议")  # type: ignore[arg-type]
        add_proposal(tx, NewProposal({"session": meeting, "title": "去年的提案"}))  # type: ignore[arg-type]

    write(qtbot, session, "登记", more)
    qtbot.waitUntil(lambda: page.chips.buttons["全部"].text() == "全部 5", timeout=3000)
    page.meetings.setCurrentIndex(page.meetings.findData(MEETING))
    page.meetings.activated.emit(page.meetings.currentIndex())
    assert len(titles(page)) == 4
    qtbot.waitUntil(lambda: page.chips.buttons["全部"].text() == "全部 4", timeout=3000)


def test_overdue_is_red_and_what_is_due_soon_is_amber(page: ProposalListPage) -> None:
    column = page.state.columns.index("days_left")
    inks = {
        title: page.model.index(row, column).data(Qt.ItemDataRole.ForegroundRole)
        for row, title in enumerate(titles(page))
    }
    assert inks[LOANS].color() == colour("bad")
    assert inks[WATER].color() == colour("warn")
    assert inks[ROADS] is None
    assert page.model.index(titles(page).index(LOANS), column).data() == "-5"


def test_many_are_given_out_at_once_with_one_unit_for_all(
    qtbot: QtBot, page: ProposalListPage, made: dict[str, int], session: Session
) -> None:
    select(page, made, ROADS, SCHOOLS)
    dialog = page.record("交办")
    assert dialog is not None and dialog.units is not None
    dialog.units.one.put_text("县教育局、县人社局")
    dialog.units.fill(only_empty=True)
    dialog.units.table.item(0, 2).setText("县交通局")
    dialog.form.fields["step.day"].editor.put_text("2026-03-01")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save_button.click()
    qtbot.waitUntil(lambda: page.chips.buttons["办理中"].text() == "办理中 4", timeout=3000)
    units = {
        name: [row["name"] for row in session.rows.find("proposal_unit", proposal=made[name])]
        for name in (ROADS, SCHOOLS)
    }
    assert units == {ROADS: ["县交通局"], SCHOOLS: ["县教育局", "县人社局"]}
    last = undoable(session.rows)
    assert last is not None and last.name == "交办2件提案"
    session.write("撤销", lambda store: store.undo())
    qtbot.waitUntil(lambda: page.chips.buttons["办理中"].text() == "办理中 2", timeout=3000)
    assert session.rows.find("proposal_unit", proposal=made[ROADS]) == []


def test_a_unit_that_no_row_was_given_is_not_forgotten(
    qtbot: QtBot, page: ProposalListPage, made: dict[str, int]
) -> None:
    select(page, made, ROADS, SCHOOLS)
    dialog = page.record("交办")
    assert dialog is not None and dialog.units is not None
    dialog.units.one.put_text("县教育局")
    dialog.save()
    assert dialog.isVisible() and "还没有放进表里" in dialog.trouble.words.text()
    dialog.units.fill(only_empty=False)
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()


def test_a_unit_in_an_open_cell_is_saved_too(
    qtbot: QtBot, page: ProposalListPage, made: dict[str, int], session: Session
) -> None:
    select(page, made, SCHOOLS)
    dialog = page.record("交办")
    assert dialog is not None and dialog.units is not None
    table = dialog.units.table
    table.editItem(table.item(0, 2))
    cell = table.viewport().findChild(QLineEdit)
    assert cell is not None
    cell.setText("县教育局")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    assert [row["name"] for row in session.rows.find("proposal_unit", proposal=made[SCHOOLS])] == ["县教育局"]


def test_those_for_which_a_step_cannot_be_are_told_and_the_rest_goes_on(
    qtbot: QtBot, page: ProposalListPage, made: dict[str, int], session: Session
) -> None:
    select(page, made, LOANS, ROADS)
    dialog = page.record("答复")
    assert dialog is not None
    dialog.form.fields["step.day"].editor.put_text(day_from_now(-200))
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    box = page.findChild(MessageBox)
    assert "另有1件没有记录" in box.happened.text() and "003号提案：答复日期早于交办日期" in box.remedy.text()
    box.close()
    assert [row["kind"] for row in session.rows.find("proposal_step", proposal=made[ROADS])] == ["答复"]


def test_nothing_is_written_where_no_proposal_can_take_the_step(
    qtbot: QtBot, page: ProposalListPage, made: dict[str, int]
) -> None:
    select(page, made, LOANS)
    dialog = page.record("答复")
    assert dialog is not None
    dialog.form.fields["step.day"].editor.put_text(day_from_now(-200))
    dialog.save()
    qtbot.waitUntil(lambda: "早于交办日期" in dialog.trouble.words.text(), timeout=3000)
    assert dialog.isVisible() and dialog.form.value("step.day") == day_from_now(-200)
    dialog._leave()


def test_names_that_cannot_be_told_are_listed_with_the_reason(
    qtbot: QtBot, page: ProposalListPage, session: Session
) -> None:
    page.tell_signers()
    qtbot.waitUntil(lambda: titles(page) == [LOANS], timeout=3000)
    box = page.findChild(MessageBox)
    assert "还有1位不能确定" in box.happened.text() and "人员里没有“赵敏”" in box.remedy.text()
    box.close()
    write(qtbot, session, "新增人员", lambda tx: tx.add("person", {"name": "赵敏", "mobile": "13800000003"}))
    page.tell_signers()
    qtbot.waitUntil(
        lambda: any("仅凭姓名" in one.remedy.text() for one in page.findChildren(MessageBox)), timeout=3000
    )


def test_without_a_selection_it_says_how_to_select(page: ProposalListPage) -> None:
    page.view.clearSelection()
    assert page.record("交办") is None
    box = page.findChild(MessageBox)
    assert "选中" in box.remedy.text()
    box.close()


def test_ctrl_n_opens_the_entry_form_and_delete_the_bin(
    qtbot: QtBot, page: ProposalListPage, made: dict[str, int]
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.findChild(ProposalDialog) is not None
    page.findChild(ProposalDialog)._leave()
    select(page, made, LOANS)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: LOANS not in titles(page), timeout=3000)


def test_an_empty_list_says_what_to_do_first(qtbot: QtBot, session: Session) -> None:
    page = ProposalListPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.stack.currentWidget() is page.first and "一览表" in page.first.text.text()
    assert not page.chips.isVisible()
