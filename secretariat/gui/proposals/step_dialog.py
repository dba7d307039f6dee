"""The form of a step: for one proposal, or the same step for many at once; also to correct a recorded one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from secretariat.base.dates import show_date
from secretariat.base.errors import Refusal
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, column
from secretariat.base.problem import Problem
from secretariat.domains.proposals.clocks import read_rules, reply_due
from secretariat.domains.proposals.stepchecks import StepChecks
from secretariat.domains.proposals.verbs import Recorded, record_step, set_units
from secretariat.domains.proposals.vocabulary import AGAIN, ASSIGNED
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.form import Form, Section
from secretariat.gui.forms.saving import learn_choices
from secretariat.gui.messages import tell
from secretariat.gui.pieces import hint
from secretariat.gui.proposals.steps import REQUIRED, STEP_WORDS, fields_of
from secretariat.gui.proposals.units_table import UnitsTable
from secretariat.gui.session import Session
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

_NAMED = 6
_SHOWN = 12
_LEAVE_AS_IT_IS = "没有可以记录的提案，什么都没有写入。"


class StepDialog(RecordDialog):
    """Records a step of one kind for proposals as one undoable operation; `step` is one to be corrected."""

    def __init__(
        self, session: Session, kind: str, proposals: Sequence[int], parent: QWidget | None = None,
        step: int | None = None,
    ) -> None:  # fmt: skip
        self.kind, self.proposals, self._step = kind, tuple(proposals), step
        words = STEP_WORDS.get(kind, kind)
        many = f"：{len(proposals)}件提案" if len(proposals) > 1 else ""
        super().__init__(session, f"{'修改' if step else ''}{words}{many}", parent)
        self.columns = _columns(session, kind, proposals)
        self.units = UnitsTable(session, proposals) if kind == ASSIGNED and step is None else None
        self.told = hint()
        targets = {"step.target": "proposal"}
        section = Section(words, self.columns, frozenset({"step.basis"}), targets)
        self.set_up(Form(session, [section], self._values()), self._head(), self.told)
        self.form.changed.connect(lambda _: self._tell_due())
        self._tell_due()
        self.resize(820, 640 if self.units is not None and len(proposals) > 1 else 520)
        self.form.fields["step.day"].editor.inner().setFocus()

    def ready(self) -> bool:
        if self.units is not None and self.units.left_over():
            self.trouble.say("上面填了主办单位，还没有放进表里：请点“填入空着的”或“全部改为它”，或者清空。")
            return False
        return self.form.complain(f"step.{name}" for name in REQUIRED.get(self.kind, ())) is None

    def save(self) -> None:
        super().save()
        if self.units is not None and self.units.left_over() and self.trouble.isVisible():
            self.ready()

    def touched(self) -> bool:
        return super().touched() or (self.units is not None and self.units.touched())

    def job(self) -> tuple[str, Job] | None:
        values = {key.removeprefix("step."): value for key, value in self.form.values().items()}
        unit = str(values.pop("unit", None) or "")
        if self._step is not None:
            return self._correction(self._step, unit)
        kind, proposals, units = self.kind, self.proposals, self.units.changes() if self.units else {}
        many = len(proposals) > 1
        name = f"{kind}{len(proposals)}件提案" if many else f"记录{kind}"

        def write(store: Store) -> Recorded:
            with store.transact(name) as tx:
                recorded = record_step(tx, proposals, {**values, "kind": kind}, unit)
                if not recorded.steps:
                    raise Refusal(
                        f"{_sentences(recorded.problems)}。", _LEAVE_AS_IT_IS if many else "请改好后再保存。"
                    )
                for proposal in recorded.steps:
                    for role, names in units.get(proposal, {}).items():
                        set_units(tx, proposal, role, names)
            return recorded

        return name, write

    def _correction(self, step: int, unit: str) -> tuple[str, Job] | None:
        changes = {key.removeprefix("step."): value for key, value in self.form.changes().items()}
        if not changes:
            return None
        kind, proposal, columns, cells = self.kind, self.proposals[0], self.columns, self.form.changes()

        def write(store: Store) -> Recorded:
            with store.transact(f"修改{kind}记录") as tx:
                learn_choices(tx, columns, cells)
                doubts = _correct(tx, (proposal, step), {**changes, "kind": kind}, unit)
            return Recorded({proposal: step}, tuple(doubts))

        return f"修改{kind}记录", write

    def _on_saved(self, record: Any) -> None:
        owner = self.parentWidget()
        recorded: Recorded = record
        super()._on_saved(next(iter(recorded.steps.values())))
        if recorded.problems:
            left_out = len(self.proposals) - len(recorded.steps)
            done = f"已给{len(recorded.steps)}件提案记录{self.kind}"
            more = f"，另有{left_out}件没有记录。" if left_out else "，有的请再看一下。"
            tell(owner, done + more, _sentences(recorded.problems, "\n"), "warning")

    def _head(self) -> QWidget:
        """What the step is recorded for."""
        if self.units is not None:
            return self.units
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        stored = self.session.rows.many("proposal", self.proposals[:_NAMED])
        names = [f"{row['number'] or ''}《{row['title']}》" for row in stored.values()]
        more = f"……等{len(self.proposals)}件" if len(self.proposals) > _NAMED else ""
        layout.addWidget(QLabel("；".join(names) + more, wordWrap=True))
        return box

    def _values(self) -> dict[str, Value]:
        """What the form starts with: the recorded step, else the day that the window is told for."""
        if self._step is None:
            return {"step.day": self.session.day}
        stored = self.session.rows.get("proposal_step", self._step) or {}
        unit = self.session.rows.get("proposal_unit", stored["unit"]) if stored.get("unit") else None
        values = {f"step.{name}": stored.get(name) for name in fields_of(self.kind)}
        return {**values, **({"step.unit": unit["name"]} if unit else {})}

    def _tell_due(self) -> None:
        """Say which deadline follows where none is typed."""
        if self.kind not in (ASSIGNED, AGAIN):
            self.told.hide()
            return
        day, due = self.form.value("step.day"), self.form.value("step.due")
        rules = read_rules(self.session.rows)
        counted = reply_due(str(day), rules, again=self.kind == AGAIN) if day and not due else None
        self.told.setText(f"答复期限不填时按规定计算：{show_date(counted)}。" if counted else "")


def _columns(session: Session, kind: str, proposals: Sequence[int]) -> tuple[Column, ...]:
    """The columns of a step's form; the units to choose from are those of the proposals."""
    entity = session.catalog.entities["proposal_step"]
    found: list[Column] = []
    for name in fields_of(kind):
        if name == "unit":
            rows = session.rows
            named = [
                str(row["name"]) for one in proposals for row in rows.find("proposal_unit", proposal=one)
            ]
            units = tuple(dict.fromkeys(named))
            help_text = "不填表示涉及全部承办单位"
            if units:
                found.append(Column("step.unit", "承办单位", Choice(units), help=help_text))
        else:
            found.append(column("step", entity.field(name)))
    return tuple(found)


def _correct(tx: Transaction, place: tuple[int, int], changes: dict[str, Value], unit: str) -> list[Problem]:
    """Change a recorded step of a proposal; refuses what cannot have happened, returns what is worth a look."""
    proposal, step = place
    stored = tx.get("proposal_step", step) or {}
    checks = StepChecks(tx, [proposal])
    found = checks.objections(proposal, {**stored, **changes}, unit)
    if errors := [problem for problem in found if problem.severity == "error"]:
        raise Refusal(f"{_sentences(errors)}。", "请改好后再保存。")
    if "unit" in changes:
        changes = {**changes, "unit": checks.unit(proposal, unit)}
    tx.change("proposal_step", step, changes)
    return found


def _sentences(problems: Sequence[Problem], between: str = "；") -> str:
    shown = between.join(problem.message for problem in problems[:_SHOWN])
    return shown + (f"{between}……共{len(problems)}条" if len(problems) > _SHOWN else "")
