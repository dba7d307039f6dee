"""From a workbook to a preview: find, map, read, check, match. Nothing is written here."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from secretariat.base.errors import Refusal
from secretariat.base.intake import Intake, Yearly
from secretariat.base.ledger import Ledger
from secretariat.exchange.importing.afterthoughts import settle
from secretariat.exchange.importing.assembly import Assembly
from secretariat.exchange.importing.choosing import choose_tables
from secretariat.exchange.importing.following import following
from secretariat.exchange.importing.layout import Layout, Table
from secretariat.exchange.importing.lexicon import Lexicon
from secretariat.exchange.importing.mapping import map_columns
from secretariat.exchange.importing.meanings import AS_REMARK, Wishes
from secretariat.exchange.importing.preview import ImportOptions, Preview
from secretariat.exchange.importing.tables import find_tables
from secretariat.exchange.importing.understanding import Understood, understand
from secretariat.exchange.importing.yearly import by_years, shared_by, unshared
from secretariat.exchange.reading.model import Workbook
from secretariat.store.rows import Rows


def prepare(
    workbook: Workbook,
    intake: Intake,
    rows: Rows,
    options: ImportOptions | None = None,
    before: Preview | None = None,
) -> Preview:
    """What importing the workbook would do. `before` is the last preview of the same workbook, to save time.

    Raises Refusal where no sheet holds a list, or the chosen sheet does not exist.
    """
    chosen = options or ImportOptions()
    with collector_resting():
        return _prepared(workbook, intake, rows, chosen, before)


def _prepared(
    workbook: Workbook, intake: Intake, rows: Rows, chosen: ImportOptions, before: Preview | None
) -> Preview:
    ledger = rows.catalog.ledgers.get(intake.ledger.name, intake.ledger)
    lexicon = Lexicon(ledger)
    known = before is not None and before.workbook is workbook and before.ledger == ledger
    layouts = before.layouts if before is not None and known else _layouts(workbook, lexicon)
    tables, left_out = choose_tables(layouts, chosen.sheet, lexicon)
    if not tables:
        raise Refusal(
            f"“{workbook.name}”里没有找到名单。",
            "请确认表格有一行表头（如单位名称、姓名、手机），再重新导入。",
        )
    wishes = Wishes(
        chosen.mappings,
        remembered(rows, ledger),
        intake.ambiguous,
        chosen.unknown,
        intake.telling,
        intake.ticks,
    )
    parts = [by_years(table, intake.yearly, lexicon) for table in tables]
    understood = tuple(
        _understood(table, lexicon, wishes, (intake.yearly, shared_by(group)))
        for group in parts
        for table in group
    )
    taken = {table.sheet.name for table in tables}
    others = following(workbook, intake, rows, taken) if chosen.sheet is None else ()
    left_out = [one for one in left_out if not any(f"“{other.sheet}”" in one for other in others)]
    notes = [*left_out, *(other.words for other in others)]
    preview = Assembly(workbook, intake, ledger, chosen, layouts).preview(rows, understood, notes)
    return replace(preview, following=others) if others else preview


def _layouts(workbook: Workbook, lexicon: Lexicon) -> tuple[Layout, ...]:
    return tuple(find_tables(sheet, lexicon) for sheet in workbook.sheets)


def _understood(
    table: Table, lexicon: Lexicon, wishes: Wishes, years: tuple[Yearly | None, set[int]]
) -> Understood:
    mappings = unshared(map_columns(table, lexicon, wishes), *years)
    result = understand(table, mappings, lexicon, wishes.ticks)
    settle(result, lexicon)
    return result


def remembered(rows: Rows, ledger: Ledger) -> dict[str, str]:
    """What headings meant the last time a clerk said so: heading key → column key or a choice."""
    keys = {column.key for column in ledger.columns}
    memory = rows.find("heading_memory", ledger=ledger.name)
    wishes = {row["heading"]: row["column"] or "" for row in memory}
    return {heading: wish for heading, wish in wishes.items() if wish in keys or wish in ("", AS_REMARK)}


@contextmanager
def collector_resting() -> Iterator[None]:
    """No search for reference cycles meanwhile: over the many small objects of a large list it takes a third longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
