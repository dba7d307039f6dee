"""粘贴名单: a list of names as it was copied, and whom each name means; only the ambiguous ones are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.errors import Refusal
from secretariat.domains.events.telling import Teller, Told, details, read_names
from secretariat.domains.events.verbs import take_names
from secretariat.domains.events.vocabulary import ATTENDANCE_STATES, UNRECORDED
from secretariat.gui.events.writing import operation
from secretariat.gui.pieces import action, hint, list_table, row, section, toned
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT, colour

NAME = "粘贴参会名单"
KNOWN, UNSURE, UNKNOWN = "认出", "不确定", "没有这个人"
_INKS = {KNOWN: "good", UNSURE: "warn", UNKNOWN: "muted"}
_HEADS = ("姓名", "名单上的单位", "结果", "是谁")
_NAME, _UNIT, _RESULT, _WHO = range(len(_HEADS))
_PAUSE = 250  # milliseconds after the last key
_ASKED = "请选择是哪一位（不选就只登记姓名）"
_BARE = "都不是，只登记姓名"
Key = tuple[str, str, str, int]


def result_of(told: Told) -> str:
    """Recognised, ambiguous, or nobody of that name."""
    if told.person is not None:
        return KNOWN
    return UNSURE if told.candidates else UNKNOWN


class PasteDialog(QDialog):
    """Text at the left, what was understood at the right. Names that nobody has come in as bare names."""

    def __init__(self, session: Session, event: int, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(parent)
        self._session, self._event = session, event
        self._teller = Teller(session.rows, event)
        self.told: list[Told] = []
        self._chosen: dict[Key, int] = {}
        self.setWindowTitle("粘贴名单")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1000, 640)
        self.text = QPlainTextEdit(placeholderText=(
            "把微信群接龙、Excel或文件里的名单粘贴到这里。\n一行一个，或用顿号、逗号隔开；\n"
            "后面带单位、手机的认得更准：\n张三　某某公司　13800000000"))  # fmt: skip
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("名单")
        self.state = QComboBox()
        self.state.addItems([*ATTENDANCE_STATES, UNRECORDED])
        self.table = QTableWidget(0, len(_HEADS))
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.setAccessibleName("识别结果")
        list_table(self.table)
        for place, width in enumerate((90, 170, 90)):
            self.table.setColumnWidth(place, width)
        self.summary, self.trouble = toned("", "strong"), toned("", "bad")
        self.ok = action("登记(&S)", self.accept, primary=True, tip="Ctrl+Enter")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.understand)
        self.text.textChanged.connect(self._pause.start)
        self._lay_out()
        self.text.setPlainText(text)
        self.understand()
        self.text.setFocus()

    def _lay_out(self) -> None:
        words, state = QLabel("名单(&L)："), QLabel("登记为(&D)：")
        words.setBuddy(self.text)
        state.setBuddy(self.state)
        left = QVBoxLayout()
        left.addWidget(words)
        left.addWidget(self.text, 1)
        left.addLayout(row(state, self.state, None))
        right = QVBoxLayout()
        right.addWidget(toned("识别结果", "muted"))
        right.addWidget(self.table, 1)
        right.addWidget(hint(
            "在应到名单里姓名唯一的直接认出；否则要手机或单位也对得上。不确定的请在“是谁”里选（在表里按Enter），"
            "没有这个人的只登记姓名，以后再对应。"))  # fmt: skip
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addLayout(left, 2)
        body.addLayout(right, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(section("粘贴参会名单"))
        layout.addLayout(body, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(row(self.summary, None, self.ok, action("取消(&C)", self.reject, tip="Esc")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            elif self.table.hasFocus():
                self._ask(self.table.currentRow())
        else:
            super().keyPressEvent(event)

    def _ask(self, row: int) -> None:
        """Open the choice of a line, if it leaves one."""
        box = self.table.cellWidget(row, _WHO)
        if isinstance(box, QComboBox):
            box.setFocus()
            box.showPopup()

    # -- understanding ----------------------------------------------------------------------------------

    def understand(self) -> None:
        """Read the text anew; choices already made stay."""
        self._pause.stop()
        found = self._teller.tell_all(read_names(self.text.toPlainText()))
        self.told = _once_each(found)
        self._keys = _keys(self.told)
        asked = {person for one in self.told for person in _people(one)}
        lines = details(self._session.rows, sorted(asked))
        self.table.setRowCount(0)
        self.table.setRowCount(len(self.told))
        for at, one in enumerate(self.told):
            self._fill(at, one, lines)
        if UNSURE in (results := [result_of(one) for one in self.told]):
            self.table.setCurrentCell(results.index(UNSURE), _NAME)
        self._count()

    def _fill(self, at: int, told: Told, lines: dict[int, str]) -> None:
        result = result_of(told)
        who = lines.get(told.person, "") if told.person is not None else told.reason
        for place, text in enumerate((told.named.name, told.named.unit, result, who)):
            item = QTableWidgetItem(text)
            item.setToolTip(told.reason or text)
            if place == _RESULT:
                item.setForeground(QBrush(colour(_INKS[result])))
            self.table.setItem(at, place, item)
        if result == UNSURE:
            self.table.setRowHeight(at, ROW_HEIGHT + 6)
            self.table.setCellWidget(at, _WHO, self._question(told, self._keys[at], lines))

    def _question(self, told: Told, key: Key, lines: dict[int, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"{told.named.name}是哪一位")
        box.setToolTip(told.reason)
        box.addItem(_ASKED, None)
        for person in told.candidates:
            box.addItem(lines.get(person, f"记录{person}"), person)
        box.addItem(_BARE, None)
        if key in self._chosen:
            box.setCurrentIndex(box.findData(self._chosen[key]))
        box.currentIndexChanged.connect(lambda _: self._choose(key, box.currentData()))
        return box

    def _choose(self, key: Key, person: int | None) -> None:
        self._chosen.pop(key, None)
        if person is not None:
            self._chosen[key] = person
        self._count()

    def answers(self) -> list[Told]:
        """What was understood, with the clerk's choices."""
        return [
            replace(one, person=self._chosen.get(key)) if one.person is None else one
            for one, key in zip(self.told, self._keys, strict=True)
        ]

    def questions(self) -> list[QComboBox]:
        """The choices that are left to the clerk, from above."""
        found = [self.table.cellWidget(at, _WHO) for at in range(self.table.rowCount())]
        return [box for box in found if isinstance(box, QComboBox)]

    def _count(self) -> None:
        answers = self.answers()
        counts = Counter(result_of(one) for one in answers)
        parts = [f"{counts[name]}人{name}" for name in (KNOWN, UNSURE, UNKNOWN) if counts[name]]
        bare = counts[UNSURE] + counts[UNKNOWN]
        words = f"共{len(answers)}人：{'，'.join(parts)}。" if answers else "还没有名单。"
        self.summary.setText(words + (f"其中{bare}人只登记姓名。" if bare else ""))
        self.ok.setText(f"登记{len(answers)}人(&S)" if answers else "登记(&S)")
        self.ok.setEnabled(bool(answers))

    def accept(self) -> None:
        if self._pause.isActive():
            self.understand()
        answers, event = self.answers(), self._event
        if not answers:
            return
        state = self.state.currentText()
        given = None if state == UNRECORDED else state
        job = operation(NAME, lambda tx: take_names(tx, event, answers, given))
        self.ok.setEnabled(False)
        self._session.write(NAME, job, lambda _: QDialog.accept(self), self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")


def _people(told: Told) -> Sequence[int]:
    return (told.person,) if told.person is not None else told.candidates


def _once_each(found: Sequence[Told]) -> list[Told]:
    """Somebody recognised twice is one line; two unknown people of one name stay two."""
    once: dict[object, Told] = {}
    for place, one in enumerate(found):
        once.setdefault(one.person if one.person is not None else ("", place), one)
    return list(once.values())


def _keys(told: Sequence[Told]) -> list[Key]:
    """What a line is told by while the text is typed on: its words, and the how many-eth of them it is."""
    seen: Counter[tuple[str, str, str]] = Counter()
    keys: list[Key] = []
    for one in told:
        words = (one.named.name, one.named.unit, one.named.mobile)
        keys.append((*words, seen[words]))
        seen[words] += 1
    return keys
