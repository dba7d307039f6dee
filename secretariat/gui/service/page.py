"""The page 走访诉求: visits, demands, what is late, and the programmes of visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from secretariat.gui.lists.actions import ListActions
from secretariat.gui.lists.page import ListPage
from secretariat.gui.oddities import OdditiesPart, of_demands
from secretariat.gui.service.ageing import AgeingPart
from secretariat.gui.service.demands import DemandList
from secretariat.gui.service.programmes import ProgrammesPart
from secretariat.gui.service.visits import VisitList
from secretariat.gui.session import Session
from secretariat.gui.tabs import Tabs
from secretariat.store.listing import ListQuery

VISITS, DEMANDS, LATE, PROGRAMMES, CHECKS = PARTS = ("走访", "诉求", "超期", "走访方案", "核对")
_LISTS = {"visits": VISITS, "demands": DEMANDS}
_MAKERS: dict[str, Callable[[Session], QWidget]] = {
    VISITS: VisitList, DEMANDS: DemandList, LATE: AgeingPart, PROGRAMMES: ProgrammesPart,
    CHECKS: lambda session: OdditiesPart(session, of_demands()),
}  # fmt: skip
_OTHERS = "programmes", "visit_quotas", "demand_steps"


class ServicePage(QWidget):
    """Five parts under tabs; each is made when it is first shown. Alt+1 … Alt+5 show them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._made: dict[str, QWidget] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tabs = Tabs(PARTS)
        self.tabs.chosen.connect(self._choose)
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.show_part(VISITS)

    def _choose(self, name: str) -> None:
        self.show_part(name)
        self.setFocus()

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return next(name for name, widget in self._made.items() if widget is self.stack.currentWidget())

    @property
    def list(self) -> ListPage:
        """The list that is shown, else that of the visits."""
        shown = self.stack.currentWidget()
        found = shown if isinstance(shown, ListPage) else self.widget(VISITS)
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
    def actions_of(self) -> ListActions:
        """What can be done from the list that is shown."""
        return self.list.actions_of

    def refresh(self) -> None:
        """Read the list anew."""
        self.list.refresh()

    def show_part(self, name: str) -> None:
        """Open a part by its name or its ledger's; other names are left alone."""
        if name in (*PARTS, *_OTHERS):
            widget = self.widget(name)
            if name in PARTS:
                self.tabs.mark(name)
            self.stack.setCurrentWidget(widget)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the list of the part that is shown, or to the first button of an empty one."""
        super().focusInEvent(event)
        _first(self.stack.currentWidget()).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()

    def show_query(self, query: ListQuery) -> None:
        """Show visits as another page asks."""
        self.show_list("visits", query)

    def show_list(self, ledger: str, query: ListQuery) -> None:
        """Show a ledger of this page as another page asks; one without a tab is shown all the same."""
        self.show_part(_LISTS.get(ledger, ledger if ledger in _OTHERS else VISITS))
        shown = self.stack.currentWidget()
        if isinstance(shown, ListPage):
            shown.show_query(query)

    def widget(self, name: str) -> QWidget:
        """The widget of a part, made if need be."""
        if name not in self._made:
            made = _MAKERS[name](self.session) if name in _MAKERS else ListPage(self.session, name)
            self._made[name] = made
            self.stack.addWidget(made)
        return self._made[name]

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every part and the forms behind them, for the pictures of the program."""
        yield "登记走访", self.actions_of.add
        yield DEMANDS, partial(self.show_part, DEMANDS)
        demands = self.widget(DEMANDS)
        assert isinstance(demands, DemandList)
        yield from demands.pictures()
        for name in (LATE, PROGRAMMES, CHECKS):
            yield name, partial(self.show_part, name)


def _first(part: QWidget | None) -> QWidget:
    """Where the keyboard goes in a part."""
    if isinstance(part, ListPage):
        empty = part.stack.currentWidget() is part.first
        return (part.first.findChild(QPushButton) if empty else None) or part.view
    assert part is not None
    for name in ("table", "view"):
        found = getattr(part, name, None)
        if isinstance(found, QWidget) and found.isVisibleTo(part):
            return found
    return part.findChild(QPushButton) or part
