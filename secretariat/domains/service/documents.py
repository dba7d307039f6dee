"""What is printed about visits and demands: 交办单, 销号表, 走访台账 and reminders to departments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secretariat.base.dates import show_date
from secretariat.base.document import Block, Heading, Note, Paragraph, PrintColumn, Report, Roster, Table
from secretariat.base.errors import Refusal
from secretariat.base.ledger import Column
from secretariat.domains.service.docket import Case, read_cases, read_docket
from secretariat.domains.service.figures import ageing
from secretariat.domains.service.overdue import Awaited, overdue
from secretariat.domains.service.section import ageing_table
from secretariat.domains.service.vocabulary import SATISFACTION
from secretariat.store.listing import Listing
from secretariat.store.rows import Record, Rows

_FORM = (PrintColumn("项目", 14, "center"), PrintColumn("内容", 62))
_REPLY = (PrintColumn("编号", 12, "center"), PrintColumn("办理情况、办结日期、企业满意度", 64))
_EMPTY = "\n\n"
_ASSIGNED_COLUMNS = (
    PrintColumn("序号", 5, "center"), PrintColumn("编号", 10), PrintColumn("诉求企业", 22),
    PrintColumn("诉求事项", 36), PrintColumn("办理期限", 14),
)  # fmt: skip
_LATE_COLUMNS = (
    PrintColumn("序号", 5, "center"), PrintColumn("编号", 10), PrintColumn("诉求企业", 22),
    PrintColumn("诉求事项", 34), PrintColumn("交办日期", 13), PrintColumn("办理期限", 13),
    PrintColumn("逾期天数", 8, "right", number=True),
)  # fmt: skip
_CLOSING_KEYS = (
    ("demand.number", 10, "编号"), ("claimant", 24, "诉求企业"), ("demand.title", 36, "诉求事项"),
    ("department", 14, "责任部门"), ("assigned_on", 11, "交办日期"), ("due", 11, "办理期限"),
    ("progress", 34, "办理进展"), ("state", 9, "状态"), ("closed_on", 11, "销号日期"), ("satisfaction", 9, "满意度"),
)  # fmt: skip
_VISIT_KEYS = (
    ("visit.day", 11, "走访日期"), ("visited", 26, "走访单位"), ("visit.leaders", 16, "走访领导"),
    ("visit.department", 12, "部门"), ("programme.name", 16, "走访方案"), ("visit.outcome", 32, "走访情况"),
    ("problems", 34, "发现问题"),
)  # fmt: skip


def assignment_sheet(rows: Rows, demand: int, day: str) -> Report:
    """交办单: one demand on one sheet, with room for the department's answer."""
    found = read_cases(rows, [demand], day)
    if not found:
        raise Refusal("没有这件诉求。", "请刷新列表后再试。")
    case, stored = found[0], rows.get("demand", demand) or {}
    course, office = case.course, _office(rows)
    told = (
        ("诉求编号", case.number), ("诉求企业", case.claimant),
        ("类别/来源", "／".join(text for text in (case.category, case.source) if text)),
        ("诉求事项", case.title), ("详细情况", stored.get("content") or ""),
        ("领办领导", case.leader or ""), ("主办部门", course.department or ""), ("协办部门", course.joint or ""),
        ("交办日期", show_date(course.assigned_on)), ("办理期限", show_date(course.due)),
    )  # fmt: skip
    answer = (("办理情况", _EMPTY), ("经办人、负责人", ""), ("办结日期", ""),
              ("企业满意度", "　".join(f"□{word}" for word in SATISFACTION)))  # fmt: skip
    greeting = f"{course.department or '（承办部门）'}："
    request = f"现将下列企业诉求交由你单位办理，请于{show_date(course.due) or '规定期限'}前办结并书面反馈。"
    blocks: tuple[Block, ...] = (
        Paragraph((greeting,)), Paragraph((request,)),
        Table("诉求情况", _FORM, tuple(line for line in told if line[1])), Table("办理反馈", _FORM, answer),
    )  # fmt: skip
    return Report("企业诉求交办单", blocks, office, day, show_date(course.assigned_on or day))


def assignment_sheets(rows: Rows, demands: Sequence[int], day: str) -> dict[str, Report]:
    """交办单 for several demands: one for each department with its list; demands not given out are left out."""
    by_department: dict[str, list[Case]] = {}
    for case in read_cases(rows, demands, day):
        if case.course.department:
            by_department.setdefault(case.course.department, []).append(case)
    return {name: _joint_sheet(rows, name, cases, day) for name, cases in sorted(by_department.items())}


def _joint_sheet(rows: Rows, department: str, cases: Sequence[Case], day: str) -> Report:
    if len(cases) == 1:
        return assignment_sheet(rows, cases[0].id, day)
    text = f"现将下列{len(cases)}件企业诉求交由你单位办理，请按期限办结，并逐件书面反馈办理情况和企业满意度。"
    lines = tuple(
        (str(place), case.number, case.claimant, case.title, show_date(case.course.due))
        for place, case in enumerate(cases, start=1)
    )
    reply = tuple((case.number or str(place), _EMPTY) for place, case in enumerate(cases, start=1))
    blocks: tuple[Block, ...] = (
        Paragraph((f"{department}：",)), Paragraph((text,)), Table("诉求清单", _ASSIGNED_COLUMNS, lines),
        Table("办理反馈", _REPLY, reply),
    )  # fmt: skip
    return Report("企业诉求交办单", blocks, _office(rows), day, show_date(day))


