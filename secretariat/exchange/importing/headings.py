"""Headings of columns: folded for comparison, with the unit that stands in their brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from secretariat.base.characters import clean, fold
from secretariat.exchange.importing.vocabulary import GROUP_WORDS, UNITS

_BRACKETED = re.compile(r"\(([^()]*)\)")
_TRAILING_UNIT = re.compile(r"(?:[/:,、]|单位[::]?)(" + "|".join(UNITS) + r")$")
_DECORATION = re.compile(r"^[*★☆●#·•\s]+|[*★☆●::,;。、\s]+$")
_GAPS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column: `shown` as the workbook has it, `path` folded, from the group head down.

    `unit` is the unit in brackets, such as 万元; `qualifiers` what else stood in brackets.
    """

    shown: str
    path: tuple[str, ...]
    unit: str = ""
    qualifiers: tuple[str, ...] = ()

    @property
    def leaf(self) -> str:
        """The folded lowest heading without brackets."""
        return self.path[-1] if self.path else ""

    @property
    def key(self) -> str:
        """By what a mapping is chosen and remembered: 企业负责人/姓名."""
        return "/".join(self.path)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A heading as it is compared, brackets kept: no spaces, line breaks, stars or final colons."""
    return _DECORATION.sub("", fold(text)).replace("：", ":")


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """A heading as it is compared, without brackets and units; the brackets stay where nothing else is left."""
    whole = folded(text)
    bare = _TRAILING_UNIT.sub("", _BRACKETED.sub("", whole))
    return _DECORATION.sub("", bare) or whole


@lru_cache(maxsize=4096)
def unit_of(text: str) -> str:
    """The unit that a heading names, or an empty text: 注册资本(万元), 营业收入/万元, 资产(单位:元)."""
    whole = folded(text)
    for content in (*_BRACKETED.findall(whole), *_TRAILING_UNIT.findall(whole)):
        word = content.removeprefix("单位").lstrip(":")
        if word in UNITS:
            return str(word)
    return ""


@lru_cache(maxsize=4096)
def qualifiers_of(text: str) -> tuple[str, ...]:
    """What stands in brackets and is no unit: 电话(手机) gives ("手机",)."""
    return tuple(
        word for word in _BRACKETED.findall(folded(text)) if word and word.removeprefix("单位:") not in UNITS
    )


def shown(text: object) -> str:
    """A heading on one line as the clerk knows it: without the line breaks and gaps of a narrow cell."""
    return _GAPS.sub("", clean(text))


def heading(parts: tuple[str, ...]) -> Heading:
    """The heading of a column from the texts above it, outermost first; an empty tuple has no heading."""
    if not parts:
        return Heading("", ())
    group, _, rest = parts[-1].partition("/")
    if len(parts) == 1 and rest and normalise(group) in GROUP_WORDS:
        parts = (group, rest)  # as the program writes two-row heads into one
    if len(parts) > 1 and _BRACKETED.fullmatch(folded(parts[-1])):
        parts = (*parts[:-2], parts[-2] + parts[-1])  # 注册资本 above （万元）
    last = parts[-1]
    path = tuple(normalise(part) for part in parts)
    unit = next((unit for part in reversed(parts) if (unit := unit_of(part))), "")
    return Heading(shown(last), path, unit, qualifiers_of(last))
