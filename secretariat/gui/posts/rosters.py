"""Chooses an official roster: 执委, 常委, 主席班子, 政协委员 and 人大代表 by level, 双重身份."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from secretariat.base.document import Roster
from secretariat.base.kinds import PartialDate
from secretariat.domains.posts.documents import (
    PARTS,
    RosterAsk,
    default_body,
    delegate_roster,
    overlap_table,
    roster,
)
from secretariat.domains.posts.order import body_order
from secretariat.domains.posts.queries import Scope
from secretariat.domains.posts.vocabulary import CPPCC, LEVELS, NPC
from secretariat.gui.forms.editor import Setting
from secretariat.gui.forms.editors import make_editor
from secretariat.gui.paper import FULL_PRINT, INTERNAL_PRINT, Make, Paper
from secretariat.gui.pieces import action, add_choice, hint, row, shortcut
from secretariat.gui.session import Session
from secretariat.gui.style import ROW_HEIGHT
from secretariat.store.rows import Rows

OVERLAP = "双重身份"
_COUNCIL = (*PARTS, OVERLAP)
KINDS: tuple[tuple[str, str], ...] = (
    *((part, f"{part}名册") for part in PARTS),
    (CPPCC, "政协委员名册"), (NPC, "人大代表名册"), (OVERLAP, "双重身份情况表"),
)  # fmt: skip


class RostersDialog(QDialog):
    """Asks which roster, of which body or level, as of which day; prints or saves it and stays open."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("公文名册")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self.paper = session, Paper(session, self)
        self.kinds = QListWidget()
        self.kinds.setFixedHeight(len(KINDS) * (ROW_HEIGHT + 4) + 6)
        for name, label in KINDS:
            add_choice(self.kinds, label, name)
        self.body, self.level = QComboBox(), QComboBox()
        for stored in sorted(session.rows.find("body"), key=body_order(session.rows)):
            self.body.addItem(stored["name"], stored["id"])
        self.body.setCurrentIndex(max(0, self.body.findData(default_body(session.rows))))
        self.level.addItem("全部级别", "")
        for level in LEVELS:
            self.level.addItem(f"{level}级", level)
        self.day = make_editor(Setting(PartialDate(), session))
        self.day.put_text(session.day)
        self.phones = QCheckBox("附手机号（含个人信息，仅供内部联系）")
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("tone", "bad")
        self._lay_out()
        self.kinds.currentRowChanged.connect(lambda _: self._suit())
        self.kinds.setCurrentRow(0)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("名册(&K)", self.kinds)
        form.addRow("组织(&B)", self.body)
        form.addRow("级别(&L)", self.level)
        form.addRow("截至日期(&T)", self.day)
        form.addRow("", self.phones)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(hint("按职务级别、人工排序、姓氏笔画排列；可以看过去任何一天的名册。"))
        layout.addWidget(self.trouble)
        layout.addLayout(row(
            None, action("预览打印(&P)", self.preview, primary=True, tip="Ctrl+P"),
            action("存为PDF(&D)…", lambda: self.save(".pdf")),
            action("存为Excel(&E)…", lambda: self.save(".xlsx")), action("关闭(&C)", self.reject, tip="Esc"),
        ))  # fmt: skip
        shortcut(self, "Ctrl+P", self.preview)
        self.setMinimumWidth(560)

    @property
    def kind(self) -> str:
        """Which roster is chosen."""
        return KINDS[max(0, self.kinds.currentRow())][0]

    def choose(self, kind: str) -> None:
        """Choose a roster by its name."""
        self.kinds.setCurrentRow([name for name, _ in KINDS].index(kind))

    def _suit(self) -> None:
        council = self.kind in _COUNCIL
        self.body.setEnabled(council)
        self.level.setEnabled(not council)
        self.phones.setEnabled(self.kind in PARTS)

    def _with_phones(self) -> bool:
        return self.phones.isEnabled() and self.phones.isChecked()

    def make(self) -> Make | None:
        """What makes the chosen roster; None where something is missing, which is said."""
        day = self.day.reading()
        body = self.body.currentData()
        trouble = day.problem or ("" if day.value else "请填写截至日期。")
        if not trouble and self.kind in _COUNCIL and body is None:
            trouble = "还没有登记组织。请先在“组织与届次”里新增，或导入执委会名单。"
        self.trouble.setText(trouble or "")
        if trouble:
            return None
        return partial(
            _made, _maker(self.kind, body, self.level.currentData(), self._with_phones()), str(day.value)
        )

    def preview(self) -> None:
        """Open the print preview."""
        if made := self.make():
            self.paper.preview(made, FULL_PRINT if self._with_phones() else INTERNAL_PRINT)

    def save(self, suffix: str) -> QWidget | None:
        """Ask where to save."""
        made = self.make()
        profile = FULL_PRINT if self._with_phones() else INTERNAL_PRINT
        return self.paper.ask_save(made, dict(KINDS)[self.kind], suffix, profile) if made else None


_Maker = Callable[[Rows, str], Roster]


def _made(make: _Maker, day: str, rows: Rows) -> Roster:
    return make(rows, _full(day))


def _full(day: str) -> str:
    """A day known to the month or year stands for its first day."""
    return f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10]


def _maker(kind: str, body: int | None, level: str, phones: bool) -> _Maker:
    if kind in (CPPCC, NPC):
        return lambda rows, day: delegate_roster(rows, kind, day, level)
    assert body is not None
    if kind == OVERLAP:
        return lambda rows, day: overlap_table(rows, body, day)
    return lambda rows, day: roster(rows, RosterAsk(Scope((body,)), day, part=kind, phones=phones))
