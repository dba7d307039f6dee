"""The list of proposals: a session chooser and states as chips above the list that all records have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QVBoxLayout, QWidget

from secretariat.domains.proposals.people import Answer
from secretariat.domains.proposals.verbs import tell_signers
from secretariat.gui.background import Background
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.memory import ListMemory
from secretariat.gui.lists.page import ListPage
from secretariat.gui.lists.state import with_filter
from secretariat.gui.messages import tell
from secretariat.gui.oddities import OdditiesDialog, of_proposals
from secretariat.gui.pieces import row, shortcut
from secretariat.gui.proposals.chips import MEETING, StateChips, chosen_state, state_counts, with_state
from secretariat.gui.proposals.letters import LettersDialog
from secretariat.gui.proposals.sessions import SessionsDialog
from secretariat.gui.proposals.step_dialog import StepDialog
from secretariat.gui.proposals.steps import MENU, STEP_WORDS
from secretariat.gui.session import Session
from secretariat.store.listing import Filter, ListQuery
from secretariat.store.store import Store

_EVERY = "全部届次"
UNLINKED = "unlinked"
_REASONS = 8
_LONG = 2000
_HOW_TO_TELL = "列表里现在只显示这些提案：打开一件，双击提案人，选择是哪一位。"
_HOW_TO_SELECT = "请先在列表里选中几件提案（按住Shift或Ctrl点选，或Ctrl+A全选），再记录环节。"


class ProposalListPage(ListPage):
    """The ledger of proposals, by state; steps are recorded for all selected ones at once."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, memory: ListMemory | None = None
    ) -> None:
        super().__init__(session, "proposals", parent, memory)
        shortcut(self, "Ctrl+J", self._drop_steps)

    def _lay_out(self) -> None:
        super()._lay_out()
        self._counting = Background(self.session, self)
        self._counted: tuple[object, ...] | None = None
        self.meetings = QComboBox()
        self.meetings.setMinimumWidth(200)
        self.meetings.setMaximumWidth(420)
        self.meetings.setToolTip("只看一次会议的提案")
        self.meetings.activated.connect(lambda _: self._choose_meeting())
        words = QLabel("届次(&G)：")
        words.setBuddy(self.meetings)
        self.steps = tool("记录环节(&K)…", tip="给选中的提案记录立案、交办、答复等（Ctrl+J）")
        self._steps_menu = steps_menu(self, self.record)
        self.steps.setMenu(self._steps_menu)
        self.steps.setPopupMode(self.steps.ToolButtonPopupMode.InstantPopup)
        self.chips = StateChips()
        self.chips.chosen.connect(lambda name: self._narrow(with_state(self.state.query, name)))
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(
            words, self.meetings, self.steps,
            tool("催办函(&U)…", self.write_letters, tip="给逾期未答复的承办单位各出一封函"),
            tool("对应提案人(&Y)", self.tell_signers, tip="登记委员、代表之后，把只有姓名的提案人对应到人员"),
            tool("届次和期限(&T)…", self.manage_sessions, tip="登记届次会议，设定答复、反馈的期限"),
            tool("核对(&Z)…", self.check, tip="编号重复、没有届次、日期前后矛盾的提案"), None,
        ))  # fmt: skip
        column.addWidget(self.chips)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self._head)

    def _connect(self) -> None:
        # Before the list reads itself anew, so that it counts anew too.
        self.session.changed.connect(self._forget_counts)
        super()._connect()

    def record(self, kind: str) -> StepDialog | None:
        """Record a step for the selected proposals."""
        ids = self.view.selected_ids()
        if not ids:
            tell(self, "还没有选中提案。", _HOW_TO_SELECT)
            return None
        dialog = StepDialog(self.session, kind, ids, self)
        dialog.show()
        return dialog

    def write_letters(self) -> LettersDialog:
        """Write to the units that are overdue."""
        dialog = LettersDialog(self.session, self)
        dialog.show()
        return dialog

    def manage_sessions(self) -> SessionsDialog:
        """Look after the sessions and the deadlines."""
        dialog = SessionsDialog(self.session, self)
        dialog.show()
        return dialog

    def check(self) -> OdditiesDialog:
        """Show the proposals that contradict themselves."""
        dialog = OdditiesDialog(self.session, of_proposals(), self)
        dialog.show()
        return dialog

    def tell_signers(self) -> None:
        """Look again for the persons behind bare names, and say what is left to the clerk."""

        def job(store: Store) -> dict[int, Answer]:
            with store.transact("对应提案人") as tx:
                return tell_signers(tx)

        self.session.write("对应提案人", job, self._say_told)

    def _say_told(self, answers: Mapping[int, Answer]) -> None:
        left = [one.reason for one in answers.values() if one.person is None]
        if not answers:
            tell(self, "提案人都已对应到人员。")
        elif not left:
            tell(self, f"{len(answers)}位提案人已对应到人员。")
        else:
            reasons = "\n".join(list(dict.fromkeys(left))[:_REASONS])
            tell(
                self,
                f"对应上{len(answers) - len(left)}位，还有{len(left)}位不能确定。",
                f"{reasons}\n{_HOW_TO_TELL}",
            )
            wanted = Filter(UNLINKED, "filled")
            self._narrow(with_filter(self.state.query, UNLINKED, ("filled",), wanted))

    def _drop_steps(self) -> None:
        self.steps.showMenu()

    def _choose_meeting(self) -> None:
        name = self.meetings.currentData()
        wanted = Filter(MEETING, "any", (name,)) if name else None
        self._narrow(with_filter(self.state.query, MEETING, ("any",), wanted))

    def _narrow(self, query: ListQuery) -> None:
        self.bar.show_query(query)
        self._take_query(query)

    def _meeting(self) -> str | None:
        """The one session that the list is narrowed to."""
        found = [item.value for item in self.state.query.filters if item.key == MEETING]
        return str(found[0][0]) if len(found) == 1 and len(found[0]) == 1 else None

    def _fill(self, *, columns: bool = False, part: bool = False) -> None:
        super()._fill(columns=columns, part=part)
        self._show_meetings()
        self.chips.mark(chosen_state(self.state.query))
        self._count_states()

    def _is_long(self) -> bool:
        """Every column is told from steps, so that fewer lines than elsewhere could be felt."""
        return super()._is_long() or self._known > _LONG

    def _show_meetings(self) -> None:
        found = sorted(
            self.session.rows.columns("session", ("name", "start")),
            key=lambda one: one[2] or "",
            reverse=True,
        )
        names = ["", *(str(name) for _, name, _ in found)]
        if names != [self.meetings.itemData(place) for place in range(self.meetings.count())]:
            self.meetings.clear()
            for name in names:
                self.meetings.addItem(name or _EVERY, name)
        self.meetings.setCurrentIndex(max(0, self.meetings.findData(self._meeting() or "")))

    def _count_states(self) -> None:
        """Count again what the list would show under each chip, unless nothing changed since."""
        as_of, meeting = self.query.as_of, self._meeting()
        if self._counted == (self.session.day, as_of, meeting):
            return
        self._counted = (self.session.day, as_of, meeting)
        self._counting.read(lambda rows: state_counts(rows, as_of, meeting), self.chips.show_counts)

    def _forget_counts(self, _: object) -> None:
        self._counted = None

    def _show_right_page(self) -> None:
        super()._show_right_page()
        self.chips.setVisible(self.stack.currentWidget() is not self.first)

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The windows that the page opens, for the pictures of the program."""
        if not self.model.ids:
            return
        self.view.selectAll()
        yield "交办", lambda: self.record("交办")
        self.view.clearSelection()
        yield "登记提案", self.actions_of.add
        yield "催办函", self.write_letters
        yield "届次和期限", self.manage_sessions
        yield "核对", self.check


def steps_menu(owner: QWidget, record: Callable[[str], object]) -> QMenu:
    """A menu of all steps, those of each day first."""
    menu = QMenu(owner)
    for group in MENU:
        for kind in group:
            action = menu.addAction(STEP_WORDS.get(kind, kind) + "…")
            action.triggered.connect(lambda _=False, name=kind: record(name))
        menu.addSeparator()
    return menu
