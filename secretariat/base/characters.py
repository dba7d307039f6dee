"""Characters as they come out of workbooks: cleaned for keeping, folded for searching and matching."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import lru_cache

HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Regex character class (for inside [...]) of what stands in Chinese names, rare characters included."""

_INVISIBLE = (
    *range(0x00, 0x09),
    *range(0x0E, 0x20),
    *range(0x7F, 0xA0),
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
)
_SPACES = (0x09, 0x0B, 0x0C, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_LINES = (0x0D, 0x85, 0x2028, 0x2029)
_HALVED = "＃＄％＆＊＋－．／＠＼＿"
"""Full-width signs that stand for ASCII; sentence punctuation such as ，：（） stays Chinese."""

_CLEANED: dict[int, str] = {
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINES, "\n"),
    **{
        code: chr(code - 0xFEE0)
        for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    },
    **{ord(sign): chr(ord(sign) - 0xFEE0) for sign in _HALVED},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_PLAIN = re.compile(r"[0-9A-Za-z\u4e00-\u9fff()（）、，。,.:;/#*+@%√×-]+")
_ESCAPED_LINE = re.compile(r"_x000[Dd]_\n?|_x000[Aa]_")
_ESCAPED_CONTROL = re.compile(r"_x00[01][0-9A-Fa-f]_")
_RUN = re.compile(r" {2,}")
_LINE_BREAKS = re.compile(r"[ \n]*\n[ \n]*")
_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_EDGES = re.compile(r" *\n *")

BLANK_MARKS = frozenset(
    [
        *("", "无", "暂无", "空", "没有", "不详", "未知", "无。", "(无)", "（无）", "(空)", "（空）"),
        *("/", "\\", "-", "--", "---", "—", "——", "–", "―", "――", "─", "_", "…", "……", "..."),
        *("N/A", "n/a", "NA", "null", "NULL", "None", "none"),
    ]
)
_DITTO = frozenset(
    ("同上", "同前", "同上行", "同上。", "〃", "″", '"', "”", "“", "''", "＂", "々", "..", "〞", "〝")
)

_BRACKETS = str.maketrans("〔【［{〈《", "((((((") | str.maketrans("〕】］}〉》", "))))))")
_DOTS = re.compile(rf"(?<=[{HANZI}])[·•‧.・∙⋅˙](?=[{HANZI}])")
_GAPS = re.compile(r"\s+")


def clean(raw: object) -> str:
    """The text of a cell on one line: no control or invisible characters, half-width digits and letters.

    Chinese punctuation and every rare character stay as they are; None gives an empty text.
    """
    text = raw if type(raw) is str else _text_of(raw)
    if _PLAIN.fullmatch(text):
        return text
    return _RUN.sub(" ", _LINE_BREAKS.sub(" ", _without_controls(text))).strip()


def clean_lines(raw: object) -> str:
    """Like `clean`, but line breaks stay (at most one empty line in a row)."""
    text = raw if type(raw) is str else _text_of(raw)
    if _PLAIN.fullmatch(text):
        return text
    tidy = _LINE_EDGES.sub("\n", _RUN.sub(" ", _without_controls(text)))
    return _BLANK_LINES.sub("\n\n", tidy).strip()


def _without_controls(text: str) -> str:
    tidy = text.replace("\r\n", "\n").translate(_CLEANED)
    if "_x00" in tidy:
        # Excel writes carriage returns inside cells as _x000D_, and most readers hand that through.
        tidy = _ESCAPED_CONTROL.sub(" ", _ESCAPED_LINE.sub("\n", tidy))
    return tidy


def _text_of(raw: object) -> str:
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        if raw != raw:
            return ""  # not a number: what some readers make of an empty cell
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e18 else repr(raw)
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat() if raw.time() == datetime.time() else raw.isoformat(" ")
    return raw.isoformat() if isinstance(raw, datetime.date) else str(raw)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text as search and matching see it: NFKC, lower case, round half-width brackets, no spaces."""
    wide = unicodedata.normalize("NFKC", clean(text)).lower().translate(_BRACKETS)
    return _DOTS.sub("·", _GAPS.sub("", wide))


def is_blank_mark(text: str) -> bool:
    """Whether the text only says that there is nothing: 无, /, —, 暂无."""
    return clean(text) in BLANK_MARKS


def ditto(text: str) -> bool:
    """Whether the text only repeats the cell above: 同上, 〃."""
    return clean(text) in _DITTO


def shortened(text: str, limit: int = 30) -> str:
    """The text as it is quoted in a message."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
