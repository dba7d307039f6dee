"""A date that may lack its day or month: typed in any usual way, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from secretariat.gui.forms.editor import LineEditor, Setting
from secretariat.gui.style import icon


class DateEditor(LineEditor):
    """Takes 2019-03-05, 2019.3, 2019年 and the like; the line below says what was understood."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.line.setPlaceholderText(setting.placeholder or "如 2019-03-05、2019.3、2019")
        self.button = QToolButton()
        self.button.setIcon(icon("calendar"))
        self.button.setToolTip("从日历中选")
        self.button.setAccessibleName("日历")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        self._layout().addWidget(self.button)

    def open_calendar(self) -> QCalendarWidget:
        """Open the calendar below the field, at the day that stands in it."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setObjectName("found")
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(self._shown_day())
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(calendar)
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        calendar.clicked.connect(frame.close)
        calendar.activated.connect(frame.close)
        frame.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        frame.show()
        calendar.setFocus()
        return calendar

    def _shown_day(self) -> QDate:
        value = self.value()
        if not isinstance(value, str):
            return QDate(date.today())
        year, month, day = (int(part) for part in (value + "-01-01")[:10].split("-"))
        return QDate(year, month, day)

    def _take(self, day: QDate) -> None:
        self.put_text(day.toString("yyyy-MM-dd"))
        self.settled.emit()
