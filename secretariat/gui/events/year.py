"""年度统计: the events of a year month by month and by category; every figure opens the events it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from secretariat.base.document import Report, Selection
from secretariat.gui.background import Background
from secretariat.gui.events.year_report import year_report
from secretariat.gui.fresh import FreshPart
from secretariat.gui.paper import Paper
from secretariat.gui.pieces import EmptyPage, action, hint, page_layout, row, shortcut
from secretariat.gui.reports.view import ReportView
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Rows

_WHY = (
    "登记了活动，这里就按年、按月、按统计口径算出场次、人次和领导参加情况；数字点开就是那些活动，可以打印。"
)


class YearPart(FreshPart):
    """A year, its report, and the way to paper. What is printed is the very report on the screen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.report: Report | None = None
        self._reading = Background(session, self)
        self._paper = Paper(session, self)
        self.years = QComboBox()
        self.years.setMinimumWidth(120)
        self.years.activated.connect(lambda _: self.refresh())
        self.view = ReportView(session)
        self.view.opened.connect(self._open)
        self.empty = EmptyPage("还没有可以统计的活动", _WHY)
        self.stack = QStackedWidget()
        for widget in (self.view, self.empty):
            self.stack.addWidget(widget)
        self.told = hint()
        self._lay_out()
        self.follow(session.changed, session.as_of_changed)
        for keys, act in (("F5", self.refresh), ("Ctrl+P", self.preview)):
            shortcut(self, keys, act)

    def _lay_out(self) -> None:
        words = QLabel("年份(&Y)：")
        words.setBuddy(self.years)
        self._tools = [
            action("上一年(&U)", lambda: self._step(1)), action("下一年(&W)", lambda: self._step(-1)),
            action("打印预览(&V)…", self.preview, primary=True, tip="Ctrl+P"),
            action("存为PDF(&D)…", lambda: self._ask_save(".pdf")),
            action("存为Excel(&E)…", lambda: self._ask_save(".xlsx")),
        ]  # fmt: skip
        earlier, later, *papers = self._tools
        layout: QVBoxLayout = page_layout(self)
        layout.addLayout(row(words, earlier, self.years, later, self.told, None, *papers))
        layout.addWidget(self.stack, 1)

    @property
    def year(self) -> str:
        """The chosen year."""
        return str(self.years.currentData() or "")

    def choose_year(self, year: str) -> None:
        """Show another year of the list."""
        place = self.years.findData(year)
        if place >= 0:
            self.years.setCurrentIndex(place)
            self.refresh()

    def read(self) -> None:
        """Count again, aside."""
        self._show_years()
        year, day = self.year, self.session.day
        for tool in self._tools:
            tool.setEnabled(bool(year))
        if not year:
            self._take(None)
            return
        self.told.setText("正在统计…")
        self._reading.read(lambda rows: year_report(rows, year, day), self._take)

    def _show_years(self) -> None:
        chosen, found = self.year, years_with_events(self.session.rows)
        if found != [self.years.itemData(place) for place in range(self.years.count())]:
            self.years.clear()
            for year in found:
                self.years.addItem(f"{year}年", year)
        place = self.years.findData(chosen or self.session.day[:4])
        self.years.setCurrentIndex(max(0, place) if found else -1)

    def _take(self, report: Report | None) -> None:
        self.report = report
        self.told.setText("")
        self.stack.setCurrentWidget(self.empty if report is None else self.view)
        if report is not None:
            self.view.show_report(report)

    def preview(self) -> None:
        """Show the pages as they are printed."""
        report = self.report
        if report is not None:
            self._paper.preview(lambda _: report)

    def _ask_save(self, suffix: str) -> None:
        report = self.report
        if report is not None:
            self._paper.ask_save(lambda _: report, report.title, suffix)

    def _step(self, back: int) -> None:
        place = self.years.currentIndex() + back
        if 0 <= place < self.years.count():
            self.years.setCurrentIndex(place)
            self.refresh()

    def _open(self, selection: Selection) -> None:
        query = ListQuery(as_of=selection.as_of, scope="all", ids=selection.ids)
        self.session.open_list.emit(selection.ledger, query)


def years_with_events(rows: Rows) -> list[str]:
    """The years in which events began, the newest first."""
    return sorted({str(start)[:4] for _, start in rows.columns("event", ("start",)) if start}, reverse=True)
