"""Reading CSV and its kin: the encoding and the separator are found in the text itself."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.decoding import GAP, text_of
from secretariat.exchange.reading.fields import split_tolerantly
from secretariat.exchange.reading.model import CellValue, Position, Sheet
from secretariat.exchange.reading.source import Found, Source
from secretariat.exchange.reading.table import Tidy, trim

_SEPARATORS = ("\t", ",", ";", "|")
_SAMPLE = 1 << 16
_AS_TEXT = re.compile(r'="([^"]*)"')
_LONGEST_TITLE = 31  # as long as Excel lets a sheet's name be


def read_separated(source: Source) -> Found:
    """The one sheet of a text file; raises Refusal when it is no text or too wide."""
    text, encoding = text_of(source.name, source.content)
    text = text.rstrip("\x1a")  # the end mark of old systems
    separator, text = _separator(text)
    notes = [f"按 {encoding} 编码读入。"] if not text.isascii() else []
    raw, whole = _split(text, separator)
    if not whole:
        notes.append("有引号没有成对，已按逐行文字读入，请核对。")
    if len(raw) * max(map(len, raw), default=0) > source.limits.area:
        raise refusals.too_wide(source.name, source.name)
    rows = trim(Tidy().rows([_unwrapped(row) for row in raw]))
    errors = unread_characters(rows)
    if errors:
        notes.append(f"有 {len(errors)} 格含有无法识别的文字，请核对。")
    title = source.name.rsplit(".", 1)[0][:_LONGEST_TITLE]
    return Found([Sheet(title, rows, errors=errors)], notes)


def unread_characters(rows: list[list[CellValue]]) -> dict[Position, str]:
    """The cells in which bytes were no characters."""
    found: dict[Position, str] = {}
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and GAP in value:
                found[number, column] = "有无法识别的文字"
    return found


def _separator(text: str) -> tuple[str, str]:
    # Excel's own first line "sep=;" names the separator.
    named = re.match(r"sep=(.)\r?\n", text)
    if named:
        return named[1], text[named.end() :]
    sample = text[:_SAMPLE]
    return max(_SEPARATORS, key=lambda separator: _regularity(sample, separator)), text


def _regularity(sample: str, separator: str) -> int:
    # How many separators stand in lines that have the most usual number of them.
    if separator not in sample:
        return 0
    lengths = Counter(len(row) for row in split_tolerantly(sample, separator, keep_needless_quotes=False))
    return max((length - 1) * count for length, count in lengths.items())


def _split(text: str, separator: str) -> tuple[list[list[str]], bool]:
    csv.field_size_limit(max(len(text), 1 << 17))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)), True
    except csv.Error:
        return list(split_tolerantly(text, separator, keep_needless_quotes=False)), False


def _unwrapped(row: list[str]) -> list[str]:
    # ="001" is how programs keep Excel from turning a text into a number.
    return [
        match[1] if value.startswith("=") and (match := _AS_TEXT.fullmatch(value)) else value for value in row
    ]
