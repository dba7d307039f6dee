"""Records that may be the same, pair by pair: compare, merge, or say that they are different."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from secretariat.domains.members.duplicates import Pair, declare_distinct, find_duplicates
from secretariat.gui.background import Background
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.records.compare import Compare
from secretariat.gui.records.merging import merge_job
from secretariat.gui.session import Session
from secretariat.store.rows import Rows
from secretariat.store.store import Store

_SHOWN = 500


@dataclass(frozen=True, slots=True)
class NamedPair:
    """A pair with the words of its line."""

    pair: Pair
    words: str


def named_pairs(rows: Rows) -> tuple[list[NamedPair], int]:
    """The pairs to look at first with their words, and how many there are in all."""
    pairs = find_duplicates(rows)
    shown = [NamedPair(pair, _words(rows, pair)) for pair in pairs[:_SHOWN]]
    return shown, len(pairs)


def _words(rows: Rows, pair: Pair) -> str:
    names = list(dict.fromkeys(rows.title(pair.entity, record) for record in (pair.one, pair.other)))
    return f"{rows.entity(pair.entity).label}：{' / '.join(names)}\n{pair.reason}"


class DuplicatesPage(FreshPart):
    """The duplicate finder. Looks in the background when it is shown and after each write."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._background = Background(session, self)
        self.pairs: list[NamedPair] = []
        self.compare: Compare | None = None
        self.summary = QLabel("正在查找…")
        self.summary.setProperty("tone", "muted")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._show_pair)
        self.none = EmptyNotice(
            "没有发现重复", "程序按信用代码、身份证号、手机加姓名、名称查找；确认过“不是重复”的不再出现。"
        )
        self.none.offer("重新查找(&F)", self.refresh)
        self._lay_out()
        self.follow(session.changed)

    def _lay_out(self) -> None:
        self._place = QVBoxLayout()
        self._place.setContentsMargins(12, 0, 0, 0)
        buttons = QHBoxLayout()
        self.buttons = [
            self._button("合并(&M)", self.merge, "primary"),
            self._button("不是重复(&N)", self.keep_apart),
            self._button("打开左边", lambda: self._open(0)),
            self._button("打开右边", lambda: self._open(1)),
        ]
        for button in self.buttons:
            buttons.addWidget(button)
        buttons.addStretch()
        self._place.addLayout(buttons)
        right = QWidget()
        right.setLayout(self._place)
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 700])
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        self.stack.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.stack, 1)

    def _button(self, words: str, act: Callable[[], object], role: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", role)
        button.clicked.connect(lambda: act())
        return button

    def read(self) -> None:
        """Look for doubles now."""
        self.summary.setText("正在查找…")
        self._background.read(named_pairs, self._show)

    def merge(self) -> None:
        """Merge the pair that is shown, as chosen."""
        if self.compare is not None:
            label = self.session.catalog.entities[self.compare.entity].label
            self.session.write(*merge_job(self.compare, label))

    def keep_apart(self) -> None:
        """Remember that the two are different."""
        row = self.list.currentRow()
        if not 0 <= row < len(self.pairs):
            return
        pair = self.pairs[row].pair

        def job(store: Store) -> None:
            with store.transact("确认不是重复") as tx:
                declare_distinct(tx, pair)

        self.session.write("确认不是重复", job)

    def _show(self, found: tuple[list[NamedPair], int]) -> None:
        row = max(0, self.list.currentRow())
        self.pairs, total = found
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([pair.words for pair in self.pairs])
        self.list.blockSignals(False)
        more = f"，先显示前 {_SHOWN} 组" if total > _SHOWN else ""
        self.summary.setText(f"疑似重复 {total} 组{more}。合并不丢任何内容，可以撤销。" if total else "")
        self.stack.setCurrentIndex(0 if self.pairs else 1)
        self.list.setCurrentRow(min(row, len(self.pairs) - 1))
        self._show_pair(self.list.currentRow())

    def _show_pair(self, row: int) -> None:
        if self.compare is not None:
            self._place.removeWidget(self.compare)
            self.compare.deleteLater()
            self.compare = None
        found = 0 <= row < len(self.pairs)
        if found:
            pair = self.pairs[row].pair
            present = self.session.rows.many(pair.entity, (pair.one, pair.other))
            found = len(present) == 2
            if found:
                self.compare = Compare(self.session, pair.entity, pair.one, pair.other)
                self._place.addWidget(self.compare, 1)
        for button in self.buttons:
            button.setEnabled(found)

    def _open(self, side: int) -> None:
        if self.compare is not None:
            self.session.open_record.emit(self.compare.entity, self.compare.records[side])
