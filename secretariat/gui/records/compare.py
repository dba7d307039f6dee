"""Two records side by side, with a choice wherever they differ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.kinds.kind import Value
from secretariat.gui.records.dossier import gather
from secretariat.gui.session import Session
from secretariat.store.rows import Record


class Compare(QScrollArea):
    """Says which of two records stays, and which value of each field that differs."""

    def __init__(self, session: Session, entity: str, one: int, other: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.entity, self.records = entity, (one, other)
        found = session.rows.many(entity, self.records)
        self._rows: tuple[Record, Record] = (found[one], found[other])
        self._entity = session.catalog.entities[entity]
        self._groups: dict[str, QButtonGroup] = {}
        body = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._line = 0
        self.keep = self._keep_buttons()
        self._fill()
        self._add_ties(session)
        layout = QVBoxLayout(body)
        layout.addLayout(self._grid)
        layout.addStretch()
        self.setWidget(body)

    @property
    def kept(self) -> int:
        """The record that stays."""
        return self.records[max(0, self.keep.checkedId())]

    @property
    def lost(self) -> int:
        """The record that becomes part of the other."""
        return self.records[1 - max(0, self.keep.checkedId())]

    def chosen(self) -> dict[str, Value]:
        """The value taken for each field that differs."""
        return {name: self._rows[max(0, group.checkedId())][name] for name, group in self._groups.items()}

    def _keep_buttons(self) -> QButtonGroup:
        group = QButtonGroup(self)
        self._add_label("保留哪一条", strong=True)
        for side, record in enumerate(self._rows):
            button = QRadioButton(f"保留这一条（记录{record['id']}）")
            button.setChecked(side == self._fuller())
            group.addButton(button, side)
            self._grid.addWidget(button, self._line, side + 1)
        group.idToggled.connect(self._follow)
        self._line += 1
        return group

    def _fuller(self) -> int:
        filled = [sum(value is not None for value in row.values()) for row in self._rows]
        return 0 if filled[0] >= filled[1] else 1

    def _follow(self, side: int, checked: bool) -> None:
        """The record that stays usually has the right values."""
        if checked:
            for group in self._groups.values():
                group.button(side).setChecked(True)

    def _fill(self) -> None:
        fields = [item for item in self._entity if any(row[item.name] is not None for row in self._rows)]
        differing = [
            item for item in fields
            if None not in (self._rows[0][item.name], self._rows[1][item.name])
            and self._rows[0][item.name] != self._rows[1][item.name]
        ]  # fmt: skip
        if differing:
            self._add_label("不一样的，请各选一个", strong=True)
            self._line += 1
        for item in differing:
            self._add_choice(item.name, item.label, item.kind.show)
        self._add_label("一样的，或只有一边有的（都保留）", strong=True)
        self._line += 1
        for item in fields:
            if item not in differing:
                self._add_label(item.label)
                for side, row in enumerate(self._rows):
                    self._grid.addWidget(_words(item.kind.show(row[item.name])), self._line, side + 1)
                self._line += 1

    def _add_choice(self, name: str, label: str, show: Callable[[Value], str]) -> None:
        group = self._groups[name] = QButtonGroup(self)
        self._add_label(label)
        for side, row in enumerate(self._rows):
            text = show(row[name]).replace("\n", " ").replace("&", "&&")
            button = QRadioButton(text if len(text) <= 40 else text[:39] + "…")
            button.setToolTip(text)
            button.setChecked(side == max(0, self.keep.checkedId()))
            group.addButton(button, side)
            self._grid.addWidget(button, self._line, side + 1)
        self._line += 1

    def _add_ties(self, session: Session) -> None:
        """What hangs on each of the two, all of which moves to the one that stays."""
        self._add_label("连着的记录（都转到保留的那条）", strong=True)
        self._line += 1
        dossiers = [gather(session.rows, self.entity, record) for record in self.records]
        for label, of in (("任职", "jobs"), ("会籍", "periods")):
            self._add_label(label)
            for side, dossier in enumerate(dossiers):
                lines = _ties(dossier, of) if dossier else []
                self._grid.addWidget(_words("\n".join(lines) or "（无）"), self._line, side + 1)
            self._line += 1

    def _add_label(self, text: str, *, strong: bool = False) -> None:
        label = QLabel(text)
        label.setProperty("tone", "strong" if strong else "muted")
        span = 3 if strong and not text.startswith("保留") else 1
        self._grid.addWidget(label, self._line, 0, 1, span, Qt.AlignmentFlag.AlignTop)


def _ties(dossier: object, of: str) -> list[str]:
    if of == "jobs":
        jobs = getattr(dossier, "jobs", ())
        return [
            f"{job.role}　{job.name}　{job.company}" + ("（已结束）" if job.ended else "") for job in jobs
        ]
    return [f"{item.kind}　{item.start}　{item.status}" for item in getattr(dossier, "periods", ())]


def _words(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
