"""The frame of the window: where its parts lie, its remembered shape, and files dropped onto it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from secretariat.gui.settings import Settings

if TYPE_CHECKING:
    from secretariat.gui.browser import Browser

TITLE = "商会秘书"
_GROUND = "#FBFBFC"  # style.COLOURS["page"], before the style is there
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".csv", ".et", ".ods")


class Frame(QMainWindow):
    """The parts of the window, laid out; it knows nothing of what they show.

    It is on the screen before it has any parts: `lay_out` makes them after the first picture.
    """

    painted = Signal()
    """Once, when the window is on the screen for the first time."""
    dropped = Signal(object)
    """The path of a workbook or a data file that was dropped onto the window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._painted = False
        self.setWindowTitle(TITLE)
        self.setMinimumSize(900, 600)
        empty = QWidget()
        empty.setPalette(QPalette(QColor(_GROUND)))
        empty.setAutoFillBackground(True)
        empty.installEventFilter(self)
        self.setCentralWidget(empty)
        self._restore_shape()

    def lay_out(self, browser: Browser) -> None:
        """Make the parts of the window."""
        from secretariat.gui.header import Header
        from secretariat.gui.sidebar import Sidebar
        from secretariat.gui.start import StartPage
        from secretariat.gui.status import Bar, StatusLine
        from secretariat.gui.style import icon
        from secretariat.gui.toast import Toast

        self.sidebar, self.header = Sidebar(), Header()
        self.browser, self.start = browser, StartPage()
        self.day_bar, self.warning_bar = Bar("info", "calendar"), Bar("warn", "warning").closable()
        self.status = StatusLine()
        self.stack = QStackedWidget()
        self.setWindowIcon(icon("app"))
        self.setAcceptDrops(True)
        self._arrange()
        self.toast = Toast(self)

    def _arrange(self) -> None:
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.browser)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self.header, self.day_bar, self.warning_bar):
            right.addWidget(widget)
        right.addWidget(self.stack, 1)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)

    def come_forward(self) -> None:
        """Show the window in front of all others, also when it is minimized."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first time that the window is painted."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook or a data file from the desktop."""
        if _path_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped."""
        path = _path_of(event)
        if path is not None:
            self.dropped.emit(path)

    def keep_shape(self) -> None:
        """Remember size and place for the next start."""
        self._settings.set("window", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))

    def _restore_shape(self) -> None:
        encoded = self._settings.get("window", "")
        if not encoded or not self.restoreGeometry(QByteArray.fromBase64(encoded.encode("ascii"))):
            self.resize(1280, 800)


def _path_of(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in (*_WORKBOOKS, ".db"):
            return path
    return None
