"""The circles of people from which the expected are taken: bodies, groups, lists, members, what is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from secretariat.base.dates import show_date
from secretariat.domains.events.sources import (
    BODY,
    GROUP,
    KINDS,
    Source,
    people_of,
    people_of_members,
    sources,
)
from secretariat.gui.lists.page import ListPage
from secretariat.gui.session import Session
from secretariat.store.rows import Rows

_FULL_DAY = 10
People = Callable[[Rows], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Circle:
    """Some people under one name; `usual` where the event itself says that they are expected."""

    label: str
    count: int
    told: str
    people: People
    usual: bool = False


def day_of(session: Session, event: int) -> tuple[str, str]:
    """The day whose posts and memberships count, ISO and in words: the event's own, else the window's."""
    stored = session.rows.get("event", event) or {}
    start = str(stored.get("start") or "")
    day = start if len(start) == _FULL_DAY else session.day
    return day, show_date(day)


def circles(session: Session, event: int, owner: QWidget | None) -> list[Circle]:
    """Everything that people can be taken from; what the event is about first, then what is selected in lists."""
    day, _ = day_of(session, event)
    stored = session.rows.get("event", event) or {}
    found = [_of_source(one, day, stored) for one in sources(session.rows, day)]
    return [
        *(one for one in found if one.usual),
        *_selections(owner, day),
        *(one for one in found if not one.usual),
    ]


def _of_source(source: Source, day: str, event: dict[str, object]) -> Circle:
    own = {BODY: event.get("body"), GROUP: event.get("duty_group")}
    usual = source.kind in own and own[source.kind] == source.id and not source.titles
    return Circle(
        f"{KINDS[source.kind]}　{source.label}",
        source.count,
        f"{show_date(day)}的{source.label}",
        partial(_read, source, day),
        usual,
    )


def _read(source: Source, day: str, rows: Rows) -> Sequence[int]:
    return people_of(rows, source, day)


def _selections(owner: QWidget | None, day: str) -> list[Circle]:
    """What the clerk has selected in the lists of the window."""
    window = owner.window() if owner is not None else None
    pages = window.findChildren(ListPage) if window is not None else []
    found = []
    for page in pages:
        read = _SELECTED.get(page.name)
        ids = tuple(page.view.selected_ids()) if read is not None else ()
        if read is not None and ids:
            label = f"“{page.ledger.label}”列表里选中的"
            told = f"现在在“{page.ledger.label}”列表里选中的{len(ids)}{page.ledger.unit}"
            found.append(Circle(label, len(ids), told, partial(read, ids, day)))
    return found


def _members(ids: Sequence[int], day: str, rows: Rows) -> Sequence[int]:
    return people_of_members(rows, ids, day)


def _people(ids: Sequence[int], day: str, rows: Rows) -> Sequence[int]:
    return ids


def _posts(ids: Sequence[int], day: str, rows: Rows) -> Sequence[int]:
    held = rows.many("post", ids)
    return list(dict.fromkeys(int(held[one]["person"]) for one in ids if one in held))


_SELECTED: dict[str, Callable[[Sequence[int], str, Rows], Sequence[int]]] = {
    "members": _members, "people": _people, "posts": _posts,
}  # fmt: skip
