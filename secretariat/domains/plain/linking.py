"""Which record does a cell name: the event, class, named list, document of that title?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold, read_chinese_number
from secretariat.domains.plain.shape import LinkCell
from secretariat.store.rows import Rows

_NUMBERED = re.compile(r"第?([\d一二三四五六七八九十百]+)(?:次|期|场|号)?")
_ISSUE = re.compile(r"(?P<before>.*?)[(（]?第(?P<number>[\d一二三四五六七八九十]+)期[)）]?(?P<behind>.*)")
_ALSO: Mapping[str, tuple[str, ...]] = {"document": ("number",), "demand": ("number",)}
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
        self._told: dict[tuple[str, str], dict[int, Value]] = {}

    def meant(self, cell: LinkCell, values: Mapping[str, Value], day: str) -> Linked | None:
        """What a row says of a linked record, with the further columns that tell it apart; None where it says nothing.

        A number alone is enough: 诉求编号 without the 诉求 beside it.
        """
        clues = [(name, values[key]) for name, key in cell.clues if values.get(key) is not None]
        text = values.get(cell.key)
        if text is None and not clues:
            return None
        shown = str(text) if text is not None else "，".join(str(value) for _, value in clues)
        found = self.named(cell, shown, day) if text is not None else Linked(shown)
        return self._apart(cell, found, clues, text is not None) if clues else found

    def _apart(self, cell: LinkCell, found: Linked, clues: list[tuple[str, Value]], named: bool) -> Linked:
        """Of the records of a title those that the clues fit; without a title those that the clues fit alone."""
        if named and found.record is None and not found.doubt:
            return found  # it is about to be made
        titles = self._read(cell)
        if not named:
            known: Iterable[int] = dict.fromkeys(one for ids in titles.values() for one in ids)
        else:
            known = [found.record] if found.record is not None else titles.get(fold(found.text), ())
        fitting = [one for one in known if all(self._fits(cell, one, clue) for clue in clues)]
        if len(fitting) == 1:
            return Linked(found.text, fitting[0])
        label, told = self._label(cell), "，".join(str(value) for _, value in clues)
        if len(fitting) > 1:
            doubt = f"有{len(fitting)}条{label}都与“{found.text}”相符，不能确定是哪一条"
        elif known and named:
            doubt = f"“{found.text}”这条{label}与“{told}”不相符，请核对"
        else:
            doubt = found.doubt or f"没有“{told}”这条{label}，请先登记"
        return Linked(found.text, doubt=doubt)

    def _fits(self, cell: LinkCell, record: int, clue: tuple[str, Value]) -> bool:
        """Whether a linked record is as the row says; of dates, as far as both are known."""
        name, value = clue
        if (cell.target, name) not in self._told:
            self._told[cell.target, name] = dict(self._rows.columns(cell.target, (name,)))
        known = self._told[cell.target, name].get(record)
        if isinstance(known, str) and self._rows.entity(cell.target).field(name).kind.name == "partial_date":
            return known.startswith(str(value)) or str(value).startswith(known)
        return (
            fold(known) == fold(value)
            if isinstance(known, str) and isinstance(value, str)
            else known == value
        )

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
