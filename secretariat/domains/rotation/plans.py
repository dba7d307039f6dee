"""Which plan and which group do imported rows mean? Those that are missing are made; what cannot be told is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.dates import first_day, last_day
from secretariat.base.text import fold
from secretariat.domains.plain.people import Clues, People
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.reading import group_name, group_number, years_in
from secretariat.store.rows import Rows
from secretariat.store.transaction import Transaction

COUNCIL = "执行委员会"


@dataclass(frozen=True, slots=True)
class PlanFound:
    """The plan of a row: its id (negative for one to be made), or why it cannot be told; `note` is worth telling."""

    rota: int | None = None
    doubt: str = ""
    note: str = ""


@dataclass(slots=True)
class Plans:
    """All plans and groups of the file, and those that a run is about to make (negative ids)."""

    rotas: dict[int, dict[str, Any]] = field(default_factory=dict)
    groups: dict[int, list[tuple[int, int | None, str]]] = field(default_factory=dict)
    """The groups of each plan: id, number, name."""
    fresh_rotas: dict[int, int] = field(default_factory=dict)
    fresh_groups: dict[int, int] = field(default_factory=dict)
    """What was made: negative id → id."""
    fields: dict[int, str] = field(default_factory=dict)
    """行业或区域 of the groups that rows name."""
    _made: int = 0

    @classmethod
    def read(cls, rows: Rows) -> Plans:
        """The index over the file."""
        index = cls({row["id"]: row for row in rows.find("rota")})
        for one in queries.groups(rows):
            if one.rota is not None:
                index.groups.setdefault(one.rota, []).append((one.group, one.number, one.name))
                index.fields[one.group] = one.field or ""
        return index

    def find(self, name: str, day: str = "") -> PlanFound:
        """The plan of that name or year; without a name the one that holds that day, else the only one."""
        if name:
            return self._named(name)
        holding = [one for one in self.rotas if not day or self._holds(one, day)]
        if len(holding) == 1:
            return PlanFound(holding[0], note=f"归入“{self.rotas[holding[0]]['name']}”。")
        if not self.rotas:
            return PlanFound(doubt="还没有轮值计划，表里也没有写年份。请先新建轮值计划，或加一列“轮值计划”。")
        return PlanFound(doubt="不知道属于哪个轮值计划。请加一列“轮值计划”写明，或在标题里写明年份。")

    def _named(self, name: str) -> PlanFound:
        same = [one for one, row in self.rotas.items() if fold(str(row["name"])) == fold(name)]
        if len(same) == 1:
            return PlanFound(same[0])
        years = years_in(name)
        if years is None:
            return PlanFound(doubt=f"没有轮值计划“{name}”。请先新建这个计划，或在名称里写明年份。")
        covering = [one for one in self.rotas if self._spans(one, years)]
        if len(covering) == 1:
            return PlanFound(covering[0], note=f"归入“{self.rotas[covering[0]]['name']}”。")
        if covering:
            names = "、".join(str(self.rotas[one]["name"]) for one in covering)
            return PlanFound(doubt=f"{years[0]}年有几个轮值计划：{names}。请加一列“轮值计划”写明是哪一个。")
        made = self._next()
        self.rotas[made] = {
            "name": name,
            "start": f"{years[0]}-01-01",
            "end": f"{years[1]}-12-31",
            "body": None,
        }
        return PlanFound(made, note=f"将新建“{name}”（{years[0]}年1月至{years[1]}年12月）。")

    def _holds(self, rota: int, day: str) -> bool:
        row = self.rotas[rota]
        return first_day(row["start"]) <= last_day(day) and first_day(day) <= last_day(row["end"])

    def _spans(self, rota: int, years: tuple[int, int]) -> bool:
        row = self.rotas[rota]
        return int(row["start"][:4]) <= years[1] and int(row["end"][:4]) >= years[0]

    def period(self, rota: int) -> tuple[str, str]:
        """First and last day of a plan."""
        row = self.rotas[rota]
        return first_day(row["start"]), last_day(row["end"])

    def group(self, rota: int, text: str) -> int:
        """The group of a plan that a cell names, by number or name; one that is missing is made known."""
        number, name = group_number(text), group_name(text)
        for group, known, called in self.groups.get(rota, ()):
            if (number is not None and number in (known, group_number(called))) or fold(called) == fold(name):
                return group
        made = self._next()
        self.groups.setdefault(rota, []).append((made, number, name))
        return made

    def called(self, rota: int, group: int | None) -> str:
        """The name of a group of a plan."""
        return next((name for one, _, name in self.groups.get(rota, ()) if one == group), "")

    def _next(self) -> int:
        self._made -= 1
        return self._made

    def write_rota(self, tx: Transaction, rota: int) -> int:
        """The id of a plan, which is written now if it was only made known."""
        if rota > 0:
            return rota
        if rota not in self.fresh_rotas:
            values = {name: self.rotas[rota][name] for name in ("name", "start", "end")}
            self.fresh_rotas[rota] = tx.add("rota", values)
        return self.fresh_rotas[rota]

    def write_group(self, tx: Transaction, rota: int, group: int) -> int:
        """The id of a group, which is written now if it was only made known."""
        if group > 0:
            return group
        if group not in self.fresh_groups:
            number, name = next((number, name) for one, number, name in self.groups[rota] if one == group)
            values = {"rota": self.write_rota(tx, rota), "number": number, "name": name,
                      "field": self.fields.get(group) or None}  # fmt: skip
            self.fresh_groups[group] = tx.add("duty_group", values)
        return self.fresh_groups[group]


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a name means, or in `doubt` why that cannot be known."""

    person: int | None = None
    doubt: str = ""


