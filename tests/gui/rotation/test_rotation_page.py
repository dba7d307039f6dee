"""The page 轮值 by keyboard: a plan, groups, shifts, swaps, what fulfilled them, and what to look at."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from secretariat.domains.rotation import queries
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.messages import MessageBox
from secretariat.gui.rotation.balance_dialog import BalanceDialog
from secretariat.gui.rotation.member_dialog import MemberDialog
from secretariat.gui.rotation.others import BY_PERSON, ChecksPart, FairnessPart, SwapsPart
from secretariat.gui.rotation.page import CALENDAR, CHECKS, FAIRNESS, GROUPS, LISTS, SWAPS, RotationPage
from secretariat.gui.rotation.plan_dialog import BY_LEADER, PlanDialog
from secretariat.gui.rotation.rota_dialog import RotaDialog
from secretariat.gui.rotation.shift_dialog import ShiftDialog
from secretariat.gui.rotation.swap_dialog import GIVE, SwapDialog
from secretariat.gui.rotation.table import RecordTable
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from tests.gui.roll_office import dialog_of, no_dialog
from tests.gui.rotation.conftest import shown
from tests.gui.rotation.turns import Turns, commit, council
from tests.gui.working import write

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def texts(table: RecordTable, column: int) -> list[str]:
    return [item.text() for row in range(table.rowCount()) if (item := table.item(row, column)) is not None]


def front(qtbot: QtBot, window: QWidget) -> None:
    """Wait until a window takes the keys."""
    qtbot.waitUntil(window.isActiveWindow)


def sizes(session: Session) -> list[int]:
    groups = [one.group for one in queries.groups(session.rows)]
    found = [one.group for one in queries.members(session.rows, None, "2026-04-15")]
    return [found.count(group) for group in groups]


def test_an_empty_page_says_what_to_do_first(page: RotationPage) -> None:
    assert page.stack.currentWidget() is page.nothing and "新建一个轮值计划" in page.nothing.text.text()
    assert not page.of_plan.isVisible()
    for name in (SWAPS, FAIRNESS, GROUPS):
        page.show_part(name)
        assert page.stack.currentWidget() is page.nothing
    page.show_part(LISTS)
    assert page.stack.currentWidget() is page.lists


def test_a_plan_from_nothing_by_keys(qtbot: QtBot, session: Session) -> None:
    """新建 → 自动分组 → one moved by hand → 排班, each step by the keyboard."""
    write(qtbot, session, "录入", council)
    page = shown(qtbot, session)
    dialog = page.add_rota()
    assert isinstance(dialog, RotaDialog) and dialog.name.text() == "2026年轮值计划"
    with qtbot.waitSignal(dialog.made):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    qtbot.waitUntil(lambda: page.part == GROUPS and page.groups.isVisible())
    balancing = page.groups.balance()
    assert isinstance(balancing, BalanceDialog)
    front(qtbot, balancing)
    assert balancing.parts() == {"副会长": "组长", "执委": "组员"}
    balancing.number.setText("3")
    balancing.make()
    assert balancing.told.text() == "3组，每组3人（平均3.0），组长每组1人。"
    tree = balancing.tree
    tree.setCurrentItem(tree.topLevelItem(0).child(2))  # type: ignore[union-attr]
    qtbot.keyClick(tree, Qt.Key.Key_Right, CONTROL)  # type: ignore[no-untyped-call]
    assert [len(group.members) for group in balancing.draft.groups] == [2, 4, 3]
    assert tree.currentItem().text(0) == balancing.draft.groups[1].members[-1].name
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_S, CONTROL)  # type: ignore[no-untyped-call]
    assert sizes(session) == [2, 4, 3]
    assert page.groups.told.text() == "3组，每组2–4人（平均3.0），组长每组1人。"
    page.show_part(CALENDAR)
    planning = page.calendar.plan()
    assert isinstance(planning, PlanDialog) and planning.preview.rowCount() == 12
    front(qtbot, planning)
    planning.order.setCurrentRow(0)
    qtbot.keyClick(planning.order, Qt.Key.Key_Down, ALT)  # type: ignore[no-untyped-call]
    commit(planning.themes, "开门红")
    assert texts(planning.preview, 1)[:3] == ["第2组", "第1组", "第3组"]
    assert texts(planning.preview, 2)[0] == "开门红"
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(planning.themes, Qt.Key.Key_Return, CONTROL)  # type: ignore[no-untyped-call]
    assert texts(page.calendar.table, 0)[:2] == ["2026年1月", "2026年2月"]
    assert texts(page.calendar.table, 1)[:4] == ["第2组", "第1组", "第3组", "第2组"]


def test_states_leaders_and_events_of_the_year(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    table = page.calendar.table
    assert texts(table, 5)[:6] == ["逾期未办", "逾期未办", "已办活动", "轮值中", "未到", "未到"]
    assert texts(table, 2)[:3] == ["单于安", "李丽", "仇大海"]
    assert texts(table, 4)[2] == "2026-03-10　走进建材城"
    assert "4个月中有活动的月份" in page.calendar.told.text()
    page.session.as_of = "2026-02-15"
    assert texts(table, 5)[:4] == ["逾期未办", "轮值中", "已排活动", "未到"]


def test_a_month_without_shift_is_shown_and_opens_nothing(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    write(qtbot, page.session, "删", lambda tx: tx.remove("shift", turns.shifts[4]))
    table = page.calendar.table
    assert texts(table, 1)[4] == "（没有排班）"
    table.selectRow(4)
    assert page.calendar.open_shift() is None and table.chosen() is None


def test_the_event_of_the_group_is_offered_and_taken_by_key(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    table = page.calendar.table
    table.choose(turns.shifts[1])
    qtbot.keyClick(table, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    dialog = dialog_of(ShiftDialog)
    assert dialog.event_editor.text() == "" and dialog.offered.item(0).text().startswith(
        "★ 2026年2月9日　助企座谈"
    )
    front(qtbot, dialog)
    dialog.offered.setFocus()
    dialog.offered.setCurrentRow(0)
    qtbot.keyClick(dialog.offered, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert dialog.event_editor.text().startswith("助企座谈") and dialog.remark.text() == ""
    with qtbot.waitSignal(page.session.changed):
        qtbot.keyClick(dialog.offered, Qt.Key.Key_S, CONTROL)  # type: ignore[no-untyped-call]
    row = page.session.rows.get("shift", turns.shifts[1]) or {}
    assert row["event"] == turns.own_event and texts(table, 5)[1] == "已办活动"
    qtbot.waitUntil(no_dialog(ShiftDialog))


def test_an_event_of_another_group_is_remarked_and_a_wrong_day_refused(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    page.calendar.table.choose(turns.shifts[3])
    dialog = page.calendar.open_shift()
    assert dialog is not None
    dialog.event_editor.choose(turns.own_event)
    assert "不在这一班的日期之内" in dialog.remark.text() and "第2组" in dialog.remark.text()
    dialog.editors["handed_over"].put_text("2026-03-01")
    dialog.accept()
    qtbot.waitUntil(lambda: "早于这一班的开始日期" in dialog.trouble.text())
    assert dialog.isVisible() and (page.session.rows.get("shift", turns.shifts[3]) or {})["event"] is None
    dialog.editors["handed_over"].put_text("")
    dialog.editors["end"].put_text("2026-03-20")
    dialog.accept()
    qtbot.waitUntil(lambda: "早于开始日期" in dialog.trouble.text())
    dialog.editors["end"].put_text("四月底")
    dialog.accept()
    assert dialog.trouble.text().startswith("结束日期：")
    dialog.reject()


def test_two_turns_are_swapped_by_key_and_listed(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    table = page.calendar.table
    table.choose(turns.shifts[4])
    front(qtbot, page)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_X, CONTROL)  # type: ignore[no-untyped-call]
    dialog = dialog_of(SwapDialog)
    offered = [dialog.others.item(at).text() for at in range(dialog.others.count())]
    assert not any("2026年3月" in text for text in offered), "what was fulfilled is not offered"
    assert not any("第2组" in text for text in offered), "nor its own group"
    front(qtbot, dialog)
    dialog.others.setCurrentRow(offered.index("2026年6月第3组"))
    commit(dialog.reason, "组长出国")
    commit(dialog.approved, "主席办公会")
    with qtbot.waitSignal(page.session.changed):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert texts(table, 1)[4:6] == ["第3组", "第2组"]
    page.show_part(SWAPS)
    part = page.widget(SWAPS)
    assert isinstance(part, SwapsPart)
    line = [texts(part.table, column)[0] for column in range(7)]
    assert line == [
        "2026年4月15日",
        "2026年5月",
        "第2组",
        "第3组",
        "与2026年6月对调",
        "组长出国",
        "主席办公会",
    ]


def test_a_turn_is_given_away_and_a_fulfilled_one_is_refused(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    table = page.calendar.table
    table.choose(turns.shifts[4])
    dialog = page.calendar.swap()
    assert dialog is not None
    dialog.way.setCurrentText(GIVE)
    assert dialog.groups.isVisible() and not dialog.others.isVisible()
    with qtbot.waitSignal(page.session.changed):
        dialog.accept()
    assert texts(table, 1)[4] == "第1组"
    table.choose(turns.shifts[2])
    done = page.calendar.swap()
    assert done is not None
    done.accept()
    qtbot.waitUntil(lambda: "已经办了活动" in done.trouble.text())
    done.reject()


def test_people_move_between_groups_and_become_leaders_by_keys(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    page.show_part(GROUPS)
    tree = page.groups.tree
    tree.choose(turns.groups[0], turns.members["王伟"])
    with qtbot.waitSignal(page.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_Right, CONTROL)  # type: ignore[no-untyped-call]
    assert sizes(page.session) == [2, 4, 3]
    assert tree.chosen() == (turns.groups[1], turns.members["王伟"]), "who was moved stays chosen"
    with qtbot.waitSignal(page.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_L)  # type: ignore[no-untyped-call]
    assert "组长2人" in tree.topLevelItem(1).text(0)  # type: ignore[union-attr]
    with qtbot.waitSignal(page.session.changed):
        qtbot.keyClick(tree, Qt.Key.Key_Delete)  # type: ignore[no-untyped-call]
    assert sizes(page.session) == [2, 3, 3]


def test_the_menu_of_groups_moves_too(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    page.show_part(GROUPS)
    page.groups.tree.choose(turns.groups[0], turns.members["王伟"])
    menu = page.groups.ask_move()
    assert menu is not None and [one.text() for one in menu.actions()] == ["第2组", "第3组"]
    with qtbot.waitSignal(page.session.changed):
        menu.actions()[1].trigger()
    menu.close()
    assert sizes(page.session) == [2, 3, 4]


def test_somebody_who_is_in_a_group_is_refused_and_another_joins(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    newcomer: list[int] = []
    write(qtbot, page.session, "录入", lambda tx: newcomer.append(tx.add("person", {"name": "新人"})))
    page.show_part(GROUPS)
    page.groups.tree.choose(turns.groups[0])
    dialog = page.groups.add()
    assert isinstance(dialog, MemberDialog)
    dialog.accept()
    assert "请选择人员" in dialog.trouble.text()
    dialog.person.choose(turns.people["李丽"])
    dialog.accept()
    qtbot.waitUntil(lambda: "已经在“第2组”里" in dialog.trouble.text())
    dialog.person.choose(newcomer[0])
    dialog.leader.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.trouble.text() == "已加入：新人。")
    assert sizes(page.session) == [4, 3, 3] and dialog.isVisible()
    dialog.reject()


def test_a_bare_name_is_asked_who_it_is(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    made: list[int] = []
    group = {"duty_group": turns.groups[0], "name": "无名氏"}
    write(qtbot, page.session, "录入", lambda tx: made.append(tx.add("duty_member", group)))
    person: list[int] = []
    write(qtbot, page.session, "录入", lambda tx: person.append(tx.add("person", {"name": "无名氏"})))
    page.show_part(GROUPS)
    page.groups.tree.choose(turns.groups[0], made[0])
    qtbot.keyClick(page.groups.tree, Qt.Key.Key_F2)  # type: ignore[no-untyped-call]
    dialog = dialog_of(MemberDialog)
    dialog.person.choose(person[0])
    dialog.accept()
    qtbot.waitUntil(no_dialog(MemberDialog))
    row = page.session.rows.get("duty_member", made[0]) or {}
    assert (row["person"], row["name"]) == (person[0], None)


def test_groups_of_an_imported_ledger_are_taken_into_the_plan(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    write(qtbot, page.session, "录入", lambda tx: tx.add("duty_group", {"number": 9, "name": "第9组"}))
    page.show_part(GROUPS)
    assert "有1个轮值组不属于任何计划" in page.groups.notice.text
    with qtbot.waitSignal(page.session.changed):
        page.groups.notice._act()
    assert page.groups.notice.text == "" and len(queries.groups(page.session.rows, turns.rota)) == 4


def test_a_draft_without_leader_is_asked_before_it_is_written(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    page.show_part(GROUPS)
    dialog = page.groups.balance()
    assert dialog is not None
    assert [len(group.members) for group in dialog.draft.groups] == [3, 3, 3], "it begins with what is there"
    dialog.tree.choose(-1, 1)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_L)  # type: ignore[no-untyped-call]
    dialog.accept()
    box = dialog_of(MessageBox)
    assert "第1组没有组长" in box.happened.text()
    box.close()
    dialog.tree.choose(-1, 1)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Delete)  # type: ignore[no-untyped-call]
    assert "还有1人没有进组" in dialog.told.text()
    dialog.reject()


def test_a_year_laid_out_is_not_laid_out_again(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    dialog = page.calendar.plan()
    assert dialog is not None
    assert "已经排满" in dialog.trouble.text() and not dialog.ok.isEnabled()
    dialog.first.setText("2026-06")
    dialog.accept()
    qtbot.waitUntil(lambda: "已有班次" in dialog.trouble.text())
    dialog.reject()


def test_leaders_may_take_turns_alone(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    write(qtbot, page.session, "删", lambda tx: [tx.remove("shift", one) for one in turns.shifts])
    dialog = page.calendar.plan()
    assert dialog is not None
    dialog.whom.setCurrentText(BY_LEADER)
    assert texts(dialog.preview, 1)[:4] == ["单于安", "李丽", "仇大海", "单于安"]
    with qtbot.waitSignal(page.session.changed):
        dialog.accept()
    found = queries.turns(page.session.rows, turns.rota)
    assert (found[1].person, found[1].group) == (turns.people["李丽"], turns.groups[1])


def test_fairness_by_group_and_by_person_opens_its_shifts(
    qtbot: QtBot, turns: Turns, page: RotationPage
) -> None:
    page.show_part(FAIRNESS)
    part = page.widget(FAIRNESS)
    assert isinstance(part, FairnessPart)
    assert texts(part.table, 0) == ["第1组", "第2组", "第3组"]
    assert (texts(part.table, 1), texts(part.table, 5)) == (["2班", "1班", "1班"], ["轮值中", "6周", "2周"])
    assert "每组3人（平均3.0），组长每组1人" in part.told.text() and "没有活动的" in part.told.text()
    with qtbot.waitSignal(page.session.open_list) as asked:
        qtbot.keyClick(part.table, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert asked.args[0] == "shifts" and set(asked.args[1].ids) == {turns.shifts[at] for at in (0, 3, 6, 9)}
    with qtbot.waitSignal(page.session.open_list) as counted:
        part.told.open_link("0")
    assert counted.args[0] == "events" and set(counted.args[1].ids) == {turns.event, turns.own_event}
    part.way.setCurrentText(BY_PERSON)
    part.refresh()
    assert len(texts(part.table, 0)) == 9


def test_what_is_doubtful_opens_its_records(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    write(
        qtbot, page.session, "改", lambda tx: tx.change("duty_member", turns.members["李丽"], {"leader": 0})
    )
    page.show_part(CHECKS)
    part = page.widget(CHECKS)
    assert isinstance(part, ChecksPart)
    assert texts(part.table, 0) == ["没有组长", "逾期未办", "逾期未办"]
    with qtbot.waitSignal(page.session.open_list) as asked:
        qtbot.keyClick(part.table, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert (asked.args[0], asked.args[1].ids) == ("duty_groups", (turns.groups[1],))
    part.kind.setCurrentIndex(2)
    part.kind.activated.emit(2)
    assert set(texts(part.table, 0)) == {"逾期未办"}


def test_a_list_asked_for_from_elsewhere_is_shown(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    page.show_list("duty_members", ListQuery(scope="all", ids=(turns.members["李丽"],)))
    assert page.part == LISTS and page.list_name == "duty_members"
    assert page.lists.page("duty_members").model.ids == [turns.members["李丽"]]
    page.show_shift(turns.shifts[7])
    assert page.part == CALENDAR and page.calendar.table.chosen() == turns.shifts[7]


def test_another_plan_is_told_of_when_chosen(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    later = {"name": "2027年轮值计划", "start": "2027-01-01", "end": "2027-12-31"}
    write(qtbot, page.session, "录入", lambda tx: tx.add("rota", later))
    assert page.chosen.rota == turns.rota, "the chosen plan stays"
    other = page.session.rows.find("rota", name="2027年轮值计划")[0]["id"]
    page.choose_rota(other)
    assert page.calendar.stack.currentWidget() is page.calendar.nothing
    assert page.calendar.first_groups.isVisible() and not page.calendar.bar.isVisible()
    dialog = page.edit_rota()
    assert isinstance(dialog, EntityDialog)
    dialog._closing = True
    dialog.close()


def test_a_shift_is_removed_after_asking(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    page.calendar.table.choose(turns.shifts[11])
    qtbot.keyClick(page.calendar.table, Qt.Key.Key_Delete)  # type: ignore[no-untyped-call]
    box = dialog_of(MessageBox)
    assert "2026年12月第3组" in box.happened.text()
    front(qtbot, box)
    with qtbot.waitSignal(page.session.changed):
        qtbot.keyClick(box, Qt.Key.Key_D, ALT)  # type: ignore[no-untyped-call]
    assert len(queries.turns(page.session.rows, turns.rota)) == 11


def test_the_papers_come_out(qtbot: QtBot, turns: Turns, page: RotationPage, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    part = page.calendar
    part.table.choose(turns.shifts[2])
    for name, make in (("表", part._make_table()), ("名单", part._make_list()), ("单", part._make_sheet())):
        target = tmp_path / f"{name}.xlsx"
        with qtbot.waitSignal(page.session.changed):
            part.paper.save(make, target)
        sheet = load_workbook(target).active
        cells = {str(cell) for line in sheet.iter_rows(values_only=True) for cell in line if cell}
        assert any("轮值" in cell for cell in cells), name
    assert len(page.session.rows.find("export_log")) == 3
    for box in [one for one in page.findChildren(MessageBox) if one.isVisible()]:
        box.close()


def test_no_two_buttons_answer_to_the_same_letter(qtbot: QtBot, turns: Turns, page: RotationPage) -> None:
    """Qt would then press neither."""

    for name in (CALENDAR, GROUPS, SWAPS, FAIRNESS, CHECKS):
        page.show_part(name)
        words = [
            one.text() for one in page.findChildren(QAbstractButton) if one.isVisible() and "&" in one.text()
        ]
        letters = [text[text.index("&") + 1] for text in words]
        assert len(letters) == len(set(letters)), (name, words)
