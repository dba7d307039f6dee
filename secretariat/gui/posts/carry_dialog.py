"""Carries out a 换届: the day and the meeting, then everything in one operation that one undo takes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import PartialDate
from secretariat.domains.posts.carrying import Carried, carry_out
from secretariat.domains.posts.structure import coming, decisions
from secretariat.domains.posts.turnover import DECISIONS, TurnoverPlan
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.pieces import action, hint, row
from secretariat.gui.posts.draft import keep_draft
from secretariat.gui.session import Session
from secretariat.store.store import Store


class CarryDialog(QDialog):
    """Asks for the meeting and carries the plan out. `carried` carries what was written."""

    carried = Signal(object)

    def __init__(self, session: Session, plan: TurnoverPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("执行换届")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._plan = session, plan
        told = QLabel(_summary(plan, session.day), wordWrap=True)
        self.day = make_editor(Setting(PartialDate(), session))
        self.day.put_text(session.day)
        self.meeting = QLineEdit(placeholderText="如：县工商联第十二次会员代表大会")
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        form = QFormLayout()
        form.addRow("会议日期(&D)", self.day)
        form.addRow("会议名称(&M)", self.meeting)
        self.go = action("执行换届(&X)", self.accept, primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addWidget(
            hint("原有职务在会议当天届满，新一届职务从当天开始。执行后可以一步撤销，草稿也会回来。")
        )
        layout.addWidget(self.trouble)
        layout.addLayout(row(None, self.go, action("取消(&C)", self.reject, tip="Esc")))
        self.setMinimumWidth(520)
        self.meeting.setFocus()

    def accept(self) -> None:
        day = self.day.reading()
        if day.problem or day.value is None:
            self.trouble.setText(day.problem or "请填写会议日期。")
            return
        plan, on, meeting = self._plan, str(day.value), self.meeting.text().strip()

        def job(store: Store) -> Carried:
            with store.transact(plan.name) as tx:
                made = carry_out(tx, plan, on, meeting)
                keep_draft(tx, plan.body, "")
                return made

        self.go.setEnabled(False)
        self._session.write(plan.name, job, self._done, self._failed)

    def _done(self, made: Carried) -> None:
        QDialog.accept(self)
        self.carried.emit(made)

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有执行，请再试一次。")


def _summary(plan: TurnoverPlan, day: str) -> str:
    counted, new = decisions(plan), coming(plan, day)
    told = "，".join(f"{name}{counted[name]}名" for name in DECISIONS)
    above = "、".join(f"{title or '总人数'}超出{number}名" for title, number in new.above.items())
    return f"{plan.name}：{told}；新一届共{new.people}人。" + (f"请注意：{above}。" if above else "")
