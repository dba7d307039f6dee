"""The bar above a list: scope, quick choices, search, and the active conditions as chips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.dates import show_date
from secretariat.base.kinds import Choice, Count
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Ledger
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.conditions import shown_value, words
from secretariat.gui.lists.flow import FlowLayout
from secretariat.gui.lists.quick_choice import Offer, QuickChoice
from secretariat.gui.lists.state import is_filtered, scopes_of, with_filter
from secretariat.gui.session import Session
from secretariat.gui.style import COLOURS
from secretariat.store.listing import Filter, ListQuery

QUICK = {
    "members": ("membership.kind", "organization.town", "organization.industry", "chamber.name"),
    "people": ("person.politics", "person.education", "person.sex"),
    "posts": ("body.name", "body.level", "term.number", "post.title", "status"),
    "proposals": ("proposal.form", "sort", "proposal.category", "units.主办", "result", "satisfaction"),
}
"""The columns with a quick choice, by ledger."""
_MOST_QUICK = 4


def quick_columns(ledger: Ledger) -> tuple[str, ...]:
    """The columns with a quick choice: those of the table above, else the years and choices that are printed."""
    if ledger.name in QUICK:
        return QUICK[ledger.name]
    told = (item for item in ledger.columns if item.roster)
    return tuple(
        item.key
        for item in told
        if isinstance(item.kind, Choice) or (isinstance(item.kind, Count) and item.kind.unit == "年度")
    )[:_MOST_QUICK]


_TYPING = 30  # milliseconds between a key and the search: several keys of a pinyin burst are one search


class FilterBar(QWidget):
    """Edits a ListQuery; `changed` carries the new one."""

    changed = Signal(object)
    conditions_asked = Signal()

    def __init__(self, session: Session, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ledger = session, ledger
        self.query = ListQuery()
        self.search = QLineEdit(placeholderText=f"在{ledger.label}中查找：汉字、拼音首字母、手机…")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(230)
        self.search.setToolTip("Ctrl+Shift+F")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self._take_search)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.scopes = self._scope_buttons()
        self.quick = self._quick_choices()
        self.more = QPushButton("更多条件(&M)…")
        self.more.clicked.connect(lambda: self.conditions_asked.emit())
        self.clear = QPushButton("清除条件(&R)")
        self.clear.clicked.connect(self.clear_conditions)
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.search, 1)
        for button in self.scopes.buttons():
            first.addWidget(button)
        choices = FlowLayout()
        for choice in self.quick:
            choices.addWidget(choice)
        choices.addWidget(self.more)
        choices.addWidget(self.clear)
        self._chip_box = QWidget()
        self._chips = FlowLayout(self._chip_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addLayout(choices)
        layout.addWidget(self._chip_box)

    def _scope_buttons(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for scope, label in scopes_of(self._ledger.name) if self._ledger.scoped else ():
            button = tool(label, checkable=True)
            button.clicked.connect(partial(self._take_scope, scope))
            button.setProperty("scope", scope)
            group.addButton(button)
        return group

    def _quick_choices(self) -> list[QuickChoice]:
        known = {item.key: item for item in self._ledger.columns}
        choices = []
        for key in quick_columns(self._ledger):
            if key in known:
                choice = QuickChoice(key, known[key].label, self.offers)
                choice.chosen.connect(self._take_choice)
                choices.append(choice)
        return choices

    def offers(self, key: str) -> list[Offer]:
        """The values of a column among the records that the rest of the query shows, with their counts."""
        listing = self._session.listing(self._ledger.name)
        rest = with_filter(self.query, key, ("any",), None)
        ids = set(listing.select(rest))
        values = zip(listing.ids(), listing.array(key, self.query.as_of), strict=True)
        counts = Counter(value for record, value in values if record in ids)
        column = self._ledger.column(key)
        chosen = {value for item in self.query.filters if item.key == key for value in self._values(item)}
        found = sorted(set(counts) | chosen, key=partial(self._rank, column.kind, counts))
        return [(value, shown_value(column, value), counts[value]) for value in found]

    def show_query(self, query: ListQuery) -> None:
        """Show a query without telling anybody."""
        self.query = query
        if self.search.text().strip() != query.search.strip():
            self.search.blockSignals(True)
            self.search.setText(query.search)
            self.search.blockSignals(False)
        for button in self.scopes.buttons():
            button.setChecked(button.property("scope") == query.scope)
        for choice in self.quick:
            picked = [
                item.value for item in query.filters if item.key == choice.key and item.operator == "any"
            ]
            choice.show_values(picked[0] if picked else ())
        self._show_chips()

    def clear_conditions(self) -> None:
        """Take all conditions and the search away; scope and order stay."""
        self._typing.stop()
        self._send(replace(self.query, filters=(), search="", ids=None, as_of=None))

    def _show_chips(self) -> None:
        self._chips.clear()
        for item in self.query.filters:
            self._add_chip(words(item, self._ledger), partial(self._drop, item))
        if self.query.ids is not None:
            self._add_chip(f"指定的{len(self.query.ids)}{self._ledger.unit}", self._drop_ids)
        if self.query.as_of is not None:
            self._add_chip(f"按{show_date(self.query.as_of)}的情况", self._drop_day)
        filtered = is_filtered(self.query) or self.query.as_of is not None
        self.clear.setVisible(filtered)
        self._chip_box.setVisible(self._chips.count() > 0)

    def _add_chip(self, text: str, drop: object) -> None:
        chip = tool(f"{text}  ✕", tip="点一下去掉这个条件")
        chip.setStyleSheet(
            f"QToolButton {{ background: {COLOURS['accent_pale']}; border: 1px solid {COLOURS['line_dark']};"
            " border-radius: 10px; padding: 3px 10px; }"
        )
        chip.clicked.connect(drop)
        self._chips.addWidget(chip)

    def _drop(self, item: Filter) -> None:
        self._send(replace(self.query, filters=tuple(one for one in self.query.filters if one is not item)))

    def _drop_ids(self) -> None:
        self._send(replace(self.query, ids=None))

    def _drop_day(self) -> None:
        self._send(replace(self.query, as_of=None))

    def _take_search(self) -> None:
        self._send(replace(self.query, search=self.search.text()))

    def _take_scope(self, scope: str) -> None:
        self._send(replace(self.query, scope=scope))  # type: ignore[arg-type]

    def _take_choice(self, key: str, values: tuple[Value, ...]) -> None:
        self._send(with_filter(self.query, key, ("any",), Filter(key, "any", values) if values else None))

    def _send(self, query: ListQuery) -> None:
        if query != self.query:
            self.show_query(query)
            self.changed.emit(query)

    @staticmethod
    def _values(item: Filter) -> Sequence[Value]:
        return item.value if item.operator == "any" else ()

    @staticmethod
    def _rank(kind: object, counts: Counter[Value], value: Value) -> tuple[object, ...]:
        """Choices in the order of their list, other words by how many have them; 未填写 last."""
        entries = kind.entries if isinstance(kind, Choice) else ()
        place = entries.index(str(value)) if value in entries else len(entries)
        return (value is None, place, -counts[value], str(value))
