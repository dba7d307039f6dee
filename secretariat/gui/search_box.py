"""The search box of the window: finds members, people, proposals, events and more as the clerk types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.gui.hits import MOST, Found, Hit
from secretariat.gui.style import colour, pixmap

if TYPE_CHECKING:
    from secretariat.gui.finding import Finder

_PAUSE = 25  # milliseconds without a key before it looks, so that fast typing costs one search
_NAMES = {
    "members": ("会员", "家"), "people": ("人员", "人"), "proposals": ("提案", "件"), "events": ("活动", "场"),
    "demands": ("诉求", "件"), "trainings": ("培训班", "期"), "documents": ("文件", "份"), "honours": ("荣誉", "项"),
}  # fmt: skip
_LINE_HEIGHT = 30
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list of hits: a heading, a hit, or the way to all of them."""

    text: str
    hit: Hit | None = None
    ledger: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows."""
        return self.hit is None and not self.ledger


def lines_of(found: list[Found]) -> list[Line]:
    """The list of hits: each ledger's first ones under its name, and a way to all where there are more."""
    lines: list[Line] = []
    for item in found:
        if not item.hits:
            continue
        label, unit = _NAMES[item.ledger]
        lines.append(Line(label))
        lines += [Line(hit.title, hit) for hit in item.hits]
        if item.count > len(item.hits):
            number = f"{MOST}{unit}以上" if item.count >= MOST else f"{item.count}{unit}"
            lines.append(Line(f"在{label}列表中查看全部（{number}）", ledger=item.ledger))
    return lines


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole and line.hit:
            return f"{line.text}，{line.hit.detail}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.lines[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    """Draws the name, and what tells it apart in grey behind it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, _LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.model().lines[index.row()]  # type: ignore[attr-defined]
        rect: QRect = option.rect.adjusted(14, 0, -14, 0)
        painter.save()
        if option.state & option.state.State_Selected:
            painter.fillRect(option.rect, colour("selected"))
        font = QFont(option.font)
        tint = "text" if line.hit else "accent"
        if line.is_heading:
            font.setPointSizeF(font.pointSizeF() - 1)
            tint = "faint"
        painter.setFont(font)
        painter.setPen(colour(tint))
        self._words(painter, rect, line)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, line: Line) -> None:
        metrics = painter.fontMetrics()
        place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        most = rect.width() * 6 // 10 if line.hit and line.hit.detail else rect.width()
        name = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, most)
        painter.drawText(rect, place, name)
        if line.hit and line.hit.detail:
            rest = rect.adjusted(metrics.horizontalAdvance(name) + 16, 0, 0, 0)
            painter.setPen(colour("muted"))
            detail = metrics.elidedText(line.hit.detail, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, place, detail)


class _Popup(QFrame):
    """The list under the box: part of the window, so that the box keeps the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("found")
        self.model = _Lines()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Painter(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.nothing = QLabel("没有找到。可以试试拼音首字母、手机号后几位或信用代码。")
        self.nothing.setProperty("tone", "muted")
        self.nothing.setContentsMargins(14, 10, 14, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 4, 2, 4)
        layout.addWidget(self.view)
        layout.addWidget(self.nothing)
        self.hide()

    def fill(self, lines: list[Line]) -> None:
        self.model.show(lines)
        self.view.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.move_by(1, from_row=-1)

    def move_by(self, step: int, from_row: int | None = None) -> None:
        """Go to the next line that can be chosen."""
        row = (self.view.currentIndex().row() if from_row is None else from_row) + step
        while 0 <= row < len(self.model.lines):
            if not self.model.lines[row].is_heading:
                self.view.setCurrentIndex(self.model.index(row))
                return
            row += step

    @property
    def current(self) -> Line | None:
        index = self.view.currentIndex()
        return self.model.lines[index.row()] if index.isValid() else None


class SearchBox(QLineEdit):
    """Ctrl+F comes here; arrows choose among the hits, Enter opens, Esc leaves."""

    record_chosen = Signal(str, int)
    """(ledger, id of the line)"""
    all_wanted = Signal(str, str)
    """(ledger, the text searched)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText("查找会员、人员、提案、活动…：名称、拼音、手机（Ctrl+F）")
        self.setToolTip("输入汉字、拼音首字母、手机号或信用代码，回车打开（Ctrl+F）")
        self.setClearButtonEnabled(True)
        self.setTextMargins(0, 0, 0, 0)
        self.addAction(QIcon(pixmap("search", "faint", 18)), QLineEdit.ActionPosition.LeadingPosition)
        self._finder: Finder | None = None
        self.popup: _Popup | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        self.textChanged.connect(lambda _: self._timer.start())

    def use(self, finder: Finder | None) -> None:
        """Search with this finder, or not at all."""
        self._finder = finder
        self.clear()

    def look(self) -> None:
        """Search for what is typed and show the hits."""
        self._timer.stop()
        text = self.text().strip()
        if self._finder is None or not text:
            self.fold()
            return
        popup = self._popup()
        popup.fill(lines_of(self._finder.find(text)))
        self._place(popup)
        popup.show()
        popup.raise_()

    def fold(self) -> None:
        """Hide the hits."""
        if self.popup is not None:
            self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows, Enter and Esc work on the hits."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.popup is not None and self.popup.isVisible():
            self.popup.move_by(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold the list when the box is left or the window changes its size."""
        if self.popup is not None and event.type() == QEvent.Type.Resize and self.popup.isVisible():
            self._place(self.popup)
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: object) -> None:
        """Leaving the box folds the list."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.fold()

    def focusInEvent(self, event: object) -> None:
        """Coming back shows again what the text finds."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if self.text().strip():
            self._timer.start()

    def _enter(self) -> None:
        if self._timer.isActive() or self.popup is None or not self.popup.isVisible():
            self.look()
        if self.popup is not None and self.popup.isVisible() and self.popup.current is not None:
            self._choose(self.popup.current)

    def _escape(self) -> None:
        if self.popup is not None and self.popup.isVisible():
            self.fold()
        else:
            self.clear()
            parent = self.window().findChild(QWidget, "pages")
            if isinstance(parent, QWidget):
                parent.setFocus()

    def _choose(self, line: Line) -> None:
        text = self.text().strip()
        self.fold()
        if line.hit is not None:
            self.record_chosen.emit(line.hit.ledger, line.hit.record)
        elif line.ledger:
            self.all_wanted.emit(line.ledger, text)

    def _popup(self) -> _Popup:
        if self.popup is None:
            self.popup = _Popup(self.window())
            self.popup.view.clicked.connect(self._clicked)
            self.popup.view.entered.connect(self._hovered)
            self.window().installEventFilter(self)
        return self.popup

    def _clicked(self, index: QModelIndex) -> None:
        if self.popup is not None and not self.popup.model.lines[index.row()].is_heading:
            self._choose(self.popup.model.lines[index.row()])

    def _hovered(self, index: QModelIndex) -> None:
        if self.popup is not None and not self.popup.model.lines[index.row()].is_heading:
            self.popup.view.setCurrentIndex(index)

    def _place(self, popup: _Popup) -> None:
        corner = self.mapTo(self.window(), self.rect().bottomLeft())
        room = self.window().height() - corner.y() - 24
        count = len(popup.model.lines)
        height = count * _LINE_HEIGHT + 12 if count else 44
        width = min(max(self.width(), 560), self.window().width() - corner.x() - 12)
        popup.setGeometry(corner.x(), corner.y() + 3, width, min(height, room))
