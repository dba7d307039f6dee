"""The list of events, with a chip for each year, and the list of all attendances."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretariat.gui.background import Background
from secretariat.gui.events.chips import ALL, Chips
from secretariat.gui.events.event_dialog import EventDialog
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.lists.actions import ListActions
from secretariat.gui.lists.page import ListPage
from secretariat.gui.lists.state import with_filter
from secretariat.gui.session import Session
from secretariat.store.listing import Filter, ListQuery
from secretariat.store.rows import Rows

START = "event.start"
_YEARS = 8
"""The newest years have a chip; older ones are found by a condition."""


class EventActions(ListActions):
    """What a clerk does from the list of events."""

    def _open_form(self, record: int | None) -> RecordDialog:
        dialog = EventDialog(self._page.session, record, self._page)
        dialog.saved.connect(self._go_to)
        dialog.show()
        return dialog


class EventList(ListPage):
    """The events, the newest first; chips narrow them to a year."""

    actions_class = EventActions

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "events", parent)

    def _lay_out(self) -> None:
        super()._lay_out()
        self._counting = Background(self.session, self)
        self._counted = False
        self.chips = Chips("场")
        self.chips.chosen.connect(self._choose_year)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.chips)

    def _connect(self) -> None:
        # Before the list reads itself anew, so that it counts anew too.
        self.session.changed.connect(self._forget_counts)
        super()._connect()

    def _fill(self, *, columns: bool = False, part: bool = False) -> None:
        super()._fill(columns=columns, part=part)
        self.chips.mark(_chosen_year(self.state.query))
        if not self._counted:
            self._counted = True
            self._counting.read(years, self.chips.show_counts)

    def _forget_counts(self, _: object) -> None:
        self._counted = False

    def _choose_year(self, name: str) -> None:
        wanted = Filter(START, "within", name.removesuffix("年")) if name != ALL else None
        query = with_filter(self.state.query, START, ("within",), wanted)
        self.bar.show_query(query)
        self._take_query(query)

    def _show_right_page(self) -> None:
        super()._show_right_page()
        self.chips.setVisible(self.stack.currentWidget() is not self.first)


class AttendanceList(ListPage):
    """Everybody who came to anything, one line each; Enter goes to the event."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "attendance", parent)


def years(rows: Rows) -> dict[str, int]:
    """How many events there are in all and in each of the newest years."""
    found = Counter(str(start)[:4] for _, start in rows.columns("event", ("start",)) if start)
    newest = sorted(found, reverse=True)[:_YEARS]
    return {ALL: len(rows.columns("event", ())), **{f"{year}年": found[year] for year in newest}}


def _chosen_year(query: ListQuery) -> str:
    """The chip that a query is narrowed to; "" where it is narrowed to something shorter than a year."""
    found = [str(item.value) for item in query.filters if item.key == START and item.operator == "within"]
    if not found:
        return ALL
    return f"{found[0]}年" if len(found) == 1 and len(found[0]) == 4 else ""
