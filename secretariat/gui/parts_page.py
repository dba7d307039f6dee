"""A page with parts under tabs: each part is made when it is first shown, and Alt with its number shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from secretariat.gui.lists.page import ListPage
from secretariat.gui.session import Session
from secretariat.gui.tabs import Tabs
from secretariat.store.listing import ListQuery


class PartsPage(QWidget):
    """Holds the parts; a page says which there are, how each is made, and which of them shows a ledger."""

    def __init__(
        self, session: Session, parts: Sequence[str], lists: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """`lists` names the part of each ledger; another ledger is shown in the part that comes first in it."""
        super().__init__(parent)
        self.session = session
        self._parts, self._lists = tuple(parts), lists
        self._made: dict[str, QWidget] = {}
        self.tabs = Tabs(parts)
        self.tabs.chosen.connect(self._choose)
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.show_part(self._parts[0])

    def make(self, name: str) -> QWidget:
        """A new widget for a part; each page has its own."""
        raise NotImplementedError

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return next(name for name, widget in self._made.items() if widget is self.stack.currentWidget())

    def widget(self, name: str) -> QWidget:
        """The widget of a part, made if need be."""
        if name not in self._made:
            self._made[name] = made = self.make(name)
            self.stack.addWidget(made)
        return self._made[name]

    def show_part(self, name: str) -> None:
        """Open a part by its name; other names are left alone."""
        if name in self._parts:
            self.tabs.mark(name)
            self.show_widget(self.widget(name))

    def show_widget(self, widget: QWidget) -> None:
        """Bring a part to the front, and the keyboard to its table."""
        self.stack.setCurrentWidget(widget)
        self.setFocusProxy(getattr(widget, "view", None) or getattr(widget, "table", None) or widget)

    def show_list(self, ledger: str, query: ListQuery) -> None:
        """Show a ledger of this page as another page asks."""
        self.show_part(self._lists.get(ledger, next(iter(self._lists.values()))))
        self._ask_list(query)

    def _ask_list(self, query: ListQuery) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, ListPage):
            shown.show_query(query)

    def _choose(self, name: str) -> None:
        self.show_part(name)
        self.setFocus()


class ListPartsPage(PartsPage):
    """A page of parts whose first is a list: what others ask of a list page is answered by the list that is shown."""

    @property
    def list(self) -> ListPage:
        """The list that is shown, else the first part."""
        shown = self.stack.currentWidget()
        found = shown if isinstance(shown, ListPage) else self.widget(self._parts[0])
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

    def refresh(self) -> None:
        """Read the list anew."""
        self.list.refresh()

    def show_query(self, query: ListQuery) -> None:
        """Show the first list as another page asks."""
        self.show_list(next(iter(self._lists)), query)
