"""The page 走访诉求: visits, demands, what is late, and the programmes of visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from secretariat.gui.lists.actions import ListActions
from secretariat.gui.lists.page import ListPage
from secretariat.gui.oddities import OdditiesPart, of_demands
from secretariat.gui.parts_page import ListPartsPage
from secretariat.gui.service.ageing import AgeingPart
from secretariat.gui.service.demands import DemandList
from secretariat.gui.service.programmes import ProgrammesPart
from secretariat.gui.service.visits import VisitList
from secretariat.gui.session import Session

VISITS, DEMANDS, LATE, PROGRAMMES, CHECKS = PARTS = ("走访", "诉求", "超期", "走访方案", "核对")
_MAKERS: dict[str, Callable[[Session], QWidget]] = {
    VISITS: VisitList, DEMANDS: DemandList, LATE: AgeingPart, PROGRAMMES: ProgrammesPart,
    CHECKS: lambda session: OdditiesPart(session, of_demands()),
}  # fmt: skip
_OTHERS = "programmes", "visit_quotas", "demand_steps"
_LISTS = {"visits": VISITS, "demands": DEMANDS, **{name: name for name in _OTHERS}}


class ServicePage(ListPartsPage):
    """Five parts under tabs; Alt+1 … Alt+5 show them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, PARTS, _LISTS, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def actions_of(self) -> ListActions:
        """What can be done from the list that is shown."""
        return self.list.actions_of

    def make(self, name: str) -> QWidget:
        """A new widget for a part, or for a ledger without a tab."""
        return _MAKERS[name](self.session) if name in _MAKERS else ListPage(self.session, name)

    def show_part(self, name: str) -> None:
        """Open a part by its name, or a ledger without a tab; other names are left alone."""
        if name in _OTHERS:
            self.show_widget(self.widget(name))
        else:
            super().show_part(name)

    def show_widget(self, widget: QWidget) -> None:
        """Bring a part to the front; the keyboard follows in `focusInEvent`."""
        self.stack.setCurrentWidget(widget)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the list of the part that is shown, or to the first button of an empty one."""
        super().focusInEvent(event)
        _first(self.stack.currentWidget()).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()

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
