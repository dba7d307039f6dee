"""A proposal's page: its timeline, the steps that follow, who signed, who handles it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from secretariat.gui.proposals.record import ProposalPage
from secretariat.gui.proposals.tell_dialog import TellDialog
from secretariat.gui.session import Session
from secretariat.store.history import undoable
from tests.gui.proposals.desk import LOANS, ROADS, SCHOOLS, WATER, day_from_now

Open = Callable[[str], ProposalPage]


@pytest.fixture
def opened(qtbot: QtBot, session: Session, made: dict[str, int]) -> Open:
    def show(title: str) -> ProposalPage:
        page = ProposalPage(session, made[title])
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        return page

    return show


def lines(table: QTableWidget, column: int) -> list[str]:
    return [table.item(row, column).text() for row in range(table.rowCount())]


def buttons(page: ProposalPage) -> list[str]:
    return [button.text() for button in page.head.findChildren(QPushButton)]


def test_the_timeline_tells_the_steps_in_order_and_what_is_late(opened: Open) -> None:
    page = opened(LOANS)
    assert page.steps is not None and page.story is not None
    assert lines(page.steps.table, 1) == ["提交", "立案", "交办"]
    assert page.story.course.state == "办理中" and page.story.clock.endswith("已逾期5天。")
    assert [(unit.role, unit.name) for unit in page.story.units] == [
        ("主办", "县财政局"),
        ("会办", "县工信局"),
    ]
    assert page.story.units[0].state.endswith("前答复")


def test_the_buttons_are_the_steps_that_follow(opened: Open) -> None:
    assert buttons(opened(ROADS))[:2] == ["立案(&1)…", "不予立案(&2)…"]
    assert buttons(opened(SCHOOLS))[0] == "交办(&1)…"
    assert buttons(opened(WATER))[0] == "答复(&1)…"


def test_an_answer_is_recorded_and_the_page_follows(qtbot: QtBot, session: Session, opened: Open) -> None:
    page = opened(WATER)
    dialog = page.record_step("答复")
    assert dialog.form.value("step.day") == session.day
    dialog.form.fields["step.result"].editor.put_text("A")
    dialog.form.fields["step.unit"].editor.put_text("县水务局")
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    qtbot.waitUntil(lambda: page.story is not None and page.story.course.state == "已答复", timeout=3000)
    assert page.story is not None and page.steps is not None
    assert page.story.units[0].state == "已答复"
    assert lines(page.steps.table, 3)[-1] == "A类"
    assert buttons(page)[0] == "反馈(&1)…"


def test_giving_out_tells_the_deadline_that_follows(opened: Open) -> None:
    dialog = opened(SCHOOLS).record_step("交办")
    dialog.form.fields["step.day"].editor.put_text("2026-11-30")
    assert "2027年2月28日" in dialog.told.text()
    dialog.form.fields["step.due"].editor.put_text("2027-01-10")
    assert dialog.told.text() == ""
    dialog._leave()


def test_a_page_with_an_open_form_is_kept(opened: Open) -> None:
    page = opened(ROADS)
    assert not page.has_changes()
    dialog = page.record_step("立案")
    assert page.has_changes()
    dialog._leave()
    assert not page.has_changes()


def test_a_merge_needs_its_target(opened: Open) -> None:
    dialog = opened(ROADS).record_step("并案")
    dialog.save()
    assert dialog.isVisible() and dialog.form.fields["step.target"].remark.text() == "请填写并入的提案"
    dialog._leave()


def test_a_merged_proposal_leads_to_the_other(
    qtbot: QtBot, session: Session, made: dict[str, int], opened: Open
) -> None:
    page, other = opened(ROADS), opened(WATER)
    dialog = page.record_step("并案")
    dialog.form.fields["step.target"].editor.choose(made[WATER])  # type: ignore[attr-defined]
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    qtbot.waitUntil(lambda: other.story is not None and bool(other.story.merged), timeout=3000)
    assert other.story is not None and page.story is not None
    assert other.story.merged == ((made[ROADS], f"001《{ROADS}》"),)
    assert page.story.target == made[WATER] and page.story.course.state == "已并案"


def test_a_step_is_corrected_and_a_wrong_day_refused(
    qtbot: QtBot, session: Session, made: dict[str, int], opened: Open
) -> None:
    page = opened(WATER)
    step = session.rows.find("proposal_step", proposal=made[WATER], kind="交办")[0]
    dialog = page.change_step(step["id"])
    assert dialog is not None
    dialog.form.fields["step.day"].editor.put_text(day_from_now(-400))
    dialog.save()
    qtbot.waitUntil(lambda: "早于提交日期" in dialog.trouble.words.text(), timeout=3000)
    dialog.form.fields["step.day"].editor.put_text(day_from_now(-90))
    with qtbot.waitSignal(dialog.saved, timeout=3000):
        dialog.save()
    stored = session.rows.get("proposal_step", step["id"])
    assert stored is not None and (stored["day"], stored["due"]) == (day_from_now(-90), day_from_now(10))


def test_a_step_is_taken_back_and_that_can_be_undone(qtbot: QtBot, session: Session, opened: Open) -> None:
    page = opened(WATER)
    assert page.steps is not None
    page.steps.table.selectRow(2)
    page.remove_step()
    qtbot.waitUntil(lambda: page.story is not None and page.story.course.state == "待交办", timeout=3000)
    last = undoable(session.rows)
    assert last is not None and last.name == "删除办理记录"
    session.write("撤销", lambda store: store.undo())
    qtbot.waitUntil(lambda: page.story is not None and page.story.course.state == "办理中", timeout=3000)


def test_a_signer_leads_to_the_person_and_a_bare_name_is_asked_for(
    qtbot: QtBot, session: Session, made: dict[str, int], opened: Open
) -> None:
    page = opened(WATER)
    assert page.story is not None
    with qtbot.waitSignal(session.open_record) as asked:
        page._open_signer(page.story.signers[0].id)
    assert asked.args == ["person", made["王伟"]]
    other = opened(LOANS)
    assert other.story is not None
    other._open_signer(other.story.signers[0].id)
    dialog = other.findChild(TellDialog)
    assert not dialog.ok.isEnabled()
    dialog.finder.choose(made["李丽"])
    dialog.accept()
    qtbot.waitUntil(
        lambda: other.story is not None and other.story.signers[0].person == made["李丽"], timeout=3000
    )


def test_the_state_is_told_for_the_day_of_the_window(session: Session, opened: Open) -> None:
    page = opened(WATER)
    session.as_of = day_from_now(-200)
    assert page.story is not None and page.story.course.state == "待交办"


def test_a_removed_proposal_can_be_restored(qtbot: QtBot, opened: Open) -> None:
    page = opened(LOANS)
    page.remove()
    qtbot.waitUntil(lambda: buttons(page) == ["恢复(&R)"], timeout=3000)
    page.restore()
    qtbot.waitUntil(lambda: page.story is not None and len(page.story.steps) == 3, timeout=3000)
    assert page.story is not None and len(page.story.signers) == 1
