"""Asks who stands behind a name on an event's list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Link
from secretariat.domains.events.verbs import tell_attendee
from secretariat.gui.events.roll import Attendee
from secretariat.gui.events.writing import operation
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.pieces import action, hint, row, section, toned
from secretariat.gui.session import Session

_NAME = "对应参会人员"


class TellAttendeeDialog(QDialog):
    """The clerk picks the person, or adds them; a name alone never decides."""

    def __init__(self, session: Session, line: Attendee, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._line = session, line
        self.setWindowTitle(_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finder = LinkEditor(Setting(Link(), session, "person"))
        self.finder.set_value(None)
        self.finder.offers_new = True
        self.finder.new_asked.connect(self._add_person)
        self.finder.line.setText(line.name)
        self.finder.changed.connect(self._allow)
        self.ok = action("就是这一位(&S)", self.accept, primary=True)
        self.trouble = toned("", "bad")
        where = f"（{line.unit}）" if line.unit else ""
        layout = QVBoxLayout(self)
        layout.addWidget(section(f"名单上写的是“{line.name}”{where}，是哪一位？"))
        layout.addWidget(hint("输入姓名、拼音首字母或手机，从查到的人员里选；没有这个人的，选最后一行新建。"))
        layout.addWidget(self.finder)
        layout.addWidget(self.trouble)
        layout.addLayout(row(None, self.ok, action("取消(&C)", self.reject)))
        self.setMinimumWidth(540)
        self.finder.inner().setFocus()
        self._allow()

    def accept(self) -> None:
        person = self.finder.value()
        if isinstance(person, int):
            record = self._line.id
            job = operation(_NAME, lambda tx: tell_attendee(tx, record, person))
            self._session.write(_NAME, job, lambda _: QDialog.accept(self), self._on_failed)

    def _add_person(self, name: str) -> None:
        dialog = EntityDialog(self._session, "person", None, self, {"name": name})
        dialog.saved.connect(self.finder.choose)
        dialog.show()

    def _on_failed(self, error: BaseException) -> None:
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")

    def _allow(self) -> None:
        self.ok.setEnabled(isinstance(self.finder.value(), int))
