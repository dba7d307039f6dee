"""Flat buttons with words, for bars above and below lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from secretariat.gui.style import COLOURS

_FIGURE = (
    "QToolButton {{ background: {accent_pale}; border: 1px solid {line}; border-radius: 4px; padding: 4px 12px; }}"
    "QToolButton:hover, QToolButton:focus {{ border-color: {accent}; }}"
)


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


def figure_button(text: str, slot: Callable[[], object], tip: str) -> QToolButton:
    """A number with its name that opens what it counts."""
    button = tool(text, slot, tip=tip)
    button.setStyleSheet(_FIGURE.format(**COLOURS))
    return button
