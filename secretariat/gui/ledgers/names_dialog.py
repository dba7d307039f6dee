"""粘贴名单: a list of names from Excel, Word or a chat becomes trainees or entries of a list in one operation."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.gui.background import Background
from secretariat.gui.forms.link_editor import record_line
from secretariat.gui.ledgers.gathering import Related
from secretariat.gui.ledgers.names import PRESENT, UNSURE, Line, Target, names_in, told, values_of
from secretariat.gui.messages import Answer, ask
from secretariat.gui.pieces import action, hint, list_table, row
from secretariat.gui.session import Session
from secretariat.gui.style import colour
from secretariat.store.transaction import Transaction

_PAUSE = 250  # milliseconds after the last key before the names are looked up
_HOW = "一行一个，或用顿号、逗号隔开；姓名后面可以跟单位、手机，例如“张三 某某公司 13800000000”。"
_BARE = "只记姓名，以后再对应"
_SKIP = "不再添加"
_LABELS, _WIDTHS = ("姓名", "单位", "手机", "情况", "对应到"), (84, 170, 112, 96, 300)
_LEAVE_OUT = -1


class NamesDialog(QDialog):
    """A text at the left, what was understood of it at the right; only the doubtful ones are asked."""

    def __init__(self, session: Session, one: Related, above: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.session, self.target = session, Target(one.entity, one.link, above)
        self._label = one.label
        self.setWindowTitle(f"粘贴{one.label}名单")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines: list[Line] = []
        self._saved = False
        self._reading = Background(session, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText("在这里粘贴名单（Ctrl+V）")
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._pause.start)
        self.table = QTableWidget(0, len(_LABELS))
        self.table.setHorizontalHeaderLabels(list(_LABELS))
        list_table(self.table)
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        self.counts = QLabel()
        self.only = action(
            "同名只有一人的都选上(&O)", self.take_only, tip="只凭姓名对应，请先看一遍单位对不对"
        )
        self.add = action("添加(&A)", self.save, primary=True)
        self.add.setToolTip("Ctrl+S")
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        self._lay_out()
        self._show([])
        self.resize(1120, 620)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(hint(_HOW))
        left.addWidget(self.text, 1)
        right = QVBoxLayout()
        right.addWidget(self.counts)
        right.addWidget(self.table, 1)
        parts = row(spacing=14)
        parts.addLayout(left, 1)
        parts.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addLayout(parts, 1)
        layout.addLayout(row(self.only, None, self.add, action("取消(&C)", self.reject)))

    def look(self) -> None:
        """Look up the names that are typed now, aside."""
        self._pause.stop()
        units = "organization" in self.session.catalog.entities[self.target.entity].names
        names, target = names_in(self.text.toPlainText(), units=units), self.target
        self._reading.read(lambda rows: told(rows, target, names), self._show)

    def take_only(self) -> None:
        """Choose the one candidate wherever there is only one: the clerk says so, by the name alone."""
        for place, line in enumerate(self.lines):
            box = self.table.cellWidget(place, 4)
            if line.state == UNSURE and len(line.candidates) == 1 and isinstance(box, QComboBox):
                box.setCurrentIndex(box.findData(line.candidates[0]))

    def choose(self, place: int, record: int | None) -> None:
        """Answer whom a line means; None keeps the bare name."""
        box = self.table.cellWidget(place, 4)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(0 if record is None else record))

    def answers(self) -> list[Line]:
        """The lines to write, each with what was chosen for it."""
        result = []
        for place, line in enumerate(self.lines):
            box = self.table.cellWidget(place, 4)
            chosen = int(box.currentData()) if isinstance(box, QComboBox) else 0
            if chosen != _LEAVE_OUT:
                result.append(line.chosen(chosen or None))
        return result

    def save(self) -> None:
        """Write all as one operation."""
        if self._pause.isActive() or self._reading.busy:
            self.look()
            return
        answers, target = self.answers(), self.target
        if not answers:
            return

        def verb(tx: Transaction) -> None:
            fields = tx.entity(target.entity).names
            tx.add_many(target.entity, [values_of(target, line, fields) for line in answers])
            tx.describe(f"{len(answers)} 条")

        self.session.operate(f"粘贴{self._label}名单", verb)
        self._saved = True
        self.close()

    def reject(self) -> None:
        """Ask before a pasted list is thrown away."""
        if self.lines and not self._saved:
            ask(
                self, "名单还没有添加。", "要放弃吗？", Answer("继续(&G)"),
                Answer("放弃(&N)", super().reject, "danger"),
            )  # fmt: skip
        else:
            super().reject()

    def _show(self, lines: list[Line]) -> None:
        self.lines = lines
        self.table.setRowCount(0)
        self.table.setRowCount(len(lines))
        for place, line in enumerate(lines):
            named = line.named
            for column, text in enumerate((named.name, named.unit, named.mobile, line.state)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 3 and line.state == UNSURE:
                    item.setForeground(colour("warn"))
                self.table.setItem(place, column, item)
            self.table.setCellWidget(place, 4, self._choice(line))
        self._say()

    def _choice(self, line: Line) -> QComboBox:
        box = QComboBox()
        for record in line.candidates:
            box.addItem(record_line(self.session, line.target, record), record)
        box.addItem(_BARE, 0)
        box.addItem(_SKIP, _LEAVE_OUT)
        wanted = _LEAVE_OUT if line.state == PRESENT else line.record or 0
        box.setCurrentIndex(box.findData(wanted))
        box.currentIndexChanged.connect(lambda _: self._say())
        return box

    def _say(self) -> None:
        """认出 12，不确定 2 …; how many will be written."""
        states = Counter(line.state for line in self.lines)
        number = len(self.answers())
        told_ = "，".join(f"{state} {count}" for state, count in states.items())
        self.counts.setText(
            f"共 {len(self.lines)} 个姓名：{told_}" if self.lines else "粘贴以后，这里显示认出了谁。"
        )
        self.add.setText(f"添加 {number} 条(&A)" if number else "添加(&A)")
        self.add.setEnabled(bool(number))
        self.only.setVisible(
            any(line.state == UNSURE and len(line.candidates) == 1 for line in self.lines)
        )  # fmt: skip
