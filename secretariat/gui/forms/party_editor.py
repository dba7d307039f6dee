"""Names a unit or a person: picked from the roll, or kept as the bare name until it is known who is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from secretariat.base.entity import Entity
from secretariat.base.kinds import Text
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value
from secretariat.base.ledger import Column
from secretariat.base.text import clean, is_organization, organization_key
from secretariat.domains.plain.shape import PARTIES, PartyCell, shape_of
from secretariat.gui.forms.editor import Editor, LineEditor, Setting
from secretariat.gui.forms.link_editor import ledger_for, record_line
from secretariat.gui.session import Session

_EACH = 8
_NAME = "name"
_WORDS = {"organization": "新建单位“{}”…", "person": "新建人员“{}”…"}
_NOT_TOLD = "名册里还没有对应的单位或人员，先只记名称"


class PartyKind(Kind):
    """A party as one text: organization/5, person/7 or name/张三. Only forms know it; records keep it in its fields."""

    name = "party"
    width = 26

    def show(self, value: Value) -> str:
        return "" if value is None else str(value).partition("/")[2]

    def read(self, raw: object, number_format: str | None = None) -> Reading:
        return NOTHING if not raw else Reading(str(raw))

    def check(self, value: Value) -> str | None:
        return None


def parties_of(session: Session, entity: Entity) -> tuple[PartyCell, ...]:
    """The parties of a record, as its list shows them."""
    ledger = next((one for one in session.catalog.ledgers.values() if one.root == entity.name), None)
    if ledger is None or not any("." not in one.key and _is_party(one, entity) for one in ledger.columns):
        return ()
    return tuple(one for one in shape_of(ledger, entity).parties if one.name)


def _is_party(column: Column, entity: Entity) -> bool:
    links = {item.name for item in entity.links}
    return column.derive is None and len(column.paths) > 1 and column.paths[0][0] in links


def party_column(entity: Entity, party: PartyCell) -> Column:
    """The column of a party in a form, called after the record as all others are."""
    level = next(
        (one.level for one in entity.fields if one.name in party.fields and one.level != "public"), "public"
    )
    return Column(
        party_key(entity.name, party), party.label, PartyKind(), required=party.required, level=level,
        help="输入名称、姓名、拼音首字母或手机，从名册里选；名册里没有的，先只记名称",
    )  # fmt: skip


def party_key(entity: str, party: PartyCell) -> str:
    """Under what a form holds a party: the field for its bare name."""
    return f"{entity}.{party.name}"


def joined(party: PartyCell, values: Mapping[str, Value]) -> Value:
    """The fields of a record as the one value of its party."""
    for sort in PARTIES:
        field = getattr(party, sort)
        if field and values.get(field) is not None:
            return f"{sort}/{values[field]}"
    return f"{_NAME}/{values[party.name]}" if party.name and values.get(party.name) else None


def parted(party: PartyCell, value: Value) -> dict[str, Value]:
    """The value of a party as the fields of its record; at most one of them is filled."""
    fields: dict[str, Value] = dict.fromkeys(party.fields)
    sort, _, rest = str(value or "").partition("/")
    if sort == _NAME:
        fields[party.name] = rest
    elif sort:
        fields[getattr(party, sort)] = int(rest)
    return fields


class PartyEditor(LineEditor):
    """Looks a name up among units and people; `new_asked` carries the sort and the name of one to be made."""

    new_asked = Signal(str, str)

    def __init__(self, setting: Setting, party: PartyCell, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        assert setting.session is not None
        self._session, self._party = setting.session, party
        self._sorts = tuple(one for one in PARTIES if getattr(party, one))
        self._chosen: str | None = None
        self._choices: dict[str, str] = {}
        self.offered = QStringListModel(self)
        self.line.setPlaceholderText("输入名称、拼音首字母或手机查找")
        completer = QCompleter(self.offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(2 * _EACH)
        completer.activated[str].connect(self._take)  # type: ignore[index]
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._look)
        self.settled.connect(self._recognise)

    def set_value(self, value: Value) -> None:
        self._original = value
        sort, _, rest = str(value or "").partition("/")
        self._chosen = str(value) if value is not None and sort != _NAME else None
        self.put_text(rest if sort == _NAME or not sort else self._words(sort, int(rest)))
        self._start = self.text()

    def reading(self) -> Reading:
        if self._chosen is not None:
            return Reading(self._chosen)
        text = clean(self.text())
        if not text:
            return NOTHING
        problem = Text().check(text)
        return Reading(problem=problem) if problem else Reading(f"{_NAME}/{text}", note=_NOT_TOLD)

    def touched(self) -> bool:
        return self.reading().value != self._original or bool(self.reading().problem)

    def choose(self, sort: str, record: int) -> None:
        """Take a unit or person, as if picked from the list."""
        self._chosen = f"{sort}/{record}"
        self.put_text(self._words(sort, record))
        self.settled.emit()

    def found(self, text: str) -> list[str]:
        """The lines offered for a text: units and people of the file."""
        self._choices = {}
        for sort in self._sorts:
            ids = self._index(sort).find(text, _EACH) if text.strip() else []
            for record in ids:
                line = self._words(sort, record)
                # Namesakes without phone or company still are two records.
                self._choices[f"{line}　记录{record}" if line in self._choices else line] = f"{sort}/{record}"
        return list(self._choices)

    def _index(self, sort: str) -> Any:
        return self._session.listing(ledger_for(self._session, sort).name).index()

    def _words(self, sort: str, record: int) -> str:
        return record_line(self._session, sort, record)

    def _look(self, text: str) -> None:
        self._chosen = None
        name = clean(text)
        offers = [_WORDS[sort].format(name) for sort in self._sorts] if name else []
        # What looks like a unit is more likely to be made as one.
        offers.sort(key=lambda words: words.startswith("新建单位") != is_organization(name))
        self.offered.setStringList([*self.found(text), *offers])

    def _take(self, line: str) -> None:
        if line in self._choices:
            sort, _, record = self._choices[line].partition("/")
            self.choose(sort, int(record))
            return
        for sort, words in _WORDS.items():
            before, _, behind = words.partition("{}")
            if line.startswith(before) and line.endswith(behind):
                name = line.removeprefix(before).removesuffix(behind)
                self.put_text(name)
                self.new_asked.emit(sort, name)

    def _recognise(self) -> None:
        """A unit's full name typed without picking means that unit; a person is never told by the name alone."""
        text = clean(self.text())
        if self._chosen is not None or not text or "organization" not in self._sorts:
            return
        listing = self._session.listing(ledger_for(self._session, "organization").name)
        ids = listing.index().find(text, _EACH)
        names = listing.rows(ids, (listing.ledger.title,))
        key = organization_key(text)
        same = [one for one, (name,) in zip(ids, names, strict=True) if organization_key(str(name)) == key]
        if len(same) == 1:
            self.choose("organization", same[0])


def party_maker(party: PartyCell) -> Callable[[Setting], Editor]:
    """What makes the editor of a party in a form."""

    def make(setting: Setting) -> Editor:
        return PartyEditor(setting, party)

    return make
