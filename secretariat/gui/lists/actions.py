"""What a clerk does from a list: add, edit, end, remove, change many, paste, export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from secretariat.domains.members.verbs import remove_members
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.messages import tell
from secretariat.store.store import Store

if TYPE_CHECKING:
    from secretariat.gui.lists.page import ListPage

_HOW_TO_SELECT = "请先在列表里选中几行（按住Shift或Ctrl点选，或Ctrl+A全选），再批量修改。"
_BY_HAND = "请点“新增”逐条登记。"


class ListActions:
    """The actions of one list page, by toolbar, key or menu."""

    def __init__(self, page: ListPage) -> None:
        self._page = page

    def add(self) -> RecordDialog:
        """Open an empty form."""
        return self._open_form(None)

    def edit(self, record: int) -> RecordDialog:
        """Open a record's form."""
        return self._open_form(record)

    def _open_form(self, record: int | None) -> RecordDialog:
        dialog = form_for(self._page, self._page.ledger.root, record)
        dialog.saved.connect(self._go_to)
        dialog.show()
        return dialog

    def _go_to(self, record: int) -> None:
        page = self._page
        row = page.model.row_of(record)
        if row is not None:
            page.view.selectRow(row)
            page.view.scrollTo(page.model.index(row, 0))

    def remove(self) -> None:
        """Move the selected records to the recycle bin; the window offers to undo it."""
        page = self._page
        ids = page.view.selected_ids()
        if ids:
            remove_records(page, ids)

    def end(self) -> QWidget | None:
        """End the selected memberships."""
        from secretariat.gui.lists.end_dialog import EndDialog

        ids = self._page.view.selected_ids()
        if not ids:
            return None
        dialog = EndDialog(self._page.session, ids, self._page)
        dialog.open()
        return dialog

    def change_many(self) -> QWidget | None:
        """Change one field of all selected records."""
        from secretariat.gui.lists.bulk_dialog import BulkDialog

        ids = self._page.view.selected_ids()
        if not ids:
            tell(
                self._page,
                "还没有选中记录。",
                _HOW_TO_SELECT,
            )
            return None
        dialog = BulkDialog(self._page.session, self._page.name, ids, self._page)
        dialog.open()
        return dialog

    def export(self) -> QWidget:
        """Export what is on screen."""
        return self._open_roster(self._page.model.ids)

    def export_selected(self) -> QWidget:
        """Export the selected rows."""
        return self._open_roster(self._page.view.selected_ids())

    def print(self) -> QWidget:
        """Print what is on screen."""
        return self._open_roster(self._page.model.ids, printing=True)

    def _open_roster(self, ids: Sequence[int], *, printing: bool = False) -> QWidget:
        from secretariat.gui.lists.roster_dialog import RosterDialog

        dialog = RosterDialog(self._page, tuple(ids))
        if printing:
            dialog.targets["print"].setChecked(True)
        dialog.open()
        return dialog

    def paste_clipboard(self) -> None:
        """Import what was copied in Excel."""
        self.paste(QGuiApplication.clipboard().text())

    def paste(self, text: str) -> None:
        """Open the import preview with rows pasted from Excel."""
        page = self._page
        if page.name not in page.session.intakes:
            tell(page, f"{page.ledger.label}不能直接粘贴。", _BY_HAND)
        elif not text.strip():
            tell(page, "剪贴板里没有文字。", "请先在Excel里选中带表头的几行，按Ctrl+C，再到这里按Ctrl+V。")
        else:
            self._open_wizard(pasted=text)

    def import_file(self) -> None:
        """Open the import wizard at its first step."""
        self._open_wizard(pasted=None)

    def _open_wizard(self, pasted: str | None) -> None:
        from secretariat.gui.importing.wizard import ImportWizard

        page = self._page
        wizard = ImportWizard(page.session, page.name, None, pasted, parent=page.window())
        wizard.show()


def form_for(parent: QWidget, entity: str, record: int | None) -> RecordDialog:
    """The form of a kind of record; `parent` is a page with a session."""
    from secretariat.gui.forms.entity_dialog import EntityDialog
    from secretariat.gui.forms.member_dialog import MemberDialog

    session = parent.session  # type: ignore[attr-defined]
    if entity == "membership":
        return MemberDialog(session, record, parent)
    if entity == "proposal":
        from secretariat.gui.proposals.entry import ProposalDialog

        return ProposalDialog(session, record, parent)
    if entity in ("visit", "demand"):
        from secretariat.gui.service.entry import DemandDialog, VisitDialog

        return (VisitDialog if entity == "visit" else DemandDialog)(session, record, parent)
    return EntityDialog(session, entity, record, parent)


def remove_records(page: ListPage, ids: Sequence[int]) -> None:
    """Remove records of a list in one operation."""
    entity, label = page.ledger.root, page.ledger.label

    def job(store: Store) -> None:
        with store.transact(f"删除{label}") as tx:
            if entity == "membership":
                remove_members(tx, ids)
            else:
                for record in ids:
                    tx.remove(entity, record)
            tx.describe(f"{len(ids)} 条移入回收站")

    page.session.write(f"删除{label}", job)
