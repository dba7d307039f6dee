"""A clerk who works with the keyboard only: keys go where the focus is, Chinese comes from an input method."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from secretariat.gui.messages import MessageBox
from secretariat.gui.session import Session
from secretariat.gui.window import Window
from tests.gui.roll_office import no_dialog

_W = TypeVar("_W", bound=QWidget)
_LONG = 8000


class Clerk:
    """Presses keys in the program's window and in whatever it opens; never touches a widget otherwise."""

    def __init__(self, qtbot: QtBot, window: Window, session: Session) -> None:
        self._qtbot, self._window, self.session = qtbot, window, session

    def press(self, *keys: str) -> None:
        """Keys one after the other, written as in menus: Ctrl+N, Down, 1."""
        for key in keys:
            QApplication.processEvents()  # nobody is faster than the screen
            combination = QKeySequence(key)[0]  # type: ignore[index]
            popup = QApplication.activePopupWidget()
            target = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
            assert target is not None, f"nothing takes {key}"
            self._qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())  # type: ignore[no-untyped-call]

    def press_alt(self) -> None:
        """Alt alone, pressed and let go."""
        target = QApplication.focusWidget()
        self._qtbot.keyPress(target, Qt.Key.Key_Alt)  # type: ignore[no-untyped-call]
        self._qtbot.keyRelease(target, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)  # type: ignore[no-untyped-call]

    def letters(self, text: str) -> None:
        """Latin letters and digits."""
        assert text.isascii()
        for letter in text:
            target = QApplication.focusWidget()
            assert target is not None
            self._qtbot.keyClick(target, letter)  # type: ignore[no-untyped-call]

    def write(self, text: str) -> None:
        """Chinese, as an input method commits it."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        target = QApplication.focusWidget()
        assert target is not None
        QApplication.sendEvent(target, event)

    def fill(self, *texts: str) -> None:
        """Fields one after the other, going on with Tab; "" leaves one as it is."""
        for text in texts:
            if text:
                self.write(text)
            self.press("Tab")

    def from_menu(self, key: str, *choices: str) -> None:
        """A key that drops a menu, then keys in it; the menu runs a loop of its own while it is open."""

        def choose() -> None:
            if QApplication.activePopupWidget() is None:
                QTimer.singleShot(10, choose)
            else:
                self.press(*choices)

        QTimer.singleShot(0, choose)
        self.press(key)

    def waits(self, until: Callable[[], bool]) -> None:
        """Look at the screen until it shows what was asked for."""
        self._qtbot.waitUntil(until, timeout=_LONG)

    def sees(self, kind: type[_W]) -> _W:
        """A window that opened and takes the keys."""
        self.waits(lambda: isinstance(QApplication.activeWindow(), kind))
        found = QApplication.activeWindow()
        assert isinstance(found, kind)
        self.waits(lambda: found.isAncestorOf(QApplication.focusWidget() or self._window))
        return found

    def is_back(self, closed: type[QWidget], owner: QWidget | None = None) -> None:
        """A window is closed and its owner in front again, as every desktop does it."""
        self.waits(no_dialog(closed))
        front = owner or self._window
        with self._qtbot.waitActive(front):
            front.activateWindow()

    def goes_to(self, key: str, page: str) -> None:
        """Another page of the sidebar, which then has the keyboard."""
        self.press(key)
        self.waits(lambda: self._window.browser.home == page)

    def finds(self, kind: type[_W]) -> _W:
        """The page that is shown."""
        self.waits(lambda: isinstance(self._window.browser.currentWidget(), kind))
        found = self._window.browser.currentWidget()
        assert isinstance(found, kind)
        return found

    @property
    def undo_name(self) -> str:
        """What 撤销 says that it would take back."""
        return self._window.undoing.undo_name

    def takes_back(self) -> None:
        """撤销, once."""
        with self._qtbot.waitSignal(self.session.changed, timeout=_LONG):
            self.press("Ctrl+Z")

    def reads_a_message(self, part: str) -> None:
        """The program says something, and is answered with Enter."""
        box = self.sees(MessageBox)
        assert part in box.happened.text()
        self.press("Return")
        self.is_back(MessageBox)

    def copied(self, text: str) -> None:
        """Something was copied in another program."""
        QGuiApplication.clipboard().setText(text)

    def names(self, place: Path, owner: QWidget | None = None) -> None:
        """Types where a file or folder is to be, in the window that asks for it."""
        self.sees(QFileDialog)
        self.press("Ctrl+A")
        self.write(str(place))
        self.press("Return")
        self.is_back(QFileDialog, owner)
