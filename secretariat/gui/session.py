"""One open file as the window sees it: reading here, writing through the runner, and the day it is told for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from secretariat.base.catalog import Catalog
from secretariat.base.errors import Cancelled
from secretariat.base.intake import Intake
from secretariat.gui.runner import Job, Runner, Ticket
from secretariat.store.extra_fields import live_catalog
from secretariat.store.listing import Listing
from secretariat.store.opening import open_reader
from secretariat.store.rows import Rows
from secretariat.store.store import Store
from secretariat.store.transaction import Changed, Transaction


class Session(QObject):
    """What every page is given. Pages read through `rows` and `listing`, write through `write`.

    `intakes` says how workbooks come into each ledger. `as_of` is None for today.
    """

    changed = Signal(object)
    """After each write, with its store.Changed; listings are fresh by then."""
    as_of_changed = Signal()
    refused = Signal(object)
    """A Refusal that no page caught: the window shows it."""
    open_list = Signal(str, object)
    """Asks the window to show a ledger: (name, store.listing.ListQuery)."""
    open_record = Signal(str, int)
    """Asks the window to show one record's page: (entity name, id)."""

    def __init__(self, path: Path, declared: Catalog, intakes: dict[str, Intake], runner: Runner) -> None:
        super().__init__()
        self.path = path
        self.intakes = intakes
        self.runner = runner
        self._declared = declared
        self._connection = open_reader(path)
        self.rows = self._fresh_rows()
        self._listings: dict[str, Listing] = {}
        self._as_of: str | None = None
        runner.changed.connect(self._after_write)

    @property
    def catalog(self) -> Catalog:
        """The live catalog: the office's own fields and choices included."""
        return self.rows.catalog

    @property
    def as_of(self) -> str | None:
        """The day (ISO) that lists and figures are told for; None for today."""
        return self._as_of

    @as_of.setter
    def as_of(self, day: str | None) -> None:
        self._as_of = day
        self.as_of_changed.emit()

    @property
    def day(self) -> str:
        """The as-of day as a date, today's if none is chosen."""
        return self._as_of or date.today().isoformat()

    def listing(self, ledger: str) -> Listing:
        """The lines of a ledger, shared by all pages."""
        if ledger not in self._listings:
            self._listings[ledger] = Listing(self.rows, self.catalog.ledgers[ledger])
        return self._listings[ledger]

    def write(
        self, name: str, job: Job, done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:  # fmt: skip
        """Run a job with the Store on the writing thread; a Refusal nobody catches is shown by the window."""
        return self.runner.submit(name, job, done, failed or self._refuse)

    def operate(
        self,
        name: str,
        verb: Callable[[Transaction], object],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:
        """Carry out one verb as a named operation."""

        def job(store: Store) -> None:
            with store.transact(name) as tx:
                verb(tx)

        return self.write(name, job, None, failed)

    def close(self) -> None:
        """Close the reading connection first, then the writing one."""
        # What is still on its way from the writing thread must not be read through a closed connection.
        self.runner.changed.disconnect(self._after_write)
        self._connection.close()
        self.runner.stop()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self.refused.emit(error)

    def _after_write(self, changed: Changed) -> None:
        if {"extra_field", "dictionary_entry"} & changed.records.keys():
            self.rows = self._fresh_rows()
            self._listings.clear()
        for listing in self._listings.values():
            listing.forget()
        self.changed.emit(changed)

    def _fresh_rows(self) -> Rows:
        return Rows(self._connection, live_catalog(Rows(self._connection, self._declared)))
