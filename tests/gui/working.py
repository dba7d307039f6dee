"""A session over an invented office, without a window, for the tests of pages that read and write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from secretariat.catalog import CATALOG, INTAKES
from secretariat.gui.runner import Runner
from secretariat.gui.session import Session
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction
from tests.gui.shell import MEMBERS, office_file


@contextmanager
def working_session(
    qtbot: QtBot, path: Path, members: tuple[dict[str, str], ...] = MEMBERS
) -> Iterator[Session]:
    """An open session; an error of our own in any job fails the test."""
    office_file(path, members)
    runner = Runner(lambda: Store.open(path, CATALOG))
    broken: list[BaseException] = []
    opened: list[Any] = []
    runner.broken.connect(broken.append)
    runner.start(opened.append, opened.append)
    qtbot.waitUntil(lambda: bool(opened), timeout=5000)
    session = Session(path, CATALOG, INTAKES, runner)
    try:
        yield session
    finally:
        session.close()
    if broken:
        raise broken[0]


def write(qtbot: QtBot, session: Session, name: str, verb: Callable[[Transaction], Any]) -> None:
    """Do something as one operation and wait for it."""
    done: list[Any] = []

    def job(store: Store) -> None:
        with store.transact(name) as tx:
            verb(tx)

    session.write(name, job, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    assert done == [None]


def settle(qtbot: QtBot, busy: Callable[[], bool]) -> None:
    """Wait until nothing runs any more."""
    qtbot.waitUntil(lambda: not busy(), timeout=5000)
