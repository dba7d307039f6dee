"""The box at the door: who comes is found by a few letters; who is not on the list can be put there."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.domains.events.vocabulary import ATTENDANCE_ROLES, EXPECTED, OBSERVER
from secretariat.gui.forms.link_editor import record_line
from secretariat.gui.pieces import hint, toned
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT

_WHO = Qt.ItemDataRole.UserRole
_OFFERED = 6
_WIDTH = 300
_NAME = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff·]{1,11}")
_HOW = "站在门口签到：输入姓名、拼音首字母或手机尾号，只剩一个人时按回车，就登记出席。"

Newcomer = int | str
"""A person's id, or the name of somebody who is not among the persons."""


class _Box(QLineEdit):
    """The line itself; Down and Up leave it for the lists."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Offers(QListWidget):
    """People who are not on the list; Enter takes one, Esc and Up from the first go back to the box."""

    taken, left = Signal(object), Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.taken.emit(item.data(_WHO))
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.currentRow() <= 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Door(QFrame):
    """`searched` comes with every key, `entered` with Enter, `joined` with somebody who was not on the list."""

    searched, entered, joined, down = Signal(str), Signal(), Signal(object), Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("tone", "card")
        self.setFixedWidth(_WIDTH)
        self.box = _Box(placeholderText="姓名、拼音首字母或手机", clearButtonEnabled=True)
        self.box.setAccessibleName("签到查找")
        self.box.textChanged.connect(self.searched)
        self.box.returnPressed.connect(self.entered)
        self.box.down.connect(self.down)
        self.told = toned("", "strong")
        self.told.setWordWrap(True)
        self.told.hide()
        self.way = hint(_HOW)
        self.others = toned("不在名单上的人：", "muted")
        self.offers = _Offers()
        self.offers.setAccessibleName("不在名单上的人")
        for policy in (self.offers.setHorizontalScrollBarPolicy, self.offers.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.offers.taken.connect(self._take)
        self.offers.itemClicked.connect(lambda item: self._take(item.data(_WHO)))
        self.offers.left.connect(self.box.setFocus)
        self.role = QComboBox()
        self.role.addItems(list(ATTENDANCE_ROLES))
        self._lay_out()
        self.offer("", frozenset(), hits=0)

    def _lay_out(self) -> None:
        words, role = QLabel("签到查找(&G)："), QLabel("加入时的身份(&J)：")
        words.setBuddy(self.box)
        role.setBuddy(self.role)
        self._joining = QWidget()
        joining = QVBoxLayout(self._joining)
        joining.setContentsMargins(0, 0, 0, 0)
        joining.setSpacing(6)
        joined: tuple[QWidget, ...] = (self.others, self.offers, role, self.role)
        for one in joined:
            joining.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        for widget in (words, self.box, self.told, self.way, self._joining):
            layout.addWidget(widget)
        layout.addStretch(1)

    def expect(self, *, listed: bool) -> None:
        """Where there is a list of 应到, somebody beside it usually sits in; else all who come are 应到."""
        self.role.setCurrentText(OBSERVER if listed else EXPECTED)

    def say(self, text: str) -> None:
        """What the last Enter did; "" for nothing."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def offer(self, text: str, present: frozenset[int], *, hits: int) -> None:
        """Offer people beside the list who fit what is typed; `hits` are those on the list."""
        self.offers.clear()
        for words, who in self._newcomers(text.strip(), present):
            item = QListWidgetItem(words)
            item.setData(_WHO, who)
            item.setToolTip(words)
            self.offers.addItem(item)
        count = self.offers.count()
        self.offers.setFixedHeight(max(1, count) * ROW_HEIGHT + 6)
        self._joining.setVisible(count > 0)
        self.way.setText(_next(text.strip(), hits, count))

    def _newcomers(self, text: str, present: frozenset[int]) -> list[tuple[str, Newcomer]]:
        if not text:
            return []
        index = self._session.listing("people").index()
        found: list[int] = index.find(text, _OFFERED, lambda person: person not in present)
        offers: list[tuple[str, Newcomer]] = [
            (record_line(self._session, "person", person), person) for person in found
        ]
        if _NAME.fullmatch(text):
            offers.append((f"只登记姓名“{text}”，以后再对应", text))
        return offers

    def go_to_offers(self) -> bool:
        """Put the keyboard on the first offer; False where there is none."""
        if self.offers.count() == 0:
            return False
        self.offers.setCurrentRow(0)
        self.offers.setFocus()
        return True

    def _take(self, who: Newcomer) -> None:
        self.joined.emit(who)


def _next(text: str, hits: int, offers: int) -> str:
    """What the next key does."""
    if not text:
        return _HOW
    if hits == 1:
        return "名单上只有这一位：按回车登记出席。"
    if hits:
        return f"名单上有{hits}位：接着输入，或按↓到表里选。"
    if offers:
        return "名单上没有。按回车到下面选，再按回车就加入名单并登记出席。"
    return "名单上、人员里都没有。请输入汉字姓名，可以先只登记姓名。"
