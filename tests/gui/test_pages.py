"""Which page shows a ledger or a record: every one of the program has its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from secretariat.catalog import CATALOG
from secretariat.gui.browser import Browser
from secretariat.gui.lists.page import ListPage
from secretariat.gui.pages import LEDGERS_PAGE, LIST_HOME, PAGES, home_of, home_of_list, record_page
from secretariat.gui.session import Session
from secretariat.gui.sidebar import PLACES, Sidebar, key_of
from secretariat.store.listing import ListQuery
from secretariat.store.own_records import OWN_ENTITIES
from secretariat.store.transaction import Transaction
from tests.gui.working import working_session, write

OWN = {entity.name for entity in OWN_ENTITIES}


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db") as opened:
        yield opened


class SeveralLists(QLabel):
    """Stands in for a page of several lists."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: tuple[str, ListQuery] | None = None
        self.list_name = "donations"

    def show_list(self, ledger: str, query: ListQuery) -> None:
        self.asked = (ledger, query)
        self.list_name = ledger


def test_every_ledger_has_a_home_among_the_pages() -> None:
    assert set(LIST_HOME) <= set(CATALOG.ledgers)
    assert {home_of_list(name) for name in CATALOG.ledgers} <= set(PAGES)
    assert home_of_list("donations") == LEDGERS_PAGE and home_of_list("attendance") == "events"


def test_a_record_belongs_to_the_page_that_lists_it() -> None:
    for ledger in CATALOG.ledgers.values():
        if ledger.name in LIST_HOME and ledger.root not in OWN:
            assert home_of(ledger.root) == home_of_list(ledger.name), ledger.name
    assert home_of("dashboard") == "dashboard" and home_of("donation") == LEDGERS_PAGE


def test_a_page_of_several_lists_is_told_which_one(qtbot: QtBot, session: Session) -> None:
    page = SeveralLists()
    browser = Browser({LEDGERS_PAGE: lambda _: page, "members": lambda _: QWidget()})
    qtbot.addWidget(browser)
    browser.use(session)
    browser.go("members")
    assert browser.list_name == "members"
    query = ListQuery(search="甲")
    session.open_list.emit("fees", query)
    assert page.asked == ("fees", query) and browser.home == LEDGERS_PAGE and browser.list_name == "fees"
    session.open_list.emit("honours", query)
    browser.back()
    assert page.asked == ("fees", query)
    browser.clear()


def test_a_ledger_opens_its_record_by_either_name(qtbot: QtBot, session: Session) -> None:
    asked: list[tuple[str, int]] = []

    def make(_: Session, entity: str, record: int) -> QWidget:
        asked.append((entity, record))
        return QLabel(entity)

    browser = Browser({}, make)
    qtbot.addWidget(browser)
    browser.use(session)
    session.open_record.emit("donations", 3)
    session.open_record.emit("attendance", 4)
    assert asked == [("donation", 3), ("attendance", 4)]
    browser.clear()


@pytest.mark.parametrize("entity", sorted(set(CATALOG.entities) - OWN))
def test_every_record_of_the_catalog_has_a_page(qtbot: QtBot, session: Session, entity: str) -> None:
    page = record_page(session, entity, 1)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    assert page.isVisible()


def test_the_row_of_digits_opens_the_pages_in_their_order(qtbot: QtBot) -> None:
    bar = Sidebar()
    qtbot.addWidget(bar)
    assert [key_of(number) for number in (1, 9, 10, 11, 12)] == [
        "Ctrl+1",
        "Ctrl+9",
        "Ctrl+0",
        "Ctrl+-",
        "Ctrl+=",
    ]
    keys = [button.shortcut().toString() for button in bar.buttons.values()]
    assert keys == [key_of(number) for number in range(1, len(PLACES) + 1)]
    assert len(set(keys)) == len(PLACES) <= 12
    assert {place.name for place in PLACES} <= set(PAGES)


def test_the_sidebar_fits_a_small_screen(qtbot: QtBot) -> None:
    bar = Sidebar([*PLACES, *PLACES][:12])
    qtbot.addWidget(bar)
    assert bar.sizeHint().height() <= 720 - 150  # menus, header and status line


@pytest.mark.parametrize("ledger", sorted(CATALOG.ledgers))
def test_a_figure_of_any_ledger_opens_its_list(qtbot: QtBot, session: Session, ledger: str) -> None:
    browser = Browser()
    qtbot.addWidget(browser)
    browser.resize(1100, 640)
    browser.show()
    browser.use(session)
    session.open_list.emit(ledger, ListQuery(scope="all", search="甲"))
    shown = [page for page in browser.findChildren(ListPage) if page.isVisible()]
    assert [(page.name, page.query.search) for page in shown] == [(ledger, "甲")]
    browser.clear()


def test_pages_that_were_thrown_away_are_no_longer_told_of_changes(qtbot: QtBot, session: Session) -> None:
    """Only the last few record pages are kept; a write after that must not reach those that are gone."""

    def verb(tx: Transaction) -> None:
        for sign in "甲乙丙丁戊己庚辛壬癸":
            unit = tx.add("organization", {"name": f"{sign}公司"})
            tx.add("training", {"name": f"{sign}班"})
            tx.add("proposal", {"title": sign, "form": "提案"})
            tx.add("demand", {"title": sign, "organization": unit})
            tx.add("event", {"title": sign})

    write(qtbot, session, "录入", verb)
    browser = Browser()
    qtbot.addWidget(browser)
    browser.resize(1000, 600)
    browser.show()
    browser.use(session)
    for entity in ("organization", "training", "proposal", "demand", "event"):
        for number in range(1, 11):
            browser.open_record(entity, number)
        qtbot.wait(1)  # those that were thrown away are gone now
    write(qtbot, session, "改名", lambda tx: tx.change("training", 1, {"name": "新班"}) and None)
    assert len(list(browser.pages())) == 8
    browser.clear()
