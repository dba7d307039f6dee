"""Laying out shifts over the days of a plan: whole months, weeks or quarters, the groups taking turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from secretariat.base.dates import add_months, first_day, is_date, last_day
from secretariat.base.errors import Refusal
from secretariat.domains.rotation.queries import Turn
from secretariat.domains.rotation.records import MONTHLY, QUARTERLY, WEEKLY

_MOST = 600
"""No plan has more shifts; a wrong year must not fill the file."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Who takes a turn: a group, or one person."""

    group: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One turn before it is written: first and last day, and whose it is."""

    start: str
    end: str
    duty: Duty
    theme: str = ""


def lay_out(
    rota: Mapping[str, Any], first: str, order: Sequence[Duty], themes: Sequence[str] = ()
) -> list[Slot]:
    """The shifts of a plan from a month (or day) to its end, those in `order` taking turns, themes as they come.

    Months and quarters are those of the calendar, weeks go from Monday to Sunday; the first and the last shift are
    cut where the plan is. Refuses a first day outside the plan, and plans without anybody to take a turn.
    """
    _check(rota, first, order)
    last = last_day(rota["end"])
    begin = max(first_day(first), first_day(rota["start"]))
    borders = [begin, *_borders(begin, last, rota["rhythm"] or MONTHLY)]
    if len(borders) > _MOST:
        raise Refusal(f"这样要排{len(borders) - 1}班，太多了。", "请核对计划的截止日期和轮换周期。")
    return [
        Slot(start, _eve(following), order[place % len(order)], themes[place] if place < len(themes) else "")
        for place, (start, following) in enumerate(pairwise(borders))
    ]


def _check(rota: Mapping[str, Any], first: str, order: Sequence[Duty]) -> None:
    if not order:
        raise Refusal("还没有轮值组，排不了班。", "请先分组，再排班。")
    if not is_date(first):
        raise Refusal("没有填写从哪个月排起。", "请填写月份，如2026-01。")
    if last_day(first) < first_day(rota["start"]) or first_day(first) > last_day(rota["end"]):
        raise Refusal(
            f"{first}不在“{rota['name']}”的起止日期之内。",
            f"请填写{rota['start']}至{rota['end']}之间的月份。",
        )


def _borders(begin: str, last: str, rhythm: str) -> Iterator[str]:
    """The first days of the following shifts; the last border lies behind the plan's end."""
    border, end = begin, _next(last)
    while border < end:
        border = min(_following(border, rhythm), end)
        yield border


def _following(day: str, rhythm: str) -> str:
    if rhythm == WEEKLY:
        start = date.fromisoformat(day)
        return (start + timedelta(days=7 - start.weekday())).isoformat()
    if rhythm == QUARTERLY:
        return first_day(add_months(day[:7], 3 - (int(day[5:7]) - 1) % 3))
    return first_day(add_months(day[:7], 1))


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _eve(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def days_of(start: str, end: str | None) -> tuple[str, str]:
    """First and last day of a shift, as far as its dates can mean; without an end it lasts as its start does."""
    return first_day(start), last_day(end or start)


def first_free(rota: Mapping[str, Any], turns: Sequence[Turn]) -> str:
    """The month (with 每周 the day) from which a plan has no shifts yet; "" where all of it is laid out."""
    covered = max((days_of(one.start, one.end)[1] for one in turns), default="")
    begin = max(_next(covered), first_day(rota["start"])) if covered else first_day(rota["start"])
    if begin > last_day(rota["end"]):
        return ""
    whole = rota["rhythm"] != WEEKLY and begin.endswith("-01")
    return begin[:7] if whole else begin


__all__ = ["MONTHLY", "Duty", "Slot", "days_of", "first_free", "lay_out"]
