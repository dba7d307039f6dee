"""The underlined letters: Alt with one of them does one thing, on every page of the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from secretariat.gui.browser import Browser
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.lists.roster_dialog import RosterDialog
from secretariat.gui.sidebar import PLACES
from secretariat.gui.window import Window
from tests.gui.clerk import Clerk
from tests.gui.roll_office import dialog_of
from tests.gui.shell import MEMBERS, make_window, office_file, open_in


@pytest.fixture(params=[(), MEMBERS], ids=["empty", "some members"])
def window(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = make_window(qtbot, tmp_path, Browser())
    made.resize(1280, 800)
    open_in(qtbot, made, office_file(tmp_path / "商会.db", request.param))
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    made.opener.close_now()


def letters(window: Window) -> Counter[str]:
    """How often each Alt key stands on what is shown, menus left aside."""
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    keys = [one.shortcut().toString() for one in buttons if one.window() is window]
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.window() is window and label.buddy() is not None:
            keys.append(QKeySequence.mnemonic(label.text()).toString())
    return Counter(key for key in keys if key.startswith("Alt+"))


def test_no_letter_stands_twice_on_a_page(qtbot: QtBot, window: Window) -> None:
    for place in PLACES:
        page = window.browser.go(place.name)
        for name, show in [("", lambda: None), *getattr(page, "pictures", lambda: ())()]:
            show()
            qtbot.wait(1)
            twice = [key for key, count in letters(window).items() if count > 1]
            assert not twice, (place.label, name)
            for dialog in window.findChildren(QDialog):
                if isinstance(dialog, RecordDialog):
                    dialog._closing = True
                dialog.close()


def test_no_letter_stands_twice_on_a_record(qtbot: QtBot, window: Window) -> None:
    assert window.session is not None
    for entity in ("membership", "organization", "person"):
        for row in window.session.rows.find(entity):
            window.session.open_record.emit(entity, row["id"])
            qtbot.wait(1)
            assert not [key for key, count in letters(window).items() if count > 1], entity


def test_the_letter_of_a_page_comes_before_that_of_a_menu(qtbot: QtBot, window: Window) -> None:
    assert window.session is not None
    clerk = Clerk(qtbot, window, window.session)
    clerk.goes_to("Ctrl+2", "members")
    clerk.press("Alt+E")
    clerk.sees(RosterDialog)
    dialog_of(RosterDialog).close()
    clerk.is_back(RosterDialog)
    assert [action.text() for action in window.menuBar().actions()][1] == "编辑(&E)"
    clerk.press("Alt+H")
    clerk.waits(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    clerk.press("Escape", "Escape")
    clerk.press_alt()
    clerk.press("e")
    clerk.waits(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    clerk.press("Escape", "Escape")
