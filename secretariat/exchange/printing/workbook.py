"""A small writer of .xlsx files (ECMA-376) that knows no formulas.

openpyxl's write-only mode spends most of its time on cell objects; a list is written here as text. Since no
formula element is ever written, a name such as =1+1 cannot become one.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from secretariat.base.document import PrintCell
from secretariat.base.errors import Refusal
from secretariat.exchange.printing.cells import shown
from secretariat.exchange.printing.styles import Style, style_sheet

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LONGEST_TEXT = 32_767
HIGHEST_ROW = 409.0
"""Excel's limits (Microsoft, Excel specifications and limits)."""

_CAREFUL = re.compile(r"[&<>\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def letters(column: int) -> str:
    """The name of a column, counted from 0: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(slots=True)
class Sheet:
    """A sheet being filled row by row. Rows and columns count from 0 here.

    `head` is the number of the row of labels: rows down to it are frozen and printed on every page.
    """

    title: str
    widths: Sequence[float]
    hidden: frozenset[int] = frozenset()
    landscape: bool = False
    head: int | None = None
    filter: bool = False
    header: str = ""
    warnings: list[str] = field(default_factory=list)
    _rows: list[str] = field(default_factory=list)
    _merges: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of rows written so far."""
        return len(self._rows)

    def add(self, cells: Sequence[tuple[PrintCell, Style]], height: float | None = None) -> None:
        """Append a row of cells, each a value and its style; `height` in points, else Excel fits it."""
        row = self.count + 1
        parts = [self._cell(f"{letters(column)}{row}", *cell) for column, cell in enumerate(cells)]
        self._append(row, "".join(parts), height)

    def add_merged(self, cells: Sequence[tuple[int, PrintCell, Style]], height: float | None = None) -> None:
        """Append a row of merged stretches, each the number of columns it spans, a value and its style."""
        row, column, parts = self.count + 1, 0, []
        for span, value, style in cells:
            first, last = letters(column), letters(column + span - 1)
            parts.append(self._cell(f"{first}{row}", value, style))
            parts += [f'<c r="{letters(at)}{row}" s="{style:d}"/>' for at in range(column + 1, column + span)]
            if span > 1:
                self._merges.append(f"{first}{row}:{last}{row}")
            column += span
        self._append(row, "".join(parts), height)

    def add_table(
        self, rows: Iterable[Sequence[PrintCell]], styles: Sequence[tuple[Style, Style | None]]
    ) -> None:
        """Append many rows; each column has a style for texts and, where numbers stay so, for these."""
        marks = [
            (letters(column), f'" s="{text:d}" t="inlineStr"><is><t>', f'" s="{text:d}"', number)
            for column, (text, number) in enumerate(styles)
        ]
        careful = _CAREFUL.search
        for values in rows:
            row, parts = self.count + 1, []
            for (name, opening, blank, number), value in zip(marks, values, strict=True):
                if type(value) is str and value and not careful(value) and len(value) <= LONGEST_TEXT:
                    parts.append(f'<c r="{name}{row}{opening}{value}</t></is></c>')
                elif value is None or value == "":
                    parts.append(f'<c r="{name}{row}{blank}/>')
                else:
                    parts.append(self._mixed(f"{name}{row}", value, blank, number))
            self._append(row, "".join(parts), None)

    def _mixed(self, reference: str, value: PrintCell, blank: str, number: Style | None) -> str:
        if number is not None and _is_number(value):
            return f'<c r="{reference}" s="{number:d}"><v>{value!r}</v></c>'
        return f'<c r="{reference}{blank} t="inlineStr"><is>{self._text(reference, shown(value))}</is></c>'

    def _cell(self, reference: str, value: PrintCell, style: Style) -> str:
        if value is None or value == "":
            return f'<c r="{reference}" s="{style:d}"/>'
        return self._mixed(reference, value, f'" s="{style:d}"', style)

    def _text(self, reference: str, text: str) -> str:
        if len(text) > LONGEST_TEXT:
            cell = f"工作表“{self.title}”的单元格 {reference}"
            self.warnings.append(f"{cell} 超过 Excel 一格的上限 {LONGEST_TEXT:,} 字，只写入了前面的部分。")
            text = text[:LONGEST_TEXT]
        return f'<t xml:space="preserve">{escape(legal(text))}</t>'

    def _append(self, row: int, cells: str, height: float | None) -> None:
        if row > MOST_ROWS:
            raise Refusal(f"一张工作表最多 {MOST_ROWS:,} 行，放不下这么多记录。", "请先筛选，分几次导出。")
        size = f' ht="{min(height, HIGHEST_ROW):g}" customHeight="1"' if height else ""
        self._rows.append(f'<row r="{row}"{size}>{cells}</row>')

    def parts(self, active: bool) -> Iterable[str]:
        """The sheet's XML in pieces."""
        yield f'{_HEADER}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        yield self._view(active)
        yield '<sheetFormatPr defaultRowHeight="16"/>'
        yield f"<cols>{''.join(self._columns())}</cols><sheetData>"
        yield from self._rows
        yield "</sheetData>"
        if self.filter and self.head is not None:
            yield f'<autoFilter ref="{self._filter_range()}"/>'
        if self._merges:
            merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in self._merges)
            yield f'<mergeCells count="{len(self._merges)}">{merged}</mergeCells>'
        yield self._page()

    def names(self, number: int) -> Iterable[str]:
        """The defined names of the sheet, for the workbook: the filter's area, what every page repeats."""
        if self.head is None:
            return
        sheet = "'" + self.title.replace("'", "''") + "'!"
        if self.filter:
            area = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", self._filter_range())
            yield _name("_xlnm._FilterDatabase", number, sheet + area, ' hidden="1"')
        yield _name("_xlnm.Print_Titles", number, f"{sheet}$1:${self.head + 1}", "")

    def _filter_range(self) -> str:
        row = (self.head or 0) + 1
        return f"A{row}:{letters(len(self.widths) - 1)}{max(self.count, row)}"

    def _view(self, active: bool) -> str:
        selected = ' tabSelected="1"' if active else ""
        pane = ""
        if self.head is not None:
            below = self.head + 1
            corner = f'topLeftCell="A{below + 1}" activePane="bottomLeft" state="frozen"'
            pane = f'<pane ySplit="{below}" {corner}/><selection pane="bottomLeft"/>'
        return f'<sheetViews><sheetView workbookViewId="0"{selected}>{pane}</sheetView></sheetViews>'

    def _columns(self) -> Iterable[str]:
        for number, width in enumerate(self.widths):
            hidden = ' hidden="1"' if number in self.hidden else ""
            yield f'<col min="{number + 1}" max="{number + 1}" width="{width:g}" customWidth="1"{hidden}/>'

    def _page(self) -> str:
        orientation = "landscape" if self.landscape else "portrait"
        header = self.header[:100].replace("&", "&&")  # Excel refuses more than 255 characters
        top = f"<oddHeader>{escape(legal('&R' + header))}</oddHeader>" if header else ""
        return (
            '<printOptions horizontalCentered="1"/>'
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>'
            f'<pageSetup paperSize="9" orientation="{orientation}" fitToWidth="1" fitToHeight="0"/>'
            f"<headerFooter>{top}<oddFooter>{escape('&C第 &P 页  共 &N 页')}</oddFooter></headerFooter>"
            "</worksheet>"
        )


