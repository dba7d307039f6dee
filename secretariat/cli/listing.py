"""list, roster and report: what is in the file, told or printed; reads only."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from secretariat.base.document import Roster
from secretariat.base.errors import Refusal
from secretariat.base.kinds import Phone, Tags
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger
from secretariat.catalog import CATALOG
from secretariat.cli.days import exact_day
from secretariat.cli.printing import Answer, aligned
from secretariat.cli.rosters import narrowed, official_roster
from secretariat.exchange.rosters import RosterRequest, column_keys, make_roster, shown, usual_columns
from secretariat.store.extra_fields import live_catalog
from secretariat.store.listing import Filter, Listing, ListQuery, Scope
from secretariat.store.opening import check_readable, open_reader
from secretariat.store.places import default_path
from secretariat.store.rows import Rows
from secretariat.store.store import Store


def data_path(options: argparse.Namespace) -> Path:
    """The data file that the options name, or the one in the user's data folder."""
    return options.data or default_path()


@contextmanager
def reading(path: Path) -> Iterator[Rows]:
    """Read a file that may be open in the window meanwhile."""
    check_readable(path, CATALOG)
    connection = open_reader(path)
    try:
        yield Rows(connection, live_catalog(Rows(connection, CATALOG)))
    finally:
        connection.close()


def list_records(options: argparse.Namespace) -> Answer:
    """The records of a ledger: a short table for people, every filled field for programs."""
    with reading(data_path(options)) as rows:
        ledger = rows.catalog.ledgers[options.ledger]
        listing = Listing(rows, ledger)
        query = query_of(options, ledger)
        ids = listing.select(query)
        usual = [ledger.column(key) for key in usual_columns(ledger, options.profile)]
        columns = list(ledger.columns) if options.json else usual
        cells = listing.rows(ids, [item.key for item in columns], query.as_of)
    if options.json:
        lines = [_record(columns, values, options.profile) for values in cells]
        return Answer(json={"rows": lines})
    table = [
        [shown(item, value, options.profile) for item, value in zip(columns, line, strict=True)]
        for line in cells
    ]
    return Answer((*aligned([item.label for item in columns], table), f"共 {len(ids)} {ledger.unit}"))


def print_roster(options: argparse.Namespace) -> Answer:
    """A roster of the selected records as a workbook or PDF."""
    path = data_path(options)
    with reading(path) as rows:
        ledger = rows.catalog.ledgers[options.ledger]
        keys = column_keys(ledger, options.columns.replace("，", ",").split(",")) if options.columns else ()
        query = narrowed(rows, query_of(options, ledger), options)
        request = RosterRequest(
            options.ledger, options.title, keys, query, profile=options.profile, purpose=options.purpose
        )
        roster = official_roster(rows, query, options) or make_roster(rows, Listing(rows, ledger), request)
    warnings = noted_export(path, roster, options.to, request)
    unit = ledger.unit if ledger.name != "posts" else "行"
    line = f"已写入 {options.to}：{roster.title}，{len(roster.rows)} {unit}，截至{roster.as_of}"
    return Answer(
        (line, *warnings), {"file": str(options.to), "rows": len(roster.rows), "warnings": list(warnings)}
    )


def noted_export(
    path: Path, roster: Roster, to: Path, request: RosterRequest | None = None
) -> tuple[str, ...]:
    """Write a roster and note it in the office's log of exports; returns warnings in Chinese."""
    from secretariat.exchange.printing import write_roster
    from secretariat.exchange.rosters import log_export

    warnings = write_roster(roster, to)
    try:
        with Store.open(path, CATALOG) as store:
            log_export(store, request or RosterRequest("posts"), roster, to)
    except Refusal as refusal:
        warnings = (*warnings, f"导出记录没有记下：{refusal.message}")
    return warnings


def report(options: argparse.Namespace) -> Answer:
    """The monthly report to a file, or its figures."""
    from secretariat.domains.overview.monthly import Month

    with reading(data_path(options)) as rows:
        told = Month.read(rows, options.month)
        figures, document = told.json(), told.report()
    if options.to is not None:
        from secretariat.exchange.printing import write_report

        lines: tuple[str, ...] = (
            f"已写入 {options.to}：{document.title}",
            *write_report(document, options.to),
        )
    else:
        from secretariat.base.document import Heading, Paragraph

        lines = (
            document.title,
            *(item.text for item in document.blocks if isinstance(item, Heading | Paragraph)),
        )
    return Answer(lines, figures)


def _record(columns: list[Column], values: list[Value], profile: str) -> dict[str, Any]:
    """Every label with its value, null where there is none: the same keys in each row."""
    return {
        item.label: None if value is None else _plain(item, value, profile)
        for item, value in zip(columns, values, strict=True)
    }


def _plain(column: Column, value: Value, profile: str) -> Any:
    """The value for a program; the masked text where the profile hides it."""
    text = shown(column, value, profile)
    return column.kind.plain(value) if text == column.kind.show(value) else text


def query_of(options: argparse.Namespace, ledger: Ledger) -> ListQuery:
    """What --as-of, --where and --search ask for."""
    exact_day(options.as_of)
    filters = tuple(_filter(text, ledger) for text in options.where)
    scope: Scope = "all" if _asks_beyond(ledger, filters) else "current"
    return ListQuery(as_of=options.as_of, scope=scope, filters=filters, search=options.search)


def _asks_beyond(ledger: Ledger, filters: Sequence[Filter]) -> bool:
    """Whether a condition is about leaving or admission: then those out of force are meant too."""
    period = ledger.period
    if period is None:
        return False
    root = ledger.sources[0].alias
    wanted = {f"{root}.{name}" for name in (period.end, period.reason, period.stage) if name} | {"status"}
    return any(item.key in wanted and item.operator != "empty" for item in filters)


def _filter(text: str, ledger: Ledger) -> Filter:
    label, sign, value = text.partition("=")
    column = ledger.labelled(label.strip())
    if not sign or column is None:
        labels = "、".join(item.label for item in ledger.columns)
        raise Refusal(f"条件“{text}”看不懂。", f"请写成 字段=值，字段可以是：{labels}。")
    if not value.strip():
        return Filter(column.key, "empty")
    reading_ = column.kind.read(value.strip())
    if reading_.value is None:
        raise Refusal(f"“{column.label}”没有“{value}”这样的值：{reading_.problem or '不是有效的值'}。")
    if column.kind.comparison == "date":
        return Filter(column.key, "within", reading_.value)
    if isinstance(column.kind, Phone | Tags):
        return Filter(column.key, "contains", reading_.value)  # a cell may hold several
    return Filter(column.key, "is", reading_.value)
