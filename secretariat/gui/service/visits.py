"""The list of visits: quick entry, and the 走访台账 on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretariat.domains.service.documents import visits_table
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.lists.actions import ListActions
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.page import ListPage
from secretariat.gui.paper import Make, Paper
from secretariat.gui.pieces import row
from secretariat.gui.service.entry import VisitDialog
from secretariat.gui.service.linking import linking_button
from secretariat.gui.session import Session
from secretariat.store.listing import Filter, Listing, ListQuery


class VisitActions(ListActions):
    """What a clerk does from the list of visits."""

    def _open_form(self, record: int | None) -> RecordDialog:
        dialog = VisitDialog(self._page.session, record, self._page)
        dialog.saved.connect(self._go_to)
        dialog.show()
        return dialog


class VisitList(ListPage):
    """All visits, the newest first."""

    actions_class = VisitActions

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "visits", parent)

    def _lay_out(self) -> None:
        super()._lay_out()
        self.paper = Paper(self.session, self)
        self.head = QWidget()
        self.head.setLayout(row(
            self.paper.menu_button("走访台账(&K)…", self.table, "走访企业台账", "把现在看到的走访打印成台账"),
            tool("只看发现问题的(&Q)", self.only_with_problems, tip="走访时发现了问题的"),
            linking_button(self.session, self), None,
        ))  # fmt: skip
        self.head.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.head)

    def table(self) -> Make:
        """The 走访台账 of what is shown."""
        ids, day = tuple(self.model.ids), self.session.day
        return lambda rows: visits_table(rows, Listing(rows, rows.catalog.ledgers["visits"]), ids, day)

    def only_with_problems(self) -> None:
        """Show the visits on which problems were found."""
        self.show_query(ListQuery(filters=(Filter("problems", "filled"),)))

    def _show_right_page(self) -> None:
        super()._show_right_page()
        self.head.setVisible(self.stack.currentWidget() is not self.first)
