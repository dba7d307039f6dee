"""覆盖面: who of a body, group or list came how often in a period, and whom to call."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from secretariat.base.document import Report, Roster
from secretariat.domains.events.ledger import ATTENDANCES
from secretariat.domains.overview.coverage import CHECKS, Coverage, CoverageLine, coverage
from secretariat.domains.overview.coverage.documents import (
    call_list,
    check_label,
    coverage_report,
    coverage_roster,
)
from secretariat.gui.background import Background
from secretariat.gui.events.chips import ALL, Chips
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.paper import Paper
from secretariat.gui.performance.question import Question
from secretariat.gui.pieces import Notice, action, hint, shortcut
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Rows

_COLUMNS = (
    ("姓名", 80), ("职务", 72), ("单位", 170), ("情况", 196), ("电话", 112), ("应到", 48), ("出席", 48), ("请假", 48),
    ("缺席", 48), ("出席率", 68), ("连续缺席", 76), ("最近参加", 98), ("走访", 48), ("提案", 48), ("替会等", 62),
    ("未登记", 62),
)  # fmt: skip
_RIGHT = (5, 6, 7, 8, 9, 10, 12, 13, 14, 15)
_OPENS = {
    "应到": ("expected", ATTENDANCES.name), "出席": ("came", ATTENDANCES.name),
    "请假": ("excused", ATTENDANCES.name), "缺席": ("absent", ATTENDANCES.name),
    "替会等": ("other", ATTENDANCES.name), "未登记": ("unrecorded", ATTENDANCES.name),
    "走访": ("visits", "visits"), "提案": ("proposals", "proposals"),
}  # fmt: skip
"""What a number opens: the records of the line, and in which list."""


class CoveragePart(FreshPart):
    """A question at the top, chips with how many each check lists, and everybody with all counts below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.told: Coverage | None = None
        self.shown: list[CoverageLine] = []
        self._check = ALL
        self._aside = Background(session, self)
        self._paper = Paper(session, self)
        self.question = Question(session)
        self.chips = Chips("人")
        self.table = TextTable([label for label, _ in _COLUMNS], [width for _, width in _COLUMNS], _RIGHT)
        self.notice, self.totals, self.notes = Notice(), QLabel(), hint()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether it is being counted."""
        return self._aside.busy

    def _lay_out(self) -> None:
        self.nobody = EmptyNotice(
            "还没有可以统计的人",
            "先导入执委会、政协委员等名单（职务），或分好轮值组、建好名单，这里就能看出谁没有参加活动、没有走访、没有提案。",
        )
        self.nobody.offer(
            "去导入职务名单(&I)…", lambda: self.session.open_list.emit("posts", ListQuery()), primary=True
        )
        self.fitting = EmptyNotice("没有这样的人", "按现在的条件，没有需要列出的人。")
        for widget in (self.table, self.fitting, self.nobody):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.question)
        layout.addWidget(self.notice)
        self._add_tools()
        layout.addWidget(self.chips)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.totals)
        layout.addWidget(self.notes)

    def _add_tools(self) -> None:
        self.calls = self._paper.menu_button(
            "联系名单(&L)",
            lambda: self._calls,
            "联系名单",
            "所选条件的人：姓名、单位、电话、缺什么，可以打印出来逐个联系",
        )
        self.everybody = self._paper.menu_button(
            "全部名单(&A)", lambda: self._roster, "履职覆盖情况", "所有人的各项次数"
        )
        self.report = self._paper.menu_button(
            "情况报告(&R)", lambda: self._report, "履职覆盖情况报告", "有数字、有名单的文字报告"
        )
        self.open_button = action(
            "打开人员(&O)", self.open_person, tip="Enter；在数字上按Enter看它数的是哪些记录"
        )
        self.question.add_tools(self.open_button, self.calls, self.everybody, self.report)

    def _connect(self) -> None:
        self.question.asked.connect(self.refresh)
        self.question.limits_changed.connect(self._fill)
        self.chips.chosen.connect(self._narrow)
        self.table.activated.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.follow(self.session.changed)
        shortcut(self, "F5", self.refresh)

    def read(self) -> None:
        """Count anew, away from the window's thread."""
        self.question.refresh()
        scope, period = self.question.scope, self.question.period
        self.notice.say("")
        if scope is None:
            self._show_nothing()
            return
        if period is None:
            self.notice.say("请填写完整的开始和截止日期，如 2026-01-01。", "warn")
            return
        self.totals.setText("正在统计…")
        self._aside.read(lambda rows: coverage(rows, scope, *period), self._take, self._refused)

    def _show_nothing(self) -> None:
        self.told, self.shown = None, []
        self.totals.setText("")
        self.notes.setText("")
        self.stack.setCurrentWidget(self.nobody)
        self._enable()

    def _refused(self, error: BaseException) -> None:
        self.totals.setText("")
        self.notice.say(str(error), "bad")

    def _take(self, told: Coverage) -> None:
        self.told = told
        self._fill()

    def _fill(self) -> None:
        told = self.told
        if told is None:
            return
        limits = self.question.limits
        counts = {check_label(check, limits): len(told.failing(check, limits)) for check in CHECKS}
        self.chips.show_counts({ALL: len(told.lines), **counts})
        self.chips.mark(ALL if self._check == ALL else check_label(self._check, limits))
        self.shown = list(told.lines) if self._check == ALL else told.failing(self._check, limits)
        self.table.show_lines([self._cells(line) for line in self.shown])
        self.stack.setCurrentWidget(self.table if self.shown else self.fitting)
        self._tell(told)
        self._enable()

    def _cells(self, line: CoverageLine) -> tuple[str, ...]:
        counts = (line.expected, line.came, line.excused, line.absent)
        return (
            line.name, line.title, line.unit, "、".join(line.missing(self.question.limits)), line.phone,
            *(str(len(ids)) for ids in counts), line.rate, str(line.run), line.last, str(len(line.visits)),
            str(len(line.proposals)), str(len(line.other)), str(len(line.unrecorded)),
        )  # fmt: skip

    def _tell(self, told: Coverage) -> None:
        totals = told.totals
        self.totals.setText(
            f"共 {totals.people} 人，列出 {len(self.shown)} 人。"
            f"参加过活动 {len(totals.reached)} 人，覆盖率 {totals.reach}；"
            f"应到 {totals.expected} 人次，出席 {totals.came} 人次，出席率 {totals.rate}。"
        )
        self.notes.setText("\n".join(told.notes))
        if told.lines and not totals.expected and not totals.unrecorded:
            self.notice.say("这一期间没有这些人的出席登记。请先在“活动”里登记活动和出席情况。", "warn")
            self.notice.offer("去登记活动(&E)", lambda: self.session.open_list.emit("events", ListQuery()))

    def _enable(self) -> None:
        for button in (self.calls, self.everybody, self.report, self.open_button):
            button.setEnabled(bool(self.told and self.told.lines))

    def _narrow(self, label: str) -> None:
        """Show only those that a chip counts."""
        limits = self.question.limits
        self._check = next((check for check in CHECKS if check_label(check, limits) == label), ALL)
        self._fill()

    def choose(self, check: str) -> None:
        """Show only those that a check lists, as its chip does; 全部 shows everybody."""
        self._check = check
        self._fill()

    def open_person(self) -> None:
        """Open the person of the chosen line."""
        place = self.table.current
        if place is not None:
            self.session.open_record.emit("person", self.shown[place].person)

    def _open(self, index: QModelIndex) -> None:
        label = _COLUMNS[index.column()][0]
        line = self.shown[index.row()]
        if label in _OPENS and getattr(line, _OPENS[label][0]):
            self.open_records(line, label)
        else:
            self.session.open_record.emit("person", line.person)

    def open_records(self, line: CoverageLine, label: str) -> None:
        """Show the records behind a number of a line."""
        name, ledger = _OPENS[label]
        self.session.open_list.emit(ledger, ListQuery(scope="all", ids=tuple(getattr(line, name))))

    def _show_menu(self, place: QPoint) -> None:
        current = self.table.current
        if current is None:
            return
        line, menu = self.shown[current], QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [("打开人员(&O)\tEnter", self.open_person)]
        entries += [
            (f"{label}的{len(getattr(line, name))}条记录", partial(self.open_records, line, label))
            for label, (name, _) in _OPENS.items() if getattr(line, name)
        ]  # fmt: skip
        for words, act in entries:
            entry = QAction(words, menu)
            entry.triggered.connect(lambda _=False, chosen=act: chosen())
            menu.addAction(entry)
        menu.popup(self.table.viewport().mapToGlobal(place))

    @property
    def _asked(self) -> Iterable[str]:
        return CHECKS if self._check == ALL else (self._check,)

    def _calls(self, rows: Rows) -> Roster:
        assert self.told is not None
        return call_list(self.told, self._asked, self.question.limits, rows.setting("office"))

    def _roster(self, rows: Rows) -> Roster:
        assert self.told is not None
        return coverage_roster(self.told, rows.setting("office"))

    def _report(self, rows: Rows) -> Report:
        assert self.told is not None
        return coverage_report(self.told, self.question.limits, rows.setting("office"))
