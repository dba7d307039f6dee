"""数据 → 检查: whether the file is sound, and what is missing or odd in the records."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from secretariat.domains.overview.desk import Errand, desk
from secretariat.domains.overview.health import health
from secretariat.gui.background import Background, Rest
from secretariat.gui.fresh import FreshPart
from secretariat.gui.pieces import Notice, action, heading, hint, page_layout, row, section, shortcut
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store.checks import Finding, check_file
from secretariat.store.rows import Rows

_LOST = "找回附件"
_OPEN = "双击打开，逐条补上"


class ChecksPage(FreshPart):
    """Looks through the whole file in the background when it is first shown and when asked.

    What is missing or odd in the records is looked for again after each change, but only while it is seen.
    """

    go = Signal(str)
    """Another page of the window is wanted: page/part."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._findings: list[Finding] = []
        self._errands: list[Errand] = []
        self._checking = Background(session, self)
        self._counting = Background(session, self)
        self._notice = Notice()
        self.findings = TextTable(("文件里查出的问题",), (700,))
        self.findings.on_open(self._open_finding)
        self.errands = TextTable(("资料不全或需要核对的", "数量", "怎样处理"), (300, 90, 420), right=(1,))
        self.errands.on_open(self._open_errand)
        self._well = hint("资料没有发现缺漏，记录之间没有矛盾。")
        layout = page_layout(self)
        layout.addLayout(
            row(heading("检查"), None, action("重新检查(&R)", self.start, primary=True, tip="F5"))
        )
        layout.addWidget(
            hint(
                "检查数据文件有没有损坏、记录之间的联系是否完整、历史与记录是否一致、附件的文件在不在；"
                "并列出资料不全、前后矛盾、还没对应上的，双击打开名单。"
            )
        )
        layout.addWidget(self._notice)
        layout.addWidget(self.findings, 1)
        layout.addWidget(section("资料是否齐全、有没有矛盾"))
        layout.addWidget(self._well, 2, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.errands, 2)
        shortcut(self, "F5", self.start)
        self.follow(session.changed, session.as_of_changed)
        self._check()

    @property
    def busy(self) -> bool:
        """Whether the file is being looked through."""
        return self._checking.busy or self._counting.busy

    def start(self) -> None:
        """Look through everything again."""
        self._check()
        self.refresh()

    def _check(self) -> None:
        self._notice.say("正在检查文件…", "warn")
        self._checking.read(check_file, self._checked)

    def read(self) -> None:
        """Look again for what is missing or odd in the records."""
        day, as_of = self.session.day, self.session.as_of

        def job(rows: Rows, rest: Rest) -> tuple[Errand, ...]:
            return (*desk(rows, day, as_of, rest).errands, *health(rows, day, as_of, rest))

        self._counting.read_patiently(job, self._counted)

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
        if any(_LOST in one.message for one in found):
            self._notice.offer("找回附件…", lambda: self._show_part("backup"))

    def _counted(self, found: tuple[Errand, ...]) -> None:
        self._errands = list(found)
        self.errands.show_lines([
            (one.label, f"{one.count:,} {one.unit}", one.tip or _OPEN) for one in found
        ])  # fmt: skip
        self.errands.setVisible(bool(found))
        self._well.setVisible(not found)

    def _open_finding(self, place: int) -> None:
        finding = self._findings[place]
        roots = {ledger.root for ledger in self.session.catalog.ledgers.values()}
        if finding.entity in roots and finding.record:
            self.session.open_record.emit(finding.entity, finding.record)

    def _open_errand(self, place: int) -> None:
        errand = self._errands[place]
        if errand.query is not None:
            self.session.open_list.emit(errand.ledger, errand.query)
        elif "/" in errand.place:
            self.go.emit(errand.place)
        else:
            self._show_part(errand.place)

    def _show_part(self, name: str) -> None:
        """Another part of the page that holds this one."""
        page: QWidget | None = self.parentWidget()
        while page is not None and not hasattr(page, "show_part"):
            page = page.parentWidget()
        if page is not None:
            page.show_part(name)
