"""Whom does a name on a list of attendance mean? Only who cannot be told is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.base.dates import show_date
from secretariat.base.text import organization_key, organization_stem, split_organization_and_post
from secretariat.domains.events import queries
from secretariat.domains.events.naming import Named, read_names
from secretariat.domains.events.queries import Attendee
from secretariat.domains.events.vocabulary import EXPECTED
from secretariat.domains.plain.people import Clues, People
from secretariat.store.rows import Rows

__all__ = ["Listed", "Named", "Teller", "Told", "details", "people_named", "read_names"]


@dataclass(frozen=True, slots=True)
class Told:
    """The person whom a name means; else why that is open, with those whom it may mean.

    Without candidates nobody of that name is on file: the name is kept as it stands.
    """

    named: Named
    person: int | None = None
    candidates: tuple[int, ...] = ()
    reason: str = ""

    @property
    def asked(self) -> bool:
        """Whether the clerk has to choose."""
        return self.person is None and bool(self.candidates)


def people_named(rows: Rows, names: Iterable[str], codes: Iterable[str] = ()) -> People:
    """The index of persons, of those with these names (or former names) and ID numbers only."""
    people = People()
    found = queries.persons_named(rows, list(dict.fromkeys(names)), list(dict.fromkeys(codes)))
    works: dict[int, list[str]] = {}
    for person, unit in queries.workplaces(rows, [one[0] for one in found]):
        works.setdefault(person, []).append(unit)
    for person, name, former, code, mobile in found:
        if former:
            people.add(person, Clues(former, code, mobile), works.get(person, ()))
        people.add(person, Clues(name, code, mobile), works.get(person, ()))
    return people


class Listed:
    """Who is due at one event, by name: the roll against which a sign-in sheet is read."""

    def __init__(self, rows: Rows, attendees: Sequence[Attendee]) -> None:
        due = [one for one in attendees if one.person is not None and one.role in (None, EXPECTED)]
        self._by_name: dict[str, list[int]] = {}
        for one in due:
            assert one.person is not None
            held = self._by_name.setdefault(one.name, [])
            held += [] if one.person in held else [one.person]
        persons = [one.person for one in due if one.person is not None]
        self._facts = queries.person_facts(rows, persons, date.today().isoformat()) if persons else {}
        self._works: dict[int, list[str]] = {}
        for person, unit in queries.workplaces(rows, persons) if persons else ():
            self._works.setdefault(person, []).append(unit)

    def tell(self, named: Named) -> int | None:
        """The only one of that name who is due, unless unit or phone beside the name say that it is another."""
        held = self._by_name.get(named.name, [])
        return held[0] if len(held) == 1 and not self._another(held[0], named) else None

    def namesakes(self, name: str) -> list[int]:
        """All of that name who are due."""
        return self._by_name.get(name, [])

    def _another(self, person: int, named: Named) -> bool:
        facts = self._facts.get(person)
        numbers = facts.mobile.split("、") if facts and facts.mobile else []
        if named.mobile and numbers and named.mobile not in numbers:
            return True
        works = self._works.get(person, [])
        return bool(named.unit and works) and not any(_alike(named.unit, one) for one in works)


def _alike(text: str, unit: str) -> bool:
    """Whether a text beside a name may mean a unit: its full name, or the short one that people write."""
    key, word = organization_key(unit), organization_key(text)
    if key in word:
        return True
    written = organization_stem(split_organization_and_post(text)[0] or text)
    stem = organization_stem(unit)
    return stem in word or (len(written) >= 2 and written in stem)


class Teller:
    """Tells people on the list of one event.

    By phone or unit and name; by the name alone only where it is the name of exactly one of those who are due at
    the event (应到): that list was taken from a body or a group whose members the office knows, so that a name on
    its sign-in sheet means the member. Anybody else of the same name is asked about.
    """

    def __init__(self, rows: Rows, event: int) -> None:
        self._rows = rows
        self._listed = Listed(rows, queries.attendees(rows, [event]).get(event, ()))

    def tell(self, named: Named) -> Told:
        """Whom one name means."""
        return self.tell_all([named])[0]

    def tell_all(self, names: Sequence[Named]) -> list[Told]:
        """Whom each name of a list means; the file is read once."""
        people = people_named(self._rows, [one.name for one in names])
        return [self._tell(one, people) for one in names]

    def _tell(self, named: Named, people: People) -> Told:
        unit = split_organization_and_post(named.unit)[0] or named.unit
        found = people.find(Clues(named.name, "", named.mobile, unit))
        if found.person is not None:
            return Told(named, found.person)
        due = self._listed.tell(named)
        if due is not None:
            return Told(named, due)
        everybody = dict.fromkeys((*self._listed.namesakes(named.name), *people.by_name.get(named.name, ())))
        if not everybody:
            return Told(named, reason=f"人员里没有“{named.name}”，先记下姓名，以后再对应。")
        return Told(named, None, tuple(everybody), _why(named.name, len(everybody), self._listed))


def _why(name: str, count: int, listed: Listed) -> str:
    if len(listed.namesakes(name)) > 1:
        return f"应到名单里有{len(listed.namesakes(name))}位“{name}”，请选择是哪一位。"
    if count > 1:
        return f"有{count}位“{name}”，请选择是哪一位。"
    return f"“{name}”不在应到名单上，仅凭姓名不能确定是不是已登记的这一位，请选择。"


def details(rows: Rows, ids: Iterable[int], day: str | None = None) -> dict[int, str]:
    """What tells namesakes apart, by person: 临川县某某公司董事长，城关街道，1975年8月生，13805740001."""
    facts: Mapping[int, queries.Facts] = queries.person_facts(rows, ids, day or date.today().isoformat())
    return {person: _detail(one) for person, one in facts.items()}


def _detail(one: queries.Facts) -> str:
    born = f"{show_date(one.birth[:7])}生" if one.birth else ""
    parts = (f"{one.unit or ''}{one.job or ''}", one.town, born, one.mobile)
    return "，".join(part for part in parts if part) or "没有登记单位和手机"