def _is_number(value: PrintCell) -> bool:
    """Whether Excel holds the value exactly: it keeps 15 digits."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return abs(value) < 10**15
    return isinstance(value, float) and isfinite(value)


def legal(text: str) -> str:
    """The text as XML and Excel take it: no control characters, one kind of line end, _x0041_ kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPE_LIKE.sub("_x005F_", _ILLEGAL.sub("", text))


def _name(name: str, sheet: int, target: str, more: str) -> str:
    return f'<definedName name="{name}" localSheetId="{sheet}"{more}>{escape(target)}</definedName>'


def sheet_title(wanted: str, taken: Iterable[str]) -> str:
    """A title that Excel accepts: at most 31 UTF-16 units, no brackets, slashes and so on, not taken."""
    plain = re.sub(r"[\[\]:*?/\\：？＊／＼\x00-\x1f]", " ", legal(wanted)).strip().strip("'").strip() or "表"
    used = {title.casefold() for title in taken}
    title, number = _at_most(plain, 31), 1
    while title.casefold() in used or title.casefold() == "history":
        number += 1
        title = f"{_at_most(plain, 31 - len(str(number)) - 1)} {number}"
    return title


def _at_most(text: str, units: int) -> str:
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    return text.rstrip()


def write_book(path: Path, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Write the sheets to `path` and return their warnings. The same sheets give the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, text in _frame(sheets):
            archive.writestr(_entry(name), text.encode("utf-8"))
        for number, sheet in enumerate(sheets, 1):
            with archive.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as stream:
                for part in sheet.parts(number == 1):
                    stream.write(part.encode("utf-8"))
    return tuple(warning for sheet in sheets for warning in sheet.warnings)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _frame(sheets: Sequence[Sheet]) -> Iterable[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_HEADER}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>{kinds}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", style_sheet()
    listed = "".join(
        f'<sheet name={quoteattr(sheet.title)} sheetId="{n}" r:id="rId{n}"/>'
        for n, sheet in enumerate(sheets, 1)
    )
    names = "".join(name for number, sheet in enumerate(sheets) for name in sheet.names(number))
    defined = f"<definedNames>{names}</definedNames>" if names else ""
    yield (
        "xl/workbook.xml",
        f'{_HEADER}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets>{defined}</workbook>",
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEADER}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
