"""The contract of an editor: what stands in it, and what was understood of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value
from secretariat.gui.session import Session

Suggest = Callable[[str], list[str]]
"""Words offered for what was typed so far."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an editor is made for: the kind of value, the session to look records up in, and its words.

    `target` names the entity that a link points to; `suggest` offers words for a text that is free all the same.
    """

    kind: Kind
    session: Session | None = None
    target: str | None = None
    suggest: Suggest | None = None
    placeholder: str = ""


class Editor(QWidget):
    """Edits one value. `changed` comes with every key, `settled` when the clerk leaves the field."""

    changed = Signal()
    settled = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = setting.kind
        self._original: Value = None
        self._start = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)

    def set_value(self, value: Value) -> None:
        """Start from a stored value."""
        self._original = value
        self.put_text(self.kind.edit(value))
        self._start = self.text()

    def value(self) -> Value:
        """What was understood, None where nothing was."""
        return self.reading().value

    def reading(self) -> Reading:
        """What is understood of what stands in the field; the untouched start is the stored value itself."""
        text = self.text()
        if text == self._start:
            return NOTHING if self._original is None else Reading(self._original)
        return self.kind.read(text) if text.strip() else NOTHING

    def touched(self) -> bool:
        """Whether something else stands here than at the start."""
        return self.text() != self._start

    def text(self) -> str:
        """What stands in the field, as typed."""
        raise NotImplementedError

    def put_text(self, text: str) -> None:
        """Write into the field as if typed."""
        raise NotImplementedError

    def inner(self) -> QWidget:
        """The widget that takes the keys, for focus, buddies and colours."""
        raise NotImplementedError

    def watch_focus(self, widget: QWidget) -> None:
        """Tell by `settled` when the focus leaves a widget."""
        widget.installEventFilter(self)
        self.setFocusProxy(widget)
        # Or the letter of a label whose buddy this is would lead nowhere.
        self.setFocusPolicy(widget.focusPolicy())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self.settled.emit()
        return super().eventFilter(watched, event)


class LineEditor(Editor):
    """Words, names, numbers and codes on one line; what stands behind it says the unit."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.line = QLineEdit(placeholderText=setting.placeholder)
        self.line.textChanged.connect(lambda: self.changed.emit())
        self.watch_focus(self.line)
        self._layout().addWidget(self.line, 1)

    def _layout(self) -> QHBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        return layout

    def text(self) -> str:
        return self.line.text()

    def put_text(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def inner(self) -> QWidget:
        return self.line
