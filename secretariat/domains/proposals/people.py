"""Who is meant by a name under a proposal: never decided by the name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.dates import first_day, last_day
from secretariat.base.text import organization_key
from secretariat.domains.proposals.sessions import CPPCC, NPC
from secretariat.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a paper has it, with what stands beside it; `body` is the one that meets, `day` when it was signed."""

    name: str
    mobile: str | None = None
    unit: str | None = None
    body: int | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The person, or in Chinese why none could be told."""

    person: int | None = None
    reason: str = ""


class SignerMatcher:
    """Tells persons by phone, by unit, or as the one delegate of that name in the body that the session is of."""

    def __init__(self, rows: Rows) -> None:
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._phones: dict[int, frozenset[str]] = {}
        for record, name, former, mobile in rows.columns("person", ("name", "former_name", "mobile")):
            self._phones[record] = frozenset(str(mobile).split("、")) if mobile else frozenset()
            for one in {name, former} - {None}:
                self._by_name[one].append(record)
        self._works_at = _places_of_work(rows)
        self._posts = _posts(rows)

    def tell(self, named: Named) -> Answer:
        """The person whom a name means; a reason where that cannot be known."""
        namesakes = self._by_name.get(named.name, [])
        if not namesakes:
            return Answer(reason=f"人员里没有“{named.name}”，姓名已保留，待对应")
        for found in (self._by_phone(namesakes, named), self._by_unit(namesakes, named)):
            if len(found) == 1:
                return Answer(found[0])
        return self._delegate(namesakes, named)

    def _by_phone(self, namesakes: Sequence[int], named: Named) -> list[int]:
        numbers = set(named.mobile.split("、")) if named.mobile else set()
        return [person for person in namesakes if numbers & self._phones[person]]

    def _by_unit(self, namesakes: Sequence[int], named: Named) -> list[int]:
        text = organization_key(named.unit) if named.unit else ""
        return [
            person
            for person in namesakes
            if text and any(key in text for key in self._works_at.get(person, ()))
        ]

    def _delegate(self, namesakes: Sequence[int], named: Named) -> Answer:
        body = named.body
        delegates = [person for person in namesakes if self._sits(person, body, named.day)]
        if len(delegates) == 1:
            return Answer(delegates[0])
        name = named.name
        if len(delegates) > 1:
            return Answer(reason=f"有{len(delegates)}位委员（代表）叫“{name}”，不能确定是哪一位，待对应")
        if body is None:
            return Answer(reason=f"名册里有“{name}”，但不知道这次会议属于哪个组织，仅凭姓名不能确定，待对应")
        return Answer(reason=f"名册里的“{name}”没有在该届任委员（代表）的记录，仅凭姓名不能确定，待对应")

    def _sits(self, person: int, body: int | None, day: str | None) -> bool:
        return body is not None and any(
            other == body and _in_force(start, end, day) for other, start, end in self._posts.get(person, ())
        )


def _in_force(start: str | None, end: str | None, day: str | None) -> bool:
    if day is None:
        return end is None
    return (start is None or first_day(start) <= last_day(day)) and (
        end is None or first_day(day) < last_day(end)
    )


def _places_of_work(rows: Rows) -> dict[int, set[str]]:
    """The names of the units of each person, folded."""
    names = {record: organization_key(name) for record, name in rows.columns("organization", ("name",))}
    places: dict[int, set[str]] = defaultdict(set)
    for _, person, organization in rows.columns("employment", ("person", "organization")):
        if organization in names:
            places[person].add(names[organization])
    return places


def _posts(rows: Rows) -> dict[int, list[tuple[int, str | None, str | None]]]:
    """(body, start, end) of the seats of each person in bodies that receive proposals."""
    seats: dict[int, list[tuple[int, str | None, str | None]]] = defaultdict(list)
    if "post" not in rows.catalog.entities or "body" not in rows.catalog.entities:
        return seats
    wanted = {record for record, kind in rows.columns("body", ("kind",)) if kind in (CPPCC, NPC)}
    used: list[tuple[Any, ...]] = rows.columns("post", ("person", "body", "start", "end"))
    for _, person, body, start, end in used:
        if body in wanted:
            seats[person].append((body, start, end))
    return seats
