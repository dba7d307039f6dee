"""What a list shows while it has no rows: the first steps, or which conditions leave nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from secretariat.base.ledger import Ledger
from secretariat.gui.lists.conditions import sentence
from secretariat.gui.lists.state import is_filtered, scopes_of
from secretariat.store.listing import ListQuery

if TYPE_CHECKING:
    from secretariat.gui.lists.page import ListPage

_WHY_IMPORT = "把办公室现有的Excel名册导入进来最快：表头、合并格、小计行都能认，导入前先看一遍，可随时撤销。"

_WHY_POSTS = (
    "把执委会、政协委员、人大代表的名单导入进来最快：“单位及职务”会拆开，“市、区人大代表”会成为两条职务，"
    "人会和已有的人员对上，可随时撤销。"
)
_WHY_PROPOSALS = (
    "把现有的提案办理情况一览表导入进来最快：届次、联名人、承办单位都能认；也可以逐件登记，一件接一件。"
)


class EmptyNotice(QWidget):
    """A heading, a sentence and buttons in the middle of an empty page."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.text = QLabel(title), QLabel(text, wordWrap=True)
        self.title.setProperty("tone", "heading")
        self.text.setProperty("tone", "muted")
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    def offer(self, words: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """Add a button."""
        button = QPushButton(words)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda: act())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button


class NothingFits(EmptyNotice):
    """Says that the conditions leave nothing, and offers to take them away."""

    def __init__(self, clear: Callable[[], object]) -> None:
        super().__init__("", "")
        self._clear = self.offer("清除条件(&R)", clear, primary=True)

    def say(self, ledger: Ledger, query: ListQuery) -> None:
        """Name what was asked for."""
        filtered = is_filtered(query)
        scope = dict(scopes_of(ledger.name))[query.scope] if ledger.scoped and query.scope != "all" else ""
        self.title.setText(f"没有符合条件的{ledger.label}" if filtered else f"没有{scope}的{ledger.label}")
        where = f"范围“{scope}”；" if scope else ""
        self.text.setText(
            f"{where}{sentence(query, ledger)}".strip("；") if filtered else "可以换一个范围看看。"
        )
        self._clear.setVisible(filtered)


def first_steps(page: ListPage) -> EmptyNotice:
    """What a new office does first."""
    label = page.ledger.label
    if page.name == "proposals":
        notice = EmptyNotice("还没有提案", _WHY_PROPOSALS)
        notice.offer("导入提案一览表(&I)…", page.actions_of.import_file, primary=True)
    elif page.name == "posts":
        notice = EmptyNotice("还没有职务", _WHY_POSTS)
        notice.offer("导入职务名单(&I)…", page.actions_of.import_file, primary=True)
    elif page.name != "members":
        notice = EmptyNotice(f"还没有{label}", "导入会员名册时，负责人和联系人会自动进来；也可以单独新增。")
    else:
        notice = EmptyNotice(
            "还没有会员",
            _WHY_IMPORT,
        )
        notice.offer("导入会员名册(&I)…", page.actions_of.import_file, primary=True)
    notice.offer(f"手工新增{label}(&N)", page.actions_of.add)
    return notice
