"""The forms of visits and demands, for entering one after the other from a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, column
from secretariat.domains.service.completing import split_problems
from secretariat.domains.service.verbs import (
    NewVisit,
    add_problems,
    change_demand,
    next_numbers,
    register_demand,
    register_visit,
    year_of,
)
from secretariat.gui.forms.dialog import Job, RecordDialog
from secretariat.gui.forms.form import Form, Section
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.forms.saving import learn_choices
from secretariat.gui.pieces import hint, toned
from secretariat.gui.service.who import WhoEditor
from secretariat.gui.session import Session
from secretariat.store.store import Store

_VISIT = ("day", "programme", "leaders", "department", "outcome", "contact", "gifts", "gift_value", "remark")
_VISIT_RARE = ("contact", "gifts", "gift_value", "remark")
_DEMAND = ("title", "category", "source", "day", "number", "leader", "kind", "phone", "content", "remark")
_DEMAND_RARE = ("kind", "phone", "content", "remark")
_LINES = 4


class EntryDialog(RecordDialog):
    """A form with who it is about on top; 保存并登记下一… keeps what a pile has in common."""

    entity, noun, who_label = "", "", ""
    shown: Sequence[str] = ()
    rare: Sequence[str] = ()
    kept: Sequence[str] = ()
    wide: Sequence[str] = ()

    def __init__(self, session: Session, record: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(session, f"编辑{self.noun}" if record else f"登记{self.noun}", parent)
        self.record = record
        self._again = False
        self.columns = self._columns()
        stored = (session.rows.get(self.entity, record) if record else None) or {}
        self.who = WhoEditor(session, self.who_label)
        self.who.start(stored)
        self.told = toned("", "good")
        self.told.hide()
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(head)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.told)
        layout.addWidget(self.who)
        self.next_button = QPushButton(f"保存并登记下一{self.measure}(&A)")
        self.next_button.setToolTip("Ctrl+Enter")
        self.next_button.setAutoDefault(False)
        self.next_button.clicked.connect(self.save_and_go_on)
        values = {f"{self.entity}.{name}": value for name, value in stored.items()} or self.first_values()
        self.set_up(self._make_form(values), head, self.below(), () if record else (self.next_button,))
        if record is None:
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                QShortcut(QKeySequence(keys), self, self.save_and_go_on)
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    measure = "次"

    def first_values(self) -> dict[str, Value]:
        """What an empty form starts with."""
        return {f"{self.entity}.day": self.session.day}

    def below(self) -> QWidget | None:
        """What stands below the form."""
        return None

    def save_and_go_on(self) -> None:
        """Save, then show an empty form for the next one."""
        self._again = True
        self.save()
        self._again = self._again and self._busy

    def ready(self) -> bool:
        required = [f"{self.entity}.{item.name}" for item in self._entity().fields if item.required]
        good = self.form.complain(required) is None
        return good and not self.who.problem()

    def save(self) -> None:
        super().save()
        if not self._busy and (problem := self.who.problem()):
            self.trouble.say(f"{self.who.line.accessibleName()}：{problem}")
            self.who.setFocus()

    def touched(self) -> bool:
        return super().touched() or self.who.touched()

    def values(self) -> dict[str, Value]:
        """The fields of a new record."""
        found = {key.removeprefix(f"{self.entity}."): value for key, value in self.form.values().items()}
        return {**found, **self.who.fields()}

    def changes(self) -> dict[str, Value]:
        """The fields that differ from the stored record."""
        found = {key.removeprefix(f"{self.entity}."): value for key, value in self.form.changes().items()}
        return {**found, **(self.who.fields() if self.who.touched() else {})}

    def summary(self) -> str:
        """What was saved, in words."""
        raise NotImplementedError

    def start_next(self) -> None:
        """Empty what the next one does not have in common with this one."""
        kept = {f"{self.entity}.{name}": self.form.value(f"{self.entity}.{name}") for name in self.kept}
        fresh = self._make_form({**self.first_values(), **kept})
        area = self.layout()
        assert area is not None
        area.replaceWidget(self.form, fresh)
        self.form.deleteLater()
        self.form = fresh
        self.who.start({})
        self.trouble.say("")
        self.who.setFocus()

    def _on_saved(self, record: Any) -> None:
        if not self._again:
            super()._on_saved(record)
            return
        self._again = False
        self._set_busy(False)
        self.saved.emit(int(record))
        words = self.summary()
        self.start_next()
        self.told.setText(words)
        self.told.show()

    def _on_failed(self, error: BaseException) -> None:
        self._again = False
        super()._on_failed(error)

    def _set_busy(self, busy: bool) -> None:
        super()._set_busy(busy)
        self.next_button.setEnabled(not busy)

    def _entity(self) -> Any:
        return self.session.catalog.entities[self.entity]

    def _columns(self) -> tuple[Column, ...]:
        declared = self._entity()
        added = tuple(item.name for item in declared.fields if item.added)
        return tuple(column(self.entity, declared.field(name)) for name in (*self.shown, *added))

    def _make_form(self, values: Mapping[str, Value]) -> Form:
        rare = frozenset(f"{self.entity}.{name}" for name in self.rare)
        targets = {f"{self.entity}.{item.name}": item.target for item in self._entity().links if item.target}
        form = Form(self.session, [Section(self.noun, self.columns, rare, targets)], values)
        for name in self.wide:
            form.fields[f"{self.entity}.{name}"].wide = True
        form.arrange()
        return form


class VisitDialog(EntryDialog):
    """Registers visits one by one with the problems found, or changes the one that is given."""

    entity, noun, who_label = "visit", "走访", "走访单位或对象(&D)"
    shown, rare = _VISIT, _VISIT_RARE
    kept = ("day", "programme", "leaders", "department")

    def __init__(self, session: Session, record: int | None = None, parent: QWidget | None = None) -> None:
        self.problems = QPlainTextEdit(placeholderText="一行一条，每条登记为一件诉求，自动编号")
        super().__init__(session, record, parent)
        self.resize(860, 640)

    def _make_form(self, values: Mapping[str, Value]) -> Form:
        form = super()._make_form(values)
        editor = form.fields["visit.programme"].editor
        assert isinstance(editor, LinkEditor)
        editor.line.setPlaceholderText("输入方案名称查找，没有的可以新建")
        editor.offers_new = True
        editor.new_asked.connect(lambda name: self._add_programme(editor, name))
        return form

    def _add_programme(self, editor: LinkEditor, name: str) -> None:
        """Make a programme that is not there yet."""

        def write(store: Store) -> int:
            with store.transact("新增走访方案") as tx:
                return tx.add("programme", {"name": name})

        self.session.write("新增走访方案", write, editor.choose, self._on_failed)

    def below(self) -> QWidget:
        words = QLabel("发现的问题(&Q)" if self.record is None else "又发现的问题(&Q)")
        words.setBuddy(self.problems)
        self.problems.setTabChangesFocus(True)
        self.problems.setAccessibleName("发现的问题")
        height = self.fontMetrics().lineSpacing() * _LINES + 8
        self.problems.setStyleSheet(f"QPlainTextEdit {{ min-height: {height}px; max-height: {height}px; }}")
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(18, 0, 18, 0)
        layout.setSpacing(3)
        layout.addWidget(words)
        layout.addWidget(self.problems)
        if self.record is not None:
            found = self.session.rows.find("demand", visit=self.record)
            titles = "；".join(str(row["title"]) for row in found)
            layout.addWidget(hint(f"已登记{len(found)}件：{titles}" if found else "还没有登记发现的问题。"))
        return box

    def titles(self) -> list[str]:
        """The problems that stand in the box."""
        return split_problems(self.problems.toPlainText())

    def touched(self) -> bool:
        return super().touched() or bool(self.problems.toPlainText().strip())

    def job(self) -> tuple[str, Job] | None:
        if self.record is not None:
            return self._change(self.record)
        visit = NewVisit(self.values(), self.titles())
        columns, cells = self.columns, self.form.values()

        def write(store: Store) -> int:
            with store.transact("登记走访") as tx:
                learn_choices(tx, columns, cells)
                return register_visit(tx, visit).visit

        return "登记走访", write

    def _change(self, record: int) -> tuple[str, Job] | None:
        changes, titles = self.changes(), self.titles()
        columns, cells = self.columns, self.form.changes()
        if not changes and not titles:
            return None

        def write(store: Store) -> int:
            with store.transact("修改走访") as tx:
                learn_choices(tx, columns, cells)
                tx.change("visit", record, changes)
                add_problems(tx, record, titles)
            return record

        return "修改走访", write

    def summary(self) -> str:
        found = len(self.titles())
        more = f"，发现问题{found}件" if found else ""
        return f"已登记：{self.who.line.text().strip()}{more}。请登记下一次。"

    def start_next(self) -> None:
        super().start_next()
        self.problems.clear()


class DemandDialog(EntryDialog):
    """Registers demands one by one, or changes the one that is given."""

    entity, noun, who_label = "demand", "诉求", "诉求企业或个人(&D)"
    shown, rare, wide = _DEMAND, _DEMAND_RARE, ("title",)
    kept, measure = ("day", "source", "leader"), "件"

    def first_values(self) -> dict[str, Value]:
        """Today, and the next number of the year."""
        day = self.session.day
        return {"demand.day": day, "demand.number": next_numbers(self.session.rows, year_of(day))[0]}

    def job(self) -> tuple[str, Job] | None:
        columns, record = self.columns, self.record
        if record is None:
            values, cells = self.values(), self.form.values()

            def register(store: Store) -> int:
                with store.transact(f"登记诉求{values.get('number') or ''}") as tx:
                    learn_choices(tx, columns, cells)
                    return register_demand(tx, values)

            return "登记诉求", register
        changes, cells = self.changes(), self.form.changes()
        if not changes:
            return None

        def change(store: Store) -> int:
            with store.transact("修改诉求") as tx:
                learn_choices(tx, columns, cells)
                change_demand(tx, record, changes)
            return record

        return "修改诉求", change

    def summary(self) -> str:
        number, title = self.form.value("demand.number"), self.form.value("demand.title")
        return f"已登记：{number or ''}《{title}》。请登记下一件。"
