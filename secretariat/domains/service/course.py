"""The course of a demand: from its steps, in their order, its state on a day, who works on it and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from secretariat.base.dates import first_day, last_day
from secretariat.domains.service.vocabulary import (
    AGAIN,
    ANSWERED,
    ANSWERED_LATE,
    ASSIGNED,
    CLOSED,
    DAYS,
    DAYS_SETTING,
    ENDED,
    EXPLAINED,
    EXTENDED,
    FED_BACK,
    GIVEN_OUT,
    HANDLED,
    IN_TIME,
    IS_JUDGED,
    JUDGED,
    JUDGED_BY_FIRM,
    LATE,
    NOT_DUE,
    OPEN,
    POSTPONED,
    REFUSED,
    REGISTERED,
    REPLIED,
    RETURNED,
    SOLVED,
)
from secretariat.store.rows import Rows

PART, RECORD = "\x1f", "\x1e"
"""What parts the values of one step, and the steps, in the text that the list gathers."""
STEP_FIELDS = ("kind", "day", "department", "joint", "due", "content", "satisfaction", "lesson")


class Step(NamedTuple):
    """One step as far as the course depends on it; empty texts are None."""

    kind: str
    day: str | None = None
    department: str | None = None
    joint: str | None = None
    due: str | None = None
    content: str | None = None
    satisfaction: str | None = None
    lesson: str | None = None


class Course(NamedTuple):
    """What the steps of a demand come to on a day.

    `progress` is the last word on it, `handed` whether it was given to a department at any time.
    """

    state: str = REGISTERED
    department: str | None = None
    joint: str | None = None
    assigned_on: str | None = None
    due: str | None = None
    replied_on: str | None = None
    replied: bool = False
    progress: str | None = None
    satisfaction: str | None = None
    closed_on: str | None = None
    lesson: str | None = None
    handed: bool = False

    @property
    def running(self) -> bool:
        """Whether a department still owes an answer."""
        return self.state in (GIVEN_OUT, OPEN)

    @property
    def ended(self) -> bool:
        """Whether nobody works on it any more."""
        return self.state in ENDED

    @property
    def solved(self) -> bool:
        """Whether it is struck off the list (销号)."""
        return self.state == SOLVED

    @property
    def answered(self) -> bool:
        """Whether the enterprise has an answer: a reply, an explanation, or the matter itself settled."""
        return self.replied or self.state in (SOLVED, EXPLAINED)

    @property
    def answered_on(self) -> str | None:
        """When it had its answer, as far as that is known."""
        return self.replied_on or (self.closed_on if self.answered else None)

    def days_left(self, today: str) -> int | None:
        """Days until the answer is due, negative when overdue; None where no answer is awaited or no day is set."""
        if not self.running or self.due is None:
            return None
        return days_between(today, last_day(self.due))

    def punctuality(self, today: str) -> str | None:
        """逾期, 未到期, 按期答复 or 逾期答复; None where there is no deadline or the days do not tell."""
        left = self.days_left(today)
        if left is not None:
            return LATE if left < 0 else NOT_DUE
        if self.due is None or self.answered_on is None:
            return None
        if first_day(self.answered_on) > last_day(self.due):
            return ANSWERED_LATE
        return IN_TIME if last_day(self.answered_on) <= last_day(self.due) else None


@lru_cache(maxsize=16384)
def days_between(start: str, end: str) -> int:
    """Days from one whole date to another."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


@lru_cache(maxsize=16384)
def days_later(day: str | None, days: int) -> str | None:
    """The day that is so many days later; None where the day itself is not known to the day."""
    if day is None or len(day) != 10:
        return None
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def read_days(rows: Rows) -> int:
    """How many days the office gives for an answer; a setting that is no positive whole number counts as none."""
    text = rows.setting(DAYS_SETTING)
    return int(text) if text.isdecimal() and int(text) > 0 else DAYS


_STAGES = {JUDGED: 1, ASSIGNED: 2, RETURNED: 3, EXTENDED: 4, HANDLED: 5, REPLIED: 6, FED_BACK: 7, AGAIN: 8,
           POSTPONED: 9, EXPLAINED: 9, REFUSED: 9, CLOSED: 10}  # fmt: skip
_BREAKS = frozenset((RETURNED, POSTPONED, EXPLAINED, REFUSED, CLOSED))
_WHEN = itemgetter(0, 1, 2, 3)


def in_order(steps: Iterable[Step], today: str) -> list[Step]:
    """The steps taken by `today`, as they happened.

    Steps of one day follow their usual order, but what was recorded after an end or a return (a demand closed by
    mistake and taken up again the same day) came after it. A step without a day stands behind the recorded ones of
    its stage and of those before it.
    """
    chosen = list(steps)
    if _told_in_order(chosen):
        return [step for step in chosen if step.day <= today]  # type: ignore[operator]
    told: list[tuple[str, int]] = []
    reached: list[tuple[str, int, int, int, Step]] = []
    turn = 0
    for place, step in enumerate(chosen):
        stage = _STAGES.get(step.kind, 11)
        day = step.day
        if day is None:
            day = max((known for known, other in told if other <= stage), default="")
        elif len(day) < 10:
            day = first_day(day)
        told.append((day, stage))
        turn += step.kind == AGAIN
        if day <= today:
            reached.append((day, turn, stage, place, step))
        turn += step.kind in _BREAKS
    reached.sort(key=_WHEN)
    return [entry[4] for entry in reached]


