"""Merges a record with another that the clerk looks up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Link
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.link_editor import LinkEditor, record_line
from secretariat.gui.records.compare import Compare
from secretariat.gui.records.merging import merge_job
from secretariat.gui.session import Session

_EXPLAINED = (
    "查到以后，这里并排显示两条，不一样的地方由您选。任职、会籍都会转过来，什么都不丢，合并后可以撤销。"
)


class MergeDialog(QDialog):
    """Look up the double, compare, choose, merge: one operation that can be undone."""

    def __init__(self, session: Session, entity: str, record: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._entity, self._record = session, entity, record
        label = session.catalog.entities[entity].label
        self.setWindowTitle(f"合并{label}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(f"“{record_line(session, entity, record)}”和哪一条重复？", wordWrap=True)
        title.setProperty("tone", "strong")
        self.picker = LinkEditor(Setting(Link(), session, entity))
        self.picker.settled.connect(self._compare)
        self.compare: Compare | None = None
        explained = QLabel(_EXPLAINED, wordWrap=True)
        explained.setProperty("tone", "muted")
        self._slot: QWidget = explained
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText("合并(&M)")
        self.ok.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._layout = QVBoxLayout(self)
        for widget in (title, self.picker, self._slot, self.trouble, buttons):
            self._layout.addWidget(widget, 1 if widget is self._slot else 0)
        self.resize(780, 560)
        self.picker.inner().setFocus()

    def _compare(self) -> None:
        other = self.picker.value()
        same = other == self._record
        self.trouble.setText("这就是同一条记录，请选另一条。" if same else "")
        self.ok.setEnabled(isinstance(other, int) and not same)
        if not isinstance(other, int) or same:
            return
        if self.compare is not None and self.compare.records == (self._record, other):
            return
        self.compare = Compare(self._session, self._entity, self._record, other)
        self._layout.replaceWidget(self._slot, self.compare)
        self._slot.deleteLater()
        self._slot = self.compare

    def accept(self) -> None:
        if self.compare is None:
            return
        self.ok.setEnabled(False)
        name, job = merge_job(self.compare, self._session.catalog.entities[self._entity].label)
        self._session.write(name, job, lambda _: QDialog.accept(self), self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有合并，请再试一次。")
