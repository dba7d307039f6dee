"""催办函, sessions and deadlines, the card on the first page, the import, the report."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from secretariat.base.document import Figure, Paragraph, Table
from secretariat.domains.proposals.clocks import read_rules
from secretariat.domains.proposals.deadlines import deadlines
from secretariat.gui.dashboard.page import DashboardPage
from secretariat.gui.importing.wizard import CHECK, ImportWizard
from secretariat.gui.proposals.letters import LettersDialog
from secretariat.gui.proposals.page import ProposalListPage
from secretariat.gui.proposals.sessions import SessionsDialog
from secretariat.gui.proposals.survey import survey
from secretariat.gui.session import Session
from tests.gui.proposals.desk import LOANS, MEETING, ROADS, SCHOOLS, WATER, day_from_now

SAMPLE = Path(__file__).parents[2] / "samples" / "提案办理情况一览表.xlsx"


def letters_of(qtbot: QtBot, session: Session) -> LettersDialog:
    dialog = LettersDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog._reading.busy, timeout=3000)
    return dialog


def test_a_letter_for_each_unit_that_is_late(qtbot: QtBot, session: Session, made: dict[str, int]) -> None:
    dialog = letters_of(qtbot, session)
    assert sorted(dialog.letters) == sorted(["县工信局", "县财政局"])
    dialog.units.setCurrentRow(dialog.units.count() - 1)
    assert "县财政局：" in dialog.view.toPlainText() and LOANS in dialog.view.toPlainText()


def test_letters_are_saved_one_file_a_unit_and_none_is_overwritten(
    qtbot: QtBot, session: Session, made: dict[str, int], tmp_path: Path
) -> None:
    dialog = letters_of(qtbot, session)
    first = dict(list(dialog.letters.items())[:1])
    dialog.letters = {"县工信局/科技局": next(iter(first.values()))}
    folder = tmp_path / "函"
    folder.mkdir()
    for _ in range(2):
        dialog.save_all(folder)
        qtbot.waitUntil(lambda: not dialog._writing.busy, timeout=8000)
    assert dialog.notice.text == "已保存1封催办函。"
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 2 and names[0].startswith("催办函-县工信局_科技局-")


def test_nothing_overdue_is_said(qtbot: QtBot, session: Session) -> None:
    dialog = letters_of(qtbot, session)
    assert dialog._stack.currentWidget() is dialog._nothing
    assert not any(button.isEnabled() for button in dialog._buttons)


def test_a_session_is_registered_by_its_name(qtbot: QtBot, session: Session) -> None:
    dialog = SessionsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.meetings.name.setText(MEETING)
    dialog.meetings.add()
    qtbot.waitUntil(lambda: dialog.meetings.table.rowCount() == 1, timeout=3000)
    assert dialog.meetings.table.item(0, 1).text() == "十届五次"
    form = dialog.meetings.edit()
    assert form is not None and form.field_value("term") == 10
    form.close()


def test_a_session_with_proposals_is_not_removed(
    qtbot: QtBot, session: Session, made: dict[str, int]
) -> None:
    dialog = SessionsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.meetings.remove()
    qtbot.waitUntil(lambda: "不能删除" in dialog.meetings.notice.text, timeout=3000)
    assert dialog.meetings.table.item(0, 4).text() == "4件"


def test_deadlines_are_kept_and_count_from_then_on(qtbot: QtBot, session: Session) -> None:
    dialog = SessionsDialog(session)
    qtbot.addWidget(dialog)
    rules = dialog.rules
    assert rules.boxes["reply_months"].value() == 3 and not rules.save_button.isEnabled()
    rules.boxes["reply_months"].setValue(7)
    rules.save()
    assert "不能短于" in rules.notice.text
    rules.boxes["reply_months"].setValue(2)
    rules.save()
    qtbot.waitUntil(lambda: read_rules(session.rows).reply_months == 2, timeout=3000)
    rules.show_defaults()
    assert rules.touched()


def test_the_first_page_tells_what_is_overdue_and_due_soon(
    qtbot: QtBot, session: Session, made: dict[str, int]
) -> None:
    found = deadlines(session.rows, session.day)
    assert [(one.proposal, one.left) for one in found.overdue] == [(made[LOANS], -5)]
    assert [(one.proposal, one.left) for one in found.soon] == [(made[WATER], 10)]
    page = DashboardPage(session)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.due.found), timeout=3000)
    with qtbot.waitSignal(session.open_list) as asked:
        page.due.open_all(page.due.found)
    assert asked.args[0] == "proposals" and asked.args[1].ids == (made[LOANS], made[WATER])


def test_the_sample_is_imported_from_the_list(qtbot: QtBot, session: Session) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    wizard = ImportWizard(session, "proposals", SAMPLE, None, host)
    qtbot.waitUntil(lambda: not wizard.course.busy, timeout=8000)
    wizard.go_to(CHECK)
    wizard._go_forward()
    qtbot.waitUntil(lambda: wizard.course.report is not None, timeout=8000)
    page = ProposalListPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.model.rowCount() == 24
    qtbot.waitUntil(lambda: page.chips.buttons["全部"].text() == "全部 24", timeout=3000)
    wizard._leaving = True
    wizard.close()


def test_the_survey_counts_the_year_and_each_figure_opens_its_proposals(
    qtbot: QtBot, session: Session, made: dict[str, int]
) -> None:
    month = day_from_now(0)[:7]
    report = survey(session.rows, month)
    text = "".join(block.text for block in report.blocks if isinstance(block, Paragraph))
    came = [title for title in (ROADS, SCHOOLS, LOANS, WATER) if day_from_now(-300)[:4] == month[:4]]
    assert (f"共收到提案{len(came)}件" in text) == bool(came)
    tables = {block.caption: block for block in report.blocks if isinstance(block, Table)}
    years = tables["按年份"].rows
    assert isinstance(years[-1][1], Figure) and years[-1][1].counts is not None
    assert set(years[-1][1].counts.ids) == {made[title] for title in (ROADS, SCHOOLS, LOANS, WATER)}
    assert [row[0] for row in tables["按届次会议"].rows] == [MEETING, "合计"]
