"""Finding one record of some ledgers: by characters, pinyin, phone or code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from secretariat.base.entity import SENSITIVE
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column
from secretariat.gui.pieces import action, hint, row
from secretariat.gui.session import Session

_SHOWN = 50
_CELLS = 5
_PAUSE = 120  # milliseconds of quiet before the search begins
_RECORD = Qt.ItemDataRole.UserRole
_KEYS = "Enter 选中，上下键移动，Esc 取消"
_NOTHING = "没有找到。换几个字再试，名称可以只输一部分；名册里还没有的，请先登记。"


def _shown(column: Column, cell: Value) -> str:
    """A cell for the list: what is sensitive tells two people apart by its ends alone."""
    return column.kind.mask(cell) if column.level == SENSITIVE else column.kind.show(cell)


class RecordSearch(QDialog):
    """A small window with a search box and what it finds. `chosen` carries the ledger and the record's id."""

    chosen = Signal(str, int)

    def __init__(
        self, session: Session, ledgers: Sequence[str], parent: QWidget | None = None, start: str = ""
    ) -> None:
        super().__init__(parent)
        self._listings = [session.listing(name) for name in ledgers]
        self.setWindowTitle(f"查找{'或'.join(one.ledger.label for one in self._listings)}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 460)
        self.line = QLineEdit(
            start, placeholderText="名称、拼音首字母、手机或信用代码", clearButtonEnabled=True
        )
        self.line.selectAll()
        self.found = QListWidget()
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = hint(_KEYS)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.search)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.line.returnPressed.connect(self._take)
        self.found.itemActivated.connect(lambda _: self._take())
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.found, 1)
        layout.addWidget(self.told)
        layout.addLayout(
            row(None, action("选中(&O)", self._take, primary=True), action("取消(&C)", self.reject))
        )
        self.search()

    def search(self) -> None:
        """Show what the words in the box find, of each ledger as many as of the others."""
        self._pause.stop()
        self.found.clear()
        for ledger, record, words in self._hits():
            item = QListWidgetItem(words)
            item.setData(_RECORD, (ledger, record))
            item.setToolTip(words)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.told.setText(_KEYS if self.found.count() else _NOTHING)

    def _hits(self) -> Iterator[tuple[str, int, str]]:
        several = len(self._listings) > 1
        for listing in self._listings:
            ledger = listing.ledger
            ids = listing.index().find(self.line.text(), _SHOWN // len(self._listings))
            keys = [ledger.title, *(key for key in ledger.searched if key != ledger.title)][:_CELLS]
            columns = [ledger.column(key) for key in keys]
            for record, cells in zip(ids, listing.rows(ids, keys), strict=True):
                filled = (_shown(one, cell) for one, cell in zip(columns, cells, strict=True) if cell)
                words = "　".join((*((ledger.label,) if several else ()), *filled))
                yield ledger.name, record, words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.found.setCurrentRow(max(0, min(self.found.count() - 1, self.found.currentRow() + step)))
            return
        super().keyPressEvent(event)

    def _take(self) -> None:
        if self._pause.isActive():
            self.search()
        item = self.found.currentItem()
        if item is not None:
            self.chosen.emit(*item.data(_RECORD))
            self.accept()
