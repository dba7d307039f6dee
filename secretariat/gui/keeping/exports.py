"""数据 → 导出记录: who took what out of the program, for whom, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from secretariat.gui.pieces import EmptyPage, heading, hint, page_layout
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable

_LABELS = ("时间", "内容", "版本", "行数", "用途", "文件校验值")


class ExportsPage(QWidget):
    """The log of exports, the newest first. It cannot be changed here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = TextTable(_LABELS, (150, 380, 80, 70, 200, 160), right=(3,))
        self._empty = EmptyPage(
            "还没有导出过名册", "导出名册时，程序在这里记下时间、内容、版本和用途，个人信息去了哪里有据可查。"
        )
        layout = page_layout(self)
        layout.addWidget(heading("导出记录"))
        layout.addWidget(hint("每次导出名册都有记录。完整版含身份证号、手机等个人信息，导出时须写明用途。"))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the log again."""
        found = sorted(self._session.rows.find("export_log"), key=lambda one: -one["id"])
        self.table.show_lines([
            (
                str(one["at"]).replace("T", " ")[:16], one["content"], one["profile"] or "",
                "" if one["rows"] is None else f"{one['rows']:,}", one["purpose"] or "", (one["sha256"] or "")[:16],
            )
            for one in found
        ])  # fmt: skip
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)
