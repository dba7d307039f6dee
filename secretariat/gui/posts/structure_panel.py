"""The structure of a council beside the list: this term and the next, moving with every decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from secretariat.base.figures import percent
from secretariat.domains.posts.structure import Structure, coming, decisions, present
from secretariat.domains.posts.turnover import DECISIONS, TurnoverPlan
from secretariat.gui.pieces import hint, list_table, toned
from secretariat.gui.style import colour

_COLUMNS = ("项目", "本届", "新一届")
_WIDTH = 356
Line = tuple[str, str, str, bool]
"""What is counted, in this term, in the next, and whether the next is above its quota."""


def quota_lines(old: Structure, new: Structure) -> Iterator[Line]:
    """职数: how many of each title, and of how many."""
    names = {**new.quotas, **new.by_title, **old.by_title}
    ranked = [name for name in (*old.by_title, *new.by_title, *new.quotas) if name in names]
    for name in dict.fromkeys(ranked):
        seats, taken = new.quotas.get(name), new.by_title.get(name, 0)
        told = str(taken) if seats is None else f"{taken} / {seats}"
        yield name, str(old.by_title.get(name, 0)), told, seats is not None and taken > seats
    whole = str(new.people) if new.total is None else f"{new.people} / {new.total}"
    yield "合计（人）", str(old.people), whole, new.total is not None and new.people > new.total


def structure_lines(old: Structure, new: Structure) -> Iterator[Line]:
    """结构: 女性, 中共党员, 非公, 平均年龄."""
    for name, part in (("女性", "women"), ("中共党员", "communists"), ("非公人士", "private")):
        yield name, _share(getattr(old, part), old), _share(getattr(new, part), new), False
    yield "平均年龄", old.average_age, new.average_age, False


def _share(number: int, whole: Structure) -> str:
    return f"{number}（{percent(number, whole.people)}）" if whole.people else str(number)


def _counted(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[Line]:
    for name in {**before, **after}:
        yield name, str(before.get(name, 0)), str(after.get(name, 0)), False


class StructurePanel(QFrame):
    """A card with the counts of a plan. `show_plan` is quick enough for every key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "card")
        self.setFixedWidth(_WIDTH)
        self.told = toned("", "strong")
        self.told.setWordWrap(True)
        self.remark = hint()
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setHorizontalHeaderLabels(list(_COLUMNS))
        list_table(self.table)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().setDefaultSectionSize(25)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remark)

    def show_plan(self, plan: TurnoverPlan, day: str) -> None:
        """Show the structure as far as it is decided; the place in the list stays."""
        old, new, counted = present(plan, day), coming(plan, day), decisions(plan)
        told = "，".join(f"{name}{counted[name]}" for name in DECISIONS)
        self.told.setText(f"{told}；未定{counted['']}")
        parts = (
            ("职数", quota_lines(old, new)), ("结构", structure_lines(old, new)),
            ("政治面貌", _counted(old.by_politics, new.by_politics)),
            ("学历", _counted(old.by_education, new.by_education)),
            ("年龄段", _counted(old.by_age, new.by_age)),
        )  # fmt: skip
        place = self.table.verticalScrollBar().value()
        self.table.setRowCount(0)
        for title, lines in parts:
            self._add_line((title, "", "", False), heading=True)
            for line in lines:
                self._add_line(line)
        self.table.verticalScrollBar().setValue(place)
        self.remark.setText("；".join(_remarks(new)))
        self.remark.setVisible(bool(self.remark.text()))

    def words(self) -> dict[str, tuple[str, str]]:
        """What stands in the table: name → (this term, the next)."""
        return {
            self._text(row, 0): (self._text(row, 1), self._text(row, 2))
            for row in range(self.table.rowCount())
        }

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _add_line(self, line: Line, *, heading: bool = False) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(line[:3]):
            item = QTableWidgetItem(text)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            if heading or line[3]:
                font = QFont(self.font())
                font.setBold(True)
                item.setFont(font)
            if heading:
                item.setBackground(QBrush(colour("sidebar")))
            elif line[3]:
                item.setForeground(QBrush(colour("bad")))
            self.table.setItem(row, column, item)


def _remarks(new: Structure) -> Iterator[str]:
    for title, number in new.above.items():
        yield f"{title or '总人数'}超出职数{number}名"
    if new.unit_unknown:
        yield f"{new.unit_unknown}人的单位类别未填写，未计入非公"
    if len(new.ages) < new.people:
        yield f"{new.people - len(new.ages)}人的年龄不详，未计入平均年龄"
