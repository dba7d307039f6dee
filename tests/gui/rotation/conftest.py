"""An invented council behind a session, for the tests of the page 轮值."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.rotation.page import RotationPage
from secretariat.gui.session import Session
from tests.gui.rotation.turns import Turns, fill
from tests.gui.working import working_session, write


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db", ()) as opened:
        opened.as_of = "2026-04-15"
        yield opened


@pytest.fixture
def turns(qtbot: QtBot, session: Session) -> Turns:
    """A plan of three groups and twelve shifts; March has its event, February none."""
    made: list[Turns] = []
    write(qtbot, session, "录入", lambda tx: made.append(fill(tx)))
    return made[0]


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> RotationPage:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session) -> RotationPage:
    made = RotationPage(session)
    qtbot.addWidget(made)
    made.resize(1132, 680)
    made.show()
    qtbot.waitExposed(made)
    return made
