"""Picks the enterprise or person that a visit or a demand is about; a name that nobody has may stand as it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLabel, QVBoxLayout, QWidget

from secretariat.base.kinds import Text
from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key
from secretariat.domains.service.verbs import PARTY
from secretariat.gui.forms.editor import LineEditor, Setting
from secretariat.gui.forms.link_editor import ledger_for, record_line
from secretariat.gui.pieces import toned
from secretariat.gui.session import Session

_OFFERED = 8
_BARE = "“{}”不在名册里，只记名称；以后登记了可以再对应。"
_SEVERAL = "名册里有{}个“{}”，请从列出的里面选一个。"
_ONLY_NAME = "只记名称“{}”，以后再对应"
_PLACEHOLDER = "单位名称、人名、拼音首字母或手机"
Record = tuple[str, int]
"""A unit or a person: its entity and id."""


class WhoEditor(QWidget):
    """A line that finds units and persons by characters or pinyin, and says below what it takes the words for.

    A unit is told by its exact name where only one has it; a person is always picked: never by the name alone.
    """

    def __init__(self, session: Session, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record: Record | None = None
        self._bare, self._typed = False, ""
        self._choices: dict[str, Record] = {}
        self._start: Record | str = ""
        self.editor = LineEditor(Setting(Text(40), session, placeholder=_PLACEHOLDER))
        self.line = self.editor.line
        self.line.setAccessibleName(label.replace("(&D)", ""))
        self.told = toned("", "muted")
        self.told.setWordWrap(True)
        self.offered = QStringListModel(self)
        completer = QCompleter(self.offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_OFFERED)
        completer.activated[str].connect(self.take)  # type: ignore[index]
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._look)
        self.editor.settled.connect(self.settle)
        words = QLabel(f"{label} <span style='color:#B3261E'>＊</span>")
        words.setBuddy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 0, 18, 0)
        layout.setSpacing(3)
        for widget in (words, self.editor, self.told):
            layout.addWidget(widget)
        self.setFocusProxy(self.line)

    def start(self, stored: Mapping[str, Value]) -> None:
        """Begin with the fields of a stored record, or empty."""
        self._record = next(((one, int(str(stored[one]))) for one in PARTY[:2] if stored.get(one)), None)
        self.line.setText(self._words(self._record) if self._record else str(stored.get("name") or ""))
        self._start = self._record or self.line.text()
        self._bare = self._record is None and bool(self._start)
        self._tell()

    def fields(self) -> dict[str, Value]:
        """The fields of the record that say who it is."""
        self.settle()
        text = self.line.text().strip()
        fields: dict[str, Value] = {"organization": None, "person": None, "name": None}
        if self._record is not None:
            fields[self._record[0]] = self._record[1]
        elif text:
            fields["name"] = text
        return fields

    def problem(self) -> str:
        """Why this cannot be saved; empty where it can."""
        self.settle()
        text = self.line.text().strip()
        if not text:
            return "请填写单位名称或姓名。"
        same = [] if self._record or self._bare else self._exact(text)
        return _SEVERAL.format(len(same), text) if same else ""

    def touched(self) -> bool:
        """Whether something else stands here than at the start."""
        return (self._record or self.line.text().strip()) != self._start

    def take(self, line: str) -> None:
        """Take one of the offered lines."""
        if line in self._choices:
            self._record = self._choices[line]
            self.line.setText(self._words(self._record))
            self.line.setCursorPosition(0)
            self._tell()
        elif line == _ONLY_NAME.format(self._typed):
            self._bare = True
            self.line.setText(self._typed)
            self._tell()

    def settle(self) -> None:
        """What was typed is a unit where exactly one has that name."""
        text = self.line.text().strip()
        if self._record is None and text and not self._bare:
            same = self._exact(text)
            units = [one for one in same if one[0] == "organization"]
            if len(same) == len(units) == 1:
                self._record = units[0]
        self._tell()

    def offers(self, text: str) -> list[str]:
        """The lines offered for a text: units first."""
        self._choices = {}
        for entity in PARTY[:2]:
            listing = self._session.listing(ledger_for(self._session, entity).name)
            for record in listing.index().find(text, _OFFERED) if text.strip() else ():
                line = self._words((entity, record))
                self._choices[f"{line}　记录{record}" if line in self._choices else line] = (entity, record)
        return list(self._choices)

    def _exact(self, text: str) -> list[Record]:
        """All units and persons of exactly that name."""
        found: list[Record] = []
        for entity in PARTY[:2]:
            ledger = ledger_for(self._session, entity)
            listing = self._session.listing(ledger.name)
            ids = listing.index().find(text, 50)
            names = listing.rows(ids, [ledger.title])
            same = (organization_key(str(name)) == organization_key(text) for (name,) in names)
            found += [(entity, record) for record, fits in zip(ids, same, strict=True) if fits]
        return found

    def _look(self, text: str) -> None:
        self._record, self._bare, self._typed = None, False, text.strip()
        self.offered.setStringList(
            [*self.offers(text), *([_ONLY_NAME.format(self._typed)] if self._typed else [])]
        )
        self.told.setText("")

    def _tell(self) -> None:
        text = self.line.text().strip()
        if self._record is not None or not text:
            self.told.setText("")
        elif not self._bare and (same := self._exact(text)):
            self.told.setText(_SEVERAL.format(len(same), text))
        else:
            self.told.setText(_BARE.format(text))
        self.told.setVisible(bool(self.told.text()))

    def _words(self, record: Record) -> str:
        return record_line(self._session, *record)
