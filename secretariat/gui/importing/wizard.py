"""The import wizard: choose a file, say what its columns mean, check every row, and see what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.intake import State
from secretariat.gui.importing.check_page import CheckPage
from secretariat.gui.importing.columns_page import ColumnsPage
from secretariat.gui.importing.course import Course
from secretariat.gui.importing.result_page import ResultPage
from secretariat.gui.importing.source_page import SourcePage
from secretariat.gui.messages import Answer, ask
from secretariat.gui.pieces import Notice, action, hint, row, section, shortcut
from secretariat.gui.session import Session
from secretariat.gui.style import COLOURS
from secretariat.store.history import UndoReport

_STEPS = ("选择文件", "表头对应", "核对", "完成")
SOURCE, COLUMNS, CHECK, RESULT, _WAITING = range(5)


class ImportWizard(QDialog):
    """Imports a workbook or pasted rows into a ledger. Shown beside the window, it blocks nothing."""

    def __init__(
        self, session: Session, ledger: str = "members", path: Path | None = None, pasted: str | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._leaving, self._step = False, SOURCE
        self.course = Course(session, ledger, self)
        self._label = session.catalog.ledgers[ledger].label
        self.setWindowTitle(f"导入{self._label}名单")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1120, 700)
        self.source = SourcePage(self._label, str(session.property("importFolder") or ""))
        self.columns = ColumnsPage(self.course)
        self.check = CheckPage(self.course)
        self.outcome = ResultPage(self.course)
        self._make_frame()
        self._connect()
        self.go_to(SOURCE)
        if path is not None:
            self.read(path)
        elif pasted is not None:
            self.course.read_text(pasted)

    @property
    def step(self) -> int:
        """The step that is shown, counted from 0."""
        return self._step

    def read(self, path: Path) -> None:
        """Read a workbook; the next step opens when its rows are checked."""
        self.course.session.setProperty("importFolder", str(path.parent))
        self._notice.say("")
        self.course.read(path)

    def go_to(self, step: int) -> None:
        """Show a step."""
        self._step = step
        self._stack.setCurrentIndex(step)
        for place, label in enumerate(self._steps):
            done, here = place < step, place == step
            ink = COLOURS["accent" if here or done else "faint"]
            edge = COLOURS["accent"] if here else "transparent"
            weight = "bold" if here else "normal"
            label.setStyleSheet(
                f"color: {ink}; font-weight: {weight}; padding: 6px 14px; border-bottom: 2px solid {edge};"
            )
        self._update_buttons()
        self._focus()

    def _focus(self) -> None:
        """Put the keyboard where the step's work is."""
        preview = self.course.preview
        first = (
            self.columns.first_question() if self._step == COLUMNS and preview and preview.questions else None
        )
        (first or (self.source, self.forward, self.check.view, self.outcome.look)[self._step]).setFocus()

    def pictures(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """The steps that there is something to see of, each with what shows it."""
        course = self.course
        there = (True, course.preview is not None, course.preview is not None, course.report is not None)
        for place, name in enumerate(_STEPS):
            if there[place]:
                yield name, lambda place=place: self.go_to(place)  # type: ignore[misc]

    def _make_frame(self) -> None:
        self._steps = [QLabel(f"{number} {name}") for number, name in enumerate(_STEPS, start=1)]
        self._notice = Notice()
        self._stack = QStackedWidget()
        self._waiting = _waiting_page()
        for page in (self.source, self.columns, self.check, self.outcome, self._waiting):
            self._stack.addWidget(page)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(220)
        self._bar.setTextVisible(False)
        self._doing = QLabel()
        self._stop = action("取消", self._cancel, tip="停下来，什么也不写入")
        self.back = action("上一步(&B)", self._go_back, tip="Alt+B")
        self.forward = action("下一步(&N)", self._go_forward, primary=True, tip="Ctrl+Enter")
        self._close = action("关闭(&C)", self.close, tip="Esc")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 14)
        layout.setSpacing(10)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        for label in self._steps:
            steps.addWidget(label)
        steps.addStretch(1)
        layout.addLayout(steps)
        layout.addWidget(self._notice)
        layout.addWidget(self._stack, 1)
        layout.addLayout(row(self._bar, self._doing, self._stop, None, self.back, self.forward, self._close))
        self._show_work("")

    def _connect(self) -> None:
        course, runner = self.course, self.course.session.runner
        self.source.chosen.connect(self.read)
        self.source.pasted.connect(self._paste)
        course.working.connect(self._show_work)
        course.refused.connect(self._refused)
        course.previewed.connect(self._previewed)
        course.finished.connect(self._finished)
        course.undone.connect(self._undone)
        runner.progressed.connect(self._progressed)
        self.outcome.closing.connect(self.close)
        self.outcome.another.connect(lambda: self.go_to(SOURCE))
        shortcut(self, "Ctrl+Return", self._go_forward)
        shortcut(self, "Ctrl+Enter", self._go_forward)
        shortcut(self, "Alt+Left", self._go_back)
        shortcut(self.source, "Ctrl+V", self.source.paste)

    def _paste(self, text: str) -> None:
        self._notice.say("")
        self.course.read_text(text)

    def _show_work(self, text: str) -> None:
        busy = bool(text)
        self._doing.setText(text)
        self._bar.setRange(0, 0)
        for widget in (self._bar, self._stop, self._doing):
            widget.setVisible(busy)
        self.source.setEnabled(not busy)
        self.outcome.setEnabled(not busy)
        # A table that is painted while another thread computes waits for its turn at every cell.
        self._stack.setCurrentIndex(_WAITING if self.course.writing else self._step)
        self._update_buttons()

    def _progressed(self, fraction: float, text: str) -> None:
        if self.course.writing:
            self._bar.setRange(0, 100)
            self._bar.setValue(round(fraction * 100))
            self._doing.setText(f"正在{text}…")

    def _previewed(self) -> None:
        self.columns.refresh()
        self.check.refresh()
        if self.step in (SOURCE, RESULT):
            self.go_to(COLUMNS)
        self._update_buttons()

    def _finished(self) -> None:
        self.outcome.refresh()
        self._notice.say("")
        self.go_to(RESULT)

    def _undone(self, report: UndoReport) -> None:
        self.outcome.undone(report)
        self._update_buttons()

    def _refused(self, refusal: Refusal) -> None:
        self._notice.say(f"{refusal.message}{refusal.remedy}", "bad" if refusal.remedy else "warn")
        self._update_buttons()

    def _cancel(self) -> None:
        self.course.cancel()

    def _go_back(self) -> None:
        if self.back.isEnabled() and self.step in (COLUMNS, CHECK):
            self._notice.say("")
            self.go_to(self.step - 1)

    def _go_forward(self) -> None:
        if not self.forward.isEnabled():
            return
        self._notice.say("")
        if self.step == CHECK:
            self.course.write()
        elif self.course.preview is not None:
            self.go_to(self.step + 1)

    def _update_buttons(self) -> None:
        step, preview, busy = self.step, self.course.preview, self.course.busy
        self.back.setVisible(step in (COLUMNS, CHECK))
        self.back.setEnabled(not self.course.writing)
        self.forward.setVisible(step != RESULT and (step != SOURCE or preview is not None))
        self.forward.setEnabled(preview is not None and not busy)
        self.forward.setText("下一步(&N)")
        if step == CHECK and preview is not None:
            wanted = preview.counts.get(State.NEW, 0) + preview.counts.get(State.UPDATED, 0)
            self.forward.setText(f"导入 {wanted} 行(&N)" if wanted else "没有要写入的，完成(&N)")

    def reject(self) -> None:
        """Esc closes, as the button does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        course = self.course
        if course.writing:
            self._notice.say("正在导入。要停下来请点“取消”，停下后什么也不会写入。", "warn")
            event.ignore()
            return
        chosen = bool(course.options.mappings or course.options.decisions)
        if course.report is None and chosen and not self._leaving:
            detail = "您选择的表头对应和逐行的决定不会保留。"
            ask(
                self,
                "还没有导入，要关闭吗？",
                detail,
                Answer("继续导入(&J)"),
                Answer("关闭(&C)", self._leave),
            )
            event.ignore()
            return
        course.leave()
        event.accept()

    def _leave(self) -> None:
        self._leaving = True
        self.close()


def _waiting_page() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    words = section("正在写入，请稍候……")
    more = hint("可以随时点“取消”，取消后什么也不会写入。写完后这次导入可以一键撤销。")
    for label in (words, more):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.addStretch(1)
    layout.addWidget(words)
    layout.addWidget(more)
    layout.addStretch(2)
    return page
