"""The figures above a list, from its declaration: sums of money and counts, units, persons, what share is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.document import Figure, Selection
from secretariat.base.figures import UNDEFINED, amount, percent
from secretariat.base.kinds import Count, Kind, Money
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger
from secretariat.domains.office import papers, rights
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows

_NO_QUANTITY = ("", "年度", "期", "批", "届")
"""Units of numbers that say when or which one, so that their sum would mean nothing."""
_NEVER_SUMMED = ("party_counts", "fee_standards")
"""Ledgers whose numbers stand side by side: the same party members on another day, one standard beside another."""
_HEADCOUNT = "training.headcount"
"""Told together with the names that were kept."""
_PERSON, _UNIT = "person", "organization"


@dataclass(frozen=True, slots=True)
class Rate:
    """What share of the shown records is done: those whose column has one of these values."""

    label: str
    key: str
    done: tuple[str, ...]


RATES: Mapping[str, Rate] = {
    "rights_cases": Rate("办结", "rights_case.result", (rights.DONE,)),
    "mediations": Rate("调解成功", "mediation.result", (rights.AGREED,)),
    "tasks": Rate("完成", "task.progress", papers.FULFILLED),
    "opinions": Rate("采纳", "opinion.adopted", papers.ADOPTED[:2]),
    "trainees": Rate("结业", "trainee.result", ("结业",)),
    "recommendations": Rate("采纳", "recommendation.outcome", ("已采纳",)),
}
PAID, OWED, REDUCED, ARREARS = "fee.paid", "fee.standard", "fee.reduced", "arrears"


@dataclass(frozen=True, slots=True)
class Shown:
    """The records that a list shows, with the columns that are counted."""

    ledger: Ledger
    as_of: str | None
    ids: tuple[int, ...]
    cells: Mapping[str, Sequence[Value]]

    def figure(self, label: str, text: str, keep: Callable[[int], bool], number: int = 0) -> Figure:
        """A figure under its label that knows which of the records it counts."""
        counted = tuple(record for place, record in enumerate(self.ids) if keep(place))
        return Figure(
            f"{label}　{text}", number, Selection(self.ledger.name, self.as_of, counted, f"{label} {text}")
        )


def figures_of(rows: Rows, listing: Listing, ids: Sequence[int], as_of: str | None) -> tuple[Figure, ...]:
    """The figures of some lines of a ledger; empty where there is nothing to add up."""
    ledger = listing.ledger
    columns = summed(ledger)
    keys = [column.key for column in columns]
    rate = RATES.get(ledger.name)
    more = [_HEADCOUNT] if ledger.name == "trainings" else []
    wanted = list(dict.fromkeys([*keys, *([rate.key] if rate else []), *_party_keys(ledger), *more]))
    lines = listing.rows(ids, wanted, as_of) if wanted else []
    cells = {key: [line[place] for line in lines] for place, key in enumerate(wanted)}
    shown = Shown(ledger, as_of, tuple(ids), cells)
    return (
        *_parties(shown, listing), *(_sum(shown, column) for column in columns if any(cells[column.key])),
        *_rates(shown, rate), *_taught(shown, rows),
    )  # fmt: skip


def summed(ledger: Ledger) -> tuple[Column, ...]:
    """The columns of a ledger whose sum means something."""
    if ledger.name in _NEVER_SUMMED:
        return ()
    return tuple(column for column in ledger.columns if _is_quantity(column, ledger))


def _is_quantity(column: Column, ledger: Ledger) -> bool:
    own = column.derive is not None or (column.paths and column.paths[0][0] == ledger.root)
    if not own or column.key == _HEADCOUNT:
        return False
    if isinstance(column.kind, Money):
        return True
    return isinstance(column.kind, Count) and column.kind.unit not in _NO_QUANTITY


def _sum(shown: Shown, column: Column) -> Figure:
    values = shown.cells[column.key]
    total = sum(value for value in values if isinstance(value, int))
    return shown.figure(
        column.label, quantity(column.kind, total), lambda place: values[place] is not None, total
    )


def quantity(kind: Kind, number: int) -> str:
    """A sum in words: digits in groups of three, and the unit of the column."""
    if isinstance(kind, Money):
        whole, dot, rest = amount(number, kind.unit, 6).removesuffix(kind.unit).partition(".")
        return f"{int(whole):,}{dot}{rest} {kind.unit}"
    return f"{number:,} {getattr(kind, 'unit', '')}".rstrip()


# -- whom it concerns -----------------------------------------------------------------------------------------


def _party_keys(ledger: Ledger) -> list[str]:
    """The column of the main party of a record, which may hold a bare name."""
    party = _party(ledger)
    return [party.key] if party else []


def _party(ledger: Ledger) -> Column | None:
    for column in ledger.columns:
        aliases = [alias for alias, _ in column.paths]
        if ledger.root in aliases[1:] and aliases[0] in (_UNIT, _PERSON):
            return column
    return None


def _parties(shown: Shown, listing: Listing) -> Iterator[Figure]:
    """Different units and persons, and the names of which nobody said yet who they are."""
    aliases = {source.alias for source in shown.ledger.sources}
    links = {
        alias: listing.references(shown.ids, alias, shown.as_of)
        for alias in (_UNIT, _PERSON)
        if alias in aliases
    }
    for alias, label, unit in ((_UNIT, "单位", "家"), (_PERSON, "个人", "人")):
        found = links.get(alias, {})
        different = {number for number in found.values() if number is not None}
        if different:
            yield shown.figure(
                label, f"{len(different):,} {unit}",
                lambda place, found=found: found.get(shown.ids[place]) is not None,  # type: ignore[misc]
                len(different),
            )  # fmt: skip
    party = _party(shown.ledger)
    if party is not None:
        yield from _bare(shown, shown.cells[party.key], links)


def _bare(
    shown: Shown, names: Sequence[Value], links: Mapping[str, Mapping[int, int | None]]
) -> Iterator[Figure]:
    def is_bare(place: int) -> bool:
        record = shown.ids[place]
        return bool(names[place]) and all(found.get(record) is None for found in links.values())

    number = sum(map(is_bare, range(len(shown.ids))))
    if number:
        yield shown.figure("未核实", f"{number:,} {shown.ledger.unit}", is_bare, number)


def _taught(shown: Shown, rows: Rows) -> Iterator[Figure]:
    """人次 of the shown classes: the trainees by name, and what was noted where nobody's name was kept."""
    if shown.ledger.name != "trainings" or not shown.ids:
        return
    named = Counter(row[1] for row in rows.columns("trainee", ("training",)))
    noted = shown.cells[_HEADCOUNT]
    heads = [named[record] or count or 0 for record, count in zip(shown.ids, noted, strict=True)]
    total = sum(head for head in heads if isinstance(head, int))
    if total:
        yield shown.figure("培训", f"{total:,} 人次", lambda place: bool(heads[place]), total)


# -- how far it is --------------------------------------------------------------------------------------------


def _rates(shown: Shown, rate: Rate | None) -> Iterator[Figure]:
    if rate is not None and shown.ids:
        states = shown.cells[rate.key]
        done = sum(state in rate.done for state in states)
        text = f"{done:,} {shown.ledger.unit}，{rate.label}率 {percent(done, len(shown.ids))}"
        yield shown.figure(rate.label, text, lambda place: states[place] in rate.done, done)
    if shown.ledger.name == "fees" and shown.ids:
        yield _collected(shown)


def _collected(shown: Shown) -> Figure:
    """收缴率: what was paid of what was due after reductions."""
    owed, reduced, paid = (
        sum(value for value in shown.cells.get(key, ()) if isinstance(value, int))
        for key in (OWED, REDUCED, PAID)
    )
    due = owed - reduced
    text = percent(paid, due) if due > 0 else UNDEFINED
    values = shown.cells.get(PAID, ())
    return shown.figure("收缴率", text, lambda place: bool(values) and values[place] is not None)
