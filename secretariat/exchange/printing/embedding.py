"""A TrueType face embedded in a PDF as one two-byte subset.

reportlab's own embedding makes a font of every 256 characters and truncates the text map above U+FFFF, so
that a rare name (𬭎) is copied out as another character. One composite font (ISO 32000-1, 9.7) has neither
fault, and a cell is encoded by a single str.translate.
"""

from __future__ import annotations

import re
import struct
import threading
from typing import Any

_MAKING = threading.Lock()
"""A parsed face remembers its reading position: two documents must not subset it at the same time."""


class _Codes(dict[int, str]):
    """Code point → the hexadecimal code in the PDF, given out in the order of use."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self.face = face
        self.characters: list[int] = []

    def __missing__(self, code: int) -> str:
        if not has_glyph(self.face, code):
            raise KeyError(code)
        self.characters.append(code)
        self[code] = text = f"{len(self.characters):04X}"
        return text


def has_glyph(face: Any, code: int) -> bool:
    """Whether the face draws this code point: mapped, not to .notdef, and not an empty outline."""
    glyph = face.charToGlyph.get(code, 0)
    if not glyph:
        return False
    return bool(face.glyphPos[glyph] != face.glyphPos[glyph + 1]) or chr(code).isspace()


class EmbeddedFont:
    """One face in one document.

    `codes` is the table for str.translate; characters without a glyph stay as they are.
    """

    def __init__(self, face: Any, document: Any, number: int) -> None:
        self.face = face
        self.name = f"FT{number}"
        self.codes = _Codes(face)
        self._number = number
        self._document = document
        self._known = False

    def select(self, size: float) -> str:
        """The operator that makes this the current font, `size` in points."""
        if not self._known:
            self._known = True
            self._document.delayedFonts.append(self)
        return f"/{self.name} {size:g} Tf"

    def width(self, character: str) -> float:
        """The advance of a character in ems."""
        return float(self.face.getCharWidth(ord(character))) / 1000

    def top(self, character: str) -> float:
        """How far the outline of a character reaches above the baseline, in ems."""
        glyph = self.face.charToGlyph[ord(character)]
        with _MAKING:
            start = self.face.get_table_pos("glyf")[0] + self.face.glyphPos[glyph]
            raw = self.face.get_chunk(start, 10)
        return float(struct.unpack(">hhhhh", raw)[4]) / float(self.face.unitsPerEm)

    def addObjects(self, document: Any) -> None:
        """Put the subset, its widths and its text map into the document, when reportlab writes the file."""
        from reportlab.pdfbase import pdfdoc

        base = self._base_name()
        with _MAKING:
            descriptor = self.face.addSubsetObjects(document, base, self.codes.characters)
        name, reference = pdfdoc.PDFName(base), document.Reference
        child = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": descriptor,
            "DW": 1000,
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(self._widths())]),
            "CIDToGIDMap": reference(_stream(document, self._glyph_map()), f"glyphMap:{base}"),
        }
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([reference(pdfdoc.PDFDictionary(child), f"child:{base}")]),
            "ToUnicode": reference(_stream(document, text_map(self.codes.characters)), f"textMap:{base}"),
        }
        reference(pdfdoc.PDFDictionary(font), self.name)
        document.idToObject["BasicFonts"].dict[self.name] = pdfdoc.PDFObjectReference(self.name)

    def _base_name(self) -> str:
        tag = "AAAAA" + chr(ord("A") + self._number % 26)
        name = re.sub(r"[^A-Za-z0-9\-]", "", self.face.name.decode("latin-1")) or "Face"
        return f"{tag}+{name}"

    def _widths(self) -> list[int]:
        return [round(self.face.getCharWidth(code)) for code in self.codes.characters]

    def _glyph_map(self) -> bytes:
        """Code → glyph of the subset, numbered there by first use; two characters may share one."""
        numbers = {0: 0}
        glyphs = [numbers.setdefault(self.face.charToGlyph[c], len(numbers)) for c in self.codes.characters]
        return struct.pack(f">{len(glyphs) + 1}H", 0, *glyphs)


def _stream(document: Any, content: bytes) -> Any:
    from reportlab.pdfbase import pdfdoc

    stream = pdfdoc.PDFStream(content=content)
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream


def text_map(characters: list[int]) -> bytes:
    """The ToUnicode map of codes 1, 2, …: UTF-16 with surrogates, 100 lines a block (Adobe note 5411)."""
    lines = [f"<{n:04X}> <{chr(c).encode('utf-16-be').hex().upper()}>" for n, c in enumerate(characters, 1)]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
