"""Who is expected, lists of names that are pasted, and the forms of events and leaders."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from secretariat.gui.events.event_dialog import EventDialog
from secretariat.gui.events.leaders_editor import ORGAN, POST, RANK
from secretariat.gui.events.paste_dialog import PasteDialog
from secretariat.gui.events.record import EventPage
from secretariat.gui.session import Session
from secretariat.store import history
from tests.gui.events.office import MEETING, Office, settle_office, states

Key = Qt.Key
TICKED = Qt.CheckState.Checked


def type_chinese(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def shown_page(qtbot: QtBot, session: Session, office: Office) -> EventPage:
    page = EventPage(session, office.event)
    qtbot.addWidget(page)
    page.show()
    return page


# -- 应到名单 -------------------------------------------------------------------------------------------


def test_the_body_of_the_meeting_is_offered_and_comes_in_as_one_step(qtbot: QtBot, session: Session) -> None:
    office = settle_office(qtbot, session, listed=False)
    page = shown_page(qtbot, session, office)
    dialog = page.expect()
    assert (
        dialog.circles.item(0).checkState() == TICKED and "执行委员会（6人）" in dialog.circles.item(0).text()
    )
    assert len(dialog.people) == 6 and dialog.ok.text() == "加入6人(&S)"
    qtbot.keyClick(dialog.circles, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(states(session, office.event)) == 6, timeout=3000)
    assert set(states(session, office.event).values()) == {None}
    last = history.undoable(session.rows)
    assert last is not None and last.name == "登记应到名单"
    qtbot.waitUntil(lambda: page.counts.text() == "应到6　实到0　未登记6　法定人数4人", timeout=3000)


def test_people_are_added_one_by_one_left_out_and_told_as_there(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    dialog = page.expect()
    assert dialog.circles.item(0).checkState() != TICKED and not dialog.ok.isEnabled()
    qtbot.keyClick(dialog.circles, Key.Key_Space)
    assert dialog.told.text() == "选了6人，其中6人已在名单，将加入0人。"
    for name in ("赵胜", "钱多多"):
        dialog.finder.choose(office.people[name])
    assert dialog.ok.text() == "加入2人(&S)" and dialog.finder.text() == ""
    dialog.table.selectRow(7)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Key.Key_Delete)
    assert dialog.ok.text() == "加入1人(&S)"
    dialog.role.setCurrentText("特邀")
    dialog.accept()
    qtbot.waitUntil(lambda: "赵胜" in states(session, office.event), timeout=3000)
    row = session.rows.find("attendance", event=office.event, person=office.people["赵胜"])[0]
    assert row["role"] == "特邀" and "钱多多" not in states(session, office.event)


def test_what_is_selected_in_a_list_of_the_window_can_be_taken(qtbot: QtBot, session: Session) -> None:
    from secretariat.gui.lists.page import ListPage

    office = settle_office(qtbot, session, listed=False)
    window = QWidget()
    qtbot.addWidget(window)
    people = ListPage(session, "people", window)
    page = EventPage(session, office.event, window)
    window.show()
    people.refresh()
    rows = [people.model.row_of(office.people[name]) for name in ("赵胜", "钱多多")]
    people.view.take_up([office.people[name] for name in ("赵胜", "钱多多")], None)
    assert all(row is not None for row in rows)
    dialog = page.expect()
    words = [dialog.circles.item(place).text() for place in range(dialog.circles.count())]
    assert "“人员”列表里选中的（2人）" in words
    for place, text in enumerate(words):
        dialog.circles.item(place).setCheckState(TICKED if "选中的" in text else Qt.CheckState.Unchecked)
    assert sorted(dialog.people) == sorted(office.people[name] for name in ("赵胜", "钱多多"))
    dialog.reject()


# -- 粘贴名单 -------------------------------------------------------------------------------------------


def test_only_the_homonym_of_a_pasted_list_is_asked(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    dialog = page.paste()
    dialog.text.setPlainText("1. 张善政先生\n2. 李 丽、王伟\n3. 赵胜 临川县农机公司\n4. 孙无名 某某公司")
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 5, timeout=3000)
    results = {dialog.table.item(at, 0).text(): dialog.table.item(at, 2).text() for at in range(5)}
    assert results == {
        "张善政": "认出", "李丽": "认出", "王伟": "不确定", "赵胜": "认出", "孙无名": "没有这个人",
    }  # fmt: skip
    (question,) = dialog.questions()
    assert [question.itemText(place)[:7] for place in (1, 2)] == ["临川县老街餐饮", "白云石材厂总经"]
    assert "其中2人只登记姓名" in dialog.summary.text()
    question.setCurrentIndex(2)
    assert "其中1人只登记姓名" in dialog.summary.text()
    dialog.text.appendPlainText("解小明")  # typing on does not forget the answer
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 6, timeout=3000)
    assert dialog.questions()[0].currentIndex() == 2
    qtbot.keyClick(dialog.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "孙无名" in states(session, office.event), timeout=3000)
    found = states(session, office.event)
    assert found == {
        "张善政": "出席", "李丽": "出席", "仇大海": None, "王伟": None, "王伟2": "出席", "解小明": "出席",
        "赵胜": "出席", "孙无名": "出席",
    }  # fmt: skip
    last = history.undoable(session.rows)
    assert last is not None and last.name == "粘贴参会名单"


def test_a_question_that_is_not_answered_keeps_the_name(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    dialog = page.paste()
    dialog.text.setFocus()
    type_chinese(dialog.text, "王伟")
    dialog.state.setCurrentText("请假")
    dialog.accept()  # before the pause after the last key is over
    qtbot.waitUntil(lambda: len(session.rows.find("attendance", name="王伟")) == 1, timeout=3000)
    for name in ("王伟", "王伟2"):  # neither of the two on the list was touched
        (listed,) = session.rows.find("attendance", event=office.event, person=office.people[name])
        assert listed["state"] is None
    row = session.rows.find("attendance", name="王伟")[0]
    assert row["person"] is None and row["state"] == "请假"


def test_a_bare_name_is_asked_for_by_enter_and_becomes_the_person(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    from secretariat.gui.events.tell_dialog import TellAttendeeDialog

    values = {"event": office.event, "name": "钱多多", "role": "列席", "state": "出席"}
    session.operate("录入", lambda tx: tx.add("attendance", values))
    qtbot.waitUntil(lambda: len(page.grid.lines) == 7, timeout=3000)
    page.grid.view.go_to(6)
    qtbot.keyClick(page.grid.view, Key.Key_Return)
    dialog = page.grid.findChild(TellAttendeeDialog)
    assert dialog is not None and not dialog.ok.isEnabled()
    dialog.finder.choose(office.people["钱多多"])
    dialog.accept()
    qtbot.waitUntil(lambda: page.grid.lines[6].person == office.people["钱多多"], timeout=3000)
    assert page.grid.lines[6].state == "出席"


# -- forms ----------------------------------------------------------------------------------------------


def test_a_new_event_takes_the_next_number_and_its_leaders_with_it(
    qtbot: QtBot, session: Session, office: Office
) -> None:
    dialog = EventDialog(session)
    qtbot.addWidget(dialog, before_close_func=lambda one: setattr(one, "_closing", True))
    dialog.show()
    assert dialog.form.value("event.number") == 4 and not dialog.touched()
    dialog.form.fields["event.title"].editor.put_text("春季座谈会")
    dialog.form.fields["event.kind"].editor.put_text("座谈讲座")
    leaders = dialog.leaders
    leaders.put(0, POST, "副县长周明")
    assert leaders.texts(0) == {"name": "周明", "post": "副县长", "rank": "处级", "organ": "政府"}
    leaders.put(1, POST, "县工商联主席")
    assert leaders.texts(1)["rank"] == ""
    leaders.put(1, RANK, "正科级")
    with qtbot.waitSignal(dialog.saved, timeout=3000) as saved:
        dialog.save()
    found = session.rows.find("event_leader", event=saved.args[0])
    assert [(one["name"], one["post"], one["rank"]) for one in found] == [
        ("周明", "副县长", "处级"), (None, "县工商联主席", "科级"),
    ]  # fmt: skip
    last = history.undoable(session.rows)
    assert last is not None and last.name == "新增活动"


def test_leaders_are_corrected_and_taken_out_in_the_form(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    for post in ("县政协副主席", "县委书记"):
        values = {"event": office.event, "post": post}
        session.operate("录入", lambda tx, values=values: tx.add("event_leader", values))  # type: ignore[misc]
    qtbot.waitUntil(lambda: page.story is not None and len(page.story.leaders) == 2, timeout=3000)
    dialog = page.edit()
    assert dialog is not None and not dialog.touched()
    dialog.leaders.put(0, ORGAN, "政协")
    dialog.leaders.table.setCurrentCell(1, POST)
    qtbot.keyClick(dialog.leaders.table, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    found = session.rows.find("event_leader", event=office.event)
    assert [(one["post"], one["organ"]) for one in found] == [("县政协副主席", "政协")]


def test_a_line_with_only_a_rank_is_not_saved(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    dialog = page.edit()
    assert dialog is not None
    dialog.leaders.put(0, RANK, "处级")
    dialog.save()
    assert dialog.isVisible() and session.rows.find("event_leader") == []
    dialog._leave()


def test_a_leader_is_added_from_the_page(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    dialog = page.change_leader()
    dialog.save()
    assert dialog.form.fields["event_leader.post"].remark.text() == "请填写姓名或职务"
    dialog.form.fields["event_leader.post"].editor.put_text("县人大常委会副主任")
    dialog.form.settled.emit("event_leader.post")
    assert dialog.form.value("event_leader.rank") == "处级"
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    assert page.session.rows.find("event_leader")[0]["event"] == office.event


def test_the_next_of_the_series_opens(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    with qtbot.waitSignal(session.open_record, timeout=3000) as opened:
        page.copy()
    stored = session.rows.get("event", opened.args[1])
    assert stored is not None and stored["number"] == 4 and stored["title"] == MEETING.replace("三", "四")
    assert session.rows.find("attendance", event=opened.args[1]) == [] and stored["start"] is None


def test_a_sign_in_sheet_imported_here_belongs_to_this_event(
    qtbot: QtBot, session: Session, office: Office, page: EventPage
) -> None:
    wizard = page.import_file()
    wizard.course.read_text(
        "姓名\t单位\t签到\n李丽\t临川县宏达商贸有限公司\t√\n解小明\t城关五金行\t请假\n孙无名\t某厂\t√\n"
    )
    qtbot.waitUntil(lambda: not wizard.course.busy and wizard.course.preview is not None, timeout=5000)
    wizard.course.write()
    qtbot.waitUntil(lambda: wizard.course.report is not None, timeout=5000)
    found = states(session, office.event)
    assert (found["李丽"], found["解小明"], found["孙无名"], len(found)) == ("出席", "请假", "出席", 7)
    qtbot.waitUntil(lambda: "实到1" in page.counts.text() or "实到2" in page.counts.text(), timeout=3000)
    wizard.close()


def test_names_copied_elsewhere_are_pasted_into_the_table(qtbot: QtBot, page: EventPage) -> None:
    QApplication.clipboard().setText("张善政\n李丽")
    qtbot.keyClick(page.grid.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(PasteDialog)
    assert dialog is not None and [one.named.name for one in dialog.told] == ["张善政", "李丽"]
    dialog.reject()
