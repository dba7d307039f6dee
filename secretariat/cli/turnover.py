"""turnover: a 换届 from a workbook of decisions; told first, carried out only when asked to."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from secretariat.base.document import Figure, Heading, Note, Paragraph, Roster, Table
from secretariat.base.errors import Refusal
from secretariat.base.problem import Problem
from secretariat.catalog import CATALOG
from secretariat.cli.days import day_or_today
from secretariat.cli.listing import data_path, noted_export, reading
from secretariat.cli.printing import Answer, aligned
from secretariat.domains.posts.carrying import carry_out
from secretariat.domains.posts.decisions import HEADINGS, DecisionLine, read_decisions
from secretariat.domains.posts.documents import body_named
from secretariat.domains.posts.structure import (
    coming,
    comparison,
    decisions,
    figures_of,
    present,
    structure_report,
)
from secretariat.domains.posts.turnover import TurnoverPlan, open_plan
from secretariat.exchange.reading import read_workbook
from secretariat.exchange.reading.headed import headed_rows
from secretariat.store.rows import Rows
from secretariat.store.store import Store


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What the decisions of a workbook would make of a body."""

    plan: TurnoverPlan
    problems: tuple[Problem, ...]
    lines: tuple[str, ...]
    content: dict[str, Any]
    comparison: Roster


def turnover(options: argparse.Namespace) -> Answer:
    """Read the decisions, tell what they make of the council; with --carry-out write it as one operation."""
    table = headed_rows(
        read_workbook(options.file), HEADINGS, ("person.name", "decision"), options.sheet or ""
    )
    decided = [DecisionLine(one.row, one.cells) for one in table]
    path, day = data_path(options), day_or_today(options.day)
    if options.carry_out:
        answer, outlook = _carry_out(path, day, decided, options)
    else:
        with reading(path) as rows:
            outlook = _outlook(rows, day, decided, options)
        answer = Answer((*outlook.lines, "以上是试算，没有写入。"), {**outlook.content, "carried_out": False})
    if options.to is None:
        return answer
    warnings = noted_export(path, outlook.comparison, options.to)
    return Answer(
        (*answer.lines, f"对照表已写入 {options.to}", *warnings), answer.json, answer.good, answer.verdict
    )


def _carry_out(
    path: Path, day: str, decided: list[DecisionLine], options: argparse.Namespace
) -> tuple[Answer, _Outlook]:
    with Store.open(path, CATALOG) as store:
        outlook = _outlook(store.rows, day, decided, options)
        if outlook.problems:
            verdict = f"名单里有{len(outlook.problems)}处没有读懂，换届没有执行。请改好名单再试。"
            content = {**outlook.content, "carried_out": False}
            return Answer(outlook.lines, content, False, verdict), outlook
        with store.transact(outlook.plan.name) as tx:
            done = carry_out(tx, outlook.plan, day, options.meeting)
    counts = {"carried_out": True, "ended": len(done.ended), "appointed": len(done.appointed)}
    line = f"已执行{outlook.plan.name}：免去{len(done.ended)}，任命{len(done.appointed)}。可用 undo 撤销。"
    return Answer((*outlook.lines, line), {**outlook.content, **counts}), outlook


def _outlook(rows: Rows, day: str, decided: list[DecisionLine], options: argparse.Namespace) -> _Outlook:
    plan = open_plan(rows, body_named(rows, options.body), day, options.number)
    if not plan.seats and not decided:
        raise Refusal(f"{plan.body_name}没有成员，名单里也没有人。", "请核对组织和名单。")
    plan, problems = read_decisions(rows, plan, decided)
    old, new = present(plan, day), coming(plan, day)
    content = {
        "name": plan.name, "day": day, "seats": sum(1 for one in plan.seats if one.post is not None),
        "undecided": len(plan.undecided),
        "decisions": {name: count for name, count in decisions(plan).items() if name},
        "present": figures_of(old), "coming": figures_of(new), "problems": [asdict(one) for one in problems],
    }  # fmt: skip
    told = [f"{one.position()} {one.value}：{one.message}" for one in problems]
    lines = (plan.name, *_structure(rows, plan, day), *told)
    return _Outlook(plan, tuple(problems), lines, content, comparison(plan, rows.setting("office"), day))


def _structure(rows: Rows, plan: TurnoverPlan, day: str) -> list[str]:
    """The report on the structure of both terms as lines of text."""
    lines: list[str] = []
    for block in structure_report(rows, plan, day).blocks:
        if isinstance(block, Heading | Paragraph | Note):
            lines.append(block.text)
        elif isinstance(block, Table):
            heads = [column.label for column in block.columns]
            lines += aligned(heads, ([_text(cell) for cell in row] for row in block.rows))
    return lines


def _text(cell: str | Figure) -> str:
    return cell if isinstance(cell, str) else cell.text
