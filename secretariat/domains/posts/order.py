"""The official order: by rank of the title, then the manual order, then 姓氏笔画."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from secretariat.base.kinds import Choice
from secretariat.domains.posts.queries import Holding
from secretariat.domains.posts.vocabulary import BODY_KINDS, LEVELS
from secretariat.store.rows import Rows
from secretariat.store.strokes import stroke_key

_LAST = 9999


def official_order(holdings: Iterable[Holding]) -> list[Holding]:
    """Posts as official lists print them."""
    return sorted(holdings, key=_official)


def _official(one: Holding) -> tuple[Any, ...]:
    position = _LAST if one.position is None else one.position
    return (_LAST if one.rank is None else one.rank, position, stroke_key(one.name), one.post)


def titles(rows: Rows) -> tuple[str, ...]:
    """The office's titles in the order of rank."""
    kind = rows.entity("post").field("title").kind
    return kind.entries if isinstance(kind, Choice) else ()


def title_order(rows: Rows) -> Callable[[str], tuple[int, str]]:
    """A sort key for titles: by rank, unknown ones last."""
    places = {title: place for place, title in enumerate(titles(rows))}
    return lambda title: (places.get(title, _LAST), title)


def body_order(rows: Rows) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """A sort key for bodies: by their own rank, kind, level, then name."""

    def key(row: Mapping[str, Any]) -> tuple[Any, ...]:
        return (
            _LAST if row["rank"] is None else row["rank"], _place(BODY_KINDS, row["kind"]),
            _place(LEVELS, row["level"]), stroke_key(row["name"]),
        )  # fmt: skip

    return key


def _place(entries: tuple[str, ...], value: str | None) -> int:
    return entries.index(value) if value in entries else _LAST
