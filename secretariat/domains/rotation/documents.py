"""What is printed of the rota: the table of shifts, the list of groups, and the handover sheet of one turn."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.base.dates import first_day, last_day, show_date
from secretariat.base.document import (
    Block,
    Heading,
    Paragraph,
    PrintCell,
    PrintColumn,
    Report,
    Roster,
    Table,
)
from secretariat.base.errors import Refusal
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.figures import group_sentence
from secretariat.domains.rotation.planning import days_of
from secretariat.domains.rotation.queries import Member, Turn
from secretariat.domains.rotation.verbs import turn_of
from secretariat.domains.rotation.wording import called, span, state_of
from secretariat.store.rows import Record, Rows

_SHIFTS = (
    PrintColumn("轮值时间", 16, "center"), PrintColumn("轮值组", 10, "center"), PrintColumn("组长", 18),
    PrintColumn("轮值主题", 22), PrintColumn("活动安排", 24), PrintColumn("完成的活动", 26),
    PrintColumn("完成情况", 10, "center"), PrintColumn("交接日期", 12, "center"),
)  # fmt: skip
_GROUPS = (
    PrintColumn("轮值组", 10, "center"), PrintColumn("行业或区域", 14), PrintColumn("组内身份", 9, "center"),
    PrintColumn("姓名", 10), PrintColumn("单位及职务", 36),
)  # fmt: skip


def shift_table(rows: Rows, rota: int, day: str, year: str = "") -> Roster:
    """轮值安排表: every turn of a plan, or of one calendar year of it. Refuses a plan without turns."""
    plan = _plan(rows, rota)
    found = [
        one for one in queries.turns(rows, rota) if not year or year in (one.start[:4], (one.end or "")[:4])
    ]
    if not found:
        raise Refusal(f"“{plan['name']}”{f'{year}年' if year else ''}还没有排班。", "请先排班，再打印。")
    leaders = leaders_of(rows, rota, day)
    lines = [_shift_line(one, leaders, day) for one in found]
    title = f"{plan['name']}安排表" if not year else f"{plan['name']}{year}年安排表"
    return Roster(title, rows.setting("office"), show_date(day), _SHIFTS, lines, maker=rows.setting("maker"))


def _shift_line(one: Turn, leaders: dict[int, str], day: str) -> list[PrintCell]:
    return [
        span(one.start, one.end), one.group_name or one.person_name or "", _led(one, leaders), one.theme or "",
        one.planned or "", one.event_title or "", state_of(one, day), one.handed_over or "",
    ]  # fmt: skip


def _led(one: Turn, leaders: dict[int, str]) -> str:
    """Who answers for a turn: the person it was given to, else the leaders of its group."""
    own = one.person_name or ""
    return own or (leaders.get(one.group, "") if one.group is not None else "")


def leaders_of(rows: Rows, rota: int, day: str) -> dict[int, str]:
    """The names of each group's leaders: 张三、李四."""
    names: dict[int, list[str]] = {}
    for one in queries.members(rows, rota, day):
        if one.leader:
            names.setdefault(one.group, []).append(one.name)
    return {group: "、".join(found) for group, found in names.items()}


def group_list(rows: Rows, rota: int, day: str, phones: bool = False) -> Roster:
    """轮值分组名单: every group with its people, leaders first. Refuses a plan without groups."""
    plan = _plan(rows, rota)
    names = {one.group: one for one in queries.groups(rows, rota)}
    if not names:
        raise Refusal(f"“{plan['name']}”还没有分组。", "请先分组，再打印。")
    columns = (*_GROUPS, PrintColumn("手机", 13)) if phones else _GROUPS
    lines = [_member_line(one, names[one.group], phones) for one in queries.members(rows, rota, day)]
    notes = (group_sentence(rows, rota, day),)
    return Roster(f"{plan['name']}分组名单", rows.setting("office"), show_date(day), columns, lines,
                  maker=rows.setting("maker"), notes=notes)  # fmt: skip


def _member_line(one: Member, group: queries.Group, phones: bool) -> list[PrintCell]:
    part = "组长" if one.leader else one.post or "组员"
    cells: list[PrintCell] = [
        group.name,
        group.field or "",
        part,
        one.name,
        f"{one.unit or ''}{one.job or ''}",
    ]
    return [*cells, one.mobile or ""] if phones else cells


def handover_sheet(rows: Rows, shift: int, day: str) -> Report:
    """轮值工作交接单: what a turn did, who came, what is left to the next, and where both sign."""
    turn = turn_of(rows, shift)
    if turn is None:
        raise Refusal("这一班已不存在。", "请刷新后再试。")
    following = _following(queries.turns(rows, turn.rota), turn)
    facts = _facts(rows, turn, following, day)
    blocks: tuple[Block, ...] = (
        Table("", (PrintColumn("项目", 12), PrintColumn("内容", 46)), facts),
        Heading("交接说明", 2),
        Paragraph((turn.handover or "（请填写：本班完成的工作、未了事项、需要下一组接着办的事。）",)),
        Paragraph((f"交班（{turn.group_name or turn.person_name or '　　'}）签字：____________________",)),
        Paragraph((f"接班（{_name(following)}）签字：____________________",)),
        Paragraph((f"交接日期：{show_date(turn.handed_over) or '______年____月____日'}",)),
    )  # fmt: skip
    return Report(
        "轮值工作交接单", blocks, rows.setting("office"), day, show_date(day), subtitle=called(turn)
    )


def _facts(rows: Rows, turn: Turn, following: Turn | None, day: str) -> tuple[tuple[str, str], ...]:
    leaders = leaders_of(rows, turn.rota, day)
    came, named = queries.attendance_counts(rows, turn.event) if turn.event is not None else (0, 0)
    event = "还没有登记活动" if turn.event is None else f"{show_date(turn.event_start)}　{turn.event_title}"
    stored = rows.get("shift", turn.shift) or {}
    pairs = (
        ("轮值计划", turn.rota_name), ("轮值时间", span(turn.start, turn.end)), ("轮值组", turn.group_name or ""),
        ("负责人", _led(turn, leaders)), ("轮值主题", turn.theme or ""), ("活动安排", turn.planned or ""),
        ("完成的活动", event), ("到会", f"{came}人次（名单{named}人）" if named else ""),
        ("驻会天数", f"{stored['duty_days']}天" if stored.get("duty_days") is not None else ""),
        ("下一班", called(following) if following is not None else "没有排下一班"),
    )  # fmt: skip
    return tuple((label, text) for label, text in pairs if text)


def _following(found: Sequence[Turn], turn: Turn) -> Turn | None:
    """The turn that begins next after this one."""
    last = days_of(turn.start, turn.end)[1]
    later = [one for one in found if days_of(one.start, one.end)[0] > last]
    return min(later, key=lambda one: (first_day(one.start), one.shift), default=None)


def _name(turn: Turn | None) -> str:
    return "　　　　" if turn is None else turn.group_name or turn.person_name or "　　　　"


def _plan(rows: Rows, rota: int) -> Record:
    plan = rows.get("rota", rota)
    if plan is None or plan["removed"] is not None:
        raise Refusal("这个轮值计划已不存在。", "请刷新后再试。")
    return plan


def years_of(rows: Rows, rota: int) -> list[str]:
    """The calendar years that a plan touches."""
    plan = _plan(rows, rota)
    first, last = first_day(plan["start"]), last_day(plan["end"])
    return [str(year) for year in range(int(first[:4]), int(last[:4]) + 1)]
