"""One field of a form: its label, its editor, and beside it what was understood or what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from secretariat.base.kinds import Flag, Link, Note
from secretariat.base.kinds.kind import Reading, Value
from secretariat.base.ledger import Column
from secretariat.gui.forms.editor import Editor


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands below an editor: words and their tone (muted, warn, bad)."""

    text: str = ""
    tone: str = "muted"


class Field(QWidget):
    """A labelled editor of one column. `changed` carries the column's key."""

    changed = Signal(str)
    settled = Signal(str)

    def __init__(
        self, column: Column, editor: Editor, label: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.column, self.editor = column, editor
        self.label = label or column.label
        self.wide = isinstance(column.kind, Note)
        self.words = QLabel()
        self.words.setBuddy(editor.inner())
        self.words.setToolTip(column.help)
        self.remark = QLabel(wordWrap=True)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.hide()
        self.set_label(self.label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(self.words)
        head.addStretch()
        layout.addLayout(head)
        layout.addWidget(editor)
        layout.addWidget(self.remark)
        layout.addStretch()
        editor.changed.connect(self._on_change)
        editor.settled.connect(self._on_settled)

    def set_label(self, label: str, *, required: bool | None = None) -> None:
        """Set the words above the editor; a star marks what must be filled in."""
        self.label = label
        needed = self.column.required if required is None else required
        star = " <span style='color:#B3261E'>＊</span>" if needed else ""
        self.words.setText(f"{label}{star}")
        self.editor.inner().setAccessibleName(label)

    @property
    def key(self) -> str:
        """The column's key."""
        return self.column.key

    def value(self) -> Value:
        """What was understood of what stands in the field."""
        return self.editor.value()

    def problem(self) -> str | None:
        """Why this cannot be saved, or None. Words that belong elsewhere must not be lost by saving."""
        reading = self.editor.reading()
        left = "、".join(text for text in reading.spill.values() if text) if self.editor.touched() else ""
        return reading.problem or (f"“{left}”不属于这一栏，请挪到合适的字段再保存" if left else None)

    def show_remark(self) -> None:
        """Say below the field what was understood, or in red what is wrong."""
        reading = self.editor.reading()
        state = "doubt" if reading.doubtful else "bad" if reading.problem else ""
        self._say(understood(self.column, reading, self.editor), state)

    def complain(self, text: str) -> None:
        """Say in red what is wrong from outside, such as a required field that is empty."""
        self._say(Remark(text, "bad"), "bad")

    def note(self, text: str) -> None:
        """Say something that is worth a look but no mistake."""
        self._say(Remark(text, "warn"), "")

    def _say(self, remark: Remark, state: str) -> None:
        self.remark.setText(remark.text)
        self.remark.setProperty("tone", remark.tone)
        self.remark.style().polish(self.remark)
        self.remark.setVisible(bool(remark.text))
        inner = self.editor.inner()
        inner.setProperty("state", state)
        inner.style().polish(inner)

    def _on_change(self) -> None:
        if self.remark.isVisibleTo(self):
            self.show_remark()
        self.changed.emit(self.key)

    def _on_settled(self) -> None:
        self.show_remark()
        self.settled.emit(self.key)


def understood(column: Column, reading: Reading, editor: Editor) -> Remark:
    """What to say about a reading: the problem, else a note, else the value where it reads otherwise."""
    if reading.problem:
        return Remark(reading.problem, "warn" if reading.doubtful else "bad")
    notes = [text for text in (reading.note, column.kind.warn(reading.value)) if text]
    if notes:
        return Remark("；".join(notes), "warn")
    if reading.value is None or isinstance(column.kind, Flag | Link | Note):
        return Remark()
    shown = column.kind.show(reading.value)
    return Remark(f"“{shown}”") if shown != editor.text().strip() and editor.touched() else Remark()
