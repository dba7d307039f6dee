"""The sheet that is drawn on: a PDF whose bytes depend on the document alone. Points, with y upwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from secretariat.exchange.printing.faces import Role
from secretariat.exchange.printing.typesetting import Typecase, Typeface, clean

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)


def _canvas(path: Path) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    class BareCanvas(Canvas):  # type: ignore[misc]
        """A canvas whose pages do not begin with Helvetica, which would stand there without its glyphs."""

        def _make_preamble(self) -> None:
            self._preamble = "1 0 0 1 0 0 cm"

    # invariant: no time stamp and no random id, so that a closed month reprints to the same bytes.
    return BareCanvas(str(path), pagesize=A4, invariant=1, pageCompression=1, lang="zh-CN")


class Press:
    """A PDF being drawn page by page. Nothing is written before `save`."""

    def __init__(self, path: Path, title: str, author: str) -> None:
        self._canvas = _canvas(path)
        self._canvas.setTitle(clean(title))
        self._canvas.setAuthor(clean(author))
        self._canvas.setCreator("商会秘书")
        self.type = Typecase(self._canvas._doc)
        self.size = A4

    def face(self, role: Role) -> Typeface:
        """The typeface for a role in this document."""
        return self.type.face(role)

    def begin(self, size: tuple[float, float]) -> None:
        """Set the size of the current page in points."""
        self.size = size
        self._canvas.setPageSize(size)

    def end_page(self) -> None:
        """Finish the current page."""
        self._canvas.showPage()

    def save(self) -> None:
        """Write the file."""
        self._canvas.save()

    def text(
        self, at: tuple[float, float], text: str, face: Typeface, size: float, spacing: float = 0.0
    ) -> None:
        """Draw one line of text whose baseline starts at `at`, with so many points between characters."""
        x, y = at
        show = face.show(text, size)
        self.text_block([f"{face.select(size)} {spacing:.4f} Tc 1 0 0 1 {x:.2f} {y:.2f} Tm {show} 0 Tc"])

    def text_block(self, parts: Iterable[str]) -> None:
        """Draw text operators that choose their font and place themselves."""
        self._canvas.addLiteral("BT\n" + "\n".join(parts) + "\nET")

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Fill a rectangle with grey, 0 black to 1 white."""
        self._canvas.addLiteral(f"{grey:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f 0 g")

    def lines(self, lines: Sequence[tuple[float, float, float, float]], thickness: float) -> None:
        """Draw straight lines (x1, y1, x2, y2)."""
        strokes = "\n".join(f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in lines)
        self._canvas.addLiteral(f"{thickness:g} w 0.25 G\n{strokes}\nS 0 G")

    def slanted(self, text: str, face: Typeface, grey: float) -> None:
        """Draw a text in light grey along the page's diagonal, as large as fits."""
        width, height = self.size
        length = face.width(text)
        size = min(48.0, 0.8 * width / (0.9 * max(length, 1.0)))
        shift = size * length / 2
        x, y = width / 2 - shift * 0.9063, height / 2 - shift * 0.4226
        matrix = f"0.9063 0.4226 -0.4226 0.9063 {x:.2f} {y:.2f} Tm"
        self.text_block([f"{grey:g} g {face.select(size)} {matrix} {face.show(text, size)} 0 g"])
