"""Carrying out a preview: one operation, all of it or nothing, counted from the file afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from secretariat.base.catalog import Catalog
from secretariat.base.intake import Incoming, Outcome, RowPlan, State
from secretariat.base.kinds.kind import Value
from secretariat.exchange.importing.following import Following
from secretariat.exchange.importing.meanings import AS_EXTRA
from secretariat.exchange.importing.preparing import collector_resting, prepare
from secretariat.exchange.importing.preview import NEW_FIELD, ImportOptions, Preview, Report
from secretariat.exchange.importing.telling import newest_operation
from secretariat.exchange.importing.understanding import field_label
from secretariat.store.extra_fields import add_extra_field, label_taken
from secretariat.store.rows import Rows
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

Progress = Callable[[float, str], None]


def _silent(fraction: float, text: str) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches a long import: where progress goes (0 to 1, with a Chinese word), and whether 取消 was pressed."""

    progress: Progress = _silent
    cancelled: Callable[[], bool] = lambda: False


def apply(store: Store, preview: Preview, watch: Watch | None = None) -> Report:
    """Write what the preview says as one operation, after a backup; Cancelled or any error leaves nothing behind.

    Matching is done again first where the file has changed since the preview. Nothing to write makes no operation.
    """
    watch = watch or Watch()
    if not preview.options.mappings and not _anything(store, preview):
        return Report(preview, preview.counts, None, notes=("没有需要写入的内容，数据没有变化。",))
    watch.progress(0.0, "备份")
    store.backups.make("导入前", store.clock())
    before = _count(store, preview)
    name = f"导入{preview.ledger.label}：{preview.workbook.name}"
    with collector_resting(), store.transact(name) as tx:
        tx.cancelled = watch.cancelled
        done = _Writing(tx, preview, watch).run()
        further = [_follow(tx, preview, other, watch) for other in preview.following]
        tx.describe("；".join([_summary(done[0], preview), *(one.notes[0] for one in further)]))
    watch.progress(1.0, "完成")
    counts, notes = _counted(preview, done, _count(store, preview) - before)
    operation = tx.operation if newest_operation(store.rows) == tx.operation else None
    told = (*notes, *(note for one in further for note in one.notes))
    return Report(preview, counts, operation, done[0].records, told, tuple(further))


def _anything(store: Store, preview: Preview) -> bool:
    """Whether the list, or a sheet that follows it, has anything to write."""
    previews = chain((preview,), (_preview_of(store.rows, preview, other) for other in preview.following))
    return any(one.counts.get(State.NEW, 0) + one.counts.get(State.UPDATED, 0) for one in previews)


def _preview_of(rows: Rows, preview: Preview, other: Following) -> Preview:
    options = ImportOptions(other.sheet, preview.options.on_match)
    return prepare(preview.workbook, other.intake, rows, options)


def _follow(tx: Transaction, preview: Preview, other: Following, watch: Watch) -> Report:
    """Take in a sheet behind the main list: its rows mean records that were written just now."""
    watch.progress(0.9, other.sheet)
    found = _preview_of(tx, preview, other)
    outcome = found.planner.write(tx, [row.plan for row in found.rows if row.state is not State.REJECTED])
    tx.checkpoint()
    label = other.intake.ledger.label
    notes = [f"工作表“{other.sheet}”（{label}）：{_summary(outcome, found) or '没有变化'}"]
    if waiting := found.counts.get(State.DOUBTFUL, 0) + found.counts.get(State.REJECTED, 0):
        notes.append(f"其中{waiting}行没有导入；请单独导入工作表“{other.sheet}”，逐行查看原因。")
    return Report(found, found.counts, tx.operation, outcome.records, tuple(notes))


