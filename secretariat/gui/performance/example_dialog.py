"""Takes a scheme of a real place into the file, for a body and a period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from secretariat.base.dates import first_day, last_day
from secretariat.base.errors import Refusal
from secretariat.base.kinds import PartialDate
from secretariat.domains.posts.order import body_order
from secretariat.domains.scoring.documents import shown, signed
from secretariat.domains.scoring.examples import EXAMPLES, Example
from secretariat.domains.scoring.verbs import take_example
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.pieces import action, add_choice, hint, row, toned
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT
from secretariat.gui.text_table import TextTable
from secretariat.store.store import Store


class ExampleDialog(QDialog):
    """The examples at the left, the rules of the chosen one at the right; `taken` carries the new scheme."""

    taken = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("采用示例方案")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.examples = QListWidget()
        self.examples.setFixedSize(150, len(EXAMPLES) * (ROW_HEIGHT + 4) + 6)
        for one in EXAMPLES:
            add_choice(self.examples, one.name, one.name, one.title)
        self.rules = TextTable(("类别", "项目", "计分来源", "分值", "上限"), (76, 200, 190, 64, 80), (3, 4))
        self.title, self.remark = toned("", "strong"), hint()
        self.body = QComboBox()
        self.body.addItem("全部人员（有履职记录的）", None)
        for stored in sorted(session.rows.find("body"), key=body_order(session.rows)):
            self.body.addItem(stored["name"], stored["id"])
        self.body.setCurrentIndex(min(1, self.body.count() - 1))
        self.start, self.end = (make_editor(Setting(PartialDate(past=False), session)) for _ in range(2))
        self.start.put_text(f"{date.today().year}-01-01")
        self.end.put_text(f"{date.today().year}-12-31")
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        self._lay_out()
        self.examples.currentRowChanged.connect(lambda _: self._show_rules())
        self.examples.setCurrentRow(0)
        self.examples.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("适用组织(&B)", self.body)
        form.addRow("开始日期(&F)", self.start)
        form.addRow("截止日期(&T)", self.end)
        side = QVBoxLayout()
        side.addWidget(self.examples)
        side.addStretch()
        right = QVBoxLayout()
        for widget in (self.title, self.rules, self.remark):
            right.addWidget(widget)
        upper = row(spacing=12)
        upper.addLayout(side)
        upper.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(upper, 1)
        layout.addLayout(form)
        layout.addWidget(self.trouble)
        layout.addLayout(row(
            None, action("采用(&S)", self.accept, primary=True), action("取消(&C)", self.reject, tip="Esc")
        ))  # fmt: skip
        self.resize(860, 660)

    @property
    def example(self) -> Example:
        """The chosen example."""
        return EXAMPLES[max(0, self.examples.currentRow())]

    def choose(self, name: str) -> None:
        """Choose an example by its name."""
        self.examples.setCurrentRow([one.name for one in EXAMPLES].index(name))

    def _show_rules(self) -> None:
        one = self.example
        grades = f"；等次：{one.grades}" if one.grades else ""
        base = f"；基础分{shown(one.base)}" if one.base else ""
        self.title.setText(f"{one.title}{base}{grades}")
        self.rules.show_lines([_cells(rule) for rule in one.rules])
        self.remark.setText(one.remark)

    def accept(self) -> None:
        start, end = self.start.reading(), self.end.reading()
        trouble = (
            start.problem or end.problem or ("" if start.value and end.value else "请填写开始和截止日期。")
        )
        self.trouble.setText(trouble)
        if trouble:
            return
        name, body = self.example.name, self.body.currentData()
        first, last = first_day(str(start.value)), last_day(str(end.value))

        def job(store: Store) -> int:
            with store.transact("采用示例积分方案") as tx:
                return take_example(tx, name, body, first, last)

        self._session.write("采用示例积分方案", job, self._done, self._failed)

    def _done(self, scheme: int) -> None:
        self.taken.emit(scheme)
        super().accept()

    def _failed(self, error: BaseException) -> None:
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")


def _cells(rule: Mapping[str, Any]) -> tuple[str, ...]:
    cap = rule.get("item_cap") or rule.get("cap")
    duty = f"至少{rule['minimum']}次" if rule.get("minimum") else ""
    worth = signed(rule["points"]) if rule["points"] or not duty else "只提示"
    return (rule["category"], rule["item"], rule["source"], worth, shown(cap) if cap else duty)
