"""Errors of our own: written to the log without any values, and told in one box that says where the log is."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from secretariat.gui.messages import MessageBox

_SPEAKING = (AttributeError, TypeError, NameError, ImportError, RecursionError, NotImplementedError)
"""Errors whose words name things of the program only; those of others may quote what a clerk typed."""


def described(error: BaseException) -> str:
    """The error as it may stand in the log: types and places in the program, never values."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines += [_frame(item) for item in traceback.extract_tb(current.__traceback__)]
        lines.append(_kind(current))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        if current is not None:
            lines.append("  caused by:")
    return "\n".join(lines)


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    speaking = isinstance(error, _SPEAKING) or kind.__module__ == "sqlite3"
    return f"{name}: {error}" if speaking else name


def _frame(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    place = (
        "/".join(path.parts[path.parts.index("secretariat") :]) if "secretariat" in path.parts else path.name
    )
    return f"  {place}:{frame.lineno} {frame.name}: {frame.line or ''}".rstrip(": ")


class CrashHandler(QObject):
    """Takes every error that nobody caught, from any thread; shows one box at a time."""

    _caught = Signal()

    def __init__(self, write: Callable[[str], None], log: Path) -> None:
        super().__init__()
        self._write = write
        self._log = log
        self._box: MessageBox | None = None
        self.parent_window: QWidget | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take what Python would print and forget."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def take(self, error: BaseException) -> None:
        """Log the error and show the box; callable from any thread."""
        self._write(described(error))
        self._caught.emit()

    def _hook(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        self.take(error if error is not None else kind())

    def _show(self) -> None:
        from secretariat.gui.messages import Answer, MessageBox

        if self._box is not None:
            return
        remedy = (
            "刚才的操作没有完成；已经保存的内容都在。可以继续使用；若反复出现，请重新启动程序，"
            f"并把日志文件交给维护人员（里面没有姓名、电话等内容）：\n{self._log}"
        )
        self._box = MessageBox(self.parent_window, "error", "程序出了一个错误。", remedy)
        self._box.destroyed.connect(self._forget)
        self._box.offer((Answer("知道了(&O)"), Answer("打开日志所在文件夹(&L)", self._open_folder)))
        self._box.open()

    def _forget(self, *_: Any) -> None:
        self._box = None

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))
