"""届次会议 and 办理期限: the sessions to which proposals belong, and how long answers may take."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.dates import show_date
from secretariat.base.errors import Refusal
from secretariat.domains.proposals.clocks import RULE_LABELS, ClockRules, read_rules
from secretariat.domains.proposals.verbs import add_session
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.messages import Answer, ask
from secretariat.gui.pieces import Notice, action, hint, list_table, row, shortcut
from secretariat.gui.session import Session
from secretariat.store.store import Store

_ID = Qt.ItemDataRole.UserRole
_HEADINGS = ("届次会议", "简称", "开幕", "闭幕", "提案")
_WIDTHS = (330, 100, 120, 120, 70)
_MOST = 60
_RULES_TOLD = "改动只影响以后登记的交办、再办理；已经登记的答复期限不变。工作日按国务院公布的放假安排计算。"


class SessionsDialog(QDialog):
    """Two parts: the sessions, and the office's own deadlines."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("届次和期限")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.meetings, self.rules = Meetings(session), Rules(session)
        tabs = QTabWidget()
        tabs.addTab(self.meetings, "届次会议(&J)")
        tabs.addTab(self.rules, "办理期限(&Q)")
        layout = QVBoxLayout(self)
        layout.addWidget(tabs)
        layout.addLayout(row(None, action("关闭(&C)", self.close, tip="Esc")))
        self.resize(840, 520)

    def reject(self) -> None:
        """Esc asks first where numbers were changed and not saved."""
        if not self.rules.touched():
            super().reject()
            return
        ask(
            self, "办理期限有改动，还没有保存。", "", Answer("保存(&S)", self.rules.save),
            Answer("不保存(&N)", self._drop, "danger"), Answer("取消(&C)"),
        )  # fmt: skip

    def _drop(self) -> None:
        self.rules.refresh()
        self.close()


