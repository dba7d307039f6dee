"""Asks who stands behind a name under a proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Link
from secretariat.domains.proposals.verbs import tell_signer
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.pieces import action, hint, row, section, toned
from secretariat.gui.session import Session
from secretariat.store.store import Store


class TellDialog(QDialog):
    """The clerk picks the person; a name alone never decides."""

    def __init__(self, session: Session, signer: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._signer = session, signer
        self.setWindowTitle("对应提案人")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finder = LinkEditor(Setting(Link(), session, "person"))
        self.finder.set_value(None)
        self.finder.line.setText(name)
        self.finder.changed.connect(self._allow)
        self.ok = action("就是这一位(&S)", self.accept, primary=True)
        self.trouble = toned("", "bad")
        layout = QVBoxLayout(self)
        layout.addWidget(section(f"提案上写的是“{name}”，是哪一位？"))
        layout.addWidget(
            hint("输入姓名、拼音首字母或手机，从查到的人员里选。还没有这个人员的，先到“人员”里新增。")
        )
        layout.addWidget(self.finder)
        layout.addWidget(self.trouble)
        layout.addLayout(row(None, self.ok, action("取消(&C)", self.reject)))
        self.setMinimumWidth(520)
        self.finder.inner().setFocus()
        self._allow()

    def accept(self) -> None:
        person = self.finder.value()
        if not isinstance(person, int):
            return
        signer = self._signer

        def job(store: Store) -> None:
            with store.transact("对应提案人") as tx:
                tell_signer(tx, signer, person)

        self._session.write("对应提案人", job, lambda _: QDialog.accept(self), self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")

    def _allow(self) -> None:
        self.ok.setEnabled(isinstance(self.finder.value(), int))
