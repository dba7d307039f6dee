"""The figures above a list, from its declaration: sums of money and counts, units, persons, what share is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.base.document import Figure, Selection
from secretariat.base.figures import UNDEFINED, amount, percent
from secretariat.base.kinds import Kind, Money
from secretariat.base.kinds.kind import Value
from secretariat.base.ledger import Column, Ledger
from secretariat.domains.office import papers, rights
from secretariat.domains.office.figures.learning import Reached
from secretariat.domains.overview.main_roll import main_roll
from secretariat.store.listing import Listing
from secretariat.store.rows import Rows
from secretariat.store.statistics import summed
from secretariat.store.statistics.parts import PERSON, UNIT, party_of

_HEADCOUNT = "training.headcount"
"""Told together with the names that were kept."""


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
    columns = [column for column in summed(ledger) if column.key != _HEADCOUNT]
    party = party_of(ledger)
    keys = [column.key for column in columns]
    rate = RATES.get(ledger.name)
    more = [_HEADCOUNT] if ledger.name == "trainings" else []
    wanted = list(
        dict.fromkeys([*keys, *([rate.key] if rate else []), *([party.key] if party else []), *more])
    )
    lines = listing.rows(ids, wanted, as_of) if wanted else []
    cells = {key: [line[place] for line in lines] for place, key in enumerate(wanted)}
    shown = Shown(ledger, as_of, tuple(ids), cells)
    return (
        *_parties(shown, listing), *(_sum(shown, column) for column in columns if any(cells[column.key])),
        *_rates(shown, rate), *(_taught(shown, rows) if ledger.name == "trainings" and ids else ()),
    )  # fmt: skip


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


def _parties(shown: Shown, listing: Listing) -> Iterator[Figure]:
    """Different units and persons, and the names of which nobody said yet who they are."""
    aliases = {source.alias for source in shown.ledger.sources}
    links = {
        alias: listing.references(shown.ids, alias, shown.as_of)
        for alias in (UNIT, PERSON)
        if alias in aliases
    }
    for alias, label, unit in ((UNIT, "单位", "家"), (PERSON, "个人", "人")):
        found = links.get(alias, {})
        different = {number for number in found.values() if number is not None}
        if different:
            yield shown.figure(
                label, f"{len(different):,} {unit}",
                lambda place, found=found: found.get(shown.ids[place]) is not None,  # type: ignore[misc]
                len(different),
            )  # fmt: skip
    party = party_of(shown.ledger)
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
    """人次 of the shown classes: the trainees by name, and what was noted where nobody's name was kept.

    Where names were kept, also how much of the main body they are, and who was not trained yet.
    """
    trainees = rows.columns("trainee", ("training", "person"))
    named = Counter(training for _, training, _ in trainees)
    noted = shown.cells[_HEADCOUNT]
    heads = [named[record] or count or 0 for record, count in zip(shown.ids, noted, strict=True)]
    total = sum(head for head in heads if isinstance(head, int))
    if total:
        yield shown.figure("培训", f"{total:,} 人次", lambda place: bool(heads[place]), total)
    classes = frozenset(shown.ids)
    yield from _reached(shown, rows, [person for _, training, person in trainees if training in classes])


def _reached(shown: Shown, rows: Rows, trained: Sequence[int | None]) -> Iterator[Figure]:
    """How many of the main body the shown classes reached, and whom they did not."""
    day = shown.as_of or date.today().isoformat()
    roll = main_roll(rows, day) if trained else None
    if roll is None:
        return
    told = frozenset(person for person in trained if person is not None)
    reached = Reached(day, roll.people, told, len(trained) - len(told))
    done, whole = len(reached.done), len(roll.people)
    share = f"轮训覆盖　{roll.name} {done:,}/{whole:,}，{percent(done, whole)}"
    yield Figure(share, done, Selection("people", shown.as_of, reached.done, f"{roll.name}已参训"))
    if reached.missing:
        missing = Selection("people", shown.as_of, reached.missing, f"{roll.name}还没有参训")
        yield Figure(f"还没有参训　{len(reached.missing):,} 人", len(reached.missing), missing)


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
