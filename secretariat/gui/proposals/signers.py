"""The signers of a proposal in their order: picked by name, pinyin or phone, without the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.kinds import Link
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.link_editor import LinkEditor, record_line
from secretariat.gui.lists.buttons import tool
from secretariat.gui.pieces import hint
from secretariat.gui.session import Session

Signer = int | str
"""A person's id, or a name where it is not known who is meant."""

_SIGNER = Qt.ItemDataRole.UserRole
_HEIGHT = 118


class _Finder(LinkEditor):
    """Looks a person up; a name that nobody has may be kept as it stands on the paper."""

    new_words = "只登记姓名“{}”，以后再对应到人员"


class SignersEditor(QWidget):
    """A finder and the list of signers below it; the first of them is the 第一提案人."""

    changed = Signal()

    def __init__(
        self, session: Session, signers: Sequence[Signer] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.finder = _Finder(
            Setting(Link(), session, "person", placeholder="姓名、拼音首字母或手机，回车加入")
        )
        self.finder.offers_new = True
        self.finder.set_value(None)
        self.finder.inner().setAccessibleName("提案人")
        self.finder.settled.connect(self._take_found)
        self.finder.new_asked.connect(self._take_name)
        self.finder.line.returnPressed.connect(self._enter)
        self.list = QListWidget()
        self.list.setFixedHeight(_HEIGHT)
        self.list.setAccessibleName("提案人名单")
        self.list.installEventFilter(self)
        self.told = hint("第一位是第一提案人，其余是联名人。名单里：Delete移除，Alt+↑↓调整次序。")
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.start(signers)

    def _lay_out(self) -> None:
        words = QLabel("提案人(&R)：")
        words.setBuddy(self.finder.inner())
        line = QHBoxLayout()
        line.addWidget(words)
        line.addWidget(self.finder, 1)
        for text, slot, tip in (
            ("上移", lambda: self.move_by(-1), "Alt+↑"), ("下移", lambda: self.move_by(1), "Alt+↓"),
            ("移除", self.remove, "Delete"),
        ):  # fmt: skip
            line.addWidget(tool(text, slot, tip=tip))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.list)
        layout.addWidget(self.told)

    def start(self, signers: Sequence[Signer]) -> None:
        """Begin with these signers."""
        self.list.clear()
        for signer in signers:
            self._append(signer)
        self._start = list(signers)

    def signers(self) -> list[Signer]:
        """The signers in order."""
        return [self.list.item(place).data(_SIGNER) for place in range(self.list.count())]

    def pending(self) -> str:
        """What is typed but not in the list yet."""
        return self.finder.text().strip()

    def touched(self) -> bool:
        """Whether the signers are others than at the start, or somebody is half typed."""
        return self.signers() != self._start or bool(self.pending())

    def add(self, signer: Signer) -> None:
        """Put a signer at the end; one who is there already is only pointed at."""
        present = self.signers()
        if signer in present:
            self.list.setCurrentRow(present.index(signer))
        else:
            self._append(signer)
            self.changed.emit()
        self.finder.set_value(None)
        self.finder.inner().setFocus()

    def remove(self) -> None:
        """Take the selected signer out."""
        if self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())
            self._number()
            self.changed.emit()

    def move_by(self, step: int) -> None:
        """Move the selected signer up or down."""
        place = self.list.currentRow()
        if place >= 0 and 0 <= place + step < self.list.count():
            self.list.insertItem(place + step, self.list.takeItem(place))
            self.list.setCurrentRow(place + step)
            self._number()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
            if alt and event.key() in moves:
                self.move_by(moves[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _append(self, signer: Signer) -> None:
        item = QListWidgetItem()
        item.setData(_SIGNER, signer)
        self.list.addItem(item)
        self._number()

    def _number(self) -> None:
        for place in range(self.list.count()):
            item = self.list.item(place)
            signer = item.data(_SIGNER)
            known = isinstance(signer, int)
            words = record_line(self._session, "person", signer) if known else f"{signer}　（待对应到人员）"
            item.setText(f"{place + 1}　{words}{'　第一提案人' if place == 0 else ''}")

    def _take_found(self) -> None:
        record = self.finder.value()
        if isinstance(record, int):
            self.add(record)

    def _take_name(self, name: str) -> None:
        self.add(name)

    def _enter(self) -> None:
        """Enter offers who may be meant: a name alone never decides. Nobody of that name is kept as a name."""
        text = self.pending()
        if not text or isinstance(self.finder.value(), int):
            return
        completer = self.finder.line.completer()
        if self.finder.found(text) and completer is not None:
            self.finder.offered.setStringList([*self.finder.found(text), self.finder.new_words.format(text)])
            completer.complete()
            popup = completer.popup()
            if popup is not None:
                popup.setCurrentIndex(completer.completionModel().index(0, 0))
        else:
            self._take_name(text)
