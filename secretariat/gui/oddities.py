"""核对: what contradicts itself in the records of one kind, line by line; each line opens its record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from secretariat.gui.background import Background
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.pieces import action, hint, row, shortcut
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Rows

_TOLD = "只是提醒，不会改动任何记录；按 Enter 打开一条去改，改好以后这里就不再列出。"


@dataclass(frozen=True, slots=True)
class Odd:
    """A record and what is odd about it in Chinese."""

    record: int
    message: str


@dataclass(frozen=True, slots=True)
class Checking:
    """What is checked: the ledger, what finds the oddities, and what to say where there are none."""

    ledger: str
    look: Callable[[Rows], Sequence[Odd]]
    well: str


class OdditiesPart(FreshPart):
    """The oddities of one ledger, looked for aside whenever the part is seen after a change."""

    def __init__(self, session: Session, checking: Checking, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.checking = checking
        self.found: list[Odd] = []
        self._aside = Background(session, self)
        label = session.catalog.ledgers[checking.ledger].label
        self.table = TextTable((label, "情况"), (320, 480))
        self.table.on_open(self.open)
        self.nothing = EmptyNotice("没有发现问题", checking.well)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.told = hint()
        self.open_button = action("打开这一条(&O)", self._open_chosen, primary=True, tip="Enter")
        self.list_button = action(f"在名单里看这些{label}(&L)", self.open_list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(row(self.open_button, self.list_button, None))
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.told)
        self.follow(session.changed)
        shortcut(self, "F5", self.refresh)
        self._allow()

    @property
    def busy(self) -> bool:
        """Whether the records are being looked through."""
        return self._aside.busy

    def read(self) -> None:
        """Look for oddities anew, aside."""
        self.told.setText("正在核对…")
        look = self.checking.look
        root = self.session.catalog.ledgers[self.checking.ledger].root

        def job(rows: Rows) -> list[tuple[Odd, str]]:
            return [(one, rows.title(root, one.record)) for one in look(rows)]

        self._aside.read(job, self._take)

    def _take(self, found: list[tuple[Odd, str]]) -> None:
        self.found = [one for one, _ in found]
        self.table.show_lines([(title, one.message) for one, title in found])
        if found and self.table.current is None:
            self.table.selectRow(0)
        self.stack.setCurrentWidget(self.table if found else self.nothing)
        self.told.setText(f"共{len(found):,}处。{_TOLD}" if found else "")
        self._allow()

    def _allow(self) -> None:
        for button in (self.open_button, self.list_button):
            button.setVisible(bool(self.found))

    def open(self, place: int) -> None:
        """Show the record of a line."""
        root = self.session.catalog.ledgers[self.checking.ledger].root
        self.session.open_record.emit(root, self.found[place].record)

    def _open_chosen(self) -> None:
        if self.table.current is not None:
            self.open(self.table.current)

    def open_list(self) -> None:
        """Show all these records in their list."""
        ids = tuple(dict.fromkeys(one.record for one in self.found))
        self.session.open_list.emit(self.checking.ledger, ListQuery(scope="all", ids=ids))


class OdditiesDialog(QDialog):
    """The oddities in a window beside a page that has no parts; what is opened is shown behind it."""

    def __init__(self, session: Session, checking: Checking, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(f"核对{session.catalog.ledgers[checking.ledger].label}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.part = OdditiesPart(session, checking)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.addWidget(self.part, 1)
        close = row(None, action("关闭(&C)", self.close, tip="Esc"))
        close.setContentsMargins(0, 0, 16, 0)
        layout.addLayout(close)
        self.resize(900, 520)


def of_events() -> Checking:
    """What contradicts itself in events and who came to them."""
    from secretariat.domains.events.checks import contradictions

    return Checking(
        "events", lambda rows: [Odd(one.event, one.message) for one in contradictions(rows)],
        "活动的日期、人次和到会名单之间没有矛盾。",
    )  # fmt: skip


def of_proposals() -> Checking:
    """What contradicts itself in proposals."""
    from secretariat.domains.proposals.checks import contradictions

    return Checking(
        "proposals", lambda rows: [Odd(one.proposal, one.message) for one in contradictions(rows)],
        "提案的编号、届次、并案和答复之间没有矛盾。",
    )  # fmt: skip


def of_demands() -> Checking:
    """What contradicts itself in demands and their steps."""
    from secretariat.domains.service.checks import contradictions

    return Checking(
        "demands", lambda rows: [Odd(one.demand, one.message) for one in contradictions(rows)],
        "诉求的编号、登记日期和办理环节之间没有矛盾。",
    )  # fmt: skip
