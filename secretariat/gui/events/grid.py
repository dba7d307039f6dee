"""Noting who came to an event: the list of people with one key each, and the search at the door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from secretariat.domains.events.verbs import expect, mark
from secretariat.domains.events.vocabulary import (
    ATTENDANCE_ROLES,
    ATTENDANCE_STATES,
    EXPECTED,
    PRESENT,
    UNRECORDED,
)
from secretariat.gui.events.chips import ALL, Chips
from secretariat.gui.events.door import Door, Newcomer
from secretariat.gui.events.grid_model import GridModel
from secretariat.gui.events.grid_view import LEGEND, GridView
from secretariat.gui.events.roll import Attendee, attendees, state_words
from secretariat.gui.events.tell_dialog import TellAttendeeDialog
from secretariat.gui.events.writing import operation
from secretariat.gui.lists.buttons import tool
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.pieces import row, toned
from secretariat.gui.session import Session
from secretariat.store.transaction import Transaction

MARKING = "登记出席"
_REST = 700
"""Milliseconds: keys pressed within so long of each other's first become one operation."""
_FILTERS = (UNRECORDED, *ATTENDANCE_STATES)
_NOTE_NAMES = {"substitute": "登记替会人", "reason": "登记原因", "remark": "修改备注"}


class AttendanceGrid(QWidget):
    """The table with the door beside it. What is pressed is written within a second, and before it is left."""

    expect_wanted, paste_wanted, import_wanted = Signal(), Signal(str), Signal()

    def __init__(self, session: Session, event: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.event_id = session, event
        self._unsent: dict[int, str] = {}
        self._state = ALL
        self.model = GridModel(self)
        self.view = GridView(self.model)
        self.door = Door(session)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.flush)
        self.chips = Chips("人")
        self.stack = QStackedWidget()
        self.first, self.nothing = (
            self._first_steps(),
            EmptyNotice("没有这样的人", "换一个字母，或点“全部”。"),
        )
        for widget in (self.view, self.first, self.nothing):
            self.stack.addWidget(widget)
        self._lay_out()
        self._connect()

    # -- making -----------------------------------------------------------------------------------------

    def _first_steps(self) -> EmptyNotice:
        notice = EmptyNotice(
            "先选出要来的人",
            "先从组织、轮值组或名单里选出应到人员，再逐人登记；也可以直接粘贴名单、导入签到表，"
            "或者在右边输入来的人的姓名。",
        )
        # Without letters: the same buttons above have them.
        notice.offer("应到名单…", self.expect_wanted.emit, primary=True)
        notice.offer("粘贴名单…", lambda: self.paste_wanted.emit(""))
        notice.offer("导入签到表…", self.import_wanted.emit)
        return notice

    def _lay_out(self) -> None:
        self.legend = [tool(words, partial(self.mark, state), tip=f"选中的人{state_words(state)}")
                       for words, state in LEGEND]  # fmt: skip
        for button in self.legend:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.roles = self._role_menu()
        self.roles_button = tool("改身份(&M)", tip="选中的人是应到、列席、特邀……")
        self.roles_button.setMenu(self.roles)
        self.roles_button.setPopupMode(self.roles_button.ToolButtonPopupMode.InstantPopup)
        self.bar = QWidget()
        bar = row(
            toned("按键：", "muted"), *self.legend, toned("　", "muted"), self.roles_button,
            tool("移出名单(&X)", self.remove, tip="选中的人不该在名单上：移入回收站（Ctrl+Delete）"), None, spacing=4,
        )  # fmt: skip
        bar.setContentsMargins(0, 0, 0, 0)
        self.bar.setLayout(bar)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.chips)
        left.addWidget(self.bar)
        left.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 10)
        layout.setSpacing(12)
        layout.addLayout(left, 1)
        layout.addWidget(self.door)
        self.setFocusProxy(self.view)

    def _role_menu(self) -> QMenu:
        menu = QMenu(self)
        for number, role in enumerate(ATTENDANCE_ROLES, start=1):
            entry = QAction(f"{role}(&{number})", menu)
            entry.triggered.connect(lambda _=False, chosen=role: self.change_role(chosen))
            menu.addAction(entry)
        return menu

    def _connect(self) -> None:
        self.view.marked.connect(self.mark)
        self.view.opened.connect(self._open)
        self.view.removal_asked.connect(self.remove)
        self.view.left.connect(self.flush)
        self.view.pasted.connect(self.paste_wanted)
        self.view.typed.connect(self._begin_search)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.model.noted.connect(self._note)
        self.door.searched.connect(self._search)
        self.door.entered.connect(self._enter)
        self.door.joined.connect(self.join)
        self.door.down.connect(self._go_down)
        self.chips.chosen.connect(self.narrow_to)

    # -- reading ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list anew; the place in it stays."""
        selected, at = self.view.selected(), self.view.currentIndex().row()
        if self.model.show(attendees(self.session, self.event_id)):
            self.view.take_up(selected, at)
        self.door.expect(listed=any(one.role == EXPECTED for one in self.model.everyone.values()))
        self._offer()
        self._count()
        self._show_right_page()

    @property
    def lines(self) -> list[Attendee]:
        """Everybody on the list as shown now."""
        return self.model.lines()

    def narrow_to(self, name: str) -> None:
        """Show only people in a state, or all."""
        self._state = name
        self.chips.mark(name)
        self._narrow()

    def _narrow(self) -> None:
        selected = self.view.selected()
        self.model.narrow(self.door.box.text(), "" if self._state == ALL else self._state)
        self.view.take_up(selected, 0)
        self._show_right_page()

    def _count(self) -> None:
        counts = Counter(state_words(one.state) for one in self.lines)
        shown = {name: counts[name] for name in _FILTERS if counts[name] or name in (UNRECORDED, self._state)}
        self.chips.show_counts({ALL: len(self.model.everyone), **shown})

    def _show_right_page(self) -> None:
        empty = not self.model.everyone
        page: QWidget = self.first if empty else self.view if self.model.shown else self.nothing
        self.stack.setCurrentWidget(page)
        self.bar.setVisible(not empty)
        self.chips.setVisible(not empty)
        self.setFocusProxy(self.door.box if empty else self.view)

    # -- marking ----------------------------------------------------------------------------------------

    def mark(self, state: str) -> None:
        """Give the selected people a state; of one alone the cursor goes on to the next."""
        records = self.view.selected()
        if not records:
            return
        self._take(dict.fromkeys(records, state))
        if len(records) == 1:
            self.view.go_to(min(self.view.currentIndex().row() + 1, len(self.model.shown) - 1))

    def _take(self, states: Mapping[int, str]) -> None:
        self._unsent.update(states)
        self.model.mark(states)
        self._count()
        if not self._rest.isActive():
            self._rest.start()

    @property
    def pending(self) -> bool:
        """Whether something was pressed that is not on its way into the file yet."""
        return bool(self._unsent)

    @property
    def settled(self) -> bool:
        """Whether everything pressed is in the file."""
        return not self._unsent and self.model.settled

    def flush(self) -> None:
        """Write what was pressed, as one operation."""
        self._rest.stop()
        if not self._unsent:
            return
        states, self._unsent = self._unsent, {}

        def verb(tx: Transaction) -> None:
            # Somebody may have been taken off the list meanwhile.
            known = tx.many("attendance", states)
            mark(tx, {one: state or None for one, state in states.items()
                      if one in known and known[one]["removed"] is None})  # fmt: skip

        def settle(_: object) -> None:
            self.model.settle([one for one in states if one not in self._unsent])
            self._count()

        def refuse(error: BaseException) -> None:
            settle(None)
            self.session.refused.emit(error)

        self.session.write(MARKING, operation(MARKING, verb), settle, refuse)

    # -- the door ---------------------------------------------------------------------------------------

    def _begin_search(self, letter: str) -> None:
        self.door.box.setFocus()
        self.door.box.setText(self.door.box.text() + letter)

    def _search(self, _: str) -> None:
        self._narrow()
        self._offer()
        if self.door.box.text():
            self.door.say("")

    def _offer(self) -> None:
        people = frozenset(one.person for one in self.model.everyone.values() if one.person is not None)
        text = self.door.box.text()
        self.door.offer(text, people, hits=len(self.model.shown) if text.strip() else 0)

    def _enter(self) -> None:
        if not self.door.box.text().strip():
            return
        if len(self.model.shown) == 1:
            found = self.model.line(self.model.shown[0])
            self._take({found.id: PRESENT})
            self._admitted(
                f"{found.name}　已登记出席" if found.state != PRESENT else f"{found.name}　早已登记出席"
            )
        elif self.model.shown:
            self._go_down()
        else:
            self.door.go_to_offers()

    def _admitted(self, words: str) -> None:
        self.door.box.clear()
        self.door.say(words)
        self.door.box.setFocus()

    def _go_down(self) -> None:
        if self.model.shown:
            self.view.setFocus()
            self.view.go_to(0)
        else:
            self.door.go_to_offers()

    def join(self, who: Newcomer) -> None:
        """Put somebody on the list who came without being on it."""
        role, event = self.door.role.currentText(), self.event_id
        name = who if isinstance(who, str) else self.session.rows.title("person", who)
        self.flush()
        self.session.operate(MARKING, lambda tx: _join(tx, event, who, role))
        self._admitted(f"{name}　已加入名单（{role}）并登记出席")

    # -- other changes ----------------------------------------------------------------------------------

    def change_role(self, role: str) -> None:
        """Say as what the selected people are there."""
        records = self.view.selected()
        if records:
            self.flush()
            changes = {record: {"role": role} for record in records}
            self.session.operate("修改参会身份", lambda tx: tx.change_many("attendance", changes))

    def remove(self) -> None:
        """Take the selected people off the list; the window offers to undo it."""
        records = self.view.selected()
        if records:
            self.flush()
            self.session.operate("移出参会名单", lambda tx: _remove(tx, records))

    def _note(self, record: int, field: str, text: str) -> None:
        self.flush()
        values = {field: text or None}
        self.session.operate(_NOTE_NAMES[field], lambda tx: tx.change("attendance", record, values))

    def _open(self, record: int) -> None:
        """Go to the person; a bare name is asked for first."""
        line = self.model.everyone[record]
        if line.person is None:
            TellAttendeeDialog(self.session, line, self).open()
        else:
            self.session.open_record.emit("person", line.person)

    def _show_menu(self, place: QPoint) -> None:
        menu, records = QMenu(self), self.view.selected()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(records) == 1:
            bare = self.model.everyone[records[0]].person is None
            menu.addAction(
                "选择是哪一位…\tEnter" if bare else "打开这个人\tEnter", partial(self._open, records[0])
            )
            menu.addAction("填写原因、替会人、备注…\tF2", self.view.write_note)
            menu.addSeparator()
        for words, state in LEGEND:
            key, _, label = words.partition(" ")
            menu.addAction(f"{label}\t{key}", partial(self.mark, state))
        menu.addSeparator()
        roles = menu.addMenu("改身份")
        for role in ATTENDANCE_ROLES:
            roles.addAction(role, partial(self.change_role, role))
        menu.addAction("移出名单\tCtrl+Delete", self.remove)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def event(self, event: QEvent) -> bool:
        """Before Ctrl+Z, and before the mouse gets to the button that undoes, what was pressed is written."""
        override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if event.type() == QEvent.Type.Leave or (override and _with_ctrl(event)):  # type: ignore[arg-type]
            self.flush()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()


def _with_ctrl(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _join(tx: Transaction, event: int, who: Newcomer, role: str) -> None:
    if isinstance(who, str):
        tx.add("attendance", {"event": event, "name": who, "role": role, "state": PRESENT})
        return
    expect(tx, event, [who], role)
    mark(tx, {int(row["id"]): PRESENT for row in tx.find("attendance", event=event, person=who)})


def _remove(tx: Transaction, records: list[int]) -> None:
    for record in records:
        tx.remove("attendance", record)
    tx.describe(f"{len(records)}人移出名单")
