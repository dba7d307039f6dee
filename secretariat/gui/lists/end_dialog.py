"""Ends memberships: on which day, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Choice, PartialDate
from secretariat.domains.members.verbs import end_memberships
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.session import Session
from secretariat.store.store import Store


class EndDialog(QDialog):
    """退会 of one or many members; nothing is deleted, and it can be undone."""

    def __init__(self, session: Session, memberships: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("退会")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._ids = session, tuple(memberships)
        self._label = QLabel(self._sentence(), wordWrap=True)
        ledger = session.catalog.ledgers["members"]
        reasons = ledger.column("membership.end_reason").kind
        assert isinstance(reasons, Choice)
        self.day = make_editor(Setting(PartialDate(), session))
        self.day.put_text(session.day if session.as_of else date.today().isoformat())
        self.reason = make_editor(Setting(reasons, session))
        self.reason.put_text(reasons.entries[0] if reasons.entries else "")
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText("退会(&Q)")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QFormLayout()
        rows.addRow("退会日期(&D)", self.day)
        rows.addRow("退会原因(&R)", self.reason)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._label)
        layout.addLayout(rows)
        layout.addWidget(self.trouble)
        layout.addWidget(buttons)
        self.setMinimumWidth(460)

    def _sentence(self) -> str:
        listing = self._session.listing("members")
        names = [str(cells[0] or "") for cells in listing.rows(self._ids[:3], [listing.ledger.title])]
        listed = "、".join(names) + (f"等{len(self._ids)}{listing.ledger.unit}" if len(self._ids) > 3 else "")
        return f"{listed}退会。资料都保留，在“已退会”里还能看到；退会日期当天起不再算在册。"

    def accept(self) -> None:
        day, reason = self.day.reading(), self.reason.reading()
        missing = (
            "请填写退会日期。" if day.value is None else "请填写退会原因。" if reason.value is None else ""
        )
        trouble = day.problem or reason.problem or missing
        if trouble:
            self.trouble.setText(trouble)
            return
        ids, on, why = self._ids, str(day.value), str(reason.value)

        def job(store: Store) -> None:
            with store.transact("会员退会") as tx:
                end_memberships(tx, ids, on, why)

        self.ok.setEnabled(False)
        self._session.write("会员退会", job, lambda _: QDialog.accept(self), self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")
