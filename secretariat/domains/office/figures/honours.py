"""Honours by level and holder, named lists by batch, task lists, documents and publicity in figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.base.document import Block, Figure, Paragraph, PrintColumn, Table
from secretariat.base.figures import percent, rate
from secretariat.base.text import chinese_number
from secretariat.domains.office import queries
from secretariat.domains.office.figures.words import Piece, counted, grouped, per_span, shares
from secretariat.domains.office.lists import LEVELS
from secretariat.domains.office.papers import FULFILLED
from secretariat.domains.office.queries import Span
from secretariat.domains.plain.indicators import Indicator, Period, Records
from secretariat.store.rows import Rows

HONOURS, ENTRIES, TASKS = "honours", "list_entries", "tasks"
UNLEVELLED = "未填级别"


@dataclass(frozen=True, slots=True)
class Honoured:
    """Honours by level, of units, of persons, and of holders of whom only a name is known."""

    day: str
    units: dict[str, list[int]]
    people: dict[str, list[int]]
    bare: tuple[int, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """All of them."""
        told = [one for groups in (self.units, self.people) for ids in groups.values() for one in ids]
        return tuple(sorted((*told, *self.bare)))

    def sentence(self) -> Paragraph:
        """单位2家次（全国1、省部1）、个人16人次（全国2、省部5、市9）。"""
        pieces: list[Piece] = []
        for word, groups, unit in (("单位", self.units, "家次"), ("个人", self.people, "人次")):
            ids = [one for found in groups.values() for one in found]
            pieces += ["、" if pieces else "", word, counted(HONOURS, ids, self.day, f"{word}荣誉", unit)]
            pieces += shares(HONOURS, groups, self.day, f"{word}荣誉：")
        if self.bare:
            pieces += ["；另有", counted(HONOURS, self.bare, self.day, "获奖者未核实", "项"), "获奖者未核实"]
        return Paragraph((*pieces, "。"))

    def table(self) -> Table:
        """Honours by level, of units and of persons."""
        heads = ("单位（家次）", "个人（人次）", "合计")
        columns = (
            PrintColumn("荣誉级别", 14), *(PrintColumn(label, 12, "right", number=True) for label in heads),
        )  # fmt: skip
        levels = [
            name for name in (*LEVELS, *self.units, *self.people) if name in {**self.units, **self.people}
        ]
        lines = [self._line(name, self.units.get(name, []), self.people.get(name, []))
                 for name in dict.fromkeys(levels)]  # fmt: skip
        whole = [[one for ids in groups.values() for one in ids] for groups in (self.units, self.people)]
        return Table("荣誉按级别统计", columns, (*lines, self._line("合计", *whole)), total=True)

    def _line(self, name: str, units: Sequence[int], people: Sequence[int]) -> tuple[str | Figure, ...]:
        cells = (units, people, [*units, *people])
        return (name, *(counted(HONOURS, ids, self.day, f"{name}荣誉", "") for ids in cells))


def honours(rows: Rows, day: str, span: Span | None = None) -> Honoured:
    """The honours given within a span (all without one)."""
    found = queries.within(rows, "honour", "day", ("level", "organization", "person"), span)
    units = grouped(((row[0], row[1]) for row in found if row[2] is not None), LEVELS, UNLEVELLED)
    people = grouped(
        ((row[0], row[1]) for row in found if row[2] is None and row[3] is not None), LEVELS, UNLEVELLED
    )
    bare = tuple(row[0] for row in found if row[2] is None and row[3] is None)
    return Honoured(day, units, people, bare)


def honour_indicators(rows: Rows, period: Period) -> list[Indicator]:
    """Honours by the day on which they were given, and what was published."""
    spans = [honours(rows, period.last, span) for span in period.spans]

    def line(label: str, unit: str, ids: Sequence[Sequence[int]]) -> Indicator:
        return Indicator(label, unit, *(Records(HONOURS, one, period.last) for one in ids))

    def flat(groups: dict[str, list[int]]) -> list[int]:
        return [one for ids in groups.values() for one in ids]

    return [
        line("获得荣誉", "项", [one.ids for one in spans]),
        line("　其中：单位", "家次", [flat(one.units) for one in spans]),
        line("　　　　个人", "人次", [flat(one.people) for one in spans]),
        per_span(rows, period, "宣传报道", ("publicity", "publicity", "day", "篇")),
    ]


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of a named list (of one batch) in force on a day, with the departments they come from."""

    day: str
    batch: int | None
    ids: tuple[int, ...]
    people: bool
    departments: dict[str, list[int]]
    homeless: tuple[int, ...]
    planned: int | None

    @property
    def unit(self) -> str:
        """What its entries are counted in."""
        return "名" if self.people else "家"

    def sentence(self) -> Paragraph:
        """首批6名，来自6个部门。"""
        word = {None: "共", 1: "首批"}.get(self.batch, f"第{chinese_number(self.batch or 0)}批")
        pieces: list[Piece] = [word, counted(ENTRIES, self.ids, self.day, word, self.unit)]
        if self.planned:
            pieces.append(f"，占计划{self.planned}{self.unit}的{percent(len(self.ids), self.planned)}")
        if self.departments:
            pieces.append(f"，来自{len(self.departments)}个部门")
            if self.homeless:
                pieces += [
                    "，另有",
                    counted(ENTRIES, self.homeless, self.day, "未填部门", self.unit),
                    "没有填写部门",
                ]
        return Paragraph((*pieces, "。"))


