"""One start for `start.py`: the program with the file that is named, or an empty PySide6 window without one.

Imports at the top only what costs nothing: what it imports counts. Prints a line at each milestone.
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

WINDOW, OPEN, ROWS = "window painted", "file open", "member list painted"
ROOT = Path(__file__).resolve().parents[1]


def say(words: str) -> None:
    print(words, flush=True)


def watch_paint(widget: Any, done: Callable[[], object]) -> object:
    """Call `done` after the first paint of a widget; the answer must be kept alive."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.seen:
                self.seen = True
                QTimer.singleShot(0, done)
            return False

    watch = Watch(widget)
    widget.installEventFilter(watch)
    return watch


def empty_window() -> None:
    """The base: what PySide6 itself needs for a window with a table."""
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    application = QApplication([])
    window, table = QMainWindow(), QTableView()
    table.setModel(QStandardItemModel(0, 12))
    window.setCentralWidget(table)
    window.resize(1280, 800)

    def painted() -> None:
        say(WINDOW)
        window.close()

    watch_paint(table.viewport(), painted)
    window.show()
    application.exec()


def program(path: str) -> None:
    """Ours: `main.py --data FILE` as a clerk starts it, with somebody looking on."""
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def look_on(*_: object) -> int:
        window = next(item for item in QApplication.topLevelWidgets() if hasattr(item, "opener"))
        window.painted.connect(lambda: say(WINDOW))
        window.opener.opened.connect(lambda _: (say(OPEN), show_members(window)))
        window.opener.refused.connect(lambda _, refusal: os._exit(sys.stderr.write(f"{refusal}\n") and 1))
        return run()

    QApplication.exec = look_on  # type: ignore[method-assign, assignment]
    sys.path[0] = str(ROOT)  # as where main.py itself is started
    sys.argv = [str(ROOT / "main.py"), "--data", path]
    runpy.run_path(sys.argv[0], run_name="__main__")


def show_members(window: Any) -> None:
    """Go to the member list as soon as the file is open, and say when its rows are painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QTableView

    def done() -> None:
        say(ROWS)
        os._exit(0)  # nothing was written, and the indexes that are being built are not waited for

    def look() -> None:
        tables = window.findChildren(QTableView)
        table = next((item for item in tables if item.isVisible() and item.model().rowCount() > 0), None)
        if table is not None:
            timer.stop()
            watch_paint(table.viewport(), done)
            table.viewport().update()

    timer = QTimer(window, interval=2)
    timer.timeout.connect(look)
    QTimer.singleShot(0, lambda: window.go("members"))
    timer.start()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        program(sys.argv[1])
    else:
        empty_window()
