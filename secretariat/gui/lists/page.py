"""The page of a list: toolbar, filters, the table, and what is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import IdNumber
from secretariat.base.ledger import Column, Ledger
from secretariat.gui.background import Background
from secretariat.gui.lists.actions import ListActions
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.columns_dialog import ColumnsDialog
from secretariat.gui.lists.condition_dialog import ConditionDialog
from secretariat.gui.lists.empty import NothingFits, first_steps
from secretariat.gui.lists.filter_bar import FilterBar
from secretariat.gui.lists.memory import ListMemory
from secretariat.gui.lists.state import ListState, is_filtered, toggled_order, usual_state
from secretariat.gui.lists.table_model import ListModel
from secretariat.gui.lists.toolbar import ListToolbar
from secretariat.gui.lists.view import ListView
from secretariat.gui.lists.views_menu import ViewsMenu
from secretariat.gui.pieces import shortcut
from secretariat.gui.session import Session
from secretariat.store.faults import explained
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.rows import Rows

_KEEP_AFTER = 1000  # milliseconds of rest before the settings are written
_LONG = 20_000
"""From so many lines on, reading and sorting a whole column could be felt."""
_FIRST = 300
_REST_AFTER = 200  # milliseconds


def prepared(rows: Rows, ledger: str, query: ListQuery) -> Listing:
    """A listing that has read what a query needs; runs on a thread of its own."""
    listing = Listing(rows, rows.catalog.ledgers[ledger])
    listing.select(query)
    return listing


class ListPage(QWidget):
    """Shows one ledger: "members" or "people" (any ledger works)."""

    actions_class: type[ListActions] = ListActions

    def __init__(
        self, session: Session, ledger: str, parent: QWidget | None = None, memory: ListMemory | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.name = session, ledger
        self.memory = memory or ListMemory(session.path, self.ledger)
        self.state = self.memory.state()
        self.model = ListModel(self, session.path)
        self.view = ListView(self.model, self.memory)
        self.bar = FilterBar(session, self.ledger)
        self.actions_of = self.actions_class(self)
        self.views = ViewsMenu(self)
        self.toolbar = ListToolbar(self)
        self.counts = QLabel()
        self.counts.setProperty("tone", "muted")
        self.codes = tool("显示证件号", tip="身份证号平时只显示一部分", checkable=True)
        self.codes.toggled.connect(self.model.show_codes)
        self._stale = True
        self._known = -1
        self._aside = Background(session, self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_AFTER)
        self._rest.timeout.connect(lambda: self._fill())
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._keeping.timeout.connect(lambda: self.memory.keep(self.state))
        self._lay_out()
        self._connect()
        self.bar.show_query(self.state.query)

    @property
    def list_name(self) -> str:
        """The ledger that is shown, as the window asks for it."""
        return self.name

    @property
    def ledger(self) -> Ledger:
        """The live declaration of the list, the office's own columns included."""
        return self.session.catalog.ledgers[self.name]

    @property
    def listing(self) -> Listing:
        """The lines of the list."""
        return self.session.listing(self.name)

    @property
    def query(self) -> ListQuery:
        """What the list shows, with the day that it is told for."""
        return replace(self.state.query, as_of=self.state.query.as_of or self.session.as_of)

    def _lay_out(self) -> None:
        self.nothing = NothingFits(self.bar.clear_conditions)
        self.first = first_steps(self)
        self.stack = QStackedWidget()
        for widget in (self.view, self.nothing, self.first):
            self.stack.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.counts)
        foot.addStretch()
        foot.addWidget(self.codes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.toolbar)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.bar.changed.connect(self._take_query)
        self.bar.conditions_asked.connect(self.add_condition)
        self.view.heading_clicked.connect(self._sort)
        self.view.opened.connect(lambda record: self.session.open_record.emit(self.ledger.root, record))
        self.view.edit_asked.connect(self.actions_of.edit)
        self.view.remove_asked.connect(self.actions_of.remove)
        self.view.pasted.connect(self.actions_of.paste)
        self.view.selected.connect(self._count)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.session.changed.connect(self._later)
        self.model.failed.connect(self.session.refused)
        self.session.as_of_changed.connect(self._later)
        shortcut(self, "Ctrl+N", self.actions_of.add)
        shortcut(self, "Ctrl+P", self.actions_of.print)
        shortcut(self, "F5", self.refresh)
        shortcut(self, "Ctrl+Shift+F", self.bar.search.setFocus)
        shortcut(self, "Esc", self._escape)

    def show_query(self, query: ListQuery) -> None:
        """Show what another page asked for: its records, day and order, with the columns as they are."""
        self.state = replace(self.state, query=query)
        self.bar.show_query(query)
        self._later()

    def show_state(self, state: ListState) -> None:
        """Show a saved view."""
        self.state = state
        self.bar.show_query(state.query)
        self._keeping.start()
        self._later(columns=True)

    def show_usual(self) -> None:
        """Show the list as a new office sees it."""
        self.show_state(usual_state(self.ledger))

    def refresh(self, *, columns: bool = False) -> None:
        """Read the list anew; what would hold the window up is read aside, the old rows staying until then."""
        self._stale = False
        self._rest.stop()
        query, name = self.query, self.name
        try:
            with explained(self.session.path):
                if self._is_long() and not self.listing.is_ready(query):
                    self.counts.setText("正在读取…")
                    self._aside.read(
                        lambda rows: prepared(rows, name, query), lambda made: self._take(made, columns)
                    )
                else:
                    self._aside.drop()
                    self._fill(columns=columns, part=True)
        except Refusal as refusal:
            self.session.refused.emit(refusal)

    def _is_long(self) -> bool:
        if self._known < 0:
            self._known = self.listing.count()
        return self._known > _LONG

    def _take(self, made: Listing, columns: bool) -> None:
        self.listing.take(made)
        self._fill(columns=columns, part=True)

    def _fill(self, *, columns: bool = False, part: bool = False) -> None:
        """Show the rows. The selection, the row with the focus and the place stay.

        With `part`, of a search in a long list the best hits come first, the others a moment after the last key.
        """
        selected, current = self.view.selected_ids(), self.view.current_id()
        row, place = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        query, listing = self.query, self.listing
        self._known = listing.count()
        partly = part and self._known > _LONG and bool(query.search.strip()) and not query.order
        ids = listing.first(query, _FIRST) if partly else listing.select(query)
        if partly and len(ids) == _FIRST:
            self._rest.start()
        shown = [item for item in map(self._columns().get, self.state.columns) if item is not None]
        laid_out = [item.key for item in shown] == [item.key for item in self.model.columns]
        self.model.show(listing, ids, shown, query.as_of)
        self.model.show_order(query.order)
        if columns or not laid_out:
            self.view.lay_out()
        self.view.take_up(selected, current)
        self.view.verticalScrollBar().setValue(place)
        if self.view.currentIndex().row() < 0 and ids and row >= 0:
            self.view.setCurrentIndex(self.model.index(min(row, len(ids) - 1), 0))
        self._show_right_page()
        self._count()

    def _columns(self) -> dict[str, Column]:
        return {item.key: item for item in self.ledger.columns}

    def select_columns(self) -> ColumnsDialog:
        """Choose the columns and their order."""
        dialog = ColumnsDialog(self.ledger, self.state.columns, usual_state(self.ledger).columns, self)
        dialog.chosen.connect(lambda keys: self.show_state(replace(self.state, columns=tuple(keys))))
        dialog.open()
        return dialog

    def add_condition(self) -> ConditionDialog:
        """Add a condition over any column."""
        dialog = ConditionDialog(self.session, self.ledger, self)
        dialog.chosen.connect(self._add_filters)
        dialog.open()
        return dialog

    def _add_filters(self, filters: tuple[Filter, ...]) -> None:
        query = self.state.query
        self._take_query(replace(query, filters=query.filters + filters))
        self.bar.show_query(self.state.query)

    def _take_query(self, query: ListQuery) -> None:
        self.state = replace(self.state, query=query)
        self._keeping.start()
        self._later()
        self.view.scrollToTop()

    def _sort(self, key: str, more: bool) -> None:
        order = toggled_order(self.state.query.order, key, more=more)
        query = replace(self.state.query, order=order)
        self.bar.show_query(query)
        self._take_query(query)

    def _later(self, *, columns: bool = False) -> None:
        """Refresh now, or when the page is shown again."""
        self._stale = True
        if self.isVisible():
            self.refresh(columns=columns)

    def _show_right_page(self) -> None:
        empty = not self.model.ids
        wanted: QWidget = self.view
        if empty and self.listing.count() == 0 and not is_filtered(self.state.query):
            wanted = self.first
        elif empty:
            self.nothing.say(self.ledger, self.state.query)
            wanted = self.nothing
        self.stack.setCurrentWidget(wanted)
        self.bar.setVisible(wanted is not self.first)
        self.codes.setVisible(any(isinstance(item.kind, IdNumber) for item in self.model.columns))

    def _count(self) -> None:
        """共 570 家，符合 42 家，已选 3 家."""
        unit = self.ledger.unit
        query = self.query
        total = len(self.model.ids)
        parts = [f"共 {total} {unit}"]
        if is_filtered(query):
            everything = self.listing.total(replace(query, filters=(), ids=None))
            fitting = f"{total} {unit}以上" if self._rest.isActive() else f"{total} {unit}"
            parts = [f"共 {everything} {unit}", f"符合 {fitting}"]
        selected = sum(part.height() for part in self.view.selectionModel().selection().toList())
        if selected > 1:
            parts.append(f"已选 {selected} {unit}")
        self.counts.setText("，".join(parts))
        self.toolbar.show_selected(selected)

    def _escape(self) -> None:
        if self.bar.search.hasFocus() and self.bar.search.text():
            self.bar.search.clear()
        elif self.bar.search.hasFocus():
            self.view.setFocus()
        else:
            self.view.clearSelection()

    def _show_menu(self, place: QPoint) -> None:
        menu: QMenu = self.toolbar.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The windows that the page opens, for the pictures of the program."""
        if self.name != "members" or not self.model.ids:
            return
        acts = self.actions_of
        yield "添加条件", self.add_condition
        yield "选择列", self.select_columns
        self.view.selectAll()
        yield "批量修改", acts.change_many
        yield "退会", acts.end
        yield "导出名册", acts.export
        self.view.clearSelection()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keeping.isActive():
            self._keeping.stop()
            self.memory.keep(self.state)
