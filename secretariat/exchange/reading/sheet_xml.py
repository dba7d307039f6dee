"""The cells of an .xlsx sheet straight from its XML, by scans that are fast over millions of cells.

Office programs write `<row r="1"` and `<c r="A1"` always in the same way; then only cells that may be odd
are looked at. Anything written otherwise is walked cell by cell.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from secretariat.exchange.reading.model import Position

_DECLARED = re.compile(rb"""^\s*<\?xml[^<>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_ATTRIBUTE = re.compile(rb"""(?:^|\s)([A-Za-z:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(rb"([A-Za-z]{1,3})([0-9]{1,7})$")
_LETTERS: dict[bytes, int] = {}


class Unreadable(Exception):
    """The part is no sheet in an encoding that is known."""


@dataclass(frozen=True, slots=True)
class XmlCell:
    """A cell that is not empty: where it is, its attributes, and the bytes between its tags."""

    row: int
    column: int
    attributes: dict[bytes, bytes]
    inner: bytes

    @property
    def style(self) -> int:
        """The number of its style."""
        text = self.attributes.get(b"s", b"0")
        return int(text) if text.isdigit() else 0

    @property
    def kind(self) -> bytes:
        """What its value is: n, s, str, inlineStr, b, e or d."""
        return self.attributes.get(b"t", b"n")


class SheetXml:
    """The XML of one sheet, in UTF-8 and without comments."""

    def __init__(self, content: bytes) -> None:
        """Make the bytes fit for scanning; raises Unreadable."""
        self.content = _without_comments(_as_utf8(content))
        root = re.search(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet[\s>]", self.content[: 1 << 16])
        if root is None:
            raise Unreadable
        self.prefix = root[1] + b":" if root[1] else b""
        self.regular = self._is_regular()
        self._cell_end = b"</" + self.prefix + b"c>"
        self._cell_start = b"<" + self.prefix + b"c "

    def pattern(self, text: bytes) -> re.Pattern[bytes]:
        """A pattern in which `~` stands for the prefix that this file gives its elements."""
        return re.compile(text.replace(b"~", re.escape(self.prefix)))

    def _is_regular(self) -> bool:
        odd = self.pattern(rb'<~(?:(?:c|row)(?:[>/\r\n\t]| (?!r="))|v xml)')
        return odd.search(self.content) is None

    def is_whole(self) -> bool:
        """Whether the part ends as it should; when it looks otherwise, all of it is parsed to know."""
        if self.content.rstrip().endswith(b"</" + self.prefix + b"worksheet>"):
            return True
        return self.is_well_formed()

    def is_well_formed(self) -> bool:
        """Whether the part follows the rules of XML from its first byte to its last."""
        try:
            expat.ParserCreate().Parse(self.content, True)
        except expat.ExpatError:
            return False
        return True

    def widest_area(self) -> int:
        """Rows times columns at most, empty cells included; only for regular sheets."""
        columns = set(self.pattern(rb'<~c r="([A-Z]+)').findall(self.content))
        rows = self.pattern(rb'<~row r="([0-9]{1,7})"').findall(self.content)
        return max(map(int, rows), default=0) * (max(map(column_number, columns), default=-1) + 1)

    def filled(self) -> int:
        """How many cells have a value, by a count of bytes; inline texts may be empty ones."""
        count, p = self.content.count, self.prefix
        return count(b"<" + p + b"v>") - count(b"<" + p + b"v></") + count(b"<" + p + b"is>")

    def cells(self) -> Iterator[XmlCell]:
        """Every cell that is not empty."""
        return self._regular_cells() if self.regular else self._walked_cells()

    def _regular_cells(self) -> Iterator[XmlCell]:
        return self._tagged(self.pattern(rb'<~c r="((?:[^<>]*[^/<>])?)>'))

    def _tagged(self, pattern: re.Pattern[bytes]) -> Iterator[XmlCell]:
        # The search goes on behind a cell's end, so that cells which never end cost one search, not many.
        tag = pattern.search(self.content)
        while tag is not None:
            close = self.content.find(self._cell_end, tag.end())
            if close < 0:
                return
            cell = self._cell(tag.start(), tag.end(), close)
            if cell is not None and cell.inner:
                yield cell
            tag = pattern.search(self.content, close)

    def _cell(self, start: int, end: int, close: int) -> XmlCell | None:
        attributes = _attributes(self.content[start + len(self._cell_start) : end - 1])
        at = position(attributes.get(b"r", b""))
        return XmlCell(*at, attributes, self.content[end:close]) if at else None

    def _walked_cells(self) -> Iterator[XmlCell]:
        row, column, closed = -1, -1, 0
        for tag in self.pattern(rb"<~(row|c)((?:\s[^<>]*)?)>").finditer(self.content):
            attributes = _attributes(tag[2])
            if tag[1] == b"row":
                number = attributes.get(b"r", b"")
                row, column = (int(number) - 1 if number.isdigit() else row + 1), -1
                continue
            row, column = position(attributes.get(b"r", b"")) or (max(row, 0), column + 1)
            if tag[2].endswith(b"/") or tag.end() < closed:
                continue
            closed = self.content.find(self._cell_end, tag.end())
            if closed < 0:
                return
            inner = self.content[tag.end() : closed]
            if inner.strip():
                yield XmlCell(row, column, attributes, inner)

    def cells_around(self, inside: bytes) -> Iterator[XmlCell]:
        """The cells in which the pattern occurs (`~` is the prefix); only for regular sheets."""
        done = 0
        for match in self.pattern(inside).finditer(self.content):
            start = self.content.rfind(self._cell_start, done, match.start() + len(self._cell_start))
            end = self.content.find(b">", start) + 1
            if start < 0 or not end:
                continue
            close = self.content.find(self._cell_end, end)
            if close < 0:
                return
            done = close
            cell = self._cell(start, end, close)
            if cell is not None:
                yield cell

    def cells_of_styles(self, styles: Iterable[int]) -> Iterator[XmlCell]:
        """The cells with one of the styles and a value; only for regular sheets."""
        wanted = b"|".join(b"%d" % each for each in styles)
        if wanted:
            pattern = rb"""<~c r="[^<>]*?\ss=["'](?:%s)["'][^<>]*(?<!/)>""" % wanted
            yield from self._tagged(self.pattern(pattern))

    def hidden_rows(self, last: int) -> set[int]:
        """The hidden or filtered rows among the first `last` ones."""
        if b"hidden" not in self.content:
            return set()
        hidden, row = set(), -1
        for tag in self.pattern(rb"<~row((?:\s[^<>]*)?)>").finditer(self.content):
            attributes = _attributes(tag[1])
            number = attributes.get(b"r", b"")
            row = int(number) - 1 if number.isdigit() else row + 1
            if row < last and attributes.get(b"hidden") in (b"1", b"true"):
                hidden.add(row)
        return hidden

    def hidden_columns(self, last: int) -> set[int]:
        """The hidden columns among the first `last` ones."""
        hidden: set[int] = set()
        for tag in self.pattern(rb"<~col(\s[^<>]*)>").finditer(self.content):
            attributes = _attributes(tag[1])
            first, final = attributes.get(b"min", b""), attributes.get(b"max", b"")
            if attributes.get(b"hidden") in (b"1", b"true") and first.isdigit() and final.isdigit():
                hidden.update(range(int(first) - 1, min(int(final), last)))
        return hidden

    def merged(self) -> list[tuple[int, int, int, int]]:
        """The merged areas: first row, last row, first column, last column."""
        areas = []
        for tag in self.pattern(rb"<~mergeCell(\s[^<>]*)>").finditer(self.content):
            first, _, final = _attributes(tag[1]).get(b"ref", b"").partition(b":")
            begin, end = position(first), position(final)
            if begin and end:
                areas.append((begin[0], end[0], begin[1], end[1]))
        return areas


def position(reference: bytes) -> Position | None:
    """Row and column of a reference such as B12 or $B$12, counted from 0."""
    match = _REFERENCE.match(reference.replace(b"$", b""))
    if match is None or match[2] == b"0":
        return None
    return int(match[2]) - 1, column_number(match[1])


def column_number(letters: bytes) -> int:
    """The number of a column from its letters: A is 0."""
    number = _LETTERS.get(letters)
    if number is None:
        number = -1
        for letter in letters.upper():
            number = (number + 1) * 26 + letter - 65
        _LETTERS[letters] = number
    return number


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _as_utf8(content: bytes) -> bytes:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        declared = _DECLARED.match(content[:200].removeprefix(codecs.BOM_UTF8))
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
        return content
    try:
        return content.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError):
        raise Unreadable from None


def _without_comments(content: bytes) -> bytes:
    for opening, closing in ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>")):
        pieces, at = [], 0
        while (start := content.find(opening, at)) >= 0:
            end = content.find(closing, start)
            if end < 0:
                break
            pieces.append(content[at:start])
            if opening == b"<![CDATA[":
                pieces.append(_escaped(content[start + len(opening) : end]))
            at = end + len(closing)
        content = b"".join((*pieces, content[at:])) if pieces else content
    return content


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
