"""The lines of the table in which attendance is noted; what was pressed shows before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont

from secretariat.domains.events.vocabulary import (
    ABSENT,
    EXCUSED,
    EXPECTED,
    LATE,
    LEFT_EARLY,
    PRESENT,
    SUBSTITUTE,
)
from secretariat.gui.events.roll import NOTES, Attendee, note_field, state_words
from secretariat.gui.style import colour
from secretariat.store.search import SearchIndex

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
HEADINGS = ("姓名", "单位及职务", "身份", "出席情况", "原因、替会人、备注")
NAME, UNIT, ROLE, STATE, NOTE = range(len(HEADINGS))
_INKS = {
    PRESENT: "good",
    LATE: "warn",
    LEFT_EARLY: "warn",
    EXCUSED: "accent",
    ABSENT: "bad",
    SUBSTITUTE: "accent",
}


class GridModel(QAbstractTableModel):
    """The attendees of an event, of whom those are shown that a search and a state let through."""

    noted = Signal(int, str, str)
    """A clerk changed a field beside a state: record, field, text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.everyone: dict[int, Attendee] = {}
        self.shown: list[int] = []
        self._marks: dict[int, str] = {}
        self._called, self._placed = SearchIndex(()), SearchIndex(())
        self._search, self._state = "", ""

    # -- what is shown ----------------------------------------------------------------------------------

    def show(self, found: Sequence[Attendee]) -> bool:
        """Show these attendees; False where they are the same people, so that the place in the table stays."""
        known, self.everyone = self.everyone, {one.id: one for one in found}
        if list(known) == list(self.everyone):
            if [_words(one) for one in known.values()] != [_words(one) for one in found]:
                self._look_up(found)
            self._repaint()
            return False
        self._look_up(found)
        self._narrow()
        return True

    def _look_up(self, found: Sequence[Attendee]) -> None:
        self._called = SearchIndex((one.id, (one.name, one.mobile)) for one in found)
        self._placed = SearchIndex((one.id, (one.unit,)) for one in found)

    def narrow(self, search: str, state: str) -> None:
        """Show only whom a search finds (characters, pinyin, phone) and who is in a state; "" is no condition."""
        self._search, self._state = search.strip(), state
        self._narrow()

    def _narrow(self) -> None:
        self.beginResetModel()
        fitting = [one for one in self.everyone if not self._state or self._in_state(one)]
        if self._search:
            kept = set(fitting).__contains__
            # A unit that sounds like a name must not stand between the clerk and the only person of that name.
            fitting = self._called.find(self._search, None, kept) or self._placed.find(
                self._search, None, kept
            )
        self.shown = fitting
        self.endResetModel()

    def _in_state(self, record: int) -> bool:
        return state_words(self.line(record).state) == self._state

    def mark(self, states: Mapping[int, str]) -> None:
        """Show states that are on their way into the file."""
        self._marks.update(states)
        self._repaint()

    def settle(self, records: Iterable[int]) -> None:
        """These states are written, or were refused: what the file says holds again."""
        for record in records:
            self._marks.pop(record, None)
        self._repaint()

    @property
    def settled(self) -> bool:
        """Whether all that shows is what the file says."""
        return not self._marks

    def _repaint(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, NOTE))

    def line(self, record: int) -> Attendee:
        """One attendee as shown."""
        known = self.everyone[record]
        return replace(known, state=self._marks[record]) if record in self._marks else known

    def lines(self) -> list[Attendee]:
        """All attendees as shown, whether a search finds them or not."""
        return [self.line(record) for record in self.everyone]

    # -- Qt ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == NOTE else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(self.shown[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(line)[index.column()] or None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(line, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return line.notes[NOTES.index(note_field(line.state))]
        if role == Qt.ItemDataRole.ForegroundRole:
            return _ink(line, index.column())
        if role == Qt.ItemDataRole.FontRole and index.column() == STATE and line.state:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != NOTE:
            return False
        line = self.line(self.shown[index.row()])
        field, text = note_field(line.state), str(value or "").strip()
        if text != line.notes[NOTES.index(field)]:
            self.noted.emit(line.id, field, text)
        return True


def cells(line: Attendee) -> tuple[str, ...]:
    """The words of one line, by HEADINGS."""
    return (line.name, line.unit, line.role, state_words(line.state), line.note)


def _words(line: Attendee) -> tuple[str, ...]:
    return (line.name, line.mobile, line.unit)


def _tip(line: Attendee, column: int) -> str | None:
    if column == NAME and line.person is None:
        return "只登记了姓名，还没有对应到人员。按Enter选择是哪一位。"
    if column == NOTE:
        return line.note or "按F2填写请假、缺席的原因，替会人的姓名，或者备注"
    return cells(line)[column] or None


def _ink(line: Attendee, column: int) -> QBrush | None:
    if column == STATE:
        return QBrush(colour(_INKS.get(line.state, "faint")))
    if column == NAME and line.person is None:
        return QBrush(colour("warn"))
    return QBrush(colour("faint")) if column == ROLE and line.role == EXPECTED else None
