"""A second start on the same file brings the first window to the front."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal

_PATIENCE = 800  # milliseconds that the first window may take to answer
_CALL = b"show\n"


def name_of(path: Path) -> str:
    """The name under which the window on a file listens: the same for one user and file, telling neither."""
    import getpass
    import hashlib

    whose = f"{getpass.getuser()}|{os.path.normcase(path.resolve())}"
    return f"secretariat-{hashlib.sha256(whose.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}"


def may_be_open(path: Path) -> bool:
    """Whether it is worth asking: a window that has the file open has a lock file beside it."""
    return path.with_name(f"{path.name}.lock").exists()


def ring(path: Path) -> bool:
    """Ask the window that has the file open to come to the front; False if there is none."""
    from PySide6.QtNetwork import QLocalSocket

    _let_others_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(name_of(path))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_CALL)
    socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return True


def _let_others_come_forward() -> None:
    """Windows lets a window come to the front only if the active program allows it."""
    if os.name == "nt":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)  # type: ignore[attr-defined,unused-ignore]


class Doorbell(QObject):
    """Listens for a second start on the file that this window has open."""

    rang = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Call it only while holding the file's lock: whatever still has the name is a leftover."""
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name_of(path))
        self._server.listen(name_of(path))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.rang.emit()
