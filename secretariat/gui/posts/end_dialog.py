"""Ends posts: on which day, by which meeting or document, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Choice, PartialDate
from secretariat.domains.posts import queries
from secretariat.domains.posts.verbs import END, Ending, end_posts
from secretariat.domains.posts.vocabulary import REMOVED
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.session import Session
from secretariat.store.extra_fields import new_entries
from secretariat.store.store import Store

_NAMED = 3


class EndPostsDialog(QDialog):
    """免去 or 辞去 of one or many posts; nothing is deleted, and it can be undone."""

    def __init__(self, session: Session, posts: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("免去、辞去职务")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._posts = session, tuple(posts)
        told = QLabel(self._sentence(), wordWrap=True)
        reasons = session.rows.entity("post").field("end_reason").kind
        assert isinstance(reasons, Choice)
        self.reason = make_editor(Setting(reasons, session))
        self.reason.put_text(REMOVED)
        self.day = make_editor(Setting(PartialDate(), session))
        self.day.put_text(session.day)
        self.meeting = QLineEdit(placeholderText="如：十一届六次执委会、临联字〔2026〕8号")
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText("确定(&O)")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QFormLayout()
        rows.addRow("原因(&R)", self.reason)
        rows.addRow("日期(&D)", self.day)
        rows.addRow("会议或文件(&M)", self.meeting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(told)
        layout.addLayout(rows)
        layout.addWidget(self.trouble)
        layout.addWidget(buttons)
        self.setMinimumWidth(480)

    def _sentence(self) -> str:
        found = queries.of_posts(self._session.rows, self._posts[:_NAMED], self._session.day)
        names = "、".join(f"{one.name}（{one.body_name}{one.title}）" for one in found)
        more = f"等{len(self._posts)}条" if len(self._posts) > _NAMED else ""
        return f"不再担任：{names}{more}。记录都保留，在“已免”里还能看到；从填写的这一天起不再算在任。"

    def accept(self) -> None:
        day, reason = self.day.reading(), self.reason.reading()
        missing = "请填写日期。" if day.value is None else "请填写原因。" if reason.value is None else ""
        if trouble := day.problem or reason.problem or missing:
            self.trouble.setText(trouble)
            return
        ending = Ending(str(day.value), self.meeting.text().strip(), str(reason.value))
        posts = self._posts

        def job(store: Store) -> None:
            with store.transact(END) as tx:
                if rows := new_entries(tx, "post_end_reason", [ending.reason]):
                    tx.add_many("dictionary_entry", rows)
                end_posts(tx, posts, ending)

        self.ok.setEnabled(False)
        self._session.write(END, job, lambda _: QDialog.accept(self), self._failed)

    def _failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")
