"""Who can be put into groups: the people of a body as of a day, or a selection, in the order of rank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.base.kinds import Choice
from secretariat.domains.rotation import queries
from secretariat.domains.rotation.balancing import Candidate, Draft, DraftGroup
from secretariat.domains.rotation.queries import Holder, Member
from secretariat.domains.rotation.records import BY_HAND, BY_INDUSTRY, BY_POST, BY_TOWN
from secretariat.store.rows import Rows
from secretariat.store.strokes import stroke_key

LEADER, MEMBER, LEFT_OUT = PARTS = ("组长", "组员", "不参加")
LEADING_TITLES = ("常务副主席", "兼职副主席", "副主席", "常务副会长", "副会长")
STANDING_ASIDE = (
    "党组书记", "主席", "会长", "主任", "理事长", "专职副主席", "秘书长", "副秘书长", "名誉主席", "名誉会长", "顾问",
    "监事长", "监事",
)  # fmt: skip
"""Who usually takes no turn: the office's own people and those of honour (domain.md A3 counts 129 of 132)."""
_LAST = 9999


def usual_part(title: str) -> str:
    """What the holder of a title usually is in a group; the clerk may say otherwise."""
    if title in LEADING_TITLES:
        return LEADER
    return LEFT_OUT if title in STANDING_ASIDE else MEMBER


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which people, by which of their facts, and what each title is in a group (others: `usual_part`)."""

    day: str
    body: int | None = None
    people: tuple[int, ...] = ()
    basis: str = BY_INDUSTRY
    parts: Mapping[str, str] | None = None


def titles(rows: Rows, body: int, day: str) -> dict[str, int]:
    """The titles in force in a body with how many people have each as their highest, in the order of rank."""
    counts: dict[str, int] = {}
    for one in _highest(rows, queries.holders(rows, body, day)):
        counts[one.title] = counts.get(one.title, 0) + 1
    return counts


def candidates(rows: Rows, ask: Choosing) -> list[Candidate]:
    """The people asked for in the order of rank, each once, with the highest title; those left out are not there."""
    found = _chosen(rows, ask)
    parts = {one.title: (ask.parts or {}).get(one.title, usual_part(one.title)) for one in found}
    return [
        Candidate(
            one.person, one.name, parts[one.title] == LEADER, _key(one, ask.basis), one.title, _unit(one)
        )
        for one in found
        if parts[one.title] != LEFT_OUT
    ]


def _chosen(rows: Rows, ask: Choosing) -> list[Holder]:
    if ask.body is None:
        return queries.people(rows, ask.people, ask.day)
    found = _highest(rows, queries.holders(rows, ask.body, ask.day))
    wanted = set(ask.people)
    return [one for one in found if not wanted or one.person in wanted]


def _highest(rows: Rows, found: Iterable[Holder]) -> list[Holder]:
    """Each person once, under the highest title, as official lists stand."""
    ranked = sorted(found, key=_official(rows))
    once: dict[int, Holder] = {}
    for one in ranked:
        once.setdefault(one.person, one)
    return list(once.values())


def _official(rows: Rows) -> Callable[[Holder], tuple[int, int, object, int]]:
    kind = rows.entity("post").field("title").kind
    places = {title: place for place, title in enumerate(kind.entries if isinstance(kind, Choice) else ())}

    def key(one: Holder) -> tuple[int, int, object, int]:
        position = _LAST if one.position is None else one.position
        return places.get(one.title, _LAST), position, stroke_key(one.name), one.person

    return key


def _key(one: Holder | Member, basis: str) -> str:
    """What a person is grouped by."""
    value = {BY_INDUSTRY: one.industry, BY_TOWN: one.town}.get(basis)
    if basis == BY_POST and isinstance(one, Holder):
        value = one.title
    return value or ""


def _unit(one: Holder | Member) -> str:
    return f"{one.unit or ''}{one.job or ''}"


def present_draft(rows: Rows, rota: int, day: str, basis: str = BY_HAND) -> Draft:
    """The groups of a plan as they are, as a draft to be changed."""
    found: dict[int, list[Member]] = {}
    for one in queries.members(rows, rota, day):
        found.setdefault(one.group, []).append(one)
    stored = queries.groups(rows, rota)
    numbers = _numbers([group.number for group in stored])
    groups = tuple(
        DraftGroup(number, one.name, one.field, _as_candidates(found.get(one.group, ()), basis), one.group)
        for number, one in zip(numbers, stored, strict=True)
    )
    return Draft(groups, basis)


def _as_candidates(members: Sequence[Member], basis: str) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(one.person, one.name, bool(one.leader), _key(one, basis), "", _unit(one), one.member)
        for one in members
    )


def _numbers(known: Sequence[int | None]) -> list[int]:
    """The numbers of groups; one without, or with that of another, gets the next free one."""
    taken = {one for one in known if one}
    numbers: list[int] = []
    for one in known:
        if not one or one in numbers:
            one = max((0, *taken)) + 1
            taken.add(one)
        numbers.append(one)
    return numbers
