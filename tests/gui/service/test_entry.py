"""The forms of visits and demands: whom they take a name for, what they keep, what they refuse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from secretariat.gui.service.entry import DemandDialog, VisitDialog
from secretariat.gui.session import Session
from tests.gui.roll_office import host_of
from tests.gui.service.desk import FIRMS, LOAN, WORKERS, commit, registered
from tests.gui.working import write


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    yield host_of(qtbot)


def visit_dialog(session: Session, host: QWidget, record: int | None = None) -> VisitDialog:
    dialog = VisitDialog(session, record, host)
    dialog.show()
    return dialog


def test_a_unit_is_told_by_its_exact_name_and_another_keeps_its_name(session: Session, host: QWidget) -> None:
    dialog = visit_dialog(session, host)
    commit(FIRMS[0], dialog.who.line)
    firm = session.rows.find("organization", name=FIRMS[0])[0]["id"]
    assert dialog.who.fields() == {"organization": firm, "person": None, "name": None}
    dialog.who.start({})
    commit("老街餐饮店", dialog.who.line)
    assert dialog.who.fields() == {"organization": None, "person": None, "name": "老街餐饮店"}
    assert "不在名册里，只记名称" in dialog.who.told.text()


def test_units_are_found_by_pinyin_initials(session: Session, host: QWidget) -> None:
    dialog = visit_dialog(session, host)
    offered = dialog.who.offers("lcxjsjc")
    assert offered[0].startswith(FIRMS[0])
    dialog.who.take(offered[0])
    assert dialog.who.problem() == "" and dialog.who.fields()["organization"] is not None


def test_a_person_must_be_picked_never_told_by_the_name(
    qtbot: QtBot, session: Session, host: QWidget
) -> None:
    write(qtbot, session, "登记", lambda tx: tx.add("person", {"name": "王伟", "mobile": "13800000001"}))
    dialog = visit_dialog(session, host)
    commit("王伟", dialog.who.line)
    dialog.save()
    assert "名册里有1个“王伟”" in dialog.trouble.words.text() and dialog.isVisible()
    offered = dialog.who.offers("王伟")
    dialog.who.take(offered[0])
    assert dialog.who.fields()["person"] == session.rows.find("person")[0]["id"]
    commit("王伟", dialog.who.line)
    dialog.who.line.setText("")
    commit("王伟", dialog.who.line)
    dialog.who.take("只记名称“王伟”，以后再对应")
    assert dialog.who.problem() == "" and dialog.who.fields()["name"] == "王伟"


def test_a_visit_to_nobody_stays_in_the_form(qtbot: QtBot, session: Session, host: QWidget) -> None:
    dialog = visit_dialog(session, host)
    dialog.save()
    assert "请填写单位名称或姓名" in dialog.trouble.words.text() and dialog.isVisible()
    assert session.rows.find("visit") == []


def test_the_next_visit_keeps_day_programme_and_leaders(
    qtbot: QtBot, session: Session, host: QWidget
) -> None:
    dialog = visit_dialog(session, host)
    editor = dialog.form.fields["visit.programme"].editor
    editor.new_asked.emit("2026年送清凉")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: dialog.form.value("visit.programme") is not None, timeout=3000)
    commit(FIRMS[0], dialog.who.line)
    for name, text in (("day", "2026.7.5"), ("leaders", "王主席、赵科长"), ("outcome", "生产正常")):
        dialog.form.fields[f"visit.{name}"].editor.put_text(text)
    with qtbot.waitSignal(dialog.saved, timeout=3000) as saved:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stored = session.rows.get("visit", saved.args[0])
    assert stored is not None and (stored["day"], stored["leaders"]) == ("2026-07-05", "王主席、赵科长")
    assert session.rows.title("programme", stored["programme"]) == "2026年送清凉"
    assert (
        dialog.form.value("visit.day") == "2026-07-05"
        and dialog.form.value("visit.leaders") == "王主席、赵科长"
    )
    assert dialog.form.value("visit.programme") == stored["programme"]
    assert dialog.form.value("visit.outcome") is None and dialog.who.line.text() == ""


def test_problems_are_added_to_a_visit_that_is_there(qtbot: QtBot, session: Session, host: QWidget) -> None:
    made = registered(qtbot, session)
    visit = session.rows.get("demand", made[WORKERS])
    assert visit is not None
    dialog = visit_dialog(session, host, visit["visit"])
    assert not dialog.touched()
    dialog.problems.setPlainText("1.停车难\n2.排水不畅")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    found = session.rows.find("demand", visit=visit["visit"])
    assert [(row["number"], row["title"]) for row in found] == [
        ("2026-001", WORKERS), ("2026-002", LOAN), ("2026-005", "停车难"), ("2026-006", "排水不畅")]  # fmt: skip


def test_demands_are_registered_one_by_one_with_the_next_number(
    qtbot: QtBot, session: Session, host: QWidget
) -> None:
    registered(qtbot, session)
    dialog = DemandDialog(session, None, host)
    dialog.show()
    assert dialog.form.value("demand.number") == "2026-005"
    commit(FIRMS[2], dialog.who.line)
    for name, text in (("title", "希望减免租金"), ("category", "其他"), ("source", "12345")):
        dialog.form.fields[f"demand.{name}"].editor.put_text(text)
    with qtbot.waitSignal(dialog.saved, timeout=3000) as saved:
        dialog.save_and_go_on()
    stored = session.rows.get("demand", saved.args[0])
    assert stored is not None and (stored["title"], stored["source"]) == ("希望减免租金", "热线")
    assert dialog.form.value("demand.number") == "2026-006" and dialog.form.value("demand.source") == "热线"
    assert (
        "已登记：2026-005《希望减免租金》" in dialog.told.text() and dialog.form.value("demand.title") is None
    )


def test_a_taken_number_and_a_day_after_the_steps_keep_the_form(
    qtbot: QtBot, session: Session, host: QWidget
) -> None:
    made = registered(qtbot, session)
    dialog = DemandDialog(session, made[LOAN], host)
    dialog.show()
    dialog.form.fields["demand.number"].editor.put_text("2026-001")
    dialog.save()
    qtbot.waitUntil(lambda: "诉求编号2026-001已有一件" in dialog.trouble.words.text(), timeout=3000)
    dialog.form.fields["demand.number"].editor.put_text("2026-002")
    dialog.form.fields["demand.day"].editor.put_text("2026-09-30")
    dialog.save()
    qtbot.waitUntil(lambda: "登记日期晚于交办日期（2026-09-05）" in dialog.trouble.words.text(), timeout=3000)
    dialog.form.fields["demand.day"].editor.put_text("2026-09-04")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    stored = session.rows.get("demand", made[LOAN])
    assert stored is not None and stored["day"] == "2026-09-04"
