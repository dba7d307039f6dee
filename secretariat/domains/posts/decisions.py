"""Decisions about a 换届 read from the rows of a workbook: 姓名, 职务, 决定, 拟任职务, 手机, 单位."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from secretariat.base.errors import Refusal
from secretariat.base.kinds.kind import Value
from secretariat.base.problem import Problem
from secretariat.base.text import clean, organization_key, split_organization_and_post
from secretariat.domains.plain.people import Clues, People, phones
from secretariat.domains.posts.ledger import POSTS
from secretariat.domains.posts.turnover import (
    DECISIONS,
    FRESH,
    LEAVE,
    MOVE,
    STAY,
    Facts,
    Seat,
    TurnoverPlan,
    decide,
    nominate,
)
from secretariat.store.rows import Rows

NAME, TITLE, DECISION, WANTED, MOBILE, UNIT = "姓名", "职务", "决定", "拟任职务", "手机", "单位"
HEADINGS: Mapping[str, str] = {
    **dict.fromkeys((TITLE, "现任职务", "原职务", "本届职务", "工商联职务"), "post.title"),
    **dict.fromkeys((DECISION, "去留", "换届意见", "意见", "拟处理意见"), "decision"),
    **dict.fromkeys((WANTED, "新职务", "拟安排职务", "新一届职务", "新任职务"), "wanted"),
    **dict.fromkeys(("单位及职务", "工作单位及职务", "单位和职务"), "work"),
    **dict.fromkeys((UNIT, "工作单位", "单位名称", "所在单位"), "unit.name"),
    **dict.fromkeys(("单位职务", "企业职务"), "job.post"),
    **dict.fromkeys((NAME, "名字"), "person.name"), **dict.fromkeys((MOBILE, "手机号", "联系电话"), "person.mobile"),
    **dict.fromkeys(("身份证号", "身份证号码"), "person.id_number"), "性别": "person.sex", "学历": "person.education",
    **dict.fromkeys(("出生日期", "出生年月"), "person.birth"), **dict.fromkeys(("政治面貌", "党派"), "person.politics"),
}  # fmt: skip
"""Heading → what it holds."""
_SYNONYMS = {
    **dict.fromkeys(("留", "连任", "继续", "继续提名", "留任连任"), STAY),
    **dict.fromkeys(("新", "新增", "新任", "新提名", "提名", "增补"), FRESH),
    **dict.fromkeys(("退", "卸任", "不再提名", "不再担任", "免去", "退出班子"), LEAVE),
    **dict.fromkeys(("转", "调整", "提任", "晋升", "改任"), MOVE),
}
_READ = ("person.name", "person.sex", "person.birth", "person.politics", "person.education", "person.mobile",
         "person.id_number", "unit.name", "job.post", "post.title")  # fmt: skip


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One row of the workbook: its 1-based number and its cells by heading."""

    row: int
    cells: Mapping[str, object]


