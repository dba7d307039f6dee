"""The status line, the coloured bars above the page, and the day that everything is told for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QStatusBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.dates import show_date
from secretariat.gui.style import icon

if TYPE_CHECKING:
    from secretariat.store.backup import Backup


class StatusLine(QStatusBar):
    """The file, the counts, the state of the backup, what is running, and the as-of day."""

    day_chosen = Signal(object)
    """The day (ISO) or None for today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.file, self.counts, self.backup = QLabel(), QLabel(), QLabel()
        self.running = QLabel()
        self.progress = QProgressBar()
        self.progress.setFixedWidth(140)
        self.progress.setRange(0, 100)
        self.day = DayButton()
        self.day.chosen.connect(self.day_chosen)
        for label in (self.file, self.counts, self.backup, self.running):
            label.setContentsMargins(8, 0, 8, 0)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.file, self.counts, self.running):
            self.addWidget(label)
        self.addWidget(self.progress)
        self.addPermanentWidget(self.backup)
        self.addPermanentWidget(self.day)
        self.show_file(None, "")

    def show_file(self, path: Path | None, office: str) -> None:
        """Name the file and its office; None where nothing is open."""
        self.file.setText(f"{office}　{path.name}" if path else "没有打开数据文件")
        self.file.setToolTip(str(path) if path else "")
        self.day.setVisible(path is not None)
        self.counts.clear()
        self.backup.clear()
        self.show_progress(1.0, "")

    def show_opening(self, path: Path) -> None:
        """Say which file is being opened."""
        self.show_file(None, "")
        self.file.setText(f"正在打开 {path.name}…")

    def show_counts(self, members: int, people: int) -> None:
        """How many records the file holds."""
        self.counts.setText(f"会员记录 {members:,}　人员 {people:,}")

    def show_backup(self, newest: Backup | None, warning: str) -> None:
        """When the file was last backed up; in red words where that went wrong."""
        if warning:
            text, tone = "备份没有做成", "bad"
        elif newest is None:
            text, tone = "还没有备份", ""
        else:
            text, tone = f"备份：{_when(newest.made)}", ""
        self.backup.setText(text)
        self.backup.setToolTip(
            warning or (f"{newest.reason}\n{newest.path}" if newest else "首次修改前会自动备份")
        )
        self.backup.setProperty("tone", tone)
        self.backup.style().polish(self.backup)

    def show_progress(self, fraction: float, words: str) -> None:
        """What is running and how far it is; nothing at its end."""
        ended = fraction >= 1.0 or not words
        self.running.setText("" if ended else words)
        self.progress.setValue(round(fraction * 100))
        self.progress.setVisible(not ended)


def _when(made: str) -> str:
    day, _, minute = made.partition(" ")
    return f"今天 {minute}" if day == date.today().isoformat() else show_date(day)


class DayButton(QToolButton):
    """截至：今天; its menu offers the usual days and a calendar."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("calendar"))
        self.setToolTip("列表和数字按哪一天的情况显示（Ctrl+D）")
        self.setShortcut("Ctrl+D")
        self._day: str | None = None
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.show_day(None)

    def show_day(self, day: str | None) -> None:
        """Show the day that is chosen now."""
        self._day = day
        self.setText(f"截至：{show_date(day) if day else '今天'}")

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for label, day in usual_days(date.today()):
            action = QAction(label, menu)
            action.setCheckable(True)
            action.setChecked(day == self._day)
            action.triggered.connect(lambda _=False, chosen=day: self.chosen.emit(chosen))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction("选一天…").triggered.connect(self.pick)

    def pick(self) -> None:
        """Let the clerk pick a day in a calendar."""
        dialog = DayDialog(self._day, self.window())
        dialog.chosen.connect(self.chosen)
        dialog.open()


def usual_days(today: date) -> list[tuple[str, str | None]]:
    """What the menu offers: today, and the ends of the last months and years."""
    ends = [("上月末", today.replace(day=1) - timedelta(days=1))]
    ends.append(("再上月末", ends[0][1].replace(day=1) - timedelta(days=1)))
    ends.append(("去年末", date(today.year - 1, 12, 31)))
    days: dict[str, str] = {}
    for label, day in ends:
        days.setdefault(day.isoformat(), f"{label}（{show_date(day.isoformat())}）")
    return [("今天", None), *((label, day) for day, label in days.items())]


class DayDialog(QDialog):
    """A calendar to pick one day from."""

    chosen = Signal(object)

    def __init__(self, day: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("按哪一天的情况显示")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setMinimumSize(420, 300)
        if day:
            self.calendar.setSelectedDate(QDate.fromString(day, "yyyy-MM-dd"))
        self.calendar.activated.connect(lambda _: self.accept())
        use = QPushButton("按这一天显示(&O)")
        use.setProperty("role", "primary")
        use.setDefault(True)
        use.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.calendar)
        layout.addLayout(row)

    def accept(self) -> None:
        """Take the selected day; today means today, tomorrow as well."""
        day = self.calendar.selectedDate().toString("yyyy-MM-dd")
        super().accept()
        self.chosen.emit(None if day == date.today().isoformat() else day)


class Bar(QFrame):
    """A coloured bar above the page: one sentence, a button at most, and × where it may be put away."""

    def __init__(self, tone: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", f"{tone}-bar")
        picture = QLabel()
        picture.setPixmap(icon(icon_name, {"warn": "warn", "bad": "bad"}.get(tone, "accent")).pixmap(18))
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 10, 7)
        self._row.addWidget(picture)
        self._row.addWidget(self.words, 1)
        self.hide()

    def offer(self, words: str, act: Callable[[], object]) -> QPushButton:
        """Add a button."""
        button = QPushButton(words)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button

    def closable(self) -> Bar:
        """Let the clerk put the bar away."""
        button = QToolButton()
        button.setIcon(icon("close"))
        button.setToolTip("知道了，收起")
        button.setAccessibleName("收起")
        button.clicked.connect(self.hide)
        self._row.addWidget(button)
        return self

    def say(self, words: str) -> None:
        """Show a sentence; nothing to say hides the bar."""
        self.words.setText(words)
        self.setVisible(bool(words))
