"""新建轮值计划: its name, its days, how often the turn changes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from secretariat.base.errors import Refusal
from secretariat.base.kinds import PartialDate
from secretariat.base.kinds.kind import Value
from secretariat.domains.rotation.records import MONTHLY, RHYTHMS
from secretariat.domains.rotation.verbs import OPEN, open_rota
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.pieces import action, hint, row
from secretariat.gui.session import Session
from secretariat.store.store import Store


class RotaDialog(QDialog):
    """Asks for a plan; the next year is proposed where this one has a plan. `made` carries the id."""

    made = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建轮值计划")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        year = self._year()
        self.name = QLineEdit(f"{year}年轮值计划")
        self.start, self.end = (make_editor(Setting(PartialDate(False), session)) for _ in range(2))
        self.start.put_text(f"{year}-01-01")
        self.end.put_text(f"{year}-12-31")
        self.rhythm = QComboBox()
        self.rhythm.addItems(list(RHYTHMS))
        self.rhythm.setCurrentText(MONTHLY)
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        form = QFormLayout()
        form.addRow("名称(&N)", self.name)
        form.addRow("开始日期(&B)", self.start)
        form.addRow("截止日期(&E)", self.end)
        form.addRow("轮换周期(&Z)", self.rhythm)
        self.ok = action("新建(&O)", self.accept, primary=True, tip="Enter")
        self.ok.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(hint("下一步：自动分组，然后排班。"))
        layout.addWidget(self.trouble)
        layout.addLayout(row(None, self.ok, action("取消(&C)", self.reject, tip="Esc")))
        self.setMinimumWidth(460)
        self.name.selectAll()
        self.name.setFocus()

    def _year(self) -> int:
        """The year of the day, or the first later one without a plan."""
        ends = [int(str(row["end"])[:4]) for row in self._session.rows.find("rota")]
        return max([int(self._session.day[:4]), *(end + 1 for end in ends)])

    def accept(self) -> None:
        values: dict[str, Value] = {
            "name": self.name.text().strip() or None,
            "rhythm": self.rhythm.currentText(),
        }
        for name, label, editor in (("start", "开始日期", self.start), ("end", "截止日期", self.end)):
            reading = editor.reading()
            if reading.problem or reading.value is None:
                self.trouble.setText(f"{label}：{reading.problem or '请填写。'}")
                editor.inner().setFocus()
                return
            values[name] = reading.value

        def job(store: Store) -> int:
            with store.transact(OPEN) as tx:
                return open_rota(tx, values)

        self.ok.setEnabled(False)
        self._session.write(OPEN, job, self._done, self._failed)

    def _done(self, rota: int) -> None:
        self.made.emit(rota)
        super().accept()

    def _failed(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        self.trouble.setText(str(error) if isinstance(error, Refusal) else "没有保存，请再试一次。")
