"""The composition root: decides between window and command line, and puts the window's parts together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from secretariat.base.catalog import Catalog
    from secretariat.base.intake import Intake
    from secretariat.gui.program import Program
    from secretariat.gui.window import Window

NAME = "商会秘书"
_READ_WORKER = "--read-worker"  # exchange.reading.WORKER_FLAG, not imported: this start must stay small
_TURN = 0.001  # seconds after which a busy thread lets the window's have its turn; Python's own 5 ms are felt


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the window was started with: the file to open, and where to draw pictures instead of showing it."""

    data: Path | None = None
    screenshot: Path | None = None


def main(argv: list[str]) -> int:
    """Run the program; returns its exit code."""
    if argv == [_READ_WORKER]:
        from secretariat.exchange.reading.worker import serve

        serve()
        return 0
    options = window_options(argv)
    if options is None:
        from secretariat.cli import main as run_command

        return run_command(argv)
    return _draw(options) if options.screenshot else _show(options)


def window_options(argv: list[str]) -> WindowOptions | None:
    """The window's options, or None where the words are meant for the command line."""
    found: dict[str, Path] = {}
    words = iter(argv)
    for word in words:
        name, sign, value = word.partition("=")
        if name not in ("--data", "--screenshot"):
            return None
        path = value if sign else next(words, "")
        if not path:
            return None
        found[name] = Path(path)
    return WindowOptions(found.get("--data"), found.get("--screenshot"))


def _show(options: WindowOptions) -> int:
    """Open the window; a file that another window has open brings that one to the front."""
    sys.setswitchinterval(_TURN)
    from secretariat.gui.crash import CrashHandler
    from secretariat.gui.single_instance import may_be_open, ring

    app = _application()
    program = _program(_settings_folder())
    crash = CrashHandler(_log_writer(program.log), program.log)
    crash.install()
    path = options.data or first_file(program)
    if path is not None and may_be_open(path) and ring(path):
        return 0
    window = _window(program, crash.take)
    crash.parent_window = window
    window.gone.connect(app.quit)
    app.commitDataRequest.connect(window.end_with_system)
    window.other_window_raised.connect(app.quit)
    window.painted.connect(lambda: _dress(app, bundled_only=False))
    if path is not None:
        window.ready.connect(lambda: window.opener.open(path))
    window.show()
    return app.exec()


def _draw(options: WindowOptions) -> int:
    """Draw every page into PNG files, with nothing but the bundled fonts; ends with 1 where that fails."""
    import tempfile

    assert options.screenshot is not None
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _silence_offscreen()
    app = _application()
    _dress(app, bundled_only=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        program = _program(Path(folder))  # what the clerk's own window remembers stays as it is
        path = options.data or first_file(_program(_settings_folder()))
        if path is None or (not path.exists() and options.data is None):
            path = program.make_demo()
        return _walk(app, program, path, options.screenshot)


def _silence_offscreen() -> None:
    """Keep to itself what the platform without a screen cannot do: nobody looks at these windows."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def speak(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        if not message.startswith("This plugin does not support"):
            sys.stderr.write(f"{message}\n")

    qInstallMessageHandler(speak)


def _walk(app: QApplication, program: Program, path: Path, folder: Path) -> int:
    from secretariat.demo import WORKBOOK
    from secretariat.gui.screenshots import Pictures

    def fail(error: BaseException) -> None:
        sys.stderr.write(f"{error}\n")
        app.exit(1)

    def crash(kind: type[BaseException], error: BaseException, trace: object) -> None:
        sys.__excepthook__(kind, error, error.__traceback__)
        app.exit(1)

    sys.excepthook = crash
    window = _window(program, fail)
    window.resize(1280, 800)
    pictures = Pictures(window, path, folder, WORKBOOK)
    pictures.failed.connect(fail)
    pictures.finished.connect(window.close)
    window.gone.connect(lambda: app.exit(0))
    window.ready.connect(pictures.start)
    window.show()
    code = app.exec()
    window.opener.close_now()
    return code


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setQuitOnLastWindowClosed(False)
    return app


def _dress(app: QApplication, *, bundled_only: bool) -> None:
    """Give the program its looks: the first, empty picture of the window does not wait for fonts."""
    from secretariat.gui.style import dress

    dress(app, bundled_only=bundled_only)


def _window(program: Program, broken: Callable[[BaseException], object]) -> Window:
    from secretariat.gui.garbage import Collector
    from secretariat.gui.opening import Opener
    from secretariat.gui.window import Window

    opener = Opener(program)
    opener.broken.connect(broken)
    window = Window(program, opener)
    Collector(window)
    return window


def _program(settings_folder: Path) -> Program:
    from platformdirs import user_log_path

    from secretariat import __version__
    from secretariat.gui.program import Program
    from secretariat.gui.settings import Settings
    from secretariat.store.places import default_path

    data = default_path()
    own = settings_folder == _settings_folder()
    return Program(
        version=__version__,
        load=_declarations,
        settings=Settings(settings_folder / "window.json"),
        default_path=data,
        log=user_log_path(NAME, appauthor=False) / "程序.log",
        make_demo=lambda: _make_demo(data.parent if own else settings_folder),
    )


def _declarations() -> tuple[Catalog, Mapping[str, Intake]]:
    from secretariat.catalog import CATALOG, INTAKES

    return CATALOG, INTAKES


def _make_demo(folder: Path) -> Path:
    from secretariat.demo import free_path, make_office

    return make_office(free_path(folder))


def _settings_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False, roaming=False)


def first_file(program: Program) -> Path | None:
    """The file that the window opens by itself: the last one, else the default one if it exists.

    The last one also where it is gone: opening another in its place would look like lost records.
    """
    if program.settings.recent:
        return program.settings.recent[0]
    return program.default_path if program.default_path.exists() else None


def _log_writer(path: Path) -> Callable[[str], None]:
    """Writes errors into a log of at most three files of 500 KB; made when the first one comes."""

    def write(text: str) -> None:
        import logging
        from logging.handlers import RotatingFileHandler

        logging.raiseExceptions = False  # a full disk must not turn one error into two
        logger = logging.getLogger("secretariat")
        if not logger.handlers:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8")
            except OSError:
                return
            handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            logger.addHandler(handler)
            logger.propagate = False
        logger.error("%s", text)

    return write
