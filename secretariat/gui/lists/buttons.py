"""Flat buttons with words, for bars above and below lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton


def tool(
    text: str, slot: Callable[[], object] | None = None, *, tip: str = "", checkable: bool = False
) -> QToolButton:
    """A flat button; `tip` names its key, if it has one."""
    button = QToolButton()
    button.setText(text)
    button.setCheckable(checkable)
    button.setToolTip(tip)
    if slot is not None:
        button.clicked.connect(lambda: slot())
    return button