@dataclass(slots=True)
class _Reader:
    rows: Rows
    plan: TurnoverPlan
    people: People
    problems: list[Problem] = field(default_factory=list)
    seen: dict[object, int] = field(default_factory=dict)

    def take(self, line: DecisionLine) -> None:
        values = self._values(line)
        name = values.get("person.name")
        if name is None:
            self._problem(line, NAME, "没有姓名，这一行没有采用。")
            return
        decision = self._decision(line, values)
        if decision is None:
            return
        seats = self._seats(values)
        if len(seats) > 1:
            self._problem(line, NAME, f"“{name}”有几个席位或几个同名的人，请补上现任职务、手机或单位。")
        elif seats:
            self._decide(line, seats[0], decision, values)
        elif decision == FRESH:
            self._nominate(line, values)
        elif any(one.facts.name == name for one in self.plan.seats):
            self._problem(line, NAME, f"仅凭姓名不能确定“{name}”是不是本届成员，请补上手机、单位或现任职务。")
        else:
            self._problem(line, NAME, f"本届名单里没有“{name}”，不能记为{decision}。")

    def _values(self, line: DecisionLine) -> dict[str, Value]:
        values: dict[str, Value] = {}
        wanted: dict[str, Value] = {}
        for heading, raw in line.cells.items():
            key = HEADINGS.get(clean(heading).replace(" ", ""))
            text = clean(raw)
            if key is None or not text:
                continue
            if key == "work":
                unit, job = split_organization_and_post(text)
                values.update({k: v for k, v in (("unit.name", unit), ("job.post", job)) if v})
            elif key in _READ:
                self._read(line, (heading, key), raw, values)
            elif key == "wanted":
                self._read(line, (heading, "post.title"), raw, wanted)
            else:
                values[key] = text
        return values | ({"wanted": wanted["post.title"]} if wanted else {})

    def _read(
        self, line: DecisionLine, column: tuple[str, str], raw: object, values: dict[str, Value]
    ) -> None:
        kind = self.rows.catalog.ledgers.get("posts", POSTS).column(column[1]).kind
        reading = kind.read(raw)
        if reading.problem:
            self._problem(line, column[0], reading.problem, clean(raw))
        elif reading.value is not None:
            values[column[1]] = reading.value

    def _decision(self, line: DecisionLine, values: Mapping[str, Value]) -> str | None:
        text = str(values.get("decision") or "")
        decision = text if text in DECISIONS else _SYNONYMS.get(text)
        if decision is None:
            told = f"“{text}”不是{'、'.join(DECISIONS)}之一。" if text else "没有写决定。"
            self._problem(line, DECISION, told, text)
        return decision

    def _seats(self, values: Mapping[str, Value]) -> list[Seat]:
        """The seats that a row means: by a key, or by name and present title; never by name alone."""
        named = [
            one for one in self.plan.seats if one.post is not None and one.facts.name == values["person.name"]
        ]
        sure = [one for one in named if self._sure(one, values)]
        title = values.get("post.title")
        if title is None:
            return sure
        exact = [one for one in (sure or named) if one.title == title and self._possible(one, values)]
        return exact or sure

    def _sure(self, seat: Seat, values: Mapping[str, Value]) -> bool:
        code = values.get("person.id_number")
        if code is not None and seat.person in self.people.codes:
            return self.people.codes[seat.person] == code
        if set(phones(values.get("person.mobile"))) & set(phones(seat.facts.mobile)):
            return True
        unit = values.get("unit.name")
        return bool(unit and seat.facts.unit) and organization_key(str(unit)) == organization_key(
            str(seat.facts.unit)
        )

    def _possible(self, seat: Seat, values: Mapping[str, Value]) -> bool:
        """Name and title may do, unless the phones are both known and differ."""
        mine, told = phones(seat.facts.mobile), phones(values.get("person.mobile"))
        return self._sure(seat, values) or not (mine and told)

    def _decide(self, line: DecisionLine, seat: Seat, decision: str, values: Mapping[str, Value]) -> None:
        wanted = str(values.get("wanted") or "")
        if self._repeated(line, seat.place):
            return
        if decision == STAY and wanted and wanted != seat.title:
            told = f"写的是留任，但拟任职务“{wanted}”与现任“{seat.title}”不同；如是转任，请写转任。"
            self._problem(line, WANTED, told, wanted)
            return
        self._try(line, lambda: decide(self.plan, seat.place, decision, wanted))

    def _nominate(self, line: DecisionLine, values: Mapping[str, Value]) -> None:
        clues = Clues.of(values)
        found = self.people.find(clues)
        if found.doubt:
            self._problem(line, NAME, found.doubt, clues.name)
            return
        if self._repeated(line, found.person if found.person is not None else clues):
            return
        facts = self._facts(found.person, values)
        wanted = str(values.get("wanted") or "")
        self._try(line, lambda: nominate(self.plan, facts, wanted, found.person))

    def _facts(self, person: int | None, values: Mapping[str, Value]) -> Facts:
        """What is on file about a person, filled up with what the row says."""
        stored = self.rows.get("person", person) if person is not None else None

        def fact(name: str) -> str | None:
            value = (stored or {}).get(name) or values.get(f"person.{name}")
            return str(value) if value is not None else None

        unit, job = values.get("unit.name"), values.get("job.post")
        return Facts(
            str(values["person.name"]), fact("sex"), fact("birth"), fact("politics"), fact("education"), fact("mobile"),
            str(unit) if unit else None, str(job) if job else None, *self._organization(unit),
            str(values["person.id_number"]) if values.get("person.id_number") else None,
        )  # fmt: skip

    def _organization(self, unit: Value) -> tuple[str | None, str | None]:
        """Kind and registration of an organization on file."""
        if unit:
            for _, name, kind, registration in self.rows.columns(
                "organization", ("name", "kind", "registration_type")
            ):
                if organization_key(name) == organization_key(str(unit)):
                    return kind, registration
        return None, None

    def _try(self, line: DecisionLine, action: Callable[[], TurnoverPlan]) -> None:
        try:
            self.plan = action()
        except Refusal as refusal:
            self._problem(line, DECISION, str(refusal))

    def _repeated(self, line: DecisionLine, key: object) -> bool:
        earlier = self.seen.setdefault(key, line.row)
        if earlier != line.row:
            self._problem(line, NAME, f"与第{earlier}行是同一人的同一席位，这一行没有采用。")
        return earlier != line.row

    def _problem(self, line: DecisionLine, column: str, message: str, value: str = "") -> None:
        self.problems.append(Problem(message, row=line.row, column=column, value=value))


def read_decisions(
    rows: Rows, plan: TurnoverPlan, lines: Sequence[DecisionLine]
) -> tuple[TurnoverPlan, list[Problem]]:
    """The plan with the decisions of a workbook's rows, and what could not be understood with its position."""
    reader = _Reader(rows, plan, People.read(rows))
    for line in lines:
        reader.take(line)
    return reader.plan, reader.problems
