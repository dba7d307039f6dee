"""How Chinese is read: the readings of each character, and the order in which names are sorted.

The tables are files of our own under `resources/pinyin` (made by its `make_pinyin.py`): importing
pypinyin with its phrases would cost every start about 130 ms, these cost a tenth, and only when first used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice, product
from math import prod
from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "pinyin"
_LONGEST_PHRASE = 4
_LONGEST_PERSON = 4
_OTHER = "."
"""Stands for a character that has no reading and is no ASCII letter or digit."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_FIRST_HANZI = 0xF0000
_BEHIND_HANZI = chr(0x100000)

_SURNAMES = {
    **{
        "单": "shan",
        "仇": "qiu",
        "解": "xie",
        "查": "zha",
        "区": "ou",
        "曾": "zeng",
        "盖": "ge",
        "乐": "yue",
    },
    **{
        "朴": "piao",
        "任": "ren",
        "华": "hua",
        "覃": "qin",
        "翟": "zhai",
        "员": "yun",
        "贠": "yun",
        "黑": "he",
    },
    **{"缪": "miao", "折": "she", "洗": "xian", "秘": "bi", "繁": "po", "种": "chong", "祭": "zhai"},
    **{
        "召": "shao",
        "句": "gou",
        "郇": "xun",
        "郗": "chi",
        "隗": "kui",
        "宓": "fu",
        "能": "nai",
        "莘": "shen",
    },
    **{
        "燕": "yan",
        "应": "ying",
        "车": "che",
        "纪": "ji",
        "谌": "chen",
        "瞿": "qu",
        "藏": "zang",
        "都": "du",
    },
    **{
        "乜": "nie",
        "么": "yao",
        "柏": "bai",
        "那": "na",
        "卜": "bu",
        "石": "shi",
        "沈": "shen",
        "令": "ling",
    },
    **{"尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "单于": "chan yu", "澹台": "tan tai"},
    **{"皇甫": "huang fu", "夏侯": "xia hou", "令狐": "ling hu", "鲜于": "xian yu", "濮阳": "pu yang"},
}
"""Surnames whose reading is not, or not surely, the common one of the character."""

_Readings = dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _table() -> _Readings:
    """Every character's readings, likely first; the order of the keys is the sorting order."""
    table: _Readings = {}
    columns = iter((_FOLDER / "readings.txt").read_text(encoding="utf-8").split())
    split = lru_cache(maxsize=None)(lambda listed: tuple(listed.split(",")))
    for listed, characters in zip(columns, columns, strict=True):
        same = split(listed)
        for character in characters:
            table[character] = same
    return table


@lru_cache(maxsize=1)
def _phrases() -> _Readings:
    """Phrases in which a character is not read as it mostly is, with all their syllables."""
    lines = (_FOLDER / "phrases.txt").read_text(encoding="utf-8").splitlines()
    return {phrase: tuple(spelled.split()) for phrase, spelled in (line.split("\t") for line in lines)}


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """All toneless syllables of standard Chinese, ü written v; grunts without a vowel (ng) left out."""
    known = {reading for readings in _table().values() for reading in readings}
    return frozenset(one for one in known if set(one) & set("aeiouv"))


@lru_cache(maxsize=1)
def hanzi_by_syllable() -> dict[str, str]:
    """For each syllable all the characters that may be read so."""
    found: dict[str, list[str]] = {}
    for character, readings in _table().items():
        for reading in readings:
            found.setdefault(reading, []).append(character)
    return {reading: "".join(characters) for reading, characters in found.items()}


def readings(text: str) -> tuple[tuple[str, ...], ...]:
    """For each character all its toneless syllables, the likely one first (重庆: chong zhong, qing).

    Phrases and, in texts as short as a person's name, surnames decide which is likely. A character without
    a reading stands for itself, in lower case.
    """
    table = _table()
    found = [table.get(character, (character.lower(),)) for character in text]
    for start, likely in _phrase_readings(text):
        for place, syllable in enumerate(likely, start):
            found[place] = _with_first(found[place], syllable)
    return tuple(found)


def _with_first(known: tuple[str, ...], likely: str) -> tuple[str, ...]:
    return known if known[0] == likely else (likely, *(one for one in known if one != likely))


def _phrase_readings(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where phrases of unusual reading stand in the text; a surname at the start of a short text first."""
    start = 0
    if 1 < len(text) <= _LONGEST_PERSON and text not in _phrases():
        for length in (2, 1):
            if text[:length] in _SURNAMES:
                yield 0, tuple(_SURNAMES[text[:length]].split())
                start = length
                break
    while start < len(text) - 1:
        length = _phrase_length(text, start)
        if length:
            yield start, _phrases()[text[start : start + length]]
        start += length or 1


def _phrase_length(text: str, start: int) -> int:
    longest = min(_LONGEST_PHRASE, len(text) - start)
    return next((n for n in range(longest, 1, -1) if text[start : start + n] in _phrases()), 0)


class _Spelled(dict[int, str]):
    """For str.translate: 临 to Lin, a to A; what has several readings stays as it is."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        known = _table().get(character)
        if known is None:
            spelled = character.upper() if character.isascii() else _OTHER
        else:
            spelled = known[0].capitalize() if len(known) == 1 else character
        self[code] = spelled
        return spelled


_spelled = _Spelled()


@lru_cache(maxsize=4096)
def _capitalised(character: str) -> tuple[str, ...]:
    return tuple(one.capitalize() for one in _table()[character])


def spell_single_readings(text: str) -> str:
    """The text with a capital at each syllable (LinChuan); characters with several readings stay hanzi."""
    return text.translate(_spelled)


def spellings(text: str, limit: int = 8) -> list[str]:
    """The text with a capital at each syllable, once for each way to read it: ChongQing, ZhongQing.

    If there are more than `limit` ways, those with the fewest unlikely readings are kept, likeliest first.
    """
    return spellings_from(text, spell_single_readings(text), limit)


def spellings_from(text: str, skeleton: str, limit: int = 8) -> list[str]:
    """Like `spellings`, where `spell_single_readings` was already asked for the text's skeleton."""
    choices = [_capitalised(one) for one in skeleton if not one.isascii()]
    if prod(map(len, choices)) > limit:
        parts = [[one.capitalize() for one in alternatives] for alternatives in _spelled_readings(text)]
        return list(islice(_fewest_deviations(parts), limit))
    head, *tails = _NOT_ASCII.split(skeleton)
    found = [head]
    for choice, tail in zip(choices, tails, strict=True):
        found = [f"{before}{syllable}{tail}" for before in found for syllable in choice]
    return found


def _spelled_readings(text: str) -> Iterator[tuple[str, ...]]:
    for character, alternatives in zip(text, readings(text), strict=True):
        yield alternatives if character in _table() else (_spelled[ord(character)],)


def _fewest_deviations(parts: list[list[str]]) -> Iterator[str]:
    open_places = [place for place, choices in enumerate(parts) if len(choices) > 1]
    likely = [choices[0] for choices in parts]
    for count in range(len(open_places) + 1):
        for places in combinations(open_places, count):
            for chosen in product(*(parts[place][1:] for place in places)):
                spelled = likely.copy()
                for place, syllable in zip(places, chosen, strict=True):
                    spelled[place] = syllable
                yield "".join(spelled)


class _Ranks(dict[int, str]):
    """For str.translate: each hanzi to one private character whose code is its place in pinyin order."""

    def __init__(self) -> None:
        super().__init__((ord(one), chr(_FIRST_HANZI + place)) for place, one in enumerate(_table()))

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        if code >= 0x2E80 and len(plain) == 1 and ord(plain) >= 0x2E80:
            # Hanzi that no table knows stand behind all others, in the order of their codes.
            plain = _BEHIND_HANZI + plain
        self[code] = plain
        return plain


@lru_cache(maxsize=1)
def _ranks() -> _Ranks:
    return _Ranks()


def sort_key(text: str) -> str:
    """A key that sorts as Excel's 拼音 order does: digits, Latin letters (case ignored), then hanzi by pinyin.

    Hanzi are ordered by syllable, tone, and within them as in GB/T 2312 (by strokes), one character at a time;
    each has one place, whatever its reading in the phrase, as in Excel. The key is for comparing only.
    """
    return text.translate(_ranks())
