"""Name cards (席卡) as a PDF: each is folded in the middle, so that the name is read from both sides."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from secretariat.base.document import NameCard, NameCards
from secretariat.base.errors import Refusal
from secretariat.exchange.printing.faces import Role
from secretariat.exchange.printing.press import A4, MM, Press
from secretariat.exchange.printing.saving import save_atomically
from secretariat.exchange.printing.typesetting import Typeface, clean

_SIDE = 16 * MM
"""What stays free at the left and right of a name."""
_PANEL = {1: 99 * MM, 2: 70 * MM}
"""The height of one side of a card, by the number of cards on a sheet; what is left of the sheet is its foot."""
_TALLEST = 0.62
"""How much of the height of a side a name may take."""
_LARGEST = 150.0
_LINE = 18.0
_MIDDLE = 0.38
"""The baseline lies so far below the middle of a line, in ems: Han glyphs span -0.12 to 0.88."""


def write_name_cards(cards: NameCards, path: Path) -> tuple[str, ...]:
    """Write the cards as a .pdf and return warnings in Chinese.

    Raises Refusal for another suffix, without any card, and where the file cannot be written.
    """
    if path.suffix.lower() != ".pdf":
        raise Refusal(f"席卡只能存为 PDF，“{path.name}”不是 PDF 文件名。", "请把文件名的结尾改成 .pdf。")
    if not cards.cards:
        raise Refusal("没有要打印的席卡。", "请先选出参会人员。")
    warnings: list[str] = []
    save_atomically(path, lambda target: warnings.extend(_draw(cards, target)))
    return tuple(warnings)


def _draw(cards: NameCards, path: Path) -> tuple[str, ...]:
    press = Press(path, cards.title, "")
    for start in range(0, len(cards.cards), cards.per_page):
        press.begin(A4)
        _sheet(press, cards.cards[start : start + cards.per_page], cards.per_page)
        press.end_page()
    press.save()
    return press.type.warnings()


def _sheet(press: Press, cards: Sequence[NameCard], per_page: int) -> None:
    """One sheet: from its upper edge the card with its fold, below it the foot to be folded under."""
    height = A4[1] / per_page
    panel = _PANEL[per_page]
    for place, card in enumerate(cards):
        top = A4[1] - place * height
        fold, foot = top - panel, top - 2 * panel
        _panel(press, card, (fold, top), upside_down=True)
        _panel(press, card, (foot, fold), upside_down=False)
        _marks(press, (fold, foot))
    if per_page > 1:
        _dashes(press, height)


def _panel(press: Press, card: NameCard, span: tuple[float, float], upside_down: bool) -> None:
    """One side of a card between two heights of the sheet."""
    face = press.face(Role.TITLE)
    name, line = clean(card.name).strip(), clean(card.line).strip()
    size, middle = _fitting(face, name, span[1] - span[0]), sum(span) / 2
    shift = 0.0 if not line else 0.6 * _LINE
    _centred(press, (name, face, size), middle, shift, upside_down)
    if line:
        small = press.face(Role.HEADING)
        room = (A4[0] - 2 * _SIDE) / max(small.width(line), 0.1)
        _centred(press, (line, small, min(_LINE, room)), middle, -0.62 * size, upside_down)


def _fitting(face: Typeface, name: str, panel: float) -> float:
    """The size in points at which a name fills the side, neither cut at the edges nor too tall."""
    room = A4[0] - 2 * _SIDE
    return min(_LARGEST, panel * _TALLEST, room / max(face.width(name), 0.1))


def _centred(
    press: Press, what: tuple[str, Typeface, float], middle: float, shift: float, upside_down: bool
) -> None:
    """Draw a text centred, `shift` points above the middle as its reader sees it."""
    text, face, size = what
    half = face.width(text) * size / 2
    sign = -1 if upside_down else 1
    x = A4[0] / 2 - sign * half
    y = middle + sign * (shift - _MIDDLE * size)
    matrix = f"{sign} 0 0 {sign} {x:.2f} {y:.2f} Tm"
    press.text_block([f"{face.select(size)} {matrix} {face.show(text, size)}"])


def _marks(press: Press, levels: Sequence[float]) -> None:
    """Short marks at both edges where the card is folded."""
    length = 8 * MM
    press.lines(
        [(x, level, x + length, level) for level in levels for x in (4 * MM, A4[0] - 4 * MM - length)], 0.4
    )


def _dashes(press: Press, level: float) -> None:
    """A dashed line across the sheet, along which it is cut."""
    step = 4 * MM
    count = int(A4[0] // step)
    press.lines([(n * step, level, n * step + step / 2, level) for n in range(count)], 0.4)
