"""Which event, and which duty group, does a row mean?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from secretariat.base.dates import show_date
from secretariat.base.text import fold, read_chinese_number
from secretariat.store.rows import Rows

_GROUP = re.compile(
    r"(?:第)?([\d一二三四五六七八九十]+)(?:轮值)?(?:小)?组|(?:轮值)?(?:小)?组?第?([\d一二三四五六七八九十]+)组?"
)
_MOST = 5


@dataclass(frozen=True, slots=True)
class Known:
    """An event as far as rows tell it apart; a negative id is that of an earlier row of the same list."""

    id: int
    number: int | None
    title: str
    start: str | None
    end: str | None = None
    headcount: int | None = None

    @property
    def words(self) -> str:
        """For people."""
        number = f"第{self.number}期" if self.number is not None else ""
        return "，".join(part for part in (self.title, number, show_date(self.start)) if part)


@dataclass(frozen=True, slots=True)
class Found:
    """The event that a row means; several where it cannot be told; neither for a new one."""

    event: Known | None = None
    candidates: tuple[Known, ...] = ()


class EventIndex:
    """All events by what rows say of them: title and day, else number; a day may be known to the month only."""

    def __init__(self, rows: Rows) -> None:
        self.known: dict[int, Known] = {}
        self._titles: dict[str, list[int]] = defaultdict(list)
        self._numbers: dict[int, list[int]] = defaultdict(list)
        for record, *values in rows.columns("event", ("number", "title", "start", "end", "headcount")):
            self.add(Known(record, *values))

    def add(self, event: Known) -> None:
        """Make an event known."""
        self.known[event.id] = event
        self._titles[_key(event.title)].append(event.id)
        if event.number is not None:
            self._numbers[event.number].append(event.id)

    def same(self, row: Known) -> Found:
        """The event that a row of an events list is: title and day (and number) equal; else asked where it may be one.

        The same title on another day is another event, unless both have the same number.
        """
        titled = [self.known[one] for one in self._titles.get(_key(row.title), ())]
        fitting = [one for one in titled if _on(one, row.start) and _numbered(one, row.number)]
        exact = [one for one in fitting if one.start == row.start and one.number == row.number]
        if len(exact) == 1:
            return Found(exact[0])
        if len(fitting) == 1 and (row.start or row.number is not None):
            return Found(fitting[0])
        perhaps = fitting or [one for one in titled if _perhaps(one, row)]
        if not perhaps and row.number is not None and row.start:
            numbered = (self.known[one] for one in self._numbers.get(row.number, ()))
            perhaps = [one for one in numbered if one.start == row.start]
        return Found(candidates=tuple(perhaps[:_MOST]))

    def meant(self, row: Known) -> Found:
        """The event that a row of a sign-in sheet means: everything that it says fits exactly one."""
        if row.title:
            found = [self.known[one] for one in self._titles.get(_key(row.title), ())]
        else:
            found = [self.known[one] for one in self._numbers.get(row.number or -1, ())]
        fitting = [one for one in found if _during(one, row.start) and _numbered(one, row.number)]
        return Found(fitting[0]) if len(fitting) == 1 else Found(candidates=tuple(fitting[:_MOST]))


def _perhaps(event: Known, row: Known) -> bool:
    """Whether an event of the same title may be the one all the same: its number is, or either has no day."""
    if row.number is not None and event.number is not None:
        return row.number == event.number
    return not row.start or not event.start


def _key(title: str) -> str:
    return re.sub(r"[·\-—“”\"'《》\s]", "", fold(title))


def _on(event: Known, day: str | None) -> bool:
    """Whether an event may have begun on a day, as far as both are known."""
    if not day or not event.start:
        return day == event.start
    size = min(len(day), len(event.start))
    return day[:size] == event.start[:size]


def _during(event: Known, day: str | None) -> bool:
    if not day or not event.start:
        return True
    last = event.end or event.start
    return event.start[: len(day)] <= day[: len(event.start)] and day[: len(last)] <= last[: len(day)]


def _numbered(event: Known, number: int | None) -> bool:
    return number is None or event.number is None or event.number == number


@dataclass(frozen=True, slots=True)
class Group:
    """A duty group: an id, or where there is none yet, what makes it; `doubt` says why none can be told."""

    id: int | None = None
    name: str = ""
    number: int | None = None
    doubt: str = ""


class Groups:
    """The duty groups by name and number, each with the days of its plan."""

    def __init__(self, rows: Rows) -> None:
        plans = {record: (start, end) for record, start, end in rows.columns("rota", ("start", "end"))}
        self._names: dict[str, list[int]] = defaultdict(list)
        self._numbers: dict[int, list[int]] = defaultdict(list)
        self._spans: dict[int, tuple[str, str] | None] = {}
        for record, rota, number, name in rows.columns("duty_group", ("rota", "number", "name")):
            self._names[fold(name)].append(record)
            if number is not None:
                self._numbers[number].append(record)
            self._spans[record] = plans.get(rota)

    def find(self, text: str, day: str | None) -> Group:
        """The group of that name or number in the plan of the day; else the only one, else one to be made."""
        number = group_number(text)
        named = self._names.get(fold(text)) or self._numbers.get(-1 if number is None else number, [])
        fitting = [one for one in named if self._covers(one, day)] or [
            one for one in named if not self._spans[one]
        ]
        if len(fitting) == 1:
            return Group(fitting[0], text)
        if len(fitting) > 1:
            return Group(doubt=f"有{len(fitting)}个轮值组都是“{text}”，不能确定是哪一个，没有填")
        return Group(name=text, number=number)

    def _covers(self, group: int, day: str | None) -> bool:
        span = self._spans[group]
        return span is not None and day is not None and span[0] <= day and day[: len(span[1])] <= span[1]


def group_number(text: str) -> int | None:
    """第3组, 3组, 第三轮值组 are number 3; other names have none."""
    match = _GROUP.fullmatch(re.sub(r"\s", "", text)) if text else None
    return read_number(next(part for part in match.groups() if part)) if match else None


def read_number(text: str) -> int | None:
    """12 and 十二."""
    return int(text) if text.isdecimal() else read_chinese_number(text)


def listed(events: Iterable[Known]) -> str:
    """Several events for a sentence."""
    return "；".join(one.words for one in events)


def renumbered(event: Known, record: int) -> Known:
    """The event under the id that it got."""
    return replace(event, id=record)


__all__ = [
    "EventIndex",
    "Found",
    "Group",
    "Groups",
    "Known",
    "group_number",
    "listed",
    "read_number",
    "renumbered",
]
