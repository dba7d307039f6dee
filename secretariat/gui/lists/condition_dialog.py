"""Builds a condition over any column: the column, the comparison, and what to compare with."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.kinds import Choice, Text
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger
from secretariat.gui.forms.editor import Editor, Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.lists.conditions import NEEDS_NO_VALUE, operators, shown_value
from secretariat.gui.lists.quick_choice import TickList
from secretariat.gui.session import Session
from secretariat.store.listing import Filter
from secretariat.store.search import matches

_OFFERED = 300


class ColumnBox(QComboBox):
    """All columns of a list; typing finds one by characters or pinyin of its label."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems([self.words(item) for item in columns])
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated[str].connect(self.setCurrentText)  # type: ignore[index]
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        line.textEdited.connect(self._offer)

    @staticmethod
    def words(column: Column) -> str:
        """The column with its group, since 姓名 alone says too little."""
        return f"{column.label}（{column.group}）" if column.group else column.label

    def column(self) -> Column | None:
        """The chosen column; None while the words name none."""
        text = self.currentText().strip()
        return next((item for item in self.columns if text in (self.words(item), item.label)), None)

    def _offer(self, text: str) -> None:
        fitting = [self.words(item) for item in self.columns if not text.strip() or matches(text, item.words)]
        self._offered.setStringList(fitting)


class ConditionDialog(QDialog):
    """`chosen` carries the filters: one, or two for a span."""

    chosen = Signal(tuple)

    def __init__(self, session: Session, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("添加条件")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._ledger = session, ledger
        self.column_box = ColumnBox(ledger.columns)
        self.operator_box = QComboBox()
        self.values = QWidget()
        self.editors: list[Editor] = []
        self.ticks: TickList | None = None
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._rows = QFormLayout()
        self._rows.addRow("字段(&F)", self.column_box)
        self._rows.addRow("条件(&C)", self.operator_box)
        self._rows.addRow("内容", self.values)
        layout = QVBoxLayout(self)
        layout.addLayout(self._rows)
        layout.addWidget(self.trouble)
        layout.addWidget(buttons)
        self.column_box.currentTextChanged.connect(self._take_column)
        self.operator_box.currentIndexChanged.connect(self._take_operator)
        self._take_column()

    def show_column(self, key: str) -> None:
        """Start from a column."""
        self.column_box.setCurrentText(self.column_box.words(self._ledger.column(key)))

    def _take_column(self) -> None:
        column = self.column_box.column()
        self.operator_box.clear()
        for name, label in operators(column.kind) if column else ():
            self.operator_box.addItem(label, name)

    def _take_operator(self) -> None:
        column, operator = self.column_box.column(), self.operator_box.currentData()
        self.editors, self.ticks = [], None
        fresh = QWidget()
        row = QHBoxLayout(fresh)
        row.setContentsMargins(0, 0, 0, 0)
        if column is not None and operator is not None:
            self._fill(row, column, operator)
        self._rows.replaceWidget(self.values, fresh)
        self.values.deleteLater()
        self.values = fresh
        self.resize(540, 460 if self.ticks is not None else 230)

    def _fill(self, row: QHBoxLayout, column: Column, operator: str) -> None:
        if operator in NEEDS_NO_VALUE:
            row.addWidget(QLabel("（不用填）"))
        elif operator == "any" or (operator == "not" and isinstance(column.kind, Choice)):
            self.ticks = TickList(self._offers(column), ())
            row.addWidget(self.ticks)
        elif operator == "between":
            for words in ("从", "到"):
                row.addWidget(QLabel(words))
                row.addWidget(self._editor(column, operator), 1)
        else:
            row.addWidget(self._editor(column, operator), 1)

    def _editor(self, column: Column, operator: str) -> Editor:
        searched = column.kind.comparison == "text"
        kind = Text() if searched and operator in ("contains", "is", "not") else column.kind
        hint = "如 2026、2026-10 或 2026-10-31" if operator == "within" else ""
        editor = make_editor(Setting(kind, self._session, placeholder=hint))
        self.editors.append(editor)
        return editor

    def _offers(self, column: Column) -> list[tuple[Value, str, int]]:
        values = self._session.listing(self._ledger.name).array(column.key, self._session.as_of)
        counts = Counter(values)
        listed = column.kind.entries if isinstance(column.kind, Choice) else ()
        found = [
            *listed,
            *(value for value, _ in counts.most_common(_OFFERED) if value and value not in listed),
        ]
        return [(value, shown_value(column, value), counts[value]) for value in found]

    def filters(self) -> tuple[Filter, ...] | str:
        """The condition as filters, or in words why there is none."""
        column, operator = self.column_box.column(), self.operator_box.currentData()
        if column is None or operator is None:
            return "请先选一个字段。"
        if operator in NEEDS_NO_VALUE:
            return (Filter(column.key, operator),)
        if self.ticks is not None:
            ticked = self.ticks.ticked()
            if not ticked:
                return "请至少勾选一项。"
            if operator == "any":
                return (Filter(column.key, "any", ticked),)
            return tuple(Filter(column.key, "not", value) for value in ticked)
        return self._typed_filters(column, operator)

    def _typed_filters(self, column: Column, operator: str) -> tuple[Filter, ...] | str:
        for editor in self.editors:
            if problem := editor.reading().problem:
                return problem
        values = [editor.value() for editor in self.editors]
        if all(value is None for value in values):
            return "请填写要比较的内容。"
        if operator == "between":
            pairs = zip(("from", "to"), values, strict=True)
            return tuple(Filter(column.key, name, value) for name, value in pairs if value is not None)
        return (Filter(column.key, operator, values[0]),)

    def accept(self) -> None:
        found = self.filters()
        if isinstance(found, str):
            self.trouble.setText(found)
            return
        self.chosen.emit(found)
        super().accept()
