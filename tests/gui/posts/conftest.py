"""An invented council behind a session, for the tests of the window for posts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.session import Session
from tests.gui.posts.council import Council, seat_council
from tests.gui.working import working_session


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db", ()) as opened:
        opened.as_of = "2026-11-22"
        yield opened


@pytest.fixture
def council(qtbot: QtBot, session: Session) -> Council:
    return seat_council(qtbot, session)
