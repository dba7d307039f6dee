"""Plain words: one line, several lines, tags, an e-mail address, a link to another record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from secretariat.base.characters import clean_lines
from secretariat.base.kinds.cell import TextKind, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Kind, Reading, Value


@dataclass(frozen=True)
class Text(TextKind):
    """Words on one line."""

    name: ClassVar[str] = "text"
    width: int = 16


class Note(TextKind):
    """Words on any number of lines."""

    name = "note"
    width = 40

    def tidy(self, raw: Any) -> str:
        """Cleaned text that keeps its line breaks."""
        return clean_lines(raw)


_TAG_SEPARATORS = re.compile(r"[、,，;；/|\n]+")


class Tags(TextKind):
    """Any number of short words, kept joined by 、 in the order in which they were given."""

    name = "tags"
    width = 20

    def tidy(self, raw: Any) -> str:
        """Cleaned words without doubles, joined by 、."""
        words = (word.strip() for word in _TAG_SEPARATORS.split(clean_lines(raw)))
        return "、".join(dict.fromkeys(word for word in words if word)) or clean_lines(raw)

    def understand(self, text: str) -> Reading:
        return Reading(text) if text.strip("、,，;；/|") else NOTHING


_ADDRESS = re.compile(r"[A-Za-z0-9_.+%'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ADDRESS_SEPARATORS = re.compile(r"[、,，;；/|\s]+")


class Email(TextKind):
    """One or several e-mail addresses, kept joined by 、."""

    name = "email"
    width = 24

    def tidy(self, raw: Any) -> str:
        """Cleaned addresses without doubles, joined by 、."""
        words = _ADDRESS_SEPARATORS.split(clean_lines(raw))
        return "、".join(dict.fromkeys(word for word in words if word)) or clean_lines(raw)

    def understand(self, text: str) -> Reading:
        reason = self.objection(text)
        return problem(reason) if reason else Reading(text)

    def objection(self, value: str) -> str | None:
        """Names the first word that is no address."""
        for word in value.split("、"):
            if not _ADDRESS.fullmatch(word):
                hint = (
                    "像是QQ号，邮箱应写成123456@qq.com的样子"
                    if word.isdigit()
                    else "邮箱应写成name@example.com的样子"
                )
                return f"{quoted(word)}不是电子邮箱，{hint}"
        return None


class Link(Kind):
    """The number of another record; words are resolved by whoever knows the records."""

    name = "link"
    sql = "INTEGER"
    width = 20
    comparison = "link"

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        if isinstance(raw, int) and not isinstance(raw, bool) and raw > 0:
            return Reading(raw)
        return problem(f"{quoted(str(raw))}要先对应到一条已有的记录，请从列表里选择")

    def check(self, value: Value) -> str | None:
        if value is None:
            return None
        good = isinstance(value, int) and not isinstance(value, bool) and value > 0
        return None if good else "请从列表里选择一条已有的记录"
