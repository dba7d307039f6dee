"""The page 职务 inside the whole window: reached from the sidebar, and closed without losing decisions."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secretariat.catalog import CATALOG
from secretariat.gui.browser import Browser
from secretariat.gui.posts.draft import stored_draft
from secretariat.gui.posts.page import TURNOVER, PostsPage
from secretariat.gui.posts.turnover import TurnoverPart
from secretariat.store.store import Store
from tests.gui.posts.council import fill
from tests.gui.shell import make_window, office_file


def test_decisions_of_a_moment_ago_are_in_the_file_when_the_window_is_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = office_file(tmp_path / "商会.db", ())
    with Store.open(path, CATALOG) as store, store.transact("录入") as tx:
        council = fill(tx)
    window = make_window(qtbot, tmp_path, Browser())
    with qtbot.waitSignal(window.opener.opened, timeout=5000):
        window.open_path(path)
    window.sidebar.buttons["posts"].click()
    page = window.browser.currentWidget()
    assert isinstance(page, PostsPage) and window.sidebar.buttons["posts"].isChecked()
    page.show_part(TURNOVER)
    part = page.widget(TURNOVER)
    assert isinstance(part, TurnoverPart)
    part.begin()
    qtbot.keyClick(part.view, Qt.Key.Key_1)  # type: ignore[no-untyped-call]
    with qtbot.waitSignal(window.gone, timeout=5000):
        window.close()
    with Store.open(path, CATALOG) as store:
        assert f'[{council.posts["单于安"]}, "留任", "主席"]' in stored_draft(store.rows, council.body)
