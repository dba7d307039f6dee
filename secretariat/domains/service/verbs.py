"""What a clerk does with visits and demands: register, record steps for many at once, close, take up again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.base.kinds.kind import Value
from secretariat.base.problem import Problem
from secretariat.domains.plain.telling import Organizations
from secretariat.domains.service.course import days_later, read_days
from secretariat.domains.service.queries import numbers_like
from secretariat.domains.service.stepchecks import StepChecks, is_before
from secretariat.domains.service.vocabulary import AGAIN, ASSIGNED, CLOSED, FOUND_ON_VISIT
from secretariat.store.extra_fields import new_entries
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

PARTY = ("organization", "person", "name")
"""The fields that say which enterprise or person a visit or a demand is about."""
_WORDS = {
    "category": "demand_category",
    "source": "demand_source",
    "kind": "demand_kind",
    "department": "department",
}
_NUMBER = re.compile(r"(\d{4})-(\d{1,6})")


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit to be registered, and the problems found there, each of which becomes a demand."""

    values: Mapping[str, Value]
    problems: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Registered:
    """A visit that was registered, with its demands."""

    visit: int
    demands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording a step for many came to: step ids by demand, and for each of the others the reason."""

    steps: Mapping[int, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def register_visit(tx: Transaction, visit: NewVisit) -> Registered:
    """Register a visit with the problems found there; refuses one that says nobody."""
    if not any(visit.values.get(name) for name in PARTY):
        raise Refusal("没有写走访的是谁。", "请填写走访单位或走访对象。")
    learn(tx, "department", visit.values.get("department"))
    record = tx.add("visit", visit.values)
    return Registered(record, tuple(add_problems(tx, record, visit.problems)))


def add_problems(tx: Transaction, visit: int, problems: Sequence[str]) -> list[int]:
    """Register demands found on a visit, numbered one after the other."""
    stored = tx.get("visit", visit) or {}
    shared = {name: stored.get(name) for name in (*PARTY, "day")}
    titles = [text.strip() for text in problems if text.strip()]
    numbers = next_numbers(tx, year_of(stored.get("day")), len(titles))
    rows = [
        {**shared, "visit": visit, "title": title, "number": number, "source": FOUND_ON_VISIT}
        for title, number in zip(titles, numbers, strict=True)
    ]
    return tx.add_many("demand", rows) if rows else []


def register_demand(tx: Transaction, values: Mapping[str, Value]) -> int:
    """Register a demand; refuses a number that another one has."""
    _check_number(tx, values)
    for name in ("category", "source", "kind"):
        learn(tx, _WORDS[name], values.get(name))
    return tx.add("demand", values)


def change_demand(tx: Transaction, demand: int, values: Mapping[str, Value]) -> bool:
    """Change fields of a demand; refuses a number taken and a day after something was done about it."""
    stored = tx.get("demand", demand)
    if stored is None or stored["removed"]:
        raise Refusal("这件诉求已被删除。", "请在回收站中恢复后再改。")
    if values.get("number") != stored["number"]:
        _check_number(tx, values)
    if day := values.get("day"):
        early = [row for row in tx.find("demand_step", demand=demand) if is_before(row["day"], str(day))]
        if early:
            raise Refusal(
                f"登记日期晚于{early[0]['kind']}日期（{early[0]['day']}）。",
                "请核对登记日期，或先改办理记录。",
            )
    for name in ("category", "source", "kind"):
        learn(tx, _WORDS[name], values.get(name))
    return tx.change("demand", demand, values)


def record_step(tx: Transaction, demands: Iterable[int], values: Mapping[str, Any]) -> Recorded:
    """Record one step for many demands (交办 of ten on one day); those for which it cannot be are told, not written.

    A missing `due` of 交办 and 重新办理 is counted by the office's rule.
    """
    wanted = list(dict.fromkeys(demands))
    learn(tx, "department", values.get("department"))
    checks, due = StepChecks(tx, wanted), _due(tx, values)
    problems: list[Problem] = []
    good: list[int] = []
    for demand in wanted:
        found = checks.objections(demand, values)
        problems += found
        if not any(problem.severity == "error" for problem in found):
            good.append(demand)
        tx.checkpoint()
    ids = tx.add_many("demand_step", [{**values, "demand": one, "due": due} for one in good]) if good else []
    return Recorded(dict(zip(good, ids, strict=True)), tuple(problems))


def correct_step(tx: Transaction, step: int, values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Change a recorded step; refuses what cannot have happened, returns what is worth a look."""
    stored = tx.get("demand_step", step) or {}
    found = StepChecks(tx, [stored["demand"]]).objections(stored["demand"], {**stored, **values}, step)
    if errors := [one.message for one in found if one.severity == "error"]:
        raise Refusal(f"{'；'.join(errors)}。", "请改好后再保存。")
    learn(tx, "department", values.get("department"))
    tx.change("demand_step", step, values)
    return tuple(found)


def close(tx: Transaction, demands: Iterable[int], day: str | None, **told: Value) -> Recorded:
    """Strike demands off the list (销号); `told` may hold satisfaction, content, lesson and who."""
    return record_step(tx, demands, {"kind": CLOSED, "day": day, **told})


def reopen(tx: Transaction, demands: Iterable[int], day: str | None, **told: Value) -> Recorded:
    """Take demands up again that were answered or closed; `told` may hold due, department and content."""
    return record_step(tx, demands, {"kind": AGAIN, "day": day, **told})


def remove_step(tx: Transaction, step: int) -> None:
    """Take back a step that never happened; it goes to the recycle bin."""
    tx.remove("demand_step", step)


def tell_parties(tx: Transaction) -> tuple[int, list[str]]:
    """Link visits and demands that only have a name to the unit of that very name, where there is just one.

    Returns how many were linked, and the names that could not be told.
    """
    units = Organizations.read(tx)
    linked, left = 0, dict[str, None]()
    for entity in ("visit", "demand"):
        changes: dict[int, Mapping[str, Value]] = {}
        for record, name in tx.columns(entity, ("name",)):
            one = units.find(name, "").one if name else None
            if one is not None:
                changes[record] = {one[0]: one[1], "name": None}
            elif name:
                left[name] = None
        linked += len(tx.change_many(entity, changes))
    return linked, list(left)


def next_numbers(rows: Rows, year: str, count: int = 1) -> list[str]:
    """The numbers that come next in a year: 2026-001, 2026-002 …"""
    taken = [_NUMBER.fullmatch(number) for number in numbers_like(rows, f"{year}-*")]
    last = max((int(match[2]) for match in taken if match), default=0)
    return [f"{year}-{last + place:03d}" for place in range(1, count + 1)]


def year_of(day: object) -> str:
    """The year of a date, this year's where there is none."""
    return str(day)[:4] if day else str(date.today().year)


def learn(tx: Transaction, dictionary: str, *labels: object) -> None:
    """Enter new words into an open list."""
    words = [str(label) for label in labels if label]
    if words and (rows := new_entries(tx, dictionary, words)):
        tx.add_many("dictionary_entry", rows)


def _due(rows: Rows, values: Mapping[str, Any]) -> str | None:
    stated: str | None = values.get("due")
    if stated is not None or values["kind"] not in (ASSIGNED, AGAIN):
        return stated
    return days_later(values.get("day"), read_days(rows))


def _check_number(tx: Transaction, values: Mapping[str, Any]) -> None:
    number = values.get("number")
    others: list[Record] = tx.find("demand", number=number) if number else []
    if others:
        raise Refusal(
            f"诉求编号{number}已有一件“{others[0]['title']}”。", "请换一个编号，或清空后由程序编号。"
        )
