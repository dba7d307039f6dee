"""Reading in the background: a job in a thread of its own, whose late result is dropped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
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
            with closing(open_reader(path)) as connection:
                return job(Rows(connection, catalog))

        self.run(reading, done, failed)

    def drop(self) -> None:
        """Nobody waits for the running job any more."""
        self._future = None
        self._timer.stop()

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
