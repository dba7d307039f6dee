"""催办函: the units that are overdue, the letter to each of them, and the way to paper or PDF files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.dates import show_date
from secretariat.base.document import Report, Table
from secretariat.domains.proposals.documents import reminder_letters
from secretariat.domains.proposals.overdue import overdue
from secretariat.gui.background import Background
from secretariat.gui.file_choice import ask_folder
from secretariat.gui.pieces import EmptyPage, Notice, action, heading, hint, row, shortcut
from secretariat.gui.proposals.printing import preview_report
from secretariat.gui.reports.view import ReportView
from secretariat.gui.session import Session
from secretariat.store.rows import Rows

Letters = Mapping[str, Report]
_FORBIDDEN = '\\/:*?"<>|'


def read_letters(rows: Rows, day: str) -> tuple[Letters, int]:
    """The letters by unit, and how many overdue proposals have no unit to write to."""
    homeless = {one.proposal for one in overdue(rows, day) if not one.unit}
    return reminder_letters(rows, day), len(homeless)


class LettersDialog(QDialog):
    """Units at the left, the letter to the chosen one at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self.letters: Letters = {}
        self._reading, self._writing = Background(session, self), Background(session, self)
        self._stale = True
        self.setWindowTitle("催办函")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.units = QListWidget()
        self.units.setFixedWidth(250)
        self.units.setAccessibleName("承办单位")
        self.view = ReportView(session)
        self.notice = Notice()
        self.told = hint("正在查找逾期的提案…")
        self._nothing = EmptyPage(
            "没有逾期未答复的提案", "承办单位都在期限之内。到期还没有答复的，会列在这里。"
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.units.currentRowChanged.connect(lambda _: self._show_letter())
        session.changed.connect(self._later)
        session.as_of_changed.connect(self._later)
        shortcut(self, "Ctrl+P", self.preview)
        shortcut(self, "Ctrl+S", self.ask_folder)
        self.resize(1080, 720)

    def _lay_out(self) -> None:
        body = QWidget()
        both = QHBoxLayout(body)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.units)
        both.addWidget(self.view, 1)
        self._stack.addWidget(body)
        self._stack.addWidget(self._nothing)
        self._buttons = [
            action("打印预览(&V)…", self.preview, primary=True, tip="选中单位的函（Ctrl+P）"),
            action("全部存为PDF(&A)…", self.ask_folder, tip="每个单位一个文件（Ctrl+S）"),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.addLayout(
            row(heading("催办函"), None, *self._buttons, action("关闭(&C)", self.close, tip="Esc"))
        )
        for widget in (self.told, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for what is overdue."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def preview(self) -> None:
        """Show the letter to the chosen unit as it is printed."""
        item = self.units.currentItem()
        if item is not None:
            preview_report(self._session, self.letters[_unit(item)], self)

    def ask_folder(self) -> None:
        """Ask where the letters are to go."""
        if self.letters:
            folder = str(self._session.property("saveFolder") or "")
            ask_folder(self, "催办函存到哪个文件夹", folder, self.save_all)

    def save_all(self, folder: Path) -> None:
        """Write one PDF a unit; files that are there already are not overwritten."""
        letters = dict(self.letters)
        self._session.setProperty("saveFolder", str(folder))
        self.notice.say("正在写文件…")
        self._writing.run(lambda: _write_all(letters, folder), self._say_saved)

    def _later(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        day = self._session.day
        self._reading.read(lambda rows: read_letters(rows, day), self._show)

    def _show(self, found: tuple[Letters, int]) -> None:
        self.letters, homeless = found
        present = self.units.currentItem()
        chosen = _unit(present) if present is not None else ""
        self.units.blockSignals(True)
        self.units.clear()
        for unit, letter in self.letters.items():
            item = QListWidgetItem(f"{unit}（{_lines(letter)}件）")
            item.setData(Qt.ItemDataRole.UserRole, unit)
            item.setToolTip(unit)
            self.units.addItem(item)
        self.units.blockSignals(False)
        names = list(self.letters)
        self.units.setCurrentRow(names.index(chosen) if chosen in names else 0)
        day = show_date(self._session.day)
        more = f"另有{homeless}件逾期提案没有登记承办单位，请先补上。" if homeless else ""
        self.told.setText(
            f"截至{day}，{len(names)}个单位有逾期未答复的提案，各出一封函。{more}" if names else more
        )
        for button in self._buttons:
            button.setEnabled(bool(names))
        self._stack.setCurrentIndex(0 if names else 1)
        self._show_letter()

    def _show_letter(self) -> None:
        item = self.units.currentItem()
        if item is not None:
            self.view.show_report(self.letters[_unit(item)])

    def _say_saved(self, count: int) -> None:
        self.notice.say(f"已保存{count}封催办函。")


def _unit(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))


def _lines(letter: Report) -> int:
    return sum(len(block.rows) for block in letter.blocks if isinstance(block, Table))


def _write_all(letters: Letters, folder: Path) -> int:
    from secretariat.exchange.printing import write_report

    for unit, letter in letters.items():
        plain = "".join("_" if sign in _FORBIDDEN else sign for sign in unit)
        write_report(letter, _free(folder, f"催办函-{plain}-{letter.as_of}"))
    return len(letters)


def _free(folder: Path, stem: str) -> Path:
    """A name that no file has yet."""
    path, number = folder / f"{stem}.pdf", 2
    while path.exists():
        path, number = folder / f"{stem}（{number}）.pdf", number + 1
    return path
