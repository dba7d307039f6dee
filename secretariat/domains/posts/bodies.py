"""Which body and which term a row means; a body that is not there yet is made under its usual name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.kinds.kind import Value
from secretariat.base.text import chinese_number, organization_key
from secretariat.domains.posts.ledger import USUAL_LEVEL
from secretariat.domains.posts.titles import body_name, own_place
from secretariat.domains.posts.vocabulary import LEVELS, OTHER, OWN_KINDS
from secretariat.store.rows import Record, Rows


@dataclass(frozen=True, slots=True)
class Sought:
    """A body as a row names it: by its own name, or by kind, level and place."""

    kind: str = ""
    level: str = ""
    place: str = ""
    name: str = ""

    @classmethod
    def of(cls, values: Mapping[str, Value]) -> Sought:
        """What the cells of a row say about the body of its post."""
        keys = ("body.kind", "body.level", "body.place", "body.name")
        return cls(*(str(values.get(key) or "") for key in keys))

    @property
    def empty(self) -> bool:
        """True where nothing says which body is meant."""
        return not self.kind and not self.name


@dataclass(frozen=True, slots=True)
class BodyFound:
    """A body's id (negative for one to be made), or why it cannot be told."""

    body: int | None = None
    doubt: str = ""


@dataclass(slots=True)
class Bodies:
    """All bodies and terms of the file, and those that a run is about to make (negative ids)."""

    home: str = ""
    level: str = USUAL_LEVEL
    records: dict[int, Record] = field(default_factory=dict)
    terms: dict[tuple[int, int], Record] = field(default_factory=dict)
    fresh: list[Record] = field(default_factory=list)
    fresh_terms: list[Record] = field(default_factory=list)

    @classmethod
    def read(cls, rows: Rows) -> Bodies:
        """The index over the file; the office's own name tells which place is home."""
        place, level = own_place(rows.setting("office"))
        index = cls(place, level or USUAL_LEVEL)
        index.records = {row["id"]: row for row in rows.find("body")}
        for term in rows.find("term"):
            index.terms.setdefault((term["body"], term["number"]), term)
        return index

    def find(self, sought: Sought) -> BodyFound:
        """The one body that is meant; a new one is made known where there is none."""
        if sought.name:
            found = [one for one in self.records.values() if _named(one, sought.name)]
        else:
            found = [one for one in self.records.values() if self._fits(one, sought)]
        if len(found) > 1:
            names = "、".join(one["name"] for one in found[:4])
            return BodyFound(doubt=f"有几个组织都可能是这一职务所在的组织：{names}。请在“组织”一列写明。")
        return BodyFound(found[0]["id"] if found else self._make(sought))

    def term(self, body: int, number: int) -> Record | None:
        """That term of a body, if there is one."""
        return self.terms.get((body, number))

    def open_term(self, body: int, number: int, values: Mapping[str, Value]) -> Record:
        """A term to be made, with what the row says about it."""
        record: Record = {
            "id": -len(self.fresh_terms) - 1, "body": body, "number": number, "start": values.get("term.start"),
            "planned_end": values.get("term.planned_end"), "end": values.get("term.end"),
            "basis": values.get("term.basis"),
        }  # fmt: skip
        self.fresh_terms.append(record)
        self.terms[body, number] = record
        return record

    def outside(
        self, body: int | None, number: int | None, values: Mapping[str, Value]
    ) -> list[tuple[str, str, str]]:
        """Remarks about the days of a post that do not lie in its term: (column key, words, severity)."""
        term = self.term(body, number) if body is not None and number is not None else None
        if term is None or number is None or body is None:
            return []
        found = []
        start, end = str(values.get("post.start") or ""), str(values.get("post.end") or "")
        name = self.title(body, number)
        early = term["start"] and start < term["start"][: len(start)]
        if start and (early or (term["end"] and start >= term["end"])):
            found.append(
                ("post.start", f"任职日期{start}不在{name}的任期之内，已照常导入，请核对。", "doubt")
            )
        if end and term["end"] and end[: len(term["end"])] > term["end"]:
            found.append(("post.end", f"免职日期{end}在{name}届满之后，已照常导入，请核对。", "doubt"))
        if start and end and end < start:
            found.append(("post.end", "免职日期早于任职日期，已照常导入，请核对。", "doubt"))
        return found

    def title(self, body: int, number: int | None = None) -> str:
        """What a body (and its term) is called: 执行委员会第十一届."""
        name = str(self.records[body]["name"])
        return f"{name}第{chinese_number(number)}届" if number is not None else name

    def _fits(self, row: Mapping[str, Any], sought: Sought) -> bool:
        level = sought.level or (self.level if sought.kind in OWN_KINDS else "")
        same_level = not level or not row["level"] or row["level"] == level
        return (
            row["kind"] == sought.kind and same_level and self._same_area(row["place"], sought.place, level)
        )

    def _same_area(self, stored: str | None, sought: str, level: str) -> bool:
        """Above the office's own level there is one of each: 市政协 is that of 福州市; elsewhere the area decides."""
        above = level in LEVELS and LEVELS.index(level) < LEVELS.index(self.level)
        return self._area(stored) == self._area(sought) or (above and not (stored and sought))

    def _area(self, place: str | None) -> str:
        return "" if not place or place == self.home else place

    def _make(self, sought: Sought) -> int:
        own = sought.kind in OWN_KINDS and not self._area(sought.place)
        level = sought.level or (self.level if own else "")
        place = sought.place or (self.home if level == self.level else "")
        record: Record = {
            "id": -len(self.fresh) - 1, "kind": sought.kind or OTHER, "level": level or None, "place": place or None,
            "name": sought.name or body_name(sought.kind, level, sought.place, self.home),
        }  # fmt: skip
        self.fresh.append(record)
        self.records[record["id"]] = record
        return int(record["id"])


def _named(row: Mapping[str, Any], name: str) -> bool:
    return organization_key(str(row["name"])) == organization_key(name)
