"""The shelf of invented office lists: each a workbook as clerks keep it, with the truth beside it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Grid = Sequence[Sequence[Any]]
Truth = dict[str, Any]

ANDA, HONGDA, KAIXUAN, TENGFEI = (
    "青石县安达有限公司", "临川县宏达紧固件有限责任公司", "云溪县凯旋大药房有限公司", "云溪县腾飞餐饮有限责任公司",
)  # fmt: skip
CODES = ("91361002FQEFLCR632", "913610223PAWPNGXY7", "913610215G70Q6HXUN", "91361021U2RHRUTX8N")
"""Invented, with sound check characters."""
ZHANG_ID, LI_ID, WANG_ID = "361002198107089677", "361021198703319845", "36040219760717249X"
"""Invented: a man born 1981-07-08, a woman born 1987-03-31, a man born 1976-07-17."""
PHONES = ("13805740001", "13805740002", "13805740003", "13805740004")
ENTERPRISE, GROUP, INDIVIDUAL = "企业会员", "团体会员", "个人会员"
ALWAYS = ("会员层级", "会员状态", "记录号", "负责人年龄")
"""What the program works out by itself; named in a truth only where the list is about it."""


@dataclass(frozen=True)
class Roster:
    """One list: its file, what must come in (all filled fields of each member, in order), and what must be told.

    `problems` are (row, heading); `skipped` the rows that are no members; `notes` words that must be told;
    `fields` the headings that become fields of the office's own.
    """

    file: str
    content: bytes
    truth: Sequence[Truth]
    problems: Sequence[tuple[int, str]] = ()
    skipped: Sequence[int] = ()
    notes: Sequence[str] = ()
    fields: Sequence[str] = ()
    told: Sequence[tuple[int, str]] = ()
    counts: dict[str, int] = field(default_factory=dict)


SHELF: dict[str, Callable[[], Roster]] = {}


def roster(make: Callable[[], Roster]) -> Callable[[], Roster]:
    """Put a list on the shelf under the first line of its docstring."""
    SHELF[(make.__doc__ or make.__name__).strip().rstrip("。")] = make
    return make


def xlsx(*sheets: Grid | tuple[str, Grid], finish: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook of these sheets; `finish` merges, hides and paints in the first one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, item in enumerate(sheets, start=1):
        name, grid = (
            item if isinstance(item, tuple) and isinstance(item[0], str) else (f"Sheet{number}", item)
        )
        sheet = book.create_sheet(name)
        for row in grid:
            sheet.append(list(row))
    if finish is not None:
        finish(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def merged(*ranges: str) -> Callable[[Worksheet], None]:
    """A finish that merges these ranges."""

    def finish(sheet: Worksheet) -> None:
        for one in ranges:
            sheet.merge_cells(one)

    return finish


def csv(grid: Grid, encoding: str = "gb18030") -> bytes:
    """The rows as a comma-separated file."""
    return "\r\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in grid).encode(
        encoding
    )


def page(grid: Grid) -> bytes:
    """The rows as the web page that office systems save under the name .xls."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{'' if cell is None else cell}</td>" for cell in row) + "</tr>" for row in grid
    )
    return f'<html><meta charset="utf-8"><body><table border="1">{rows}</table></body></html>'.encode()


def enterprise(name: str, **values: Any) -> Truth:
    """An enterprise member."""
    return {"会员名称": name, "会员类别": ENTERPRISE, **values}


def person(name: str, **values: Any) -> Truth:
    """An individual member: the member's name is the person's."""
    return {"会员名称": name, "负责人": name, "会员类别": INDIVIDUAL, **values}
