"""Every list that can come in stands in the menu of the data page, and opens its own import."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from secretariat.gui.importing.wizard import ImportWizard
from secretariat.gui.keeping.import_menu import import_menu
from secretariat.gui.keeping.imports import ImportsPage
from secretariat.gui.session import Session


def _entries(menu: QMenu) -> dict[str, str]:
    """The label of each list by its name, through all groups."""
    found: dict[str, str] = {}
    for entry in menu.actions():
        inside = entry.menu()
        assert isinstance(inside, QMenu)
        found |= {str(one.data()): one.text() for one in inside.actions()}
    return found


def test_every_list_is_offered_by_its_chinese_name(qtbot: QtBot, session: Session) -> None:
    page = ImportsPage(session)
    qtbot.addWidget(page)
    taken: list[str] = []
    menu = import_menu(session, taken.append, page)
    entries = _entries(menu)
    assert entries == {name: f"{session.catalog.ledgers[name].label}…" for name in session.intakes}
    inside = menu.actions()[0].menu()
    assert isinstance(inside, QMenu)
    inside.actions()[2].trigger()
    assert taken == ["organization"]


def test_a_list_chosen_on_the_data_page_opens_its_import(qtbot: QtBot, session: Session) -> None:
    page = ImportsPage(session)
    qtbot.addWidget(page)
    (button,) = [one for one in page.findChildren(QPushButton) if "其他名单" in one.text()]
    assert _entries(button.menu()).keys() == session.intakes.keys()
    wizard = page.import_list("terms")
    qtbot.addWidget(wizard)
    assert isinstance(wizard, ImportWizard) and "届次" in wizard.windowTitle()
