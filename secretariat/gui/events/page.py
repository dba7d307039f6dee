"""The page 活动: the events, who came to them, how kinds are told in reports, and the year in figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from secretariat.gui.events.kinds import KindsPart
from secretariat.gui.events.lists import AttendanceList, EventActions, EventList
from secretariat.gui.events.year import YearPart
from secretariat.gui.lists.page import ListPage
from secretariat.gui.oddities import OdditiesPart, of_events
from secretariat.gui.session import Session
from secretariat.gui.tabs import Tabs
from secretariat.store.listing import ListQuery

EVENTS, PEOPLE, KINDS, YEAR, CHECKS = PARTS = ("活动", "参会明细", "统计口径", "年度统计", "核对")
_LISTS = {"events": EVENTS, "attendance": PEOPLE}


class EventsPage(QWidget):
    """Five parts under tabs; each is made when it is first shown. Alt+1 … Alt+5 show them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._made: dict[str, QWidget] = {}
        self.tabs = Tabs(PARTS)
        self.tabs.chosen.connect(self._choose)
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.show_part(EVENTS)

    def _choose(self, name: str) -> None:
        self.show_part(name)
        self.setFocus()

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return next(name for name, widget in self._made.items() if widget is self.stack.currentWidget())

    @property
    def list(self) -> ListPage:
        """The list that is shown, else that of the events."""
        shown = self.stack.currentWidget()
        found = shown if isinstance(shown, ListPage) else self.widget(EVENTS)
        assert isinstance(found, ListPage)
        return found

    @property
    def list_name(self) -> str:
        """The ledger that is shown."""
        return self.list.name

    @property
    def query(self) -> ListQuery:
        """What the list shows."""
        return self.list.query

    @property
    def actions_of(self) -> EventActions:
        """What can be done from the list of events."""
        events = self.widget(EVENTS)
        assert isinstance(events, EventList) and isinstance(events.actions_of, EventActions)
        return events.actions_of

    def refresh(self) -> None:
        """Read the list anew."""
        self.list.refresh()

    def show_part(self, name: str) -> None:
        """Open a part by its name; other names are left alone."""
        if name in PARTS:
            widget = self.widget(name)
            self.tabs.mark(name)
            self.stack.setCurrentWidget(widget)
            self.setFocusProxy(getattr(widget, "view", None) or getattr(widget, "table", None) or widget)

    def show_query(self, query: ListQuery) -> None:
        """Show events as another page asks."""
        self.show_list("events", query)

    def show_list(self, ledger: str, query: ListQuery) -> None:
        """Show events or attendances as another page asks."""
        self.show_part(_LISTS.get(ledger, EVENTS))
        shown = self.stack.currentWidget()
        if isinstance(shown, ListPage):
            shown.show_query(query)

    def widget(self, name: str) -> QWidget:
        """The widget of a part, made if need be."""
        if name not in self._made:
            self._made[name] = made = self._make(name)
            self.stack.addWidget(made)
        return self._made[name]

    def _make(self, name: str) -> QWidget:
        makers: dict[str, Callable[[Session], QWidget]] = {
            EVENTS: EventList, PEOPLE: AttendanceList, KINDS: KindsPart, YEAR: YearPart,
            CHECKS: lambda session: OdditiesPart(session, of_events()),
        }  # fmt: skip
        return makers[name](self.session)

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every part, and the form of an event, for the pictures of the program."""
        for name in PARTS[1:]:
            yield name, partial(self.show_part, name)
        self.show_part(EVENTS)
        yield "新增活动", self.actions_of.add
