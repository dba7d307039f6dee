"""Printed documents: rosters and reports as workbooks and PDF files, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from secretariat.base.document import PrintCell, PrintColumn, Report, Roster
from secretariat.base.errors import Refusal
from secretariat.exchange.printing.saving import save_atomically

__all__ = ["save_atomically", "write_report", "write_roster", "write_rows"]


def write_roster(roster: Roster, path: Path) -> tuple[str, ...]:
    """Write a roster as .xlsx or .pdf, by the suffix, and return warnings in Chinese.

    Raises Refusal for another suffix and where the file cannot be written.
    """
    if _suffix(path) == ".pdf":
        from secretariat.exchange.printing.roster_pdf import draw_roster as write
    else:
        from secretariat.exchange.printing.roster_xlsx import write_roster_book as write
    return _saved(path, lambda target: write(roster, target))


def write_report(report: Report, path: Path) -> tuple[str, ...]:
    """Write a report as .xlsx or .pdf (GB/T 9704-2012), by the suffix, and return warnings in Chinese.

    Raises Refusal for another suffix and where the file cannot be written.
    """
    if _suffix(path) == ".pdf":
        from secretariat.exchange.printing.report_pdf import draw_report as write
    else:
        from secretariat.exchange.printing.report_xlsx import write_report_book as write
    return _saved(path, lambda target: write(report, target))


def write_rows(
    path: Path,
    title: str,
    columns: Sequence[PrintColumn | str],
    rows: Sequence[Sequence[PrintCell]],
) -> tuple[str, ...]:
    """Write a plain workbook of one sheet called `title`: a frozen row of labels with a filter, then rows.

    Texts stay texts; only int and float cells of a `number` column become numbers. Raises Refusal where the
    file cannot be written or is not to be an .xlsx.
    """
    if path.suffix.lower() != ".xlsx":
        raise Refusal(f"“{path.name}”不是 Excel 文件名。", "请把文件名的结尾改成 .xlsx。")
    from secretariat.exchange.printing.roster_xlsx import write_plain_book

    full = [PrintColumn(column) if isinstance(column, str) else column for column in columns]
    return _saved(path, lambda target: write_plain_book(target, title, full, rows))


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in (".xlsx", ".pdf"):
        raise Refusal(f"不会写“{path.name}”这种文件。", "请把文件名的结尾改成 .xlsx（Excel）或 .pdf。")
    return suffix


def _saved(path: Path, write: Callable[[Path], tuple[str, ...]]) -> tuple[str, ...]:
    warnings: list[str] = []
    save_atomically(path, lambda target: warnings.extend(write(target)))
    return tuple(warnings)
