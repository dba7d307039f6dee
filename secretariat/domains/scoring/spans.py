"""Whom a question is about, and on which days: a body, a duty group, a named list, or the members' heads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

ScopeKind = Literal["body", "group", "list", "members"]
Spell = tuple[str, str]
"""From which day to before which day somebody belongs; "" is from ever, "9" for good."""
FOR_GOOD = "9"


@dataclass(frozen=True, slots=True)
class Scope:
    """The people of a body, a duty group or a named list (with its id), or all heads of members."""

    kind: ScopeKind
    record: int = 0


def opening(day: str) -> str:
    """The shortest date that begins on this day: a year for 1 January, a month for the first of one."""
    if day.endswith("-01-01"):
        return day[:4]
    return day[:7] if day.endswith("-01") else day


def merged(found: Iterable[tuple[int, str | None, str | None]]) -> dict[int, tuple[Spell, ...]]:
    """Spells by person, those that overlap or meet joined into one: nobody counts twice."""
    by_person: dict[int, list[Spell]] = {}
    for person, start, stop in found:
        by_person.setdefault(person, []).append((start or "", stop or FOR_GOOD))
    return {person: _joined(spells) for person, spells in by_person.items()}


def _joined(spells: list[Spell]) -> tuple[Spell, ...]:
    if len(spells) == 1:
        return (spells[0],)
    joined: list[Spell] = []
    for start, stop in sorted(spells):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
        else:
            joined.append((start, stop))
    return tuple(joined)


def belongs(spells: Iterable[Spell], day: str) -> bool:
    """Whether a (perhaps partial) day lies in one of the spells; a day that may lie before does not."""
    return any(start <= day < stop for start, stop in spells)


def people(spells: Mapping[int, tuple[Spell, ...]]) -> list[int]:
    """Everybody who belongs at some time, by id."""
    return sorted(spells)
