"""The states of proposals as chips with counts: pressing one shows those proposals only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from secretariat.domains.proposals.vocabulary import LATE, STATES
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.lists.state import with_filter
from secretariat.gui.style import COLOURS
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.rows import Rows

STATE, PUNCTUAL, MEETING = "state", "punctuality", "session.name"
ALL = "全部"


def state_counts(rows: Rows, as_of: str | None, meeting: str | None) -> dict[str, int]:
    """How many proposals of a session (None: of all) are in each state, and how many are overdue."""
    listing = Listing(rows, rows.catalog.ledgers["proposals"])
    keys = (STATE, PUNCTUAL, MEETING)
    lines = zip(*(listing.array(key, as_of) for key in keys), strict=True)
    wanted = [(state, late) for state, late, name in lines if meeting is None or name == meeting]
    found = Counter(str(state) for state, _ in wanted)
    return {ALL: len(wanted), **found, LATE: sum(1 for _, late in wanted if late == LATE)}


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


class StateChips(QWidget):
    """A chip for each state that there is; `chosen` carries its name."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self._flow = FlowLayout(self)
        self._present = ALL
        for name in (ALL, *STATES, LATE):
            button = tool(name, checkable=True, tip=_tip(name))
            button.setStyleSheet(_style("bad" if name == LATE else "accent"))
            button.clicked.connect(lambda _=False, state=name: self._press(state))
            self.buttons[name] = button
            self._flow.addWidget(button)
            button.setVisible(name == ALL)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the states that there are, with how many proposals are in each."""
        for name, button in self.buttons.items():
            count = counts.get(name, 0)
            button.setText(f"{name} {count}")
            button.setAccessibleName(f"{name}{count}件")
            button.setVisible(name == ALL or count > 0 or name == self._present)

    def mark(self, name: str) -> None:
        """Show which chip the list is narrowed to."""
        self._present = name
        for other, button in self.buttons.items():
            button.setChecked(other == name)
            if other == name:
                button.show()

    def _press(self, name: str) -> None:
        """A chip that is pressed again shows everything."""
        again = name == self._present and name != ALL
        self.chosen.emit(ALL if again else name)


def _tip(name: str) -> str:
    if name == ALL:
        return "显示所有状态的提案"
    return "已过答复期限、还没有答复的提案" if name == LATE else f"只看{name}的提案；再点一下显示全部"


def _style(mood: str) -> str:
    ink, paper = COLOURS[mood], COLOURS[f"{mood}_pale"]
    return (
        f"QToolButton {{ border: 1px solid {COLOURS['line']}; border-radius: 11px; padding: 3px 11px;"
        f" background: {COLOURS['card']}; color: {ink if mood == 'bad' else COLOURS['text']}; }}"
        f"QToolButton:checked {{ background: {paper}; border-color: {ink}; color: {ink}; font-weight: 600; }}"
        f"QToolButton:focus {{ border-color: {ink}; }}"
    )
