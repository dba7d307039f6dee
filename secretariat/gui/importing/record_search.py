"""Finding one record of a ledger: by characters, pinyin, phone or code."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from secretariat.gui.pieces import action, hint, row
from secretariat.gui.session import Session

_SHOWN = 50
_PAUSE = 120  # milliseconds of quiet before the search begins
_RECORD = Qt.ItemDataRole.UserRole


class RecordSearch(QDialog):
    """A small window with a search box and what it finds. `chosen` carries the record's id."""

    chosen = Signal(int)

    def __init__(self, session: Session, ledger: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = session.listing(ledger)
        self.setWindowTitle(f"查找{self._listing.ledger.label}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 460)
        self.line = QLineEdit(placeholderText="名称、拼音首字母、手机或信用代码", clearButtonEnabled=True)
        self.found = QListWidget()
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.search)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.line.returnPressed.connect(self._take)
        self.found.itemActivated.connect(lambda _: self._take())
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.found, 1)
        layout.addWidget(hint("Enter 选中，上下键移动，Esc 取消"))
        layout.addLayout(row(None, action("选中", self._take, primary=True), action("取消", self.reject)))
        self.search()

    def search(self) -> None:
        """Show what the words in the box find."""
        self._pause.stop()
        ledger = self._listing.ledger
        ids = self._listing.index().find(self.line.text(), _SHOWN)
        keys = [ledger.title, *(key for key in ledger.searched if key != ledger.title)][:5]
        self.found.clear()
        for record, cells in zip(ids, self._listing.rows(ids, keys), strict=True):
            shown = [
                ledger.column(key).kind.show(cell) for key, cell in zip(keys, cells, strict=True) if cell
            ]
            item = QListWidgetItem("　".join(shown))
            item.setData(_RECORD, record)
            self.found.addItem(item)
        self.found.setCurrentRow(0)

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
            self.chosen.emit(item.data(_RECORD))
            self.accept()
