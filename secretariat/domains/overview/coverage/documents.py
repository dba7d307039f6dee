"""Coverage on paper: the report, the whole list, and the list of whom to call."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from secretariat.base.dates import show_date
from secretariat.base.document import (
    Block,
    Figure,
    Heading,
    Note,
    Paragraph,
    PrintCell,
    PrintColumn,
    Report,
    Roster,
    Selection,
    Table,
)
from secretariat.domains.events.ledger import ATTENDANCES
from secretariat.domains.overview.coverage.figures import (
    CHECKS,
    LOW,
    NEVER,
    NO_PHONE,
    RUN,
    SILENT,
    UNVISITED,
    Coverage,
    CoverageLine,
    Limits,
)

_NAME, _UNIT, _PHONE = PrintColumn("姓名", 10), PrintColumn("单位", 30), PrintColumn("电话", 16)
_COUNTS = (
    ("应到", "expected"), ("出席", "came"), ("请假", "excused"), ("缺席", "absent"), ("替会等", "other"),
    ("未登记", "unrecorded"),
)  # fmt: skip


def period_of(told: Coverage) -> str:
    """The period as printed."""
    return f"{show_date(told.first)}至{show_date(told.last)}"


def _notes(told: Coverage) -> tuple[str, ...]:
    return (f"注：统计期间为{period_of(told)}。", *told.notes)


def check_label(check: str, limits: Limits) -> str:
    """A check with its threshold: 出席率低于60%, 连续缺席3次以上."""
    return {LOW: f"出席率低于{limits.rate}%", RUN: f"连续缺席{limits.run}次以上"}.get(check, check)


def coverage_roster(told: Coverage, office: str) -> Roster:
    """Everybody with all counts."""
    counts = tuple(PrintColumn(label, 6, "right", number=True) for label, _ in _COUNTS)
    columns = (
        _NAME, PrintColumn("职务", 10), _UNIT, *counts, PrintColumn("出席率", 8, "right"),
        PrintColumn("连续缺席", 8, "right", number=True), PrintColumn("最近参加", 12),
        PrintColumn("走访", 6, "right", number=True), PrintColumn("提案", 6, "right", number=True),
    )  # fmt: skip
    rows: list[tuple[PrintCell, ...]] = [
        (line.name, line.title, line.unit, *(len(getattr(line, name)) for _, name in _COUNTS), line.rate, line.run,
         line.last, len(line.visits), len(line.proposals))
        for line in told.lines
    ]  # fmt: skip
    return Roster(f"{told.name}履职覆盖情况", office, show_date(told.last), columns, rows, notes=_notes(told))


def call_list(told: Coverage, checks: Iterable[str], limits: Limits, office: str) -> Roster:
    """Whom to call, with phone and what is missing; empty columns are for the answer."""
    asked = tuple(checks)
    columns = (
        _NAME, _UNIT, _PHONE, PrintColumn("情况", 30), PrintColumn("最近参加", 12), PrintColumn("联系结果", 16),
    )  # fmt: skip
    rows = [
        (line.name, line.unit, line.phone, "、".join(line.missing(limits, asked)), line.last, "")
        for line in told.calls(asked, limits)
    ]
    title = (
        f"{told.name}{check_label(asked[0], limits)}人员名单" if len(asked) == 1 else f"{told.name}联系名单"
    )
    return Roster(title, office, show_date(told.last), columns, rows, notes=_notes(told))


def coverage_report(told: Coverage, limits: Limits, office: str) -> Report:
    """The figures of a period in sentences, with the names behind each; every figure opens its people."""
    blocks: list[Block] = [Heading("一、总体情况"), *_overview(told)]
    if told.lines:
        blocks += [Heading("二、需要联系的人员"), *_checks(told, limits)]
    blocks += [Note(text) for text in told.notes]
    title = f"{told.name}履职覆盖情况"
    signed = show_date(min(told.last, date.today().isoformat()))
    return Report(title, tuple(blocks), office, told.last, signed, f"（{period_of(told)}）")


def _overview(told: Coverage) -> list[Block]:
    if not told.lines:
        return [Paragraph((f"{period_of(told)}，{told.name}没有成员。",))]
    totals = told.totals
    reached = [line for line in told.lines if line.came or line.guest]
    return [Paragraph((
        f"{period_of(told)}，{told.name}共有", told.figure(told.lines, "人", "全部人员"), "，其中",
        told.figure(reached, "人", "参加过活动"), f"参加过活动，覆盖率{totals.reach}。应到",
        _attendances(told, "expected", "应到"), "，出席", _attendances(told, "came", "出席"), "，请假",
        _attendances(told, "excused", "请假"), "，缺席", _attendances(told, "absent", "缺席"),
        f"，出席率{totals.rate}。",
    ))]  # fmt: skip


def _attendances(told: Coverage, name: str, caption: str) -> Figure:
    ids = tuple(one for line in told.lines for one in getattr(line, name))
    return Figure(f"{len(ids)}人次", len(ids), Selection(ATTENDANCES.name, told.last, ids, caption))


_WHY = {
    NEVER: "本期一次活动也没有参加", UNVISITED: "本期没有走访过本人或其单位", SILENT: "本期没有提交提案、建议",
    NO_PHONE: "没有登记电话",
}  # fmt: skip


def _checks(told: Coverage, limits: Limits) -> list[Block]:
    blocks: list[Block] = []
    for check in CHECKS:
        found = told.failing(check, limits)
        label = check_label(check, limits)
        words = _WHY.get(check, label)
        if not found:
            blocks.append(Paragraph((f"{words}的：没有。",)))
            continue
        blocks.append(Paragraph((f"{words}的有", told.figure(found, "人", label), "：")))
        blocks.append(_names(found, label))
    return blocks


def _names(lines: list[CoverageLine], caption: str) -> Table:
    columns = (
        PrintColumn("序号", 5, "center"), _NAME, _UNIT, _PHONE, PrintColumn("应到", 6, "right"),
        PrintColumn("出席", 6, "right"), PrintColumn("最近参加", 12),
    )  # fmt: skip
    rows = tuple(
        (
            str(place),
            line.name,
            line.unit,
            line.phone,
            str(len(line.expected)),
            str(len(line.came)),
            line.last,
        )
        for place, line in enumerate(lines, start=1)
    )
    return Table(caption, columns, rows)
