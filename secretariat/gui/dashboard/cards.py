"""The pieces of the first page: big numbers, cards with lines, and lines that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from secretariat.domains.overview.desk import Number

Slot = Callable[[], object]


class Tile(QPushButton):
    """A big number with its name; pressing it opens the list of what it counts."""

    def __init__(self, number: Number) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.setMinimumSize(130, 92)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"点开看这{number.count}{number.unit}")
        self.setAccessibleName(f"{number.label}{number.count}{number.unit}")
        self.setEnabled(number.count > 0)
        label, count, unit = QLabel(number.label), QLabel(f"{number.count:,}"), QLabel(number.unit)
        count.setObjectName("number")
        label.setProperty("tone", "muted")
        unit.setProperty("tone", "muted")
        line = QHBoxLayout()
        line.setSpacing(5)
        line.addWidget(count)
        line.addWidget(unit, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.addWidget(label)
        column.addLayout(line)
        for item in (label, count, unit):
            item.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Card(QFrame):
    """A white card with a heading, and lines below it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("tone", "card")
        heading = QLabel(title)
        heading.setProperty("tone", "heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 18, 14)
        self._column.setSpacing(6)
        self._column.addWidget(heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        self._column.addLayout(self._lines)
        self._column.addStretch()

    def fill(self, lines: Sequence[QWidget], otherwise: str) -> None:
        """Show these lines, or a quiet sentence where there are none."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for line in lines or (quiet(otherwise),):
            self._lines.addWidget(line)

    def hold(self, widget: QWidget) -> None:
        """Show one widget below the heading."""
        self._lines.addWidget(widget)


def quiet(text: str, tone: str = "muted") -> QLabel:
    """A sentence on a card, told as it is."""
    label = QLabel(text)
    label.setProperty("tone", tone)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


class LineButton(QPushButton):
    """A link that shortens its words to the room it has, so that a long name widens nothing."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "link")
        self.setAccessibleName(words)
        self.setMinimumWidth(60)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = max(self.width() - 14, 40)
        text = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(text.replace("&", "&&"))
        if text != self._words:
            self.setToolTip(self._words)


def line(words: str, number: str, act: Slot, *, urgent: bool = False, strong: bool = False) -> QWidget:
    """A link at the left and what belongs to it at the right edge."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    button = LineButton(words)
    button.clicked.connect(lambda: act())
    if strong:
        font = button.font()
        font.setBold(True)
        button.setFont(font)
    count = QLabel(number)
    count.setProperty("tone", "bad" if urgent else "muted")
    row.addWidget(button, 1)
    row.addWidget(count)
    return whole
