"""What people did that a scheme may count, each deed with the record that it was read from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from secretariat.domains.scoring import queries
from secretariat.domains.scoring.queries import Signed, Span
from secretariat.domains.scoring.records import (
    ABSENT,
    DONATED,
    EXCELLENT,
    EXCELLENT_FIRST,
    EXCELLENT_JOINT,
    EXCUSED,
    FILED,
    FILED_FIRST,
    FILED_JOINT,
    KEY,
    KEY_FIRST,
    KEY_JOINT,
    LATE,
    LEFT_EARLY,
    OPINION,
    OPINION_USED,
    PRESENT,
    SOURCES,
    SPOKE,
    SUBMITTED,
    TRAINED,
)
from secretariat.domains.scoring.spans import Spell, belongs
from secretariat.store.rows import Rows

_CAME = (PRESENT, LATE, LEFT_EARLY)
_MISSED = (EXCUSED, ABSENT)
_DECISIONS = ("立案", "不予立案", "并案", "转社情民意", "转意见建议", "撤案")
_SCREENED, _KEY, _EXCELLENT, _INSTRUCTED = "预审", "重点", "优秀", "批示"
_OPINION_FORM, _SOLVED = "社情民意", "A"
_HOUR = re.compile(r"(\d{1,2})\s*[:：时点]")
UNTOLD = "活动的具体时间没有写明上午、下午，每天按半天计"

Step = tuple[str, str | None, str | None]


class Deed(NamedTuple):
    """One thing that one person did (or missed). `entity` and `record` are what it was read from.

    `place` is the person's among the signers of a proposal, `signers` how many these are.
    """

    person: int
    source: str
    day: str
    entity: str
    record: int
    text: str
    kind: str | None = None
    words: str = ""
    form: str | None = None
    half_days: int = 1
    note: str = ""
    place: int = 1
    signers: int = 1
    collective: bool = False


def deeds(
    rows: Rows, spells: Mapping[int, tuple[Spell, ...]], span: Span, wanted: Collection[str] = SOURCES
) -> list[Deed]:
    """Everything from the wanted sources that people did within a period and while they belonged, by day."""
    found = [
        *_attended(rows, spells, span, wanted),
        *_signed(rows, queries.signed(rows, spells, span)),
        *(Deed(person, TRAINED, day, "trainee", record, name, words=name)
          for person, record, name, day in queries.trained(rows, spells, span)),
        *(Deed(person, DONATED, day, "donation", record, text, words=text)
          for person, record, text, day in queries.donated(rows, spells, span)),
    ]  # fmt: skip
    kept = [one for one in found if one.source in wanted and belongs(spells[one.person], one.day)]
    kept.sort(key=lambda one: (one.day, one.entity, one.record))
    return kept


def _attended(rows: Rows, ids: Iterable[int], span: Span, wanted: Collection[str]) -> Iterator[Deed]:
    held = queries.events_held(rows, span)
    told = {event: half_days(one.day, one.end, one.clock) for event, one in held.items()}
    words = {event: "、".join(filter(None, (one.title, one.tags))) for event, one in held.items()}
    seen: set[tuple[int, int, str]] = set()
    for person, event, state, expected, speech in queries.attendance(rows, ids, held):
        for source in _sources_of(state, expected, speech):
            key = (person, event, source)
            if source in wanted and key not in seen:
                seen.add(key)
                one, (halves, note) = held[event], told[event]
                yield Deed(
                    person, source, one.day, "event", event, one.title, one.kind, words[event], one.form, halves, note
                )  # fmt: skip


def _sources_of(state: str | None, expected: bool, speech: bool) -> tuple[str, ...]:
    """What an attendance counts as; nobody who was not expected is absent."""
    if state in _MISSED:
        return (state,) if expected else ()
    came = (state,) if state in _CAME else ()
    return (*came, SPOKE) if speech else came


def half_days(start: str, end: str | None, clock: str | None) -> tuple[int, str]:
    """How many half days an event took, and a remark where its record does not say so."""
    days = 1
    if end and len(start) == len(end) == 10:
        days = max(1, (date.fromisoformat(end) - date.fromisoformat(start)).days + 1)
    said = clock or ""
    hours = [int(hour) for hour in _HOUR.findall(said)]
    morning = "上午" in said or any(hour < 12 for hour in hours)
    later = any(word in said for word in ("下午", "晚")) or any(hour >= 13 for hour in hours)
    if "全天" in said or "整天" in said or (morning and later):
        return days * 2, ""
    return days, "" if morning or later else UNTOLD


def _signed(rows: Rows, found: Iterable[Signed]) -> Iterator[Deed]:
    """Whoever stands twice under a proposal counts once, in the first place."""
    first: dict[tuple[int, int], Signed] = {}
    for one in found:
        first.setdefault((one.person, one.proposal), one)
    steps = queries.steps(rows, {one.proposal for one in first.values()})
    for one in first.values():
        for source in _sources(one, steps.get(one.proposal, ())):
            yield Deed(
                one.person, source, one.day, "proposal", one.proposal, one.title, words=one.title,
                place=one.place, signers=max(1, one.signers), collective=bool(one.collective),
            )  # fmt: skip


def _sources(one: Signed, steps: Iterable[Step]) -> Iterator[str]:
    taken = list(steps)
    kinds = {kind for kind, _, _ in taken}
    filed = is_filed(taken)
    if one.form == _OPINION_FORM:
        yield OPINION
        if filed or _INSTRUCTED in kinds or any(result == _SOLVED for _, _, result in taken):
            yield OPINION_USED
        return
    yield SUBMITTED
    for holds, anyhow, leading, joint in (
        (filed, FILED, FILED_FIRST, FILED_JOINT),
        (_KEY in kinds, KEY, KEY_FIRST, KEY_JOINT),
        (_EXCELLENT in kinds, EXCELLENT, EXCELLENT_FIRST, EXCELLENT_JOINT),
    ):
        if holds:
            yield anyhow
            yield leading if one.place == 1 else joint


def is_filed(steps: Iterable[Step]) -> bool:
    """Whether 立案 is the decision in force; a decision without a day stands behind those recorded before it."""
    latest, decision, told = "", "", ""
    for kind, day, _ in steps:
        if kind not in _DECISIONS and kind != _SCREENED:
            continue
        at = day or told
        told = max(told, at)
        if kind in _DECISIONS and at >= latest:
            latest, decision = at, kind
    return decision == _DECISIONS[0]
