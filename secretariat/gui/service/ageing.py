"""The part 超期: how long open demands have been open, what is overdue, and how far this year's are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from secretariat.base.dates import show_date
from secretariat.base.document import (
    Block,
    Figure,
    Heading,
    Note,
    Paragraph,
    PrintColumn,
    Report,
    Selection,
    Table,
)
from secretariat.domains.service.docket import Docket, read_docket
from secretariat.domains.service.documents import ageing_report, closing_table
from secretariat.domains.service.figures import ageing, by_dimension, tally
from secretariat.domains.service.overdue import Awaited, awaited_of
from secretariat.domains.service.section import ageing_table
from secretariat.domains.service.sentences import answered_sentence, figure, handing_sentence, solved_sentence
from secretariat.gui.background import Background
from secretariat.gui.fresh import FreshPart
from secretariat.gui.lists.buttons import tool
from secretariat.gui.paper import Make, Paper
from secretariat.gui.pieces import EmptyPage, heading, page_layout, row, shortcut
from secretariat.gui.reports.view import ReportView
from secretariat.gui.service.demands import reminders
from secretariat.gui.session import Session
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.rows import Rows

_SOON = 30
_TABLES = (
    ("department", "按主办部门"),
    ("category", "按诉求类别"),
    ("source", "按诉求来源"),
    ("month", "按登记月份"),
)
_AWAITED = (
    PrintColumn("编号", 10), PrintColumn("诉求企业", 22), PrintColumn("诉求事项", 34), PrintColumn("责任部门", 14),
    PrintColumn("办理期限", 13),
)  # fmt: skip


def late_report(rows: Rows, day: str) -> Report | None:
    """What is late and what is due, and the figures of the year until a day; None without demands."""
    year = read_docket(rows, day, (f"{day[:4]}-01-01", day))
    opened = read_docket(rows, day, open_only=True)
    if not year.cases and not opened.cases:
        return None
    blocks: list[Block] = [Heading("一、在办诉求")]
    lines = ageing(opened)
    blocks += [ageing_table(lines, day)] if lines else [Paragraph(("没有在办的诉求。",))]
    found = awaited_of(opened)
    blocks += _awaited("逾期未答复", [one for one in found if one.left < 0], day)
    blocks += _awaited(f"{_SOON}天内到期", [one for one in found if 0 <= one.left <= _SOON], day)
    blocks += _year(year)
    office = rows.setting("office", "工商业联合会")
    return Report("诉求办理情况", tuple(blocks), office, day, show_date(day), f"（截至{show_date(day)}）")


def _awaited(caption: str, found: list[Awaited], day: str) -> list[Block]:
    if not found:
        return []
    lines = tuple(
        (
            one.number,
            one.claimant,
            one.title,
            one.department or "未登记",
            show_date(one.due),
            str(abs(one.left)),
        )
        for one in found
    )
    ids = [one.demand for one in found]
    days = PrintColumn("逾期天数" if found[0].left < 0 else "剩余天数", 9, "right", number=True)
    return [
        Paragraph((f"{caption}", figure(ids, day, caption), "：")),
        Table(caption, (*_AWAITED, days), lines),
    ]


def _year(docket: Docket) -> list[Block]:
    blocks: list[Block] = [Heading(f"二、{docket.day[:4]}年收到的诉求")]
    if not docket.cases:
        return [*blocks, Paragraph(("本年还没有收到诉求。",))]
    counts, day = tally(docket.cases, docket.day), docket.day
    pieces = (*solved_sentence(counts, day, unit="件").pieces, *handing_sentence(counts, day).pieces)
    blocks.append(Paragraph((*pieces, *answered_sentence(counts, day).pieces)))
    blocks += [_by(docket, name, caption) for name, caption in _TABLES]
    return [*blocks, Note("注：解决率为已销号占收到的比例；满意率为满意、基本满意占已评价的比例。")]


def _by(docket: Docket, name: str, caption: str) -> Table:
    heads = ("收到", "已解决", "在办", "逾期")
    columns = (
        PrintColumn(caption.removeprefix("按"), 16),
        *(PrintColumn(head, 8, "right", number=True) for head in heads),
        PrintColumn("解决率", 9, "right"), PrintColumn("满意率", 9, "right"),
    )  # fmt: skip
    rows: list[tuple[str | Figure, ...]] = []
    for label, counts in by_dimension(docket, name).items():
        told = zip(heads, (counts.received, counts.solved, counts.running, counts.overdue), strict=True)
        cells = [figure(ids, docket.day, f"{label}：{head}", "") for head, ids in told]
        rows.append((label, *cells, counts.solving_rate(), counts.satisfaction_rate()))
    return Table(caption, columns, tuple(rows))


class AgeingPart(FreshPart):
    """Shows the report on late demands; figures open their lists."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.paper = Paper(session, self)
        self._reading = Background(session, self)
        self.view = ReportView(session)
        self.view.opened.connect(self.open_figure)
        self.nothing = EmptyPage(
            "还没有诉求", "登记走访时写下的问题、“诉求”里登记或导入的诉求，办理时限和逾期会列在这里。"
        )
        self.nothing.hide()
        layout = page_layout(self)
        self.head = QWidget()
        self.head.setLayout(row(
            heading("超期与时限"), None,
            self.paper.menu_button("打印时限表(&P)…", self.ageing, "在办诉求时限表", "在办诉求按部门和在办时间"),
            self.paper.menu_button("打印销号表(&X)…", self.closing, "企业诉求办理销号表", "本年收到的全部诉求"),
            tool("催办函(&U)…", self.remind, tip="给有逾期诉求的部门各出一封"),
        ))  # fmt: skip
        self.head.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        layout.addWidget(self.head)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.view, 1)
        self.follow(session.changed, session.as_of_changed)
        shortcut(self, "F5", self.refresh)

    def read(self) -> None:
        """Read the figures anew."""
        day = self.session.day
        self._reading.read(lambda rows: late_report(rows, day), self._show)

    def open_figure(self, selection: Selection) -> None:
        """Show the records that a figure counts."""
        query = ListQuery(ids=selection.ids, as_of=selection.as_of, scope="all")
        self.session.open_list.emit(selection.ledger, query)

    def ageing(self) -> Make:
        """The table of open demands on paper."""
        day = self.session.day
        return lambda rows: ageing_report(rows, day)

    def closing(self) -> Make:
        """All demands of the year on paper."""
        day = self.session.day

        def make(rows: Rows) -> object:
            ids = [case.id for case in read_docket(rows, day, (f"{day[:4]}-01-01", day)).cases]
            listing = Listing(rows, rows.catalog.ledgers["demands"])
            return closing_table(rows, listing, ids, day, f"{day[:4]}年企业诉求办理销号表")

        return make  # type: ignore[return-value]

    def remind(self) -> QWidget:
        """Write to the departments that are overdue."""
        return reminders(self.session, self)

    def _show(self, report: Report | None) -> None:
        self.nothing.setVisible(report is None)
        self.view.setVisible(report is not None)
        if report is not None:
            place = self.view.verticalScrollBar().value()
            self.view.show_report(report)
            self.view.verticalScrollBar().setValue(place)
