"""The form of one plain record: a person, a unit, or what a person is to a unit."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from secretariat.base.entity import Entity
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import column
from secretariat.domains.members.duplicates import Typed
from secretariat.gui.forms.alike import AlikeWatch
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.form import Form, Section
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.forms.saving import learn_choices
from secretariat.gui.session import Session
from secretariat.store.store import Store

_RARE = {
    "person": (
        "former_name", "birthplace", "degree", "school", "party_joined", "id_kind", "landline", "email", "qq", "home",
        "title", "overseas", "government", "honours",
    ),
    "organization": (
        "former_name", "english_name", "other_code", "registration_type", "scale", "postcode", "region", "assets",
        "revenue", "profit", "tax", "fax", "email", "website", "high_tech", "credit_rating", "innovation",
        "contract_rate", "insurance", "organs", "subsidiaries", "charity", "group_kind", "registrar", "supervisor",
        "enterprise_members", "individual_members", "group_members",
    ),
    "post": ("certificate", "position", "end", "ended_by", "end_reason"),
}  # fmt: skip


def entity_section(entity: Entity) -> Section:
    """All fields of a record as one section of a form, keyed by the record's name."""
    columns = tuple(column(entity.name, item) for item in entity.fields)
    rare = frozenset(f"{entity.name}.{name}" for name in _RARE.get(entity.name, ()))
    targets = {f"{entity.name}.{item.name}": item.target for item in entity.links if item.target}
    return Section(entity.label, columns, rare, targets)


class EntityDialog(RecordDialog):
    """Adds one record with `preset` values, or changes the one that is given."""

    def __init__(
        self, session: Session, entity: str, record: int | None = None, parent: QWidget | None = None,
        preset: Mapping[str, Value] | None = None,
    ) -> None:  # fmt: skip
        self._entity = session.catalog.entities[entity]
        self._record = record
        label = self._entity.label
        super().__init__(session, f"编辑{label}" if record else f"新增{label}", parent)
        stored = session.rows.get(entity, record) if record else None
        values = {f"{entity}.{name}": value for name, value in (stored or preset or {}).items()}
        self._section = entity_section(self._entity)
        self.set_up(Form(session, [self._section], values))
        for field in self.form.fields.values():
            if isinstance(field.editor, LinkEditor) and field.editor.target == "person":
                field.editor.offers_new = True
                field.editor.new_asked.connect(self._add_person)
        if entity in ("person", "organization"):
            self.alike = AlikeWatch(session, self.warning, self._typed, self)
            self.form.changed.connect(lambda _: self.alike.restart())
        if len(self.form.fields) < 10:
            self.resize(640, 420)

    def field_value(self, name: str) -> Value:
        """What was understood in a field of the record."""
        return self.form.value(f"{self._entity.name}.{name}")

    def ready(self) -> bool:
        required = [f"{self._entity.name}.{item.name}" for item in self._entity.fields if item.required]
        return self.form.complain(required) is None

    def job(self) -> tuple[str, Job] | None:
        name, columns, record = self._entity.name, self._section.columns, self._record
        cells = self.form.values() if record is None else self.form.changes()
        values = {key.partition(".")[2]: value for key, value in cells.items()}
        if record is not None and not values:
            return None
        title = f"{'新增' if record is None else '修改'}{self._entity.label}"

        def write(store: Store) -> int:
            with store.transact(title) as tx:
                learn_choices(tx, columns, cells)
                if record is None:
                    return tx.add(name, values)
                tx.change(name, record, values)
                return record

        return title, write

    def _typed(self) -> Typed:
        own = frozenset({(self._entity.name, self._record)} if self._record is not None else ())
        if self._entity.name == "person":
            number = str(self.field_value("mobile") or "")
            return Typed(person=str(self.field_value("name") or ""), mobile=number, own=own)
        name, code = self.field_value("name"), self.field_value("credit_code")
        return Typed(str(name or ""), str(code or ""), own=own)

    def _add_person(self, name: str) -> None:
        """Make a person who is not there yet, and link to them when they are saved."""
        field = self.form.fields[f"{self._entity.name}.person"]
        dialog = EntityDialog(self.session, "person", None, self, {"name": name})
        dialog.saved.connect(lambda record: _link(field.editor, record))
        dialog.show()


def _link(editor: QWidget, record: int) -> None:
    assert isinstance(editor, LinkEditor)
    editor.choose(record)
