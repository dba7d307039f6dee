"""The course of a proposal: from its steps, in their order, its state on a day and how punctual the answer is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from secretariat.base.dates import first_day, last_day
from secretariat.domains.proposals.clocks import DEFAULT_RULES, reply_due
from secretariat.domains.proposals.vocabulary import (
    AGAIN,
    ANSWERED,
    ANSWERED_LATE,
    ANSWERING,
    ASSIGNED,
    CLOSED,
    DECISIONS,
    DISSATISFIED,
    DONE,
    EXCELLENT,
    EXTENDED,
    FEEDBACK,
    FILED,
    GONE,
    IN_TIME,
    KEY,
    LATE,
    NOT_DUE,
    REPLIED,
    RETURNED,
    RUNNING,
    RUNNING_AGAIN,
    SCREENED,
    SENT_BACK,
    SPLITTER,
    STATES,
    TALKED,
    TO_ASSIGN,
    UNSATISFIED,
    WAITING,
)


class Step(NamedTuple):
    """One step as far as the state depends on it; empty texts are None. `unit` and `role` are those of its unit."""

    kind: str
    day: str | None = None
    due: str | None = None
    unit: str | None = None
    role: str | None = None
    result: str | None = None
    satisfaction: str | None = None
    target: str | None = None


class Unit(NamedTuple):
    """A unit that handles a proposal."""

    role: str
    name: str


class Course(NamedTuple):
    """What the steps of a proposal come to on a day. `filing` is the decision in force (立案, 并案 …)."""

    state: str = WAITING
    filing: str | None = None
    filed_on: str | None = None
    assigned_on: str | None = None
    due: str | None = None
    replied_on: str | None = None
    replied: bool = False
    result: str | None = None
    satisfaction: str | None = None
    target: str | None = None
    key: bool = False
    excellent: bool = False

    @property
    def running(self) -> bool:
        """Whether a unit still owes an answer."""
        return self.state in (RUNNING, RUNNING_AGAIN)

    def days_left(self, today: str) -> int | None:
        """Days until the answer is due, negative when overdue; None where no answer is awaited."""
        if not self.running or self.due is None:
            return None
        return (date.fromisoformat(last_day(self.due)) - date.fromisoformat(today)).days

    def punctuality(self, today: str) -> str | None:
        """逾期, 未到期, 按期答复 or 逾期答复; None where there is no deadline or the days do not tell."""
        left = self.days_left(today)
        if left is not None:
            return LATE if left < 0 else NOT_DUE
        if self.due is None or self.replied_on is None or not self.replied:
            return None
        if first_day(self.replied_on) > last_day(self.due):
            return ANSWERED_LATE
        return IN_TIME if last_day(self.replied_on) <= last_day(self.due) else None


_STAGES = {SCREENED: 1, **dict.fromkeys(DECISIONS, 2), ASSIGNED: 3, RETURNED: 4, EXTENDED: 5, TALKED: 6,
           REPLIED: 7, FEEDBACK: 8, AGAIN: 9, CLOSED: 10}  # fmt: skip
_LAST_STAGE = 11
_TO_STATE = {FILED: TO_ASSIGN, **GONE}
_GONE_STATES = frozenset(GONE.values())


_WHEN = itemgetter(0, 1, 2)


def in_order(steps: Iterable[Step], today: str) -> list[Step]:
    """The steps taken by `today`, as they happened.

    A step without a day stands behind the recorded ones of its stage and of those before it: feedback on an answer
    that is yet to come is yet to come too.
    """
    told: list[tuple[str, int]] = []
    reached: list[tuple[str, int, int, Step]] = []
    for place, step in enumerate(steps):
        stage = _STAGES.get(step.kind, _LAST_STAGE)
        day = step.day
        if day is None:
            day = max((known for known, other in told if other <= stage), default="")
        elif len(day) < 10:
            day = first_day(day)
        told.append((day, stage))
        if day <= today:
            reached.append((day, stage, place, step))
    reached.sort(key=_WHEN)
    return [entry[3] for entry in reached]


def state_of(steps: Iterable[Step], today: str, units: Collection[Unit] = ()) -> str:
    """The state of a proposal on a day, one of STATES; `units` matter where several answer for their own part."""
    return course_of(steps, today, units).state


def course_of(steps: Iterable[Step], today: str, units: Collection[Unit] = ()) -> Course:
    """What the steps come to on a day."""
    walk = _Walk(units)
    for step in in_order(steps, today):
        take = _TAKERS.get(step.kind)
        if take is not None:
            take(walk, step)
    return walk.course()


class _Walk:
    """Walks through the steps once, keeping what the last of each kind said; a report makes 20,000 of them."""

    __slots__ = ("_heard", "_known", "_replied", "_state", "_units")

    def __init__(self, units: Collection[Unit]) -> None:
        self._units = units
        self._state = WAITING
        self._known: dict[str, Any] = {}
        self._heard: set[str] = set()
        self._replied = False

    def course(self) -> Course:
        """What was gathered."""
        return Course(state=self._state, replied=self._replied, **self._known)

    def decide(self, step: Step) -> None:
        """立案, 并案 …: a 立案 written down after the unit began to work does not send the proposal back."""
        if step.kind != FILED or self._state == WAITING or self._state in _GONE_STATES:
            self._state = _TO_STATE[step.kind]
        target = None if step.kind == FILED else step.target
        self._known.update(filing=step.kind, filed_on=step.day, target=target)

    def assign(self, step: Step) -> None:
        """交办; what is answered already is given out again by 再办理 only."""
        self._known.setdefault("filing", FILED)
        self._known.update(assigned_on=step.day, due=step.due or reply_due(step.day, DEFAULT_RULES))
        if not self._replied:
            self._state = RUNNING
            self._heard.clear()

    def again(self, step: Step) -> None:
        """再办理: the units start anew."""
        self._known.setdefault("filing", FILED)
        self._known["due"] = step.due or reply_due(step.day, DEFAULT_RULES, again=True)
        self._state, self._replied = RUNNING_AGAIN, False
        self._heard.clear()

    def give_back(self, step: Step) -> None:
        """退回; without a 会办 unit the 主办 unit goes on."""
        if step.role is None or step.role in ANSWERING:
            self._state = SENT_BACK

    def close(self, step: Step) -> None:
        """办结."""
        self._state = DONE

    def extend(self, step: Step) -> None:
        """延期 moves the deadline."""
        self._known["due"] = step.due or self._known.get("due")

    def hear(self, step: Step) -> None:
        """An answer; an opinion that a 会办 unit gives to the 主办 unit is none."""
        if step.role is not None and step.role not in ANSWERING:
            return
        self._known.setdefault("filing", FILED)
        self._known.update(replied_on=step.day, result=step.result or self._known.get("result"))
        self._heard.add(step.unit or "")
        if self._all_heard():
            self._state, self._replied = ANSWERED, True
        elif self._state not in (RUNNING, RUNNING_AGAIN):
            self._state = RUNNING

    def judge(self, step: Step) -> None:
        """反馈: a member who is not satisfied wants another answer, any other word ends the matter."""
        word = step.satisfaction
        self._known["satisfaction"] = word or self._known.get("satisfaction")
        if word == UNSATISFIED:
            self._state = DISSATISFIED
        elif word is not None and self._state in (ANSWERED, DISSATISFIED):
            self._state = DONE

    def mark(self, step: Step) -> None:
        """重点, 优秀."""
        self._known["key" if step.kind == KEY else "excellent"] = True

    def _all_heard(self) -> bool:
        """Where units answer for their own parts, all of them; else any one."""
        if "" in self._heard or not any(unit.role == SPLITTER for unit in self._units):
            return True
        return all(unit.name in self._heard for unit in self._units if unit.role in ANSWERING)


_TAKERS: dict[str, Callable[[_Walk, Step], None]] = {
    **dict.fromkeys(DECISIONS, _Walk.decide), ASSIGNED: _Walk.assign, AGAIN: _Walk.again, RETURNED: _Walk.give_back,
    CLOSED: _Walk.close, EXTENDED: _Walk.extend, REPLIED: _Walk.hear, FEEDBACK: _Walk.judge, KEY: _Walk.mark,
    EXCELLENT: _Walk.mark,
}  # fmt: skip


PART, RECORD = "\x1f", "\x1e"
"""What parts the values of one record, and the records, in the texts that the ledger gathers."""


@lru_cache(maxsize=65536)
def read_steps(text: str | None) -> tuple[Step, ...]:
    """The steps of a gathered text: the fields of Step in their order."""
    return tuple(_step(entry.split(PART)) for entry in text.split(RECORD)) if text else ()


@lru_cache(maxsize=65536)
def read_units(text: str | None) -> tuple[Unit, ...]:
    """The units of a gathered text: role and name."""
    return tuple(Unit(*entry.split(PART)) for entry in text.split(RECORD)) if text else ()


@lru_cache(maxsize=65536)
def told(steps: str | None, units: str | None, today: str) -> Course:
    """The course of one line of the list, from its gathered texts."""
    return course_of(read_steps(steps), today, read_units(units))


def _step(parts: Sequence[str]) -> Step:
    return Step(parts[0], *(part or None for part in parts[1:]))


__all__ = [
    "STATES",
    "Course",
    "Step",
    "Unit",
    "course_of",
    "in_order",
    "read_steps",
    "read_units",
    "state_of",
    "told",
]
