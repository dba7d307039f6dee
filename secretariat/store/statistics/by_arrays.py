"""Statistics counted from the listing's arrays: for whatever columns there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secretariat.base.dates import first_day
from secretariat.base.kinds.kind import Value
from secretariat.store.listing import Listing
from secretariat.store.statistics.parts import PERSON, UNIT, Ask, Counted, Line, Values, link_of, party_of


def count(listing: Listing, ask: Ask) -> Counted:
    """The counts from the listing's arrays: for whatever columns there are."""
    places, undated = _places(listing, ask)
    ids, day = listing.ids(), ask.query.as_of
    arrays = [(one, listing.array(one.column.key, day)) for one in ask.dimensions]
    groups: dict[Values, list[int]] = {}
    for place in places:
        for values in _combined([one.values(array[place]) for one, array in arrays]):
            groups.setdefault(values, []).append(place)
    numbers = [listing.array(column.key, day) for column in ask.summed]
    persons, units = (_linked(listing, entity, day) for entity in (PERSON, UNIT))

    def line(found: list[int]) -> Line:
        return Line(
            (), len(found), tuple(_sum(array, found) for array in numbers), _different(persons, found),
            _different(units, found), tuple(ids[place] for place in found),
        )  # fmt: skip

    lines = {values: line(found) for values, found in groups.items()}
    return Counted(lines, line(places), undated, _unlinked(listing, places, (persons, units), day))


def _places(listing: Listing, ask: Ask) -> tuple[list[int], int]:
    """Where the wanted records stand, and how many more have no day."""
    wanted = set(listing.select(ask.query))
    places = [place for place, record in enumerate(listing.ids()) if record in wanted]
    if not ask.dated or ask.day is None:
        return places, 0
    days = listing.array(ask.day.key, ask.query.as_of)
    first, last = ask.first or "", ask.last or "9"
    known = [place for place in places if days[place] is not None]
    return [place for place in known if first <= first_day(str(days[place])) <= last], len(places) - len(
        known
    )


def _combined(parts: Iterable[Sequence[Value]]) -> list[Values]:
    found: list[Values] = [()]
    for values in parts:
        found = [(*before, value) for before in found for value in values]
    return found


def _sum(array: list[Value], places: Iterable[int]) -> int | None:
    numbers = [value for value in (array[place] for place in places) if isinstance(value, int)]
    return sum(numbers) if numbers else None


def _linked(listing: Listing, entity: str, as_of: str | None) -> list[int | None] | None:
    alias = link_of(listing.ledger, entity)
    return None if alias is None else listing.links(alias, as_of)


def _different(links: list[int | None] | None, places: Iterable[int]) -> int | None:
    return None if links is None else len({links[place] for place in places} - {None})


def _unlinked(
    listing: Listing, places: Iterable[int], links: Sequence[list[int | None] | None], as_of: str | None
) -> int:
    party = party_of(listing.ledger)
    if party is None:
        return 0
    names = listing.array(party.key, as_of)
    known = [found for found in links if found is not None]
    return sum(1 for at in places if names[at] is not None and all(found[at] is None for found in known))
