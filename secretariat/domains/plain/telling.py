"""Which unit or person does a name in a list mean? By credit code or name, by ID number, phone or unit; else asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from secretariat.base.intake import Candidate
from secretariat.base.kinds.kind import Value
from secretariat.base.text import (
    is_organization,
    is_person,
    organization_key,
    organization_stem,
    person_name,
    split_organization_and_post,
)
from secretariat.domains.plain.people import Clues, People, phones
from secretariat.domains.plain.shape import PartyCell
from secretariat.store.rows import Rows

ORGANIZATION, PERSON = "organization", "person"
_WITH_UNIT = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name means: a record of that sort; with `doubt` one of several; with neither only the name is known."""

    text: str
    sort: str = ""
    record: int | None = None
    candidates: tuple[tuple[str, int], ...] = ()
    doubt: str = ""
    remark: str = ""
    """What is worth telling of a name that comes in all the same."""

    @property
    def one(self) -> tuple[str, int] | None:
        """The record that is meant for certain."""
        return (self.sort, self.record) if self.record is not None else None


@dataclass(slots=True)
class Organizations:
    """All units by credit code, by name, by former name and by what is left of the name without its wording."""

    names: dict[int, str]
    codes: dict[int, str]
    by_code: dict[str, int]
    by_name: dict[str, list[int]]
    by_former: dict[str, list[int]]
    by_stem: dict[str, list[int]]

    @classmethod
    def read(cls, rows: Rows) -> Organizations:
        """The index over all units of the file."""
        index = cls({}, {}, {}, defaultdict(list), defaultdict(list), defaultdict(list))
        for record, name, code, former in rows.columns(ORGANIZATION, ("name", "credit_code", "former_name")):
            index.names[record] = name
            if code:
                index.codes[record] = code
                index.by_code.setdefault(code, record)
            index.by_name[organization_key(name)].append(record)
            index.by_stem[organization_stem(name)].append(record)
            if former:
                index.by_former[organization_key(former)].append(record)
        return index

    def find(self, name: str, code: str) -> Meant:
        """The unit of that code or exact name; several are asked, one whose code differs is another."""
        key = organization_key(name)
        if code in self.by_code:
            found = self.by_code[code]
            if (
                organization_stem(self.names[found]) == organization_stem(name)
                or found in self.by_former[key]
            ):
                return Meant(name, ORGANIZATION, found)
            doubt = f"统一社会信用代码与已有的“{self.names[found]}”相同，但名称不同，请核对。"
            return Meant(name, candidates=((ORGANIZATION, found),), doubt=doubt)
        for group in (self.by_name.get(key, ()), self.by_former.get(key, ())):
            fitting = [one for one in group if not (code and self.codes.get(one, code) != code)]
            if len(fitting) == 1:
                return Meant(name, ORGANIZATION, fitting[0])
            if fitting:
                choices = tuple((ORGANIZATION, one) for one in fitting[:5])
                return Meant(
                    name, candidates=choices, doubt=f"有{len(fitting)}家单位叫“{name}”，请选择是哪一家。"
                )
        return Meant(name, remark=self._unknown(name))

    def _unknown(self, name: str) -> str:
        alike = self.by_stem.get(organization_stem(name), ())
        if alike:
            return f"名册里没有“{name}”，有名称相近的“{self.names[alike[0]]}”；名称已保留，待对应"
        return f"名册里没有单位“{name}”，名称已保留，待对应"


