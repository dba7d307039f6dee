"""Parts of a page that show what the file holds: read anew after each write, but only as soon as they are seen."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from secretariat.gui.session import Session


class FreshPart(QWidget):
    """Calls `read` when it is seen and something has changed since it was read last."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._stale = True

    def follow(self, *signals: SignalInstance) -> None:
        """Read anew after these signals. A method is connected, which Qt lets go together with the part."""
        for signal in signals:
            signal.connect(self.later)

    def read(self) -> None:
        """Read the records anew and show them."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._stale = False
        self.read()

    def later(self, _: object = None) -> None:
        """Something changed: read it now, or as soon as the part is seen."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
