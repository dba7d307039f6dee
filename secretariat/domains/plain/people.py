"""Whom does a row mean? Never a person by name alone: ID number, then phone, then name and organization."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key
from secretariat.store.rows import Rows

NAMESAKES = "已有同名的人，仅凭姓名不能确定是不是同一人，请选择。"


def phones(value: Value) -> tuple[str, ...]:
    """The numbers of a phone field."""
    return tuple(str(value).split("、")) if value else ()


@dataclass(frozen=True, slots=True)
class Clues:
    """What a row tells about who is meant."""

    name: str
    code: str = ""
    mobile: str = ""
    organization: str = ""

    @classmethod
    def of(cls, values: Mapping[str, Value]) -> Clues:
        """The clues in the cells of a posts row, by column key."""
        keys = ("person.name", "person.id_number", "person.mobile", "unit.name")
        return cls(*(str(values.get(key) or "") for key in keys))


@dataclass(frozen=True, slots=True)
class Found:
    """A person, or the reason why it cannot be told who is meant; neither means somebody new."""

    person: int | None = None
    doubt: str = ""
    candidates: tuple[int, ...] = ()


@dataclass(slots=True)
class People:
    """All persons by what identifies them; negative ids are persons that a run is about to write."""

    names: dict[int, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    by_code: dict[str, int] = field(default_factory=dict)
    by_phone: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)
    by_work: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    @classmethod
    def read(cls, rows: Rows) -> People:
        """The index over all persons of the file and where they work or worked."""
        index = cls()
        organizations = dict(rows.columns("organization", ("name",)))
        works: dict[int, list[str]] = {}
        for _, person, organization in rows.columns("employment", ("person", "organization")):
            if organization in organizations:
                works.setdefault(person, []).append(organizations[organization])
        for record, name, code, mobile in rows.columns("person", ("name", "id_number", "mobile")):
            index.add(record, Clues(name, code or "", mobile or ""), works.get(record, ()))
        return index

    def add(self, record: int, clues: Clues, works: tuple[str, ...] | list[str] = ()) -> None:
        """Make a person known under its keys."""
        self.names[record] = clues.name
        self.by_name.setdefault(clues.name, []).append(record)
        if clues.code:
            self.by_code.setdefault(clues.code, record)
            self.codes[record] = clues.code
        for number in phones(clues.mobile):
            self.by_phone.setdefault((clues.name, number), []).append(record)
        for organization in {organization_key(one) for one in works}:
            self.by_work.setdefault((clues.name, organization), []).append(record)

    def find(self, clues: Clues) -> Found:
        """Who is meant: by ID number, by phone and name, by name and organization; else asked or new."""
        if clues.code and clues.code in self.by_code:
            return self._of_code(clues)
        numbers = phones(clues.mobile)
        groups = [self.by_phone.get((clues.name, number), []) for number in numbers]
        if clues.organization:
            groups.append(self.by_work.get((clues.name, organization_key(clues.organization)), []))
        for group in groups:
            found = list(dict.fromkeys(one for one in group if self._possible(one, clues)))
            if len(found) == 1:
                return Found(found[0])
            if found:
                return Found(
                    doubt="有几个人的姓名和单位（或手机）都相同，请选择。", candidates=tuple(found[:5])
                )
        namesakes = [one for one in self.by_name.get(clues.name, ()) if self._possible(one, clues)]
        return Found(doubt=NAMESAKES, candidates=tuple(namesakes[:5])) if namesakes else Found()

    def _of_code(self, clues: Clues) -> Found:
        person = self.by_code[clues.code]
        if self.names[person] == clues.name:
            return Found(person)
        return Found(doubt="身份证号与已有人员相同，但姓名不同，请核对。", candidates=(person,))

    def _possible(self, person: int, clues: Clues) -> bool:
        """Two people with different ID numbers are two people."""
        return not (clues.code and self.codes.get(person, clues.code) != clues.code)
