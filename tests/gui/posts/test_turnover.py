"""换届 in the window: decided by keys, kept as a draft, shown in the panel, carried out and undone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.gui.posts.carry_dialog import CarryDialog
from secretariat.gui.posts.nominate_dialog import NominateDialog, TitleDialog
from secretariat.gui.posts.turnover import TurnoverPart
from secretariat.gui.session import Session
from tests.gui.posts.council import MEETING, NEW, Council
from tests.gui.roll_office import dialog_of
from tests.gui.working import settle, write


@pytest.fixture
def part(qtbot: QtBot, session: Session, council: Council) -> TurnoverPart:
    made = TurnoverPart(session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.begin()
    return made


def press(qtbot: QtBot, part: TurnoverPart, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(part.view, key)  # type: ignore[no-untyped-call]


def decisions(part: TurnoverPart) -> dict[str, str]:
    assert part.plan is not None
    return {seat.facts.name: seat.decision for seat in part.plan.seats}


def keep(qtbot: QtBot, part: TurnoverPart) -> None:
    part.drafts.keep()
    settle(qtbot, lambda: part.drafts.pending)


def name_title(qtbot: QtBot, part: TurnoverPart, title: str) -> None:
    press(qtbot, part, Qt.Key.Key_4)
    dialog = dialog_of(TitleDialog)
    dialog.title.put_text(title)
    dialog.accept()


def nominate(part: TurnoverPart, person: int, title: str) -> NominateDialog:
    dialog = part.ask_nominee()
    assert dialog is not None
    dialog.person.choose(person)
    dialog.title.put_text(title)
    dialog.accept()
    return dialog


def decide_all(qtbot: QtBot, part: TurnoverPart, council: Council) -> None:
    """单于安 leaves, 李丽 becomes the chair, the others stay, 曾经理 is new."""
    press(qtbot, part, Qt.Key.Key_3, Qt.Key.Key_Return)
    part.view.go_to([seat.facts.name for seat in part.model.seats].index("李丽"))
    name_title(qtbot, part, "主席")
    for _ in range(4):
        press(qtbot, part, Qt.Key.Key_Return, Qt.Key.Key_1)
    nominate(part, council.people[NEW[0]], "执委").close()


def test_seats_stand_in_official_order_and_start_undecided(part: TurnoverPart) -> None:
    names = [seat.facts.name for seat in part.model.seats]
    assert names[0] == "单于安" and set(names[1:3]) == {"李丽", "仇大海"} and names[3] == "王伟"
    assert set(decisions(part).values()) == {""} and "未定6" in part.panel.told.text()


def test_keys_decide_and_enter_goes_to_the_next_undecided(qtbot: QtBot, part: TurnoverPart) -> None:
    press(qtbot, part, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert decisions(part)["单于安"] == "留任" and part.view.currentIndex().row() == 1
    press(qtbot, part, Qt.Key.Key_3)
    assert list(decisions(part).values())[1] == "退出"
    press(qtbot, part, Qt.Key.Key_0)
    assert list(decisions(part).values())[1] == ""
    part.view.go_to(5)
    press(qtbot, part, Qt.Key.Key_Return)
    assert part.view.currentIndex().row() == 1, "behind the last it goes on at the first undecided"


def test_several_selected_seats_are_decided_at_once(qtbot: QtBot, part: TurnoverPart) -> None:
    part.view.selectAll()
    press(qtbot, part, Qt.Key.Key_1)
    assert set(decisions(part).values()) == {"留任"}


def test_the_panel_moves_with_every_decision(qtbot: QtBot, part: TurnoverPart, council: Council) -> None:
    assert part.panel.words()["女性"][0].startswith("2（")
    press(qtbot, part, Qt.Key.Key_1)
    assert part.panel.words()["主席"] == ("1", "1") and part.panel.words()["平均年龄"][1] == "68.0"
    part.view.selectAll()
    press(qtbot, part, Qt.Key.Key_1)
    assert part.panel.words()["副主席"] == ("2", "2 / 2") and part.panel.words()["合计（人）"] == (
        "6",
        "6 / 6",
    )
    nominate(part, council.people[NEW[0]], "副主席").close()
    assert part.panel.words()["副主席"] == ("2", "3 / 2")
    assert "副主席超出职数1名" in part.panel.remark.text() and "总人数超出职数1名" in part.panel.remark.text()


def test_who_sits_already_cannot_be_nominated_and_the_dialog_says_so(
    qtbot: QtBot, part: TurnoverPart, council: Council
) -> None:
    dialog = nominate(part, council.people["丁一"], "常委")
    assert dialog.isVisible() and "已在名单中" in dialog.trouble.text()
    dialog.close()
    assert len(part.model.seats) == 6


def test_a_nominee_can_be_taken_off_but_a_seat_of_this_term_cannot(
    qtbot: QtBot, part: TurnoverPart, council: Council
) -> None:
    nominate(part, council.people[NEW[0]], "执委").close()
    assert part.view.currentIndex().row() == 6
    press(qtbot, part, Qt.Key.Key_Delete)
    assert len(part.model.seats) == 6
    part.view.go_to(0)
    press(qtbot, part, Qt.Key.Key_Delete)
    assert len(part.model.seats) == 6 and "不能从名单中去掉" in part.notice.text


def test_seats_are_found_by_pinyin_and_by_decision(qtbot: QtBot, part: TurnoverPart) -> None:
    part.finder.setText("dingyi")
    hidden = [part.view.isRowHidden(row) for row in range(6)]
    assert hidden.count(False) == 1
    part._go_to_found()
    press(qtbot, part, Qt.Key.Key_1)
    assert decisions(part)["丁一"] == "留任"
    part.finder.clear()
    part.shown.setCurrentIndex(part.shown.findData("留任"))
    part._narrow()
    assert [part.view.isRowHidden(row) for row in range(6)].count(False) == 1


def test_the_draft_is_in_the_file_and_taken_up_by_another_page(
    qtbot: QtBot, session: Session, part: TurnoverPart, council: Council
) -> None:
    decide_all(qtbot, part, council)
    wanted = decisions(part)
    keep(qtbot, part)
    again = TurnoverPart(session)
    qtbot.addWidget(again)
    again.show()
    assert decisions(again) == wanted and again.plan is not None
    assert {seat.facts.name: seat.new_title for seat in again.plan.seats}["李丽"] == "主席"


def test_undo_takes_the_kept_decisions_back(qtbot: QtBot, session: Session, part: TurnoverPart) -> None:
    press(qtbot, part, Qt.Key.Key_1)
    keep(qtbot, part)
    press(qtbot, part, Qt.Key.Key_Return, Qt.Key.Key_3)
    keep(qtbot, part)
    assert list(decisions(part).values())[:2] == ["留任", "退出"]
    with qtbot.waitSignal(session.changed):
        session.write("撤销", lambda store: store.undo())
    qtbot.waitUntil(lambda: list(decisions(part).values())[:2] == ["留任", ""])


def test_somebody_who_left_meanwhile_is_told_and_the_other_decisions_stay(
    qtbot: QtBot, session: Session, part: TurnoverPart, council: Council
) -> None:
    press(qtbot, part, Qt.Key.Key_1)
    gone = council.posts["单于安"]
    with qtbot.waitSignal(session.changed):
        write(qtbot, session, "免去", lambda tx: tx.change("post", gone, {"end": "2026-01-01"}))
    assert "单于安的职务已经不在任" in part.notice.text and len(part.model.seats) == 5


def test_an_undecided_seat_is_shown_before_anything_is_carried_out(qtbot: QtBot, part: TurnoverPart) -> None:
    press(qtbot, part, Qt.Key.Key_1)
    part.view.go_to(4)
    assert part.carry() is None
    assert part.view.currentIndex().row() == 1 and "还有5个席位" in part.notice.text


def test_carried_out_in_one_operation_that_one_undo_takes_back(
    qtbot: QtBot, session: Session, part: TurnoverPart, council: Council
) -> None:
    decide_all(qtbot, part, council)
    wanted = decisions(part)
    keep(qtbot, part)
    dialog = part.carry()
    assert isinstance(dialog, CarryDialog)
    dialog.day.put_text("2026-12-18")
    dialog.accept()
    qtbot.waitUntil(lambda: "会议" in dialog.trouble.text())
    dialog.meeting.setText(MEETING)
    dialog.day.put_text("2026-11-20")
    with qtbot.waitSignal(dialog.carried):
        dialog.accept()
    rows = session.rows
    term = rows.find("term", body=council.body, number=12)[0]
    held = {
        rows.title("person", post["person"]): post["title"] for post in rows.find("post", term=term["id"])
    }
    assert held == {
        "李丽": "主席",
        "仇大海": "副主席",
        "王伟": "常委",
        "丁一": "执委",
        "解小明": "执委",
        NEW[0]: "执委",
    }
    assert part.plan is None and "换届已执行" in part.notice.text
    with qtbot.waitSignal(session.changed):
        session.write("撤销", lambda store: store.undo())
    assert not rows.find("term", number=12)
    qtbot.waitUntil(lambda: part.plan is not None and decisions(part) == wanted)


def test_dropping_the_draft_starts_afresh_and_can_be_undone(
    qtbot: QtBot, session: Session, part: TurnoverPart
) -> None:
    press(qtbot, part, Qt.Key.Key_1)
    part.drop()
    settle(qtbot, lambda: part.drafts.pending)
    assert part.plan is None and session.rows.setting("turnover_draft:1") == ""
    with qtbot.waitSignal(session.changed):
        session.write("撤销", lambda store: store.undo())
    qtbot.waitUntil(lambda: part.plan is not None)


def test_quotas_of_the_next_term_are_edited_in_the_plan(qtbot: QtBot, part: TurnoverPart) -> None:
    dialog = part.ask_quotas()
    assert dialog is not None and dialog.boxes["副主席"].value() == 2 and dialog.total.value() == 6
    dialog.boxes["副主席"].set_value(1)
    dialog.total.set_value(0)
    dialog.accept()
    assert part.plan is not None and part.plan.quotas == {"副主席": 1} and part.plan.total is None
