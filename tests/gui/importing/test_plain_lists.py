"""The wizard over the other ledgers: each is offered by its name, and whom a name means is chosen in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.base.intake import State
from secretariat.catalog import INTAKES
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
    wizard.check.view.selectRow(0)
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
