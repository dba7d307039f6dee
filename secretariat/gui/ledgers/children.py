"""The card of what points to a record: the trainees of a class, the entries of a named list, its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.ledgers.gathering import MOST, Related, ledger_over, table_of
from secretariat.gui.lists.actions import form_for
from secretariat.gui.pieces import hint, shortcut
from secretariat.gui.records.cards import TableCard, link_label
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery

if TYPE_CHECKING:
    from secretariat.gui.ledgers.names_dialog import NamesDialog

PASTED = ("trainee", "list_entry", "duty_member")
"""Records of which a list of names may be pasted: each is somebody, and little else."""


class ChildrenCard(TableCard):
    """The records of one kind that point to another; what belongs to it is added, changed and removed here."""

    def __init__(self, session: Session, parent_record: int, one: Related, page: QWidget) -> None:
        self._shown = table_of(session.rows, one, session.as_of)
        self._ledger = ledger_over(session.rows, one.entity)
        super().__init__(
            _title(one, self._ledger.unit if self._ledger else "条"), self._shown.headings, self._shown.widths
        )
        self._session, self._record, self.related, self._page = session, parent_record, one, page
        for record, texts in self._shown.lines:
            self.add_row(record, texts)
        self.table.setVisible(bool(one.ids))
        if one.ids:
            self.table.selectRow(0)
        if one.owned:
            self._offer_changes()
        if len(one.ids) > MOST or (self._ledger is not None and len(one.ids) > 1):
            self.body.addWidget(link_label(f"在列表中查看全部 {len(one.ids)} {self._unit}", self.show_all))
        if not one.ids:
            self.body.addWidget(hint(f"还没有{one.label}。点“添加”登记。"))
        self.chosen.connect(lambda record: session.open_record.emit(one.entity, record))

    @property
    def _unit(self) -> str:
        return self._ledger.unit if self._ledger is not None else "条"

    def _offer_changes(self) -> None:
        label = self.related.label
        self.offer(f"添加{label}…", self.add, "Ctrl+N 添加第一种")
        if self.related.entity in PASTED:
            self.offer(
                "粘贴名单…", self.paste_names, "把Excel、Word里的一串姓名贴进来，认得出的自动对应到人员"
            )
        if self.related.ids:
            self.offer("修改…", self.change, "修改选中的一条（F2）")
            self.offer("删除", self.remove, "选中的一条移入回收站，可以撤销（Delete）")
            shortcut(self.table, "Delete", self.remove)
            shortcut(self.table, "F2", self.change)

    def add(self) -> RecordDialog:
        """A further record, its link filled in."""
        dialog = EntityDialog(
            self._session, self.related.entity, None, self._page, {self.related.link: self._record}
        )
        dialog.show()
        return dialog

    def change(self) -> RecordDialog | None:
        """The form of the selected record."""
        chosen = self.selected()
        if chosen is None:
            return None
        dialog = form_for(self._page, self.related.entity, chosen)
        dialog.show()
        return dialog

    def remove(self) -> None:
        """Move the selected record to the recycle bin; the window offers to undo it."""
        chosen, entity = self.selected(), self.related.entity
        if chosen is not None:
            label = self._session.catalog.entities[entity].label
            self._session.operate(f"删除{label}", lambda tx: tx.remove(entity, chosen))

    def paste_names(self) -> NamesDialog:
        """Add many by their names."""
        from secretariat.gui.ledgers.names_dialog import NamesDialog

        dialog = NamesDialog(self._session, self.related, self._record, self._page)
        dialog.show()
        return dialog

    def show_all(self) -> None:
        """All of them in their list."""
        if self._ledger is not None:
            self._session.open_list.emit(self._ledger.name, ListQuery(scope="all", ids=self.related.ids))


def _title(one: Related, unit: str) -> str:
    return f"{one.label}　{len(one.ids)} {unit}" if one.ids else one.label
