"""数据 → 补充字段: fields that the office adds itself; they then behave like the program's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from secretariat.gui.keeping.ask_text import ask_text
from secretariat.gui.messages import Answer, ask
from secretariat.gui.pieces import EmptyPage, Notice, action, heading, hint, page_layout, row, shortcut
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store import arranging
from secretariat.store.extra_fields import EXTRA_KINDS, add_extra_field
from secretariat.store.rows import Record
from secretariat.store.transaction import Transaction

OWNERS = {"membership": "会员（会籍）", "organization": "单位", "person": "人员"}
"""The records that an office may extend, by what a clerk calls them."""


class FieldDialog(QDialog):
    """Asks for a new field. `wanted` carries (record, label, kind, entries one a line)."""

    wanted = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("添加补充字段")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.label = QLineEdit(placeholderText="如：是否安装光伏")
        self.owner, self.kind = QComboBox(), QComboBox()
        for name, text in OWNERS.items():
            self.owner.addItem(text, name)
        for name, (text, _) in EXTRA_KINDS.items():
            self.kind.addItem(text, name)
        self.entries = QPlainTextEdit(placeholderText="每行一个选项")
        self.entries.setFixedHeight(96)
        self._add = action("添加(&O)", self._accept, primary=True)
        self._add.setDefault(True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        for words, widget in (
            ("名称(&N)", self.label), ("属于(&W)", self.owner), ("类型(&T)", self.kind), ("可选值(&E)", self.entries),
        ):  # fmt: skip
            form.addRow(words, widget)
        self._form = form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.addLayout(form)
        layout.addWidget(hint("“属于会员”的内容跟会籍走；“属于单位”“属于人员”的，换了会籍也还在。"))
        layout.addLayout(row(None, self._add, action("取消(&C)", self.reject)))
        self.label.textChanged.connect(lambda _: self._allow())
        self.kind.currentIndexChanged.connect(lambda _: self._allow())
        self._allow()

    def _allow(self) -> None:
        self._form.setRowVisible(self.entries, self.kind.currentData() == "choice")
        self._add.setEnabled(bool(self.label.text().strip()))

    def _accept(self) -> None:
        entries = "\n".join(line.strip() for line in self.entries.toPlainText().splitlines() if line.strip())
        self.wanted.emit(
            self.owner.currentData(), self.label.text().strip(), self.kind.currentData(), entries
        )
        self.accept()


class FieldsPage(QWidget):
    """Adds, renames, orders and removes the office's own fields."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[Record] = []
        self._notice = Notice()
        self.table = TextTable(
            ("名称", "属于", "类型", "已填的记录", "可选值"), (200, 130, 110, 100, 260), right=(3,)
        )
        self.table.on_open(lambda _: self.rename())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._empty = EmptyPage(
            "还没有补充字段",
            "办公室需要、程序里没有的内容，可以自己加字段；加了以后，录入、列表、筛选、名册、导入导出里都有它。"
            "导入的表格里多出来的列，也会放在这里。",
            "添加补充字段…",
        )
        self._empty.chosen.connect(self.add)
        self._buttons = [
            action("改名(&N)…", self.rename, tip="F2"),
            action("上移(&U)", lambda: self.shift(-1), tip="Alt+↑"),
            action("下移(&J)", lambda: self.shift(1), tip="Alt+↓"),
            action("删除(&L)…", self.ask_remove, tip="Delete"),
        ]
        layout = page_layout(self)
        layout.addWidget(heading("补充字段"))
        layout.addWidget(self._notice)
        add = action("添加(&A)…", self.add, primary=True, tip="Ctrl+N")
        layout.addLayout(row(add, *self._buttons, None, spacing=6))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1)
        for keys, slot in (
            ("Ctrl+N", self.add), ("F2", self.rename), ("Del", self.ask_remove),
            ("Alt+Up", lambda: self.shift(-1)), ("Alt+Down", lambda: self.shift(1)),
        ):  # fmt: skip
            shortcut(self, keys, slot)
        session.changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> Record | None:
        """The record of the chosen field."""
        place = self.table.current
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def refresh(self) -> None:
        """Read the fields again."""
        rows = self._session.rows
        found = [row_ for row_ in rows.find("extra_field") if row_["entity"] in rows.catalog.entities]
        owners = list(OWNERS)
        places = {name: place for place, name in enumerate(owners)}
        self._shown = sorted(
            found, key=lambda one: (places.get(one["entity"], 9), one["rank"] or 0, one["id"])
        )
        self.table.show_lines([self._line(one) for one in self._shown])
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._allow()

    def add(self) -> None:
        """Ask for a new field."""
        dialog = FieldDialog(self)
        dialog.wanted.connect(self.add_field)
        dialog.open()

    def add_field(self, entity: str, label: str, kind: str, entries: str) -> None:
        """Add a field to a kind of record."""
        self._write(f"添加补充字段：{label}", lambda tx: add_extra_field(tx, entity, label, kind, entries))

    def rename(self) -> None:
        """Ask for another name of the chosen field."""
        chosen = self.chosen
        if chosen is not None:
            ask_text(self, (f"“{chosen['label']}”改名为", ""), self.rename_to, chosen["label"])

    def rename_to(self, label: str) -> None:
        """Give the chosen field another name."""
        chosen = self.chosen
        if chosen is not None and label != chosen["label"]:
            number = chosen["id"]
            self._write(
                f"补充字段改名：{chosen['label']} → {label}",
                lambda tx: arranging.rename_extra_field(tx, number, label),
            )

    def shift(self, step: int) -> None:
        """Move the chosen field up or down among those of its record."""
        chosen = self.chosen
        if chosen is None:
            return
        ids = [one["id"] for one in self._shown if one["entity"] == chosen["entity"]]
        place = ids.index(chosen["id"])
        if 0 <= place + step < len(ids):
            ids[place], ids[place + step] = ids[place + step], ids[place]
            self.table.selectRow((self.table.current or 0) + step)
            self._write("调整补充字段顺序", lambda tx: arranging.order_extra_fields(tx, ids))

    def ask_remove(self) -> None:
        """Say what is lost from sight, then remove; an empty field goes without asking."""
        chosen = self.chosen
        if chosen is None:
            return
        uses = arranging.extra_field_uses(self._session.rows, chosen["entity"], chosen["id"])
        if not uses:
            self.remove()
            return
        detail = "内容仍留在文件里；撤销这一步，字段和内容都会回来。"
        question = f"“{chosen['label']}”有 {uses} 条记录填了内容，要删除吗？"
        ask(self, question, detail, Answer("不删除(&N)"), Answer("删除(&L)", self.remove, "danger"))

    def remove(self) -> None:
        """Remove the chosen field."""
        chosen = self.chosen
        if chosen is not None:
            number = chosen["id"]
            self._write(
                f"删除补充字段：{chosen['label']}", lambda tx: arranging.remove_extra_field(tx, number)
            )

    def _line(self, one: Record) -> tuple[str, ...]:
        uses = arranging.extra_field_uses(self._session.rows, one["entity"], one["id"])
        owner = OWNERS.get(one["entity"]) or self._session.catalog.entities[one["entity"]].label
        entries = "、".join((one["entries"] or "").split("\n"))
        return one["label"], owner, EXTRA_KINDS[one["kind"]][0], f"{uses:,}" if uses else "", entries

    def _write(self, name: str, verb: Callable[[Transaction], object]) -> None:
        self._notice.say("")
        self._session.operate(name, verb, lambda error: self._notice.say(str(error), "bad"))

    def _allow(self) -> None:
        for button in self._buttons:
            button.setEnabled(self.chosen is not None)
