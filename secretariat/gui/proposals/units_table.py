"""A table of proposals with the units that are to handle them: one for all, or row by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.kinds import Text
from secretariat.domains.proposals.completing import split_units
from secretariat.domains.proposals.vocabulary import HOST, JOINER
from secretariat.gui.forms.choice_editor import SuggestingEditor
from secretariat.gui.forms.editor import Setting, Suggest
from secretariat.gui.pieces import action, list_table
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT
from secretariat.store.search import matches

Index = QModelIndex | QPersistentModelIndex
ROLES = (HOST, JOINER)
_FIRST_UNIT = 2
_MOST_LINES = 9
_OFFERED = 12


def unit_suggestions(session: Session) -> Suggest:
    """Known units for what is typed last in a field of several units."""
    known = [str(row["label"]) for row in session.rows.find("dictionary_entry", dictionary="handling_unit")]

    def suggest(text: str) -> list[str]:
        done, mark, last = text.rpartition("、")
        wanted = last.strip()
        if not wanted:
            return []
        return [f"{done}{mark}{name}" for name in known if name != wanted and matches(wanted, (name,))][
            :_OFFERED
        ]

    return suggest


class UnitsTable(QWidget):
    """One row a proposal with its 主办 and 会办 units, which can be typed over."""

    def __init__(self, session: Session, proposals: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = tuple(proposals)
        self._start = [_units(session, proposal) for proposal in proposals]
        self._suggest = unit_suggestions(session)
        self.one = SuggestingEditor(
            Setting(Text(), session, suggest=self._suggest, placeholder="如：县教育局")
        )
        self.one.inner().setAccessibleName("主办单位一律为")
        self.table = _Table(self._suggest)
        self.table.setColumnCount(_FIRST_UNIT + len(ROLES))
        self.table.setHorizontalHeaderLabels(["提案号", "案由", *(f"{role}单位" for role in ROLES)])
        self.table.setRowCount(len(proposals))
        stored = session.rows.many("proposal", proposals)
        for line, proposal in enumerate(proposals):
            texts = (stored[proposal]["number"] or "", stored[proposal]["title"], *self._start[line])
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if place < _FIRST_UNIT:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(line, place, item)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QLabel("主办单位一律为(&Z)：")
        words.setBuddy(self.one.inner())
        line = QHBoxLayout()
        line.addWidget(words)
        line.addWidget(self.one, 1)
        line.addWidget(action("填入空着的(&F)", lambda: self.fill(only_empty=True), tip="已有主办单位的不动"))
        line.addWidget(
            action("全部改为它(&G)", lambda: self.fill(only_empty=False), tip="已有主办单位的也改")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if len(self._ids) > 1:
            layout.addLayout(line)
        layout.addWidget(self.table)
        lines = min(len(self._ids), _MOST_LINES)
        self.table.setFixedHeight((lines + 1) * ROW_HEIGHT + 12)
        for place, width in enumerate((70, 330, 190)):
            self.table.setColumnWidth(place, width)

    def fill(self, *, only_empty: bool) -> None:
        """Give the unit above to the proposals that have none, or to all of them."""
        text = self.one.text().strip()
        for line in range(len(self._ids)):
            if text and (not only_empty or not self.text(line, HOST).strip()):
                self._cell(line, HOST).setText(text)

    def text(self, line: int, role: str) -> str:
        """What stands in a row for a role."""
        return self._cell(line, role).text()

    def _cell(self, line: int, role: str) -> QTableWidgetItem:
        found = self.table.item(line, _FIRST_UNIT + ROLES.index(role))
        assert found is not None
        return found

    def left_over(self) -> bool:
        """Whether a unit is typed above that no row was given."""
        text = self.one.text().strip()
        return bool(text) and not any(text == self.text(line, HOST).strip() for line in range(len(self._ids)))

    def touched(self) -> bool:
        """Whether units were typed."""
        return bool(self.changes()) or self.left_over()

    def changes(self) -> dict[int, dict[str, list[str]]]:
        """The units by proposal and role where they are not as before."""
        found: dict[int, dict[str, list[str]]] = {}
        for line, proposal in enumerate(self._ids):
            for place, role in enumerate(ROLES):
                names = split_units(self.text(line, role))
                if names != split_units(self._start[line][place]):
                    found.setdefault(proposal, {})[role] = names
        return found


class _Completing(QStyledItemDelegate):
    """Edits a cell of units, offering those that are known."""

    def __init__(self, suggest: Suggest, parent: QWidget) -> None:
        super().__init__(parent)
        self._suggest = suggest

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        offered = QStringListModel(line)
        completer = QCompleter(offered, line)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        line.setCompleter(completer)
        line.textEdited.connect(lambda text: offered.setStringList(self._suggest(text)))
        # Saved by key while the cell is open, nothing typed may be missing.
        line.textChanged.connect(lambda _: self.commitData.emit(line))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        text = str(index.data() or "")
        if editor.text() != text:
            editor.setText(text)


class _Table(QTableWidget):
    """Cells open at a key, Enter goes down as in Excel."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        list_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setItemDelegate(_Completing(suggest, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setCurrentCell(min(self.currentRow() + 1, self.rowCount() - 1), self.currentColumn())
        else:
            super().keyPressEvent(event)


def _units(session: Session, proposal: int) -> tuple[str, ...]:
    found = session.rows.find("proposal_unit", proposal=proposal)
    return tuple("、".join(str(row["name"]) for row in found if row["role"] == role) for role in ROLES)
