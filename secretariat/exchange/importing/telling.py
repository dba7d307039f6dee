"""What is told about an import beside the rows themselves: problems by position, notes, skipped rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from secretariat.base.problem import Problem, Severity
from secretariat.exchange.importing.layout import RowClass, SkippedRow, Table
from secretariat.exchange.importing.meanings import AS_EXTRA, AS_REMARK, ColumnMapping, How
from secretariat.exchange.importing.preview import FoundTable, PreviewRow
from secretariat.exchange.importing.tables import row_text
from secretariat.exchange.importing.understanding import WHOLE_TABLE, Understood, field_label, shown_heading
from secretariat.exchange.reading.model import Workbook
from secretariat.store import history
from secretariat.store.rows import Rows


def nameless(table: Table, place: int) -> SkippedRow:
    """A row that names nobody, as a skipped one."""
    row = table.data[place]
    return SkippedRow(table.sheet.name, row + 1, RowClass.DATA, "没有名称", row_text(table.sheet, row))


def found(result: Understood) -> FoundTable:
    """What a table is and what its columns mean, for the preview."""
    heads = tuple(row + 1 for row in result.table.head_rows)
    return FoundTable(result.table.sheet.name, heads, len(result.table.data), result.mappings)


def severity(level: str) -> Severity:
    """The severity of an intake's remark."""
    return "error" if level == "error" else "doubt" if level == "doubt" else "note"


def all_problems(understood: tuple[Understood, ...], lines: Iterable[PreviewRow]) -> list[Problem]:
    """Of rows, of subtotals, and of columns whose meaning is open."""
    problems = [problem for line in lines for problem in line.problems]
    for result in understood:
        problems += result.troubles.get(WHOLE_TABLE, [])
        problems += [
            _open_column(result, one)
            for one in result.mappings
            if one.open and not one.otherwise and _has_values(result, one)
        ]
    return problems


def _has_values(result: Understood, mapping: ColumnMapping) -> bool:
    return any(value not in (None, "") for value in result.table.values(mapping.column))


def _open_column(result: Understood, mapping: ColumnMapping) -> Problem:
    heading = shown_heading(result.table, mapping.column)
    reason = "不清楚指谁或指什么" if mapping.how is How.AMBIGUOUS else "与前面的列意思相同"
    message = f"「{heading}」这一列{reason}，没有导入；请在窗口里导入并选择它的含义，或把表头写具体"
    row = result.table.head_rows[-1] + 1 if result.table.head_rows else None
    return Problem(message, result.table.sheet.name, row, heading, "", "doubt")


def position_sorted(problems: list[Problem]) -> list[Problem]:
    """By sheet in the order of the workbook, then by row."""
    order = {name: place for place, name in enumerate(dict.fromkeys(one.sheet for one in problems))}
    return sorted(problems, key=lambda one: (order[one.sheet], one.row or 0))


def condensed(problems: Iterable[Problem]) -> list[Problem]:
    """Notes with the same words in the same column, told once with how often they occur."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for one in problems:
        groups.setdefault((one.sheet, one.column, one.message), []).append(one)
    return [
        dataclasses.replace(same[0], message=f"{same[0].message}（共{len(same)}行）")
        if len(same) > 1
        else same[0]
        for same in groups.values()
    ]


def column_notes(understood: tuple[Understood, ...]) -> list[str]:
    """Sentences about columns that the ledger does not have."""
    notes = []
    for result in understood:
        for mapping in result.mappings:
            heading = shown_heading(result.table, mapping.column)
            kept = result.extras.get(field_label(result.table, mapping.column))
            if mapping.how is How.REPEATED and kept:
                notes.append(f"「{heading}」列与前面的列意思相同，另存为补充字段。")
            elif mapping.how is How.DERIVED and mapping.column.heading.leaf:
                notes.append(f"「{heading}」列由其他列算出，没有导入。")
            elif mapping.otherwise == AS_EXTRA and kept:
                notes.append(f"「{heading}」列没有对应的字段，将新建补充字段保存。")
            elif mapping.otherwise == AS_REMARK and mapping.how is How.UNKNOWN:
                notes.append(f"「{heading}」列没有对应的字段，内容记入备注。")
            elif mapping.how is How.UNKNOWN and not mapping.otherwise and _has_values(result, mapping):
                notes.append(f"「{heading}」列没有导入。")
    return notes


def newest_operation(rows: Rows) -> int:
    """The number of the newest operation in the history, 0 in a new file."""
    newest = history.operations(rows, limit=1)
    return newest[0].id if newest else 0


def imported_before(rows: Rows, workbook: Workbook) -> str:
    """When this very file was imported, for people; an empty text if never."""
    found = rows.find("imported_file", sha256=workbook.sha256)
    if not found:
        return ""
    changes = history.changes_of(rows, "imported_file", found[-1]["id"])
    return changes[-1].at.replace("T", " ")[:16] if changes else "以前"
