"""数据 → 选项字典: the lists that choices are taken from, as this office wants them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from secretariat.gui.keeping.ask_text import ask_choice, ask_text
from secretariat.gui.pieces import Notice, action, add_choice, heading, hint, page_layout, row, shortcut
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store import arranging
from secretariat.store.arranging import Entry
from secretariat.store.transaction import Transaction

_NAME = Qt.ItemDataRole.UserRole


class ChoicesPage(QWidget):
    """Edits one dictionary at a time. Renaming and merging change all records that use the entry, as one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: list[Entry] = []
        self._notice = Notice()
        self.lists = QListWidget()
        self.lists.setFixedWidth(150)
        self.table = TextTable(("选项", "在用的记录", "状态"), (260, 110, 90), right=(1,))
        self.table.on_open(lambda _: self.rename())
        self._fixed = hint("这些选项是程序统计用的，不能改名或增删，可以调整顺序。")
        self._buttons = {
            "add": action("添加(&A)…", self.add, primary=True, tip="Ctrl+N"),
            "rename": action("改名(&N)…", self.rename, tip="F2；用到它的记录一起改"),
            "merge": action(
                "并入另一项(&M)…", self.merge, tip="把所选选项和另一个合成一个，用到它的记录一起改"
            ),
            "up": action("上移(&U)", lambda: self.shift(-1), tip="Alt+↑"),
            "down": action("下移(&J)", lambda: self.shift(1), tip="Alt+↓"),
            "retire": action("停用(&T)", self.retire, tip="新录入时不再提供，已有的记录不变"),
            "remove": action("删除(&L)", self.remove, tip="Delete；只有没有记录在用的才能删"),
        }
        self._arrange()
        known = session.catalog.dictionaries.items()
        for name, dictionary in sorted(known, key=lambda one: arranging.is_fixed(session.rows, one[0])):
            add_choice(self.lists, dictionary.label, name)
        self.lists.currentRowChanged.connect(lambda _: self.refresh())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        session.changed.connect(self.refresh)
        self.lists.setCurrentRow(0)

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(row(*self._buttons.values(), None, spacing=6))
        right.addWidget(self._fixed)
        right.addWidget(self.table, 1)
        body = row(self.lists, spacing=12)
        body.addLayout(right, 1)
        layout = page_layout(self)
        layout.addWidget(heading("选项字典"))
        layout.addWidget(
            hint(
                "各县的叫法不同，可以改成本单位的。改名、合并会连同用到它的记录一起改，作为一步操作，可以撤销。"
            )
        )
        layout.addWidget(self._notice)
        layout.addLayout(body, 1)
        for keys, slot in (
            ("Ctrl+N", self.add), ("F2", self.rename), ("Del", self.remove),
            ("Alt+Up", lambda: self.shift(-1)), ("Alt+Down", lambda: self.shift(1)),
        ):  # fmt: skip
            shortcut(self, keys, slot)

    @property
    def dictionary(self) -> str:
        """The name of the dictionary that is shown."""
        item = self.lists.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    @property
    def entries(self) -> list[Entry]:
        """The entries that are shown."""
        return self._entries

    @property
    def chosen(self) -> Entry | None:
        """The chosen entry."""
        place = self.table.current
        return self._entries[place] if place is not None and place < len(self._entries) else None

    def choose_dictionary(self, name: str) -> None:
        """Show another dictionary."""
        for place in range(self.lists.count()):
            if self.lists.item(place).data(_NAME) == name:
                self.lists.setCurrentRow(place)

    def choose(self, label: str) -> None:
        """Choose an entry by its label."""
        self.table.selectRow([one.label for one in self._entries].index(label))

    def refresh(self) -> None:
        """Read the dictionary again."""
        if not self.dictionary:
            return
        self._entries = arranging.entries_of(self._session.rows, self.dictionary)
        self.table.show_lines(
            [(one.label, f"{one.uses:,}" if one.uses else "", _state(one)) for one in self._entries]
        )
        self._fixed.setVisible(arranging.is_fixed(self._session.rows, self.dictionary))
        self._allow()

    def add(self) -> None:
        """Ask for a new entry."""
        if self._buttons["add"].isEnabled():
            ask_text(self, ("新的选项", "加在这个字典的最后，可以再调整顺序。"), self.add_entry)

    def add_entry(self, label: str) -> None:
        """Add an entry."""
        name = self.dictionary
        self._write(f"添加选项：{label}", lambda tx: arranging.add_entry(tx, name, label))

    def rename(self) -> None:
        """Ask for another name of the chosen entry."""
        chosen = self.chosen
        if chosen is not None and self._buttons["rename"].isEnabled():
            told = f"有 {chosen.uses} 条记录在用，会一起改成新名称。" if chosen.uses else ""
            ask_text(self, (f"“{chosen.label}”改名为", told), self.rename_to, chosen.label)

    def rename_to(self, label: str) -> None:
        """Give the chosen entry another name, in all records too."""
        chosen, name = self.chosen, self.dictionary
        if chosen is not None and label != chosen.label:
            old = chosen.label
            self._write(f"选项改名：{old} → {label}", lambda tx: arranging.rename_entry(tx, name, old, label))

    def merge(self) -> None:
        """Ask which entry the chosen one is to become part of."""
        chosen = self.chosen
        others = [one.label for one in self._entries if chosen is not None and one.label != chosen.label]
        if chosen is not None and others:
            told = f"{chosen.uses} 条用“{chosen.label}”的记录会改成所选的选项，“{chosen.label}”不再保留。"
            ask_choice(self, (f"把“{chosen.label}”并入", told), self.merge_into, others)

    def merge_into(self, label: str) -> None:
        """Make the chosen entry part of another."""
        chosen, name = self.chosen, self.dictionary
        if chosen is not None:
            lose = chosen.label
            self._write(
                f"合并选项：{lose} → {label}", lambda tx: arranging.merge_entries(tx, name, lose, label)
            )

    def retire(self) -> None:
        """Offer the chosen entry no longer, or again."""
        chosen = self.chosen
        if chosen is not None and chosen.id:
            verb = "启用" if chosen.retired else "停用"
            record, retired = chosen.id, not chosen.retired
            self._write(
                f"{verb}选项：{chosen.label}", lambda tx: arranging.retire_entry(tx, record, retired=retired)
            )

    def remove(self) -> None:
        """Take the chosen entry out."""
        chosen, name = self.chosen, self.dictionary
        if chosen is not None and chosen.id and self._buttons["remove"].isEnabled():
            record = chosen.id
            self._write(f"删除选项：{chosen.label}", lambda tx: arranging.remove_entry(tx, name, record))

    def shift(self, step: int) -> None:
        """Move the chosen entry up or down."""
        place = self.table.current
        ids = [one.id for one in self._entries if one.id and not one.retired]
        if (
            place is None
            or self.chosen is None
            or self.chosen.id not in ids
            or not 0 <= place + step < len(ids)
        ):
            return
        ids[place], ids[place + step] = ids[place + step], ids[place]
        self.table.selectRow(place + step)
        label = self._session.catalog.dictionaries[self.dictionary].label
        self._write(f"调整选项顺序：{label}", lambda tx: arranging.order_entries(tx, ids))

    def _write(self, name: str, verb: Callable[[Transaction], object]) -> None:
        self._notice.say("")
        self._session.operate(name, verb, lambda error: self._notice.say(str(error), "bad"))

    def _allow(self) -> None:
        chosen = self.chosen
        free = not arranging.is_fixed(self._session.rows, self.dictionary)
        live = chosen is not None and chosen.id > 0
        allowed = {
            "add": free, "rename": free and chosen is not None, "merge": free and chosen is not None,
            "up": live, "down": live, "retire": free and live,
            "remove": free and live and chosen is not None and not chosen.uses,
        }  # fmt: skip
        for name, button in self._buttons.items():
            button.setEnabled(allowed[name])
        self._buttons["retire"].setText("启用(&T)" if chosen is not None and chosen.retired else "停用(&T)")


def _state(entry: Entry) -> str:
    if not entry.id:
        return "不在字典中"
    return "已停用" if entry.retired else ""
