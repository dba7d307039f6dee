"""The table of attendees itself: one key says how somebody came."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from secretariat.domains.events.vocabulary import ABSENT, EXCUSED, LATE, LEFT_EARLY, PRESENT, SUBSTITUTE
from secretariat.gui.events.grid_model import HEADINGS, NAME, NOTE, UNIT, GridModel
from secretariat.gui.pieces import list_table
from secretariat.gui.style import COLOURS

_Key = Qt.Key
KEYS = {
    _Key.Key_1: PRESENT, _Key.Key_Space: PRESENT, _Key.Key_2: LATE, _Key.Key_3: LEFT_EARLY, _Key.Key_4: EXCUSED,
    _Key.Key_5: ABSENT, _Key.Key_6: SUBSTITUTE, _Key.Key_0: "", _Key.Key_Delete: "", _Key.Key_Backspace: "",
}  # fmt: skip
"""What a key says about the selected people; "" is 未登记."""
LEGEND = (
    ("1 出席", PRESENT), ("2 迟到", LATE), ("3 早退", LEFT_EARLY), ("4 请假", EXCUSED), ("5 缺席", ABSENT),
    ("6 替会", SUBSTITUTE), ("0 未登记", ""),
)  # fmt: skip
_WIDTHS = (96, 250, 74, 82, 160)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class GridView(QTableView):
    """Shows a GridModel. Keys mark, Enter opens, F2 writes the reason; Ctrl+Delete takes off the list."""

    marked = Signal(str)
    opened = Signal(int)
    removal_asked = Signal()
    typed = Signal(str)
    """A letter: the clerk begins to type a name."""
    pasted = Signal(str)
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        list_table(self)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("参会人员")
        numbers = self.verticalHeader()
        numbers.setVisible(True)
        numbers.setStyleSheet(
            f"QHeaderView::section {{ font-weight: normal; color: {COLOURS['faint']}; padding: 0 8px 0 0;"
            f" border-bottom: 1px solid {COLOURS['line']}; }}"
        )
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, width)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(UNIT, header.ResizeMode.Interactive)
        self.doubleClicked.connect(lambda index: self._open_or_write(index.row(), index.column()))

    def selected(self) -> list[int]:
        """The records of the selected rows, from above."""
        rows = sorted({row for part in self.selectionModel().selection().toList()
                       for row in range(part.top(), part.bottom() + 1)})  # fmt: skip
        return [self._model.shown[row] for row in rows if row < len(self._model.shown)]

    def current(self) -> int | None:
        """The record of the row with the focus."""
        row = self.currentIndex().row()
        return self._model.shown[row] if 0 <= row < len(self._model.shown) else None

    def go_to(self, row: int) -> None:
        """Select a row and show it."""
        if 0 <= row < len(self._model.shown):
            # Not `selectRow`: that asks which keys are held, and Ctrl would add the row to the selection.
            index, flags = self._model.index(row, NAME), QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def take_up(self, selected: Iterable[int], row: int) -> None:
        """Select records again after the table was read anew; where none is left, the row at that place."""
        places = {record: place for place, record in enumerate(self._model.shown)}
        rows = [places[record] for record in selected if record in places]
        if not rows:
            self.go_to(min(max(row, 0), len(self._model.shown) - 1))
            return
        chosen = QItemSelection()
        for place in rows:
            chosen.select(self._model.index(place, 0), self._model.index(place, len(HEADINGS) - 1))
        self.setCurrentIndex(self._model.index(rows[0], NAME))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def write_note(self) -> None:
        """Open the cell beside the state of the row with the focus."""
        if self.currentIndex().isValid():
            self.edit(self._model.index(self.currentIndex().row(), NOTE))

    def event(self, event: QEvent) -> bool:
        """Keys that mark are the table's own, whatever they mean on the page."""
        override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if override and event.modifiers() in _PLAIN and _Key(event.key()) in (*KEYS, _Key.Key_F2):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = _Key(event.key()), event.modifiers() in _PLAIN
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif plain and key in KEYS:
            self.marked.emit(KEYS[key])
        elif plain and key == _Key.Key_F2:
            self.write_note()
        elif plain and key in (_Key.Key_Return, _Key.Key_Enter):
            record = self.current()
            if record is not None:
                self.opened.emit(record)
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == _Key.Key_Delete:
            self.removal_asked.emit()
        elif plain and event.text().isascii() and event.text().isalpha():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _open_or_write(self, row: int, column: int) -> None:
        if column == NOTE:
            self.write_note()
        elif 0 <= row < len(self._model.shown):
            self.opened.emit(self._model.shown[row])
