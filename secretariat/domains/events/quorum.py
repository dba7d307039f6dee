"""Whether enough people came to a meeting, and who stayed away without leave again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from secretariat.base.figures import percent
from secretariat.base.text import fold, read_chinese_number
from secretariat.domains.events import queries
from secretariat.domains.events.vocabulary import (
    ABSENT,
    CAME,
    CAME_IN_PERSON,
    EXCUSED,
    EXPECTED,
    LATE,
    LEFT_EARLY,
    SUBSTITUTE,
)
from secretariat.store.rows import Rows

_SPOKEN = re.compile(r"([一二三四五六七八九十百]+)分之([一二三四五六七八九十百]+)")
QUORUM_SETTING, QUORUM_DEFAULT = "quorum", "2/3"
"""The share of those due who must be there (domain.md B5); a chamber's own rules may say otherwise."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """The counts of one event. All but `others` are of those due (应到); who only sits in counts nowhere else.

    `came` holds those who were late, left early, or sent somebody in their place: the seat was filled.
    """

    expected: int = 0
    came: int = 0
    in_person: int = 0
    late: int = 0
    left_early: int = 0
    excused: int = 0
    absent: int = 0
    substitute: int = 0
    unrecorded: int = 0
    others: tuple[tuple[str, int, int], ...] = ()
    """(part, on the list, came) of 列席, 特邀, 工作人员 …"""
    share: Fraction = Fraction(2, 3)

    def rate(self, digits: int = 1) -> str:
        """出席率: came of those due; — where nobody was due."""
        return percent(self.came, self.expected, digits)

    @property
    def needed(self) -> int:
        """How many must be there at least."""
        return -(-self.expected * self.share.numerator // self.share.denominator)

    @property
    def met(self) -> bool:
        """Whether that many came; never where nobody was due."""
        return self.expected > 0 and self.came >= self.needed


def quorum(rows: Rows, event: int) -> Quorum:
    """The counts of an event's list, with the office's own share."""
    due: dict[str | None, int] = {}
    others: dict[str, list[int]] = {}
    for role, state, count in queries.roles_and_states(rows, event):
        if role in (None, EXPECTED):
            due[state] = due.get(state, 0) + count
        else:
            told = others.setdefault(role, [0, 0])
            told[0] += count
            told[1] += count if state in CAME else 0
    return Quorum(
        expected=sum(due.values()), came=sum(due.get(state, 0) for state in CAME),
        in_person=sum(due.get(state, 0) for state in CAME_IN_PERSON), late=due.get(LATE, 0),
        left_early=due.get(LEFT_EARLY, 0), excused=due.get(EXCUSED, 0), absent=due.get(ABSENT, 0),
        substitute=due.get(SUBSTITUTE, 0), unrecorded=due.get(None, 0),
        others=tuple((role, *counts) for role, counts in others.items()),  # type: ignore[misc]
        share=share_needed(rows),
    )  # fmt: skip


def share_needed(rows: Rows) -> Fraction:
    """The office's share: 2/3, 1/2 or 60%; what is none counts as two thirds."""
    return read_share(rows.setting(QUORUM_SETTING, QUORUM_DEFAULT)) or Fraction(QUORUM_DEFAULT)


def read_share(text: str) -> Fraction | None:
    """A share above nothing and up to all as it is written: 2/3, 三分之二, 60%, 0.6; None for anything else."""
    plain = fold(text)
    spoken = _SPOKEN.fullmatch(plain)
    if spoken:
        below, above = map(read_chinese_number, spoken.groups())
        plain = f"{above}/{below}"
    try:
        share = Fraction(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        return None
    return share if 0 < share <= 1 else None


@dataclass(frozen=True, slots=True)
class AbsentAgain:
    """Somebody who was due and stayed away without leave more than once in a year, with the attendances."""

    person: int
    name: str
    attendances: tuple[int, ...]

    @property
    def times(self) -> int:
        """How often."""
        return len(self.attendances)

    @property
    def message(self) -> str:
        """The warning in words: some chambers let the post lapse, which only they can say."""
        return f"“{self.name}”本年无故缺席{self.times}次，请按本会章程处理。"


def absent_again(rows: Rows, year: int | str, times: int = 2) -> list[AbsentAgain]:
    """Those with at least so many absences without leave in a year, the most first. A warning, never a block."""
    found = []
    absences = queries.absences(rows, str(year))
    for (person, name), group in groupby(absences, key=lambda row: (row[0], row[1])):
        attendances = tuple(row[2] for row in group)
        if len(attendances) >= times:
            found.append(AbsentAgain(person, name, attendances))
    return sorted(found, key=lambda one: (-one.times, one.person))
