"""The order of names by strokes (姓氏笔画), in which offices print their lists.

The table is a file of our own under `resources/strokes` (see its README for source and rule). It is read when first
used, in a few hundredths of a second.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from secretariat.base.characters import clean
from secretariat.base.kinds.kind import Value
from secretariat.base.kinds.words import Text

_FILE = Path(__file__).resolve().parents[2] / "resources" / "strokes" / "strokes.txt"
_FIRST = 0xF0000
_BEHIND = chr(0x10FFFD)


@lru_cache(maxsize=1)
def _table() -> tuple[dict[int, str], list[tuple[int, int]]]:
    """For str.translate: each hanzi to one private character whose code is its place; where each number begins."""
    places: dict[int, str] = {}
    starts: list[tuple[int, int]] = []
    rank = _FIRST
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        number, _, characters = line.partition("\t")
        starts.append((rank, int(number)))
        places.update(zip(map(ord, characters), map(chr, range(rank, rank + len(characters))), strict=True))
        rank += len(characters)
    return places, starts


def stroke_count(character: str) -> int | None:
    """How many strokes a hanzi has in mainland China's writing; None where the table does not know it."""
    places, starts = _table()
    place = places.get(ord(character)) if len(character) == 1 else None
    return None if place is None else starts[bisect_right(starts, (ord(place), 99)) - 1][1]


@lru_cache(maxsize=65536)
def stroke_key(name: str) -> str:
    """A key that sorts names by strokes, character by character: 丁 before 王 before 赵. For comparing only.

    Letters and digits stand before hanzi, hanzi without a known number of strokes behind all others.
    """
    places = _table()[0]
    return "".join(places.get(ord(one)) or _foreign(one) for one in clean(name).replace("·", ""))


def _foreign(character: str) -> str:
    return character.lower() if ord(character) < 0x2E80 else _BEHIND + character


class StrokeOrder(Text):
    """The kind of a derived column that sorts a list by strokes and shows the surname's number of strokes."""

    name: ClassVar[str] = "stroke_order"
    align: ClassVar[str] = "center"

    def show(self, value: Value) -> str:
        return "" if value is None else str(value).partition("画")[0].lstrip("0") + "画"

    def edit(self, value: Value) -> str:
        return self.show(value)

    def plain(self, value: Value) -> str | int | float | bool | None:
        return self.show(value) or None


def stroke_order(name: Value) -> str | None:
    """The value of a StrokeOrder column: the surname's strokes in two digits, then the key of the whole name."""
    if not name:
        return None
    text = clean(name)
    return f"{stroke_count(text[:1]) or 0:02d}画{stroke_key(text)}"
