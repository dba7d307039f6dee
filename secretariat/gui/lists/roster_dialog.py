"""Exports or prints a roster of what a list shows: title, columns, version, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.dates import show_date
from secretariat.base.entity import INTERNAL, PUBLIC
from secretariat.base.errors import Cancelled, Refusal
from secretariat.exchange.rosters import PROFILES, RosterRequest, usual_columns
from secretariat.gui.lists.columns_dialog import ColumnsDialog
from secretariat.gui.lists.conditions import sentence
from secretariat.gui.lists.roster_job import RosterFile, roster_job
from secretariat.gui.lists.state import scopes_of
from secretariat.gui.messages import Answer, MessageBox
from secretariat.gui.runner import Ticket

if TYPE_CHECKING:
    from secretariat.gui.lists.page import ListPage

_SCREEN, _USUAL, _CHOSEN = "screen", "usual", "chosen"
_EXPLAINED = {
    PUBLIC: "公示版：只有可以公开的内容，手机、出生日期等不出现或遮盖。",
    INTERNAL: "内部版：办公室自用，手机和身份证号遮盖中间几位。",
    "full": "完整版：什么都不遮盖。要写明用途，并记入“导出记录”。",
}
_TITLES = ("名册", "通讯录", "名单")


class RosterDialog(QDialog):
    """Asks how the roster is to be, makes it off the window's thread, then offers to open it."""

    def __init__(self, page: ListPage, ids: tuple[int, ...]) -> None:
        super().__init__(page)
        self._page, self._session, self._ids = page, page.session, ids
        self._ledger = page.ledger
        self._keys = page.state.columns
        self._ticket: Ticket | None = None
        self.setWindowTitle(f"导出{self._ledger.label}名册")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = QComboBox(editable=True)
        self.title.addItems([f"{self._ledger.label}{words}" for words in _TITLES])
        self.columns = QComboBox()
        for words, name in (("屏幕上的列", _SCREEN), ("名册常用的列", _USUAL), ("另外选择…", _CHOSEN)):
            self.columns.addItem(words, name)
        self.columns.activated.connect(self._take_columns)
        self.profile = QComboBox()
        for name, words in PROFILES.items():
            self.profile.addItem(words, name)
        self.profile.setCurrentIndex(list(PROFILES).index(INTERNAL))
        self.profile.currentIndexChanged.connect(self._show_profile)
        self.explained = QLabel(wordWrap=True)
        self.explained.setProperty("tone", "muted")
        self.purpose = QLineEdit(placeholderText="例如：报送市工商联")
        self.notes = QPlainTextEdit(self._usual_note())
        self.notes.setFixedHeight(64)
        self.notes.setTabChangesFocus(True)
        self.targets = self._target_buttons()
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.hide()
        self._session.runner.progressed.connect(self._show_progress)
        self._lay_out()
        self._show_profile()

    def _target_buttons(self) -> dict[str, QRadioButton]:
        self._group = QButtonGroup(self)
        buttons = {}
        for name, words in (("xlsx", "Excel 文件(&X)"), ("pdf", "PDF 文件(&D)"), ("print", "打印(&P)")):
            buttons[name] = QRadioButton(words)
            self._group.addButton(buttons[name])
        buttons["xlsx"].setChecked(True)
        return buttons

    def _lay_out(self) -> None:
        day = show_date(self._page.query.as_of or date.today().isoformat())
        targets = QHBoxLayout()
        for button in self.targets.values():
            targets.addWidget(button)
        targets.addStretch()
        rows = QFormLayout()
        rows.setVerticalSpacing(10)
        rows.addRow("内容", QLabel(f"{len(self._ids)} {self._ledger.unit}，顺序和屏幕上一样，截至{day}"))
        rows.addRow("标题(&T)", self.title)
        rows.addRow("列(&L)", self.columns)
        rows.addRow("版本(&V)", self.profile)
        rows.addRow("", self.explained)
        rows.addRow("用途(&U)", self.purpose)
        rows.addRow("附注(&N)", self.notes)
        rows.addRow("输出到", targets)
        self.ok, self.cancel = QPushButton("导出(&E)"), QPushButton("取消(&C)")
        self.ok.setProperty("role", "primary")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.progress, 1)
        foot.addStretch()
        foot.addWidget(self.ok)
        foot.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addLayout(rows)
        layout.addWidget(self.trouble)
        layout.addLayout(foot)
        self.resize(600, 460)

    def _usual_note(self) -> str:
        query = self._page.state.query
        scope = (
            dict(scopes_of(self._ledger.name))[query.scope]
            if self._ledger.scoped and query.scope not in ("current", "all")
            else ""
        )
        where = sentence(query, self._ledger) if not query.search.strip() else ""
        return "；".join(part for part in (scope, where) if part)

    def _show_profile(self) -> None:
        name = self.profile.currentData()
        self.explained.setText(_EXPLAINED[name])
        self.purpose.setEnabled(name == "full")

    def _take_columns(self) -> None:
        if self.columns.currentData() != _CHOSEN:
            return
        dialog = ColumnsDialog(self._ledger, self._keys, usual_columns(self._ledger, INTERNAL), self)
        dialog.chosen.connect(self._take_keys)
        dialog.open()

    def _take_keys(self, keys: Sequence[str]) -> None:
        self._keys = tuple(keys)
        self.columns.setItemText(2, f"另外选择（{len(keys)} 列）…")

    def request(self) -> RosterRequest:
        """What is asked for."""
        profile = self.profile.currentData()
        keys = {
            _SCREEN: self._page.state.columns, _USUAL: usual_columns(self._ledger, profile), _CHOSEN: self._keys,
        }[self.columns.currentData()]  # fmt: skip
        notes = tuple(line.strip() for line in self.notes.toPlainText().splitlines() if line.strip())
        return RosterRequest(
            self._ledger.name, self.title.currentText().strip(), keys, self._page.query, self._ids, profile,
            self.purpose.text().strip() if profile == "full" else "", notes,
        )  # fmt: skip

    @property
    def target(self) -> str:
        """xlsx, pdf or print."""
        return next(name for name, button in self.targets.items() if button.isChecked())

    def accept(self) -> None:
        if self._ticket is not None:
            return
        request = self.request()
        if not self._ids:
            self.trouble.setText("没有可以导出的记录，请先在列表里换一个范围或清除条件。")
        elif request.profile == "full" and not request.purpose:
            self.trouble.setText("完整版要写明用途，例如“报送市工商联”。")
            self.purpose.setFocus()
        elif self.target == "print":
            self.start(None)
        else:
            self._ask_path(request)

    def _ask_path(self, request: RosterRequest) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = self._page.query.as_of or date.today().isoformat()
        name = f"{request.title or self._ledger.label}{day.replace('-', '')}.{self.target}"
        chooser = QFileDialog(self, "导出到", str(Path(folder) / name))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter("Excel 文件 (*.xlsx)" if self.target == "xlsx" else "PDF 文件 (*.pdf)")
        chooser.setDefaultSuffix(self.target)
        chooser.selectFile(name)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda chosen: self.start(Path(chosen)))
        chooser.open()

    def start(self, path: Path | None) -> None:
        """Make the roster; None means for the printer."""
        self.trouble.setText("")
        self.ok.setEnabled(False)
        self.progress.setValue(0)
        self.progress.show()
        job = roster_job(self.request(), path, self._session.runner.report)
        self._ticket = self._session.write("导出名册", job, self._on_done, self._on_failed)

    def reject(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self.cancel.setText("正在取消…")
        else:
            super().reject()

    def _show_progress(self, fraction: float, words: str) -> None:
        if self._ticket is not None:
            self.progress.setValue(round(100 * fraction))
            self.progress.setFormat(words)

    def _on_done(self, made: RosterFile) -> None:
        self._ticket = None
        page = self._page
        super().accept()
        if made.path is None:
            self._preview(page, made.content)
        else:
            offer_file(page, made)

    def _preview(self, page: QWidget, content: bytes) -> None:
        from secretariat.gui.reports.preview import PdfPreview

        PdfPreview(self.title.currentText(), content, page.window()).show()

    def _on_failed(self, error: BaseException) -> None:
        self._ticket = None
        self.progress.hide()
        self.ok.setEnabled(True)
        self.cancel.setText("取消(&C)")
        if isinstance(error, Cancelled):
            self.trouble.setText("已取消，没有写任何文件。")
        elif isinstance(error, Refusal):
            self.trouble.setText(str(error))


def offer_file(parent: QWidget, made: RosterFile) -> MessageBox:
    """Say what was written, and offer to open it or its folder."""
    path = made.path
    assert path is not None
    box = MessageBox(
        parent,
        "info",
        f"已导出 {made.rows} 行到“{path.name}”。",
        "\n".join(made.warnings) or str(path.parent),
    )
    box.offer((
        Answer("打开文件(&O)", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
        Answer("打开所在文件夹(&F)", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))),
        Answer("关闭(&C)"),
    ))  # fmt: skip
    box.open()
    return box
