"""工作台: the numbers of today, what is to be done, birthdays to come, and what was done last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from secretariat.domains.overview.desk import BIRTHDAY_DAYS, Birthday, Desk, Errand, Number, desk, doubles
from secretariat.gui.background import Background
from secretariat.gui.proposals.deadlines import Deadline, Deadlines, deadlines
from secretariat.gui.session import Session
from secretariat.gui.start import Choice
from secretariat.store.history import Operation, operations
from secretariat.store.listing import ListQuery

_WIDE = 900
_LATEST = 8
_MOST_BIRTHDAYS = 12
_MOST_DEADLINES = 6
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
        for line in lines or (_label(otherwise, "muted"),):
            self._lines.addWidget(line)


class DashboardPage(QScrollArea):
    """The first page of an open file; told for the as-of day, counted away from the window's thread."""

    go = Signal(str)
    """Where a button leads that is no list: import, new_member, sample, history, or a part of the data page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.facts: Desk | None = None
        self._stale, self._wide = True, True
        self._doubles: Errand | None = None
        self._background, self._slow = Background(session, self), Background(session, self)
        self._clocks = Background(session, self)
        self._tiles: list[Tile] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._lay_out()
        session.changed.connect(self._mark_stale)
        session.as_of_changed.connect(self._mark_stale)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(26, 20, 26, 22)
        column.setSpacing(16)
        self.title, self.subtitle = QLabel("工作台"), QLabel()
        self.title.setProperty("tone", "title")
        self.subtitle.setProperty("tone", "muted")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addSpacing(10)
        head.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        self.first_steps = self._first_steps()
        column.addWidget(self.first_steps)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        self.errands, self.birthdays, self.latest = Card("待办"), Card("近期生日"), Card("最近操作")
        self.proposals = Card("提案期限")
        self.proposals.hide()
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
        column.addWidget(_label("这个数据文件还没有会员。先做其中一步：", ""))
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
        if self._background.busy or self._slow.busy or self._clocks.busy:
            for reading in (self._background, self._slow, self._clocks):
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
        self._background.read_patiently(lambda rows, rest: desk(rows, day, as_of, rest), self._show)
        self._clocks.read(lambda rows: deadlines(rows, day), self._show_deadlines)

    def _mark_stale(self, _: object = None) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _show(self, facts: Desk) -> None:
        self.facts = facts
        empty = facts.records == 0
        self.first_steps.setVisible(empty)
        for tile in self._tiles:
            tile.deleteLater()
        self._tiles = [] if empty else [self._tile(number) for number in facts.numbers]
        for card in (self.errands, self.birthdays):
            card.setVisible(not empty)
        self._show_errands()
        self.birthdays.fill(
            self._birthday_lines(facts.birthdays), f"今后{BIRTHDAY_DAYS}天没有会员负责人过生日。"
        )
        self.latest.fill(
            [self._operation(item) for item in operations(self.session.rows, _LATEST)], "还没有操作。"
        )
        self._arrange()

        if not empty:
            self._slow.read_patiently(lambda rows, _: doubles(rows), self._show_doubles)

    def _show_doubles(self, found: Errand) -> None:
        self._doubles = found
        self._show_errands()

    def _show_errands(self) -> None:
        found = self.facts.errands if self.facts is not None else ()
        if self._doubles is not None and self._doubles.count:
            found = (*found, self._doubles)
        self.errands.fill([self._errand(item) for item in found], "没有要补的资料，很好。")

    def _show_deadlines(self, found: Deadlines) -> None:
        """What units owe answers to; a file without proposals has no such card."""
        self.proposals.setVisible(found.any)
        groups = (("逾期未答复的提案", found.overdue), ("30天内到期的提案", found.soon))
        lines = [
            _line(
                label, f"{len(group)}件", partial(self._open_proposals, group), urgent=group is found.overdue
            )
            for label, group in groups
            if group
        ]
        lines += [self._deadline(item) for item in (*found.overdue, *found.soon)[:_MOST_DEADLINES]]
        self.proposals.fill(lines, "没有逾期的提案，30天内也没有到期的。")

    def _deadline(self, item: Deadline) -> QWidget:
        words = f"逾期{-item.left}天" if item.left < 0 else f"剩{item.left}天"
        act = partial(self.session.open_record.emit, "proposal", item.proposal)
        return _line(f"{item.number}　{item.title}".strip("　"), words, act, urgent=item.left < 0)

    def _open_proposals(self, group: Sequence[Deadline]) -> None:
        ids = tuple(item.proposal for item in group)
        query = ListQuery(as_of=self.session.as_of, ids=ids, order=("days_left",))
        self.session.open_list.emit("proposals", query)

    def _tile(self, number: Number) -> Tile:
        tile = Tile(number)
        tile.clicked.connect(lambda: self._open(number.query))
        return tile

    def _errand(self, item: Errand) -> QWidget:
        line = _line(item.label, f"{item.count:,}{item.unit}", lambda: self._follow(item), urgent=item.urgent)
        line.setToolTip("点开逐条处理")
        return line

    def _follow(self, item: Errand) -> None:
        if item.query is not None:
            self._open(item.query)
        else:
            self.go.emit(item.place)

    def _open(self, query: ListQuery) -> None:
        self.session.open_list.emit("members", query)

    def _birthday_lines(self, found: Sequence[Birthday]) -> list[QWidget]:
        lines = [self._birthday(item) for item in found[:_MOST_BIRTHDAYS]]
        if len(found) > _MOST_BIRTHDAYS:
            lines.append(_label(f"另有{len(found) - _MOST_BIRTHDAYS}位，今后{BIRTHDAY_DAYS}天内。", "muted"))
        return lines

    def _birthday(self, item: Birthday) -> QWidget:
        day = "今天" if item.day == self.session.day else show_date(item.day).partition("年")[2]
        words = f"{day}　{item.name}" + (f"　{item.unit}" if item.unit else "")
        return _line(words, f"{item.age}岁", lambda: self.session.open_record.emit("person", item.person))

    def _operation(self, item: Operation) -> QWidget:
        undone = "（已撤销）" if item.undone else ""
        return _line(f"{item.name}{undone}", item.at[5:16].replace("T", " "), lambda: self.go.emit("history"))

    def _arrange(self) -> None:
        across = 6 if self._wide else 3
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // across, place % across)
        if self._wide:
            self._cards.addWidget(self.errands, 0, 0)
            self._cards.addWidget(self.proposals, 1, 0)
            self._cards.addWidget(self.latest, 2, 0)
            self._cards.addWidget(self.birthdays, 0, 1, 3, 1)
        else:
            for row, card in enumerate((self.errands, self.proposals, self.birthdays, self.latest)):
                self._cards.addWidget(card, row, 0, 1, 2)
        self._cards.setRowStretch(2, 1)


def _label(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", tone)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


class _LineButton(QPushButton):
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


def _line(words: str, number: str, act: Slot, *, urgent: bool = False) -> QWidget:
    """A link at the left and what belongs to it at the right edge."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    button = _LineButton(words)
    button.clicked.connect(lambda: act())
    count = QLabel(number)
    count.setProperty("tone", "bad" if urgent else "muted")
    row.addWidget(button, 1)
    row.addWidget(count)
    return line
