"""Whom the office trains and reports on first: the people of its main body, else the heads of its members."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.domains.office.queries import heads_of_members, people_of_body
from secretariat.domains.overview.coverage.figures import MEMBERS_NAME
from secretariat.domains.posts.order import body_order
from secretariat.domains.posts.vocabulary import CHAMBER, FELLOWSHIP, OWN_KINDS
from secretariat.store.rows import Rows

_OWN = (*OWN_KINDS, CHAMBER, FELLOWSHIP)


@dataclass(frozen=True, slots=True)
class Roll:
    """People under the name of what they belong to."""

    name: str
    people: frozenset[int]


def body_roll(rows: Rows, day: str) -> Roll | None:
    """The people of the first of the office's own bodies in which anybody holds a post on the day.

    人大, 政协 and other foreign bodies are none of them.
    """
    bodies = (row for row in rows.find("body") if row["kind"] in _OWN)
    for body in sorted(bodies, key=body_order(rows)):
        people = people_of_body(rows, body["id"], day)
        if people:
            return Roll(str(body["name"]), frozenset(people))
    return None


def main_roll(rows: Rows, day: str) -> Roll | None:
    """The people of the main body; where there is none, the heads of the members; None in an empty office."""
    roll = body_roll(rows, day)
    if roll is not None:
        return roll
    heads = heads_of_members(rows, day)
    return Roll(MEMBERS_NAME, frozenset(heads)) if heads else None
