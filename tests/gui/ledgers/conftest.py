from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.session import Session
from tests.gui.roll_office import enrol
from tests.gui.working import working_session


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db", ()) as opened:
        yield opened


@pytest.fixture
def members(qtbot: QtBot, session: Session) -> dict[str, int]:
    return enrol(qtbot, session)
