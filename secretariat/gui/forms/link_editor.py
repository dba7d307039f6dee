"""Picks a record: found by characters, pinyin, phone or code, shown with what tells it apart."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from secretariat.base.kinds.kind import NOTHING, Reading, Value
from secretariat.base.ledger import Ledger
from secretariat.gui.forms.editor import LineEditor, Setting
from secretariat.gui.session import Session

_OFFERED = 12
_PARTIES = ("person", "organization")
_DETAILS = {"person": ("unit.name", "person.mobile"), "organization": ("root.credit_code",), "term": ("term.name",),
            "proposal": ("proposal.number", "session.short"), "event": ("event.start", "event.kind"),
            "training": ("training.number", "training.start"), "document": ("document.number", "document.day"),
            "party_org": ("organization.name",), "shift": ("shift.start", "duty_group.name"),
            "score_rule": ("scheme.name", "score_rule.category"), "duty_group": ("rota.name",)}  # fmt: skip


def ledger_for(session: Session, entity: str) -> Ledger:
    """The ledger in which records of an entity are looked up."""
    return next(item for item in session.catalog.ledgers.values() if item.root == entity)


def record_line(session: Session, entity: str, record: int) -> str:
    """A record in one line: its name, and what tells it from others of that name."""
    ledger = ledger_for(session, entity)
    known = {item.key for item in ledger.columns}
    keys = [ledger.title, *(key for key in _DETAILS.get(entity, ()) if key in known)]
    found = session.listing(ledger.name).rows([record], keys)
    if not found:
        return ""
    shown = [ledger.column(key).kind.show(value) for key, value in zip(keys, found[0], strict=True)]
    return "　".join(text for text in shown if text)


class LinkEditor(LineEditor):
    """A line in which a record is looked up; `new_asked` carries the name of one that is not there yet."""

    new_asked = Signal(str)
    new_words = "新建“{}”…"

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        assert setting.session is not None and setting.target is not None
        self._session, self.target = setting.session, setting.target
        self.offers_new = False
        self._record: int | None = None
        self._choices: dict[str, int] = {}
        self.offered = QStringListModel(self)
        known = (
            "输入姓名、名称、拼音首字母或手机查找" if self.target in _PARTIES else "输入名称或拼音首字母查找"
        )
        self.line.setPlaceholderText(setting.placeholder or known)
        completer = QCompleter(self.offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_OFFERED)
        completer.activated[str].connect(self._take)  # type: ignore[index]
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._look)

    def set_value(self, value: Value) -> None:
        self._original = self._record = value if isinstance(value, int) else None
        self.put_text(self._words(self._record))
        self._start = self.text()

    def reading(self) -> Reading:
        if not self.text().strip():
            return NOTHING
        if self._record is not None:
            return Reading(self._record)
        return Reading(problem="请从查到的记录里选一条")

    def touched(self) -> bool:
        return self._record != self._original or (self._record is None and bool(self.text().strip()))

    def choose(self, record: int) -> None:
        """Link to a record, as if picked from the list."""
        self._record = record
        self.put_text(self._words(record))
        self.settled.emit()

    def found(self, text: str) -> list[str]:
        """The lines offered for a text."""
        listing = self._session.listing(ledger_for(self._session, self.target).name)
        ids = listing.index().find(text, _OFFERED) if text.strip() else []
        self._choices = {}
        for record in ids:
            line = self._words(record)
            # Namesakes without phone or company still are two records.
            self._choices[f"{line}　记录{record}" if line in self._choices else line] = record
        return list(self._choices)

    def _words(self, record: int | None) -> str:
        return "" if record is None else record_line(self._session, self.target, record)

    def _look(self, text: str) -> None:
        self._record = None
        lines = self.found(text)
        if self.offers_new and text.strip():
            lines.append(self.new_words.format(text.strip()))
        self.offered.setStringList(lines)

    def _take(self, line: str) -> None:
        if line in self._choices:
            self.choose(self._choices[line])
        else:
            before, _, behind = self.new_words.partition("{}")
            name = line.removeprefix(before).removesuffix(behind)
            self.put_text(name)
            self.new_asked.emit(name)
