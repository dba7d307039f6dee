"""Writes the draft of a 换届 into the file a moment after the last decision, and knows when another wrote it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from secretariat.base.errors import Refusal
from secretariat.base.text import chinese_number
from secretariat.domains.posts.turnover import TurnoverPlan
from secretariat.gui.posts.draft import DRAFT, as_text, has_decisions, keep_draft, stored_draft
from secretariat.gui.session import Session
from secretariat.store.store import Store

_REST = 1500  # milliseconds after the last decision before the draft is written


class DraftKeeper(QObject):
    """Keeps the draft of the plan that `present` gives; every writing is one operation that can be undone."""

    failed = Signal(str)
    """The draft could not be written; carries what to say."""

    def __init__(self, session: Session, present: Callable[[], TurnoverPlan | None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._present = session, present
        self.kept = ""
        """The draft as the file holds it, as far as this page knows."""
        self._writing = 0
        self._due = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.keep)

    @property
    def pending(self) -> bool:
        """Whether decisions are not yet in the file."""
        return self._due or self._writing > 0

    def read(self, body: int | None) -> str:
        """The draft of a body that the file holds."""
        self._rest.stop()
        self._due = False
        self.kept = stored_draft(self._session.rows, body) if body is not None else ""
        return self.kept

    def later(self) -> None:
        """Something was decided: write when the clerk rests."""
        self._due = True
        self._rest.start()

    def keep(self) -> None:
        """Write the draft now if something was decided since it was last written or read."""
        self._rest.stop()
        due, self._due = self._due, False
        plan = self._present()
        if not due or plan is None or as_text(plan) == self.kept or not (has_decisions(plan) or self.kept):
            return
        self.kept = as_text(plan)
        self._write(f"{DRAFT}：第{chinese_number(plan.number)}届{plan.body_name}", plan.body, self.kept)

    def drop(self, body: int) -> None:
        """Throw the draft of a body away."""
        self._rest.stop()
        self._due = False
        if self.kept:
            self.kept = ""
            self._write(f"放弃{DRAFT}", body, "")

    def moved(self, body: int | None) -> bool:
        """Whether another place wrote the draft, as an undo does."""
        return body is not None and not self.pending and stored_draft(self._session.rows, body) != self.kept

    def _write(self, name: str, body: int, text: str) -> None:
        def job(store: Store) -> None:
            with store.transact(name) as tx:
                keep_draft(tx, body, text)

        self._writing += 1
        self._session.write(name, job, lambda _: self._written(), self._not_written)

    def _written(self) -> None:
        self._writing -= 1

    def _not_written(self, error: BaseException) -> None:
        self._writing -= 1
        self.kept = ""
        if isinstance(error, Refusal):
            self.failed.emit(f"草稿没有保存：{error.message}{error.remedy}")
