"""One of a list of words, with the other ways in which offices write them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from secretariat.base.characters import clean, fold
from secretariat.base.kinds.cell import TextKind, doubt, empty_or_ditto, problem, quoted
from secretariat.base.kinds.kind import NOTHING, Reading


@dataclass(frozen=True, slots=True)
class Near:
    """A word that says more than its entry (MBA): the entry is taken, the word goes to the remark."""

    entry: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A word that could mean several entries: asked, with this Chinese explanation."""

    message: str


Synonym = str | Near | Unclear
_REMARK = re.compile(r"(?P<word>[^(（]+)[(（](?P<remark>[^()（）]+)[)）]")
_LISTED = 20
_OWN_WORDS: Mapping[str, str] = {"remark": ""}


@dataclass(frozen=True)
class Choice(TextKind):
    """A word of `entries`, by itself or by one of its `synonyms`; an `open` list takes new words too."""

    name: ClassVar[str] = "choice"
    comparison: ClassVar[str] = "choice"
    entries: tuple[str, ...] = ()
    synonyms: Mapping[str, Synonym] = field(default_factory=dict, hash=False, repr=False)
    open: bool = False
    width: int = 12
    _known: dict[str, Reading] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._known.update(self._table())

    def with_entries(self, entries: tuple[str, ...]) -> Choice:
        """A copy for the office's own list."""
        return dataclasses.replace(self, entries=entries)

    def read(self, raw: Any, number_format: str | None = None) -> Reading:
        if raw is None or raw == "":
            return NOTHING
        if type(raw) is str and raw in self.entries:
            return self._known[raw]
        return self.understand(clean(raw))

    def understand(self, text: str) -> Reading:
        known = self._known.get(fold(text)) or empty_or_ditto(text)
        if known is not None:
            return _in_own_words(known, text)
        match = _REMARK.fullmatch(text)
        inner = self._known.get(fold(match["word"])) if match else None
        if match and inner and inner.value:
            remark = {"remark": match["remark"].strip()}
            return Reading(inner.value, note=f"其余文字「{match['remark']}」记入备注", spill=remark)
        if self.open:
            return Reading(text, note=f"{quoted(text)}是新选项")
        return problem(f"{quoted(text)}不在可选范围内，可选：{self._listed()}")

    def objection(self, value: str) -> str | None:
        if self.open or value in self.entries:
            return None
        return f"{quoted(value)}不在可选范围内，可选：{self._listed()}"

    def _listed(self) -> str:
        shown = "、".join(self.entries[:_LISTED])
        return f"{shown}等{len(self.entries)}项" if len(self.entries) > _LISTED else shown

    def _table(self) -> Iterator[tuple[str, Reading]]:
        """Folded words with what they mean; later pairs win, so that the entries themselves come last."""
        words = {fold(word): meaning for word, meaning in self.synonyms.items()}
        own = {fold(entry): entry for entry in self.entries}
        # An office that renamed 大学 to 本科 still gets every word that means 大学.
        renamed = {meaning: entry for key, entry in own.items() if isinstance(meaning := words.get(key), str)}
        yield from ((fold(target), Reading(entry)) for target, entry in renamed.items())
        for word, meaning in words.items():
            if isinstance(meaning, Unclear):
                yield word, doubt(meaning.message)
                continue
            target = meaning.entry if isinstance(meaning, Near) else meaning
            entry = own.get(fold(target)) or renamed.get(target)
            if entry is not None:
                yield word, Reading(entry, spill=_OWN_WORDS if isinstance(meaning, Near) else {})
        for key, entry in own.items():
            yield key, Reading(entry)
            yield entry, Reading(entry)


def _in_own_words(known: Reading, text: str) -> Reading:
    """The reading of a known word, with the clerk's own spelling in the remark or in the question."""
    if known.spill is _OWN_WORDS:
        return Reading(
            known.value, note=f"{quoted(text)}记为{known.value}，原文记入备注", spill={"remark": text}
        )
    if known.doubtful and known.problem and not known.problem.startswith("「"):
        return doubt(f"{quoted(text)}{known.problem}")
    return known
