"""One of a list, found by characters or pinyin; and free words with suggestions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from secretariat.base.kinds import Choice
from secretariat.gui.forms.editor import LineEditor, Setting, Suggest
from secretariat.gui.lists.buttons import tool
from secretariat.store.search import matches

_SHOWN = 12


class SuggestingEditor(LineEditor):
    """A line that offers words below itself; what is typed need not be among them."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._suggest: Suggest | None = setting.suggest
        if self._suggest is not None:
            self._complete()

    def _complete(self) -> None:
        self.offered = QStringListModel(self)
        completer = QCompleter(self.offered, self)
        # The model holds only what fits: pinyin is not a prefix of characters, so Qt must not filter again.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        completer.activated[str].connect(self._take)  # type: ignore[index]
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._offer)

    def _offer(self, text: str) -> None:
        assert self._suggest is not None
        self.offered.setStringList(self._suggest(text))

    def _take(self, text: str) -> None:
        self.put_text(text)
        self.settled.emit()


class ChoiceEditor(SuggestingEditor):
    """A choice: type characters or pinyin, or open the whole list with the button or the Down key.

    What was typed and means exactly one entry (sx for 制造业's 建筑业 …) is that entry when the field is left.
    """

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        assert isinstance(setting.kind, Choice)
        self.entries = setting.kind.entries
        self._open = setting.kind.open
        super().__init__(Setting(setting.kind, setting.session, suggest=self.fitting), parent)
        self.button = tool("▾", self.drop_down, tip="列出全部选项（↓键）")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout().addWidget(self.button)
        self.settled.connect(self._settle)

    def fitting(self, text: str) -> list[str]:
        """The entries that a text finds; all of them for none."""
        if not text.strip():
            return list(self.entries)
        return [entry for entry in self.entries if matches(text, (entry,))]

    def drop_down(self) -> None:
        """Show all entries."""
        self.line.setFocus()
        self.offered.setStringList(list(self.entries))
        completer = self.line.completer()
        if completer is not None:
            completer.complete()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            completer = self.line.completer()
            popup = completer.popup() if completer is not None else None
            closed = popup is None or not popup.isVisible()
            if event.key() == Qt.Key.Key_Down and closed:
                self.drop_down()
                return True
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        text = self.line.text().strip()
        if not text or not text.isascii() or text in self.entries:
            return
        known = self.kind.read(text)
        if known.value in self.entries:
            return
        fitting = self.fitting(text)
        if len(fitting) == 1:
            self.put_text(fitting[0])
