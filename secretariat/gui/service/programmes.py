"""The part 走访方案: each programme with its target and how far it is, and each leader's quota."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from secretariat.base.dates import show_date
from secretariat.domains.service.programmes import Progress, progress
from secretariat.gui.background import Background
from secretariat.gui.forms.dialog import RecordDialog
from secretariat.gui.forms.entity_dialog import EntityDialog
from secretariat.gui.fresh import FreshPart
from secretariat.gui.messages import tell
from secretariat.gui.pieces import EmptyPage, action, heading, page_layout, row, section, shortcut
from secretariat.gui.session import Session
from secretariat.gui.text_table import TextTable
from secretariat.store.listing import ListQuery

_PROGRAMMES = ("走访方案", "起止", "计划（家）", "已走访（家）", "完成率", "家次", "发现问题")
_LEADERS = ("走访领导", "责任部门", "任务（家）", "已走访（家）", "还差", "家次")


class ProgrammesPart(FreshPart):
    """Programmes above, the leaders of the chosen one below; Enter opens the visits behind a line."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.found: list[Progress] = []
        self._reading = Background(session, self)
        self.table = TextTable(_PROGRAMMES, (260, 230, 90, 100, 90, 80, 90), (2, 3, 4, 5, 6))
        self.leaders = TextTable(_LEADERS, (180, 200, 100, 110, 80, 80), (2, 3, 4, 5))
        for table in (self.table, self.leaders):
            header = table.horizontalHeader()
            header.setStretchLastSection(False)
            header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        self.table.setAccessibleName("走访方案")
        self.leaders.setAccessibleName("走访任务")
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_leaders())
        self.table.on_open(lambda place: self._open(self.found[place].visits))
        self.leaders.on_open(self._open_leader)
        self.nothing = EmptyPage(
            "还没有走访方案", "送清凉、春节慰问、百名干部联百企……先建一个方案，写明计划走访多少家，再分给各位领导。",
            "新增走访方案…",
        )  # fmt: skip
        self.nothing.chosen.connect(self.add)
        self.stack = QStackedWidget()
        self._lay_out()
        self.follow(session.changed, session.as_of_changed)
        for keys, act in (
            ("Ctrl+N", self.add),
            ("F2", self.edit),
            ("F5", self.refresh),
            ("Ctrl+J", self.share_out),
        ):
            shortcut(self, keys, act)

    def _lay_out(self) -> None:
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.table, 3)
        self.below = section("走访任务")
        foot = QHBoxLayout()
        foot.addWidget(self.below)
        foot.addStretch()
        for button in (
            action("分配任务(&T)…", self.share_out, tip="给一位领导定走访家数（Ctrl+J）"),
            action("修改任务(&M)…", self.change_quota), action("删除任务(&D)", self.remove_quota),
        ):  # fmt: skip
            foot.addWidget(button)
        inner.addLayout(foot)
        inner.addWidget(self.leaders, 2)
        self.stack.addWidget(body)
        self.stack.addWidget(self.nothing)
        layout = page_layout(self)
        self.head = row(
            heading("走访方案"), None, action("新增走访方案(&N)…", self.add, primary=True, tip="Ctrl+N"),
            action("修改(&E)…", self.edit, tip="F2"), action("看这些走访(&V)", self.show_visits, tip="回车"),
            action("看发现的问题(&Q)", self.show_found),
        )  # fmt: skip
        layout.addLayout(self.head)
        layout.addWidget(self.stack, 1)

    @property
    def chosen(self) -> Progress | None:
        """The programme that is chosen."""
        place = self.table.current
        return self.found[place] if place is not None and place < len(self.found) else None

    def add(self) -> RecordDialog:
        """Make a programme."""
        return self._shown(EntityDialog(self.session, "programme", None, self))

    def edit(self) -> RecordDialog | None:
        """Change the chosen programme."""
        chosen = self.chosen
        return self._shown(EntityDialog(self.session, "programme", chosen.id, self)) if chosen else None

    def share_out(self) -> RecordDialog | None:
        """Give a leader a quota in the chosen programme."""
        chosen = self.chosen
        if chosen is None:
            tell(self, "还没有选中走访方案。", "请先在上面选中一个方案。")
            return None
        return self._shown(EntityDialog(self.session, "visit_quota", None, self, {"programme": chosen.id}))

    def change_quota(self) -> RecordDialog | None:
        """Change the quota of the chosen leader."""
        quota = self._quota()
        return self._shown(EntityDialog(self.session, "visit_quota", quota, self)) if quota else None

    def remove_quota(self) -> None:
        """Take the quota of the chosen leader away; the window offers to undo it."""
        quota = self._quota()
        if quota is not None:
            self.session.operate("删除走访任务", lambda tx: tx.remove("visit_quota", quota))

    def show_visits(self) -> None:
        """Show the visits of the chosen programme."""
        if self.chosen is not None:
            self._open(self.chosen.visits)

    def show_found(self) -> None:
        """Show the demands found on its visits."""
        if self.chosen is not None:
            self.session.open_list.emit("demands", ListQuery(ids=self.chosen.found, scope="all"))

    def read(self) -> None:
        """Count anew."""
        day = self.session.day
        self._reading.read(lambda rows: progress(rows, day), self._show)

    def _shown(self, dialog: RecordDialog) -> RecordDialog:
        dialog.show()
        return dialog

    def _show(self, found: list[Progress]) -> None:
        self.found = found
        self.table.show_lines([_line(one) for one in found])
        self.stack.setCurrentIndex(0 if found else 1)
        if found and self.table.current is None:
            self.table.selectRow(0)
        self._show_leaders()

    def _show_leaders(self) -> None:
        chosen = self.chosen
        lines = [
            (one.leader, one.department, "" if one.quota is None else str(one.quota), str(one.done),
             str(one.left) if one.quota else "", str(len(one.visits)))
            for one in (chosen.leaders if chosen else ())
        ]  # fmt: skip
        self.below.setText(f"“{chosen.name}”的走访任务" if chosen else "走访任务")
        self.leaders.show_lines(lines)

    def _quota(self) -> int | None:
        """The record of the chosen leader's quota."""
        place, chosen = self.leaders.current, self.chosen
        if place is None or chosen is None:
            tell(self, "还没有选中走访任务。", "请先在下面选中一位领导。")
            return None
        found = self.session.rows.find(
            "visit_quota", programme=chosen.id, leader=chosen.leaders[place].leader
        )
        if not found:
            tell(self, "这位领导没有分配任务，只是参加了走访。", "点“分配任务”给他定家数。")
        return int(found[0]["id"]) if found else None

    def _open_leader(self, place: int) -> None:
        if self.chosen is not None:
            self._open(self.chosen.leaders[place].visits)

    def _open(self, visits: tuple[int, ...]) -> None:
        self.session.open_list.emit("visits", ListQuery(ids=visits, scope="all"))

    def pictures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The windows that the part opens, for the pictures of the program."""
        yield "新增走访方案", self.add


def _line(one: Progress) -> tuple[str, ...]:
    start, end = show_date(one.start), show_date(one.end)
    span = f"{start}—{end}" if start and end else f"{start}起" if start else f"至{end}" if end else ""
    target = "未定" if one.target is None else str(one.target)
    return (one.name, span, target, str(one.done), one.rate(), str(len(one.visits)), str(len(one.found)))
