"""`--screenshot`: draws every page of the window with the given data into PNG files, and ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from secretariat.base.errors import Refusal
from secretariat.gui.background import Background
from secretariat.gui.pages import Incoming, import_wizard
from secretariat.gui.session import Session
from secretariat.gui.sidebar import PLACES
from secretariat.gui.window import Window
from secretariat.store.listing import Filter, ListQuery

_LOOK = 20  # milliseconds between two looks whether a page is ready
_CALM = 120  # milliseconds without anything running before a picture is taken
_PATIENCE = 60_000  # milliseconds after which a page that does not get ready is our own fault
Ready = Callable[[], bool]
_SHOWN_RECORDS = (
    "proposals", "events", "visits", "demands", "trainings", "named_lists", "party_orgs", "rights_cases", "fees",
)  # fmt: skip
"""The ledgers of which the page of one record is drawn too."""


class Pictures(QObject):
    """Walks through the window like a clerk, and takes a picture of each page when it is ready."""

    finished = Signal()
    failed = Signal(object)
    """A Refusal: the file could not be opened."""

    def __init__(self, window: Window, path: Path, folder: Path, workbook: Path) -> None:
        super().__init__()
        self._window, self._path = window, path
        self._folder, self._workbook = folder, workbook
        self._count = 0
        self._refusal: Refusal | None = None
        self._asked, self._answered = False, False
        self._since, self._calm = QElapsedTimer(), QElapsedTimer()
        self._wait: Ready = lambda: True
        self._steps = self._walk()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin; `finished` or `failed` follows."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._window.opener.refused.connect(self._take_refusal)
        self._since.start()
        self._calm.start()
        self._timer.start()

    def _look(self) -> None:
        if self._refusal is not None:
            self._timer.stop()
            self.failed.emit(self._refusal)
        elif not self._wait():
            self._calm.restart()
            assert self._since.elapsed() < _PATIENCE, "a page does not get ready"
        elif self._calm.elapsed() >= _CALM:
            self._since.restart()
            self._advance()

    def _advance(self) -> None:
        wait = next(self._steps, None)
        if wait is None:
            self._timer.stop()
            self.finished.emit()
            return
        self._wait = wait
        self._asked = self._answered = False
        self._calm.restart()

    def _take_refusal(self, _: Path, refusal: Refusal) -> None:
        self._refusal = refusal

    # -- the walk ---------------------------------------------------------------------------------------

    def _walk(self) -> Iterator[Ready]:
        yield lambda: True
        self._shoot("开始")
        self._window.opener.open(self._path)
        yield lambda: self._window.session is not None and self._window.finder is not None
        session = self._window.session
        assert session is not None
        for place in PLACES:
            yield from self._page(place.name, place.label)
        yield from self._records(session)
        yield from self._form(session)
        yield from self._search(session)
        yield from self._wizard(session)

    def _page(self, name: str, label: str) -> Iterator[Ready]:
        page = self._window.browser.go(name)
        yield self._quiet
        self._shoot(label)
        yield from self._parts(page, label)

    def _parts(self, page: QWidget | None, label: str) -> Iterator[Ready]:
        """The parts that a page says it has; one that opens a dialog is drawn as that dialog, then closed."""
        parts = getattr(page, "pictures", None)
        if parts is None:
            return
        for name, show in parts():
            show()
            yield self._quiet
            dialog = self._dialog()
            self._shoot(f"{label}-{name}", dialog)
            if dialog is not None:
                dialog.close()
                yield lambda: True

    def _records(self, session: Session) -> Iterator[Ready]:
        filled = ListQuery(filters=(Filter("principal.name", "filled"),))
        members = session.listing("members").select(filled) or session.listing("members").ids()
        people = session.listing("people").ids()
        shown = [("membership", "会员详情", members), ("person", "人员详情", people)]
        for ledger in _SHOWN_RECORDS:
            listing = session.listing(ledger)
            shown.append((listing.ledger.root, f"{listing.ledger.label}详情", listing.ids()))
        for entity, label, ids in shown:
            if ids:
                self._window.browser.open_record(entity, ids[0])
                yield self._quiet
                self._shoot(label)
                yield from self._parts(self._window.browser.currentWidget(), label)

    def _form(self, session: Session) -> Iterator[Ready]:
        """The form of a member, opened from the list as F2 opens it."""
        page = self._window.browser.go("members")
        actions = getattr(page, "actions_of", None)
        members = session.listing("members").ids()
        if actions is not None and members:
            form = actions.edit(members[0])
            yield self._quiet
            self._shoot("会员表单", form)
            form.close()
            yield lambda: True

    def _search(self, session: Session) -> Iterator[Ready]:
        people = session.listing("people")
        names = people.rows(people.ids()[:1], ["person.name"])
        if names:
            search = self._window.header.search
            search.setText(str(names[0][0])[:1])
            search.look()
            yield self._quiet
            self._shoot("查找")
            search.clear()
            search.fold()

    def _wizard(self, session: Session) -> Iterator[Ready]:
        wizard = import_wizard(session, Incoming(self._workbook), self._window)
        wizard.show()
        yield self._quiet
        yield self._quiet  # reading done, the rows are planned
        steps = getattr(wizard, "pictures", None)
        for name, show in steps() if steps else ():
            show()
            yield self._quiet
            self._shoot(f"导入-{name}", wizard)
        wizard.close()
        yield lambda: True

    # -- taking pictures --------------------------------------------------------------------------------

    def _quiet(self) -> bool:
        """Whether nothing is being read, and the writing thread has done what was asked of it."""
        reading = any(item.busy for item in self._window.findChildren(Background))
        return not reading and self._jobs_done()

    def _jobs_done(self) -> bool:
        session = self._window.session
        if session is None:
            return False
        if not self._asked:
            self._asked = True
            session.write("画面", lambda store: None, self._note_written)
            return False
        return self._answered

    def _note_written(self, _: object) -> None:
        self._answered = True

    def _dialog(self) -> QWidget | None:
        """The dialog in front, if one is open."""
        shown = [item for item in self._window.findChildren(QDialog) if item.isVisible()]
        return shown[-1] if shown else None

    def _shoot(self, name: str, what: QWidget | None = None) -> None:
        self._count += 1
        clean = re.sub(r'[\\/:*?"<>|\s]+', "", name)
        (what or self._window).grab().save(str(self._folder / f"{self._count:02}-{clean}.png"))
