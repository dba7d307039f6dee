"""What a search word may mean: the same letters as characters, as initials and as syllables of pinyin.

A record's texts are written down in three streams (see `search`); a word becomes a few probes, each a piece
of text or a pattern to look for in one of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import chain

from secretariat.store.pinyin import hanzi_by_syllable, syllables

START, END = "\x1e", "\x1f"
"""Around each text of a record; folding leaves neither in a text."""

_SEPARATORS = frozenset("、，,；;/|／｜")
_MOST_SEGMENTATIONS = 12
_LONGEST_SYLLABLE = 6
_LONGEST_MIXED = 30
"""Longer words of characters and letters are looked for only as they are."""
_RUNS = re.compile(r"[a-z]+|[^a-z]+")
_ASCII_ACCENTED = {"ü": "v", "ǖ": "v", "ǘ": "v", "ǚ": "v", "ǜ": "v"}


class Stream(IntEnum):
    """The three ways in which a record's texts are written down for searching."""

    HANZI = 0
    """Texts with other than ASCII characters, as they are: 重庆厂."""
    SHORT = 1
    """Initials of those, for every way to read them, and ASCII texts as they are: cqc zqc 13805740001."""
    SPELLED = 2
    """Syllables, each with a capital: ChongQingChang ZhongQingChang."""


class Place(IntEnum):
    """How well a word fits a text: the lower, the better."""

    WHOLE = 0
    START = 1
    ANYWHERE = 2


class _Folded(dict[int, str]):
    """For str.translate: half-width, lower case, no accents, signs or spaces; lists become several texts."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _SEPARATORS:
            folded = END + START
        elif character in _ASCII_ACCENTED:
            folded = _ASCII_ACCENTED[character]
        else:
            folded = "".join(_plain(one) for one in unicodedata.normalize("NFKC", character).casefold())
        self[code] = folded
        return folded


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    if base.isascii():
        character = base
    kind = unicodedata.category(character)
    return "" if kind[0] in "PSZM" or kind in ("Cc", "Cf") else character


FOLDED = _Folded({ord(START): START, ord(END): END, ord("\n"): "\n"})


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing to look for in one stream: a literal piece of text, or (if `pattern`) a regular expression.

    `wanted` holds what to look for anywhere, at the start of a text, and as the whole text, by `Place`.
    `required` is a literal part that must be there too: for the spelled stream the initials, which stand in
    the stream of short forms. `units` are its syllables and initials one after the other.
    """

    stream: Stream
    wanted: tuple[str, str, str]
    pattern: bool = False
    required: str = ""
    units: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it may be a whole text: its last syllable is finished."""
        return not self.units or len(self.units[-1]) == 1 or self.units[-1] in _whole_syllables()


def _framed(piece: str) -> tuple[str, str, str]:
    return (START + piece + END, START + piece, piece)


def words(query: str) -> list[str]:
    """The folded words of a query; all must be found. Spaces, lists' commas and slashes separate them."""
    cleaned = query.translate({ord(START): " ", ord(END): " "})
    folded = (piece.translate(FOLDED) for piece in cleaned.split())
    return [word for piece in folded for word in piece.split(END + START) if word]


@lru_cache(maxsize=256)
def probes(word: str) -> tuple[Probe, ...]:
    """Everything that a folded word may mean."""
    if word.isascii():
        return (Probe(Stream.SHORT, _framed(word)), *map(_syllable_probe, segmentations(word)))
    plain = Probe(Stream.HANZI, _framed(word))
    mixed = re.search("[a-z]", word) and len(word) <= _LONGEST_MIXED
    return (plain, _mixed_probe(word)) if mixed else (plain,)


def _syllable_probe(units: tuple[str, ...]) -> Probe:
    last = len(units) - 1
    spelled = "".join(_spelled(unit, last=place == last) for place, unit in enumerate(units))
    initials = "".join(unit[0] for unit in units)
    return Probe(Stream.SPELLED, _framed(spelled), "*" in spelled, initials, units)


def _spelled(unit: str, last: bool) -> str:
    open_end = not last and unit.isalpha() and unit not in _whole_syllables()
    return unit.capitalize() + ("[a-z]*" if open_end else "")


