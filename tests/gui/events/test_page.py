"""The page of events: its lists, how kinds are told in reports, and the way between its parts."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.domains.events.categories import Categories
from secretariat.gui.browser import Browser
from secretariat.gui.events.page import EVENTS, KINDS, PARTS, PEOPLE, EventsPage
from secretariat.gui.events.record import EventPage
from secretariat.gui.session import Session
from secretariat.store import history
from secretariat.store.listing import ListQuery
from tests.gui.events.office import MEETING, Office
from tests.gui.working import write

EVENTS_BEFORE = (
    {"title": "春茶产销对接", "number": 1, "kind": "对接", "start": "2025-03-02"},
    {"title": "参观德旺茶业", "number": 2, "kind": "参观学习", "start": "2025-05"},
)


@pytest.fixture
def events(qtbot: QtBot, session: Session, office: Office) -> EventsPage:
    write(qtbot, session, "录入", lambda tx: tx.add_many("event", EVENTS_BEFORE))
    shown = EventsPage(session)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    return shown


def titles(page: EventsPage) -> list[str]:
    rows = page.session.rows.many("event", page.list.model.ids)
    return [rows[record]["title"] for record in page.list.model.ids]


def test_a_chip_narrows_the_list_to_a_year_and_again_to_all(qtbot: QtBot, events: EventsPage) -> None:
    chips = events.list.chips  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "2025年" in chips.buttons, timeout=3000)
    assert chips.buttons["2025年"].text() == "2025年 2" and chips.buttons["全部"].text() == "全部 3"
    assert titles(events)[0] == MEETING  # the newest first
    qtbot.mouseClick(chips.buttons["2025年"], Qt.MouseButton.LeftButton)
    assert sorted(titles(events)) == sorted(one["title"] for one in EVENTS_BEFORE)
    qtbot.mouseClick(chips.buttons["2025年"], Qt.MouseButton.LeftButton)
    assert len(titles(events)) == 3


def test_the_counts_of_the_years_follow_what_is_written(
    qtbot: QtBot, session: Session, events: EventsPage
) -> None:
    chips = events.list.chips  # type: ignore[attr-defined]
    write(qtbot, session, "录入", lambda tx: tx.add("event", {"title": "送温暖", "start": "2024-12-30"}))
    qtbot.waitUntil(lambda: "2024年" in chips.buttons, timeout=3000)
    assert chips.buttons["全部"].text() == "全部 4"


def test_other_pages_open_the_right_list(session: Session, office: Office, events: EventsPage) -> None:
    listed = [row["id"] for row in session.rows.find("attendance", event=office.event)]
    events.show_list("attendance", ListQuery(ids=tuple(listed[:2])))
    assert events.part == PEOPLE and events.list_name == "attendance" and len(events.list.model.ids) == 2
    events.show_list("events", ListQuery(ids=(office.event,)))
    assert events.part == EVENTS and titles(events) == [MEETING]


def test_each_part_is_reached_by_a_number_key(events: EventsPage) -> None:
    shortcuts = [button.shortcut().toString() for button in events.tabs.buttons.values()]
    assert shortcuts == ["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"] and tuple(events.tabs.buttons) == PARTS


def test_a_kind_is_counted_as_the_office_says_and_again_as_usual(
    qtbot: QtBot, session: Session, events: EventsPage
) -> None:
    events.show_part(KINDS)
    part = events.widget(KINDS)
    assert part.box("会议").currentText() == "会议（通常）"  # type: ignore[attr-defined]
    part.table.setFocus()  # type: ignore[attr-defined]
    part.table.selectRow(part.kinds.index("会议"))  # type: ignore[attr-defined]
    box = part.box("会议")  # type: ignore[attr-defined]
    for _ in range(1 + box.findText("座谈讲座")):
        qtbot.keyClick(box, Qt.Key.Key_Down)
        if box.currentText() == "座谈讲座":
            break
    qtbot.waitUntil(lambda: Categories.read(session.rows).of("会议") == "座谈讲座", timeout=3000)
    last = history.undoable(session.rows)
    assert last is not None and last.name == "修改统计口径"
    part.choose("会议", "")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: session.rows.find("kind_mapping") == [], timeout=3000)
    qtbot.waitUntil(lambda: part.box("会议").currentText() == "会议（通常）", timeout=3000)  # type: ignore[attr-defined]


def test_a_new_event_is_registered_from_the_list(qtbot: QtBot, session: Session, events: EventsPage) -> None:
    dialog = events.actions_of.add()
    dialog.form.fields["event.title"].editor.put_text("重阳敬老")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    qtbot.waitUntil(lambda: "重阳敬老" in titles(events), timeout=3000)


def test_the_window_opens_events_and_who_came_on_the_page_of_the_event(
    qtbot: QtBot, session: Session, office: Office
) -> None:
    browser = Browser()
    qtbot.addWidget(browser)
    browser.use(session)
    browser.show()
    browser.open_record("event", office.event)
    assert isinstance(browser.currentWidget(), EventPage) and browser.home == "events"
    attendance = session.rows.find("attendance", event=office.event)[0]["id"]
    browser.go("events")
    browser.open_record("attendance", attendance)
    shown = browser.currentWidget()
    assert isinstance(shown, EventPage) and shown.record == office.event
    browser.open_list("attendance", ListQuery(ids=(attendance,)))
    assert isinstance(browser.currentWidget(), EventsPage) and browser.list_name == "attendance"
    browser.clear()
