"""A form: sections of fields, the most used ones first, the others folded away until they are wanted."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column
from secretariat.gui.forms.editor import Editor, Setting, Suggest
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.forms.field import Field
from secretariat.gui.lists.buttons import tool
from secretariat.gui.session import Session

Suggestions = Mapping[str, Suggest]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a form; the columns in `rare` stay folded while they are empty.

    `targets` names the entity that each link of the section points to; `makers` make the editors that follow from
    more than the kind of a column.
    """

    title: str
    columns: tuple[Column, ...]
    rare: frozenset[str] = frozenset()
    targets: Mapping[str, str] = dataclasses.field(default_factory=dict)
    makers: Mapping[str, Callable[[Setting], Editor]] = dataclasses.field(default_factory=dict)


class _Part(QFrame):
    """The card of one section: its fields in two columns, notes across both."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "card")
        self.section = section
        self.heading = QLabel(section.title)
        self.heading.setProperty("tone", "heading")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.addWidget(self.heading)
        layout.addLayout(self.grid)

    def place(self, fields: Sequence[Field]) -> None:
        """Set the fields that are shown, in order, without holes."""
        while self.grid.count():
            self.grid.takeAt(0)
        row = column = 0
        for field in fields:
            if field.wide and column:
                row, column = row + 1, 0
            self.grid.addWidget(field, row, column, 1, 2 if field.wide else 1)
            row, column = (row + 1, 0) if field.wide or column else (row, 1)
        self.setVisible(bool(fields))


class Form(QScrollArea):
    """Edits the cells of one record by column key. `changed` comes with every key typed."""

    changed = Signal(str)
    settled = Signal(str)

    def __init__(
        self, session: Session, sections: Sequence[Section], values: Mapping[str, Value],
        suggestions: Suggestions | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.fields: dict[str, Field] = {}
        self._offered: Callable[[str], bool] = lambda key: True
        self._start = dict(values)
        self._parts = [_Part(section) for section in sections]
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 4, 12, 4)
        layout.setSpacing(12)
        for part in self._parts:
            self._fill(part, session, suggestions or {})
            layout.addWidget(part)
        self.more = tool("更多字段 ▾", tip="显示不常用的字段", checkable=True)
        self.more.toggled.connect(self.arrange)
        layout.addWidget(self.more)
        layout.addStretch()
        self.setWidget(body)
        self.arrange()

    def _fill(self, part: _Part, session: Session, suggestions: Suggestions) -> None:
        for column in part.section.columns:
            target, suggest = part.section.targets.get(column.key), suggestions.get(column.key)
            make = part.section.makers.get(column.key, make_editor)
            editor = make(Setting(column.kind, session, target, suggest))
            editor.set_value(self._start.get(column.key))
            made = Field(column, editor, parent=part)
            made.changed.connect(self.changed)
            made.settled.connect(self._on_settled)
            self.fields[column.key] = made
            # A value that is kept but looks wrong (a check digit) is said at once.
            if column.kind.warn(self._start.get(column.key)):
                made.show_remark()

    def offer(self, offered: Callable[[str], bool]) -> None:
        """Say which columns there are at all, as the kind of record decides."""
        self._offered = offered
        self.arrange()

    def arrange(self) -> None:
        """Show the fields that are offered and used; with 更多字段 all that are offered."""
        everything = self.more.isChecked()
        folded = False
        for part in self._parts:
            shown = []
            for column in part.section.columns:
                field = self.fields[column.key]
                offered = self._offered(column.key)
                rare = column.key in part.section.rare and not field.editor.text().strip()
                folded = folded or (offered and column.key in part.section.rare)
                visible = offered and (everything or not rare)
                field.setVisible(visible)
                if visible:
                    shown.append(field)
            part.place(shown)
        self.more.setText("收起不常用的字段 ▴" if everything else "更多字段 ▾")
        self.more.setVisible(folded)

    def title_section(self, title: str, words: str) -> None:
        """Give the section of that title other words."""
        for part in self._parts:
            if part.section.title == title:
                part.heading.setText(words)

    def offered_fields(self) -> Iterable[Field]:
        """The fields of this kind of record, folded ones included."""
        return (field for key, field in self.fields.items() if self._offered(key))

    def value(self, key: str) -> Value:
        """What was understood in one field."""
        return self.fields[key].value() if key in self.fields and self._offered(key) else None

    def values(self) -> dict[str, Value]:
        """Every offered value that is filled."""
        found = {field.key: field.value() for field in self.offered_fields()}
        return {key: value for key, value in found.items() if value is not None}

    def changes(self) -> dict[str, Value]:
        """The values that differ from those the form started with."""
        return {
            field.key: value
            for field in self.offered_fields()
            if (value := field.value()) != self._start.get(field.key)
        }

    def touched(self) -> bool:
        """Whether anything was typed that is not saved."""
        return any(field.editor.touched() for field in self.offered_fields())

    def complain(self, required: Iterable[str] = ()) -> Field | None:
        """Mark every field that cannot be saved; returns the first, None where all is well."""
        first: Field | None = None
        needed = set(required)
        for field in self.offered_fields():
            self._place_spill(field)
        for field in self.offered_fields():
            if field.problem() or not field.remark.text():
                field.show_remark()
            empty = field.key in needed and field.value() is None and not field.problem()
            if empty:
                field.complain(f"请填写{field.label}")
            if (problem := field.problem()) and not field.editor.reading().problem:
                field.complain(problem)
            if (empty or problem) and first is None:
                first = field
        if first is not None:
            self.go_to(first)
        return first

    def go_to(self, field: Field) -> None:
        """Bring a field into view, unfolded if need be, and let it take the keys."""
        if not field.isVisibleTo(self):
            self.more.setChecked(True)
        field.editor.inner().setFocus()
        self.ensureWidgetVisible(field)

    def _on_settled(self, key: str) -> None:
        self._place_spill(self.fields[key])
        self.settled.emit(key)

    def _place_spill(self, field: Field) -> None:
        """What stood in a cell beside its value goes where it belongs: a landline, a remark. Nothing is lost."""
        reading = field.editor.reading()
        words = {role: text for role, text in reading.spill.items() if text}
        if not words or not field.editor.touched() or reading.problem:
            return
        alias = field.key.partition(".")[0]
        if False not in [self._put(alias, role, text) for role, text in words.items()]:
            field.editor.put_text(field.column.kind.edit(reading.value))
            field.note(reading.note or "其余内容已放到相应的字段")
        else:
            field.complain(field.problem() or "")

    def _put(self, alias: str, role: str, text: str) -> bool:
        keys = (f"{alias}.{role}", *(("membership.remark", f"{alias}.remark") if role == "remark" else ()))
        target = next((self.fields[key] for key in keys if key in self.fields and self._offered(key)), None)
        if target is None:
            return False
        present = target.editor.text().strip()
        if text not in present:
            if present and role != "remark":
                return False
            target.editor.put_text(f"{present}；{text}" if present else text)
        self.arrange()
        return True
