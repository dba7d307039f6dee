"""The page 轮值: which plan, and its parts under tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from secretariat.domains.rotation.planning import days_of
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.pieces import action, hint, row, shortcut
from secretariat.gui.rotation.calendar import CalendarPart
from secretariat.gui.rotation.groups import GroupsPart
from secretariat.gui.rotation.lists import ListsPart
from secretariat.gui.rotation.others import ChecksPart, FairnessPart, SwapsPart
from secretariat.gui.rotation.part import ChosenRota
from secretariat.gui.rotation.rota_dialog import RotaDialog
from secretariat.gui.session import Session
from secretariat.gui.tabs import Tabs
from secretariat.store.listing import ListQuery

CALENDAR, GROUPS, SWAPS, FAIRNESS, CHECKS, LISTS = PARTS = (
    "日历",
    "轮值组",
    "换班记录",
    "公平",
    "核对",
    "名单",
)
_FIRST = "先新建一个轮值计划（如“2026年轮值计划”），再自动分组，然后排班；也可以直接导入现有的分组名单或轮值安排表。"


class RotationPage(QWidget):
    """Parts under tabs, each made when it is first shown; Alt+1 … Alt+6 show them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.chosen = ChosenRota(session, self)
        self._made: dict[str, QWidget] = {}
        self.tabs = Tabs(PARTS)
        self.tabs.chosen.connect(self._choose)
        self.rotas = QComboBox()
        self.rotas.setMinimumWidth(200)
        self.rotas.setAccessibleName("轮值计划")
        self.rotas.activated.connect(lambda _: self._take())
        self.nothing = EmptyNotice("还没有轮值计划", _FIRST)
        self.nothing.offer("新建轮值计划(&N)…", self.add_rota, primary=True)
        self.nothing.offer("导入分组名单(&I)…", lambda: self.import_list("duty_members"))
        self.nothing.offer("导入轮值安排表(&P)…", lambda: self.import_list("shifts"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self._part = CALENDAR
        self._lay_out()
        session.changed.connect(self._read)
        shortcut(self, "Ctrl+Shift+N", self.add_rota)
        self._read()

    def _lay_out(self) -> None:
        of_plan = row(
            hint("计划"), self.rotas, action("新建计划(&W)…", self.add_rota, tip="Ctrl+Shift+N"),
            action("编辑计划(&E)…", self.edit_rota),
        )  # fmt: skip
        of_plan.setContentsMargins(0, 0, 16, 0)
        self.of_plan = QWidget()
        self.of_plan.setLayout(of_plan)
        bar = QHBoxLayout()
        bar.addWidget(self.tabs, 1)
        bar.addWidget(self.of_plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)

    # -- the plan -----------------------------------------------------------------------------------------

    def _read(self) -> None:
        """List the plans; the chosen one stays, else the one that runs on the day, else the latest."""
        plans = sorted(
            self.session.rows.find("rota"), key=lambda row: (row["start"], row["id"]), reverse=True
        )
        kept = self.chosen.rota
        self.rotas.clear()
        for one in plans:
            self.rotas.addItem(str(one["name"]), one["id"])
        ids = [one["id"] for one in plans]
        running = [one["id"] for one in plans if _runs(one["start"], one["end"], self.session.day)]
        wanted = kept if kept in ids else (running or ids or [None])[0]
        self.rotas.setCurrentIndex(max(0, self.rotas.findData(wanted)))
        self.of_plan.setVisible(bool(plans))
        self.chosen.rota = wanted
        self.show_part(self._part)

    def _take(self) -> None:
        self.chosen.rota = self.rotas.currentData()

    def choose_rota(self, rota: int) -> None:
        """Tell of another plan."""
        self.rotas.setCurrentIndex(max(0, self.rotas.findData(rota)))
        self._take()

    def add_rota(self) -> RotaDialog:
        """A new plan; it is shown with its groups next."""
        dialog = RotaDialog(self.session, self)
        dialog.made.connect(self._show_new)
        dialog.open()
        return dialog

    def _show_new(self, rota: int) -> None:
        self._read()
        self.choose_rota(rota)
        self.show_part(GROUPS)
        self.widget(GROUPS).setFocus()

    def edit_rota(self) -> EntityDialog | None:
        """Correct the chosen plan."""
        if self.chosen.rota is None:
            return None
        dialog = EntityDialog(self.session, "rota", self.chosen.rota, self)
        dialog.show()
        return dialog

    def import_list(self, ledger: str) -> QWidget:
        """Import a list of groups or a plan of shifts."""
        from secretariat.gui.importing.wizard import ImportWizard

        wizard = ImportWizard(self.session, ledger, None, None, parent=self.window())
        wizard.show()
        return wizard

    # -- the parts ----------------------------------------------------------------------------------------

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return self._part

    def _choose(self, name: str) -> None:
        self.show_part(name)
        first = _first(self.widget(name))
        if first.isVisible():
            first.setFocus()

    def show_part(self, name: str) -> None:
        """Open a part by its name; without any plan only the lists and the checks have something to show."""
        if name not in PARTS:
            return
        self._part = name
        self.tabs.mark(name)
        if self.chosen.rota is None and name not in (LISTS, CHECKS):
            self.stack.setCurrentWidget(self.nothing)
            return
        widget = self.widget(name)
        self.stack.setCurrentWidget(widget)
        self.setFocusProxy(_first(widget))

    def widget(self, name: str) -> QWidget:
        """The widget of a part, made if need be."""
        if name not in self._made:
            makers: dict[str, Callable[[], QWidget]] = {
                CALENDAR: lambda: CalendarPart(self.session, self.chosen),
                GROUPS: lambda: GroupsPart(self.session, self.chosen),
                SWAPS: lambda: SwapsPart(self.session, self.chosen),
                FAIRNESS: lambda: FairnessPart(self.session, self.chosen),
                CHECKS: lambda: ChecksPart(self.session, self.chosen),
                LISTS: lambda: ListsPart(self.session),
            }
            self._made[name] = made = makers[name]()
            if isinstance(made, CalendarPart):
                made.groups_wanted.connect(self._ask_groups)
            self.stack.addWidget(made)
        return self._made[name]

    def _ask_groups(self) -> None:
        self.show_part(GROUPS)
        self.groups.balance()

    @property
    def calendar(self) -> CalendarPart:
        """The part with the shifts."""
        part = self.widget(CALENDAR)
        assert isinstance(part, CalendarPart)
        return part

    @property
    def groups(self) -> GroupsPart:
        """The part with the groups."""
        part = self.widget(GROUPS)
        assert isinstance(part, GroupsPart)
        return part

    @property
    def lists(self) -> ListsPart:
        """The part with the plain lists."""
        part = self.widget(LISTS)
        assert isinstance(part, ListsPart)
        return part

    @property
    def list_name(self) -> str:
        """The ledger that is shown, if the lists are."""
        return self.lists.list_name if self._part == LISTS else ""

    def show_list(self, ledger: str, query: ListQuery) -> None:
        """Show one of the plain lists as asked."""
        self.show_part(LISTS)
        self.lists.show_list(ledger, query)

    def show_shift(self, shift: int) -> None:
        """Show one shift in the calendar of its plan."""
        stored = self.session.rows.get("shift", shift)
        if stored is not None:
            self.choose_rota(stored["rota"])
            self.show_part(CALENDAR)
            self.calendar.refresh()
            self.calendar.show_shift(shift)

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every part, and the windows that they open, for the pictures of the program."""
        for name in PARTS[1:]:
            yield name, lambda name=name: self.show_part(name)  # type: ignore[misc]
        yield "日历", lambda: self.show_part(CALENDAR)
        if self.chosen.rota is not None:
            yield "自动分组", self.groups.balance
            yield "排班", self.calendar.plan
            if self.calendar.table.chosen() is not None:
                yield "班次", self.calendar.open_shift
                yield "换班", self.calendar.swap


def _runs(start: str, end: str, day: str) -> bool:
    return days_of(start, end)[0] <= day <= days_of(start, end)[1]


def _first(widget: QWidget) -> QWidget:
    """Where the keyboard goes in a part."""
    found = getattr(widget, "tree", None) or getattr(widget, "table", None)
    return found if isinstance(found, QWidget) else widget
