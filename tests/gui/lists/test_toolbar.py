"""The buttons above a list in a narrow window, and the quick choices of lists that nobody wrote down."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from secretariat.catalog import CATALOG
from secretariat.gui.lists.filter_bar import quick_columns
from secretariat.gui.lists.page import ListPage
from secretariat.gui.session import Session


def opened(qtbot: QtBot, session: Session, width: int) -> ListPage:
    page = ListPage(session, "members")
    qtbot.addWidget(page)
    page.resize(width, 500)
    page.show()
    page.toolbar.resize(width, page.toolbar.height())
    page.toolbar.fit()
    return page


def words(page: ListPage) -> list[str]:
    return [one.text() for one in page.toolbar.findChildren(QToolButton) if not one.isHidden()]


def test_a_wide_window_shows_every_button(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session, 1400)
    assert page.toolbar.more.isHidden() and any("选择列" in text for text in words(page))


def test_what_does_not_fit_is_reached_through_more(qtbot: QtBot, session: Session) -> None:
    page = opened(qtbot, session, 380)
    assert not page.toolbar.more.isHidden() and not any("选择列" in text for text in words(page))
    assert any("导入" in text for text in words(page))
    page.toolbar._fill_more()
    entries = {action.text(): action for action in page.toolbar.more.menu().actions()}
    assert {"选择列(&L)…", "视图(&V)"} <= set(entries)
    if "批量修改(&B)…" in entries:
        assert not entries["批量修改(&B)…"].isEnabled()
    entries["选择列(&L)…"].trigger()
    dialog = next(child for child in page.children() if type(child).__name__ == "ColumnsDialog")
    dialog.close()  # type: ignore[attr-defined]
    page.resize(1400, 500)
    qtbot.waitUntil(page.toolbar.more.isHidden)


def test_a_list_offers_the_choices_that_it_prints() -> None:
    assert quick_columns(CATALOG.ledgers["donations"]) == ("donation.purpose",)
    assert quick_columns(CATALOG.ledgers["honours"]) == ("honour.level", "honour.year")
    assert len(quick_columns(CATALOG.ledgers["mediations"])) == 4
