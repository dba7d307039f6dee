"""The 数据 page: a list of parts at the left, each made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QWidget

from secretariat.gui.pieces import add_choice
from secretariat.gui.session import Session


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page; `make` is called when it is first shown."""

    name: str
    label: str
    make: Callable[[Session], QWidget]


def _imports(session: Session) -> QWidget:
    from secretariat.gui.keeping.imports import ImportsPage

    return ImportsPage(session)


def _backups(session: Session) -> QWidget:
    from secretariat.gui.keeping.backups import BackupsPage

    return BackupsPage(session)


def _history(session: Session) -> QWidget:
    from secretariat.gui.keeping.history import HistoryPage

    return HistoryPage(session)


def _checks(session: Session) -> QWidget:
    from secretariat.gui.keeping.checks import ChecksPage

    return ChecksPage(session)


def _bin(session: Session) -> QWidget:
    from secretariat.gui.lists.bin import BinPage

    return BinPage(session)


def _duplicates(session: Session) -> QWidget:
    from secretariat.gui.records.duplicates import DuplicatesPage

    return DuplicatesPage(session)


def _fields(session: Session) -> QWidget:
    from secretariat.gui.keeping.fields import FieldsPage

    return FieldsPage(session)


def _choices(session: Session) -> QWidget:
    from secretariat.gui.keeping.choices import ChoicesPage

    return ChoicesPage(session)


def _office(session: Session) -> QWidget:
    from secretariat.gui.keeping.office import OfficePage

    return OfficePage(session)


def _exports(session: Session) -> QWidget:
    from secretariat.gui.keeping.exports import ExportsPage

    return ExportsPage(session)


PARTS: tuple[Part, ...] = (
    Part("import", "导入", _imports),
    Part("backup", "备份与恢复", _backups),
    Part("history", "操作历史", _history),
    Part("check", "检查", _checks),
    Part("duplicates", "查找重复", _duplicates),
    Part("bin", "回收站", _bin),
    Part("fields", "补充字段", _fields),
    Part("choices", "选项字典", _choices),
    Part("office", "单位设置", _office),
    Part("exports", "导出记录", _exports),
)


class DataPage(QWidget):
    """Everything about the data as a whole. The window listens to `import_wanted` and `restore_wanted`."""

    import_wanted = Signal(object)
    """The clerk wants to import: a path, or None to be asked."""
    restore_wanted = Signal(object, object)
    """A backup is to take the place of the file: (path of the file, path of the backup)."""
    go = Signal(str)
    """Another page of the window is wanted: page/part."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made: dict[str, QWidget] = {}
        self.list = QListWidget()
        self.list.setFixedWidth(156)
        for part in PARTS:
            add_choice(self.list, part.label, part.name)
        self._stack = QStackedWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 0, 16)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self._stack, 1)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.setFocusProxy(self.list)

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return PARTS[self.list.currentRow()].name

    def show_part(self, name: str) -> None:
        """Open a part by its name or its label."""
        for place, part in enumerate(PARTS):
            if name in (part.name, part.label):
                self.list.setCurrentRow(place)

    def widget(self, name: str) -> QWidget:
        """The widget of a part, made if need be."""
        part = next(one for one in PARTS if one.name == name)
        if name not in self._made:
            widget = part.make(self._session)
            for signal in ("import_wanted", "restore_wanted", "go"):
                if hasattr(widget, signal):
                    getattr(widget, signal).connect(getattr(self, signal))
            self._made[name] = widget
            self._stack.addWidget(widget)
        return self._made[name]

    def may_close(self) -> bool:
        """Whether nothing typed in one of the parts would be lost."""
        for name, widget in self._made.items():
            ask = getattr(widget, "may_close", None)
            if ask is not None and not ask():
                self.show_part(name)
                return False
        return True

    def pictures(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Every part, with what shows it."""
        for part in PARTS:
            yield part.label, lambda name=part.name: self.show_part(name)  # type: ignore[misc]

    def _show(self, place: int) -> None:
        if place >= 0:
            self._stack.setCurrentWidget(self.widget(PARTS[place].name))
