"""A report as a PDF in the layout of GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from secretariat.base.document import Appendix, Bars, Block, Heading, Note, Paragraph, Report, Table
from secretariat.exchange.printing.faces import Role
from secretariat.exchange.printing.linebreaking import balance_lines, break_lines
from secretariat.exchange.printing.press import Press
from secretariat.exchange.printing.report_page import (
    CHARACTERS,
    LEFT,
    PITCH,
    SIZE,
    SPACING,
    STEP,
    WIDTH,
    Pages,
    grid_measure,
    print_text,
)
from secretariat.exchange.printing.report_table import print_bars, print_table, table_start
from secretariat.exchange.printing.typesetting import clean

_TITLE, _TITLE_PITCH = 22.0, 34.0
_NOTE, _NOTE_PITCH = 10.5, 17.0
_ROLES = {1: Role.HEADING, 2: Role.SUBHEADING}


def draw_report(report: Report, path: Path) -> tuple[str, ...]:
    """Write the report to `path` and return what the clerk should know about the fonts."""
    press = Press(path, report.title, report.office)
    pages = Pages(press)
    _title(pages, report.title, report.subtitle)
    _blocks(pages, report.blocks)
    _attachments(pages, report.enclosed)
    _signature(pages, report.office, report.signed)
    for number, appendix in enumerate(report.appendices, 1):
        _appendix(pages, appendix, f"附件{number}" if len(report.enclosed) > 1 else "附件")
    pages.finish()
    press.save()
    return press.type.warnings()


def _blocks(pages: Pages, blocks: Sequence[Block]) -> None:
    for number, block in enumerate(blocks):
        _block(pages, block, blocks[number + 1] if number + 1 < len(blocks) else None)


def _appendix(pages: Pages, appendix: Appendix, label: str) -> None:
    """An attachment on a page of its own: 附件1 in 3号 黑体 at the left edge, its title on the third line (7.3.4)."""
    pages.turn()
    pages.line(label, pages.press.face(Role.HEADING), LEFT, 0.0)
    pages.take(PITCH)
    _title(pages, appendix.title)
    _blocks(pages, appendix.blocks)


def _title(pages: Pages, title: str, subtitle: str = "") -> None:
    """The title in 2号 小标宋, centred and balanced (7.3.1), the subtitle in 3号 楷体, and an empty line."""
    face = pages.press.face(Role.TITLE)
    for line in balance_lines(clean(title), face.width, WIDTH / _TITLE):
        pages.need(_TITLE_PITCH)
        top = pages.take(_TITLE_PITCH)
        x = LEFT + (WIDTH - face.width(line) * _TITLE) / 2
        pages.press.text((x, top - _TITLE_PITCH / 2 - 0.38 * _TITLE), line, face, _TITLE)
    pages.snap()
    if subtitle:
        _centred(pages, clean(subtitle))
    pages.take(PITCH)


def _centred(pages: Pages, text: str) -> None:
    face = pages.press.face(Role.SUBHEADING)
    for line in balance_lines(text, face.width, WIDTH / SIZE):
        pages.line(line, face, LEFT + (WIDTH - face.width(line) * SIZE) / 2, 0.0)


def _block(pages: Pages, block: Block, following: Block | None) -> None:
    if isinstance(block, Heading):
        _heading(pages, block, following)
    elif isinstance(block, Paragraph):
        pages.snap()
        print_text(pages, block.text, pages.press.face(Role.BODY))
    elif isinstance(block, Table):
        print_table(pages, block)
    elif isinstance(block, Bars):
        print_bars(pages, block)
    else:
        _note(pages, block)


def _heading(pages: Pages, heading: Heading, following: Block | None) -> None:
    """A heading never stands at the foot of a page without what it heads."""
    pages.snap()
    face = pages.press.face(_ROLES.get(heading.level, Role.BODY))
    own = len(break_lines(clean(heading.text), grid_measure(face), CHARACTERS - 2, CHARACTERS)) * PITCH
    pages.need(own + _start(pages, following))
    print_text(pages, heading.text, face)


def _start(pages: Pages, block: Block | None) -> float:
    if isinstance(block, Table):
        return table_start(pages, block)
    if isinstance(block, Bars):
        return 2.5 * PITCH
    return 0.0 if block is None else PITCH * (2 if isinstance(block, Heading) else 1)


def _note(pages: Pages, note: Note) -> None:
    face = pages.press.face(Role.BODY)
    room = WIDTH / _NOTE
    for line in break_lines(clean(note.text), face.width, room, room):
        pages.need(_NOTE_PITCH)
        top = pages.take(_NOTE_PITCH)
        pages.press.text((LEFT, top - _NOTE_PITCH / 2 - 0.38 * _NOTE), line, face, _NOTE)


def _attachments(pages: Pages, names: tuple[str, ...]) -> None:
    """附件说明 one line below the text, two characters in, wrapped lines under the name (7.3.4)."""
    if not names:
        return
    pages.snap()
    if pages.used > 0 and pages.left >= 2 * PITCH:
        pages.take(PITCH)
    face = pages.press.face(Role.BODY)
    for number, name in enumerate(names, 1):
        numeral = f"{number}." if len(names) > 1 else ""
        lead = "附件：" + numeral if number == 1 else numeral
        indent = 2 if number == 1 else 5
        hanging = 5 + (1 if numeral else 0)
        print_text(pages, lead + name, face, indent, hanging)


def _signature(pages: Pages, office: str, signed: str) -> None:
    """The office and the day without a seal (7.3.5.2): the name ends two characters from the edge.

    The day begins two characters right of the name; where it is the longer one, it ends two from the edge.
    """
    face = pages.press.face(Role.BODY)
    office, signed = clean(office), clean(signed)
    lines = [line for line in (office, signed) if line]
    if not lines:
        return
    pages.snap()
    if not pages.need(len(lines) * PITCH) and pages.used:
        # Two empty lines where there is room: fewer are better than a page with nothing but the signature.
        pages.take(min(2, round(pages.left / PITCH) - len(lines)) * PITCH)
    measure = grid_measure(face)
    name, day = measure(office), measure(signed)
    name_at = CHARACTERS - 2 - max(name, day + 2) if name + 0.01 < day + 2 else CHARACTERS - 2 - name
    day_at = name_at + 2
    if office:
        _sign(pages, office, max(0.0, name_at))
    if signed:
        _sign(pages, signed, max(0.0, day_at if office else CHARACTERS - 2 - day))


def _sign(pages: Pages, text: str, at: float) -> None:
    face = pages.press.face(Role.BODY)
    for line in break_lines(text, grid_measure(face), CHARACTERS - at, CHARACTERS - at):
        pages.line(line, face, LEFT + at * STEP, SPACING)
