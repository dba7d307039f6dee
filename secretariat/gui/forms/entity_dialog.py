"""The form of one plain record: a person, a unit, a donation, a class, or what a person is to a unit."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from secretariat.base.dates import show_date
from secretariat.base.entity import Entity
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, column
from secretariat.domains.members.duplicates import Typed
from secretariat.domains.plain.shape import PartyCell
from secretariat.gui.forms.alike import AlikeWatch
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.editor import Editor
from secretariat.gui.forms.form import Form, Section
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.forms.party_editor import (
    PartyEditor,
    joined,
    parted,
    parties_of,
    party_column,
    party_key,
    party_maker,
)
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


_MANY = 10
"""A form with more fields than this folds those that rosters do not show."""
_ALWAYS = ("remark", "content", "phone", "reason", "course", "post", "respondent", "due")


def entity_section(entity: Entity, parties: Sequence[PartyCell] = ()) -> Section:
    """All fields of a record as one section of a form, keyed by the record's name.

    The fields of a party are one field, where the first of them stands.
    """
    of_field = {name: party for party in parties for name in party.fields}
    columns: dict[str, Column] = {}
    for item in entity.fields:
        party = of_field.get(item.name)
        made = party_column(entity, party) if party is not None else column(entity.name, item)
        columns.setdefault(made.key, made)
    targets = {f"{entity.name}.{item.name}": item.target for item in entity.links if item.target}
    makers = {party_key(entity.name, party): party_maker(party) for party in parties}
    return Section(entity.label, tuple(columns.values()), _folded(entity, columns, makers), targets, makers)


def _folded(entity: Entity, columns: Mapping[str, Column], parties: Container[str]) -> frozenset[str]:
    """The fields that are seldom filled in: those listed above, else what neither rosters nor the record need."""
    if entity.name in _RARE:
        return frozenset(f"{entity.name}.{name}" for name in _RARE[entity.name])
    if len(columns) <= _MANY:
        return frozenset()
    return frozenset(
        key for key, one in columns.items()
        if not (one.roster or one.required or key in parties or key.rpartition(".")[2] in _ALWAYS or one.added)
    )  # fmt: skip


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
        known = stored or preset or {}
        self._parties = parties_of(session, self._entity)
        values = {f"{entity}.{name}": value for name, value in known.items()}
        values |= {party_key(entity, party): joined(party, known) for party in self._parties}
        self._section = entity_section(self._entity, self._parties)
        self.set_up(Form(session, [self._section], values))
        for field in self.form.fields.values():
            self._offer_new(field.editor)
        if entity in ("person", "organization"):
            self.alike = AlikeWatch(session, self.warning, self._typed, self)
            self.form.changed.connect(lambda _: self.alike.restart())
        if len(self.form.fields) < 10:
            self.resize(640, 420)

    def field_value(self, name: str) -> Value:
        """What was understood in a field of the record."""
        return self.form.value(f"{self._entity.name}.{name}")

    def ready(self) -> bool:
        required = [one.key for one in self._section.columns if one.required]
        return self.form.complain(required) is None and self._says_something() and self._in_order()

    def _says_something(self) -> bool:
        """Whether anything is filled in at all: a record of nothing is a slip of the key."""
        if self._record is not None or self.form.values():
            return True
        first = next(iter(self.form.fields.values()))
        first.complain("还没有填写任何内容")
        self.form.go_to(first)
        return False

    def _in_order(self) -> bool:
        """Whether no end lies before its start; said beside the later of the two."""
        pair = self._entity.backwards({name: self.field_value(name) for name in self._entity.names})
        if pair is None:
            return True
        start, end = pair
        field = self.form.fields[f"{self._entity.name}.{end.name}"]
        field.complain(
            f"{end.label}早于{start.label}（{show_date(str(self.field_value(start.name)))}），请核对"
        )
        self.form.go_to(field)
        return False

    def job(self) -> tuple[str, Job] | None:
        name, columns, record = self._entity.name, self._section.columns, self._record
        cells = self.form.values() if record is None else self.form.changes()
        values = {key.partition(".")[2]: value for key, value in cells.items()}
        for party in self._parties:
            if party.name in values:
                values |= parted(party, values[party.name])
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

    def _offer_new(self, editor: Editor) -> None:
        """What is not there yet can be made from the field that names it, where the record is called by a name."""
        if isinstance(editor, PartyEditor):
            editor.new_asked.connect(
                lambda sort, name: self._add(sort, name, lambda one: editor.choose(sort, one))
            )
        elif isinstance(editor, LinkEditor):
            target = self.session.catalog.entities[editor.target]
            title = target.field(target.title)
            if title.target is None and editor.target != self._entity.name:
                editor.offers_new = True
                editor.new_asked.connect(lambda name: self._add(target.name, name, editor.choose))

    def _add(self, entity: str, name: str, chosen: Callable[[int], None]) -> None:
        """Make a record that is not there yet, and link to it when it is saved."""
        title = self.session.catalog.entities[entity].title
        dialog = EntityDialog(self.session, entity, None, self, {title: name})
        dialog.saved.connect(chosen)
        dialog.show()
