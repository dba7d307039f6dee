"""Who is due at an event (应到): the people of a body, a duty group, a named list, or of members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from secretariat.domains.events.sources import queries
from secretariat.store.rows import Rows
from secretariat.store.strokes import stroke_key

BODY, GROUP, LIST, MEMBERS = "body", "duty_group", "named_list", "membership"
KINDS = {BODY: "组织", GROUP: "轮值组", LIST: "名单", MEMBERS: "会员"}
"""The records that people are taken from, with their Chinese names."""


@dataclass(frozen=True, slots=True)
class Source:
    """A list of people to choose from: `kind` names the record, `id` it (0: all members).

    `titles` narrows a body to posts from the highest down to one; `count` is how many people it has,
    for a named list how many entries.
    """

    kind: str
    id: int
    label: str
    count: int
    titles: tuple[str, ...] = ()


def sources(rows: Rows, day: str) -> list[Source]:
    """Everything that a list of 应到 can be made of on a day: bodies and their parts, groups, lists, all members."""
    found = [*_bodies(rows, day)]
    for group, name, rota, size in queries.groups_with_size(rows):
        found.append(Source(GROUP, group, f"{rota} {name}" if rota else name, size))
    found += [Source(LIST, one, name, size) for one, name, size in queries.lists_with_size(rows, day)]
    if members := queries.members_on_roll(rows, day):
        found.append(Source(MEMBERS, 0, "全体会员（单位由负责人参加）", len(members)))
    return found


def people_of(rows: Rows, source: Source, day: str) -> list[int]:
    """The persons of a source on a day, in its own order."""
    if source.kind == BODY:
        return people_of_body(rows, source.id, day, source.titles)
    if source.kind == GROUP:
        return people_of_group(rows, source.id)
    if source.kind == LIST:
        return people_of_list(rows, source.id, day)
    return people_of_members(rows, queries.members_on_roll(rows, day), day)


def people_of_body(rows: Rows, body: int, day: str, titles: Sequence[str] = ()) -> list[int]:
    """Who holds a post in a body on a day (one of `titles`, where any are given), in official order."""
    held = [one for one in queries.seats(rows, body, day) if not titles or one[1] in titles]
    held.sort(key=lambda one: (one[2], one[3], stroke_key(one[4]), one[0]))
    return list(dict.fromkeys(person for person, *_ in held))


def people_of_group(rows: Rows, duty_group: int) -> list[int]:
    """The known persons of a duty group, its leaders first."""
    return queries.group_members(rows, duty_group)


def people_of_list(rows: Rows, named_list: int, day: str) -> list[int]:
    """The persons on a named list on a day; an enterprise on it is stood for by its head."""
    return queries.list_people(rows, named_list, day)


def people_of_members(rows: Rows, membership_ids: Sequence[int], day: str) -> list[int]:
    """The heads of these members' enterprises on a day, individuals themselves; whoever has no head is left out."""
    return queries.member_people(rows, membership_ids, day)


def _bodies(rows: Rows, day: str) -> list[Source]:
    """Each body whole, then its parts from the highest title down: 执行委员会：常委及以上."""
    found: list[Source] = []
    for (body, name), group in groupby(queries.seats_by_body(rows, day), key=lambda row: (row[0], row[1])):
        titles = [title for _, _, title, _, _ in group]
        found.append(Source(BODY, body, name, len(people_of_body(rows, body, day))))
        for end in range(1, len(titles)):
            part = tuple(titles[:end])
            size = len(people_of_body(rows, body, day, part))
            label = f"{name}：{part[0]}" if end == 1 else f"{name}：{part[-1]}及以上"
            found.append(Source(BODY, body, label, size, part))
    return found
