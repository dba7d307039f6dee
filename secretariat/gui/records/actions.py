"""What can be done with one record from its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from secretariat.domains.members.verbs import reinstate, remove_members
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.forms.member_dialog import MemberDialog
from secretariat.gui.messages import tell
from secretariat.gui.records.dossier import Dossier, Job
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

if TYPE_CHECKING:
    from secretariat.gui.paper import Make
    from secretariat.gui.records.page import RecordPage


class RecordActions:
    """The actions of one record page, by button or key."""

    def __init__(self, page: RecordPage) -> None:
        self._page = page

    @property
    def _dossier(self) -> Dossier | None:
        found = self._page.dossier
        return found if found is not None and not found.removed else None

    def edit(self) -> RecordDialog | None:
        """Open the record's form."""
        if self._dossier is None:
            return None
        page, (entity, record) = self._page, self._page.place
        dialog: RecordDialog
        if entity == "membership":
            dialog = MemberDialog(page.session, record, page)
        else:
            dialog = EntityDialog(page.session, entity, record, page)
        dialog.show()
        return dialog

    def end(self) -> None:
        """End the membership."""
        from secretariat.gui.lists.end_dialog import EndDialog

        if self._dossier is not None:
            EndDialog(self._page.session, (self._page.place[1],), self._page).open()

    def reinstate(self) -> None:
        """Take back an end that was a mistake."""
        record = self._page.place[1]
        self._write("恢复会籍", lambda tx: reinstate(tx, record))

    def join_again(self) -> RecordDialog | None:
        """A further period of somebody who had left."""
        stored = self._page.session.rows.get(*self._page.place)
        if self._dossier is None or stored is None:
            return None
        kept = ("organization", "person", "kind", "chamber", "number")
        preset = {name: stored[name] for name in kept if stored[name] is not None}
        dialog = EntityDialog(
            self._page.session, "membership", None, self._page, {**preset, "start": date.today().isoformat()}
        )
        dialog.saved.connect(lambda record: self._page.session.open_record.emit("membership", record))
        dialog.show()
        return dialog

    def remove(self) -> None:
        """Move the record to the recycle bin; the window offers to undo it."""
        if self._dossier is None:
            return
        entity, record = self._page.place
        label = self._page.session.catalog.entities[entity].label

        def act(tx: Transaction) -> None:
            if entity == "membership":
                remove_members(tx, [record])
            else:
                tx.remove(entity, record)

        self._write(f"删除{label}", act)

    def restore(self) -> None:
        """Take the record out of the recycle bin."""
        entity, record = self._page.place
        label = self._page.session.catalog.entities[entity].label
        self._write(f"恢复{label}", lambda tx: tx.restore(entity, record))

    def merge(self) -> Any:
        """Choose a record that is the same, and merge."""
        from secretariat.gui.records.merge_dialog import MergeDialog

        dossier = self._dossier
        if dossier is None:
            return None
        entity = "organization" if dossier.organization is not None else "person"
        record = dossier.organization if dossier.organization is not None else dossier.person
        assert record is not None
        dialog = MergeDialog(self._page.session, entity, record, self._page)
        dialog.open()
        return dialog

    def print(self) -> None:
        """Show the record as it prints."""
        from secretariat.gui.records.record_print import RecordPrint

        if self._dossier is not None:
            RecordPrint(self._page.session, self._dossier, self._page.shows_codes).show(self._page.window())

    # -- posts --------------------------------------------------------------------------------------------

    def print_file(self) -> Make:
        """What makes the person's whole file (一人一档) as of the chosen day."""
        from secretariat.domains.overview.dossier import person_file

        dossier, day = self._dossier, self._page.session.day
        assert dossier is not None and dossier.person is not None
        person = dossier.person
        return lambda rows: person_file(rows, person, day)

    def add_post(self, person: int) -> RecordDialog:
        """A further post of the person."""
        from secretariat.gui.posts.post_dialog import PostDialog

        dialog = PostDialog(self._page.session, None, self._page, {"person": person})
        dialog.show()
        return dialog

    def change_post(self, post: int | None = None) -> RecordDialog | None:
        """Correct the selected post."""
        from secretariat.gui.posts.post_dialog import PostDialog

        card = self._page.career
        chosen = post if post is not None else card.selected() if card is not None else None
        if chosen is None or self._dossier is None:
            return None
        dialog = PostDialog(self._page.session, chosen, self._page)
        dialog.show()
        return dialog

    def end_post(self) -> None:
        """End the selected post."""
        from secretariat.gui.posts.end_dialog import EndPostsDialog

        card = self._page.career
        chosen = card.selected() if card is not None else None
        if chosen is not None and self._dossier is not None:
            EndPostsDialog(self._page.session, (chosen,), self._page).open()

    # -- people -------------------------------------------------------------------------------------------

    def add_job(self) -> RecordDialog | None:
        """A further person of the unit, or a further unit of the person."""
        dossier = self._dossier
        if dossier is None:
            return None
        of_person = dossier.person is not None
        preset = {"person": dossier.person} if of_person else {"organization": dossier.organization}
        return self._open_job({**preset, "role": "任职"})

    def _open_job(self, preset: dict[str, Any]) -> RecordDialog:
        dialog = EntityDialog(self._page.session, "employment", None, self._page, preset)
        dialog.show()
        return dialog

    def change_job(self) -> RecordDialog | None:
        """Correct the selected employment."""
        job = self._selected()
        if job is None:
            return None
        dialog = EntityDialog(self._page.session, "employment", job.id, self._page)
        dialog.show()
        return dialog

    def end_job(self) -> RecordDialog | None:
        """End the selected employment, today unless another day is given."""
        dialog = self.change_job() if self._current() is not None else None
        if dialog is not None:
            editor = dialog.form.fields["employment.end"].editor
            editor.put_text(date.today().isoformat())
            editor.inner().setFocus()
        return dialog

    def replace_job(self) -> RecordDialog | None:
        """Somebody else takes the selected seat."""
        from secretariat.gui.records.successor_dialog import SuccessorDialog

        job = self._current()
        if job is None:
            return None
        dialog = SuccessorDialog(self._page.session, job, self._page)
        dialog.show()
        return dialog

    def _selected(self) -> Job | None:
        dossier, card = self._dossier, self._page.people
        number = card.selected() if card is not None else None
        if dossier is None or number is None:
            return None
        return next(item for item in dossier.jobs if item.id == number)

    def _current(self) -> Job | None:
        """The selected employment, if it has not ended."""
        job = self._selected()
        if job is not None and job.ended:
            tell(self._page, f"{job.name}的这段任职已经结束。", "请选一条现在的任职；要改过去的，点“修改”。")
            return None
        return job

    def _write(self, name: str, act: Callable[[Transaction], object]) -> None:
        def job(store: Store) -> None:
            with store.transact(name) as tx:
                act(tx)

        self._page.session.write(name, job)
