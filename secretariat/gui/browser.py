"""The pages of an open file: made when first shown, gone through like those of a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from secretariat.gui.navigation import Stop, Trail
from secretariat.gui.pages import LEDGERS_PAGE, PAGES, PageMaker, home_of, home_of_list, record_page

if TYPE_CHECKING:
    from secretariat.gui.session import Session
    from secretariat.store.listing import ListQuery

_MOST_RECORD_PAGES = 8
RecordMaker: TypeAlias = "Callable[[Session, str, int], QWidget]"


class Browser(QStackedWidget):
    """Holds the pages of one session and knows where the clerk has been."""

    moved = Signal(str)
    """The page of the sidebar to which the shown page belongs."""
    made = Signal(QWidget)
    """A page that was just made, so that the window can connect what it knows of it."""

    def __init__(
        self,
        makers: Mapping[str, PageMaker] = PAGES,
        make_record_page: RecordMaker = record_page,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._makers = makers
        self._make_record_page = make_record_page
        self._session: Session | None = None
        self._pages: dict[tuple[str, int], QWidget] = {}
        self.trail = Trail()

    @property
    def home(self) -> str:
        """The page of the sidebar to which what is shown belongs; empty before a file is open."""
        stop = self.trail.present
        return home_of(stop.page) if stop else ""

    @property
    def list_name(self) -> str:
        """The ledger of the list that is shown; where none is, the page to which it belongs."""
        return getattr(self.currentWidget(), "list_name", "") or self.home

    def use(self, session: Session) -> None:
        """Show the pages of this session; those of the one before are thrown away first."""
        self.clear()
        self._session = session
        session.open_list.connect(self.open_list)
        session.open_record.connect(self.open_record)

    def clear(self) -> None:
        """Throw all pages away."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.trail = Trail()
        self._session = None

    def go(self, name: str) -> QWidget | None:
        """Show a page of the sidebar."""
        self._visit(Stop(name))
        return self.currentWidget()

    def open_list(self, ledger: str, query: ListQuery) -> None:
        """Show a list as the query says, on the page that holds it."""
        wanted = (home_of_list(ledger), LEDGERS_PAGE)
        page = next((name for name in wanted if name in self._makers), ledger)
        self._visit(Stop(page, query=query, ledger=ledger))

    def open_record(self, entity: str, record: int) -> None:
        """Show the page about one record; also takes a ledger's name for its record."""
        ledgers = self._session.catalog.ledgers if self._session is not None else {}
        self._visit(Stop(ledgers[entity].root if entity in ledgers else entity, record))

    def back(self) -> None:
        """Go to where the clerk was before."""
        self._show(self.trail.back())

    def forward(self) -> None:
        """Go to where the clerk came back from."""
        self._show(self.trail.forward())

    def may_close(self) -> bool:
        """Ask every page that holds typed words whether it may go."""
        return all(_agrees(page) for page in list(self._pages.values()))

    def pages(self) -> Iterator[QWidget]:
        """The pages that have been made."""
        yield from self._pages.values()

    def _visit(self, stop: Stop) -> None:
        if self._session is not None:
            self.trail.visit(stop)
            self._show(stop)

    def _show(self, stop: Stop | None) -> None:
        if stop is None or self._session is None:
            return
        page = self._page(stop)
        self.setCurrentWidget(page)
        if stop.query is not None:
            _show_list(page, stop)
        page.setFocus()
        self.moved.emit(home_of(stop.page))
        self._thin_out()

    def _page(self, stop: Stop) -> QWidget:
        page = self._pages.pop(stop.key, None)
        if page is None:
            page = self._make(stop)
            self.addWidget(page)
            self.made.emit(page)
        self._pages[stop.key] = page  # the last shown comes last
        return page

    def _make(self, stop: Stop) -> QWidget:
        assert self._session is not None
        if stop.record:
            return self._make_record_page(self._session, stop.page, stop.record)
        return self._makers[stop.page](self._session)

    def _thin_out(self) -> None:
        """Throw away the record pages that were not looked at for longest; what holds typed words stays."""
        records = [key for key in self._pages if key[1]]
        for key in records[: max(0, len(records) - _MOST_RECORD_PAGES)]:
            page = self._pages[key]
            if not getattr(page, "has_changes", lambda: False)():
                del self._pages[key]
                self.removeWidget(page)
                page.deleteLater()


def _show_list(page: QWidget, stop: Stop) -> None:
    """Show what was asked for, on a page of several lists or of one."""
    if hasattr(page, "show_list"):
        page.show_list(stop.ledger, stop.query)
    elif hasattr(page, "show_query"):
        page.show_query(stop.query)


def _agrees(page: QWidget) -> bool:
    may_close = getattr(page, "may_close", None)
    return may_close is None or bool(may_close())
