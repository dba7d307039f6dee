"""The attachments of the monthly report: 活动台账, 诉求销号表, 新入会名单, 会费收缴表."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from secretariat.base.document import Align, Appendix, Block, Figure, Note, Paragraph, PrintColumn, Table
from secretariat.base.kinds import Money
from secretariat.base.kinds.kind import Value
from secretariat.domains.events.figures import Happening
from secretariat.domains.office.figures import dues
from secretariat.domains.overview.movement import MOST_LISTED, NEWCOMERS, newcomers
from secretariat.domains.overview.part import Telling
from secretariat.domains.service.docket import lies_in, read_docket
from secretariat.domains.service.documents import closing_table
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows

_FEE_COLUMNS: tuple[tuple[str, str, int, Align], ...] = (
    ("payer", "会员", 26, "left"), ("fee.post", "职务或类别", 12, "left"), ("fee.standard", "应缴（元）", 10, "right"),
    ("fee.reduced", "减免（元）", 10, "right"), ("fee.paid", "实缴（元）", 10, "right"),
    ("fee.paid_on", "缴费日期", 11, "center"), ("arrears", "欠缴（元）", 10, "right"),
)  # fmt: skip


def appendices(telling: Telling) -> tuple[Appendix, ...]:
    """The attachments for which there is anything, in their order."""
    made = (
        ("活动台账", _events), ("诉求销号表", _demands), (NEWCOMERS, _newcomers), ("会费收缴表", _fees),
    )  # fmt: skip
    found = [(title, make(telling)) for title, make in made]
    return tuple(Appendix(title, tuple(blocks)) for title, blocks in found if blocks)


def _events(telling: Telling) -> list[Block]:
    """The events of the month, as many as all parts together count."""
    held = telling.events.month
    if not held.held:
        return []
    listed = held.held[:MOST_LISTED]
    records = telling.rows.many("event", (one.event for one in listed))
    groups = _names(telling.rows, "duty_group", (records[one.event]["duty_group"] for one in listed))
    columns = (
        PrintColumn("序号", 5, "center"), PrintColumn("日期", 11, "center"), PrintColumn("活动类别", 10),
        PrintColumn("活动主题", 36), PrintColumn("地点", 16), PrintColumn("主办（承办）", 18),
        PrintColumn("参加人次", 9, "right", number=True),
    )  # fmt: skip

    def line(place: int, one: Happening) -> tuple[str | Figure, ...]:
        row = records[one.event]
        host = row["host"] or row["undertaker"] or groups.get(row["duty_group"], "")
        times = Figure(str(one.times), one.times) if one.told else "未登记"
        return (str(place), one.start, one.kind, row["title"], row["place"] or "", host, times)

    lines = [line(place, one) for place, one in enumerate(listed, start=1)]
    total = ("合计", "", "", f"{len(held.all)}场", "", "", str(held.all.times))
    table = Table("", columns, (*lines, total), total=True)
    return [
        *_shortened(len(held.held), "场", "活动台账"),
        table,
        Note("注：合计数等于正文各部分本月活动的场次、人次之和。"),
    ]


def _names(rows: Rows, entity: str, ids: Iterable[int | None]) -> dict[int, str]:
    return {record: rows.title(entity, record) for record in dict.fromkeys(ids) if record is not None}


def _demands(telling: Telling) -> list[Block]:
    """The demands that came in or were closed in the month, and those still open at its end."""
    span = telling.period.month
    cases = [
        one for one in read_docket(telling.rows, telling.day, None).cases
        if not one.course.ended or lies_in(one.day, span) or lies_in(one.course.closed_on, span)
    ]  # fmt: skip
    if not cases:
        return []
    ids = [one.id for one in sorted(cases, key=lambda one: (one.day or "9", one.id))]
    listing = Listing(telling.rows, telling.rows.catalog.ledgers["demands"])
    roster = closing_table(telling.rows, listing, ids[:MOST_LISTED], telling.day)
    columns = (PrintColumn("序号", 5, "center"), *roster.columns)
    lines = tuple((str(place), *map(str, row)) for place, row in enumerate(roster.rows, start=1))
    note = Note("注：包括本月登记、本月销号和月末在办的诉求，情况截至月末。")
    return [*_shortened(len(ids), "件", "诉求"), Table("", columns, lines), note]


def _newcomers(telling: Telling) -> list[Block]:
    return newcomers(telling.members)


def _fees(telling: Telling) -> list[Block]:
    """The dues of the year, those in arrears first."""
    year = int(telling.month[:4])
    told = dues.dues(telling.rows, year, telling.day)
    if not told.ids:
        return []
    ids = [*told.owing, *told.unknown, *told.settled]
    listing = Listing(telling.rows, telling.rows.catalog.ledgers["fees"])
    shown = [_shown(listing, key) for key, *_ in _FEE_COLUMNS]
    cells = listing.rows(ids[:MOST_LISTED], [key for key, *_ in _FEE_COLUMNS], telling.day)
    columns = (
        PrintColumn("序号", 5, "center"),
        *(PrintColumn(label, width, align, number=align == "right") for _, label, width, align in _FEE_COLUMNS),
    )  # fmt: skip
    lines = tuple(
        (str(place), *(show(cell) for show, cell in zip(shown, row, strict=True)))
        for place, row in enumerate(cells, start=1)
    )
    return [Paragraph(told.sentence().pieces), *_shortened(len(ids), "笔", "会费"), Table("", columns, lines)]


def _shown(listing: Listing, key: str) -> Callable[[Value], str | Figure]:
    """How a cell is printed: dates short, money as a number."""
    kind = listing.ledger.column(key).kind
    if isinstance(kind, Money):
        return lambda cell: "" if cell is None else Figure(kind.show(cell), kind.plain(cell))
    return kind.edit if kind.comparison == "date" else kind.show


def _shortened(number: int, unit: str, ledger: str) -> Sequence[Block]:
    """What to say where a list is too long for a report."""
    if number <= MOST_LISTED:
        return ()
    words = f"共{number}{unit}，这里列出前{MOST_LISTED}{unit}，全部请看{ledger}名单。"
    return (Paragraph((words,)),)
