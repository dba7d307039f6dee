"""Another person takes a seat: the old holder's time ends, and stays in the unit's record."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from secretariat.base.kinds.kind import Value
from secretariat.gui.forms.dialog import Job as WriteJob
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.records.dossier import Job
from secretariat.gui.session import Session
from secretariat.store.store import Store


class SuccessorDialog(EntityDialog):
    """The employment of the successor, started from the seat that is handed over."""

    def __init__(self, session: Session, job: Job, parent: QWidget | None = None) -> None:
        preset: dict[str, Value] = {
            "organization": job.organization, "role": job.role, "post": job.post or None,
            "start": date.today().isoformat(),
        }  # fmt: skip
        super().__init__(session, "employment", None, parent, preset)
        self._job = job
        self.setWindowTitle(f"{job.company}：{job.role}换人")
        self.warning.say(f"接任的人从下面的开始日期起任{job.role}；{job.name}的任职到这一天为止，记入经历。")

    def job(self) -> tuple[str, WriteJob] | None:
        values = {key.partition(".")[2]: value for key, value in self.form.values().items()}
        day = str(values.get("start") or date.today().isoformat())
        title, old = f"{self._job.role}换人", self._job.id

        def write(store: Store) -> int:
            with store.transact(title) as tx:
                tx.change("employment", old, {"end": day})
                return tx.add("employment", values)

        return title, write
