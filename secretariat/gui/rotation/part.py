"""What the parts of the page share: the plan that is chosen, reading anew when it is seen, and papers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretariat.domains.rotation.checks import RotaWarning
from secretariat.gui.fresh import FreshPart
from secretariat.gui.paper import Paper
from secretariat.gui.pieces import row
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Record


class ChosenRota(QObject):
    """Which plan the page tells of; None while there is none."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rota: int | None = None

    @property
    def rota(self) -> int | None:
        """The id of the plan."""
        return self._rota

    @rota.setter
    def rota(self, rota: int | None) -> None:
        if rota != self._rota:
            self._rota = rota
            self.changed.emit()

    @property
    def plan(self) -> Record | None:
        """The plan as it is stored; None where it is gone."""
        row = self._session.rows.get("rota", self._rota) if self._rota is not None else None
        return row if row is not None and row["removed"] is None else None

    @property
    def name(self) -> str:
        """What the plan is called."""
        plan = self.plan
        return str(plan["name"]) if plan is not None else ""


class RotaPart(FreshPart):
    """A part of the page; `read` is called when it is seen and something has changed."""

    def __init__(self, session: Session, chosen: ChosenRota, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.chosen_rota = chosen
        self.paper = Paper(session, self)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 8, 16, 8)
        self.body.setSpacing(8)
        self.follow(session.changed, session.as_of_changed, chosen.changed)

    @property
    def rota(self) -> int | None:
        """The plan that is told of."""
        return self.chosen_rota.rota if self.chosen_rota.plan is not None else None

    def bar_of(self, *widgets: QWidget | None) -> QWidget:
        """Buttons in a row, as one widget: an empty part hides them, or its own buttons had the same keys."""
        bar = QWidget()
        layout = row(*widgets)
        layout.setContentsMargins(0, 0, 0, 0)
        bar.setLayout(layout)
        self.body.addWidget(bar)
        return bar

    def open_warning(self, warning: RotaWarning) -> None:
        """Show the records behind a warning."""
        counts = warning.counts
        self.session.open_list.emit(counts.ledger, ListQuery(as_of=counts.as_of, scope="all", ids=counts.ids))
