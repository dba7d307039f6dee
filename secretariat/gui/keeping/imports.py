"""数据 → 导入: starting an import, and what was imported earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretariat.gui.importing.source_page import DropArea
from secretariat.gui.keeping import operations
from secretariat.gui.keeping.import_menu import import_menu
from secretariat.gui.pieces import Notice, action, heading, hint, page_layout, row, section
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store import history
from secretariat.store.history import Operation, UndoReport

if TYPE_CHECKING:
    from secretariat.gui.importing.wizard import ImportWizard

_PREFIX = "导入"
_LOOKED_AT = 2000  # operations among which imports are looked for


class ImportsPage(QWidget):
    """Begins imports and takes earlier ones back."""

    import_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[Operation] = []
        self._notice = Notice()
        self.table = TextTable(
            ("时间", "导入了什么", "结果", "改动", "状态"), (140, 300, 260, 70, 80), right=(3,)
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        tip = "收回所选导入写入的内容；后来又改过的保留"
        self._undo = action("撤销这次导入(&U)", self.undo, picture="undo", tip=tip)
        self._nothing = hint("还没有导入过。导入过的文件会列在这里，随时可以撤销。")
        area = DropArea()
        area.setMinimumHeight(96)
        area.dropped.connect(self.import_wanted)
        inside = QVBoxLayout(area)
        start = action(
            "导入会员名册(&I)…", lambda: self.import_wanted.emit(None), primary=True, picture="import"
        )
        words = hint("或把 Excel、WPS、CSV 文件拖到这里；也可以在 Excel 里复制后按 Ctrl+V")
        words.setWordWrap(False)
        others = action(
            "导入其他名单(&O)", lambda: None, tip="人员、单位、组织、活动、走访、台账……每一种都可以导入"
        )
        others.setMenu(import_menu(session, self.import_list, self))
        inside.addLayout(row(None, start, others, words, None))
        layout = page_layout(self)
        layout.addWidget(heading("导入"))
        layout.addWidget(area)
        layout.addWidget(self._notice)
        layout.addLayout(row(section("以前的导入"), None, self._undo))
        layout.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.table, 1)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the imports of the history, the newest first."""
        found = history.operations(self._session.rows, _LOOKED_AT)
        self._shown = [one for one in found if one.kind in ("do", "redo") and one.name.startswith(_PREFIX)]
        self.table.show_lines([
            (operations.when(one), one.name, one.note or "", f"{one.changes:,}", operations.state(one))
            for one in self._shown
        ])  # fmt: skip
        self.table.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)
        self._allow()

    def import_list(self, ledger: str) -> ImportWizard:
        """Open the import of one of the other lists at its first step."""
        from secretariat.gui.importing.wizard import ImportWizard

        wizard = ImportWizard(self._session, ledger, None, None, parent=self.window())
        wizard.show()
        return wizard

    def undo(self) -> None:
        """Take back the chosen import."""
        place = self.table.current
        if place is not None and operations.can_undo(self._shown[place]):
            number = self._shown[place].id
            self._session.write("撤销导入", lambda store: operations.take_back(store, number), self._undone)

    def _undone(self, report: UndoReport) -> None:
        self._notice.say(*operations.told(self._session.rows, report))

    def _allow(self) -> None:
        place = self.table.current
        self._undo.setEnabled(place is not None and operations.can_undo(self._shown[place]))
