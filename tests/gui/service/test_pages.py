"""The page 走访诉求 and one demand's page: chips, steps for many, papers, programmes, what is late."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.gui.messages import MessageBox
from secretariat.gui.oddities import OdditiesPart
from secretariat.gui.pages import home_of, home_of_list, record_page
from secretariat.gui.service.ageing import AgeingPart
from secretariat.gui.service.demand import DemandPage
from secretariat.gui.service.demands import DemandList
from secretariat.gui.service.entry import DemandDialog
from secretariat.gui.service.letters import LettersDialog
from secretariat.gui.service.page import PARTS, ServicePage
from secretariat.gui.service.programmes import ProgrammesPart
from secretariat.gui.service.step_dialog import StepDialog
from secretariat.gui.service.visits import VisitList
from secretariat.gui.session import Session
from secretariat.store.history import undoable
from secretariat.store.listing import ListQuery
from tests.gui.roll_office import dialog_of
from tests.gui.service.desk import LOAN, POWER, ROAD, TODAY, WORKERS, registered, select, shown
from tests.gui.working import write


@pytest.fixture
def made(qtbot: QtBot, session: Session) -> dict[str, int]:
    return registered(qtbot, session)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ServicePage:
    opened = ServicePage(session)
    qtbot.addWidget(opened)
    opened.resize(1200, 760)
    opened.show()
    return opened


@pytest.fixture
def demands(qtbot: QtBot, session: Session, made: dict[str, int], page: ServicePage) -> DemandList:
    page.show_part("诉求")
    found = page.widget("诉求")
    assert isinstance(found, DemandList)
    qtbot.waitUntil(lambda: "全部" in found.chips.buttons, timeout=3000)
    return found


def demand_page(qtbot: QtBot, session: Session, record: int) -> DemandPage:
    opened = record_page(session, "demand", record)
    assert isinstance(opened, DemandPage)
    qtbot.addWidget(opened)
    opened.resize(1100, 760)
    opened.show()
    return opened


def test_an_empty_office_is_told_what_to_do_first_in_every_part(qtbot: QtBot, page: ServicePage) -> None:
    for name in PARTS:
        page.show_part(name)
        widget = page.widget(name)
        if isinstance(widget, VisitList | DemandList):
            assert widget.stack.currentWidget() is widget.first and not widget.head.isVisible()
        elif isinstance(widget, AgeingPart):
            qtbot.waitUntil(widget.nothing.isVisible, timeout=3000)
        else:
            assert isinstance(widget, ProgrammesPart | OdditiesPart)
            qtbot.waitUntil(lambda shown=widget: shown.nothing.isVisible(), timeout=3000)  # type: ignore[misc]


def test_the_page_is_the_home_of_its_lists_and_shows_them(made: dict[str, int], page: ServicePage) -> None:
    for ledger in ("visits", "demands", "programmes", "visit_quotas", "demand_steps"):
        assert home_of_list(ledger) == "service"
        page.show_list(ledger, ListQuery(scope="all"))
        assert page.list_name == ledger
    assert home_of("demand") == home_of("visit") == "service"
    page.show_list("demands", ListQuery(ids=(made[LOAN],), scope="all"))
    assert page.part == "诉求" and shown(page.list, "demand.title") == [LOAN]


def test_chips_count_the_states_and_narrow_the_list(demands: DemandList) -> None:
    told = {name: button.text() for name, button in demands.chips.buttons.items()}
    assert told == {
        "全部": "全部 4",
        "已登记": "已登记 1",
        "已交办": "已交办 2",
        "已销号": "已销号 1",
        "逾期": "逾期 1",
    }
    demands.chips.buttons["已交办"].click()
    assert sorted(shown(demands, "demand.title")) == sorted([LOAN, ROAD])
    demands.chips.buttons["逾期"].click()
    assert shown(demands, "demand.title") == [LOAN]
    demands.chips.buttons["逾期"].click()
    assert len(shown(demands, "demand.title")) == 4


def test_one_step_for_many_says_which_it_could_not_record_and_is_undone_at_once(
    qtbot: QtBot, session: Session, demands: DemandList, made: dict[str, int]
) -> None:
    select(demands, [made[WORKERS], made[LOAN], made[POWER]])
    dialog = demands.record("销号")
    assert isinstance(dialog, StepDialog)
    dialog.form.fields["step.satisfaction"].editor.put_text("基本满意")
    before = len(session.rows.find("demand_step"))
    dialog.save()
    qtbot.waitUntil(lambda: len(session.rows.find("demand_step")) == before + 2, timeout=3000)
    qtbot.waitUntil(lambda: any(box.isVisible() for box in demands.findChildren(MessageBox)), timeout=3000)
    said = dialog_of(MessageBox)
    assert "已给2件诉求记录销号，另有1件没有记录" in said.happened.text()
    assert "2026-004号诉求：已经销号了" in said.remedy.text()
    said.close()
    latest = undoable(session.rows)
    assert latest is not None and latest.name == "销号3件诉求"


def test_without_a_selection_the_clerk_is_told_how_to_select(qtbot: QtBot, demands: DemandList) -> None:
    demands.view.clearSelection()
    assert demands.record("交办") is None and demands.print_sheets() is None
    boxes = [one for one in demands.findChildren(MessageBox) if one.isVisible()]
    assert len(boxes) == 2
    for box in boxes:
        assert "还没有选中诉求" in box.happened.text()
        box.close()


def test_a_department_is_needed_to_give_something_out(demands: DemandList, made: dict[str, int]) -> None:
    select(demands, [made[WORKERS]])
    dialog = demands.record("交办")
    assert dialog is not None
    dialog.save()
    assert dialog.isVisible() and "请填写主办部门" in dialog.form.fields["step.department"].remark.text()
    assert "按30天计算：2026年12月22日" in dialog.told.text()
    dialog._closing = True


def test_a_deadline_before_its_day_is_refused_in_the_form(
    qtbot: QtBot, demands: DemandList, made: dict[str, int]
) -> None:
    select(demands, [made[WORKERS]])
    dialog = demands.record("交办")
    assert dialog is not None
    for name, text in (("department", "县人社局"), ("due", "2026-11-01")):
        dialog.form.fields[f"step.{name}"].editor.put_text(text)
    dialog.save()
    qtbot.waitUntil(lambda: "办理期限早于交办日期（2026-11-22）" in dialog.trouble.words.text(), timeout=3000)
    dialog._closing = True


def test_assignment_sheets_and_reminders_are_written_one_for_each_department(
    qtbot: QtBot, demands: DemandList, made: dict[str, int], tmp_path: Path
) -> None:
    select(demands, [made[LOAN], made[ROAD], made[WORKERS]])
    sheets = demands.print_sheets()
    assert isinstance(sheets, LettersDialog)
    qtbot.waitUntil(lambda: list(sheets.letters) == ["县交通局", "县金融办"], timeout=3000)
    assert "请于2026年12月1日前办结" in sheets.view.toPlainText()
    sheets.save_all(tmp_path)
    qtbot.waitUntil(lambda: "已保存2份交办单" in sheets.notice.text, timeout=5000)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        f"交办单-县交通局-{TODAY}.pdf", f"交办单-县金融办-{TODAY}.pdf"]  # fmt: skip
    sheets.close()
    letters = demands.remind()
    qtbot.waitUntil(lambda: list(letters.letters) == ["县金融办"], timeout=3000)
    letters.close()


def test_papers_of_lists_come_out_as_files(
    qtbot: QtBot, session: Session, demands: DemandList, page: ServicePage, tmp_path: Path
) -> None:
    demands.paper.save(demands.closing(), tmp_path / "销号表.xlsx")
    visits = page.widget("走访")
    assert isinstance(visits, VisitList)
    page.show_part("走访")
    visits.paper.save(visits.table(), tmp_path / "走访台账.pdf")
    qtbot.waitUntil(lambda: len(session.rows.find("export_log")) == 2, timeout=5000)
    assert (tmp_path / "走访台账.pdf").read_bytes().startswith(b"%PDF") and (
        tmp_path / "销号表.xlsx"
    ).exists()
    for box in [one for one in page.findChildren(MessageBox) if one.isVisible()]:
        box.close()


def test_figures_of_the_late_part_open_their_demands(
    qtbot: QtBot, session: Session, made: dict[str, int], page: ServicePage
) -> None:
    page.show_part("超期")
    late = page.widget("超期")
    assert isinstance(late, AgeingPart)
    qtbot.waitUntil(lambda: bool(late.view.selections()), timeout=3000)
    text = late.view.toPlainText()
    assert "逾期未答复1件" in text and "本年" not in text.split("二、")[0]
    assert "2家4件，已解决1件，解决率25.0%，在办3件" in text
    place = next(n for n, one in enumerate(late.view.selections()) if one.caption == "逾期未答复")
    with qtbot.waitSignal(session.open_list) as asked:
        late.view.follow(place)
    assert asked.args[0] == "demands" and asked.args[1].ids == (made[LOAN],)


def test_programmes_show_how_far_they_are_and_open_their_visits(
    qtbot: QtBot, session: Session, made: dict[str, int], page: ServicePage
) -> None:
    def plan(tx: object) -> None:
        programme = tx.add("programme", {"name": "联百企", "start": "2026-09-01"})  # type: ignore[attr-defined]
        tx.add("visit_quota", {"programme": programme, "leader": "王主席", "number": 4})  # type: ignore[attr-defined]
        for row in tx.find("visit"):  # type: ignore[attr-defined]
            tx.change("visit", row["id"], {"programme": programme})  # type: ignore[attr-defined]

    write(qtbot, session, "方案", plan)
    page.show_part("走访方案")
    part = page.widget("走访方案")
    assert isinstance(part, ProgrammesPart)
    qtbot.waitUntil(lambda: bool(part.found), timeout=3000)
    assert part.table.lines.lines == [("联百企", "2026年9月1日起", "4", "2", "50.0%", "2", "4")]
    assert part.leaders.lines.lines == [("王主席", "", "4", "2", "2", "2")]
    with qtbot.waitSignal(session.open_list) as asked:
        part.show_visits()
    assert asked.args[0] == "visits" and len(asked.args[1].ids) == 2
    part.leaders.selectRow(0)
    part.remove_quota()
    qtbot.waitUntil(lambda: part.leaders.lines.lines == [("王主席", "", "", "2", "", "2")], timeout=3000)


def test_a_demands_page_offers_what_is_next_by_key_and_tells_its_course(
    qtbot: QtBot, session: Session, made: dict[str, int]
) -> None:
    opened = demand_page(qtbot, session, made[LOAN])
    assert opened.story is not None and "县金融办办理，期限2026年10月1日，已逾期52天。" in opened.story.clock
    with qtbot.waitActive(opened):
        opened.activateWindow()
    qtbot.keyClick(opened, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(opened.findChildren(StepDialog)), timeout=3000)
    dialog = opened.findChildren(StepDialog)[0]
    assert dialog.kind == "答复" and opened.has_changes()
    dialog.form.fields["step.content"].editor.put_text("已续贷300万元")
    dialog.save()
    qtbot.waitUntil(lambda: opened.story is not None and opened.story.course.state == "已答复", timeout=3000)
    assert opened.steps is not None and opened.steps.table.rowCount() == 3
    texts = [opened.steps.table.item(row, 2).text() for row in range(3)]  # type: ignore[union-attr]
    assert texts == ["走访", "县金融办，期限2026年10月1日", "已续贷300万元"]


def test_a_recorded_step_is_corrected_and_removed_on_the_page(
    qtbot: QtBot, session: Session, made: dict[str, int]
) -> None:
    opened = demand_page(qtbot, session, made[POWER])
    dialog = opened.change_step()
    assert dialog is not None and dialog.kind == "销号"
    dialog.form.fields["step.day"].editor.put_text("2026-09-01")
    dialog.save()
    qtbot.waitUntil(lambda: "销号日期早于交办日期" in dialog.trouble.words.text(), timeout=3000)
    dialog.form.fields["step.day"].editor.put_text("2026-09-25")
    dialog.save()
    qtbot.waitUntil(
        lambda: opened.story is not None and opened.story.course.closed_on == "2026-09-25", timeout=3000
    )
    opened.remove_step()
    qtbot.waitUntil(lambda: opened.story is not None and opened.story.course.state == "已交办", timeout=3000)


def test_a_demand_is_removed_and_comes_back(qtbot: QtBot, session: Session, made: dict[str, int]) -> None:
    opened = demand_page(qtbot, session, made[WORKERS])
    opened.remove()
    qtbot.waitUntil(lambda: opened.story is not None and opened.story.removed, timeout=3000)
    assert opened.edit() is None
    opened.restore()
    qtbot.waitUntil(lambda: opened.story is not None and not opened.story.removed, timeout=3000)
    dialog = opened.edit()
    assert isinstance(dialog, DemandDialog)
    dialog.close()
