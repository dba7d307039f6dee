"""名单: the plain lists of shifts, groups, members, swaps and plans, to filter, export, change and import."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from secretariat.gui.lists.page import ListPage
from secretariat.gui.pieces import hint, row
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery

LEDGERS = ("shifts", "duty_groups", "duty_members", "shift_swaps", "rotas")


class ListsPart(QWidget):
    """One list at a time; each is made when it is first chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._made: dict[str, ListPage] = {}
        self.which = QComboBox()
        for name in LEDGERS:
            self.which.addItem(session.catalog.ledgers[name].label, name)
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        bar = row(hint("名单"), self.which, None)
        bar.setContentsMargins(16, 0, 16, 0)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        self._show()

    @property
    def list_name(self) -> str:
        """The ledger that is shown."""
        return str(self.which.currentData())

    def page(self, ledger: str) -> ListPage:
        """The page of a ledger, made if need be."""
        if ledger not in self._made:
            self._made[ledger] = made = ListPage(self.session, ledger)
            self.stack.addWidget(made)
        return self._made[ledger]

    def show_list(self, ledger: str, query: ListQuery) -> None:
        """Show a list as asked."""
        self.which.setCurrentIndex(max(0, self.which.findData(ledger)))
        self._show()
        self.page(ledger).show_query(query)

    def _show(self) -> None:
        page = self.page(self.list_name)
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(page.view)
