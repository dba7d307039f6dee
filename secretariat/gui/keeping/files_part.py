"""数据 → 备份与恢复 → 附件: where the files of records lie, how large they are, and finding those that are gone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.gui.attachments import size_words
from secretariat.gui.background import Background
from secretariat.gui.file_choice import ask_folder
from secretariat.gui.pieces import Notice, action, hint, row, section
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store.attachments import ENTITY, Attachments
from secretariat.store.rows import Rows
from secretariat.store.transaction import Changed

_LINES = 4  # of the list of what is gone that are seen without scrolling
_NONE = "还没有附件。在一条记录的页面里点“添加附件”，文件会复制一份放在数据文件旁边，跟着一起备份。"


@dataclass(frozen=True, slots=True)
class Kept:
    """How many attachments there are, how many files they are, and their size in bytes."""

    attachments: int
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Gone:
    """An attachment without its file: the record that it belongs to, what that is called, and the file's name."""

    entity: str
    record: int
    owner: str
    name: str


@dataclass(frozen=True, slots=True)
class Search:
    """What a search brought: how many files were found, and what is still gone."""

    found: int
    gone: tuple[Gone, ...]


class FilesPart(QWidget):
    """Tells of the attachments; the search runs aside, and what stays lost is listed by its record."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._files = Attachments(session.path)
        self._working = Background(session, self)
        self._gone: tuple[Gone, ...] = ()
        self.notice = Notice()
        self.told = hint()
        self.table = TextTable(("附件不在了的记录", "附件名称"), (420, 300))
        self.table.on_open(self.open)
        self.table.setFixedHeight((_LINES + 1) * self.table.verticalHeader().defaultSectionSize() + 8)
        self.table.hide()
        self.find_button = action(
            "找回附件(&G)…",
            self.ask_folder,
            tip="先看备份，再到一个文件夹里（连同里面的文件夹）按内容找不见了的附件",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row(section("附件"), None, self.find_button))
        layout.addWidget(self.told)
        layout.addWidget(self.notice)
        layout.addWidget(self.table)
        session.changed.connect(self._changed)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether a folder is being looked through."""
        return self._working.busy

    def refresh(self) -> None:
        """Count the attachments anew."""
        kept = kept_of(self._session.rows)
        self.find_button.setEnabled(bool(kept.attachments))
        if not kept.attachments:
            self.told.setText(_NONE)
            return
        files = f"（{kept.files:,}个文件）" if kept.files != kept.attachments else ""
        self.told.setText(
            f"共{kept.attachments:,}个附件{files}，{size_words(kept.size)}，放在：{self._files.folder}。"
            "附件随每次备份一起备份；换电脑时，请把这个文件夹和数据文件一起拷走。"
        )

    def ask_folder(self) -> QFileDialog:
        """Ask in which folder to look."""
        return ask_folder(self, "到哪个文件夹里找附件", str(Path.home()), self.find_in)

    def find_in(self, folder: Path) -> None:
        """Look through a folder for the files that are gone."""
        self.notice.say(f"正在“{folder.name or folder}”里查找…", "warn")
        self.find_button.setEnabled(False)
        files = self._files
        self._working.read(lambda rows: search(rows, files, folder), self._searched, self._failed)

    def open(self, place: int) -> None:
        """Show the record of a lost attachment."""
        gone = self._gone[place]
        self._session.open_record.emit(gone.entity, gone.record)

    def _searched(self, found: Search) -> None:
        self._gone = found.gone
        self.find_button.setEnabled(True)
        self.table.show_lines([(one.owner, one.name) for one in found.gone])
        self.table.setVisible(bool(found.gone))
        if found.gone:
            self.notice.say(
                f"找回{found.found}个文件，还有{len(found.gone)}个附件没有找到。可以换一个文件夹再找；"
                "实在没有了的，双击打开记录，删除这个附件或重新添加。", "warn",
            )  # fmt: skip
        elif found.found:
            self.notice.say(f"找回{found.found}个文件，所有附件都在。", "good")
        else:
            self.notice.say("所有附件都在，没有要找回的。", "good")

    def _failed(self, error: BaseException) -> None:
        self.find_button.setEnabled(True)
        self.notice.say(str(error), "bad")

    def _changed(self, changed: Changed) -> None:
        if ENTITY in changed.records:
            self.refresh()


def kept_of(rows: Rows) -> Kept:
    """The attachments of all records; a file that several records have counts once."""
    found = rows.columns(ENTITY, ("sha256", "size"))
    sizes = {str(digest): int(size or 0) for _, digest, size in found}
    return Kept(len(found), len(sizes), sum(sizes.values()))


def search(rows: Rows, files: Attachments, folder: Path) -> Search:
    """Bring back from the backups and from a folder what is gone, and tell what still is."""
    before = files.missing(rows)
    for content in before:
        with suppress(Refusal):
            files.find(content)  # which looks among the backups
    files.find_again(rows, folder)
    lost = {one.sha256 for one in files.missing(rows)}
    return Search(
        len(before) - len(lost), tuple(_gone(rows, row) for row in rows.find(ENTITY) if row["sha256"] in lost)
    )


def _gone(rows: Rows, row: dict[str, object]) -> Gone:
    entity, record = str(row["entity"]), int(str(row["record"]))
    declared = rows.catalog.entities.get(entity)
    label = declared.label if declared is not None else entity
    title = rows.title(entity, record) if declared is not None else ""
    return Gone(entity, record, f"{label}：{title or f'第{record}号'}", str(row["name"]))
