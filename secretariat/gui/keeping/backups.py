"""数据 → 备份与恢复: the backups, a new one, a copy on a USB stick, a drill, and putting one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from secretariat.gui.background import Background
from secretariat.gui.file_choice import ask_folder, ask_open
from secretariat.gui.keeping.files_part import FilesPart
from secretariat.gui.messages import Answer, ask
from secretariat.gui.pieces import Notice, action, heading, hint, page_layout, row
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store.backup import Backup, Backups, Proof

_MANUAL = "手工备份"
_COUNTED = ("membership", "organization", "person")
_FILES = "商会秘书数据文件 (*.db);;所有文件 (*)"


def size_text(size: int) -> str:
    """A size in bytes for people."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024))} KB"


class BackupsPage(QWidget):
    """The backups of the open file, the newest first."""

    restore_wanted = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._backups = Backups(session.path)
        self._shown: list[Backup] = []
        self._reading = Background(session, self)
        self._proving = Background(session, self)
        self._notice = Notice()
        self.files = FilesPart(session)
        self._nothing = hint("还没有备份。今天第一次修改时程序会自动做一份，也可以现在就点“立即备份”。")
        labels = ("时间", "为什么做的", *(self._label(name) for name in _COUNTED), "大小", "说明")
        self.table = TextTable(labels, (140, 150, 80, 80, 80, 90, 200), right=(2, 3, 4, 5))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._prove = action("检验备份(&V)", self.prove, tip="把所选备份整个查一遍，并和现在的数据比一比")
        self._restore = action("恢复到所选备份(&R)…", self.ask_restore, picture="restore")
        self._arrange()
        session.changed.connect(self.refresh)
        self.refresh()

    def _arrange(self) -> None:
        layout = page_layout(self)
        layout.addLayout(row(
            heading("备份与恢复"), None,
            action("立即备份(&B)", self.make, primary=True, picture="backup"),
            action("备份到 U 盘或文件夹(&U)…", self.ask_copy, tip="另存一份到别的地方，电脑坏了也不怕"),
        ))  # fmt: skip
        layout.addWidget(hint(
            "程序在每天第一次修改前、每次导入和恢复前自动备份，保留最近 7 天、4 周、12 个月的。"
            f"备份放在：{self._backups.folder}"
        ))  # fmt: skip
        layout.addWidget(self._notice)
        layout.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.table, 1)
        other = action("从其他文件恢复(&F)…", self.ask_other, tip="用 U 盘上或别处的备份恢复")
        layout.addLayout(row(self._prove, self._restore, other, None))
        layout.addWidget(self.files)

    def refresh(self) -> None:
        """Look for the backups again."""
        self._reading.run(self._backups.list, self._show)

    def make(self) -> None:
        """Back up now."""
        self._session.write("备份", lambda store: store.backups.make(_MANUAL, store.clock()), self._made)

    def ask_copy(self) -> None:
        """Ask for the folder of a copy."""
        ask_folder(self, "备份到哪个文件夹", str(Path.home()), self.copy_to)

    def copy_to(self, folder: Path) -> None:
        """Put a checked copy of the file into a folder."""
        self._notice.say("正在备份…", "good")
        self._session.write("备份到文件夹", lambda store: store.backups.copy_to(folder), self._copied)

    def prove(self) -> None:
        """Check the chosen backup as a restore would."""
        chosen = self.chosen
        if chosen is not None:
            self._notice.say("正在检验…", "good")
            self._proving.run(lambda: self._backups.prove(chosen), self._proved, self._not_proved)

    @property
    def chosen(self) -> Backup | None:
        """The chosen backup."""
        place = self.table.current
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def ask_restore(self) -> None:
        """Say what restoring does, then ask the window for it."""
        chosen = self.chosen
        if chosen is not None:
            self._ask(chosen.path, f"恢复到 {chosen.made} 的备份？")

    def ask_other(self) -> None:
        """Restore from a file elsewhere."""
        ask_open(
            self,
            "选择备份文件",
            str(Path.home()),
            _FILES,
            lambda path: self._ask(path, f"用“{path.name}”恢复？"),
        )

    def _ask(self, backup: Path, question: str) -> None:
        detail = (
            "恢复后，数据回到备份时的样子，备份之后的修改不再显示。\n"
            "现在的数据会先自动留一份“恢复前”的备份，想回来随时可以再恢复它。\n"
            "恢复时会先检查备份，查出问题就什么也不动。"
        )
        path = self._session.path
        wanted = Answer("恢复(&R)", lambda: self.restore_wanted.emit(path, backup))
        ask(self, question, detail, Answer("不恢复(&N)"), wanted)

    def _show(self, found: tuple[Backup, ...]) -> None:
        self._shown = list(found)
        self.table.show_lines([self._line(one) for one in found])
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._allow()

    def _line(self, backup: Backup) -> tuple[str, ...]:
        counts = (f"{backup.counts.get(name, 0):,}" if backup.counts else "" for name in _COUNTED)
        remark = "记录比上一份少很多，请留意" if backup.shrunk else ""
        return (backup.made, backup.reason, *counts, size_text(backup.size), remark)

    def _label(self, name: str) -> str:
        return self._session.catalog.entities[name].label if name in self._session.catalog.entities else name

    def _made(self, backup: Backup) -> None:
        self._notice.say(f"已备份：{backup.path.name}", "good")
        self.refresh()

    def _copied(self, path: Path) -> None:
        self._notice.say(f"已备份到“{path}”，并检查过是完整的。拔 U 盘前请先安全弹出。", "good")

    def _proved(self, proof: Proof) -> None:
        pairs = (
            f"{self._label(name)} {number:,}（现在 {proof.present.get(name, 0):,}）"
            for name, number in proof.counts.items() if name in _COUNTED
        )  # fmt: skip
        self._notice.say(f"{proof.backup.made} 的备份完好，可以用来恢复。其中：{'，'.join(pairs)}。", "good")

    def _not_proved(self, error: BaseException) -> None:
        self._notice.say(str(error), "bad")

    def _allow(self) -> None:
        for button in (self._prove, self._restore):
            button.setEnabled(self.chosen is not None)
