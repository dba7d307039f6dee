"""One shift: its theme, the event that fulfilled it (offered, never guessed), and the handover."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Link
from secretariat.base.kinds.kind import Value
from secretariat.domains.rotation.suggesting import Suggestion, remarks, suggestions
from secretariat.domains.rotation.verbs import check_days, fulfil, hand_over, turn_of
from secretariat.domains.rotation.wording import called, state_of
from secretariat.gui.forms.editor import Editor, Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.pieces import action, hint, row, section, shortcut
from secretariat.gui.session import Session
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

CHANGE = "修改班次"
_LABELS = {"theme": "轮值主题", "start": "开始日期", "end": "结束日期", "planned": "活动安排", "duty_days": "驻会天数",
           "handover": "交接说明", "handed_over": "交接日期"}  # fmt: skip
_EVENT = Qt.ItemDataRole.UserRole


class ShiftDialog(QDialog):
    """Everything about a shift on one page; one save is one operation."""

    def __init__(self, session: Session, shift: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._shift = session, shift
        self._stored = session.rows.get("shift", shift) or {}
        self.turn = turn_of(session.rows, shift)
        self.setWindowTitle(f"班次：{called(self.turn)}" if self.turn is not None else "班次")
        declared = session.catalog.entities["shift"]
        self.editors: dict[str, Editor] = {}
        for name in _LABELS:
            self.editors[name] = make_editor(Setting(declared.field(name).kind, session))
            self.editors[name].set_value(self._stored.get(name))
        event = make_editor(Setting(Link(), session, "event", placeholder="输入活动主题查找"))
        assert isinstance(event, LinkEditor)
        self.event_editor = event
        event.set_value(self._stored.get("event"))
        self.offered = QListWidget()
        self.offered.itemActivated.connect(self._take)
        self.offered.itemClicked.connect(self._take)
        self.remark, self.trouble = hint(), QLabel(wordWrap=True)
        self.remark.setProperty("tone", "warn")
        # Room for two lines at once: a line that comes later would squeeze the notes.
        self.remark.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 + 8)
        self.trouble.setProperty("tone", "bad")
        self.ok = action("保存(&S)", self.accept, primary=True, tip="Ctrl+S")
        self._lay_out()
        event.changed.connect(self._remark)
        event.settled.connect(self._remark)
        self._suggest()
        self._remark()
        self.editors["theme"].inner().setFocus()

    def _lay_out(self) -> None:
        state = state_of(self.turn, self._session.day) if self.turn is not None else ""
        form = QFormLayout()
        form.addRow("轮值主题(&T)", self.editors["theme"])
        until = QLabel("至(&J)")
        until.setBuddy(self.editors["end"].inner())
        since = QLabel("日期(&B)")
        since.setBuddy(self.editors["start"].inner())
        form.addRow(since, row(self.editors["start"], until, self.editors["end"]))
        form.addRow("活动安排(&A)", self.editors["planned"])
        form.addRow("驻会天数(&N)", self.editors["duty_days"])
        done = QFormLayout()
        done.addRow("活动(&E)", self.event_editor)
        done.addRow("本班日期内的活动(&Y)", self.offered)
        done.addRow("", self.remark)
        last = QFormLayout()
        last.addRow("交接说明(&X)", self.editors["handover"])
        last.addRow("交接日期(&R)", self.editors["handed_over"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(section(f"{called(self.turn) if self.turn is not None else ''}　{state}"))
        layout.addLayout(form)
        layout.addWidget(section("完成的活动"))
        layout.addLayout(done)
        layout.addWidget(section("交接"))
        layout.addLayout(last)
        layout.addWidget(self.trouble)
        layout.addLayout(row(None, self.ok, action("取消(&C)", self.reject, tip="Esc")))
        shortcut(self, "Ctrl+S", self.accept)
        shortcut(self, "Ctrl+Return", self.accept)
        self.setMinimumSize(620, 680)

    def _suggest(self) -> None:
        found = suggestions(self._session.rows, self.turn) if self.turn is not None else []
        for one in found:
            item = QListWidgetItem(_words(one))
            item.setData(_EVENT, one.event)
            self.offered.addItem(item)
        if not found:
            item = QListWidgetItem("（这一班的日期内没有登记活动）")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.offered.addItem(item)
        lines = max(1, min(4, len(found)))
        self.offered.setFixedHeight(lines * (self.fontMetrics().height() + 10) + 8)

    def _take(self, item: QListWidgetItem) -> None:
        if item.data(_EVENT) is not None:
            self.event_editor.choose(int(item.data(_EVENT)))

    def _remark(self) -> None:
        """Say what speaks against the chosen event; it may be saved all the same."""
        event = self.event_editor.reading().value
        known = self.turn is not None and isinstance(event, int)
        found = remarks(self._session.rows, self.turn, event) if known else []  # type: ignore[arg-type]
        self.remark.setText("".join(found))

    def accept(self) -> None:
        values: dict[str, Value] = {}
        for name, editor in self.editors.items():
            reading = editor.reading()
            if reading.problem:
                self.trouble.setText(f"{_LABELS[name]}：{reading.problem}")
                editor.inner().setFocus()
                return
            values[name] = reading.value
        event = self.event_editor.reading()
        if event.problem:
            self.trouble.setText(f"活动：{event.problem}。留空表示还没有办活动。")
            return
        self._write(values, event.value)

    def _write(self, values: Mapping[str, Value], event: Value) -> None:
        shift, stored = self._shift, dict(self._stored)

        def job(store: Store) -> None:
            with store.transact(CHANGE) as tx:
                change_shift(tx, shift, values, event if isinstance(event, int) else None)

        if all(stored.get(name) == value for name, value in {**values, "event": event}.items()):
            super().accept()
            return
        self.ok.setEnabled(False)
        self._session.write(CHANGE, job, lambda _: QDialog.accept(self), self._failed)

    def _failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")


def change_shift(tx: Transaction, shift: int, values: Mapping[str, Any], event: int | None) -> None:
    """Write what the dialog holds: each part by its own verb, so that each of its rules holds."""
    handed = {name: values[name] for name in ("handover", "handed_over")}
    own = {name: value for name, value in values.items() if name not in handed}
    check_days(tx.entity("shift"), own)
    tx.change("shift", shift, own)
    row = tx.get("shift", shift) or {}
    if row["event"] != event:
        fulfil(tx, shift, event)
    if handed["handed_over"] is not None:
        hand_over(tx, shift, str(handed["handover"] or ""), str(handed["handed_over"]))
    else:
        tx.change("shift", shift, handed)


def _words(one: Suggestion) -> str:
    return f"★ {one.words}" if one.fits else f"　 {one.words}"
