"""What an import would do, before anything is written: for the wizard, the command line and the rejects file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.characters import clean
from secretariat.base.intake import Decision, Intake, OnMatch, Planner, RowPlan, State
from secretariat.base.ledger import Ledger
from secretariat.base.problem import Problem
from secretariat.exchange.importing.following import Following
from secretariat.exchange.importing.layout import Layout, SkippedRow
from secretariat.exchange.importing.meanings import AS_EXTRA, ColumnMapping
from secretariat.exchange.importing.understanding import Understood, Values, field_label
from secretariat.exchange.reading.model import Workbook

NEW_FIELD = "+"
"""Before the heading of a column that becomes a field of its own, where a column key is expected."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the clerk chose: one sheet (None: all that fit), what to do with known records, columns by heading key,
    decisions by row number, and what becomes of columns that the ledger does not have.
    """

    sheet: str | None = None
    on_match: OnMatch = OnMatch.UPDATE
    mappings: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    unknown: str = AS_EXTRA


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table that is imported: where it stands, and what its columns mean."""

    sheet: str
    head_rows: tuple[int, ...]
    records: int
    mappings: tuple[ColumnMapping, ...]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row: `number` for decisions, `row` its 1-based row of the sheet, what was understood, and the plan.

    `place` and `table` say where its raw cells are; `values` are by column key.
    """

    number: int
    table: int
    place: int
    sheet: str
    row: int
    band: str
    values: Values
    plan: RowPlan
    problems: tuple[Problem, ...] = ()

    @property
    def state(self) -> State:
        """What will happen to the row."""
        return self.plan.state


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """One cell: the raw text, what was understood, and the stored value before and after."""

    column: str
    label: str
    raw: str
    understood: str
    before: str
    after: str
    changed: bool
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that an import would do. `problems` are errors and doubts, `notes` worth a look only."""

    workbook: Workbook
    intake: Intake
    ledger: Ledger
    options: ImportOptions
    layouts: tuple[Layout, ...]
    tables: tuple[FoundTable, ...]
    rows: tuple[PreviewRow, ...]
    skipped: tuple[SkippedRow, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    notes: tuple[str, ...]
    counts: Mapping[State, int]
    planner: Planner
    as_of_operation: int
    understood: tuple[Understood, ...]
    following: tuple[Following, ...] = ()
    """Other sheets that are imported behind this list."""

    @property
    def questions(self) -> tuple[tuple[int, ColumnMapping], ...]:
        """The columns that the clerk should be asked about, with the number of their table."""
        return tuple(
            (place, one) for place, table in enumerate(self.tables) for one in table.mappings if one.open
        )

    @property
    def new_fields(self) -> tuple[str, ...]:
        """The headings that become fields of their own."""
        labels = (label for result in self.understood for label, cells in result.extras.items() if cells)
        return tuple(dict.fromkeys(labels))

    @property
    def skipped_count(self) -> int:
        """How many rows are not taken: group lines, subtotals, footers, nameless rows, rows left out by choice."""
        return sum(1 for one in self.skipped if one.counted) + self.counts.get(State.SKIPPED, 0)

    def cells(self, row: PreviewRow) -> list[PreviewCell]:
        """The cells of a row side by side with what becomes of them, in the order of the workbook's columns."""
        result = self.understood[row.table]
        changes = {change.key: change for change in row.plan.changes}
        cells = []
        for mapping in result.mappings:
            raw = clean(result.table.raw(row.place, mapping.column))
            heading = mapping.column.heading.shown
            label = field_label(result.table, mapping.column)
            troubles = tuple(one for one in row.problems if one.column and one.column.endswith(heading))
            for key in mapping.keys or ((NEW_FIELD + label,) if mapping.otherwise == AS_EXTRA else ()):
                cells.append(self._cell(row, key, (heading, raw), changes.get(key), troubles))
        return cells

    def _cell(
        self, row: PreviewRow, key: str, source: tuple[str, str], change: Any, troubles: tuple[Problem, ...]
    ) -> PreviewCell:
        column = next((one for one in self.ledger.columns if one.key == key), None)
        show = column.kind.show if column else (lambda value: "" if value is None else str(value))
        heading, raw = source
        understood = show(row.values.get(key)) if column else raw
        before = show(change.before) if change else understood
        after = show(change.after) if change else understood
        label = column.label if column else heading
        return PreviewCell(key, label, raw, understood, before, after, change is not None, troubles)


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, counted from the file after the commit; `operation` is its number in the history."""

    preview: Preview
    counts: Mapping[State, int]
    operation: int | None
    records: Mapping[int, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    further: tuple[Report, ...] = ()
    """What came in from the sheets that follow, of the same operation."""


def as_json(result: Preview | Report) -> dict[str, Any]:
    """The answer of the command line: counts of rows, every problem with its position, the operation's number."""
    preview = result.preview if isinstance(result, Report) else result
    counts = result.counts
    further = [as_json(one) for one in result.further] if isinstance(result, Report) else []
    return {
        "new": counts.get(State.NEW, 0),
        "updated": counts.get(State.UPDATED, 0),
        "same": counts.get(State.SAME, 0),
        "doubtful": counts.get(State.DOUBTFUL, 0),
        "rejected": counts.get(State.REJECTED, 0),
        "skipped_rows": preview.skipped_count,
        "problems": [
            {
                "sheet": one.sheet,
                "row": one.row,
                "column": one.column,
                "value": one.value,
                "message": one.message,
            }
            for one in preview.problems
        ],
        "operation": result.operation if isinstance(result, Report) else None,
        **({"further": further} if further else {}),
    }
