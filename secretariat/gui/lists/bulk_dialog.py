"""Changes one field of many records: choose it, give the value, look at what changes, write once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.errors import Cancelled, Refusal
from secretariat.base.kinds import CreditCode, IdNumber, Link
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger
from secretariat.domains.members.verbs import SEATS, change_members
from secretariat.gui.forms.editor import Editor, Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.forms.member_fields import editable, offered
from secretariat.gui.forms.saving import learn_choices
from secretariat.gui.forms.suggestions import member_suggestions
from secretariat.gui.lists.condition_dialog import ColumnBox
from secretariat.gui.pieces import list_table
from secretariat.gui.runner import Ticket
from secretariat.gui.session import Session
from secretariat.store.store import Store

_SAMPLE = 200
_OWN = ("organization.name", "principal.name", "contact.name", "legal.name", "company.name", "person.name",
        "proposal.title", "proposal.number", "proposal.serial")  # fmt: skip
"""What names a single record is not given to many."""


def changeable(column: Column) -> bool:
    """Whether many records may get the same value: names, codes and what is counted stay out."""
    if column.key == "membership.kind":
        return True
    own = column.key in _OWN or isinstance(column.kind, CreditCode | IdNumber | Link)
    return editable(column) and not own and column.key.partition(".")[0] not in ("job", "unit", "session")


def bulk_columns(ledger: Ledger) -> tuple[Column, ...]:
    """The changeable columns of a ledger. Beside members, whose verb knows where each field lies, only those of
    the record that a line stands for: 职称 of a person is no field of the post.
    """
    found = filter(changeable, ledger.columns)
    if ledger.root == "membership":
        return tuple(found)
    own = next(source.alias for source in ledger.sources if not source.via and source.back is None)
    return tuple(column for column in found if column.paths and column.paths[0][0] == own)


class BulkDialog(QDialog):
    """One undoable operation, 批量修改：字段."""

    def __init__(
        self, session: Session, ledger: str, ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._ids = session, tuple(ids)
        self._ledger = session.catalog.ledgers[ledger]
        self.setWindowTitle(f"批量修改 {len(ids)} {self._ledger.unit}{self._ledger.label}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column_box = ColumnBox(bulk_columns(self._ledger))
        self.editor: Editor | None = None
        self._slot = QWidget()
        self.empty = QCheckBox("清空这个字段(&E)")
        self.only_blank = QCheckBox("只填原来空着的(&B)")
        self.summary, self.trouble = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.summary.setProperty("tone", "strong")
        self.trouble.setProperty("tone", "bad")
        self.sample = QTableWidget(0, 3)
        self.sample.setHorizontalHeaderLabels([self._ledger.label, "原来", "改为"])
        list_table(self.sample)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.hide()
        self._ticket: Ticket | None = None
        self._lay_out()
        self.column_box.currentTextChanged.connect(self._take_column)
        for box in (self.empty, self.only_blank):
            box.toggled.connect(self._preview)
        self._take_column()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText("修改(&S)")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._rows = QFormLayout()
        self._rows.addRow("字段(&F)", self.column_box)
        self._rows.addRow("改为", self._slot)
        self._rows.addRow("", self.empty)
        self._rows.addRow("", self.only_blank)
        layout = QVBoxLayout(self)
        layout.addLayout(self._rows)
        for widget in (self.summary, self.sample, self.trouble, self.progress, buttons):
            layout.addWidget(widget)
        self.sample.setColumnWidth(0, 300)
        self.sample.setColumnWidth(1, 160)
        self.resize(700, 560)

    def _take_column(self) -> None:
        column = self.column_box.column()
        if column is None:
            self._preview()
            return
        suggest = member_suggestions(self._session).get(column.key)
        self.editor = make_editor(Setting(column.kind, self._session, suggest=suggest))
        self.editor.changed.connect(self._preview)
        self.editor.settled.connect(self._preview)
        self._rows.replaceWidget(self._slot, self.editor)
        self._slot.deleteLater()
        self._slot = self.editor
        self._preview()

    def changes(self) -> dict[int, tuple[Value, Value]]:
        """What would change: record → (old, new)."""
        column, editor = self.column_box.column(), self.editor
        if column is None or editor is None:
            return {}
        new = None if self.empty.isChecked() else editor.value()
        if new is None and not self.empty.isChecked():
            return {}
        listing = self._session.listing(self._ledger.name)
        known = dict(zip(listing.ids(), listing.array(column.key), strict=True))
        lacking = self._lacking(column)
        olds = ((record, known.get(record)) for record in self._ids if record not in lacking)
        return {
            record: (old, new)
            for record, old in olds
            if old != new and (old is None or not self.only_blank.isChecked())
        }

    def _lacking(self, column: Column) -> set[int]:
        """The records without the thing itself: a person has no township, an empty seat no phone."""
        if self._ledger.name != "members":
            return set()
        listing, alias = self._session.listing("members"), column.key.partition(".")[0].removesuffix("_job")
        kinds, holders = listing.array("membership.kind"), None
        if alias in SEATS:
            holders = listing.array(f"{alias}.name")
        return {
            record
            for place, record in enumerate(listing.ids())
            if not offered(str(kinds[place]), column.key) or (holders is not None and holders[place] is None)
        }

    def _preview(self) -> None:
        column = self.column_box.column()
        if self.editor is not None:
            self.editor.setEnabled(not self.empty.isChecked())
        self.only_blank.setEnabled(not self.empty.isChecked())
        reading = self.editor.reading() if self.editor is not None else None
        typed = reading is not None and not self.empty.isChecked()
        self.trouble.setText((reading.problem or "") if reading is not None and typed else "")
        changes = self.changes()
        self.ok.setEnabled(bool(changes) and self._ticket is None)
        if column is None:
            self.summary.setText("请先选一个字段。")
        elif not changes:
            self.summary.setText("填好后，这里显示会改哪些。")
        else:
            self.summary.setText(self._count(column, changes))
        self._show_sample(column, changes)

    def _count(self, column: Column, changes: dict[int, tuple[Value, Value]]) -> str:
        olds = Counter(old for old, _ in changes.values())
        parts = [
            f"{column.kind.show(old) if old is not None else '空着'} {count}"
            for old, count in olds.most_common(4)
        ]
        more = "等" if len(olds) > 4 else ""
        same = len(self._ids) - len(changes)
        kept = f"；另有 {same} {self._ledger.unit}不变或没有这一项" if same else ""
        return f"将修改 {len(changes)} {self._ledger.unit}（原来：{'、'.join(parts)}{more}）{kept}。"

    def _show_sample(self, column: Column | None, changes: dict[int, tuple[Value, Value]]) -> None:
        shown = list(changes)[:_SAMPLE]
        listing = self._session.listing(self._ledger.name)
        titles = listing.rows(shown, [self._ledger.title])
        self.sample.setRowCount(len(shown))
        for row, (record, title) in enumerate(zip(shown, titles, strict=True)):
            assert column is not None
            old, new = changes[record]
            cells = (str(title[0] or ""), column.kind.show(old), column.kind.show(new))
            for place, text in enumerate(cells):
                self.sample.setItem(row, place, QTableWidgetItem(text))

    def accept(self) -> None:
        column, changes = self.column_box.column(), self.changes()
        if column is None or not changes or self._ticket is not None:
            return
        value, ids, columns = next(iter(changes.values()))[1], tuple(changes), self._ledger.columns
        name, entity = f"批量修改：{column.label}", self._ledger.root

        def job(store: Store) -> None:
            with store.transact(name) as tx:
                learn_choices(tx, columns, {column.key: value})
                if entity == "membership":
                    change_members(tx, ids, column.key, value)
                else:
                    field = column.paths[0][1]
                    tx.change_many(entity, {record: {field: value} for record in ids})

        self.progress.show()
        self.ok.setEnabled(False)
        self._ticket = self._session.write(name, job, lambda _: QDialog.accept(self), self._on_failed)

    def reject(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        else:
            super().reject()

    def _on_failed(self, error: BaseException) -> None:
        self._ticket = None
        self.progress.hide()
        self.ok.setEnabled(True)
        if isinstance(error, Cancelled):
            self.trouble.setText("已取消，什么都没有改。")
        elif isinstance(error, Refusal):
            self.trouble.setText(str(error))
