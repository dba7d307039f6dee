"""The card of a record's attachments: files are taken in, opened, saved elsewhere and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from secretariat.base.dates import show_date
from secretariat.base.errors import Refusal
from secretariat.gui.background import Background
from secretariat.gui.file_choice import ask_save
from secretariat.gui.messages import tell
from secretariat.gui.pieces import hint, shortcut
from secretariat.gui.records.cards import TableCard
from secretariat.gui.session import Session
from secretariat.store.attachments import ENTITY, Attached, Attachments, attach, attachments_of, detach
from secretariat.store.history import changes_of
from secretariat.store.rows import Rows
from secretariat.store.store import Store
from secretariat.store.transaction import Changed

_ANY_FILE = "所有文件 (*)"
_NONE_YET = "还没有附件。点“添加附件”，或把文件拖到这里；文件会复制到数据文件旁边，随备份一起保存。"
_SELECT = "请先在附件里选中一个文件。"


def size_words(size: int) -> str:
    """A size in bytes for people."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024)):,} KB"


class AttachmentsCard(TableCard):
    """Lists the attachments of one record and looks after them; `editable` False only shows and opens."""

    def __init__(self, session: Session, entity: str, record: int, *, editable: bool = True) -> None:
        super().__init__("附件", ("文件", "大小", "添加日期", "说明"), (400, 90, 130, 220))
        self._session, self._place = session, (entity, record)
        self._reading = Background(session, self)
        self._files: list[Attached] = []
        self._none = hint(_NONE_YET if editable else "没有附件。")
        self.body.addWidget(self._none)
        if editable:
            self.setAcceptDrops(True)
            self.offer("添加附件(&Z)…", self.ask_files, "复制到程序的附件文件夹，可一次选几个")
            shortcut(self.table, "Delete", self.remove)
        self._of_one = [self.offer("打开文件", self.open, "用电脑里相应的程序打开（Enter）"),
                        self.offer("另存为…", self.ask_target, "复制一份到别处")]  # fmt: skip
        if editable:
            self._of_one.append(self.offer("删除附件", self.remove, "移入回收站，可以撤销"))
        self.chosen.connect(lambda _: self.open())
        session.changed.connect(self._changed)
        self.refresh()

    @property
    def files(self) -> Sequence[Attached]:
        """The attachments that are shown."""
        return tuple(self._files)

    def refresh(self) -> None:
        """Read the attachments anew; the selected one stays selected."""
        chosen, rows = self.selected(), self._session.rows
        self._files = attachments_of(rows, *self._place)
        self.table.setRowCount(0)
        for one in self._files:
            texts = (one.content.name, size_words(one.content.size), _added(rows, one), one.note)
            self.add_row(one.id, texts)
        self.table.setVisible(bool(self._files))
        self._none.setVisible(not self._files)
        for button in self._of_one:
            button.setVisible(bool(self._files))
        numbers = [one.id for one in self._files]
        if numbers:
            self.table.selectRow(numbers.index(chosen) if chosen in numbers else len(numbers) - 1)

    def ask_files(self) -> QFileDialog:
        """Ask which files to add."""
        dialog = QFileDialog(self, "添加附件", "", _ANY_FILE)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.open()
        return dialog

    def add(self, paths: Sequence[Path]) -> None:
        """Take files in as one operation; those that cannot be taken are told, the others come in."""
        entity, record = self._place

        def job(store: Store) -> list[Refusal]:
            contents, refused = [], []
            for path in paths:
                try:
                    contents.append(store.attachments.take_in(path))
                except Refusal as refusal:
                    refused.append(refusal)
            if contents:
                with store.transact("添加附件") as tx:
                    for content in contents:
                        attach(tx, entity, record, content)
            return refused

        self._session.write("添加附件", job, self._tell_refused)

    def _tell_refused(self, refused: list[Refusal]) -> None:
        if refused:
            remedies = dict.fromkeys(one.remedy for one in refused if one.remedy)
            tell(
                self, "\n".join(one.message for one in refused), "\n".join(remedies), "warning"
            )  # fmt: skip

    def open(self) -> None:
        """Open the selected file with the program that the computer has for it."""
        one = self._selected_file()
        if one is not None:
            place = Attachments(self._session.path)
            self._reading.run(lambda: place.find(one.content), self._open_path)

    def _open_path(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            tell(
                self,
                "这台电脑上没有能打开这种文件的程序。",
                "可以点“另存为”，拿到别的电脑上打开。",
                "warning",
            )

    def ask_target(self) -> QFileDialog | None:
        """Ask where to save a copy of the selected file."""
        one = self._selected_file()
        if one is None:
            return None
        ending = Path(one.content.name).suffix
        kinds = f"{ending.lstrip('.').upper()} 文件 (*{ending})" if ending else _ANY_FILE
        return ask_save(self, "附件另存为", one.content.name, kinds, lambda path: self.save(one, path))

    def save(self, one: Attached, target: Path) -> None:
        """Save a copy of a file."""
        place = Attachments(self._session.path)

        def say_so(_: None) -> None:
            tell(self, f"已另存为“{target.name}”。")

        self._reading.run(lambda: place.save_as(one.content, target), say_so)

    def remove(self) -> None:
        """Take the selected attachment away; undo brings it back."""
        one = self._selected_file()
        if one is not None:
            self._session.operate("删除附件", lambda tx: detach(tx, one.id))

    def _selected_file(self) -> Attached | None:
        chosen = self.selected()
        found = next((one for one in self._files if one.id == chosen), None)
        if found is None and self._files:
            tell(self, "还没有选中附件。", _SELECT)
        return found

    def _changed(self, changed: Changed) -> None:
        if ENTITY in changed.records:
            self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(_dropped(event))


def _dropped(event: QDropEvent) -> list[Path]:
    """The files that a drag carries."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _added(rows: Rows, one: Attached) -> str:
    """The day on which an attachment came in."""
    past = changes_of(rows, ENTITY, one.id)
    return show_date(past[-1].at[:10]) if past else ""
