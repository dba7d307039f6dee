"""stats: the records of any ledger counted by some of its fields, as a table or for programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.base.figures import UNDEFINED
from secretariat.base.ledger import Column, Ledger
from secretariat.cli import proposals
from secretariat.cli.days import beginning, ending
from secretariat.cli.ledgers import ledger_named
from secretariat.cli.listing import data_path, query_of, reading
from secretariat.cli.printing import Answer, aligned
from secretariat.store.listing import Listing
from secretariat.store.statistics import Line, Statistic, dimension, statistic


def stats(options: argparse.Namespace) -> Answer:
    """Records by one or several fields; proposals by their own dimensions with all their rates."""
    words = [word.strip() for word in options.by.replace("，", ",").split(",") if word.strip()]
    if not words:
        raise Refusal("没有写明按什么统计。", "请用 --by，如 --by 提案分类。")
    name = ledger_named(options.ledger)
    first, last = beginning(options.first), ending(options.last)
    with reading(data_path(options)) as rows:
        listing = Listing(rows, rows.catalog.ledgers[name])
        query = query_of(options, listing.ledger)
        if query.as_of is None and last is not None:
            query = replace(query, as_of=min(last, date.today().isoformat()))
        if name == "proposals" and proposals.knows(words):
            return proposals.statistics(listing, words, query, (first, last))
        by = [dimension(listing.ledger, word) for word in words]
        found = statistic(listing, by, query, first, last)
    return Answer(_table(found), _content(found, (first, last), query.as_of))


def _table(found: Statistic) -> tuple[str, ...]:
    ledger, columns = found.ledger, _filled(found)
    heads = [one.label for one in found.dimensions]
    heads += [_counted(ledger), *_links(found.total), *(_heading(column) for column in columns)]
    lines = [[*line.labels, *_cells(found, line, columns)] for line in found.lines]
    total = ["合计", *[""] * (len(found.dimensions) - 1), *_cells(found, found.total, columns)]
    return (*aligned(heads, [*lines, total]), *found.notes)


def _counted(ledger: Ledger) -> str:
    return f"数量（{ledger.unit}）"


def _links(line: Line) -> Iterator[str]:
    if line.units is not None:
        yield "家"
    if line.persons is not None:
        yield "人"


def _heading(column: Column) -> str:
    unit = getattr(column.kind, "unit", "")
    return f"{column.label}（{unit}）" if unit else column.label


def _filled(found: Statistic) -> Sequence[Column]:
    """The sums worth a column: those that any record has."""
    pairs = zip(found.summed, found.total.sums, strict=True)
    return [column for column, number in pairs if number is not None]


def _cells(found: Statistic, line: Line, columns: Sequence[Column]) -> Iterator[str]:
    yield str(line.count)
    yield from (str(number) for number in (line.units, line.persons) if number is not None)
    for column, number in zip(found.summed, line.sums, strict=True):
        if column in columns:
            yield UNDEFINED if number is None else column.kind.show(number)


def _content(found: Statistic, days: tuple[str | None, str | None], as_of: str | None) -> dict[str, Any]:
    labels = [one.label for one in found.dimensions]
    return {
        "record": found.ledger.name, "by": labels, "from": days[0], "to": days[1], "as_of": as_of,
        "rows": [
            {**dict(zip(labels, line.labels, strict=True)), **_plain(found, line)} for line in found.lines
        ],
        "total": _plain(found, found.total), "notes": list(found.notes),
    }  # fmt: skip


def _plain(found: Statistic, line: Line) -> dict[str, Any]:
    """A line for programs: money in the unit of its field, null where no record has the number or the link."""
    sums = {
        column.label: None if number is None else column.kind.plain(number)
        for column, number in zip(found.summed, line.sums, strict=True)
    }
    return {"count": line.count, **sums, "persons": line.persons, "units": line.units}
