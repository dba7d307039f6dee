"""Opens, makes, restores and closes the office's file, always off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from secretariat.base.errors import Refusal
from secretariat.gui.program import Program

if TYPE_CHECKING:
    from secretariat.gui.runner import Runner
    from secretariat.gui.session import Session
    from secretariat.store.store import Store


class Opener(QObject):
    """At most one file is open; its session is `session`."""

    started = Signal(object)
    """The path that is being opened."""
    opened = Signal(object)
    """The Session of the open file."""
    refused = Signal(object, object)
    """(path, Refusal): nothing is open now."""
    warned = Signal(object)
    """Sentences that the clerk should read about the open file, after its full check."""
    damaged = Signal(object)
    """The Refusal of the full check: the file must not be used any longer."""
    closed = Signal()
    broken = Signal(object)
    """An error of our own, from whatever job."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._runner: Runner | None = None
        self.session: Session | None = None
        self.path: Path | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being opened."""
        return self._runner is not None and self.session is None

    def open(self, path: Path) -> None:
        """Open an existing file."""
        self._begin(path, lambda: _opened(path, self._program))

    def create(self, path: Path, office: str) -> None:
        """Make a new file for an office of that name, and open it."""

        def make() -> Store:
            from secretariat.store.store import Store

            path.parent.mkdir(parents=True, exist_ok=True)
            return Store.create(path, self._program.catalog, office)

        self._begin(path, make)

    def try_sample(self) -> None:
        """Make a further sample office, and open it."""
        program = self._program
        self._begin(
            program.default_path.with_name("示例"),
            lambda: _opened(program.make_demo(), program),
        )

    def restore(self, path: Path, backup: Path) -> None:
        """Put a backup in the place of the file, which must be closed here, and open it."""

        def put_back() -> Store:
            from secretariat.store.restoring import restore

            restore(path, backup, self._program.catalog, datetime.now())
            return _opened(path, self._program)

        self._begin(path, put_back)

    def close(self, done: Callable[[], object]) -> None:
        """Finish what is being written, close the file, then call `done`; at once if nothing is open."""
        session = self.session
        if session is None:
            done()
            return

        def finish(_: Any) -> None:
            self._end()
            done()

        session.write("关闭", lambda store: None, finish, finish)

    def close_now(self) -> None:
        """Close the file at once, waiting for what is being written: only when the program ends."""
        self._end()

    def _begin(self, path: Path, open_store: Callable[[], Store]) -> None:
        from secretariat.gui.runner import Runner

        assert self.session is None, "close the open file first"
        runner = Runner(open_store)
        self._runner, self.path = runner, path
        runner.broken.connect(self._broke)
        self.started.emit(path)
        runner.start(self._ready, self._failed)

    def _ready(self, path: Path) -> None:
        from secretariat.gui.session import Session

        runner = self._runner
        assert runner is not None
        self.path = path
        try:
            session = Session(path, self._program.catalog, dict(self._program.intakes), runner)
        except Refusal as refusal:
            self._failed(refusal)
            return
        self.session = session
        self._program.settings.note_opened(path)
        self.opened.emit(session)
        session.write("检查文件", lambda store: store.verify(), self._verified, self._found_damage)

    def _verified(self, warnings: tuple[str, ...]) -> None:
        from secretariat.store.places import warn_about_place

        place = warn_about_place(self.path) if self.path is not None else None
        self.warned.emit(warnings + ((place,) if place else ()))

    def _found_damage(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self.damaged.emit(error)

    def _failed(self, error: BaseException) -> None:
        path = self.path
        self._end(announce=False)
        self.refused.emit(path, error)

    def _broke(self, error: BaseException) -> None:
        if self.busy:
            self._failed(Refusal("程序出错，没有打开文件；文件没有改动。", "请重新启动程序再试。"))
        self.broken.emit(error)

    def _end(self, *, announce: bool = True) -> None:
        session, runner = self.session, self._runner
        self.session = self._runner = None
        if session is not None:
            session.close()
            if announce:
                self.closed.emit()
        elif runner is not None:
            runner.stop()


def _opened(path: Path, program: Program) -> Store:
    """Open a file on the thread that will write to it; the full check follows when the window shows it."""
    from secretariat.store.store import Store

    return Store.open(path, program.catalog, thorough=False)
