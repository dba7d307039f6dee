"""工作台: the numbers of today, what is due, birthdays, the year in pictures, and what should be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.dates import show_date
from secretariat.base.document import Report
from secretariat.domains.overview.desk import BIRTHDAY_DAYS, Desk, Errand, Number, desk
from secretariat.domains.overview.health import health
from secretariat.domains.overview.reminding.document import due_report
from secretariat.domains.overview.reminding.reminders import BIRTHDAY, Reminder, reminders
from secretariat.domains.overview.year import Series, year_series
from secretariat.gui.background import Background
from secretariat.gui.dashboard.cards import Card, Tile, line, quiet
from secretariat.gui.dashboard.chart import YearBars
from secretariat.gui.dashboard.due import DueCard
from secretariat.gui.paper import Paper
from secretariat.gui.session import Session
from secretariat.gui.start import Choice
from secretariat.store.history import Operation, operations
from secretariat.store.listing import Filter, ListQuery
from secretariat.store.rows import Rows
from secretariat.store.transaction import Transaction

_WIDE = 900
_LATEST = 6
_MOST_BIRTHDAYS = 8


@dataclass(frozen=True, slots=True)
class _Facts:
    """What one reading of the file tells."""

    desk: Desk
    due: tuple[Reminder, ...]
    year: tuple[Series, ...]


def _read(rows: Rows, day: str, as_of: str | None) -> _Facts:
    return _Facts(desk(rows, day, as_of), tuple(reminders(rows, day)), tuple(year_series(rows, day)))


class DashboardPage(QScrollArea):
    """The first page of an open file; told for the as-of day, counted away from the window's thread."""

    go = Signal(str)
    """Where a button leads that is no list: import, new_member, sample, history, or a part of the data page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.facts: Desk | None = None
        self._stale, self._wide = True, True
        self._mending: tuple[Errand, ...] = ()
        self._background, self._slow = Background(session, self), Background(session, self)
        self._tiles: list[Tile] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._lay_out()
        session.changed.connect(self._mark_stale)
        session.as_of_changed.connect(self._mark_stale)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(26, 18, 26, 20)
        column.setSpacing(14)
        self.title, self.subtitle = QLabel("工作台"), QLabel()
        self.title.setProperty("tone", "title")
        self.subtitle.setProperty("tone", "muted")
        self.paper = Paper(self.session, self).menu_button(
            "打印待办(&P)", self._make_slip, "待办事项", "把到期、逾期的事项和近期生日打印出来"
        )
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addSpacing(10)
        head.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.paper)
        column.addLayout(head)
        self.first_steps = self._first_steps()
        column.addWidget(self.first_steps)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        self.due, self.birthdays = DueCard(self.session), Card("近期生日")
        self.errands, self.latest = Card("数据体检"), Card("最近操作")
        self.year, self.bars = Card("全年一览"), YearBars()
        self.bars.opened.connect(self._open_month)
        self.year.hold(self.bars)
        self._cards = QGridLayout()
        self._cards.setSpacing(14)
        for place in range(2):
            self._cards.setColumnStretch(place, 1)
        column.addLayout(self._cards)
        column.addStretch()
        self.setWidget(inside)
        self._arrange()

    def _first_steps(self) -> QFrame:
        card = QFrame()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(quiet("这个数据文件还没有会员。先做其中一步：", ""))
        for icon, words, explained, place in (
            ("import", "导入会员名册(&I)", "办公室现有的Excel、WPS表格或CSV，原样导入，表头自己认", "import"),
            ("add", "手工新增会员(&A)", "一家一家地录入", "new_member"),
            ("demo", "试用示例数据(&T)", "另建一个虚构的示例商会，随便试，不影响这个文件", "sample"),
        ):
            choice = Choice(icon, words, explained)
            choice.setMaximumWidth(620)
            choice.clicked.connect(lambda _=False, name=place: self.go.emit(name))
            column.addWidget(choice)
        card.hide()
        return card

    def showEvent(self, event: QShowEvent) -> None:
        """Count again when the page comes back after a change."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for a count that is under way; it begins again when the page is shown."""
        super().hideEvent(event)
        if self._background.busy or self._slow.busy:
            for reading in (self._background, self._slow):
                reading.drop()
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Six tiles in a row and two columns of cards where there is room, else half of it."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= _WIDE
        if wide != self._wide:
            self._wide = wide
            self._arrange()

    def refresh(self) -> None:
        """Count everything again."""
        self._stale = False
        day, as_of = self.session.day, self.session.as_of
        self.subtitle.setText(f"{self.session.rows.setting('office')}　{show_date(day)}")
        self._background.read(lambda rows: _read(rows, day, as_of), self._show)

    def _mark_stale(self, _: object = None) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _show(self, read: _Facts) -> None:
        facts = self.facts = read.desk
        empty = facts.records == 0
        self.first_steps.setVisible(empty)
        for tile in self._tiles:
            tile.deleteLater()
        self._tiles = [] if empty else [self._tile(number) for number in facts.numbers]
        self.due.show_found(read.due)
        self.bars.show_series(read.year)
        self.birthdays.fill(self._birthday_lines(read.due), f"今后{BIRTHDAY_DAYS}天没有会员负责人过生日。")
        self._show_errands()
        self.latest.fill(
            [self._operation(item) for item in operations(self.session.rows, _LATEST)], "还没有操作。"
        )
        for card in (self.errands, self.birthdays):
            card.setVisible(not empty)
        self.due.setVisible(not empty or bool(self.due.found))
        self.year.setVisible(bool(self.bars.bars))
        self.paper.setVisible(bool(read.due))
        self._arrange()
        if not empty:
            day, as_of = self.session.day, self.session.as_of
            self._slow.read_patiently(lambda rows, rest: health(rows, day, as_of, rest), self._show_health)

    def _show_health(self, found: list[Errand]) -> None:
        self._mending = tuple(found)
        self._show_errands()

    def _show_errands(self) -> None:
        gaps = self.facts.errands if self.facts is not None else ()
        found = (*gaps, *self._mending)
        self.errands.fill([self._errand(item) for item in found], "没有要补的资料，很好。")

    def _make_slip(self) -> Callable[[Rows], Report]:
        day = self.session.day
        return lambda rows: due_report(rows, day)

    def _tile(self, number: Number) -> Tile:
        tile = Tile(number)
        tile.clicked.connect(lambda: self.session.open_list.emit("members", number.query))
        return tile

    def _errand(self, item: Errand) -> QWidget:
        whole = line(item.label, f"{item.count:,}{item.unit}", lambda: self._follow(item), urgent=item.urgent)
        whole.setToolTip(item.tip or "点开逐条处理")
        return whole

    def _follow(self, item: Errand) -> None:
        if item.query is not None:
            self.session.open_list.emit(item.ledger, item.query)
        else:
            self.go.emit(item.place)

    def _open_month(self, series: Series, month: int) -> None:
        wanted = Filter(series.key, "within", f"{self.session.day[:4]}-{month:02d}")
        query = ListQuery(as_of=self.session.as_of, scope="all", filters=(wanted,))
        self.session.open_list.emit(series.ledger, query)

    def _birthday_lines(self, due: Sequence[Reminder]) -> list[QWidget]:
        found = [one for one in due if one.kind == BIRTHDAY]
        lines: list[QWidget] = [self._birthday(one) for one in found[:_MOST_BIRTHDAYS]]
        if len(found) > _MOST_BIRTHDAYS:
            lines.append(quiet(f"另有{len(found) - _MOST_BIRTHDAYS}位，今后{BIRTHDAY_DAYS}天内。"))
        return lines

    def _birthday(self, one: Reminder) -> QWidget:
        day = "今天" if one.left == 0 else show_date(one.day).partition("年")[2]
        open_person = partial(self.session.open_record.emit, "person", one.record)
        whole = line(f"{day}　{one.title}　{one.detail.removesuffix('，已问候')}", "", open_person)
        greet = QPushButton("已问候" if one.done else "记问候")
        greet.setProperty("role", "small")
        greet.setEnabled(not one.done)
        greet.setAccessibleName(f"记下已问候{one.title}")
        greet.setToolTip("记到“台账”的生日问候里，方式可以到那里改")
        greet.clicked.connect(lambda: self.greet(one))
        layout = whole.layout()
        assert layout is not None
        layout.addWidget(greet)
        return whole

    def greet(self, one: Reminder) -> None:
        """Note that somebody was greeted for this birthday."""
        values = {"person": one.record, "day": self.session.day, "year": int(one.day[:4])}

        def verb(tx: Transaction) -> None:
            tx.add("greeting", values)

        self.session.operate("登记生日问候", verb)

    def _operation(self, item: Operation) -> QWidget:
        undone = "（已撤销）" if item.undone else ""
        return line(f"{item.name}{undone}", item.at[5:16].replace("T", " "), lambda: self.go.emit("history"))

    def _arrange(self) -> None:
        across = 6 if self._wide else 3
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // across, place % across)
        if self._wide:
            for card, row, side in (
                (self.due, 0, 0), (self.errands, 1, 0), (self.latest, 2, 0), (self.year, 0, 1), (self.birthdays, 1, 1),
            ):  # fmt: skip
                tall = 2 if card is self.birthdays else 1
                self._cards.addWidget(card, row, side, tall, 1)
        else:
            for row, card in enumerate((self.due, self.year, self.birthdays, self.errands, self.latest)):
                self._cards.addWidget(card, row, 0, 1, 2)
        self._cards.setRowStretch(2, 1)
