"""Step 1: which file. Dropped, chosen, one of the newest, or pasted from Excel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from secretariat.gui.file_choice import ask_open
from secretariat.gui.importing.files import FILTER, FoundFile, newest_files
from secretariat.gui.pieces import action, hint, row, section
from secretariat.gui.style import COLOURS
from secretariat.gui.text_table import TextTable

_Place = QStandardPaths.StandardLocation
_PLACES = (_Place.DesktopLocation, _Place.DownloadLocation, _Place.DocumentsLocation)


class DropArea(QFrame):
    """Takes one file that is dragged onto it."""

    dropped = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setObjectName("dropArea")
        self.setMinimumHeight(132)
        self._colour(over=False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dragged(event) is not None:
            self._colour(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        self._colour(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._colour(over=False)
        path = _dragged(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _colour(self, *, over: bool) -> None:
        paper, ink = (
            (COLOURS["accent_pale"], COLOURS["accent"]) if over else (COLOURS["card"], COLOURS["line_dark"])
        )
        self.setStyleSheet(
            f"#dropArea {{ background: {paper}; border: 1px dashed {ink}; border-radius: 6px; }}"
        )


def _dragged(event: QDropEvent) -> Path | None:
    """The local file that is being dragged; the first one where there are several."""
    for url in event.mimeData().urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None


class SourcePage(QWidget):
    """Where the list comes from. `chosen` carries a path, `pasted` the text of the clipboard."""

    chosen = Signal(Path)
    pasted = Signal(str)

    def __init__(self, label: str, folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._files: list[FoundFile] = []
        self._area = DropArea()
        self._area.dropped.connect(self.chosen)
        self._table = TextTable(("最近的表格文件", "所在文件夹", "修改时间"), (420, 260, 180))
        self._table.on_open(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(section(f"选择要导入的{label}名单"))
        layout.addWidget(hint(
            "办公室现在用的表格就可以，不用先整理：标题、合并的表头、分组、小计、备注行程序自己认。"
            "导入前会先给您看每一行的结果，确认后才写入；写入后也能一键撤销。"
        ))  # fmt: skip
        layout.addWidget(self._area)
        layout.addWidget(self._table, 1)
        self._fill_area()
        self._list_files()

    def _fill_area(self) -> None:
        inside = QVBoxLayout(self._area)
        words = hint("把 Excel、WPS 或 CSV 文件拖到这里，或者：")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        choose = action(
            "选择文件(&O)…", self.choose, primary=True, picture="open", tip="在电脑上找到名单文件"
        )
        paste = action(
            "粘贴(&V)", self.paste, picture="file", tip="在 Excel 或 WPS 里复制名单（含表头）后点这里"
        )
        inside.addStretch(1)
        inside.addWidget(words)
        inside.addLayout(row(None, choose, paste, None))
        inside.addStretch(1)

    def choose(self) -> None:
        """Let the clerk look for a file."""
        ask_open(self, "选择要导入的文件", self._folder, FILTER, self.chosen.emit)

    def paste(self) -> None:
        """Take what was copied in Excel."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    def _list_files(self) -> None:
        folders = [Path(self._folder)] if self._folder else []
        folders += [Path(path) for place in _PLACES for path in QStandardPaths.standardLocations(place)]
        self._files = newest_files(folders)
        self._table.show_lines([(one.path.name, one.path.parent.name, one.when) for one in self._files])
        self._table.setVisible(bool(self._files))

    def _open(self, place: int) -> None:
        self.chosen.emit(self._files[place].path)
