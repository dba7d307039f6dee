"""数据 → 检查: whether the file is sound, and what is missing or odd in the records."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from secretariat.domains.overview.desk import Errand, desk, odd_codes
from secretariat.gui.background import Background
from secretariat.gui.pieces import Notice, action, heading, hint, page_layout, row, section, shortcut
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store.checks import Finding, check_file
from secretariat.store.rows import Rows

_OPENED = ("membership", "organization", "person")


class ChecksPage(QWidget):
    """Looks through the whole file in the background when it is first shown and when asked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: list[Finding] = []
        self._errands: list[Errand] = []
        self._checking = Background(session, self)
        self._counting = Background(session, self)
        self._notice = Notice()
        self.findings = TextTable(("文件里查出的问题",), (700,))
        self.findings.on_open(self._open_finding)
        self.errands = TextTable(("资料不全或需要核对的", "数量"), (420, 120))
        self.errands.on_open(self._open_errand)
        self._well = hint("会员资料没有发现缺漏。")
        layout = page_layout(self)
        layout.addLayout(
            row(heading("检查"), None, action("重新检查(&R)", self.start, primary=True, tip="F5"))
        )
        layout.addWidget(
            hint(
                "检查数据文件有没有损坏、记录之间的联系是否完整、历史与记录是否一致；并列出资料不全的会员，双击打开名单。"
            )
        )
        layout.addWidget(self._notice)
        layout.addWidget(self.findings, 1)
        layout.addWidget(section("资料是否齐全"))
        layout.addWidget(self._well, 2, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.errands, 2)
        shortcut(self, "F5", self.start)
        session.changed.connect(lambda _: self._count())
        session.as_of_changed.connect(self._count)
        self.start()

    @property
    def busy(self) -> bool:
        """Whether the file is being looked through."""
        return self._checking.busy or self._counting.busy

    def start(self) -> None:
        """Look through everything again."""
        self._notice.say("正在检查文件…", "warn")
        self._checking.read(check_file, self._checked)
        self._count()

    def _count(self) -> None:
        day, as_of = self._session.day, self._session.as_of

        def job(rows: Rows) -> tuple[Errand, ...]:
            return (*desk(rows, day, as_of).errands, *odd_codes(rows, as_of))

        self._counting.read(job, self._counted)

    def _checked(self, found: list[Finding]) -> None:
        self._findings = found
        self.findings.show_lines([(one.message,) for one in found])
        self.findings.setVisible(bool(found))
        if found:
            self._notice.say(
                f"查出 {len(found)} 个问题。请先到“备份与恢复”做一份备份，再按下面的说明处理。", "bad"
            )
        else:
            self._notice.say("文件检查完毕，没有发现问题。", "good")

    def _counted(self, found: tuple[Errand, ...]) -> None:
        self._errands = list(found)
        self.errands.show_lines([(one.label, f"{one.count:,} {one.unit}") for one in found])
        self.errands.setVisible(bool(found))
        self._well.setVisible(not found)

    def _open_finding(self, place: int) -> None:
        finding = self._findings[place]
        if finding.entity in _OPENED and finding.record:
            self._session.open_record.emit(finding.entity, finding.record)

    def _open_errand(self, place: int) -> None:
        errand = self._errands[place]
        if errand.query is not None:
            self._session.open_list.emit("members", errand.query)
        elif errand.place:
            self._show_part(errand.place)

    def _show_part(self, name: str) -> None:
        """Another part of the page that holds this one."""
        page: QWidget | None = self.parentWidget()
        while page is not None and not hasattr(page, "show_part"):
            page = page.parentWidget()
        if page is not None:
            page.show_part(name)
