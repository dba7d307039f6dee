"""Papers to departments: one for each at the left, the chosen one at the right, the way to print or PDF files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from secretariat.base.document import Report
from secretariat.gui.background import Background
from secretariat.gui.file_choice import ask_folder
from secretariat.gui.paper import Paper
from secretariat.gui.pieces import EmptyPage, Notice, action, heading, row, shortcut
from secretariat.gui.reports.view import ReportView
from secretariat.gui.session import Session
from secretariat.store.rows import Rows

Letters = Mapping[str, Report]
_FORBIDDEN = '\\/:*?"<>|'
_EMPTY = {
    "催办函": ("没有逾期未答复的诉求", "各部门都在期限之内。到期还没有答复的，会列在这里。"),
    "交办单": ("选中的诉求还没有交办", "请先在列表里“记录环节”里记录交办，填上主办部门。"),
}


class LettersDialog(QDialog):
    """Departments at the left, the paper to the chosen one at the right."""

    def __init__(
        self, session: Session, title: str, make: Callable[[Rows], Letters], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._title, self._make = session, title, make
        self.letters: Letters = {}
        self._reading, self._writing = Background(session, self), Background(session, self)
        self.paper = Paper(session, self)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.departments = QListWidget()
        self.departments.setFixedWidth(230)
        self.departments.setAccessibleName("承办部门")
        self.view = ReportView(session)
        self.notice = Notice()
        self._stack = QStackedWidget()
        self._lay_out()
        self.departments.currentRowChanged.connect(lambda _: self._show_letter())
        shortcut(self, "Ctrl+P", self.preview)
        shortcut(self, "Ctrl+S", self.ask_folder)
        self.resize(1060, 720)

    def _lay_out(self) -> None:
        body = QWidget()
        both = QHBoxLayout(body)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.departments)
        both.addWidget(self.view, 1)
        self._stack.addWidget(body)
        self._stack.addWidget(EmptyPage(*_EMPTY.get(self._title, ("没有内容", ""))))
        self._buttons = [
            action("打印预览(&V)…", self.preview, primary=True, tip="选中部门的一份（Ctrl+P）"),
            action("全部存为PDF(&A)…", self.ask_folder, tip="每个部门一个文件（Ctrl+S）"),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.addLayout(
            row(heading(self._title), None, *self._buttons, action("关闭(&C)", self.close, tip="Esc"))
        )
        layout.addWidget(self.notice)
        layout.addWidget(self._stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the papers."""
        super().showEvent(event)
        self._reading.read(self._make, self._show)

    def preview(self) -> None:
        """Show the paper to the chosen department as it is printed."""
        letter = self._chosen()
        if letter is not None:
            self.paper.preview(lambda rows: letter)

    def ask_folder(self) -> None:
        """Ask where the papers are to go."""
        if self.letters:
            folder = str(self._session.property("saveFolder") or "")
            ask_folder(self, f"{self._title}存到哪个文件夹", folder, self.save_all)

    def save_all(self, folder: Path) -> None:
        """Write one PDF a department; files that are there already are not overwritten."""
        letters, title = dict(self.letters), self._title
        self._session.setProperty("saveFolder", str(folder))
        self.notice.say("正在写文件…")
        self._writing.run(
            lambda: _write_all(letters, title, folder),
            lambda count: self.notice.say(f"已保存{count}份{title}。"),
        )

    def _chosen(self) -> Report | None:
        item = self.departments.currentItem()
        return self.letters.get(item.text()) if item is not None else None

    def _show(self, letters: Letters) -> None:
        self.letters = letters
        self.departments.clear()
        self.departments.addItems(list(letters))
        self.departments.setCurrentRow(0)
        for button in self._buttons:
            button.setEnabled(bool(letters))
        self._stack.setCurrentIndex(0 if letters else 1)
        self.departments.setFocus()

    def _show_letter(self) -> None:
        letter = self._chosen()
        if letter is not None:
            self.view.show_report(letter)


def _write_all(letters: Letters, title: str, folder: Path) -> int:
    from secretariat.exchange.printing import write_report

    for department, letter in letters.items():
        plain = "".join("_" if sign in _FORBIDDEN else sign for sign in department)
        write_report(letter, _free(folder, f"{title}-{plain}-{letter.as_of}"))
    return len(letters)


def _free(folder: Path, stem: str) -> Path:
    """A name that no file has yet."""
    path, number = folder / f"{stem}.pdf", 2
    while path.exists():
        path, number = folder / f"{stem}（{number}）.pdf", number + 1
    return path
