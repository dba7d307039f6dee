"""The look of cells in a workbook: a fixed set, numbered as the style sheet lists them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

_FONT = "宋体"
_TITLE_FONT, _HEAD_FONT, _BODY_FONT = "方正小标宋简体", "黑体", "仿宋"


class Style(IntEnum):
    """A cell style. The value is its number in the style sheet."""

    PLAIN = 0
    TITLE = 1
    LINE_LEFT = 2
    LINE_RIGHT = 3
    HEAD = 4
    TEXT = 5
    TEXT_CENTER = 6
    TEXT_RIGHT = 7
    NUMBER = 8
    NUMBER_CENTER = 9
    NOTE = 10
    PARAGRAPH = 11
    HEADING = 12
    SUM_TEXT = 13
    SUM_NUMBER = 14
    CAPTION = 15


@dataclass(frozen=True, slots=True)
class _Look:
    font: int = 0
    align: str = "left"
    border: bool = False
    fill: int = 0
    wrap: bool = False
    text: bool = True
    """True for format @ (text), so that Excel keeps long digits and a leading = as they are when edited."""


_LOOKS = {
    Style.PLAIN: _Look(text=False),
    Style.TITLE: _Look(font=1, align="center", wrap=True),
    Style.LINE_LEFT: _Look(),
    Style.LINE_RIGHT: _Look(align="right"),
    Style.HEAD: _Look(font=2, align="center", border=True, fill=2, wrap=True),
    Style.TEXT: _Look(border=True, wrap=True),
    Style.TEXT_CENTER: _Look(align="center", border=True, wrap=True),
    Style.TEXT_RIGHT: _Look(align="right", border=True, wrap=True),
    Style.NUMBER: _Look(align="right", border=True, text=False),
    Style.NUMBER_CENTER: _Look(align="center", border=True, text=False),
    Style.NOTE: _Look(wrap=True),
    Style.PARAGRAPH: _Look(font=3, wrap=True),
    Style.HEADING: _Look(font=4, wrap=True),
    Style.SUM_TEXT: _Look(font=2, align="center", border=True, fill=2, wrap=True),
    Style.SUM_NUMBER: _Look(font=2, align="right", border=True, fill=2, text=False),
    Style.CAPTION: _Look(font=2, align="center", wrap=True),
}
_FONTS = (
    (11, False, _FONT),
    (18, False, _TITLE_FONT),
    (11, True, _FONT),
    (14, False, _BODY_FONT),
    (14, False, _HEAD_FONT),
)


def style_sheet() -> str:
    """The content of xl/styles.xml."""
    fonts = "".join(
        f'<font>{"<b/>" if bold else ""}<sz val="{size}"/><name val="{name}"/><charset val="134"/></font>'
        for size, bold, name in _FONTS
    )
    looks = "".join(_format(_LOOKS[style]) for style in Style)
    edges = "".join(
        f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<fonts count="{len(_FONTS)}">{fonts}</fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{edges}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(Style)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _format(look: _Look) -> str:
    wrap = ' wrapText="1"' if look.wrap else ""
    return (
        f'<xf numFmtId="{49 if look.text else 0}" fontId="{look.font}" fillId="{look.fill}"'
        f' borderId="{int(look.border)}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"'
        f' applyBorder="1" applyAlignment="1">'
        f'<alignment horizontal="{look.align}" vertical="center"{wrap}/></xf>'
    )
