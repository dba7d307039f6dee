"""Short ways to put events, people and attendances into a file, and to import rows as a clerk would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from secretariat.catalog import INTAKES
from secretariat.domains.events.vocabulary import PRESENT
from secretariat.exchange.importing import ImportOptions, Preview, Report, apply, prepare
from secretariat.exchange.reading import Sheet, Workbook
from secretariat.store.store import Store

DAY = "2026-03-05"


def add(store: Store, entity: str, **values: Any) -> int:
    """One record."""
    with store.transact("新增") as tx:
        return tx.add(entity, values)


def event(store: Store, title: str = "年中执委会", **values: Any) -> int:
    """An event on a Thursday in March, unless told otherwise."""
    return add(store, "event", title=title, **{"start": DAY, "kind": "会议", **values})


def person(store: Store, name: str, unit: str = "", **values: Any) -> int:
    """A person, who heads the unit where one is named."""
    record = add(store, "person", name=name, **values)
    if unit:
        found = store.rows.find("organization", name=unit)
        organization = found[0]["id"] if found else add(store, "organization", name=unit, kind="企业")
        add(store, "employment", person=record, organization=organization, role="负责人")
    return record


def attend(
    store: Store, occasion: int, people: Iterable[int], state: str | None = PRESENT, role: str = "应到"
) -> None:
    """People on the list of an event."""
    with store.transact("签到") as tx:
        tx.add_many(
            "attendance", [{"event": occasion, "person": one, "state": state, "role": role} for one in people]
        )


def marks(store: Store, occasion: int) -> list[tuple[Any, ...]]:
    """(name as shown, state) of an event's list, in the order of entry."""
    rows = store.rows.find("attendance", event=occasion)
    return [(row["name"] or store.rows.title("person", row["person"]), row["state"]) for row in rows]


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> Workbook:
    """A workbook with these sheets, as the reader gives it: rows equally long."""
    made = []
    for title, rows in sheets:
        width = max(map(len, rows))
        made.append(Sheet(title, [[*row, *[None] * (width - len(row))] for row in rows]))
    return Workbook("台账.xlsx", f"{abs(hash(str(sheets))):064x}"[:64], "xlsx", tuple(made))


def look(store: Store, book: Workbook, ledger: str = "events", **options: Any) -> Preview:
    """The preview of an import."""
    return prepare(book, INTAKES[ledger], store.rows, ImportOptions(**options))


def take(store: Store, book: Workbook, ledger: str = "events", **options: Any) -> Report:
    """An import carried out."""
    return apply(store, look(store, book, ledger, **options))


def told(report: Report | Preview) -> list[tuple[Any, ...]]:
    """(row, column, message) of everything that is doubtful or wrong."""
    preview = report.preview if isinstance(report, Report) else report
    return [(one.row, one.column, one.message) for one in preview.problems]
