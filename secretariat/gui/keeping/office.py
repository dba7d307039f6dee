"""数据 → 单位设置: what is printed on every roster and report, and how members are counted."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.gui.messages import Answer, ask
from secretariat.gui.pieces import Notice, action, heading, hint, page_layout, row, shortcut
from secretariat.gui.session import Session
from secretariat.store.store import Store

_TEXTS = (
    ("office", "单位名称(&D)：", "印在名册和报表的抬头、落款处", "如：临川县工商业联合会"),
    ("maker", "制表人(&Z)：", "印在名册页脚，可以不填", ""),
)
_COUNT = "count_chamber_members"
_YES, _NO = "是", "否"


class OfficePage(QWidget):
    """The settings of this office. They are kept in the file and can be undone like everything else."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._notice = Notice()
        self.fields: dict[str, QLineEdit] = {}
        self.counted = QComboBox()
        self.counted.addItem("并入（所属商会的会员也算本会会员）", _YES)
        self.counted.addItem("不并入（只数直属会员）", _NO)
        self.save_button = action("保存(&S)", self.save, primary=True, tip="Ctrl+S")
        self.revert_button = action("恢复原来的", self.refresh)
        layout = page_layout(self)
        layout.addWidget(heading("单位设置"))
        layout.addWidget(self._notice)
        layout.addLayout(self._form())
        layout.addLayout(row(self.save_button, self.revert_button, None))
        layout.addStretch(1)
        self.counted.currentIndexChanged.connect(lambda _: self._allow())
        shortcut(self, "Ctrl+S", self.save)
        session.changed.connect(self._changed)
        self.refresh()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        for name, label, told, example in _TEXTS:
            line = QLineEdit(placeholderText=example)
            line.setMaximumWidth(420)
            line.textChanged.connect(lambda _: self._allow())
            self.fields[name] = line
            _add(form, label, line, told)
        self.counted.setMaximumWidth(420)
        _add(form, "统计会员数(&T)：", self.counted, "影响工作台和月报上的数字")
        return form

    def refresh(self) -> None:
        """Show what the file holds."""
        stored = self._stored()
        for name, line in self.fields.items():
            line.setText(stored[name])
        self.counted.setCurrentIndex(self.counted.findData(stored[_COUNT]))
        self._allow()

    def save(self) -> None:
        """Write what was changed, as one operation; a failed save keeps what was typed."""
        wanted = {name: text for name, text in self._typed().items() if text != self._stored()[name]}
        if not wanted:
            return
        if not self._typed()["office"]:
            self._notice.say("单位名称不能为空，名册和报表要印它。", "bad")
            return

        def job(store: Store) -> None:
            with store.transact("修改单位设置") as tx:
                for name, text in wanted.items():
                    found = tx.find("setting", name=name)
                    if found:
                        tx.change("setting", found[0]["id"], {"content": text or None})
                    else:
                        tx.add("setting", {"name": name, "content": text or None})

        self._session.write("修改单位设置", job, lambda _: self._notice.say("已保存。", "good"), self._failed)

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
        texts = {name: line.text().strip() for name, line in self.fields.items()}
        return {**texts, _COUNT: str(self.counted.currentData())}

    def _stored(self) -> dict[str, str]:
        rows = self._session.rows
        return {**{name: rows.setting(name) for name, *_ in _TEXTS}, _COUNT: rows.setting(_COUNT, _YES)}

    def _changed(self, changed: object) -> None:
        if "setting" in getattr(changed, "records", {}):
            self.refresh()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self._notice.say(str(error), "bad")

    def _allow(self) -> None:
        self.save_button.setEnabled(self.typed)
        self.revert_button.setEnabled(self.typed)


def _add(form: QFormLayout, label: str, field: QWidget, told: str) -> None:
    words = QLabel(label)
    words.setBuddy(field)
    below = QVBoxLayout()
    below.setSpacing(2)
    below.addWidget(field)
    below.addWidget(hint(told))
    form.addRow(words, below)
