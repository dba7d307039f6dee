"""Small bars for the months of a year, painted here: each opens the records of its month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolTip, QWidget

from secretariat.domains.overview.year import MONTHS, Series
from secretariat.gui.style import colour

_HEIGHT = 108
_TOP, _FOOT, _SIDE = 26, 18, 4


class MonthBars(QWidget):
    """One series; the arrow keys walk through the months, Enter opens one."""

    opened = Signal(object, int)
    """(series, month from 1 on)."""

    def __init__(self, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.series = series
        self.month = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._spoken())
        self.setToolTip("左右键选月份，回车或点击打开这个月的名单")

    def sizeHint(self) -> QSize:
        """Wide enough for twelve bars."""
        return QSize(220, _HEIGHT)

    @property
    def heading(self) -> str:
        """What the bars show, with the sum of the year (of members: the last number)."""
        series = self.series
        known = [number for number in series.numbers if number is not None]
        if series.key == "membership.start":
            return f"{series.label}　月末{known[-1]:,}{series.unit}" if known else series.label
        return f"{series.label}　全年{series.total:,}{series.unit}"

    def text_of(self, month: int) -> str:
        """A month in words."""
        number = self.series.numbers[month - 1]
        return f"{month}月：{number:,}{self.series.unit}" if number is not None else f"{month}月：还没到"

    def paintEvent(self, _: QPaintEvent) -> None:
        """Heading, bars over a base line, and the numbers of every third month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("text"))
        painter.drawText(
            QRectF(_SIDE, 0, self.width(), _TOP - 6), int(Qt.AlignmentFlag.AlignVCenter), self._heading()
        )
        most = max((number or 0 for number in self.series.numbers), default=0)
        for month in range(1, MONTHS + 1):
            self._paint_month(painter, month, most)
        painter.setPen(colour("line"))
        base = self.height() - _FOOT
        painter.drawLine(_SIDE, base, self.width() - _SIDE, base)
        painter.end()

    def _heading(self) -> str:
        if self.month and self.hasFocus():
            return f"{self.series.label}　{self.text_of(self.month)}"
        return self.heading

    def _paint_month(self, painter: QPainter, month: int, most: int) -> None:
        slot = self._slot(month)
        number = self.series.numbers[month - 1]
        chosen = month == self.month and self.hasFocus()
        if number:
            height = max(2.0, slot.height() * number / most)
            bar = QRectF(
                slot.left() + slot.width() * 0.18, slot.bottom() - height, slot.width() * 0.64, height
            )
            painter.fillRect(bar, colour("accent_dark" if chosen else "accent"))
        if month in (1, 4, 7, 10) or chosen:
            painter.setPen(colour("muted"))
            foot = QRectF(slot.left() - 8, slot.bottom() + 2, slot.width() + 16, _FOOT - 3)
            painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), f"{month}月")

    def _slot(self, month: int) -> QRectF:
        width = (self.width() - 2 * _SIDE) / MONTHS
        return QRectF(_SIDE + (month - 1) * width, _TOP, width, self.height() - _TOP - _FOOT)

    def month_at(self, x: float) -> int:
        """The month at a place across."""
        width = (self.width() - 2 * _SIDE) / MONTHS
        return min(MONTHS, max(1, int((x - _SIDE) / width) + 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the month under the mouse."""
        text = self.text_of(self.month_at(event.position().x()))
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the month that was clicked."""
        self._open(self.month_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the months, open one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.month = min(MONTHS, max(1, self.month + steps[key]))
            self.setAccessibleDescription(self.text_of(self.month))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.month:
            self._open(self.month)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take up another font or look."""
        super().changeEvent(event)
        self.update()

    def _open(self, month: int) -> None:
        if self.series.numbers[month - 1]:
            self.opened.emit(self.series, month)

    def _spoken(self) -> str:
        return f"{self.heading}。" + "，".join(self.text_of(month) for month in range(1, MONTHS + 1))


class YearBars(QWidget):
    """The bars of all series that have something to show, two or three beside each other."""

    opened = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.bars: list[MonthBars] = []

    def show_series(self, found: Sequence[Series], across: int = 2) -> None:
        """Paint these; a series without a single record is left out."""
        for bars in self.bars:
            bars.deleteLater()
        self.bars = [MonthBars(series, self) for series in found if not series.empty]
        for place, bars in enumerate(self.bars):
            bars.opened.connect(self.opened)
            self._grid.addWidget(bars, place // across, place % across)

    def minimumSizeHint(self) -> QSize:
        """Never wider than its words."""
        metrics = QFontMetrics(self.font())
        return QSize(
            metrics.horizontalAdvance("参加活动　全年10,000人次"), super().minimumSizeHint().height()
        )
