"""Write resources/pinyin/ from the tables of pypinyin and pypinyin-dict (both MIT).

Run it by hand when pypinyin has new data: `pip install pypinyin pypinyin-dict`, then this file.
The program itself reads only the two text files that this writes: they load in a few milliseconds,
where importing pypinyin and its phrases takes over a hundred.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

TARGET = Path(__file__).resolve().parent
TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
UMLAUT = "\u0308"
LONGEST_PHRASE = 4
IN_NAMES = {
    **{"六": "lu4", "乐": "lao4", "井": "xing2", "么": "yao1", "黑": "he4"},
    **{"能": "nai4", "隗": "kui2", "郗": "chi1", "贠": "yun4"},
}
"""Readings that only places and surnames keep, and that the standard dictionary leaves out (六安, 乐亭, 井陉)."""


def split_tone(reading: str) -> tuple[str, str]:
    """`lǜ` as `("lv", "4")`; 5 is the neutral tone, which dictionaries put last."""
    tone, letters = "5", ""
    for mark in unicodedata.normalize("NFD", reading):
        if mark in TONES:
            tone = TONES[mark]
        elif mark == UMLAUT:
            letters = letters[:-1] + "v"
        elif not unicodedata.combining(mark):
            letters += mark
    return letters, tone


def spoken(readings: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The readings without mere grunts (ng, hm), unless the character has no other."""
    return [one for one in readings if set(one[0]) & set("aeiouv")] or readings


def parse(listed: str) -> list[tuple[str, str]]:
    """`zhòng,chóng` as pairs of syllable and tone."""
    return spoken([split_tone(one) for one in listed.split(",")])


def modern(full: dict[int, str], standard: dict[int, str]) -> dict[str, list[tuple[str, str]]]:
    """Each character's readings of today, the likely one first.

    pypinyin knows the order but also lists readings that nobody has used for centuries (厂 yan, 大 tai);
    where 通用规范汉字字典 (2013) has the character, only its readings stay.
    """
    table = {}
    for code, listed in full.items():
        readings, known = parse(listed), parse(standard[code]) if code in standard else []
        kept = [one for one in readings if one in known] or readings
        table[chr(code)] = kept + [one for one in known if one not in kept]
    for char, reading in IN_NAMES.items():
        table[char].append((reading[:-1], reading[-1]))
    return table


def level_one() -> list[str]:
    """The 3,755 common characters in the order of GB/T 2312, which is by pinyin and then by strokes."""
    codes = ((high, low) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return [bytes(code).decode("gb2312") for code in codes if code < (0xD7, 0xFA)]


def follow_the_standard_order(table: dict[str, list[tuple[str, str]]]) -> dict[str, int]:
    """Put first the reading under which GB/T 2312 files a character (曾 among zeng); its places."""
    order = level_one()
    plain = [table[char][0][0] if len({s for s, _ in table[char]}) == 1 else "" for char in order]
    for place, char in enumerate(order):
        around = {next(filter(None, reversed(plain[:place])), ""), next(filter(None, plain[place:]), "")}
        table[char].sort(key=lambda one: one[0] not in around)
    return {char: place for place, char in enumerate(order)}


def write_readings(table: dict[str, list[tuple[str, str]]], places: dict[str, int]) -> None:
    """One line for each run of characters with the same readings; the whole file is in sorting order."""

    def key(char: str) -> tuple[str, str, int, str]:
        return (*table[char][0], places.get(char, len(places)), char)

    lines: list[list[str]] = []
    for char in sorted(table, key=key):
        readings = ",".join(dict.fromkeys(syllable for syllable, _ in table[char]))
        if lines and lines[-1][0] == readings:
            lines[-1][1] += char
        else:
            lines.append([readings, char])
    save("readings.txt", ["\t".join(line) for line in lines])


def write_phrases(table: dict[str, list[tuple[str, str]]], phrases: dict[str, list[list[str]]]) -> None:
    """Phrases of up to four characters in which one is not read as it mostly is.

    Phrases with a reading that `modern` left out are rare and literary; they are left out too, so that
    the readings of a text are always those of its characters.
    """
    lines = []
    for phrase, spelled in phrases.items():
        syllables = [split_tone(one[0])[0] for one in spelled]
        pairs = zip(phrase, syllables, strict=False)
        unusual = any(table[char][0][0] != syllable for char, syllable in pairs if char in table)
        fits = len(phrase) == len(syllables) <= LONGEST_PHRASE and all(
            syllable in {one for one, _ in table.get(char, [])}
            for char, syllable in zip(phrase, syllables, strict=True)
        )
        if unusual and fits:
            lines.append(f"{phrase}\t{' '.join(syllables)}")
    save("phrases.txt", sorted(lines))


def save(name: str, lines: list[str]) -> None:
    """Write lines with the same line ends on every system."""
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Make both files."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict
    from pypinyin_dict.pinyin_data.ktghz2013 import pinyin_dict as standard

    TARGET.mkdir(parents=True, exist_ok=True)
    table = modern(pinyin_dict, standard)
    places = follow_the_standard_order(table)
    write_readings(table, places)
    write_phrases(table, phrases_dict)


if __name__ == "__main__":
    main()
