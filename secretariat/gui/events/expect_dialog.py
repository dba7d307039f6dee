"""应到名单: who is expected at an event, taken from bodies, groups, lists, a selection, or one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.errors import Refusal
from secretariat.base.kinds import Link
from secretariat.domains.events.verbs import expect
from secretariat.domains.events.vocabulary import ATTENDANCE_ROLES
from secretariat.gui.events.choosing import Circle, circles, day_of
from secretariat.gui.events.roll import attendees
from secretariat.gui.events.writing import operation
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.link_editor import LinkEditor
from secretariat.gui.pieces import action, hint, row, section, toned
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store.search import matches

NAME = "登记应到名单"
_CIRCLE = Qt.ItemDataRole.UserRole
_KEYS = ("person.name", "unit.name", "job.post")


class _Ticks(QListWidget):
    """Circles of people with a tick; Space sets it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)


class _Preview(TextTable):
    """The people who are chosen; Delete leaves the selected ones out."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ExpectDialog(QDialog):
    """Ticked circles at the left, the people in them at the right; people who are there already stay as they are."""

    def __init__(self, session: Session, event: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._event = session, event
        self.setWindowTitle("应到名单")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 640)
        self._present = {one.person for one in attendees(session, event) if one.person is not None}
        self._read: dict[Circle, tuple[int, ...]] = {}
        self._single: list[int] = []
        self._left_out: set[int] = set()
        self.people: list[int] = []
        self.circles = _Ticks()
        self.circles.setAccessibleName("从哪里选")
        self.narrow = QLineEdit(placeholderText="查找组织、轮值组、名单", clearButtonEnabled=True)
        self.finder = LinkEditor(
            Setting(Link(), session, "person", placeholder="再加一个人：姓名、拼音首字母或手机")
        )
        self.table = _Preview(("姓名", "单位及职务", "从哪里来", "状态"), (80, 220, 150, 80))
        self.table.setAccessibleName("预览")
        self.role = QComboBox()
        self.role.addItems(list(ATTENDANCE_ROLES))
        self.told, self.trouble = toned("", "strong"), toned("", "bad")
        self.ok = action("加入名单(&S)", self.accept, primary=True, tip="Ctrl+Enter")
        self._fill_circles()
        self._lay_out()
        self._connect()
        self._show()
        self.circles.setFocus()

    def _fill_circles(self) -> None:
        for circle in circles(self._session, self._event, self.parentWidget()):
            item = QListWidgetItem(f"{circle.label}（{circle.count}人）")
            item.setData(_CIRCLE, circle)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(
                Qt.CheckState.Checked if circle.usual and not self._present else Qt.CheckState.Unchecked
            )
            item.setToolTip(circle.told)
            self.circles.addItem(item)
        if self.circles.count():
            self.circles.setCurrentRow(0)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        words = QLabel("从哪里选(&L)：")
        words.setBuddy(self.circles)
        nothing = hint("还没有组织、轮值组或名单。可以先到“职务”里登记执委会，或者在下面一个一个加。")
        nothing.setVisible(self.circles.count() == 0)
        one = QLabel("单个人(&O)：")
        one.setBuddy(self.finder.inner())
        for widget in (words, self.narrow, self.circles, nothing, one, self.finder):
            left.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(6)
        role = QLabel("身份(&R)：")
        role.setBuddy(self.role)
        right.addLayout(row(toned("预览", "heading"), hint("Delete去掉不该请的人。"), None, role, self.role))
        right.addWidget(self.table, 1)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addLayout(left, 2)
        body.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        day = day_of(self._session, self._event)
        layout.addWidget(section(f"应到人员（{day[1]}在任、在册的人）"))
        layout.addLayout(body, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(row(self.told, None, self.ok, action("取消(&C)", self.reject, tip="Esc")))

    def _connect(self) -> None:
        self.circles.itemChanged.connect(lambda _: self._show())
        self.narrow.textChanged.connect(self._narrow)
        self.finder.settled.connect(self._take_found)
        self.finder.set_value(None)
        self.table.removed.connect(self._leave_out)
        self.role.currentTextChanged.connect(lambda _: self._show())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if ctrl and self.ok.isEnabled():
                self.accept()
        else:
            super().keyPressEvent(event)

    def _narrow(self, text: str) -> None:
        for place in range(self.circles.count()):
            item = self.circles.item(place)
            item.setHidden(bool(text.strip()) and not matches(text, (item.text(),)))

    def _take_found(self) -> None:
        person = self.finder.value()
        if isinstance(person, int):
            self._left_out.discard(person)
            if person not in self._single:
                self._single.append(person)
            self.finder.set_value(None)
            self._show()

    def _leave_out(self) -> None:
        """Take the chosen people out of the preview."""
        self._left_out.update(self.people[place] for place in self.table.chosen)
        self._single = [one for one in self._single if one not in self._left_out]
        self._show()

    def _ticked(self) -> list[Circle]:
        items = [self.circles.item(place) for place in range(self.circles.count())]
        return [item.data(_CIRCLE) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _sources(self) -> dict[int, str]:
        """Everybody who is chosen, with the first circle that they are in."""
        found: dict[int, str] = {}
        for circle in self._ticked():
            if circle not in self._read:
                self._read[circle] = tuple(circle.people(self._session.rows))
            for person in self._read[circle]:
                found.setdefault(person, circle.label)
        for person in self._single:
            found.setdefault(person, "单个加入")
        return {person: where for person, where in found.items() if person not in self._left_out}

    def _show(self) -> None:
        chosen = self._sources()
        self.people = list(chosen)
        facts = dict(zip(self.people, self._facts(self.people), strict=True))
        self.table.show_lines([
            (facts[one][0], f"{facts[one][1]}{facts[one][2]}", where, "已在名单" if one in self._present else "新增")
            for one, where in chosen.items()
        ])  # fmt: skip
        fresh = [one for one in self.people if one not in self._present]
        there = len(self.people) - len(fresh)
        already = f"，其中{there}人已在名单" if there else ""
        words = f"选了{len(self.people)}人{already}，将加入{len(fresh)}人。"
        self.told.setText(words if self.people else "请在左边打勾，或者一个一个加。")
        self.ok.setText(f"加入{len(fresh)}人(&S)" if fresh else "加入名单(&S)")
        self.ok.setEnabled(bool(fresh))

    def _facts(self, people: Sequence[int]) -> list[tuple[str, str, str]]:
        found = self._session.listing("people").rows(people, _KEYS)
        lines = [(str(a or ""), str(b or ""), str(c or "")) for a, b, c in found]
        if len(lines) == len(people):
            return lines
        return [(self._session.rows.title("person", one), "", "") for one in people]

    def accept(self) -> None:
        people = [one for one in self.people if one not in self._present]
        if not people:
            return
        event, role = self._event, self.role.currentText()
        job = operation(NAME, lambda tx: expect(tx, event, people, role))
        self.ok.setEnabled(False)
        self._session.write(NAME, job, lambda _: QDialog.accept(self), self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")
