"""The short note after each write: 已保存, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

_SECONDS = 8
_ABOVE = 52  # pixels: the status line stays readable


class Toast(QFrame):
    """Lies at the lower edge of its parent for some seconds; the mouse on it holds it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(14)
        row.addWidget(self.words)
        row.addWidget(self.button)
        self._parent = parent
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Show the note, with a button if there is something to do."""
        self._act = act
        self.button.setText(button)
        self.button.setVisible(bool(button))
        metrics = self.words.fontMetrics()
        self.words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, 520))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: object) -> None:
        """Stay while the mouse is on it."""
        self._timer.stop()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: object) -> None:
        """Count again when the mouse has left."""
        self._timer.start()
        super().leaveEvent(event)  # type: ignore[arg-type]

    def _press(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _place(self) -> None:
        self.adjustSize()
        parent = self._parent
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - _ABOVE)
