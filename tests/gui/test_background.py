"""Jobs away from the window's thread: results, refusals, errors of our own, and what comes too late."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secretariat.base.errors import Cancelled, Refusal
from secretariat.gui.background import Background
from secretariat.gui.session import Session
from tests.gui.working import working_session


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with working_session(qtbot, tmp_path / "商会.db") as opened:
        yield opened


def refuse() -> None:
    raise Refusal("不行。", "换一个。")


def test_a_job_reads_the_records_in_its_own_thread(qtbot: QtBot, session: Session) -> None:
    found: list[tuple[int, bool]] = []
    background = Background(session)
    here = threading.get_ident()
    background.read(lambda rows: (len(rows.find("membership")), threading.get_ident() == here), found.append)
    assert background.busy
    qtbot.waitUntil(lambda: not background.busy)
    assert found == [(3, False)]


def test_a_refusal_goes_to_the_asker_or_else_to_the_window(qtbot: QtBot, session: Session) -> None:
    told: list[BaseException] = []
    background = Background(session)
    background.run(refuse, told.append, told.append)
    qtbot.waitUntil(lambda: not background.busy)
    assert str(told[0]) == "不行。换一个。"
    with qtbot.waitSignal(session.refused):
        background.run(refuse, told.append)


def test_an_error_of_our_own_goes_to_the_crash_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), working_session(qtbot, tmp_path / "商会.db") as session:
        background = Background(session)
        with qtbot.waitSignal(session.runner.broken):
            background.run(lambda: 1 // 0, lambda _: None)


def test_a_newer_job_makes_the_older_result_void(qtbot: QtBot, session: Session) -> None:
    found: list[str] = []
    gate = threading.Event()
    background = Background(session)
    background.run(lambda: str(gate.wait(5)), found.append)
    background.run(lambda: "neu", found.append)
    qtbot.waitUntil(lambda: not background.busy)
    gate.set()
    qtbot.wait(80)
    assert found == ["neu"]


def test_a_result_for_a_page_that_is_gone_is_dropped(qtbot: QtBot, session: Session) -> None:
    found: list[str] = []
    gate = threading.Event()
    background = Background(session)
    background.run(lambda: str(gate.wait(5)), found.append)
    background.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.wait(80)
    assert found == []


def test_a_patient_job_waits_for_those_that_somebody_waits_for(qtbot: QtBot, session: Session) -> None:
    order: list[str] = []
    gate, begun = threading.Event(), threading.Event()
    urgent, patient = Background(session), Background(session)

    def slow(_: object) -> None:
        begun.set()
        gate.wait(5)
        order.append("urgent")

    urgent.read(slow, lambda _: None)
    assert begun.wait(5)
    patient.read_patiently(lambda rows, rest: order.append("patient"), lambda _: None)
    qtbot.wait(50)
    assert order == []
    gate.set()
    qtbot.waitUntil(lambda: not urgent.busy and not patient.busy)
    assert order == ["urgent", "patient"]


def test_a_dropped_patient_job_ends_at_its_next_rest(qtbot: QtBot, session: Session) -> None:
    begun, dropped, ended = threading.Event(), threading.Event(), threading.Event()
    background = Background(session)

    def job(_: object, rest: Callable[[], None]) -> None:
        begun.set()
        dropped.wait(5)
        try:
            rest()
        except Cancelled:
            ended.set()
            raise

    background.read_patiently(job, lambda _: None)
    assert begun.wait(5)
    background.drop()
    dropped.set()
    assert ended.wait(5)
