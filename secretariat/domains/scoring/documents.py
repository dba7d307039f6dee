"""Scores on paper: the ranking of a scheme, and one person's sheet with the source of every point."""

from __future__ import annotations

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
from secretariat.base.errors import Refusal
from secretariat.base.kinds import Points
from secretariat.domains.scoring.scores import Entry, Ranking, ScoreLine

_POINTS = Points()
_LEDGERS = {
    "event": "events", "proposal": "proposals", "donation": "donations", "trainee": "trainees",
    "score_entry": "score_entries", "score_scheme": "score_schemes",
}  # fmt: skip
"""In which list the source of an entry stands."""


def shown(points: int) -> str:
    """Hundredths as points: 7.5, -2."""
    return _POINTS.show(points)


def signed(points: int) -> str:
    """Points as a list of deductions and additions prints them: +5, -2."""
    return f"+{shown(points)}" if points > 0 else shown(points)


def period_of(told: Ranking) -> str:
    """The period of the scheme as printed."""
    return f"{show_date(told.scheme.first)}至{show_date(told.scheme.last)}"


def unfinished(told: Ranking) -> tuple[str, ...]:
    """A note where the period is not over yet."""
    over = told.scheme.last < date.today().isoformat()
    return () if over else ("注：计分期间尚未结束，按目前登记的情况计分。",)


def ranking_roster(told: Ranking, office: str) -> Roster:
    """Everybody's points by category, total, rank and grade, with the duties that were not met."""
    number = {"align": "right", "number": True}
    graded = bool(told.scheme.grades)
    columns = (
        PrintColumn("名次", 6, "center"), PrintColumn("姓名", 10), PrintColumn("职务", 10), PrintColumn("单位", 28),
        *((PrintColumn("基础分", 7, **number),) if told.scheme.base else ()),  # type: ignore[arg-type]
        *(PrintColumn(name, max(7, 2 * len(name)), **number) for name in told.categories),  # type: ignore[arg-type]
        PrintColumn("总分", 8, **number),  # type: ignore[arg-type]
        *((PrintColumn("等次", 8, "center"),) if graded else ()), PrintColumn("提示", 24),
    )  # fmt: skip
    rows = [_row(told, line, graded=graded) for line in told.lines]
    notes = (
        f"注：计分期间为{period_of(told)}。",
        *unfinished(told),
        *(f"注：{text}" for text in told.problems),
    )
    return Roster(
        told.scheme.name, office, show_date(told.scheme.last), columns, rows, numbered=False, notes=notes
    )  # fmt: skip


def _row(told: Ranking, line: ScoreLine, *, graded: bool) -> tuple[PrintCell, ...]:
    scored = line.exempt is None
    base = (_plain(line.base) if scored else None,) if told.scheme.base else ()
    points = (_plain(line.points.get(name, 0)) if scored else None for name in told.categories)
    remark = "；".join(line.warnings) if scored else f"不记分：{line.exempt}"
    return (
        line.rank if line.rank is not None else "—", line.name, line.title, line.unit, *base, *points,
        _plain(line.total) if scored else "—", *((line.grade or "—",) if graded else ()), remark,
    )  # fmt: skip


def _plain(points: int) -> int | float | None:
    return _POINTS.plain(points)


def score_sheet(told: Ranking, person: int, office: str) -> Report:
    """One person's points, each with the record that it comes from."""
    line = told.line(person)
    if line is None:
        raise Refusal("这个人不在本方案的计分范围内。", "请核对方案的适用组织和起止日期。")
    blocks: list[Block] = [Paragraph(_total(line))] if line.exempt is None else []
    if line.exempt is not None:
        blocks.append(Paragraph((f"{line.name}在本方案中不记分，原因：{line.exempt}。",)))
    present = {entry.category for entry in line.entries}
    counted = [category for category in told.categories if category in present]
    for place, category in enumerate(counted, start=1):
        entries = [entry for entry in line.entries if entry.category == category]
        points = shown(line.points.get(category, 0))
        blocks += [Heading(f"{place}. {category}　{points}分", 3), _sources(entries)]
    blocks += _cuts(line)
    blocks += [Note(f"注：{text}。") for text in line.warnings]
    blocks += [Note(text) for text in unfinished(told)]
    title = f"{line.name}履职积分明细"
    name = f"{told.scheme.name}，{period_of(told)}"
    signed_on = show_date(min(told.scheme.last, date.today().isoformat()))
    return Report(title, tuple(blocks), office, told.scheme.last, signed_on, f"（{name}）")


def _total(line: ScoreLine) -> tuple[str, ...]:
    who = "，".join(part for part in (line.unit, line.title) if part)
    told = f"{line.name}（{who}）" if who else line.name
    grade = f"，等次为{line.grade}" if line.grade else ""
    base = f"，其中基础分{shown(line.base)}分" if line.base else ""
    return (f"{told}总分{shown(line.total)}分{base}，名列第{line.rank}{grade}。",)


def _sources(entries: list[Entry]) -> Table:
    columns = (
        PrintColumn("日期", 12), PrintColumn("项目", 20), PrintColumn("来源", 34), PrintColumn("得分", 7, "right"),
        PrintColumn("说明", 18),
    )  # fmt: skip
    rows = tuple(
        (entry.day, entry.item, _source(entry), signed(entry.points), entry.note) for entry in entries
    )
    return Table("", columns, rows)


def _source(entry: Entry) -> Figure:
    return Figure(entry.text, None, Selection(_LEDGERS[entry.entity], None, (entry.record,), entry.item))


def _cuts(line: ScoreLine) -> list[Block]:
    """What the caps took away: the sum of the entries is not the total then."""
    if not line.cuts:
        return []
    rows = tuple((name, signed(points)) for name, points in line.cuts)
    return [Table("上限和下限", (PrintColumn("项目", 40), PrintColumn("调整", 10, "right")), rows)]
