"""统计口径: under which category reports count each kind of event; the usual one unless the office says otherwise."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.kinds import Choice
from secretariat.domains.events.categories import Categories, category_of
from secretariat.gui.fresh import FreshPart
from secretariat.gui.pieces import hint, list_table, page_layout, section
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT, colour
from secretariat.store.transaction import Transaction

NAME = "修改统计口径"
_HEADS = ("活动类别", "已登记（场）", "统计口径")
_KIND, _COUNT, _CATEGORY = range(len(_HEADS))
_WHY = (
    "月报、年报按右边的口径合计活动。灰色的是通常的归法；本单位另有归法的，在这里改，已经登记的活动一起按新口径统计，"
    "活动本身不变。"
)


class _Box(QComboBox):
    """A choice in a table: the wheel scrolls the table, and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Table(QTableWidget):
    """Enter or F2 opens the choice of the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        box = self.cellWidget(self.currentRow(), _CATEGORY)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and isinstance(box, QComboBox):
            box.setFocus()
            box.showPopup()
        else:
            super().keyPressEvent(event)


class KindsPart(FreshPart):
    """One line for each kind of the dictionary, and for each that events still have."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.kinds: list[str] = []
        self.table = _Table(0, len(_HEADS))
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.setAccessibleName("统计口径")
        list_table(self.table)
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT + 6)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for place, width in enumerate((180, 130, 260)):
            self.table.setColumnWidth(place, width)
        self.table.setMaximumWidth(760)
        layout: QVBoxLayout = page_layout(self)
        layout.addWidget(section("活动类别怎样归入统计口径"))
        layout.addWidget(hint(_WHY))
        layout.addWidget(self.table, 1)
        self.follow(session.changed)

    def read(self) -> None:
        """Read the kinds and how they are told anew."""
        rows, at = self.session.rows, self.table.currentRow()
        used = Counter(str(kind) for _, kind in rows.columns("event", ("kind",)) if kind)
        self.kinds = list(dict.fromkeys([*_entries(self.session, "kind"), *used]))
        own = Categories.read(rows).own
        self.table.setRowCount(0)
        self.table.setRowCount(len(self.kinds))
        for place, kind in enumerate(self.kinds):
            self.table.setItem(place, _KIND, QTableWidgetItem(kind))
            count = QTableWidgetItem(str(used[kind] or ""))
            count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(place, _COUNT, count)
            self.table.setCellWidget(place, _CATEGORY, self._choice(kind, own.get(kind)))
        self.table.selectRow(max(0, min(at, len(self.kinds) - 1)))

    def _choice(self, kind: str, chosen: str | None) -> QComboBox:
        box = _Box()
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setAccessibleName(f"{kind}的统计口径")
        box.addItem(f"{category_of(kind)}（通常）", "")
        box.setItemData(0, QBrush(colour("faint")), Qt.ItemDataRole.ForegroundRole)
        offered = dict.fromkeys([*_entries(self.session, "category"), *([chosen] if chosen else [])])
        for name in offered:
            box.addItem(name, name)
        box.setCurrentIndex(box.findData(chosen or ""))
        if not chosen:
            box.setStyleSheet(f"QComboBox {{ color: {colour('faint').name()}; }}")
        box.activated.connect(lambda _: self.choose(kind, str(box.currentData())))
        return box

    def box(self, kind: str) -> QComboBox:
        """The choice of a kind."""
        found = self.table.cellWidget(self.kinds.index(kind), _CATEGORY)
        assert isinstance(found, QComboBox)
        return found

    def choose(self, kind: str, category: str) -> None:
        """Count a kind under a category; "" for the usual one."""
        if (Categories.read(self.session.rows).own.get(kind) or "") != category:
            self.session.operate(NAME, lambda tx: _map(tx, kind, category))


def _entries(session: Session, field: str) -> tuple[str, ...]:
    kind = session.catalog.entities["kind_mapping"].field(field).kind
    assert isinstance(kind, Choice)
    return kind.entries


def _map(tx: Transaction, kind: str, category: str) -> None:
    present = tx.find("kind_mapping", kind=kind)
    for row in present[1:] if category else present:
        tx.remove("kind_mapping", row["id"])
    if category and present:
        tx.change("kind_mapping", present[0]["id"], {"category": category})
    elif category:
        tx.add("kind_mapping", {"kind": kind, "category": category})
