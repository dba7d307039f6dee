"""An invented body with events and a scheme behind a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.session import Session
from tests.gui.performance.members import Members, fill
from tests.gui.working import working_session, write


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db", ()) as opened:
        yield opened


@pytest.fixture
def members(qtbot: QtBot, session: Session) -> Members:
    made: list[Members] = []
    write(qtbot, session, "录入", lambda tx: made.append(fill(tx)))
    return made[0]
