"""The one thread that writes: jobs go in, results come back on the window's thread."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from secretariat.base.errors import Cancelled, Refusal
from secretariat.store.faults import refusal_of
from secretariat.store.store import Store

Job = Callable[[Store], Any]
Opener = Callable[[], Store]


@dataclass(slots=True)
class Ticket:
    """A job under way. `cancel` asks it to stop; `drop` says that nobody waits for its result any more."""

    name: str
    done: Callable[[Any], None] | None
    failed: Callable[[BaseException], None] | None
    cancelled: bool = False
    dropped: bool = False

    def cancel(self) -> None:
        """Ask the job to stop at its next checkpoint; it then fails with Cancelled."""
        self.cancelled = True

    def drop(self) -> None:
        """The page that asked is gone: ignore whatever comes."""
        self.dropped = True


class Runner(QObject):
    """Owns the writing thread. Results arrive through queued signals; a worker never owns a QObject."""

    arrived = Signal(object)
    progressed = Signal(float, str)
    changed = Signal(object)
    """A store.Changed after each operation that changed something."""
    broken = Signal(object)
    """An exception that is our own fault: the crash dialog listens."""

    def __init__(self, opener: Opener) -> None:
        super().__init__()
        self._queue: queue.Queue[tuple[Ticket, Job] | None] = queue.Queue()
        self._opener = opener
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        post = _Post(self.arrived, self.progressed, self.changed)
        self._thread = threading.Thread(target=_work, args=(self._queue, opener, post), daemon=True)

    def start(self, done: Callable[[Any], None], failed: Callable[[BaseException], None]) -> None:
        """Open the file on the writing thread; `done` gets its path, `failed` the Refusal."""
        ticket = Ticket("打开", done, failed)
        self._queue.put((ticket, lambda store: store.path))
        self._thread.start()

    def submit(
        self, name: str, job: Job, done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:  # fmt: skip
        """Run a job on the writing thread; `done` or `failed` is called back on this thread."""
        ticket = Ticket(name, done, failed)
        self._queue.put((ticket, job))
        return ticket

    def report(self, fraction: float, text: str) -> None:
        """Progress of the running job, callable from its thread."""
        self.progressed.emit(fraction, text)

    def stop(self) -> None:
        """Finish what is queued, close the file and end the thread."""
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _deliver(self, parcel: tuple[Ticket, Any, BaseException | None]) -> None:
        ticket, result, error = parcel
        if ticket.dropped:
            return
        if error is None:
            if ticket.done is not None:
                ticket.done(result)
        elif ticket.failed is not None and isinstance(error, (Refusal, Cancelled)):
            ticket.failed(error)
        else:
            self.broken.emit(error)


@dataclass(frozen=True, slots=True)
class _Post:
    """The signals that the thread may emit; emitting is safe from any thread."""

    arrived: SignalInstance
    progressed: SignalInstance
    changed: SignalInstance


def _nobody_asked() -> bool:
    return False


def _work(jobs: queue.Queue[tuple[Ticket, Job] | None], opener: Opener, post: _Post) -> None:
    store: Store | None = None
    while (item := jobs.get()) is not None:
        ticket, job = item
        try:
            if store is None:
                store = opener()
                store.listen(post.changed.emit)
            store.cancelled = lambda ticket=ticket: ticket.cancelled  # type: ignore[misc]
            post.arrived.emit((ticket, job(store), None))
        except Exception as error:  # the boundary: whatever a job raises becomes its answer
            told = error if store is None else refusal_of(error, store.path) or error
            post.arrived.emit((ticket, None, told))
        if store is not None:
            store.cancelled = _nobody_asked
        del item, ticket, job  # a page they know must not live on in this thread, and end in it
    if store is not None:
        store.close()
