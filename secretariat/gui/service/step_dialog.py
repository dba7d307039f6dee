"""The form of a step: for one demand, or the same step for many at once; also to correct a recorded one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from secretariat.base.dates import show_date
from secretariat.base.errors import Refusal
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import column
from secretariat.base.problem import Problem
from secretariat.domains.service.course import days_later, read_days
from secretariat.domains.service.stepchecks import called
from secretariat.domains.service.verbs import Recorded, correct_step, record_step
from secretariat.domains.service.vocabulary import AGAIN, ASSIGNED, RESPONSE_NOTE
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.form import Form, Section
from secretariat.gui.messages import tell
from secretariat.gui.pieces import hint
from secretariat.gui.service.steps import REQUIRED, STEP_WORDS, fields_of
from secretariat.gui.session import Session
from secretariat.store.store import Store

_NAMED = 6
_SHOWN = 12
_LEAVE_AS_IT_IS = "没有可以记录的诉求，什么都没有写入。"


class StepDialog(RecordDialog):
    """Records a step of one kind for demands as one undoable operation; `step` is one to be corrected."""

    def __init__(
        self, session: Session, kind: str, demands: Sequence[int], parent: QWidget | None = None,
        step: int | None = None,
    ) -> None:  # fmt: skip
        self.kind, self.demands, self._step = kind, tuple(demands), step
        words = STEP_WORDS.get(kind, kind)
        many = f"：{len(demands)}件诉求" if len(demands) > 1 else ""
        super().__init__(session, f"{'修改' if step else ''}{words}{many}", parent)
        entity = session.catalog.entities["demand_step"]
        names = fields_of(kind)
        self.columns = tuple(column("step", entity.field(name)) for name in names)
        self.told = hint()
        self.set_up(Form(session, [Section(words, self.columns)], self._values()), self._head(), self.told)
        for name in REQUIRED.get(kind, ()):
            field = self.form.fields[f"step.{name}"]
            field.set_label(field.label, required=True)
        self.form.changed.connect(lambda _: self._tell_due())
        self._tell_due()
        self.resize(760, 480)
        first = next((name for name in names if self.form.value(f"step.{name}") is None), names[0])
        self.form.fields[f"step.{first}"].editor.inner().setFocus()

    def ready(self) -> bool:
        return self.form.complain(f"step.{name}" for name in REQUIRED.get(self.kind, ())) is None

    def job(self) -> tuple[str, Job] | None:
        if self._step is not None:
            return self._correction(self._step)
        values = {key.removeprefix("step."): value for key, value in self.form.values().items()}
        kind, demands = self.kind, self.demands
        many = len(demands) > 1
        name = f"{kind}{len(demands)}件诉求" if many else f"记录{kind}"

        def write(store: Store) -> Recorded:
            with store.transact(name) as tx:
                recorded = record_step(tx, demands, {**values, "kind": kind})
                if not recorded.steps:
                    raise Refusal(
                        f"{_sentences(recorded.problems)}。", _LEAVE_AS_IT_IS if many else "请改好后再保存。"
                    )
            return recorded

        return name, write

    def _correction(self, step: int) -> tuple[str, Job] | None:
        changes = {key.removeprefix("step."): value for key, value in self.form.changes().items()}
        if not changes:
            return None
        kind, demand = self.kind, self.demands[0]

        def write(store: Store) -> Recorded:
            with store.transact(f"修改{kind}记录") as tx:
                doubts = correct_step(tx, step, changes)
            return Recorded({demand: step}, doubts)

        return f"修改{kind}记录", write

    def _on_saved(self, record: Any) -> None:
        owner = self.parentWidget()
        recorded: Recorded = record
        super()._on_saved(next(iter(recorded.steps.values())))
        if recorded.problems:
            left_out = len(self.demands) - len(recorded.steps)
            done = f"已给{len(recorded.steps)}件诉求记录{self.kind}"
            more = f"，另有{left_out}件没有记录。" if left_out else "，有的请再看一下。"
            tell(owner, done + more, _sentences(recorded.problems, "\n"), "warning")

    def _head(self) -> QWidget:
        """What the step is recorded for."""
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        stored = self.session.rows.many("demand", self.demands[:_NAMED])
        names = [f"{row['number'] or ''}《{row['title']}》" for row in stored.values()]
        if len(self.demands) == 1 and stored:
            names = [
                f"{called(row)}：{row['title']}" if row["number"] else row["title"] for row in stored.values()
            ]
        more = f"……等{len(self.demands)}件" if len(self.demands) > _NAMED else ""
        layout.addWidget(QLabel("；".join(names) + more, wordWrap=True))
        return box

    def _values(self) -> dict[str, Value]:
        """What the form starts with: the recorded step, else the day that the window is told for."""
        if self._step is None:
            return {"step.day": self.session.day}
        stored = self.session.rows.get("demand_step", self._step) or {}
        return {f"step.{name}": stored.get(name) for name in fields_of(self.kind)}

    def _tell_due(self) -> None:
        """Say which deadline follows where none is typed."""
        if self.kind not in (ASSIGNED, AGAIN):
            self.told.hide()
            return
        day, due = self.form.value("step.day"), self.form.value("step.due")
        days = read_days(self.session.rows)
        counted = days_later(str(day), days) if day and not due else None
        rule = f"办理期限不填时按{days}天计算：{show_date(counted)}。" if counted else ""
        self.told.setText(f"{rule}{RESPONSE_NOTE}")


def _sentences(problems: Sequence[Problem], between: str = "；") -> str:
    shown = between.join(problem.message for problem in problems[:_SHOWN])
    return shown + (f"{between}……共{len(problems)}条" if len(problems) > _SHOWN else "")
