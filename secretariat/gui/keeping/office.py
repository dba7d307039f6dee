"""数据 → 单位设置: what is printed on every roster and report, how things are counted, and the office's own rules."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.errors import Refusal
from secretariat.domains.events.ranks import RANKS_SETTING, listed_posts, usual_ranks, written_posts
from secretariat.gui.keeping.office_settings import ITEMS, OFFICE, SECTIONS, Item
from secretariat.gui.keeping.rank_table import RankTable
from secretariat.gui.messages import Answer, ask
from secretariat.gui.pieces import Notice, action, heading, hint, page_layout, row, section, shortcut
from secretariat.gui.session import Session
from secretariat.store.store import Store
from secretariat.store.transaction import Changed

_WIDTH = 460  # of a line to type into
_RANKS_TOLD = (
    "登记活动的参加领导时，按职务里的词认级别。“县”也代表区和旗；前面带地名的（如“临川县副县长”）、“常务副县长”一样"
    "认得，“原”“前”“退休”的不认。表里没有的职务不推断级别，可以在活动里另填。"
)


class OfficePage(QWidget):
    """The settings of this office. They are kept in the file and can be undone like everything else."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._notice = Notice()
        self.fields: dict[str, QLineEdit] = {}
        self.choices: dict[str, QComboBox] = {}
        self.ranks = RankTable()
        self.ranks.changed.connect(self._allow)
        self.save_button = action("保存(&S)", self.save, primary=True, tip="Ctrl+S")
        self.revert_button = action("恢复原来的(&O)", self.refresh, tip="不保存，回到文件里现在的设置")
        layout = page_layout(self)
        layout.addLayout(row(heading("单位设置"), None, self.save_button, self.revert_button))
        layout.addWidget(self._notice)
        layout.addWidget(self._scrolled(), 1)
        shortcut(self, "Ctrl+S", self.save)
        session.changed.connect(self._changed)
        self.refresh()

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        for title, items in SECTIONS:
            column.addWidget(section(title))
            column.addLayout(self._grid(items))
        column.addWidget(section("领导职务的级别"))
        column.addWidget(hint(_RANKS_TOLD))
        column.addWidget(self.ranks)
        column.addWidget(section("其他标准"))
        column.addLayout(row(
            action("职务检查标准(&G)…", self.ask_limits, tip="年龄上限、连任届数、只能有一人的职务"),
            action("提案届次和期限(&Y)…", self.ask_clocks, tip="答复、反馈、退回的期限"), None,
        ))  # fmt: skip
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        return area

    def _grid(self, items: tuple[Item, ...]) -> QGridLayout:
        """Each setting with its label at the left and its explanation below."""
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(2, 1)
        for place, item in enumerate(items):
            field = self._choice(item) if item.choices else self._line(item)
            field.setFixedWidth(_WIDTH)
            label = QLabel(item.label)
            label.setBuddy(field)
            told = hint(item.told + (f"。留空恢复默认（{item.usual}）" if _short(item) else ""))
            grid.addWidget(label, 3 * place, 0)
            grid.addWidget(field, 3 * place, 1)
            grid.addWidget(told, 3 * place + 1, 1, 1, 2)
            grid.setRowMinimumHeight(3 * place + 2, 6)
        return grid

    def _line(self, item: Item) -> QLineEdit:
        line = self.fields[item.name] = QLineEdit(placeholderText=item.example or item.usual)
        line.textChanged.connect(lambda _: self._allow())
        return line

    def _choice(self, item: Item) -> QComboBox:
        box = self.choices[item.name] = QComboBox()
        for words, value in item.choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _: self._allow())
        return box

    def refresh(self) -> None:
        """Show what the file holds."""
        stored = self._shown = self._stored()
        for name, line in self.fields.items():
            line.setText(stored[name])
            line.setCursorPosition(0)
        for name, box in self.choices.items():
            box.setCurrentIndex(max(0, box.findData(stored[name])))
        self.ranks.show_text(stored[RANKS_SETTING], self._usual_ranks())
        self._notice.say("")
        self._allow()

    def save(self) -> None:
        """Write what was changed, as one operation; a failed save keeps what was typed."""
        typed, stored = self._typed(), self._stored()
        wanted = {name: text for name, text in typed.items() if text != stored[name]}
        if not wanted or self._refuse(wanted):
            return
        usual = {**{item.name: item.usual for item in ITEMS}, RANKS_SETTING: usual_ranks(typed[OFFICE])}

        def job(store: Store) -> None:
            with store.transact("修改单位设置") as tx:
                for name, text in wanted.items():
                    content = None if text == usual[name] else text or None
                    found = tx.find("setting", name=name)
                    if found:
                        tx.change("setting", found[0]["id"], {"content": content})
                    elif content:
                        tx.add("setting", {"name": name, "content": content})

        self._session.write("修改单位设置", job, lambda _: self._notice.say("已保存。", "good"), self._failed)

    def _refuse(self, wanted: dict[str, str]) -> bool:
        """Whether something typed cannot be kept: said above, with the cursor where it stands."""
        for item in ITEMS:
            wrong = item.wrong(wanted[item.name]) if item.name in wanted else ""
            if wrong:
                self._notice.say(wrong, "bad")
                self.fields[item.name].setFocus()
                return True
        wrong = self.ranks.trouble() if RANKS_SETTING in wanted else ""
        if wrong:
            self._notice.say(wrong, "bad")
            self.ranks.table.setFocus()
        return bool(wrong)

    def ask_limits(self) -> QDialog:
        """Edit the limits that posts are checked against."""
        from secretariat.gui.posts.warnings import LimitsDialog

        dialog = LimitsDialog(self._session, self)
        dialog.open()
        return dialog

    def ask_clocks(self) -> QDialog:
        """Edit the deadlines of proposals."""
        from secretariat.gui.proposals.sessions import SessionsDialog

        dialog = SessionsDialog(self._session, self)
        dialog.show()
        return dialog

    def may_close(self) -> bool:
        """Whether nothing typed would be lost; asks what to do with it otherwise."""
        if not self.typed:
            return True
        ask(
            self, "单位设置有改动，还没有保存。", "", Answer("保存(&S)", self.save),
            Answer("不保存(&N)", self.refresh), Answer("取消"),
        )  # fmt: skip
        return False

    @property
    def typed(self) -> bool:
        """Whether something stands here that is not saved."""
        return self._typed() != self._stored()

    def _typed(self) -> dict[str, str]:
        usual = {item.name: item.usual for item in ITEMS}
        texts = {name: line.text().strip() or usual[name] for name, line in self.fields.items()}
        chosen = {name: str(box.currentData()) for name, box in self.choices.items()}
        return {**texts, **chosen, RANKS_SETTING: self.ranks.text}

    def _stored(self) -> dict[str, str]:
        rows = self._session.rows
        ranks = written_posts(listed_posts(rows.setting(RANKS_SETTING, self._usual_ranks())))
        return {**{one.name: rows.setting(one.name, one.usual) for one in ITEMS}, RANKS_SETTING: ranks}

    def _usual_ranks(self) -> str:
        return usual_ranks(self._session.rows.setting(OFFICE))

    def _changed(self, changed: Changed) -> None:
        """Others keep settings too: what is typed here goes only where one of these has changed."""
        if "setting" in changed.records and self._stored() != self._shown:
            self.refresh()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self._notice.say(str(error), "bad")

    def _allow(self) -> None:
        typed = self.typed
        self.save_button.setEnabled(typed)
        self.revert_button.setEnabled(typed)


def _short(item: Item) -> bool:
    """Whether what holds where nothing is set can be told in a few words."""
    return not item.choices and 0 < len(item.usual) < 10
