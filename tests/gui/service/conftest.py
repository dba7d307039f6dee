from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secretariat.gui.session import Session
from tests.gui.service.desk import FIRMS, TODAY
from tests.gui.working import working_session, write


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db", ()) as opened:
        opened.as_of = TODAY
        write(
            qtbot,
            opened,
            "登记单位",
            lambda tx: tx.add_many("organization", [{"name": one} for one in FIRMS]),
        )
        yield opened
