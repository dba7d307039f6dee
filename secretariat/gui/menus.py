"""The menus: every command of the window in words, with its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QMenu

from secretariat.gui.header import Header
from secretariat.gui.sidebar import PLACES
from secretariat.gui.style import icon

Slot = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Commands:
    """What the menus set off."""

    new: Slot
    open: Slot
    sample: Slot
    open_path: Callable[[Path], object]
    recent: Callable[[], tuple[Path, ...]]
    import_file: Slot
    paste_import: Slot
    backup: Slot
    quit: Slot
    copy: Slot
    search: Slot
    go: Callable[[str], object]
    pick_day: Slot
    today: Slot
    handbook: Slot
    keys: Slot
    about: Slot


def fill_menus(window: QMainWindow, header: Header, commands: Commands) -> list[QAction]:
    """Fill the menu bar; returns the actions that need an open file."""
    bar = window.menuBar()
    file, edit, view, help_ = (bar.addMenu(text) for text in ("文件(&F)", "编辑(&E)", "查看(&V)", "帮助(&H)"))
    with_file = _file_menu(file, commands)
    edit.addActions([header.undo, header.redo])
    edit.addSeparator()
    with_file += [
        _add(edit, "复制(&C)", commands.copy),
        _add(edit, "从剪贴板导入(&P)", commands.paste_import, "Ctrl+Shift+V", "import"),
    ]
    edit.addSeparator()
    with_file.append(_add(edit, "查找(&S)", commands.search, "Ctrl+F", "search"))
    for place in PLACES:
        with_file.append(_add(view, place.label, partial(commands.go, place.name), "", place.icon))
    view.addSeparator()
    with_file += [
        _add(view, "按今天显示(&T)", commands.today),
        _add(view, "按某一天显示…(&D)", commands.pick_day),
    ]
    view.addSeparator()
    view.addActions([header.back, header.forward])
    _add(help_, "使用手册(&M)", commands.handbook, "F1", "info")
    _add(help_, "键盘操作(&K)", commands.keys, "Ctrl+F1")
    help_.addSeparator()
    _add(help_, "关于商会秘书(&A)", commands.about)
    window.installEventFilter(_PageKeysFirst(window))
    return with_file


def _file_menu(menu: QMenu, commands: Commands) -> list[QAction]:
    _add(menu, "新建…(&N)", commands.new, "Ctrl+Shift+N", "new")
    _add(menu, "打开…(&O)", commands.open, "Ctrl+O", "open")
    recent = menu.addMenu("最近打开(&R)")
    recent.aboutToShow.connect(lambda: _fill_recent(recent, commands))
    _add(menu, "试用示例数据(&T)", commands.sample, "", "demo")
    menu.addSeparator()
    with_file = [
        _add(menu, "导入名单…(&I)", commands.import_file, "Ctrl+I", "import"),
        _add(menu, "立即备份(&B)", commands.backup, "Ctrl+B", "backup"),
    ]
    menu.addSeparator()
    _add(menu, "退出(&X)", commands.quit, "Ctrl+Q")
    return with_file


def _fill_recent(menu: QMenu, commands: Commands) -> None:
    menu.clear()
    paths = [path for path in commands.recent() if path.exists()]
    for number, path in enumerate(paths, start=1):
        _add(menu, f"&{number} {path.stem}（{path.parent}）", partial(commands.open_path, path))
    if not paths:
        menu.addAction("（没有）").setEnabled(False)


def _add(menu: QMenu, words: str, act: Slot, key: str = "", picture: str = "") -> QAction:
    action = menu.addAction(words)
    if key:
        action.setShortcut(QKeySequence(key))
    if picture:
        action.setIcon(icon(picture))
    action.triggered.connect(lambda: act())
    return action


class _PageKeysFirst(QObject):
    """Lets a page have an Alt key that a menu has too, such as Alt+E: Qt would open the menu in its place.

    Where the page has the letter of a menu, the menu is opened by Alt, let go, and then its letter.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._titles = {action: action.text() for action in window.menuBar().actions()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and event.modifiers() == Qt.KeyboardModifier.AltModifier:  # type: ignore[attr-defined]
            self._give_way(QKeySequence(event.keyCombination()))  # type: ignore[attr-defined]
        return super().eventFilter(watched, event)

    def _give_way(self, key: QKeySequence) -> None:
        """Before shortcuts are looked up: take its letter from the menu, for as long as that takes."""
        held = [action for action, title in self._titles.items() if QKeySequence.mnemonic(title) == key]
        if held and any(self._answers(button, key) for button in self._window.findChildren(QAbstractButton)):
            held[0].setText(self._titles[held[0]].replace("&", ""))
            QTimer.singleShot(0, self._restore)

    def _answers(self, button: QAbstractButton, key: QKeySequence) -> bool:
        return (
            button.shortcut() == key
            and button.isVisible()
            and button.isEnabled()
            and button.window() is self._window
        )

    def _restore(self) -> None:
        for action, title in self._titles.items():
            action.setText(title)


def copy_selected() -> None:
    """Copy what the focused field or list has selected."""
    focused = QApplication.focusWidget()
    for name in ("copy_rows", "copy"):
        if callable(copy := getattr(focused, name, None)):
            copy()
            return
