"""The card of what is due: by kind, the overdue first, each line leading to its record or list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from secretariat.domains.overview.reminding.reminders import BIRTHDAY, DAYS, Reminder, by_kind
from secretariat.gui.dashboard.cards import Card, line
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery

LEDGER_OF = {
    "proposal": "proposals", "demand": "demands", "shift": "shifts", "chamber": "chambers", "term": "terms",
    "event": "events", "task": "tasks", "rights_case": "rights_cases", "programme": "programmes", "fee": "fees",
    "pairing": "pairings", "list_entry": "list_entries",
}  # fmt: skip
"""The list that shows several reminders about one sort of record."""
_EACH = 2
"""So many of a kind are named one by one; the others stand behind the number."""


class DueCard(Card):
    """到期与逾期; birthdays have a card of their own."""

    def __init__(self, session: Session) -> None:
        super().__init__("到期与逾期")
        self._session = session
        self.found: tuple[Reminder, ...] = ()

    def show_found(self, found: Sequence[Reminder]) -> None:
        """Show these, birthdays left aside."""
        self.found = tuple(one for one in found if one.kind != BIRTHDAY)
        lines: list[QWidget] = []
        for kind, group in by_kind(self.found).items():
            lines.append(self._heading(kind, group))
            lines += [self._line(one) for one in group[:_EACH] if len(group) > 1]
        self.fill(lines, f"没有逾期的事项，{DAYS}天内也没有到期的，很好。")

    def _heading(self, kind: str, group: Sequence[Reminder]) -> QWidget:
        late = sum(1 for one in group if one.overdue)
        if len(group) == 1:
            one = group[0]
            return line(f"{kind}：{one.title}", one.when, partial(self.open, one), urgent=late > 0)
        words = f"逾期{late}项，共{len(group)}项" if late else f"{len(group)}项"
        return line(kind, words, partial(self.open_all, group), urgent=late > 0, strong=True)

    def _line(self, one: Reminder) -> QWidget:
        return line(f"　{one.title}", one.when, partial(self.open, one), urgent=bool(one.overdue))

    def open(self, one: Reminder) -> None:
        """Show the record, or the list where it is about several."""
        if one.ids:
            self.open_all((one,))
        else:
            self._session.open_record.emit(one.entity, one.record)

    def open_all(self, group: Sequence[Reminder]) -> None:
        """Show a list of all records of a group."""
        ids = tuple(record for one in group for record in (one.ids or (one.record,)))
        query = ListQuery(as_of=self._session.as_of, scope="all", ids=ids)
        self._session.open_list.emit(LEDGER_OF[group[0].entity], query)
