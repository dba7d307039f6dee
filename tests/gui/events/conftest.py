"""An invented council and its meeting behind a session, for the tests of the pages of events."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.events.record import EventPage
from secretariat.gui.session import Session
from tests.gui.events.office import DAY, Office, settle_office
from tests.gui.working import working_session

Open = Callable[[], EventPage]


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db", ()) as opened:
        opened.as_of = DAY
        yield opened


@pytest.fixture
def office(qtbot: QtBot, session: Session) -> Office:
    return settle_office(qtbot, session)


@pytest.fixture
def page(qtbot: QtBot, session: Session, office: Office) -> EventPage:
    shown = EventPage(session, office.event)
    qtbot.addWidget(shown)
    shown.resize(1180, 760)
    shown.show()
    return shown