class Parties:
    """Tells units and persons; reads its indexes once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._organizations = Organizations.read(rows)
        self._people = People.read(rows)
        self._mobiles = dict(rows.columns(PERSON, ("mobile",)))
        self._works: dict[int, list[int]] | None = None
        self._known: dict[tuple[PartyCell, str, Clues, str], Meant] = {}

    def meant(self, cell: PartyCell, values: Mapping[str, Value]) -> Meant | None:
        """What stands under a party's column; None where nothing does. Like rows are judged once."""
        text = values.get(cell.key)
        if text is None:
            return None
        told: dict[str, str] = {}
        for what, key in cell.clues:
            if values.get(key) is not None and what not in told:
                told[what] = str(values[key])
        name, unit = _apart(str(text), cell)
        unit = told.get("unit") or unit
        place = split_organization_and_post(unit)[0] or unit
        clues = Clues(person_name(name), told.get("id_number", ""), told.get("mobile", ""), place)
        case = (cell, str(text), clues, told.get("credit_code", ""))
        if case not in self._known:
            self._known[case] = self._tell(cell, str(text), clues, case[3])
        return self._known[case]

    def name_of(self, sort: str, record: int) -> str:
        """What a record is called; an empty text for one that is gone."""
        names = self._organizations.names if sort == ORGANIZATION else self._people.names
        return names.get(record, "")

    def candidate(self, sort: str, record: int) -> Candidate:
        """A record to choose from. Its number is negative: it is none of the list that is imported."""
        if sort == ORGANIZATION:
            told = (self._organizations.codes.get(record, ""), self._place(record))
            return Candidate(coded(sort, record), self.name_of(sort, record), _detail(record, *told))
        units = "、".join(self._organizations.names.get(one, "") for one in self._units(record)[:2])
        detail = _detail(record, units, self._mobiles.get(record) or "")
        return Candidate(coded(sort, record), self.name_of(sort, record), detail)

    def _place(self, organization: int) -> str:
        """Where a unit is, to tell it from another of its name."""
        row = self._rows.get(ORGANIZATION, organization) or {}
        return "，".join(str(row[name]) for name in ("town", "address") if row.get(name))

    def mobile_of(self, person: int) -> tuple[str, ...]:
        """The phone numbers on record."""
        return phones(self._mobiles.get(person))

    def works_at(self, person: int, unit: str) -> bool:
        """Whether the roll says that the person is or was at a unit of that name."""
        key = organization_key(unit)
        return any(
            organization_key(self._organizations.names.get(one, "")) == key for one in self._units(person)
        )

    def code_of(self, organization: int) -> str:
        """The credit code on record."""
        return self._organizations.codes.get(organization, "")

    def _units(self, person: int) -> list[int]:
        if self._works is None:
            self._works = defaultdict(list)
            for _, who, organization in self._rows.columns("employment", ("person", "organization")):
                self._works[who].append(organization)
        return self._works.get(person, [])

    def _tell(self, cell: PartyCell, text: str, clues: Clues, code: str) -> Meant:
        if not cell.person:
            return self._organizations.find(text, code)
        if not cell.organization:
            return self._person(text, clues)
        unit = self._organizations.find(text, code)
        if unit.one or unit.doubt or is_organization(text) or code:
            return unit
        if clues.name in self._people.by_name or is_person(clues.name):
            return self._person(text, clues)
        return Meant(text, remark=f"名册里没有“{text}”，名称已保留，待对应")

    def _person(self, text: str, clues: Clues) -> Meant:
        found = self._people.find(clues)
        if found.person is not None:
            return Meant(text, PERSON, found.person)
        if found.doubt:
            return Meant(text, candidates=tuple((PERSON, one) for one in found.candidates), doubt=found.doubt)
        return Meant(text, remark=f"人员里没有“{text}”，姓名已保留，待对应")


def _apart(text: str, cell: PartyCell) -> tuple[str, str]:
    """张三（某某公司）: the name, and the unit that tells which 张三; only where a person may be meant."""
    match = _WITH_UNIT.fullmatch(text) if cell.person else None
    if match and is_person(match[1]) and is_organization(match[2]):
        return match[1], match[2]
    return text, ""


def _detail(record: int, *parts: str) -> str:
    """What tells a record apart; its number where nothing else does."""
    return "，".join(part for part in parts if part) or f"记录{record}"


def coded(sort: str, record: int) -> int:
    """A unit or person as one negative number, so that it cannot be taken for a record of the list itself."""
    return -(record * 2 + (1 if sort == PERSON else 0))


def decoded(number: int) -> tuple[str, int]:
    """The unit or person behind such a number."""
    return (PERSON if -number % 2 else ORGANIZATION), -number // 2
