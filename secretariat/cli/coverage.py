"""coverage: who of a body, group or list never came, and whom to call."""

from __future__ import annotations

import argparse
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.base.figures import UNDEFINED
from secretariat.cli.days import beginning, ending
from secretariat.cli.listing import data_path, noted_export, reading
from secretariat.cli.printing import Answer, aligned
from secretariat.domains.overview.coverage import CHECKS, Coverage, CoverageLine, Limits, Scope, coverage
from secretariat.domains.overview.coverage.documents import call_list, check_label, coverage_roster, period_of
from secretariat.domains.overview.coverage.figures import LOW, NEVER, NO_PHONE, RUN, SILENT, UNVISITED
from secretariat.domains.posts.documents import body_named
from secretariat.store.rows import Rows

_KEYS = {
    NEVER: "never_attended", LOW: "below_rate", RUN: "absent_in_a_row", UNVISITED: "never_visited",
    SILENT: "never_proposed", NO_PHONE: "no_phone",
}  # fmt: skip


def tell_coverage(options: argparse.Namespace) -> Answer:
    """The people of a scope with their attendance in a period, and what is missing of each."""
    first, last = beginning(options.first), ending(options.last)
    assert first is not None and last is not None
    limits = Limits(_within("--rate", options.rate, 100), _within("--run", options.run, 999))
    path = data_path(options)
    with reading(path) as rows:
        told = coverage(rows, _scope(rows, options), first, last)
        office = rows.setting("office")
    lines = _lines(told, limits)
    content = _content(told, limits)
    if options.out is None:
        return Answer(lines, content)
    listed = options.calls
    roster = call_list(told, CHECKS, limits, office) if listed else coverage_roster(told, office)
    warnings = noted_export(path, roster, options.out)
    done = f"已写入 {options.out}：{roster.title}，{len(roster.rows)} 人"
    return Answer((*lines, done, *warnings), {**content, "file": str(options.out)})


def _within(name: str, number: int, most: int) -> int:
    if not 0 < number <= most:
        raise Refusal(f"{name} 要在1和{most}之间。")
    return number


def _scope(rows: Rows, options: argparse.Namespace) -> Scope:
    chosen = [one for one in (options.body, options.group, options.named_list) if one]
    if len(chosen) + options.members != 1:
        raise Refusal(
            "没有写明统计谁，或写了几个。", "请写一个组织名称，或 --group、--list、--members 之一。"
        )
    if options.members:
        return Scope("members")
    if options.body:
        return Scope("body", body_named(rows, options.body))
    if options.group:
        return Scope("group", _named(rows, "duty_group", options.group))
    return Scope("list", _named(rows, "named_list", options.named_list))


def _named(rows: Rows, entity: str, name: str) -> int:
    """The one record of that name or number; names those that there are where it is none or several."""
    label = rows.entity(entity).label
    stored = rows.find(entity)
    found = [row["id"] for row in stored if name in (row["name"], str(row["id"]))]
    if len(found) == 1:
        return int(found[0])
    known = "、".join(f"{row['name']}（{row['id']}号）" for row in stored) or f"还没有登记{label}"
    what = "没有找到" if not found else f"有{len(found)}个"
    raise Refusal(f"{what}{label}“{name}”。", f"请写名称或记录号：{known}。")


def _lines(told: Coverage, limits: Limits) -> tuple[str, ...]:
    totals = told.totals
    heads = ("姓名", "单位", "电话", "应到", "出席", "请假", "缺席", "出席率", "连续缺席", "最近参加", "情况")
    rows = [
        (line.name, line.unit, line.phone, str(len(line.expected)), str(len(line.came)), str(len(line.excused)),
         str(len(line.absent)), line.rate, str(line.run), line.last, "、".join(line.missing(limits)))
        for line in told.lines
    ]  # fmt: skip
    counts = "，".join(
        f"{check_label(check, limits)}{len(told.failing(check, limits))}人" for check in CHECKS
    )
    return (
        f"{told.name}，{period_of(told)}，共{totals.people}人", *aligned(heads, rows),
        f"应到{totals.expected}人次，出席{totals.came}人次，出席率{totals.rate}；"
        f"参加过活动{len(totals.reached)}人，覆盖率{totals.reach}",
        counts, *told.notes,
    )  # fmt: skip


def _content(told: Coverage, limits: Limits) -> dict[str, Any]:
    totals = told.totals
    return {
        "name": told.name, "from": told.first, "to": told.last, "rate": limits.rate, "run": limits.run,
        "people": totals.people, "expected": totals.expected, "came": totals.came, "excused": totals.excused,
        "absent": totals.absent, "other": totals.other, "unrecorded": totals.unrecorded,
        "attendance_rate": _share(totals.rate), "reached": len(totals.reached), "reach": _share(totals.reach),
        **{_KEYS[check]: [one.person for one in told.failing(check, limits)] for check in CHECKS},
        "rows": [_row(line, limits) for line in told.lines], "notes": list(told.notes),
    }  # fmt: skip


def _row(line: CoverageLine, limits: Limits) -> dict[str, Any]:
    return {
        "person": line.person, "name": line.name, "unit": line.unit, "phone": line.phone, "title": line.title,
        "expected": len(line.expected), "came": len(line.came), "excused": len(line.excused),
        "absent": len(line.absent), "other": len(line.other), "unrecorded": len(line.unrecorded),
        "rate": _share(line.rate), "absent_in_a_row": line.run, "last": line.last or None,
        "visits": len(line.visits), "proposals": len(line.proposals),
        "missing": [_KEYS[check] for check in CHECKS if line.fails(check, limits)],
    }  # fmt: skip


def _share(text: str) -> str | None:
    """A share for programs; that of nothing is null."""
    return None if text == UNDEFINED else text
