"""Reading in the background: a job in a thread of its own, whose late result is dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from secretariat.base.errors import Cancelled, Refusal
from secretariat.gui.session import Session
from secretariat.store.opening import open_reader
from secretariat.store.rows import Rows

_T = TypeVar("_T")
_LOOK_AGAIN = 15  # milliseconds between two looks at a running job
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]
Rest = Callable[[], None]
"""What a patient job calls now and then: it waits while others read; raises Cancelled when nobody wants it."""


class _Precedence:
    """Jobs that somebody waits for go first: Python's threads share one processor, each slowing all others."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._waited_for = 0
        self.lane = threading.Lock()
        """Held by the one patient job that runs."""

    @contextmanager
    def first(self) -> Iterator[None]:
        """Patient jobs rest meanwhile."""
        with self._free:
            self._waited_for += 1
        try:
            yield
        finally:
            with self._free:
                self._waited_for -= 1
                self._free.notify_all()

    def give_way(self) -> None:
        """Wait until nobody waits for a job."""
        with self._free:
            self._free.wait_for(lambda: not self._waited_for)


_PRECEDENCE = _Precedence()


class Background(QObject):
    """Runs one job at a time away from the window's thread; a newer job makes an older one's result void.

    The thread knows no QObject: this object looks whether the job is ready, and when it is gone nobody looks.
    Jobs only read and write files; records are written through the session.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._future: Future[Any] | None = None
        self._answers: tuple[Done, Failed | None] = (_ignore, None)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN)
        self._timer.timeout.connect(self._look)
        self._unwanted = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether a result is still waited for."""
        return self._future is not None

    def run(self, job: Callable[[], _T], done: Callable[[_T], None], failed: Failed | None = None) -> None:
        """Run a job; `done` gets its result, `failed` its Refusal (without it the window shows that)."""
        pool = ThreadPoolExecutor(max_workers=1)
        self._future, self._answers = pool.submit(job), (done, failed)
        pool.shutdown(wait=False)
        self._timer.start()

    def read(
        self, job: Callable[[Rows], _T], done: Callable[[_T], None], failed: Failed | None = None
    ) -> None:
        """Run a job that reads the records through a connection of its own."""
        path, catalog = self._session.path, self._session.catalog

        def reading() -> _T:
            with _PRECEDENCE.first(), closing(open_reader(path)) as connection:
                return job(Rows(connection, catalog))

        self.run(reading, done, failed)

    def read_patiently(self, job: Callable[[Rows, Rest], _T], done: Callable[[_T], None]) -> None:
        """Run a long reading job that nobody waits for: after `read` jobs, and one of its sort at a time.

        `drop` ends it at its next rest, so that the end of the program does not wait for it.
        """
        path, catalog = self._session.path, self._session.catalog
        self.drop()
        unwanted = self._unwanted

        def rest() -> None:
            _PRECEDENCE.give_way()
            if unwanted.is_set():
                raise Cancelled("")

        def reading() -> _T:
            with _PRECEDENCE.lane:
                rest()
                with closing(open_reader(path)) as connection:
                    return job(Rows(connection, catalog), rest)

        self.run(reading, done)

    def drop(self) -> None:
        """Nobody waits for the running job any more."""
        self._future = None
        self._timer.stop()
        self._unwanted.set()
        self._unwanted = threading.Event()

    def _look(self) -> None:
        future = self._future
        if future is None or not future.done():
            return
        self.drop()
        error = future.exception()
        done, failed = self._answers
        if error is None:
            done(future.result())
        elif not isinstance(error, Refusal | Cancelled):
            self._session.runner.broken.emit(error)
        elif failed is not None:
            failed(error)
        elif isinstance(error, Refusal):
            self._session.refused.emit(error)


def _ignore(_: Any) -> None:
    """Nobody wants to know."""
