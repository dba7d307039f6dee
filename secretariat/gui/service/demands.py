"""The list of demands: states as chips, steps for all selected ones, 交办单 and 销号表 on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from secretariat.domains.service.documents import assignment_sheets, closing_table
from secretariat.domains.service.vocabulary import LATE, STATES
from secretariat.gui.background import Background
from secretariat.gui.events.chips import ALL, Chips
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.lists.actions import ListActions
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.page import ListPage
from secretariat.gui.lists.state import with_filter
from secretariat.gui.messages import tell
from secretariat.gui.paper import Make, Paper
from secretariat.gui.pieces import row, shortcut
from secretariat.gui.service.entry import DemandDialog
from secretariat.gui.service.letters import LettersDialog
from secretariat.gui.service.linking import linking_button
from secretariat.gui.service.step_dialog import StepDialog
from secretariat.gui.service.steps import MENU, STEP_WORDS
from secretariat.gui.session import Session
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.rows import Rows

STATE, PUNCTUAL = "state", "punctuality"
_LONG = 2000
_HOW_TO_SELECT = "请先在列表里选中几件诉求（按住Shift或Ctrl点选，或Ctrl+A全选）。"


class DemandActions(ListActions):
    """What a clerk does from the list of demands."""

    def _open_form(self, record: int | None) -> RecordDialog:
        dialog = DemandDialog(self._page.session, record, self._page)
        dialog.saved.connect(self._go_to)
        dialog.show()
        return dialog


class DemandList(ListPage):
    """All demands by state; Ctrl+J records a step for those that are selected."""

    actions_class = DemandActions

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "demands", parent)
        shortcut(self, "Ctrl+J", lambda: self.steps.showMenu())

    def _lay_out(self) -> None:
        super()._lay_out()
        self._counting = Background(self.session, self)
        self._counted: tuple[object, ...] | None = None
        self.paper = Paper(self.session, self)
        self.steps = tool("记录环节(&K)…", tip="给选中的诉求记录交办、答复、销号等（Ctrl+J）")
        self.steps.setMenu(steps_menu(self, self.record))
        self.steps.setPopupMode(self.steps.ToolButtonPopupMode.InstantPopup)
        self.chips = Chips("件")
        self.chips.chosen.connect(lambda name: self._narrow(with_state(self.state.query, name)))
        self.head = QWidget()
        column = QVBoxLayout(self.head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(
            self.steps, tool("交办单(&J)…", self.print_sheets, tip="给选中的诉求按承办部门各出一份交办单"),
            self.paper.menu_button("销号表(&X)…", self.closing, "企业诉求办理销号表", "把现在看到的诉求打印成销号表"),
            tool("催办(&U)…", self.remind, tip="给有逾期诉求的部门各出一封催办函"),
            linking_button(self.session, self), None,
        ))  # fmt: skip
        column.addWidget(self.chips)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.head)

    def _connect(self) -> None:
        # Before the list reads itself anew, so that it counts anew too.
        self.session.changed.connect(self._forget_counts)
        super()._connect()

    def record(self, kind: str) -> StepDialog | None:
        """Record a step for the selected demands."""
        ids = self.view.selected_ids()
        if not ids:
            tell(self, "还没有选中诉求。", _HOW_TO_SELECT)
            return None
        dialog = StepDialog(self.session, kind, ids, self)
        dialog.show()
        return dialog

    def print_sheets(self) -> LettersDialog | None:
        """交办单 for the selected demands, one for each department."""
        ids, day = tuple(self.view.selected_ids()), self.session.day
        if not ids:
            tell(self, "还没有选中诉求。", _HOW_TO_SELECT)
            return None
        dialog = LettersDialog(self.session, "交办单", lambda rows: assignment_sheets(rows, ids, day), self)
        dialog.show()
        return dialog

    def remind(self) -> LettersDialog:
        """Write to the departments that are overdue."""
        return reminders(self.session, self)

    def closing(self) -> Make:
        """The 销号表 of what is shown."""
        ids, day = tuple(self.model.ids), self.session.day
        return lambda rows: closing_table(rows, Listing(rows, rows.catalog.ledgers["demands"]), ids, day)

    def _narrow(self, query: ListQuery) -> None:
        self.bar.show_query(query)
        self._take_query(query)

    def _fill(self, *, columns: bool = False, part: bool = False) -> None:
        super()._fill(columns=columns, part=part)
        self.chips.mark(chosen_state(self.state.query))
        as_of = self.query.as_of
        if self._counted != (self.session.day, as_of):
            self._counted = (self.session.day, as_of)
            self._counting.read(lambda rows: state_counts(rows, as_of), self.chips.show_counts)

    def _is_long(self) -> bool:
        """Every column is told from steps, so that fewer lines than elsewhere could be felt."""
        return super()._is_long() or self._known > _LONG

    def _forget_counts(self, _: object) -> None:
        self._counted = None

    def _show_right_page(self) -> None:
        super()._show_right_page()
        self.head.setVisible(self.stack.currentWidget() is not self.first)

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The windows that the list opens, for the pictures of the program."""
        if self.model.ids:
            self.view.selectAll()
            yield "交办", lambda: self.record("交办")
            yield "销号", lambda: self.record("销号")
            yield "交办单", self.print_sheets
            self.view.clearSelection()
            yield "催办", self.remind
        yield "登记诉求", self.actions_of.add


def reminders(session: Session, parent: QWidget) -> LettersDialog:
    """The letters to departments that are overdue."""
    from secretariat.domains.service.documents import reminder_letters

    day = session.day
    dialog = LettersDialog(session, "催办函", lambda rows: reminder_letters(rows, day), parent)
    dialog.show()
    return dialog


def steps_menu(owner: QWidget, record: Callable[[str], object]) -> QMenu:
    """A menu of all steps, those of every demand first; a digit or letter chooses one."""
    menu = QMenu(owner)
    keys = iter("123456789ABC")
    for group in MENU:
        for kind in group:
            action = QAction(f"{STEP_WORDS.get(kind, kind)}(&{next(keys)})…", menu)
            action.triggered.connect(lambda _=False, name=kind: record(name))
            menu.addAction(action)
        menu.addSeparator()
    return menu


def state_counts(rows: Rows, as_of: str | None) -> dict[str, int]:
    """How many demands are in each state, and how many are overdue."""
    listing = Listing(rows, rows.catalog.ledgers["demands"])
    listing.count()
    found = Counter(str(state) for state in listing.array(STATE, as_of))
    late = sum(1 for word in listing.array(PUNCTUAL, as_of) if word == LATE)
    told = {name: found[name] for name in STATES if found[name]}
    return {ALL: sum(found.values()), **told, **({LATE: late} if late else {})}


def with_state(query: ListQuery, name: str) -> ListQuery:
    """The query narrowed to a state or to what is overdue, in place of an earlier choice of these."""
    bare = with_filter(with_filter(query, STATE, ("any",), None), PUNCTUAL, ("any",), None)
    if name == ALL:
        return bare
    key = PUNCTUAL if name == LATE else STATE
    return with_filter(bare, key, ("any",), Filter(key, "any", (name,)))


def chosen_state(query: ListQuery) -> str:
    """The chip that a query is narrowed to, 全部 for none; empty where several states are chosen."""
    found = [item.value for item in query.filters if item.key in (STATE, PUNCTUAL) and item.operator == "any"]
    if not found:
        return ALL
    return str(found[0][0]) if len(found) == 1 and len(found[0]) == 1 else ""
