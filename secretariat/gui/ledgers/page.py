"""The page 台账: the office's ledgers at the left, the list of the chosen one beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from secretariat.gui.background import Background
from secretariat.gui.ledgers.chooser import Chooser
from secretariat.gui.ledgers.dues import DuesList
from secretariat.gui.ledgers.groups import NAMES
from secretariat.gui.ledgers.list import LedgerList
from secretariat.gui.lists.actions import ListActions
from secretariat.gui.lists.memory import LastChoice
from secretariat.gui.lists.page import ListPage
from secretariat.gui.pieces import shortcut
from secretariat.gui.session import Session
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.rows import Rows

_KINDS: dict[str, type[LedgerList]] = {"fees": DuesList}


class LedgersPage(QWidget):
    """Any ledger without a page of its own; each list is made when it is first shown. Ctrl+L finds one by name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._made: dict[str, LedgerList] = {}
        self._last = LastChoice(session.path, "ledgers")
        self._counting = Background(session, self)
        self._stale = True
        self.chooser = Chooser(session)
        self.stack = QStackedWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 0, 8)
        layout.setSpacing(0)
        layout.addWidget(self.chooser)
        layout.addWidget(self.stack, 1)
        self.chooser.chosen.connect(self._choose)
        self.chooser.entered.connect(lambda: self.list.view.setFocus())
        session.changed.connect(self._later)
        session.as_of_changed.connect(self._later)
        shortcut(self, "Ctrl+L", self.find_ledger)
        last = self._last.get()
        self.show_ledger(last if last in NAMES else NAMES[0])
        self.setFocusProxy(self.chooser)

    @property
    def list_name(self) -> str:
        """The ledger that is shown."""
        return self.list.name

    @property
    def list(self) -> LedgerList:
        """The list that is shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, LedgerList)
        return shown

    @property
    def query(self) -> ListQuery:
        """What the list shows."""
        return self.list.query

    @property
    def actions_of(self) -> ListActions:
        """What can be done from the list."""
        return self.list.actions_of

    def refresh(self) -> None:
        """Read the list anew."""
        self.list.refresh()

    def show_ledger(self, name: str) -> ListPage:
        """Show the list of a ledger by its name."""
        page = self.list_of(name)
        self.stack.setCurrentWidget(page)
        self.chooser.mark(name)
        return page

    def _choose(self, name: str) -> None:
        """Show the ledger that the clerk chose, and begin with it the next time."""
        self.show_ledger(name)
        if name in NAMES:
            self._last.keep(name)

    def show_list(self, ledger: str, query: ListQuery) -> None:
        """Show what another page asked for."""
        self.show_ledger(ledger).show_query(query)

    def show_part(self, name: str) -> None:
        """Open a ledger by its name or its label."""
        labels = {item.label: item.name for item in self.session.catalog.ledgers.values()}
        self.show_ledger(labels.get(name, name))

    def list_of(self, name: str) -> LedgerList:
        """The list of a ledger, made if need be."""
        if name not in self._made:
            self._made[name] = made = _KINDS.get(name, LedgerList)(self.session, name)
            self.stack.addWidget(made)
        return self._made[name]

    def find_ledger(self) -> None:
        """Type the name of a ledger."""
        self.chooser.finder.setFocus()
        self.chooser.finder.selectAll()

    def _later(self) -> None:
        self._stale = True
        if self.isVisible():
            self._count()

    def _count(self) -> None:
        self._stale = False
        query = ListQuery(self.session.as_of)
        self._counting.read(lambda rows: counts_of(rows, query), self.chooser.show_counts)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._count()

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every ledger, and the form of each that has a record, for the pictures of the program."""
        for name in NAMES:
            label = self.session.catalog.ledgers[name].label
            yield label, lambda name=name: self.show_ledger(name)  # type: ignore[misc]
        yield "表单", self.actions_of.add


def counts_of(rows: Rows, query: ListQuery) -> dict[str, int]:
    """How many records each ledger shows at first."""
    return {name: Listing(rows, rows.catalog.ledgers[name]).total(query) for name in NAMES}
