"""Which record of a list does a row mean: key by key, a name compared by who is meant by it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold, organization_key
from secretariat.domains.plain.linking import Linked
from secretariat.domains.plain.shape import PartyCell, Shape
from secretariat.domains.plain.telling import ORGANIZATION, PERSON, Meant, Parties
from secretariat.store.rows import Rows

Keys = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A record or a row as far as keys are concerned: plain cells made comparable, parties, links."""

    cells: Mapping[str, Hashable]
    parties: Mapping[str, Meant] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names under which a party may stand: as the file calls it, as the row has it."""


def comparable(value: Value) -> Hashable:
    """A value as keys compare it: width, case and spaces of words do not count."""
    return fold(value) if isinstance(value, str) else value


def comparable_cells(values: Mapping[str, Value], shape: Shape) -> dict[str, Hashable]:
    """The own cells of a record as keys compare them; how the name of a unit is written does not count either."""
    return {
        key: organization_key(str(value))
        if value is not None and key in shape.unit_names
        else comparable(value)
        for key, value in values.items()
    }


def same_party(one: Meant | None, other: Meant | None) -> bool:
    """Whether two names can be the same party, the names themselves being equal.

    A name that is not told yet is taken for the record of that name; two different records are two.
    """
    if one is None or other is None:
        return one is other
    if one.one and other.one:
        return one.one == other.one
    told, open_ = (one, other) if one.one else (other, one)
    return told.one is None or not open_.candidates or told.one in open_.candidates


class LineIndex:
    """Lines by each of several keys, the surest key first.

    A part of a key may be empty, and then is as one with another that is; one marked "=" must be filled.
    """

    def __init__(self, keys: Keys, days: frozenset[str] = frozenset()) -> None:
        self.keys = tuple(tuple(part.removeprefix("=") for part in key) for key in keys)
        self._filled = [tuple(part[1:] for part in key if part.startswith("=")) for key in keys]
        self._days = days  # parts that are dates: 2025-03 does not contradict 2025-03-05
        self.lines: dict[int, Line] = {}
        self._by_key: list[dict[tuple[Hashable, ...], list[int]]] = [{} for _ in keys]

    def add(self, number: int, line: Line) -> None:
        """Make a line known under its keys."""
        self.lines[number] = line
        for place in range(len(self.keys)):
            for cells in self._tuples(line, place):
                self._by_key[place].setdefault(cells, []).append(number)

    def find(self, line: Line) -> list[int]:
        """The lines that a line may be, by the first key that finds any; certain ones before likely ones."""
        for place in range(len(self.keys)):
            hits = dict.fromkeys(
                one for cells in self._tuples(line, place) for one in self._by_key[place].get(cells, ())
            )
            fitting = [one for one in hits if self._fits(line, self.lines[one], place)]
            sure = [one for one in fitting if _certain(line, self.lines[one])]
            if fitting:
                return sure or fitting
        return []

    def _tuples(self, line: Line, place: int) -> list[tuple[Hashable, ...]]:
        if not all(_filled(line, part) for part in self._filled[place]):
            return []
        return _tuples(line, self.keys[place])

    def contradicts(self, number: int, line: Line) -> bool:
        """Whether nothing that both tell agrees, so that a record number must be a slip."""
        known = self.lines[number]
        keys = dict.fromkeys(part for key in self.keys for part in key)
        told = [part for part in keys if _filled(line, part) and _filled(known, part)]
        return bool(told) and not any(self._agree(line, known, part) for part in told)

    def _fits(self, line: Line, known: Line, place: int) -> bool:
        parties = [part for part in self.keys[place] if part in line.parties or part in known.parties]
        if not all(same_party(line.parties.get(part), known.parties.get(part)) for part in parties):
            return False
        return not any(self._told_apart(line, known, key) for key in self.keys[:place])

    def _told_apart(self, line: Line, known: Line, key: tuple[str, ...]) -> bool:
        """Whether a surer key says that these are two: all of it is known of both, and it differs.

        Another unit beside the name does not make two of a person who is certainly the same.
        """
        if not all(_filled(line, part) and _filled(known, part) for part in key):
            return False
        named = [part for part in key if part in line.parties]
        if named and all(_same_for_certain(line, known, part) for part in named):
            return False
        return not all(self._agree(line, known, part) for part in key)

    def _agree(self, one: Line, other: Line, part: str) -> bool:
        if part in one.parties or part in other.parties:
            same = same_party(one.parties.get(part), other.parties.get(part))
            return same and bool(set(one.spellings.get(part, ())) & set(other.spellings.get(part, ())))
        mine, theirs = one.cells.get(part), other.cells.get(part)
        if part in self._days and isinstance(mine, str) and isinstance(theirs, str):
            return mine[: len(theirs)] == theirs[: len(mine)]
        return mine == theirs


def _tuples(line: Line, key: tuple[str, ...]) -> list[tuple[Hashable, ...]]:
    """The key of a line in each spelling; none where nothing of it is filled."""
    if not any(_filled(line, part) for part in key):
        return []
    options: list[Sequence[Hashable]] = [
        line.spellings.get(part, (None,)) if part in line.parties else (line.cells.get(part),) for part in key
    ]
    return list(product(*options))


def _filled(line: Line, part: str) -> bool:
    return part in line.parties or line.cells.get(part) is not None


def _same_for_certain(one: Line, other: Line, part: str) -> bool:
    first, second = one.parties.get(part), other.parties.get(part)
    return first is not None and second is not None and first.one is not None and first.one == second.one


def _certain(one: Line, other: Line) -> bool:
    return all(_same_for_certain(one, other, part) for part in one.parties)


def spellings(meant: Meant, parties: Parties) -> tuple[str, ...]:
    """How a party may be written: as the file calls it, and as it stands in the list."""
    names = [organization_key(meant.text)]
    if meant.record is not None:
        names.insert(0, organization_key(parties.name_of(meant.sort, meant.record)))
    return tuple(dict.fromkeys(names))


def stored_lines(rows: Rows, shape: Shape, parties: Parties, index: LineIndex) -> LineIndex:
    """The index filled with all live records of a ledger."""
    wanted = dict.fromkeys(part for key in index.keys for part in key)
    own = {key: shape.own[key] for key in wanted if key in shape.own}
    links = {one.key: one.field for one in shape.links if one.key in wanted}
    told = [one for one in shape.parties if one.key in wanted]
    fields = tuple(dict.fromkeys((*own.values(), *links.values(), *(f for one in told for f in one.fields))))
    for record, *values in rows.columns(shape.entity.name, fields):
        row = dict(zip(fields, values, strict=True))
        cells = comparable_cells({key: row[name] for key, name in own.items()}, shape)
        cells |= {key: row[name] for key, name in links.items()}
        who = {one.key: meant for one in told if (meant := stored_party(row, one, parties))}
        index.add(record, Line(cells, who, {key: spellings(one, parties) for key, one in who.items()}))
    return index


def stored_party(row: Mapping[str, Value], cell: PartyCell, parties: Parties) -> Meant | None:
    """Who stands in the fields of a record."""
    for sort, name in ((ORGANIZATION, cell.organization), (PERSON, cell.person)):
        record = row.get(name) if name else None
        if isinstance(record, int):
            return Meant(parties.name_of(sort, record), sort, record)
    text = row.get(cell.name) if cell.name else None
    return Meant(str(text)) if text else None


def link_key(linked: Linked) -> Hashable:
    """A link as keys compare it: the record, or the one that is about to be made."""
    return linked.record if linked.record is not None else (linked.make or None)