def listed(rows: Rows, named_list: int, day: str, batch: int | None = None) -> Listed:
    """The entries of a named list that are on it on a day, of one batch or of all."""
    fields = ("named_list", "batch", "start", "end", "organization", "department")
    found = [
        row for row in queries.within(rows, "list_entry", "start", fields, None)
        if row[1] == named_list and batch in (None, row[2]) and (row[3] or "") <= day and (row[4] or "9") > day
    ]  # fmt: skip
    departments = grouped(((row[0], row[6]) for row in found), (), "")
    homeless = tuple(departments.pop("", ()))
    people = not found or any(row[5] is None for row in found)
    stored = rows.get("named_list", named_list) or {}
    return Listed(
        day, batch, tuple(row[0] for row in found), people, departments, homeless, stored.get("planned")
    )


def list_table(rows: Rows, found: Listed) -> Table:
    """The entries by name, department and post."""
    columns = (
        PrintColumn("序号", 5, "center"), PrintColumn("姓名或名称", 24), PrintColumn("部门", 24),
        PrintColumn("职务", 18), PrintColumn("档次", 8, "center"),
    )  # fmt: skip
    entries = rows.many("list_entry", found.ids)
    lines = tuple(
        (
            str(place), _entry_name(rows, entries[record]), entries[record]["department"] or "",
            entries[record]["post"] or "", entries[record]["grade"] or "",
        )
        for place, record in enumerate(found.ids, start=1)
    )  # fmt: skip
    return Table("名单", columns, lines)


def _entry_name(rows: Rows, entry: dict[str, object]) -> str:
    for kind in ("person", "organization"):
        if isinstance(linked := entry[kind], int):
            return rows.title(kind, linked)
    return str(entry["name"] or "")


@dataclass(frozen=True, slots=True)
class Tasks:
    """A list of tasks: all of it, the office's own, and those of its own that are issued or done."""

    day: str
    whole: tuple[int, ...]
    own: tuple[int, ...]
    issued: tuple[int, ...]

    def sentence(self) -> Paragraph:
        """清单共146项，本单位任务25项，出台率100%。"""
        return Paragraph((
            "清单共", counted(TASKS, self.whole, self.day, "任务清单", "项"), "，本单位任务",
            counted(TASKS, self.own, self.day, "本单位任务", "项"),
            f"，出台率{rate(len(self.issued), len(self.own))}。",
        ))  # fmt: skip


def tasks(rows: Rows, day: str, list_name: str | None = None) -> Tasks:
    """The tasks of a list (of all lists), as they stand on a day."""
    fields = ("list_name", "own", "progress", "done")
    found = [
        row for row in queries.within(rows, "task", "due", fields, None) if list_name in (None, row[1])
    ]  # fmt: skip
    own = [row for row in found if row[2]]
    issued = [row[0] for row in own if row[3] in FULFILLED and (row[4] or "") <= day]
    return Tasks(day, tuple(row[0] for row in found), tuple(row[0] for row in own), tuple(issued))


def paper_indicators(rows: Rows, period: Period) -> list[Indicator]:
    """Documents issued, tasks done, people recommended and greeted."""
    return [
        per_span(rows, period, "印发文件", ("documents", "document", "day", "份")),
        per_span(rows, period, "任务完成", (TASKS, "task", "done", "项")),
        per_span(rows, period, "推荐人选", ("recommendations", "recommendation", "day", "人次")),
        per_span(rows, period, "生日问候", ("greetings", "greeting", "day", "人次")),
    ]


def opinion_indicators(rows: Rows, period: Period) -> list[Indicator]:
    """What enterprises said on policies."""
    return [per_span(rows, period, "政策意见", ("opinions", "opinion", "day", "条"))]


def honour_blocks(rows: Rows, period: Period) -> list[Block]:
    """The sentence of the month and the table by level of the year."""
    monthly, yearly = (honours(rows, period.last, span) for span in (period.month, period.year))
    blocks: list[Block] = []
    if monthly.ids:
        blocks.append(Paragraph(("本月获得荣誉：", *monthly.sentence().pieces)))
    if yearly.ids:
        blocks.append(Paragraph(("本年累计获得荣誉：", *yearly.sentence().pieces)))
        blocks += [yearly.table()] if yearly.units or yearly.people else []
    return blocks
