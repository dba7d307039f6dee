"""What the page of a plain record shows, gathered as plain data: its facts, and what points to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secretariat.base.dates import show_date
from secretariat.base.document import Block, Heading, PrintColumn, Report, Table
from secretariat.base.kinds import Count, Money
from secretariat.base.ledger import Column, Ledger
from secretariat.gui.lists.state import usual_state
from secretariat.gui.records.dossier import Dossier, Fact, facts_of
from secretariat.store.listing import Listing
from secretariat.store.rows import Record, Rows

MOST = 100
"""So many records of one kind stand on the page; the rest are reached through their list."""
_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Related:
    """The records of one kind that point here through one link; `owned` where they cannot be without this one."""

    entity: str
    link: str
    label: str
    owned: bool
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The first records of a kind as a table: headings, wanted widths, and a line of texts for each id."""

    headings: tuple[str, ...]
    widths: tuple[int, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]


def ledger_over(rows: Rows, entity: str) -> Ledger | None:
    """The ledger whose lines are records of an entity."""
    return next((item for item in rows.catalog.ledgers.values() if item.root == entity), None)


def plain_dossier(rows: Rows, entity: str, record: int, day: str) -> Dossier | None:
    """The facts of a record; None where it never was, or its adding was undone."""
    stored = rows.get(entity, record)
    if stored is None:
        return None
    declared = rows.entity(entity)
    title = title_of(rows, entity, stored)
    named = declared.field(declared.title)
    skip = () if named.target else (named.name,)  # a link leads on, so that it stands among the facts too
    facts = (*facts_of(rows, entity, stored, skip=skip), *_told(rows, entity, stored, day))
    return Dossier(
        (entity, record), title, declared.label, lines=(), removed=stored["removed"] is not None,
        sections=((declared.label, facts),), about=((entity, record),),
    )  # fmt: skip


def title_of(rows: Rows, entity: str, stored: Record) -> str:
    """What a record is called: its title, else the first word that its list searches, else its number."""
    title = rows.title(entity, stored["id"])
    ledger = ledger_over(rows, entity)
    if title or ledger is None or stored["removed"] is not None:
        return title or f"{rows.entity(entity).label}　记录{stored['id']}"
    cells = Listing(rows, ledger).rows([stored["id"]], ledger.searched)
    found = (
        ledger.column(key).kind.show(value)
        for row in cells for key, value in zip(ledger.searched, row, strict=True) if value
    )  # fmt: skip
    return next(found, "") or f"{rows.entity(entity).label}　记录{stored['id']}"


def _told(rows: Rows, entity: str, stored: Record, day: str) -> Iterator[Fact]:
    """What the list tells of the record beside its own fields: 欠缴, 状态, counts of what belongs to it."""
    ledger = ledger_over(rows, entity)
    if ledger is None or stored["removed"] is not None:
        return
    columns = [item for item in ledger.columns if item.derive is not None or item.gather is not None]
    for cells in Listing(rows, ledger).rows([stored["id"]], [item.key for item in columns], day):
        for item, value in zip(columns, cells, strict=True):
            text = item.kind.show(value)
            if text:
                yield Fact(item.label, f"{text} {_unit(item)}".rstrip())


def _unit(column: Column) -> str:
    return str(getattr(column.kind, "unit", "")) if isinstance(column.kind, Money | Count) else ""


def related(rows: Rows, entity: str, record: int) -> list[Related]:
    """What points to a record: first what cannot be without it, even where there is none yet, then the rest."""
    found: list[Related] = []
    for other in rows.catalog.entities.values():
        for item in other.links:
            if item.target == entity:
                ids = tuple(row["id"] for row in rows.find(other.name, **{item.name: record}))
                if ids or item.required:
                    label = other.label if item.required else f"{other.label}（{item.label}）"
                    found.append(Related(other.name, item.name, label, item.required, ids))
    found.sort(key=lambda one: not one.owned)
    return found


def table_of(rows: Rows, one: Related, day: str | None) -> Shown:
    """The first of the records that point to another, in the order of their list."""
    ledger = ledger_over(rows, one.entity)
    if ledger is None:
        return Shown(
            ("记录",), (1,), tuple((item, (rows.title(one.entity, item),)) for item in one.ids[:MOST])
        )
    listing = Listing(rows, ledger)
    columns = _columns(rows, ledger, one)
    ids = in_order(listing, one.ids)[:MOST]
    cells = listing.rows(ids, [item.key for item in columns], day)
    lines = tuple(
        (record, tuple(item.kind.show(value) for item, value in zip(columns, row, strict=True)))
        for record, row in zip(ids, cells, strict=False)
    )
    return Shown(
        tuple(item.label for item in columns), tuple(min(36, max(8, item.kind.width)) for item in columns), lines
    )  # fmt: skip


def in_order(listing: Listing, ids: Sequence[int]) -> list[int]:
    """Records in the order of their list; those of a large ledger as they were entered."""
    from secretariat.store.listing import ListQuery

    if len(ids) < 2 or listing.count() > 20_000:
        return list(ids)
    return listing.select(ListQuery(scope="all", ids=tuple(ids)))


def _columns(rows: Rows, ledger: Ledger, one: Related) -> list[Column]:
    """The usual columns of a list without what is the same in every line: the record itself."""
    own = {item.key for item in ledger.columns if item.paths and item.paths[0][0] == one.link}
    keys = [key for key in usual_state(ledger).columns if key not in own]
    columns = [ledger.column(key) for key in keys]
    title = ledger.column(ledger.title)
    if title.key not in keys and title.key not in own:
        columns.insert(0, title)
    return columns[:_COLUMNS]


def plain_report(rows: Rows, dossier: Dossier, day: str, *, codes: bool) -> Report:
    """A record on paper: its facts, then a table of each kind that points to it."""
    blocks: list[Block] = []
    for title, facts in dossier.sections:
        lines = tuple((fact.label, fact.masked if fact.masked and not codes else fact.text) for fact in facts)
        blocks += _part(title, ("项目", "内容"), (18, 60), lines)
    for one in related(rows, *dossier.place):
        if one.ids:
            shown = table_of(rows, one, day)
            blocks += _part(one.label, shown.headings, shown.widths, tuple(line for _, line in shown.lines))
    return Report(dossier.title, tuple(blocks), rows.setting("office"), day, show_date(day))


def _part(
    title: str, headings: Sequence[str], widths: Sequence[int], lines: tuple[tuple[str, ...], ...]
) -> list[Block]:
    if not lines:
        return []
    columns = tuple(PrintColumn(label, width) for label, width in zip(headings, widths, strict=True))
    return [Heading(title), Table("", columns, lines)]
