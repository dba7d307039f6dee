"""The leaders of an event as plain texts, and what follows from the post of one."""

from __future__ import annotations

from typing import Any

from secretariat.domains.events.ranks import Leader, RankRules, organ_of, read_leaders
from secretariat.store.rows import Rows

_FIELDS = ("name", "post", "rank", "organ")


def leader_facts(rows: Rows, event: int) -> list[dict[str, Any]]:
    """The leaders of an event in the order in which they were written down; persons by their name."""
    found = rows.find("event_leader", event=event)
    people = rows.many("person", [row["person"] for row in found if row["person"] is not None])
    return [_facts(row, people.get(row["person"])) for row in found]


def _facts(row: dict[str, Any], person: dict[str, Any] | None) -> dict[str, Any]:
    texts = {name: str(row[name] or "") for name in _FIELDS}
    if person is not None:
        texts["name"] = str(person["name"])
    return {"id": row["id"], "person": row["person"], **texts}


def leader_of_post(rows: Rows, text: str) -> dict[str, str]:
    """What is told by the text of a post: the name in it (副县长张三), the rank and the organ that follow from it."""
    named = read_leaders(text)
    one = named[0] if len(named) == 1 else Leader("", text)
    told = {"rank": RankRules.read(rows).rank(one.post), "organ": organ_of(one.post)}
    if one.name and one.post:
        told |= {"name": one.name, "post": one.post}
    return {field: value for field, value in told.items() if value}
