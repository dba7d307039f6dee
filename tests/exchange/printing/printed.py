"""Reads back what a PDF draws: every run of text with its place, size and font, without the writer's help."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream


@dataclass(frozen=True)
class Run:
    """Text drawn at x, y (points from the lower left corner); `width` ends at its last character."""

    x: float
    y: float
    width: float
    size: float
    font: str
    text: str


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    runs: tuple[Run, ...]

    def lines(self) -> list[str]:
        """The text by baselines, from the top."""
        found: dict[float, list[Run]] = {}
        for run in self.runs:
            found.setdefault(round(run.y, 1), []).append(run)
        ordered = sorted(found.items(), reverse=True)
        return ["".join(run.text for run in sorted(runs, key=lambda r: r.x)) for _, runs in ordered]

    @property
    def text(self) -> str:
        return "\n".join(run.text for run in self.runs)


class _Font:
    def __init__(self, font: Any) -> None:
        child = font["/DescendantFonts"][0].get_object()
        self.name = str(font["/BaseFont"])
        mapping = font["/ToUnicode"].get_object().get_data().decode("ascii")
        pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", mapping)
        self.characters = {int(a, 16): bytes.fromhex(b).decode("utf-16-be") for a, b in pairs}
        self.widths = {number: float(w) / 1000 for number, w in enumerate(child["/W"][1], 1)}
        glyphs = child["/CIDToGIDMap"].get_object().get_data()
        self.glyphs = [int.from_bytes(glyphs[at : at + 2], "big") for at in range(0, len(glyphs), 2)]
        self.embedded = len(child["/FontDescriptor"]["/FontFile2"].get_object().get_data())


def fonts(path: Path) -> list[_Font]:
    pages = PdfReader(path).pages
    found = {str(font.idnum): font for font in pages[0]["/Resources"]["/Font"].values()}
    return [_Font(font.get_object()) for font in found.values()]


def read(path: Path) -> list[Page]:
    reader = PdfReader(path)
    known: dict[str, _Font] = {}
    return [_page(reader, page, known) for page in reader.pages]


def _page(reader: PdfReader, page: Any, known: dict[str, _Font]) -> Page:
    resources = page["/Resources"]["/Font"]
    runs: list[Run] = []
    x = y = size = spacing = 0.0
    font: _Font | None = None
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tf":
            name, size = str(operands[0]), float(operands[1])
            font = known.setdefault(name, _Font(resources[name].get_object()))
        elif operator == b"Tc":
            spacing = float(operands[0])
        elif operator == b"Tm":
            x, y = float(operands[4]), float(operands[5])
        elif operator == b"Tj":
            assert font is not None
            codes = _codes(operands[0].original_bytes)
            assert all(font.glyphs[code] > 0 for code in codes), "a .notdef was drawn"
            width = sum(font.widths[code] * size + spacing for code in codes)
            text = "".join(font.characters[code] for code in codes)
            runs.append(Run(x, y, width - spacing, size, font.name, text))
            x += width
    box = page.mediabox
    return Page(float(box.width), float(box.height), tuple(runs))


def _codes(raw: bytes) -> list[int]:
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
