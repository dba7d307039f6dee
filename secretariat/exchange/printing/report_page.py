"""The page of an official document (GB/T 9704-2012, 5.2 and 7.5): 22 lines of 28 characters, numbered."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.exchange.printing.faces import Role
from secretariat.exchange.printing.linebreaking import break_lines
from secretariat.exchange.printing.press import A4, MM, Press
from secretariat.exchange.printing.typesetting import Typeface, clean

LEFT, TOP, BOTTOM = 28 * MM, 37 * MM, 35 * MM
WIDTH, HEIGHT = 156 * MM, 225 * MM
LINES, CHARACTERS = 22, 28
PITCH = HEIGHT / LINES
"""Points from line to line: 28.99."""
SIZE = 16.0
"""3号, the size of the text in points."""
STEP = WIDTH / CHARACTERS
"""Points from character to character: 15.793, so that 28 of 16 points fill the line."""
SPACING = STEP - SIZE
_NUMBER_SIZE = 14.0
_DASH_BELOW = 7 * MM
_BASELINE = 0.38
"""The baseline lies so far below the middle of a line, in ems: Han glyphs span -0.12 to 0.88."""
_LOOSEST = 4.0
"""Points between characters that a line may be stretched by before it is left ragged."""


@dataclass(slots=True)
class Pages:
    """Pages being filled from the top. `used` is the height in points that the current page has taken."""

    press: Press
    number: int = 1
    used: float = 0.0

    @property
    def left(self) -> float:
        """The height in points that is left on this page."""
        return HEIGHT - self.used

    @property
    def y(self) -> float:
        """The upper edge of what comes next, in points from the foot of the sheet."""
        return A4[1] - TOP - self.used

    def need(self, height: float) -> bool:
        """Turn the page unless so many points are left; True where it was turned."""
        if self.used == 0 or height <= self.left + 0.01:
            return False
        self.turn()
        return True

    def turn(self) -> None:
        """Number this page and begin the next."""
        self.finish()
        self.number += 1
        self.used = 0.0

    def finish(self) -> None:
        """Number this page and close it."""
        self._print_number()
        self.press.end_page()

    def take(self, height: float) -> float:
        """Use so many points of the page and return the upper edge of them."""
        y = self.y
        self.used += height
        return y

    def snap(self) -> None:
        """Go on to the next line of the 22, after something of another height."""
        lines = -(-(self.used - 0.01) // PITCH)
        self.used = max(0.0, lines) * PITCH

    def line(self, text: str, face: Typeface, x: float = LEFT, spacing: float = SPACING) -> None:
        """Print one line of the 22, its characters `spacing` points further apart than they are wide."""
        self.need(PITCH)
        base = self.take(PITCH) - PITCH / 2 - _BASELINE * SIZE
        self.press.text((x, base), text, face, SIZE, spacing)

    def _print_number(self) -> None:
        """Half-width 宋体 digits of 4号 between dashes, the dashes 7 mm below the text (7.5)."""
        face = self.press.face(Role.SONG)
        text = f"— {self.number} —"
        size, width = _NUMBER_SIZE, face.width(text) * _NUMBER_SIZE
        base = BOTTOM - _DASH_BELOW - face.main.top("—") * size
        odd = self.number % 2 == 1
        x = LEFT + WIDTH - size - width if odd else LEFT + size
        self.press.text((x, base), text, face, size)


def print_text(pages: Pages, text: str, face: Typeface, indent: int = 2, hanging: int = 0) -> None:
    """Print running text on the grid, the first line `indent` characters in, the others `hanging`."""
    measure = grid_measure(face)
    text = clean(text)
    for paragraph in text.split("\n"):
        lines = break_lines(paragraph, measure, CHARACTERS - indent, CHARACTERS - hanging)
        for number, line in enumerate(lines):
            inset = hanging if number else indent
            last = number == len(lines) - 1
            spacing = SPACING if last else _justified(line, measure, CHARACTERS - inset)
            pages.line(line, face, LEFT + inset * STEP, spacing)


def grid_measure(face: Typeface) -> _GridMeasure:
    """The measure of text on the grid, in characters of 15.793 points."""
    return _GridMeasure(face)


@dataclass(frozen=True, slots=True)
class _GridMeasure:
    face: Typeface

    def __call__(self, text: str) -> float:
        return (self.face.width(text) * SIZE + len(text) * SPACING) / STEP


def _justified(line: str, measure: _GridMeasure, limit: float) -> float:
    """The spacing that makes a line reach the right edge."""
    spare = (limit - measure(line)) * STEP / max(1, len(line) - 1)
    return SPACING + spare if spare <= _LOOSEST else SPACING
