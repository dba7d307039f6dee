"""Splitting separated text into fields, tolerant of quotes that are never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator


def split_tolerantly(text: str, separator: str, *, keep_needless_quotes: bool) -> Iterator[list[str]]:
    """The rows of the text. A quote opens a field only if it is closed right before a separator.

    Excel puts quotes on the clipboard only around fields with a tab, a line break or a quote;
    `keep_needless_quotes` takes any others for what the cell itself says.
    """
    sep = re.escape(separator)
    quoted = re.compile(rf'"((?:[^"]|"")*+)"(?={sep}|\r|\n|\Z)')
    plain = re.compile(rf"[^{sep}\r\n]*")
    end = re.compile(rf"{sep}|\r\n|\r|\n")
    at, row = 0, []
    while at < len(text):
        field = quoted.match(text, at) if text[at] == '"' else None
        if field is None or (keep_needless_quotes and not re.search(r'["\t\r\n]', field[1])):
            field = plain.match(text, at)
            assert field is not None  # it matches nothing at all as well
            row.append(field[0])
        else:
            row.append(field[1].replace('""', '"'))
        after = end.match(text, field.end())
        at = after.end() if after else len(text)
        if after is None or after[0] != separator:
            yield row
            row = []
        elif at == len(text):
            yield [*row, ""]
