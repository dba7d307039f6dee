"""The cards of a record's page: facts, people, memberships, history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.gui.lists.buttons import tool
from secretariat.gui.pieces import list_table
from secretariat.gui.records.dossier import Dossier, Fact, Job
from secretariat.gui.records.past import PastOperation
from secretariat.gui.style import ROW_HEIGHT, colour

_ID = Qt.ItemDataRole.UserRole
_MANY_CHANGES = 6
_TALL = 460
_LONG = 24  # characters after which a fact takes the whole width


class Card(QFrame):
    """A framed part of a page with a heading and buttons beside it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "card")
        self.heading = QLabel(title)
        self.heading.setProperty("tone", "heading")
        self.head = QHBoxLayout()
        self.head.addWidget(self.heading)
        self.head.addStretch()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 12, 18, 14)
        self.body.setSpacing(8)
        self.body.addLayout(self.head)

    def offer(self, words: str, act: Callable[[], object], tip: str = "") -> QWidget:
        """Add a button beside the heading."""
        button = tool(words, act, tip=tip)
        self.head.addWidget(button)
        return button


class FactsCard(Card):
    """Filled fields, two beside each other; `opened` carries the record that a fact links to."""

    opened = Signal(str, int)

    def __init__(self, title: str, facts: Sequence[Fact], *, codes: bool) -> None:
        super().__init__(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        for column, stretch in enumerate((0, 1, 0, 1)):
            grid.setColumnStretch(column, stretch)
        row = side = 0
        for fact in facts:
            wide = len(fact.text) > _LONG or "\n" in fact.text
            if wide and side:
                row, side = row + 1, 0
            label = QLabel(fact.label)
            label.setProperty("tone", "muted")
            grid.addWidget(label, row, 2 * side, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value(fact, codes), row, 2 * side + 1, 1, 3 if wide else 1)
            row, side = (row + 1, 0) if wide or side else (row, 1)
        self.body.addLayout(grid)
        if not facts:
            nothing = QLabel("还没有填写。点上面的“编辑”补充。")
            nothing.setProperty("tone", "muted")
            self.body.addWidget(nothing)

    def _value(self, fact: Fact, codes: bool) -> QLabel:
        text = fact.masked if fact.masked and not codes else fact.text
        words = escape(text).replace("\n", "<br>")
        if fact.place is not None:
            words = f'<a href="{fact.place[0]}/{fact.place[1]}">{words}</a>'
        if fact.warning:
            words += f" <span style='color:{colour('warn').name()}'>（{escape(fact.warning)}）</span>"
        label = QLabel(words, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.linkActivated.connect(self._open)
        return label

    def _open(self, link: str) -> None:
        entity, _, record = link.partition("/")
        self.opened.emit(entity, int(record))


class _FittedTable(QTableWidget):
    """A table whose columns share its width in given proportions: it never scrolls."""

    def __init__(self, columns: int, widths: Sequence[int]) -> None:
        super().__init__(0, columns)
        self._widths = tuple(widths)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.viewport().width()
        for place, width in enumerate(self._widths):
            self.setColumnWidth(place, whole * width // sum(self._widths))


class TableCard(Card):
    """A short table that shows all its rows; `chosen` carries the id of the row that was opened."""

    chosen = Signal(int)

    def __init__(self, title: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__(title)
        self.table = _FittedTable(len(headings), widths)
        self.table.setHorizontalHeaderLabels(list(headings))
        list_table(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ID)))
        self.body.addWidget(self.table)

    def add_row(self, record: int, texts: Sequence[str], *, faint: bool = False, tip: str = "") -> None:
        """Add a row."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(_ID, record)
            item.setToolTip(tip or text)
            if faint:
                item.setForeground(QBrush(colour("faint")))
            self.table.setItem(row, place, item)
        self.table.setFixedHeight(
            (row + 1) * ROW_HEIGHT + self.table.horizontalHeader().sizeHint().height() + 6
        )

    def selected(self) -> int | None:
        """The id of the selected row."""
        item = self.table.currentItem()
        return int(item.data(_ID)) if item is not None else None


def people_card(dossier: Dossier) -> TableCard:
    """The people of a unit, or the units of a person, past ones in grey."""
    of_person = dossier.person is not None
    first = "单位" if of_person else "姓名"
    card = TableCard(
        "任职" if of_person else "单位人员",
        ("身份", first, "职务", "手机", "起止"),
        (100, 240, 140, 170, 200),
    )
    for job in dossier.jobs:
        name = job.company if of_person else job.name + _badge(job)
        card.add_row(
            job.id, (job.role, name, job.post, job.mobile, job.span), faint=job.ended, tip=_job_tip(job)
        )
    card.table.setVisible(bool(dossier.jobs))
    if dossier.jobs:
        card.table.selectRow(0)
    return card


def _badge(job: Job) -> str:
    return f"（同名{len(job.namesakes) + 1}人）" if job.namesakes else ""


def _job_tip(job: Job) -> str:
    if not job.namesakes:
        return ""
    return f"{job.name}（{job.company}）；同名的还在：{'、'.join(job.namesakes[:5])}"


def periods_card(dossier: Dossier) -> TableCard:
    """All memberships, the ended ones in grey."""
    headings = ("会员类别", "会员编号", "所属商会", "入会日期", "退会日期", "状态")
    card = TableCard("会籍经历", headings, (110, 110, 220, 130, 130, 110))
    for period in dossier.periods:
        texts = (
            period.kind,
            period.number,
            period.chamber or "直属",
            period.start,
            period.end,
            period.status,
        )
        card.add_row(period.id, texts, faint=period.ended)
    return card


def history_card(past: Sequence[PastOperation]) -> Card:
    """Operations, each with its fields from old to new; those that changed much are folded."""
    card = Card("修改历史")
    tree = QTreeWidget()
    tree.setHeaderLabels(["时间 / 字段", "操作 / 原来", "操作人 / 改为"])
    tree.setColumnWidth(0, 280)
    tree.setColumnWidth(1, 300)
    tree.setUniformRowHeights(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    shown = 0
    for operation in past:
        top = QTreeWidgetItem(tree, [operation.at, operation.name, operation.author])
        font = top.font(1)
        font.setBold(True)
        top.setFont(1, font)
        for change in operation.changes:
            leaf = QTreeWidgetItem(top, [change.label, _one_line(change.before), _one_line(change.after)])
            for place, text in ((1, change.before), (2, change.after)):
                leaf.setToolTip(place, text)
        top.setExpanded(len(operation.changes) <= _MANY_CHANGES)
        shown += 1 + (len(operation.changes) if top.isExpanded() else 0)
    line = max(tree.sizeHintForRow(0), tree.fontMetrics().lineSpacing())
    tree.setFixedHeight(min(_TALL, max(2, shown) * line + tree.header().sizeHint().height() + 12))
    card.body.addWidget(tree)
    return card


def _one_line(text: str) -> str:
    return text.replace("\n", " ") or "（空）"


def link_label(words: str, act: Callable[[], object]) -> QLabel:
    """A sentence that can be clicked or reached by Tab."""
    label = QLabel(f'<a href="go">{escape(words)}</a>')
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    label.linkActivated.connect(partial(_call, act))
    return label


def _call(act: Callable[[], object], _: str) -> None:
    act()
