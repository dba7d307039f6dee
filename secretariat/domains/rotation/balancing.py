"""Making groups of people: equal in size and in leaders, those of one industry or town kept together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from secretariat.base.errors import Refusal
from secretariat.base.figures import decimal
from secretariat.domains.rotation.records import BY_HAND, BY_INDUSTRY, BY_POST, BY_TOWN

_SWEEPS = 12
"""How often all exchanges are tried; on real councils nothing improves after four."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person to be put into a group; `key` is what groups are made by, "" where it is not known.

    `member` is the record of one who is in a group already.
    """

    person: int | None
    name: str
    leader: bool = False
    key: str = ""
    title: str = ""
    unit: str = ""
    member: int | None = None


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """A group before it is written; `record` is the group that it is already."""

    number: int
    name: str
    field: str | None = None
    members: tuple[Candidate, ...] = ()
    record: int | None = None

    @property
    def leaders(self) -> tuple[Candidate, ...]:
        """Its 组长."""
        return tuple(one for one in self.members if one.leader)


@dataclass(frozen=True, slots=True)
class Draft:
    """Groups before they are written; `rest` are those who are in none. Every change gives a new draft."""

    groups: tuple[DraftGroup, ...]
    basis: str = BY_HAND
    rest: tuple[Candidate, ...] = ()
    body: int | None = None

    @property
    def people(self) -> tuple[Candidate, ...]:
        """Everybody, group by group, those in none last."""
        return (*(one for group in self.groups for one in group.members), *self.rest)

    def sentence(self) -> str:
        """12组，每组10–11人（平均10.8），组长每组3人。"""
        sizes = [len(group.members) for group in self.groups]
        return balance_sentence(sizes, [len(group.leaders) for group in self.groups])

    def moved(self, place: int, to: int) -> Draft:
        """The one at that place among `people` put into the group of that number; 0 takes out of every group."""
        person = self.people[place]
        return self._without(person)._with(person, to)

    def led(self, place: int, leader: bool) -> Draft:
        """The one at that place made a leader, or an ordinary member."""
        person = self.people[place]
        changed = replace(person, leader=leader)
        groups = tuple(
            replace(group, members=_in_order(changed if one is person else one for one in group.members))
            for group in self.groups
        )
        return replace(
            self, groups=groups, rest=tuple(changed if one is person else one for one in self.rest)
        )

    def named(self, number: int, name: str, field: str | None) -> Draft:
        """A group called otherwise."""
        if not name.strip():
            raise Refusal("轮值组要有名称。", "请填写名称，如“第1组”。")
        groups = tuple(
            replace(group, name=name.strip(), field=field) if group.number == number else group
            for group in self.groups
        )
        return replace(self, groups=groups)

    def _without(self, person: Candidate) -> Draft:
        groups = tuple(
            replace(group, members=tuple(one for one in group.members if one is not person))
            for group in self.groups
        )
        return replace(self, groups=groups, rest=tuple(one for one in self.rest if one is not person))

    def _with(self, person: Candidate, to: int) -> Draft:
        if to == 0:
            return replace(self, rest=(*self.rest, person))
        groups = tuple(
            replace(group, members=_in_order((*group.members, person))) if group.number == to else group
            for group in self.groups
        )
        return replace(self, groups=groups)


def balance_sentence(sizes: Sequence[int], leaders: Sequence[int]) -> str:
    """12组，每组10–11人（平均10.8），组长每组3人。 The mean is exact, rounded half up."""
    if not sizes:
        return "还没有分组。"
    mean = decimal(Fraction(sum(sizes), len(sizes)), 1)
    return f"{len(sizes)}组，每组{_span(sizes)}人（平均{mean}），组长每组{_span(leaders)}人。"


def _span(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low}–{high}"


def balance(people: Sequence[Candidate], count: int, basis: str) -> Draft:
    """So many groups of these people, who stand in the order of rank; the same input gives the same groups.

    Sizes and numbers of leaders differ by at most one. By 行业 or 乡镇街道 those of one key are kept together, by
    职务 each title is spread over all groups, by 人工 nobody is placed. Refuses more groups than people.
    """
    if not 1 <= count <= max(1, len(people)):
        raise Refusal(f"{len(people)}人分不成{count}组。", "请减少组数，或多选一些人。")
    if basis == BY_HAND:
        return Draft(_groups([[] for _ in range(count)], basis), basis, tuple(people))
    placed = _dealt(people, count) if basis == BY_POST else _clustered(people, count)
    return Draft(_groups(placed, basis), basis)


def _groups(placed: Sequence[Sequence[Candidate]], basis: str) -> tuple[DraftGroup, ...]:
    return tuple(
        DraftGroup(number, f"第{number}组", _field(members, basis), _in_order(members))
        for number, members in enumerate(placed, start=1)
    )


def _in_order(members: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Leaders first, else as they stand."""
    return tuple(sorted(members, key=lambda one: not one.leader))


