"""The seats of a 换届 as a table that one works through by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from secretariat.base.dates import age
from secretariat.domains.posts.turnover import FRESH, LEAVE, MOVE, STAY, UNDECIDED, Seat
from secretariat.gui.pieces import list_table
from secretariat.gui.style import COLOURS, colour
from secretariat.store.search import matches

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
HEADINGS = ("姓名", "现任职务", "决定", "拟任职务", "性别", "年龄", "政治面貌", "单位及职务", "学历")
_WIDTHS = (92, 100, 60, 100, 52, 52, 100, 260, 90)
DECISION = HEADINGS.index("决定")
_INKS = {STAY: "good", FRESH: "accent", LEAVE: "bad", MOVE: "warn"}
KEYS = {
    Qt.Key.Key_1: STAY, Qt.Key.Key_2: FRESH, Qt.Key.Key_3: LEAVE, Qt.Key.Key_4: MOVE, Qt.Key.Key_0: UNDECIDED,
    Qt.Key.Key_Backspace: UNDECIDED,
}  # fmt: skip
"""What a key decides about the selected seats; 2 names somebody new."""


class SeatModel(QAbstractTableModel):
    """The seats of a plan as lines of text; ages as of a day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seats: tuple[Seat, ...] = ()
        self._day = ""

    def show(self, seats: Sequence[Seat], day: str) -> None:
        """Show these seats; where only their decisions changed the selection stays."""
        same = [one.place for one in seats] == [one.place for one in self.seats] and day == self._day
        if not same:
            self.beginResetModel()
        self.seats, self._day = tuple(seats), day
        if not same:
            self.endResetModel()
        elif self.seats:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.seats) - 1, len(HEADINGS) - 1))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.seats)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        seat = self.seats[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cells(seat)[index.column()] or None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(seat, index.column())
        if role == Qt.ItemDataRole.FontRole and index.column() == DECISION:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def cells(self, seat: Seat) -> list[str]:
        """The words of one line, by HEADINGS."""
        facts = seat.facts
        years = age(facts.birth, self._day) if facts.birth else None
        return [
            facts.name, seat.title, seat.decision or "未定", seat.new_title, facts.sex or "",
            "" if years is None else str(years), facts.politics or "", f"{facts.unit or ''}{facts.job or ''}",
            facts.education or "",
        ]  # fmt: skip

    def _ink(self, seat: Seat, column: int) -> QBrush | None:
        if column == DECISION:
            return QBrush(colour(_INKS.get(seat.decision, "faint")))
        return QBrush(colour("faint")) if seat.decision == LEAVE else None


class SeatView(QTableView):
    """The table itself: 1 留任, 2 新提, 3 退出, 4 转任, 0 未定, Enter the next undecided seat."""

    decided = Signal(str)
    withdrawn = Signal()
    next_wanted = Signal()

    def __init__(self, model: SeatModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        list_table(self)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        numbers = self.verticalHeader()
        numbers.setVisible(True)
        numbers.setStyleSheet(
            f"QHeaderView::section {{ font-weight: normal; color: {COLOURS['faint']}; padding: 0 8px 0 0;"
            f" border-bottom: 1px solid {COLOURS['line']}; }}"
        )
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("换届名单")
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = Qt.Key(event.key())
        if plain and key in KEYS:
            self.decided.emit(KEYS[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        elif plain and key == Qt.Key.Key_Delete:
            self.withdrawn.emit()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> list[Seat]:
        """The selected seats that are shown, in the order of the list."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._model.seats[row] for row in rows if not self.isRowHidden(row)]

    def go_to(self, row: int) -> None:
        """Select a row and show it."""
        self.selectRow(row)
        self.scrollTo(self._model.index(row, 0))

    def next_row(self, fits: Callable[[Seat], bool]) -> int | None:
        """The next shown row behind the present one whose seat fits, from the top again behind the last."""
        seats, at = self._model.seats, self.currentIndex().row()
        order = [*range(at + 1, len(seats)), *range(0, at + 1)]
        return next((row for row in order if not self.isRowHidden(row) and fits(seats[row])), None)

    def narrow(self, text: str, decision: str | None) -> None:
        """Show only seats that a text finds (characters or pinyin) and that are decided so; None shows all."""
        for row, seat in enumerate(self._model.seats):
            facts = seat.facts
            words = (facts.name, facts.unit or "", facts.mobile or "", seat.title)
            found = not text.strip() or matches(text, words)
            self.setRowHidden(row, not found or (decision is not None and seat.decision != decision))
