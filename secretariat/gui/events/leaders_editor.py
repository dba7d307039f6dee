"""The leaders who come to an event, one line each, typed over like cells in Excel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.kinds import Choice
from secretariat.gui.events.leaders import leader_facts, leader_of_post
from secretariat.gui.pieces import list_table, row, toned
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT
from secretariat.store.extra_fields import new_entries
from secretariat.store.transaction import Transaction

Index = QModelIndex | QPersistentModelIndex
FIELDS = ("name", "post", "rank", "organ")
NAME, POST, RANK, ORGAN = range(len(FIELDS))
_HEADS = ("姓名（可以不填）", "职务", "级别", "班子")
_RECORD = Qt.ItemDataRole.UserRole
_LINES = 3
_HOW = "填职务就能统计级别；级别按县（市、区）的规矩带出，可以改。Ctrl+Delete删一行。"


@dataclass(frozen=True, slots=True)
class LeaderChanges:
    """What is to be written: new leaders, changed ones by record, and those taken out."""

    added: tuple[Mapping[str, str], ...] = ()
    changed: Mapping[int, Mapping[str, str | None]] = field(default_factory=dict)
    removed: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is to be written."""
        return not (self.added or self.changed or self.removed)

    def write(self, tx: Transaction, event: int) -> None:
        """Write the leaders of an event."""
        words = [*self.added, *self.changed.values()]
        ranks = sorted({str(one["rank"]) for one in words if one.get("rank")})
        known = _choice(tx.entity("event_leader").field("rank").kind).entries
        entries = new_entries(tx, "leader_rank", [rank for rank in ranks if rank not in known])
        if entries:
            tx.add_many("dictionary_entry", entries)
        for values in self.added:
            tx.add("event_leader", {"event": event, **values})
        tx.change_many("event_leader", self.changed)
        for record in self.removed:
            tx.remove("event_leader", record)


class LeadersEditor(QFrame):
    """A table with an empty line at its end; a rank that follows from the post is filled in where it is empty."""

    def __init__(self, session: Session, event: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "card")
        self._rows = session.rows
        self._stored = leader_facts(session.rows, event) if event else []
        entity = session.catalog.entities["event_leader"]
        kinds = {place: _choice(entity.field(FIELDS[place]).kind) for place in (RANK, ORGAN)}
        self._rank = kinds[RANK]
        self.table = _Table({place: kind.entries for place, kind in kinds.items()})
        self.table.setAccessibleName("参加领导")
        for facts in self._stored:
            self._append(facts)
        self._append({})
        self.table.cellChanged.connect(self._settle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 12)
        layout.addLayout(row(toned("参加领导", "heading"), toned(_HOW, "muted"), None))
        layout.addWidget(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _append(self, facts: Mapping[str, Any]) -> None:
        at = self.table.rowCount()
        self.table.blockSignals(True)
        self.table.insertRow(at)
        for place, name in enumerate(FIELDS):
            item = QTableWidgetItem(str(facts.get(name) or ""))
            item.setData(_RECORD, facts.get("id"))
            if place == NAME and facts.get("person"):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                item.setToolTip("已对应到人员；要换人，请删掉这一行再加。")
            self.table.setItem(at, place, item)
        self.table.blockSignals(False)

    def texts(self, at: int) -> dict[str, str]:
        """What stands in a line; 副处级 is read as 处级."""
        found = {name: item.text().strip() if (item := self.table.item(at, place)) else ""
                 for place, name in enumerate(FIELDS)}  # fmt: skip
        found["rank"] = str(self._rank.read(found["rank"]).value or found["rank"])
        return found

    def put(self, at: int, place: int, text: str) -> None:
        """Write into a cell as if typed."""
        item = self.table.item(at, place)
        assert item is not None
        item.setText(text)

    def _settle(self, at: int, place: int) -> None:
        """A filled last line gets an empty one behind it; a known post brings its rank, 副县长张三 also the name."""
        texts = self.texts(at)
        if place == POST and texts["post"]:
            told = leader_of_post(self._rows, texts["post"])
            if texts["name"]:
                told.pop("name", None)
                told.pop("post", None)
            for other, name in enumerate(FIELDS):
                if name in told and (name == "post" or not texts[name]) and told[name] != texts[name]:
                    self.put(at, other, told[name])
        if at == self.table.rowCount() - 1 and any(texts.values()):
            self._append({})

    def ready(self) -> bool:
        """A line with only a rank names nobody."""
        self.table.close_cell()
        for at in range(self.table.rowCount()):
            texts = self.texts(at)
            if any(texts.values()) and not (texts["name"] or texts["post"]):
                self.table.setCurrentCell(at, POST)
                self.table.setFocus()
                return False
        return True

    def touched(self) -> bool:
        """Whether leaders were typed."""
        return not self.changes().empty

    def changes(self) -> LeaderChanges:
        """What differs from what is stored."""
        known = {int(one["id"]): one for one in self._stored}
        added: list[dict[str, str]] = []
        changed: dict[int, dict[str, str | None]] = {}
        kept: set[int] = set()
        for at in range(self.table.rowCount()):
            texts = self.texts(at)
            first = self.table.item(at, NAME)
            record = first.data(_RECORD) if first is not None else None
            if record is None or not any(texts.values()):
                added += [{name: text for name, text in texts.items() if text}] if any(texts.values()) else []
                continue
            kept.add(int(record))
            differing = {
                name: text or None for name, text in texts.items() if text != (known[record][name] or "")
            }
            if differing:
                changed[int(record)] = differing
        return LeaderChanges(tuple(added), changed, tuple(one for one in known if one not in kept))


class _Table(QTableWidget):
    """Cells open at a key; Enter goes on to the next cell."""

    def __init__(self, choices: Mapping[int, Sequence[str]]) -> None:
        super().__init__(0, len(FIELDS))
        self.setHorizontalHeaderLabels(list(_HEADS))
        list_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setItemDelegate(_Delegate(choices, self))
        for place, width in enumerate((150, 330, 110)):
            self.setColumnWidth(place, width)
        self.setFixedHeight((_LINES + 1) * ROW_HEIGHT + 8)

    def close_cell(self) -> None:
        """Take what stands in an open cell."""
        index, editor = self.currentIndex(), self.focusWidget()
        if self.state() == QAbstractItemView.State.EditingState and isinstance(editor, QLineEdit | QComboBox):
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Delete and ctrl and self.currentRow() < self.rowCount() - 1:
            self.removeRow(self.currentRow())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setCurrentCell(*_next_cell(self.currentRow(), self.currentColumn(), self.rowCount()))
        else:
            super().keyPressEvent(event)


def _next_cell(at: int, place: int, lines: int) -> tuple[int, int]:
    if place < len(FIELDS) - 1:
        return at, place + 1
    return min(at + 1, lines - 1), NAME


class _Delegate(QStyledItemDelegate):
    """Words of a list are offered where there is one; what is typed is taken with every key."""

    def __init__(self, choices: Mapping[int, Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() not in self._choices:
            return QLineEdit(parent)
        box = QComboBox(parent)
        box.setEditable(index.column() == RANK)
        box.addItems(["", *self._choices[index.column()]])
        box.currentTextChanged.connect(lambda _: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data() or "")
        if isinstance(editor, QComboBox) and editor.currentText() != text:
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit) and editor.text() != text:
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
        model.setData(index, text.strip())


def _choice(kind: object) -> Choice:
    assert isinstance(kind, Choice)
    return kind
