"""A table of records of one plan: lines know their record, Enter opens, F2 edits, Delete removes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from secretariat.gui.pieces import chip_colours, list_table

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TableLine:
    """The cells of one line and its record (None: a line without one); `moods` colours cells by their place."""

    record: int | None
    texts: tuple[str, ...]
    moods: Mapping[int, str] = field(default_factory=dict)
    faint: bool = False


class RecordTable(QTableWidget):
    """Whole lines are selected; the chosen record stays chosen when the lines are read anew."""

    opened, edited, removed, moved = Signal(), Signal(), Signal(), Signal()

    def __init__(self, heads: Sequence[str], stretched: int, right: Sequence[int] = ()) -> None:
        super().__init__(0, len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        list_table(self)
        self._right = frozenset(right)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        for place in right:
            head = self.horizontalHeaderItem(place)
            assert head is not None
            head.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.itemSelectionChanged.connect(self.moved.emit)

    def fill(self, lines: Sequence[TableLine]) -> None:
        """Show lines."""
        chosen, place = self.chosen(), self.currentRow()
        self.blockSignals(True)
        self.setRowCount(0)
        self.setRowCount(len(lines))
        for at, line in enumerate(lines):
            for column, text in enumerate(line.texts):
                self.setItem(at, column, self._item(line, column, text))
        self.blockSignals(False)
        self.choose(chosen, place)

    def _item(self, line: TableLine, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setData(_ID, line.record)
        item.setToolTip(text)
        if column in self._right:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        mood = line.moods.get(column) or ("muted" if line.faint else "")
        if mood:
            ink, paper = chip_colours(mood)
            item.setForeground(ink)
            if not line.faint:
                item.setBackground(paper)
        if line.moods.get(column) == "bad":
            font = QFont(self.font())
            font.setBold(True)
            item.setFont(font)
        return item

    def chosen(self) -> int | None:
        """The record of the selected line."""
        item = self.item(self.currentRow(), 0)
        record = item.data(_ID) if item is not None else None
        return int(record) if record is not None else None

    def choose(self, record: int | None, otherwise: int = 0) -> None:
        """Select a record; without it the line that stands where the selection was."""
        rows = [
            at
            for at in range(self.rowCount())
            if record is not None and (item := self.item(at, 0)) is not None and item.data(_ID) == record
        ]
        if self.rowCount():
            self.selectRow(rows[0] if rows else min(max(0, otherwise), self.rowCount() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signals = {Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_F2: self.edited,
                   Qt.Key.Key_Delete: self.removed}  # fmt: skip
        signal = signals.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif signal is not None:
            signal.emit()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put all lines on the clipboard as Excel takes them, headings first."""
        heads = [head.text() for at in range(self.columnCount()) if (head := self.horizontalHeaderItem(at))]
        lines = [
            [
                item.text() if (item := self.item(row, at)) is not None else ""
                for at in range(self.columnCount())
            ]
            for row in range(self.rowCount())
        ]
        QGuiApplication.clipboard().setText("\r\n".join("\t".join(line) for line in [heads, *lines]) + "\r\n")
