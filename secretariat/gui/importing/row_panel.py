"""Beside the list: one row in full, and what the clerk decides about the chosen rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.intake import Candidate, Decision, Intake, OnMatch, State
from secretariat.base.ledger import Ledger
from secretariat.exchange.importing import Preview, PreviewCell, PreviewRow
from secretariat.gui.importing.record_search import RecordSearch
from secretariat.gui.importing.rows_model import MOODS, RowsModel
from secretariat.gui.pieces import action, chip_colours, hint, list_table, row, section
from secretariat.gui.session import Session
from secretariat.gui.style import COLOURS, colour

_CANDIDATE = 48  # pixels: two lines
_RECORD = Qt.ItemDataRole.UserRole

_PERSON = "person.name"
_PARTIES = ("members", "people")
"""The ledgers whose lines are people or units."""


class RowPanel(QWidget):
    """Shows a row cell by cell. `decided` carries a Decision for the chosen rows, or None: as the program sees it."""

    decided = Signal(object)

    def __init__(self, session: Session, intake: Intake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ledger = intake.ledger.name
        self._session, self._ledger = session, ledger
        self._seeks = intake.seeks or {ledger: int}
        self._named = ""
        self._head = section("")
        self._state = QLabel()
        self._remarks = hint()
        self._remarks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._cells = _cell_table()
        self._candidates = QListWidget()
        self._candidates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._candidates.itemActivated.connect(self._take_candidate)
        label = self._label = session.catalog.ledgers[ledger].label
        one = "这一位" if ledger in _PARTIES else "这一条"
        self._same = action(f"就是{one}(&J)", self._take_current, tip="这一行说的就是上面选中的那一条")
        self._other = action(f"查找其他{label}(&H)…", self._search, tip="按名称、拼音、手机或编号查找")
        self._other.setVisible(ledger in self._seeks)
        self._whom = self._whom_button()
        self._buttons = self._decision_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row(self._head, None, self._state))
        layout.addWidget(self._remarks)
        layout.addWidget(self._candidates)
        layout.addLayout(row(self._same, self._other, self._whom, None, spacing=6))
        layout.addLayout(row(*self._buttons[:3], None, spacing=6))
        layout.addLayout(row(*self._buttons[3:], None, spacing=6))
        layout.addWidget(self._cells, 1)
        self.show_rows(None, (), RowsModel())

    def _whom_button(self) -> QPushButton:
        """Finds whoever a row names among all units and people of the file."""
        words = "或".join(self._session.catalog.ledgers[name].label for name in self._rolls)
        button = action(
            f"查找{words}(&F)…",
            self._search_whom,
            tip="这一行写的是名册里的哪一位：按名称、拼音、手机或信用代码查找",
        )
        button.setVisible(bool(self._rolls))
        return button

    @property
    def _rolls(self) -> list[str]:
        """The ledgers, besides the list itself, in which what a row means may be found."""
        return [name for name in self._seeks if name != self._ledger]

    def _decision_buttons(self) -> list[QPushButton]:
        choices = (
            ("跳过(&T)", Decision(skip=True), "这一行不导入"),
            (f"作为新{self._label}(&X)", Decision(new=True), f"和已有的{self._label}都不是同一个，另外新增"),
            ("按程序判断", None, "去掉对这一行的选择"),
            ("用新内容更新", Decision(on_match=OnMatch.UPDATE), "这一行与已有内容不同的，用表格里的"),
            ("只补空白", Decision(on_match=OnMatch.FILL), "这一行只填已有的空着的内容"),
        )
        return [
            action(text, lambda decision=decision: self.decided.emit(decision), tip=tip)  # type: ignore[misc]
            for text, decision, tip in choices
        ]

    def show_rows(self, preview: Preview | None, rows: Sequence[PreviewRow], model: RowsModel) -> None:
        """Show the chosen rows: the first one in full, the buttons for all of them."""
        for button in (*self._buttons, self._other, self._whom):
            button.setEnabled(bool(rows))
        if preview is None or not rows:
            self._head.setText("选中一行，看它的每一格")
            self._state.clear()
            self._remarks.setText("左边的表里，方括号中的是没能导入的原文；“旧 → 新”是会改动的内容。")
            self._candidates.hide()
            self._same.hide()
            self._cells.setRowCount(0)
            return
        first = rows[0]
        for button in self._buttons[3:]:
            button.setVisible(any(one.plan.record is not None for one in rows))
        decided = preview.options.decisions
        self._buttons[2].setEnabled(any(one.number in decided for one in rows))
        several = f"，共选 {len(rows)} 行" if len(rows) > 1 else ""
        self._head.setText(f"「{first.sheet}」第 {first.row} 行{several}")
        self._named = _named(first, self._session.catalog.ledgers[self._ledger])
        self._show_state(first.state)
        self._remarks.setText("\n".join(dict.fromkeys(_remark(one) for one in first.problems)))
        self._remarks.setVisible(bool(first.problems))
        self._show_candidates(first.plan.candidates)
        self._show_cells(first, model)

    def _show_state(self, state: State) -> None:
        mood = MOODS[state]
        paper = chip_colours(mood)[1].name()
        self._state.setText(state.value)
        self._state.setStyleSheet(
            f"background: {paper}; color: {COLOURS[mood]}; border-radius: 8px; padding: 2px 10px;"
        )

    def _show_candidates(self, candidates: Sequence[Candidate]) -> None:
        self._candidates.clear()
        for one in candidates:
            item = QListWidgetItem(f"{one.title}\n{one.detail}" if one.detail else one.title)
            item.setData(_RECORD, one.record)
            item.setSizeHint(QSize(0, _CANDIDATE))
            item.setToolTip(f"{one.title}\n{one.detail}")
            self._candidates.addItem(item)
        if candidates:
            self._candidates.setCurrentRow(0)
            self._candidates.setFixedHeight(min(2, len(candidates)) * _CANDIDATE + 6)
        self._candidates.setVisible(bool(candidates))
        self._same.setVisible(bool(candidates))

    def _show_cells(self, shown: PreviewRow, model: RowsModel) -> None:
        cells = list(model.cells(shown).values())
        lines = [(cell.label, cell.raw, _result(cell), _cell_mood(cell)) for cell in cells]
        self._cells.setRowCount(len(lines))
        for place, (label, raw, result, mood) in enumerate(lines):
            for section_, text in enumerate((label, raw, result)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if section_ == 0:
                    item.setForeground(colour("muted"))
                elif section_ == 2 and mood:
                    ink, paper = chip_colours(mood)
                    item.setForeground(QBrush(ink))
                    item.setBackground(QBrush(paper))
                self._cells.setItem(place, section_, item)

    def _take_current(self) -> None:
        item = self._candidates.currentItem()
        if item is not None:
            self._take_candidate(item)

    def _take_candidate(self, item: QListWidgetItem) -> None:
        self.decided.emit(Decision(record=item.data(_RECORD)))

    def _search(self) -> None:
        self._open(RecordSearch(self._session, (self._ledger,), self))

    def _search_whom(self) -> None:
        self._open(RecordSearch(self._session, self._rolls, self, self._named))

    def _open(self, search: RecordSearch) -> None:
        def take(ledger: str, record: int) -> None:
            self.decided.emit(Decision(record=self._seeks[ledger](record)))

        search.chosen.connect(take)
        search.open()


def _named(shown: PreviewRow, ledger: Ledger) -> str:
    """Whom a row names: first who is in doubt, else the first unit or person on it."""
    parties = [one.key for one in ledger.columns if "." not in one.key or one.key == _PERSON]
    doubted = [key for key, _, severity in shown.plan.remarks if severity == "doubt" and key in parties]
    told = (shown.values.get(key) for key in (*doubted, *parties))
    return next((str(value) for value in told if value), "")


def _cell_table() -> QTableWidget:
    table = QTableWidget(0, 3)
    list_table(table)
    table.setHorizontalHeaderLabels(["字段", "表格里", "导入后"])
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setColumnWidth(0, 104)
    table.setColumnWidth(1, 120)
    return table


def _result(cell: PreviewCell) -> str:
    if any(one.severity != "note" for one in cell.problems) and not cell.understood:
        return "未导入：" + "；".join(one.message for one in cell.problems)
    if cell.changed and cell.before:
        return f"{cell.after}（原来：{cell.before}）"
    return cell.after or cell.understood


def _cell_mood(cell: PreviewCell) -> str:
    gravest = {one.severity for one in cell.problems}
    if "error" in gravest:
        return "bad"
    if "doubt" in gravest:
        return "warn"
    return "accent" if cell.changed and cell.before else ""


def _remark(problem: object) -> str:
    column, message = getattr(problem, "column", ""), getattr(problem, "message", "")
    return f"· {column}：{message}" if column else f"· {message}"
