"""A plain table of texts for pages that list something short: history, backups, problems, options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from secretariat.gui.pieces import list_table

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class TextModel(QAbstractTableModel):
    """Lines of texts under labels; `right` names the columns that are set to the right."""

    def __init__(self, labels: Sequence[str], right: Sequence[int] = ()) -> None:
        super().__init__()
        self.labels = tuple(labels)
        self.lines: list[tuple[str, ...]] = []
        self._right = frozenset(right)

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self.lines = [tuple(line) for line in lines]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's name and default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.labels)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.lines[index.row()][index.column()]
        if role == _Role.TextAlignmentRole and index.column() in self._right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return self.labels[section]
        if role == _Role.TextAlignmentRole and section in self._right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class TextTable(QTableView):
    """A table of texts. Enter or a double click opens a line; Ctrl+C copies the chosen ones as Excel takes them."""

    def __init__(self, labels: Sequence[str], widths: Sequence[int], right: Sequence[int] = ()) -> None:
        super().__init__()
        self.lines = TextModel(labels, right)
        self.setModel(self.lines)
        list_table(self)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy)

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Replace all lines; what was chosen stays chosen by its place."""
        place = self.current
        self.lines.show_lines(lines)
        if lines and place is not None:
            self.selectRow(min(place, len(lines) - 1))

    @property
    def current(self) -> int | None:
        """The place of the chosen line; None without one."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    @property
    def chosen(self) -> list[int]:
        """The places of all chosen lines, from above."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def on_open(self, slot: Callable[[int], object]) -> None:
        """Call `slot` with the place of the line that is opened by Enter or a double click."""
        self.activated.connect(lambda index: slot(index.row()))

    def copy(self) -> None:
        """The chosen lines with their heads, tab-separated, to the clipboard."""
        QGuiApplication.clipboard().setText(
            as_copied(self.lines.labels, [self.lines.lines[n] for n in self.chosen])
        )


def as_copied(labels: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Tab-separated text as Excel pastes it; breaks within a cell become spaces."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in (labels, *lines))