class Seats:
    """Tells the people of a rota: by number, phone or unit, else as the one holder of that name in the plan's body."""

    def __init__(self, rows: Rows, day: str) -> None:
        self._rows, self._day = rows, day
        self._people = People.read(rows)
        self._councils = [row["id"] for row in rows.find("body", kind=COUNCIL)]
        self._seated: dict[int, dict[str, set[int]]] = {}

    def tell(self, clues: Clues, body: int | None) -> Told:
        """The person whom a name in a plan of a body means (None: of the office's only council)."""
        found = self._people.find(clues)
        if found.person is not None:
            return Told(found.person)
        if not found.doubt:
            return Told(doubt=f"人员里没有“{clues.name}”，姓名已保留，待对应")
        council = body if body is not None else self._councils[0] if len(self._councils) == 1 else None
        holders = self._holders(council).get(clues.name, set()) if council is not None else set()
        possible = holders & set(found.candidates) if clues.code or clues.mobile else holders
        if len(possible) == 1:
            return Told(next(iter(possible)))
        if len(possible) > 1:
            return Told(
                doubt=f"有{len(possible)}位成员叫“{clues.name}”，不能确定是哪一位，姓名已保留，待对应"
            )
        return Told(doubt=f"名册里有“{clues.name}”，但仅凭姓名不能确定是不是同一人，姓名已保留，待对应")

    def name(self, person: int) -> str:
        """What a person is called."""
        return self._people.names.get(person, "")

    def _holders(self, body: int) -> dict[str, set[int]]:
        if body not in self._seated:
            found: dict[str, set[int]] = {}
            for one in queries.holders(self._rows, body, self._day):
                found.setdefault(one.name, set()).add(one.person)
            self._seated[body] = found
        return self._seated[body]


def are_names(texts: Sequence[str]) -> bool:
    """Whether the cells under 组长 hold names rather than 是 and √."""
    marks = {"是", "否", "√", "✓", "v", "×", "y", "n", "1", "0", "组长", "副组长", "组员", "成员", "有", "无"}
    return any(fold(text) not in marks for text in texts)
