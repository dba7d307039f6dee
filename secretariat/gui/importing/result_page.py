"""Step 4: what the import did, counted from the file, and what can be done next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from secretariat.base.intake import State
from secretariat.exchange.importing import Preview, Report
from secretariat.gui.file_choice import ask_save
from secretariat.gui.importing.course import Course
from secretariat.gui.importing.rows_model import MOODS, troubled
from secretariat.gui.pieces import Notice, action, hint, row, section
from secretariat.gui.style import COLOURS
from secretariat.store.history import UndoReport
from secretariat.store.listing import ListQuery

_NAMED = 10  # kept records that are named one by one


class ResultPage(QWidget):
    """The report of an import. `closing` asks to close the wizard, since another page is to be seen."""

    closing = Signal()
    another = Signal()
    """The clerk wants to import one more file."""

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._head = section("")
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(28)
        self._notice = Notice()
        self._notes = hint()
        self.look = action(f"查看新增的{course.intake.ledger.label}(&L)", self._show_new, primary=True)
        self.reject = action("存疑和错误的行另存为 Excel(&E)…", self._save_rejects)
        self.undo = action("撤销导入(&U)", course.undo, picture="undo", tip="把这次导入写入的内容全部收回")
        more = action("再导入一份(&M)", self.another.emit, picture="import")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._head)
        layout.addLayout(row(_framed(self._numbers), None))
        layout.addWidget(self._notice)
        layout.addWidget(self._notes)
        layout.addLayout(row(self.look, self.reject, self.undo, more, None))
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show the newest report."""
        report = self._course.report
        if report is None:
            return
        written = report.operation is not None
        done = f"“{report.preview.workbook.name}”导入完成"
        self._head.setText(done if written else "没有需要写入的内容，数据没有变化")
        self._show_numbers(report)
        left = rejected_rows(report.preview)
        words = f"有 {left} 行没有导入，或其中有的格子没能导入：可以另存为 Excel，改好后再导入一次。"
        notes = [*report.notes, *([words] if left else [])]
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._notice.say("")
        self.look.setVisible(bool(self._course.new_records()))
        self.look.setText(f"查看新{report.preview.ledger.label}(&L)")
        self.reject.setVisible(bool(left))
        self.undo.setVisible(written)
        self.undo.setEnabled(True)

    def undone(self, report: UndoReport) -> None:
        """The import was taken back."""
        rows = self._course.session.rows
        names = [
            f"{rows.entity(name).label}“{rows.title(name, record)}”" for name, record in report.kept[:_NAMED]
        ]
        more = f"等 {len(report.kept)} 条" if len(report.kept) > _NAMED else ""
        kept = f"\n以下记录后来又改过，保留不动：{'、'.join(names)}{more}。" if names else ""
        self._notice.say(f"已撤销这次导入。{kept}", "warn" if names else "good")
        self.undo.setEnabled(False)
        self.look.setVisible(False)

    def _show_numbers(self, report: Report) -> None:
        while self._numbers.count():
            item = self._numbers.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        counts = [(state, report.counts.get(state, 0)) for state in State if state is not State.SKIPPED]
        skipped = report.preview.skipped_count
        shown = [(state.value, number, MOODS[state]) for state, number in counts] + [
            ("跳过", skipped, "muted")
        ]
        for place, (label, number, mood) in enumerate(shown):
            figure = QLabel(f"{number}")
            ink = COLOURS[mood if number else "faint"]
            figure.setStyleSheet(f"font-size: 22pt; font-weight: bold; color: {ink};")
            self._numbers.addWidget(figure, 0, place)
            self._numbers.addWidget(hint(f"{label}（行）"), 1, place)

    def _show_new(self) -> None:
        name = self._course.intake.ledger.name
        query = ListQuery(scope="all", ids=self._course.new_records())
        self._course.session.open_list.emit(name, query)
        self.closing.emit()

    def _save_rejects(self) -> None:
        assert self._course.workbook is not None
        suggested = f"{Path(self._course.workbook.name).stem}-未导入.xlsx"
        ask_save(self, "存疑和错误的行另存为", suggested, "Excel 工作簿 (*.xlsx)", self.save_rejects)

    def save_rejects(self, path: Path) -> None:
        """Save the rows that were not taken."""

        def saved(number: int) -> None:
            self._notice.say(
                f"已把 {number} 行另存为“{path}”。在 Excel 里改好后，可以直接再导入这个文件。", "good"
            )

        self._course.save_rejects(path, saved)


def rejected_rows(preview: Preview) -> int:
    """How many rows the file of rejects would have."""
    bad = (State.REJECTED, State.DOUBTFUL)
    return sum(1 for one in preview.rows if one.state in bad or troubled(one))


def _framed(layout: QGridLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    return widget
