"""A month at the desk without the mouse: ten visits, thirty demands, ten given out at once, five closed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from secretariat.domains.service.docket import read_docket, read_visits
from secretariat.domains.service.figures import tally
from secretariat.domains.service.sentences import answers_sentence, solved_sentence, visits_sentence
from secretariat.gui.service.demands import DemandList
from secretariat.gui.service.entry import VisitDialog
from secretariat.gui.service.page import ServicePage
from secretariat.gui.service.step_dialog import StepDialog
from secretariat.gui.session import Session
from tests.gui.roll_office import dialog_of, no_dialog
from tests.gui.service.desk import FIRMS, TODAY, commit, press

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_Key = Qt.Key


def test_ten_visits_and_thirty_demands_go_from_notebook_to_figures(qtbot: QtBot, session: Session) -> None:
    page = ServicePage(session)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    with qtbot.waitActive(page):
        page.show()
    _enter_ten_visits(qtbot, session, page)
    demands = _open_demands(qtbot, page)
    _record(qtbot, demands, 10, "2", "县工信局")
    _record(qtbot, demands, 5, "6", "满意")
    _check(session)


def _enter_ten_visits(qtbot: QtBot, session: Session, page: ServicePage) -> None:
    """Eight visits to five firms of the roll, two to a shop that is not on it; three problems each."""
    press(qtbot, _Key.Key_N, _CTRL)
    dialog = dialog_of(VisitDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.who.line, timeout=3000)
    for number in range(10):
        commit(FIRMS[number % 5] if number < 8 else "老街餐饮店")
        qtbot.keyClick(dialog, _Key.Key_Q, _ALT)
        assert QApplication.focusWidget() is dialog.problems
        for line in range(3):
            commit(f"第{number * 3 + line + 1}个问题")
            press(qtbot, _Key.Key_Return)
        press(qtbot, _Key.Key_Return, _CTRL)
        qtbot.waitUntil(lambda n=number: len(session.rows.find("visit")) == n + 1, timeout=5000)  # type: ignore[misc]
        qtbot.waitUntil(lambda: dialog.who.line.text() == "" and dialog.next_button.isEnabled(), timeout=3000)
        assert "发现问题3件。请登记下一次" in dialog.told.text()
    press(qtbot, _Key.Key_Escape)
    qtbot.waitUntil(no_dialog(VisitDialog), timeout=3000)


def _open_demands(qtbot: QtBot, page: ServicePage) -> DemandList:
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClick(page, _Key.Key_2, _ALT)
    qtbot.waitUntil(lambda: page.part == "诉求", timeout=3000)
    demands = page.widget("诉求")
    assert isinstance(demands, DemandList)
    qtbot.waitUntil(lambda: demands.model.rowCount() == 30, timeout=5000)
    return demands


def _record(qtbot: QtBot, demands: DemandList, count: int, key: str, word: str) -> None:
    """Select the first so many with Shift and Down, open the menu with Ctrl+J, choose by its digit, type one word."""
    with qtbot.waitActive(demands.window()):
        demands.window().activateWindow()
    demands.view.setFocus()
    qtbot.keyClick(demands.view, _Key.Key_Home, _CTRL)
    for _ in range(count - 1):
        qtbot.keyClick(demands.view, _Key.Key_Down, _SHIFT)
    assert len(demands.view.selected_ids()) == count
    # The menu runs a loop of its own while it is open: its key is pressed from within.
    QTimer.singleShot(0, lambda: qtbot.keyClick(demands.steps.menu(), key))
    qtbot.keyClick(demands.view, _Key.Key_J, _CTRL)
    dialog = dialog_of(StepDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()), timeout=3000)
    commit(word)
    press(qtbot, _Key.Key_S, _CTRL)
    qtbot.waitUntil(no_dialog(StepDialog), timeout=5000)


def _check(session: Session) -> None:
    rows = session.rows
    assert visits_sentence(read_visits(rows), TODAY).text == "走访企业10家次、6家。"
    counts = tally(read_docket(rows, TODAY).cases, TODAY)
    assert solved_sentence(counts, TODAY).text == "6家30条，已解决5条，解决率16.7%，在办25条。"
    assert answers_sentence(counts, TODAY).text == (
        "收到30件，回复5件，回复率16.7%，满意5件，满意率（占已评价的）100.0%。"
    )
    assert len(counts.handed) == 10 and counts.handing_rate() == "33.3%"
    steps = rows.find("demand_step", kind="交办")
    assert {(row["department"], row["day"], row["due"]) for row in steps} == {
        ("县工信局", TODAY, "2026-12-22")
    }
    numbers = sorted(row["number"] for row in rows.find("demand"))
    assert numbers == [f"2026-{n:03d}" for n in range(1, 31)]
    linked = [row["organization"] is not None for row in rows.find("visit")]
    assert linked == [True] * 8 + [False] * 2
