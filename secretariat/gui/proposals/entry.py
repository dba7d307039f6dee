"""The form of a proposal: registering one after the other from paper, and correcting one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from secretariat.base.kinds import Text
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, column
from secretariat.domains.proposals.completing import split_units
from secretariat.domains.proposals.verbs import (
    NewProposal,
    add_proposal,
    add_session,
    change_proposal,
    set_signers,
    set_units,
)
from secretariat.domains.proposals.vocabulary import ASSISTANT, PROPOSAL, ROLES, SPLITTER
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.form import Form, Section
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.forms.saving import learn_choices
from secretariat.gui.pieces import toned
from secretariat.gui.proposals.signers import Signer, SignersEditor
from secretariat.gui.proposals.units_table import unit_suggestions
from secretariat.gui.session import Session
from secretariat.store.rows import Rows
from secretariat.store.store import Store

_SHOWN = (
    "session", "form", "number", "submitted", "title", "category", "running", "collective_kind", "collective_signer",
    "content", "serial", "leader", "kind", "remark",
)  # fmt: skip
_RARE = frozenset(
    f"proposal.{name}"
    for name in (
        "collective_kind",
        "collective_signer",
        "content",
        "serial",
        "leader",
        "running",
        "kind",
        "remark",
    )
)
_REQUIRED = ("proposal.form", "proposal.title")
_KEPT = ("proposal.session", "proposal.form", "proposal.submitted")
"""What the next proposal of a pile has in common with the one before."""


class ProposalDialog(RecordDialog):
    """Registers proposals one by one, or changes the one that is given."""

    def __init__(self, session: Session, record: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(session, "编辑提案" if record else "登记提案", parent)
        self._record = record
        self._again = False
        self.columns = _columns(session)
        stored = session.rows.get("proposal", record) if record else None
        self.signers = SignersEditor(session, stored_signers(session.rows, record) if record else ())
        self.told = toned("", "good")
        self.next_button = QPushButton("保存并新增下一件(&A)")
        self.next_button.setToolTip("Ctrl+Enter")
        self.next_button.setAutoDefault(False)
        self.next_button.clicked.connect(self.save_and_go_on)
        values = _values(session.rows, stored) if stored else self._first_values()
        buttons = () if record else (self.next_button,)
        self.set_up(self._make_form(values), self.told, self.signers, buttons)
        self.told.hide()
        if record is None:
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                QShortcut(QKeySequence(keys), self, self.save_and_go_on)
        self.resize(900, 760)
        self._go_to_first()

    def save_and_go_on(self) -> None:
        """Save, then show an empty form for the next proposal of the pile."""
        self._again = True
        self.save()
        self._again = self._again and self._busy

    def ready(self) -> bool:
        return self.form.complain(_REQUIRED) is None and not self.signers.pending()

    def save(self) -> None:
        super().save()
        if not self._busy and (name := self.signers.pending()) and self.form.complain(_REQUIRED) is None:
            self.trouble.say(f"提案人“{name}”还没有加入名单：按回车加入，或者清空再保存。")
            self.signers.finder.inner().setFocus()

    def touched(self) -> bool:
        return super().touched() or self.signers.touched()

    def job(self) -> tuple[str, Job] | None:
        units = {role: split_units(str(self.form.value(f"units.{role}") or "")) for role in ROLES}
        signers = self.signers.signers()
        if self._record is not None:
            return self._change(self._record, signers, units)
        values = _own(self.form.values())
        pairs = [(role, name) for role, names in units.items() for name in names]
        proposal = NewProposal(values, signers, pairs)

        def write(store: Store) -> int:
            with store.transact(f"登记提案{values.get('number') or ''}") as tx:
                return add_proposal(tx, proposal)

        return "登记提案", write

    def _change(
        self, record: int, signers: list[Signer], units: Mapping[str, list[str]]
    ) -> tuple[str, Job] | None:
        cells, columns = self.form.changes(), self.columns
        changed = {role: names for role, names in units.items() if f"units.{role}" in cells}
        signed = self.signers.touched()
        if not cells and not signed:
            return None

        def write(store: Store) -> int:
            with store.transact("修改提案") as tx:
                learn_choices(tx, columns, cells)
                change_proposal(tx, record, _own(cells))
                if signed:
                    set_signers(tx, record, signers)
                for role, names in changed.items():
                    set_units(tx, record, role, names)
            return record

        return "修改提案", write

    def _on_saved(self, record: Any) -> None:
        if not self._again:
            super()._on_saved(record)
            return
        self._again = False
        self._set_busy(False)
        self.saved.emit(int(record))
        number, title = self.form.value("proposal.number"), self.form.value("proposal.title")
        self._start_next(next_number(str(number or "")))
        self.told.setText(f"已登记：{number or ''}《{title}》。请登记下一件。")
        self.told.show()

    def _on_failed(self, error: BaseException) -> None:
        self._again = False
        super()._on_failed(error)

    def _set_busy(self, busy: bool) -> None:
        super()._set_busy(busy)
        self.next_button.setEnabled(not busy)

    def _start_next(self, number: str) -> None:
        """Put an empty form in the place of the saved one."""
        kept = {key: self.form.value(key) for key in _KEPT}
        fresh = self._make_form({**kept, "proposal.number": number or None})
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self.form, fresh)
        self.form.deleteLater()
        self.form = fresh
        self.signers.start(())
        self.trouble.say("")
        self._go_to_first()

    def _make_form(self, values: Mapping[str, Value]) -> Form:
        suggest = unit_suggestions(self.session)
        own, units = self.columns, _unit_columns()
        rare = frozenset(f"units.{role}" for role in (SPLITTER, ASSISTANT))
        sections = [
            Section("提案", own, _RARE, {"proposal.session": "session"}), Section("承办单位", units, rare),
        ]  # fmt: skip
        form = Form(self.session, sections, values, {item.key: suggest for item in units})
        form.fields["proposal.title"].wide = True
        form.arrange()
        editor = form.fields["proposal.session"].editor
        assert isinstance(editor, LinkEditor)
        editor.line.setPlaceholderText("输入届次查找，如：十届五次")
        editor.offers_new = True
        editor.new_asked.connect(lambda name: self._add_meeting(editor, name))
        return form

    def _add_meeting(self, editor: LinkEditor, name: str) -> None:
        """Register a session that is not there yet."""

        def write(store: Store) -> int:
            with store.transact("登记届次会议") as tx:
                return add_session(tx, name)

        self.session.write("登记届次会议", write, editor.choose, self._on_failed)

    def _first_values(self) -> dict[str, Value]:
        """The latest session and the usual form."""
        return {"proposal.session": latest_session(self.session.rows), "proposal.form": PROPOSAL}

    def _go_to_first(self) -> None:
        """Put the keyboard where the next word belongs."""
        keys = ("proposal.session", "proposal.number", "proposal.title")
        empty = next((key for key in keys if self.form.value(key) is None), "proposal.title")
        self.form.fields[empty].editor.inner().setFocus()


def latest_session(rows: Rows) -> int | None:
    """The session that began last, of those without a day the one registered last; None where there is none."""
    found = [(start or "", record) for record, start in rows.columns("session", ("start",))]
    return max(found)[1] if found else None


def next_number(number: str) -> str:
    """The number after 007, with as many digits; empty where it is no number."""
    return str(int(number) + 1).zfill(len(number)) if number.isascii() and number.isdigit() else ""


def stored_signers(rows: Rows, proposal: int) -> list[Signer]:
    """The signers of a proposal in order."""
    found = sorted(rows.find("signer", proposal=proposal), key=lambda row: int(row["position"]))
    return [row["person"] or row["name"] for row in found]


def _columns(session: Session) -> tuple[Column, ...]:
    entity = session.catalog.entities["proposal"]
    added = tuple(item.name for item in entity.fields if item.added)
    return tuple(column("proposal", entity.field(name)) for name in (*_SHOWN, *added))


def _unit_columns() -> tuple[Column, ...]:
    told = "几个单位之间用顿号隔开"
    return tuple(Column(f"units.{role}", f"{role}单位", Text(), help=told) for role in ROLES)


def _values(rows: Rows, stored: Mapping[str, Any]) -> dict[str, Value]:
    units: dict[str, list[str]] = {}
    for row in rows.find("proposal_unit", proposal=stored["id"]):
        units.setdefault(str(row["role"]), []).append(str(row["name"]))
    own = {f"proposal.{name}": value for name, value in stored.items()}
    return {**own, **{f"units.{role}": "、".join(names) for role, names in units.items()}}


def _own(cells: Mapping[str, Value]) -> dict[str, Value]:
    """The cells that are fields of the proposal itself."""
    found = ((key.partition("."), value) for key, value in cells.items())
    return {name: value for (alias, _, name), value in found if alias == "proposal"}