def _told_in_order(steps: Sequence[Step]) -> bool:
    """Whether the steps were recorded as they happened, which spares nearly every demand the sorting."""
    before, stage, ended = "", 0, False
    for step in steps:
        day, own = step.day, _STAGES.get(step.kind, 11)
        if day is None or len(day) < 10 or day < before:
            return False
        if day == before and own < stage and not ended and step.kind != AGAIN:
            return False
        before, stage, ended = day, own, step.kind in _BREAKS
    return True


def course_of(steps: Iterable[Step], today: str) -> Course:
    """What the steps come to on a day."""
    walk = _Walk()
    for step in in_order(steps, today):
        take = _TAKERS.get(step.kind)
        if take is not None:
            take(walk, step)
        walk.note(step)
    return walk.course()


class _Walk:
    """Walks through the steps once, keeping what the last of each kind said."""

    __slots__ = ("_known", "_replied", "_state")

    def __init__(self) -> None:
        self._state = REGISTERED
        self._known: dict[str, Any] = {}
        self._replied = False

    def course(self) -> Course:
        """What was gathered."""
        return Course(state=self._state, replied=self._replied, **self._known)

    def note(self, step: Step) -> None:
        """What any step may tell beside its own matter."""
        if step.content and step.kind not in (JUDGED, ASSIGNED, FED_BACK, EXTENDED):
            self._known["progress"] = step.content
        if step.satisfaction:
            self._known["satisfaction"] = step.satisfaction
        if step.lesson:
            self._known["lesson"] = step.lesson

    def judge(self, step: Step) -> None:
        """研判 says what it is before it is given out."""
        if self._state == REGISTERED:
            self._state = IS_JUDGED

    def assign(self, step: Step) -> None:
        """交办; what is answered or ended is given out again by 重新办理 only."""
        self._take_department(step)
        self._known.update(assigned_on=step.day, due=step.due or days_later(step.day, DAYS))
        if not self._replied and self._state not in ENDED:
            self._state = GIVEN_OUT

    def again(self, step: Step) -> None:
        """重新办理: a new deadline, and the answer given before does not count any more."""
        self._take_department(step)
        self._known["due"] = step.due or days_later(step.day, DAYS)
        for name in ("closed_on", "replied_on", "satisfaction"):
            self._known.pop(name, None)
        self._state, self._replied = OPEN, False

    def give_back(self, step: Step) -> None:
        """退回: it must be given to somebody else."""
        for name in ("department", "joint", "due", "assigned_on"):
            self._known.pop(name, None)
        if self._state not in ENDED:
            self._state = IS_JUDGED

    def extend(self, step: Step) -> None:
        """延期 moves the deadline."""
        self._known["due"] = step.due or self._known.get("due")

    def handle(self, step: Step) -> None:
        """办理: something was done about it."""
        if self._state not in (*ENDED, ANSWERED, JUDGED_BY_FIRM):
            self._state = OPEN

    def hear(self, step: Step) -> None:
        """答复: the enterprise was answered."""
        self._known["replied_on"] = step.day
        self._replied = True
        if self._state not in ENDED:
            self._state = ANSWERED

    def rate(self, step: Step) -> None:
        """反馈: what the enterprise says of it."""
        if self._state not in ENDED:
            self._state = JUDGED_BY_FIRM

    def end(self, step: Step) -> None:
        """销号, 解释说明, 不受理 and 暂缓."""
        self._state = SOLVED if step.kind == CLOSED else step.kind
        if step.kind != POSTPONED:
            self._known["closed_on"] = step.day

    def _take_department(self, step: Step) -> None:
        self._known["handed"] = True
        if step.department or step.joint:
            self._known.update(department=step.department or self._known.get("department"), joint=step.joint)


_TAKERS: dict[str, Callable[[_Walk, Step], None]] = {
    JUDGED: _Walk.judge, ASSIGNED: _Walk.assign, AGAIN: _Walk.again, RETURNED: _Walk.give_back, HANDLED: _Walk.handle,
    EXTENDED: _Walk.extend, REPLIED: _Walk.hear, FED_BACK: _Walk.rate,
    **dict.fromkeys((CLOSED, EXPLAINED, REFUSED, POSTPONED), _Walk.end),
}  # fmt: skip


@lru_cache(maxsize=1 << 18)
def read_steps(text: str | None) -> tuple[Step, ...]:
    """The steps of a gathered text: the fields of Step in their order."""
    return tuple(_step(entry) for entry in text.split(RECORD)) if text else ()


@lru_cache(maxsize=1 << 18)
def told(steps: str | None, today: str) -> Course:
    """The course of one line of the list, from its gathered text."""
    return course_of(read_steps(steps), today)


def _step(entry: str) -> Step:
    kind, *rest = entry.split(PART)
    return Step(kind, *(part or None for part in rest))
