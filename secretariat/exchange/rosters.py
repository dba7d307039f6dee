"""Makes a printable roster of what a list shows, with private values masked as the profile asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from secretariat.base.dates import show_date
from secretariat.base.document import Align, PrintCell, PrintColumn, Roster
from secretariat.base.entity import INTERNAL, PUBLIC, SENSITIVE
from secretariat.base.errors import Refusal
from secretariat.base.kinds import Count, IdNumber, Money, PartialDate, Phone, Points
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger
from secretariat.exchange.printing import write_roster
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.rows import Rows
from secretariat.store.store import Store

PROFILES = {PUBLIC: "公示版", INTERNAL: "内部版", "full": "完整版"}
"""Who a print is for: everybody, the office (phones and ID numbers masked), or nothing masked."""

_HIDDEN = "＊＊＊"


@dataclass(frozen=True, slots=True)
class RosterRequest:
    """What to print: columns by key (none: the ledger's usual ones), records, profile, and the words around.

    `ids` gives the records in their printed order; without them `query` selects.
    """

    ledger: str
    title: str = ""
    columns: tuple[str, ...] = ()
    query: ListQuery = field(default_factory=ListQuery)
    ids: tuple[int, ...] | None = None
    profile: str = INTERNAL
    purpose: str = ""
    notes: tuple[str, ...] = ()


def shown(column: Column, value: Value, profile: str) -> str:
    """The printed text of a value: masked for the profile, birth dates cut to the month in public.

    Dates are printed as 2019-03-05: they stay on one line, and Excel gives them back as they were.
    """
    if value is None:
        return ""
    kind = column.kind
    if isinstance(kind, PartialDate):
        return str(value)[:7] if profile == PUBLIC and column.level != PUBLIC else str(value)
    if profile == "full" or (column.level == PUBLIC and not kind.private):
        return kind.show(value)
    if isinstance(kind, Phone | IdNumber) or kind.private:
        return kind.mask(value)
    if profile == INTERNAL and column.level == INTERNAL:
        return kind.show(value)
    return _HIDDEN


def usual_columns(ledger: Ledger, profile: str) -> tuple[str, ...]:
    """The keys of the columns that a roster has when nobody chose any; sensitive ones only in full."""
    levels = {PUBLIC: (PUBLIC,), INTERNAL: (PUBLIC, INTERNAL)}.get(profile, (PUBLIC, INTERNAL, SENSITIVE))
    return tuple(item.key for item in ledger.columns if item.roster and item.level in levels)


def make_roster(rows: Rows, listing: Listing, request: RosterRequest) -> Roster:
    """The roster as plain data; records that are gone meanwhile are left out."""
    ledger = listing.ledger
    keys = request.columns or usual_columns(ledger, request.profile)
    columns = [ledger.column(key) for key in keys]
    there = set(listing.ids())
    ids = [
        one for one in (listing.select(request.query) if request.ids is None else request.ids) if one in there
    ]
    cells = listing.rows(ids, keys, request.query.as_of)
    known = [str(key).partition(".")[2] == "id" for key in keys]
    printed, lines = _with_record_number(ledger, columns, ids, request, known)
    for line, values in zip(lines, cells, strict=True):
        line.extend(_cell(item, value, request.profile) for item, value in zip(columns, values, strict=True))
    day = request.query.as_of or date.today().isoformat()
    return Roster(
        title=request.title or f"{ledger.label}名册",
        unit=rows.setting("office", ""),
        as_of=show_date(day),
        columns=tuple(printed),
        rows=lines,
        maker=rows.setting("maker", ""),
        notes=request.notes,
        watermark="" if request.profile == PUBLIC else "内部资料 注意保存",
    )


def export_roster(store: Store, request: RosterRequest, roster: Roster, path: Path) -> tuple[str, ...]:
    """Write a roster and log who took what; returns warnings in Chinese. Runs where the store lives."""
    warnings = write_roster(roster, path)
    log_export(store, request, roster, path)
    return warnings


def log_export(store: Store, request: RosterRequest, roster: Roster, path: Path) -> None:
    """Note an export in the office's own log: what, for whom, how many rows, and the file's hash."""
    columns = "、".join(item.label for item in roster.columns if not item.hidden)
    values = {
        "at": datetime.now().isoformat(timespec="seconds"),
        "content": f"{roster.title}（{path.suffix.lstrip('.')}）：{columns}",
        "profile": PROFILES[request.profile],
        "rows": len(roster.rows),
        "purpose": request.purpose or None,
        "sha256": sha256(path.read_bytes()).hexdigest(),
    }
    with store.transact(f"导出{roster.title}", kind="note") as tx:
        tx.add("export_log", values)


def column_keys(ledger: Ledger, labels: Sequence[str]) -> tuple[str, ...]:
    """Column keys from Chinese labels (or keys); refuses a label that the list does not have."""
    keys: list[str] = []
    for label in labels:
        found = ledger.labelled(label.strip())
        if found is None:
            raise Refusal(f"{ledger.label}名册没有“{label}”这一列。", f"可用的列：{_labels(ledger)}。")
        keys.append(found.key)
    return tuple(keys)


def _labels(ledger: Ledger) -> str:
    return "、".join(item.label for item in ledger.columns)


def _with_record_number(
    ledger: Ledger,
    columns: Sequence[Column],
    ids: Sequence[int],
    request: RosterRequest,
    known: Sequence[bool],
) -> tuple[list[PrintColumn], list[list[PrintCell]]]:
    """The printed columns, led by a hidden record number that an edited workbook comes back with."""
    printed = [_print_column(item) for item in columns]
    number = ledger.labelled("记录号")
    if number is None or any(known) or request.profile == PUBLIC:
        return printed, [[] for _ in ids]
    hidden = PrintColumn(number.label, 8, "right", number=True, hidden=True)
    return [hidden, *printed], [[record] for record in ids]


def _print_column(column: Column) -> PrintColumn:
    align: Align = (
        "right" if column.kind.align == "right" else "center" if column.kind.align == "center" else "left"
    )
    unit = getattr(column.kind, "unit", "")
    label = f"{column.label}（{unit}）" if isinstance(column.kind, Money) else column.label
    number = isinstance(column.kind, Money | Count | Points)
    return PrintColumn(label, max(column.kind.width, 2 * len(column.label)), align, number=number)


def _cell(column: Column, value: Value, profile: str) -> PrintCell:
    if value is not None and isinstance(column.kind, Money | Count | Points):
        plain = column.kind.plain(value)
        return plain if isinstance(plain, int | float) else None
    return shown(column, value, profile)
