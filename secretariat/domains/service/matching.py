"""Which visit or demand a row means: by number, else by whom it is about, what it says and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.kinds.kind import Value
from secretariat.base.text import fold, organization_key
from secretariat.domains.plain.telling import Meant
from secretariat.domains.service.completing import DAY, NUMBER, RECORD, TITLE, VISIT_DAY, VISIT_RECORD
from secretariat.store.rows import Rows

Whom = tuple[str, Hashable]
"""Somebody: ("organization", id), ("person", id) or ("name", folded name)."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a row means: a stored record, none (a new one), or in `doubt`."""

    record: int | None = None
    doubt: str = ""


def keys_of(meant: Meant | None) -> list[Whom]:
    """Under which keys somebody may be known: as a record, and by the name alone from an earlier list."""
    if meant is None:
        return [("name", "")]
    by_name: Whom = ("name", organization_key(meant.text))
    return [meant.one, by_name] if meant.one else [by_name]


@dataclass(slots=True)
class Known:
    """The stored visits or demands by whom they are about; `linked` says which unit or person is meant."""

    names: Mapping[Whom, str]
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    linked: dict[int, Whom] = field(default_factory=dict)
    by_whom: dict[Whom, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, rows: Rows, entity: str, wanted: tuple[str, ...]) -> Known:
        """The index over all records of a kind."""
        index = cls(_names(rows))
        fields = ("organization", "person", "name", *wanted)
        for row in rows.columns(entity, fields):
            index.add(dict(zip(("id", *fields), row, strict=True)))
        return index

    def add(self, row: dict[str, Any]) -> None:
        """Make a record known."""
        record = row["id"]
        self.rows[record] = row
        whom = next(((one, row[one]) for one in ("organization", "person") if row[one] is not None), None)
        if whom is not None:
            self.linked[record] = whom
            self.by_whom[whom].append(record)
        text = self.names.get(whom, "") if whom else str(row["name"] or "")
        self.by_whom["name", organization_key(text)].append(record)

    def about(self, meant: Meant | None) -> list[int]:
        """The records that may be about the same; one that is linked to somebody else is not."""
        one = meant.one if meant else None
        found = dict.fromkeys(record for key in keys_of(meant) for record in self.by_whom.get(key, ()))
        return [record for record in found if one is None or self.linked.get(record, one) == one]


class DemandIndex:
    """The demands of the file by number and by words."""

    def __init__(self, rows: Rows) -> None:
        self.known = Known.read(rows, "demand", ("number", "day", "title"))
        self._by_number = {fold(row["number"]): one for one, row in self.known.rows.items() if row["number"]}

    def match(self, values: Mapping[str, Value], meant: Meant | None) -> Match:
        """The demand that a row means."""
        stated = values.get(RECORD)
        if isinstance(stated, int) and stated in self.known.rows:
            return Match(stated)
        if number := values.get(NUMBER):
            found = self._by_number.get(fold(str(number)))
            if found is not None:
                return self._surely(found, values, meant)
        return self._by_words(values, meant)

    def _surely(self, found: int, values: Mapping[str, Value], meant: Meant | None) -> Match:
        """A number under another title and another enterprise is a slip in one of the two."""
        same_title = fold(str(values.get(TITLE) or "")) == fold(self.known.rows[found]["title"])
        if same_title or meant is None or found in self.known.about(meant):
            return Match(found)
        return Match(doubt=f"诉求编号{values[NUMBER]}已有一件，但企业和事项都不同，请核对是不是同一件。")

    def _by_words(self, values: Mapping[str, Value], meant: Meant | None) -> Match:
        title, number = fold(str(values.get(TITLE) or "")), values.get(NUMBER)
        found = [
            one
            for one in self.known.about(meant)
            if fold(self.known.rows[one]["title"]) == title
            and not (number and self.known.rows[one]["number"])
            and alike(values.get(DAY), self.known.rows[one]["day"])
        ]
        if len(found) > 1:
            return Match(doubt="同一企业有几件事项相同的诉求，不能确定是哪一件，请补上诉求编号。")
        return Match(found[0] if found else None)


class VisitIndex:
    """The visits of the file by whom and when."""

    def __init__(self, rows: Rows) -> None:
        self.known = Known.read(rows, "visit", ("day",))

    def match(self, values: Mapping[str, Value], meant: Meant | None) -> Match:
        """The visit that a row means."""
        stated = values.get(VISIT_RECORD)
        if isinstance(stated, int) and stated in self.known.rows:
            return Match(stated)
        day = values.get(VISIT_DAY)
        same = [one for one in self.known.about(meant) if self.known.rows[one]["day"] == day]
        near = [
            one
            for one in self.known.about(meant)
            if day and alike(day, self.known.rows[one]["day"], known=True)
        ]
        found = same or near
        if len(found) > 1:
            return Match(doubt="这家企业在这个日期有几次走访，不能确定是哪一次，请补上走访日期或记录号。")
        return Match(found[0] if found else None)


def alike(one: Value, other: Value, *, known: bool = False) -> bool:
    """Whether two partial dates may be the same day; an unknown one may be any, unless both must be `known`."""
    if not one or not other:
        return not known
    return str(one).startswith(str(other)) or str(other).startswith(str(one))


def _names(rows: Rows) -> dict[Whom, str]:
    return {
        (entity, record): name
        for entity in ("organization", "person")
        for record, name in rows.columns(entity, ("name",))
    }
