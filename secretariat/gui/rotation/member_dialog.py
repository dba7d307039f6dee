"""Asks who joins a group, or who a bare name is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Link
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.pieces import action, hint, row
from secretariat.gui.session import Session


class MemberDialog(QDialog):
    """Stays open for the next one, unless `once`; `chosen` carries (person, leader)."""

    chosen = Signal(int, bool)

    def __init__(
        self, session: Session, words: str, parent: QWidget | None = None, *, once: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("对应人员" if once else "加入成员")
        self._session, self._once = session, once
        person = make_editor(Setting(Link(), session, "person", placeholder="姓名、拼音首字母或手机"))
        assert isinstance(person, LinkEditor)
        self.person = person
        person.offers_new = True
        person.new_asked.connect(self._add_person)
        self.leader = QCheckBox("担任组长(&L)")
        self.leader.setVisible(not once)
        self.trouble = QLabel(wordWrap=True)
        form = QFormLayout()
        form.addRow("人员(&P)", person)
        form.addRow("", self.leader)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(hint(words if once else f"加入“{words}”。加入后可接着选下一位，Esc 结束。"))
        layout.addLayout(form)
        layout.addWidget(self.trouble)
        ok = action("确定(&O)" if once else "加入(&O)", self.accept, primary=True, tip="Enter")
        ok.setDefault(True)
        layout.addLayout(row(None, ok, action("取消(&C)" if once else "完成(&C)", self.reject, tip="Esc")))
        self.setMinimumWidth(460)
        person.inner().setFocus()
        session.changed.connect(self._taken)
        self._asked = False

    def accept(self) -> None:
        reading = self.person.reading()
        if not isinstance(reading.value, int):
            self._say(reading.problem or "请选择人员。", "bad")
            return
        self._asked = True
        self.chosen.emit(reading.value, self.leader.isChecked())

    def _taken(self, _: object) -> None:
        """The write that was asked for is done."""
        if not self._asked:
            return
        self._asked = False
        if self._once:
            super().accept()
            return
        name = self._session.rows.title("person", int(str(self.person.reading().value)))
        self._say(f"已加入：{name}。", "good")
        self.person.set_value(None)
        self.leader.setChecked(False)
        self.person.inner().setFocus()

    def failed(self, error: BaseException) -> None:
        """Say why it was refused; the dialog stays."""
        self._asked = False
        self._say(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。", "bad")

    def _say(self, words: str, tone: str) -> None:
        self.trouble.setProperty("tone", tone)
        self.trouble.setText(words)
        self.trouble.style().polish(self.trouble)

    def _add_person(self, name: str) -> None:
        dialog = EntityDialog(self._session, "person", None, self, {"name": name})
        dialog.saved.connect(self.person.choose)
        dialog.show()
