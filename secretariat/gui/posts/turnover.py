"""换届: one body's next term, seat by seat, with the structure beside it, until it is carried out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.text import chinese_number
from secretariat.domains.posts.carrying import Carried
from secretariat.domains.posts.documents import default_body
from secretariat.domains.posts.order import body_order
from secretariat.domains.posts.turnover import (
    DECISIONS,
    FRESH,
    MOVE,
    UNDECIDED,
    Seat,
    TurnoverPlan,
    decide,
    nominate,
    open_plan,
    set_quota,
    withdraw,
)
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.messages import Answer, ask, tell
from secretariat.gui.paper import Make, Paper
from secretariat.gui.pieces import Notice, action, hint, shortcut
from secretariat.gui.posts.carry_dialog import CarryDialog
from secretariat.gui.posts.draft import as_text, facts_of_person, take_up
from secretariat.gui.posts.draft_keeper import DraftKeeper
from secretariat.gui.posts.nominate_dialog import NominateDialog, TitleDialog
from secretariat.gui.posts.quota_dialog import QuotaDialog
from secretariat.gui.posts.seat_table import SeatModel, SeatView
from secretariat.gui.posts.structure_panel import StructurePanel
from secretariat.gui.posts.turnover_papers import PlanDocument, comparison_of, report_of
from secretariat.gui.session import Session
from secretariat.store.transaction import Changed

_WHY = (
    "把本届名单逐个过一遍：留任、新提、退出、转任，右边的结构和职数随时跟着变；打印对照表，开会后一步执行。"
    "没执行之前不影响现有名单。"
)
_HOW = "1 留任　2 新提　3 退出　4 转任　0 未定　Delete 去掉新提　Enter 下一个未定（可多选一起定）"


class TurnoverPart(FreshPart):
    """The 换届 of a chosen body. Decisions are kept in the file as a draft, a moment after the last key."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.plan: TurnoverPlan | None = None
        self.drafts = DraftKeeper(session, lambda: self.plan, self)
        self.paper = Paper(session, self)
        self.body, self.shown = QComboBox(), QComboBox()
        self.finder = QLineEdit(
            placeholderText="在名单中查找：汉字、拼音首字母、手机…", clearButtonEnabled=True
        )
        self.body.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.body.setMinimumContentsLength(10)
        self.body.setToolTip("换届的组织")
        self.model = SeatModel(self)
        self.view, self.panel, self.notice = SeatView(self.model), StructurePanel(), Notice()
        self.start = EmptyNotice("开始换届", _WHY)
        self.begin_button = self.start.offer("从本届名单开始(&S)", self.begin, primary=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.shown.addItem("全部", None)
        for name in DECISIONS:
            self.shown.addItem(name, name)
        self.shown.insertItem(1, "未定", UNDECIDED)
        box = QWidget()
        buttons = FlowLayout(box)
        self.carry_button = action("执行换届(&X)…", self.carry, primary=True)
        for widget in (self.body, self.carry_button, *self._buttons()):
            buttons.addWidget(widget)
        narrow = QHBoxLayout()
        narrow.addWidget(self.finder, 1)
        narrow.addWidget(self.shown)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(narrow)
        left.addWidget(self.view, 1)
        left.addWidget(hint(_HOW))
        work = QWidget()
        split = QHBoxLayout(work)
        split.setContentsMargins(0, 0, 0, 0)
        split.addLayout(left, 1)
        split.addWidget(self.panel)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(work)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(box)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)

    def _buttons(self) -> list[QWidget]:
        paper = self.paper
        self._with_plan: list[QWidget] = [
            action("新提(&N)…", self.ask_nominee, tip="加入新人选（2）"),
            action("职数(&Z)…", self.ask_quotas, tip="下一届各职务的名额"),
            paper.menu_button(
                "对照表(&P)", lambda: self._document(comparison_of), "换届对照表", "新老名单对照"
            ),
            paper.menu_button(
                "结构分析(&A)", lambda: self._document(report_of), "换届结构分析", "结构和职数前后对照"
            ),
            action("放弃草稿(&G)…", self.ask_drop, tip="不要这次的全部决定，从头再来"),
        ]
        return self._with_plan

    def _connect(self) -> None:
        self.body.activated.connect(lambda _: self._change_body())
        self.finder.textChanged.connect(lambda _: self._narrow())
        self.finder.returnPressed.connect(self._go_to_found)
        self.shown.activated.connect(lambda _: self._narrow())
        self.view.decided.connect(self.decide)
        self.view.withdrawn.connect(self.withdraw)
        self.view.next_wanted.connect(self.go_on)
        self.drafts.failed.connect(lambda words: self.notice.say(words, "bad"))
        self.session.changed.connect(self._changed)
        self.follow(self.session.as_of_changed)
        shortcut(self, "Ctrl+Shift+F", self.finder.setFocus)
        shortcut(self, "Ctrl+N", self.ask_nominee)
        shortcut(
            self, "Ctrl+P", lambda: self.paper.preview(self._document(comparison_of)) if self.plan else None
        )
        shortcut(self, "F5", self.refresh)

    # -- the plan -----------------------------------------------------------------------------------------

    def show_body(self, body: int) -> None:
        """Show the 换届 of a body."""
        self.refresh()
        self.body.setCurrentIndex(self.body.findData(body))
        self._change_body()

    def read(self) -> None:
        """Read bodies and seats anew; decisions that are not yet kept stay."""
        self._list_bodies()
        self._load(as_text(self.plan) if self.plan is not None and self.drafts.pending else None)

    def _list_bodies(self) -> None:
        rows, chosen = self.session.rows, self.body.currentData()
        self.body.clear()
        for stored in sorted(rows.find("body"), key=body_order(rows)):
            self.body.addItem(stored["name"], stored["id"])
        wanted = chosen if chosen is not None else default_body(rows)
        self.body.setCurrentIndex(max(0, self.body.findData(wanted)) if self.body.count() else -1)

    def _change_body(self) -> None:
        self.drafts.keep()
        self.notice.say("")
        self._load(None)

    def _load(self, text: str | None) -> None:
        """Show a draft, by default the kept one; without one the page offers to begin."""
        body, rows = self.body.currentData(), self.session.rows
        pending = text is not None
        kept = self.drafts.read(body)
        wanted = kept if text is None else text
        plan = None
        if body is not None and wanted:
            try:
                taken = take_up(rows, body, self.session.day, wanted)
                plan = taken.plan
                if taken.lost:
                    self.notice.say("".join(taken.lost), "warn")
            except Refusal as refusal:
                self.notice.say(f"{refusal.message}{refusal.remedy}", "warn")
                self.notice.offer("放弃草稿", self.drop)
        self._show(plan)
        if pending:
            self.drafts.later()

    def begin(self) -> None:
        """Open the next term of the chosen body from its present seats."""
        body = self.body.currentData()
        if body is None:
            tell(self, "还没有登记组织。", "请先导入执委会名单，或在“组织与届次”里新增组织。")
            return
        try:
            self._show(open_plan(self.session.rows, body, self.session.day))
        except Refusal as refusal:
            self.notice.say(f"{refusal.message}{refusal.remedy}", "bad")
            return
        self.notice.say("")
        if self.model.seats:
            self.view.go_to(0)
        self.view.setFocus()

    def _show(self, plan: TurnoverPlan | None) -> None:
        self.plan = plan
        for widget in (*self._with_plan, self.carry_button):
            widget.setEnabled(plan is not None)
        if plan is None:
            name = self.body.currentText()
            self.start.title.setText(f"{name}换届" if name else "还没有组织")
            self.stack.setCurrentIndex(0)
            return
        self.stack.setCurrentIndex(1)
        self.carry_button.setText(f"执行换届（第{chinese_number(plan.number)}届）(&X)…")
        self.model.show(plan.seats, self.session.day)
        self.panel.show_plan(plan, self.session.day)

    # -- deciding -----------------------------------------------------------------------------------------

    def decide(self, decision: str) -> None:
        """Decide about the selected seats; 新提 asks for a person, 转任 for the new title."""
        seats = self.view.chosen()
        if decision == FRESH and not all(seat.post is None for seat in seats):
            self.ask_nominee()
        elif not seats:
            return
        elif decision in (MOVE, FRESH):
            self._ask_title(seats, decision)
        else:
            self._take([partial(decide, place=seat.place, decision=decision) for seat in seats])

    def _ask_title(self, seats: list[Seat], decision: str) -> None:
        names = "、".join(seat.facts.name for seat in seats[:4]) + (
            f"等{len(seats)}人" if len(seats) > 4 else ""
        )
        dialog = TitleDialog(self.session, f"{names}{decision}，拟任：", seats[0].new_title, self)
        dialog.chosen.connect(
            lambda title: self._take(
                [partial(decide, place=one.place, decision=decision, title=title) for one in seats]
            )
        )
        dialog.open()

    def _take(self, steps: list[Callable[[TurnoverPlan], TurnoverPlan]]) -> None:
        """Do what fits; what does not is said."""
        trouble = ""
        for step in steps if self.plan else ():
            try:
                assert self.plan is not None
                self.plan = step(self.plan)
            except Refusal as refusal:
                trouble = f"{refusal.message}{refusal.remedy}"
        self.notice.say(trouble, "warn")
        self._moved()

    def _moved(self) -> None:
        self._show(self.plan)
        self.drafts.later()

    def withdraw(self) -> None:
        """Take newly named people off the list; seats of this term stay."""
        self._take([partial(withdraw, place=seat.place) for seat in self.view.chosen()])

    def go_on(self) -> None:
        """Go to the next undecided seat, or say that all are decided."""
        row = self.view.next_row(lambda seat: seat.decision == UNDECIDED)
        if row is not None:
            self.view.go_to(row)
        elif self.plan is not None and not self.plan.undecided:
            self.notice.say("全部席位都已决定，可以打印对照表，开会后点“执行换届”。")

    def ask_nominee(self) -> NominateDialog | None:
        """Ask who is newly named."""
        if self.plan is None:
            return None
        ranked = [seat.title for seat in self.plan.seats if seat.title]
        dialog = NominateDialog(self.session, ranked[-1] if ranked else "", self)
        dialog.chosen.connect(lambda person, title: self._nominate(dialog, person, title))
        dialog.open()
        return dialog

    def _nominate(self, dialog: NominateDialog, person: int, title: str) -> None:
        stored = self.session.rows.get("person", person)
        if self.plan is None or stored is None:
            return
        facts = facts_of_person(self.session.rows, stored, self.session.day)
        try:
            self.plan = nominate(self.plan, facts, title, person)
        except Refusal as refusal:
            dialog.refuse(f"{refusal.message}{refusal.remedy}")
            return
        dialog.taken(facts.name)
        self._moved()
        self.view.go_to(len(self.plan.seats) - 1)

    def ask_quotas(self) -> QuotaDialog | None:
        """Ask for the quotas of the next term."""
        plan = self.plan
        if plan is None:
            return None
        present = {seat.title for seat in plan.seats} | {seat.new_title for seat in plan.seats}
        titles = [title for title in plan.ranked if title in present]
        dialog = QuotaDialog(titles, plan.quotas, plan.total, self)
        dialog.chosen.connect(self._take_quotas)
        dialog.open()
        return dialog

    def _take_quotas(self, quotas: dict[str, int], total: int | None) -> None:
        plan = self.plan
        if plan is None:
            return
        for title in set(plan.quotas) - set(quotas):
            plan = set_quota(plan, title, None)
        for title, seats in quotas.items():
            plan = set_quota(plan, title, seats)
        self.plan = set_quota(plan, "", total)
        self._moved()

    # -- looking ------------------------------------------------------------------------------------------

    def _narrow(self) -> None:
        self.view.narrow(self.finder.text(), self.shown.currentData())

    def _go_to_found(self) -> None:
        row = self.view.next_row(lambda seat: True)
        if row is not None:
            self.view.go_to(row)
            self.view.setFocus()

    def _document(self, make: PlanDocument) -> Make:
        assert self.plan is not None
        return partial(make, self.plan, self.session.day)

    # -- keeping and carrying out -------------------------------------------------------------------------

    def ask_drop(self) -> None:
        """Ask before all decisions are thrown away; one undo brings them back."""
        answers = (Answer("放弃草稿(&G)", self.drop, "danger"), Answer("取消(&C)"))
        ask(self, "要放弃这次换届的全部决定吗？", "放弃后可以用“撤销”找回。", *answers)

    def drop(self) -> None:
        """Throw the draft away."""
        self.drafts.keep()
        body = self.body.currentData()
        self._show(None)
        self.notice.say("")
        if body is not None:
            self.drafts.drop(body)

    def carry(self) -> CarryDialog | None:
        """Ask for the meeting, if every seat is decided; else go to the first that is not."""
        plan = self.plan
        if plan is None:
            return None
        if plan.undecided:
            self.finder.clear()
            self.shown.setCurrentIndex(0)
            self._narrow()
            self.view.go_to(plan.seats.index(plan.undecided[0]))
            self.notice.say(f"还有{len(plan.undecided)}个席位没有决定，请逐个决定后再执行换届。", "warn")
            self.view.setFocus()
            return None
        self.drafts.keep()
        dialog = CarryDialog(self.session, plan, self)
        dialog.carried.connect(self._carried)
        dialog.open()
        return dialog

    def _carried(self, made: Carried) -> None:
        self._load(None)
        self.notice.say(
            f"换届已执行：{len(made.ended)}条职务届满，{len(made.appointed)}条职务任命。可用“撤销”整个收回。"
        )

    def _changed(self, changed: Changed) -> None:
        """Another place wrote: an undone draft is shown as it is now, changed posts are read anew."""
        told_of = {"post", "person", "term", "body", "employment", "organization"} & changed.records.keys()
        if told_of or ("setting" in changed.records and self.drafts.moved(self.body.currentData())):
            self.later()

    def may_close(self) -> bool:
        """Nothing is lost: the draft is written before the file is closed."""
        self.drafts.keep()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.drafts.keep()
