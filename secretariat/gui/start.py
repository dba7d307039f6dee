"""The page that is there before a file is open: the first steps, or why a file could not be opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.errors import Refusal
from secretariat.gui.style import pixmap

_WIDTH = 620
_PURPOSE = "县级工商联（总商会）办公室的会员名册、统计和报表。数据只存在这台电脑上，不联网。"


class Choice(QPushButton):
    """A wide button: an icon, what it does, and a line that explains."""

    def __init__(self, icon: str, words: str, explained: str) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setAccessibleName(words.partition("(&")[0])
        key = words.partition("(&")[2][:1]
        if key:
            self.setShortcut(f"Alt+{key}")
        picture = QLabel()
        picture.setPixmap(pixmap(icon, "accent", 28))
        title = QLabel(re.sub("&(.)", r"<u>\1</u>", words))
        title.setProperty("tone", "heading")
        detail = QLabel(explained)
        detail.setProperty("tone", "muted")
        text = QVBoxLayout()
        text.setSpacing(3)
        text.addWidget(title)
        text.addWidget(detail)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.setSpacing(16)
        layout.addWidget(picture)
        layout.addLayout(text, 1)
        for label in (picture, title, detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As high as its words need."""
        return self._row.sizeHint()


class StartPage(QScrollArea):
    """新建, 打开, 试用示例数据 and the files opened last; after a failure, what happened and the ways out."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    path_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.progress = QProgressBar()
        self.show_welcome(())

    def show_welcome(self, recent: Iterable[Path]) -> None:
        """The first steps."""
        column = self._clean()
        column.addWidget(_label("商会秘书", "title"))
        column.addWidget(_label(_PURPOSE, "muted"))
        column.addSpacing(14)
        self._add_choices(column)
        self._add_recent(column, [path for path in recent if path.exists()])
        column.addStretch()

    def show_opening(self, path: Path) -> None:
        """What is being opened; the window is alive meanwhile."""
        column = self._clean()
        column.addStretch()
        column.addWidget(_label(f"正在打开 {path.stem}…", "heading"))
        column.addWidget(_label(str(path), "small"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(_WIDTH)
        column.addWidget(self.progress)
        column.addStretch(2)

    def show_refusal(self, path: Path, refusal: Refusal, recent: Iterable[Path]) -> None:
        """Why the file is not open, and the ways out."""
        column = self._clean()
        column.addWidget(_label("没有打开数据文件", "title"))
        column.addWidget(self._trouble(path, refusal))
        column.addSpacing(10)
        column.addWidget(_label("也可以", "heading"))
        self._add_choices(column)
        self._add_recent(column, [item for item in recent if item != path and item.exists()])
        column.addStretch()

    def _trouble(self, path: Path, refusal: Refusal) -> QFrame:
        card = QFrame()
        card.setProperty("tone", "card")
        card.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(8)
        layout.addWidget(_label(refusal.message, "heading"))
        if refusal.remedy:
            layout.addWidget(_label(refusal.remedy, ""))
        layout.addWidget(_label(str(path), "small"))
        buttons = QHBoxLayout()
        again = QPushButton("再试一次(&R)")
        again.setProperty("role", "primary")
        again.clicked.connect(lambda: self.path_wanted.emit(path))
        buttons.addWidget(again)
        if not _is_open_elsewhere(refusal):
            restore = QPushButton("从备份恢复…(&B)")
            restore.clicked.connect(lambda: self.restore_wanted.emit(path))
            buttons.addWidget(restore)
        buttons.addStretch()
        layout.addLayout(buttons)
        return card

    def _add_choices(self, column: QVBoxLayout) -> None:
        for icon, words, explained, signal in (
            ("new", "新建(&N)", "为本单位建一个数据文件，然后导入会员名册或逐个新增", self.new_wanted),
            ("open", "打开(&O)", "打开已有的数据文件（.db），如从别的电脑拷来的", self.open_wanted),
            (
                "demo",
                "试用示例数据(&T)",
                "建一个虚构的示例商会，随便试，不影响本单位的数据",
                self.sample_wanted,
            ),
        ):
            choice = Choice(icon, words, explained)
            choice.setFixedWidth(_WIDTH)
            choice.clicked.connect(signal.emit)
            column.addWidget(choice)

    def _add_recent(self, column: QVBoxLayout, recent: list[Path]) -> None:
        if not recent:
            return
        column.addSpacing(16)
        column.addWidget(_label("最近打开", "heading"))
        for path in recent:
            button = QPushButton(f"{path.stem}　　{path.parent}")
            button.setProperty("role", "link")
            button.setToolTip(str(path))
            button.setMaximumWidth(_WIDTH)
            button.clicked.connect(lambda _=False, chosen=path: self.path_wanted.emit(chosen))
            column.addWidget(button)

    def _clean(self) -> QVBoxLayout:
        """A new, empty column in the middle of the page."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(30, 36, 30, 30)
        row.addStretch()
        column = QVBoxLayout()
        column.setSpacing(10)
        row.addLayout(column)
        row.addStretch()
        self.setWidget(inside)
        return column


def _is_open_elsewhere(refusal: Refusal) -> bool:
    from secretariat.store.lock import AlreadyOpen

    return isinstance(refusal, AlreadyOpen)


def _label(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", tone)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMaximumWidth(_WIDTH)
    label.setMinimumWidth(min(_WIDTH, 560))
    return label
