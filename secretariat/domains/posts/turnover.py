"""换届: the next term made from this one, seat by seat, with the structure of the new line-up as one decides.

A plan is a plain value: every decision gives a new plan, nothing is written until `carrying.carry_out`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from secretariat.base.errors import Refusal
from secretariat.base.text import chinese_number
from secretariat.domains.posts import queries
from secretariat.domains.posts.order import official_order, titles
from secretariat.domains.posts.queries import Holding, Scope
from secretariat.domains.posts.verbs import running_term
from secretariat.store.rows import Rows

STAY, FRESH, LEAVE, MOVE = DECISIONS = ("留任", "新提", "退出", "转任")
UNDECIDED = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the structure of a council is counted by; `code` is the ID number of somebody who is not on file yet."""

    name: str
    sex: str | None = None
    birth: str | None = None
    politics: str | None = None
    education: str | None = None
    mobile: str | None = None
    unit: str | None = None
    job: str | None = None
    unit_kind: str | None = None
    registration: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """One line of the list: a seat of this term, or somebody newly named (without `post` and `title`).

    `person` is None for somebody who is not on file yet; `new_title` is what the next term makes of it.
    """

    place: int
    facts: Facts
    person: int | None = None
    post: int | None = None
    title: str = ""
    decision: str = UNDECIDED
    new_title: str = ""

    @property
    def seated(self) -> bool:
        """Whether the next term has this person, as far as is decided."""
        return self.decision in (STAY, FRESH, MOVE)

    @property
    def key(self) -> tuple[int | None, int]:
        """The same for two seats of one person."""
        return (self.person, 0) if self.person is not None else (None, self.place)


@dataclass(frozen=True, slots=True)
class TurnoverPlan:
    """The next term of a body in the making: its number, its seats, and how many there may be of each title."""

    body: int
    body_name: str
    term: int | None
    old_number: int | None
    number: int
    seats: tuple[Seat, ...] = ()
    quotas: Mapping[str, int] = field(default_factory=dict)
    total: int | None = None
    ranked: tuple[str, ...] = ()
    """The office's titles in the order of rank."""

    @property
    def name(self) -> str:
        """The name of the operation: 换届：第十二届执行委员会."""
        return f"换届：第{chinese_number(self.number)}届{self.body_name}"

    @property
    def undecided(self) -> tuple[Seat, ...]:
        """The seats that nothing is decided about yet."""
        return tuple(one for one in self.seats if one.decision == UNDECIDED)

    def seat(self, place: int) -> Seat:
        """The seat of that place; KeyError if there is none."""
        for one in self.seats:
            if one.place == place:
                return one
        raise KeyError(place)


def open_plan(rows: Rows, body: int, day: str, number: int | None = None) -> TurnoverPlan:
    """A plan from the posts of a body in force on a day; the next number and the same quotas unless given.

    Refuses a body that is not there, and a number that the body has had.
    """
    record = rows.get("body", body)
    if record is None or record["removed"]:
        raise Refusal("没有这个组织。", "请先登记组织，再开始换届。")
    numbers = {row["number"]: row["id"] for row in rows.find("term", body=body)}
    term = running_term(rows, body)
    old = next((one for one, found in numbers.items() if found == term), None)
    wanted = number if number is not None else max(numbers, default=0) + 1
    if wanted in numbers:
        raise Refusal(f"{record['name']}已经有第{chinese_number(wanted)}届。", "请核对届次。")
    quotas = {row["title"]: row["seats"] for row in rows.find("quota", term=term)} if term else {}
    known = rows.get("term", term) if term else None
    held = official_order(queries.holdings(rows, Scope((body,)), day))
    seats = tuple(_seat(place, one) for place, one in enumerate(held, start=1))
    total = known["seats"] if known else None
    return TurnoverPlan(body, record["name"], term, old, wanted, seats, quotas, total, titles(rows))


def _seat(place: int, one: Holding) -> Seat:
    return Seat(place, facts_of(one), one.person, one.post, one.title)


def facts_of(one: Holding) -> Facts:
    """The facts of a holder."""
    return Facts(
        one.name, one.sex, one.birth, one.politics, one.education, one.mobile, one.unit, one.job,
        one.unit_kind, one.registration,
    )  # fmt: skip


def decide(plan: TurnoverPlan, place: int, decision: str, title: str = "") -> TurnoverPlan:
    """The plan with one seat decided; an empty decision takes it back. 转任 needs the new title.

    Refuses 留任, 退出 and 转任 of somebody newly named, and 新提 of somebody who sits there already.
    """
    seat = plan.seat(place)
    if decision not in (UNDECIDED, *DECISIONS):
        raise Refusal(f"没有“{decision}”这种决定。", f"请在{'、'.join(DECISIONS)}中选择。")
    if seat.post is None and decision in (STAY, LEAVE, MOVE):
        raise Refusal(f"“{seat.facts.name}”是新提名的，不能记为{decision}。", "如不再提名，请从名单中去掉。")
    if seat.post is not None and decision == FRESH:
        raise Refusal(f"“{seat.facts.name}”是本届成员，不能记为新提。", "请记为留任或转任。")
    if decision in (MOVE, FRESH) and not title:
        raise Refusal(f"“{seat.facts.name}”的拟任职务没有填写。", "请选择拟任职务。")
    if decision == MOVE and title == seat.title:
        raise Refusal(f"“{seat.facts.name}”的拟任职务与现任相同。", "请记为留任，或选择别的职务。")
    wanted = seat.title if decision == STAY else title if decision in (MOVE, FRESH) else ""
    return _with(plan, replace(seat, decision=decision, new_title=wanted))


def nominate(plan: TurnoverPlan, facts: Facts, title: str, person: int | None = None) -> TurnoverPlan:
    """The plan with somebody new; refuses a person who is on the list already, and an empty title."""
    if not title:
        raise Refusal(f"“{facts.name}”的拟任职务没有填写。", "请选择拟任职务。")
    if person is not None and any(one.person == person for one in plan.seats):
        raise Refusal(f"“{facts.name}”已在名单中。", "请在原来的一行记为留任或转任。")
    place = max((one.place for one in plan.seats), default=0) + 1
    seat = Seat(place, facts, person, decision=FRESH, new_title=title)
    return replace(plan, seats=(*plan.seats, seat))


def withdraw(plan: TurnoverPlan, place: int) -> TurnoverPlan:
    """The plan without somebody newly named; refuses seats of this term."""
    seat = plan.seat(place)
    if seat.post is not None:
        raise Refusal(f"“{seat.facts.name}”是本届成员，不能从名单中去掉。", "请记为退出。")
    return replace(plan, seats=tuple(one for one in plan.seats if one.place != place))


def set_quota(plan: TurnoverPlan, title: str, seats: int | None) -> TurnoverPlan:
    """The plan with another number of seats for a title ("" for all together); None takes the limit away."""
    if not title:
        return replace(plan, total=seats)
    quotas = {name: number for name, number in plan.quotas.items() if name != title}
    return replace(plan, quotas=quotas if seats is None else {**quotas, title: seats})


def _with(plan: TurnoverPlan, seat: Seat) -> TurnoverPlan:
    return replace(plan, seats=tuple(seat if one.place == seat.place else one for one in plan.seats))
