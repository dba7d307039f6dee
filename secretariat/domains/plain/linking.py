"""Which record does a cell name: the event, class, named list, document of that title?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold, read_chinese_number
from secretariat.domains.plain.shape import LinkCell
from secretariat.store.rows import Rows

_NUMBERED = re.compile(r"第?([\d一二三四五六七八九十百]+)(?:次|期|场|号)?")
_ISSUE = re.compile(r"(?P<before>.*?)[(（]?第(?P<number>[\d一二三四五六七八九十]+)期[)）]?(?P<behind>.*)")
_ALSO: Mapping[str, tuple[str, ...]] = {"document": ("number",)}
"""Further fields by which a record may be called."""
_MOST = 5


@dataclass(frozen=True, slots=True)
class Linked:
    """The record that a cell names, one to be made, or in `doubt` why none can be told."""

    text: str
    record: int | None = None
    make: tuple[tuple[str, Value], ...] = ()
    doubt: str = ""


class Targets:
    """The records that the links of a ledger may name, by title; `makes` are those that a name alone is enough for."""

    def __init__(self, rows: Rows, makes: tuple[str, ...]) -> None:
        self._rows = rows
        self._makes = makes
        self._titles: dict[str, dict[str, list[int]]] = {}
        self._names: dict[tuple[str, int], str] = {}
        self._events: dict[int, tuple[int | None, str, str]] | None = None

    def named(self, cell: LinkCell, text: str, day: str) -> Linked:
        """The record of that title; an event also by its number, where the day of the row tells which."""
        titles = self._read(cell)
        found = titles.get(fold(text), [])
        if cell.target == "event" and len(found) != 1:
            found = self._of_event(found, text, day)
        if not found and cell.target == "training":
            return self._training(cell, text)
        if len(found) == 1:
            return Linked(text, found[0])
        if found:
            return Linked(text, doubt=f"有{len(found)}条{self._label(cell)}都叫“{text}”，不能确定是哪一条")
        if cell.target in self._makes:
            return Linked(text, make=((cell.title, text),))
        return Linked(text, doubt=f"还没有“{text}”这条{self._label(cell)}，请先登记")

    def name_of(self, cell: LinkCell, record: int) -> str:
        """What a linked record is called."""
        self._read(cell)
        return self._names.get((cell.target, record), "")

    def _label(self, cell: LinkCell) -> str:
        return self._rows.entity(cell.target).label

    def _read(self, cell: LinkCell) -> dict[str, list[int]]:
        if cell.target not in self._titles:
            titles = self._titles[cell.target] = defaultdict(list)
            fields = (cell.title, *_ALSO.get(cell.target, ()))
            for record, *words in self._rows.columns(cell.target, fields):
                self._names[cell.target, record] = str(words[0] or "")
                for word in dict.fromkeys(fold(str(one)) for one in words if one):
                    titles[word].append(record)
        return self._titles[cell.target]

    def _of_event(self, found: list[int], text: str, day: str) -> list[int]:
        """Events of that title or number; where several fit, those that were on the day of the row."""
        if self._events is None:
            wanted = ("number", "start", "end")
            self._events = {
                one: (n, s or "", e or s or "") for one, n, s, e in self._rows.columns("event", wanted)
            }
        match = _NUMBERED.fullmatch(text)
        if not found and match:
            number = whole_number(match[1])
            found = [one for one, (own, _, _) in self._events.items() if number is not None and own == number]
        fitting = (
            [one for one in found if day and _was_on(day, self._events[one])] if len(found) > 1 else found
        )
        return (fitting or found)[:_MOST]

    def _training(self, cell: LinkCell, text: str) -> Linked:
        """商会秘书长培训班（第三期）: the class by its name and number."""
        match = _ISSUE.fullmatch(text)
        name = (match["before"] + match["behind"]).strip() if match else text
        number = whole_number(match["number"]) if match else None
        if number is not None and name:
            numbers = dict(self._rows.columns("training", ("number",)))
            same = [one for one in self._read(cell).get(fold(name), []) if numbers.get(one) == number]
            if len(same) == 1:
                return Linked(text, same[0])
            if not same and "training" in self._makes:
                return Linked(text, make=((cell.title, name), ("number", number)))
        if cell.target in self._makes:
            return Linked(text, make=((cell.title, text),))
        return Linked(text, doubt=f"还没有“{text}”这个{self._label(cell)}，请先登记")


def _was_on(day: str, event: tuple[int | None, str, str]) -> bool:
    """Whether an event may have been on a day, both known as far as they are."""
    _, start, end = event
    return start[: len(day)] <= day[: len(start)] and day[: len(end)] <= end[: len(day)]


def whole_number(text: str) -> int | None:
    """A number in digits or in Chinese numerals."""
    return int(text) if text.isdecimal() else read_chinese_number(text)
