"""The table of a list: keyboard, selection by record, and the clipboard as Excel takes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from secretariat.base.kinds import PartialDate
from secretariat.gui.lists.memory import ListMemory
from secretariat.gui.lists.table_model import ListModel, heading
from secretariat.gui.pieces import list_table
from secretariat.gui.style import COLOURS

_DAY = 15  # digits: 2021年12月18日
_SETTLE = 400  # milliseconds after the last pull at a heading


class ListView(QTableView):
    """Shows a ListModel; rows are selected whole, and told by the ids of their records."""

    opened = Signal(int)
    remove_asked = Signal()
    edit_asked = Signal(int)
    pasted = Signal(str)
    selected = Signal()
    heading_clicked = Signal(str, bool)

    def __init__(self, model: ListModel, memory: ListMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._memory = model, memory
        list_table(self)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._dress_headers()
        # Headings ask for each section whether it is wholly selected; with all of 100,000 rows that takes seconds.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.verticalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self._laying_out = False
        self._pulled: dict[int, int] = {}
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settled.timeout.connect(self._keep_widths)
        self.selectionModel().selectionChanged.connect(lambda: self.selected.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.ids[index.row()]))

    def _dress_headers(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(header.ResizeMode.Interactive)
        header.sectionClicked.connect(self._on_heading)
        header.sectionResized.connect(self._on_resized)
        numbers = self.verticalHeader()
        numbers.setVisible(True)
        numbers.setStyleSheet(
            f"QHeaderView::section {{ font-weight: normal; color: {COLOURS['faint']}; padding: 0 8px 0 0;"
            f" border-bottom: 1px solid {COLOURS['line']}; }}"
        )
        numbers.setSectionResizeMode(numbers.ResizeMode.Fixed)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def lay_out(self) -> None:
        """Set the widths of the columns: those that the clerk set, or what the kind of value needs."""
        self._laying_out = True
        remembered = self._memory.widths()
        digit = self.fontMetrics().horizontalAdvance("0")
        for place, column in enumerate(self._model.columns):
            words = self.fontMetrics().horizontalAdvance(heading(column)) + 36
            width = _DAY if isinstance(column.kind, PartialDate) else min(column.kind.width, 30)
            usual = max(words, width * digit + 18)
            self.setColumnWidth(place, remembered.get(column.key, usual))
        self.verticalHeader().setFixedWidth(digit * max(2, len(str(len(self._model.ids)))) + 16)
        self._laying_out = False

    def selected_rows(self) -> list[int]:
        """The selected rows in order; walks the ranges, never every cell."""
        rows: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def selected_ids(self) -> list[int]:
        """The records of the selected rows, in the order of the list."""
        ids = self._model.ids
        return [ids[row] for row in self.selected_rows()]

    def current_id(self) -> int | None:
        """The record of the row with the focus."""
        row = self.currentIndex().row()
        return self._model.ids[row] if 0 <= row < len(self._model.ids) else None

    def take_up(self, selected: Iterable[int], current: int | None) -> None:
        """Select records again after the list was read anew; those that left the list are left out."""
        places = {record: row for row, record in enumerate(self._model.ids)}
        rows = sorted(places[record] for record in selected if record in places)
        if current in places and self._model.columns:
            index = self._model.index(places[current], max(0, self.currentIndex().column()))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if rows:
            self.selectionModel().select(self._ranges(rows), QItemSelectionModel.SelectionFlag.Select)

    def _ranges(self, rows: Sequence[int]) -> QItemSelection:
        last = len(self._model.columns) - 1
        found = QItemSelection()
        for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            members = [row for _, row in run]
            found.select(self._model.index(members[0], 0), self._model.index(members[-1], last))
        return found

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as Excel takes them: tabs, one line a row, headings first."""
        ids = self.selected_ids()
        if ids:
            QGuiApplication.clipboard().setText(as_table(self._model, ids))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.current_id()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and record is not None:
            self.opened.emit(record)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.key() == Qt.Key.Key_F2 and record is not None:
            self.edit_asked.emit(record)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)

    def _on_heading(self, section: int) -> None:
        more = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.heading_clicked.emit(self._model.columns[section].key, more)

    def _on_resized(self, section: int, _: int, width: int) -> None:
        if not self._laying_out and section < len(self._model.columns):
            self._pulled[section] = width
            self._settled.start()

    def _keep_widths(self) -> None:
        for section, width in self._pulled.items():
            if section < len(self._model.columns):
                self._memory.keep_width(self._model.columns[section].key, width)
        self._pulled.clear()


def as_table(model: ListModel, ids: Sequence[int]) -> str:
    """Records as tab-separated text; a text that Excel would take for a formula or cut loses nothing."""
    lines = [[heading(item) for item in model.columns], *model.lines(ids)]
    return "\r\n".join("\t".join(map(_cell, line)) for line in lines) + "\r\n"


def _cell(text: str) -> str:
    if text.startswith(("=", "+", "-", "@")) and not text[1:].replace(".", "").isdigit():
        text = "'" + text
    if any(sign in text for sign in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text
