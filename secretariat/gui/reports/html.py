"""A report as the text of a browser widget. Each figure that counts records becomes a numbered link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from secretariat.base.document import (
    Bars,
    Block,
    Figure,
    Heading,
    Note,
    Paragraph,
    PrintColumn,
    Report,
    Selection,
    Table,
)
from secretariat.gui.style import COLOURS

_BAR_WIDTH = 300  # pixels of the longest bar
_CELL = f"padding: 5px 8px; border-bottom: 1px solid {COLOURS['line']};"
_HEAD = (
    f"padding: 6px 8px; background: {COLOURS['sidebar']}; border-bottom: 1px solid {COLOURS['line_dark']};"
)
_SIZES = {1: "14pt", 2: "12pt", 3: "11pt"}


class ReportText:
    """The text of a report, and the selections behind its links: link number n opens `selections[n]`."""

    def __init__(self, report: Report) -> None:
        self.selections: list[Selection] = []
        blocks = "".join(self._block(block) for block in report.blocks)
        behind = "".join(self._appendix(report, place) for place in range(len(report.appendices)))
        self.html = f"{_title(report)}{blocks}{_closing(report)}{behind}"

    def selection(self, link: str) -> Selection | None:
        """What a link opens; None for anything that is no link of ours."""
        number = link.removeprefix("figure:")
        known = number.isdigit() and int(number) < len(self.selections)
        return self.selections[int(number)] if known else None

    def _appendix(self, report: Report, place: int) -> str:
        one = report.appendices[place]
        label = f"附件{place + 1}" if len(report.enclosed) > 1 else "附件"
        head = (
            f'<hr><p style="margin: 16px 0 0 0;"><b>{label}</b></p>'
            f'<p align="center" style="font-size: 16pt; margin: 4px 0;"><b>{escape(one.title)}</b></p>'
        )
        return head + "".join(self._block(block) for block in one.blocks)

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            size, ink = _SIZES[block.level], COLOURS["accent" if block.level == 1 else "text"]
            return f'<p style="margin: 16px 0 6px 0; font-size: {size}; color: {ink};"><b>{escape(block.text)}</b></p>'
        if isinstance(block, Paragraph):
            text = "".join(self._piece(piece) for piece in block.pieces).replace("\n", "<br>")
            return f'<p style="margin: 4px 0; text-indent: 24px; line-height: 135%;">{text}</p>'
        if isinstance(block, Note):
            return f'<p style="margin: 4px 0; color: {COLOURS["muted"]};">{escape(block.text)}</p>'
        return self._table(block) if isinstance(block, Table) else _bars(block)

    def _piece(self, piece: str | Figure) -> str:
        if isinstance(piece, str):
            return escape(piece)
        if piece.counts is None or not piece.counts.ids:
            return escape(piece.text)
        self.selections.append(piece.counts)
        link = f"figure:{len(self.selections) - 1}"
        return f'<a href="{link}" style="color: {COLOURS["accent"]};">{escape(piece.text)}</a>'

    def _table(self, table: Table) -> str:
        kept = [place for place, column in enumerate(table.columns) if not column.hidden]
        columns = [table.columns[place] for place in kept]
        heads = "".join(
            f'<td align="{_align(one)}" style="{_HEAD}"><b>{escape(one.label)}</b></td>' for one in columns
        )
        rows = "".join(self._row(table, number, kept) for number in range(len(table.rows)))
        empty = f'<tr><td colspan="{len(kept)}" align="center" style="{_CELL}">（没有记录）</td></tr>'
        return (
            f'<p align="center" style="margin: 10px 0 4px 0;"><b>{escape(table.caption)}</b></p>'
            f'<table width="100%" cellspacing="0" cellpadding="0" style="border-collapse: collapse;">'
            f"<thead><tr>{heads}</tr></thead>{rows or empty}</table>"
        )

    def _row(self, table: Table, number: int, kept: Sequence[int]) -> str:
        total = table.total and number == len(table.rows) - 1
        cells = (self._td(table.columns[place], table.rows[number][place], total) for place in kept)
        return f"<tr>{''.join(cells)}</tr>"

    def _td(self, column: PrintColumn, cell: str | Figure, total: bool) -> str:
        text = self._piece(cell)
        paper = f" background: {COLOURS['sidebar']};" if total else ""
        return (
            f'<td align="{_align(column)}" style="{_CELL}{paper}">{f"<b>{text}</b>" if total else text}</td>'
        )


def _align(column: PrintColumn) -> str:
    return "right" if column.number and column.align == "left" else column.align


def _title(report: Report) -> str:
    size = "19pt" if len(report.title) <= 26 else "16pt"
    lines = [f'<p align="center" style="font-size: {size}; margin: 4px 0;"><b>{escape(report.title)}</b></p>']
    if report.subtitle:
        lines.append(f'<p align="center" style="margin: 2px 0;">{escape(report.subtitle)}</p>')
    return "".join(lines)


def _closing(report: Report) -> str:
    many = len(report.enclosed) > 1
    parts = [
        f"附件：{f'{number}.' if many else ''}{escape(name)}"
        for number, name in enumerate(report.enclosed, 1)
    ]
    lines = "".join(f'<p style="margin: 6px 0;">{part}</p>' for part in parts)
    signed = "<br>".join(escape(text) for text in (report.office, report.signed) if text)
    return f'{lines}<p align="right" style="margin: 24px 16px 8px 0; line-height: 135%;">{signed}</p>'


def _bars(block: Bars) -> str:
    most = max((number for _, number in block.bars), default=0)
    return (
        f'<p align="center" style="margin: 10px 0 4px 0;"><b>{escape(block.caption)}</b></p>'
        f'<table cellspacing="0" cellpadding="3">{"".join(_bar_rows(block, most))}</table>'
    )


def _bar_rows(block: Bars, most: int) -> Iterator[str]:
    for label, number in block.bars:
        width = max(1, round(_BAR_WIDTH * number / most)) if most else 1
        bar = (
            f'<table cellspacing="0" cellpadding="0"><tr><td width="{width}" height="14"'
            f' style="background: {COLOURS["accent"]};"></td></tr></table>'
        )
        yield f'<tr><td align="right">{escape(label)}</td><td>{bar}</td><td>{number}{escape(block.unit)}</td></tr>'
