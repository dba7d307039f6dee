"""The line above the pages: back and forward, the search box, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from secretariat.gui.search_box import SearchBox
from secretariat.gui.style import icon

_LONGEST = 9  # characters of an operation's name on the button; the tooltip has it whole


class Header(QFrame):
    """Shows the actions that it is given; the menus show the same ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.back = _action(self, "后退(&B)", "back", "Alt+Left")
        self.forward = _action(self, "前进(&F)", "forward", "Alt+Right")
        self.undo = _action(self, "撤销(&U)", "undo", "Ctrl+Z")
        self.redo = _action(self, "重做(&R)", "redo", "Ctrl+Y")
        self.search = SearchBox()
        self.search.setMinimumWidth(260)
        self.search.setMaximumWidth(620)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(4)
        for action in (self.back, self.forward):
            row.addWidget(_button(action, Qt.ToolButtonStyle.ToolButtonIconOnly))
        row.addSpacing(8)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        for action in (self.undo, self.redo):
            row.addWidget(_button(action, Qt.ToolButtonStyle.ToolButtonTextBesideIcon))
        self.show_names("", "")

    def show_names(self, undo: str, redo: str) -> None:
        """Name what undo and redo would take back; an empty name switches them off."""
        for action, verb, name, key in (
            (self.undo, "撤销", undo, "Ctrl+Z"),
            (self.redo, "重做", redo, "Ctrl+Y"),
        ):
            short = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
            action.setIconText(f"{verb}“{short}”" if name else verb)
            action.setText(f"{verb}“{name}”" if name else verb)
            action.setToolTip(f"{verb}“{name}”（{key}）" if name else f"没有可以{verb}的操作（{key}）")
            action.setEnabled(bool(name))


def _action(parent: QWidget, words: str, picture: str, key: str) -> QAction:
    action = QAction(icon(picture, "text"), words, parent)
    action.setShortcut(key)
    action.setToolTip(f"{words.partition('(')[0]}（{key}）")
    action.setEnabled(False)
    return action


def _button(action: QAction, style: Qt.ToolButtonStyle) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(style)
    button.setIconSize(QSize(18, 18))
    return button
