"""撤销 and 重做: what they would take back, by name, and doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from secretariat.gui.session import Session
    from secretariat.store.history import UndoReport

_NAMED = 15
_PREFIX = "撤销："


def plain_name(operation: str) -> str:
    """The name of what was done, without the words for its being taken back."""
    while operation.startswith(_PREFIX):
        operation = operation.removeprefix(_PREFIX)
    return operation


class Undoing(QObject):
    """The names of what can be undone and redone in the open file, and the two jobs."""

    refreshed = Signal()
    kept = Signal(str, str)
    """After an undo that left records alone which had changed since: (what happened, which they are)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.undo_name, self.redo_name = "", ""

    def use(self, session: Session | None) -> None:
        """Work on this session, or on none."""
        self._session = session
        if session is not None:
            session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self, _: object = None) -> None:
        """Look up what can be taken back now."""
        self.undo_name = self.redo_name = ""
        if self._session is not None:
            from secretariat.store import history

            last, undone = history.undoable(self._session.rows), history.redoable(self._session.rows)
            self.undo_name = plain_name(last.name) if last else ""
            self.redo_name = plain_name(undone.name) if undone else ""
        self.refreshed.emit()

    def undo(self, number: int | None = None) -> None:
        """Take back an operation, the newest by default."""
        if self._session is not None and (number or self.undo_name):
            self._session.write("撤销", lambda store: store.undo(number), self._done)

    def redo(self) -> None:
        """Take back the newest undo."""
        if self._session is not None and self.redo_name:
            self._session.write("重做", lambda store: store.redo(), self._done)

    def _done(self, report: UndoReport) -> None:
        if not report.kept or self._session is None:
            return
        rows = self._session.rows
        names = [
            f"{rows.entity(name).label}“{rows.title(name, record)}”" for name, record in report.kept[:_NAMED]
        ]
        more = f"等{len(report.kept)}条" if len(report.kept) > _NAMED else ""
        happened = (
            f"已处理“{plain_name(report.operation.name)}”，有{len(report.kept)}条记录后来又改过，保留不动。"
        )
        self.kept.emit(happened, "、".join(names) + more)
