"""The form of one leader who came to an event."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from secretariat.base.ledger import column
from secretariat.gui.events.leaders import leader_of_post
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.form import Form, Section
from secretariat.gui.forms.saving import learn_choices
from secretariat.gui.session import Session
from secretariat.store.store import Store

_FIELDS = ("name", "post", "rank", "organ", "person")


class LeaderDialog(RecordDialog):
    """Adds a leader to an event, or corrects one; the rank that follows from the post is filled in."""

    def __init__(
        self, session: Session, event: int, leader: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "编辑参加领导" if leader else "新增参加领导", parent)
        self._event, self._leader = event, leader
        entity = session.catalog.entities["event_leader"]
        columns = tuple(column("event_leader", entity.field(name)) for name in _FIELDS)
        targets = {f"event_leader.{item.name}": item.target for item in entity.links if item.target}
        stored = session.rows.get("event_leader", leader) if leader else None
        values = {f"event_leader.{name}": value for name, value in (stored or {}).items()}
        self._columns = columns
        self.set_up(Form(session, [Section("参加领导", columns, frozenset(), targets)], values))
        self.form.settled.connect(self._settled)
        self.resize(640, 380)

    def ready(self) -> bool:
        if not super().ready():
            return False
        if not any(self.form.value(f"event_leader.{name}") for name in ("name", "post", "person")):
            self.form.fields["event_leader.post"].complain("请填写姓名或职务")
            return False
        return True

    def job(self) -> tuple[str, Job] | None:
        event, leader, columns, title = self._event, self._leader, self._columns, self.windowTitle()
        cells = self.form.values() if leader is None else self.form.changes()
        values = {key.partition(".")[2]: value for key, value in cells.items()}
        if not values:
            return None

        def write(store: Store) -> int:
            with store.transact(title) as tx:
                learn_choices(tx, columns, cells)
                if leader is None:
                    return tx.add("event_leader", {"event": event, **values})
                tx.change("event_leader", leader, values)
                return leader

        return title, write

    def _settled(self, key: str) -> None:
        """A known post brings its rank and organ where these are empty."""
        if key != "event_leader.post":
            return
        told = leader_of_post(self.session.rows, str(self.form.value(key) or ""))
        for name in ("rank", "organ"):
            editor = self.form.fields[f"event_leader.{name}"].editor
            if name in told and not editor.text().strip():
                editor.put_text(told[name])