@lru_cache(maxsize=1)
def _whole_syllables() -> frozenset[str]:
    """Syllables that a unit must equal; a single letter is an initial and stands for all that begin so."""
    return frozenset(one for one in syllables() if len(one) > 1)


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(one[:length] for one in syllables() for length in range(1, len(one) + 1))


def segmentations(word: str, last: bool = True) -> list[tuple[str, ...]]:
    """Ways to read an ASCII word as syllables and initials (zh, ch, sh too), at least one longer than a letter.

    Only the last unit may be an unfinished syllable, and only if `last`; an initial stands alone only where
    the letters do not go on as a syllable. ü may be typed as v or u. Of a very
    ambiguous word the 12 ways with the fewest lone initials and units are kept.
    """
    useful = {units for units in _segment(word, last) if any(len(unit) > 1 for unit in units)}
    return sorted(useful, key=_clumsiness)[:_MOST_SEGMENTATIONS]


def _clumsiness(units: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    return sum(unit not in _whole_syllables() for unit in units[:-1]), len(units), units


def _meant(unit: str) -> set[str]:
    """The unit as the tables write it: ü is v there, and may have been typed u (lu, nue) or v (ju as jv)."""
    plain = "u".join(unit.split("v")) if unit[0] in "jqxy" else unit
    return {plain, re.sub("^([ln])u(?=e?$)", r"\1v", plain)}


def _segment(word: str, last: bool) -> list[tuple[str, ...]]:
    """From the end backwards, keeping the least clumsy ways at each place, so that no word takes long."""
    ways: list[list[tuple[str, ...]]] = [[] for _ in word] + [[()]]
    for start in range(len(word) - 1, -1, -1):
        for end in range(start + 1, min(len(word), start + _LONGEST_SYLLABLE) + 1):
            goes_on = word[end : end + 1]
            for unit in _meant(word[start:end]):
                if _is_unit(unit, unfinished=last and end == len(word)) and not _goes_on(unit, goes_on):
                    ways[start] += [(unit, *rest) for rest in ways[end]]
        ways[start] = sorted(ways[start], key=_clumsiness)[: 2 * _MOST_SEGMENTATIONS]
    return ways[0]


def _goes_on(unit: str, letter: str) -> bool:
    """Whether an initial and the letter behind it are rather one syllable: zhe is never z and he."""
    return letter != "" and unit not in _whole_syllables() and unit + letter in _beginnings()


def _is_unit(unit: str, unfinished: bool) -> bool:
    if len(unit) == 1:
        return True
    return unit in ("zh", "ch", "sh") or unit in _whole_syllables() or (unfinished and unit in _beginnings())


def _mixed_probe(word: str) -> Probe:
    """Characters and pinyin in one word (临chuan), looked for among the characters themselves."""
    runs = _RUNS.findall(word)
    pieces = [
        _letters_as_hanzi(run, last=place == len(runs) - 1)
        if run[0].isascii() and run.isalpha()
        else re.escape(run)
        for place, run in enumerate(runs)
    ]
    required = max((run for run in runs if not run.isascii()), key=len)
    return Probe(Stream.HANZI, _framed("".join(pieces)), pattern=True, required=required)


def _letters_as_hanzi(letters: str, last: bool) -> str:
    ways = [tuple(letters), *segmentations(letters, last)]
    spelled = (
        "".join(_hanzi_class(unit, last and place == len(way) - 1) for place, unit in enumerate(way))
        for way in ways
    )
    return f"(?:{'|'.join(spelled)})"


@lru_cache(maxsize=512)
def hanzi_read(unit: str, unfinished: bool) -> str:
    """All characters that a unit may stand for; a lone letter stands for itself and all that begin so."""
    exact = unit in _whole_syllables() and not unfinished
    found = (
        hanzi
        for syllable, hanzi in hanzi_by_syllable().items()
        if (syllable == unit if exact else syllable.startswith(unit))
    )
    return "".join(dict.fromkeys(chain(unit if len(unit) == 1 else "", *found)))


def _hanzi_class(unit: str, unfinished: bool) -> str:
    return f"[{hanzi_read(unit, unfinished)}]"
