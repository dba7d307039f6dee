"""What 新建 and 从备份恢复 ask before they do anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.catalog import Catalog
from secretariat.gui.program import Program
from secretariat.store.backup import Backup, Backups
from secretariat.store.places import warn_about_place

FILE_KINDS = "商会秘书数据文件 (*.db);;所有文件 (*)"


def free_name(path: Path) -> Path:
    """The path itself, or with a number behind its name where something stands already."""
    if not path.exists():
        return path
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 1000))
    return next((item for item in numbered if not item.exists()), path)


class NewOfficeDialog(QDialog):
    """Asks the office's name, and shows where its file will lie."""

    wanted = Signal(object, str)
    """(path, the office's name)"""

    def __init__(self, default_path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建数据文件")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit()
        self.name.setPlaceholderText("如：临川县工商业联合会")
        self.place = QLineEdit(str(free_name(default_path)))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setMinimumHeight(44)
        self.make = QPushButton("新建(&N)")
        self.make.setProperty("role", "primary")
        self.make.setDefault(True)
        self._lay_out()
        self.make.clicked.connect(self._accept)
        for field in (self.name, self.place):
            field.textChanged.connect(self._check)
        self._check()
        self.name.setFocus()

    def _lay_out(self) -> None:
        browse = QPushButton("更改…(&B)")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.close)
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow("单位名称(&M)", self.name)
        label = QLabel("保存位置(&P)")
        label.setBuddy(self.place)
        form.addRow(label, where)
        hint = QLabel(
            "名称印在名册和报表上，以后可以在“数据 → 单位设置”里改。默认位置适合大多数电脑，不用改。"
        )
        hint.setProperty("tone", "muted")
        hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.make)
        buttons.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.setMinimumWidth(620)

    @property
    def path(self) -> Path:
        """Where the file would lie, always with the ending .db."""
        path = Path(self.place.text().strip())
        return path if path.suffix.lower() == ".db" else path.with_name(f"{path.name}.db")

    def _check(self) -> None:
        """Say what stands in the way, or what to mind, before the button can be pressed."""
        name, place = self.name.text().strip(), self.place.text().strip()
        blocked, words = False, ""
        if not name:
            blocked = True
        elif not place or not Path(place).is_absolute() or not Path(place).name:
            blocked, words = True, "请选择保存位置（完整的文件夹和文件名）。"
        elif self.path.exists():
            blocked, words = True, f"“{self.path.name}”已经存在；请换一个名字，或关掉这里用“打开”。"
        else:
            words = warn_about_place(self.path) or ""
        self.problem.setText(words)
        self.problem.setProperty("tone", "bad" if blocked else "warn")
        self.problem.style().polish(self.problem)
        self.make.setEnabled(not blocked)

    def _browse(self) -> None:
        dialog = QFileDialog(self, "数据文件放在哪里", self.place.text(), FILE_KINDS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.fileSelected.connect(self.place.setText)
        dialog.open()

    def _accept(self) -> None:
        path, name = self.path, self.name.text().strip()
        self.close()
        self.wanted.emit(path, name)


class RestoreDialog(QDialog):
    """Shows the backups of a file; the chosen one takes the file's place."""

    wanted = Signal(object, object)
    """(path of the file, path of the backup)"""

    def __init__(self, path: Path, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("从备份恢复")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels(["时间", "缘由", "内容", "大小"])
        for backup in Backups(path).list():
            item = QTreeWidgetItem(_cells(backup, catalog))
            item.setData(0, Qt.ItemDataRole.UserRole, backup.path)
            self.list.addTopLevelItem(item)
        for column, width in enumerate((150, 130, 220, 80)):
            self.list.setColumnWidth(column, width)
        self.put_back = QPushButton("用这一份恢复(&R)")
        self.put_back.setProperty("role", "primary")
        self.put_back.clicked.connect(self._accept)
        self.list.itemDoubleClicked.connect(lambda *_: self._accept())
        self.list.itemSelectionChanged.connect(self._check)
        self._lay_out()
        newest = self.list.topLevelItem(0)
        if newest is not None:
            self.list.setCurrentItem(newest)
        self._check()

    def _lay_out(self) -> None:
        found = self.list.topLevelItemCount()
        words = QLabel(
            f"恢复会先检查所选备份，再把“{self._path.name}”换成它；现在的文件会另外留一份，不会丢。"
            if found
            else f"“{self._path.parent}”里没有找到“{self._path.name}”的备份。可以点“其他文件…”选择U盘上的备份。"
        )
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.list)
        row = QHBoxLayout()
        for text, slot in (("其他文件…(&F)", self._browse), ("取消", self.close)):
            row.addWidget(_button(text, slot))
        row.insertWidget(0, self.put_back)
        row.insertStretch(0)
        layout.addLayout(row)
        self.setMinimumSize(660, 380)

    def _check(self) -> None:
        self.put_back.setEnabled(self.list.currentItem() is not None)

    def _accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._choose(item.data(0, Qt.ItemDataRole.UserRole))

    def _browse(self) -> None:
        dialog = QFileDialog(self, "选择备份文件", str(self._path.parent), FILE_KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._choose(Path(name)))
        dialog.open()

    def _choose(self, backup: Path) -> None:
        self.close()
        self.wanted.emit(self._path, backup)


def _button(text: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: slot())
    return button


def _cells(backup: Backup, catalog: Catalog) -> list[str]:
    counts = [
        f"{catalog.entities[name].label}{number}"
        for name, number in backup.counts.items()
        if name in catalog.entities and number
    ]
    return [
        backup.made,
        backup.reason,
        "、".join(counts) or "没有记录",
        f"{backup.size / 1024 / 1024:.1f} MB",
    ]


def ask_new(parent: QWidget, program: Program, make: Callable[[Path, str], object]) -> None:
    """Ask for an office's name and place; `make` gets both."""
    dialog = NewOfficeDialog(program.default_path, parent)
    dialog.wanted.connect(make)
    dialog.open()


def ask_open(parent: QWidget, folder: Path, open_path: Callable[[Path], object]) -> None:
    """Ask which file to open, beginning in a folder."""
    dialog = QFileDialog(parent, "打开数据文件", str(folder), FILE_KINDS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: open_path(Path(name)))
    dialog.open()


def ask_restore(
    parent: QWidget, program: Program, path: Path, restore: Callable[[Path, Path], object]
) -> None:
    """Ask which backup is to take the file's place; `restore` gets the file and the backup."""
    dialog = RestoreDialog(path, program.catalog, parent)
    dialog.wanted.connect(restore)
    dialog.open()
