"""The wizard over the other ledgers: each is offered by its name, and whom a name means is chosen in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.base.intake import State
from secretariat.catalog import INTAKES
from secretariat.gui.importing.record_search import RecordSearch
from secretariat.gui.importing.targets import targets
from secretariat.gui.importing.wizard import CHECK, RESULT, ImportWizard
from secretariat.gui.session import Session
from secretariat.store.store import Store
from tests.gui.importing.test_wizard import press, wait

TWIN = "临川县同名贸易有限公司"


def opened(qtbot: QtBot, session: Session, ledger: str, pasted: str) -> ImportWizard:
    wizard = ImportWizard(session, ledger, None, pasted)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(wizard)
    wizard.show()
    wait(qtbot, wizard)
    return wizard


def _state(wizard: ImportWizard) -> State | None:
    preview = wizard.course.preview
    return None if wizard.course.busy or preview is None else preview.rows[0].state


@pytest.mark.parametrize("ledger", INTAKES)
def test_every_list_that_can_come_in_is_called_by_its_chinese_name(
    qtbot: QtBot, session: Session, ledger: str
) -> None:
    declared = session.catalog.ledgers[ledger]
    labels = [one.label for one in declared.columns if one.written][:3]
    wizard = opened(qtbot, session, ledger, "\n".join(("\t".join(labels), "\t".join("甲乙丙"))))
    assert declared.label in wizard.windowTitle()
    assert wizard.course.preview is not None
    for mapping in wizard.course.preview.tables[0].mappings:
        offered = [one.label for one in targets(declared, mapping)]
        assert set(labels) <= {label.partition("（")[0] for label in offered}


def test_which_of_two_units_is_meant_is_chosen_and_comes_in(qtbot: QtBot, session: Session) -> None:
    done: list[bool] = []

    def two_units(store: Store) -> None:
        with store.transact("登记") as tx:
            tx.add("organization", {"name": TWIN, "credit_code": "91361002FQEFLCR632"})
            tx.add("organization", {"name": TWIN})
        done.append(True)

    session.write("登记", two_units)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    wizard = opened(
        qtbot, session, "donations", f"捐赠方\t捐赠日期\t捐款\n{TWIN}\t2025.3\t3万元\n爱心人士\t2025\t100"
    )
    wizard.go_to(CHECK)
    wait(qtbot, wizard)
    preview = wizard.course.preview
    assert preview is not None
    assert [row.state for row in preview.rows] == [State.DOUBTFUL, State.NEW]
    panel = wizard.check.panel
    qtbot.waitUntil(lambda: panel._candidates.count() == 2, timeout=5000)
    lines = [panel._candidates.item(place).text() for place in range(panel._candidates.count())]
    assert lines[0] == f"{TWIN}\n91361002FQEFLCR632" and lines[1].startswith(f"{TWIN}\n记录")
    panel._take_current()
    qtbot.waitUntil(lambda: _state(wizard) is State.NEW, timeout=8000)
    press(qtbot, wizard)
    assert wizard.step == RESULT
    listing = session.listing("donations")
    rows = listing.rows(sorted(listing.ids()), ["donor", "organization.credit_code", "donation.cash"])
    assert rows == [[TWIN, "91361002FQEFLCR632", 3_000_000], ["爱心人士", None, 10_000]]


def test_anybody_of_the_file_may_be_found_for_a_name_that_the_list_has(
    qtbot: QtBot, session: Session
) -> None:
    wizard = opened(qtbot, session, "donations", "捐赠方\t捐赠日期\t捐款\n宏达商行\t2025.3\t3万元")
    wizard.go_to(CHECK)
    wait(qtbot, wizard)
    panel = wizard.check.panel
    assert panel._whom.isVisible() and panel._other.isVisible()
    panel._search_whom()
    search = panel.findChild(RecordSearch)
    assert search is not None and search.line.text() == "宏达商行"
    assert search.found.count() == 0 and "没有找到" in search.told.text()
    search.line.setText("hdsm")
    search.search()
    assert search.found.item(0).text().startswith("单位　临川县宏达商贸有限公司")
    qtbot.keyClick(search.line, Qt.Key.Key_Return)
    preview = wizard.course.preview
    qtbot.waitUntil(lambda: not wizard.course.busy and wizard.course.preview is not preview, timeout=8000)
    press(qtbot, wizard)
    listing = session.listing("donations")
    assert listing.rows(sorted(listing.ids()), ["donor"]) == [["临川县宏达商贸有限公司"]]


def test_only_lists_that_name_somebody_offer_to_look_for_them(qtbot: QtBot, session: Session) -> None:
    documents = opened(qtbot, session, "documents", "文件名称\t文号\n轮值制度\t1号")
    assert documents.check.panel._whom.isHidden() and not documents.check.panel._other.isHidden()
    posts = opened(qtbot, session, "posts", "姓名\t组织\t职务\n单明\t执委会\t执委")
    assert not posts.check.panel._whom.isHidden() and posts.check.panel._other.isHidden()


def test_the_search_shows_no_whole_id_number(qtbot: QtBot, session: Session) -> None:
    done: list[bool] = []

    def somebody(store: Store) -> None:
        with store.transact("登记") as tx:
            tx.add("person", {"name": "单明生", "id_number": "53010219200508011X"})
        done.append(True)

    session.write("登记", somebody)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    search = RecordSearch(session, ("people",), None, "单明生")
    search.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(search)
    words = search.found.item(0).text()
    assert words.startswith("单明生") and "011X" in words and "53010219200508011X" not in words
