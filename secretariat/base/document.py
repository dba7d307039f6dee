"""What is printed, before it becomes a workbook or a PDF: plain text, tables and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class PrintColumn:
    """A printed column. `width` is the wanted width in half-width characters, `number` makes Excel cells
    numeric where the cell is an int or a float, `hidden` writes it to Excel only, as a hidden column.
    """

    label: str
    width: int = 12
    align: Align = "left"
    number: bool = False
    hidden: bool = False
    wrap: bool = True


PrintCell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Roster:
    """A list as it is printed: 会员名册, 通讯录.

    `unit` is the line under the title (填报单位), `as_of` the printed 截至日期 ("2026年10月31日"),
    `maker` the 制表人, `rows` plain cells in the order of `columns`.
    `watermark` is printed faintly across each PDF page and in the Excel header (内部资料 注意保存).
    """

    title: str
    unit: str
    as_of: str
    columns: tuple[PrintColumn, ...]
    rows: Sequence[Sequence[PrintCell]]
    numbered: bool = True
    maker: str = ""
    notes: tuple[str, ...] = ()
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """The records that a figure counts: a ledger, filters as (column key, operator, value), and the day."""

    ledger: str
    as_of: str | None = None
    ids: tuple[int, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell or a number in a sentence that knows which records it counts."""

    text: str
    number: int | float | None = None
    counts: Selection | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is 一、 (黑体), 2 is (一) (楷体), 3 is 1. (仿宋). The numeral is part of the text."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text of a report, made of plain pieces and figures."""

    pieces: tuple[str | Figure, ...]

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report; `columns` give labels and alignment, cells are text or figures."""

    caption: str
    columns: tuple[PrintColumn, ...]
    rows: tuple[tuple[str | Figure, ...], ...]
    total: bool = False
    """True where the last row is a sum and is set off."""


@dataclass(frozen=True, slots=True)
class Note:
    """A small line under a table or at the end: 注:…"""

    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A simple bar chart: labels with their values, all of one unit."""

    caption: str
    bars: tuple[tuple[str, int], ...]
    unit: str


Block = Heading | Paragraph | Table | Note | Bars


@dataclass(frozen=True, slots=True)
class NameCard:
    """One card that stands on a table: the name as printed (张　三), and perhaps a small line under it."""

    name: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class NameCards:
    """Cards to be folded so that the name stands on both sides; one or two of them on an A4 sheet."""

    title: str
    cards: tuple[NameCard, ...]
    per_page: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Appendix:
    """An attachment that is printed behind the report, on pages of its own: 附件1 活动台账."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the layout of GB/T 9704-2012: title, blocks, and the signature with its day."""

    title: str
    blocks: tuple[Block, ...]
    office: str
    as_of: str
    """ISO day that the figures stand for."""
    signed: str = ""
    """Printed date, such as 2026年10月31日."""
    subtitle: str = ""
    attachments: tuple[str, ...] = field(default=())
    """What is handed over beside the report, by name."""
    appendices: tuple[Appendix, ...] = field(default=())

    @property
    def enclosed(self) -> tuple[str, ...]:
        """The names under 附件: first what is printed behind the report, then what comes beside it."""
        return (*(one.title for one in self.appendices), *self.attachments)