class _Writing:
    """One import inside its transaction."""

    def __init__(self, tx: Transaction, preview: Preview, watch: Watch) -> None:
        self._tx = tx
        self._preview = preview
        self._watch = watch

    def run(self) -> tuple[Outcome, list[RowPlan]]:
        """Fields first, then the rows, then what is remembered of this import."""
        preview = self._preview
        planner = preview.planner
        plans = [row.plan for row in preview.rows if row.state is not State.REJECTED]
        fields = self._add_fields()
        if fields or self._stale():
            self._watch.progress(0.1, "比对")
            planner = preview.intake.planner(self._tx)
            plans = planner.plan(self._incoming(fields), preview.options.on_match, preview.options.decisions)
        self._tx.checkpoint()
        self._watch.progress(0.3, "写入")
        outcome = planner.write(self._tx, plans)
        self._tx.checkpoint()
        self._watch.progress(0.9, "整理")
        self._remember(fields)
        self._note_file(outcome)
        return outcome, plans

    def _stale(self) -> bool:
        """Whether somebody wrote between the preview and this operation."""
        return self._tx.operation != self._preview.as_of_operation + 1

    def _add_fields(self) -> dict[str, str]:
        """Make the fields for unknown columns; heading → column key."""
        ledger = self._preview.ledger
        root = next(source for source in ledger.sources if not source.via and source.back is None)
        made: dict[str, str] = {}
        for heading in self._preview.new_fields:
            label = _free_label(self._tx.catalog, root.entity, heading)
            made[heading] = f"{root.alias}.{add_extra_field(self._tx, root.entity, label)}"
        return made

    def _incoming(self, fields: Mapping[str, str]) -> list[Incoming]:
        rows = []
        for row in self._preview.rows:
            if row.state is State.REJECTED:
                continue
            values: dict[str, Value] = dict(row.values)
            for heading, cells in self._preview.understood[row.table].extras.items():
                if heading in fields and row.place in cells:
                    values[fields[heading]] = cells[row.place]
            rows.append(Incoming(row.number, values))
        return rows

    def _remember(self, fields: Mapping[str, str]) -> None:
        """Keep what the clerk said about headings, by heading."""
        tx, ledger = self._tx, self._preview.ledger.name
        present = {row["heading"]: row for row in tx.find("heading_memory", ledger=ledger)}
        by_key = {
            one.column.heading.key: field_label(result.table, one.column)
            for result in self._preview.understood
            for one in result.mappings
        }
        for heading, wish in self._preview.options.mappings.items():
            column = fields.get(by_key.get(heading, ""), "") if wish == AS_EXTRA else wish
            if wish == AS_EXTRA and not column:
                continue
            if heading in present:
                tx.change("heading_memory", present[heading]["id"], {"column": column or None})
            else:
                tx.add("heading_memory", {"ledger": ledger, "heading": heading, "column": column or None})

    def _note_file(self, outcome: Outcome) -> None:
        workbook, written = (
            self._preview.workbook,
            sum(outcome.states.get(one, 0) for one in (State.NEW, State.UPDATED)),
        )
        if written and not self._tx.find("imported_file", sha256=workbook.sha256):
            self._tx.add("imported_file", {"name": workbook.name, "sha256": workbook.sha256, "rows": written})


def _free_label(catalog: Catalog, entity: str, heading: str) -> str:
    """A name for a new field that neither the record nor a list of it has yet."""
    label, number = heading, 2
    while label_taken(catalog, entity, label):
        label, number = f"{heading}（{number}）", number + 1
    return label


def _count(store: Store, preview: Preview) -> int:
    return len(store.rows.columns(preview.ledger.root, ()))


def _summary(outcome: Outcome, preview: Preview) -> str:
    """The rows by what became of them; also the records, where a row may give another number of them."""
    shown = (State.NEW, State.UPDATED, State.SAME, State.DOUBTFUL)
    rows = "，".join(f"{state.value}{outcome.states[state]}" for state in shown if outcome.states.get(state))
    if outcome.added in (None, outcome.states.get(State.NEW, 0)):
        return rows
    return f"{rows}（共增加{preview.ledger.label}{outcome.added}{preview.ledger.unit}）"


def _counted(
    preview: Preview, done: tuple[Outcome, list[RowPlan]], added: int
) -> tuple[dict[State, int], tuple[str, ...]]:
    """The counts after the commit, with a warning where the file itself does not show the new records."""
    outcome, plans = done
    counts: dict[State, int] = {State.REJECTED: preview.counts.get(State.REJECTED, 0)}
    for plan in plans:
        counts[plan.state] = counts.get(plan.state, 0) + 1
    planned = outcome.added
    if planned is None:
        planned = outcome.states.get(State.NEW, 0)
        counts[State.NEW] = added  # one record a row: the file itself tells how many rows came in
    if added == planned:
        return counts, ()
    return counts, ("文件里新增的条数与计划不符，请用“检查”核对数据。",)


__all__ = ["NEW_FIELD", "Progress", "Watch", "apply"]
