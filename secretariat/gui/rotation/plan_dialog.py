"""排班: from which month, how often the turn changes, in which order; the shifts are shown before they are written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.errors import Refusal
from secretariat.base.kinds import PartialDate
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.planning import Duty, Slot, first_free, lay_out
from secretariat.domains.rotation.records import MONTHLY, RHYTHMS
from secretariat.domains.rotation.verbs import PLAN, plan_shifts
from secretariat.domains.rotation.wording import span
from secretariat.gui.pieces import action, hint, row, shortcut
from secretariat.gui.rotation.table import RecordTable, TableLine
from secretariat.gui.session import Session
from secretariat.store.store import Store

_DUTY = Qt.ItemDataRole.UserRole
BY_GROUP, BY_LEADER, BY_MEMBER = "轮值组", "组长，每人一班", "组内每个人，每人一班"


class PlanDialog(QDialog):
    """At the left what is asked, at the right the shifts that come of it."""

    def __init__(self, session: Session, rota: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._rota = session, rota
        self._plan = session.rows.get("rota", rota) or {}
        self.setWindowTitle(f"排班：{self._plan['name']}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        free = first_free(self._plan, queries.turns(session.rows, rota))
        self.first = QLineEdit(free, placeholderText="如 2026-01")
        self.rhythm = QComboBox()
        self.rhythm.addItems(list(RHYTHMS))
        self.rhythm.setCurrentText(self._plan["rhythm"] or MONTHLY)
        self.order = QListWidget()
        self.order.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.whom = QComboBox()
        self.whom.addItems([BY_GROUP, BY_LEADER, BY_MEMBER])
        self._offer_all()
        self.themes = QPlainTextEdit(placeholderText="每行一个主题，依次用于各班；可以不填，以后再写")
        self.themes.setTabChangesFocus(True)
        self.preview = RecordTable(("轮值时间", "轮值组", "主题"), 2)
        self.told, self.trouble = hint(), QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        self.ok = action("排班(&O)", self.accept, primary=True, tip="Ctrl+Enter")
        self._lay_out()
        for signal in (self.first.textChanged, self.rhythm.currentTextChanged, self.themes.textChanged,
                       self.order.model().rowsMoved):  # fmt: skip
            signal.connect(lambda *_: self._show())
        self.whom.currentTextChanged.connect(lambda _: self._change_whom())
        if not free:
            self.trouble.setText("这个计划已经排满。要重新排，请先在日历里删除那些班次。")
        self._show()

    def _change_whom(self) -> None:
        self._offer_all()
        self._show()

    def _offer_all(self) -> None:
        """List who takes turns: the groups, or each leader or member alone."""
        self.order.clear()
        whom, rows = self.whom.currentText(), self._session.rows
        groups = {group.group: group for group in queries.groups(rows, self._rota)}
        if whom == BY_GROUP:
            for group in groups.values():
                self._offer(f"{group.name}{f'（{group.field}）' if group.field else ''}", Duty(group.group))
        else:
            for one in queries.members(rows, self._rota, self._session.day):
                if one.person is not None and (one.leader or whom == BY_MEMBER):
                    self._offer(f"{one.name}（{groups[one.group].name}）", Duty(one.group, one.person))
        self.order.setCurrentRow(0)

    def _offer(self, words: str, duty: Duty) -> None:
        item = QListWidgetItem(words)
        item.setData(_DUTY, (duty.group, duty.person))
        self.order.addItem(item)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("从哪个月排起(&M)", self.first)
        form.addRow("轮换周期(&Z)", self.rhythm)
        form.addRow("由谁轮值(&W)", self.whom)
        form.addRow("次序(&L)", self.order)
        form.addRow("", row(action("上移(&U)", lambda: self.move_group(-1), tip="Alt+↑"),
                            action("下移(&D)", lambda: self.move_group(1), tip="Alt+↓"), None))  # fmt: skip
        form.addRow("主题(&T)", self.themes)
        shortcut(self, "Alt+Up", lambda: self.move_group(-1))
        shortcut(self, "Alt+Down", lambda: self.move_group(1))
        shortcut(self, "Ctrl+Return", self.accept)
        both = QHBoxLayout()
        both.addLayout(form, 2)
        both.addWidget(self.preview, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(both, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.trouble)
        layout.addLayout(row(None, self.ok, action("取消(&C)", self.reject, tip="Esc")))
        self.resize(900, 600)

    def move_group(self, by: int) -> None:
        """Move the chosen group earlier or later in the order."""
        at = self.order.currentRow()
        if 0 <= at < self.order.count() and 0 <= at + by < self.order.count():
            item = self.order.takeItem(at)
            self.order.insertItem(at + by, item)
            self.order.setCurrentRow(at + by)
            self._show()

    def _asked(self) -> tuple[str, list[Duty], list[str]]:
        month = PartialDate(False).read(self.first.text())
        order = [Duty(*self.order.item(at).data(_DUTY)) for at in range(self.order.count())]
        themes = [line.strip() for line in self.themes.toPlainText().splitlines()]
        return str(month.value or ""), order, themes

    def slots(self) -> list[Slot]:
        """The shifts that would be written; refuses as `lay_out` does."""
        first, order, themes = self._asked()
        return lay_out(self._plan | {"rhythm": self.rhythm.currentText()}, first, order, themes)

    def _show(self) -> None:
        shown = [self.order.item(at) for at in range(self.order.count())]
        names = {Duty(*item.data(_DUTY)): item.text().split("（")[0] for item in shown}
        try:
            found = self.slots()
        except Refusal as refusal:
            self.preview.fill(())
            self.told.setText("" if self.trouble.text() else f"{refusal.message}{refusal.remedy}")
            self.ok.setEnabled(False)
            return
        self.ok.setEnabled(bool(found))
        self.preview.fill([
            TableLine(at, (span(one.start, one.end), names.get(one.duty, ""), one.theme))
            for at, one in enumerate(found)
        ])  # fmt: skip
        self.told.setText(f"共排{len(found)}班，依次轮值；排好后每一班都可以单独改。")

    def accept(self) -> None:
        if not self.ok.isEnabled():
            return
        first, order, themes = self._asked()
        rota, rhythm = self._rota, self.rhythm.currentText()

        def job(store: Store) -> None:
            with store.transact(PLAN) as tx:
                tx.change("rota", rota, {"rhythm": rhythm})
                plan_shifts(tx, rota, first, order, themes)

        self.ok.setEnabled(False)
        self._session.write(PLAN, job, lambda _: QDialog.accept(self), self._failed)

    def _failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")
