"""Step 3: every row with what will become of it, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.intake import Decision, OnMatch, State
from secretariat.base.problem import Problem
from secretariat.exchange.importing import Preview, PreviewRow
from secretariat.gui.importing.course import Course
from secretariat.gui.importing.row_panel import RowPanel
from secretariat.gui.importing.rows_model import MOODS, REASON, STATE, TROUBLED, RowsModel, troubled
from secretariat.gui.pieces import chip_colours, hint, list_table, shortcut
from secretariat.gui.style import COLOURS
from secretariat.gui.text_table import TextTable

_ON_MATCH = (
    (OnMatch.UPDATE, "用表格的内容更新"),
    (OnMatch.FILL, "只补原来空白的"),
    (OnMatch.SKIP, "跳过，不改动"),
)
_SEVERITIES = {"error": "错误", "doubt": "存疑", "note": "提示"}


class StateDelegate(QStyledItemDelegate):
    """Paints the state of a row as a coloured chip."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        text = str(index.data() or "")
        ink, paper = chip_colours(MOODS[State(text)])
        room = QRect(option.rect).adjusted(6, 5, -6, -5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(room, 9, 9)
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class CheckPage(QWidget):
    """The preview as a list with filters, one row in full, and all problems with their positions."""

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._wanted = ""
        self._filters: dict[str, QPushButton] = {}
        self.model = RowsModel()
        self.view = QTableView()
        self.panel = RowPanel(course.session, course.intake)
        self.panel.decided.connect(self._decide)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(6)
        self._on_match = QComboBox()
        for value, text in _ON_MATCH:
            self._on_match.addItem(text, value)
        self._on_match.activated.connect(lambda _: course.choose_on_match(self._on_match.currentData()))
        self._tabs = QTabWidget()
        self._problems = TextTable(("位置", "性质", "内容", "说明"), (300, 60, 150, 420))
        self._problems.on_open(self._go_to_problem)
        self._skipped = TextTable(
            ("工作表", "行", "是什么", "原因", "内容"), (130, 56, 70, 200, 420), right=(1,)
        )
        self._notes = hint()
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._arrange()

    def _arrange(self) -> None:
        self._prepare_view()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.view)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([600, 400])
        splitter.setChildrenCollapsible(False)
        for widget, title in ((splitter, "名单"), (self._problems, "问题"), (self._skipped, "没有导入的行")):
            self._tabs.addTab(widget, title)
        label = QLabel(f"已有的{self._course.intake.ledger.label}(&Y)：")
        label.setBuddy(self._on_match)
        top = QHBoxLayout()
        top.addLayout(self._bar)
        top.addStretch(1)
        top.addWidget(label)
        top.addWidget(self._on_match)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._notes)
        layout.addWidget(self._tabs, 1)

    def _prepare_view(self) -> None:
        self.view.setModel(self.model)
        list_table(self.view)
        self.view.horizontalHeader().setStretchLastSection(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setItemDelegateForColumn(STATE, StateDelegate(self.view))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        shortcut(self.view, "Del", lambda: self._decide(Decision(skip=True)))

    @property
    def chosen(self) -> list[PreviewRow]:
        """The rows that are selected, the current one first."""
        places = [
            place
            for span in list(self.view.selectionModel().selection())  # type: ignore[call-overload]
            for place in range(span.top(), span.bottom() + 1)
        ]
        current = self.view.currentIndex().row()
        return [
            self.model.rows[place]
            for place in sorted(set(places), key=lambda place: (place != current, place))
        ]

    def refresh(self) -> None:
        """Show the newest preview; what was chosen stays chosen."""
        preview = self._course.preview
        if preview is None:
            return
        kept = [row.number for row in self.chosen[:1]]
        scrolled = self.view.verticalScrollBar().value(), self.view.horizontalScrollBar().value()
        self._show_filters(preview)
        columns = self.model.columns
        self.model.show_rows(preview, self._wanted)
        if self.model.columns != columns:  # else the clerk's own widths stay
            self._set_widths()
        self.view.setColumnHidden(REASON, not any(row.problems for row in preview.rows))
        self._show_lists(preview)
        self._on_match.setCurrentIndex([value for value, _ in _ON_MATCH].index(preview.options.on_match))
        self.view.verticalScrollBar().setValue(scrolled[0])
        self.view.horizontalScrollBar().setValue(scrolled[1])
        self._choose(kept[0] if kept else None)

    def filter_by(self, wanted: str) -> None:
        """Show the rows of one state (its Chinese name), the troubled ones, or all."""
        self._wanted = wanted
        preview = self._course.preview
        if preview is not None:
            self.model.show_rows(preview, wanted)
            self._show_filters(preview)
            self._choose(None)

    def go_to(self, sheet: str, row: int) -> None:
        """Show one row of the workbook in the list."""
        self._tabs.setCurrentIndex(0)
        found = next((one for one in self.model.rows if one.sheet == sheet and one.row == row), None)
        if found is None and self._wanted:
            self.filter_by("")
            found = next((one for one in self.model.rows if one.sheet == sheet and one.row == row), None)
        if found is not None:
            self._choose(found.number)

    def _choose(self, number: int | None) -> None:
        place = self.model.place_of(number) if number is not None else None
        if place is None and self.model.rows:
            place = 0
        if place is None:
            self._show_chosen()
            return
        flags = QItemSelectionModel.SelectionFlag
        index = self.model.index(place, 0)
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.panel.show_rows(self._course.preview, self.chosen, self.model)

    def _decide(self, decision: Decision | None) -> None:
        self._course.decide([row.number for row in self.chosen], decision)

    def _show_filters(self, preview: Preview) -> None:
        states = [(state.value, preview.counts.get(state, 0), MOODS[state]) for state in State]
        spoiled = sum(1 for one in preview.rows if _spoiled(one))
        wanted = [("", len(preview.rows), "muted"), *states, (TROUBLED, spoiled, "warn")]
        for name, count, mood in wanted:
            self._filter_button(name).setText(f"{_FILTER_WORDS.get(name, name)} {count}")
            self._filters[name].setVisible(bool(count) or not name)
            self._filters[name].setStyleSheet(_chip(mood, chosen=name == self._wanted))
            self._filters[name].setChecked(name == self._wanted)

    def _filter_button(self, name: str) -> QPushButton:
        if name not in self._filters:
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setToolTip(_FILTER_TIPS.get(name, f"只看“{name}”的行"))
            button.clicked.connect(lambda: self.filter_by(name))
            self._bar.addWidget(button)
            self._filters[name] = button
        return self._filters[name]

    def _set_widths(self) -> None:
        for place in range(self.model.columnCount()):
            self.view.setColumnWidth(place, self.model.width(place))

    def _show_lists(self, preview: Preview) -> None:
        told = [*preview.problems, *preview.remarks]
        self._problems.show_lines([
            (one.position() or "整个文件", _SEVERITIES[one.severity], one.value, one.message) for one in told
        ])  # fmt: skip
        self._skipped.show_lines([
            (one.sheet, str(one.row), one.kind.value, one.reason, one.text) for one in preview.skipped
        ])  # fmt: skip
        self._tabs.setTabText(0, f"名单 {len(preview.rows)}")
        self._tabs.setTabText(1, f"问题和提示 {len(told)}")
        self._tabs.setTabText(2, f"没有导入的行 {len(preview.skipped)}")
        self._notes.setText("\n".join(f"· {note}" for note in preview.notes[:6]))
        self._notes.setToolTip("\n".join(preview.notes))
        self._notes.setVisible(bool(preview.notes))

    def _go_to_problem(self, place: int) -> None:
        preview = self._course.preview
        told: Sequence[Problem] = [*preview.problems, *preview.remarks] if preview else ()
        problem = told[place]
        if problem.row is not None:
            self.go_to(problem.sheet, problem.row)


_FILTER_WORDS = {"": "全部", TROUBLED: "有内容未导入"}
_FILTER_TIPS = {"": "看全部行", TROUBLED: "这些行会导入，但其中有的格子没能导入或存疑"}


def _spoiled(row: PreviewRow) -> bool:
    return row.state not in (State.DOUBTFUL, State.REJECTED) and troubled(row)


def _chip(mood: str, *, chosen: bool) -> str:
    ink, paper = (colour.name() for colour in chip_colours(mood))
    edge = ink if chosen else COLOURS["line"]
    weight = "bold" if chosen else "normal"
    return (
        f"QPushButton {{ color: {ink}; background: {paper}; border: 1px solid {edge}; border-radius: 11px;"
        f" padding: 3px 10px; font-weight: {weight}; min-width: 0; }}"
        f"QPushButton:focus {{ border: 2px solid {ink}; }}"
    )
