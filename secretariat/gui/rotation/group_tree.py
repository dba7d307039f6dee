"""Groups with their people as a tree: one look for the stored groups and for a draft of new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from secretariat.gui.pieces import chip_colours

HEADS = ("轮值组 / 姓名", "身份", "单位及职务", "行业或区域")
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TreePerson:
    """A person in the tree; `key` tells which."""

    key: int
    name: str
    part: str
    unit: str
    field: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class TreeGroup:
    """A group in the tree; `key` 0 stands for those in no group."""

    key: int
    name: str
    field: str
    people: tuple[TreePerson, ...]
    trouble: str = ""

    @property
    def words(self) -> str:
        """第1组　11人，组长3人."""
        leaders = sum(1 for one in self.people if one.part == "组长")
        return f"{self.name}　{len(self.people)}人" + (f"，组长{leaders}人" if leaders else "")


class GroupTree(QTreeWidget):
    """Ctrl+← and Ctrl+→ move a person to the group before or after, L makes a leader, Del takes out, F2 edits."""

    moved = Signal(int)
    """By how many groups the chosen person shall move: -1 or 1."""
    led, edited, removed = Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels(list(HEADS))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        for place in (0, 1, 3):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def fill(self, groups: Sequence[TreeGroup]) -> None:
        """Show groups; who was chosen stays chosen, folded groups stay folded."""
        group, person = self.chosen()
        folded = {item.data(0, _KEY)[0] for item in self._tops() if not item.isExpanded()}
        self.clear()
        for one in groups:
            top = self._top(one)
            self.addTopLevelItem(top)
            top.setExpanded(one.key not in folded)
        self.choose(group, person)

    def _top(self, group: TreeGroup) -> QTreeWidgetItem:
        top = QTreeWidgetItem([group.words, group.trouble, "", group.field])
        top.setData(0, _KEY, (group.key, 0))
        font = QFont(self.font())
        font.setBold(True)
        top.setFont(0, font)
        if group.trouble:
            top.setForeground(1, chip_colours("bad")[0])
        for one in group.people:
            item = QTreeWidgetItem([one.name, one.part, one.unit, one.field])
            item.setData(0, _KEY, (group.key, one.key))
            item.setToolTip(2, one.unit)
            if one.part == "组长":
                item.setForeground(1, chip_colours("accent")[0])
            if one.doubtful:
                item.setForeground(0, chip_colours("warn")[0])
                item.setToolTip(0, "只有姓名，还没有和人员对上；按F2选择是谁")
            top.addChild(item)
        return top

    def chosen(self) -> tuple[int, int]:
        """The keys of the chosen group and person; person 0 where a group is chosen, (-1, 0) where nothing is."""
        item = self.currentItem()
        group, person = item.data(0, _KEY) if item is not None else (-1, 0)
        return int(group), int(person)

    def choose(self, group: int, person: int = 0) -> None:
        """Choose a person wherever it stands now, else the group, else the first line."""
        items = [(top, top) for top in self._tops()]
        items += [
            (child, top) for top in self._tops() for at in range(top.childCount()) if (child := top.child(at))
        ]
        for item, _ in items:
            known = item.data(0, _KEY)
            if (person and known[1] == person) or (not person and tuple(known) == (group, 0)):
                self.setCurrentItem(item)
                return
        fitting = [item for item, _ in items if item.data(0, _KEY)[0] == group]
        if fitting or items:
            self.setCurrentItem(fitting[0] if fitting else items[0][0])

    def _tops(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [one for one in found if one is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if control and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif not control and key == Qt.Key.Key_L:
            self.led.emit()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edited.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
