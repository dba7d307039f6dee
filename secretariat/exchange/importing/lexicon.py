"""What each heading can mean for one ledger: its words, by column and by group of columns."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TypeVar

from secretariat.base.ledger import Column, Ledger
from secretariat.exchange.importing.headings import Heading, folded, normalise
from secretariat.exchange.importing.vocabulary import (
    COMMON_HEADINGS,
    GROUP_WORDS,
    MODIFIERS,
    ORGANIZATION_AND_POST,
    PERHAPS_SEQUENCE,
    SEQUENCE_WORDS,
    TAILS,
)

_K = TypeVar("_K")

_EITHER = re.compile(r"[/、或]")
_NAME_AND_PHONE = re.compile(
    r"(.+?)(?:及|和|与|、|/)(?:其)?(?:联系|手机|移动)?(?:电话|手机|方式|号码|电话号码|联系方式)"
)
_NUMBERED = re.compile(r".*\D[1-9一二三]")
_ALWAYS = COMMON_HEADINGS | SEQUENCE_WORDS | PERHAPS_SEQUENCE | ORGANIZATION_AND_POST | GROUP_WORDS.keys()


def group_of(column: Column) -> str:
    """The group of a ledger column in the words of this package, such as 负责人."""
    return GROUP_WORDS.get(column.group, column.group)


def person_of(column: Column) -> str:
    """The person (or organization) whose fact a column holds, as the ledger calls its source: principal."""
    return column.key.rpartition(".")[0].removesuffix("_job")


def about(word: str) -> str:
    """The group that a group head is about; an empty text where it is none."""
    found = GROUP_WORDS.get(word)
    if found is None:
        found = next((GROUP_WORDS[one] for one in GROUP_WORDS if len(one) > 2 and word.startswith(one)), "")
    return found


class Lexicon:
    """The words of one ledger, looked up by folded heading."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.columns = {column.key: column for column in ledger.columns if column.written}
        self._exact: dict[str, list[Column]] = {}
        self._bare: dict[str, list[Column]] = {}
        self._inner: dict[tuple[str, str], list[Column]] = {}
        for column in self.columns.values():
            self._learn(column)
        people = (column for column in self.columns.values() if column.kind.name == "person_name")
        self._people = {person_of(column) for column in people}
        self._words = self._exact.keys() | self._bare.keys() | {word for _, word in self._inner}

    def known(self, word: str) -> bool:
        """Whether a folded text is a heading of this ledger or of office tables in general."""
        return word in self._words or word in _ALWAYS

    def means(self, heading: Heading) -> list[Column]:
        """The columns that a heading names by itself, in the ledger's order; the exact word counts first."""
        for word in self._wordings(heading):
            found = self._exact.get(word)
            if found:
                return found
        leaf = heading.leaf
        return (
            self._bare.get(leaf)
            or self._of_both_words(leaf)
            or self._with_phone(heading)
            or self._dated(leaf)
        )

    def _dated(self, word: str) -> list[Column]:
        """发文时间 where the ledger says 发文日期: the same to a clerk."""
        for one, other in (("时间", "日期"), ("日期", "时间")):
            if word.endswith(one) and len(word) > len(one):
                found = self._bare.get(word.removesuffix(one) + other, [])
                return found if all(column.kind.name == "partial_date" for column in found) else []
        return []

    def _with_phone(self, heading: Heading) -> list[Column]:
        """联系人及电话: a name with a phone in the same cell."""
        match = _NAME_AND_PHONE.fullmatch(heading.leaf)
        named = self._bare.get(match[1], []) if match else []
        return [one for one in named if one.kind.name == "person_name"][:1]

    def _of_both_words(self, word: str) -> list[Column]:
        """手机/电话, 政治面貌或党派: two words for one and the same column."""
        parts = [part for part in _EITHER.split(word) if part]
        found = [self._bare.get(part, []) for part in parts]
        same = len(parts) > 1 and all(one and one[0] is found[0][0] for one in found)
        return found[0] if same else []

    def counted(self, heading: Heading) -> Column | None:
        """The column that the program works out itself and that a heading names: 年龄, 会员层级."""
        words = set(self._wordings(heading))
        derived = (one for one in self.ledger.columns if not one.written)
        return next((one for one in derived if words & {folded(word) for word in one.words}), None)

    def added(self, heading: Heading, taken: Collection[str] = ()) -> Column | None:
        """The office's own field of that heading, made at an earlier import of such a list, the first not taken."""
        words = {*self._wordings(heading), heading.leaf}
        own = (one for one in self.columns.values() if one.added and one.key not in taken)
        return next((one for one in own if {folded(one.label), normalise(one.label)} & words), None)

    def within(self, group: str, heading: Heading) -> list[Column]:
        """The columns that a heading names when it is known to belong to that group."""
        for word in self._wordings(heading):
            found = self._inner.get((group, word))
            if found:
                return found
        return []

    def resembles(self, heading: Heading) -> tuple[str, list[Column]]:
        """(group, columns) of a heading such as 企业联系人手机号码: a known word behind a harmless or group word."""
        word = TAILS.sub("", heading.leaf) or heading.leaf
        for start in range(len(word)):
            front, rest = word[:start], word[start:]
            if len(rest) < 2:
                break
            group = self.about(front)
            inner = self._inner.get((group, rest), []) if group else []
            if inner:
                return group, inner
            if (not front or MODIFIERS.fullmatch(front)) and rest in self._exact:
                return "", self._exact[rest]
        return "", []

    def about(self, word: str) -> str:
        """The group that a word above or before a heading is about: 经营者 of 经营者电话 is the head of the unit."""
        group = about(word)
        if not group:
            named = [one for one in self._exact.get(word, ()) if one.kind.name == "person_name"]
            group = group_of(named[0]) if named else ""
        return group

    def personal(self, column: Column) -> bool:
        """Whether a column holds the name, a fact or a post of a person."""
        return person_of(column) in self._people

    def names(self, group: str) -> list[Column]:
        """The columns of a group that hold a person's name."""
        return [
            one for one in self.columns.values() if group_of(one) == group and one.kind.name == "person_name"
        ]

    def _learn(self, column: Column) -> None:
        group = group_of(column)
        for text in column.words:
            word, bare = folded(text), normalise(text)
            _put(self._exact, word, column)
            _put(self._bare, bare, column)
            for inner in {word, bare, _without_group(bare, group)}:
                _put(self._inner, (group, inner), column)
        if column.kind.name == "person_name":
            _put(self._inner, (group, "姓名"), column)

    @staticmethod
    def _wordings(heading: Heading) -> list[str]:
        """职务(工商联) as 职务(工商联), 工商联职务 and 职务: the fullest first. 电话2 is a 电话 too."""
        full = folded(heading.shown)
        leaf = heading.leaf
        numbered = [leaf[:-1]] if _NUMBERED.fullmatch(leaf) else []
        above = heading.path[-2] if len(heading.path) > 1 else ""
        joined = ["/".join(heading.path), f"{above}{leaf}"] if above and above not in GROUP_WORDS else []
        if joined and leaf in ("其他", "其它"):
            joined.append(above)  # 社会职务 → 人大, 政协, 其他
        return [*joined, full, *(f"{word}{leaf}" for word in heading.qualifiers), leaf, *numbered]


def _put(table: dict[_K, list[Column]], word: _K, column: Column) -> None:
    found = table.setdefault(word, [])
    if column not in found:
        found.append(column)


def _without_group(word: str, group: str) -> str:
    """手机 of 负责人手机, for columns of the group 负责人."""
    best = ""
    for prefix, meant in GROUP_WORDS.items():
        if meant == group and word.startswith(prefix) and len(prefix) > len(best):
            best = prefix
    return word[len(best) :].lstrip("的") or word
