"""Chinese line breaking: what may stand at the start and the end of a line, and what is never torn apart."""

from __future__ import annotations

import re
from collections.abc import Callable

Measure = Callable[[str], float]

# GB/T 15834-2011, 5.1: closing marks never start a line, opening ones never end it.
_NO_START = frozenset(
    "\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff0e\u00b7\u2026"  # ，。、；：？！．·…
    "\u2019\u201d\uff09\u3015\u3011\u300b\u3009\u300d\u300f\u3017\uff3d\uff5d"  # ’”）〕】》〉」』〗］｝
    "%\u2030\u2103\uff05,.:;!?)]}/\uff0f~\uff5e\u2013-"  # ‰℃％／～–
)
_NO_END = frozenset(
    "\u2018\u201c\uff08\u3014\u3010\u300a\u3008\u300c\u300e\u3016\uff3b\uff5b"  # ‘“（〔【《〈「『〖［｛
    "([{$\u00a5\uffe5"  # ¥￥
)
_UNITS = (
    "个百分点|百分点|平方公里|平方米|公里|小时|分钟|人次|家次|件次|场次|万元|亿元|万人|万家|万户|美元|万吨|公斤|周年"
    "|个月|元|家|人|件|次|场|年|月|日|号|届|期|户|个|名|位|条|项|批|份|篇|亩|岁|倍|天|组|期|册|支|所|村|万|亿|点|时|分"
)
_WORD = "0-9A-Za-z*_@&'#０-９Ａ-Ｚａ-ｚ"
_PIECES = re.compile(
    rf"〔\d{{4}}〕第?\d+号?"
    rf"|第?[¥￥$]?[+\-−±]?[{_WORD}]+(?:[.,:/+\-~～—–][{_WORD}]+)*(?:[%‰％℃]|(?<=[\d０-９])(?:{_UNITS}))?"
    rf"|[〇零一二三四五六七八九十百千两]{{2,9}}(?:{_UNITS})?|—+|…+|\s+|."
)


def clusters(text: str) -> list[str]:
    """The text in pieces between which a line may break; joined they are the text."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        if found and (found[-1][-1] in _NO_END or piece[0] in _NO_START or piece.isspace()):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def break_lines(text: str, measure: Measure, first: float, rest: float) -> list[str]:
    """The lines of a text that is `first` wide on its first line and `rest` on the others; never empty.

    A piece that is wider than a line is cut between characters: nothing is lost or drawn outside.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _fill(paragraph, measure, rest if lines else first, rest)
    return lines


def balance_lines(text: str, measure: Measure, limit: float) -> list[str]:
    """The lines of a heading, as few as possible and about equally long (GB/T 9704-2012, 7.3.1)."""
    lines = break_lines(text, measure, limit, limit)
    if len(lines) < 2 or "\n" in text:
        return lines
    width = measure(text) / len(lines)
    while width < limit:
        attempt = break_lines(text, measure, width, width)
        if len(attempt) == len(lines):
            return attempt
        width += 0.5
    return lines


def _fill(text: str, measure: Measure, first: float, rest: float) -> list[str]:
    lines: list[str] = []
    line, used, limit = "", 0.0, first
    for cluster in clusters(text):
        for piece in _pieces_within(cluster, measure, max(limit, rest) if not line else rest):
            width = measure(piece)
            if line and used + measure(piece.rstrip()) > limit + 1e-6:
                lines.append(line.rstrip())
                line, used, limit = "", 0.0, rest
            line, used = line + piece, used + width
    return [*lines, line.rstrip()]


def _pieces_within(cluster: str, measure: Measure, limit: float) -> list[str]:
    if measure(cluster.rstrip()) <= limit + 1e-6:
        return [cluster]
    pieces, piece, used = [], "", 0.0
    for character in cluster:
        width = measure(character)
        if piece and used + width > limit + 1e-6:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + character, used + width
    return [*pieces, piece]
