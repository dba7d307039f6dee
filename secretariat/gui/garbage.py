"""Python's cycles are collected on the window's thread only.

The collector runs in whatever thread happens to allocate. When that is the writing thread, it destroys the
widgets of a closed page there, which Qt answers with the end of the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK = 1000  # milliseconds


def collect_some() -> None:
    """Collect the generations whose turn it is, as Python would by itself."""
    for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if count > threshold:
            gc.collect(generation)


class Collector(QObject):
    """Switches the automatic collection off while it lives, and collects here from time to time instead."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(collect_some)
        self._timer.start()