def reminder_letters(rows: Rows, day: str) -> dict[str, Report]:
    """A reminder for each department that is overdue, by its name; demands without a department have none."""
    by_department: dict[str, list[Awaited]] = {}
    for one in overdue(rows, day):
        if one.department:
            by_department.setdefault(one.department, []).append(one)
    return {name: _reminder(rows, name, late, day) for name, late in sorted(by_department.items())}


def _reminder(rows: Rows, department: str, late: Sequence[Awaited], day: str) -> Report:
    text = f"截至{show_date(day)}，你单位承办的下列{len(late)}件企业诉求已超过办理期限，尚未答复："
    lines = tuple(
        (
            str(place),
            one.number,
            one.claimant,
            one.title,
            show_date(one.assigned_on),
            show_date(one.due),
            str(one.days),
        )
        for place, one in enumerate(late, start=1)
    )
    wish = "请抓紧办理，尽快答复企业并反馈办理情况；确需延期的，请说明理由和答复时间。"
    blocks: tuple[Block, ...] = (
        Paragraph((f"{department}：",)), Paragraph((text,)), Table("逾期诉求", _LATE_COLUMNS, lines),
        Paragraph((wish,)),
    )  # fmt: skip
    return Report("关于催办企业诉求的函", blocks, _office(rows), day, show_date(day))


def closing_table(rows: Rows, listing: Listing, ids: Sequence[int], day: str, title: str = "") -> Roster:
    """销号表: demands in the given order as they stand on a day."""
    return _roster(rows, listing, ids, day, (title or "企业诉求办理销号表", _CLOSING_KEYS))


def visits_table(rows: Rows, listing: Listing, ids: Sequence[int], day: str, title: str = "") -> Roster:
    """走访台账: visits in the given order with the problems found there."""
    return _roster(rows, listing, ids, day, (title or "走访企业台账", _VISIT_KEYS))


def _roster(
    rows: Rows,
    listing: Listing,
    ids: Sequence[int],
    day: str,
    look: tuple[str, Sequence[tuple[str, int, str]]],
) -> Roster:
    title, wanted = look
    keys = [key for key, _, _ in wanted]
    shown = [_shown(listing.ledger.column(key)) for key in keys]
    printed = tuple(PrintColumn(label, width) for _, width, label in wanted)
    lines = [
        [show(cell) for show, cell in zip(shown, cells, strict=True)]
        for cells in listing.rows(ids, keys, day)
    ]
    return Roster(title, _office(rows), show_date(day), printed, lines, numbered=True)


def _shown(column: Column) -> Callable[[object], str]:
    """How a cell is printed: dates short, as 2026-03-05, so that the table stays narrow."""
    kind = column.kind
    return kind.edit if kind.name == "partial_date" else kind.show  # type: ignore[return-value]


def ageing_report(rows: Rows, day: str) -> Report:
    """How long open demands have been open, by department."""
    lines = ageing(read_docket(rows, day, open_only=True))
    blocks: list[Block] = [Paragraph((f"截至{show_date(day)}，在办诉求按责任部门和在办时间如下。",))]
    blocks += [ageing_table(lines, day)] if lines else [Paragraph(("没有在办的诉求。",))]
    return Report("在办企业诉求时限情况", tuple(blocks), _office(rows), day, show_date(day))


def timeline(rows: Rows, demand: int, day: str) -> Report:
    """One demand with every step until a day."""
    found = read_cases(rows, [demand], day)
    if not found:
        raise Refusal("没有这件诉求。", "请刷新列表后再试。")
    case = found[0]
    columns = (PrintColumn("日期", 14), PrintColumn("环节", 10), PrintColumn("情况", 52))
    stored = [
        row for row in rows.find("demand_step", demand=demand) if row["day"] is None or row["day"] <= day
    ]
    stored.sort(key=lambda row: (row["day"] is not None, row["day"] or "", row["id"]))
    first = ((show_date(case.day), "登记", case.source or ""),) if case.day else ()
    lines = tuple((show_date(row["day"]) or "日期不详", row["kind"], step_words(row)) for row in stored)
    left = case.course.days_left(day)
    clock = "" if left is None else f"还有{left}天" if left >= 0 else f"已逾期{-left}天"
    about = "；".join(text for text in (case.claimant, case.category, case.course.state) if text)
    blocks: list[Block] = [
        Heading(f"{case.number}　{case.title}".strip("　"), 2), Paragraph((f"{about}。",)),
        Table("办理经过", columns, (*first, *lines)),
    ]  # fmt: skip
    if clock:
        blocks.append(Note(f"办理期限{show_date(case.course.due)}，{clock}。"))
    return Report("企业诉求办理情况", tuple(blocks), _office(rows), day, show_date(day))


def step_words(row: Record) -> str:
    """Everything that a step says, in words."""
    said = (
        row["department"], f"协办：{row['joint']}" if row["joint"] else None,
        f"期限{show_date(row['due'])}" if row["due"] else None, row["satisfaction"], row["content"],
        f"举一反三：{row['lesson']}" if row["lesson"] else None, row["who"],
    )  # fmt: skip
    return "，".join(text for text in said if text)


def _office(rows: Rows) -> str:
    return rows.setting("office", "工商业联合会")
