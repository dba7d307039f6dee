"""日历: the shifts of a year month by month, with who takes them, what was done, and what is late."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget

from secretariat.base.dates import show_date
from secretariat.base.document import Paragraph
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.documents import (
    group_list,
    handover_sheet,
    leaders_of,
    shift_table,
    years_of,
)
from secretariat.domains.rotation.figures import coverage, group_sentence, months_of, rota_period
from secretariat.domains.rotation.planning import days_of
from secretariat.domains.rotation.queries import Turn
from secretariat.domains.rotation.wording import ARRANGED, DONE, OVERDUE, RUNNING, called, span, state_of
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.messages import Answer, ask, tell
from secretariat.gui.paper import Document
from secretariat.gui.pieces import action, hint, shortcut
from secretariat.gui.rotation.part import ChosenRota, RotaPart
from secretariat.gui.rotation.plan_dialog import PlanDialog
from secretariat.gui.rotation.shift_dialog import ShiftDialog
from secretariat.gui.rotation.swap_dialog import SwapDialog
from secretariat.gui.rotation.table import RecordTable, TableLine
from secretariat.gui.rotation.told import Told
from secretariat.gui.session import Session
from secretariat.store.rows import Rows

HEADS = ("轮值时间", "轮值组", "组长", "轮值主题", "完成的活动", "情况", "交接")
_STATE = 5
MOODS = {DONE: "good", ARRANGED: "accent", RUNNING: "warn", OVERDUE: "bad"}
_CHOOSE = ("请先选中一班。", "用上下键选一行，再按对应的键。")


class CalendarPart(RotaPart):
    """One line a shift, and one for each month without any."""

    groups_wanted = Signal()

    def __init__(self, session: Session, chosen: ChosenRota) -> None:
        super().__init__(session, chosen)
        self.year = QComboBox()
        self.year.activated.connect(lambda _: self._fill())
        self.told = Told(session)
        self.table = RecordTable(HEADS, 4)
        self.nothing = EmptyNotice("还没有排班", "")
        self.first_plan = self.nothing.offer("排班(&P)…", self.plan, primary=True)
        self.first_groups = self.nothing.offer("自动分组(&B)…", self.groups_wanted.emit, primary=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self._turns: list[Turn] = []
        self._lay_out()
        self.table.opened.connect(self.open_shift)
        self.table.edited.connect(self.open_shift)
        self.table.removed.connect(self.ask_remove)
        shortcut(self, "F5", self.refresh)
        shortcut(self, "Ctrl+P", lambda: self.paper.preview(self._make_table()))

    def _lay_out(self) -> None:
        self.papers = self.paper.menu_button("打印安排表(&R)", self._make_table, "轮值安排表", "Ctrl+P 预览")
        self.lists = self.paper.menu_button("打印分组名单(&L)", self._make_list, "轮值分组名单")
        self.sheets = self.paper.menu_button("打印交接单(&T)", self._make_sheet, "轮值工作交接单")
        self.bar = self.bar_of(
            self.year, action("打开班次(&O)…", self.open_shift, primary=True, tip="Enter：主题、完成的活动、交接"),
            action("换班(&S)…", self.swap, tip="Ctrl+X"), action("排班(&P)…", self.plan), None,
            self.papers, self.lists, self.sheets,
        )  # fmt: skip
        shortcut(self, "Ctrl+X", self.swap)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.told)
        self.keys = hint("Enter 打开班次，Ctrl+X 换班，Delete 删除班次，Ctrl+C 复制整张表。")
        self.body.addWidget(self.keys)

    # -- showing ------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the shifts of the plan and show the year that was shown."""
        rows, rota = self.session.rows, self.rota
        self._turns = queries.turns(rows, rota) if rota is not None else []
        kept = self.year.currentData()
        self.year.clear()
        for year in years_of(rows, rota) if rota is not None else ():
            self.year.addItem(f"{year}年", year)
        today = self.session.day[:4]
        wanted = kept if self.year.findData(kept) >= 0 else today
        self.year.setCurrentIndex(max(0, self.year.findData(wanted)))
        self._fill()

    def _fill(self) -> None:
        self.table.fill(self._lines())
        self.stack.setCurrentWidget(self.table if self._turns else self.nothing)
        self.told.tell(self._sentences() if self._turns else ())
        for widget in (self.bar, self.keys):
            widget.setVisible(bool(self._turns))
        grouped = self.rota is not None and bool(queries.groups(self.session.rows, self.rota))
        words = "可以排班了：定好从哪个月开始和各组的次序，就能一次排出全年。"
        self.nothing.text.setText(words if grouped else "请先分组，或导入分组名单，再来排班。")
        self.first_plan.setVisible(grouped)
        self.first_groups.setVisible(not grouped)

    def _lines(self) -> list[TableLine]:
        """The shifts that touch the year, and the months of the plan in which none begins or runs."""
        year = self.year.currentData()
        if year is None or self.rota is None:
            return []
        leaders = leaders_of(self.session.rows, self.rota, self.session.day)
        found = [(days_of(one.start, one.end), one) for one in self._turns]
        shown = [
            (days[0], self._line(one, leaders)) for days, one in found if days[0][:4] <= year <= days[1][:4]
        ]
        plan = self.chosen_rota.plan or {}
        for month in months_of(max(plan["start"][:7], f"{year}-01"), min(plan["end"][:7], f"{year}-12")):
            if not any(days[0][:7] <= month <= days[1][:7] for days, _ in found):
                texts = (show_date(month), "（没有排班）", "", "", "", "", "")
                shown.append((f"{month}-01", TableLine(None, texts, faint=True)))
        return [line for _, line in sorted(shown, key=lambda pair: pair[0])]

    def _line(self, one: Turn, leaders: dict[int, str]) -> TableLine:
        state = state_of(one, self.session.day)
        texts = (
            span(one.start, one.end), one.group_name or one.person_name or "（未安排）",
            one.person_name or leaders.get(one.group or 0, ""), one.theme or "", self._event(one), state,
            one.handed_over or "",
        )  # fmt: skip
        return TableLine(one.shift, texts, {_STATE: MOODS[state]} if state in MOODS else {})

    def _event(self, one: Turn) -> str:
        if one.cancelled is not None:
            return f"{one.cancelled}（已取消）"
        return "　".join(part for part in (one.event_start or "", one.event_title or "") if part)

    def _sentences(self) -> list[Paragraph | str]:
        assert self.rota is not None
        rows, day = self.session.rows, self.session.day
        first, last = rota_period(rows, self.rota, day)
        return [group_sentence(rows, self.rota, day), coverage(rows, first, last, self.rota).sentence()]

    # -- acting -------------------------------------------------------------------------------------------

    def open_shift(self) -> ShiftDialog | None:
        """Open the selected shift."""
        shift = self.table.chosen()
        if shift is None:
            return None
        dialog = ShiftDialog(self.session, shift, self)
        dialog.open()
        return dialog

    def swap(self) -> SwapDialog | None:
        """Exchange the selected shift with another, or give it away."""
        shift = self.table.chosen()
        if shift is None:
            tell(self, *_CHOOSE)
            return None
        dialog = SwapDialog(self.session, shift, self)
        dialog.open()
        return dialog

    def plan(self) -> PlanDialog | None:
        """Lay out the shifts that are not there yet."""
        if self.rota is None:
            return None
        dialog = PlanDialog(self.session, self.rota, self)
        dialog.open()
        return dialog

    def ask_remove(self) -> None:
        """Ask before a shift goes to the recycle bin."""
        turn = next((one for one in self._turns if one.shift == self.table.chosen()), None)
        if turn is not None:
            remove = Answer("删除(&D)", lambda: self._remove(turn.shift), "danger")
            ask(
                self,
                f"要删除{called(turn)}这一班吗？",
                "删除后在回收站里还能找回。",
                remove,
                Answer("取消(&C)"),
            )

    def _remove(self, shift: int) -> None:
        self.session.operate("删除班次", lambda tx: tx.remove("shift", shift))

    def show_shift(self, shift: int) -> None:
        """Show the year of a shift and select it."""
        turn = next((one for one in self._turns if one.shift == shift), None)
        if turn is not None:
            self.year.setCurrentIndex(max(0, self.year.findData(turn.start[:4])))
            self._fill()
            self.table.choose(shift)

    # -- papers -------------------------------------------------------------------------------------------

    def _make_table(self) -> partial[Document]:
        return partial(
            _table, rota=self.rota or 0, day=self.session.day, year=str(self.year.currentData() or "")
        )

    def _make_list(self) -> partial[Document]:
        return partial(_list, rota=self.rota or 0, day=self.session.day)

    def _make_sheet(self) -> partial[Document]:
        return partial(_sheet, shift=self.table.chosen() or 0, day=self.session.day)


def _table(rows: Rows, rota: int, day: str, year: str) -> Document:
    return shift_table(rows, rota, day, year if len(years_of(rows, rota)) > 1 else "")


def _list(rows: Rows, rota: int, day: str) -> Document:
    return group_list(rows, rota, day)


def _sheet(rows: Rows, shift: int, day: str) -> Document:
    return handover_sheet(rows, shift, day)