class Meetings(QWidget):
    """The sessions of the file; a name is enough to register one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.notice = Notice()
        self.name = QLineEdit(placeholderText="如：政协临川县第十届委员会第五次会议")
        self.name.setAccessibleName("新的届次会议")
        self.name.returnPressed.connect(self.add)
        self.table = QTableWidget(0, len(_HEADINGS))
        self.table.setHorizontalHeaderLabels(list(_HEADINGS))
        list_table(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.itemActivated.connect(lambda _: self.edit())
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        words = QLabel("会议名称(&M)：")
        words.setBuddy(self.name)
        line = row(words, self.name, action("登记(&A)", self.add, primary=True, tip="回车"))
        line.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(hint("写会议全称即可，届、次和简称会自己认出来；开闭幕日期可以以后再补。"))
        layout.addLayout(line)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        layout.addLayout(row(
            action("修改(&E)…", self.edit, tip="F2"), action("删除(&D)", self.remove, tip="移入回收站（Delete）"), None
        ))  # fmt: skip
        shortcut(self.table, "F2", self.edit)
        shortcut(self.table, "Delete", self.remove)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the sessions, the latest first, with how many proposals each has."""
        rows, chosen = self.session.rows, self.selected()
        counts = Counter(found[1] for found in rows.columns("proposal", ("session",)))
        stored = sorted(rows.find("session"), key=lambda one: (one["start"] or "", one["id"]), reverse=True)
        self.table.setRowCount(len(stored))
        for line, one in enumerate(stored):
            days = (show_date(one["start"]), show_date(one["end"]))
            texts = (one["name"], one["short"] or "", *days, f"{counts[one['id']]}件")
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_ID, one["id"])
                item.setToolTip(text)
                self.table.setItem(line, place, item)
            if one["id"] == chosen or (chosen is None and line == 0):
                self.table.selectRow(line)

    def selected(self) -> int | None:
        """The selected session."""
        item = self.table.item(self.table.currentRow(), 0)
        return int(item.data(_ID)) if item is not None else None

    def add(self) -> None:
        """Register the session whose name is typed."""
        name = self.name.text().strip()
        if not name:
            self.notice.say("请先填写会议名称。", "warn")
            return

        def job(store: Store) -> int:
            with store.transact("登记届次会议") as tx:
                return add_session(tx, name)

        self.session.write("登记届次会议", job, self._added, self._failed)

    def _added(self, _: int) -> None:
        self.name.clear()
        self.notice.say("")

    def _failed(self, error: BaseException) -> None:
        self.notice.say(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。", "bad")

    def edit(self) -> EntityDialog | None:
        """Open the form of the selected session."""
        chosen = self.selected()
        if chosen is None:
            return None
        dialog = EntityDialog(self.session, "session", chosen, self)
        dialog.show()
        return dialog

    def remove(self) -> None:
        """Move the selected session to the recycle bin; one that has proposals is refused."""
        chosen = self.selected()
        if chosen is None:
            return
        record = chosen

        def job(store: Store) -> None:
            with store.transact("删除届次会议") as tx:
                tx.remove("session", record)

        self.session.write("删除届次会议", job, None, self._failed)


class Rules(QWidget):
    """The months and working days that this office allows."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.notice = Notice()
        self.boxes: dict[str, QSpinBox] = {}
        form = QFormLayout()
        form.setVerticalSpacing(10)
        for name, label in RULE_LABELS.items():
            words, _, unit = label.partition("（")
            box = QSpinBox()
            box.setRange(1, _MOST)
            box.setSuffix(f" {'个月' if unit.startswith('月') else unit.removesuffix('）')}")
            box.setFixedWidth(150)
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            box.setToolTip("直接填数，或按↑↓键")
            box.valueChanged.connect(lambda _: self._allow())
            self.boxes[name] = box
            form.addRow(words, box)
        self.save_button = action("保存(&S)", self.save, primary=True, tip="Ctrl+S")
        layout = QVBoxLayout(self)
        layout.addWidget(hint(_RULES_TOLD))
        layout.addWidget(self.notice)
        layout.addLayout(form)
        layout.addLayout(row(self.save_button, action("恢复通常的期限", self.show_defaults), None))
        layout.addStretch(1)
        shortcut(self, "Ctrl+S", self.save)
        self.refresh()

    def refresh(self) -> None:
        """Show the rules in force."""
        self._show(read_rules(self._session.rows))

    def show_defaults(self) -> None:
        """Show the usual rules; they count when they are saved."""
        self._show(ClockRules())

    def touched(self) -> bool:
        """Whether a number stands here that is not saved."""
        return self._typed() != read_rules(self._session.rows)

    def save(self) -> None:
        """Write what was changed, as one operation."""
        stored, typed = read_rules(self._session.rows), self._typed()
        if typed.longest_reply_months < typed.reply_months:
            self.notice.say("最长答复期限不能短于答复期限。", "bad")
            return
        names = [item.name for item in fields(ClockRules)]
        wanted = {
            name: str(getattr(typed, name)) for name in names if getattr(typed, name) != getattr(stored, name)
        }
        if wanted:
            self._session.write("修改办理期限", lambda store: _keep(store, wanted), self._saved, self._failed)

    def _show(self, rules: ClockRules) -> None:
        for name, box in self.boxes.items():
            box.setValue(int(getattr(rules, name)))
        self._allow()

    def _typed(self) -> ClockRules:
        return ClockRules(**{name: box.value() for name, box in self.boxes.items()})

    def _allow(self) -> None:
        self.save_button.setEnabled(self.touched())

    def _saved(self, _: object) -> None:
        self.notice.say("已保存。")
        self._allow()

    def _failed(self, error: BaseException) -> None:
        self.notice.say(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。", "bad")


def _keep(store: Store, wanted: dict[str, str]) -> None:
    with store.transact("修改办理期限") as tx:
        for name, text in wanted.items():
            found = tx.find("setting", name=name)
            if found:
                tx.change("setting", found[0]["id"], {"content": text})
            else:
                tx.add("setting", {"name": name, "content": text})