def _field(members: Sequence[Candidate], basis: str) -> str | None:
    """What a group is called by: the key of most of its members, or the two that make up most of it."""
    if basis not in (BY_INDUSTRY, BY_TOWN):
        return None
    counts = Counter(one.key for one in members if one.key)
    most = sorted(counts, key=lambda key: (-counts[key], key))
    if not most:
        return None
    if counts[most[0]] * 2 > len(members):
        return most[0]
    return "、".join(key for key in most[:2] if counts[key] > 1) or None


def _dealt(people: Sequence[Candidate], count: int) -> list[list[Candidate]]:
    """Dealt like cards, leaders first: whatever stands together in the order of rank is spread evenly."""
    placed: list[list[Candidate]] = [[] for _ in range(count)]
    for place, one in enumerate(_in_order(people)):
        placed[place % count].append(one)
    return placed


# -- keeping those of one key together ------------------------------------------------------------------------

_Counts = list[Counter[str]]
"""For each group, how many of each key it has."""


def _clustered(people: Sequence[Candidate], count: int) -> list[list[Candidate]]:
    """First cut into runs of one key after another, leaders and members apart; then exchanged while that helps."""
    classes = [[one for one in people if one.leader], [one for one in people if not one.leader]]
    leaders = _quotas(len(classes[0]), count)
    sizes = _quotas(len(people), count)
    quotas = [leaders, [size - leading for size, leading in zip(sizes, leaders, strict=True)]]
    total = Counter(one.key for one in people)
    order = sorted(total, key=lambda key: (key == "", -total[key], key))
    cut = [_cut(part, quota, order) for part, quota in zip(classes, quotas, strict=True)]
    _improve(cut, count)
    return _persons(classes, cut, count)


def _quotas(number: int, count: int) -> list[int]:
    base, more = divmod(number, count)
    return [base + (place < more) for place in range(count)]


def _cut(people: Sequence[Candidate], quotas: Sequence[int], order: Sequence[str]) -> _Counts:
    """How many of each key each group gets when all stand in one row, key after key."""
    counts = Counter(one.key for one in people)
    row = [key for key in order for _ in range(counts[key])]
    result: _Counts = []
    at = 0
    for quota in quotas:
        result.append(Counter(row[at : at + quota]))
        at += quota
    return result


def _improve(cut: Sequence[_Counts], count: int) -> None:
    """Exchange one for one between two groups, leaders for leaders, as long as more of one key come together."""
    whole = [Counter(cut[0][place]) + Counter(cut[1][place]) for place in range(count)]
    for _ in range(_SWEEPS):
        better = [
            _exchange(part, whole, one, other)
            for part in cut
            for one in range(count)
            for other in range(one + 1, count)
        ]
        if not any(better):
            return


def _exchange(part: _Counts, whole: _Counts, one: int, other: int) -> bool:
    """Make every exchange between two groups that brings more of a key together; the empty key counts for nothing."""
    found = False
    for mine in sorted(part[one]):
        for theirs in sorted(part[other]):
            while mine != theirs and part[one][mine] and part[other][theirs]:
                if _gain(whole[one], mine, theirs) + _gain(whole[other], theirs, mine) <= 0:
                    break
                for counts in (part, whole):
                    counts[one][mine] -= 1
                    counts[one][theirs] += 1
                    counts[other][theirs] -= 1
                    counts[other][mine] += 1
                found = True
    return found


def _gain(counts: Counter[str], out: str, into: str) -> int:
    """By how much the sum of squares of a group grows when one of a key leaves and one of another comes."""
    lost = 2 * counts[out] - 1 if out else 0
    won = 2 * counts[into] + 1 if into else 0
    return won - lost


def _persons(
    classes: Sequence[Sequence[Candidate]], cut: Sequence[_Counts], count: int
) -> list[list[Candidate]]:
    """Persons for the counts, in the order of rank."""
    placed: list[list[Candidate]] = [[] for _ in range(count)]
    for people, counts in zip(classes, cut, strict=True):
        waiting: dict[str, list[Candidate]] = {}
        for one in people:
            waiting.setdefault(one.key, []).append(one)
        for place in range(count):
            for key in sorted(counts[place]):
                number = counts[place][key]
                placed[place] += waiting.get(key, [])[:number]
                waiting[key] = waiting.get(key, [])[number:]
    rank = {id(one): place for place, one in enumerate(one for part in classes for one in part)}
    return [sorted(group, key=lambda one: rank[id(one)]) for group in placed]
