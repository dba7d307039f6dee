"""What is printed about proposals: 催办函 to each unit, the list, a proposal's course, and a person's proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secretariat.base.dates import show_date
from secretariat.base.document import Block, Heading, Note, Paragraph, PrintColumn, Report, Roster, Table
from secretariat.base.errors import Refusal
from secretariat.domains.proposals.clocks import feedback_due, read_rules
from secretariat.domains.proposals.docket import Docket, Matter, read_docket
from secretariat.domains.proposals.overdue import Overdue, overdue
from secretariat.domains.proposals.vocabulary import ANSWERED, ANSWERING, REPLIED
from secretariat.store.listing import Listing
from secretariat.store.rows import Record, Rows

_OVERDUE_COLUMNS = (
    PrintColumn("序号", 5, "center"), PrintColumn("届次会议", 14), PrintColumn("提案号", 8), PrintColumn("案由", 40),
    PrintColumn("办理方式", 8, "center"), PrintColumn("交办日期", 14), PrintColumn("答复期限", 14),
    PrintColumn("逾期天数", 8, "right", number=True),
)  # fmt: skip
_WISH = (
    "请抓紧办理，尽快答复提案人（会办意见请送主办单位），并将办理情况告知我单位；"
    "确需延期的，请说明理由和答复时间。"
)
_ROSTER_KEYS = (
    ("proposal.number", 8), ("proposal.title", 40), ("first_signer", 12), ("joint_signers", 18),
    ("proposal.category", 12), ("state", 10), ("units.主办", 16), ("units.会办", 16), ("due", 12),
    ("replied_on", 12), ("result", 6),
    ("satisfaction", 8),
)  # fmt: skip


def reminder_letters(rows: Rows, day: str) -> dict[str, Report]:
    """A 催办函 for each unit that owes answers or opinions, by the unit's name; none where nothing is overdue.

    Proposals of which no unit was registered have no letter: see `overdue`.
    """
    by_unit: dict[str, list[Overdue]] = {}
    for one in overdue(rows, day):
        if one.unit:
            by_unit.setdefault(one.unit, []).append(one)
    return {unit: reminder_letter(rows, unit, late, day) for unit, late in sorted(by_unit.items())}


def reminder_letter(rows: Rows, unit: str, late: Sequence[Overdue], day: str) -> Report:
    """The letter to one unit with its overdue proposals."""
    office = rows.setting("office", "工商业联合会")
    answers = sum(1 for one in late if one.role in ANSWERING)
    parts = [f"答复{answers}件"] if answers else []
    if len(late) > answers:
        parts.append(f"会办（协办）意见{len(late) - answers}件")
    text = f"截至{show_date(day)}，你单位承办的下列提案已超过规定期限，尚未收到{'、'.join(parts)}："
    lines = tuple(_letter_line(place, one) for place, one in enumerate(late, start=1))
    blocks: tuple[Block, ...] = (
        Paragraph((f"{unit}：",)), Paragraph((text,)), Table("逾期提案", _OVERDUE_COLUMNS, lines), Paragraph((_WISH,)),
    )  # fmt: skip
    return Report("关于催办提案的函", blocks, office, day, show_date(day))


def _letter_line(place: int, one: Overdue) -> tuple[str, ...]:
    days = (show_date(one.assigned_on), show_date(one.due), str(one.days))
    return (str(place), one.session, one.number, one.title, one.role, *days)


def proposals_roster(rows: Rows, listing: Listing, ids: Sequence[int], day: str, title: str = "") -> Roster:
    """The list of proposals in the given order, as of a day."""
    keys = [key for key, _ in _ROSTER_KEYS]
    columns = [listing.ledger.column(key) for key in keys]
    printed = tuple(
        PrintColumn(column.label, width) for column, (_, width) in zip(columns, _ROSTER_KEYS, strict=True)
    )
    lines = [
        [column.kind.edit(cell) if column.kind.name == "partial_date" else column.kind.show(cell)
         for column, cell in zip(columns, cells, strict=True)]
        for cells in listing.rows(ids, keys, day)
    ]  # fmt: skip
    office = rows.setting("office", "工商业联合会")
    return Roster(title or "提案办理情况一览表", office, show_date(day), printed, lines, numbered=True)


def timeline(rows: Rows, proposal: int, day: str) -> list[Block]:
    """The course of a proposal: who signed and handles it, every step, and what is due next."""
    matter = next((one for one in read_docket(rows, day).matters if one.id == proposal), None)
    if matter is None:
        raise Refusal("没有这件提案，或它在这一天还没有提交。", "请刷新列表后再试。")
    blocks: list[Block] = [
        Heading(f"{matter.number}　{matter.title}".strip("　"), 2),
        Paragraph((_about(matter),)),
    ]
    steps = rows.find("proposal_step", proposal=proposal)
    columns = (PrintColumn("日期", 14), PrintColumn("环节", 10), PrintColumn("情况", 50))
    submitted = ((show_date(matter.submitted), "提交", ""),) if matter.submitted else ()
    ordered = sorted(steps, key=lambda step: (step["day"] is not None, step["day"] or "", step["id"]))
    lines = tuple(
        (show_date(step["day"]) or "日期不详", step["kind"], _details(rows, step))
        for step in ordered
        if step["day"] is None or step["day"] <= day
    )
    return [*blocks, Table("办理经过", columns, (*submitted, *lines)), *_next(rows, matter, day)]


def person_section(rows: Rows, person: int, day: str, docket: Docket | None = None) -> list[Block]:
    """The section 提案 of a person's file: what the person signed, first or jointly, and what became of it."""
    found = [
        (matter, place)
        for matter in (docket or read_docket(rows, day)).matters
        for place, signer in enumerate(matter.signers)
        if signer.person == person
    ]
    if not found:
        return []
    found.sort(key=lambda pair: (pair[0].came or "", pair[0].number))
    led = sum(1 for matter, place in found if place == 0 and not matter.collective_signer)
    columns = (
        PrintColumn("届次会议", 22), PrintColumn("提案号", 8), PrintColumn("案由", 36),
        PrintColumn("提案人", 10, "center"), PrintColumn("状态", 10), PrintColumn("办理结果", 8, "center"),
    )  # fmt: skip
    lines = tuple(
        (matter.session or matter.year or "", matter.number, matter.title, _part(matter, place), matter.course.state,
         matter.course.result or "")
        for matter, place in found
    )  # fmt: skip
    text = f"共提出{len(found)}件，其中第一提案人{led}件、联名{len(found) - led}件。"
    return [Heading("提案"), Paragraph((text,)), Table("提案情况", columns, lines)]


