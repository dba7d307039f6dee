"""积分: the ranking of a scheme, and for each person every record that gave points."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.document import Report, Roster
from secretariat.domains.scoring.documents import period_of, ranking_roster, score_sheet, shown
from secretariat.domains.scoring.scores import Ranking, ScoreLine, scores
from secretariat.domains.scoring.verbs import continue_scheme, include_again
from secretariat.gui.background import Background
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.messages import tell
from secretariat.gui.paper import Paper
from secretariat.gui.performance.example_dialog import ExampleDialog
from secretariat.gui.performance.sheet import SheetPanel
from secretariat.gui.pieces import Notice, action, hint, shortcut
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextModel, TextTable
from secretariat.store.rows import Rows
from secretariat.store.store import Store

_WHO = "请先在排名里选中一个人。"


class ScoresPart(FreshPart):
    """Choose a scheme; the ranking at the left, the chosen person's sheet at the right."""

    rules_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.told: Ranking | None = None
        self._aside = Background(session, self)
        self._paper = Paper(session, self)
        self.schemes = QComboBox()
        self.schemes.setMinimumContentsLength(22)
        self.table = TextTable(("名次", "姓名"), (52, 90))
        self.sheet = SheetPanel(session)
        self.notice, self.status, self.remark = Notice(), QLabel(), hint()
        self.stack = QStackedWidget()
        self._lay_out()
        self.schemes.activated.connect(lambda _: self._count())
        self.table.on_open(lambda place: session.open_record.emit("person", self._lines[place].person))
        self.follow(session.changed)
        shortcut(self, "F5", self.refresh)

    @property
    def busy(self) -> bool:
        """Whether it is being counted."""
        return self._aside.busy

    @property
    def scheme(self) -> int | None:
        """The chosen scheme."""
        found = self.schemes.currentData()
        return int(found) if found is not None else None

    @property
    def _lines(self) -> tuple[ScoreLine, ...]:
        return self.told.lines if self.told is not None else ()

    @property
    def line(self) -> ScoreLine | None:
        """The chosen person's line."""
        place = self.table.current
        return self._lines[place] if place is not None and place < len(self._lines) else None

    def _lay_out(self) -> None:
        self.first = EmptyNotice(
            "还没有积分方案",
            "采用一个示例方案（闵行、安庆、桐城、济南、宣威、虹口的做法），再按本地办法改规则；"
            "分数由活动出席、提案、培训、捐赠等记录自动算出，每一分都能查到来源。",
        )
        self.first.offer("采用示例方案(&E)…", self.ask_example, primary=True)
        self.first.offer("新建方案(&N)…", lambda: self.edit_scheme(None))
        self.nobody = EmptyNotice("这个方案里还没有人", "请核对方案的适用组织和起止日期，或先登记职务。")
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.table)
        self.split.addWidget(self.sheet)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setChildrenCollapsible(False)
        for widget in (self.split, self.nobody, self.first):
            self.stack.addWidget(widget)
        self.bar = QWidget()
        self._fill_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.status)
        layout.addWidget(self.remark)

    def _fill_bar(self) -> None:
        label = QLabel("方案(&S)：")
        label.setBuddy(self.schemes)
        label.setFixedHeight(34)  # that of the chooser beside it
        buttons: tuple[QWidget, ...] = (
            label, self.schemes, self._menu("方案(&M)", (
                ("采用示例方案(&E)…", self.ask_example), ("新建方案(&N)…", lambda: self.edit_scheme(None)),
                ("修改这个方案(&C)…", lambda: self.edit_scheme(self.scheme)),
                ("沿用到下一期(&K)", self.continue_scheme),
            )),
            action("规则(&U)…", self._show_rules, tip="看、改这个方案的积分规则"),
            action("手工加减分(&G)…", self.give, tip="给选中的人加分或减分，写明理由"),
            action("不记分(&X)…", self.exempt, tip="选中的人本方案不计分、不排名；再按一次恢复"),
            self._paper.menu_button("打印排名(&R)", lambda: self._ranking, "履职积分排名", "全部人员各类得分和名次"),
            self._paper.menu_button("打印个人明细(&D)", self._sheet_maker, "履职积分明细", "选中的人每一分的来源"),
        )  # fmt: skip
        flow = FlowLayout(self.bar)
        for button in buttons:
            flow.addWidget(button)

    def _menu(self, words: str, entries: tuple[tuple[str, Callable[[], object]], ...]) -> QToolButton:
        button, menu = tool(words), QMenu(self)
        for text, act in entries:
            menu.addAction(text).triggered.connect(lambda _=False, chosen=act: chosen())
        button.setMenu(menu)
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        return button

    def read(self) -> None:
        """Read the schemes and count the chosen one anew."""
        self._fill_schemes(self.scheme)
        self._count()

    def choose(self, scheme: int) -> None:
        """Show another scheme."""
        self._fill_schemes(scheme)
        self._count()

    def _fill_schemes(self, chosen: int | None) -> None:
        stored = sorted(
            self.session.rows.find("score_scheme"), key=lambda row: (row["start"], row["id"]), reverse=True
        )
        self.schemes.clear()
        for one in stored:
            self.schemes.addItem(one["name"], one["id"])
        self.schemes.setCurrentIndex(max(0, self.schemes.findData(chosen)) if stored else -1)

    def _count(self) -> None:
        scheme = self.scheme
        self.notice.say("")
        self.bar.setVisible(scheme is not None)
        if scheme is None:
            self.told = None
            self.status.setText("")
            self.remark.setText("")
            self.stack.setCurrentWidget(self.first)
            return
        self.status.setText("正在计分…")
        self._aside.read(lambda rows: scores(rows, scheme), self._take, self._refused)

    def _refused(self, error: BaseException) -> None:
        self.status.setText("")
        self.notice.say(str(error), "bad")

    def _take(self, told: Ranking) -> None:
        chosen = self.line.person if self.line else None
        self.told = told
        self._show_columns(told)
        self.table.show_lines([_cells(told, line) for line in told.lines])
        self.stack.setCurrentWidget(self.split if told.lines else self.nobody)
        place = next((at for at, line in enumerate(told.lines) if line.person == chosen), 0)
        if told.lines:
            self.table.selectRow(place)
        self.sheet.show_line(told, self.line)
        self.status.setText(_summary(told))
        stored = self.session.rows.get("score_scheme", told.scheme.id) or {}
        self.remark.setText(str(stored.get("remark") or ""))
        if told.problems:
            self.notice.say("\n".join(told.problems), "warn")

    def _show_columns(self, told: Ranking) -> None:
        """The columns of the scheme: its categories between the person and the total."""
        labels = _labels(told)
        if labels == self.table.lines.labels:
            return
        numbers = ("名次", "总分", "基础分", *told.categories)
        self.table.lines = TextModel(labels, [at for at, label in enumerate(labels) if label in numbers])
        self.table.setModel(self.table.lines)
        widths = {"名次": 50, "姓名": 84, "职务": 80, "单位": 220, "提示": 230, "等次": 70}
        for place, label in enumerate(labels):
            self.table.setColumnWidth(place, widths.get(label, max(62, 20 + 16 * len(label))))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_sheet())

    def _show_sheet(self) -> None:
        if self.told is not None:
            self.sheet.show_line(self.told, self.line)

    def ask_example(self) -> ExampleDialog:
        """Take an example scheme into the file."""
        dialog = ExampleDialog(self.session, self)
        dialog.taken.connect(self.choose)
        dialog.open()
        return dialog

    def edit_scheme(self, scheme: int | None) -> EntityDialog:
        """The form of the scheme, or of a new one."""
        dialog = EntityDialog(self.session, "score_scheme", scheme, self)
        dialog.saved.connect(self.choose)
        dialog.show()
        return dialog

    def continue_scheme(self) -> None:
        """The same rules for the next year (or term); what was entered by hand stays with the old scheme."""
        scheme = self.scheme
        if scheme is None:
            return

        def job(store: Store) -> int:
            with store.transact("沿用积分方案") as tx:
                return continue_scheme(tx, scheme)

        self.session.write("沿用积分方案", job, self.choose)

    def give(self) -> EntityDialog | None:
        """Points by hand for the chosen person."""
        line, scheme = self.line, self.scheme
        if line is None or scheme is None:
            tell(self, "还没有选中人。", _WHO)
            return None
        dialog = EntityDialog(
            self.session, "score_entry", None, self, {"scheme": scheme, "person": line.person}
        )
        dialog.show()
        return dialog

    def exempt(self) -> EntityDialog | None:
        """Leave the chosen person out of the scheme (the form asks why), or score the person again."""
        line, scheme = self.line, self.scheme
        if line is None or scheme is None:
            tell(self, "还没有选中人。", _WHO)
            return None
        if line.exempt is not None:
            person = line.person
            self.session.operate("恢复记分", lambda tx: include_again(tx, scheme, person))
            return None
        preset = {"scheme": scheme, "person": line.person, "exempt": 1}
        dialog = EntityDialog(self.session, "score_entry", None, self, preset)
        dialog.show()
        return dialog

    def _show_rules(self) -> None:
        if self.scheme is not None:
            self.rules_wanted.emit(self.scheme)

    def _ranking(self, rows: Rows) -> Roster:
        assert self.told is not None
        return ranking_roster(self.told, rows.setting("office"))

    def _sheet_maker(self) -> Callable[[Rows], Report]:
        told, person = self.told, self.line.person if self.line else 0
        assert told is not None
        return lambda rows: score_sheet(told, person, rows.setting("office"))


