"""An editor for each kind of value, listed by hand: a test fails when a kind has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget

from secretariat.base.kinds import (
    Choice,
    Count,
    CreditCode,
    Email,
    Flag,
    IdNumber,
    Link,
    Money,
    Note,
    OrganizationName,
    PartialDate,
    PersonName,
    Phone,
    Points,
    Tags,
    Text,
)
from secretariat.base.kinds.kind import Kind
from secretariat.gui.forms.choice_editor import ChoiceEditor, SuggestingEditor
from secretariat.gui.forms.date_editor import DateEditor
from secretariat.gui.forms.editor import Editor, LineEditor, Setting
from secretariat.gui.forms.link_editor import LinkEditor


class NoteEditor(Editor):
    """Words on several lines; Tab goes on to the next field."""

    _LINES = 3

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.words = QPlainTextEdit(placeholderText=setting.placeholder)
        self.words.setTabChangesFocus(True)
        # The style sheet sets a least height for all fields, so this one must be said in its language too.
        height = self.fontMetrics().lineSpacing() * self._LINES + 4
        self.words.setStyleSheet(f"QPlainTextEdit {{ min-height: {height}px; max-height: {height}px; }}")
        self.words.textChanged.connect(lambda: self.changed.emit())
        self.watch_focus(self.words)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.words)

    def text(self) -> str:
        return self.words.toPlainText()

    def put_text(self, text: str) -> None:
        self.words.setPlainText(text)

    def inner(self) -> QWidget:
        return self.words


class FlagEditor(Editor):
    """是, 否, or not known."""

    _WORDS = ("", "是", "否")

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.box = QComboBox()
        self.box.addItems(["（未填写）", *self._WORDS[1:]])
        self.box.currentIndexChanged.connect(lambda: self.changed.emit())
        self.watch_focus(self.box)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.box)

    def text(self) -> str:
        return self._WORDS[self.box.currentIndex()]

    def put_text(self, text: str) -> None:
        self.box.setCurrentIndex(self._WORDS.index(text) if text in self._WORDS else 0)

    def inner(self) -> QWidget:
        return self.box


class AmountEditor(LineEditor):
    """A number with its unit behind it."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        unit = str(getattr(setting.kind, "unit", ""))
        if unit:
            self._layout().addWidget(QLabel(unit))


class TagsEditor(LineEditor):
    """Several short words; any usual separator will do."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.line.setPlaceholderText(setting.placeholder or "几项之间用顿号隔开")


EDITORS: Mapping[type[Kind], Callable[[Setting], Editor]] = {
    Text: SuggestingEditor,
    Note: NoteEditor,
    PersonName: SuggestingEditor,
    OrganizationName: SuggestingEditor,
    PartialDate: DateEditor,
    Phone: LineEditor,
    IdNumber: LineEditor,
    CreditCode: LineEditor,
    Money: AmountEditor,
    Count: AmountEditor,
    Points: AmountEditor,
    Flag: FlagEditor,
    Choice: ChoiceEditor,
    Link: LinkEditor,
    Tags: TagsEditor,
    Email: LineEditor,
}
"""Kind → what makes its editor."""


def make_editor(setting: Setting) -> Editor:
    """The editor for a kind of value; KeyError for a kind that is not listed."""
    return EDITORS[type(setting.kind)](setting)