def _part(matter: Matter, place: int) -> str:
    return "第一提案人" if place == 0 and not matter.collective_signer else "联名"


def _about(matter: Matter) -> str:
    names = [
        *([matter.collective_signer] if matter.collective_signer else []),
        *(one.name for one in matter.signers),
    ]
    parts = [f"提案人：{'、'.join(names)}"] if names else []
    roles: dict[str, list[str]] = {}
    for unit in matter.units:
        roles.setdefault(unit.role, []).append(unit.name)
    parts += [f"{role}：{'、'.join(units)}" for role, units in roles.items()]
    return "；".join([*parts, f"状态：{matter.course.state}"]) + "。"


def _details(rows: Rows, step: Record) -> str:
    """Everything that a step says, in words."""
    unit = rows.get("proposal_unit", step["unit"]) if step["unit"] else None
    target = rows.get("proposal", step["target"]) if step["target"] else None
    result = f"{step['result']}类" if step["result"] and step["result"].isascii() else step["result"]
    said: Iterable[str | None] = (
        unit["name"] if unit else None, result, step["satisfaction"], step["reason"],
        f"并入{target['number'] or target['title']}" if target else None,
        f"期限{show_date(step['due'])}" if step["due"] else None, step["who"], step["content"], step["basis"],
    )  # fmt: skip
    return "，".join(text for text in said if text)


def _next(rows: Rows, matter: Matter, day: str) -> list[Block]:
    course = matter.course
    left = course.days_left(day)
    if left is not None:
        words = f"还有{left}天" if left >= 0 else f"已逾期{-left}天"
        return [Note(f"答复期限{show_date(course.due)}，{words}。")]
    if course.state == ANSWERED and course.replied_on and len(course.replied_on) == 10:
        limit = feedback_due(course.replied_on, read_rules(rows))
        return [Note(f"{REPLIED}后请于{show_date(limit.day)}前反馈意见。{limit.note}")]
    return []