def _labels(told: Ranking) -> tuple[str, ...]:
    base = ("基础分",) if told.scheme.base else ()
    grade = ("等次",) if told.scheme.grades else ()
    return ("名次", "姓名", "总分", *grade, *base, *told.categories, "提示", "职务", "单位")


def _cells(told: Ranking, line: ScoreLine) -> tuple[str, ...]:
    if line.exempt is not None:
        blank = ("",) * (len(_labels(told)) - 6)
        return ("—", line.name, "—", *blank, f"不记分：{line.exempt}", line.title, line.unit)
    base = (shown(line.base),) if told.scheme.base else ()
    points = (shown(line.points.get(name, 0)) for name in told.categories)
    grade = (line.grade or "—",) if told.scheme.grades else ()
    return (
        str(line.rank), line.name, shown(line.total), *grade, *base, *points, "；".join(line.warnings), line.title,
        line.unit,
    )  # fmt: skip


def _summary(told: Ranking) -> str:
    scored = [line for line in told.lines if line.exempt is None]
    parts = [f"{period_of(told)}，计分 {len(scored)} 人"]
    if len(scored) < len(told.lines):
        parts.append(f"不记分 {len(told.lines) - len(scored)} 人")
    for label, _ in told.scheme.grades:
        parts.append(f"{label} {sum(1 for line in scored if line.grade == label)} 人")
    unmet = sum(1 for line in scored if any("少于" in text for text in line.warnings))
    if unmet:
        parts.append(f"未达到最少次数 {unmet} 人")
    return "，".join(parts)
