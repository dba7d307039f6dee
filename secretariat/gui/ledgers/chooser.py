"""The ledgers in their groups at the left of the page, with their counts, found by characters or pinyin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from secretariat.gui.ledgers.groups import GROUPS
from secretariat.gui.session import Session
from secretariat.gui.style import colour
from secretariat.store.search import matches

_NAME = Qt.ItemDataRole.UserRole
_WIDTH = 190
_COUNTS = 58


class _Finder(QLineEdit):
    """Finds a ledger; arrows move in the list below, Enter goes to the ledger."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if Qt.Key(event.key()) in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Chooser(QWidget):
    """A list of ledgers; `chosen` carries the name of the one that is selected, `entered` that Enter was pressed."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.finder = _Finder(placeholderText="查找台账")
        self.finder.setToolTip("汉字或拼音首字母，回车打开（Ctrl+L）")
        self.finder.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setItemsExpandable(False)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups: dict[str, QTreeWidgetItem] = {}
        self.items = dict(self._filled(session))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _COUNTS)
        self._connect()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.finder)
        layout.addWidget(self.tree, 1)

    def _filled(self, session: Session) -> Iterator[tuple[str, QTreeWidgetItem]]:
        """Groups and ledgers one below the other: what stands under a disabled line would be disabled too."""
        for title, names in GROUPS:
            group = QTreeWidgetItem(self.tree, [title])
            group.setFirstColumnSpanned(True)
            group.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass over it
            group.setForeground(0, QBrush(colour("faint")))
            font = group.font(0)
            font.setPointSizeF(font.pointSizeF() - 1)
            group.setFont(0, font)
            self.groups[title] = group
            for name in names:
                yield name, self._item(name, session.catalog.ledgers[name].label)

    def _item(self, name: str, label: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [f"　{label}", ""])
        item.setData(0, _NAME, name)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, QBrush(colour("muted")))
        return item

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(self._take)
        self.tree.itemActivated.connect(lambda _: self.entered.emit())
        self.finder.textChanged.connect(self._narrow)
        self.finder.moved.connect(self._move)
        self.finder.returnPressed.connect(self._enter)
        self.setFocusProxy(self.tree)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write how many records each ledger has; nothing beside an empty one."""
        for name, number in counts.items():
            if name in self.items:
                self.items[name].setText(1, f"{number:,}" if number else "")

    def mark(self, name: str) -> None:
        """Select a ledger without telling anybody; one that is not listed takes the mark away."""
        self.tree.blockSignals(True)
        item = self.items.get(name)
        if item is not None:
            item.setHidden(False)
            self.tree.setCurrentItem(item)
            self.tree.scrollToItem(item)
        else:
            self.tree.clearSelection()
        self.tree.blockSignals(False)

    def shown(self) -> list[str]:
        """The names of the ledgers that the search leaves."""
        return [name for name, item in self.items.items() if not item.isHidden()]

    def _take(self, item: QTreeWidgetItem | None, _: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _NAME):
            self.chosen.emit(item.data(0, _NAME))

    def _narrow(self, text: str) -> None:
        for title, names in GROUPS:
            whole = bool(text.strip()) and matches(text, (title,))
            for name in names:
                item = self.items[name]
                item.setHidden(
                    bool(text.strip()) and not whole and not matches(text, (item.text(0).strip(),))
                )
            self.groups[title].setHidden(all(self.items[name].isHidden() for name in names))

    def _move(self, step: int) -> None:
        shown = self.shown()
        current = self.tree.currentItem()
        name = current.data(0, _NAME) if current is not None else None
        place = shown.index(name) + step if name in shown else 0
        if shown:
            self.tree.setCurrentItem(self.items[shown[max(0, min(place, len(shown) - 1))]])

    def _enter(self) -> None:
        """Go to the selected ledger, if the search left it, else to the first that it left."""
        shown = self.shown()
        current = self.tree.currentItem()
        if shown and (current is None or current.data(0, _NAME) not in shown):
            self.tree.setCurrentItem(self.items[shown[0]])
        if shown:
            self.entered.emit()
