"""The page 活动: the events, who came to them, how kinds are told in reports, and the year in figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from secretariat.gui.events.kinds import KindsPart
from secretariat.gui.events.lists import AttendanceList, EventActions, EventList
from secretariat.gui.events.year import YearPart
from secretariat.gui.oddities import OdditiesPart, of_events
from secretariat.gui.parts_page import ListPartsPage
from secretariat.gui.session import Session

EVENTS, PEOPLE, KINDS, YEAR, CHECKS = PARTS = ("活动", "参会明细", "统计口径", "年度统计", "核对")
_LISTS = {"events": EVENTS, "attendance": PEOPLE}


class EventsPage(ListPartsPage):
    """Five parts under tabs; Alt+1 … Alt+5 show them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, PARTS, _LISTS, parent)

    @property
    def actions_of(self) -> EventActions:
        """What can be done from the list of events."""
        events = self.widget(EVENTS)
        assert isinstance(events, EventList) and isinstance(events.actions_of, EventActions)
        return events.actions_of

    def make(self, name: str) -> QWidget:
        """A new widget for a part."""
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
