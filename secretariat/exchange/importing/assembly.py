"""Putting a preview together: complete the rows, match them, and gather everything worth telling."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from secretariat.base.characters import clean, shortened
from secretariat.base.intake import (
    CellChange,
    Decision,
    Incoming,
    Intake,
    OnMatch,
    RowPlan,
    Setting,
    State,
)
from secretariat.base.ledger import Column, Ledger
from secretariat.base.problem import Problem
from secretariat.exchange.importing.choosing import telling_name
from secretariat.exchange.importing.layout import Layout, SkippedRow
from secretariat.exchange.importing.lexicon import group_of
from secretariat.exchange.importing.meanings import How
from secretariat.exchange.importing.preview import NEW_FIELD, ImportOptions, Preview, PreviewRow
from secretariat.exchange.importing.telling import (
    all_problems,
    column_notes,
    condensed,
    found,
    imported_before,
    nameless,
    newest_operation,
    position_sorted,
    severity,
)
from secretariat.exchange.importing.understanding import Understood, Values
from secretariat.exchange.importing.vocabulary import CONTACT
from secretariat.exchange.reading.model import Workbook
from secretariat.store.rows import Rows


class _Draft(NamedTuple):
    """A row before it is matched: `verdict` is NEW where it goes to the planner."""

    number: int
    table: int
    place: int
    band: str
    values: Values
    verdict: State


class Assembly:
    """Puts one preview together."""

    def __init__(
        self,
        workbook: Workbook,
        intake: Intake,
        ledger: Ledger,
        options: ImportOptions,
        layouts: tuple[Layout, ...],
    ) -> None:
        self._workbook = workbook
        self._intake = intake
        self._ledger = ledger
        self._options = options
        self._layouts = layouts
        self.nameless: list[SkippedRow] = []
        self._people = frozenset(one.key for one in ledger.columns if one.kind.name == "person_name")

    def preview(self, rows: Rows, understood: tuple[Understood, ...], left_out: list[str]) -> Preview:
        """Match the understood rows with the records, and gather everything worth telling."""
        band_notes = self._band_notes(understood)  # before the rows are completed
        drafts = self._drafts(understood)
        planner = self._intake.planner(rows)
        ready = [Incoming(one.number, one.values) for one in drafts if one.verdict is not State.REJECTED]
        plans = {
            plan.number: plan for plan in planner.plan(ready, self._options.on_match, self._options.decisions)
        }
        lines = tuple(self._line(one, plans.get(one.number), understood[one.table]) for one in drafts)
        told = position_sorted(all_problems(understood, lines))
        counts: dict[State, int] = {}
        for line in lines:
            counts[line.state] = counts.get(line.state, 0) + 1
        return Preview(
            workbook=self._workbook, intake=self._intake, ledger=self._ledger, options=self._options,
            layouts=self._layouts, tables=tuple(found(one) for one in understood), rows=lines,
            skipped=self._skipped(understood), counts=counts, planner=planner, understood=understood,
            problems=tuple(dict.fromkeys(one for one in told if one.severity != "note")),
            remarks=tuple(condensed(one for one in told if one.severity == "note")),
            notes=self._all_notes(rows, understood, [*left_out, *band_notes]), as_of_operation=newest_operation(rows),
        )  # fmt: skip

    def _drafts(self, understood: tuple[Understood, ...]) -> list[_Draft]:
        """The rows with all values filled in; those without a readable name are already rejected."""
        drafts: list[_Draft] = []
        number = 0
        for index, result in enumerate(understood):
            judge = _Judge(result, self._ledger, self._intake.naming)
            bands = self._bands(result, understood)
            settings = self._settings(result, bands)
            for place, values in enumerate(result.rows):
                number += 1
                verdict = judge.verdict(place, values)
                if verdict is None:
                    self.nameless.append(nameless(result.table, place))
                    continue
                if verdict is not State.REJECTED:
                    values, verdict = self._completed(values, settings[bands[place]], (result, place))
                drafts.append(_Draft(number, index, place, bands[place], values, verdict))
        return drafts

    @staticmethod
    def _settings(result: Understood, bands: list[str]) -> dict[str, Setting]:
        """Where the rows of a table stand, by their group."""
        headings = frozenset(key for mapping in result.mappings for key in mapping.keys)
        table = result.table
        return {
            band: Setting(band, table.titles, table.sheet.name, headings) for band in dict.fromkeys(bands)
        }

    def _completed(
        self, values: Values, setting: Setting, origin: tuple[Understood, int]
    ) -> tuple[Values, State]:
        """The row with what follows from it; REJECTED where that gives a person a name that can be none."""
        read = [values.get(key) for key in self._people]
        values = self._intake.complete(values, setting)
        for key, before in zip(self._people, read, strict=True):
            if values.get(key) != before:
                reason = self._ledger.column(key).kind.check(values.get(key))
                if reason is not None:
                    result, place = origin
                    result.report(place, None, reason, "error", str(values[key]))
                    return values, State.REJECTED
        return values, State.NEW

    def _bands(self, result: Understood, understood: tuple[Understood, ...]) -> list[str]:
        """The group of each row; with one sheet for each town or chamber, the sheet's name is the group."""
        table = result.table
        for mapping in result.mappings:
            if mapping.how is How.BAND:
                return [clean(value) for value in table.values(mapping.column)]
        name = telling_name(table, [one.table for one in understood])
        return [band or name for band in table.bands] if name else table.bands

    def _line(self, draft: _Draft, plan: RowPlan | None, result: Understood) -> PreviewRow:
        """The finished row of the preview."""
        plan = self._with_new_fields(draft, plan, result) if plan else RowPlan(draft.number, draft.verdict)
        table = result.table
        row = table.position(draft.place, table.columns[0])[0] + 1
        troubles = tuple(result.troubles.get(draft.place, ()))
        if plan.remarks:
            troubles += tuple(self._said(result, draft.place, remark) for remark in plan.remarks)
        return PreviewRow(
            draft.number,
            draft.table,
            draft.place,
            table.sheet.name,
            row,
            draft.band,
            draft.values,
            plan,
            troubles,
        )

    def _with_new_fields(self, draft: _Draft, plan: RowPlan, result: Understood) -> RowPlan:
        """Columns that become fields of their own are changes too, also of a record that is the same otherwise."""
        fresh = {label: cells[draft.place] for label, cells in result.extras.items() if draft.place in cells}
        if not fresh or plan.state not in (State.NEW, State.UPDATED, State.SAME):
            return plan
        decision = self._options.decisions.get(draft.number, Decision())
        if plan.state is State.SAME and (
            plan.record is None or (decision.on_match or self._options.on_match) is OnMatch.SKIP
        ):
            return plan
        changes = tuple(CellChange(NEW_FIELD + label, None, text) for label, text in fresh.items())
        state = State.UPDATED if plan.state is State.SAME else plan.state
        return dataclasses.replace(plan, state=state, changes=(*plan.changes, *changes))

    @staticmethod
    def _said(result: Understood, place: int, remark: tuple[str, str, str]) -> Problem:
        """What the intake says of a row or of one of its cells, with the place in the workbook."""
        key, message, level = remark
        table = result.table
        column = next((one.column for one in result.mappings if key and key in one.keys), None)
        row = table.position(place, column or table.columns[0])[0] + 1
        heading = result.shown(column) if column else ""
        raw = shortened(clean(table.raw(place, column)), 60) if column else ""
        return Problem(message, table.sheet.name, row, heading, raw, severity(level))

    def _skipped(self, understood: tuple[Understood, ...]) -> tuple[SkippedRow, ...]:
        taken = {id(one.table.sheet) for one in understood}
        sheets = [layout for layout in self._layouts if id(layout.sheet) in taken]
        order = {layout.sheet.name: place for place, layout in enumerate(sheets)}
        rows = [*(one for layout in sheets for one in layout.skipped), *self.nameless]
        return tuple(sorted(rows, key=lambda one: (order.get(one.sheet, 0), one.row)))

    def _all_notes(
        self, rows: Rows, understood: tuple[Understood, ...], left_out: list[str]
    ) -> tuple[str, ...]:
        notes = [*self._workbook.notes]
        notes += [note for result in understood for note in dict.fromkeys(result.table.sheet.notes)]
        notes += [*left_out, *column_notes(understood)]
        earlier = imported_before(rows, self._workbook)
        if earlier:
            notes.insert(0, f"这份文件于{earlier}导入过；再次导入不会重复新增，只更新有变化的内容。")
        if self.nameless:
            notes.append(f"有{len(self.nameless)}行没有名称，已跳过。")
        return tuple(dict.fromkeys(notes))

    def _band_notes(self, understood: tuple[Understood, ...]) -> list[str]:
        """Group lines of which the intake could make nothing: told, since they would be lost."""
        notes: list[str] = []
        for result in understood:
            tried: set[str] = set()
            bands = self._bands(result, understood)
            settings = self._settings(result, ["", *bands])
            notes += self._intake.assumed(settings[""])
            for place, band in enumerate(bands):
                if not band or band in tried or not result.rows[place]:
                    continue
                tried.add(band)
                values = result.rows[place]
                inside, outside = (self._intake.complete(dict(values), settings[one]) for one in (band, ""))
                used = inside != outside
                if not used and not any(
                    band in str(value) or str(value) in band for value in values.values()
                ):
                    notes.append(f"分组“{band}”没有对应的字段，没有导入。")
        return notes


class _Judge:
    """Says whether a row names somebody: without a name there is nothing to import."""

    def __init__(self, result: Understood, ledger: Ledger, naming: tuple[str, ...] = ()) -> None:
        mapped = [key for mapping in result.mappings for key in mapping.keys]
        columns = {column.key: column for column in ledger.columns}
        self._keys = [
            key for key in mapped if key in columns and (key in naming or _identifies(columns[key], ledger))
        ]
        self._records = [key for key in mapped if key not in columns]
        self._title = ledger.title
        self._result = result

    def verdict(self, place: int, values: Values) -> State | None:
        """NEW for a row to be planned, REJECTED where its name cannot be read, None where it has none."""
        unread = self._result.unread.get(place, set())
        # A company whose name is unreadable must not come in as the person who heads it.
        if self._title in unread:
            return State.REJECTED
        if self._title in values:
            return State.NEW
        if any(key in values for key in self._keys) or any(key in values for key in self._records):
            return State.NEW
        return State.REJECTED if any(key in unread for key in self._keys) else None


def _identifies(column: Column, ledger: Ledger) -> bool:
    return column.key == ledger.title or (column.kind.name == "person_name" and group_of(column) != CONTACT)
