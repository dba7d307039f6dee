"""换班: exchange two turns, or give one to another group; who it was before is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.errors import Refusal
from secretariat.base.kinds import PartialDate
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.planning import Duty
from secretariat.domains.rotation.queries import Turn
from secretariat.domains.rotation.verbs import HAND, SWAP, Why, hand_to, swap_shifts, turn_of
from secretariat.domains.rotation.wording import called
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.pieces import action, hint, row
from secretariat.gui.session import Session
from secretariat.store.store import Store

EXCHANGE, GIVE = "与另一班对调", "交给另一组（不用还）"
_RECORD = Qt.ItemDataRole.UserRole


class SwapDialog(QDialog):
    """Asks with which turn, why, and by whose word. Turns that were fulfilled are not offered."""

    def __init__(self, session: Session, shift: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("换班")
        self._session, self._shift = session, shift
        self.turn = turn_of(session.rows, shift)
        self.way = QComboBox()
        self.way.addItems([EXCHANGE, GIVE])
        self.others, self.groups = QListWidget(), QListWidget()
        self._offer()
        self.day = make_editor(Setting(PartialDate(), session))
        self.day.put_text(session.day)
        self.reason = QLineEdit(placeholderText="如：组长出差")
        self.approved = QLineEdit(placeholderText="如：秘书长、主席会议")
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        self.ok = action("换班(&O)", self.accept, primary=True, tip="Enter")
        self.ok.setDefault(True)
        self._lay_out()
        self.way.currentIndexChanged.connect(lambda _: self._suit())
        self._suit()
        self.others.setFocus()

    def _offer(self) -> None:
        if self.turn is None:
            return
        for one in queries.turns(self._session.rows, self.turn.rota):
            if (
                one.shift != self._shift
                and _open(one)
                and (one.group, one.person) != (self.turn.group, self.turn.person)
            ):
                self._add(self.others, f"{called(one)}{f'　{one.theme}' if one.theme else ''}", one.shift)
        for group in queries.groups(self._session.rows, self.turn.rota):
            if group.group != self.turn.group:
                self._add(
                    self.groups, f"{group.name}{f'（{group.field}）' if group.field else ''}", group.group
                )
        self.others.setCurrentRow(0)
        self.groups.setCurrentRow(0)

    def _add(self, view: QListWidget, words: str, record: int) -> None:
        item = QListWidgetItem(words)
        item.setData(_RECORD, record)
        view.addItem(item)

    def _lay_out(self) -> None:
        told = f"{called(self.turn)}{f'　{self.turn.theme}' if self.turn.theme else ''}" if self.turn else ""
        self.form = QFormLayout()
        self.form.addRow("方式(&F)", self.way)
        self.form.addRow("对调的班次(&B)", self.others)
        self.form.addRow("交给(&G)", self.groups)
        self.form.addRow("换班日期(&D)", self.day)
        self.form.addRow("原因(&Y)", self.reason)
        self.form.addRow("批准人(&P)", self.approved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(QLabel(told))
        layout.addLayout(self.form)
        layout.addWidget(
            hint("日期和主题不动，只换由谁轮值；原来是谁记在“换班记录”里。已办活动的班次不能再换。")
        )
        layout.addWidget(self.trouble)
        layout.addLayout(row(None, self.ok, action("取消(&C)", self.reject, tip="Esc")))
        self.resize(560, 520)

    def _suit(self) -> None:
        exchange = self.way.currentText() == EXCHANGE
        self.form.setRowVisible(self.others, exchange)
        self.form.setRowVisible(self.groups, not exchange)
        view = self.others if exchange else self.groups
        empty = "没有可以对调的班次：其他班次都已办活动，或还没有排。" if exchange else "没有别的轮值组。"
        self.trouble.setText("" if view.count() else empty)

    def accept(self) -> None:
        exchange = self.way.currentText() == EXCHANGE
        view = self.others if exchange else self.groups
        item, day = view.currentItem(), self.day.reading()
        if item is None or day.problem:
            self.trouble.setText(f"换班日期：{day.problem}" if day.problem else "请选择对调的班次或轮值组。")
            return
        other, shift = int(item.data(_RECORD)), self._shift
        why = Why(str(day.value) if day.value else None, self.reason.text(), self.approved.text())
        name = SWAP if exchange else HAND

        def job(store: Store) -> None:
            with store.transact(name) as tx:
                if exchange:
                    swap_shifts(tx, shift, other, why)
                else:
                    hand_to(tx, shift, Duty(group=other), why)

        self.ok.setEnabled(False)
        self._session.write(name, job, lambda _: QDialog.accept(self), self._failed)

    def _failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")


def _open(turn: Turn) -> bool:
    return turn.event is None and turn.handed_over is None
