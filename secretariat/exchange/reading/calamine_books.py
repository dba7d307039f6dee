"""Opening workbooks with calamine and taking the rows of a sheet, errors told as refusals."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.model import CellValue
from secretariat.exchange.reading.source import Source
from secretariat.exchange.reading.table import Tidy

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def open_book(source: Source) -> CalamineWorkbook:
    """The workbook; raises Refusal when it is locked or damaged. Its name is not asked, only its bytes."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(source.content))
    except PasswordError:
        raise refusals.encrypted(source.name) from None
    except (CalamineError, OSError):
        raise refusals.damaged(source.name) from None


def sheet_rows(source: Source, book: CalamineWorkbook, name: str, tidy: Tidy) -> list[list[CellValue]]:
    """The rows of a sheet from A1 on; raises Refusal when it is damaged or too large."""
    from python_calamine import CalamineError

    try:
        sheet = book.get_sheet_by_name(name)
    except (CalamineError, OSError):
        raise refusals.damaged(source.name) from None
    if sheet.start is None or sheet.end is None:
        return []
    if (sheet.end[0] + 1) * (sheet.end[1] + 1) > source.limits.area:
        raise refusals.too_wide(source.name, name)
    return tidy.rows(sheet.to_python(), *sheet.start)
