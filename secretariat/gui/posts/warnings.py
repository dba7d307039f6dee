"""核对: what contradicts itself or the office's limits; each line opens the posts behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from secretariat.domains.posts.checks import PostWarning, counted, warnings
from secretariat.domains.posts.limits import AGE_LIMIT, SETTINGS, TERM_LIMIT, YEARS
from secretariat.gui.background import Background
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.empty import EmptyNotice
from secretariat.gui.pieces import action, hint, list_table, row, shortcut
from secretariat.gui.session import Session
from secretariat.store.listing import ListQuery
from secretariat.store.store import Store

_NUMBERS = (AGE_LIMIT, TERM_LIMIT, YEARS)


class _Table(QTableWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.cellActivated.emit(self.currentRow(), 0)
        else:
            super().keyPressEvent(event)


class WarningsPart(FreshPart):
    """The warnings as of the chosen day. They are told, and never stand in the way."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.found: list[PostWarning] = []
        self.shown: list[PostWarning] = []
        self._aside = Background(session, self)
        self.kind = QComboBox()
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setMinimumContentsLength(10)
        self.kind.activated.connect(lambda _: self._fill())
        self.told = hint()
        self.table = _Table(0, 2)
        self.table.setHorizontalHeaderLabels(["类别", "情况"])
        list_table(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.cellActivated.connect(lambda at, _: self.open(at))
        self.nothing = EmptyNotice("没有发现问题", "按现在的检查标准，职务记录没有互相矛盾的地方。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(row(
            self.kind, action("打开这些职务(&O)", self._open_chosen, primary=True, tip="Enter"),
            action("检查标准(&S)…", self.ask_limits), None,
        ))  # fmt: skip
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.told)
        self.follow(session.changed, session.as_of_changed)
        shortcut(self, "F5", self.refresh)

    def read(self) -> None:
        """Look for contradictions anew, aside."""
        day = self.session.day
        self.told.setText("正在核对…")
        self._aside.read(lambda rows: warnings(rows, day), self._take)

    def _take(self, found: list[PostWarning]) -> None:
        self.found = found
        chosen = self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(f"全部（{len(found)}）", "")
        for name, number in counted(found).items():
            self.kind.addItem(f"{name}（{number}）", name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self._fill()

    def _fill(self) -> None:
        kind = self.kind.currentData()
        self.shown = [one for one in self.found if not kind or one.kind == kind]
        self.table.setRowCount(len(self.shown))
        for at, one in enumerate(self.shown):
            for column, text in enumerate((one.kind, one.message)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(at, column, item)
        if self.shown:
            self.table.selectRow(0)
        self.stack.setCurrentWidget(self.table if self.shown else self.nothing)
        self.told.setText("只是提醒，不会改动任何记录；按Enter看相关的职务。" if self.shown else "")

    def open(self, at: int) -> None:
        """Show the posts behind a line."""
        counts = self.shown[at].counts
        self.session.open_list.emit(counts.ledger, ListQuery(as_of=counts.as_of, scope="all", ids=counts.ids))

    def _open_chosen(self) -> None:
        if 0 <= self.table.currentRow() < len(self.shown):
            self.open(self.table.currentRow())

    def ask_limits(self) -> LimitsDialog:
        """Edit the limits."""
        dialog = LimitsDialog(self.session, self)
        dialog.open()
        return dialog


class LimitsDialog(QDialog):
    """The office's own limits for warnings about posts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("检查标准")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.lines: dict[str, QLineEdit] = {}
        form = QFormLayout()
        for name, label, default in SETTINGS:
            line = QLineEdit(session.rows.setting(name, default), placeholderText=default)
            self.lines[name] = line
            form.addRow(label, line)
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(hint("几个职务之间用顿号隔开；留空恢复默认。这些标准由各地自行规定，只用来提醒。"))
        layout.addWidget(self.trouble)
        layout.addLayout(
            row(None, action("保存(&S)", self.accept, primary=True), action("取消(&C)", self.reject))
        )
        self.setMinimumWidth(680)

    def accept(self) -> None:
        texts = {name: line.text().strip() for name, line in self.lines.items()}
        labels = {name: label for name, label, _ in SETTINGS}
        usual = {name: default for name, _, default in SETTINGS}
        wrong = [labels[name] for name in _NUMBERS if texts[name] and not texts[name].isdecimal()]
        if wrong:
            self.trouble.setText(f"“{wrong[0]}”要填数字。")
            return

        def job(store: Store) -> None:
            with store.transact("修改职务检查标准") as tx:
                for name, text in texts.items():
                    found = tx.find("setting", name=name)
                    if found:
                        tx.change("setting", found[0]["id"], {"content": text or None})
                    elif text and text != usual[name]:
                        tx.add("setting", {"name": name, "content": text})

        self._session.write("修改职务检查标准", job, lambda _: QDialog.accept(self))
