"""The form of an event: what, when and where above; money, notice and summary folded until they are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, column
from secretariat.gui.events.leaders_editor import LeadersEditor
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.form import Form, Section
from secretariat.gui.forms.saving import learn_choices
from secretariat.gui.session import Session
from secretariat.store.rows import Rows
from secretariat.store.store import Store

_MAIN = ("number", "title", "kind", "start", "clock", "place", "body", "duty_group", "end", "form", "tags")
_MORE = (
    "host", "undertaker", "speaker", "visited", "planned", "headcount", "budget", "cost", "notice", "summary", "remark",
)  # fmt: skip
_RARE = frozenset({
    "end", "form", "tags", "host", "undertaker", "speaker", "visited", "planned", "headcount", "budget", "cost",
    "notice", "summary", "remark",
})  # fmt: skip


def next_number(rows: Rows) -> int | None:
    """The place in the series behind the last one; None where events are not numbered."""
    numbers = [number for _, number in rows.columns("event", ("number",)) if number]
    return max(numbers) + 1 if numbers else None


class EventDialog(RecordDialog):
    """Adds an event with `preset` values, or corrects the one that is given; its leaders in the same step."""

    def __init__(
        self, session: Session, event: int | None = None, parent: QWidget | None = None,
        preset: Mapping[str, Value] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(session, "编辑活动" if event else "新增活动", parent)
        self._event = event
        stored = session.rows.get("event", event) if event else None
        start = stored or {"number": next_number(session.rows), **(preset or {})}
        sections = _sections(session)
        self._columns = [item for section in sections for item in section.columns]
        form = Form(session, sections, {f"event.{name}": value for name, value in start.items()})
        self.leaders = LeadersEditor(session, event)
        self.set_up(form, below=self.leaders)
        self.resize(900, 780)
        if event is None:
            form.fields["event.title"].editor.inner().setFocus()

    def ready(self) -> bool:
        return self.form.complain(["event.title"]) is None and self.leaders.ready()

    def touched(self) -> bool:
        return super().touched() or self.leaders.touched()

    def job(self) -> tuple[str, Job] | None:
        cells = self.form.values() if self._event is None else self.form.changes()
        leaders = self.leaders.changes()
        if self._event is not None and not cells and leaders.empty:
            return None
        return self.windowTitle(), self._writing(cells, leaders.write)

    def _writing(self, cells: Mapping[str, Value], write_leaders: object) -> Job:
        title, columns, record = self.windowTitle(), self._columns, self._event
        values = {key.partition(".")[2]: value for key, value in cells.items()}

        def write(store: Store) -> int:
            with store.transact(title) as tx:
                learn_choices(tx, columns, cells)
                event = record if record is not None else tx.add("event", values)
                if record is not None and values:
                    tx.change("event", record, values)
                write_leaders(tx, event)  # type: ignore[operator]
                return event

        return write


def _sections(session: Session) -> list[Section]:
    entity = session.catalog.entities["event"]
    added = tuple(item.name for item in entity.fields if item.added)
    targets = {f"event.{item.name}": item.target for item in entity.links if item.target}

    def section(title: str, names: Sequence[str]) -> Section:
        columns: tuple[Column, ...] = tuple(column("event", entity.field(name)) for name in names)
        return Section(title, columns, frozenset(f"event.{name}" for name in _RARE), targets)

    return [section("活动", _MAIN), section("主办、人数、经费和小结", (*_MORE, *added))]
