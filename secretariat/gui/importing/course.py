"""One import under way: the file, what the clerk chose, the preview and the report. The wizard's pages show it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from secretariat.base.errors import Cancelled, Refusal
from secretariat.base.intake import Decision, OnMatch, State
from secretariat.exchange.importing import (
    ImportOptions,
    Preview,
    Report,
    Watch,
    apply,
    prepare,
    write_rejects,
)
from secretariat.exchange.reading import Workbook, read_pasted, read_workbook
from secretariat.gui.background import Background
from secretariat.gui.runner import Ticket
from secretariat.gui.session import Session
from secretariat.store.history import UndoReport
from secretariat.store.store import Store

_PAUSE = 150  # milliseconds of quiet before the rows are checked again


class Course(QObject):
    """Reads, checks and writes away from the window's thread. A newer choice makes a running check void."""

    previewed = Signal()
    """There is a new preview."""
    finished = Signal()
    """There is a report."""
    undone = Signal(object)
    """The import was taken back; carries the store's UndoReport."""
    refused = Signal(object)
    working = Signal(str)
    """What is being done now, in Chinese; empty when nothing is."""

    def __init__(self, session: Session, ledger: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.intake = session.intakes[ledger]
        self.workbook: Workbook | None = None
        self.preview: Preview | None = None
        self.report: Report | None = None
        self.options = ImportOptions()
        self._reading = Background(session, self)
        self._saving = Background(session, self)
        self._ticket: Ticket | None = None
        self._writing = False
        self._stale = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._check)
        session.changed.connect(self._records_changed)
        session.runner.broken.connect(self._broke)

    @property
    def busy(self) -> bool:
        """Whether something runs, or the preview does not yet show the newest choices."""
        return self._reading.busy or self._ticket is not None or self._stale

    @property
    def writing(self) -> bool:
        """Whether records are being written."""
        return self._writing

    def read(self, path: Path) -> None:
        """Read a workbook and check its rows."""
        self._start_over()
        self.working.emit(f"正在读取“{path.name}”…")
        self._reading.run(lambda: read_workbook(path), self._was_read, self._failed)

    def read_text(self, text: str) -> None:
        """Take rows that were copied in Excel."""
        self._start_over()
        self.working.emit("正在读取粘贴的内容…")
        self._reading.run(lambda: read_pasted(text), self._was_read, self._failed)

    def choose_sheet(self, sheet: str | None) -> None:
        """Import one sheet only, or None for all that fit; decisions about rows begin anew."""
        self._choose(sheet=sheet, decisions={})

    def choose_on_match(self, on_match: OnMatch) -> None:
        """What to do with rows whose record exists."""
        self._choose(on_match=on_match)

    def choose_column(self, heading: str, wish: str | None) -> None:
        """What a column becomes: a column key, one of the engine's choices, or None to leave it to the program."""
        mappings = {key: value for key, value in self.options.mappings.items() if key != heading}
        if wish is not None:
            mappings[heading] = wish
        self._choose(mappings=mappings)

    def decide(self, numbers: Iterable[int], decision: Decision | None) -> None:
        """What becomes of some rows; None leaves them to the program again."""
        decisions = dict(self.options.decisions)
        for number in numbers:
            if decision is None:
                decisions.pop(number, None)
            else:
                decisions[number] = decision
        self._choose(decisions=decisions)

    def write(self) -> None:
        """Write what the preview says, as one operation."""
        preview, report = self.preview, self.session.runner.report
        assert preview is not None and not self.busy
        self._writing = True
        self.working.emit("正在导入…")

        def job(store: Store) -> Report:
            return apply(store, preview, Watch(report, store.cancelled))

        self._ticket = self.session.write("导入", job, self._was_written, self._failed)

    def undo(self) -> None:
        """Take the whole import back."""
        assert self.report is not None and self.report.operation is not None
        number = self.report.operation
        self.working.emit("正在撤销导入…")
        self._ticket = self.session.write(
            "撤销导入", lambda store: store.undo(number), self._was_undone, self._failed
        )

    def save_rejects(self, path: Path, done: object = None) -> None:
        """Save the rows that were not taken as a workbook; `done` is called with their number."""
        preview = self.preview
        assert preview is not None and callable(done)
        self._saving.run(lambda: write_rejects(preview, path), done, self._failed)

    def cancel(self) -> None:
        """Give up what runs: reading and checking at once, writing at its next checkpoint."""
        self._reading.drop()
        self._pause.stop()
        self._stale = False
        if self._ticket is not None and self._writing:
            self._ticket.cancel()
            self.working.emit("正在取消…")
            return
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        self.working.emit("")

    def leave(self) -> None:
        """The wizard closes: nothing that still comes is of use."""
        self._saving.drop()
        self.cancel()
        if self._ticket is not None:
            self._ticket.drop()

    def new_records(self) -> tuple[int, ...]:
        """The records that this import made."""
        if self.report is None:
            return ()
        fresh = {row.number for row in self.report.preview.rows if row.state is State.NEW}
        return tuple(record for number, record in self.report.records.items() if number in fresh)

    def _start_over(self) -> None:
        self.cancel()
        self.workbook = self.preview = self.report = None
        self.options = ImportOptions()

    def _was_read(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._check()

    def _choose(self, **changes: object) -> None:
        self.options = dataclasses.replace(self.options, **changes)  # type: ignore[arg-type]
        self._stale = True
        self.working.emit("正在核对…")
        self._pause.start()

    def _records_changed(self, _: object) -> None:
        """Somebody wrote meanwhile: what is new and what is known may be different now."""
        if self.preview is not None and self.report is None and not self._writing:
            self._choose()

    def _check(self) -> None:
        workbook = self.workbook
        if workbook is None or self._writing:
            return
        if self._ticket is not None:  # the running check would be void: begin again when it is through
            self._pause.start()
            return
        intake, options, before = self.intake, self.options, self.preview
        self._stale = False
        self.working.emit("正在核对…")

        def job(store: Store) -> Preview:
            return prepare(workbook, intake, store.rows, options, before)

        self._ticket = self.session.write("核对", job, self._was_checked, self._failed)

    def _was_checked(self, preview: Preview) -> None:
        self._ticket = None
        if self._stale:
            return
        self.preview = preview
        self.working.emit("")
        self.previewed.emit()

    def _was_written(self, report: Report) -> None:
        self._ticket, self._writing, self.report = None, False, report
        self.working.emit("")
        self.finished.emit()

    def _was_undone(self, report: UndoReport) -> None:
        self._ticket = None
        self.working.emit("")
        self.undone.emit(report)

    def _broke(self, _: BaseException) -> None:
        """A job of ours may have fallen over an error of our own, which the crash dialog tells: wait no longer."""
        if self._ticket is not None:
            self._failed(Refusal("程序出错，这一步没有完成，数据没有变化。", "请重新选择文件再试。"))

    def _failed(self, error: BaseException) -> None:
        self._ticket, self._writing = None, False
        self.working.emit("")
        if isinstance(error, Refusal):
            self.refused.emit(error)
        elif isinstance(error, Cancelled):
            self.refused.emit(Refusal("已取消，数据没有变化。"))
