"""The main window: sidebar, header, pages and status line, around at most one open file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QSessionManager
from PySide6.QtWidgets import QDialog, QWidget

from secretariat.base.errors import Refusal
from secretariat.gui.frame import TITLE, Frame
from secretariat.gui.opening import Opener
from secretariat.gui.program import Program

if TYPE_CHECKING:
    from secretariat.gui.browser import Browser
    from secretariat.gui.finding import Finder
    from secretariat.gui.menus import Commands
    from secretariat.gui.session import Session
    from secretariat.gui.single_instance import Doorbell
    from secretariat.store.store import Store
    from secretariat.store.transaction import Changed


class Window(Frame):
    """Everything that is seen; what it shows of a file it learns from the session that the opener hands it."""

    ready = Signal()
    """Once, when the window has all its parts and can open a file."""
    other_window_raised = Signal()
    """The file is open in another window, which has been brought to the front."""
    gone = Signal()
    """The window is closed, and with it the file."""

    def __init__(self, program: Program, opener: Opener, browser: Browser | None = None) -> None:
        super().__init__(program.settings)
        self.program = program
        self.opener = opener
        self.session: Session | None = None
        self.finder: Finder | None = None
        self._own_browser = browser
        self._doorbell: Doorbell | None = None
        self._closing, self._furnished = False, False
        self.painted.connect(lambda: QTimer.singleShot(0, self.furnish))

    def furnish(self) -> None:
        """Make what the window holds: after its first picture, so that it is there at once."""
        if self._furnished:
            return
        from secretariat.gui.browser import Browser
        from secretariat.gui.menus import fill_menus
        from secretariat.gui.undoing import Undoing

        self._furnished = True
        self.lay_out(self._own_browser or Browser())
        self.undoing = Undoing(self)
        self.day_bar.offer("回到今天(&T)", lambda: self._choose_day(None))
        self._with_file = fill_menus(self, self.header, self._commands())
        self._connect()
        self._connect_file()
        self._show_nothing()
        self.ready.emit()

    def _commands(self) -> Commands:
        from secretariat.gui import help as help_window
        from secretariat.gui.menus import Commands, copy_selected

        return Commands(
            new=self.ask_new, open=self.ask_open, sample=lambda: self._leave_then(self.opener.try_sample),
            open_path=self.open_path, recent=lambda: self.program.settings.recent,
            import_file=self.open_import, paste_import=self.paste_import, backup=self.back_up, quit=self.close,
            copy=copy_selected, search=self._search, go=self.go, pick_day=self.status.day.pick,
            today=lambda: self._choose_day(None), handbook=lambda: help_window.show_handbook(self),
            keys=lambda: help_window.show_keys(self),
            about=lambda: help_window.show_about(self, self.program),
        )  # fmt: skip

    def _connect(self) -> None:
        from secretariat.gui.messages import tell

        self.sidebar.chosen.connect(self.go)
        self.header.back.triggered.connect(self.browser.back)
        self.header.forward.triggered.connect(self.browser.forward)
        self.header.undo.triggered.connect(lambda: self.undoing.undo())
        self.header.redo.triggered.connect(self.undoing.redo)
        self.header.search.record_chosen.connect(self.browser.open_record)
        self.header.search.all_wanted.connect(self._show_all)
        self.browser.moved.connect(self._moved)
        self.browser.made.connect(self._connect_page)
        self.status.day_chosen.connect(self._choose_day)
        self.undoing.refreshed.connect(self._show_undoing)
        self.undoing.kept.connect(lambda happened, which: tell(self, happened, which))
        self.start.new_wanted.connect(self.ask_new)
        self.start.open_wanted.connect(self.ask_open)
        self.start.sample_wanted.connect(self.opener.try_sample)
        self.start.path_wanted.connect(self.open_path)
        self.start.restore_wanted.connect(self.ask_restore)
        self.dropped.connect(lambda path: self.take_file(path))

    def _connect_file(self) -> None:
        self.opener.started.connect(self._opening)
        self.opener.opened.connect(self._opened)
        self.opener.refused.connect(self._refused)
        self.opener.warned.connect(lambda warnings: self.warning_bar.say("\n".join(warnings)))
        self.opener.damaged.connect(self._damaged)
        self.opener.closed.connect(self._show_nothing)

    def open_path(self, path: Path) -> None:
        """Open a file in place of the present one."""
        self._leave_then(lambda: self.opener.open(path))

    def take_file(self, path: Path) -> None:
        """Open a data file, import a workbook."""
        if path.suffix.lower() == ".db":
            self.open_path(path)
        else:
            self.open_import(path)

    def ask_new(self) -> None:
        """Ask for the name of the office, then make its file."""
        from secretariat.gui.start_dialogs import ask_new

        ask_new(
            self, self.program, lambda path, name: self._leave_then(lambda: self.opener.create(path, name))
        )

    def ask_open(self) -> None:
        """Ask which file to open."""
        from secretariat.gui.start_dialogs import ask_open

        ask_open(self, (self.opener.path or self.program.default_path).parent, self.open_path)

    def ask_restore(self, path: Path) -> None:
        """Ask which backup is to take the place of the file."""
        from secretariat.gui.start_dialogs import ask_restore

        ask_restore(self, self.program, path, self.restore)

    def restore(self, path: Path, backup: Path) -> None:
        """Put a backup in the place of the file, and open it."""
        self._leave_then(lambda: self.opener.restore(path, backup))

    def back_up(self) -> None:
        """Back up now, and say so."""
        if self.session is None:
            return
        job: Callable[[Store], Any] = lambda store: store.backups.make("手工备份", store.clock())  # noqa: E731
        self.session.write("备份", job, lambda made: self.toast.say(f"已备份：{made.path.name}"))
        self._look_at_backups()

    def _leave_then(self, act: Callable[[], object]) -> None:
        """Close the open file, if typed words allow it, then do something with another."""
        if not self.opener.busy and self._may_leave():
            self._show_start_blank()
            self.opener.close(act)

    def _may_leave(self) -> bool:
        """Ask the pages, and close the forms and imports that stand open; each may hold typed words."""
        dialogs = [item for item in self.findChildren(QDialog) if item.isVisible()]
        return self.browser.may_close() and all(item.close() for item in dialogs)

    def _opening(self, path: Path) -> None:
        self.start.show_opening(path)
        self.stack.setCurrentWidget(self.start)
        self.status.show_opening(path)

    def _opened(self, session: Session) -> None:
        from secretariat.gui.messages import show_refusal
        from secretariat.gui.single_instance import Doorbell

        self.session = session
        self._doorbell = Doorbell(session.path, self)
        self._doorbell.rang.connect(self.come_forward)
        session.changed.connect(self._changed)
        session.refused.connect(lambda refusal: show_refusal(self, refusal))
        session.runner.progressed.connect(self.status.show_progress)
        session.as_of_changed.connect(self._show_day)
        self.browser.use(session)
        self._enable(True)
        self._show_file()
        self.stack.setCurrentWidget(self.browser)
        self.go("dashboard")
        QTimer.singleShot(0, self._begin_search)

    def _begin_search(self) -> None:
        """Things that the first picture does not need."""
        session = self.session
        if session is None:
            return
        self.undoing.use(session)
        from secretariat.gui.finding import Finder

        self.finder = Finder(session, self)
        self.finder.ready.connect(self._show_counts)
        self.finder.ready.connect(self._search_again)
        self.header.search.use(self.finder)
        self.finder.refresh()
        self._look_at_backups()

    def _refused(self, path: Path, refusal: Refusal) -> None:
        from secretariat.gui.single_instance import ring
        from secretariat.store.lock import AlreadyOpen

        if isinstance(refusal, AlreadyOpen) and ring(path):
            self.other_window_raised.emit()
        self._show_nothing()
        self.start.show_refusal(path, refusal, self.program.settings.recent)

    def _damaged(self, refusal: Refusal) -> None:
        path = self.opener.path
        assert path is not None
        self._drop_session()
        self.opener.close_now()
        self.start.show_refusal(path, refusal, self.program.settings.recent)

    def _show_start_blank(self) -> None:
        """Take the pages away before their session is closed."""
        self.stack.setCurrentWidget(self.start)
        self._drop_session()

    def _drop_session(self) -> None:
        self.header.search.use(None)
        self.undoing.use(None)
        self.browser.clear()
        if self.finder is not None:
            self.finder.close()
            self.finder.deleteLater()
            self.finder = None
        if self._doorbell is not None:
            self._doorbell.close()
            self._doorbell = None
        self.session = None

    def _show_nothing(self) -> None:
        self._drop_session()
        self._enable(False)
        self.setWindowTitle(TITLE)
        self.day_bar.say("")
        self.warning_bar.say("")
        self.status.show_file(None, "")
        self.start.show_welcome(self.program.settings.recent)
        self.stack.setCurrentWidget(self.start)

    def _enable(self, on: bool) -> None:
        self.sidebar.setEnabled(on)
        self.header.search.setEnabled(on)
        for action in self._with_file:
            action.setEnabled(on)

    def go(self, name: str) -> None:
        """Show a page of the sidebar."""
        if self.session is not None:
            self.browser.go(name)

    def follow(self, place: str) -> None:
        """Go where a button of the first page leads."""
        steps: dict[str, Callable[[], object]] = {
            "import": self.open_import,
            "new_member": self._new_member,
            "sample": lambda: self._leave_then(self.opener.try_sample),
        }
        if place in steps:
            steps[place]()
            return
        page, _, part = place.rpartition("/")
        _call(self.browser.go(page or "data"), "show_part", part)

    def open_import(self, path: Path | None = None, pasted: str | None = None) -> None:
        """Open the import, beside the window."""
        if self.session is None:
            return
        from secretariat.gui.pages import Incoming, import_wizard

        import_wizard(self.session, Incoming(path, pasted, self.browser.list_name), self).show()

    def paste_import(self) -> None:
        """Import the list that was copied from Excel."""
        from secretariat.gui.messages import tell

        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.open_import(pasted=text)
        else:
            tell(self, "剪贴板里没有表格。", "请先在Excel或WPS里选中名单（连同表头），按 Ctrl+C 复制。")

    def _new_member(self) -> None:
        _call(getattr(self.browser.go("members"), "actions_of", None), "add")

    def _show_all(self, ledger: str, text: str) -> None:
        from secretariat.store.listing import ListQuery

        as_of = self.session.as_of if self.session else None
        self.browser.open_list(ledger, ListQuery(as_of=as_of, scope="all", search=text))

    def _connect_page(self, page: QWidget) -> None:
        signals: dict[str, Callable[..., object]] = {
            "go": self.follow, "import_wanted": self.open_import, "restore_wanted": self.restore,
        }  # fmt: skip
        for name, slot in signals.items():
            signal: Any = getattr(page, name, None)
            if signal is not None:
                signal.connect(slot)

    def _moved(self, home: str) -> None:
        self.sidebar.mark(home)
        self.header.back.setEnabled(self.browser.trail.can_go_back)
        self.header.forward.setEnabled(self.browser.trail.can_go_forward)
        self.header.search.fold()

    def _search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def _changed(self, changed: Changed) -> None:
        from secretariat.gui.posts.draft import DRAFT
        from secretariat.gui.undoing import plain_name

        name = plain_name(changed.name)
        if changed.name.startswith("撤销："):
            self.toast.say(f"已撤销：{name}", "重做", self.undoing.redo)
        elif changed.records.keys() - {"saved_view", "heading_memory", "export_log"} and not name.startswith(
            DRAFT
        ):
            self.toast.say(f"已保存：{name}", "撤销", lambda: self.undoing.undo(changed.operation))
        if "setting" in changed.records:
            self._show_file()
        self._look_at_backups()

    def _show_undoing(self) -> None:
        self.header.show_names(self.undoing.undo_name, self.undoing.redo_name)

    def _show_file(self) -> None:
        if self.session is not None:
            office = self.session.rows.setting("office")
            self.status.show_file(self.session.path, office)
            self.setWindowTitle(f"{office} - {TITLE}" if office else TITLE)
            self._show_counts()

    def _show_counts(self) -> None:
        if self.finder is not None and self.finder.counts:
            self.status.show_counts(*self.finder.counts)

    def _search_again(self) -> None:
        """A list that shows hits was told by the index of before the last write."""
        page = self.browser.currentWidget()
        if getattr(getattr(page, "query", None), "search", ""):
            _call(page, "refresh")

    def _look_at_backups(self) -> None:
        if self.session is not None:
            self.session.write("备份情况", _backup_state, lambda state: self.status.show_backup(*state))

    def _choose_day(self, day: str | None) -> None:
        if self.session is not None:
            self.session.as_of = day

    def _show_day(self) -> None:
        from secretariat.base.dates import show_date

        day = self.session.as_of if self.session else None
        self.status.day.show_day(day)
        self.day_bar.say(f"按{show_date(day)}的情况显示" if day else "")

    def end_with_system(self, manager: QSessionManager) -> None:
        """The computer is shutting down: save at once, or ask it to wait for typed words."""
        if self._may_leave():
            self._drop_session()
            self.opener.close_now()
        else:
            manager.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being written before the window goes; typed words may hold it."""
        if self.opener.session is None or self._closing:
            self.keep_shape()
            self.opener.close_now()
            event.accept()
            self.gone.emit()
            return
        event.ignore()
        if self._may_leave():
            self._closing = True
            self.setEnabled(False)
            self.opener.close(self.close)


def _backup_state(store: Store) -> tuple[Any, str]:
    found = store.backups.list()
    return (found[0] if found else None), store.backups.warning


def _call(page: object, method: str, *arguments: object) -> None:
    """Call what a page may have, as gui/pages.py lists it."""
    found = getattr(page, method, None)
    if found is not None:
        found(*arguments)
