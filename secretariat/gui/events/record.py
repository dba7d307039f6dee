"""The page of one event: who is expected and who came, what it was, who of the leaders came, and its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from secretariat.domains.events.verbs import cancel_event, copy_event, tell_attendees
from secretariat.gui.events.about import about_body
from secretariat.gui.events.event_dialog import EventDialog
from secretariat.gui.events.expect_dialog import ExpectDialog
from secretariat.gui.events.grid import AttendanceGrid
from secretariat.gui.events.leader_dialog import LeaderDialog
from secretariat.gui.events.papers import NOTICE, EventPapers
from secretariat.gui.events.paste_dialog import PasteDialog
from secretariat.gui.events.sign_in import intake_for
from secretariat.gui.events.story import CANCELLED, MOODS, EventStory, gather
from secretariat.gui.events.writing import operation
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.buttons import tool
from secretariat.gui.messages import tell
from secretariat.gui.pieces import action, shortcut, toned
from secretariat.gui.records.head import RecordHead
from secretariat.gui.session import Session
from secretariat.gui.tabs import Tabs
from secretariat.store.transaction import Changed

if TYPE_CHECKING:
    from secretariat.gui.importing.wizard import ImportWizard

_D = TypeVar("_D", bound=QDialog)
PEOPLE, ABOUT = "参会人员", "活动情况"
_IMPORTED = "attendance"


class EventPage(FreshPart):
    """Shows an event as it stands; follows what is changed elsewhere without losing the place in its list."""

    def __init__(self, session: Session, record: int, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.record = record
        self.story: EventStory | None = None
        self.papers = EventPapers(session, record, self)
        self.head = QFrame()
        self.tabs = Tabs((PEOPLE, ABOUT))
        self.grid = AttendanceGrid(session, record)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        for widget in (self.grid, self.area):
            self.stack.addWidget(widget)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for piece in (self.head, self.tabs):
            self._layout.addWidget(piece)
        self._layout.addWidget(self.stack, 1)
        self._connect()
        self.show_part(PEOPLE)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_part)
        self.grid.expect_wanted.connect(self.expect)
        self.grid.paste_wanted.connect(self.paste)
        self.grid.import_wanted.connect(self.import_file)
        self.session.changed.connect(self._follow)
        self.follow(self.session.as_of_changed)
        for keys, act in (
            ("F2", self.edit), ("Ctrl+P", self._drop_papers), ("F5", self.refresh),
            ("Ctrl+Shift+F", self.grid.door.box.setFocus),
        ):  # fmt: skip
            shortcut(self, keys, act)

    # -- what a clerk does ------------------------------------------------------------------------------

    def show_part(self, name: str) -> None:
        """Show the people or the event itself; other names are left alone."""
        if name in (PEOPLE, ABOUT):
            self.tabs.mark(name)
            self.stack.setCurrentWidget(self.grid if name == PEOPLE else self.area)
            self.setFocusProxy(self.grid if name == PEOPLE else self.area)

    def edit(self) -> EventDialog | None:
        """Open the form of the event."""
        if self.story is None or self.story.removed:
            return None
        dialog = EventDialog(self.session, self.record, self)
        dialog.show()
        return dialog

    def expect(self) -> ExpectDialog:
        """Choose who is expected."""
        return self._opened(ExpectDialog(self.session, self.record, self))

    def paste(self, text: str = "") -> PasteDialog:
        """Read a list of names; `text` is what the clerk copied."""
        return self._opened(PasteDialog(self.session, self.record, self, text))

    def _opened(self, dialog: _D) -> _D:
        self.grid.flush()
        # From an empty list the keyboard stood in the search box: who is on the list now is marked next.
        dialog.accepted.connect(self.grid.setFocus)
        dialog.open()
        return dialog

    def import_file(self) -> ImportWizard:
        """Import a sign-in sheet of this event."""
        from secretariat.gui.importing.wizard import ImportWizard

        self.grid.flush()
        wizard = ImportWizard(self.session, _IMPORTED, parent=self.window())
        stored = self.session.rows.get("event", self.record)
        if stored is not None:
            wizard.course.intake = intake_for(stored, wizard.course.intake)
        wizard.show()
        return wizard

    def tell_people(self) -> None:
        """Look again for the persons behind bare names, and say how many are left."""
        event = self.record
        self.grid.flush()
        job = operation("对应参会人员", lambda tx: tell_attendees(tx, event))
        self.session.write("对应参会人员", job, lambda _: self._say_told())

    def _say_told(self) -> None:
        self.grid.refresh()
        bare = sum(1 for line in self.grid.lines if line.person is None)
        if bare:
            tell(
                self,
                f"还有{bare}人只有姓名，不能确定是谁。",
                "名单里橙色的姓名就是：选中后按Enter，选择是哪一位。",
            )
        else:
            tell(self, "名单上的人都已对应到人员。")

    def copy(self) -> None:
        """Make the next of the series, and go there."""
        event = self.record
        job = operation("复制为下一期", lambda tx: copy_event(tx, event))
        self.session.write(
            "复制为下一期", job, lambda made: self.session.open_record.emit("event", int(made))
        )

    def cancel(self) -> None:
        """Say that the event does not take place, or does after all."""
        event = self.record
        if self.story is not None and self.story.status == CANCELLED:
            self.session.operate("恢复活动", lambda tx: tx.change("event", event, {"cancelled": None}))
        else:
            self.session.operate("取消活动", lambda tx: cancel_event(tx, event))

    def remove(self) -> None:
        """Move the event with its list to the recycle bin; the window offers to undo it."""
        event = self.record
        if self.story is not None and not self.story.removed:
            self.grid.flush()
            self.session.operate("删除活动", lambda tx: tx.remove("event", event))

    def restore(self) -> None:
        """Take it out of the recycle bin."""
        event = self.record
        self.session.operate("恢复活动", lambda tx: tx.restore("event", event))

    def change_leader(self, leader: int | None = None) -> LeaderDialog:
        """Open the form of a leader, of a new one by default."""
        dialog = LeaderDialog(self.session, self.record, leader, self)
        dialog.show()
        return dialog

    def remove_leader(self, leader: int) -> None:
        """Take a leader off the event."""
        self.session.operate("删除参加领导", lambda tx: tx.remove("event_leader", leader))

    # -- what the window asks ---------------------------------------------------------------------------

    def has_changes(self) -> bool:
        """Whether a form of this page stands open, or a key was pressed that is not written."""
        dialogs = any(dialog.isVisible() for dialog in self.findChildren(QDialog))
        return self.grid.pending or dialogs

    def may_close(self) -> bool:
        """Nothing pressed is lost: it is written first."""
        self.grid.flush()
        return True

    # -- showing ----------------------------------------------------------------------------------------

    def _follow(self, changed: Changed) -> None:
        """After marks only the list and the counts are told anew."""
        mine = {"attendance", "dictionary_entry"}
        if self._stale or not self.isVisible() or not changed.records.keys() <= mine:
            self.later()
            return
        self.grid.refresh()
        self.story = gather(self.session.rows, self.record, self.session.day)
        self._show_head()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.grid.flush()

    def read(self) -> None:
        """Read the event anew; the places on the page stay."""
        place = self.area.verticalScrollBar().value()
        self.story = gather(self.session.rows, self.record, self.session.day)
        self._show_head()
        shown = self.story is not None
        for widget in (self.tabs, self.stack):
            widget.setVisible(shown)
        if self.story is not None:
            self.grid.refresh()
            self.area.setWidget(about_body(self, self.story))
            self.area.verticalScrollBar().setValue(place)

    def _show_head(self) -> None:
        focused = self.head.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        head = self._make_head(self.story)
        self._layout.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head
        if focused:
            self.setFocus()

    def _make_head(self, story: EventStory | None) -> QFrame:
        head = RecordHead()
        if story is None:
            head.say_gone("这场活动")
            return head
        head.add_title(story.title, _chips(story))
        if story.line:
            head.body.addWidget(toned(story.line, "muted"))
        self.counts = toned(story.counts, "bad" if story.met is False else "strong")
        self.counts.setWordWrap(True)
        head.body.addWidget(self.counts)
        head.add_buttons(self._buttons(story))
        return head

    def _buttons(self, story: EventStory) -> list[QWidget]:
        if story.removed:
            return [action("恢复(&R)", self.restore, primary=True)]
        self.print_button = _dropping(tool("打印(&P)", tip="签到表、席卡、座次表、通知（Ctrl+P）"))
        self.print_button.setMenu(self.papers.menu(self.print_button))
        self.more = _dropping(tool("更多(&R)"))
        self.more.setMenu(self._more_menu(story))
        buttons: list[QWidget] = [
            action("编辑(&E)…", self.edit, tip="F2"),
            action("应到名单(&Y)…", self.expect, tip="从组织、轮值组、名单里选出应到人员"),
            action("粘贴名单(&V)…", self.paste, tip="粘贴一串姓名，不确定的才问"),
        ]
        if _IMPORTED in self.session.intakes:
            buttons.append(action("导入签到表(&I)…", self.import_file, tip="导入Excel签到表"))
        return [*buttons, self.print_button, self.more]

    def _more_menu(self, story: EventStory) -> QMenu:
        menu = QMenu(self.more)
        cancelled = story.status == CANCELLED
        for words, act in (
            ("对应姓名到人员(&N)", self.tell_people), ("复制为下一期(&C)", self.copy),
            ("恢复活动(&Q)" if cancelled else "取消活动(&Q)", self.cancel), ("删除活动(&D)", self.remove),
        ):  # fmt: skip
            menu.addAction(words, act)
        return menu

    def _drop_papers(self) -> None:
        if self.story is not None and not self.story.removed:
            self.print_button.showMenu()

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The parts of the page and the windows that it opens, for the pictures of the program."""
        yield ABOUT, partial(self.show_part, ABOUT)
        yield "编辑", self.edit
        yield "应到名单", self.expect
        yield "粘贴名单", self.paste
        yield "通知", partial(self.papers.preview, NOTICE)


def _dropping(button: QToolButton) -> QToolButton:
    button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
    return button


def _chips(story: EventStory) -> list[tuple[str, str]]:
    """The kind and how it stands, with the colour of each."""
    chips = [(story.kind, "accent")] if story.kind else []
    chips.append((story.status, MOODS[story.status]))
    return [("在回收站", "warn"), *chips] if story.removed else chips
