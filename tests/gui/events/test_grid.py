"""Noting who came: by one key each, and by a few letters at the door."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from secretariat.gui.events.record import EventPage
from secretariat.gui.reports.preview import PdfPreview
from secretariat.gui.session import Session
from secretariat.store import history
from tests.gui.events.office import Office, states
from tests.gui.working import write

Key = Qt.Key


def press(qtbot: QtBot, page: EventPage, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(page.grid.view, key)


def names(page: EventPage) -> list[str]:
    return [page.grid.model.line(record).name for record in page.grid.model.shown]


def written(qtbot: QtBot, session: Session, office: Office, wanted: dict[str, str | None]) -> None:
    def fits() -> bool:
        found = states(session, office.event)
        return all(found.get(name, "?") == state for name, state in wanted.items())

    qtbot.waitUntil(fits, timeout=4000)


def test_one_key_each_marks_the_council_in_a_row(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(0)
    press(qtbot, page, Key.Key_1, Key.Key_2, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_Space)
    written(qtbot, session, office, {
        "张善政": "出席", "李丽": "迟到", "仇大海": "请假", "王伟": "缺席", "王伟2": "替会", "解小明": "出席",
    })  # fmt: skip
    assert page.grid.view.currentIndex().row() == 5
    last = history.undoable(session.rows)
    assert last is not None and last.name == "登记出席"
    qtbot.waitUntil(lambda: "应到6　实到4" in page.counts.text(), timeout=3000)
    assert "出席率66.7%" in page.counts.text() and "符合法定人数（需4人到会）" in page.counts.text()


def test_what_was_pressed_shows_at_once_and_is_one_step_to_undo(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(0)
    press(qtbot, page, Key.Key_1, Key.Key_1, Key.Key_1)
    assert [line.state for line in page.grid.lines[:3]] == ["出席"] * 3
    assert states(session, office.event)["张善政"] is None and page.has_changes()
    qtbot.keyClick(
        page.grid.view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )  # written before it is undone
    assert not page.grid.pending
    undone: list[object] = []
    session.write("撤销", lambda store: store.undo(), undone.append)
    qtbot.waitUntil(lambda: bool(undone), timeout=3000)
    qtbot.waitUntil(lambda: [line.state for line in page.grid.lines[:3]] == [""] * 3, timeout=3000)
    assert states(session, office.event)["张善政"] is None


def test_marks_are_kept_when_the_page_is_left_or_the_file_closed(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(1)
    press(qtbot, page, Key.Key_5)
    page.hide()
    written(qtbot, session, office, {"李丽": "缺席"})
    page.show()
    page.grid.view.go_to(0)
    press(qtbot, page, Key.Key_1)
    assert page.may_close() and not page.grid.pending
    written(qtbot, session, office, {"张善政": "出席"})


def test_delete_takes_a_state_back_and_not_the_person(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(0)
    press(qtbot, page, Key.Key_1)
    page.grid.flush()
    written(qtbot, session, office, {"张善政": "出席"})
    page.grid.view.go_to(0)
    press(qtbot, page, Key.Key_Delete)
    page.grid.flush()
    written(qtbot, session, office, {"张善政": None})
    assert len(states(session, office.event)) == 6


def test_all_selected_are_marked_by_one_key(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    qtbot.keyClick(page.grid.view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Key.Key_1)
    page.grid.flush()
    written(qtbot, session, office, dict.fromkeys(("张善政", "李丽", "王伟", "王伟2", "解小明"), "出席"))


def test_a_chip_shows_who_is_left_and_none_beside_them_is_marked(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(0)
    press(qtbot, page, Key.Key_1, Key.Key_4)
    page.grid.flush()
    written(qtbot, session, office, {"李丽": "请假"})
    qtbot.mouseClick(page.grid.chips.buttons["未登记"], Qt.MouseButton.LeftButton)
    assert names(page) == ["仇大海", "王伟", "王伟", "解小明"]
    qtbot.keyClick(page.grid.view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Key.Key_5)
    page.grid.flush()
    written(qtbot, session, office, {"张善政": "出席", "李丽": "请假", "仇大海": "缺席", "解小明": "缺席"})


def test_two_letters_and_enter_at_the_door(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    box = page.grid.door.box
    qtbot.keyClicks(box, "zsz")
    assert names(page) == ["张善政"]
    qtbot.keyClick(box, Key.Key_Return)
    assert box.text() == "" and "张善政　已登记出席" in page.grid.door.told.text()
    assert len(names(page)) == 6
    page.grid.flush()
    written(qtbot, session, office, {"张善政": "出席", "李丽": None})


def test_enter_does_not_choose_between_two_of_one_name(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    box = page.grid.door.box
    qtbot.keyClicks(box, "ww")
    assert names(page) == ["王伟", "王伟"] and "2位" in page.grid.door.way.text()
    qtbot.keyClick(box, Key.Key_Return)
    assert not page.grid.pending
    page.grid.view.go_to(1)
    press(qtbot, page, Key.Key_1)
    page.grid.flush()
    written(qtbot, session, office, {"王伟": None, "王伟2": "出席"})


def test_the_end_of_a_phone_number_finds_its_owner(page: EventPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.grid.door.box, "13800000005")
    assert [page.grid.model.line(one).unit for one in page.grid.model.shown] == ["白云石材厂总经理"]


def test_somebody_of_the_roll_is_put_on_the_list_by_a_second_enter(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    door = page.grid.door
    assert door.role.currentText() == "列席"
    qtbot.keyClicks(door.box, "zhaos")
    assert names(page) == [] and door.offers.count() == 1
    qtbot.keyClick(door.box, Key.Key_Return)
    assert "赵胜" not in states(session, office.event)
    qtbot.keyClick(door.offers, Key.Key_Return)
    written(qtbot, session, office, {"赵胜": "出席"})
    row = session.rows.find("attendance", event=office.event, person=office.people["赵胜"])[0]
    assert row["role"] == "列席"
    qtbot.waitUntil(
        lambda: "应到6" in page.counts.text() and "列席1（到1）" in page.counts.text(), timeout=3000
    )


def test_a_name_that_nobody_has_is_kept_as_a_name(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    door = page.grid.door
    door.box.setText("孙无名")
    assert door.offers.item(0).text().startswith("只登记姓名“孙无名”")
    qtbot.keyClick(door.box, Key.Key_Return)
    qtbot.keyClick(door.offers, Key.Key_Return)
    written(qtbot, session, office, {"孙无名": "出席"})


def test_a_letter_in_the_table_begins_a_search(qtbot: QtBot, page: EventPage) -> None:
    page.grid.view.setFocus()
    press(qtbot, page, Key.Key_L)
    assert page.grid.door.box.text() == "l" and names(page) == ["李丽"]


def test_a_unit_is_looked_for_only_where_no_name_fits(qtbot: QtBot, page: EventPage) -> None:
    qtbot.keyClicks(page.grid.door.box, "l")  # 李丽; every 临川县 begins with the same letter
    assert names(page) == ["李丽"]
    page.grid.door.box.clear()
    qtbot.keyClicks(page.grid.door.box, "qingxi")
    assert names(page) == ["仇大海"]


def test_the_reason_of_a_leave_is_written_beside_it(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    view = page.grid.view
    view.go_to(1)
    press(qtbot, page, Key.Key_4)
    view.go_to(1)
    press(qtbot, page, Key.Key_F2)
    editor = view.viewport().findChildren(type(page.grid.door.box).__bases__[0])[-1]
    editor.setText("出差")
    qtbot.keyClick(editor, Key.Key_Return)

    def stored() -> dict[str, object]:
        return session.rows.find("attendance", event=office.event, person=office.people["李丽"])[0]

    qtbot.waitUntil(lambda: stored()["reason"] == "出差" and stored()["state"] == "请假", timeout=3000)
    qtbot.waitUntil(lambda: page.grid.lines[1].note == "出差", timeout=3000)


def test_a_role_is_changed_for_all_selected_and_people_taken_off(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(5)
    page.grid.change_role("工作人员")
    qtbot.waitUntil(lambda: "应到5" in page.counts.text(), timeout=3000)
    page.grid.view.go_to(0)
    qtbot.keyClick(page.grid.view, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "张善政" not in states(session, office.event), timeout=3000)


def test_the_place_stays_when_somebody_else_writes(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(3)
    write(
        qtbot,
        session,
        "别处",
        lambda tx: tx.change("person", office.people["李丽"], {"mobile": "13900000009"}),
    )
    qtbot.waitUntil(lambda: page.grid.lines[1].mobile == "13900000009", timeout=3000)
    assert page.grid.view.currentIndex().row() == 3


def test_keys_pressed_quickly_in_a_long_list_become_few_operations(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    count = 500

    def many(tx: object) -> None:
        rows = [{"event": office.event, "name": f"来宾{number}", "role": "列席"} for number in range(count)]
        tx.add_many("attendance", rows)  # type: ignore[attr-defined]

    write(qtbot, session, "录入", many)
    qtbot.waitUntil(lambda: len(page.grid.lines) == count + 6, timeout=4000)
    operations = len(session.rows.query("SELECT id FROM operation"))
    page.grid.view.go_to(6)
    press(qtbot, page, *([Key.Key_1] * 40))
    page.grid.flush()
    qtbot.waitUntil(lambda: page.grid.settled, timeout=4000)
    found = states(session, office.event)
    assert [name for name, state in found.items() if state] == [f"来宾{number}" for number in range(40)]
    made = len(session.rows.query("SELECT id FROM operation")) - operations
    assert made < 40


def test_the_mouse_on_its_way_to_the_undo_button_lets_everything_be_written(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(0)
    press(qtbot, page, Key.Key_1)
    assert page.grid.pending
    QApplication.sendEvent(page.grid, QEvent(QEvent.Type.Leave))
    assert not page.grid.pending
    qtbot.waitUntil(lambda: page.grid.settled, timeout=3000)
    assert states(session, office.event)["张善政"] == "出席"


def test_a_mark_for_somebody_who_was_taken_off_meanwhile_harms_nobody(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    page.grid.view.go_to(0)
    press(qtbot, page, Key.Key_1, Key.Key_1)
    gone = page.grid.model.shown[0]
    session.operate("移出", lambda tx: tx.remove("attendance", gone))
    page.grid.flush()
    qtbot.waitUntil(lambda: len(page.grid.lines) == 5 and page.grid.settled, timeout=3000)
    found = states(session, office.event)
    assert found["李丽"] == "出席" and "张善政" not in found


def test_the_pictures_of_the_page_open_its_windows(qtbot: QtBot, page: EventPage) -> None:
    for name, show in page.pictures():
        show()
        if name != "通知":
            for dialog in page.findChildren(QDialog):
                dialog.close()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PdfPreview)), timeout=8000)
